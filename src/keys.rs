//! Keys that work anywhere on the page: undo and redo.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::action::Action;

/// Answers to Ctrl or Cmd with Z, with Shift and Z, with Y.
///
/// In a box that takes text these keys are the browser's. It takes back what was typed there, letter
/// by letter, as in any box, and says so by an `input` event: the estimate follows, and the step is one
/// of ours as well. A second undo that answers to the same keys would change fields that the visitor is
/// not looking at. Sliders, buttons and lists have no undo of their own: there the keys are ours.
pub fn listen(act: impl Fn(Action) + 'static) {
    let listener: Box<dyn Fn(KeyboardEvent)> = Box::new(move |event| {
        let holds = event.ctrl_key() || event.meta_key();
        if !holds || event.alt_key() || takes_text(&event) {
            return;
        }
        // With Shift, or with capitals locked, the key is another letter.
        let action = match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => Action::Undo,
            ("z" | "Z", true) | ("y" | "Y", false) => Action::Redo,
            _ => return,
        };
        event.prevent_default();
        act(action);
    });
    let listener = Closure::wrap(listener);
    if let Some(window) = web_sys::window() {
        let function = listener.as_ref().unchecked_ref();
        // The only error would be a listener that is no function.
        let _ = window.add_event_listener_with_callback("keydown", function);
    }
    listener.forget();
}

/// Whether the focus is in a box with an undo of the browser.
fn takes_text(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let input = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
    input.is_some_and(|input| input.type_() != "range")
}
