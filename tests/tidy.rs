//! House rules that no compiler checks. Each failure names the file, the line and the cure.

use std::path::Path;
use std::process::Command;

#[path = "tidy/lexer.rs"]
mod lexer;
use lexer::{Kind, pieces};

const LINES_MAX: usize = 400;

/// A tracked file that is text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "tests.rs")
    }

    fn is_engine(&self) -> bool {
        self.path.starts_with("pricing/src/") && self.is(&["rs"]) && !self.is_test()
    }

    /// The file without the test module at its end.
    fn outside_tests(&self) -> &str {
        self.text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or("")
    }

    /// `path:line` of a place in the text.
    fn place(&self, offset: usize) -> String {
        format!("{}:{}", self.path, 1 + self.text[..offset].matches('\n').count())
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What git tracks or would track; binary files are left out.
fn sources() -> Vec<Source> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let output = git.output().expect("git is needed to list the files");
    assert!(output.status.success(), "git ls-files failed: run the tests in a clone");
    let paths = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let read = |path: &str| {
        let text = std::fs::read_to_string(root().join(path)).ok()?;
        Some(Source { path: path.into(), text })
    };
    paths.lines().filter_map(read).collect()
}

/// Fails with one line for each thing found.
fn none(found: Vec<String>, cure: &str) {
    assert!(found.is_empty(), "{cure}:\n  {}", found.join("\n  "));
}

/// Every place where one of the words stands.
fn places(source: &Source, text: &str, words: &[&str]) -> Vec<String> {
    let places = |word| text.match_indices(word).map(|(at, word)| (source.place(at), word));
    let found = words.iter().copied().flat_map(places);
    found.map(|(place, word)| format!("{place}: {word}")).collect()
}

#[test]
fn files_are_short() {
    // A price table is as long as its document.
    let written = ["rs", "js", "mjs", "css", "html"];
    let long = sources().into_iter().filter(|source| source.is(&written) && !source.is_test());
    let long = long.map(|source| (source.outside_tests().lines().count(), source.path));
    let long = long.filter(|(n_lines, _)| *n_lines > LINES_MAX);
    let found = long.map(|(n_lines, path)| format!("{path}: {n_lines} lines")).collect();
    none(found, "split these files: at most 400 lines outside tests");
}

#[test]
fn no_line_ends_in_white_space() {
    let mut found = vec![];
    for source in sources() {
        let ends = |line: &str| line.trim_end() != line && !line.ends_with('\r');
        let lines = source.text.lines().enumerate().filter(|(_, line)| ends(line));
        found.extend(lines.map(|(at, _)| format!("{}:{}", source.path, at + 1)));
    }
    none(found, "remove the white space at the end of these lines");
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    let this = "tests/tidy.rs";
    let words = [
        "/root/",
        "/home/",
        "/tmp/wt",
        "index.crates.io",
        "static.crates.io",
        "static.rust-lang",
        "registry.npmjs",
        "pypi.org",
        "files.pythonhosted",
        "artifactory",
    ];
    let sources = sources().into_iter().filter(|source| source.path != this);
    let found = sources.flat_map(|source| places(&source, &source.text, &words)).collect();
    none(found, "a fresh clone elsewhere has other paths and hosts: remove these");
}

#[test]
fn no_word_is_refused() {
    let words = ["todo!", "unimplemented!", "FIXME", "fixme", "XXX"];
    let mut found = vec![];
    for source in sources().into_iter().filter(|source| source.path != "tests/tidy.rs") {
        if source.is(&["rs", "js", "mjs", "css"]) {
            found.extend(places(&source, &source.text, &words));
        }
        let file = source.path.rsplit('/').next().unwrap_or("");
        let names = ["utils", "util", "common", "types", "models", "helpers"];
        let named = |part: &str| names.contains(&part);
        let folders = source.path.split('/').any(named);
        if folders || file.split_once('.').is_some_and(|(stem, _)| named(stem)) {
            found.push(format!("{}: the name says nothing", source.path));
        }
    }
    none(found, "finish or rename these");
}

#[test]
fn every_lint_exception_has_a_reason() {
    let mut found = vec![];
    for source in sources().into_iter().filter(|source| source.is(&["rs"])) {
        for (kind, at, code) in pieces(&source.text) {
            if kind == Kind::Code {
                found.extend(exceptions_without_reason(&source.text, at, code));
            }
        }
        let here = found.iter_mut().filter(|line: &&mut String| line.starts_with('@'));
        here.for_each(|line| *line = source.place(line[1..].parse().unwrap()));
    }
    none(found, "give these exceptions a reason = \"…\"");
}

/// `@offset` of each allow or expect whose attribute names no reason.
fn exceptions_without_reason(text: &str, at: usize, code: &str) -> Vec<String> {
    let starts = ["#[allow(", "#![allow(", "#[expect(", "#![expect("];
    let starts = starts.iter().flat_map(|start| code.match_indices(start));
    let attribute = |start: usize| text[start..].split(']').next().unwrap_or("");
    let offsets = starts.map(|(start, _)| at + start);
    let bare = offsets.filter(|start| !attribute(*start).contains("reason"));
    bare.map(|start| format!("@{start}")).collect()
}

#[test]
fn the_engine_has_no_floats() {
    let mut found = vec![];
    for source in sources().into_iter().filter(Source::is_engine) {
        for (kind, at, code) in pieces(source.outside_tests()) {
            if kind == Kind::Code {
                // A parser's signature; the float is not looked at.
                let looked_at = |(start, _): &(usize, &str)| {
                    !source.text[..at + start].ends_with("fn visit_f64<E: Error>(self, _: ")
                };
                let floats = lexer::floats(code).into_iter().filter(looked_at);
                found.extend(floats.map(|(start, word)| source.place(at + start) + ": " + word));
            }
        }
    }
    none(found, "money is exact: no f32, f64 or float literal in pricing/src");
}

#[test]
fn the_engine_has_no_text_for_people() {
    let mut found = vec![];
    for source in sources().into_iter().filter(Source::is_engine) {
        for (kind, at, text) in pieces(source.outside_tests()) {
            if kind == Kind::Text && !text.is_ascii() {
                found.push(format!("{}: {text}", source.place(at)));
            }
        }
    }
    none(found, "sentences live in the page's wording; the engine returns variants");
}

#[test]
fn the_engine_has_no_clock() {
    let words = ["now()", "SystemTime", "Instant"];
    let mut found = vec![];
    for source in sources().into_iter().filter(Source::is_engine) {
        for (kind, at, code) in pieces(source.outside_tests()) {
            let used = words.iter().flat_map(|word| code.match_indices(word));
            let used = used.filter(|_| kind == Kind::Code);
            found.extend(used.map(|(start, word)| source.place(at + start) + ": " + word));
        }
    }
    none(found, "the date is an argument");
}

#[test]
fn the_engine_knows_no_browser() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "-p", "pricing", "-e", "normal", "--prefix", "none"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]).current_dir(root());
    let output = cargo.output().expect("cargo is needed to list the crates");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let browser = ["leptos", "reactive_graph", "wasm-bindgen", "web-sys", "js-sys"];
    let found = names.filter(|name| browser.contains(name)).map(String::from).collect();
    none(found, "pricing must run without a browser: remove what brings these crates");
}
