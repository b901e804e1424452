//! Everywhere more of a service costs less.

use crate::dom::{El, classed, el};
use crate::state::{Row, State};
use crate::wording::Counted;
use crate::wording::look::curve as wording;
use pricing::notch::Sold;
use pricing::table::Unit;

/// The ranges of a service's scale.
pub fn notches(state: &State, row: &Row) -> El {
    let ranges = &row.sight.dominated;
    if ranges.is_empty() {
        return classed("p", "note")
            .set("data-no-notches", "")
            .text(state.say(wording::NO_NOTCHES));
    }
    let language = state.language;
    let mut all = classed("details", "more")
        .set("data-notches", "")
        .child(el("summary").text(wording::notches(language, ranges.len())));
    let mut sold = None;
    let mut list = classed("ul", "curve-list");
    for range in ranges {
        if sold.is_none_or(|before| before != range.sold) {
            if sold.is_some() {
                all = all.child(core::mem::replace(&mut list, classed("ul", "curve-list")));
            }
            all = all.child(classed("p", "note").text(state.say(wording::sold(range.sold))));
            sold = Some(range.sold);
        }
        let unit = match range.sold {
            Sold::QpsMonth | Sold::QpsDay => Counted::Qps,
            Sold::Devices => Counted::Devices,
            Sold::Units { .. } if row.form.facts().unit == Unit::Template => Counted::Templates,
            Sold::Units { .. } => Counted::Calls,
        };
        list = list.child(el("li").text(wording::dominated(language, unit, range)));
    }
    all.child(list)
}
