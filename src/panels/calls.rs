//! Calls a month, and what a visitor may add to them.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, Period};

use super::field::slider;
use crate::controls::{Segment, segments};
use crate::form::{Field, Spread};
use crate::state::{Row, State};
use crate::wording::phrases;

/// Calls: one number for all months, or one for each.
pub fn calls(state: State, row: Row) -> AnyView {
    let spread = Memo::new(move |_| match state.months_now() {
        1 => Spread::Even,
        _ => row.form.read().spread,
    });
    let several = Memo::new(move |_| state.months_now() > 1);
    let months = Memo::new(move |_| usize::try_from(state.months_now()).unwrap_or(1));
    let sliders = move || match spread.get() {
        Spread::Even => slider(state, row, Field::Units),
        Spread::Monthly => {
            let month = |i| slider(state, row, Field::MonthUnits(i));
            (0..months.get()).map(month).collect_view().into_any()
        }
    };
    view! {
        {move || several.get().then(|| spread_choice(state, row))}
        {sliders}
    }
    .into_any()
}

fn spread_choice(state: State, row: Row) -> AnyView {
    let way = |spread: Spread, name, text| Segment {
        name,
        text: state.say(text),
        pressed: Signal::derive(move || row.form.read().spread == spread),
        choose: Callback::new(move |()| row.form.update(|form| form.spread = spread)),
    };
    let ways = [
        way(Spread::Even, "even", phrases::SAME_EVERY_MONTH),
        way(Spread::Monthly, "monthly", phrases::EACH_MONTH),
    ];
    segments(state.say(phrases::SPREAD), ways)
}

/// Balance, what is left of the free quota, calls from a shared pool, peak: those that apply.
pub fn more(state: State, row: Row) -> AnyView {
    let Offer::MeteredUse(metered) = BOOK.service(row.service).offer else {
        return ().into_any();
    };
    let once = metered.allowances.iter().any(|a| a.period.quoted == Period::Once);
    let pool = metered.allowances.iter().any(|a| a.pool.is_some());
    let fields = [
        (Field::PoolCalls, pool),
        (Field::Balance, metered.packages.is_some()),
        (Field::FreeLeft, once),
        (Field::Peak, metered.concurrency.is_some()),
    ];
    let fields: Vec<AnyView> = fields
        .into_iter()
        .filter(|(_, applies)| *applies)
        .map(|(field, _)| slider(state, row, field))
        .collect();
    if fields.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="more" open=pool>
            <summary>{state.say(phrases::MORE_FIELDS)}</summary>
            {fields}
        </details>
    }
    .into_any()
}
