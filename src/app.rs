//! The frame of the page: inputs, and the bill beside them.

use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

use crate::action::Action;
use crate::browser::{self, Pause};
use crate::dom::{self, El, classed, div};
use crate::form::Estimate;
use crate::panels::{bill, header, horizon, picker, readings, service, totals};
use crate::state::State;
use crate::wording::phrases;

/// Shows the page, which from then on follows its one signal.
pub fn run() {
    let state = State::new(browser::language(), Estimate::first(browser::today()));
    name(&state);
    let state = ArcRwSignal::new(state);
    let (shown, told) = (state.clone(), state.clone());
    // Screen readers are told the total some time after the last change; not on load.
    let pause = Pause::new(move || told.update(State::tell));
    let act = move |action, text| {
        state.update(|state| state.act(action, text));
        match action {
            Action::Filter => return,
            Action::Speak(_) => name(&state.read_untracked()),
            _ => {}
        }
        pause.begin();
    };
    dom::mount(move || page(&shown.read()), act);
}

fn name(state: &State) {
    browser::name_page(state.language, state.say(phrases::PAGE_TITLE));
}

fn page(state: &State) -> Vec<El> {
    let inputs = div("inputs")
        .child(classed("h2", "unseen").text(state.say(phrases::INPUTS)))
        .child(picker::picker(state))
        .child(horizon::horizon(state))
        .child(service::services(state))
        .child(readings::readings(state));
    let outputs = div("outputs").child(totals::total(state)).child(bill::bill(state));
    vec![header::header(state), classed("main", "columns").child(inputs).child(outputs)]
}
