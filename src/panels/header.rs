//! Name of the page, what is done to the whole estimate, and the switch of the language.

use super::history::history;
use super::link;
use crate::action::Action;
use crate::controls::{button, yes_or_no};
use crate::dom::{El, classed, div, el};
use crate::late;
use crate::state::State;
use crate::wording::{Language, phrases};

/// Draws the header.
pub fn header(state: &State) -> El {
    let label = state.say(phrases::LANGUAGE);
    let mut languages = div("languages").set("role", "group").set("aria-label", label);
    for language in Language::ALL {
        languages = languages.child(
            button("language", language.name(), Action::Speak(language))
                .set("data-lang", language.code())
                .set("lang", language.tag())
                .set("aria-pressed", yes_or_no(state.language == language)),
        );
    }
    let name = el("div")
        .child(el("h1").text(state.say(phrases::NAME)))
        .child(classed("p", "tagline").text(state.say(phrases::TAGLINE)));
    let told = if late::is_here() { link::told(state) } else { Vec::new() };
    classed("header", "header")
        .child(name)
        .child(history(state).child(link::copy(state)))
        .child(languages)
        .children(told)
}
