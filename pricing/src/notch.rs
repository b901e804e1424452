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
use crate::model::qps::QpsOrder;
use crate::model::tiers;
use crate::money::Amount;
use crate::rate::{self, Rating};
use crate::scenario::{Entry, Need, Scenario};
use crate::table::{Book, Choices, Dated, LicenceRate, Orders, QpsRate, Unit, in_force};

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
/// None for months that differ, for a month that needs what has no price, and where packages are
/// withheld: there more use can free a month from its packages.
#[must_use]
pub fn of(book: &Book, scenario: &Scenario, place: usize) -> Option<Notch> {
    let entry = &scenario.entries()[place];
    match &entry.need {
        Need::Metered { offer, used } => {
            let unit = book.service(entry.service).unit;
            metered::notch(scenario, place, offer, (used, unit == Unit::Template))
        }
        Need::Qps { rates, orders, .. } => {
            (0..orders.len()).find_map(|order| qps(scenario, entry, rates, orders, order))
        }
        Need::Devices { rates, orders } => {
            let rate = in_force(rates, scenario.date());
            (0..orders.len()).find_map(|order| devices(scenario, entry, rate, orders, order))
        }
        Need::Videos { .. } | Need::Unpriced { .. } => None,
    }
}

/// What a need costs by itself.
pub(crate) fn alone(scenario: &Scenario, entry: &Entry, need: Need) -> Tally {
    let entries = vec![Entry { service: entry.service, need }];
    let Scenario { date, months, choices, .. } = *scenario;
    let scenario = Scenario { date, months, choices, entries };
    let mut tally = Tally::default();
    let rating = Rating { scenario: &scenario, choices, pool_units: None };
    rate::entry(rating, 0, &mut tally);
    tally
}

/// The first of some quantities that costs less than `now`, whole amounts compared with whole ones.
fn first_below(
    now: Tally,
    mut quantities: impl Iterator<Item = u64>,
    cost: impl Fn(u64) -> Tally,
) -> Option<(u64, Tally)> {
    if now.incomplete {
        return None;
    }
    quantities.find_map(|quantity| {
        let then = cost(quantity);
        (!then.incomplete && then.amount < now.amount).then_some((quantity, then))
    })
}

fn qps(
    scenario: &Scenario,
    entry: &Entry,
    rates: &'static [QpsRate],
    orders: &[QpsOrder],
    place: usize,
) -> Option<Notch> {
    let order = orders[place];
    let rate = in_force(rates, scenario.date().of_month(usize::from(order.bought)));
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(scenario.choices()).last());
    let others: Vec<QpsOrder> = orders
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place)
        .map(|(_, other)| *other)
        .filter(|other| (other.group, other.bought) == (order.group, order.bought))
        .collect();
    let cost = |orders| alone(scenario, entry, Need::Qps { rates, orders, covered: Vec::new() });
    // The limit is on all orders of the group; the amount is the order's own.
    let limited = |qps| {
        let orders = others.iter().copied().chain([QpsOrder { qps, ..order }]).collect();
        let incomplete = !others.is_empty() && cost(orders).incomplete;
        let own = cost(vec![QpsOrder { qps, ..order }]);
        Tally { incomplete: incomplete || own.incomplete, ..own }
    };
    let now = limited(order.qps);
    let starts = tiers::starts(lasts).filter(|&start| start > order.qps);
    let (quantity, then) = first_below(now, starts, limited)?;
    Some(Notch { order: Some(place), quantity, now: now.amount, then: then.amount })
}

fn devices(
    scenario: &Scenario,
    entry: &Entry,
    rate: &'static LicenceRate,
    orders: &[u64],
    place: usize,
) -> Option<Notch> {
    let choices = scenario.choices();
    let together = rate.orders.under(choices) == Orders::Together;
    let others: Vec<u64> = match together {
        true => orders.iter().enumerate().filter(|(o, _)| *o != place).map(|(_, n)| *n).collect(),
        false => Vec::new(),
    };
    let Need::Devices { rates, .. } = &entry.need else { return None };
    let cost = |devices| {
        let orders = others.iter().copied().chain([devices]).collect();
        alone(scenario, entry, Need::Devices { rates, orders })
    };
    let counted: u64 = others.iter().sum();
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    let starts = tiers::starts(lasts);
    let starts = starts.map(|start| start.saturating_sub(counted)).filter(|&n| n > orders[place]);
    let now = cost(orders[place]);
    let (quantity, then) = first_below(now, starts, cost)?;
    Some(Notch { order: Some(place), quantity, now: now.amount, then: then.amount })
}

/// Every rate that is in force on some month of a horizon.
fn of_months<R: Dated>(
    rates: &'static [R],
    scenario: &Scenario,
) -> impl Iterator<Item = &'static R> {
    let (date, months) = (scenario.date(), usize::from(scenario.months()));
    (0..months).map(move |month| in_force(rates, date.of_month(month)))
}

/// Whether a larger quantity can cost less at all: a later tier that is cheaper.
fn falls(rate: &crate::table::Rate, choices: Choices) -> bool {
    use crate::table::ChargeModel;
    rate.model.under(choices) == ChargeModel::Volume
        && rate.tiers.0.windows(2).any(|pair| {
            tiers::one(&pair[1]) < tiers::one(&pair[0]) || pair[1].flat_fee < pair[0].flat_fee
        })
}
