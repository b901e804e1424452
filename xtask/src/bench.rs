//! `cargo xtask bench`: the figures of BENCHMARKS.md.

use crate::shell::{program, run, text};
use crate::tools::{self, Environment};
use crate::{build, options::Options};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const HELP: &str = "\
usage: cargo xtask bench [--peers FOLDER]

Prints the size of the release page, and the time of one bill and of twelve months of 20 services,
native and as wasm. --peers names a folder with the peers' programs (bench.mjs, data.mjs,
contenders.mjs, package.json); they are copied, installed, and timed in the same run.";

/// Programs of ours that stand beside the peers' while they run.
const OURS: [&str; 4] = ["workload.mjs", "ours.mjs", "year.mjs", "export.mjs"];

pub fn command(mut options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    let peers: Option<PathBuf> = options.take("--peers", "a folder")?;
    options.finish(HELP)?;
    let tools = tools::for_building()?;
    build::release_page(&tools)?;
    let ours = crate::root().join("xtask/bench");
    let sizes = ours.join("sizes.mjs");
    run(&mut program("node", &[text(&sizes)?, text(&crate::site())?]))?;
    match peers {
        Some(peers) => against(&tools, &ours, &peers),
        None => {
            println!("no --peers: the engine was not timed");
            Ok(())
        }
    }
}

fn against(tools: &Environment, ours: &Path, peers: &Path) -> Result<()> {
    if !peers.join("bench.mjs").is_file() {
        bail!("no bench.mjs in {}: name the folder of the peers' programs", peers.display());
    }
    let arena = crate::target().join("peers/bill");
    fs::create_dir_all(&arena)?;
    copy(peers, &arena, |name| name.ends_with(".mjs") || name == "package.json")?;
    copy(ours, &arena, |name| OURS.contains(&name))?;
    run(program("npm", &["install", "--silent"]).current_dir(&arena))?;
    engine_as_wasm(tools, &arena)?;
    let node = |arguments: &[&str]| run(program("node", arguments).current_dir(&arena));
    node(&["bench.mjs", "--with=ours.mjs"])?;
    node(&["year.mjs"])?;
    node(&["export.mjs", "."])?;
    let native = ["run", "--quiet", "--release", "-p", "bench", "--", text(&arena)?];
    run(&mut program("cargo", &native))
}

/// The engine with the release profile of the page, for Node.
fn engine_as_wasm(tools: &Environment, arena: &Path) -> Result<()> {
    let build = ["build", "--quiet", "--release", "-p", "bench", "--lib", "--target", tools::WASM];
    run(&mut tools.program("cargo", &build))?;
    let wasm = crate::target().join(tools::WASM).join("release/bench.wasm");
    let out = arena.join("ours");
    let bind = ["--target", "nodejs", "--out-dir", text(&out)?, text(&wasm)?];
    run(&mut tools.program("wasm-bindgen", &bind))?;
    Ok(fs::write(out.join("package.json"), r#"{"type":"commonjs"}"#)?)
}

/// Copies the files of a folder whose names are wanted.
fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for entry in from.read_dir()? {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && wanted(name)
        {
            let bytes = fs::read(&path)?;
            fs::write(to.join(name), bytes)?;
        }
    }
    Ok(())
}
