//! What outlives the page: one text in the browser's storage. Where storage is refused, as in a frame
//! of another site, every access fails, and the page works without.

use std::cell::RefCell;

use web_sys::Storage;

use crate::browser::listen;
use crate::frame::Frame;

/// The name of the text in the storage.
const KEY: &str = "suanpan";

/// None in a frame: what is estimated there is the other page's, and none of the visitor's own.
fn storage() -> Option<Storage> {
    if Frame::here() != Frame::Page {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// What was saved, if anything was and can be read.
#[cfg(target_arch = "wasm32")]
pub fn load() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Natively nothing was saved.
#[cfg(not(target_arch = "wasm32"))]
pub fn load() -> Option<String> {
    None
}

/// Saves what this page changed. A page that changed nothing leaves alone what another one saved.
pub struct Keeper(RefCell<String>);

impl Keeper {
    /// A keeper that takes a text as saved.
    pub fn new(text: String) -> Keeper {
        Keeper(RefCell::new(text))
    }

    /// Takes a text as saved.
    pub fn take(&self, text: String) {
        self.0.replace(text);
    }

    /// Saves a text, unless it was the last one.
    pub fn keep(&self, text: String) {
        // After a failure the last estimate is better than the one that made the page fail.
        if *self.0.borrow() == text || has_failed() {
            return;
        }
        if let Some(storage) = storage() {
            // A full or closed storage: the page goes on, and its next visit begins afresh.
            let _ = storage.set_item(KEY, &text);
        }
        self.0.replace(text);
    }
}

/// The storage of this tab alone.
fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Notes for this tab what the link that it stands at should have been, and whether that link is to be
/// kept.
pub fn leave(at: &str, link: &str, is_kept: bool) {
    if let Some(storage) = of_tab() {
        let kept = if is_kept { "kept" } else { "" };
        // A full or closed storage: the link opens as it stands.
        let _ = storage.set_item(KEY, &[at, " ", link, " ", kept].concat());
    }
}

/// Drops what was noted: the address says it now.
pub fn stay() {
    if let Some(storage) = of_tab() {
        // The only error is that of a closed storage.
        let _ = storage.remove_item(KEY);
    }
}

/// What was noted at a link, and whether the link is to be kept. A note is read once: who opens the link
/// afresh later gets the link.
pub fn left_at(at: &str) -> Option<(String, bool)> {
    let note = of_tab()?.get_item(KEY).ok()??;
    stay();
    let (link, kept) = note.strip_prefix(at)?.strip_prefix(' ')?.split_once(' ')?;
    Some((link.to_owned(), !kept.is_empty()))
}

/// Whether the program has stopped; `boot.js` says so.
pub fn has_failed() -> bool {
    let body = web_sys::window().and_then(|window| window.document()?.body());
    body.is_some_and(|body| body.class_name() == "failed")
}

/// Does something whenever the page may be about to go: phones end pages without a word once they are
/// hidden.
pub fn before_leaving(act: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, &["pagehide", "visibilitychange"], Box::new(act));
    }
}
