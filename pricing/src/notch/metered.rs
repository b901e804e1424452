//! The notch of what is metered by the unit, the same in every month.
//!
//! More use in every month leaves less of every package, so the units that choose a month's tier never
//! fall as the quantity rises: the months' tiers, taken together, change at certain quantities only.
//! They are found one after the other, between the quantity asked and one at which the rest alone
//! costs too much at the lowest price of any tier.

use super::{Notch, falls, of_months};
use crate::line::{Ledger, Line, MonthUse, Outcome, When};
use crate::model::tiers;
use crate::money::Amount;
use crate::quantity::{HORIZON_MONTHS, UNITS};
use crate::rate::{self, Rating};
use crate::scenario::{Entry, Need, PerUnit, Scenario};
use crate::table::{AfterPackages, Burn, Choices, Counts, Metered, Rate, in_force};

const MONTHS_MAX: usize = HORIZON_MONTHS.max as usize;

/// What a quantity costs, and which units choose the tier of each month.
#[derive(Clone, Copy)]
struct Rated {
    quantity: u64,
    bought: Amount,
    used: Amount,
    incomplete: bool,
    /// Months that pay for units, and how many units that are.
    paying: (u64, u64),
    counted: [u64; MONTHS_MAX],
    rates: &'static [Rate],
    scenario: (crate::date::Date, Choices),
}

impl Ledger for Rated {
    fn line(&mut self, line: Line) {
        match line.when {
            When::Bought(_) => self.bought += line.amount(),
            When::Used(_) => self.used += line.amount(),
        }
    }

    fn outcome(&mut self, _month: u8, outcome: Outcome) {
        self.incomplete |= outcome.leaves_total_incomplete();
    }

    fn month(&mut self, used: MonthUse) {
        let (date, choices) = self.scenario;
        let rate = in_force(self.rates, date.of_month(usize::from(used.month)));
        self.counted[usize::from(used.month)] = match rate.counts.under(choices) {
            Counts::PostPaid => used.rest,
            Counts::FreeAndPostPaid => used.rest + used.free,
            Counts::AllUnits => used.units,
        };
        self.paying.0 += u64::from(used.rest > 0);
        self.paying.1 += used.rest;
    }
}

impl Rated {
    fn amount(&self) -> Amount {
        self.bought + self.used
    }

    /// The scale of a month.
    fn rate(&self, month: usize) -> &'static Rate {
        in_force(self.rates, self.scenario.0.of_month(month))
    }

    /// The first count of the tier after the one a month is in.
    fn next_tier(&self, month: usize) -> Option<u64> {
        let bounds = self.rate(month).tiers.iter().map(|t| t.bound.under(self.scenario.1).last());
        tiers::starts(bounds).find(|&start| start > self.counted[month])
    }
}

/// The entry with its quantity changed, ready to be rated again and again.
struct Changed {
    scenario: Scenario,
    place: usize,
    rates: &'static [Rate],
    template: bool,
}

impl Changed {
    fn rate(&mut self, quantity: u64) -> Rated {
        let Scenario { date, choices, .. } = self.scenario;
        if let Need::Metered { used, .. } = &mut self.scenario.entries[self.place].need {
            let first = if self.template { used.units.len() - 1 } else { 0 };
            used.units[first..].fill(quantity);
        }
        let mut rated = Rated {
            quantity,
            bought: Amount::ZERO,
            used: Amount::ZERO,
            incomplete: false,
            paying: (0, 0),
            counted: [0; MONTHS_MAX],
            rates: self.rates,
            scenario: (date, choices),
        };
        let rating = Rating { scenario: &self.scenario, choices, pool_units: None };
        rate::entry(rating, self.place, &mut rated);
        rated
    }

    /// The smallest quantity above `low` and up to `high` at which some month is in another tier than
    /// at `low`.
    fn next_step(&mut self, mut low: Rated, mut high: Rated) -> Option<Rated> {
        let months = usize::from(self.scenario.months());
        let bounds: [Option<u64>; MONTHS_MAX] =
            core::array::from_fn(|month| (month < months).then(|| low.next_tier(month)).flatten());
        let reached = |rated: &Rated| {
            bounds
                .iter()
                .zip(&rated.counted)
                .any(|(bound, counted)| bound.is_some_and(|b| b <= *counted))
        };
        if !reached(&high) {
            return None;
        }
        let mut halve = false;
        while high.quantity - low.quantity > 1 {
            let width = high.quantity - low.quantity;
            let guess = match halve {
                true => low.quantity + width / 2,
                false => guess(&low, &high, &bounds),
            };
            // Two guesses for each halving: the counts are almost linear.
            halve = !halve && width > 2 && guess != high.quantity - 1;
            let rated = self.rate(guess);
            if reached(&rated) { high = rated } else { low = rated }
        }
        Some(high)
    }
}

/// Where the first month would change its tier if counts rose evenly between two quantities.
fn guess(low: &Rated, high: &Rated, bounds: &[Option<u64>; MONTHS_MAX]) -> u64 {
    let width = high.quantity - low.quantity;
    let steps = bounds.iter().enumerate().filter_map(|(month, bound)| {
        let reached = bound.filter(|bound| *bound <= high.counted[month])?;
        let missing = reached - low.counted[month];
        let rise = high.counted[month] - low.counted[month];
        let step = u128::from(missing) * u128::from(width);
        Some(u64::try_from(step.div_ceil(u128::from(rise))).unwrap_or(width))
    });
    let step = steps.min().unwrap_or(width);
    low.quantity + step.clamp(1, width - 1)
}

/// The notch of a metered entry.
pub(super) fn notch(
    scenario: &Scenario,
    place: usize,
    offer: &'static Metered,
    (used, template): (&PerUnit, bool),
) -> Option<Notch> {
    let choices = scenario.choices();
    let asked = *used.units.last()?;
    let level = template || used.units.iter().all(|&units| units == asked);
    let post_paid = offer.after_packages.under(choices) == AfterPackages::ChargePostPaid;
    let withheld = offer.packages.is_some_and(|p| p.burn.under(choices) == Burn::Withheld);
    let prepaid = used.balance > 0 || !used.purchases.is_empty();
    if !level || !post_paid || withheld && prepaid {
        return None;
    }
    of_months(offer.rates.0, scenario).find(|rate| falls(rate, choices))?;
    let mut changed = changed(scenario, place, offer, template);
    let now = changed.rate(asked);
    if now.incomplete {
        return None;
    }
    let high = changed.rate(dearer(&now, lowest(offer, scenario))?);
    let mut low = now;
    while let Some(step) = changed.next_step(low, high) {
        if !step.incomplete && step.amount() < now.amount() {
            let (now, then) = (now.amount(), step.amount());
            return Some(Notch { order: None, quantity: step.quantity, now, then });
        }
        low = step;
    }
    None
}

/// The entry by itself, or in its whole scenario where it shares a pool.
fn changed(scenario: &Scenario, place: usize, offer: &'static Metered, template: bool) -> Changed {
    let pooled = offer.allowances.iter().any(|allowance| allowance.pool.is_some());
    let Scenario { date, months, choices, .. } = *scenario;
    let (entries, place): (Vec<Entry>, usize) = match pooled {
        true => (scenario.entries.clone(), place),
        false => (vec![scenario.entries[place].clone()], 0),
    };
    let scenario = Scenario { date, months, choices, entries };
    Changed { scenario, place, rates: offer.rates.0, template }
}

/// The lowest price of a unit in any tier of the horizon.
fn lowest(offer: &'static Metered, scenario: &Scenario) -> Amount {
    let tiers = of_months(offer.rates.0, scenario).flat_map(|rate| rate.tiers.iter());
    tiers.filter_map(tiers::one).min().unwrap_or(Amount::ZERO)
}

/// A quantity that cannot cost less than `now`, nor can any larger one: in each of the k months that
/// pay for units, at least as many units come to the R paid for as are added to the quantity n, and
/// each costs the lowest price p or more. So p × (R + k × (n' − n)) reaches the amount of use.
fn dearer(now: &Rated, lowest: Amount) -> Option<u64> {
    let (months, rest) = now.paying;
    if now.used == Amount::ZERO || now.quantity >= UNITS.max {
        return None;
    }
    let more = match (lowest.0, months) {
        (0, _) | (_, 0) => u64::MAX,
        (price, _) => {
            let units = (now.used.0 - price * i128::from(rest)).max(0);
            let more = units / (price * i128::from(months)) + 1;
            u64::try_from(more).unwrap_or(u64::MAX)
        }
    };
    Some(now.quantity.saturating_add(more).min(UNITS.max))
}
