//! The frame of the page: inputs, and the bill beside them.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser;
use crate::cheapest::whole;
use crate::dom::{self, El, Signal, classed, div, stamped};
use crate::form::Estimate;
use crate::frame::Frame;
use crate::late;
use crate::link;
use crate::panels::{bill, cheapest, header, horizon, picker, readings, service, summary};
use crate::state::State;
use crate::storage;
use crate::visitor::{self, Expected};
use crate::wording::phrases;

thread_local! {
    /// What is priced and not yet shown.
    static PRICED: RefCell<Option<Signal<State>>> = const { RefCell::new(None) };
}

/// Prices what the page opens with. To price it and to show it are two tasks of the browser's, so that
/// it can answer its visitor between them.
pub fn run() {
    match (link::opened(), storage::load()) {
        (None, None) => price(None, None),
        // What was saved, or stands in a link, may need any part of the program.
        (link, saved) => late::then(Box::new(|| {
            price(link, saved);
            show();
        })),
    }
}

/// Prices what a link says, or else what was saved, or else the first estimate.
fn price(link: Option<String>, saved: Option<String>) {
    let mut state = State::new(browser::language(), Estimate::first(browser::today()));
    state.frame = Frame::here();
    if saved.is_some() {
        state = state.reopen(saved);
    }
    if let Some(link) = link {
        state = state.visit(&link::newest(link));
    }
    name(&state);
    PRICED.set(Some(Signal::new(state)));
}

/// Shows the page, which from then on follows its one signal.
pub fn show() {
    let Some(state) = PRICED.take() else { return };
    let (shown, expected) = (state.clone(), Expected::default());
    let awaited = expected.clone();
    late::then(Box::new(move || visitor::welcome(&state, &awaited)));
    dom::mount(shown, page, move |action, text| {
        let visitor = Rc::clone(&expected);
        late::then(Box::new(move || visitor::act(&visitor, action, text)));
    });
}

/// Names the page in its language.
pub fn name(state: &State) {
    browser::name_page(state.language, state.say(phrases::PAGE_TITLE));
}

/// Draws the page.
pub fn page(state: &State) -> Vec<El> {
    if state.frame == Frame::ReadOnly {
        let main = classed("main", "columns to-read").child(summary::summary(state, None));
        return vec![header::header(state), main.child(bill::bill(state))];
    }
    let is_compared = late::is_here() && !state.rows.is_empty();
    let whole = if is_compared { Some(whole(state)) } else { None };
    let mut inputs = div("inputs").child(classed("h2", "unseen").text(state.say(phrases::INPUTS)));
    let picker = stamped("form", 0, state.listed, 0, |state, _| picker::picker(state));
    let services = service::services(state);
    // What an author has chosen to show comes first.
    inputs = match state.frame {
        Frame::Page => inputs.child(picker).child(services),
        _ => inputs.child(services).child(picker),
    };
    let inputs = inputs
        .children(whole.iter().map(|whole| cheapest::cheapest(state, whole)).collect())
        .child(horizon::horizon(state))
        .child(stamped("details", 1, state.listed, 0, |state, _| readings::readings(state)));
    let main = classed("main", "columns")
        .child(summary::summary(state, whole.as_ref()))
        .child(inputs)
        .child(bill::bill(state));
    vec![header::header(state), main]
}
