//! Lines of a quote: the explanation from which every total is summed.

use crate::money::{Amount, UnitPrice};
use crate::table::{Cell, ChargeModel, Milli, ServiceNo};

/// When a line is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Bought at the start of this month of the horizon, counted from 0.
    Bought(u8),
    /// For the use of this month.
    Used(u8),
}

impl When {
    /// The month, counted from 0.
    #[must_use]
    pub fn month(self) -> u8 {
        match self {
            When::Bought(month) | When::Used(month) => month,
        }
    }
}

/// Quantity × unit price = amount: one tier or one package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// When it is due.
    pub when: When,
    /// How many units are charged.
    pub quantity: u64,
    /// Price of a unit.
    pub unit_price: UnitPrice,
    /// Why the line exists.
    pub reason: Reason,
    /// Where its price is printed.
    pub cell: &'static Cell,
}

impl Line {
    /// Quantity × unit price. It is computed here and nowhere else.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.unit_price.one() * self.quantity
    }
}

/// Why a line exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Free units of the month.
    FreeMonthly,
    /// Free units given once.
    FreeOnce,
    /// Free units of a pool shared with other services.
    FreePool,
    /// Covered by prepaid packages bought in `bought`; none for the opening balance.
    FromPackage {
        /// Size of one package.
        size: Option<u64>,
        /// Month of purchase, from 0.
        bought: Option<u8>,
    },
    /// A package bought.
    PackageBought {
        /// Units or points in it.
        size: u64,
    },
    /// What is left of a package, credited (only under another reading).
    PackageCredited {
        /// Units or points in it.
        size: u64,
    },
    /// Units beyond packages, at the price of one package unit (only under another reading).
    AtPackageRate,
    /// Charged by a tier.
    InTier {
        /// Place of the tier, from 0.
        tier: u8,
        /// How units meet tiers.
        model: ChargeModel,
        /// The quantity that reached the tier.
        counted: u64,
        /// Units used, where `quantity` was raised to whole blocks.
        used: u64,
    },
    /// The flat fee of a tier.
    FlatFee {
        /// Place of the tier, from 0.
        tier: u8,
    },
    /// QPS for months.
    QpsMonths {
        /// Months charged.
        months: u64,
        /// QPS charged in this tier.
        qps: u64,
        /// Place of the tier, from 0.
        tier: u8,
        /// Service group it is for.
        group: Option<ServiceNo>,
    },
    /// QPS for days.
    QpsDays {
        /// Days charged.
        days: u64,
        /// QPS charged in this tier.
        qps: u64,
        /// Place of the tier, from 0.
        tier: u8,
        /// Service group it is for.
        group: Option<ServiceNo>,
    },
    /// Calls of a group that is billed by QPS.
    CoveredByQps,
    /// One order of devices.
    Devices {
        /// Devices ordered.
        ordered: u64,
        /// Place of the tier, from 0.
        tier: u8,
    },
    /// One video.
    Video {
        /// Seconds produced.
        seconds: u64,
        /// Height in pixels.
        height: u64,
        /// Frames per second.
        frame_rate: Milli,
    },
    /// The difference that rounding makes (only under another reading).
    RoundedAmount,
}

/// What is not a price. None of these is ever added into a total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The document gives no price.
    NotPriced {
        /// How many units.
        units: u64,
    },
    /// Units that free units and packages do not cover and that have no price.
    Uncovered {
        /// How many units.
        units: u64,
    },
    /// Units that are not served.
    Unserved {
        /// How many units.
        units: u64,
    },
    /// This size is not sold.
    NoSuchPack {
        /// Units in it.
        size: u64,
    },
    /// The vendor's sales staff quote.
    ContactSales {
        /// How many units.
        units: u64,
    },
    /// More QPS than can be bought.
    AboveLimit {
        /// Most that can be bought.
        limit: u64,
        /// What was asked.
        asked: u64,
    },
    /// A smaller order than can be placed.
    BelowMinimum {
        /// Fewest that can be bought.
        minimum: u64,
        /// What was asked.
        asked: u64,
    },
    /// The amount of all services of a pool together depends on which used it first.
    Ambiguous {
        /// Least and largest amount, where they can be bounded.
        range: Option<(Amount, Amount)>,
    },
}

impl Outcome {
    /// Whether something is missing from the total. Units that are not served cost nothing.
    #[must_use]
    pub fn leaves_total_incomplete(self) -> bool {
        !matches!(self, Outcome::Unserved { .. })
    }
}

/// What a visitor should know and no total depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// More requests at once than per-call mode allows.
    Concurrency {
        /// Requests at once.
        limit: u64,
        /// The stated peak.
        peak: u64,
    },
    /// Prepaid units (or points) left at the end of the horizon.
    Leftover {
        /// How many.
        units: u64,
    },
    /// Prepaid units (or points) that lapsed before they were used.
    Expired {
        /// How many.
        units: u64,
    },
}

/// How the units of one month were met.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MonthUse {
    /// Month of the horizon, from 0.
    pub month: u8,
    /// Units used.
    pub units: u64,
    /// Free.
    pub free: u64,
    /// From packages.
    pub from_packages: u64,
    /// Neither: charged, unserved or not priced.
    pub rest: u64,
    /// Package units or points left at the end of the month.
    pub balance: u64,
    /// Package units or points of the balance that lapse at the end of the month; none in the last
    /// month of the horizon, where they are left over.
    pub lapsed: u64,
    /// Whether the vendor warns that a package runs out.
    pub alert: bool,
}

impl MonthUse {
    /// Whether as many units were met, and in the same way, as in another month.
    pub(crate) fn alike(&self, other: &MonthUse) -> bool {
        (self.units, self.free, self.rest) == (other.units, other.free, other.rest)
    }
}

/// Receives what rating finds. One rating serves both a full quote and a bare sum.
pub(crate) trait Ledger {
    fn line(&mut self, line: Line);
    fn outcome(&mut self, month: u8, outcome: Outcome);
    fn notice(&mut self, _notice: Notice) {}
    fn month(&mut self, _used: MonthUse) {}
}

/// Only the sum, and whether anything is missing from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub amount: Amount,
    pub incomplete: bool,
    /// Units that are neither free nor prepaid and have no price.
    pub gaps: u64,
    /// Whether anything else is missing.
    pub open: bool,
}

impl Tally {
    /// The sum where it is the whole price.
    pub fn price(&self) -> Option<Amount> {
        (!self.incomplete && self.gaps == 0).then_some(self.amount)
    }
}

impl Ledger for Tally {
    fn line(&mut self, line: Line) {
        self.amount += line.amount();
    }

    fn outcome(&mut self, _month: u8, outcome: Outcome) {
        self.incomplete |= outcome.leaves_total_incomplete();
        match outcome {
            Outcome::Unserved { units } | Outcome::Uncovered { units } => self.gaps += units,
            _ => self.open = true,
        }
    }
}

/// The sum, and how each month's units were met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    pub tally: Tally,
    pub months: Vec<MonthUse>,
}

impl Ledger for Settled {
    fn line(&mut self, line: Line) {
        self.tally.line(line);
    }

    fn outcome(&mut self, month: u8, outcome: Outcome) {
        self.tally.outcome(month, outcome);
    }

    fn month(&mut self, used: MonthUse) {
        self.months.push(used);
    }
}
