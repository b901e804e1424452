//! `cargo xtask reproduce`: whether the same source becomes the same bytes, wherever it lies.

use crate::options::Options;
use crate::shell::{output, program, run, text};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const HELP: &str = "\
usage: cargo xtask reproduce

Builds the release site twice, from two copies of what git tracks, in folders of different names and
with target folders of their own, and fails unless every file is the same, byte for byte. It takes as
long as two first builds. The copies stay in target/reproduce until the next time.";

/// One folder's name is longer, and its target folder lies elsewhere.
const COPIES: [(&str, &str); 2] = [("a", "a/target"), ("another folder/deeper", "elsewhere")];

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    let base = crate::target().join("reproduce");
    std::fs::remove_dir_all(&base).ok(); // of an earlier time
    for (source, _) in COPIES {
        copy(&base.join(source))?; // both before any is built: somebody may go on writing
    }
    let [first, second] = COPIES.map(|(source, target)| {
        build(&base.join(source), &base.join(target)).with_context(|| format!("in {source}"))
    });
    let (first, second) = (first?, second?);
    let differ = |name: &&String| first.get(*name) != second.get(*name);
    let mut names: Vec<_> = first.keys().chain(second.keys()).filter(differ).collect();
    names.sort();
    names.dedup();
    if !names.is_empty() {
        bail!("two builds of one source differ in {names:?}: compare them in {}", base.display());
    }
    println!("{} files are the same in both builds", first.len());
    Ok(())
}

fn copy(source: &Path) -> Result<()> {
    let listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = output(&mut program("git", &listed)).context("git ls-files fails")?;
    for name in listed.split_terminator('\0') {
        let (from, to) = (crate::root().join(name), source.join(name));
        if from.is_file() {
            std::fs::create_dir_all(to.parent().context("no folder")?)?;
            std::fs::copy(&from, &to).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}

/// Builds the site and reads its files.
fn build(source: &Path, target: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut cargo = Command::new("cargo");
    cargo.args(["xtask", "build"]).current_dir(source).env("CARGO_TARGET_DIR", text(target)?);
    run(&mut cargo)?;
    let mut files = BTreeMap::new();
    for entry in source.join("dist").read_dir()? {
        let file = entry?;
        let name = file.file_name().to_string_lossy().into_owned();
        files.insert(name, std::fs::read(file.path())?);
    }
    Ok(files)
}
