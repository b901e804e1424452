//! The visible regions of the page, one file each.

pub mod bill;
pub mod bill_service;
mod calls;
mod field;
pub mod header;
pub mod horizon;
mod lists;
mod packages;
pub mod picker;
pub mod readings;
pub mod service;
pub mod totals;
