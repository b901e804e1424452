//! What stands below a slider: the parts of its range, with what each costs.

use crate::dom::{El, svg};
use pricing::digits::plain;

/// A part of a slider's range.
pub struct Part {
    /// From and to, in thousandths of the slider's length.
    pub extent: (usize, usize),
    /// Its class: what kind of part it is.
    pub class: &'static str,
    /// Whether the slider stands in it.
    pub is_here: bool,
    /// What it says, where there is room.
    pub text: String,
}

/// Draws the parts. What they say is said in words elsewhere, too.
pub fn track(parts: &[Part]) -> El {
    let mut drawing = svg("svg").class("track").set("aria-hidden", "true");
    for part in parts {
        drawing = drawing.child(draw(part));
    }
    drawing
}

fn draw(part: &Part) -> El {
    let (from, to) = part.extent;
    let width = to - from;
    let bar = svg("rect").set("x", per_cent(from)).set("width", per_cent(width)).set("height", "6");
    let mut group = svg("g")
        .class(part.class)
        .set("data-here", if part.is_here { "yes" } else { "no" })
        .child(bar);
    // A sign takes some 6 pixels, and a narrow page's track is 280 long.
    if part.is_here || width > 21 * part.text.chars().count() {
        let text = svg("text").set("x", per_cent(from + width / 2)).set("y", "20");
        group = group.child(text.text(part.text.clone()));
    }
    group
}

/// Thousandths as per cent: `12.5%`.
pub fn per_cent(per_mille: usize) -> String {
    [&plain(per_mille as u64 / 10), ".", &plain(per_mille as u64 % 10), "%"].concat()
}
