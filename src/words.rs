//! The texts of the tables that nobody sees before opening something: a file of its own, asked for at
//! the first sign of a visitor, so that nobody waits for it.

use pricing::words;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::EventTarget;

use crate::browser::listen;

/// The element with the name of the file or, on a page in one file, with the texts: the first of their
/// lines is empty.
const ID: &str = "words";

/// What the file is asked for on. Whoever can open something has set off one of them before.
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "focusin", "beforeprint"];

/// States of a request that is not under way.
const UNSENT: u32 = 0;
const DONE: u32 = 4;

#[wasm_bindgen]
extern "C" {
    /// The browser's own, without the errors that nobody could answer.
    #[wasm_bindgen(js_name = XMLHttpRequest, extends = EventTarget)]
    #[derive(Clone)]
    type Request;
    #[wasm_bindgen(constructor, js_class = "XMLHttpRequest")]
    fn new() -> Request;
    #[wasm_bindgen(method)]
    fn open(this: &Request, method: &str, url: &str);
    #[wasm_bindgen(method)]
    fn send(this: &Request);
    #[wasm_bindgen(method, getter, js_name = readyState)]
    fn ready_state(this: &Request) -> u32;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Request) -> u32;
    #[wasm_bindgen(method, getter, js_name = responseText)]
    fn response_text(this: &Request) -> String;
}

/// Takes the texts, or asks for them: now, or at the first sign of a visitor, and again at the next one
/// if they could not be had. Does something once they have come.
pub fn ask(now: bool, arrived: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let element = window.document().and_then(|document| document.get_element_by_id(ID));
    let Some(text) = element.and_then(|element| element.text_content()) else { return };
    if text.starts_with('\n') {
        return words::supply(text);
    }
    let request = Request::new();
    let got = request.clone();
    let take = move || {
        if got.status() == 200 {
            words::supply(got.response_text());
            arrived();
        }
    };
    listen(&request, &["loadend"], Box::new(take));
    let send = move || {
        let is_idle = matches!(request.ready_state(), UNSENT | DONE);
        if is_idle && !words::are_here() {
            // What fails ends the request, and the next sign begins another one.
            request.open("GET", &text);
            request.send();
        }
    };
    if now {
        send();
    }
    listen(&window, &SIGNS, Box::new(send));
}
