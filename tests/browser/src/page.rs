//! The page as a visitor meets it: found by label, driven by keyboard.
//!
//! Whatever looks for something waits for it, so cases need no pauses of their own.

use crate::engine::Engine;
use anyhow::{Context, Result, bail};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::fmt::Debug;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// The control that a label names, or that names itself.
const BY_LABEL: &str = r"
const said = arguments[0];
const text = (node) => node.textContent.trim().replace(/\s+/g, ' ');
const label = [...document.querySelectorAll('label')].find((label) => text(label) === said);
const named = () => [...document.querySelectorAll('[aria-label]')]
  .find((node) => node.getAttribute('aria-label') === said);
const button = () => [...document.querySelectorAll('button, a, summary, [role]')]
  .find((node) => text(node) === said);
return (label && label.control) || named() || button() || null;";

const IS_LOADED: &str = "
return location.href.startsWith(arguments[0]) && document.readyState === 'complete';";

/// WebDriver's name for an element among the values of a script.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The key codes of WebDriver.
pub mod key {
    pub const ARROW_LEFT: &str = "\u{e012}";
    pub const ARROW_UP: &str = "\u{e013}";
    pub const ARROW_RIGHT: &str = "\u{e014}";
    pub const ARROW_DOWN: &str = "\u{e015}";
    pub const HOME: &str = "\u{e011}";
    pub const END: &str = "\u{e010}";
    pub const ENTER: &str = "\u{e007}";
    pub const TAB: &str = "\u{e004}";
    pub(super) const SELECT_ALL: &str = "\u{e009}a";
}

#[derive(Clone)]
pub struct Page {
    pub client: Client,
    pub engine: Engine,
    /// The site's address with the closing slash; another for each case.
    pub base: String,
}

impl Page {
    /// Opens the page in a language: `zh-CN` or `en`.
    pub async fn open(&self, lang: &str) -> Result<()> {
        self.open_at(&format!("#lang={lang}")).await
    }

    /// Opens an address below the site's and waits until all of it is loaded; Firefox' driver
    /// sometimes comes back before.
    pub async fn open_at(&self, address: &str) -> Result<()> {
        self.client.goto(&format!("{}{address}", self.base)).await?;
        let loaded = || self.script(IS_LOADED, vec![json!(self.base)]);
        expect("page loaded", wait(loaded, |loaded| *loaded == true).await?, true.into())
    }

    /// The control with exactly this label.
    pub async fn labelled(&self, label: &str) -> Result<Element> {
        let found = || self.script(BY_LABEL, vec![json!(label)]);
        let found = wait(found, |found| !found.is_null()).await?;
        let Some(element) = found[ELEMENT].as_str() else {
            bail!("expected a control labelled `{label}`, saw none");
        };
        let element = ElementRef::from(element.to_owned());
        Ok(Element::from_element_id(self.client.clone(), element))
    }

    /// The element with this `data-testid`.
    pub async fn test_id(&self, id: &str) -> Result<Element> {
        self.find(&format!("[data-testid='{id}']")).await
    }

    /// The first element that a CSS selector matches.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(PAUSE);
        let found = wait.for_element(Locator::Css(selector)).await;
        found.with_context(|| format!("expected an element `{selector}`, saw none"))
    }

    /// Replaces what is in a box, by typing, and leaves the box.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let element = self.labelled(label).await?;
        element.click().await?;
        element.send_keys(key::SELECT_ALL).await?;
        Ok(element.send_keys(&format!("{text}{}", key::TAB)).await?)
    }

    /// Presses a key on a control, such as an arrow on a slider.
    pub async fn press(&self, label: &str, key: &str, n_times: usize) -> Result<()> {
        Ok(self.labelled(label).await?.send_keys(&key.repeat(n_times)).await?)
    }

    /// Clicks the control with this label.
    pub async fn click(&self, label: &str) -> Result<()> {
        Ok(self.labelled(label).await?.click().await?)
    }

    /// What a box or slider holds.
    pub async fn value(&self, label: &str) -> Result<String> {
        Ok(self.labelled(label).await?.prop("value").await?.unwrap_or_default())
    }

    /// The visible text of an element.
    pub async fn text(&self, test_id: &str) -> Result<String> {
        Ok(self.test_id(test_id).await?.text().await?)
    }

    /// Waits until the element shows this text.
    pub async fn expect_text(&self, test_id: &str, expected: &str) -> Result<()> {
        let seen = wait(|| self.text(test_id), |seen| seen == expected).await?;
        expect(&format!("text of {test_id}"), seen.as_str(), expected)
    }

    /// Waits until the control holds this value.
    pub async fn expect_value(&self, label: &str, expected: &str) -> Result<()> {
        let seen = wait(|| self.value(label), |seen| seen == expected).await?;
        expect(&format!("value of {label}"), seen.as_str(), expected)
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

    /// Gives the page's viewport a size.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let (mut outer_width, mut outer_height) = (width, height);
        for _ in 0..3 {
            self.client.set_window_size(outer_width, outer_height).await?;
            tokio::time::sleep(PAUSE * 2).await; // window managers answer late
            let [inner_width, inner_height] = self.viewport().await?;
            if [inner_width, inner_height] == [width, height] {
                return Ok(());
            }
            outer_width = (outer_width + width).saturating_sub(inner_width);
            outer_height = (outer_height + height).saturating_sub(inner_height);
        }
        expect("viewport", self.viewport().await?, [width, height])
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

/// Asks until the answer is good or patience ends; the last answer.
async fn wait<T, F: Future<Output = Result<T>>>(
    ask: impl Fn() -> F,
    is_good: impl Fn(&T) -> bool,
) -> Result<T> {
    let start = Instant::now();
    loop {
        let answer = ask().await;
        if start.elapsed() > PATIENCE || answer.as_ref().is_ok_and(&is_good) {
            return answer;
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
