//! The notch of what is metered by the unit, the same in every month.
//!
//! More use in every month leaves less of every package, so the units that choose a month's tier never
//! fall as the quantity rises: the months' tiers, taken together, change at certain quantities only.
//! They are found one after the other, between the quantity asked and one at which the rest alone
//! costs too much at the lowest price of any tier.

use super::Notch;
use crate::allowance;
use crate::line::Settled;
use crate::model::tiers;
use crate::money::Amount;
use crate::quantity::UNITS;
use crate::rate::{self, Rating};
use crate::scenario::PerUnit;
use crate::table::{AfterPackages, Burn, ChargeModel, Counts, Metered, Rate, in_force};

/// A quantity, what it costs, and the units that choose the tier of each month.
struct Rated {
    quantity: u64,
    amount: Amount,
    incomplete: bool,
    /// Months that pay for units, and how many units that are.
    paying: (u64, u64),
    counted: Vec<u64>,
}

/// The entry with its quantity changed, ready to be rated again and again.
struct Changed<'a> {
    rating: Rating<'a>,
    place: usize,
    offer: &'static Metered,
    used: PerUnit,
    template: bool,
}

impl Changed<'_> {
    fn rate_of(&self, month: usize) -> &'static Rate {
        in_force(self.offer.rates.0, self.rating.scenario.date().of_month(month))
    }

    fn rate(&mut self, quantity: u64) -> Rated {
        let first = if self.template { self.used.units.len() - 1 } else { 0 };
        self.used.units[first..].fill(quantity);
        let mut settled = Settled::default();
        rate::metered(self.rating, self.place, (self.offer, &self.used), &mut settled);
        let Settled { tally, months } = settled;
        let (amount, incomplete) = (tally.amount, tally.incomplete);
        let mut rated = Rated { quantity, amount, incomplete, paying: (0, 0), counted: Vec::new() };
        for (month, used) in months.iter().enumerate() {
            let counts = self.rate_of(month).counts.under(self.rating.choices);
            rated.counted.push(match counts {
                Counts::PostPaid => used.rest,
                Counts::FreeAndPostPaid => used.rest + used.free,
                Counts::AllUnits => used.units,
            });
            rated.paying.0 += u64::from(used.rest > 0);
            rated.paying.1 += used.rest;
        }
        rated
    }

    /// The first count of the tier after the one that each month is in.
    fn next_tiers(&self, rated: &Rated) -> Vec<u64> {
        let mut next = Vec::new();
        for (month, &counted) in rated.counted.iter().enumerate() {
            let starts = tiers::starts(self.rate_of(month).tiers.0, self.rating.choices);
            next.push(starts.into_iter().find(|&start| start > counted).unwrap_or(u64::MAX));
        }
        next
    }

    /// The smallest quantity above `low` and up to `high` at which some month is in another tier than
    /// at `low`.
    fn next_step(&mut self, mut low: Rated, mut high: Rated) -> Option<(Rated, Rated)> {
        let next = self.next_tiers(&low);
        let top = Rated { counted: high.counted.clone(), ..high };
        steps(&low, &high, &next)?;
        let mut halve = false;
        while high.quantity - low.quantity > 1 {
            let width = high.quantity - low.quantity;
            let step = if halve { width / 2 } else { steps(&low, &high, &next)? };
            // Every other time, as the counts are almost linear.
            halve = !halve && step + 1 < width;
            let rated = self.rate(low.quantity + step.clamp(1, width - 1));
            if steps(&low, &rated, &next).is_some() { high = rated } else { low = rated }
        }
        Some((high, top))
    }

    /// A quantity that cannot cost less than `now`, nor can any larger one: in each of the k months
    /// that pay for units, at least as many units come to the R paid for as are added to the
    /// quantity n, and each costs the lowest price p or more. So p × (R + k × (n′ − n)) reaches the
    /// amount.
    fn dearer(&self, now: &Rated) -> Option<u64> {
        let mut lowest = i128::MAX;
        let mut falls = false;
        for month in 0..now.counted.len() {
            let rate = self.rate_of(month);
            let volume = rate.model.under(self.rating.choices) == ChargeModel::Volume;
            for pair in rate.tiers.0.windows(2) {
                let cheaper = tiers::one(&pair[1]) < tiers::one(&pair[0]);
                falls |= volume && (cheaper || pair[1].flat_fee < pair[0].flat_fee);
            }
            for tier in rate.tiers.0 {
                lowest = lowest.min(tiers::one(tier).map_or(i128::MAX, |price| price.0));
            }
        }
        if !falls || now.quantity >= UNITS.max {
            return None;
        }
        let (months, rest) = now.paying;
        let more = match i128::from(months) * lowest {
            0 => i128::from(UNITS.max),
            each => (now.amount.0 - lowest * i128::from(rest)).max(0) / each + 1,
        };
        let more = u64::try_from(more).unwrap_or(UNITS.max);
        Some(now.quantity.saturating_add(more).min(UNITS.max))
    }
}

/// How far from `low` the first month changes its tier if counts rise evenly up to `high`; none if no
/// month has changed it there.
fn steps(low: &Rated, high: &Rated, next: &[u64]) -> Option<u64> {
    let width = high.quantity - low.quantity;
    let mut first = None;
    for (month, &next) in next.iter().enumerate() {
        let (from, to) = (low.counted[month], high.counted[month]);
        if from < next && next <= to {
            let step = u128::from(next - from) * u128::from(width);
            let step = u64::try_from(step.div_ceil(u128::from(to - from))).unwrap_or(width);
            first = Some(step.min(first.unwrap_or(width)));
        }
    }
    first
}

/// The notch of a metered entry.
pub(super) fn notch(
    rating: Rating<'_>,
    place: usize,
    offer: &'static Metered,
    (used, template): (&PerUnit, bool),
) -> Option<Notch> {
    let asked = *used.units.last()?;
    let level = template || used.units.iter().all(|&units| units == asked);
    let post_paid = offer.after_packages.under(rating.choices) == AfterPackages::ChargePostPaid;
    let packages = offer.packages.as_ref();
    let withheld = packages.is_some_and(|p| p.burn.under(rating.choices) == Burn::Withheld);
    let shares = allowance::shares(offer, rating.scenario, rating.choices);
    if !level || !post_paid || withheld || shares {
        return None;
    }
    let used = used.clone();
    let mut changed = Changed { rating, place, offer, used, template };
    let now = changed.rate(asked);
    if now.incomplete {
        return None;
    }
    let amount = now.amount;
    let high = changed.dearer(&now)?;
    let (mut low, mut high) = (now, changed.rate(high));
    while let Some((step, top)) = changed.next_step(low, high) {
        if !step.incomplete && step.amount < amount {
            let (now, then) = (amount, step.amount);
            return Some(Notch { order: None, quantity: step.quantity, now, then });
        }
        (low, high) = (step, top);
    }
    None
}
