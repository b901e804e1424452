//! The page in a browser: opening, finding, typing, scripts.
//!
//! Whatever looks for something waits for it, so cases need no pauses of their own. What the page
//! consists of is in `estimate` and `service`.

use crate::engine::Engine;
use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::fmt::Debug;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// The program draws the page into its place, where something like it stands before.
const STANDS: &str = "return document.querySelector('#page > header') !== null";
const IS_LOADED: &str = "
return location.href.startsWith(arguments[0]) && document.readyState === 'complete'";

const TEXTS: &str = "
return [...document.querySelectorAll(arguments[0])].map((node) => node.innerText.trim());";

const ATTRIBUTE: &str = "
const node = document.querySelector(arguments[0]);
return node && node.getAttribute(arguments[1]);";

/// WebKit's screenshots show the last frame, so this waits for the next.
const DRAWN: &str = "
const [done] = arguments;
requestAnimationFrame(() => requestAnimationFrame(done));";

const SCROLL_TO: &str = "
document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";

const EXAMPLE: &str = "tencent-face/face-search=calls:52,000,000;buy-50000000:1/1";
const KEEP: &str = "localStorage.setItem('suanpan', arguments[0])";

/// A sign of a visitor that changes nothing.
pub const SIGN: &str = "window.dispatchEvent(new Event('pointermove'));";

/// Gives a control a value at once: a date field is written in parts that depend on the browser's
/// language, and a driver may pause between one key and the next.
pub const SET: &str = "
const control = document.querySelector(arguments[0]);
control.value = arguments[1];
control.dispatchEvent(new Event('input', { bubbles: true }));";

/// Opens every section around an element.
const REVEAL: &str = "
const [selector] = arguments;
for (let node = document.querySelector(selector); node; node = node.parentElement) {
  if (node.tagName === 'DETAILS') node.open = true;
}";

/// WebKit's driver does not reach what stands in a frame in a shadow tree: events stand in for keys there.
const FILL_WHAT_IS_MISSED: &str = "
const box = document.querySelector(arguments[0]);
if (window === top || document.activeElement === box) return false;
box.value = arguments[1];
for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }));
return true;";

const HAS_FOCUS: &str = "return document.activeElement.matches(arguments[0])";
const TABS_MAX: usize = 60;

/// The key codes of WebDriver.
pub mod key {
    pub const PAGE_UP: char = '\u{e00e}';
    pub const PAGE_DOWN: char = '\u{e00f}';
    pub const END: char = '\u{e010}';
    pub const HOME: char = '\u{e011}';
    pub const ARROW_LEFT: char = '\u{e012}';
    pub const ARROW_RIGHT: char = '\u{e014}';
    pub const BACKSPACE: char = '\u{e003}';
    pub const ENTER: char = '\u{e007}';
    pub const TAB: char = '\u{e004}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const SHIFT: char = '\u{e008}';
    pub const CONTROL: char = '\u{e009}';
}

#[derive(Clone)]
pub struct Page {
    pub client: Client,
    pub engine: Engine,
    /// The site's address with the closing slash; another for each case.
    pub base: String,
}

impl Page {
    /// Opens the page in a language, `zh-CN` or `en`, with the document's own example: 52,000,000
    /// searches in a month, with one package.
    pub async fn open(&self, lang: &str) -> Result<()> {
        self.open_kept(&format!("v=1&lang={lang}&months=1&{EXAMPLE}")).await?;
        self.switch_to(lang).await
    }

    /// Opens the page as one that a visitor has left with this estimate. A file of the site that is no
    /// page takes it, for what is stored is one site's.
    pub async fn open_kept(&self, estimate: &str) -> Result<()> {
        self.goto(&[&self.base, "llms.txt"].concat()).await?;
        self.script(KEEP, vec![json!(estimate)]).await?;
        self.load().await
    }

    /// Opens the page as it is and waits until it stands.
    pub async fn load(&self) -> Result<()> {
        self.goto(&self.base).await?;
        self.stands().await
    }

    /// Opens an address and waits until what is there is loaded; Firefox' driver sometimes comes back
    /// before.
    pub async fn goto(&self, address: &str) -> Result<()> {
        self.client.goto(address).await?;
        let is_loaded = || self.script(IS_LOADED, vec![json!(address)]);
        eventually(address, Value::Bool(true), is_loaded).await
    }

    /// Waits until the program has drawn the page.
    pub async fn stands(&self) -> Result<()> {
        eventually("page drawn", Value::Bool(true), || self.script(STANDS, vec![])).await
    }

    /// Presses the button of a language and waits for it.
    pub async fn switch_to(&self, lang: &str) -> Result<()> {
        let code = lang.split('-').next().unwrap_or(lang);
        self.click(&format!("button[data-lang='{code}']")).await?;
        eventually("language", Some(lang.to_owned()), || self.attribute("html", "lang")).await
    }

    /// The first element that a CSS selector matches. One that goes while the driver takes hold of it
    /// is looked for again.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        let start = Instant::now();
        loop {
            let error = match self.client.find(Locator::Css(selector)).await {
                Ok(element) => return Ok(element),
                Err(error) => error,
            };
            let may_come = error.is_no_such_element() || error.is_stale_element_reference();
            if !may_come || start.elapsed() > PATIENCE {
                return Err(error)
                    .with_context(|| format!("expected an element `{selector}`, saw none"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The first element that a CSS selector matches, with every section around it open.
    pub async fn reveal(&self, selector: &str) -> Result<Element> {
        self.find(selector).await?;
        self.script(REVEAL, vec![json!(selector)]).await?;
        self.find(selector).await
    }

    /// Clicks, once the element is in view: WebKit's driver does not scroll back up.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        self.script(SCROLL_TO, vec![json!(selector)]).await?;
        let clicked = element.click().await;
        clicked.with_context(|| format!("cannot click `{selector}`"))
    }

    /// Replaces what is in a box, by typing, and leaves the box.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<()> {
        let element = self.find(selector).await?;
        self.script(SCROLL_TO, vec![json!(selector)]).await?;
        element.click().await.with_context(|| format!("cannot click `{selector}`"))?;
        let missed = [json!(selector), json!(text)].to_vec();
        if self.engine == Engine::WebKit && self.script(FILL_WHAT_IS_MISSED, missed).await? == true
        {
            return Ok(());
        }
        element.send_keys(&format!("{}a", key::CONTROL)).await?;
        element.send_keys(&format!("{}{text}{}", key::BACKSPACE, key::TAB)).await?;
        Ok(())
    }

    /// Presses a key on a control, such as an arrow on a slider.
    pub async fn press(&self, selector: &str, key: char, n_times: usize) -> Result<()> {
        Ok(self.find(selector).await?.send_keys(&key.to_string().repeat(n_times)).await?)
    }

    /// Types on the keyboard, wherever the focus is; with Shift held down if asked.
    pub async fn keyboard(&self, text: &str, shift: bool) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        let held = shift.then_some(key::SHIFT);
        keys = held.iter().fold(keys, |keys, &value| keys.then(KeyAction::Down { value }));
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        keys = held.iter().fold(keys, |keys, &value| keys.then(KeyAction::Up { value }));
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses a key on the keyboard, wherever the focus is, while others are held down.
    pub async fn chord(&self, held: &[char], key: char) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        keys = held.iter().fold(keys, |keys, &value| keys.then(KeyAction::Down { value }));
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        keys = held.iter().fold(keys, |keys, &value| keys.then(KeyAction::Up { value }));
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Whether an element that matches has the focus.
    pub async fn has_focus(&self, selector: &str) -> Result<bool> {
        Ok(self.script(HAS_FOCUS, vec![json!(selector)]).await? == true)
    }

    /// Presses Tab, or Shift and Tab, until an element has the focus.
    pub async fn tab_to(&self, selector: &str, back: bool) -> Result<()> {
        for _ in 0..TABS_MAX {
            self.keyboard(&key::TAB.to_string(), back).await?;
            if self.has_focus(selector).await? {
                return Ok(());
            }
        }
        bail!("expected the focus on `{selector}` within {TABS_MAX} tabs, saw it elsewhere")
    }

    /// What a box or slider holds.
    pub async fn value(&self, selector: &str) -> Result<String> {
        Ok(self.find(selector).await?.prop("value").await?.unwrap_or_default())
    }

    /// The visible texts of all elements that match now.
    pub async fn texts(&self, selector: &str) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.script(TEXTS, vec![json!(selector)]).await?)?)
    }

    /// An attribute of the first element that matches now.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let seen = self.script(ATTRIBUTE, vec![json!(selector), json!(name)]).await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// Runs a script in the page and hands back what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// What went wrong in the page since it was opened: errors, rejections, policy violations.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let found = self.script("return window.__problems", vec![]).await?;
        serde_json::from_value(found).context("the page was opened without its probe")
    }

    /// What the site's policy has refused since the page was opened.
    pub async fn refused(&self) -> Result<Vec<String>> {
        let found = self.script("return window.__problems ?? []", vec![]).await?;
        let found: Vec<String> = serde_json::from_value(found)?;
        // Browsers ask for an icon themselves, where a page names none.
        let is_refusal = |problem: &String| {
            problem.starts_with("policy: ") && !problem.ends_with("/favicon.ico")
        };
        Ok(found.into_iter().filter(is_refusal).collect())
    }

    /// Gives the page's viewport a size and waits until it is drawn in it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if self.viewport().await? == [width, height] {
            return Ok(());
        }
        let (mut outer_width, mut outer_height) = (width, height);
        for n in 1..=10 {
            self.client.set_window_size(outer_width, outer_height).await?;
            tokio::time::sleep(PAUSE * 5 * n).await; // window managers answer late
            let [inner_width, inner_height] = self.viewport().await?;
            if [inner_width, inner_height] == [width, height] {
                break;
            }
            outer_width = (outer_width + width).saturating_sub(inner_width);
            outer_height = (outer_height + height).saturating_sub(inner_height);
        }
        expect("viewport", self.viewport().await?, [width, height])?;
        self.client.execute_async(DRAWN, vec![]).await?;
        Ok(())
    }

    pub async fn viewport(&self) -> Result<[u32; 2]> {
        let seen = self.script("return [innerWidth, innerHeight]", vec![]).await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// Saves what is seen as target/screenshots/NAME-ENGINE.png.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let name: String =
            name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let folder = xtask::target().join("screenshots");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}-{}.png", self.engine.name()));
        std::fs::write(&file, self.client.screenshot().await?)?;
        Ok(file)
    }
}

/// Asks until the answer is the expected one; fails with the last answer when patience ends.
pub async fn eventually<T, F>(what: &str, expected: T, ask: impl Fn() -> F) -> Result<()>
where
    T: PartialEq + Debug,
    F: Future<Output = Result<T>>,
{
    let start = Instant::now();
    loop {
        let answer = ask().await;
        let is_good = answer.as_ref().is_ok_and(|seen| *seen == expected);
        if is_good || start.elapsed() > PATIENCE {
            return expect(what, answer?, expected);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Fails with both values unless they are equal.
pub fn expect<T: PartialEq + Debug>(what: &str, seen: T, expected: T) -> Result<()> {
    if seen != expected {
        bail!("{what}: expected {expected:?}, saw {seen:?}");
    }
    Ok(())
}

/// Fails unless a text has a part.
pub fn expect_part(what: &str, seen: &str, part: &str) -> Result<()> {
    if !seen.contains(part) {
        bail!("{what}: expected {part:?} in it, saw {seen:?}");
    }
    Ok(())
}
