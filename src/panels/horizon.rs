//! First day and months of the estimate.

use pricing::quantity::HORIZON_MONTHS;

use crate::action::Action;
use crate::controls::{NumberBox, Quantity, described, message, quantity};
use crate::dom::{El, classed, div, el};
use crate::form::{HorizonField, whole};
use crate::state::State;
use crate::wording::{self, Counted, phrases};

/// Draws the horizon.
pub fn horizon(state: &State) -> El {
    classed("section", "panel horizon")
        .key(3)
        .set("aria-labelledby", "horizon-title")
        .child(el("h2").set("id", "horizon-title").text(state.say(phrases::HORIZON)))
        .child(date(state))
        .child(months(state))
}

fn problem(state: &State, field: HorizonField) -> Option<String> {
    let problem = state.problem(field)?;
    Some(wording::horizon_problem(state.language, *problem))
}

fn date(state: &State) -> El {
    let problem = problem(state, HorizonField::Date);
    let input = el("input")
        .set("type", "date")
        .set("id", "date")
        .set("data-field", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31")
        .value(state.date.clone())
        .on_input(Action::Date);
    div("field")
        .child(el("label").set("for", "date").text(state.say(phrases::START_DATE)))
        .child(described(input, "date", problem.is_some()))
        .child(message("date", "date", problem))
}

fn months(state: &State) -> El {
    let number = whole(&state.months).ok();
    let spoken = number.map(|n| wording::counted(state.language, n, Counted::Months));
    let least = HORIZON_MONTHS.min;
    let place = |months: u64| usize::try_from(months.saturating_sub(least)).unwrap_or(0);
    quantity(Quantity {
        number: NumberBox {
            id: "horizon-months".to_owned(),
            name: "horizon-months".to_owned(),
            label: state.say(phrases::MONTHS).to_owned(),
            text: state.months.clone(),
            problem: problem(state, HorizonField::Months),
            typed: Action::Months,
            pasted: None,
        },
        aid: spoken.unwrap_or_default(),
        slider_name: state.fill(phrases::SLIDER, phrases::MONTHS),
        last: place(HORIZON_MONTHS.max),
        position: place(number.unwrap_or(least)),
        track: None,
        slid: Action::MonthsSlider,
    })
}
