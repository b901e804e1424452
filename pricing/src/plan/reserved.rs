//! The cheapest orders of QPS and devices.
//!
//! Within a tier an order costs more the larger it is, so of all orders that are large enough the
//! cheapest is the one asked or begins a tier. Days can be replaced by months, which have 28 days or
//! more: at one QPS the cost is linear in the number of months so used, but for the last, partial one.

use super::trial::Trial;
use super::{Bought, Certificate, Later, Plan, Planned};
use crate::model::qps::QpsOrder;
use crate::model::tiers;
use crate::money::Amount;
use crate::quantity::{DEVICES, QPS, QPS_MONTHS};
use crate::scenario::{Entry, Need, PerUnit, Scenario};
use crate::table::{Book, Choices, LicenceRate, Metered, Offer, QpsLimit, QpsRate, in_force};

/// Fewest days of a month.
const MONTH_DAYS: u64 = 28;

/// A need by itself.
fn alone(scenario: &Scenario, entry: &Entry, need: Need) -> Trial {
    let Scenario { date, months, choices, .. } = *scenario;
    let entries = vec![Entry { service: entry.service, need }];
    Trial { scenario: Scenario { date, months, choices, entries }, place: 0 }
}

/// The cheapest of some plans, the first of equal ones.
fn cheapest<'a>(plans: impl Iterator<Item = &'a Plan>) -> Option<&'a Plan> {
    plans.reduce(|best, plan| if plan.beats(best) { plan } else { best })
}

/// The cheapest orders of QPS, order by order: each at least as large and as long as asked.
pub(super) fn qps(
    scenario: &Scenario,
    entry: &Entry,
    rates: &'static [QpsRate],
    orders: &[QpsOrder],
) -> Option<Planned> {
    let Need::Qps { covered, .. } = &entry.need else { return None };
    let plan = |orders: &[QpsOrder]| {
        let (orders, covered) = (orders.to_vec(), covered.clone());
        let need = Need::Qps { rates, orders: orders.clone(), covered };
        alone(scenario, entry, need).plan(Bought::Qps(orders))
    };
    let asked = plan(orders)?;
    let (mut best, mut now) = (asked.clone(), orders.to_vec());
    let mut tried = Vec::new();
    for (place, order) in orders.iter().enumerate() {
        let rate = in_force(rates, scenario.date().of_month(usize::from(order.bought)));
        for candidate in candidates(rate, *order, scenario.choices()) {
            let mut orders = now.clone();
            orders[place] = candidate;
            let Some(plan) = plan(&orders) else { continue };
            if plan.beats(&best) {
                best = plan.clone();
            }
            tried.push((place, plan));
        }
        if let Bought::Qps(orders) = &best.bought {
            now.clone_from(orders);
        }
    }
    Some(Planned {
        asked: Some(asked),
        start: best,
        later: Later::NotCheaper,
        qps: None,
        certificate: Certificate::Orders(tried),
    })
}

/// An order and those that could cost less.
fn candidates(rate: &'static QpsRate, order: QpsOrder, choices: Choices) -> Vec<QpsOrder> {
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    let larger = tiers::starts(lasts).filter(|&start| start > order.qps && start <= QPS.max);
    let mut found = Vec::new();
    for qps in [order.qps].into_iter().chain(larger) {
        let whole = order.days / MONTH_DAYS;
        let mut last = None;
        for more in [0, whole, order.days.div_ceil(MONTH_DAYS)] {
            let months = order.months + more;
            let days = order.days.saturating_sub(more * MONTH_DAYS);
            let enough = months > 0 || days >= rate.days_min;
            if last != Some(more) && months <= QPS_MONTHS.max && (enough || more == 0) {
                found.push(QpsOrder { qps, months, days, ..order });
            }
            last = Some(more);
        }
    }
    found
}

/// The cheapest orders of devices: one order for all, as no tier is dearer than the one before.
pub(super) fn devices(
    scenario: &Scenario,
    entry: &Entry,
    rates: &'static [LicenceRate],
    orders: &[u64],
) -> Option<Planned> {
    let choices = scenario.choices();
    let rate = in_force(rates, scenario.date());
    let plan = |orders: Vec<u64>| {
        alone(scenario, entry, Need::Devices { rates, orders: orders.clone() })
            .plan(Bought::Devices(orders))
    };
    let total: u64 = orders.iter().sum();
    let falling =
        rate.tiers.0.windows(2).all(|pair| match (tiers::one(&pair[0]), tiers::one(&pair[1])) {
            (Some(before), Some(price)) => price <= before,
            _ => true,
        });
    let plain = falling && rate.tiers.iter().all(|tier| tier.flat_fee == Amount::ZERO);
    if !plain || total == 0 || total > DEVICES.max {
        return None;
    }
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    let least = total.max(rate.minimum);
    let larger = tiers::starts(lasts).filter(|&start| start > least);
    let tried: Vec<(usize, Plan)> =
        [least].into_iter().chain(larger).filter_map(|n| Some((0, plan(vec![n])?))).collect();
    let start = cheapest(tried.iter().map(|(_, plan)| plan))?.clone();
    let asked = plan(orders.to_vec());
    let start = asked.clone().filter(|asked| !start.beats(asked)).unwrap_or(start);
    Some(Planned {
        asked,
        start,
        later: Later::NotCheaper,
        qps: None,
        certificate: Certificate::Orders(tried),
    })
}

/// QPS instead of calls, for the whole horizon.
pub(super) struct Selling<'a> {
    scenario: &'a Scenario,
    entry: &'a Entry,
    rates: &'static [QpsRate],
    used: &'a PerUnit,
    limit: u64,
}

/// QPS that the service of a metered entry sells.
pub(super) fn instead<'a>(
    book: &Book,
    scenario: &'a Scenario,
    place: usize,
    (offer, used): (&'static Metered, &'a PerUnit),
) -> Option<Selling<'a>> {
    let Offer::PerQps(rates) = book.service(offer.qps?).offer else { return None };
    let rate = in_force(rates.0, scenario.date());
    let limit = match rate.limit.under(scenario.choices()) {
        QpsLimit::AtMost(limit) => limit.min(QPS.max),
        QpsLimit::Unlimited => QPS.max,
    };
    let entry = &scenario.entries()[place];
    Some(Selling { scenario, entry, rates: rates.0, used, limit })
}

impl Selling<'_> {
    fn plan(&self, qps: u64) -> Option<Plan> {
        let group = Some(self.entry.service);
        let months = u64::from(self.scenario.months());
        let orders = vec![QpsOrder { qps, months, days: 0, bought: 0, group }];
        let covered = self.used.units.clone();
        let need = Need::Qps { rates: self.rates, orders: orders.clone(), covered };
        alone(self.scenario, self.entry, need).plan(Bought::Qps(orders))
    }

    /// The cheapest QPS for the horizon that are at least the peak.
    pub fn for_peak(&self, peak: u64) -> Option<Plan> {
        let rate = in_force(self.rates, self.scenario.date());
        let choices = self.scenario.choices();
        let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
        let peak = peak.max(1);
        let larger = tiers::starts(lasts).filter(|&start| start > peak && start <= self.limit);
        let enough = [peak].into_iter().chain(larger);
        let plans: Vec<Plan> = enough.filter_map(|qps| self.plan(qps)).collect();
        cheapest(plans.iter()).cloned()
    }

    /// The most QPS that cost no more than an amount; none where a single one costs more.
    pub fn break_even(&self, amount: Amount) -> Option<u64> {
        let affords = |peak: u64| self.for_peak(peak).is_some_and(|plan| plan.cost <= amount);
        let (mut low, mut high) = (0, self.limit);
        // The cheapest cost never falls as the peak rises.
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if affords(middle) { low = middle } else { high = middle - 1 }
        }
        (low > 0).then_some(low)
    }
}
