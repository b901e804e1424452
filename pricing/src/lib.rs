//! The engine.
#![deny(clippy::float_arithmetic)]
#![warn(missing_docs)]
mod book;
pub mod date;
pub mod money;
pub mod quantity;
#[cfg(feature = "load")]
pub mod read;
pub mod table;
pub use book::BOOK;
