//! A list to choose one from.

use std::rc::Rc;

use super::Shared;
use crate::dom::{El, div, el};

/// A list to choose one from.
pub struct Select {
    /// Unique in the page.
    pub id: String,
    /// What is chosen.
    pub label: Shared<String>,
    /// Values in the markup, and their texts.
    pub options: Vec<(String, Shared<String>)>,
    /// The chosen value.
    pub chosen: Shared<String>,
    /// Receives the chosen value.
    pub choose: Rc<dyn Fn(String)>,
    /// An attribute by which tests find it.
    pub mark: (&'static str, String),
}

/// Draws a select with its label.
pub fn select(of: Select) -> El {
    let Select { id, label, options, chosen, choose, mark } = of;
    let option = |(value, text): (String, Shared<String>)| {
        el("option").set("value", value).live_text(move || text())
    };
    let list = el("select").set("id", id.clone()).set(mark.0, mark.1);
    let list = list.children(options.into_iter().map(option));
    let list = list.value(move || chosen()).on_change(move |value| choose(value));
    div("field").children([el("label").set("for", id).live_text(move || label()), list])
}
