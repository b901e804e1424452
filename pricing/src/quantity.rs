//! Every range of a quantity, declared once: the checks, the error texts, the page's fields and the
//! tests read them here.

/// Whole numbers from `min` to `max`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// Least number accepted.
    pub min: u64,
    /// Largest number accepted.
    pub max: u64,
}

impl Range {
    /// Whether `n` lies in the range.
    #[must_use]
    pub fn contains(self, n: u64) -> bool {
        self.min <= n && n <= self.max
    }
}

/// Calls, templates or prepaid units, a month or in all.
pub const UNITS: Range = Range { min: 0, max: 1_000_000_000_000_000 };
/// Months of a horizon.
pub const HORIZON_MONTHS: Range = Range { min: 1, max: 36 };
/// Services in one scenario.
pub const SERVICES: Range = Range { min: 0, max: 1_000 };
/// Packages of one size bought at once.
pub const PACKAGES: Range = Range { min: 1, max: 1_000_000 };
/// Purchases or orders of one service.
pub const ORDERS: Range = Range { min: 0, max: 1_000 };
/// Queries per second of one order.
pub const QPS: Range = Range { min: 1, max: 1_000_000 };
/// Months of one QPS order.
pub const QPS_MONTHS: Range = Range { min: 0, max: 120 };
/// Days of one QPS order.
pub const QPS_DAYS: Range = Range { min: 0, max: 3_660 };
/// Devices of one order.
pub const DEVICES: Range = Range { min: 0, max: 1_000_000_000 };
/// Seconds of one video.
pub const SECONDS: Range = Range { min: 0, max: 1_000_000_000_000 };
/// Height of a video in pixels.
pub const HEIGHT: Range = Range { min: 1, max: 100_000 };
/// Thousandths of a frame per second.
pub const FRAME_RATE_MILLI: Range = Range { min: 1, max: 10_000_000 };
