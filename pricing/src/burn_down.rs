//! Prepaid balances and the order in which they are used.
//!
//! 1. What soonest expires is used first; at equal expiry, what was bought first (R-17, A:54-57).
//!    Packages of a service have one validity, so the order is the order of purchase, and the
//!    opening balance comes before all.
//! 2. A package serves from the start of the month of purchase until its validity ends.
//! 3. A points package gives up its deduction factor for each unit, exactly.

use crate::table::{Alert, PackageSize, PointsPerUnit, Validity};

/// Packages of one size bought together, or the opening balance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lot {
    /// Which packages; none for the opening balance.
    pub size: Option<&'static PackageSize>,
    /// Month of purchase, from 0.
    pub bought: u8,
    /// Thousandths of a unit or point left.
    pub left: u64,
}

impl Lot {
    /// The opening balance, in units or points.
    pub fn opening(balance: u64) -> Lot {
        Lot { size: None, bought: 0, left: balance * 1000 }
    }

    /// `count` packages of a size.
    pub fn bought(size: &'static PackageSize, count: u64, month: u8) -> Lot {
        Lot { size: Some(size), bought: month, left: size.quantity * count * 1000 }
    }

    /// Whether it can be used in a month.
    fn serves(&self, month: u8, validity: Validity) -> bool {
        let age = u16::from(month).checked_sub(u16::from(self.bought));
        match (self.size, validity, age) {
            (_, _, None) => false,
            (Some(_), Validity::Months(months), Some(age)) => age < months,
            _ => true,
        }
    }

    /// Whole units or points left.
    pub fn whole(&self) -> u64 {
        self.left / 1000
    }

    /// Packages not yet used up, and whether the one in use is low enough for a warning.
    fn state(&self, size: &PackageSize, alert: Alert) -> (u64, bool) {
        let whole = u128::from(size.quantity) * 1000;
        let left = u128::from(self.left);
        let packages = left.div_ceil(whole);
        let in_use = left - packages.saturating_sub(1) * whole;
        let low = match alert {
            Alert::NotStated => false,
            Alert::BelowShare(share) => {
                in_use * 10_000 < whole * u128::from(share.ten_thousandths())
            }
            Alert::AtShare(share) => in_use * 10_000 <= whole * u128::from(share.ten_thousandths()),
        };
        (u64::try_from(packages).unwrap_or(u64::MAX), low && in_use > 0)
    }

    /// Takes units, and tells whether the vendor warned meanwhile: a package was used up, or the
    /// one in use became low.
    fn take(&mut self, units: u64, terms: BurnTerms) -> bool {
        let before = self.size.map(|size| self.state(size, terms.alert));
        self.left -= units * terms.points_per_unit.thousandths();
        let after = self.size.map(|size| self.state(size, terms.alert));
        match (before, after) {
            (Some((packages, low)), Some((packages_now, low_now))) => {
                terms.alert != Alert::NotStated && (packages_now < packages || low_now && !low)
            }
            _ => false,
        }
    }
}

/// How lots of a service behave.
#[derive(Clone, Copy)]
pub(crate) struct BurnTerms {
    pub validity: Validity,
    pub points_per_unit: PointsPerUnit,
    pub alert: Alert,
}

/// Units taken from one lot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burnt {
    pub units: u64,
    pub size: Option<&'static PackageSize>,
    pub bought: u8,
}

/// Balances of one service, in the order of their use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Balances {
    lots: Vec<Lot>,
}

impl Balances {
    /// Lots in the order of their use.
    pub fn new(lots: impl Iterator<Item = Lot>) -> Balances {
        let mut sorted: Vec<Lot> = Vec::new();
        for lot in lots {
            let before = |other: &Lot| {
                (other.size.is_some(), other.bought) <= (lot.size.is_some(), lot.bought)
            };
            sorted.insert(sorted.partition_point(before), lot);
        }
        Balances { lots: sorted }
    }

    /// Whether there is nothing to burn in the whole horizon.
    pub fn is_empty(&self) -> bool {
        self.lots.is_empty()
    }

    /// Lots that can be used in a month.
    pub fn serving(&self, month: u8, terms: BurnTerms) -> impl Iterator<Item = &Lot> {
        self.lots.iter().filter(move |lot| lot.serves(month, terms.validity))
    }

    /// Takes up to `wanted` units in a month and tells `each` lot's part. Answers the units taken,
    /// and whether the vendor warned that a package runs out.
    pub fn burn(
        &mut self,
        month: u8,
        wanted: u64,
        terms: BurnTerms,
        mut each: impl FnMut(Burnt),
    ) -> (u64, bool) {
        let (mut missing, mut alert) = (wanted, false);
        let factor = terms.points_per_unit.thousandths();
        for lot in self.lots.iter_mut().filter(|lot| lot.serves(month, terms.validity)) {
            let units = missing.min(lot.left / factor);
            if units > 0 {
                alert |= lot.take(units, terms);
                missing -= units;
                each(Burnt { units, size: lot.size, bought: lot.bought });
            }
        }
        (wanted - missing, alert)
    }

    /// Units or points that can still be used at the end of a month.
    pub fn left(&self, month: u8, terms: BurnTerms) -> u64 {
        self.serving(month, terms).map(Lot::whole).sum()
    }

    /// Whether anything can be used in a month.
    pub fn serve(&self, month: u8, terms: BurnTerms) -> bool {
        self.serving(month, terms).any(|lot| lot.left > 0)
    }

    /// Units or points of lots whose last month this is.
    pub fn lapsing(&self, month: u8, terms: BurnTerms) -> u64 {
        let serves = |lot: &&Lot, month| lot.serves(month, terms.validity);
        let last = self.lots.iter().filter(|lot| serves(lot, month) && !serves(lot, month + 1));
        last.map(Lot::whole).sum()
    }
}
