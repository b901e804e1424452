//! Services charged per unit used: free units, packages, post-paid.

use super::{Cell, ChargeModel, Choice, Counts, Dated, List, Part, PoolNo, ServiceNo, Tier};
use crate::date::Date;
use crate::money::{Amount, Share, UnitPrice};

/// Free units, then packages, then what the document says happens after them.
#[derive(Clone, Copy, Debug)]
pub struct Metered {
    /// Free units, by date.
    pub allowances: List<Allowance>,
    /// Prepaid packages.
    pub packages: Option<Packages>,
    /// Post-paid prices by date; empty where there is none.
    pub rates: List<Rate>,
    /// What happens when free units and packages are used up.
    pub after_packages: Choice<AfterPackages>,
    /// The service that sells QPS for this one.
    pub qps: Option<ServiceNo>,
    /// Requests at once in per-call mode.
    pub concurrency: Option<Concurrency>,
}

/// What happens to units that neither free units nor packages cover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterPackages {
    /// They are charged after use.
    ChargePostPaid,
    /// They are not served.
    StopService,
    /// The document gives no price for them.
    NotPriced,
    /// Charged at the price of one unit of the package last used.
    PackageRate,
}

/// A limit on requests at once.
#[derive(Clone, Copy, Debug)]
pub struct Concurrency {
    /// Requests at once.
    pub limit: u64,
    /// Where it is printed.
    pub cell: Cell,
}

/// How often free units are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// At the start of every month.
    EveryMonth,
    /// Once, on activation.
    Once,
}

/// What becomes of a month's unused free units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CarryOver {
    /// They lapse.
    Lapse,
    /// They serve later months.
    CarryUnused,
}

/// Free units.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Applies to units given on this date or later.
    pub effective_from: Choice<Date>,
    /// How often they are given.
    pub period: Choice<Period>,
    /// How many.
    pub quantity: Choice<u64>,
    /// What becomes of the rest.
    pub carry_over: Choice<CarryOver>,
    /// Shared with the services that name the same pool.
    pub pool: Option<PoolNo>,
    /// Where it is printed.
    pub cell: Cell,
}

/// Post-paid price from a date on.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// First day on which it applies.
    pub effective_from: Date,
    /// How units meet tiers.
    pub model: Choice<ChargeModel>,
    /// Which units choose the tier.
    pub counts: Choice<Counts>,
    /// How a started block is charged.
    pub part: Choice<Part>,
    /// Tiers in ascending order.
    pub tiers: List<Tier>,
}

impl Dated for Rate {
    fn effective_from(&self) -> Date {
        self.effective_from
    }
}

/// How long a package lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Validity {
    /// This many months from the start of the month of purchase.
    Months(u16),
    /// For ever.
    Permanent,
}

/// Whether packages are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Burn {
    /// Before anything is charged post-paid.
    BeforePostPaid,
    /// Not in a month whose fee is lower without them.
    Withheld,
}

/// Which purchases are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Buy {
    /// Those asked for.
    AsAsked,
    /// None: what the same use costs without packages.
    NoPackage,
}

/// What prepaid units left at the end of the horizon are worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leftover {
    /// Shown as a quantity.
    Kept,
    /// Credited at the price of one unit.
    Credited,
}

/// When the vendor warns that a package runs out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alert {
    /// Not stated.
    NotStated,
    /// Less than this share is left, or nothing.
    BelowShare(Share),
    /// At most this share is left.
    AtShare(Share),
}

/// Deduction factor of a points package in thousandths of a point; 1000 for other packages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PointsPerUnit(pub(crate) u64);

impl PointsPerUnit {
    /// One package unit per unit used.
    pub const ONE: PointsPerUnit = PointsPerUnit(1000);

    /// Thousandths of a point that one unit uses.
    #[must_use]
    pub fn thousandths(self) -> u64 {
        self.0
    }
}

/// Prepaid packages of a service.
#[derive(Clone, Copy, Debug)]
pub struct Packages {
    /// How long one lasts.
    pub validity: Choice<Validity>,
    /// Whether they are used first.
    pub burn: Choice<Burn>,
    /// Which are bought.
    pub buy: Choice<Buy>,
    /// What becomes of the rest.
    pub leftover: Choice<Leftover>,
    /// When the vendor warns.
    pub alert: Alert,
    /// Points that a unit uses.
    pub points_per_unit: PointsPerUnit,
    /// Sizes in ascending order.
    pub sizes: List<PackageSize>,
}

/// A size in which packages are sold.
#[derive(Clone, Copy, Debug)]
pub struct PackageSize {
    /// Units, or points.
    pub quantity: u64,
    /// What it costs.
    pub price: PackagePrice,
    /// Where it is printed.
    pub cell: Cell,
}

/// What a package costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PackagePrice {
    /// A price, and what one unit (or point) comes to.
    Sold {
        /// For the package.
        price: Amount,
        /// For one unit or point.
        one: UnitPrice,
    },
    /// A dash is printed: not sold in this size.
    NoSuchPack,
}
