//! The frame of the page: inputs, and the bill beside them.

use std::rc::Rc;

use crate::action::Action;
use crate::browser::{self, Pause};
use crate::dom::{self, El, Signal, classed, div, stamped};
use crate::form::Estimate;
use crate::intl;
use crate::keys;
use crate::panels::{bill, cheapest, header, horizon, picker, readings, service, summary};
use crate::state::State;
use crate::storage::{self, Keeper};
use crate::wording::phrases;
use crate::words;

/// Shows the page, which from then on follows its one signal.
pub fn run() {
    let state = State::new(browser::language(), Estimate::first(browser::today()));
    let saved = storage::load();
    let is_reopened = saved.is_some();
    let state = state.reopen(saved);
    intl::speak(state.language.tag());
    name(&state);
    let keeper = Rc::new(Keeper::new(state.saved()));
    let state = Signal::new(state);
    let pause = pause(state.clone(), keeper.clone());
    let redrawn = state.clone();
    words::ask(is_reopened, move || redrawn.update(State::redraw));
    let (shown, left) = (state.clone(), state.clone());
    storage::before_leaving(move || keeper.keep(left.read_untracked().saved()));
    let act = Rc::new(move |action, text| {
        if let Action::Speak(language) = action {
            intl::speak(language.tag());
        }
        state.update(|state| state.act(action, text));
        match action {
            Action::Filter => return,
            Action::ShowBill => return browser::show("bill"),
            Action::ShowCheapest => return browser::show("cheapest"),
            Action::Speak(_) => name(&state.read_untracked()),
            _ => {}
        }
        pause.begin();
    });
    let pressed = act.clone();
    keys::listen(move |action| pressed(action, String::new()));
    dom::mount(shown, page, move |action, text| act(action, text));
}

/// Some time after the last change, not on load, screen readers are told the total, and the estimate is
/// saved.
fn pause(state: Signal<State>, keeper: Rc<Keeper>) -> Pause {
    Pause::new(move || {
        state.update(State::tell);
        keeper.keep(state.read_untracked().saved());
    })
}

fn name(state: &State) {
    browser::name_page(state.language, state.say(phrases::PAGE_TITLE));
}

/// Draws the page.
pub fn page(state: &State) -> Vec<El> {
    let inputs = div("inputs")
        .child(classed("h2", "unseen").text(state.say(phrases::INPUTS)))
        .child(stamped("form", 0, state.listed, 0, |state, _| picker::picker(state)))
        .child(service::services(state))
        .children(cheapest::cheapest(state).into_iter().collect())
        .child(horizon::horizon(state))
        .child(stamped("details", 1, state.listed, 0, |state, _| readings::readings(state)));
    let main = classed("main", "columns")
        .child(summary::summary(state))
        .child(inputs)
        .child(bill::bill(state));
    vec![header::header(state), main]
}
