//! `cargo xtask finish`: what Trunk calls when a build stands in its staging folder.

mod frame;
mod names;
pub mod offline;
mod one_file;
mod packed;
mod still;

use crate::options::Options;
use crate::shell::{output, program, run, text};
use crate::split;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Parts of the names of the functions that are loaded later.
const LATER: &str = include_str!("../../src/late.txt");

/// What `wasm-opt` does. One piece of data packs better than many; the unused beginning of the memory
/// lets it fold offsets.
pub const SMALLEST: [&str; 12] = [
    "--enable-reference-types",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--skip-pass=memory-packing",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
];

const HELP: &str = "\
usage: TRUNK_PROFILE=release TRUNK_STAGING_DIR=… cargo xtask finish

Called by Trunk's post_build hook. Puts the texts that the page loads later beside it. Minifies the
scripts and styles of a release build, makes one file of the styles, names every file after what is in
it, and writes the page of one file, what hosts should send (_headers), and .br and .gz beside all.";

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR");
    let site = PathBuf::from(staging.context("TRUNK_STAGING_DIR is not set: run trunk instead")?);
    put_words(&site)?;
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    put_program(&site, is_release)?;
    refuse_integrity(&site)?;
    join_styles(&site)?;
    frame::write(&site)?;
    still::write(&site)?;
    let can_minify = is_release && has("esbuild", "scripts and styles stay");
    if can_minify {
        minify(&site)?;
    }
    let hashed = names::put_hashes(&site)?;
    names::put_headers(&site, &hashed)?;
    if can_minify {
        one_file::write(&site)?;
    }
    offline::write(&site)?;
    if is_release {
        packed::write(&site)?;
    }
    if can_minify {
        frame::refuse_large_element(&site)?;
    }
    Ok(())
}

/// The texts that the page asks for when it is used.
fn put_words(site: &Path) -> Result<()> {
    std::fs::write(site.join("words.txt"), pricing::words::LINES)?;
    put_meta(site, "later-texts", "words.txt")
}

/// Splits the program.
fn put_program(site: &Path, is_release: bool) -> Result<()> {
    let program = file_with(site, "_bg.wasm")?;
    let glue = file_with(site, ".js").context("no script for the program")?;
    let folder = if is_release { "release" } else { "debug" };
    let linked = crate::target().join("wasm32-unknown-unknown").join(folder).join("suanpan.wasm");
    let linked = std::fs::read(&linked).with_context(|| format!("no {}", linked.display()))?;
    let parts = split::split(&std::fs::read(&program)?, LATER, &linked)?;
    put_part(site, "later.wasm", parts.later, is_release)?;
    put_meta(site, "later-program", "later.wasm")?;
    let mut script = std::fs::read_to_string(&glue)?;
    for (long, short) in &parts.renamed {
        script = script.replace(&format!("{long}:"), &format!("{short}:"));
    }
    std::fs::write(glue, script)?;
    put_part(site, "suanpan.wasm", parts.first, is_release)?;
    let before = program.file_name().and_then(OsStr::to_str).context("a name without text")?;
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    std::fs::write(page, html.replace(before, "suanpan.wasm"))?;
    std::fs::remove_file(program)?;
    Ok(())
}

/// Puts a part of the program into a file, small if it is for a release.
fn put_part(site: &Path, name: &str, part: Vec<u8>, is_release: bool) -> Result<()> {
    let file = site.join(name);
    std::fs::write(&file, part)?;
    if is_release && has("wasm-opt", "the program stays") {
        let file = text(&file)?;
        run(program("wasm-opt", &[file, "-o", file]).args(SMALLEST))?;
    }
    Ok(())
}

/// Whether a tool is there; otherwise it is said what that means.
fn has(tool: &str, what_stays: &str) -> bool {
    let is_there = output(&mut program(tool, &["--version"])).is_some();
    if !is_there {
        eprintln!("WARNING: {tool} is not on PATH: {what_stays} larger than need be");
        eprintln!("WARNING: to mend it, run: eval \"$(cargo xtask env)\"");
    }
    is_there
}

/// The file of the program whose name ends like this.
fn file_with(site: &Path, end: &str) -> Result<PathBuf> {
    for entry in site.read_dir()? {
        let file = entry?.path();
        let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.starts_with("suanpan") && name.ends_with(end) {
            return Ok(file);
        }
    }
    bail!("no suanpan*{end}")
}

/// The names of the site's files, in order: what is made of them is the same everywhere.
fn files(site: &Path) -> Result<Vec<String>> {
    let mut names = vec![];
    for entry in site.read_dir()? {
        let file = entry?.path();
        if file.is_file() {
            names.extend(file.file_name().and_then(OsStr::to_str).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}

/// Tells the page the name of a file that it loads later.
fn put_meta(site: &Path, of: &str, name: &str) -> Result<()> {
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    let (head, rest) = html.split_once("</head>").context("index.html has no head")?;
    let element = format!("  <meta name=\"{of}\" content=\"./{name}\">\n  ");
    std::fs::write(page, [head, &element, "</head>", rest].concat())?;
    Ok(())
}

/// Trunk's own minifier cannot read wasm-bindgen's glue; esbuild takes 30 % off it.
fn minify(site: &Path) -> Result<()> {
    for entry in site.read_dir()? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "js" || extension == "css") {
            minify_file(text(&file)?)?;
        }
    }
    Ok(())
}

/// A browser refuses a file that was changed after its hash was taken.
fn refuse_integrity(site: &Path) -> Result<()> {
    let html = std::fs::read_to_string(site.join("index.html")).context("no index.html")?;
    if html.contains("integrity=\"sha") {
        bail!("Trunk wrote integrity hashes: put data-integrity=\"none\" on each data-trunk link");
    }
    Ok(())
}

/// One style sheet instead of several, and one for what is loaded later: the names and the compression
/// of a request are paid once. What frames need besides stays apart.
fn join_styles(site: &Path) -> Result<()> {
    const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    let (mut styles, mut later) = (String::new(), String::new());
    let (mut rest, mut place) = (String::new(), None);
    for line in html.lines() {
        let link = line.trim_start().strip_prefix(LINK).and_then(|link| link.split_once('"'));
        let Some((name, _)) = link else {
            rest += line;
            rest.push('\n');
            continue;
        };
        place.get_or_insert(rest.len());
        let file = site.join(name);
        let sheet = if name.starts_with("later-") { &mut later } else { &mut styles };
        if name.starts_with("embed-") {
            std::fs::rename(file, site.join(frame::STYLE))?;
            continue;
        }
        let text = std::fs::read_to_string(&file).with_context(|| format!("no {name}"))?;
        *sheet += &if name.starts_with("dark-") { in_the_dark(&text) } else { text };
        std::fs::remove_file(file)?;
    }
    std::fs::write(site.join("style.css"), styles)?;
    rest.insert_str(
        place.context("the page links no style")?,
        &format!("    {LINK}style.css\">\n"),
    );
    std::fs::write(page, rest)?;
    std::fs::write(site.join("later.css"), later)?;
    put_meta(site, "later-style", "later.css")
}

/// The colours of the dark, where the system asks for it unless the page around a frame wants light, and
/// where that page wants it dark. Paper is light.
fn in_the_dark(colours: &str) -> String {
    let of = |root| colours.replace(":root", root);
    let (asked, wanted) = (of(":root:not([data-theme=light])"), of(":root[data-theme=dark]"));
    format!("@media screen and (prefers-color-scheme:dark){{{asked}}}@media screen{{{wanted}}}")
}

fn minify_file(file: &str) -> Result<()> {
    let outfile = format!("--outfile={file}");
    let options = ["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"];
    run(program("esbuild", &[file, &outfile]).args(options))
}
