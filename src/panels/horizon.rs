//! First day and months of the estimate.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::quantity::HORIZON_MONTHS;

use crate::controls::{NumberBox, Quantity, Shared, described, message, quantity};
use crate::dom::{El, div, el};
use crate::form::{HorizonField, whole};
use crate::state::State;
use crate::wording::{self, Counted, phrases};

/// Draws the horizon.
pub fn horizon(state: State) -> El {
    let title = el("h2").set("id", "horizon-title").live_text(state.say(phrases::HORIZON));
    let panel = el("section").class("panel horizon").set("aria-labelledby", "horizon-title");
    panel.children([title, date(state), months(state)])
}

fn problem(state: State, field: HorizonField) -> Shared<Option<String>> {
    Rc::new(move || {
        state.horizon.with(|horizon| {
            let problems = horizon.as_ref().err()?;
            let problem = problems.iter().find(|problem| problem.field() == field)?;
            Some(wording::horizon_problem(state.language.get(), *problem))
        })
    })
}

fn date(state: State) -> El {
    let problem = problem(state, HorizonField::Date);
    let input = el("input")
        .set("type", "date")
        .set("id", "date")
        .set("data-field", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31")
        .value(move || state.date.get())
        .on_input(move |text| state.date.set(text));
    div("field").children([
        el("label").set("for", "date").live_text(state.say(phrases::START_DATE)),
        described(input, "date", &problem),
        message("date", "date", &problem),
    ])
}

fn months(state: State) -> El {
    let number = move || whole(&state.months.read());
    let number_box = NumberBox {
        id: "horizon-months".to_owned(),
        name: "horizon-months".to_owned(),
        label: Rc::new(state.say(phrases::MONTHS)),
        text: Rc::new(move || state.months.get()),
        problem: problem(state, HorizonField::Months),
        typed: Rc::new(move |text| state.months.set(text)),
    };
    let spoken = move |n| wording::counted(state.language.get(), n, Counted::Months);
    let least = HORIZON_MONTHS.min;
    quantity(Quantity {
        number: number_box,
        aid: Rc::new(move || number().map(spoken).unwrap_or_default()),
        slider_name: Rc::new(state.fill(phrases::SLIDER, phrases::MONTHS)),
        last: usize::try_from(HORIZON_MONTHS.max - least).unwrap_or(0),
        position: Rc::new(move || {
            let months = number().unwrap_or(least).saturating_sub(least);
            usize::try_from(months).unwrap_or(0)
        }),
        slid: Rc::new(move |position| state.months.set((position + 1).to_string())),
    })
}
