//! Volume and graduated tiers.
//!
//! Both walk the same bands. Let the tiers end at b₁ < b₂ < … and let the units `from` + 1 to `to`
//! be charged. *Graduated* charges each unit in the tier it falls in: tier i takes
//! min(`to`, bᵢ) − max(`from`, bᵢ₋₁). *Volume* charges them all in the tier that `to` reaches.

use crate::line::{Ledger, Line, Outcome, Reason, When};
use crate::money::{Amount, UnitPrice};
use crate::table::{ChargeModel, Choices, Part, Tier, TierPrice};

/// The units to charge: `from` + 1 to `to`. Units up to `from` fill lower tiers without charge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    pub from: u64,
    pub to: u64,
}

impl Span {
    /// `charged` units, the tier chosen on `counted`.
    pub fn new(charged: u64, counted: u64) -> Span {
        Span { from: counted - charged, to: counted }
    }

    fn units(self) -> u64 {
        self.to - self.from
    }
}

/// Calls `each` with the place of every tier that takes units, and how many. `lasts` are the
/// largest quantities of the tiers, ascending.
pub(crate) fn bands(
    model: ChargeModel,
    lasts: impl Iterator<Item = u64>,
    span: Span,
    mut each: impl FnMut(usize, u64),
) {
    let mut before = 0;
    for (tier, last) in lasts.enumerate() {
        let reached = span.to <= last;
        let units = match model {
            ChargeModel::Volume if reached => span.units(),
            ChargeModel::Volume => 0,
            ChargeModel::Graduated => span.to.min(last).saturating_sub(span.from.max(before)),
        };
        if units > 0 {
            each(tier, units);
        }
        if reached {
            return;
        }
        before = last;
    }
}

/// The first quantities of all tiers but the first, ascending.
pub(crate) fn starts(tiers: &'static [Tier], choices: Choices) -> Vec<u64> {
    let mut starts = Vec::new();
    for tier in tiers {
        starts.extend(tier.bound.under(choices).last().checked_add(1));
    }
    starts
}

/// What one unit costs in a tier, if it has a price.
pub(crate) fn one(tier: &Tier) -> Option<Amount> {
    match tier.price {
        TierPrice::Unit(price) => Some(price.one()),
        TierPrice::FreeOfCharge => Some(Amount::ZERO),
        TierPrice::AskSales | TierPrice::Unpriced => None,
    }
}

/// How many units a tier's price is printed for.
pub(crate) fn per(tier: &Tier) -> u64 {
    match tier.price {
        TierPrice::Unit(price) => price.per(),
        TierPrice::FreeOfCharge | TierPrice::AskSales | TierPrice::Unpriced => 1,
    }
}

/// What is charged, by which tiers.
#[derive(Clone, Copy)]
pub(crate) struct Charge {
    pub when: When,
    pub model: ChargeModel,
    pub part: Part,
    pub span: Span,
    pub choices: Choices,
}

/// Charges units by tiers.
pub(crate) fn charge(tiers: &'static [Tier], charge: Charge, ledger: &mut dyn Ledger) {
    let lasts = || tiers.iter().map(|tier| tier.bound.under(charge.choices).last());
    flat_fees(tiers, charge, lasts(), ledger);
    bands(charge.model, lasts(), charge.span, |place, units| {
        let tier = &tiers[place];
        let price = match tier.price {
            TierPrice::Unit(price) => price,
            TierPrice::FreeOfCharge => UnitPrice::FREE,
            TierPrice::AskSales => {
                return ledger.outcome(charge.when.month(), Outcome::ContactSales { units });
            }
            TierPrice::Unpriced => {
                return ledger.outcome(charge.when.month(), Outcome::NotPriced { units });
            }
        };
        ledger.line(Line {
            when: charge.when,
            quantity: in_blocks(units, price, charge.part),
            unit_price: price,
            reason: Reason::InTier {
                tier: number(place),
                model: charge.model,
                counted: charge.span.to,
                used: units,
            },
            cell: &tier.cell,
        });
    });
}

/// Units charged: all started blocks where a part of a block is charged as a whole.
pub(crate) fn in_blocks(units: u64, price: UnitPrice, part: Part) -> u64 {
    match part {
        Part::ProRata => units,
        Part::Started => units.div_ceil(price.per()) * price.per(),
    }
}

/// The place of a tier in a reason.
pub(crate) fn number(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

/// Flat fees: of the tier reached (volume), of every tier entered (graduated). With no units the
/// first tier's is due.
fn flat_fees(
    tiers: &'static [Tier],
    charge: Charge,
    lasts: impl Iterator<Item = u64>,
    ledger: &mut dyn Ledger,
) {
    if tiers.iter().all(|tier| tier.flat_fee == Amount::ZERO) {
        return;
    }
    for (place, (tier, last)) in tiers.iter().zip(lasts).enumerate() {
        let reached = charge.span.to <= last;
        if tier.flat_fee != Amount::ZERO && (reached || charge.model == ChargeModel::Graduated) {
            ledger.line(Line {
                when: charge.when,
                quantity: 1,
                unit_price: UnitPrice { one: tier.flat_fee, per: 1 },
                reason: Reason::FlatFee { tier: number(place) },
                cell: &tier.cell,
            });
        }
        if reached {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(model: ChargeModel, from: u64, to: u64, expected: &[(usize, u64)]) {
        let mut found = Vec::new();
        let lasts = [10, 20, u64::MAX];
        bands(model, lasts.into_iter(), Span { from, to }, |tier, units| found.push((tier, units)));
        assert_eq!(found, expected);
    }

    #[test]
    fn volume_charges_all_units_in_the_tier_reached() {
        check(ChargeModel::Volume, 0, 0, &[]);
        check(ChargeModel::Volume, 0, 10, &[(0, 10)]);
        check(ChargeModel::Volume, 0, 11, &[(1, 11)]);
        check(ChargeModel::Volume, 5, 21, &[(2, 16)]);
    }

    #[test]
    fn graduated_charges_each_unit_in_its_own_tier() {
        check(ChargeModel::Graduated, 0, 0, &[]);
        check(ChargeModel::Graduated, 0, 10, &[(0, 10)]);
        check(ChargeModel::Graduated, 0, 25, &[(0, 10), (1, 10), (2, 5)]);
        check(ChargeModel::Graduated, 12, 25, &[(1, 8), (2, 5)]);
    }
}
