//! The programs the build needs. They are kept per user, one folder per version, so that a fresh
//! clone finds them again.

pub mod generators;

use crate::shell::{self, program, run_set_up, text};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

pub const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// Has cargo compile the standard library with the page: a tenth of the page is the machinery that
/// words a panic, and only a build without it leaves it out. Stable Rust ships no such library.
pub const SMALL_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];
const SILENT_PANICS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Which function refers to which data, for [`mod@crate::split`].
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// One program that cargo installs.
struct Tool {
    crate_name: &'static str,
    binary: &'static str,
    version: String,
    /// What else cargo is told: whether the crate's own lock file still installs, and its features.
    options: &'static [&'static str],
    minutes: u8,
}

/// Makes sure of all that `cargo xtask build` needs; returns the environment that finds it.
pub fn for_building() -> Result<Environment> {
    add("target", WASM)?;
    add("component", "rust-src")?;
    let folders = vec![trunk().installed()?, wasm_bindgen()?.installed()?, npm_tools()?];
    fetch_crates()?;
    Environment::new(folders)
}

/// Makes sure of what checks the format and the lints.
pub fn for_checking() -> Result<()> {
    ["rustfmt", "clippy"].into_iter().try_for_each(|name| add("component", name))
}

/// Makes sure of Firefox's driver, which Debian does not package; returns its folder.
pub fn geckodriver() -> Result<PathBuf> {
    Tool {
        crate_name: "geckodriver",
        binary: "geckodriver",
        version: GECKODRIVER.into(),
        options: &["--locked"],
        minutes: 2,
    }
    .installed()
}

fn trunk() -> Tool {
    Tool {
        crate_name: "trunk",
        binary: "trunk",
        version: TRUNK.into(),
        options: &["--locked"],
        minutes: 6,
    }
}

/// The glue's generator must be of the version that the page is compiled with.
fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        crate_name: "wasm-bindgen-cli",
        binary: "wasm-bindgen",
        version: locked_version("wasm-bindgen")?,
        options: &[], // its lock file names a withdrawn crate
        minutes: 2,
    })
}

impl Tool {
    /// The folder that holds the binary, after installing it if it is not there or does not run.
    fn installed(&self) -> Result<PathBuf> {
        let root = cache()?.join(format!("{}-{}", self.binary, self.version));
        let folder = root.join("bin");
        if !self.runs(&folder) {
            let (name, minutes) = (self.crate_name, self.minutes);
            eprintln!("installing {name} {} (once, about {minutes} min)", self.version);
            self.install(&root)?;
        }
        if !self.runs(&folder) {
            bail!("{} does not run: delete {} and try again", self.binary, root.display());
        }
        Ok(folder)
    }

    fn runs(&self, folder: &Path) -> bool {
        prints(&folder.join(self.binary), &self.version)
    }

    fn install(&self, root: &Path) -> Result<()> {
        let mut cargo = program("cargo", &["install", "--force", "--root", text(root)?]);
        cargo.args(self.options).args(["--version", &self.version, self.crate_name]);
        cargo.env("PATH", path_with(&[root.join("bin")])?); // or cargo asks for it
        run_set_up(cargo.env_remove("CARGO_TARGET_DIR"))
    }
}

/// What one folder with a `package.json` asks of npm, at the versions of its lock file.
struct Packages {
    source: &'static str,
    names: &'static str,
    /// Whether all of it is here, given `node_modules`.
    is_here: fn(&Path) -> bool,
}

const TO_BUILD_AND_TEST: Packages = Packages {
    source: "xtask/tools",
    names: "wasm-opt, esbuild and axe-core",
    is_here: |modules| {
        prints(&modules.join(".bin/wasm-opt"), "version")
            && prints(&modules.join(".bin/esbuild"), "")
            && modules.join(AXE).is_file()
    },
};

const TO_MEASURE: Packages = Packages {
    source: "xtask/bench",
    names: "lighthouse, puppeteer-core and decimal.js",
    is_here: |modules| {
        ["lighthouse", "puppeteer-core", "decimal.js"]
            .iter()
            .all(|name| modules.join(name).join("package.json").is_file())
    },
};

const TO_TRY_THE_MODULE: Packages = Packages {
    source: "xtask/module",
    names: "typescript and vite",
    is_here: |modules| [TSC, VITE].iter().all(|script| modules.join(script).is_file()),
};

const TSC: &str = "typescript/bin/tsc";

const VITE: &str = "vite/bin/vite.js";

const AXE: &str = "axe-core/axe.min.js";

/// The folder of wasm-opt and esbuild.
fn npm_tools() -> Result<PathBuf> {
    Ok(TO_BUILD_AND_TEST.installed()?.join(".bin"))
}

/// The script that looks for what keeps people from using a page.
pub fn axe() -> Result<String> {
    let file = TO_BUILD_AND_TEST.installed()?.join(AXE);
    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The `node_modules` of what measures the page.
pub fn for_measuring() -> Result<PathBuf> {
    TO_MEASURE.installed()
}

/// The script that checks the types of the JavaScript module.
pub fn typescript() -> Result<PathBuf> {
    Ok(TO_TRY_THE_MODULE.installed()?.join(TSC))
}

/// The script that builds and serves what imports the JavaScript module.
pub fn vite() -> Result<PathBuf> {
    Ok(TO_TRY_THE_MODULE.installed()?.join(VITE))
}

fn hash_of(file: &Path) -> Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("no {}", file.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

impl Packages {
    /// The `node_modules`, after installing them if they are not there or do not run.
    fn installed(&self) -> Result<PathBuf> {
        let source = crate::root().join(self.source);
        let root = cache()?.join(format!("npm-{}", hash_of(&source.join("package-lock.json"))?));
        let modules = root.join("node_modules");
        if !(self.is_here)(&modules) {
            eprintln!("installing {} with npm (once, under a minute)", self.names);
            std::fs::create_dir_all(&root)?;
            for name in [".npmrc", "package.json", "package-lock.json"] {
                std::fs::copy(source.join(name), root.join(name))?;
            }
            run_set_up(program("npm", &["ci", "--ignore-scripts"]).current_dir(&root))?;
        }
        if !(self.is_here)(&modules) {
            bail!("{} do not run: delete {} and try again", self.names, root.display());
        }
        Ok(modules)
    }
}

fn prints(binary: &Path, expected: &str) -> bool {
    let mut command = std::process::Command::new(binary);
    shell::output(command.arg("--version")).is_some_and(|printed| printed.contains(expected))
}

/// Makes sure of a target or component of the Rust toolchain; minimal ones lack several.
fn add(kind: &str, name: &str) -> Result<()> {
    let installed = shell::output(&mut program("rustup", &[kind, "list", "--installed"]))
        .with_context(|| format!("`rustup {kind} list` fails: run it to see why"))?;
    if installed.lines().any(|line| line.starts_with(name)) {
        return Ok(());
    }
    eprintln!("adding the Rust {kind} {name}");
    run_set_up(&mut program("rustup", &[kind, "add", name]))
}

/// Trunk builds offline, so the crates must be on this machine first.
fn fetch_crates() -> Result<()> {
    let host = shell::output(&mut program("rustc", &["--print", "host-tuple"]));
    let host = host.context("rustc does not run: install Rust with rustup")?;
    let targets = ["--target", WASM, "--target", host.trim()];
    let mut fetch = program("cargo", &["fetch", "--quiet", "--locked"]);
    run_set_up(fetch.args(targets).envs(SMALL_STD))
}

/// The version of a package as Cargo.lock has it.
fn locked_version(package: &str) -> Result<String> {
    let lock =
        std::fs::read_to_string(crate::root().join("Cargo.lock")).context("no Cargo.lock")?;
    let (_, entry) = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))
        .with_context(|| format!("Cargo.lock has no {package}: run `cargo update`"))?;
    Ok(entry.chars().take_while(|&c| c != '"').collect())
}

/// `${XDG_CACHE_HOME:-$HOME/.cache}/suanpan/tools`
fn cache() -> Result<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
    Ok(cache.context("HOME is not set: set it, or XDG_CACHE_HOME")?.join("suanpan/tools"))
}

/// The variables under which cargo, Trunk and the browser tests find the tools.
pub struct Environment(pub Vec<(&'static str, OsString)>);

impl Environment {
    fn new(folders: Vec<PathBuf>) -> Result<Self> {
        let mut variables = vec![("PATH", path_with(&folders)?)];
        if let Some(flags) = without_machine_paths() {
            variables.push((WASM_FLAGS, flags.into()));
        }
        Ok(Environment(variables))
    }

    /// A program that sees the tools.
    pub fn program(&self, name: &str, arguments: &[&str]) -> std::process::Command {
        let mut command = program(name, arguments);
        command.envs(self.0.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Has a program build the page with the small standard library.
pub fn with_small_std(command: &mut std::process::Command) {
    let paths = without_machine_paths().unwrap_or_default();
    command.envs(SMALL_STD).env(WASM_FLAGS, format!("{paths} {SILENT_PANICS} {RELOCATIONS}"));
}

/// PATH with the given folders first.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let old = std::env::split_paths(&old).filter(|folder| !folders.contains(folder));
    let all: Vec<PathBuf> = folders.iter().cloned().chain(old).collect();
    std::env::join_paths(all).context("a tool's folder has a colon in its name")
}

/// Panic messages carry the paths of crates: without this the bytes of the page would depend on
/// whose machine built it.
fn without_machine_paths() -> Option<String> {
    let set = |name| std::env::var(name).ok();
    let cargo = set("CARGO_HOME").or_else(|| Some(format!("{}/.cargo", set("HOME")?)))?;
    (!cargo.contains(' ')).then(|| format!("--remap-path-prefix={cargo}=cargo"))
}
