//! How free units and packages are used up, month by month.

use pricing::line::MonthUse;

use super::columns::Column;
use crate::dom::{El, classed, el, svg};
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// Height of the columns of use and of what is left, in pixels.
const USE: u64 = 56;
const LEFT: u64 = 28;

/// Draws what packages cover and what they leave; nothing while none is held.
pub fn burn(state: &State, row: &Row) -> Option<El> {
    let uses = &state.priced.entry(row.form.service)?.uses;
    let held = |month: &MonthUse| month.from_packages > 0 || month.balance > 0;
    if !uses.iter().any(held) {
        return None;
    }
    let language = state.language;
    let most = uses.iter().map(|month| month.units).max().unwrap_or(0);
    let fullest = uses.iter().map(|month| month.balance).max().unwrap_or(0);
    let mut bars = drawing("burn-use");
    let mut rests = drawing("burn-left");
    for (place, month) in uses.iter().enumerate() {
        let column = Column { place, of: uses.len() };
        let parts =
            [("free", month.free), ("covered", month.from_packages), ("charged", month.rest)];
        bars = bars.child(column.stack(&parts, most, USE));
        rests = rests.child(column.bar("left", month.balance, fullest, LEFT, 0));
    }
    let said = wording::burn(language, row.form.package_unit(), uses);
    let legend = [
        ("key free", phrases::KEY_FREE),
        ("key covered", phrases::KEY_COVERED),
        ("key charged", phrases::KEY_CHARGED),
        ("key left", phrases::KEY_LEFT),
    ];
    let mut keys = classed("ul", "keys");
    for (class, text) in legend {
        keys = keys.child(classed("li", class).text(state.say(text)));
    }
    let figure = classed("figure", "burn").set("data-burn", "").child(bars).child(rests);
    Some(figure.child(keys).child(el("figcaption").text(said)))
}

fn drawing(class: &'static str) -> El {
    svg("svg").class(class).set("aria-hidden", "true")
}
