//! The stages of a long command: a heading and a duration each, a summary at the end.

use anyhow::Result;
use std::time::Instant;

/// What has been run so far.
#[derive(Default)]
pub struct Stages {
    lines: Vec<String>,
    n_failed: usize,
}

impl Stages {
    /// Runs a stage; a failure is shown and counted and the next stage can go on without it.
    pub fn run<T>(&mut self, title: &str, stage: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n=== {title}");
        let start = Instant::now();
        let result = stage();
        let seconds = start.elapsed().as_secs_f32();
        let outcome = if result.is_ok() { "ok" } else { "FAILED" };
        println!("=== {title}: {outcome} in {seconds:.1} s");
        self.lines.push(format!("{outcome:<7}{seconds:>7.1} s  {title}"));
        self.n_failed += usize::from(result.is_err());
        result.inspect_err(|error| println!("    {error:#}")).ok()
    }

    /// Prints one line per stage and returns how many failed.
    pub fn summary(self) -> usize {
        println!("\n=== summary");
        for line in self.lines {
            println!("{line}");
        }
        self.n_failed
    }
}
