//! Reserved queries per second, by the month and by the day.
//!
//! The order's own QPS chooses the tier in both columns. Months and days are added; nothing
//! is converted, unless another reading says so.

use crate::line::{Ledger, Line, Outcome, Reason, When};
use crate::model::tiers::{Span, bands, number};
use crate::money::{Amount, UnitPrice};
use crate::table::{ChargeModel, ChargedPer, Choices, Combine, QpsLimit, QpsRate, ServiceNo};

/// One order of QPS.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QpsOrder {
    /// Queries per second, 1 or more.
    pub qps: u64,
    /// Months.
    pub months: u64,
    /// Days; not 0 together with the months.
    pub days: u64,
    /// Month of the horizon in which it is bought, from 0.
    pub bought: u8,
    /// Service group it is for, where the offer serves several.
    pub group: Option<ServiceNo>,
}

/// QPS that the group of an order buys in the month of the order: the limit is on all of them (F:83).
pub(crate) fn quota(orders: &[QpsOrder], order: QpsOrder) -> u64 {
    let same = |other: &&QpsOrder| (other.group, other.bought) == (order.group, order.bought);
    orders.iter().filter(same).map(|other| other.qps).sum()
}

/// The first QPS of all tiers but the first, ascending.
pub(crate) fn starts(rate: &'static QpsRate, choices: Choices) -> Vec<u64> {
    let mut starts = Vec::new();
    for tier in rate.tiers.0 {
        starts.extend(tier.bound.under(choices).last().checked_add(1));
    }
    starts
}

/// Charges one order, which is part of a quota of `quota` QPS bought for its group in that month.
pub(crate) fn charge(
    rate: &'static QpsRate,
    (order, quota): (QpsOrder, u64),
    choices: Choices,
    ledger: &mut dyn Ledger,
) {
    if let QpsLimit::AtMost(limit) = rate.limit.under(choices)
        && quota > limit
    {
        return ledger.outcome(order.bought, Outcome::AboveLimit { limit, asked: quota });
    }
    let (months, days) = combined(rate, order, choices);
    lines(rate, QpsOrder { months, days, ..order }, choices, |line| ledger.line(line));
}

/// Months and days charged.
fn combined(rate: &'static QpsRate, order: QpsOrder, choices: Choices) -> (u64, u64) {
    let as_asked = (order.months, order.days);
    let whole_months = (order.months + u64::from(order.days > 0), 0);
    let amount = |(months, days)| {
        let mut amount = Amount::ZERO;
        lines(rate, QpsOrder { months, days, ..order }, choices, |line| amount += line.amount());
        amount
    };
    match rate.combine.under(choices) {
        Combine::SumOfBoth => as_asked,
        Combine::WholeMonths => whole_months,
        Combine::MonthIfCheaper if amount(whole_months) < amount(as_asked) => whole_months,
        Combine::MonthIfCheaper => as_asked,
    }
}

fn lines(rate: &'static QpsRate, order: QpsOrder, choices: Choices, mut each: impl FnMut(Line)) {
    let QpsOrder { months, days, group, .. } = order;
    let per_order = rate.charged_per.under(choices) == ChargedPer::WholeOrder;
    let model = if per_order { ChargeModel::Volume } else { rate.model.under(choices) };
    let lasts = || rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    let span = Span { from: 0, to: order.qps };
    let when = When::Bought(order.bought);
    let charged = |qps: u64| if per_order { 1 } else { qps };
    let line = |quantity, price, reason, cell| {
        let unit_price = UnitPrice { one: price, per: 1 };
        Line { when, quantity, unit_price, reason, cell }
    };
    if months > 0 {
        bands(model, lasts(), span, |place, qps| {
            let tier = &rate.tiers.0[place];
            let reason = Reason::QpsMonths { months, qps, tier: number(place), group };
            each(line(charged(qps) * months, tier.per_month, reason, &tier.month_cell));
        });
    }
    if days > 0 {
        bands(model, lasts(), span, |place, qps| {
            let tier = &rate.tiers.0[place];
            let reason = Reason::QpsDays { days, qps, tier: number(place), group };
            each(line(charged(qps) * days, tier.per_day, reason, &tier.day_cell));
        });
    }
}
