//! The readings that can be chosen for the services of the estimate.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{ReadingKind, ReadingNo, Text};

use crate::controls::{Select, Shared, select};
use crate::dom::{El, div, el};
use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the readings; hidden where there are none to choose.
pub fn readings(state: State) -> El {
    let summary = el("summary").child(el("h2").live_text(state.say(phrases::READINGS)));
    let list = div("rows").live_children(move || {
        applicable(state).into_iter().map(|number| reading(state, number)).collect()
    });
    el("details")
        .class("panel readings")
        .live("hidden", move || applicable(state).is_empty().then(String::new))
        .children([
            summary,
            el("p").class("note").live_text(state.say(phrases::READINGS_NOTE)),
            list,
        ])
}

fn applicable(state: State) -> Vec<ReadingNo> {
    let mut numbers: Vec<ReadingNo> = Vec::new();
    for row in state.rows.get() {
        for &number in BOOK.service(row.service).readings.iter() {
            let reading = BOOK.reading(number);
            let choice = reading.other.is_some() && reading.kind == ReadingKind::Selectable;
            if choice && let Err(place) = numbers.binary_search(&number) {
                numbers.insert(place, number);
            }
        }
    }
    numbers
}

fn reading(state: State, number: ReadingNo) -> El {
    let reading = BOOK.reading(number);
    let Some((default, other)) = reading.names else { return el("div") };
    let name = |name: Text, template: Text| -> Shared<String> {
        Rc::new(move || {
            let language = state.language.get();
            language.fill(template, &[language.of(name)])
        })
    };
    let chosen = move || state.readings.get().has(number);
    let list = select(Select {
        id: format!("reading-{}", reading.id),
        label: Rc::new(move || wording::reading_label(reading)),
        options: vec![
            ("default".to_owned(), name(default, phrases::DEFAULT_OPTION)),
            ("other".to_owned(), name(other, phrases::SELF)),
        ],
        chosen: Rc::new(move || if chosen() { "other" } else { "default" }.to_owned()),
        choose: Rc::new(move |value| {
            if (value == "other") != chosen() {
                state.turn(number);
            }
        }),
        mark: ("data-reading", reading.id.to_owned()),
    });
    list.key(number.index())
}
