//! The shape of what is metered by the unit.

use super::{Point, Way, lesser};
use crate::allowance;
use crate::line::Tally;
use crate::model::tiers;
use crate::money::Amount;
use crate::plan::{Bought, Plan, Planner};
use crate::quantity::UNITS;
use crate::rate::{self, Rating};
use crate::scenario::{Need, PerUnit, Purchase, Scenario};
use crate::table::{Counts, Metered, in_force};

/// Units of every month by the quantity on the axis.
struct Axis {
    /// The month's units where the quantity is `largest`.
    weights: Vec<u64>,
    largest: u64,
}

impl Axis {
    /// A template need is a level, met in the last month; equal months are the quantity itself.
    fn new(units: &[u64], template: bool) -> Axis {
        let mut weights = units.to_vec();
        let largest = units.iter().copied().max().unwrap_or(0);
        let equal = units.iter().all(|&units| units == largest);
        if template || equal {
            let last = weights.len().saturating_sub(1);
            weights[..last].fill(u64::from(!template));
            weights[last..].fill(1);
            return Axis { weights, largest: 1 };
        }
        Axis { weights, largest }
    }

    fn scale(&self, quantity: u64, units: &mut [u64]) {
        for (units, &weight) in units.iter_mut().zip(&self.weights) {
            *units = if self.largest == 1 {
                quantity * weight
            } else if (quantity | weight) >> 32 == 0 {
                quantity * weight / self.largest
            } else {
                let product = u128::from(quantity) * u128::from(weight);
                u64::try_from(product / u128::from(self.largest)).unwrap_or(u64::MAX)
            };
        }
    }
}

/// A metered entry of any quantity.
pub(super) struct Meter<'a> {
    scenario: &'a Scenario,
    place: usize,
    offer: &'static Metered,
    axis: Axis,
    asked: u64,
    /// Units of the upper end of an interval.
    upper: Vec<u64>,
    /// As asked, the purchases in the order in which packages are used.
    used: PerUnit,
    planner: Option<Planner<'a>>,
}

impl<'a> Meter<'a> {
    pub fn new(scenario: &'a Scenario, place: usize, template: bool) -> Option<Meter<'a>> {
        let Need::Metered { offer, used } = &scenario.entries()[place].need else { return None };
        let mut used = used.clone();
        let asked = used.units.iter().copied().max().unwrap_or(0);
        let axis = Axis::new(&used.units, template);
        used.purchases.sort_by_key(|purchase| purchase.month);
        let planner = Planner::new(scenario, place);
        let upper = used.units.clone();
        Some(Meter { scenario, place, offer, axis, asked, upper, used, planner })
    }

    pub fn asked(&self) -> u64 {
        self.asked
    }

    pub fn at(&mut self, quantity: u64) -> Point {
        self.axis.scale(quantity, &mut self.used.units);
        let Some(planner) = self.planner.as_mut() else { return self.rated() };
        if !planner.set_units(&self.used.units) {
            return self.rated();
        }
        let post_paid = planner.post_paid();
        let bare = self.used.purchases.is_empty();
        let yours = if bare { post_paid } else { planner.with(&self.used.purchases) };
        let start = planner.can_cover().then(|| planner.at_start().0);
        Point { post_paid, yours, cheapest: lesser(start, yours) }
    }

    /// The largest quantity that the planner counts.
    pub fn searchable(&mut self) -> Option<u64> {
        let planner = self.planner.as_mut().filter(|planner| planner.is_steady())?;
        let (mut low, mut high) = (0, UNITS.max);
        while low < high {
            // The top first: nearly always it can be counted.
            let middle = if high == UNITS.max { high } else { low + (high - low).div_ceil(2) };
            self.axis.scale(middle, &mut self.used.units);
            if planner.set_units(&self.used.units) { low = middle } else { high = middle - 1 }
        }
        Some(low)
    }

    /// An amount that no quantity of an interval falls below, paid in one way; that of the quantity
    /// itself where it is one.
    pub fn least(&mut self, way: Way, low: u64, high: u64) -> Option<Amount> {
        self.axis.scale(low, &mut self.used.units);
        self.axis.scale(high, &mut self.upper);
        let planner = self.planner.as_mut()?;
        if !planner.set_least(&self.used.units, (&self.upper, way != Way::PostPaid)) {
            return None;
        }
        match way {
            Way::PostPaid => planner.post_paid(),
            Way::Yours => planner.with(&self.used.purchases),
            Way::Planned => planner.can_cover().then(|| planner.at_start().0),
        }
    }

    /// The cheapest plan that is known.
    pub fn plan(&mut self, quantity: u64) -> Option<Plan> {
        let start = self.least(Way::Planned, quantity, quantity).is_some();
        let planner = self.planner.as_ref()?;
        let start = if start { Some(planner.plan()) } else { None };
        let purchases = &self.used.purchases;
        let bought = || Bought::Packages(purchases.clone());
        let yours = planner.with(purchases).map(|cost| Plan { bought: bought(), cost, gaps: 0 });
        match (start, yours) {
            (Some(start), Some(yours)) if yours.cost < start.cost => Some(yours),
            (start, yours) => start.or(yours),
        }
    }

    /// The point by rating, where no plan is made.
    fn rated(&self) -> Point {
        let mut scenario = self.scenario.clone();
        let mut cost = |purchases: &[Purchase]| {
            let entry = &mut scenario.entries[self.place];
            if let Need::Metered { used, .. } = &mut entry.need {
                used.units.clone_from(&self.used.units);
                used.purchases = purchases.to_vec();
            }
            let mut tally = Tally::default();
            rate::entry(Rating::of(&scenario), self.place, &mut tally);
            tally.price()
        };
        let (post_paid, yours) = (cost(&[]), cost(&self.used.purchases));
        let cheapest = if self.offer.packages.is_none() { post_paid } else { None };
        Point { post_paid, yours, cheapest }
    }

    pub fn bounds(&self) -> Vec<u64> {
        let choices = self.scenario.choices();
        let mut bounds = Vec::new();
        for (month, &weight) in self.axis.weights.iter().enumerate() {
            if weight < self.axis.largest {
                continue;
            }
            let date = self.scenario.date().of_month(month);
            let allowance = allowance::in_force(self.offer, date, choices);
            let free = allowance.map_or(0, |allowance| allowance.quantity.under(choices));
            if free > 0 {
                bounds.push(free + 1);
            }
            if self.offer.rates.is_empty() {
                continue;
            }
            let rate = in_force(self.offer.rates.0, date);
            let before = if rate.counts.under(choices) == Counts::PostPaid { free } else { 0 };
            for start in tiers::starts(rate.tiers.0, choices) {
                bounds.push(start + before);
            }
        }
        bounds
    }
}
