//! `cargo xtask build`: the release site.

use crate::tools::{self, Environment};
use crate::{module, options::Options, shell};
use anyhow::Result;
use std::time::Instant;

const HELP: &str = "\
usage: cargo xtask build

Leaves the release site in dist/, ready to be put on any static host, and in dist/npm/ the engine as a
JavaScript module, ready to be published.";

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    let tools = tools::for_building()?;
    release_page(&tools)?;
    module::release_module(&tools)
}

/// Builds the page; Trunk may not download anything on the way.
pub fn release_page(tools: &Environment) -> Result<()> {
    let start = Instant::now();
    eprintln!("building the release page (a minute or two the first time)");
    let mut trunk = tools.program("trunk", &["build", "--release", "--offline"]);
    tools::with_small_std(&mut trunk);
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true"); // Trunk 0.21 stops at NO_COLOR=1
    }
    shell::run(&mut trunk)?;
    eprintln!("built dist/ in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
