//! The page as a whole: what is typed in it, its words, its room.

use crate::page::Page;
use anyhow::Result;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What every control holds, with its name and the service it is in.
const TYPED: &str = "
return [...document.querySelectorAll('input, select')].map((control) => {
  const section = control.closest('[data-service]');
  const { slider, field, reading } = control.dataset;
  const name = slider ? `${slider} slider` : field || reading || control.id;
  return `${section ? section.dataset.service : 'page'} ${name}: ${control.value}`;
});";

/// Every text of the page, also those that only screen readers meet.
const BLANKS: &str = r"
const spoken = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];
const nodes = [...document.body.querySelectorAll('*')].filter((node) => node.tagName !== 'SCRIPT');
const texts = nodes.flatMap((node) => [
  ...[...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data),
  ...spoken.map((name) => node.getAttribute(name) || ''),
]);
return [document.title, ...texts].filter((text) => /\{\w*\}/.test(text));";

/// Sentences of the page itself; what documents print keeps its language, and what a page says that
/// cannot go on is in both.
const FOREIGN: &str = r"
const own = 'h1, h2, h3, legend, label, summary, button, dt, option, [data-outcome], .reason, '
  + '.aid, .tagline, .note, .notice, .total-label, [data-problem], [data-incomplete], [data-holds] li';
const quoted = '#failed, #renewed, #prices, [data-lang], .package label, details.readings .aid, details.readings label';
const spoken = ['aria-label', 'aria-valuetext'];
const isForeign = document.documentElement.lang === 'en'
  ? (text) => /\p{Script=Han}/u.test(text)
  : (text) => /\p{L}/u.test(text) && !/\p{Script=Han}/u.test(text) && /[a-z]{3,}/.test(text.replace('fps', ''));
const nodes = [...document.querySelectorAll(own)].filter((node) => !node.closest(quoted));
const said = [...document.querySelectorAll('[aria-label], [aria-valuetext]')]
  .filter((node) => !node.closest('.package'))
  .flatMap((node) => spoken.map((name) => node.getAttribute(name) || ''));
const texts = nodes.map((node) => node.textContent.trim()).concat(said);
return [...new Set(texts.filter(isForeign))];";

/// What makes the page scroll to the side, if it does.
const BEYOND: &str = "
const page = document.scrollingElement;
const side = page.clientWidth;
if (page.scrollWidth <= side) return [];
const beyond = (node) => node.getBoundingClientRect().right > side + .5;
const name = (node) => {
  const box = node.getBoundingClientRect();
  return `${node.localName}.${node.className} from ${box.left} to ${box.right} of ${side}`;
};
return [`${page.scrollWidth - side} pixels`,
  ...[...document.body.querySelectorAll('*')].filter(beyond).map(name).slice(0, 5)];";

/// Whether the total can be seen, and nothing lies over it, once the page is scrolled.
const IN_VIEW: &str = "
scrollTo(0, arguments[0] * document.scrollingElement.scrollHeight);
const total = document.querySelector('[data-total]');
const box = total.getBoundingClientRect();
const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
return seen === total && box.left >= 0 && box.right <= innerWidth && box.top >= 0
  && box.bottom <= innerHeight;";

const SCHEME: &str = "
return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';";

/// How bright the page's background and its text are, from 0 to 255.
const BRIGHTNESS: &str = r"
const style = getComputedStyle(document.documentElement);
return [style.backgroundColor, style.color].map((color) => {
  const [red, green, blue] = color.match(/[\d.]+/g).map(Number);
  return Math.round((red * 2 + green * 7 + blue) / 10);
});";

const OPEN_ALL: &str = "
document.querySelectorAll('details').forEach((section) => { section.open = true; });";

impl Page {
    async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        Ok(serde_json::from_value(self.script(script, arguments).await?)?)
    }

    /// What every control holds.
    pub async fn typed(&self) -> Result<Vec<String>> {
        self.ask(TYPED, vec![]).await
    }

    /// Texts with a blank that nothing was put into.
    pub async fn open_blanks(&self) -> Result<Vec<String>> {
        self.ask(BLANKS, vec![]).await
    }

    /// The page's own sentences that are not in its language.
    pub async fn foreign_sentences(&self) -> Result<Vec<String>> {
        self.ask(FOREIGN, vec![]).await
    }

    /// Opens everything that can be opened.
    pub async fn open_all_sections(&self) -> Result<()> {
        self.script(OPEN_ALL, vec![]).await.map(drop)
    }

    /// What makes the page scroll to the side; nothing if it does not.
    pub async fn beyond_the_side(&self) -> Result<Vec<String>> {
        self.ask(BEYOND, vec![]).await
    }

    /// Whether the total is in view once a share of the page, from 0 to 1, is scrolled.
    pub async fn total_is_in_view_at(&self, share: &str) -> Result<bool> {
        self.ask(IN_VIEW, vec![json!(share)]).await
    }

    /// What the visitor's system asks for, as the page is told: `light` or `dark`.
    pub async fn system_scheme(&self) -> Result<String> {
        self.ask(SCHEME, vec![]).await
    }

    /// How bright the background and the text are, from 0 to 255.
    pub async fn brightness(&self) -> Result<[u8; 2]> {
        self.ask(BRIGHTNESS, vec![]).await
    }
}
