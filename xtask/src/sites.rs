//! `cargo xtask sites`: the example sites of documentation generators, and the example pages.

use crate::options::Options;
use crate::shell::{program, run, text};
use crate::tools::{self, Environment, generators};
use anyhow::{Context, Result};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const HELP: &str = "\
usage: cargo xtask sites

Builds the example sites of tests/sites/ with mdBook, MkDocs Material and Docusaurus, and the example
pages with React and Vue, into target/sites/. The browser tests open them. What is missing is installed.";

/// A folder of `tests/sites/`, and how it becomes a site: from its sources, in a folder of its own.
type Build = fn(&Environment, &Path, &Path) -> Result<()>;

const SITES: [(&str, Build); 5] = [
    ("html", copy),
    ("mdbook", build_book),
    ("mkdocs", build_mkdocs),
    ("docusaurus", build_docusaurus),
    ("components", build_components),
];

pub fn command(options: Options) -> Result<()> {
    if options.wants_help(HELP) {
        return Ok(());
    }
    options.finish(HELP)?;
    build_all(&tools::for_building()?)
}

/// Builds every site whose sources have changed since it was built.
pub fn build_all(tools: &Environment) -> Result<()> {
    for (name, build) in SITES {
        let sources = sources().join(name);
        let (site, stamp) = (built(name), built(&format!("{name}.stamp")));
        let now = stamp_of(&sources)?;
        if std::fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
            continue;
        }
        std::fs::remove_file(&stamp).ok();
        std::fs::remove_dir_all(&site).ok();
        std::fs::create_dir_all(&site)?;
        build(tools, &sources, &site).with_context(|| format!("tests/sites/{name}"))?;
        std::fs::write(stamp, now)?;
        eprintln!("built target/sites/{name}/");
    }
    Ok(())
}

fn sources() -> PathBuf {
    crate::root().join("tests/sites")
}

/// Where a site is left.
pub fn built(name: &str) -> PathBuf {
    crate::target().join("sites").join(name)
}

/// Pages that nobody has to build.
fn copy(_: &Environment, sources: &Path, site: &Path) -> Result<()> {
    for (file, bytes) in files(sources)? {
        std::fs::write(site.join(file), bytes)?;
    }
    Ok(())
}

fn build_book(_: &Environment, sources: &Path, site: &Path) -> Result<()> {
    let mut mdbook = program(text(&generators::mdbook()?)?, &["build", "--dest-dir"]);
    run(mdbook.args([site, sources]))
}

fn build_mkdocs(_: &Environment, sources: &Path, site: &Path) -> Result<()> {
    let mut mkdocs = program(text(&generators::mkdocs()?)?, &["build", "--quiet", "--strict"]);
    mkdocs.arg("--config-file").arg(sources.join("mkdocs.yml")).arg("--site-dir").arg(site);
    run(mkdocs.env("NO_MKDOCS_2_WARNING", "1"))
}

fn build_docusaurus(tools: &Environment, sources: &Path, site: &Path) -> Result<()> {
    let copy = beside_packages(sources, &generators::docusaurus()?, "docusaurus")?;
    let program = "node_modules/@docusaurus/core/bin/docusaurus.mjs";
    let mut docusaurus = tools.program("node", &[program, "build", "--out-dir", text(site)?]);
    docusaurus.env("NO_UPDATE_NOTIFIER", "1");
    // It keeps what it compiled beside its packages, by paths of the folder that it was compiled in.
    docusaurus.env("DOCUSAURUS_NO_PERSISTENT_CACHE", "1");
    run(docusaurus.current_dir(copy))
}

/// One page with React and one with Vue.
fn build_components(tools: &Environment, sources: &Path, site: &Path) -> Result<()> {
    let copy = beside_packages(sources, &generators::components()?, "components")?;
    for page in ["react.html", "vue.html"] {
        std::fs::copy(sources.join(page), site.join(page))?;
    }
    // With no such file the bundler takes the script of that name, as other bundlers do with a plugin.
    let component = File::open(sources.join("Estimate.vue"))?;
    let script = File::create(copy.join("Estimate.vue.js"))?;
    std::fs::remove_file(copy.join("Estimate.vue"))?;
    let mut compile = tools.program("node", &["compile.mjs"]);
    run(compile.current_dir(&copy).stdin(component).stdout(script))?;
    let options = ["--bundle", "--jsx=automatic", "--log-level=warning", "react.jsx", "vue.js"];
    let mut bundle = tools.program("esbuild", &options);
    bundle.arg("--define:process.env.NODE_ENV=\"production\"");
    bundle.args(VUE_FLAGS.map(|flag| format!("--define:{flag}=false")));
    run(bundle.arg(format!("--outdir={}", text(site)?)).current_dir(copy))
}

/// What Vue asks of a bundler.
const VUE_FLAGS: [&str; 3] =
    ["__VUE_OPTIONS_API__", "__VUE_PROD_DEVTOOLS__", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__"];

/// Copies sources to where their packages are too: some programs look for them there, or write there.
fn beside_packages(sources: &Path, modules: &Path, name: &str) -> Result<PathBuf> {
    let copy = built(&format!("{name}-sources"));
    if copy.exists() {
        std::fs::remove_dir_all(&copy)?;
    }
    for (file, bytes) in files(sources)? {
        let file = copy.join(file);
        std::fs::create_dir_all(file.parent().context("no folder")?)?;
        std::fs::write(file, bytes)?;
    }
    std::os::unix::fs::symlink(modules, copy.join("node_modules"))?;
    Ok(copy)
}

/// All files of a folder, by their paths in it, with their bytes.
fn files(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let (mut found, mut folders) = (vec![], vec![PathBuf::new()]);
    while let Some(inside) = folders.pop() {
        for entry in folder.join(&inside).read_dir()? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            match entry.file_type()?.is_dir() {
                true => folders.push(path),
                false => found.push((path, std::fs::read(entry.path())?)),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a site is built of, in short; the versions of the generators stand in this program.
fn stamp_of(sources: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (files(sources)?, include_str!("sites.rs"), include_str!("tools/generators.rs"))
        .hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of code in a page.
    fn blocks(page: &str) -> Vec<&str> {
        page.split("\n```")
            .skip(1)
            .step_by(2)
            .filter_map(|block| block.split_once('\n'))
            .map(|(_, code)| code.trim())
            .collect()
    }

    #[test]
    fn the_documented_lines_are_those_of_the_sites() {
        for (page, name, n_blocks) in [
            ("html", "html", 5),
            ("mdbook", "mdbook", 2),
            ("mkdocs", "mkdocs", 2),
            ("docusaurus", "docusaurus", 2),
            ("react", "components", 2),
            ("vue", "components", 3),
        ] {
            let page = crate::root().join(format!("docs/embed/{page}.md"));
            let page = std::fs::read_to_string(page).unwrap();
            let blocks = blocks(&page);
            assert_eq!(blocks.len(), n_blocks, "{name}: {blocks:?}");
            let files = files(&sources().join(name)).unwrap();
            let files: Vec<_> =
                files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
            for block in blocks {
                let stands = files.iter().any(|file| file.contains(block));
                assert!(stands, "tests/sites/{name} has nowhere:\n{block}");
            }
        }
    }

    /// Markdown that works in one generator works in the others.
    #[test]
    fn the_sites_have_the_same_pages() {
        for page in ["index.md", "two.md"] {
            let read =
                |folder: &str| std::fs::read_to_string(sources().join(folder).join(page)).unwrap();
            assert_eq!(read("mdbook/src"), read("mkdocs/docs"), "{page}");
            assert_eq!(read("mdbook/src"), read("docusaurus/docs"), "{page}");
        }
    }
}
