//! The readings that can be chosen for the services of the estimate.

use pricing::BOOK;
use pricing::table::{LaterText, ReadingKind, ReadingNo, Text};

use crate::action::Action;
use crate::controls::{Select, select};
use crate::dom::{El, classed, div, el};
use crate::late;
use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the readings; hidden where there are none to choose.
pub fn readings(state: &State) -> El {
    let numbers = applicable(state);
    let mut list = div("rows");
    if late::is_here() {
        list = list.children(rows(state, &numbers));
    }
    classed("details", "panel readings")
        .flag("hidden", numbers.is_empty())
        .child(el("summary").child(el("h2").text(state.say(phrases::READINGS))))
        .child(classed("p", "note").text(state.say(phrases::READINGS_NOTE)))
        .child(list)
}

#[inline(never)]
fn rows(state: &State, numbers: &[ReadingNo]) -> Vec<El> {
    let mut rows = Vec::new();
    for &number in numbers {
        rows.push(reading(state, number));
    }
    rows
}

fn applicable(state: &State) -> Vec<ReadingNo> {
    let mut numbers: Vec<ReadingNo> = Vec::new();
    for row in &state.rows {
        for &number in row.form.facts().readings.iter() {
            if is_choice(number)
                && let Err(place) = numbers.binary_search(&number)
            {
                numbers.insert(place, number);
            }
        }
    }
    numbers
}

/// Whether a visitor can choose between a reading and its other option.
pub fn is_choice(number: ReadingNo) -> bool {
    let reading = BOOK.reading(number);
    reading.other.is_some() && reading.kind == ReadingKind::Selectable
}

fn reading(state: &State, number: ReadingNo) -> El {
    let reading = BOOK.reading(number);
    let Some((default, other)) = reading.names else { return el("div") };
    // While its words are not here, an option has its short name.
    let words = |named: LaterText, short: &'static str| match state.say(&named.text()) {
        "" => Text { zh: short, en: short },
        _ => named.text(),
    };
    let (default, other) =
        (words(default, reading.default), words(other, reading.other.unwrap_or("")));
    let list = select(Select {
        id: ["reading-", reading.id].concat(),
        label: wording::reading_label(reading),
        options: vec![
            ("default", state.fill(phrases::DEFAULT_OPTION, &default)),
            ("other", state.say(&other).to_owned()),
        ],
        chosen: if state.readings.has(number) { "other" } else { "default" },
        choose: Action::Read(number),
        mark: ("data-reading", reading.id),
    });
    list.key(number.index())
}
