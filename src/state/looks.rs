//! The closer looks that are open: what they show changes without a new quote.

use pricing::table::ServiceNo;

use super::{Row, State};
use crate::curve::Trace;
use crate::look::Look;

impl State {
    /// What stands side by side says which services are in the estimate: it is drawn anew.
    pub(super) fn offer_others(&mut self) {
        let open = |row: &&mut Row| row.look == Some(Look::Elsewhere);
        self.rows.iter_mut().filter(open).for_each(|row| row.checked = None);
    }

    /// Opens a closer look at a service, or closes it.
    pub(super) fn look(&mut self, service: ServiceNo, look: Look) {
        self.stamp += 1;
        for row in self.rows.iter_mut().filter(|row| row.form.service == service) {
            row.look = (row.look != Some(look)).then_some(look);
            row.stamp = self.stamp;
            row.sight = row.sight.again();
            row.see(&self.priced, self.stamp);
        }
    }

    /// Follows a visitor over the shape of a price. Nothing is quoted anew.
    pub(super) fn trace(&mut self, service: ServiceNo, trace: Trace, text: String) {
        self.stamp += 1;
        for row in self.rows.iter_mut().filter(|row| row.form.service == service) {
            row.sight.trace(trace, text.clone(), &self.priced, service);
            row.stamp = self.stamp;
        }
    }

    /// Stamps open plans anew: a plan that was the last step can be taken back there.
    pub(super) fn redraw_plans(&mut self) {
        self.stamp += 1;
        for row in self.rows.iter_mut().filter(|row| row.look == Some(Look::Plan)) {
            row.stamp = self.stamp;
        }
    }
}
