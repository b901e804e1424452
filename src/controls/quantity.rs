//! A slider and a number box for one quantity.

use super::NumberBox;
use crate::action::Action;
use crate::dom::{El, classed, div, el};
use pricing::digits::plain;

/// A quantity on a slider with stops, and in a box that takes any number.
pub struct Quantity {
    /// The box.
    pub number: NumberBox,
    /// What the number means: spoken by the slider, shown below the box.
    pub aid: String,
    /// Name of the slider for those who do not see it.
    pub slider_name: String,
    /// Last position of the slider.
    pub last: usize,
    /// Where the slider stands.
    pub position: usize,
    /// What stands below the slider.
    pub track: Option<El>,
    /// Receives the position that the slider is moved to.
    pub slid: Action,
}

/// Draws a quantity.
pub fn quantity(of: Quantity) -> El {
    let Quantity { number, aid, slider_name, last, position, track, slid } = of;
    let slider = el("input")
        .set("type", "range")
        .set("min", "0")
        .set("max", plain(last as u64))
        .set("step", "1")
        .set("data-slider", number.name.clone())
        .set("aria-label", slider_name)
        .set("aria-valuetext", aid.clone())
        .value(plain(position as u64))
        .on_input(slid);
    let head = div("quantity-head")
        .child(number.label())
        .child(classed("p", "aid").set("aria-hidden", "true").text(aid))
        .child(number.input());
    let mut slide = div("slide").child(slider);
    if let Some(track) = track {
        slide = slide.child(track);
    }
    div("field quantity").child(head).child(slide).child(number.message())
}
