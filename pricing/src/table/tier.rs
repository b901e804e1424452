//! Tiers, and the ways a quantity is charged by them.

use super::{Cell, Choice};
use crate::money::{Amount, UnitPrice};

/// How a quantity meets its tiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChargeModel {
    /// All units at the price of the tier reached (阶梯到达).
    Volume,
    /// Each unit at the price of its own tier.
    Graduated,
}

/// Which units choose the tier of a volume price.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counts {
    /// Those left after free units and packages.
    PostPaid,
    /// Those not covered by packages.
    FreeAndPostPaid,
    /// Every unit of the month.
    AllUnits,
}

/// How a part of the units that a price is printed for is charged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// In proportion.
    ProRata,
    /// As a whole.
    Started,
}

/// The upper bound of a tier, as printed. The lower bound is the tier before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// Up to and including.
    UpTo(u64),
    /// Up to and excluding.
    Below(u64),
    /// None: the last tier.
    Open,
}

impl Bound {
    /// The largest whole quantity in the tier.
    #[must_use]
    pub fn last(self) -> u64 {
        match self {
            Bound::UpTo(n) => n,
            Bound::Below(n) => n - 1,
            Bound::Open => u64::MAX,
        }
    }
}

/// What a unit in a tier costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TierPrice {
    /// A price.
    Unit(UnitPrice),
    /// 免费 is printed.
    FreeOfCharge,
    /// The vendor's sales staff quote (联系商务).
    AskSales,
    /// The document gives no price.
    Unpriced,
}

/// A band of quantities with one price.
#[derive(Clone, Copy, Debug)]
pub struct Tier {
    /// Where it ends.
    pub bound: Choice<Bound>,
    /// What a unit costs.
    pub price: TierPrice,
    /// Due once where the tier applies: when it is reached (volume) or entered (graduated).
    pub flat_fee: Amount,
    /// Where it is printed.
    pub cell: Cell,
}
