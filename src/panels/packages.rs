//! Packages to buy.

use leptos::prelude::*;

use super::field::{slider, steps};
use crate::controls::button;
use crate::dom::{El, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A slider for every size; the month of purchase where there are several months.
pub fn packages(state: State, row: Row) -> Option<El> {
    row.form.with_untracked(|form| form.packages())?;
    let legend = el("legend").live_text(state.say(phrases::PACKAGES));
    let purchases = div("purchases").live_children(move || {
        (0..row.shape.get().n_purchases).map(|place| purchase(state, row, place)).collect()
    });
    Some(el("fieldset").class("packages").children([legend, purchases]))
}

fn purchase(state: State, row: Row, place: usize) -> El {
    let when = div("when").live_children(move || {
        let months = state.n_months();
        let bought = row.form.with(|form| form.text(Field::PackageCount(place)).trim() != "0");
        if months == 1 || !bought {
            return Vec::new();
        }
        let month = steps(state, row, Field::PackageMonth(place), (1, months));
        vec![month, again(state, row, place)]
    });
    div("package").children([slider(state, row, Field::PackageCount(place)), when])
}

fn again(state: State, row: Row, place: usize) -> El {
    let size = row.form.with_untracked(|form| form.purchases.get(place).map_or(0, |p| p.size));
    let unit = row.form.with_untracked(|form| form.package_unit());
    let text = move || {
        let language = state.language.get();
        let size = wording::package_size(language, unit, size);
        language.fill(phrases::ANOTHER_PURCHASE, &[&size])
    };
    button("link", text, move || row.form.update(|form| form.add_purchase(size)))
}
