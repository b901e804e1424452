//! Buttons.

use std::borrow::Cow;

use crate::action::Action;
use crate::dom::{El, classed};

/// A button with a visible text.
pub fn button(class: &'static str, text: impl Into<Cow<'static, str>>, press: Action) -> El {
    plain(class, press).text(text)
}

/// A button that shows a sign and is named by a text.
pub fn labelled_button(sign: &'static str, name: &'static str, press: Action) -> El {
    plain("step", press).text(sign).set("aria-label", name)
}

#[inline(never)]
fn plain(class: &'static str, press: Action) -> El {
    classed("button", class).set("type", "button").on_click(press)
}
