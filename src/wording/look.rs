//! Sentences of the closer looks.

pub mod certificate;
pub mod curve;
pub mod elsewhere;
pub mod plan;
pub mod year;

use super::phrases::{Phrase, text};
use crate::look::Look;

pub const LOOKS: Phrase = &text("细看", "A closer look");

const NAMES: [Phrase; Look::ALL.len()] = [
    &text("最省方案", "Cheapest plan"),
    &text("逐月", "Month by month"),
    &text("价格曲线", "Price curve"),
    &text("别处的价格", "Elsewhere"),
];

/// Name of a look.
pub fn name(look: Look) -> Phrase {
    NAMES[look as usize]
}
