//! Suanpan: a price calculator for cloud vision APIs that runs in the visitor's browser.
//!
//! `form` turns typed texts into the engine's input, `state` holds them reactively, `wording` has
//! every sentence, `bill` groups the quote, `panels` and `controls` draw
//! with the elements of `dom`.

mod app;
mod bill;
mod browser;
mod controls;
mod dom;
mod form;
mod panels;
mod state;
mod wording;

use form::Estimate;
use state::State;

fn main() {
    dom::mount(|| {
        let estimate = Estimate::first(browser::today());
        app::page(State::new(browser::language(), estimate))
    });
}
