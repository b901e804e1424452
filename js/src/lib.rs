//! The engine as JavaScript calls it: texts go in, one text comes out. `npm/` has what a program
//! imports.
//!
//! Values cross as JSON because the engine's reader of JSON is the strict one: a value handed over as
//! an object of JavaScript would lose duplicate keys, and its unknown keys would pass unseen.

use pricing::input::Input;
use pricing::json::{self, Mistake};
use pricing::{ANNEX, BOOK, Quote, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one question about a scenario in the public form. `more` is what the question needs
/// besides, as JSON, but for links: their language or the present day as it is. The answer is the
/// public form's, or a list of problems.
#[wasm_bindgen]
#[must_use]
pub fn answer(question: &str, scenario: &str, more: &str) -> String {
    let answered = match question {
        "tables" => Ok(json::tables(&BOOK, &ANNEX)),
        "curve" => both(scenario, json::quantities(more))
            .map(|(scenario, quantities)| json::curve(&BOOK, &scenario, &quantities)),
        "budget" => both(scenario, json::amount(more))
            .map(|(scenario, amount)| json::budget(&BOOK, &scenario, amount)),
        "open" => Ok(suanpan::read_link(scenario, more)),
        "link" => json::input(&BOOK, scenario).map(|input| link(&input, more)),
        _ => json::scenario(&BOOK, scenario).map(|scenario| alone(question, &scenario)),
    };
    answered.unwrap_or_else(|mistakes| json::problems(&mistakes))
}

/// Questions that need a scenario alone.
fn alone(question: &str, scenario: &Scenario) -> String {
    match question {
        "plan" => json::plans(&BOOK, scenario),
        "compare" => json::comparisons(&BOOK, scenario),
        "notches" => json::notches(&BOOK, scenario),
        "check" => json::problems(&[]),
        _ => json::quote(&BOOK, &Quote::of(&BOOK, scenario)),
    }
}

/// The link to a scenario, whose letters stand in JSON as they are.
fn link(input: &Input, language: &str) -> String {
    let link = suanpan::write_link(input, language).unwrap_or_default();
    ["{\"link\":\"", &link, "\"}"].concat()
}

/// A scenario and what stands beside it, or the mistakes of both.
fn both<T>(scenario: &str, more: Result<T, Vec<Mistake>>) -> Result<(Scenario, T), Vec<Mistake>> {
    match (json::scenario(&BOOK, scenario), more) {
        (Ok(scenario), Ok(more)) => Ok((scenario, more)),
        (scenario, more) => {
            let mut mistakes = scenario.err().unwrap_or_default();
            mistakes.extend(more.err().unwrap_or_default());
            Err(mistakes)
        }
    }
}
