//! Purchases that the page proposes and a visitor takes over.

use pricing::table::ServiceNo;

use super::State;
use crate::action::Edit;

impl State {
    /// Buys what costs less, for one service or for all.
    pub(super) fn use_plans(&mut self, only: Option<ServiceNo>) {
        for row in &mut self.rows {
            if only.is_none_or(|only| only == row.form.service)
                && let Some(bought) = row.cheaper().map(|plan| plan.bought.clone())
            {
                row.form.buy(&bought);
                row.checked = None;
            }
        }
    }

    /// Asks for as much as a budget buys, and buys the plan that does it.
    pub(super) fn use_budget(&mut self, service: ServiceNo) {
        let months = self.n_months();
        for row in self.rows.iter_mut().filter(|row| row.form.service == service) {
            if let (Some((quantity, bought)), Some(field)) =
                (row.sight.bargain(), row.form.quantity_field(months))
            {
                row.form.edit(Edit::Take(field, quantity), String::new());
                row.form.buy(&bought);
                row.checked = None;
            }
        }
    }
}
