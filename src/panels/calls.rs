//! Calls a month, and what a visitor may add to them.

use pricing::BOOK;
use pricing::table::{Offer, Period};

use super::field::slider;
use crate::action::{Action, Edit};
use crate::controls::{Segment, segments};
use crate::dom::{El, classed, div, el};
use crate::form::{Field, Spread};
use crate::state::{Row, State};
use crate::wording::phrases;

/// Calls: one number for all months, or one for each.
pub fn calls(state: &State, row: &Row) -> El {
    let months = state.n_months();
    let mut need = div("need");
    if months > 1 {
        need = need.child(spread(state, row));
    }
    if months == 1 || row.form.spread == Spread::Even {
        return need.child(slider(state, row, Field::Units));
    }
    for month in 0..usize::from(months) {
        need = need.child(slider(state, row, Field::MonthUnits(month)));
    }
    need
}

fn spread(state: &State, row: &Row) -> El {
    let way = |spread: Spread, name, text| Segment {
        name,
        text: state.say(text),
        is_pressed: row.form.spread == spread,
        choose: Action::Edit(row.form.service, Edit::Spread(spread)),
    };
    let ways = vec![
        way(Spread::Even, "even", phrases::SAME_EVERY_MONTH),
        way(Spread::Monthly, "monthly", phrases::EACH_MONTH),
    ];
    segments(state.say(phrases::SPREAD), ways)
}

/// Balance, what is left of the free quota, calls from a shared pool, peak: those that apply.
pub fn more(state: &State, row: &Row) -> Option<El> {
    let Offer::MeteredUse(metered) = &BOOK.service(row.form.service).offer else {
        return None;
    };
    let once = metered.allowances.iter().any(|a| a.period.quoted == Period::Once);
    let pool = metered.allowances.iter().any(|a| a.pool.is_some());
    let fields = [
        (Field::PoolCalls, pool),
        (Field::Balance, metered.packages.is_some()),
        (Field::FreeLeft, once),
        (Field::Peak, metered.concurrency.is_some() || metered.qps.is_some()),
    ];
    if !fields.iter().any(|(_, applies)| *applies) {
        return None;
    }
    let summary = el("summary").text(state.say(phrases::MORE_FIELDS));
    let mut more = classed("details", "more").child(summary);
    for (field, applies) in fields {
        if applies {
            more = more.child(slider(state, row, field));
        }
    }
    Some(more)
}
