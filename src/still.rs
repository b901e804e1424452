//! What the build writes into the site so that something true stands there before the program is here,
//! and where none ever comes: the bill of the first visit, the price tables, and the same prices for
//! programs that read. All of it follows from the tables; only native programs have this module.

mod data;
mod markdown;
mod prices;
mod tables;

pub use crate::frame::Frame;
pub use data::data;
pub use markdown::markdown;
pub use prices::{Row, What};
pub use tables::{all, of_example};

use pricing::BOOK;
use pricing::date::Date;
use pricing::words::{self, LINES};

use crate::app;
use crate::dom::written::{escaped, html};
use crate::form::Estimate;
use crate::late;
use crate::state::State;
use crate::wording::{self, Language};

/// The page as a first visit begins, in both languages. It must be the program's own first drawing: that
/// takes its place, and nothing may move.
pub fn page(frame: Frame) -> String {
    Language::ALL.map(|language| in_language(language, frame)).concat()
}

fn in_language(language: Language, frame: Frame) -> String {
    let example = wording::still::example(language, checked_on());
    let drawn = drawn(language, frame, checked_on());
    let start = format!("<div class=\"still\" lang=\"{}\">", language.tag());
    let example = format!("<p class=\"example panel\">{}</p>", escaped(&example));
    [&start, &example, &drawn, "</div>\n"].concat()
}

/// The first drawing on a day.
fn drawn(language: Language, frame: Frame, today: Date) -> String {
    late::before(|| {
        let mut state = State::new(language, Estimate::first(Some(today)));
        state.frame = frame;
        html(app::page(&state), &state, &["-", language.code()].concat())
    })
}

/// When the tables were last compared with their documents. The build has no clock, and needs none.
fn checked_on() -> Date {
    BOOK.products.iter().map(|product| product.checked_on).max().unwrap_or(Date::BEGINNING)
}

/// The long texts of the tables, which the page itself loads later.
fn supply_words() {
    if !words::are_here() {
        words::supply(LINES.to_owned());
    }
}

#[cfg(test)]
mod tests;
