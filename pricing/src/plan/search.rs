//! The cheapest purchases of packages, by exhaustion.
//!
//! Let nothing be left at the start of month i, and let packages of P units in all be bought then.
//! Used in order of the months they run out in some month m, with a rest of r units in it, or last
//! until they lapse or the months end. For a given m and one piece of its fee (one price p), P
//! lies in a range and r falls as P rises, so the cost is
//! Σ(c − p·s) over the packages + what does not depend on them: [`Shelf::least`] finds the best. The
//! cheapest purchase is the least over all months and pieces; nothing is left out.
//!
//! *At the start*: i is the first month, and what follows month m is post-paid.
//!
//! *At any month*: packages bought while others are left could as well be bought with those, as long
//! as none lapses before the end, or every one at the end of its month. So plans that buy only when
//! nothing is left are enough, and what follows month m is the cheapest plan from month m + 1 on.

use super::ground::{Ground, Piece};
use super::shelf::{Bought, Shelf};
use crate::quantity::HORIZON_MONTHS;

pub(super) const MONTHS_MAX: usize = HORIZON_MONTHS.max as usize;

/// What the months from each one on cost, with nothing left at its start.
pub(super) type After = [i64; MONTHS_MAX + 1];

/// Units bought at the start of a month, and what they make the months from there on cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub units: u64,
    pub cost: i64,
    /// The month in which they run out; none where they last.
    pub out: Option<usize>,
}

/// What the months cost post-paid.
pub(super) fn post_paid(ground: &Ground) -> After {
    let mut after = [0; MONTHS_MAX + 1];
    for (at, month) in ground.months.iter().enumerate().rev() {
        after[at] = after[at + 1] + month.full;
    }
    after
}

/// What a search leaves out.
#[derive(Clone, Copy, Default)]
pub(super) struct LeftOut {
    /// Purchases of so many units.
    pub units: Option<u64>,
    /// What costs so much or more, and what is no cheaper than what was found before.
    pub cost: Option<i64>,
}

/// Calls `each` with the best purchase of every kind at the start of month `start`: for every month
/// in which packages may run out, and for those that last.
pub(super) fn runs(
    ground: &Ground,
    shelf: &Shelf,
    start: usize,
    after: &After,
    left_out: LeftOut,
    each: &mut dyn FnMut(Run),
) {
    let (skipped, mut bar) = (left_out.units, left_out.cost);
    let end = ground.end(start);
    let (mut before, mut covered) = (0, 0);
    if ground.post_paid {
        for at in start..end {
            let month = &ground.months[at];
            let total = before + month.need;
            if month.need > 0 {
                let mut best: Option<Run> = None;
                for piece in ground.pieces(month) {
                    let Piece { lowest, highest, price, .. } = *piece;
                    let range = ((total - highest).max(before + 1), total - lowest);
                    // r = total - P: the packages' part of the fee is in what they are compared by.
                    let beside = covered + after[at + 1] + piece.fee(total);
                    if bar.is_some_and(|bar| beside + shelf.floor(price, range) >= bar) {
                        continue;
                    }
                    let Some(bought) = apart(shelf, price, range, skipped) else {
                        continue;
                    };
                    let cost = beside + bought.extra;
                    if best.is_none_or(|best| cost < best.cost) {
                        best = Some(Run { units: bought.units, cost, out: Some(at) });
                        bar = bar.map(|bar| bar.min(cost));
                    }
                }
                if let Some(best) = best {
                    each(best);
                }
            }
            before = total;
            covered += month.none;
        }
    }
    // Whatever lasts is the cheapest cover of all these months.
    let low = ground.range(start, None).0;
    let high = skipped.unwrap_or(0).max(low) + shelf.largest();
    if let Some(bought) = apart(shelf, 0, (low, high), skipped) {
        let cost = covered + after[end] + bought.extra;
        each(Run { units: bought.units, cost, out: None });
    }
}

/// The best purchase in a range, one number of units left out.
fn apart(
    shelf: &Shelf,
    price: i64,
    (low, high): (u64, u64),
    skipped: Option<u64>,
) -> Option<Bought> {
    match skipped.filter(|skipped| (low..=high).contains(skipped)) {
        None => shelf.least(price, low, high),
        Some(skipped) => {
            let below = shelf.least(price, low, skipped - 1);
            let above = shelf.least(price, skipped + 1, high);
            match (below, above) {
                (Some(below), Some(above)) if above.extra < below.extra => Some(above),
                (below, above) => below.or(above),
            }
        }
    }
}

/// The cheapest purchase at the start of a month.
pub(super) fn best_run(
    ground: &Ground,
    shelf: &Shelf,
    start: usize,
    after: &After,
    left_out: LeftOut,
) -> Option<Run> {
    let left_out = LeftOut { cost: left_out.cost.or(Some(i64::MAX)), ..left_out };
    let mut best: Option<Run> = None;
    runs(ground, shelf, start, after, left_out, &mut |run| {
        if best.is_none_or(|best| run.cost < best.cost) {
            best = Some(run);
        }
    });
    best
}

/// The cheapest purchase at the start of a month that costs less than none.
pub(super) fn cheaper(ground: &Ground, start: usize, after: &After) -> Option<Run> {
    let left_out = LeftOut { units: None, cost: Some(after[start]) };
    let run = best_run(ground, &ground.shelf, start, after, left_out);
    run.filter(|run| run.cost < after[start])
}

/// A plan with purchases at the start of any month in which nothing is left.
pub(super) struct AnyMonth {
    /// What it costs.
    pub cost: i64,
    /// Units bought at the start of each month if nothing is left then.
    pub bought: [u64; MONTHS_MAX],
    /// The next month that starts with nothing left.
    pub next: [usize; MONTHS_MAX],
}

/// The cheapest plan that buys only when nothing is left. It is the cheapest of all where no package
/// [`lapses`] before the end, except with its month.
pub(super) fn any_month(ground: &Ground) -> AnyMonth {
    let n_months = ground.months.len();
    let mut after = [0; MONTHS_MAX + 1];
    let (mut bought, mut next) = ([0; MONTHS_MAX], [n_months; MONTHS_MAX]);
    for (at, month) in ground.months.iter().enumerate().rev() {
        after[at] = after[at + 1] + month.full;
        next[at] = at + 1;
        if month.need == 0 {
            continue;
        }
        if !ground.post_paid {
            (after[at], bought[at], next[at]) = cover(ground, at, &after);
        } else if let Some(run) = cheaper(ground, at, &after) {
            (after[at], bought[at]) = (run.cost, run.units);
            next[at] = run.out.map_or(ground.end(at), |out| out + 1);
        }
    }
    AnyMonth { cost: after[0], bought, next }
}

/// Whether a package can lapse before the end and not with its month. Then it may pay to buy while
/// others are left.
pub(super) fn lapses(ground: &Ground) -> bool {
    ground.validity > 1 && ground.validity < ground.months.len()
}

/// Where every unit must be covered: the least cost from a month on, what is bought for the next
/// months, and the month after them.
fn cover(ground: &Ground, start: usize, after: &After) -> (i64, u64, usize) {
    let mut best = None;
    // Of equal ones the first is kept: the one with the fewest purchases.
    for end in (start + 1..=ground.end(start)).rev() {
        let low = ground.needed(start, end);
        if let Some(bought) = ground.shelf.least(0, low, low + ground.shelf.largest()) {
            let cost = bought.extra + after[end];
            if best.is_none_or(|(least, _, _)| cost < least) {
                best = Some((cost, bought.units, end));
            }
        }
    }
    best.unwrap_or((after[start + 1], 0, start + 1))
}
