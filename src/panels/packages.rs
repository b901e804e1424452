//! Packages to buy.

use leptos::prelude::*;

use super::field::{slider, steps};
use crate::controls::button;
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A slider for every size; the month of purchase where there are several months.
pub fn packages(state: State, row: Row) -> AnyView {
    let sizes = row.form.with_untracked(|form| form.packages().is_some());
    if !sizes {
        return ().into_any();
    }
    let several = Memo::new(move |_| state.months_now() > 1);
    let rows = Memo::new(move |_| row.form.read().purchases.len());
    let purchases =
        move || (0..rows.get()).map(|i| purchase(state, row, i, several)).collect_view();
    view! {
        <fieldset class="packages">
            <legend>{state.say(phrases::PACKAGES)}</legend>
            {purchases}
        </fieldset>
    }
    .into_any()
}

fn purchase(state: State, row: Row, place: usize, several: Memo<bool>) -> AnyView {
    let bought = Memo::new(move |_| {
        let form = row.form.read();
        crate::form::whole(form.text(Field::PackageCount(place))) != Ok(0)
    });
    let when = move || {
        (several.get() && bought.get()).then(|| {
            view! {
                <div class="when">
                    {steps(state, row, Field::PackageMonth(place), (1, state.months_now()))}
                    {again(state, row, place)}
                </div>
            }
        })
    };
    view! {
        <div class="package">
            {slider(state, row, Field::PackageCount(place))}
            {when}
        </div>
    }
    .into_any()
}

fn again(state: State, row: Row, place: usize) -> AnyView {
    let size = row.form.with_untracked(|form| form.purchases.get(place).map_or(0, |p| p.size));
    let text = Signal::derive(move || {
        let language = state.language.get();
        let unit = row.form.with(|form| form.package_unit());
        let size = wording::package_size(language, unit, size);
        language.fill(phrases::ANOTHER_PURCHASE, &[&size])
    });
    let press = move || row.form.update(|form| form.add_purchase(size));
    button("link", text, press).into_any()
}
