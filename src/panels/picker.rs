//! The services that can be added: a search, or all of them by product.

mod products;
mod search;

use pricing::BOOK;
use pricing::table::{Offer, Service, ServiceNo};

use crate::action::Action;
use crate::dom::{El, classed, div, el};
use crate::late;
use crate::state::State;
use crate::wording::{count, picker as say};

/// Most results that are listed.
const LISTED_MAX: usize = 30;

/// Draws the picker. Its form makes Enter in the box press the first button of type `submit`, which
/// is that of the first result not yet added; the method `dialog` keeps the browser from leaving.
/// Escape types nothing into the box: not every browser clears it by itself.
pub fn picker(state: &State) -> El {
    let filter = el("input")
        .set("type", "search")
        .set("id", "picker-filter")
        .set("autocomplete", "off")
        .set("placeholder", state.say(say::EXAMPLES))
        .value(state.filter.clone())
        .on_input(Action::Filter);
    let (status, list) = match late::is_here() {
        true => found(state),
        false => (String::new(), browse(state)),
    };
    let status = classed("p", "count").set("role", "status").text(status);
    let label = el("label").set("for", "picker-filter").text(state.say(say::FILTER));
    classed("form", "panel picker")
        .set("method", "dialog")
        .set("role", "search")
        .set("aria-labelledby", "picker-title")
        .on_escape(Action::Filter)
        .child(classed("h2", "unseen").set("id", "picker-title").text(state.say(say::TITLE)))
        .child(div("field").child(label).child(filter).child(status))
        .child(list)
}

/// All services, behind a line that counts them.
fn browse(state: &State) -> El {
    let n_all = count(BOOK.services.len() as u64);
    let text = state.language.fill(say::BROWSE, &[&n_all]);
    classed("details", "browse").child(el("summary").text(text))
}

/// What was found, and in how many words that is said.
#[inline(never)]
fn found(state: &State) -> (String, El) {
    match search::search(&state.filter) {
        Some(found) => (said(state, found.len()), results(state, &found)),
        None => (String::new(), browse(state).child(products::products(state))),
    }
}

/// How many services were found.
fn said(state: &State, n_found: usize) -> String {
    if n_found == 0 {
        return state.say(say::NOTHING_FOUND).to_owned();
    }
    let numbers = [n_found, BOOK.services.len(), LISTED_MAX].map(|n| count(n as u64));
    let [found, all, listed] = &numbers;
    let text = if n_found > LISTED_MAX { say::FOUND_FIRST } else { say::FOUND };
    state.language.fill(text, &[found, all, listed])
}

fn results(state: &State, found: &[ServiceNo]) -> El {
    let mut list = classed("ul", "results");
    for number in found.iter().take(LISTED_MAX) {
        let service = BOOK.service(*number);
        let product = state.say(&BOOK.product(service.product).name);
        let mut about = classed("span", "about").child(el("span").text(product));
        if is_unpriced(service) {
            about = about.child(classed("span", "tag").text(state.say(say::NO_PRICE)));
        }
        let kind = if state.has(*number) { "button" } else { "submit" };
        let button = add(state, *number, "result", kind).child(about);
        list = list.child(el("li").key(number.index()).child(button));
    }
    list
}

fn is_unpriced(service: &Service) -> bool {
    matches!(service.offer, Offer::NoPrice)
}

/// A button that adds a service, and says if it stands in the estimate already.
fn add(state: &State, number: ServiceNo, class: &'static str, kind: &'static str) -> El {
    let mut mark = classed("span", "mark");
    let mut button = classed("button", class)
        .set("type", kind)
        .set("data-add", super::path(number))
        .on_click(Action::Add(number))
        .child(classed("span", "name").text(state.say(&BOOK.service(number).name)));
    if state.has(number) {
        button = button.set("aria-disabled", "true");
        mark = mark.text(state.say(say::ADDED));
    } else {
        mark = mark.set("aria-hidden", "true").text("+");
    }
    button.child(mark)
}
