//! Buttons.

use crate::dom::{El, el};

/// A button with a visible text.
pub fn button(
    class: &'static str,
    text: impl Fn() -> String + 'static,
    press: impl Fn() + 'static,
) -> El {
    el("button").set("type", "button").class(class).on_click(press).live_text(text)
}

/// A button that shows a sign and is named by a text.
pub fn labelled_button(
    sign: &'static str,
    name: impl Fn() -> String + 'static,
    press: impl Fn() + 'static,
) -> El {
    let button = el("button").set("type", "button").class("step").text(sign);
    button.live("aria-label", move || Some(name())).on_click(press)
}
