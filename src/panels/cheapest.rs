//! Yours against the cheapest, for the whole estimate.

use pricing::BOOK;

use crate::action::Action;
use crate::cheapest::{self, Against, Whole};
use crate::controls::button;
use crate::dom::{El, classed, div, el, stamped};
use crate::state::{Row, State};
use crate::wording::look::plan::{CHEAPEST, DIFFERENCE, TAKE_BACK, YOURS};
use crate::wording::{cheapest as say, yuan};

/// Draws the comparison.
#[inline(never)]
pub fn cheapest(state: &State, whole: &Whole) -> El {
    let mut apply = div("use");
    if whole.was_used {
        let back = button("main", state.say(TAKE_BACK), Action::Undo);
        apply = apply.child(back.set("data-take-back", ""));
    } else if whole.is_of_use {
        apply = apply
            .child(button("main", state.say(say::USE), Action::UseCheapest).set("data-use", ""));
    }
    let said = say::outcome(state.language, whole);
    let advice = classed("p", "advice").set("data-advice", "").text(said);
    let left_out = say::left_out(state.language, whole).unwrap_or_default();
    classed("section", "panel cheapest")
        .key(2)
        .set("id", "cheapest")
        .set("tabindex", "-1")
        .set("aria-labelledby", "cheapest-title")
        .child(el("h2").set("id", "cheapest-title").text(state.say(say::TITLE)))
        .child(div("advice-and-use").child(advice).child(apply))
        .child(table(state, whole))
        .child(classed("p", "note left-out").text(left_out))
}

fn table(state: &State, whole: &Whole) -> El {
    let mut head = el("tr").child(el("th").set("scope", "col").text(state.say(say::SERVICE)));
    for name in [YOURS, CHEAPEST, DIFFERENCE] {
        head = head.child(el("th").set("scope", "col").text(state.say(name)));
    }
    let mut body = el("tbody");
    for (place, row) in state.rows.iter().enumerate() {
        let draw = |state: &State, place: usize| service(state, &state.rows[place]);
        body = body.child(stamped("tr", row.form.service.index(), row.stamp, place, draw));
    }
    let sum = (whole.compared > 0).then_some(whole.sum);
    let total = say::total(state.language, whole);
    let total = el("tr").class("whole").child(el("th").set("scope", "row").text(total));
    let foot = el("tfoot").child(total.children(cells(state, sum)));
    classed("table", "against").child(el("thead").child(head)).child(body).child(foot)
}

fn service(state: &State, row: &Row) -> El {
    let service = row.form.service;
    let name = el("th").set("scope", "row").text(state.say(&BOOK.service(service).name));
    el("tr")
        .set("data-against", super::path(service))
        .child(name)
        .children(cells(state, cheapest::of(state, row)))
}

/// Yours, the cheapest, and the difference.
fn cells(state: &State, against: Option<Against>) -> Vec<El> {
    let texts = match against {
        Some(against) => [yuan(against.yours), yuan(against.cheapest), say::saved(against)],
        None => ["—".to_owned(), "—".to_owned(), state.say(say::NOT_COMPARED).to_owned()],
    };
    let mut cells = Vec::new();
    for text in texts {
        cells.push(classed("td", "amount").text(text));
    }
    cells
}

/// The same in a few words, beside the total, and the way there.
#[inline(never)]
pub fn in_short(state: &State, whole: &Whole) -> El {
    let said = say::in_short(state.language, whole);
    button("link", said, Action::ShowCheapest).set("data-cheapest", "")
}
