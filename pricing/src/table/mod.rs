//! Price tables as checked values.
//!
//! The files in `tables/` are read, checked and turned into these types when the crate is built;
//! [`crate::BOOK`] is the result. Nothing here can be wrong at run time: tiers have no gaps, the
//! open tier is last, every unit price is exact, every id resolves.

mod capability;
mod choice;
mod metered;
mod need;
mod prepaid;
mod reading;
mod tier;

pub use capability::{
    Capability, CapabilityGroup, Grade, Known, Limit, Method, Methods, Scope, ScopePackage,
};
pub use choice::{Choice, Choices, List, Ref};
pub use metered::{
    AfterPackages, Alert, Allowance, Burn, Buy, CarryOver, Concurrency, Leftover, Metered,
    PackagePrice, PackageSize, Packages, Period, PointsPerUnit, Rate, Validity,
};
pub use need::{Member, SharedNeed};
pub use prepaid::{
    BelowMinimum, ChargedPer, Combine, LicenceRate, Milli, Orders, QpsLimit, QpsRate, QpsTier,
    Rounding, VideoCell, VideoRate, VideoRow,
};
pub use reading::{Fact, Passage, Place, Reading, ReadingKind, Show};
pub use tier::{Bound, ChargeModel, Counts, Part, Tier, TierPrice};

use crate::date::Date;
use crate::money::Share;
use crate::words::Words;

/// A name in both languages of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A text in both languages of the page that nobody sees before asking for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LaterText(pub(crate) Words);

/// Where a document says something, and what it prints there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Heading of the section, row or column header, and text as printed, with a tab between two: one
    /// number in the page instead of three.
    pub(crate) words: Words,
    /// Line of the document, from 1.
    pub line: u16,
}

macro_rules! number {
    ($name:ident, $what:literal) => {
        #[doc = $what]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// Its place in the book.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}
number!(ProductNo, "A product of a [`Book`].");
number!(ServiceNo, "A service of a [`Book`].");
number!(ReadingNo, "A reading of a [`Book`].");
number!(PoolNo, "A pool of free units shared by services of a [`Book`].");

/// All that rating needs, and what a page needs to find services and to say what is known of them.
#[derive(Clone, Copy, Debug)]
pub struct Book {
    /// Products in the order of their documents.
    pub products: List<Product>,
    /// Services of all products, product by product.
    pub services: List<Service>,
    /// Readings of all products.
    pub readings: List<Reading>,
    /// Ids of the pools.
    pub pools: List<&'static str>,
    /// What is known of the services without a price.
    pub unpriced: List<Known>,
    /// What limits services without a price.
    pub limits: List<Limit>,
    /// Words that people search for, in both languages, besides the names: some for each service,
    /// in their order, with a tab between two. One text packs far better than one for each service.
    pub keywords: Words,
    /// Needs that services of several documents meet.
    pub needs: List<SharedNeed>,
}

/// What the documents say besides, which no rule needs. It stands apart from the [`Book`] so that a
/// page that does not show it does not carry it.
#[derive(Clone, Copy, Debug)]
pub struct Annex {
    /// What documents state and no rule needs.
    pub facts: List<Fact>,
    /// Billing methods of features.
    pub capabilities: List<CapabilityGroup>,
    /// What general-purpose packages cover.
    pub scopes: List<Scope>,
    /// What the documents print where they can be read in two ways.
    pub passages: List<Passage>,
}

/// What one document prices.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// Id, unique in the book.
    pub id: &'static str,
    /// Id of the vendor.
    pub vendor: &'static str,
    /// The vendor's name, if the document prints one.
    pub vendor_name: Option<&'static str>,
    /// Name of the product.
    pub name: Text,
    /// Words that people search for, in both languages, besides the names.
    pub keywords: Words,
    /// Name of the document.
    pub document: &'static str,
    /// Letter of the document in citations.
    pub letter: &'static str,
    /// When the table was last compared with the document.
    pub checked_on: Date,
    /// Share of a month's bill that the vendor freezes until the next settlement.
    pub hold: Option<(Share, Cell)>,
}

/// What is metered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A call of an interface.
    Call,
    /// A template that may exist at the same time.
    Template,
    /// A query per second.
    Qps,
    /// A device.
    Device,
    /// A second of processed video.
    Second,
}

/// A thing sold and metered.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// Product it belongs to.
    pub product: ProductNo,
    /// Id, unique in the product.
    pub id: &'static str,
    /// Name.
    pub name: Text,
    /// Name as printed; empty where it is one of the names.
    pub printed: Words,
    /// Heading under which it is listed, if any.
    pub group: Option<Text>,
    /// What is metered.
    pub unit: Unit,
    /// How it is sold.
    pub offer: Offer,
    /// Readings that concern it, in the order of their declaration.
    pub readings: List<ReadingNo>,
}

/// How a service is sold.
#[derive(Clone, Copy, Debug)]
pub enum Offer {
    /// Free units, packages and a price per unit.
    MeteredUse(Ref<Metered>),
    /// Reserved queries per second; rates by date.
    PerQps(List<QpsRate>),
    /// One payment per device; rates by date.
    Licence(List<LicenceRate>),
    /// A price per second by height and frame rate; rates by date.
    Video(List<VideoRate>),
    /// Named by the document, without a price.
    NoPrice,
}

/// A rate that applies from a date on.
pub trait Dated {
    /// First day on which the rate applies.
    fn effective_from(&self) -> Date;
}

/// The rate in force on a date: the last one that has begun. `rates` stand in order of their dates
/// and the first has none, so there is always one. An offer without any must not ask.
#[must_use]
pub fn in_force<R: Dated>(rates: &'static [R], date: Date) -> &'static R {
    let begun = rates.iter().rposition(|rate| rate.effective_from() <= date);
    &rates[begun.unwrap_or(0)]
}

impl Book {
    /// The product a number stands for.
    #[must_use]
    pub fn product(&self, product: ProductNo) -> &'static Product {
        &self.products.0[product.index()]
    }

    /// The service a number stands for.
    #[must_use]
    pub fn service(&self, service: ServiceNo) -> &'static Service {
        &self.services.0[service.index()]
    }

    /// The reading a number stands for.
    #[must_use]
    pub fn reading(&self, reading: ReadingNo) -> &'static Reading {
        &self.readings.0[reading.index()]
    }

    /// The product with an id.
    #[must_use]
    pub fn find_product(&self, id: &str) -> Option<ProductNo> {
        let index = self.products.iter().position(|product| product.id == id)?;
        Some(ProductNo(u16::try_from(index).ok()?))
    }

    /// The service with an id in a product.
    #[must_use]
    pub fn find_service(&self, product: ProductNo, id: &str) -> Option<ServiceNo> {
        self.numbered_services()
            .find(|(_, service)| service.product == product && service.id == id)
            .map(|(number, _)| number)
    }

    /// The reading with an id.
    #[must_use]
    pub fn find_reading(&self, id: &str) -> Option<ReadingNo> {
        let index = self.readings.iter().position(|reading| reading.id == id)?;
        Some(ReadingNo(u16::try_from(index).ok()?))
    }

    /// What the matrix says of a service without a price, and the line of the document.
    #[must_use]
    pub fn unpriced(&self, service: ServiceNo) -> Option<(&'static Known, u16)> {
        for known in self.unpriced.0 {
            for &(first, line, n) in known.rows.0 {
                let place = service.0.wrapping_sub(first.0);
                if place < n {
                    return Some((known, line + place));
                }
            }
        }
        None
    }

    /// Limits that concern a service.
    pub fn limits_of(&self, service: ServiceNo) -> impl Iterator<Item = &'static Limit> + use<> {
        let product = self.service(service).product;
        self.limits.0.iter().filter(move |limit| {
            let named = limit.services.is_empty() || limit.services.contains(&service);
            limit.product == product && named
        })
    }

    /// The need that a service meets, and its place there.
    #[must_use]
    pub fn need_of(&self, service: ServiceNo) -> Option<(&'static SharedNeed, &'static Member)> {
        for need in self.needs.0 {
            for member in need.members.0 {
                if member.service == service {
                    return Some((need, member));
                }
            }
        }
        None
    }

    /// Every service with its number.
    pub fn numbered_services(&self) -> impl Iterator<Item = (ServiceNo, &'static Service)> + use<> {
        (0u16..).map(ServiceNo).zip(self.services.0)
    }
}
