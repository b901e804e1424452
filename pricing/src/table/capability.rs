//! Which billing methods a document offers for which feature, as far as it can be known.

use super::{List, ProductNo, ServiceNo, Text};
use crate::words::Words;

/// How sure a statement is. Only the first two are shown as facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// Follows from the document.
    Certain,
    /// Inferred from several places.
    Strong,
    /// Inferred from one place.
    Medium,
    /// A guess.
    Weak,
    /// Nothing is known.
    Unknown,
}

/// Whether a billing method is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Yes.
    Supported(Grade),
    /// No.
    NotSupported(Grade),
    /// Replaced by the general-purpose package.
    Upgraded(Grade),
    /// The document no longer shows.
    Undetermined(Grade),
}

/// Whether each of the four billing methods is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Methods {
    /// Charged after use.
    pub pay_as_you_go: Method,
    /// Package for one feature.
    pub single_category_package: Method,
    /// Package for many features.
    pub general_purpose_package: Method,
    /// Reserved QPS.
    pub prepaid_qps: Method,
}

impl Methods {
    /// All four, in the order of the matrix.
    #[must_use]
    pub fn all(&self) -> [Method; 4] {
        [
            self.pay_as_you_go,
            self.single_category_package,
            self.general_purpose_package,
            self.prepaid_qps,
        ]
    }
}

/// What a page shows of features without a price, of all groups with the same methods.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The row's cells from left to right, as printed, joined by bars; empty where every method can
    /// be determined.
    pub printed: Words,
    /// The billing methods.
    pub methods: Methods,
    /// The services that stand for the features, in runs: the first, its line of the document, and
    /// how many follow line by line, with itself.
    pub rows: List<(ServiceNo, u16, u16)>,
}

/// A limit that a document states for services without a price.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Product whose document states it.
    pub product: ProductNo,
    /// What it is.
    pub name: Text,
    /// The number.
    pub value: &'static str,
    /// Line of the document.
    pub line: u16,
    /// Services that it concerns; empty for every service of the product.
    pub services: List<ServiceNo>,
}

/// Features whose row of the matrix prints the same cells.
#[derive(Clone, Copy, Debug)]
pub struct CapabilityGroup {
    /// Product whose document prints the matrix.
    pub product: ProductNo,
    /// Heading.
    pub category: Text,
    /// The row's cells from left to right, as printed, joined by bars; empty where all are blank.
    pub printed: Words,
    /// The billing methods.
    pub methods: Methods,
    /// The features.
    pub rows: List<Capability>,
}

/// One feature.
#[derive(Clone, Copy, Debug)]
pub struct Capability {
    /// The service that stands for it; one without a price unless the document prices the feature.
    pub service: ServiceNo,
    /// Name as printed.
    pub name: Text,
    /// Names under which the scope lists know it.
    pub scope: List<&'static str>,
    /// Line of the document.
    pub line: u16,
}

/// A general-purpose package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScopePackage {
    /// Calls on images.
    ImagePackage,
    /// Minutes of video.
    VideoPackage,
}

/// What a general-purpose package covers.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// Product whose document prints it.
    pub product: ProductNo,
    /// Heading.
    pub category: Text,
    /// Package it is assigned to.
    pub package: ScopePackage,
    /// How sure the assignment is.
    pub grade: Grade,
    /// Names of the features as printed.
    pub names: List<&'static str>,
    /// Line of the document.
    pub line: u16,
}
