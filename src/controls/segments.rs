//! A few buttons of which one is pressed.

use super::button;
use crate::action::Action;
use crate::dom::{El, div};

/// A choice.
pub struct Segment {
    /// Name in the markup.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Whether it is the present one.
    pub is_pressed: bool,
    /// Chooses it.
    pub choose: Action,
}

/// Draws the choices side by side.
pub fn segments(label: &'static str, choices: Vec<Segment>) -> El {
    let mut group = div("segments").set("role", "group").set("aria-label", label);
    for Segment { name, text, is_pressed, choose } in choices {
        let one = button("segment", text, choose).set("data-choice", name);
        group = group.child(one.set("aria-pressed", yes_or_no(is_pressed)));
    }
    group
}

/// `true` or `false`.
pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
