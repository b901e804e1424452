//! Free units: monthly, once, by date, or shared by several services.

use crate::date::Date;
use crate::scenario::{Entry, Need, Scenario};
use crate::table::{Allowance, Choices, Metered, PoolNo};

/// The allowance whose units are given on a date: the last one that has begun.
pub(crate) fn in_force(
    metered: &'static Metered,
    date: Date,
    choices: Choices,
) -> Option<&'static Allowance> {
    metered.allowances.0.iter().rfind(|a| a.effective_from.under(choices) <= date)
}

/// Whether the free units of some month depend on what other entries use.
pub(crate) fn shares(metered: &'static Metered, scenario: &Scenario, choices: Choices) -> bool {
    let pooled = |month| {
        let allowance = in_force(metered, scenario.date().of_month(month), choices);
        allowance.is_some_and(|allowance| allowance.pool.is_some())
    };
    scenario.entries().len() > 1 && (0..usize::from(scenario.months())).any(pooled)
}

/// What a pool gives a service in a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Grant {
    /// At most this many units.
    UpTo(u64),
    /// It depends on which service used the pool first.
    Contested,
}

/// The services of one pool that compete for it in a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Contest {
    /// Places of the two competing entries in the scenario.
    pub entries: (usize, usize),
    /// Units in the pool.
    pub quantity: u64,
    /// Units each of them needs.
    pub units: (u64, u64),
}

/// A claimant to a pool in a month.
struct Claim {
    place: usize,
    units: u64,
    stated: Option<u64>,
}

fn claims(scenario: &Scenario, choices: Choices, pool: PoolNo, month: usize) -> Vec<Claim> {
    let date = scenario.date().of_month(month);
    let entries = scenario.entries().iter().enumerate();
    let claim = |(place, entry): (usize, &Entry)| {
        let Need::Metered { offer, used } = &entry.need else {
            return None;
        };
        let in_pool = in_force(offer, date, choices).is_some_and(|a| a.pool == Some(pool));
        in_pool.then(|| Claim { place, units: used.units[month], stated: used.from_pool })
    };
    entries.filter_map(claim).filter(|claim| claim.units > 0).collect()
}

/// What the pool gives entry `place` in a month: all of it to a lone claimant, enough to everyone if
/// it suffices, what was stated otherwise. The only claimant that states nothing gets the rest.
pub(crate) fn grant(
    scenario: &Scenario,
    choices: Choices,
    (pool, quantity): (PoolNo, u64),
    (place, month): (usize, usize),
) -> Grant {
    let claims = claims(scenario, choices, pool, month);
    let needed: u64 = claims.iter().map(|claim| claim.units).sum();
    if claims.len() < 2 || needed <= quantity {
        return Grant::UpTo(quantity);
    }
    let silent = claims.iter().filter(|claim| claim.stated.is_none()).count();
    let stated = |claim: &Claim| claim.stated.map(|units| units.min(claim.units));
    let mine = claims.iter().find(|claim| claim.place == place);
    match mine.and_then(stated) {
        Some(units) => Grant::UpTo(units.min(quantity)),
        None if silent == 1 => {
            let taken: u64 = claims.iter().filter_map(stated).sum();
            Grant::UpTo(quantity.saturating_sub(taken))
        }
        None => Grant::Contested,
    }
}

/// The contest for a pool in a month, where exactly two claimants state nothing.
pub(crate) fn contest(
    scenario: &Scenario,
    choices: Choices,
    (pool, quantity): (PoolNo, u64),
    month: usize,
) -> Option<Contest> {
    let claims = claims(scenario, choices, pool, month);
    match claims.as_slice() {
        [a, b] if a.stated.is_none() && b.stated.is_none() && a.units + b.units > quantity => {
            let (entries, units) = ((a.place, b.place), (a.units, b.units));
            Some(Contest { entries, quantity, units })
        }
        _ => None,
    }
}
