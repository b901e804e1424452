//! How much an amount buys: the largest quantity whose cost stays within it.
//!
//! A larger quantity can cost less, so the largest that fits is not where a cost first passes the
//! amount. The search takes intervals of quantities from the top. An interval whose largest quantity
//! fits is done; one that can hold none is dropped; any other is halved. What an interval costs at
//! least is the cost of its smallest quantity with every fee at the lowest that any of its quantities
//! can meet: where no tier begins within it, that is the cost of the smallest quantity itself. So few
//! intervals are halved, and each at most some 50 times, however large the quantities are.

use crate::curve::{Curve, Way};
use crate::money::Amount;
use crate::plan::Plan;

/// The largest quantity whose cost stays within an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// No quantity has a price within it.
    Nothing,
    /// This one, which costs so much.
    UpTo(u64, Amount),
    /// Even the largest that can be asked.
    Everything(u64, Amount),
}

/// How much an amount buys of one entry over the horizon, on the axis of its [`Curve`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Without purchases; none for QPS and devices.
    pub post_paid: Option<Within>,
    /// With the purchases asked; of QPS and devices, in the time asked.
    pub yours: Within,
    /// With the cheapest plan of every quantity; none where no plan can be made.
    pub cheapest: Option<Within>,
    /// The plan that does it.
    pub plan: Option<Plan>,
}

/// How much an amount buys of one entry. None where a reading makes more use free a month from its
/// packages, or lift its tier by free units kept from earlier months, and where nothing has a price.
#[must_use]
pub fn of(curve: &mut Curve<'_>, amount: Amount) -> Option<Budget> {
    let most = curve.searchable()?;
    let mut within = |way| largest(curve, way, (most, amount));
    let (post_paid, yours, start) =
        (within(Way::PostPaid), within(Way::Yours), within(Way::Planned));
    let (post_paid, yours) = (curve.has(Way::PostPaid).then_some(post_paid), yours);
    let mut budget = Budget { post_paid, yours, cheapest: None, plan: None };
    if curve.has(Way::Planned) {
        // What is asked, with packages bought later, can do better than the start.
        let best = if reaches(yours) > reaches(start) { yours } else { start };
        budget.cheapest = Some(best);
        if let Within::UpTo(quantity, cost) | Within::Everything(quantity, cost) = best {
            let plan = curve.plan(quantity);
            let cost = plan.as_ref().map_or(cost, |plan| plan.cost.min(cost));
            budget.cheapest = Some(match best {
                Within::Everything(..) => Within::Everything(quantity, cost),
                _ => Within::UpTo(quantity, cost),
            });
            budget.plan = plan;
        }
    }
    Some(budget)
}

/// The quantity reached; none comes before all.
fn reaches(within: Within) -> Option<u64> {
    match within {
        Within::Nothing => None,
        Within::UpTo(quantity, _) | Within::Everything(quantity, _) => Some(quantity),
    }
}

/// The largest quantity that costs an amount or less in one way.
fn largest(curve: &mut Curve<'_>, way: Way, (most, amount): (u64, Amount)) -> Within {
    let mut open = vec![(curve.fewest(), most)];
    while let Some((low, high)) = open.pop() {
        if let Some(cost) = curve.cost(way, high).filter(|cost| *cost <= amount) {
            return match high == most {
                true => Within::Everything(high, cost),
                false => Within::UpTo(high, cost),
            };
        }
        let Some(high) = high.checked_sub(1).filter(|high| *high >= low) else { continue };
        // None: nothing in the interval has a price.
        if curve.floor(way, low, high).is_some_and(|floor| floor <= amount) {
            let middle = low + (high - low) / 2;
            open.push((low, middle));
            if middle < high {
                open.push((middle + 1, high));
            }
        }
    }
    Within::Nothing
}
