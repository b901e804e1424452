//! What moves on the page without being moved, as Chromium's layout-shift entries tell.

use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// Starts to watch; entries of before count too.
const WATCH: &str = "
window.__shifts = [];
const name = (node) => node.localName
  + [...node.classList].map((part) => `.${part}`).join('') + (node.id ? `#${node.id}` : '');
const place = ({ node, previousRect, currentRect }) => {
  const element = node && (node.nodeType === 1 ? node : node.parentElement);
  const path = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) path.unshift(at);
  const corner = ({ left, top }) => `${Math.round(left)},${Math.round(top)}`;
  return { path: path.map(name), moved: `${corner(previousRect)} -> ${corner(currentRect)}` };
};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.__shifts.push({
  is_excused: entry.hadRecentInput, size: entry.value, moved: entry.sources.map(place),
}))).observe({ type: 'layout-shift', buffered: true });";

/// The entries of a frame come after it.
const TAKE: &str = "
const [done] = arguments;
requestAnimationFrame(() => setTimeout(() => done(window.__shifts.splice(0)), 100));";

/// What has another box at another stop of a slider, but what is in the regions that may.
const AT_STOPS: &str = "
const [slider, regions] = arguments;
const control = document.querySelector(slider);
const still = [...document.body.querySelectorAll('*')]
  .filter((node) => !node.closest(regions) && !node.querySelector(regions));
const box = (node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return [left + scrollX, top + scrollY, width, height].map(Math.round).join(' ');
};
const before = still.map(box);
const name = (node) => `${node.localName}.${node.className}#${node.id}`;
const moved = new Set();
let n_stops = 0;
for (let stop = Number(control.max); stop >= Number(control.min); stop -= 1, n_stops += 1) {
  control.value = String(stop);
  control.dispatchEvent(new window.Event('input', { bubbles: true }));
  still.map(box).forEach((now, at) => {
    if (now !== before[at]) moved.add(`stop ${stop}: ${name(still[at])} ${before[at]} -> ${now}`);
  });
}
return [[String(n_stops), String(still.length)], [...moved].slice(0, 20)];";

/// One frame in which something moved.
#[derive(Deserialize, Debug)]
pub struct Shift {
    /// Whether the visitor had just pressed or typed something.
    pub is_excused: bool,
    /// The share of the window that moved, times how far.
    pub size: f64,
    /// The largest elements that moved.
    pub moved: Vec<Moved>,
}

/// An element that moved.
#[derive(Deserialize, Debug)]
pub struct Moved {
    /// The elements around it and itself, from outside to inside.
    path: Vec<String>,
    /// Its corner before and after.
    moved: String,
}

impl Moved {
    /// Whether an element with this class is around it, or it itself.
    pub fn is_inside(&self, class: &str) -> bool {
        let class = format!(".{class}");
        self.path.iter().any(|name| format!("{name}.").contains(&format!("{class}.")))
    }

    pub fn told(&self) -> String {
        format!("{} {}", self.path.join(" > "), self.moved)
    }
}

impl Page {
    pub async fn watch_shifts(&self) -> Result<()> {
        self.script(WATCH, vec![]).await.map(drop)
    }

    /// What has moved since this was last asked.
    pub async fn shifts(&self) -> Result<Vec<Shift>> {
        Ok(serde_json::from_value(self.client.execute_async(TAKE, vec![]).await?)?)
    }

    /// What moves when a slider goes to each of its stops, outside the regions of some selectors;
    /// fails if there are no stops or nothing to watch.
    pub async fn moved_at_stops(&self, slider: &str, regions: &str) -> Result<Vec<String>> {
        let seen = self.script(AT_STOPS, vec![json!(slider), json!(regions)]).await?;
        let (counts, moved): ([String; 2], Vec<String>) = serde_json::from_value(seen)?;
        let [n_stops, n_watched] = counts.each_ref().map(|count| count.parse().unwrap_or(0));
        ensure!(n_stops > 20 && n_watched > 20, "{n_watched} elements at {n_stops} stops");
        Ok(moved)
    }

    /// Drags a slider's thumb over its whole length and back, slower than what a press excuses.
    pub async fn drag(&self, selector: &str) -> Result<()> {
        let slider = self.find(selector).await?;
        let (_, _, width, _) = slider.rectangle().await?;
        let to = |share: f64, milliseconds| PointerAction::MoveToElement {
            element: slider.clone(),
            duration: Some(Duration::from_millis(milliseconds)),
            x: (width / 2.0 - 8.0) * share,
            y: 0.0,
        };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(to(-1.0, 0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(1.0, 1500))
            .then(to(-1.0, 1500))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(mouse).await?)
    }
}
