//! Buttons to take steps back, to do them again, and to start over.

use crate::wording::phrases::Phrase;

use crate::action::Action;
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::history;

/// Draws the buttons. One that would do nothing stays, so that the focus does.
pub fn history(state: &State) -> El {
    let label = state.say(history::HISTORY);
    let one =
        |(name, sign): (&'static str, &'static str), text: Phrase, action, is_of_use: bool| {
            let one = button("step-back", "", action)
                .set("data-history", name)
                .child(el("span").set("aria-hidden", "true").text(sign))
                .child(classed("span", "word").text(state.say(text)));
            if is_of_use { one } else { one.set("aria-disabled", "true") }
        };
    div("history")
        .set("role", "group")
        .set("aria-label", label)
        .child(one(("undo", "↶"), history::UNDO, Action::Undo, state.can_undo()))
        .child(one(("redo", "↷"), history::REDO, Action::Redo, state.can_redo()))
        .child(one(
            ("start-over", "✕"),
            history::START_OVER,
            Action::StartOver,
            state.can_start_over(),
        ))
}
