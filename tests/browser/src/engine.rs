//! The three engines: how each driver is started and what it is asked for.

use crate::process::Group;
use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What the visitor's system asks of pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
    Light,
    Dark,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    pub fn named(name: &str) -> Result<Self> {
        let found = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| format!("no browser `{name}`: choose chromium, firefox or webkit"))
    }

    fn driver(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium => vec!["chromedriver".into(), format!("--port={port}")],
            Engine::Firefox => vec!["geckodriver".into(), "--port".into(), port.to_string()],
            Engine::WebKit => vec!["WebKitWebDriver".into(), format!("--port={port}")],
        }
    }

    fn capabilities(self, scheme: Scheme, scratch: &Path) -> Result<Value> {
        Ok(match self {
            Engine::Chromium => chromium(scheme, scratch),
            Engine::Firefox => firefox(scheme, scratch),
            Engine::WebKit => webkit()?,
        })
    }
}

fn chromium(scheme: Scheme, scratch: &Path) -> Value {
    let profile = format!("--user-data-dir={}/chromium", scratch.display());
    let mut options = vec![
        "--headless=new",
        "--no-sandbox", // it refuses to run as root with one
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &profile,
    ];
    if scheme == Scheme::Dark {
        options.push("--blink-settings=preferredColorScheme=0");
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": options },
    })
}

fn firefox(scheme: Scheme, scratch: &Path) -> Value {
    let dark_is_0 = u8::from(scheme == Scheme::Light);
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless", "-profile", scratch.join("firefox")],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": dark_is_0,
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
            },
        },
    })
}

fn webkit() -> Result<Value> {
    let folder = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let browser = |api: &str| PathBuf::from(format!("{folder}/webkit2gtk-{api}/MiniBrowser"));
    let found = ["4.1", "4.0"].map(browser).into_iter().find(|file| file.is_file());
    let found = found.with_context(|| format!("no MiniBrowser in {folder}/webkit2gtk-4.1"))?;
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": found, "args": ["--automation"] },
    }))
}

/// A running browser with its driver.
pub struct Browser {
    pub client: Client,
    // Fields drop in this order: the driver ends before its screen and its files.
    _driver: Group,
    _screen: Option<Group>,
    scratch: Scratch,
}

impl Browser {
    pub async fn start(engine: Engine, scheme: Scheme, log: &Path) -> Result<Self> {
        Browser::start_in(Scratch::new(engine)?, engine, scheme, log).await
    }

    /// Ends the browser and starts it again with all that it has kept.
    pub async fn restart(self, engine: Engine, scheme: Scheme, log: &Path) -> Result<Self> {
        let Browser { client, _driver, _screen, scratch } = self;
        client.close().await?;
        drop((_driver, _screen));
        Browser::start_in(scratch, engine, scheme, log).await
    }

    async fn start_in(
        scratch: Scratch,
        engine: Engine,
        scheme: Scheme,
        log: &Path,
    ) -> Result<Self> {
        let screen = if engine == Engine::WebKit { Some(screen(log)?) } else { None };
        let display = screen.as_ref().map_or("", |(_, display)| display);
        let port = free_port()?;
        let mut driver = driver(engine, scheme, port, display, &scratch.0, log)?;
        let capabilities = engine.capabilities(scheme, &scratch.0)?;
        let client = connect(port, &mut driver, capabilities).await?;
        let screen = screen.map(|(group, _)| group);
        Ok(Browser { client, _driver: driver, _screen: screen, scratch })
    }
}

fn driver(
    engine: Engine,
    scheme: Scheme,
    port: u16,
    display: &str,
    scratch: &Path,
    log: &Path,
) -> Result<Group> {
    let scratch = scratch.to_str().context("the temporary folder's name is not UTF-8")?;
    let theme = if scheme == Scheme::Dark { "Adwaita:dark" } else { "Adwaita" };
    let variables = [
        ("HOME", scratch),
        ("TMPDIR", scratch),
        ("XDG_CACHE_HOME", scratch),
        ("XDG_CONFIG_HOME", scratch),
        ("DISPLAY", display),
        ("GTK_THEME", theme),
        ("LIBGL_ALWAYS_SOFTWARE", "1"),
    ];
    let words = engine.driver(port);
    Group::start(&words.iter().map(String::as_str).collect::<Vec<_>>(), &variables, log)
}

/// An X screen, for the engine that has no headless mode, and its display's name.
fn screen(log: &Path) -> Result<(Group, String)> {
    let words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
    let (group, number) = Group::start_reading(&words, log)?;
    if number.is_empty() {
        bail!("Xvfb does not start: see {}", log.display());
    }
    Ok((group, format!(":{number}")))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Waits for the driver and opens a session.
async fn connect(port: u16, driver: &mut Group, capabilities: Value) -> Result<Client> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if driver.has_ended() || start.elapsed() > PATIENCE {
            bail!("the driver does not answer; run: cargo xtask test");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let capabilities = capabilities.as_object().cloned().unwrap_or_default();
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let opened = builder.capabilities(capabilities);
    let address = format!("http://127.0.0.1:{port}");
    tokio::time::timeout(PATIENCE * 2, opened.connect(&address))
        .await
        .context("the browser does not start")?
        .context("the browser does not start")
}

/// A folder for profiles and caches, deleted at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(engine: Engine) -> Result<Self> {
        static N_MADE: AtomicUsize = AtomicUsize::new(0);
        let n = N_MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("suanpan-{}-{}-{n}", engine.name(), std::process::id());
        let folder = std::env::temp_dir().join(name);
        let scratch = Scratch(folder);
        scratch.write("firefox/chrome/userChrome.css", ":root { min-width: 0 !important; }")?;
        scratch.write("gtk-3.0/gtk.css", "* { all: unset; font-size: 4px; }")?;
        Ok(scratch)
    }

    fn write(&self, file: &str, text: &str) -> Result<()> {
        let file = self.0.join(file);
        std::fs::create_dir_all(file.parent().context("no folder")?)?;
        std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
