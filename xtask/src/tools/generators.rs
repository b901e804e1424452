//! The documentation generators that build the example sites, and what the example pages are bundled of.

use super::{Packages, Tool, cache, hash_of};
use crate::debian;
use crate::shell::{self, program, run_set_up, text};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

const MDBOOK: &str = "0.5.4";

const DOCUSAURUS: Packages =
    Packages { source: "tests/sites/docusaurus", names: "Docusaurus", is_here: is_complete };

const COMPONENTS: Packages =
    Packages { source: "tests/sites/components", names: "React and Vue", is_here: is_complete };

/// The program that builds books, without their search, which is half of it.
pub fn mdbook() -> Result<PathBuf> {
    let tool = Tool {
        crate_name: "mdbook",
        binary: "mdbook",
        version: MDBOOK.into(),
        options: &["--locked", "--no-default-features"],
        minutes: 4,
    };
    Ok(tool.installed()?.join("mdbook"))
}

/// MkDocs with its theme, in a Python environment of its own.
pub fn mkdocs() -> Result<PathBuf> {
    let requirements = crate::root().join("tests/sites/mkdocs/requirements.txt");
    let root = cache()?.join(format!("mkdocs-{}", hash_of(&requirements)?));
    if !has_theme(&root) {
        eprintln!("installing MkDocs Material with pip (once, under a minute)");
        debian::install_venv()?;
        run_set_up(&mut program("python3", &["-m", "venv", "--clear", text(&root)?]))?;
        let install = ["install", "--quiet", "--disable-pip-version-check", "--requirement"];
        run_set_up(program(text(&root.join("bin/pip"))?, &install).arg(requirements))?;
    }
    if !has_theme(&root) {
        bail!("mkdocs does not run: delete {} and try again", root.display());
    }
    Ok(root.join("bin/mkdocs"))
}

/// The theme is the last package that pip installs.
fn has_theme(root: &Path) -> bool {
    let mut python = std::process::Command::new(root.join("bin/python"));
    shell::output(python.args(["-c", "import mkdocs, material"])).is_some()
}

/// The `node_modules` of Docusaurus.
pub fn docusaurus() -> Result<PathBuf> {
    DOCUSAURUS.installed()
}

/// The `node_modules` of React and Vue.
pub fn components() -> Result<PathBuf> {
    COMPONENTS.installed()
}

/// npm writes this file when all the others are here.
fn is_complete(modules: &Path) -> bool {
    modules.join(".package-lock.json").is_file()
}
