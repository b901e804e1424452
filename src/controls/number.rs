//! A number box, alone or between two buttons, and the message below it.

use leptos::prelude::*;

/// A box that takes a number as text.
#[derive(Clone)]
pub struct NumberBox {
    /// Unique in the page.
    pub id: String,
    /// Name in the markup.
    pub name: String,
    /// What it is.
    pub label: Signal<String>,
    /// What was typed.
    pub text: Signal<String>,
    /// What is wrong with it.
    pub problem: Signal<Option<String>>,
    /// Receives what is typed.
    pub typed: Callback<String>,
}

impl NumberBox {
    /// The input element.
    pub fn input(&self) -> AnyView {
        let NumberBox { id, name, text, problem, typed, .. } = self.clone();
        let message_id = format!("{id}-problem");
        let described = move || problem.with(Option::is_some).then(|| message_id.clone());
        view! {
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                id=id
                data-field=name
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                aria-describedby=described
                prop:value=text
                on:input=move |event| typed.run(event_target_value(&event))
            />
        }
        .into_any()
    }

    /// The message below it.
    pub fn message(&self) -> AnyView {
        message(&self.id, &self.name, self.problem)
    }
}

/// What is wrong at a field; nothing while nothing is.
pub fn message(id: &str, name: &str, problem: Signal<Option<String>>) -> AnyView {
    let (id, name) = (format!("{id}-problem"), name.to_owned());
    let shown = move || {
        let (id, name) = (id.clone(), name.clone());
        problem.get().map(|text| {
            view! {
                <p class="problem" id=id data-problem=name>
                    {text}
                </p>
            }
        })
    };
    shown.into_any()
}

/// A number box between a button for one less and one for one more.
pub fn stepper(
    number: NumberBox,
    (less, more): (Signal<String>, Signal<String>),
    step: Callback<i64>,
) -> AnyView {
    view! {
        <div class="field">
            <label for=number.id.clone()>{number.label}</label>
            <span class="stepper">
                {super::labelled_button("step", "−", less, move || step.run(-1))}
                {number.input()}
                {super::labelled_button("step", "+", more, move || step.run(1))}
            </span>
            {number.message()}
        </div>
    }
    .into_any()
}
