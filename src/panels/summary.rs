//! What everything costs, where the money goes, and what is surprising about it.

use super::money::money;
use super::totals;
use crate::cheapest::Whole;
use crate::dom::{El, classed, div, el};
use crate::insight;
use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the summary, which stays in view. `whole` compares with the cheapest plans, once that can be.
pub fn summary(state: &State, whole: Option<&Whole>) -> El {
    classed("section", "summary")
        .set("aria-labelledby", "summary-title")
        .child(classed("h2", "unseen").set("id", "summary-title").text(state.say(phrases::SUMMARY)))
        .child(totals::total(state, whole))
        .child(money(state))
        .child(surprise(state))
}

fn surprise(state: &State) -> El {
    let place = div("insight").set("data-insight", "");
    match insight::first(state) {
        Some(insight) => place.child(el("p").text(wording::insight(state.language, insight))),
        None => place,
    }
}
