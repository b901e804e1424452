//! `browser-tests [--only=CASE] [ENGINE]...`, run by `cargo xtask test`.

mod cases;

use anyhow::{Result, bail};
use browser_tests::engine::Engine;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<ExitCode> {
    let (mut engines, mut cases) = (vec![], cases::all());
    for word in std::env::args().skip(1) {
        match word.strip_prefix("--only=") {
            Some(part) => cases.retain(|case| case.name.contains(part)),
            None => engines.push(Engine::named(&word)?),
        }
    }
    if cases.is_empty() {
        bail!("no case has that in its name: see tests/browser/src/cases.rs");
    }
    if engines.is_empty() {
        engines = Engine::ALL.into();
    }
    let tally = browser_tests::run(&engines, &cases).await?;
    if !tally.failures.is_empty() {
        println!("\nwhat failed:");
    }
    for failure in &tally.failures {
        println!("{failure}");
    }
    println!("{} passed, {} failed", tally.n_passed, tally.n_failed);
    Ok(if tally.n_failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
