//! What a metered entry costs, asked many times: without packages, with given ones, and with the
//! cheapest bought at the start.

use super::ground::{Ground, Month};
use super::packages::split;
use super::search::{self, LeftOut};
use super::{Bought, Plan};
use crate::allowance;
use crate::line::{MonthUse, Settled};
use crate::money::Amount;
use crate::rate::{self, Rating};
use crate::scenario::{Need, PerUnit, Purchase, Scenario};
use crate::table::{CarryOver, Metered, Period};

/// The costs of a metered entry, without lines and certificates: for what is asked many times.
pub struct Planner<'a> {
    scenario: &'a Scenario,
    /// The scenario with the units that are planned, where the entry shares free units with others.
    shared: Option<Scenario>,
    place: usize,
    offer: &'static Metered,
    /// Without purchases.
    used: PerUnit,
    months: Vec<MonthUse>,
    ground: Ground,
    plain: Option<Vec<Free>>,
    /// Units of the balance at the start.
    balance: u64,
}

/// The free units of a month that shares them with no other service.
struct Free {
    granted: u64,
    /// Whether unused ones of earlier months are added.
    adds: bool,
    /// Whether what is left serves later months; none where nothing is given, and what was left before
    /// stays.
    keeps: Option<bool>,
}

impl<'a> Planner<'a> {
    /// The planner of the entry at a place, for [`Planner::set_units`]; the entry's own units and
    /// purchases do not matter. None under the readings that [`super::of`] names, and where a tier
    /// has no price.
    #[must_use]
    pub fn new(scenario: &'a Scenario, place: usize) -> Option<Planner<'a>> {
        let Need::Metered { offer, used } = &scenario.entries()[place].need else { return None };
        let choices = scenario.choices();
        let units = vec![0; used.units.len()];
        let used = PerUnit { purchases: Vec::new(), units, ..used.clone() };
        let mut settled = Settled::default();
        for month in 0..scenario.months() {
            settled.months.push(MonthUse { month, ..MonthUse::default() });
        }
        let ground = Ground::new(offer, scenario.date(), choices, &settled)?;
        let packages = offer.packages.as_ref();
        let factor = packages.map_or(1000, |packages| packages.points_per_unit.thousandths());
        // Without packages nothing takes a balance.
        let balance = packages.map_or(0, |_| used.balance * 1000 / factor);
        let plain = plain(scenario, offer, used.free_left);
        let shared = if plain.is_none() { Some(scenario.clone()) } else { None };
        let months = settled.months;
        Some(Planner { scenario, shared, place, offer, used, months, ground, plain, balance })
    }

    /// Plans other units: one number for each month. False where they cannot be planned.
    pub fn set_units(&mut self, units: &[u64]) -> bool {
        if !self.meets(units) {
            return false;
        }
        self.ground.meet(self.offer, self.scenario.date(), &self.months);
        true
    }

    /// As [`Planner::set_units`] with `low` units; but every fee is the lowest that it can be for any
    /// units up to `high`, so that no cost is above what they cost. `earlier` as for
    /// [`Ground::meet_at_least`].
    pub(crate) fn set_least(&mut self, low: &[u64], (high, earlier): (&[u64], bool)) -> bool {
        if !self.meets(high) {
            return false;
        }
        let above = self.months.clone();
        if !self.meets(low) {
            return false;
        }
        let date = self.scenario.date();
        self.ground.meet_at_least(self.offer, date, &self.months, (&above, earlier));
        true
    }

    /// Whether more units never leave fewer to be charged, nor in a lower tier.
    pub(crate) fn is_steady(&self) -> bool {
        let lapse = |month: &Free| month.keeps != Some(true);
        let plain = self.plain.as_ref();
        !self.ground.counts_free() || plain.is_some_and(|months| months.iter().all(lapse))
    }

    fn meets(&mut self, units: &[u64]) -> bool {
        units.len() == self.months.len()
            && (self.count(units) || self.rate(units))
            && self.ground.fits(&self.months)
    }

    /// Rates units that share free ones with other entries; false where it is open which come first.
    fn rate(&mut self, units: &[u64]) -> bool {
        let Some(shared) = &mut self.shared else { return false };
        if let Need::Metered { used, .. } = &mut shared.entries[self.place].need {
            used.units.copy_from_slice(units);
        }
        self.used.units.copy_from_slice(units);
        let mut settled = Settled::default();
        let entry = (self.offer, &self.used);
        rate::metered(Rating::of(shared), self.place, entry, &mut settled);
        if settled.tally.open {
            // Months that are open are left out.
            return false;
        }
        self.months = settled.months;
        true
    }

    /// Counts what free units and the balance leave; the same as rating it, which a test checks.
    fn count(&mut self, units: &[u64]) -> bool {
        let Some(plain) = &self.plain else { return false };
        let (mut balance, mut kept) = (self.balance, 0);
        for ((used, &units), month) in self.months.iter_mut().zip(units).zip(plain) {
            let most = month.granted + if month.adds { kept } else { 0 };
            let free = units.min(most);
            if let Some(keeps) = month.keeps {
                kept = if keeps { most - free } else { 0 };
            }
            let from_packages = balance.min(units - free);
            balance -= from_packages;
            let rest = units - free - from_packages;
            *used = MonthUse { units, free, from_packages, rest, ..*used };
        }
        true
    }

    /// Whether packages bought at the start, and post-paid prices, can meet every need.
    #[must_use]
    pub fn can_cover(&self) -> bool {
        let ground = &self.ground;
        let from = if ground.shelf.sold().is_empty() { 0 } else { ground.end(0) };
        ground.post_paid || ground.needed(from, ground.months.len()) == 0
    }

    /// What is due without purchases; none where units are left without a price.
    #[must_use]
    pub fn post_paid(&self) -> Option<Amount> {
        let mut sum = 0;
        for month in &self.ground.months {
            sum += self.fee(month, month.need)?;
        }
        Some(self.ground.amount(sum))
    }

    /// What a month with these units left costs.
    fn fee(&self, month: &Month, rest: u64) -> Option<i64> {
        if !self.ground.post_paid {
            return (rest == 0).then_some(0);
        }
        let pieces = self.ground.pieces(month);
        let piece = pieces.iter().find(|piece| rest <= piece.highest).or(pieces.last());
        Some(piece.map_or(0, |piece| piece.fee(rest)))
    }

    /// What is due with these purchases, in the order of their months; none where units are left
    /// without a price.
    #[must_use]
    pub fn with(&self, purchases: &[Purchase]) -> Option<Amount> {
        let ground = &self.ground;
        // Packages used up, and what the next one has given.
        let (mut first, mut taken, mut sum) = (0, 0, 0);
        for (at, month) in ground.months.iter().enumerate() {
            let mut rest = month.need;
            while let Some(purchase) = purchases.get(first) {
                let bought = usize::from(purchase.month);
                if bought > at {
                    break;
                }
                let lapsed = at >= ground.end(bought);
                let left = ground.shelf.units(purchase.size) * purchase.count - taken;
                let used = if lapsed { 0 } else { rest.min(left) };
                (rest, taken) = (rest - used, taken + used);
                if !lapsed && used < left {
                    break;
                }
                (first, taken) = (first + 1, 0);
            }
            sum += self.fee(month, rest)?;
        }
        let mut cost = ground.amount(sum);
        for purchase in purchases {
            cost += ground.amount(ground.shelf.price(purchase.size)?) * purchase.count;
        }
        Some(cost)
    }

    /// The cheapest plan with everything bought at the start.
    pub(crate) fn plan(&self) -> Plan {
        let (cost, units) = self.at_start();
        Plan { bought: Bought::Packages(split(&self.ground.shelf, units, 0)), cost, gaps: 0 }
    }

    /// The least cost with everything bought at the start, and the units bought.
    #[must_use]
    pub fn at_start(&self) -> (Amount, u64) {
        let after = search::post_paid(&self.ground);
        let best = if self.ground.shelf.sold().is_empty() {
            None
        } else if self.ground.must_cover() {
            search::best_run(&self.ground, &self.ground.shelf, 0, &after, LeftOut::default())
        } else {
            search::cheaper(&self.ground, 0, &after)
        };
        let (cost, units) = best.map_or((after[0], 0), |run| (run.cost, run.units));
        (self.ground.amount(cost), units)
    }

    /// The least cost with purchases at the start of any month; none where packages can lapse within
    /// the horizon.
    #[must_use]
    pub fn at_any_month(&self) -> Option<Amount> {
        if search::lapses(&self.ground) {
            return None;
        }
        Some(self.ground.amount(search::any_month(&self.ground).cost))
    }
}

/// The free units of every month, if none shares them with another service of the scenario.
fn plain(scenario: &Scenario, offer: &'static Metered, left: Option<u64>) -> Option<Vec<Free>> {
    let choices = scenario.choices();
    if allowance::shares(offer, scenario, choices) {
        return None;
    }
    let mut months = Vec::new();
    for month in 0..usize::from(scenario.months()) {
        let allowance = allowance::in_force(offer, scenario.date().of_month(month), choices);
        let Some(allowance) = allowance else {
            months.push(Free { granted: 0, adds: false, keeps: None });
            continue;
        };
        let once = allowance.period.under(choices) == Period::Once;
        let quantity = allowance.quantity.under(choices);
        let granted = match (once && allowance.pool.is_none(), month) {
            (false, _) => quantity,
            (true, 0) => left.unwrap_or(quantity),
            (true, _) => 0,
        };
        let keeps = once || allowance.carry_over.under(choices) == CarryOver::CarryUnused;
        let adds = allowance.pool.is_none();
        months.push(Free { granted, adds, keeps: Some(keeps) });
    }
    Some(months)
}
