//! The check of what services say they took from a shared free pool.

use super::Problems;
use crate::allowance;
use crate::digits::digits;
use crate::quantity::Range;
use crate::scenario::{Entry, Need, Scenario};
use crate::table::PoolNo;

/// Services that share a pool cannot have taken more from it than there is. The entries stand in
/// the places of the input, since there are no other problems.
pub(super) fn check_stated(scenario: &Scenario, problems: &Problems) {
    for month in 0..usize::from(scenario.months) {
        let mut taken: Vec<(PoolNo, u64)> = Vec::new();
        for (place, entry) in scenario.entries.iter().enumerate() {
            let Some((pool, quantity, stated)) = stated(scenario, entry, month) else { continue };
            let before = taken.iter().filter(|(known, _)| *known == pool);
            let left = quantity.saturating_sub(before.map(|(_, units)| units).sum());
            if stated > left {
                let range = Range { min: 0, max: left };
                problems.range(
                    &["services[", &digits(place as u128, 1), "].pool_calls"].concat(),
                    stated,
                    range,
                );
                return;
            }
            taken.push((pool, stated));
        }
    }
}

/// The pool that an entry draws from in a month, its size, and what the entry says it took.
fn stated(scenario: &Scenario, entry: &Entry, month: usize) -> Option<(PoolNo, u64, u64)> {
    let Need::Metered { offer, used } = &entry.need else { return None };
    let stated = used.from_pool?.min(used.units[month]);
    let date = scenario.date.of_month(month);
    let allowance = allowance::in_force(offer, date, scenario.choices)?;
    Some((allowance.pool?, allowance.quantity.under(scenario.choices), stated))
}
