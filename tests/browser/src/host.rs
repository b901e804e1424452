//! Pages of others, which show the calculator.

use crate::page::{Page, eventually};
use anyhow::{Context, Result, bail};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use xtask::server::{Server, Site};

/// Keeps what the first frame sends, and sends it things.
const RECORD: &str = "
window.heard = [];
window.refused = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  refused.push(violatedDirective + ' ' + blockedURI));
addEventListener('message', ({ source, origin, data }) => {
  const frame = document.querySelector('iframe');
  if (source !== frame?.contentWindow) return;
  heard.push({ origin, ...(typeof data === 'string' ? JSON.parse(data) : data) });
});
window.send = (data, to = '*') => document.querySelector('iframe').contentWindow.postMessage(data, to);
window.configure = (more) => send({ suanpan: 1, id: 'test', type: 'config', ...more });
";

/// The last message of a type, or null.
const LAST: &str = "
return heard.filter(({ type, context }) => (type || context) === arguments[0]).at(-1) ?? null;";

/// The addresses that stand in the example sites.
const CALCULATOR: &str = "https://suanpan.example/";
const ITSELF: &str = "https://handbook.example/";

/// A page that prints itself would wait for somebody to say where. MkDocs Material notes in the history
/// where it is scrolled to, and WebKit's driver then leaves the frame it is in.
const PROBE_OF_EXAMPLES: &str = concat!(
    include_str!("probe.js"),
    "window.print = () => {};\nhistory.replaceState = () => {};\n"
);

/// What another origin has loaded into a frame cannot be seen; the empty page before it can, and WebKit's
/// driver is lost in it.
const FRAME_OF: &str = "
const element = document.querySelectorAll('suanpan-calculator')[arguments[0]];
const frame = (element?.shadowRoot ?? element)?.querySelector('iframe') ?? null;
return frame?.contentDocument === null ? frame : null;";

/// Frames are loaded when they come into view.
const SCROLL_TO: &str = "
document.querySelectorAll('suanpan-calculator')[arguments[0]]
  .scrollIntoView({ block: 'start', behavior: 'instant' });";

/// The key under which WebDriver names elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A page on an origin of its own.
pub struct Host {
    pub page: Page,
    /// Where the calculator is, with the closing slash.
    pub calculator: String,
    _server: Server,
}

impl Host {
    /// Opens a page with a body, in which `CALC` stands for the address of the calculator. `headers` are
    /// lines that its host sends.
    pub async fn open(page: &Page, name: &str, body: &str, headers: &[&str]) -> Result<Host> {
        let folder = folder(page, name)?;
        let body = body.replace("CALC", &page.base);
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>A page of another</title>\
             <script src=\"record.js\"></script></head>\n<body>{body}</body></html>\n"
        );
        std::fs::write(folder.join("index.html"), html)?;
        std::fs::write(folder.join("record.js"), RECORD)?;
        let lines: Vec<String> = headers
            .iter()
            .map(|line| format!("  {}\n", line.replace("CALC", &page.base)))
            .collect();
        std::fs::write(folder.join("_headers"), format!("/*\n{}", lines.concat()))?;
        let server = Server::start(Site::at(folder))?;
        let host = Page { base: format!("http://{}/", server.address), ..page.clone() };
        host.goto(&host.base).await?;
        Ok(Host { page: host, calculator: page.base.clone(), _server: server })
    }

    /// Opens a page of an example site. Its calculators come from the page's own server, which is another
    /// origin, instead of from the address that stands in the example.
    pub async fn example(page: &Page, site: &str, path: &str) -> Result<Host> {
        let folder = xtask::example(site);
        if !folder.is_dir() {
            bail!("there is no example site in {}: run cargo xtask sites", folder.display());
        }
        let site = Site::at(folder).with_probe(PROBE_OF_EXAMPLES);
        let site = site.replacing(CALCULATOR, page.base.clone()).written_for(ITSELF);
        let server = Server::start(site)?;
        let host = Page { base: format!("http://{}/", server.address), ..page.clone() };
        host.goto(&format!("{}{path}", host.base)).await?;
        Ok(Host { page: host, calculator: page.base.clone(), _server: server })
    }

    /// The page inside the n-th `<suanpan-calculator>`, which is scrolled to first.
    pub async fn enter_calculator(&self, n: usize) -> Result<Page> {
        self.page.script(SCROLL_TO, vec![json!(n)]).await?;
        let is_inside = async || Ok(self.try_to_enter(n).await.is_ok());
        eventually(&format!("inside of calculator {n}"), true, is_inside).await?;
        Ok(Page { base: self.calculator.clone(), ..self.page.clone() })
    }

    async fn try_to_enter(&self, n: usize) -> Result<()> {
        self.leave().await?;
        let frame = self.page.script(FRAME_OF, vec![json!(n)]).await?;
        let id = frame[ELEMENT].as_str().context("nothing is loaded there")?.to_owned();
        Element::from_element_id(self.page.client.clone(), id.into()).enter_frame().await?;
        self.page.client.find(Locator::Css("[data-total]")).await?;
        Ok(())
    }

    /// The page inside the n-th frame.
    pub async fn enter(&self, n: u16) -> Result<Page> {
        self.page.client.enter_frame(n).await?;
        let inside = Page { base: self.calculator.clone(), ..self.page.clone() };
        inside.find("[data-total]").await?;
        Ok(inside)
    }

    /// Back from the frame to the page around it, also from one that is gone.
    pub async fn leave(&self) -> Result<()> {
        let window = self.page.client.window().await?;
        Ok(self.page.client.switch_to_window(window).await?)
    }

    /// The last message of a type that the frame has sent; null if there is none.
    pub async fn heard(&self, kind: &str) -> Result<Value> {
        self.page.script(LAST, vec![json!(kind)]).await
    }

    /// Waits for a message of a type in which something is so.
    pub async fn hears(&self, kind: &str, pointer: &str, value: Value) -> Result<()> {
        let what = format!("{pointer} of the last `{kind}`");
        eventually(&what, value, || async {
            Ok(self.heard(kind).await?.pointer(pointer).cloned().unwrap_or_default())
        })
        .await
    }

    /// Sends the frame what a host may set, once it can hear that.
    pub async fn configure(&self, more: Value) -> Result<()> {
        self.hears("ready", "/protocol", json!(1)).await?;
        self.page.script("configure(arguments[0])", vec![more]).await?;
        Ok(())
    }
}

/// An empty folder for the files of a page: each engine has its own, for two run at a time.
///
/// # Errors
/// There can be no such folder.
pub fn folder(page: &Page, name: &str) -> Result<PathBuf> {
    let folder = xtask::target().join("hosts").join(format!("{name}-{}", page.engine.name()));
    std::fs::remove_dir_all(&folder).ok(); // of an earlier time
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Copies the files of a folder, not those of folders in it.
///
/// # Errors
/// There is no such folder, or one of the two does not let itself be used.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in from.read_dir().with_context(|| format!("no {}", from.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
