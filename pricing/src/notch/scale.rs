//! Every dominated range of a price scale.

use crate::date::Date;
use crate::line::Tally;
use crate::model::qps::{self, QpsOrder};
use crate::model::{licence, tiers};
use crate::money::Amount;
use crate::quantity::{DEVICES, QPS, UNITS};
use crate::rate::{self, Rating};
use crate::scenario::{PerUnit, Scenario};
use crate::table::{Book, Choices, Counts, Metered, Offer, QpsLimit, QpsRate, ServiceNo, in_force};

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

/// A price scale: where its parts begin, its largest quantity, and what a quantity costs.
struct Scale<'a> {
    sold: Sold,
    starts: &'a [u64],
    most: u64,
    rate: &'a dyn Fn(u64, &mut Tally),
}

/// The dominated ranges of a service's scale on a date, in ascending order: of one month without
/// packages, of QPS by the month and then by the day, of one order of devices.
#[must_use]
pub fn dominated(book: &Book, service: ServiceNo, date: Date, choices: Choices) -> Vec<Dominated> {
    let scenario = Scenario { date, months: 1, choices, entries: Vec::new() };
    let rating = Rating::of(&scenario);
    let mut found = Vec::new();
    match &book.service(service).offer {
        Offer::MeteredUse(offer) => month(rating, offer.0, &mut found),
        Offer::PerQps(rates) => orders(in_force(rates.0, date), choices, &mut found),
        Offer::Licence(rates) => {
            let rate = in_force(rates.0, date);
            let mut starts = tiers::starts(rate.tiers.0, choices);
            starts.insert(0, rate.minimum);
            starts.insert(0, 1);
            let charge = |devices, tally: &mut Tally| {
                licence::charge(rate, &[devices], choices, tally);
            };
            let (sold, starts) = (Sold::Devices, &starts[..]);
            Scale { sold, starts, most: DEVICES.max, rate: &charge }.ranges(&mut found);
        }
        Offer::Video(_) | Offer::NoPrice => {}
    }
    found
}

/// One month post-paid.
fn month(rating: Rating<'_>, offer: &'static Metered, found: &mut Vec<Dominated>) {
    if offer.rates.is_empty() {
        return;
    }
    let (date, choices) = (rating.scenario.date(), rating.choices);
    let allowance = crate::allowance::in_force(offer, date, choices);
    let free = allowance.map_or(0, |allowance| allowance.quantity.under(choices));
    let rate = in_force(offer.rates.0, date);
    let before = if rate.counts.under(choices) == Counts::PostPaid { free } else { 0 };
    let mut starts = vec![0];
    for start in tiers::starts(rate.tiers.0, choices) {
        // The free units are a part of their own.
        if starts.last() <= Some(&free) && start + before > free {
            starts.push(free + 1);
        }
        starts.push(start + before);
    }
    let charge = |units, tally: &mut Tally| {
        let used = PerUnit {
            units: vec![units],
            purchases: Vec::new(),
            balance: 0,
            free_left: None,
            from_pool: None,
            peak_qps: None,
        };
        rate::metered(rating, 0, (offer, &used), tally);
    };
    let (sold, starts) = (Sold::Units { free }, &starts[..]);
    Scale { sold, starts, most: UNITS.max, rate: &charge }.ranges(found);
}

/// QPS for a month and for a day.
fn orders(rate: &'static QpsRate, choices: Choices, found: &mut Vec<Dominated>) {
    let mut starts = qps::starts(rate, choices);
    starts.insert(0, 1);
    let most = match rate.limit.under(choices) {
        QpsLimit::AtMost(limit) => limit.min(QPS.max),
        QpsLimit::Unlimited => QPS.max,
    };
    for (sold, months, days) in [(Sold::QpsMonth, 1, 0), (Sold::QpsDay, 0, 1)] {
        let charge = |qps, tally: &mut Tally| {
            let order = QpsOrder { qps, months, days, bought: 0, group: None };
            qps::charge(rate, (order, qps), choices, tally);
        };
        Scale { sold, starts: &starts, most, rate: &charge }.ranges(found);
    }
}

impl Scale<'_> {
    /// What a quantity costs; none if it has no price.
    fn cost(&self, quantity: u64) -> Option<Amount> {
        let mut tally = Tally::default();
        (self.rate)(quantity, &mut tally);
        tally.price()
    }

    /// Between two starts the amount never falls. So the quantities of a part that cost more than a
    /// later start are its last ones.
    fn ranges(&self, found: &mut Vec<Dominated>) {
        let Scale { sold, starts, most, .. } = *self;
        for (place, &start) in starts.iter().enumerate() {
            let next = starts.get(place + 1).copied().unwrap_or(u64::MAX);
            let end = (next - 1).min(most);
            let Some(at_end) = self.cost(end).filter(|_| start <= end) else { continue };
            let from = found.len();
            // What is above the nearest lower start is answered by it; what is left, by a lower one.
            let mut last = (end, at_end);
            for &later in &starts[place + 1..] {
                let then = if later <= most { self.cost(later) } else { None };
                let Some(then) = then.filter(|then| *then < last.1) else { continue };
                let first = self.first_above(start, last.0, then);
                let (Some(at_first), cheaper) = (self.cost(first), (later, then)) else { break };
                found.insert(from, Dominated { sold, first: (first, at_first), last, cheaper });
                if first == start {
                    break;
                }
                let Some(before) = self.cost(first - 1) else { break };
                last = (first - 1, before);
            }
        }
    }

    /// The first quantity from `low` to `high` that costs more than an amount; the last one does.
    fn first_above(&self, mut low: u64, mut high: u64, amount: Amount) -> u64 {
        while low < high {
            let middle = low + (high - low) / 2;
            if self.cost(middle) > Some(amount) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        high
    }
}
