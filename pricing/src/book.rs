//! The shipped tables as constants, written by the build script.

use crate::date::Date;
use crate::money::{Amount, Share, UnitPrice};
use crate::table::*;
use crate::table::{
    AfterPackages::*, Alert::*, BelowMinimum::*, Bound::*, Burn::*, Buy::*, CarryOver::*,
    ChargeModel::*, ChargedPer::*, Combine::*, Counts::*, Grade::*, Leftover::*, Method::*,
    Offer::*, Orders::*, PackagePrice::*, Part::*, Period::*, QpsLimit::*, ReadingKind::*,
    Rounding::*, Show::*, TierPrice::*, Unit::*, Validity::*,
};
use crate::words::Words;

#[cfg(feature = "words")]
use crate::table::ScopePackage::*;

/// Every shipped price table.
pub static BOOK: Book = include!(concat!(env!("OUT_DIR"), "/book.rs"));

/// What the documents of the shipped tables say besides.
#[cfg(feature = "words")]
pub static ANNEX: Annex = include!(concat!(env!("OUT_DIR"), "/annex.rs"));
