//! A slider and a number box for one quantity.

use std::rc::Rc;

use super::{NumberBox, Shared};
use crate::dom::{El, div, el};

/// A quantity on a slider with stops, and in a box that takes any number.
pub struct Quantity {
    /// The box.
    pub number: NumberBox,
    /// What the number means: spoken by the slider, shown beside the box.
    pub aid: Shared<String>,
    /// Name of the slider for those who do not see it.
    pub slider_name: Shared<String>,
    /// Last position of the slider.
    pub last: usize,
    /// Where the slider stands.
    pub position: Shared<usize>,
    /// Receives the position that the slider is moved to.
    pub slid: Rc<dyn Fn(usize)>,
}

/// Draws a quantity.
pub fn quantity(of: Quantity) -> El {
    let Quantity { number, aid, slider_name, last, position, slid } = of;
    let spoken = aid.clone();
    let slider = el("input")
        .set("type", "range")
        .set("min", "0")
        .set("max", last.to_string())
        .set("step", "1")
        .set("data-slider", number.name.clone())
        .live("aria-label", move || Some(slider_name()))
        .live("aria-valuetext", move || Some(spoken()))
        .value(move || position().to_string())
        .on_input(move |text| {
            if let Ok(position) = text.parse() {
                slid(position);
            }
        });
    div("field quantity").children([
        number.label(),
        div("pair").children([slider, number.input()]),
        el("p").class("aid").set("aria-hidden", "true").live_text(move || aid()),
        number.message(),
    ])
}
