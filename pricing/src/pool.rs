//! Free units shared by two services, where the document does not say which uses them first.
//!
//! Let the pool hold Q and the services need u and v with u + v > Q. Every full use of the pool gives
//! the first service some n with max(0, Q − v) ≤ n ≤ min(u, Q) and the second Q − n. The amount is
//! quoted as the range over every such n.

use crate::allowance::{self, Contest};
use crate::line::{Outcome, Tally};
use crate::money::Amount;
use crate::quote::Quoted;
use crate::rate::{self, Rating};
use crate::scenario::{Need, Purchase, Scenario};
use crate::table::{Choices, PoolNo};

/// Gives the range of every month in which two services contest a pool, to both of them.
pub(crate) fn bound_ambiguous(rating: Rating<'_>, entries: &mut [Quoted]) {
    let contests = contests(rating.scenario, rating.choices);
    for &(month, contest) in &contests {
        let (a, b) = contest.entries;
        let same = contests.iter().filter(|(_, other)| other.entries == contest.entries).count();
        let prepaid = [a, b].into_iter().any(|place| prepays(rating, place, month));
        let range = match (prepaid, same) {
            (false, _) => Some(range(contest, |place, units| {
                let rating = Rating { pool_units: Some(units), ..rating };
                rate::month(rating, place, month)
            })),
            (true, 1) => Some(range(contest, |place, units| {
                whole(Rating { pool_units: Some(units), ..rating }, place) - entries[place].amount()
            })),
            // With packages, one month's use of the pool changes what the next ones cost.
            (true, _) => None,
        };
        let month = u8::try_from(month).unwrap_or(u8::MAX);
        for place in [a, b] {
            for (at, outcome) in &mut entries[place].outcomes {
                if let (true, Outcome::Ambiguous { range: open }) = (*at == month, outcome) {
                    *open = range;
                }
            }
        }
    }
}

/// Every contest of the horizon with its month.
fn contests(scenario: &Scenario, choices: Choices) -> Vec<(usize, Contest)> {
    let mut found = Vec::new();
    for month in 0..usize::from(scenario.months()) {
        for (pool, quantity) in pools(scenario, choices, month) {
            let contest = allowance::contest(scenario, choices, (pool, quantity), month);
            found.extend(contest.map(|contest| (month, contest)));
        }
    }
    found
}

/// Pools that some service draws from in a month, each once.
fn pools(scenario: &Scenario, choices: Choices, month: usize) -> Vec<(PoolNo, u64)> {
    let mut found: Vec<(PoolNo, u64)> = Vec::new();
    for entry in scenario.entries() {
        let Need::Metered { offer, .. } = &entry.need else {
            continue;
        };
        let date = scenario.date().of_month(month);
        let Some(allowance) = allowance::in_force(offer, date, choices) else {
            continue;
        };
        let Some(pool) = allowance.pool else { continue };
        if !found.iter().any(|(known, _)| *known == pool) {
            found.push((pool, allowance.quantity.under(choices)));
        }
    }
    found
}

/// Whether an entry has packages or a balance by a month.
fn prepays(rating: Rating<'_>, place: usize, month: usize) -> bool {
    match &rating.scenario.entries()[place].need {
        Need::Metered { used, .. } => {
            let bought = |purchase: &Purchase| usize::from(purchase.month) <= month;
            used.balance > 0 || used.purchases.iter().any(bought)
        }
        _ => false,
    }
}

fn whole(rating: Rating<'_>, place: usize) -> Amount {
    let mut tally = Tally::default();
    rate::entry(rating, place, &mut tally);
    tally.amount
}

/// Least and largest amount of both services together.
fn range(contest: Contest, amount: impl Fn(usize, u64) -> Amount) -> (Amount, Amount) {
    let Contest { entries: (a, b), quantity, units: (needs_a, needs_b) } = contest;
    let uses = quantity.saturating_sub(needs_b)..=needs_a.min(quantity);
    let together = |n: u64| amount(a, n) + amount(b, quantity - n);
    uses.map(together)
        .fold(None, |range, amount| match range {
            None => Some((amount, amount)),
            Some((low, high)) => Some((amount.min(low), amount.max(high))),
        })
        .unwrap_or((Amount::ZERO, Amount::ZERO))
}
