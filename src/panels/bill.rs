//! The bill: every service's part, the totals, and what stands beside them.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::Footnote;
use pricing::quote::Quote;

use super::bill_service::{footnote, is_general, part};
use super::totals;
use crate::bill;
use crate::state::State;
use crate::wording::{self, Language, phrases};

/// Draws the bill.
pub fn bill(state: State) -> AnyView {
    view! {
        <section class="panel bill" aria-labelledby="bill-title">
            <h2 id="bill-title">{state.say(phrases::BILL)}</h2>
            <For each=move || state.rows.get() key=|row| row.service let:row>
                {part(state, row)}
            </For>
            {totals::breakdown(state)}
            {holds(state)}
            {notes(state)}
        </section>
    }
    .into_any()
}

/// Money that vendors freeze, beside the bill.
fn holds(state: State) -> AnyView {
    let holds =
        Memo::new(move |_| state.with_quote(|quote| quote.holds.clone()).unwrap_or_default());
    let shown = move || {
        let language = state.language.get();
        let holds = holds.read();
        (!holds.is_empty()).then(|| {
            let lines: Vec<AnyView> = bill::holds(&holds)
                .iter()
                .map(|(hold, to)| {
                    view! { <li>{wording::hold(language, hold, *to)}</li> }.into_any()
                })
                .collect();
            view! {
                <aside class="holds" data-holds="">
                    <h3>{language.of(phrases::HOLDS)}</h3>
                    <ul>{lines}</ul>
                </aside>
            }
        })
    };
    shown.into_any()
}

/// Footnotes that concern every service, each once.
fn notes(state: State) -> AnyView {
    let general = Memo::new(move |_| state.with_quote(general_notes).unwrap_or_default());
    let shown = move || {
        let language: Language = state.language.get();
        let notes = general.read();
        (!notes.is_empty()).then(|| {
            let notes: Vec<AnyView> =
                notes.iter().map(|note| footnote(state, language, note)).collect();
            view! {
                <div class="general">
                    <h3>{language.of(phrases::GENERAL_NOTES)}</h3>
                    <ul class="notes">{notes}</ul>
                </div>
            }
        })
    };
    shown.into_any()
}

fn general_notes(quote: &Quote) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for note in quote.entries.iter().flat_map(|entry| &entry.footnotes) {
        if is_general(note) && notes.iter().all(|known| known.reading != note.reading) {
            notes.push(*note);
        }
    }
    notes.sort_by_key(|note| BOOK.reading(note.reading).id);
    notes
}
