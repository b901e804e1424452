//! `cargo xtask module`: the engine as a JavaScript module, ready to be published.

use crate::finish::SMALLEST;
use crate::options::Options;
use crate::shell::{run, text};
use crate::tools::{self, Environment};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

const HELP: &str = "\
usage: cargo xtask module

Leaves the engine as a JavaScript module in dist/npm/, ready for `npm publish`, and tests it in Node.
`cargo xtask build` leaves it there too, after the page.";

/// What is sent as it stands in `js/npm/`.
const WRITTEN: [&str; 6] =
    ["README.md", "element.d.ts", "index.d.ts", "package.json", "react.d.ts", "vue.d.ts"];
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The element, the same script that stands beside the page.
const ELEMENT: &str = "embed.js";
/// One script for each place to run in: what differs is how the engine is read.
const SCRIPTS: [&str; 2] = ["browser.js", "node.js"];

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    let tools = tools::for_building()?;
    release_module(&tools)?;
    test(&tools)
}

/// Where the package is left.
pub fn package() -> PathBuf {
    crate::site().join("npm")
}

/// Builds the package.
pub fn release_module(tools: &Environment) -> Result<()> {
    let folder = package();
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let glue = build_engine(tools, &folder)?;
    let written = crate::root().join("js/npm");
    for script in SCRIPTS {
        let outfile = format!("--outfile={}", text(&folder.join(script))?);
        let alias = format!("--alias:glue={}", text(&glue)?);
        let entry = written.join(script);
        let mut bundle = tools.program("esbuild", &[text(&entry)?, &outfile, &alias]);
        let options = ["--bundle", "--format=esm", "--target=es2022"];
        bundle.args(options).args(["--log-level=warning", "--external:node:*"]);
        // The names stay: they are what an error shows.
        run(bundle.args(["--minify-whitespace", "--minify-syntax", "--legal-comments=none"]))?;
    }
    for name in WRITTEN {
        std::fs::copy(written.join(name), folder.join(name))?;
    }
    for name in LICENCES {
        std::fs::copy(crate::root().join(name), folder.join(name))?;
    }
    std::fs::copy(crate::root().join("hosting").join(ELEMENT), folder.join(ELEMENT))?;
    eprintln!("built dist/npm/");
    Ok(())
}

/// Tests the package as npm would install it, under Node's own runner.
pub fn test(tools: &Environment) -> Result<()> {
    let consumer = consumer();
    if consumer.exists() {
        std::fs::remove_dir_all(&consumer)?;
    }
    let installed = consumer.join("node_modules/suanpan");
    std::fs::create_dir_all(&installed)?;
    let mut pack = tools.program("npm", &["pack", "--silent", "--pack-destination"]);
    run(pack.args([&consumer, &package()]))?;
    let packed = consumer.join(format!("suanpan-{}.tgz", env!("CARGO_PKG_VERSION")));
    let mut unpack = tools.program("tar", &["--strip-components=1", "-xzf", text(&packed)?]);
    run(unpack.arg("-C").arg(&installed))?;
    copy_files(&crate::root().join("js/tests"), &consumer)?;
    copy_files(&crate::root().join("js/tests/vite"), &consumer)?;
    let mut build = tools.program("node", &[text(&tools::vite()?)?, "build", "--logLevel=warn"]);
    run(build.current_dir(&consumer))?;
    run(&mut tools
        .program("cargo", &["build", "-q", "-p", "pricing", "--bin", "quote", "--locked"]))?;
    let mut tests = tools.program("node", &["--test"]);
    tests.current_dir(&consumer).env("SUANPAN_ROOT", crate::root());
    tests.env("SUANPAN_QUOTE", crate::target().join("debug/quote"));
    run(tests.env("SUANPAN_TSC", tools::typescript()?))
}

/// What imports the module, as its tests leave it: the package stands in `node_modules`, and in `dist`
/// what Vite has built.
pub fn consumer() -> PathBuf {
    crate::target().join("module/consumer")
}

fn copy_files(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Puts the engine into the folder; returns the script that calls it.
fn build_engine(tools: &Environment, folder: &Path) -> Result<PathBuf> {
    let build = "build -p module --lib --release --locked --offline --target";
    let build: Vec<&str> = build.split(' ').chain([tools::WASM]).collect();
    let mut build = tools.program("cargo", &build);
    tools::with_small_std(&mut build);
    run(&mut build)?;
    let compiled = crate::target().join(tools::WASM).join("release/module.wasm");
    let made = crate::target().join("module");
    std::fs::create_dir_all(&made)?;
    let linked = made.join("linked.wasm");
    std::fs::write(&linked, without_relocations(&std::fs::read(compiled)?)?)?;
    let options = ["--target=web", "--no-typescript", "--out-name=engine", "--out-dir"];
    let mut bind = tools.program("wasm-bindgen", &options);
    run(bind.args([&made, &linked]))?;
    let (raw, small) = (made.join("engine_bg.wasm"), folder.join("engine.wasm"));
    let mut optimise = tools.program("wasm-opt", &[text(&raw)?, "-o", text(&small)?]);
    run(optimise.args(SMALLEST).arg("--strip-producers"))?;
    Ok(made.join("engine.js"))
}

/// The page's flags leave in the program what its splitting needs; sharing them saves compiling the
/// standard library twice.
fn without_relocations(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        let left_out = |name: &str| name == "linking" || name.starts_with("reloc.");
        if matches!(&payload, Payload::CustomSection(section) if left_out(section.name())) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = program.get(range).context("a section without end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}
