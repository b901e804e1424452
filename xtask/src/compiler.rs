//! The compiler as the release page uses it: for functions with several results.
//!
//! WebAssembly functions can return several numbers, but a pair, a slice or an exact amount is by
//! default handed back through memory, which costs a tenth of the page's code. LLVM does it the short
//! way for a target that says so. Rust's own target does not, Trunk knows no other, and cargo has no
//! option for it: so cargo starts this program instead of the compiler, which changes that one
//! argument. Nothing outside of the page calls its functions but the glue, whose functions have a
//! single result.

use crate::shell::program;
use crate::tools::WASM;
use anyhow::{Context, Result, bail};
use std::process::{Command, ExitCode};

/// Where the compiler finds the target.
const TARGET: &str = "SUANPAN_TARGET";

/// Has cargo, started by `command`, compile the page for functions with several results.
pub fn with_several_results(command: &mut Command) -> Result<()> {
    let print = ["-Zunstable-options", "--print=target-spec-json", "--target", WASM];
    let mut print = program("rustc", &print);
    let printed = print.env("RUSTC_BOOTSTRAP", "1").output().context("cannot start rustc")?;
    let printed = String::from_utf8(printed.stdout)?;
    let Some(facts) = printed.strip_prefix('{') else {
        bail!("rustc does not print the target {WASM}");
    };
    let target = crate::target().join("wasm32-several-results.json");
    std::fs::create_dir_all(crate::target())?;
    std::fs::write(&target, ["{\n  \"llvm-abiname\": \"experimental-mv\",", facts].concat())?;
    command.env(TARGET, target).env("RUSTC_WRAPPER", std::env::current_exe()?);
    Ok(())
}

/// Whether cargo started this program instead of the compiler.
pub fn is_asked(arguments: &[String]) -> bool {
    std::env::var_os(TARGET).is_some() && arguments.first().is_some_and(|a| a.ends_with("rustc"))
}

/// Compiles what cargo asks for, for the target with several results if it is for the page.
pub fn compile(arguments: &[String]) -> Result<ExitCode> {
    let target = std::env::var(TARGET).context(TARGET)?;
    let (compiler, rest) = arguments.split_first().context("no compiler")?;
    let mut command = Command::new(compiler);
    for argument in rest {
        command.arg(if argument == WASM { &target } else { argument });
    }
    let status = command.status().with_context(|| format!("cannot start {compiler}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
