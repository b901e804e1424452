//! The visible regions of the page, one file each.

pub mod bill;
pub mod bill_service;
mod burn;
mod calls;
pub mod cheapest;
mod columns;
pub mod embed;
pub mod export;
mod field;
pub mod header;
pub mod history;
pub mod horizon;
mod link;
mod lists;
mod look;
pub mod money;
mod packages;
pub mod picker;
pub mod readings;
mod scales;
pub mod service;
pub mod summary;
pub mod totals;
mod unpriced;

use pricing::BOOK;
use pricing::digits::plain;
use pricing::table::ServiceNo;

/// A service as the markup names it: `tencent-face/face-search`.
fn path(service: ServiceNo) -> String {
    let facts = BOOK.service(service);
    [BOOK.product(facts.product).id, "/", facts.id].concat()
}

/// The id of something of a service, unique in the page.
pub fn id(service: ServiceNo, name: &str) -> String {
    ["s", &plain(service.index() as u64), "-", name].concat()
}
