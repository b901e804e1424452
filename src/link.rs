//! The page's address, which holds the estimate behind its `#`. No server is sent that part.
//!
//! While the visitor works, the address follows. An address that somebody opened or copied is never
//! written over: the next change begins another entry of the browser's history, so Back returns to the
//! estimate as it was shared. Where a browser refuses, as in a sandboxed frame, all else goes on.
//!
//! Browsers refuse what is done too often, so the address follows after a pause. Who loads the page again
//! meanwhile finds what this tab left.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::form::Link;
use crate::frame::Frame;
use crate::storage::{self, has_failed};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = history, js_name = replaceState, catch)]
    fn replace(state: &JsValue, unused: &str, address: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = history, js_name = pushState, catch)]
    fn push(state: &JsValue, unused: &str, address: &str) -> Result<(), JsValue>;
    /// It fails where there is no clipboard, as on an address without `https`.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write(text: &str) -> Result<Written, JsValue>;
    type Written;
    #[wasm_bindgen(method)]
    fn then(this: &Written, done: &Closure<dyn Fn()>, refused: &Closure<dyn Fn()>) -> JsValue;
}

/// The page's whole address.
#[cfg(target_arch = "wasm32")]
fn here() -> Option<String> {
    web_sys::window()?.document()?.url().ok()
}

/// Natively there is no address.
#[cfg(not(target_arch = "wasm32"))]
fn here() -> Option<String> {
    None
}

/// The page's address without an estimate, of a frame that of the page that it is a frame of. What
/// others have put behind a `?` is not ours to hand on.
pub fn page() -> String {
    let address = here().unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or("");
    page.strip_suffix("embed.html").unwrap_or(page).to_owned()
}

/// Whether what stands behind the `#` is meant as a link.
fn is_link(fragment: &str) -> bool {
    fragment.starts_with("v=")
}

/// The link that the page stands at, if it is one.
pub fn opened() -> Option<String> {
    let address = here()?;
    let (_, fragment) = address.split_once('#')?;
    is_link(fragment).then(|| fragment.to_owned())
}

/// The link to open where the page stands at one: it, or what this tab left there later.
#[inline(never)]
pub fn newest(link: String) -> String {
    let Some((left, is_kept)) = storage::left_at(&link) else { return link };
    let enter = if is_kept { push } else { replace };
    // Where a browser refuses, the address is behind until the next change.
    let _ = enter(&JsValue::NULL, "", &["#", &left].concat());
    left
}

/// The address, which follows the estimate.
pub struct Address {
    /// The estimate that the page opened with: what an address without a link stands for.
    first: String,
    /// The estimate that the address stands for.
    last: RefCell<String>,
    /// Whether somebody opened this address or copied it.
    is_kept: Cell<bool>,
    done: Closure<dyn Fn()>,
    refused: Closure<dyn Fn()>,
}

impl Address {
    /// The address of a page that opened with an estimate, and what to do once a link was copied or
    /// the browser has refused.
    pub fn new(first: String, done: Box<dyn Fn()>, refused: Box<dyn Fn()>) -> Address {
        let (done, refused) = (Closure::wrap(done), Closure::wrap(refused));
        let (last, is_kept) = (RefCell::new(first.clone()), Cell::new(opened().is_some()));
        Address { first, last, is_kept, done, refused }
    }

    /// Follows the estimate.
    pub fn follow(&self, estimate: &str) {
        if *self.last.borrow() != estimate {
            self.enter(estimate, false);
        }
    }

    /// Notes the estimate on a page that may be about to go: to write the address of a page that is
    /// being loaded again is too late, and some browsers then begin no other entry.
    pub fn leave(&self, estimate: &str) {
        let is_behind = *self.last.borrow() != estimate && Frame::here() == Frame::Page;
        match opened() {
            Some(at) if is_behind && !has_failed() => {
                storage::leave(&at, &Link::write(estimate), self.is_kept.get());
            }
            _ => self.follow(estimate),
        }
    }

    fn enter(&self, estimate: &str, keep: bool) {
        // The estimate that made the page fail would make it fail again.
        if has_failed() {
            return;
        }
        storage::stay();
        let is_other = *self.last.borrow() != estimate;
        let enter = if is_other && self.is_kept.get() { push } else { replace };
        // The history of a frame is that of the page around it, which is not ours to write.
        if Frame::here() == Frame::Page {
            // Browsers refuse in sandboxed frames, and where it is done too often.
            let _ = enter(&JsValue::NULL, "", &["#", &Link::write(estimate)].concat());
        }
        self.last.replace(estimate.to_owned());
        self.is_kept.set(keep);
    }

    /// Copies the link to an estimate.
    pub fn copy(&self, estimate: &str) {
        self.enter(estimate, true);
        match write(&self.link()) {
            // What `then` gives back is settled as well.
            Ok(written) => drop(written.then(&self.done, &self.refused)),
            Err(_) => self.refuse(),
        }
    }

    fn refuse(&self) {
        // Later, as from a clipboard that was asked.
        let refused = wasm_bindgen::JsCast::unchecked_ref(self.refused.as_ref());
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(refused, 0);
        }
    }

    /// The link to the estimate that the address stands for.
    pub fn link(&self) -> String {
        [&page(), "#", &Link::write(&self.last.borrow())].concat()
    }

    /// The estimate that the visitor went to, by another link or by Back; none where that is no other.
    pub fn gone_to(&self) -> Option<String> {
        let (address, last) = (here()?, self.last.borrow());
        match address.split_once('#').map_or("", |(_, fragment)| fragment) {
            "" => Some(&self.first).filter(|first| **first != *last).cloned(),
            to => (is_link(to) && to != Link::write(&last)).then(|| to.to_owned()),
        }
    }

    /// Takes the address as that of an estimate.
    pub fn arrive(&self, estimate: String) {
        self.last.replace(estimate);
        self.is_kept.set(opened().is_some());
    }
}

#[cfg(test)]
mod tests {
    use super::is_link;

    #[test]
    fn other_fragments_are_left_alone() {
        for (fragment, expected) in [
            ("", false),
            ("bill", false),
            ("v", false),
            ("V=1", false),
            ("v=1", true),
            ("v=9&x", true),
        ] {
            assert_eq!(is_link(fragment), expected, "{fragment}");
        }
    }
}
