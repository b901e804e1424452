//! The frame of the page: inputs, and the bill beside them.

use leptos::prelude::*;

use crate::browser;
use crate::dom::{El, div, el};
use crate::panels::{bill, header, horizon, picker, readings, service, totals};
use crate::state::State;
use crate::wording::phrases;

/// The whole page.
pub fn page(state: State) -> Vec<El> {
    Effect::new(move |_| {
        let language = state.language.get();
        browser::name_page(language, language.of(phrases::PAGE_TITLE));
    });
    let inputs = div("inputs").children([
        el("h2").class("unseen").live_text(state.say(phrases::INPUTS)),
        horizon::horizon(state),
        service::services(state),
        picker::picker(state),
        readings::readings(state),
    ]);
    let outputs = div("outputs").children([totals::total(state), bill::bill(state)]);
    vec![header::header(state), el("main").class("columns").children([inputs, outputs])]
}
