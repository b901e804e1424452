//! The shape of a price: what an entry costs over the horizon at any quantity.
//!
//! The quantity is the units of the largest month; the other months keep their proportion to it and
//! are rounded down, so that the quantity asked gives the months asked. Templates, QPS and devices are
//! counted as they are. An amount that leaves units unserved or without a price is no price.

mod metered;
mod reserved;

use crate::money::Amount;
use crate::plan::Plan;
use crate::quantity::UNITS;
use crate::rate::Rating;
use crate::scenario::{Need, Scenario};
use crate::table::{Book, Unit, in_force};
use metered::Meter;
use reserved::{Reserved, Ware};

/// What an entry costs over the horizon at one quantity; none where that is no price.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Point {
    /// Nothing is bought; what is prepaid at the start is used. None for QPS and devices.
    pub post_paid: Option<Amount>,
    /// What is asked is bought; of QPS and devices, this quantity.
    pub yours: Option<Amount>,
    /// The least of this, and of the cheapest packages bought at the start or the cheapest order that
    /// is large enough. None where no plan can be made.
    pub cheapest: Option<Amount>,
}

/// A way to pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    PostPaid,
    Yours,
    /// The cheapest packages at the start, or the cheapest order.
    Planned,
}

/// The shape of the price of one entry.
pub struct Curve<'a>(Shape<'a>);

enum Shape<'a> {
    Metered(Box<Meter<'a>>),
    Reserved(Reserved<'a>),
}

impl<'a> Curve<'a> {
    /// The shape of the price of the entry at a place. None for videos, for services without a price,
    /// and where QPS or devices are not exactly one order.
    #[must_use]
    pub fn new(book: &Book, scenario: &'a Scenario, place: usize) -> Option<Curve<'a>> {
        let entry = scenario.entries().get(place)?;
        let rating = Rating::of(scenario);
        let shape = match &entry.need {
            Need::Metered { .. } => {
                let template = book.service(entry.service).unit == Unit::Template;
                Shape::Metered(Box::new(Meter::new(scenario, place, template)?))
            }
            Need::Qps { rates, orders, .. } => {
                let &[order] = &orders[..] else { return None };
                let date = scenario.date().of_month(usize::from(order.bought));
                let rate = in_force(rates, date);
                Shape::Reserved(Reserved::new(rating, Ware::Qps { rate, order }))
            }
            Need::Devices { rates, orders } => {
                let &[devices] = &orders[..] else { return None };
                let rate = in_force(rates, scenario.date());
                Shape::Reserved(Reserved::new(rating, Ware::Devices { rate, devices }))
            }
            Need::Videos { .. } | Need::Unpriced { .. } => return None,
        };
        Some(Curve(shape))
    }

    /// What the entry costs at a quantity. Nothing above [`Curve::most`] has a price.
    pub fn at(&mut self, quantity: u64) -> Point {
        if quantity > self.most() {
            return Point::default();
        }
        match &mut self.0 {
            Shape::Metered(meter) => meter.at(quantity),
            Shape::Reserved(reserved) => reserved.at(quantity),
        }
    }

    /// The quantity asked.
    #[must_use]
    pub fn asked(&self) -> u64 {
        match &self.0 {
            Shape::Metered(meter) => meter.asked(),
            Shape::Reserved(reserved) => reserved.asked(),
        }
    }

    /// The largest quantity.
    #[must_use]
    pub fn most(&self) -> u64 {
        match &self.0 {
            Shape::Metered(_) => UNITS.max,
            Shape::Reserved(reserved) => reserved.most(),
        }
    }

    /// The smallest quantities beyond the free units and in each tier after the first, ascending: of
    /// the largest month (of equal ones, of all), without anything prepaid.
    #[must_use]
    pub fn bounds(&self) -> Vec<u64> {
        let mut bounds = match &self.0 {
            Shape::Metered(meter) => meter.bounds(),
            Shape::Reserved(reserved) => reserved.bounds(),
        };
        let most = self.most();
        bounds.retain(|bound| *bound <= most);
        bounds.sort_unstable();
        bounds.dedup();
        bounds
    }

    /// The largest quantity of which all costs can be compared; none where costs follow no tiers.
    pub(crate) fn searchable(&mut self) -> Option<u64> {
        match &mut self.0 {
            Shape::Metered(meter) => meter.searchable(),
            Shape::Reserved(reserved) => Some(reserved.most()),
        }
    }

    /// The smallest quantity.
    pub(crate) fn fewest(&self) -> u64 {
        match &self.0 {
            Shape::Reserved(reserved) => reserved.fewest(),
            Shape::Metered(_) => 0,
        }
    }

    /// Whether the entry can be paid in this way.
    pub(crate) fn has(&self, way: Way) -> bool {
        match &self.0 {
            Shape::Metered(_) => true,
            Shape::Reserved(reserved) => reserved.has(way),
        }
    }

    /// What a quantity costs in one way.
    pub(crate) fn cost(&mut self, way: Way, quantity: u64) -> Option<Amount> {
        match &mut self.0 {
            Shape::Metered(meter) => meter.least(way, quantity, quantity),
            Shape::Reserved(reserved) => reserved.least(way, quantity, quantity),
        }
    }

    /// An amount that no quantity from `low` to `high` falls below; none where none has a price.
    pub(crate) fn floor(&mut self, way: Way, low: u64, high: u64) -> Option<Amount> {
        match &mut self.0 {
            Shape::Metered(meter) => meter.least(way, low, high),
            Shape::Reserved(reserved) => reserved.least(way, low, high),
        }
    }

    /// The cheapest plan of a quantity that is known: from the start, or what is asked.
    pub(crate) fn plan(&mut self, quantity: u64) -> Option<Plan> {
        match &mut self.0 {
            Shape::Metered(meter) => meter.plan(quantity),
            Shape::Reserved(reserved) => reserved.plan(quantity),
        }
    }
}

/// The lesser of two prices, or the only one.
fn lesser(one: Option<Amount>, other: Option<Amount>) -> Option<Amount> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
