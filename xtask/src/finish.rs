//! `cargo xtask finish`: what Trunk calls when a build stands in its staging folder.

use crate::options::Options;
use crate::shell::{output, program, run, text};
use anyhow::{Context, Result, bail};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const HELP: &str = "\
usage: TRUNK_PROFILE=release TRUNK_STAGING_DIR=… cargo xtask finish

Called by Trunk's post_build hook. Puts the texts that the page loads later beside it. Minifies the
scripts and styles of a release build, and makes one file of the styles.";

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR");
    let site = PathBuf::from(staging.context("TRUNK_STAGING_DIR is not set: run trunk instead")?);
    put_words(&site)?;
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        minify(&site)?;
    }
    Ok(())
}

/// The texts that the page asks for when it is used. A browser neither runs nor loads a script of a
/// type that it does not know; a page in one file can have the texts inside that element.
fn put_words(site: &Path) -> Result<()> {
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    let name = put_hashed(site, "words", "txt", pricing::words::LINES)?;
    let (head, rest) = html.split_once("</head>").context("index.html has no head")?;
    let element = format!("  <script type=\"text/plain\" id=\"words\">./{name}</script>\n  ");
    std::fs::write(page, [head, &element, "</head>", rest].concat())?;
    Ok(())
}

/// Writes a file whose name changes with its text, and tells the name.
fn put_hashed(site: &Path, name: &str, extension: &str, text: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let name = format!("{name}-{:016x}.{extension}", hasher.finish());
    std::fs::write(site.join(&name), text)?;
    Ok(name)
}

/// Trunk's own minifier cannot read wasm-bindgen's glue; esbuild takes 30 % off it.
fn minify(site: &Path) -> Result<()> {
    if output(&mut program("esbuild", &["--version"])).is_none() {
        eprintln!("WARNING: esbuild is not on PATH: scripts and styles stay larger than need be");
        eprintln!("WARNING: to mend it, run: eval \"$(cargo xtask env)\"");
        return Ok(());
    }
    refuse_integrity(site)?;
    join_styles(site)?;
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

/// One style sheet instead of several: the names and the compression of a request are paid once.
fn join_styles(site: &Path) -> Result<()> {
    const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    let (mut styles, mut rest, mut place) = (String::new(), String::new(), None);
    for line in html.lines() {
        let link = line.trim_start().strip_prefix(LINK).and_then(|link| link.split_once('"'));
        let Some((name, _)) = link else {
            rest += line;
            rest.push('\n');
            continue;
        };
        place.get_or_insert(rest.len());
        let file = site.join(name);
        styles += &std::fs::read_to_string(&file).with_context(|| format!("no {name}"))?;
        std::fs::remove_file(file)?;
    }
    let name = put_hashed(site, "style", "css", &styles)?;
    rest.insert_str(place.context("the page links no style")?, &format!("    {LINK}{name}\">\n"));
    std::fs::write(page, rest)?;
    Ok(())
}

fn minify_file(file: &str) -> Result<()> {
    let outfile = format!("--outfile={file}");
    let options = ["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"];
    run(program("esbuild", &[file, &outfile]).args(options))
}
