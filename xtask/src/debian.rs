//! The browsers and their drivers, and what else Debian packages.

use crate::shell::{self, program, run_set_up};
use anyhow::{Result, bail};
use std::path::Path;

/// One browser engine with the packages that hold it: (program or file to look for, package).
pub struct Engine {
    pub name: &'static str,
    needs: &'static [(&'static str, &'static str)],
}

pub const ENGINES: [Engine; 3] = [
    Engine {
        name: "chromium",
        needs: &[("chromium", "chromium"), ("chromedriver", "chromium-driver"), FONTS],
    },
    Engine { name: "firefox", needs: &[("firefox-esr", "firefox-esr"), FONTS] },
    Engine {
        name: "webkit",
        needs: &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb"), FONTS],
    },
];

const FONTS: (&str, &str) =
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk");

/// Installs what the engines lack; who may not is told the command.
pub fn install(engines: &[&Engine]) -> Result<()> {
    let otherwise = "; or leave browsers out with --without-browser";
    add(&missing(engines), "the browsers are not all here", otherwise)
}

/// Makes sure that Python can make environments: Debian packages that apart.
pub fn install_venv() -> Result<()> {
    let can = shell::output(&mut program("python3", &["-c", "import ensurepip"])).is_some();
    let packages: &[&str] = if can { &[] } else { &["python3-venv"] };
    add(packages, "Python has no environments", "")
}

/// Makes sure that the hosts are here which the documentation has lines for.
pub fn install_hosts() -> Result<()> {
    let needs = [("/usr/sbin/nginx", "nginx-light"), ("/usr/sbin/apache2", "apache2-bin")];
    let mut packages: Vec<_> = needs.iter().filter(|(file, _)| !is_here(file)).collect();
    // The table of what kind a file is.
    packages.extend((!is_here("/etc/mime.types")).then_some(&("", "media-types")));
    let packages: Vec<_> = packages.into_iter().map(|(_, package)| *package).collect();
    add(&packages, "the documented hosts are not all here", "")?;
    if packages.contains(&"nginx-light") {
        // Debian starts it as a service, which nobody has asked for; where nothing runs services, there is none.
        shell::output(&mut program("systemctl", &["disable", "--now", "nginx"]));
    }
    Ok(())
}

fn add(packages: &[&'static str], lack: &str, otherwise: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let is_root = shell::output(&mut program("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    if !is_root || shell::find("apt-get").is_none() {
        bail!("{lack}; run: sudo apt-get install --yes {list}{otherwise}");
    }
    eprintln!("installing {list} (once, a few minutes)");
    apt_get(&["update", "--quiet"])?;
    apt_get(&[&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat())
}

fn missing(engines: &[&Engine]) -> Vec<&'static str> {
    let needs = engines.iter().flat_map(|engine| engine.needs);
    let mut packages: Vec<_> =
        needs.filter(|(file, _)| !is_here(file)).map(|(_, package)| *package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

fn is_here(file: &str) -> bool {
    Path::new(file).is_file() || shell::find(file).is_some()
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    run_set_up(program("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
