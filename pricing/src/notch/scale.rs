//! Every dominated range of a price scale.

use super::alone;
use crate::date::Date;
use crate::model::qps::QpsOrder;
use crate::model::tiers;
use crate::money::Amount;
use crate::quantity::{DEVICES, QPS, UNITS};
use crate::scenario::{Entry, Need, PerUnit, Scenario};
use crate::table::{Book, Choices, Counts, Metered, Offer, QpsLimit, ServiceNo, in_force};

/// What a price scale sells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sold {
    /// Units of one month, post-paid; the free ones of the month come before.
    Units {
        /// Free units of the month, counted among the quantities.
        free: u64,
    },
    /// QPS for a month.
    QpsMonth,
    /// QPS for a day.
    QpsDay,
    /// Devices of one order.
    Devices,
}

/// Quantities that cost more than a larger quantity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dominated {
    /// What they are quantities of.
    pub sold: Sold,
    /// The smallest, and what it costs.
    pub first: (u64, Amount),
    /// The largest, and what it costs.
    pub last: (u64, Amount),
    /// The smallest larger quantity that costs less than any of them, and what it costs.
    pub cheaper: (u64, Amount),
}

/// The dominated ranges of a service's scale on a date, in ascending order: of one month without
/// packages, of QPS by the month and then by the day, of one order of devices.
#[must_use]
pub fn dominated(book: &Book, service: ServiceNo, date: Date, choices: Choices) -> Vec<Dominated> {
    let scenario = Scenario { date, months: 1, choices, entries: Vec::new() };
    let mut found = Vec::new();
    let mut add = |sold, starts: Vec<u64>, last, need: &dyn Fn(u64) -> Need| {
        let cost = |n| {
            let entry = Entry { service, need: need(n) };
            let tally = alone(&scenario, &entry, entry.need.clone());
            (!tally.incomplete && tally.gaps == 0).then_some(tally.amount)
        };
        ranges((sold, &starts, last), &cost, &mut found);
    };
    match &book.service(service).offer {
        Offer::MeteredUse(offer) => {
            if let Some((free, starts)) = metered(offer.0, date, choices) {
                let offer = offer.0;
                add(Sold::Units { free }, starts, UNITS.max, &|n| month_of(offer, n));
            }
        }
        Offer::PerQps(rates) => {
            let rate = in_force(rates.0, date);
            let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
            let starts: Vec<u64> = [1].into_iter().chain(tiers::starts(lasts)).collect();
            let most = match rate.limit.under(choices) {
                QpsLimit::AtMost(limit) => limit.min(QPS.max),
                QpsLimit::Unlimited => QPS.max,
            };
            for (sold, months, days) in [(Sold::QpsMonth, 1, 0), (Sold::QpsDay, 0, 1)] {
                let order = QpsOrder { qps: 1, months, days, bought: 0, group: None };
                add(sold, starts.clone(), most, &|qps| Need::Qps {
                    rates: rates.0,
                    orders: vec![QpsOrder { qps, ..order }],
                    covered: Vec::new(),
                });
            }
        }
        Offer::Licence(rates) => {
            let rate = in_force(rates.0, date);
            let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
            let mut starts: Vec<u64> =
                [1, rate.minimum].into_iter().chain(tiers::starts(lasts)).collect();
            starts.sort_unstable();
            let need = |devices| Need::Devices { rates: rates.0, orders: vec![devices] };
            add(Sold::Devices, starts, DEVICES.max, &need);
        }
        Offer::Video(_) | Offer::NoPrice => {}
    }
    found
}

/// Free units of a month, and where its tiers begin.
fn metered(offer: &'static Metered, date: Date, choices: Choices) -> Option<(u64, Vec<u64>)> {
    if offer.rates.is_empty() {
        return None;
    }
    let allowance = crate::allowance::in_force(offer, date, choices);
    let free = allowance.map_or(0, |allowance| allowance.quantity.under(choices));
    let rate = in_force(offer.rates.0, date);
    let before = if rate.counts.under(choices) == Counts::PostPaid { free } else { 0 };
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    let starts = tiers::starts(lasts).map(|start| start + before);
    let mut starts: Vec<u64> = [0, free + 1].into_iter().chain(starts).collect();
    starts.sort_unstable();
    Some((free, starts))
}

fn month_of(offer: &'static Metered, units: u64) -> Need {
    let used = PerUnit {
        units: vec![units],
        purchases: Vec::new(),
        balance: 0,
        free_left: None,
        from_pool: None,
        peak_qps: None,
    };
    Need::Metered { offer, used }
}

/// Between two starts the amount never falls. So the quantities of a tier that cost more than a later
/// start are its last ones.
fn ranges(
    (sold, starts, most): (Sold, &[u64], u64),
    cost: &dyn Fn(u64) -> Option<Amount>,
    found: &mut Vec<Dominated>,
) {
    for (place, &start) in starts.iter().enumerate() {
        let next = starts.get(place + 1).copied().unwrap_or(u64::MAX);
        let end = (next - 1).min(most);
        if start > end {
            continue;
        }
        let Some(at_end) = cost(end) else { continue };
        let from = found.len();
        // What is above the nearest lower start is answered by it; what is left, by a lower one.
        let mut last = (end, at_end);
        for &later in &starts[place + 1..] {
            let Some(then) = (later <= most).then(|| cost(later)).flatten() else { continue };
            if then >= last.1 {
                continue;
            }
            let first = first_above(start, last.0, then, cost);
            let Some(at_first) = cost(first) else { continue };
            let cheaper = (later, then);
            found.push(Dominated { sold, first: (first, at_first), last, cheaper });
            let Some(before) = first.checked_sub(1).filter(|n| *n >= start) else { break };
            let Some(amount) = cost(before) else { break };
            last = (before, amount);
        }
        found[from..].reverse();
    }
}

/// The first quantity from `low` to `high` that costs more than an amount; the last one does.
fn first_above(
    mut low: u64,
    mut high: u64,
    amount: Amount,
    cost: &dyn Fn(u64) -> Option<Amount>,
) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if cost(middle).is_some_and(|cost| cost > amount) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}
