//! Totals, and the sentence that says whether anything is missing from them.

use std::time::Duration;

use leptos::prelude::*;
use pricing::money::Amount;

use super::bill_service::exactly;
use crate::bill::monthly;
use crate::form::Priced;
use crate::state::State;
use crate::wording::{self, Language, phrases};

/// One-off purchases and months.
pub fn breakdown(state: State) -> AnyView {
    let totals = Memo::new(move |_| state.with_quote(|quote| quote.totals()));
    let shown = move || {
        let language = state.language.get();
        let totals = totals.get()?;
        let one_off = row(language, language.of(phrases::ONE_OFF).to_owned(), totals.one_off);
        let months: Vec<AnyView> = monthly(&totals)
            .into_iter()
            .map(|(from, to, amount)| {
                let span = match totals.per_month.len() {
                    1 => language.of(phrases::PER_MONTH).to_owned(),
                    _ => wording::month_span(language, from, to),
                };
                row(language, span, amount)
            })
            .collect();
        Some(view! {
            <dl class="totals" data-totals="">
                {one_off}
                {months}
            </dl>
        })
    };
    shown.into_any()
}

fn row(language: Language, name: String, amount: Amount) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd class="amount">
                {wording::yuan(amount)}
                {exactly(language, amount)}
            </dd>
        </div>
    }
    .into_any()
}

/// The whole horizon's amount; none while nothing has one.
fn horizon(priced: &Priced) -> Option<Amount> {
    let quote = priced.quote.as_ref()?;
    let lines = quote.entries.iter().any(|entry| !entry.lines.is_empty());
    (lines || priced.is_complete()).then(|| quote.totals().horizon())
}

/// The total, always in view.
pub fn total(state: State) -> AnyView {
    let amount = Memo::new(move |_| state.priced.with(horizon));
    let missing = Memo::new(move |_| {
        state.priced.with(|priced| wording::incomplete(state.language.get(), priced))
    });
    let text = move || amount.get().map_or_else(|| "—".to_owned(), wording::yuan);
    let label = move || {
        let months = state.months_now();
        wording::total_label(state.language.get(), months)
    };
    let note = move || {
        missing.get().map(|text| {
            view! {
                <p class="incomplete" data-incomplete="">
                    {text}
                </p>
            }
        })
    };
    view! {
        <div class="total">
            <div class="total-line">
                <span class="total-label">{label}</span>
                <output data-total="" data-exact=move || amount.get().map(|a| a.to_string()) aria-live="off">
                    {text}
                </output>
            </div>
            {move || {
                amount.get().and_then(|amount| exactly(state.language.get(), amount))
            }}
            {note}
            {status(state, amount, missing)}
        </div>
    }
    .into_any()
}

/// The total as a sentence for screen readers, some time after the last change.
fn status(state: State, amount: Memo<Option<Amount>>, missing: Memo<Option<String>>) -> AnyView {
    let said = RwSignal::new(String::new());
    let mut say_later =
        leptos::leptos_dom::helpers::debounce(Duration::from_millis(700), move |text: String| {
            said.set(text)
        });
    Effect::new(move |earlier: Option<()>| {
        let complete = missing.with(Option::is_none);
        let sentence = wording::status(state.language.get(), amount.get(), complete);
        // Not on load.
        if earlier.is_some() {
            say_later(sentence);
        }
    });
    view! {
        <p class="unseen" role="status">
            {said}
        </p>
    }
    .into_any()
}
