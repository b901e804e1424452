//! A list to choose one from.

use crate::action::Action;
use crate::dom::{El, div, el};

/// A list to choose one from.
pub struct Select {
    /// Unique in the page.
    pub id: String,
    /// What is chosen.
    pub label: String,
    /// Values in the markup, and their texts.
    pub options: Vec<(&'static str, String)>,
    /// The chosen value.
    pub chosen: &'static str,
    /// Receives the chosen value.
    pub choose: Action,
    /// An attribute by which tests find it.
    pub mark: (&'static str, &'static str),
}

/// Draws a select with its label.
pub fn select(of: Select) -> El {
    let Select { id, label, options, chosen, choose, mark } = of;
    let mut list = el("select").set("id", id.clone()).set(mark.0, mark.1);
    for (value, text) in options {
        list = list.child(el("option").set("value", value).text(text));
    }
    let list = list.value(chosen).on_change(choose);
    div("field").child(el("label").set("for", id).text(label)).child(list)
}
