//! What is known of a service without a price: how it can be bought, limits, and what stays open.

use pricing::BOOK;
use pricing::table::{Known, ServiceNo};

use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::picker as say;

/// Draws what a document says of a service that it does not price.
#[inline(never)]
pub fn unpriced(state: &State, service: ServiceNo) -> El {
    let product = BOOK.product(BOOK.service(service).product);
    let mut drawn = div("unpriced");
    let Some((known, line)) = BOOK.unpriced(service) else { return drawn };
    let place = say::place(product.letter, line);
    let listed = state.language.fill(say::LISTED, &[state.say(&product.name), &place]);
    drawn = drawn.child(classed("p", "note").text(listed));
    let (table, open) = methods(state, known);
    drawn = drawn.child(table);
    let mut limits = classed("ul", "limits");
    for limit in BOOK.limits_of(service) {
        let text = say::limit(state.language, product.letter, limit);
        limits = limits.child(el("li").set("data-limit", limit.value).text(text));
    }
    drawn = drawn.child(limits);
    let printed = known.printed.text();
    if !open.is_empty() && !printed.is_empty() {
        let open = state.language.list(&open);
        let text = state.language.fill(say::OPEN, &[&open, printed]);
        drawn = drawn.child(classed("p", "note").set("data-open", "").text(text));
    }
    drawn
}

/// The four billing methods, and the names of those that cannot be determined.
fn methods(state: &State, known: &Known) -> (El, Vec<&'static str>) {
    let mut open = Vec::new();
    let mut table = classed("table", "methods").child(el("caption").text(state.say(say::METHODS)));
    for (name, method) in say::METHOD_NAMES.into_iter().zip(known.methods.all()) {
        let (word, grade) = say::method(method);
        if grade.is_none() {
            open.push(state.say(name));
        }
        let row = el("tr")
            .set("data-method", "")
            .child(el("th").set("scope", "row").text(state.say(name)))
            .child(el("td").text(state.say(word)))
            .child(el("td").text(grade.map_or("", |grade| state.say(grade))));
        table = table.child(row);
    }
    (table, open)
}
