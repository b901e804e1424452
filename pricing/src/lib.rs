//! Exact rating of cloud vision API price tables.
//!
//! One whole quote, before any detail:
//!
//! ```
//! use pricing::date::Date;
//! use pricing::input::{Input, Series, ServiceInput};
//! use pricing::{BOOK, Quote, Scenario};
//!
//! let search = ServiceInput {
//!     product: "tencent-face".to_owned(),
//!     service: "facial-landmarks".to_owned(),
//!     calls: Some(Series::Flat(1_000_000)),
//!     ..ServiceInput::default()
//! };
//! let date = Date::new(2026, 11, 21).expect("a day");
//! let input = Input { date, months: 1, readings: Vec::new(), services: vec![search] };
//! let scenario = Scenario::check(&BOOK, &input).expect("no problems");
//! let quote = Quote::of(&BOOK, &scenario);
//!
//! // (1,000,000 - 10,000) x 0.002 = 1,980 (F:158)
//! let [free, paid] = quote.entries[0].lines[..] else { panic!("two lines") };
//! assert_eq!((free.quantity, free.amount().to_string().as_str()), (10_000, "0"));
//! assert_eq!((paid.quantity, paid.amount().to_string().as_str()), (990_000, "1980"));
//! assert_eq!(paid.cell.printed(), "0.002元/次");
//! assert_eq!(quote.totals().horizon().to_string(), "1980");
//! ```
//!
//! The engine has no clock, no input or output, no floats and no words for visitors: it answers with
//! numbers, variants and the printed cells of the documents. `README.md` beside this crate has the
//! public JSON form and the order of settlement.

#![deny(clippy::float_arithmetic)]
#![warn(missing_docs)]

pub mod date;
pub mod digits;
pub mod money;
pub mod quantity;
pub mod words;

#[cfg(feature = "load")]
pub mod read;
pub mod table;

mod book;

pub mod line;

pub mod model;

mod allowance;
pub mod budget;
mod burn_down;
pub mod compare;
pub mod curve;
mod footnote;
pub mod input;
#[cfg(feature = "json")]
pub mod json;
pub mod notch;
pub mod plan;
mod pool;
pub mod quote;
mod rate;
pub mod scenario;
mod settle;

#[cfg(feature = "words")]
pub use book::ANNEX;
pub use book::BOOK;
pub use footnote::Footnote;
pub use quote::Quote;
pub use scenario::Scenario;
