//! How free units and packages are used up, month by month.

use pricing::digits::plain;
use pricing::line::MonthUse;

use crate::controls::per_cent;
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
        bars = bars.child(stack(&column, month, most));
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

/// Place of a month among others.
struct Column {
    place: usize,
    of: usize,
}

impl Column {
    /// A bar for a part of `whole`, which stands on `below` pixels of other bars.
    fn bar(&self, class: &'static str, part: u64, whole: u64, height: u64, below: u64) -> El {
        let tall = scaled(part, whole, height);
        let width = 1000 / self.of;
        svg("rect")
            .class(class)
            .set("x", per_cent(self.place * 1000 / self.of + width / 10))
            .set("width", per_cent(width - width / 5))
            .set("y", plain(height - tall - below))
            .set("height", plain(tall))
    }
}

/// Pixels of a part; something is never nothing.
fn scaled(part: u64, whole: u64, height: u64) -> u64 {
    if part == 0 || whole == 0 {
        return 0;
    }
    let exact = u128::from(part) * u128::from(height) / u128::from(whole);
    u64::try_from(exact).unwrap_or(height).max(1)
}

fn stack(column: &Column, month: &MonthUse, most: u64) -> El {
    let parts = [("free", month.free), ("covered", month.from_packages), ("charged", month.rest)];
    let mut group = svg("g");
    let mut below = 0;
    for (class, units) in parts {
        let tall = scaled(units, most, USE).min(USE - below);
        group = group.child(column.bar(class, tall, USE, USE, below));
        below += tall;
    }
    group
}
