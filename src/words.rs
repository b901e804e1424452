//! The texts of the tables that nobody sees before opening something: a file of its own, asked for at
//! the first sign of a visitor, so that nobody waits for it.

use pricing::words;
use web_sys::XmlHttpRequest;

use crate::browser::listen;

/// The element with the name of the file or, on a page in one file, with the texts: the first of their
/// lines is empty.
const ID: &str = "words";

/// What the file is asked for on. Whoever can open something has set off one of them before.
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "focusin", "beforeprint"];

/// Takes the texts, or asks for them: now, or at the first sign of a visitor, and again at the next one
/// if they could not be had. Does something once they have come.
pub fn ask(now: bool, arrived: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let element = window.document().and_then(|document| document.get_element_by_id(ID));
    let Some(text) = element.and_then(|element| element.text_content()) else { return };
    if text.starts_with('\n') {
        return words::supply(text);
    }
    let Ok(request) = XmlHttpRequest::new() else { return };
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
        if is_idle && !words::are_here() && request.open("GET", &text).is_ok() {
            // What fails ends the request, and the next sign begins another one.
            let _ = request.send();
        }
    };
    if now {
        send();
    }
    listen(&window, &SIGNS, Box::new(send));
}
