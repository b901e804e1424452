//! Name of the page, what is done to the whole estimate, and the switch of the language.

use pricing::BOOK;

use super::history::history;
use super::{embed, link};
use crate::action::Action;
use crate::controls::{button, yes_or_no};
use crate::dom::{El, classed, div, el};
use crate::form::Link;
use crate::frame::Frame;
use crate::late;
use crate::state::State;
use crate::wording::{Language, phrases};

/// Draws the header.
pub fn header(state: &State) -> El {
    let name = match state.frame {
        Frame::Page => el("div")
            .child(el("h1").text(state.say(phrases::NAME)))
            .child(classed("p", "tagline").text(state.say(phrases::TAGLINE))),
        _ => el("div").child(el("h1").child(way_out(state))),
    };
    let mut header = classed("header", "header").child(name.children(checked(state)));
    header = match state.frame {
        Frame::Page => {
            header.child(history(state).child(link::copy(state)).child(embed::opener(state)))
        }
        Frame::Embed => header.child(history(state).child(link::copy(state))),
        Frame::ReadOnly => header,
    };
    let told = if late::is_here() { told(state) } else { Vec::new() };
    header.child(languages(state)).children(told)
}

/// When the prices in use were compared with their documents: the day that is longest ago. A page that was
/// opened without a network says that, too.
fn checked(state: &State) -> Vec<El> {
    let services = state.rows.iter().map(|row| BOOK.service(row.form.service));
    let days = services.map(|service| BOOK.product(service.product).checked_on);
    let line = |day| {
        let text = state
            .language
            .fill(phrases::PRICES_CHECKED, &[&crate::wording::day(state.language, day)]);
        classed("p", "checked")
            .child(classed("b", "offline").text(state.say(phrases::OFFLINE)))
            .child(el("span").text(text))
    };
    days.min().map(line).into_iter().collect()
}

fn languages(state: &State) -> El {
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
    languages
}

/// From a frame to the page itself, with the estimate.
fn way_out(state: &State) -> El {
    let estimate = if late::is_here() { estimate(state) } else { String::new() };
    classed("a", "way-out")
        .set("href", ["./", &estimate].concat())
        .set("target", "_blank")
        .set("rel", "noopener")
        .set("title", state.say(phrases::OPEN))
        .child(el("span").text(state.say(phrases::NAME)))
        .child(el("span").set("aria-hidden", "true").text(" ↗"))
}

#[inline(never)]
fn estimate(state: &State) -> String {
    ["#", &Link::write(&state.saved())].concat()
}

/// What is said of links, and the markup for other pages.
#[inline(never)]
fn told(state: &State) -> Vec<El> {
    let mut told = link::told(state);
    told.extend(state.embed.as_ref().map(|embed| self::embed::panel(state, embed)));
    told
}
