//! A field of a service's form as a control.

use crate::action::{Action, Edit, read};
use crate::controls::{NumberBox, Part, Quantity, button, quantity, stepper, track};
use crate::dom::{El, div, el};
use crate::form::{
    Field, ServiceForm, Spread, Zone, ZonePrice, extent, has_tiers, position, stops, zone_of, zones,
};
use crate::insight::field_of;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// A field's number box.
fn number_box(state: &State, row: &Row, field: Field) -> NumberBox {
    let (form, language) = (&row.form, state.language);
    let name = form.field_name(field);
    let problem = row.problem(field);
    NumberBox {
        id: super::id(form.service, &name),
        name,
        label: wording::label(language, form, field),
        text: form.text(field).to_owned(),
        problem: problem.map(|problem| wording::problem(language, field, problem.reason)),
        typed: Action::Edit(form.service, Edit::Type(field)),
        pasted: match field {
            Field::MonthUnits(month) => Some(Action::Edit(form.service, Edit::Paste(month))),
            _ => None,
        },
    }
}

/// A field with slider and box.
#[inline(never)]
pub fn slider(state: &State, row: &Row, field: Field) -> El {
    let (form, language) = (&row.form, state.language);
    let stops = stops(form, field);
    let number = number_box(state, row, field);
    let zones = zones(form, field, state.first_day(), state.readings);
    let text = form.text(field);
    let is_valid = number.problem.is_none();
    // An empty box for what is left of a quota means all of it.
    let all = field == Field::FreeLeft && text.trim().is_empty();
    let drawn = quantity(Quantity {
        aid: wording::aid(language, form, field),
        slider_name: language.fill(phrases::SLIDER, &[&number.label]),
        last: stops.len().saturating_sub(1),
        position: position(&stops, if all { u64::MAX } else { read(field, text) }),
        track: parts(state, &zones, is_valid.then(|| read(field, text)), &stops),
        slid: Action::Edit(form.service, Edit::Slide(field)),
        number,
    });
    match has_tiers(&zones) && has_notches(form, field) {
        true => drawn.child(offer(state, form, field)),
        false => drawn,
    }
}

/// Whether a larger number of the field alone may cost less: not where months differ.
fn has_notches(form: &ServiceForm, field: Field) -> bool {
    match field {
        Field::MonthUnits(_) => false,
        Field::Units => form.spread == Spread::Even,
        _ => true,
    }
}

/// Below a number with tiers: a larger one that costs less, if there is one. Its place is kept.
fn offer(state: &State, form: &ServiceForm, field: Field) -> El {
    let place = div("notch").set("data-notch", "");
    let notch = state.priced.notch(form.service);
    let Some(notch) = notch.filter(|notch| field_of(notch, form) == Some(field)) else {
        return place;
    };
    let (said, take) = wording::instead(state.language, form.service, notch);
    let take = button("link", take, Action::Edit(form.service, Edit::Take(field, notch.quantity)));
    place.child(el("span").text(said)).child(take)
}

/// The free part and the tiers of a field's range; `n` is its number, if it has one.
fn parts(state: &State, zones: &[Zone], n: Option<u64>, stops: &[u64]) -> Option<El> {
    if zones.is_empty() {
        return None;
    }
    let here = n.and_then(|n| zone_of(zones, n));
    let part = |(place, zone): (usize, &Zone)| Part {
        extent: extent(stops, zone),
        class: match zone.price {
            ZonePrice::Free => "zone free",
            ZonePrice::Unit(_) | ZonePrice::PerMonthAndDay(..) if place % 2 == 0 => "zone even",
            ZonePrice::Unit(_) | ZonePrice::PerMonthAndDay(..) => "zone odd",
            _ => "zone none",
        },
        is_here: here == Some(place),
        text: wording::zone(state.language, zone.price),
    };
    let parts: Vec<Part> = zones.iter().enumerate().map(part).collect();
    Some(track(&parts))
}

/// A field with a box alone.
pub fn boxed(state: &State, row: &Row, field: Field) -> El {
    let number = number_box(state, row, field);
    div("field").child(number.label()).child(number.input()).child(number.message())
}

/// A field with buttons for one less and one more.
pub fn steps(state: &State, row: &Row, field: Field, most: u64) -> El {
    let names = (state.say(phrases::LESS), state.say(phrases::MORE));
    let step = |by| Action::Edit(row.form.service, Edit::Step(field, by, most));
    stepper(&number_box(state, row, field), names, step)
}
