//! The shape of what is metered by the unit.

use super::Point;
use crate::allowance;
use crate::line::Tally;
use crate::model::tiers;
use crate::money::Amount;
use crate::plan::Planner;
use crate::rate::{self, Rating};
use crate::scenario::{Need, PerUnit, Scenario};
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
            *units = match quantity.checked_mul(weight) {
                Some(product) if self.largest == 1 => product,
                Some(product) => product / self.largest,
                None => {
                    let product = u128::from(quantity) * u128::from(weight);
                    u64::try_from(product / u128::from(self.largest)).unwrap_or(u64::MAX)
                }
            };
        }
    }
}

type Costs = (Option<Amount>, Option<Amount>, Option<Amount>);

/// A metered entry of any quantity.
pub(super) struct Meter<'a> {
    scenario: &'a Scenario,
    /// The scenario with the quantity of this entry changed, where it shares a pool with others.
    shared: Option<Scenario>,
    place: usize,
    offer: &'static Metered,
    axis: Axis,
    asked: u64,
    /// As asked, and without purchases.
    yours: PerUnit,
    bare: PerUnit,
    planner: Option<Planner<'a>>,
}

impl<'a> Meter<'a> {
    pub fn new(scenario: &'a Scenario, place: usize, template: bool) -> Option<Meter<'a>> {
        let Need::Metered { offer, used } = &scenario.entries()[place].need else { return None };
        let shares = allowance::shares(offer, scenario, scenario.choices());
        let mut yours = used.clone();
        // The order in which packages are used.
        yours.purchases.sort_by_key(|purchase| purchase.month);
        Some(Meter {
            scenario,
            shared: shares.then(|| scenario.clone()),
            place,
            offer,
            axis: Axis::new(&used.units, template),
            asked: used.units.iter().copied().max().unwrap_or(0),
            bare: PerUnit { purchases: Vec::new(), ..yours.clone() },
            yours,
            planner: if shares { None } else { Planner::new(scenario, place) },
        })
    }

    pub fn asked(&self) -> u64 {
        self.asked
    }

    pub fn at(&mut self, quantity: u64) -> Point {
        self.axis.scale(quantity, &mut self.bare.units);
        self.yours.units.copy_from_slice(&self.bare.units);
        if let Some(Scenario { entries, .. }) = &mut self.shared
            && let Need::Metered { used, .. } = &mut entries[self.place].need
        {
            used.units.copy_from_slice(&self.bare.units);
        }
        let (post_paid, yours, planned) = self.fast().unwrap_or_else(|| self.slow());
        let cheapest = match (planned, yours) {
            (Some(planned), Some(yours)) => Some(planned.min(yours)),
            (planned, _) => planned,
        };
        Point { post_paid, yours, cheapest }
    }

    fn rating(&self) -> Rating<'_> {
        Rating::of(self.shared.as_ref().unwrap_or(self.scenario))
    }

    fn rated(&self, used: &PerUnit) -> Option<Amount> {
        let mut tally = Tally::default();
        rate::metered(self.rating(), self.place, (self.offer, used), &mut tally);
        tally.price()
    }

    /// What the months in `bare` cost without purchases, as asked, and planned.
    fn fast(&mut self) -> Option<Costs> {
        let planner = self.planner.as_mut()?;
        if !planner.set_units(&self.bare.units) {
            return None;
        }
        let post_paid = planner.post_paid();
        let purchases = &self.yours.purchases;
        let yours = if purchases.is_empty() { post_paid } else { planner.with(purchases) };
        Some((post_paid, yours, least(planner)))
    }

    /// The same by rating.
    fn slow(&self) -> Costs {
        let post_paid = self.rated(&self.bare);
        let yours =
            if self.yours.purchases.is_empty() { post_paid } else { self.rated(&self.yours) };
        let planned = match &self.shared {
            _ if self.offer.packages.is_none() => post_paid,
            Some(shared) => Planner::new(shared, self.place).as_ref().and_then(least),
            None => None,
        };
        (post_paid, yours, planned)
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

fn least(planner: &Planner<'_>) -> Option<Amount> {
    planner.can_cover().then(|| planner.at_start().0)
}
