//! The public JSON form of scenario and quote. `README.md` of this crate documents it.
//!
//! Input is stricter than serde's: duplicate keys, unknown keys, numbers with a point or an
//! exponent, and wrong types are all reported, each with its path, and never only the first.

mod answer;
mod beside;
mod compare;
mod fields;
mod offers;
mod plan;
mod request;
mod reserved;
mod shape;
mod tables;
mod tree;

use serde::Serialize;

use crate::input::{Input, Problem};
use crate::money::Amount;
use crate::table::{Annex, Book};
use crate::{Quote, Scenario};
use tree::Tree;

/// A mistake in a request: where, what stands there, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// Path of the value, as in `services[0].packages[1].count`; empty for the whole text.
    pub path: String,
    /// What is wrong, and what would be right.
    pub problem: String,
    /// The offending value as JSON; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// Reads and checks a scenario in the public form.
///
/// # Errors
/// Every mistake found.
pub fn scenario(book: &Book, text: &str) -> Result<Scenario, Vec<Mistake>> {
    checked(book, text).map(|(_, scenario)| scenario)
}

/// Reads a scenario in the public form as it was given, once it is checked.
///
/// # Errors
/// Every mistake found.
pub fn input(book: &Book, text: &str) -> Result<Input, Vec<Mistake>> {
    checked(book, text).map(|(input, _)| input)
}

fn checked(book: &Book, text: &str) -> Result<(Input, Scenario), Vec<Mistake>> {
    let tree = Tree::parse(text).map_err(|mistake| vec![mistake])?;
    let (input, mut mistakes) = request::read(&tree);
    let checked = Scenario::check(book, &input);
    let problems = checked.as_ref().err().into_iter().flatten();
    // A value of the wrong form was replaced to go on; what follows from that is no second mistake.
    let new: Vec<&Problem> = problems
        .filter(|problem| !mistakes.iter().any(|m| covers(&m.path, &problem.path)))
        .collect();
    mistakes.extend(new.into_iter().map(|problem| Mistake {
        path: problem.path.clone(),
        problem: problem.kind.to_string(),
        value: tree.at(&problem.path).map(Tree::short),
    }));
    match checked {
        Ok(scenario) if mistakes.is_empty() => Ok((input, scenario)),
        _ => Err(mistakes),
    }
}

/// Whether a mistake at `outer` already explains a problem at `inner`.
fn covers(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    outer.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A quote in the public form, on one line.
#[must_use]
pub fn quote(book: &Book, quote: &Quote) -> String {
    to_line(&answer::quote(book, quote))
}

/// The cheapest plans of a scenario, and where more costs less, in the public form on one line.
#[must_use]
pub fn plans(book: &Book, scenario: &Scenario) -> String {
    to_line(&plan::plans(book, scenario))
}

/// What every service that meets the same need would cost, in the public form on one line.
#[must_use]
pub fn comparisons(book: &Book, scenario: &Scenario) -> String {
    to_line(&compare::comparisons(book, scenario))
}

/// Every range of quantities that a larger quantity undercuts, of each service of a scenario, in the
/// public form on one line.
#[must_use]
pub fn notches(book: &Book, scenario: &Scenario) -> String {
    to_line(&shape::notches(book, scenario))
}

/// What each service of a scenario costs at other quantities, in the public form on one line.
#[must_use]
pub fn curve(book: &Book, scenario: &Scenario, quantities: &[u64]) -> String {
    to_line(&shape::curve(book, scenario, quantities))
}

/// How much an amount buys of each service of a scenario, in the public form on one line.
#[must_use]
pub fn budget(book: &Book, scenario: &Scenario, amount: Amount) -> String {
    to_line(&shape::budget(book, scenario, amount))
}

/// The price tables, with every printed cell and its place, in the public form on one line.
#[must_use]
pub fn tables(book: &Book, annex: &Annex) -> String {
    to_line(&tables::tables(book, annex))
}

/// Reads the quantities of a curve: a list of whole numbers.
///
/// # Errors
/// Every mistake found, under `quantities`.
pub fn quantities(text: &str) -> Result<Vec<u64>, Vec<Mistake>> {
    beside::quantities(text)
}

/// Reads the amount of a budget: a decimal in quotes, or a whole number.
///
/// # Errors
/// The mistake, under `amount`.
pub fn amount(text: &str) -> Result<Amount, Vec<Mistake>> {
    beside::amount(text)
}

/// Mistakes in the public form, on one line.
#[must_use]
pub fn problems(mistakes: &[Mistake]) -> String {
    #[derive(Serialize)]
    struct Problems<'a> {
        problems: &'a [Mistake],
    }
    to_line(&Problems { problems: mistakes })
}

/// Answers one request: a quote, or the list of its mistakes.
#[must_use]
pub fn answer(book: &Book, text: &str) -> String {
    match scenario(book, text) {
        Ok(scenario) => quote(book, &Quote::of(book, &scenario)),
        Err(mistakes) => problems(&mistakes),
    }
}

/// Structs of texts, numbers and lists always serialise.
fn to_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
