//! Packages to buy.

use pricing::quantity::PACKAGES;

use super::burn::burn;
use super::field::steps;
use crate::action::{Action, Edit};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A stepper for every size; the month of purchase where there are several months; how they burn.
pub fn packages(state: &State, row: &Row) -> Option<El> {
    row.form.packages()?;
    let mut purchases = div("purchases");
    for place in 0..row.form.purchases.len() {
        purchases = purchases.child(purchase(state, row, place));
    }
    let legend = el("legend").text(state.say(phrases::PACKAGES));
    let mut set = classed("fieldset", "packages").child(legend).child(purchases);
    if let Some(figure) = burn(state, row) {
        set = set.child(figure);
    }
    Some(set)
}

fn purchase(state: &State, row: &Row, place: usize) -> El {
    let months = state.n_months();
    let typed = row.form.text(Field::PackageCount(place)).trim();
    let bought = typed != "0";
    let mut when = div("when");
    if months > 1 && bought {
        when = when
            .child(steps(state, row, Field::PackageMonth(place), months.into()))
            .child(again(state, row, place));
    }
    let count = steps(state, row, Field::PackageCount(place), PACKAGES.max);
    div(if bought { "package bought" } else { "package" }).child(count).child(when)
}

fn again(state: &State, row: &Row, place: usize) -> El {
    let size = row.form.purchases.get(place).map_or(0, |purchase| purchase.size);
    let text = wording::package_size(state.language, row.form.package_unit(), size);
    let text = state.language.fill(phrases::ANOTHER_PURCHASE, &[&text]);
    button("link", text, Action::Edit(row.form.service, Edit::BuyAgain(size)))
}
