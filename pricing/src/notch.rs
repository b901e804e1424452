//! Where more costs less: quantities that a larger quantity undercuts.
//!
//! Under the volume method an amount rises within a tier and can fall only where a tier begins.
//! Walking back from any larger quantity that costs less to the last beginning of a tier only lowers
//! the amount; so the smallest larger quantity that costs less begins a tier, and nothing else needs
//! to be asked. Every amount is rated.

mod metered;
mod scale;

pub use scale::{Dominated, Sold, dominated};

use crate::line::Tally;
use crate::model::qps::{self, QpsOrder};
use crate::model::{licence, tiers};
use crate::money::Amount;
use crate::rate::Rating;
use crate::scenario::{Need, Scenario};
use crate::table::{Book, LicenceRate, Orders, QpsRate, Unit, in_force};

/// A larger quantity costs less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notch {
    /// Place of the order in the entry, where the need is orders.
    pub order: Option<usize>,
    /// The smallest larger quantity that costs less: units of every month, templates, QPS, devices.
    pub quantity: u64,
    /// What is paid for the quantity asked: the whole entry over the horizon, or the order. Orders
    /// that share a tier count together.
    pub now: Amount,
    /// What is paid for the larger quantity.
    pub then: Amount,
}

/// The notch of the entry at a place of the scenario, of its first order that has one.
///
/// None for months that differ, for a month that needs what has no price, for services that share a
/// pool of free units, and where packages are withheld: there more use can free a month from them.
#[must_use]
pub fn of(book: &Book, scenario: &Scenario, place: usize) -> Option<Notch> {
    let entry = &scenario.entries()[place];
    let rating = Rating::of(scenario);
    match &entry.need {
        Need::Metered { offer, used } => {
            let template = book.service(entry.service).unit == Unit::Template;
            metered::notch(rating, place, offer, (used, template))
        }
        Need::Qps { rates, orders, .. } => {
            (0..orders.len()).find_map(|order| qps(rating, rates, orders, order))
        }
        Need::Devices { rates, orders } => {
            let rate = in_force(rates, scenario.date());
            (0..orders.len()).find_map(|order| devices(rating, rate, orders, order))
        }
        Need::Videos { .. } | Need::Unpriced { .. } => None,
    }
}

/// The first of some rising quantities above `asked` that costs less, whole amounts compared with
/// whole ones.
fn first_below(
    order: usize,
    asked: u64,
    quantities: &[u64],
    cost: &dyn Fn(u64) -> Tally,
) -> Option<Notch> {
    let now = cost(asked);
    for &quantity in quantities {
        if quantity > asked && !now.incomplete {
            let then = cost(quantity);
            if !then.incomplete && then.amount < now.amount {
                let (now, then) = (now.amount, then.amount);
                return Some(Notch { order: Some(order), quantity, now, then });
            }
        }
    }
    None
}

fn qps(
    rating: Rating<'_>,
    rates: &'static [QpsRate],
    orders: &[QpsOrder],
    place: usize,
) -> Option<Notch> {
    let order = orders[place];
    let date = rating.scenario.date().of_month(usize::from(order.bought));
    let rate = in_force(rates, date);
    // The limit is on all orders of the group; the amount is the order's own.
    let others = qps::quota(orders, order) - order.qps;
    first_below(place, order.qps, &qps::starts(rate, rating.choices), &|qps| {
        let mut tally = Tally::default();
        let changed = (QpsOrder { qps, ..order }, others + qps);
        qps::charge(rate, changed, rating.choices, &mut tally);
        tally
    })
}

fn devices(
    rating: Rating<'_>,
    rate: &'static LicenceRate,
    orders: &[u64],
    place: usize,
) -> Option<Notch> {
    let choices = rating.choices;
    let together = rate.orders.under(choices) == Orders::Together;
    let mut own = if together { orders.to_vec() } else { Vec::new() };
    if together {
        own.remove(place);
    }
    let others: u64 = own.iter().sum();
    let mut starts = tiers::starts(rate.tiers.0, choices);
    for start in &mut starts {
        *start = start.saturating_sub(others);
    }
    first_below(place, orders[place], &starts, &|devices| {
        let mut tally = Tally::default();
        let mut changed = own.clone();
        changed.push(devices);
        licence::charge(rate, &changed, choices, &mut tally);
        tally
    })
}
