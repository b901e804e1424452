//! Inputs without domain words: what they say and do is handed in.

mod button;
mod number;
mod quantity;
mod segments;
mod select;

pub use button::{button, labelled_button};
pub use number::{NumberBox, described, message, stepper};
pub use quantity::{Quantity, quantity};
pub use segments::{Segment, segments};
pub use select::{Select, select};

use std::rc::Rc;

/// Something that follows signals and is read in more than one place.
pub type Shared<T> = Rc<dyn Fn() -> T>;
