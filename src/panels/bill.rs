//! The bill: every service's part, the totals, and what stands beside them.

use pricing::quote::Quote;
use pricing::table::ProductNo;
use pricing::{BOOK, Footnote};

use super::bill_service::{is_general, notes_behind, part};
use super::{export, totals};
use crate::bill;
use crate::dom::{El, classed, div, el, stamped};
use crate::late;
use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the bill.
pub fn bill(state: &State) -> El {
    let mut parts = div("parts");
    for product in products(state) {
        parts = parts.child(of_product(state, product));
    }
    if state.rows.is_empty() {
        parts = parts.child(classed("p", "empty").text(state.say(phrases::EMPTY_BILL)));
    }
    let export = if late::is_here() { export::export(state) } else { Vec::new() };
    classed("section", "panel bill")
        .set("id", "bill")
        .set("tabindex", "-1")
        .set("aria-labelledby", "bill-title")
        .child(el("h2").set("id", "bill-title").text(state.say(phrases::BILL)))
        .child(parts)
        .child(totals::breakdown(state))
        .child(classed("aside", "aside").children(holds(state)))
        .child(div("general").children(notes(state).into_iter().collect()))
        .children(export)
}

/// The products of the estimate, in the order in which they came.
pub fn products(state: &State) -> Vec<ProductNo> {
    let mut products = Vec::new();
    for row in &state.rows {
        let product = row.form.facts().product;
        if !products.contains(&product) {
            products.push(product);
        }
    }
    products
}

fn of_product(state: &State, number: ProductNo) -> El {
    let product = BOOK.product(number);
    let title = classed("h3", "product-name").text(state.say(&product.name));
    let mut group = div("of-product").key(number.index()).child(title);
    for (place, row) in state.rows.iter().enumerate() {
        if row.form.facts().product == number {
            let draw = |state: &State, place: usize| part(state, state.rows[place].form.service);
            let key = row.form.service.index();
            group = group.child(stamped("section", key, row.stamp, place, draw));
        }
    }
    group
}

/// Money that vendors freeze, beside the bill.
fn holds(state: &State) -> Vec<El> {
    let mut list = el("ul");
    let holds = bill::holds(state.priced.holds());
    if holds.is_empty() {
        return Vec::new();
    }
    for (hold, to) in holds {
        list = list.child(el("li").text(wording::hold(state.language, &hold, to)));
    }
    let title = el("h3").text(state.say(phrases::HOLDS));
    vec![div("holds").set("data-holds", "").child(title).child(list)]
}

/// Footnotes that concern every service, each once.
fn notes(state: &State) -> Option<El> {
    let notes = state.priced.quote.as_ref().map(general_notes).unwrap_or_default();
    (!notes.is_empty()).then(|| notes_behind(state, phrases::GENERAL_NOTES, &[], &notes))
}

fn general_notes(quote: &Quote) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for entry in &quote.entries {
        for note in &entry.footnotes {
            if is_general(note) && notes.iter().all(|known| known.reading != note.reading) {
                notes.push(*note);
            }
        }
    }
    notes
}
