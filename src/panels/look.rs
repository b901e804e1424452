//! A closer look at one service, at the foot of its panel: at most one is open.

mod curve;
mod elsewhere;
mod plan;
mod year;

use crate::action::Action;
use crate::controls::{Segment, segments};
use crate::dom::{El, div};
use crate::look::Look;
use crate::state::{Row, State};
use crate::wording::look as wording;

/// The looks that a service has, and the one that is open.
#[inline(never)]
pub fn looks(state: &State, row: &Row) -> Vec<El> {
    let service = row.form.service;
    let mut ways = Vec::new();
    for look in Look::ALL {
        if look.is_of(service) {
            ways.push(Segment {
                name: look.name(),
                text: state.say(wording::name(look)),
                is_pressed: row.look == Some(look),
                choose: Action::Look(service, look),
            });
        }
    }
    if ways.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![segments(state.say(wording::LOOKS), ways).set("data-looks", "")];
    if let Some(look) = row.look {
        let draw = match look {
            Look::Plan => plan::plan,
            Look::Year => year::year,
            Look::Curve => curve::curve,
            Look::Elsewhere => elsewhere::elsewhere,
        };
        let open = div("look").key(look as usize).set("data-look", look.name());
        parts.push(open.children(draw(state, row)));
    }
    parts
}
