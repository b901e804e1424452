//! The readings that can be chosen for the services of the estimate.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{ReadingKind, ReadingNo};

use crate::state::State;
use crate::wording::{self, phrases};

/// Draws the readings; nothing where there are none to choose.
pub fn readings(state: State) -> AnyView {
    let applicable = Memo::new(move |_| applicable(state));
    let panel = move || {
        let numbers = applicable.get();
        (!numbers.is_empty()).then(|| {
            let choices = numbers.into_iter().map(|number| reading(state, number)).collect_view();
            view! {
                <details class="panel readings">
                    <summary>
                        <h2>{state.say(phrases::READINGS)}</h2>
                    </summary>
                    <p class="note">{state.say(phrases::READINGS_NOTE)}</p>
                    {choices}
                </details>
            }
        })
    };
    panel.into_any()
}

fn applicable(state: State) -> Vec<ReadingNo> {
    let mut numbers: Vec<ReadingNo> = state.rows.with(|rows| {
        rows.iter().flat_map(|row| BOOK.service(row.service).readings.iter().copied()).collect()
    });
    numbers.retain(|&number| {
        let reading = BOOK.reading(number);
        reading.other.is_some() && reading.kind == ReadingKind::Selectable
    });
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn reading(state: State, number: ReadingNo) -> AnyView {
    let reading = BOOK.reading(number);
    let name = move |id: &'static str, template| {
        move || {
            let language = state.language.get();
            language.fill(template, &[wording::option(language, id)])
        }
    };
    let id = format!("reading-{}", reading.id);
    let chosen = move || state.readings.get().has(number);
    let choose = move |event| {
        if (event_target_value(&event) == "other") != chosen() {
            state.turn(number);
        }
    };
    let other = reading.other.unwrap_or(reading.default);
    let label = wording::reading_label(reading);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                data-reading=reading.id
                prop:value=move || if chosen() { "other" } else { "default" }
                on:change=choose
            >
                <option value="default">{name(reading.default, phrases::DEFAULT_OPTION)}</option>
                <option value="other">{name(other, phrases::SELF)}</option>
            </select>
            <p class="aid" lang="und">{reading.cell.printed}</p>
        </div>
    }
    .into_any()
}
