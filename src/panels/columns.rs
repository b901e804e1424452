//! Columns of months, drawn to scale.

use pricing::digits::plain;

use crate::controls::per_cent;
use crate::dom::{El, svg};

/// Place of a month among others.
pub struct Column {
    /// From 0.
    pub place: usize,
    /// How many there are.
    pub of: usize,
}

impl Column {
    /// A bar for a part of `whole`, which stands on `below` pixels of other bars.
    pub fn bar(&self, class: &'static str, part: u64, whole: u64, height: u64, below: u64) -> El {
        let tall = scaled(part, whole, height);
        let width = 1000 / self.of;
        svg("rect")
            .class(class)
            .set("x", per_cent(self.place * 1000 / self.of + width / 10))
            .set("width", per_cent(width - width / 5))
            .set("y", plain(height.saturating_sub(tall + below)))
            .set("height", plain(tall))
    }

    /// Bars on one another, each for a part of `whole`.
    pub fn stack(&self, parts: &[(&'static str, u64)], whole: u64, height: u64) -> El {
        let mut group = svg("g");
        let mut below = 0;
        for (class, part) in parts {
            let tall = scaled(*part, whole, height).min(height - below);
            group = group.child(self.bar(class, tall, height, height, below));
            below += tall;
        }
        group
    }

    /// A text above the month's middle.
    pub fn text(&self, class: &'static str, y: &'static str, text: String) -> El {
        let middle = (2 * self.place + 1) * 500 / self.of;
        svg("text").class(class).set("x", per_cent(middle)).set("y", y).text(text)
    }
}

/// Pixels of a part; something is never nothing.
fn scaled(part: u64, whole: u64, height: u64) -> u64 {
    if part == 0 || whole == 0 {
        return 0;
    }
    let exact = u128::from(part) * u128::from(height) / u128::from(whole);
    u64::try_from(exact).unwrap_or(height).max(1)
}
