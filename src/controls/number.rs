//! A number box, alone or between two buttons, and the message below it.

use std::rc::Rc;

use super::{Shared, labelled_button};
use crate::dom::{El, div, el};

/// A box that takes a number as text.
#[derive(Clone)]
pub struct NumberBox {
    /// Unique in the page.
    pub id: String,
    /// Name in the markup.
    pub name: String,
    /// What it is.
    pub label: Shared<String>,
    /// What was typed.
    pub text: Shared<String>,
    /// What is wrong with it.
    pub problem: Shared<Option<String>>,
    /// Receives what is typed.
    pub typed: Rc<dyn Fn(String)>,
}

impl NumberBox {
    /// The label.
    pub fn label(&self) -> El {
        let label = self.label.clone();
        el("label").set("for", self.id.clone()).live_text(move || label())
    }

    /// The input element.
    pub fn input(&self) -> El {
        let NumberBox { id, name, text, problem, typed, .. } = self.clone();
        let input = el("input").set("type", "text").set("inputmode", "decimal");
        let input = input.set("autocomplete", "off").set("id", id.clone()).set("data-field", name);
        described(input, &id, &problem).value(move || text()).on_input(move |text| typed(text))
    }

    /// The message below it.
    pub fn message(&self) -> El {
        message(&self.id, &self.name, &self.problem)
    }
}

/// Marks an input as invalid while there is a message, and points to it.
pub fn described(input: El, id: &str, problem: &Shared<Option<String>>) -> El {
    let (is_wrong, has_message) = (problem.clone(), problem.clone());
    let message = format!("{id}-problem");
    input
        .live("aria-invalid", move || is_wrong().map(|_| "true".to_owned()))
        .live("aria-describedby", move || has_message().map(|_| message.clone()))
}

/// What is wrong at a field; nothing while nothing is.
pub fn message(id: &str, name: &str, problem: &Shared<Option<String>>) -> El {
    let (id, name, problem) = (format!("{id}-problem"), name.to_owned(), problem.clone());
    div("message").live_children(move || {
        let line = |text| {
            let line = el("p").class("problem").set("id", id.clone());
            line.set("data-problem", name.clone()).text(text)
        };
        problem().map(line).into_iter().collect()
    })
}

/// A number box between a button for one less and one for one more.
pub fn stepper(
    number: &NumberBox,
    (less, more): (Shared<String>, Shared<String>),
    step: Rc<dyn Fn(i64)>,
) -> El {
    let (down, up) = (step.clone(), step);
    let pair = el("span").class("stepper").children([
        labelled_button("−", move || less(), move || down(-1)),
        number.input(),
        labelled_button("+", move || more(), move || up(1)),
    ]);
    div("field").children([number.label(), pair, number.message()])
}
