//! A slider and a number box for one quantity.

use std::sync::Arc;

use leptos::prelude::*;

use super::NumberBox;

/// A quantity on a slider with stops, and in a box that takes any number.
pub struct Quantity {
    /// The box.
    pub number: NumberBox,
    /// What the number means: spoken by the slider, shown beside the box.
    pub aid: Signal<String>,
    /// Name of the slider for those who do not see it.
    pub slider_name: Signal<String>,
    /// Last position of the slider.
    pub last: usize,
    /// Where the slider stands.
    pub position: Signal<usize>,
    /// Receives the position that the slider is moved to.
    pub slid: Arc<dyn Fn(usize) + Send + Sync>,
}

/// Draws a quantity.
pub fn quantity(of: Quantity) -> AnyView {
    let Quantity { number, aid, slider_name, last, position, slid } = of;
    let moved = move |event| {
        if let Ok(position) = event_target_value(&event).parse() {
            slid(position);
        }
    };
    view! {
        <div class="field quantity">
            <label for=number.id.clone()>{number.label}</label>
            <div class="pair">
                <input
                    type="range"
                    min="0"
                    max=last.to_string()
                    step="1"
                    data-slider=number.name.clone()
                    aria-label=slider_name
                    aria-valuetext=aid
                    prop:value=move || position.get().to_string()
                    on:input=moved
                />
                {number.input()}
            </div>
            <p class="aid" aria-hidden="true">
                {aid}
            </p>
            {number.message()}
        </div>
    }
    .into_any()
}
