//! The cheapest orders of QPS and devices.
//!
//! Within a tier an order costs more the larger it is, so of all orders that are large enough the
//! cheapest is the one asked or begins a tier. Days can be replaced by months, which have 28 days or
//! more: at one QPS the cost is linear in the number of months so used, but for the last, partial one.

use super::{Bought, Certificate, Kind, Later, Plan, Planned};
use crate::line::Tally;
use crate::model::qps::{self, QpsOrder};
use crate::model::{licence, tiers};
use crate::money::Amount;
use crate::quantity::{DEVICES, QPS, QPS_MONTHS};
use crate::rate::{self, Rating};
use crate::table::{LicenceRate, QpsLimit, QpsRate, ServiceNo, in_force};

/// Fewest days of a month.
const MONTH_DAYS: u64 = 28;

/// A plan from its sum; none if something has no price.
pub(super) fn plan(bought: Bought, tally: Tally) -> Option<Plan> {
    let Tally { amount, gaps, open, .. } = tally;
    (!open).then_some(Plan { bought, cost: amount, gaps })
}

fn of_orders(rating: Rating<'_>, rates: &'static [QpsRate], orders: Vec<QpsOrder>) -> Option<Plan> {
    let mut tally = Tally::default();
    rate::orders(rating, rates, &orders, &mut tally);
    plan(Bought::Qps(orders), tally)
}

fn only(asked: Option<Plan>, start: Plan, plans: Vec<(Kind, Plan)>) -> Planned {
    let certificate = Certificate { plans, ..Certificate::default() };
    Planned { asked, start, later: Later::NotCheaper, qps: None, certificate }
}

/// The cheapest orders of QPS, order by order: each at least as large and as long as asked.
pub(super) fn qps(
    rating: Rating<'_>,
    rates: &'static [QpsRate],
    orders: &[QpsOrder],
) -> Option<Planned> {
    let asked = of_orders(rating, rates, orders.to_vec())?;
    let (mut best, mut now) = (asked.clone(), orders.to_vec());
    let mut tried = Vec::new();
    for (place, order) in orders.iter().enumerate() {
        let date = rating.scenario.date().of_month(usize::from(order.bought));
        let mut kept = *order;
        for candidate in candidates(in_force(rates, date), *order, rating) {
            now[place] = candidate;
            let Some(plan) = of_orders(rating, rates, now.clone()) else { continue };
            if plan.beats(&best) {
                (kept, best) = (candidate, plan.clone());
            }
            tried.push((Kind::Order(place), plan));
        }
        now[place] = kept;
    }
    Some(only(Some(asked), best, tried))
}

/// An order and those that could cost less.
fn candidates(rate: &'static QpsRate, order: QpsOrder, rating: Rating<'_>) -> Vec<QpsOrder> {
    let mut quantities = qps::starts(rate, rating.choices);
    quantities.insert(0, order.qps);
    let mut found = Vec::new();
    for qps in quantities {
        if (order.qps..=QPS.max).contains(&qps) {
            found.extend(longer(rate, QpsOrder { qps, ..order }).into_iter().flatten());
        }
    }
    found
}

/// An order as it is, with its whole months of days as months, and with all its days as months.
pub(crate) fn longer(rate: &QpsRate, order: QpsOrder) -> [Option<QpsOrder>; 3] {
    let whole = order.days / MONTH_DAYS;
    let part = order.days.div_ceil(MONTH_DAYS);
    let with = |more: u64, again: bool| {
        let months = order.months + more;
        let days = order.days.saturating_sub(more * MONTH_DAYS);
        let enough = months > 0 || days >= rate.days_min || more == 0;
        let sold = months <= QPS_MONTHS.max;
        (enough && sold && !again).then_some(QpsOrder { months, days, ..order })
    };
    [with(0, false), with(whole, whole == 0), with(part, part == whole)]
}

/// The cheapest orders of devices: one order for all, as no tier is dearer than the one before.
pub(super) fn devices(
    rating: Rating<'_>,
    rate: &'static LicenceRate,
    orders: &[u64],
) -> Option<Planned> {
    let tiers = rate.tiers.0;
    let total: u64 = orders.iter().sum();
    if !one_order_is_best(rate) || total == 0 || total > DEVICES.max {
        return None;
    }
    let cost = |orders: Vec<u64>| {
        let mut tally = Tally::default();
        licence::charge(rate, &orders, rating.choices, &mut tally);
        plan(Bought::Devices(orders), tally)
    };
    let least = total.max(rate.minimum);
    let mut tried = Vec::new();
    let asked = cost(orders.to_vec());
    let mut best = asked.clone();
    let mut quantities = tiers::starts(tiers, rating.choices);
    quantities.insert(0, least);
    for quantity in quantities {
        if quantity >= least
            && let Some(plan) = cost(vec![quantity])
        {
            if best.as_ref().is_none_or(|best| plan.beats(best)) {
                best = Some(plan.clone());
            }
            tried.push((Kind::Order(0), plan));
        }
    }
    Some(only(asked, best?, tried))
}

/// Whether one order for all devices is never dearer than several.
pub(crate) fn one_order_is_best(rate: &LicenceRate) -> bool {
    let dearer = rate.tiers.0.windows(2).any(|pair| {
        let price = tiers::one(&pair[1]);
        price.is_some() && price > tiers::one(&pair[0])
    });
    !dearer && rate.tiers.0.iter().all(|tier| tier.flat_fee == Amount::ZERO)
}

/// QPS instead of calls, for the whole horizon.
pub(super) struct Instead<'a> {
    pub rating: Rating<'a>,
    pub rates: &'static [QpsRate],
    pub group: ServiceNo,
}

impl Instead<'_> {
    /// The cheapest QPS for the horizon that are at least the peak.
    pub fn for_peak(&self, peak: u64) -> Option<Plan> {
        let Instead { rating, rates, group } = *self;
        let months = u64::from(rating.scenario.months());
        let mut quantities = qps::starts(in_force(rates, rating.scenario.date()), rating.choices);
        quantities.insert(0, peak.max(1));
        let mut best: Option<Plan> = None;
        for qps in quantities {
            if qps < peak {
                continue;
            }
            let order = QpsOrder { qps, months, days: 0, bought: 0, group: Some(group) };
            if let Some(plan) = of_orders(rating, rates, vec![order])
                && best.as_ref().is_none_or(|best| plan.beats(best))
            {
                best = Some(plan);
            }
        }
        best
    }

    /// The most QPS that cost no more than an amount; none where a single one costs more.
    pub fn break_even(&self, amount: Amount) -> Option<u64> {
        let rate = in_force(self.rates, self.rating.scenario.date());
        let limit = match rate.limit.under(self.rating.choices) {
            QpsLimit::AtMost(limit) => limit.min(QPS.max),
            QpsLimit::Unlimited => QPS.max,
        };
        let (mut low, mut high) = (0, limit);
        // The cheapest cost never falls as the peak rises.
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            let affords = self.for_peak(middle).is_some_and(|plan| plan.cost <= amount);
            if affords { low = middle } else { high = middle - 1 }
        }
        (low > 0).then_some(low)
    }
}
