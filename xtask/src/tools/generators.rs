//! The documentation generators that build the example sites, and what the example pages are bundled of.

use super::{Packages, Tool, cache, hash_of};
use crate::debian;
use crate::shell::{self, program, run_set_up, text};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// MkDocs with its theme.
pub fn mkdocs() -> Result<PathBuf> {
    debian::install_venv()?;
    // The theme is the last package that pip installs.
    let packages = ("tests/sites/mkdocs/requirements.txt", "mkdocs", "import mkdocs, material");
    Ok(of_python("python3", packages)?.join("mkdocs"))
}

/// The public validator of FOCUS, which needs a newer Python than Debian's.
pub fn focus_validator() -> Result<PathBuf> {
    let is_new = "import sys; sys.exit(sys.version_info < (3, 12))";
    let is_there = |name: &&str| shell::output(&mut program(name, &["-c", is_new])).is_some();
    let Some(python) = ["python3", "python3.12", "python3.13"].into_iter().find(is_there) else {
        bail!("focus-validator needs Python 3.12: put `python3.12` on PATH");
    };
    let packages = ("xtask/bench/focus.txt", "focus", "import focus_validator, pyarrow");
    Ok(of_python(python, packages)?.join("focus-validator"))
}

/// The programs of an environment with the packages that a file names, and what shows that they are there.
fn of_python(python: &str, (file, name, probe): (&str, &str, &str)) -> Result<PathBuf> {
    let requirements = crate::root().join(file);
    let root = cache()?.join(format!("{name}-{}", hash_of(&requirements)?));
    let programs = root.join("bin");
    let is_here =
        || shell::output(Command::new(programs.join("python")).args(["-c", probe])).is_some();
    if !is_here() {
        eprintln!("installing {name} with pip (once, a few minutes at most)");
        run_set_up(&mut program(python, &["-m", "venv", "--clear", text(&root)?]))?;
        let install = ["install", "--quiet", "--disable-pip-version-check", "--requirement"];
        run_set_up(program(text(&programs.join("pip"))?, &install).arg(requirements))?;
    }
    if !is_here() {
        bail!("{name} does not run: delete {} and try again", root.display());
    }
    Ok(programs)
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
