//! A number box, alone or between two buttons, and the message below it.

use super::labelled_button;
use crate::action::Action;
use crate::dom::{El, classed, div, el};

/// A box that takes a number as text.
pub struct NumberBox {
    /// Unique in the page.
    pub id: String,
    /// Name in the markup.
    pub name: String,
    /// What it is.
    pub label: String,
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Receives what is typed.
    pub typed: Action,
    /// Receives several numbers that are pasted, where it can take them.
    pub pasted: Option<Action>,
}

impl NumberBox {
    /// The label.
    pub fn label(&self) -> El {
        el("label").set("for", self.id.clone()).text(self.label.clone())
    }

    /// The input element.
    pub fn input(&self) -> El {
        let input = el("input")
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off")
            .set("id", self.id.clone())
            .set("data-field", self.name.clone());
        described(input, &self.id, self.problem.is_some())
            .value(self.text.clone())
            .on_input(self.typed)
            .on_paste(self.pasted)
    }

    /// The message below it.
    pub fn message(&self) -> El {
        message(&self.id, &self.name, self.problem.clone())
    }
}

/// Marks an input as invalid while there is a message, and points to it.
pub fn described(input: El, id: &str, is_wrong: bool) -> El {
    if !is_wrong {
        return input;
    }
    input.set("aria-invalid", "true").set("aria-describedby", message_id(id))
}

/// What is wrong at a field; nothing while nothing is.
pub fn message(id: &str, name: &str, problem: Option<String>) -> El {
    let message = div("message");
    let Some(text) = problem else { return message };
    let line = classed("p", "problem").set("id", message_id(id));
    message.child(line.set("data-problem", name.to_owned()).text(text))
}

fn message_id(id: &str) -> String {
    id.to_owned() + "-problem"
}

/// A number box between a button for one less and one for one more.
pub fn stepper(
    number: &NumberBox,
    (less, more): (&'static str, &'static str),
    step: impl Fn(i8) -> Action,
) -> El {
    let pair = classed("span", "stepper")
        .child(labelled_button("−", less, step(-1)))
        .child(number.input())
        .child(labelled_button("+", more, step(1)));
    div("field").child(number.label()).child(pair).child(number.message())
}
