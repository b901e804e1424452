//! Packages to buy.

use super::field::{slider, steps};
use crate::action::{Action, Edit};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A slider for every size; the month of purchase where there are several months.
pub fn packages(state: &State, row: &Row) -> Option<El> {
    row.form.packages()?;
    let mut purchases = div("purchases");
    for place in 0..row.form.purchases.len() {
        purchases = purchases.child(purchase(state, row, place));
    }
    let legend = el("legend").text(state.say(phrases::PACKAGES));
    Some(classed("fieldset", "packages").child(legend).child(purchases))
}

fn purchase(state: &State, row: &Row, place: usize) -> El {
    let months = state.n_months();
    let bought = row.form.text(Field::PackageCount(place)).trim() != "0";
    let mut when = div("when");
    if months > 1 && bought {
        when = when
            .child(steps(state, row, Field::PackageMonth(place), months))
            .child(again(state, row, place));
    }
    div("package").child(slider(state, row, Field::PackageCount(place))).child(when)
}

fn again(state: &State, row: &Row, place: usize) -> El {
    let size = row.form.purchases.get(place).map_or(0, |purchase| purchase.size);
    let text = wording::package_size(state.language, row.form.package_unit(), size);
    let text = state.language.fill(phrases::ANOTHER_PURCHASE, &[&text]);
    button("link", text, Action::Edit(row.form.service, Edit::BuyAgain(size)))
}
