//! Name of the page, and the switch of its language.

use leptos::prelude::*;

use crate::controls::button;
use crate::dom::{El, div, el};
use crate::state::State;
use crate::wording::{Language, phrases};

/// Draws the header.
pub fn header(state: State) -> El {
    let switch = |language: Language| {
        button("language", String::new, move || state.language.set(language))
            .text(language.name())
            .set("data-lang", language.code())
            .set("lang", language.tag())
            .live("aria-pressed", move || Some((state.language.get() == language).to_string()))
    };
    let label = state.say(phrases::LANGUAGE);
    let languages = div("languages").set("role", "group").live("aria-label", move || Some(label()));
    el("header").class("header").children([
        el("div").children([
            el("h1").live_text(state.say(phrases::NAME)),
            el("p").class("tagline").live_text(state.say(phrases::TAGLINE)),
        ]),
        languages.children(Language::ALL.map(switch)),
    ])
}
