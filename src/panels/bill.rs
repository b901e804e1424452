//! The bill: every service's part, the totals, and what stands beside them.

use leptos::prelude::*;
use pricing::Footnote;
use pricing::quote::Quote;

use super::bill_service::{footnote, is_general, part};
use super::totals;
use crate::bill;
use crate::dom::{El, div, el};
use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the bill.
pub fn bill(state: State) -> El {
    let title = el("h2").set("id", "bill-title").live_text(state.say(phrases::BILL));
    let parts = div("parts")
        .live_children(move || state.rows.get().into_iter().map(|row| part(state, row)).collect());
    let bill = el("section").class("panel bill").set("aria-labelledby", "bill-title");
    bill.children([title, parts, totals::breakdown(state), holds(state), notes(state)])
}

/// Money that vendors freeze, beside the bill.
fn holds(state: State) -> El {
    el("aside").class("aside").live_children(move || {
        let language = state.language.get();
        let holds = state.with_quote(|quote| bill::holds(&quote.holds)).unwrap_or_default();
        if holds.is_empty() {
            return Vec::new();
        }
        let line = |(hold, to)| el("li").text(wording::hold(language, &hold, to));
        let title = el("h3").text(language.of(phrases::HOLDS));
        let list = el("ul").children(holds.into_iter().map(line));
        vec![div("holds").set("data-holds", "").children([title, list])]
    })
}

/// Footnotes that concern every service, each once.
fn notes(state: State) -> El {
    div("general").live_children(move || {
        let language = state.language.get();
        let notes = state.with_quote(general_notes).unwrap_or_default();
        if notes.is_empty() {
            return Vec::new();
        }
        let notes = notes.iter().map(|note| footnote(state, language, note));
        let title = el("h3").text(language.of(phrases::GENERAL_NOTES));
        vec![title, el("ul").class("notes").children(notes)]
    })
}

fn general_notes(quote: &Quote) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for note in quote.entries.iter().flat_map(|entry| &entry.footnotes) {
        if is_general(note) && notes.iter().all(|known| known.reading != note.reading) {
            notes.push(*note);
        }
    }
    notes
}
