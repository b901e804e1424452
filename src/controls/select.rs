//! A list to choose one from.

use leptos::prelude::*;

/// What may be chosen: the value in the markup, and its text.
pub type Choice = (String, Signal<String>);

/// Draws a select with its label.
pub fn select(
    id: String,
    label: Signal<String>,
    choices: Vec<Choice>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let option = |(value, text): Choice| {
        let own = value.clone();
        view! {
            <option value=value selected=move || chosen.with(|chosen| *chosen == own)>
                {text}
            </option>
        }
    };
    let options: Vec<_> = choices.into_iter().map(option).collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                prop:value=chosen
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}
