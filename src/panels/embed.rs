//! The button that opens the markup for other pages, and that panel, below the header.

use crate::action::Action;
use crate::controls::{Segment, button, segments, yes_or_no};
use crate::dom::{El, classed, div, el};
use crate::embed::{Embed, Form, Step, Theme};
use crate::state::State;
use crate::wording::embed as say;
use crate::wording::phrases::{self, Phrase};

/// The id of the markup.
pub const TEXT: &str = "embed-text";

/// The id of the button that copies.
pub const COPY: &str = "embed-copy";

/// Draws the button.
pub fn opener(state: &State) -> El {
    button("step-back", "", Action::Embed(Step::Toggle))
        .set("data-embed", "")
        .set("aria-expanded", yes_or_no(state.embed.is_some()))
        .child(el("span").set("aria-hidden", "true").text("</>"))
        .child(classed("span", "word").text(state.say(phrases::EMBED)))
}

/// Draws the panel.
#[inline(never)]
pub fn panel(state: &State, embed: &Embed) -> El {
    let close = button("dismiss", state.say(say::CLOSE), Action::Embed(Step::Close));
    let panel = classed("section", "panel embed")
        .key(5)
        .set("aria-labelledby", "embed-title")
        .on_escape(Action::Embed(Step::Close))
        .child(el("h2").set("id", "embed-title").text(state.say(say::TITLE)));
    if !embed.is_possible() {
        return panel.child(el("p").text(state.say(say::FROM_DISK))).child(close);
    }
    let told = match embed.copied {
        None => "",
        Some(true) => state.say(say::COPIED),
        Some(false) => state.say(say::REFUSED),
    };
    let copy = button("main", state.say(say::COPY), Action::Embed(Step::Copy)).set("id", COPY);
    panel
        .child(classed("p", "note").text(state.say(say::HINT)))
        .child(choices(state, embed))
        .child(markup(state, embed))
        .child(
            div("embed-foot")
                .child(copy)
                .child(el("span").set("role", "status").text(told))
                .child(close),
        )
}

/// The markup. Another text is another element: a text area that was used does not follow its contents.
fn markup(state: &State, embed: &Embed) -> El {
    let text = embed.snippet(state);
    let hash = text.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
    let area = el("textarea")
        .key(hash as usize)
        .set("id", TEXT)
        .set("rows", "6")
        .set("readonly", "")
        .set("spellcheck", "false")
        .set("aria-label", state.say(say::CODE))
        .text(text);
    div("markup").child(area)
}

fn choices(state: &State, embed: &Embed) -> El {
    let forms = Form::ALL.map(|form| Segment {
        name: form.name(),
        text: state.say(say::form(form)),
        is_pressed: embed.form == form,
        choose: Action::Embed(Step::Form(form)),
    });
    let themes = Theme::ALL.map(|theme| Segment {
        name: theme.name(),
        text: state.say(say::theme(theme)),
        is_pressed: embed.theme == theme,
        choose: Action::Embed(Step::Theme(theme)),
    });
    let readers = [(false, "change", say::MAY_CHANGE), (true, "read", say::ONLY_READ)];
    let readers = readers.map(|(is_read_only, name, text)| Segment {
        name,
        text: state.say(text),
        is_pressed: embed.is_read_only == is_read_only,
        choose: Action::Embed(Step::ReadOnly(is_read_only)),
    });
    div("embed-choices")
        .child(choice(state, say::FORM, forms.into()))
        .child(choice(state, say::THEME, themes.into()))
        .child(choice(state, say::READERS, readers.into()))
}

fn choice(state: &State, label: Phrase, choices: Vec<Segment>) -> El {
    let label = state.say(label);
    div("choice")
        .child(el("span").set("aria-hidden", "true").text(label))
        .child(segments(label, choices))
}
