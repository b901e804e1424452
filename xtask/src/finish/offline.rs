//! `sw.js`: keeps the page in a browser for when there is no network. What it is made of is named by its
//! hash, so it differs whenever anything of the page does, and a browser then installs it anew.

use super::names::{hash, is_hashed};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The worker, by this name for ever.
pub const WORKER: &str = "sw.js";

const RULES: &str = include_str!("../../../hosting/sw.js");
const HEAD: &str = "<head>\n";
const META: &str = "<meta name=\"build\" content=\"";

/// Writes the worker from the finished page, and the name of the build into the page.
pub fn write(site: &Path) -> Result<()> {
    let file = site.join("index.html");
    let html = without_build(&std::fs::read_to_string(&file).context("no index.html")?);
    let mut parts = String::new();
    for name in parts_of(&html) {
        let bytes = std::fs::read(site.join(name)).with_context(|| format!("no {name}"))?;
        let digest = STANDARD.encode(Sha256::digest(bytes));
        parts += &format!("  {name:?}: \"sha256-{digest}\",\n");
    }
    ensure!(!parts.is_empty(), "index.html names no parts");
    let build = hash([&html, &parts, RULES].concat().as_bytes());
    let worker = format!("const BUILD = \"{build}\";\nconst FILES = {{\n{parts}}};\n{RULES}");
    std::fs::write(site.join(WORKER), worker)?;
    let named = format!("{HEAD}    {META}{build}\">\n");
    ensure!(html.contains(HEAD), "index.html has no head");
    Ok(std::fs::write(file, html.replacen(HEAD, &named, 1))?)
}

/// Makes another build of a finished site, as a change of a style would: for tests of what happens when a
/// host has a new one.
///
/// # Errors
/// A file cannot be read or written.
pub fn renew(site: &Path, to: &Path, change: &str) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for name in super::files(to)? {
        std::fs::remove_file(to.join(name))?; // of an earlier time
    }
    for name in super::files(site)? {
        let is_made_anew = name.ends_with(".br") || name.ends_with(".gz");
        if is_made_anew || ["_headers", WORKER].contains(&name.as_str()) {
            continue;
        }
        let mut bytes = std::fs::read(site.join(&name))?;
        if name.ends_with(".css") && is_hashed(&name) {
            bytes.extend(change.as_bytes());
        }
        std::fs::write(to.join(name), bytes)?;
    }
    let hashed = super::names::put_hashes(to)?;
    super::names::put_headers(to, &hashed)?;
    write(to)
}

/// The files that a page loads, in order.
fn parts_of(html: &str) -> Vec<&str> {
    let links = html.split("\"./").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
    let mut names: Vec<&str> = links.filter(|name| is_hashed(name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The page as it was before its build was named.
fn without_build(html: &str) -> String {
    html.lines().filter(|line| !line.contains(META)).map(|line| [line, "\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<html><head>\n<script src=\"./boot-00000000000000ff.js\"></script>\n\
        <a href=\"./embed.html\">\n</head></html>\n";

    fn written(name: &str, html: &str, script: &str) -> (String, String) {
        let site = crate::target().join("offline-test").join(name);
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("index.html"), html).unwrap();
        std::fs::write(site.join("boot-00000000000000ff.js"), script).unwrap();
        write(&site).unwrap();
        let read = |name| std::fs::read_to_string(site.join(name)).unwrap();
        (read("index.html"), read(WORKER))
    }

    #[test]
    fn the_page_and_its_worker_name_one_build() {
        let (page, worker) = written("same", HTML, "1");
        let build = page.split(META).nth(1).unwrap().split('"').next().unwrap();
        assert!(worker.starts_with(&format!("const BUILD = \"{build}\";")), "{worker}");
        // As `sha256sum | xxd -r -p | base64` has it.
        let part =
            "\"boot-00000000000000ff.js\": \"sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=\"";
        assert!(worker.contains(part) && !worker.contains("embed.html"), "{worker}");
        assert_eq!(written("same", &page, "1"), (page, worker));
    }

    #[test]
    fn the_build_is_another_whenever_a_byte_is() {
        let names = [("a", HTML, "1"), ("b", HTML, "2"), ("c", &HTML.replace("<a", "<b"), "1")]
            .map(|(name, html, script)| written(name, html, script).1);
        assert!(names[0] != names[1] && names[0] != names[2] && names[1] != names[2]);
    }
}
