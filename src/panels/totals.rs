//! Totals, and the sentence that says whether anything is missing from them.

use pricing::money::Amount;

use super::bill_service::sum;
use super::cheapest;
use crate::action::Action;
use crate::bill::monthly;
use crate::cheapest::Whole;
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::{self, Language, phrases};

/// One-off purchases and months; nothing while there is no amount.
pub fn breakdown(state: &State) -> El {
    let language = state.language;
    let mut list = classed("dl", "totals").set("data-totals", "");
    let priced = state.priced.quote.as_ref().filter(|_| state.priced.horizon().is_some());
    let Some(quote) = priced else { return list };
    let totals = quote.totals();
    list = list.child(row(language, language.of(phrases::ONE_OFF).to_owned(), totals.one_off));
    for (from, to, amount) in monthly(&totals) {
        let name = match totals.per_month.len() {
            1 => language.of(phrases::PER_MONTH).to_owned(),
            _ => wording::month_span(language, from, to),
        };
        list = list.child(row(language, name, amount));
    }
    let whole = wording::total_label(language, quote.months.into());
    list.child(row(language, whole, totals.horizon()).class("whole"))
}

fn row(language: Language, name: String, amount: Amount) -> El {
    el("div").child(el("dt").text(name)).child(el("dd").child(sum(language, amount)))
}

/// A total of more bytes than this is set smaller, so that it stays on its line.
const LONG: usize = 16;

/// The total, always in view.
pub fn total(state: &State, whole: Option<&Whole>) -> El {
    let language = state.language;
    let amount = state.priced.horizon();
    let mut output = el("output").set("data-total", "").set("aria-live", "off");
    output = match amount {
        Some(amount) => {
            let shown = wording::yuan(amount);
            let length = if shown.len() > LONG { "long" } else { "" };
            output.set("data-exact", amount.exact()).class(length).text(shown)
        }
        None => output.text("—"),
    };
    let label = wording::total_label(language, state.n_months().into());
    let label = classed("span", "total-label").text(label);
    let in_short = whole.map(|whole| cheapest::in_short(state, whole));
    div("total")
        .child(div("total-line").child(label).child(output))
        .child(below(state, amount))
        .child(div("cheapest-line").children(in_short.into_iter().collect()))
        .child(missing(state))
        .child(classed("p", "unseen").set("role", "status").text(state.said.clone()))
}

/// The exact amount, one-off and monthly parts, and the way to the bill.
fn below(state: &State, amount: Option<Amount>) -> El {
    let language = state.language;
    let exact = amount.and_then(wording::exact);
    let exact = exact.map(|exact| language.fill(phrases::EXACTLY, &[&exact]));
    let mut parts = div("total-parts");
    let quote = state.priced.quote.as_ref().filter(|_| amount.is_some());
    if let Some(quote) = quote {
        let text = wording::parts_of_total(language, &quote.totals());
        parts = parts.child(el("span").text(text));
    }
    parts = parts.child(classed("span", "exact").text(exact.unwrap_or_default()));
    parts.child(button("link to-bill", state.say(phrases::TO_BILL), Action::ShowBill))
}

fn missing(state: &State) -> El {
    let mut note = div("note-of-total");
    if let Some(text) = wording::incomplete(state.language, &state.priced) {
        note = note.child(classed("p", "incomplete").set("data-incomplete", "").text(text));
    }
    note
}
