//! The frame of the page: inputs, and the bill beside them.

use leptos::prelude::*;

use crate::browser;
use crate::panels::{bill, header, horizon, picker, readings, service, totals};
use crate::state::State;
use crate::wording::phrases;

/// The whole page.
pub fn page(state: State) -> AnyView {
    Effect::new(move |_| {
        let language = state.language.get();
        browser::name_page(language, language.of(phrases::PAGE_TITLE));
    });
    view! {
        {header::header(state)}
        <main class="columns">
            <div class="inputs">
                {horizon::horizon(state)}
                <h2 class="unseen">{state.say(phrases::INPUTS)}</h2>
                {service::services(state)}
                {picker::picker(state)}
                {readings::readings(state)}
            </div>
            <div class="outputs">
                {totals::total(state)}
                {bill::bill(state)}
            </div>
        </main>
    }
    .into_any()
}
