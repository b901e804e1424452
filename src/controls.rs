//! Inputs without domain words: what they say and do is handed in.

mod button;
mod number;
mod quantity;
mod segments;
mod select;
mod track;

pub use button::{button, labelled_button};
pub use number::{NumberBox, described, message, stepper};
pub use quantity::{Quantity, quantity};
pub use segments::{Segment, segments, yes_or_no};
pub use select::{Select, select};
pub use track::{Part, per_cent, track};
