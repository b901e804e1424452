//! `cargo xtask bench`: the figures of BENCHMARKS.md.

use crate::debian::{self, ENGINES};
use crate::shell::{program, run, text};
use crate::tools::{self, Environment};
use crate::{build, focus, options::Options, stages::Stages};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const HELP: &str = "\
usage: cargo xtask bench [--only STAGE] [--peers FOLDER]

Builds the release page and prints, stage by stage:
  sizes       the bytes of each way into the calculator
  lighthouse  the scores of the page and of a frame; fails below 100, but for performance
  latency     from a slider's event to the painted bill, against a page without a framework
  paint       until a total is painted over a slow line, with and without what the build writes
              into the page, against a page without a framework
  writes      what a slider's event writes into the page, and what really changes
  shifts      what moves while a slider is slid
  ten         ten calculators in one page against one, in time and memory
  focus       the exported charges before the public validator of FOCUS; fails unless nothing but
              the rules of invoices is broken
  peers       the time of one bill and of twelve months of 20 services, native and as wasm
  plan        the time of the cheapest plan beside solvers, of all that a slider's event makes
              anew, and how it grows; writes docs/plan-growth.svg
  exact       1,000 random years against a solver; fails where a cost differs (five minutes)
The last three need --peers, a folder with the peers' programs or with a folder of them for
each: bill (bench.mjs, data.mjs, contenders.mjs, package.json) and plan (model.mjs,
package.json). They are copied, installed, and timed in the same run";

const STAGES: [&str; 11] = [
    "sizes",
    "lighthouse",
    "latency",
    "paint",
    "writes",
    "shifts",
    "ten",
    "focus",
    "peers",
    "plan",
    "exact",
];

/// Programs of ours that stand beside the peers' while they run.
const OURS: [&str; 8] = [
    "workload.mjs",
    "ours.mjs",
    "year.mjs",
    "export.mjs",
    "invented.mjs",
    "plan.mjs",
    "growth.mjs",
    "exact.mjs",
];

/// Stages that need the peers' programs, not the page.
const AGAINST: [&str; 3] = ["peers", "plan", "exact"];

pub fn command(mut options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    let only: Option<String> = options.take("--only", "a stage's name")?;
    let peers: Option<PathBuf> = options.take("--peers", "a folder")?;
    options.finish(HELP)?;
    if let Some(name) = only.as_deref().filter(|name| !STAGES.contains(name)) {
        bail!("there is no stage `{name}`: choose one of {}", STAGES.join(", "));
    }
    let tools = tools::for_building()?;
    if only.as_deref().is_none_or(|only| only != "focus" && !AGAINST.contains(&only)) {
        build::release_page(&tools)?;
    }
    let mut stages = Stages::default();
    for name in STAGES.into_iter().filter(|name| only.as_deref().is_none_or(|only| only == *name)) {
        match (name, &peers) {
            (name, None) if AGAINST.contains(&name) => println!("\nno --peers: no {name}"),
            ("peers", Some(peers)) => {
                stages.run(name, || bills(&tools, peers));
            }
            ("plan" | "exact", Some(peers)) => {
                stages.run(name, || plans(&tools, peers, name));
            }
            ("focus", _) => {
                stages.run(name, focus::validate);
            }
            _ => {
                stages.run(name, || of_the_page(name));
            }
        }
    }
    match stages.summary() {
        0 => Ok(()),
        n => bail!("stages that failed: {n}"),
    }
}

fn ours() -> PathBuf {
    crate::root().join("xtask/bench")
}

/// Runs a program over the release page, beside what it imports.
fn of_the_page(name: &str) -> Result<()> {
    let site = crate::site();
    let script = format!("{name}.mjs");
    if name == "sizes" {
        return run(&mut program("node", &[text(&ours().join(script))?, text(&site)?]));
    }
    let arena = crate::target().join("page");
    fs::create_dir_all(arena.join("vanilla"))?;
    copy(&ours(), &arena, |name| name.ends_with(".mjs"))?;
    copy(&ours().join("vanilla"), &arena.join("vanilla"), |_| true)?;
    let modules = tools::for_measuring()?;
    let linked = arena.join("node_modules");
    fs::remove_file(&linked).ok(); // of an earlier version
    std::os::unix::fs::symlink(&modules, &linked).context("cannot link node_modules")?;
    fs::copy(modules.join("decimal.js/decimal.mjs"), arena.join("vanilla/decimal.mjs"))?;
    let services = arena.join("vanilla/services.json");
    let export = ["run", "--quiet", "-p", "bench", "--bin", "services", "--", text(&services)?];
    run(&mut program("cargo", &export))?;
    debian::install(&ENGINES.iter().filter(|e| e.name == "chromium").collect::<Vec<_>>())?;
    run(program("node", &[&script, text(&site)?, "vanilla"]).current_dir(&arena))
}

fn bills(tools: &Environment, peers: &Path) -> Result<()> {
    let arena = arena(tools, peers, ("bill", "bench.mjs"))?;
    let node = |arguments: &[&str]| run(program("node", arguments).current_dir(&arena));
    node(&["bench.mjs", "--with=ours.mjs"])?;
    node(&["year.mjs"])?;
    node(&["export.mjs", "."])?;
    let native = ["run", "--quiet", "--release", "-p", "bench", "--", text(&arena)?];
    run(&mut program("cargo", &native))
}

fn plans(tools: &Environment, peers: &Path, stage: &str) -> Result<()> {
    let arena = arena(tools, peers, ("plan", "model.mjs"))?;
    let picture = crate::root().join("docs/plan-growth.svg");
    let svg = ["--svg=", text(&picture)?].concat();
    let mut node = program("node", &[&format!("{stage}.mjs")]);
    if stage == "plan" {
        node.arg(svg);
    }
    run(node.current_dir(&arena))
}

/// A folder with the peers' programs of a kind, ours beside them, and the engine as wasm.
fn arena(tools: &Environment, peers: &Path, (kind, main): (&str, &str)) -> Result<PathBuf> {
    let own = peers.join(kind);
    let peers = if own.join(main).is_file() { &own } else { peers };
    if !peers.join(main).is_file() {
        bail!("no {main} in {}: name the folder of the peers' programs", peers.display());
    }
    let arena = crate::target().join("peers").join(kind);
    fs::create_dir_all(&arena)?;
    if peers.canonicalize()? != arena.canonicalize()? {
        copy(peers, &arena, |name| name.ends_with(".mjs") || name == "package.json")?;
    }
    copy(&ours(), &arena, |name| OURS.contains(&name))?;
    run(program("npm", &["install", "--silent"]).current_dir(&arena))?;
    engine_as_wasm(tools, &arena)?;
    Ok(arena)
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
