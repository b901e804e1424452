//! A field of a service's form as a control.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::table::{Milli, Text};

use crate::controls::{NumberBox, Quantity, quantity, stepper};
use crate::dom::El;
use crate::form::{Field, duration, position, stops, thousandths, whole};
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A field's number box.
fn number_box(state: State, row: Row, field: Field) -> NumberBox {
    let name = row.form.with_untracked(|form| form.field_name(field));
    let language = state.language;
    NumberBox {
        id: format!("s{}-{name}", row.service.index()),
        name,
        label: Rc::new(move || row.form.with(|form| wording::label(language.get(), form, field))),
        text: Rc::new(move || row.form.with(|form| form.text(field).to_owned())),
        problem: Rc::new(move || {
            let problem = row.problem(field)?;
            Some(wording::problem(language.get(), field, problem.reason))
        }),
        typed: Rc::new(move |text| row.set(field, text)),
    }
}

/// A field with slider and box.
pub fn slider(state: State, row: Row, field: Field) -> El {
    let stops: Rc<[u64]> = row.form.with_untracked(|form| stops(form, field)).into();
    let number = number_box(state, row, field);
    let (language, label, at) = (state.language, number.label.clone(), stops.clone());
    let stands = move || {
        row.form.with(|form| {
            let text = form.text(field);
            // An empty box for what is left of a quota means all of it.
            let all = field == Field::FreeLeft && text.trim().is_empty();
            position(&at, if all { u64::MAX } else { read(field, text) })
        })
    };
    quantity(Quantity {
        aid: Rc::new(move || row.form.with(|form| wording::aid(language.get(), form, field))),
        slider_name: Rc::new(move || language.get().fill(phrases::SLIDER, &[&label()])),
        last: stops.len().saturating_sub(1),
        position: Rc::new(stands),
        slid: Rc::new(move |position| {
            if let Some(&stop) = stops.get(position) {
                row.set(field, write(field, stop));
            }
        }),
        number,
    })
}

/// A field with buttons for one less and one more.
pub fn steps(state: State, row: Row, field: Field, (least, most): (u64, u64)) -> El {
    let name = |text: Text| -> Rc<dyn Fn() -> String> { Rc::new(state.say(text)) };
    let step = move |by: i64| {
        let now = row.form.with_untracked(|form| read(field, form.text(field)));
        let next = now.saturating_add_signed(by).clamp(least, most);
        row.set(field, write(field, next));
    };
    let buttons = (name(phrases::LESS), name(phrases::MORE));
    stepper(&number_box(state, row, field), buttons, Rc::new(step))
}

/// The number in a field; 0 while it has none.
fn read(field: Field, text: &str) -> u64 {
    let number = match field {
        Field::FrameRate(_) => thousandths(text),
        Field::Seconds(_) => duration(text),
        _ => whole(text),
    };
    number.unwrap_or(0)
}

/// A stop as the text that a visitor would type.
fn write(field: Field, stop: u64) -> String {
    match field {
        Field::FrameRate(_) => wording::milli(Milli::from_thousandths(stop)),
        Field::Seconds(_) => format!("{}:{:02}", stop / 60, stop % 60),
        _ => wording::count(stop),
    }
}
