//! Decided ambiguities, and facts that no rule needs.

use super::{Cell, LaterText, List, ProductNo, ReadingNo, ServiceNo, Text};
use crate::words::Words;

/// A place where a document can be read in two ways.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Its id, as in `R-11`.
    pub id: &'static str,
    /// Product whose document it concerns; none for all.
    pub product: Option<ProductNo>,
    /// Name of what we quote.
    pub default: &'static str,
    /// Name of the other reading; none where choosing it makes no sense.
    pub other: Option<&'static str>,
    /// What the two are called in words, where there are two: what we quote, and the other.
    pub names: Option<(LaterText, LaterText)>,
    /// Whether the visitor may choose it.
    pub kind: ReadingKind,
    /// When its footnote is shown.
    pub show: Show,
    /// What the visitor is told.
    pub footnote: Option<LaterText>,
    /// Where the document says it; what it prints there stands in the annex.
    pub place: Place,
}

/// Where a document says something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Heading of the section; empty where it is said nowhere.
    pub section: Words,
    /// Line of the document, from 1; 0 where it is said nowhere.
    pub line: u16,
}

/// What a document prints where it can be read in two ways.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The reading.
    pub reading: ReadingNo,
    /// The text as printed; several places are separated by ` ... `.
    pub printed: Words,
}

/// Whether a reading can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadingKind {
    /// Yes.
    Selectable,
    /// No: its amount is shown as advice.
    Advice,
}

/// When a footnote is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Show {
    /// With every quote of its services.
    Always,
    /// Never.
    Never,
    /// When the other reading's amount differs.
    WhenItDiffers,
    /// When the other reading's amount is lower.
    WhenCheaper,
    /// When some month has at least this many units.
    FromUnits(u64),
    /// When packages are bought or held.
    WithPackages,
    /// When calls are not served.
    OnUnserved,
    /// When units are left uncovered.
    OnUncovered,
    /// When something has no price.
    OnNotPriced,
    /// When a package size is not sold.
    OnNoSuchPack,
    /// When sales staff must be asked.
    OnContactSales,
    /// When more QPS is asked than is sold.
    OnAboveLimit,
    /// When an order is too small.
    OnBelowMinimum,
    /// When the amount depends on something not said.
    OnAmbiguous,
    /// When the peak exceeds the limit on requests at once.
    OnConcurrency,
    /// When prepaid units are left at the end.
    OnLeftover,
    /// When the vendor freezes money.
    OnHold,
}

/// What a document states and no rule needs.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// Product whose document states it.
    pub product: ProductNo,
    /// Id, unique in the product.
    pub id: &'static str,
    /// The number, date or word.
    pub value: &'static str,
    /// What it is.
    pub name: Text,
    /// Services it concerns; none for all.
    pub services: List<ServiceNo>,
    /// Where it is printed.
    pub cell: Cell,
}
