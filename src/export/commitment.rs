//! Packages as the commitments of FOCUS: a package costs where it is used, and not where it is paid. What
//! is left of it costs in the last month that it serves. So the parts sum to the price, to the last digit.

use pricing::BOOK;
use pricing::line::{Line, Reason, When};
use pricing::money::{Amount, UnitPrice};
use pricing::quote::Quoted;
use pricing::table::{Choices, Offer, Packages, PointsPerUnit, Validity};

/// Packages of one size bought together; without a size, what the visitor had before.
type Bought = (Option<u64>, u8);

/// What a line has to do with packages.
pub struct Part {
    /// Which packages.
    pub bought: Bought,
    /// What they are counted in.
    pub unit: &'static str,
    /// Thousandths of a unit that are bought, used or left.
    pub thousandths: u64,
    /// What becomes of them; empty where they are bought.
    pub status: &'static str,
    /// What they cost where they are used or left.
    pub cost: Amount,
}

/// A service's lines, each with its part of a package, and then what is left of the packages.
pub fn parts(entry: &Quoted, months: u8, choices: Choices) -> Vec<(Line, Option<Part>)> {
    let packages = match &BOOK.service(entry.service).offer {
        Offer::MeteredUse(offer) => offer.packages.as_ref(),
        _ => None,
    };
    let Some(packages) = packages else {
        return entry.lines.iter().map(|line| (*line, None)).collect();
    };
    let mut parts = Vec::with_capacity(entry.lines.len());
    for line in &entry.lines {
        parts.push((*line, part(entry, line, packages)));
    }
    for line in &entry.lines {
        let is_first = |other: &&Line| bought(other) == bought(line);
        if let Reason::PackageBought { .. } = line.reason
            && entry.lines.iter().find(is_first).is_some_and(|first| core::ptr::eq(first, line))
        {
            let last = match packages.validity.under(choices) {
                Validity::Months(n) => (u16::from(line.when.month()) + n).min(months.into()) - 1,
                Validity::Permanent => u16::from(months) - 1,
            };
            settle(line, u8::try_from(last).unwrap_or(months - 1), &mut parts);
        }
    }
    parts
}

fn bought(line: &Line) -> Option<Bought> {
    match line.reason {
        Reason::PackageBought { size } => Some((Some(size), line.when.month())),
        Reason::FromPackage { size, bought } => Some((size, bought.unwrap_or(0))),
        _ => None,
    }
}

fn part(entry: &Quoted, line: &Line, packages: &Packages) -> Option<Part> {
    let bought = bought(line)?;
    let is_point = packages.points_per_unit != PointsPerUnit::ONE;
    let unit = if is_point { "Points" } else { "Calls" };
    let (thousandths, status, cost) = match line.reason {
        Reason::PackageBought { size } => (line.quantity * size * 1000, "", Amount::ZERO),
        _ => {
            let used = line.quantity * packages.points_per_unit.thousandths();
            (used, "Used", cost_of(entry, bought, used))
        }
    };
    Some(Part { bought, unit, thousandths, status, cost })
}

/// What a part of a package costs, cut off below the eighth decimal.
fn cost_of(entry: &Quoted, part_of: Bought, thousandths: u64) -> Amount {
    let is_it = |line: &&Line| line.unit_price != UnitPrice::FREE && bought(line) == Some(part_of);
    let (Some(line), (Some(size), _)) = (entry.lines.iter().find(is_it), part_of) else {
        return Amount::ZERO;
    };
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let exact = (line.unit_price.one() * thousandths).part_cut(size).part_cut(1000);
    let nearest = exact.nearest(8);
    let too_much = nearest.grains() > exact.grains();
    if too_much { nearest - Amount::parse("0.00000001").unwrap_or_default() } else { nearest }
}

/// Gives what a purchase cost and no part has yet to what is left of it, or else to its last part.
fn settle(purchase: &Line, last: u8, parts: &mut Vec<(Line, Option<Part>)>) {
    let (mut price, mut left, mut unit, mut last_used) = (Amount::ZERO, 0, "", None);
    for (place, (line, part)) in parts.iter().enumerate() {
        let Some(part) = part.as_ref().filter(|part| Some(part.bought) == bought(purchase)) else {
            continue;
        };
        (price, unit) = (price + line.amount() - part.cost, part.unit);
        if part.status.is_empty() {
            left += part.thousandths;
        } else {
            left -= part.thousandths;
            last_used = Some(place);
        }
    }
    match (left, last_used.and_then(|place| parts[place].1.as_mut())) {
        (0, Some(part)) => part.cost += price,
        _ => {
            let (Reason::PackageBought { size }, Some(bought)) =
                (purchase.reason, bought(purchase))
            else {
                return;
            };
            let line = Line {
                when: When::Used(last),
                quantity: left / 1000,
                unit_price: UnitPrice::FREE,
                reason: Reason::FromPackage { size: Some(size), bought: Some(bought.1) },
                cell: purchase.cell,
            };
            let (thousandths, cost) = (left, price);
            let part = Part { bought, unit, thousandths, status: "Unused", cost };
            parts.push((line, Some(part)));
        }
    }
}
