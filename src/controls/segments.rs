//! A few buttons of which one is pressed.

use leptos::prelude::*;

/// A choice: its name in the markup, its text, whether it is the present one, and what it does.
pub struct Segment {
    /// Name in the markup.
    pub name: &'static str,
    /// Its text.
    pub text: Signal<&'static str>,
    /// Whether it is the present one.
    pub pressed: Signal<bool>,
    /// Chooses it.
    pub choose: Callback<()>,
}

/// Draws the choices side by side.
pub fn segments(label: Signal<&'static str>, choices: [Segment; 2]) -> AnyView {
    let one = |Segment { name, text, pressed, choose }| {
        view! {
            <button
                type="button"
                data-choice=name
                aria-pressed=move || if pressed.get() { "true" } else { "false" }
                on:click=move |_| choose.run(())
            >
                {text}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=label>
            {choices.map(one).into_iter().collect_view()}
        </div>
    }
    .into_any()
}
