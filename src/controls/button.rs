//! Buttons.

use leptos::prelude::*;

/// A button with a visible text.
pub fn button(
    class: &'static str,
    text: Signal<String>,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| press()>
            {text}
        </button>
    }
}

/// A button that shows a sign and is named by a text.
pub fn labelled_button(
    class: &'static str,
    sign: &'static str,
    name: Signal<String>,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class=class title=name aria-label=name on:click=move |_| press()>
            {sign}
        </button>
    }
}
