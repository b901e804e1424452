//! Services charged by what is reserved, licensed or produced: QPS, devices, video.

use super::tier::Bound;
use super::{Cell, ChargeModel, Choice, Dated, List, Part, Tier};
use crate::date::Date;
use crate::digits::decimal;
use crate::money::{Amount, UnitPrice};
use crate::words::Words;

/// Price of reserved queries per second from a date on.
#[derive(Clone, Copy, Debug)]
pub struct QpsRate {
    /// First day on which it applies.
    pub effective_from: Date,
    /// How the quota meets its tiers.
    pub model: Choice<ChargeModel>,
    /// Whether a printed price is for each QPS.
    pub charged_per: Choice<ChargedPer>,
    /// How months and days of one order add up.
    pub combine: Choice<Combine>,
    /// Most that can be bought.
    pub limit: Choice<QpsLimit>,
    /// Where the limit is printed.
    pub limit_cell: Cell,
    /// Least number of days, where days are bought.
    pub days_min: u64,
    /// Tiers in ascending order.
    pub tiers: List<QpsTier>,
}

impl Dated for QpsRate {
    fn effective_from(&self) -> Date {
        self.effective_from
    }
}

/// What a printed QPS price is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChargedPer {
    /// Each QPS.
    EachQps,
    /// The whole order.
    WholeOrder,
}

/// How months and days of one order add up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Combine {
    /// Months at the monthly price plus days at the daily price.
    SumOfBoth,
    /// The days are replaced by one month where that is cheaper.
    MonthIfCheaper,
    /// Any days count as one more month.
    WholeMonths,
}

/// Most QPS that can be bought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QpsLimit {
    /// This many for one service group.
    AtMost(u64),
    /// Not limited.
    Unlimited,
}

/// A band of QPS with its two prices.
#[derive(Clone, Copy, Debug)]
pub struct QpsTier {
    /// Where it ends.
    pub bound: Choice<Bound>,
    /// For a month.
    pub per_month: Amount,
    /// Where that is printed.
    pub month_cell: Cell,
    /// For a day.
    pub per_day: Amount,
    /// Where that is printed.
    pub day_cell: Cell,
}

/// Price of a device licence from a date on.
#[derive(Clone, Copy, Debug)]
pub struct LicenceRate {
    /// First day on which it applies.
    pub effective_from: Date,
    /// How an order meets its tiers.
    pub model: Choice<ChargeModel>,
    /// Fewest devices of an order.
    pub minimum: u64,
    /// What happens to a smaller order.
    pub below_minimum: Choice<BelowMinimum>,
    /// Whether orders share a tier.
    pub orders: Choice<Orders>,
    /// Tiers in ascending order.
    pub tiers: List<Tier>,
}

impl Dated for LicenceRate {
    fn effective_from(&self) -> Date {
        self.effective_from
    }
}

/// What happens to an order below the minimum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BelowMinimum {
    /// It cannot be placed.
    Refuse,
    /// It is charged as the minimum.
    ChargeMinimum,
}

/// Whether several orders are one quantity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orders {
    /// Each order has its own tier.
    EachAlone,
    /// They share one.
    Together,
}

/// Thousandths: 29.97 frames per second is 29,970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Milli(pub(crate) u64);

impl Milli {
    /// From thousandths.
    #[must_use]
    pub fn from_thousandths(n: u64) -> Milli {
        Milli(n)
    }

    /// Thousandths.
    #[must_use]
    pub fn thousandths(self) -> u64 {
        self.0
    }
}

/// As a decimal without needless zeros: `29.97`.
impl core::fmt::Display for Milli {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let text = decimal(self.0.into(), 3);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// Price of produced video from a date on.
#[derive(Clone, Copy, Debug)]
pub struct VideoRate {
    /// First day on which it applies.
    pub effective_from: Date,
    /// How a started block of seconds is charged.
    pub part: Choice<Part>,
    /// How the amount of a video is rounded.
    pub rounding: Choice<Rounding>,
    /// Rows by height, ascending.
    pub rows: List<VideoRow>,
}

impl Dated for VideoRate {
    fn effective_from(&self) -> Date {
        self.effective_from
    }
}

/// How an amount is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// Not at all.
    Exact,
    /// To one decimal, half up.
    Tenth,
}

/// Heights with the same prices.
#[derive(Clone, Copy, Debug)]
pub struct VideoRow {
    /// Greatest height in pixels, included.
    pub height_max: u64,
    /// As printed.
    pub bound: Words,
    /// Cells by frame rate, ascending.
    pub cells: List<VideoCell>,
}

/// Frame rates with the same price.
#[derive(Clone, Copy, Debug)]
pub struct VideoCell {
    /// Greatest frame rate, included.
    pub frame_rate_max: Milli,
    /// Price of a second, and how many seconds it is printed for.
    pub price: UnitPrice,
    /// Where it is printed.
    pub cell: Cell,
}
