//! Totals, and the sentence that says whether anything is missing from them.

use leptos::prelude::*;
use pricing::money::Amount;

use super::bill_service::sum;
use crate::bill::monthly;
use crate::browser;
use crate::dom::{El, div, el};
use crate::state::State;
use crate::wording::{self, Language, phrases};

/// One-off purchases and months; nothing while there is no amount.
pub fn breakdown(state: State) -> El {
    el("dl").class("totals").set("data-totals", "").live_children(move || {
        let language = state.language.get();
        let has_amount = state.priced.with(|priced| priced.horizon().is_some());
        let totals = state.with_quote(|quote| quote.totals()).filter(|_| has_amount);
        let Some(totals) = totals else {
            return Vec::new();
        };
        let name = |(from, to)| match totals.per_month.len() {
            1 => language.of(phrases::PER_MONTH).to_owned(),
            _ => wording::month_span(language, from, to),
        };
        let months = monthly(&totals).into_iter();
        let months = months.map(|(from, to, amount)| row(language, name((from, to)), amount));
        let one_off = row(language, language.of(phrases::ONE_OFF).to_owned(), totals.one_off);
        core::iter::once(one_off).chain(months).collect()
    })
}

fn row(language: Language, name: String, amount: Amount) -> El {
    el("div").children([el("dt").text(name), el("dd").child(sum(language, amount))])
}

/// The total, always in view.
pub fn total(state: State) -> El {
    let amount = move || state.priced.with(|priced| priced.horizon());
    let label = move || wording::total_label(state.language.get(), state.n_months());
    let output = el("output")
        .set("data-total", "")
        .set("aria-live", "off")
        .live("data-exact", move || amount().map(|amount| amount.to_string()))
        .live_text(move || amount().map_or_else(|| "—".to_owned(), wording::yuan));
    let exact = el("p").class("exact").live_text(move || {
        let exact = amount().and_then(wording::exact);
        exact
            .map(|exact| state.language.get().fill(phrases::EXACTLY, &[&exact]))
            .unwrap_or_default()
    });
    let note = div("note-of-total").live_children(move || {
        let text = state.priced.with(|priced| wording::incomplete(state.language.get(), priced));
        let note = |text| el("p").class("incomplete").set("data-incomplete", "").text(text);
        text.map(note).into_iter().collect()
    });
    let line =
        div("total-line").children([el("span").class("total-label").live_text(label), output]);
    div("total").children([line, exact, note, status(state)])
}

/// The total as a sentence for screen readers, some time after the last change; not on load.
fn status(state: State) -> El {
    let said = state.said;
    Effect::new(move |earlier: Option<()>| {
        let sentence = state.priced.with(|priced| wording::status(state.language.get(), priced));
        if earlier.is_some() {
            browser::after_pause(move || said.set(sentence.clone()));
        }
    });
    el("p").class("unseen").set("role", "status").live_text(move || said.get())
}
