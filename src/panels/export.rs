//! The bill for other programs, at its foot.

use crate::action::Action;
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::export::{self, Exported, Format};
use crate::form::Link;
use crate::link;
use crate::state::State;
use crate::wording::export as say;
use crate::wording::phrases::HORIZON_INVALID;

/// The id of the exported text.
pub const TEXT: &str = "export-text";

/// The id of the button that copies.
pub const COPY: &str = "export-copy";

/// Draws the buttons, and what was exported last; nothing while there are no services. It stays while a
/// visitor types what cannot be quoted: what is open must not close.
#[inline(never)]
pub fn export(state: &State) -> Vec<El> {
    if state.rows.is_empty() {
        return Vec::new();
    }
    let mut buttons = div("formats").set("role", "group").set("aria-label", state.say(say::EXPORT));
    for format in Format::ALL {
        let mut one = button("format", state.say(say::name(format)), Action::Export(format));
        if format == Format::Copy {
            one = one.set("id", COPY);
        }
        buttons = buttons.child(one.set("data-export", format.name()));
    }
    let shown = state.exported.as_ref();
    let told = match shown {
        Some(exported) => told(state, exported),
        None if state.priced.quote.is_none() => state.say(HORIZON_INVALID).to_owned(),
        None => String::new(),
    };
    let summary = el("summary").text(state.say(say::EXPORT));
    let details = classed("details", "export")
        .key(1)
        .child(summary)
        .child(classed("p", "hint").text(state.say(say::HINT)))
        .child(buttons)
        .child(classed("p", "told").set("role", "status").text(told))
        .child(div("exported").children(shown.map(text_of(state)).into_iter().collect()))
        .child(price_dates(state));
    vec![details, on_paper(state)]
}

fn price_dates(state: &State) -> El {
    let mut dates = classed("ul", "price-dates");
    for date in export::price_dates(state) {
        dates = dates.child(el("li").text(date));
    }
    dates
}

/// What only paper shows, for it cannot be asked: the days of the prices, and the link to the estimate.
fn on_paper(state: &State) -> El {
    let address = [&link::page(), "#", &Link::write(&state.saved())].concat();
    let label = [state.say(say::ON_PAPER), " ", &address].concat();
    div("on-paper").key(2).child(price_dates(state)).child(el("p").text(label))
}

fn text_of(state: &State) -> impl Fn(&Exported) -> El {
    let label = state.say(say::TEXT);
    // Another text is another element: a text area that was used does not follow its contents.
    move |exported| {
        el("textarea")
            .key(exported.format as usize)
            .set("id", TEXT)
            .set("rows", "6")
            .set("readonly", "")
            .set("spellcheck", "false")
            .set("wrap", "off")
            .set("aria-label", label)
            .text(exported.text.clone())
    }
}

/// What became of the text.
fn told(state: &State, exported: &Exported) -> String {
    let language = state.language;
    let Some((end, _)) = exported.format.file() else {
        let told = if exported.is_refused { say::REFUSED } else { say::COPIED };
        return language.of(told).to_owned();
    };
    let saved = language.fill(say::SAVED, &[&export::file_name(state, end)]);
    match exported.format == Format::Focus && !state.priced.is_complete() {
        true => [&saved, " ", language.of(say::NOT_IN_FOCUS)].concat(),
        false => saved,
    }
}
