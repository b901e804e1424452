//! The shipped tables as constants, written by the build script.

use crate::date::Date;
use crate::money::{Amount, Share, UnitPrice};
use crate::table::*;
use crate::table::{
    AfterPackages::*, Alert::*, BelowMinimum::*, Bound::*, Burn::*, Buy::*, CarryOver::*,
    ChargeModel::*, ChargedPer::*, Combine::*, Counts::*, Grade::*, Leftover::*, Method::*,
    Offer::*, Orders::*, PackagePrice::*, Part::*, Period::*, QpsLimit::*, ReadingKind::*,
    Rounding::*, ScopePackage::*, Show::*, TierPrice::*, Unit::*, Validity::*,
};

const SHIPPED: Book = include!(concat!(env!("OUT_DIR"), "/book.rs"));

/// Every shipped price table.
pub static BOOK: Book = SHIPPED;

/// The shipped tables without what no quote needs: facts, and the billing methods of features. A page
/// that uses this book alone does not carry the rest.
pub static PRICES: Book = Book {
    facts: List(&[]),
    capabilities: List(&[]),
    scopes: List(&[]),
    ..SHIPPED
};
