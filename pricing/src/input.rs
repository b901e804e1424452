//! Unchecked input, and its check.

mod check;

use core::fmt;

use crate::date::Date;
use crate::digits;
use crate::quantity::Range;
use crate::table::Milli;

/// A scenario before it is checked: any numbers, any ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// First day of the horizon.
    pub date: Date,
    /// Months of the horizon.
    pub months: u64,
    /// Readings by id, and the name of the reading chosen for each.
    pub readings: Vec<(String, String)>,
    /// The services.
    pub services: Vec<ServiceInput>,
}

/// What is needed of one service. Fields that its kind does not use must be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceInput {
    /// Product id.
    pub product: String,
    /// Service id.
    pub service: String,
    /// Calls a month.
    pub calls: Option<Series>,
    /// Templates needed at most.
    pub templates: Option<u64>,
    /// How the group is billed; by the call where nothing is stated.
    pub billing: Option<Billing>,
    /// Orders of QPS.
    pub orders: Vec<QpsOrderInput>,
    /// Devices, each number one order.
    pub devices: Vec<u64>,
    /// Videos a month.
    pub videos: Vec<VideoInput>,
    /// Packages bought.
    pub packages: Vec<PackageInput>,
    /// Prepaid units or points at the start.
    pub balance: Option<u64>,
    /// What is left of a one-off free quota.
    pub free_left: Option<u64>,
    /// Calls a month taken from a shared free pool.
    pub pool_calls: Option<u64>,
    /// Most requests at once.
    pub peak_qps: Option<u64>,
}

/// A number for every month, or one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Series {
    /// The same every month.
    Flat(u64),
    /// One for each month of the horizon.
    Monthly(Vec<u64>),
}

/// How a service group is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// By the call.
    Calls,
    /// By reserved QPS.
    Qps,
}

/// An order of QPS.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct QpsOrderInput {
    /// Queries per second.
    pub qps: u64,
    /// Months.
    pub months: u64,
    /// Days.
    pub days: u64,
    /// Month of the horizon in which it is bought, from 1.
    pub month: u64,
    /// Id of the service group it is for.
    pub group: Option<String>,
}

/// Videos of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoInput {
    /// Seconds a month.
    pub seconds: u64,
    /// Height in pixels.
    pub height: u64,
    /// Frames per second.
    pub frame_rate: Milli,
}

/// Packages of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageInput {
    /// Units or points in one.
    pub size: u64,
    /// How many.
    pub count: u64,
    /// Month of the horizon in which they are bought, from 1.
    pub month: u64,
}

/// What is wrong with an input, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the value in the public JSON form, as in `services[0].packages[1].count`.
    pub path: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No product has this id.
    UnknownProduct,
    /// The product has no service with this id.
    UnknownService,
    /// No reading has this id.
    UnknownReading,
    /// The reading has no such option, or none that can be chosen.
    UnknownOption {
        /// What may be written.
        options: Vec<&'static str>,
    },
    /// The service stands in the scenario already.
    DuplicateService,
    /// The reading is chosen already.
    DuplicateReading,
    /// Outside its range.
    OutOfRange(Range),
    /// Too many or too few entries.
    WrongLength {
        /// How many there must be.
        expected: u64,
    },
    /// The service needs it.
    Missing,
    /// The service has no use for it.
    NotForThisService,
    /// No package of this size is listed.
    UnknownPackage {
        /// Sizes that are.
        sizes: Vec<u64>,
    },
    /// More prepaid units in one purchase than can be kept.
    TooManyUnits,
    /// Neither months nor days.
    NoTime,
    /// Fewer days than can be bought.
    TooFewDays {
        /// Fewest.
        minimum: u64,
    },
}

/// For developers; the page has its own words.
impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProblemKind::UnknownProduct => f.write_str("no product has this id"),
            ProblemKind::UnknownService => f.write_str("the product has no service with this id"),
            ProblemKind::UnknownReading => f.write_str("no reading has this id"),
            ProblemKind::UnknownOption { options } if options.is_empty() => {
                f.write_str("this reading cannot be chosen")
            }
            ProblemKind::UnknownOption { options } => {
                one_of(f, options.iter().map(|option| ["\"", option, "\""].concat()))
            }
            ProblemKind::DuplicateService => {
                f.write_str("the service stands here already; give all its needs in one entry")
            }
            ProblemKind::DuplicateReading => f.write_str("the reading is chosen already"),
            ProblemKind::OutOfRange(range) => {
                write!(f, "use a whole number from {} to {}", range.min, range.max)
            }
            ProblemKind::WrongLength { expected } => write!(f, "give {expected} numbers"),
            ProblemKind::Missing => f.write_str("missing"),
            ProblemKind::NotForThisService => f.write_str("the service has no use for it"),
            ProblemKind::UnknownPackage { sizes } => {
                one_of(f, sizes.iter().map(|size| digits::plain(*size)))
            }
            ProblemKind::TooManyUnits => f.write_str("more prepaid units than can be kept"),
            ProblemKind::NoTime => f.write_str("give months or days"),
            ProblemKind::TooFewDays { minimum } => write!(f, "order at least {minimum} days"),
        }
    }
}

/// What may be written. Not as `Debug` writes it: programs for browsers are built without that.
fn one_of(f: &mut fmt::Formatter<'_>, options: impl Iterator<Item = String>) -> fmt::Result {
    write!(f, "use one of [{}]", options.collect::<Vec<_>>().join(", "))
}
