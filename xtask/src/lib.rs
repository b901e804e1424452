//! The project's own commands. Each command is one file; `tools` and `debian` install what the
//! commands need, `shell` starts programs, `server` is the static server they share with the
//! browser tests.

mod bench;
mod build;
mod debian;
mod env;
mod finish;
mod focus;
mod hosts;
pub mod module;
mod options;
mod reproduce;
mod serve;
pub mod server;
mod shell;
mod sites;
mod split;
mod stages;
mod test;
mod tools;

use anyhow::{Result, bail};
pub use finish::offline::renew;
use options::Options;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve   build the release page and serve it on this machine
  test    check, test and drive the page in three browsers
  build   leave the release site in dist/
  module  leave the engine as a JavaScript module in dist/npm/
  sites   build the example sites of documentation generators, for the browser tests
  bench   measure the page and the engine, against other programs
  reproduce  build twice in different folders and compare every byte
  env     print what puts the tools on PATH: eval \"$(cargo xtask env)\"
  finish  called by Trunk after it has built: minify what Trunk cannot

Each command takes --help. Missing tools are installed on the way.";

/// Runs the command named by the first argument.
pub fn run(arguments: &[String]) -> ExitCode {
    match dispatch(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = arguments.split_first() else {
        bail!("no command given\n\n{HELP}");
    };
    let options = Options::new(rest);
    match command.as_str() {
        "serve" => serve::command(options)?,
        "test" => return test::command(options),
        "build" => build::command(options)?,
        "bench" => bench::command(options)?,
        "reproduce" => reproduce::command(options)?,
        "env" => env::command(options)?,
        "finish" => finish::command(options)?,
        "module" => module::command(options)?,
        "sites" => sites::command(options)?,
        "help" | "--help" | "-h" => println!("{HELP}"),
        unknown => bail!("there is no command `{unknown}`\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder that holds the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The release site, as `cargo xtask build` leaves it.
pub fn site() -> PathBuf {
    root().join("dist")
}

/// The text of axe-core, which the browser tests run in the page.
///
/// # Errors
/// It cannot be installed.
pub fn axe() -> Result<String> {
    tools::axe()
}

/// The script of Vite.
///
/// # Errors
/// It cannot be installed.
pub fn vite() -> Result<PathBuf> {
    tools::vite()
}

/// An example site, as `cargo xtask sites` leaves it.
pub fn example(name: &str) -> PathBuf {
    sites::built(name)
}

/// Where cargo, and so the browser tests, leave what they make.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}
