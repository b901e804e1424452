//! `cargo xtask serve`: the release page on this machine.

use crate::server::{self, Site};
use crate::{build, options::Options, tools};
use anyhow::Result;

const PORT: u16 = 8080;
const HELP: &str = "\
usage: cargo xtask serve [--port N]

Builds the release page and serves it on 127.0.0.1, at port 8080 unless told otherwise.";

pub fn command(mut options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    let port = options.take("--port", "a number from 0 to 65535")?.unwrap_or(PORT);
    options.finish(HELP)?;
    let listener = server::bind(port)?; // before the build: a taken port is told at once
    build::release_page(&tools::for_building()?)?;
    println!("the page is at http://{}/ (Ctrl-C stops it)", listener.local_addr()?);
    server::serve(&listener, &Site::at(crate::site()));
    Ok(())
}
