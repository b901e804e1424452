//! Name of the page, and the switch of its language.

use leptos::prelude::*;

use crate::state::State;
use crate::wording::{Language, phrases};

/// Draws the header.
pub fn header(state: State) -> AnyView {
    let switch = |language: Language| {
        let pressed = move || if state.language.get() == language { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="language"
                data-lang=language.code()
                lang=language.tag()
                aria-pressed=pressed
                on:click=move |_| state.language.set(language)
            >
                {language.name()}
            </button>
        }
    };
    view! {
        <header class="header">
            <div>
                <h1>{state.say(phrases::NAME)}</h1>
                <p class="tagline">{state.say(phrases::TAGLINE)}</p>
            </div>
            <div class="languages" role="group" aria-label=state.say(phrases::LANGUAGE)>
                {Language::ALL.map(switch).into_iter().collect_view()}
            </div>
        </header>
    }
    .into_any()
}
