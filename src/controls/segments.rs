//! A few buttons of which one is pressed.

use std::rc::Rc;

use super::{Shared, button};
use crate::dom::{El, div};

/// A choice.
pub struct Segment {
    /// Name in the markup.
    pub name: &'static str,
    /// Its text.
    pub text: Shared<String>,
    /// Whether it is the present one.
    pub pressed: Shared<bool>,
    /// Chooses it.
    pub choose: Rc<dyn Fn()>,
}

/// Draws the choices side by side.
pub fn segments(label: impl Fn() -> String + 'static, choices: [Segment; 2]) -> El {
    let one = |Segment { name, text, pressed, choose }| {
        button("segment", move || text(), move || choose())
            .set("data-choice", name)
            .live("aria-pressed", move || Some(pressed().to_string()))
    };
    let group = div("segments").set("role", "group").live("aria-label", move || Some(label()));
    group.children(choices.map(one))
}
