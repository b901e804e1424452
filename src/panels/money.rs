//! Where the money goes: a bar, and the table that says the same.

use crate::bill::{Share, shares};
use crate::dom::{El, classed, el, svg};
use crate::state::State;
use crate::wording::{self, phrases};
use pricing::digits::plain;

/// Draws the bar and its table; nothing while there is no amount.
pub fn money(state: &State) -> El {
    let figure = classed("figure", "money");
    let shares = shares(state);
    if shares.is_empty() {
        return figure;
    }
    let mut table =
        el("table").child(classed("caption", "unseen").text(state.say(phrases::WHERE_MONEY_GOES)));
    let mut rows = el("tbody");
    for share in &shares {
        rows = rows.child(row(state, share));
    }
    table = table.child(rows);
    figure.child(bar(&shares)).child(table)
}

/// The shares side by side. The table says it to those who do not see it.
fn bar(shares: &[Share]) -> El {
    let mut bar = svg("svg")
        .class("money-bar")
        .set("viewBox", "0 0 1000 10")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true");
    let mut x = 0;
    for share in shares {
        let piece = svg("rect")
            .set("class", COLOURS[share.colour % COLOURS.len()])
            .set("x", plain(x.into()))
            .set("width", plain(share.per_mille.into()))
            .set("height", "10");
        x += share.per_mille;
        bar = bar.child(piece);
    }
    bar
}

/// The last is that of the other services.
const COLOURS: [&str; 6] = ["c0", "c1", "c2", "c3", "c4", "c5"];

fn row(state: &State, share: &Share) -> El {
    let swatch =
        svg("svg").class("swatch").set("viewBox", "0 0 10 10").set("aria-hidden", "true").child(
            svg("rect")
                .set("class", COLOURS[share.colour % COLOURS.len()])
                .set("width", "10")
                .set("height", "10"),
        );
    let name = el("th")
        .set("scope", "row")
        .child(swatch)
        .child(el("span").text(wording::share_name(state.language, share.of)));
    el("tr")
        .child(name)
        .child(classed("td", "amount").text(wording::yuan(share.amount)))
        .child(classed("td", "percent").text(wording::percent(share)))
}
