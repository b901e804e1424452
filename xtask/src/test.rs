//! `cargo xtask test`: every check there is, ending with the page in three real browsers.

use crate::debian::{self, ENGINES, Engine};
use crate::shell::{program, run};
use crate::tools::{self, Environment};
use crate::{build, hosts, module, options::Options, sites, stages::Stages};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};

const HELP: &str = "\
usage: cargo xtask test [--without-browser chromium|firefox|webkit]... [--only CASE]

Checks format and lints, runs the native tests, the engine's tests as wasm, builds the JavaScript
module and tests it in Node, builds the release page and the example sites, serves the page by nginx and Apache as docs/hosting.md
says, and drives all in Chromium, Firefox and WebKitGTK. What is missing is installed; without the rights
to do so, the command to run is printed. A browser that cannot be tested is a failure unless it is
named by --without-browser, which CI may not use. --only runs the browser cases whose name has CASE
in it. The last line counts the browser cases; any other failed stage counts there as one failure.";

/// Browser cases that passed and failed.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

pub fn command(mut options: Options) -> Result<ExitCode> {
    if options.wants_help(HELP) {
        return Ok(ExitCode::SUCCESS);
    }
    let engines = chosen_engines(&mut options)?;
    let only: Option<String> = options.take("--only", "a part of a case's name")?;
    options.finish(HELP)?;

    let mut stages = Stages::default();
    run_native(&mut stages);
    let mut tally = Tally::default();
    run_page(&mut stages, &engines, only.as_deref(), &mut tally);
    Ok(conclude(stages, &engines, &tally))
}

fn chosen_engines(options: &mut Options) -> Result<Vec<&'static Engine>> {
    let mut engines: Vec<_> = ENGINES.iter().collect();
    while let Some(name) = options.take::<String>("--without-browser", "a browser's name")? {
        if std::env::var_os("CI").is_some() {
            bail!("CI tests every browser: leave out --without-browser {name}");
        }
        if !ENGINES.iter().any(|engine| engine.name == name) {
            bail!("no browser `{name}`: choose chromium, firefox or webkit");
        }
        engines.retain(|engine| engine.name != name);
    }
    Ok(engines)
}

/// What needs nothing but Rust.
fn run_native(stages: &mut Stages) {
    stages.run("rustfmt and clippy", tools::for_checking);
    stages.run("format", || run(&mut program("cargo", &["fmt", "--all", "--check"])));
    stages.run("lints", || cargo("clippy --workspace --all-targets --locked -- -D warnings"));
    stages.run("native tests", || cargo("test --workspace --locked"));
    // The workspace builds the engine with all its features, the page has it without its words.
    stages.run("page without words", || cargo("test -p suanpan --lib --locked"));
}

/// What needs the build's tools; what stands on a failed stage is not run.
fn run_page(
    stages: &mut Stages,
    engines: &[&Engine],
    only: Option<&str>,
    tally: &mut Tally,
) -> Option<()> {
    let tools = stages.run("build tools", tools::for_building)?;
    stages.run("lints of what becomes wasm", || lint_as_wasm(&tools));
    stages.run("engine as wasm", || test_as_wasm(&tools));
    stages.run("offline worker in Node", || test_worker(&tools));
    let built = stages.run("release page", || build::release_page(&tools));
    // Trunk empties dist/: the module stands in it after the page.
    let module = stages.run("JavaScript module", || module::release_module(&tools));
    module.and_then(|()| stages.run("module in Node", || module::test(&tools)));
    stages.run("documentation sites", || sites::build_all(&tools));
    if built.is_some() {
        stages.run("documented hosts", hosts::check);
    }
    let path = stages.run("browsers and drivers", || install_browsers(engines));
    let (_, path) = built.zip(path)?;
    stages.run("page in browsers", || drive(path, engines, only, tally))
}

fn cargo(arguments: &str) -> Result<()> {
    run(program("cargo", &[]).args(arguments.split(' ')))
}

fn lint_as_wasm(tools: &Environment) -> Result<()> {
    let lint =
        "clippy -p suanpan -p module -p pricing --bin suanpan --lib --test wasm --locked --target";
    let lint = lint.split(' ').chain([tools::WASM, "--", "-D", "warnings"]).collect::<Vec<_>>();
    run(&mut tools.program("cargo", &lint))
}

fn test_as_wasm(tools: &Environment) -> Result<()> {
    let test = ["test", "-p", "pricing", "--test", "wasm", "--locked", "--target", tools::WASM];
    let mut test = tools.program("cargo", &test);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    run(test.env("WASM_BINDGEN_TEST_ONLY_NODE", "1"))
}

fn test_worker(tools: &Environment) -> Result<()> {
    let tests = crate::root().join("tests/offline");
    run(tools.program("node", &["--test"]).arg("worker.test.mjs").current_dir(tests))
}

/// Returns the PATH on which all drivers are.
fn install_browsers(engines: &[&Engine]) -> Result<OsString> {
    debian::install(engines)?;
    let firefox = engines.iter().any(|engine| engine.name == "firefox");
    let folders = if firefox { vec![tools::geckodriver()?] } else { vec![] };
    tools::path_with(&folders)
}

/// Runs the browser tests. Their last line is the one this command ends with: it is held back.
fn drive(path: OsString, engines: &[&Engine], only: Option<&str>, tally: &mut Tally) -> Result<()> {
    let mut tests = program("cargo", &["run", "--quiet", "-p", "browser-tests", "--locked", "--"]);
    tests.args(engines.iter().map(|engine| engine.name));
    tests.args(only.map(|case| format!("--only={case}")));
    let mut tests = tests.env("PATH", path).stdout(Stdio::piped()).spawn()?;
    for line in BufReader::new(tests.stdout.take().context("no output")?).lines() {
        let line = line?;
        match Tally::parse(&line) {
            Some(counts) => *tally = counts,
            None => println!("{line}"),
        }
    }
    if !tests.wait()?.success() {
        bail!("the page does not do what it should: see the lines marked FAILED");
    }
    Ok(())
}

impl Tally {
    fn parse(line: &str) -> Option<Self> {
        let (passed, failed) = line.strip_suffix(" failed")?.split_once(" passed, ")?;
        Some(Tally { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
    }
}

/// Prints the end of the report and turns it into an exit code.
fn conclude(stages: Stages, engines: &[&Engine], tally: &Tally) -> ExitCode {
    let n_failed_stages = stages.summary();
    for engine in &ENGINES {
        if !engines.iter().any(|chosen| chosen.name == engine.name) {
            println!("NOT TESTED: {} was left out by --without-browser", engine.name);
        }
    }
    let in_browsers = usize::from(tally.failed > 0); // that stage is counted by its cases
    let failed = tally.failed + n_failed_stages - in_browsers;
    println!("{} passed, {failed} failed", tally.passed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
