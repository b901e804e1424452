//! First day and months of the estimate.

use std::sync::Arc;

use leptos::prelude::*;
use pricing::quantity::HORIZON_MONTHS;

use crate::controls::{NumberBox, Quantity, message, quantity};
use crate::form::{HorizonField, whole};
use crate::state::State;
use crate::wording::{self, Counted, phrases};

/// Draws the horizon.
pub fn horizon(state: State) -> AnyView {
    view! {
        <section class="panel horizon" aria-labelledby="horizon-title">
            <h2 id="horizon-title">{state.say(phrases::HORIZON)}</h2>
            {date(state)}
            {months(state)}
        </section>
    }
    .into_any()
}

fn problem(state: State, field: HorizonField) -> Signal<Option<String>> {
    Signal::derive(move || {
        state.horizon.with(|horizon| {
            let problems = horizon.as_ref().err()?;
            let problem = problems.iter().find(|problem| problem.field() == field)?;
            Some(wording::horizon_problem(state.language.get(), *problem))
        })
    })
}

fn date(state: State) -> AnyView {
    let problem = problem(state, HorizonField::Date);
    let invalid = move || problem.with(Option::is_some);
    view! {
        <div class="field">
            <label for="date">{state.say(phrases::START_DATE)}</label>
            <input
                type="date"
                id="date"
                data-field="date"
                min="1900-01-01"
                max="2999-12-31"
                aria-invalid=move || invalid().then_some("true")
                aria-describedby=move || invalid().then_some("date-problem")
                prop:value=state.date
                on:input=move |event| state.date.set(event_target_value(&event))
            />
            {message("date", "date", problem)}
        </div>
    }
    .into_any()
}

fn months(state: State) -> AnyView {
    let owned = |text| Signal::derive(move || state.language.get().of(text).to_owned());
    let number = move || whole(&state.months.read());
    let number_box = NumberBox {
        id: "horizon-months".to_owned(),
        name: "horizon-months".to_owned(),
        label: owned(phrases::MONTHS),
        text: state.months.into(),
        problem: problem(state, HorizonField::Months),
        typed: Callback::new(move |text| state.months.set(text)),
    };
    quantity(Quantity {
        number: number_box,
        aid: Signal::derive(move || {
            let spoken = |n| wording::counted(state.language.get(), n, Counted::Months);
            number().map(spoken).unwrap_or_default()
        }),
        slider_name: Signal::derive(move || {
            let language = state.language.get();
            language.fill(phrases::SLIDER, &[language.of(phrases::MONTHS)])
        }),
        last: usize::try_from(HORIZON_MONTHS.max - HORIZON_MONTHS.min).unwrap_or(0),
        position: Signal::derive(move || {
            let months = number().unwrap_or(HORIZON_MONTHS.min);
            usize::try_from(months.saturating_sub(HORIZON_MONTHS.min)).unwrap_or(usize::MAX)
        }),
        slid: Arc::new(move |position| state.months.set((position + 1).to_string())),
    })
}
