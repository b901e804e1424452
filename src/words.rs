//! The texts of the tables that nobody sees before opening something: a file of its own, asked for at
//! the first sign of a visitor, so that nobody waits for it.

use pricing::words;
use web_sys::{Element, XmlHttpRequest};

use crate::browser::listen;

/// The element that names the file. A page in one file has the texts in it instead.
const ID: &str = "words";

/// What the file is asked for on. Whoever can open something has set off one of them before.
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "focusin", "beforeprint"];

fn element() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(ID)
}

/// Takes the texts that stand in the page itself, if any do.
#[cfg(target_arch = "wasm32")]
pub fn take_inlined() {
    let text = element().and_then(|element| element.text_content());
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        words::supply(text);
    }
}

/// Natively there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn take_inlined() {}

/// Asks for the texts: now, or at the first sign of a visitor, and again at the next one if they could
/// not be had. Does something once they are here.
pub fn ask(now: bool, arrived: impl Fn() + 'static) {
    let file = element().and_then(|element| element.get_attribute("data-src"));
    // It could not be made only where there is no browser.
    let (Some(file), Ok(request)) = (file, XmlHttpRequest::new()) else { return };
    let got = request.clone();
    let take = move || {
        if got.status() == Ok(200)
            && let Ok(Some(lines)) = got.response_text()
        {
            words::supply(lines);
            arrived();
        }
    };
    listen(&request, &["loadend"], Box::new(take));
    let send = move || {
        let is_idle =
            matches!(request.ready_state(), XmlHttpRequest::UNSENT | XmlHttpRequest::DONE);
        if is_idle && !words::are_here() && request.open("GET", &file).is_ok() {
            // What fails ends the request, and the next sign begins another one.
            let _ = request.send();
        }
    };
    if now {
        send();
    }
    if let Some(window) = web_sys::window() {
        listen(&window, &SIGNS, Box::new(send));
    }
}
