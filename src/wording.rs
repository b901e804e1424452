//! Every sentence of the page, in Chinese and in English, and the formats of numbers, money and dates.
//!
//! A sentence is a [`Text`], which has both languages: one that lacks a translation does not compile.
//! The panels hold no text of their own.

mod bill;
pub mod cheapest;
pub mod embed;
pub mod export;
mod field;
mod format;
pub mod history;
mod insight;
mod language;
mod line;
pub mod link;
pub mod look;
pub mod phrases;
pub mod picker;
mod problem;
mod reading;
mod scale;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;
mod total;
mod units;

pub use bill::{per_cent, percent, row, row_arithmetic, share_name};
pub use cheapest::difference;
pub use field::{aid, label, package_size};
pub use format::{clock, count, day, exact, milli, money, rate, yuan};
pub use insight::{insight, instead};
pub use language::Language;
pub use line::{arithmetic, citation, month_span, notice, outcome, reason, unit, video_length};
pub use problem::{amount_problem, horizon_problem, problem};
pub use reading::{footnote, other_amount, reading_label};
pub use scale::{
    burn, change, from_date, month_or_days, up_to_frame_rate, up_to_height, zone, zone_price,
    zone_range,
};
pub use total::{hold, incomplete, parts_of_total, status, total_label};
pub use units::{Counted, counted};
