//! The shape of one order of QPS or devices.

use super::{Point, Way, lesser};
use crate::line::Tally;
use crate::model::qps::{self, QpsOrder};
use crate::model::{licence, tiers};
use crate::money::Amount;
use crate::plan::{self, Bought, Plan};
use crate::quantity::{DEVICES, QPS};
use crate::rate::Rating;
use crate::table::{LicenceRate, QpsLimit, QpsRate};

/// What is ordered.
#[derive(Clone, Copy)]
pub(super) enum Ware {
    Qps { rate: &'static QpsRate, order: QpsOrder },
    Devices { rate: &'static LicenceRate, devices: u64 },
}

/// One order of any quantity.
pub(super) struct Reserved<'a> {
    rating: Rating<'a>,
    ware: Ware,
    /// For every tier but the first, its first quantity, and the cheapest order from there on that
    /// begins a tier. Empty where no plan is made.
    larger: Vec<(u64, Option<Bargain>)>,
    plans: bool,
}

/// An order and what it costs. Devices have no time: their order has 0 months and days.
#[derive(Clone, Copy)]
pub(super) struct Bargain {
    pub order: QpsOrder,
    pub cost: Amount,
}

fn cheaper(one: Option<Bargain>, other: Option<Bargain>) -> Option<Bargain> {
    match (one, other) {
        (Some(one), Some(other)) if other.cost < one.cost => Some(other),
        (one, other) => one.or(other),
    }
}

impl<'a> Reserved<'a> {
    pub fn new(rating: Rating<'a>, ware: Ware) -> Reserved<'a> {
        let plans = match ware {
            Ware::Qps { .. } => true,
            Ware::Devices { rate, .. } => plan::one_order_is_best(rate),
        };
        let mut reserved = Reserved { rating, ware, larger: Vec::new(), plans };
        let mut best = None;
        for start in reserved.bounds().into_iter().rev() {
            best = cheaper(reserved.own(start), best);
            reserved.larger.insert(0, (start, best));
        }
        reserved
    }

    pub fn asked(&self) -> u64 {
        match self.ware {
            Ware::Qps { order, .. } => order.qps,
            Ware::Devices { devices, .. } => devices,
        }
    }

    pub fn most(&self) -> u64 {
        match self.ware {
            Ware::Qps { rate, .. } => match rate.limit.under(self.rating.choices) {
                QpsLimit::AtMost(limit) => limit.min(QPS.max),
                QpsLimit::Unlimited => QPS.max,
            },
            Ware::Devices { .. } => DEVICES.max,
        }
    }

    pub fn bounds(&self) -> Vec<u64> {
        match self.ware {
            Ware::Qps { rate, .. } => qps::starts(rate, self.rating.choices),
            Ware::Devices { rate, .. } => {
                let mut starts = tiers::starts(rate.tiers.0, self.rating.choices);
                let place = starts.partition_point(|&start| start < rate.minimum);
                starts.insert(place, rate.minimum);
                starts
            }
        }
    }

    pub fn fewest(&self) -> u64 {
        match self.ware {
            Ware::Qps { .. } => QPS.min,
            Ware::Devices { .. } => DEVICES.min,
        }
    }

    pub fn has(&self, way: Way) -> bool {
        way == Way::Yours || way == Way::Planned && self.plans
    }

    /// An amount that no quantity of an interval falls below. Within a tier a larger order costs more,
    /// so the least is at the smallest quantity or where a tier begins.
    pub fn least(&self, way: Way, low: u64, high: u64) -> Option<Amount> {
        let cost = |quantity| match way {
            Way::PostPaid => None,
            Way::Yours => self.cost(quantity),
            Way::Planned => self.cheapest(quantity).map(|bargain| bargain.cost),
        };
        let mut least = cost(low);
        for (start, _) in &self.larger {
            if low < *start && *start <= high {
                least = lesser(least, cost(*start));
            }
        }
        least
    }

    /// The cheapest order of at least this quantity.
    pub fn plan(&self, quantity: u64) -> Option<Plan> {
        let Bargain { order, cost } = self.cheapest(quantity)?;
        let bought = match self.ware {
            Ware::Qps { .. } => Bought::Qps(vec![order]),
            Ware::Devices { .. } => Bought::Devices(vec![order.qps]),
        };
        Some(Plan { bought, cost, gaps: 0 })
    }

    pub fn at(&self, quantity: u64) -> Point {
        let (yours, cheapest) = (self.cost(quantity), self.cheapest(quantity));
        Point { post_paid: None, yours, cheapest: cheapest.map(|bargain| bargain.cost) }
    }

    /// What an order of this quantity costs, its time as asked.
    pub fn cost(&self, quantity: u64) -> Option<Amount> {
        match self.ware {
            Ware::Qps { order, .. } => self.rated(QpsOrder { qps: quantity, ..order }),
            Ware::Devices { .. } => self.rated(timeless(quantity)),
        }
    }

    /// The cheapest order of at least this quantity.
    pub fn cheapest(&self, quantity: u64) -> Option<Bargain> {
        if !self.plans || quantity == 0 {
            return None;
        }
        let larger = self.larger.iter().find(|(start, _)| *start > quantity);
        cheaper(self.own(quantity), larger.and_then(|(_, bargain)| *bargain))
    }

    /// The cheapest order of exactly this quantity: days can be cheaper as months.
    fn own(&self, quantity: u64) -> Option<Bargain> {
        let priced = |order| self.rated(order).map(|cost| Bargain { order, cost });
        match self.ware {
            Ware::Qps { rate, order } => {
                let mut best = None;
                for order in plan::longer(rate, QpsOrder { qps: quantity, ..order }) {
                    best = cheaper(best, order.and_then(priced));
                }
                best
            }
            Ware::Devices { .. } => priced(timeless(quantity)),
        }
    }

    fn rated(&self, order: QpsOrder) -> Option<Amount> {
        let mut tally = Tally::default();
        let choices = self.rating.choices;
        match self.ware {
            Ware::Qps { .. } if order.qps == 0 => return None,
            Ware::Qps { rate, .. } => qps::charge(rate, (order, order.qps), choices, &mut tally),
            Ware::Devices { rate, .. } => licence::charge(rate, &[order.qps], choices, &mut tally),
        }
        tally.price()
    }
}

fn timeless(devices: u64) -> QpsOrder {
    QpsOrder { qps: devices, months: 0, days: 0, bought: 0, group: None }
}
