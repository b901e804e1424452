//! `cargo xtask env`: what lets plain `trunk` and `cargo` find the tools.

use crate::{options::Options, tools};
use anyhow::Result;

const HELP: &str = "\
usage: eval \"$(cargo xtask env)\"

Installs the build's tools if they are missing and prints the shell lines that put them on PATH.
After that plain `trunk serve` and `trunk build --release` work.";

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    for (name, value) in tools::for_building()?.0 {
        println!("export {name}='{}'", value.to_string_lossy().replace('\'', r"'\''"));
    }
    Ok(())
}
