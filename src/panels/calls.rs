//! Calls a month, and what a visitor may add to them.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, Period};

use super::field::slider;
use crate::controls::{Segment, segments};
use crate::dom::{El, div, el};
use crate::form::{Field, Spread};
use crate::state::{Row, State};
use crate::wording::phrases;

/// Calls: one number for all months, or one for each.
pub fn calls(state: State, row: Row) -> El {
    div("need").live_children(move || {
        let months = usize::try_from(state.n_months()).unwrap_or(1);
        if months == 1 {
            return vec![slider(state, row, Field::Units)];
        }
        let sliders = match row.shape.get().spread {
            Spread::Even => vec![Field::Units],
            Spread::Monthly => (0..months).map(Field::MonthUnits).collect(),
        };
        let sliders = sliders.into_iter().map(|field| slider(state, row, field));
        core::iter::once(spread(state, row)).chain(sliders).collect()
    })
}

fn spread(state: State, row: Row) -> El {
    let way = |spread: Spread, name, text| Segment {
        name,
        text: Rc::new(state.say(text)),
        pressed: Rc::new(move || row.shape.get().spread == spread),
        choose: Rc::new(move || row.form.update(|form| form.spread = spread)),
    };
    let ways = [
        way(Spread::Even, "even", phrases::SAME_EVERY_MONTH),
        way(Spread::Monthly, "monthly", phrases::EACH_MONTH),
    ];
    segments(state.say(phrases::SPREAD), ways)
}

/// Balance, what is left of the free quota, calls from a shared pool, peak: those that apply.
pub fn more(state: State, row: Row) -> Option<El> {
    let Offer::MeteredUse(metered) = &BOOK.service(row.service).offer else {
        return None;
    };
    let once = metered.allowances.iter().any(|a| a.period.quoted == Period::Once);
    let pool = metered.allowances.iter().any(|a| a.pool.is_some());
    let fields = [
        (Field::PoolCalls, pool),
        (Field::Balance, metered.packages.is_some()),
        (Field::FreeLeft, once),
        (Field::Peak, metered.concurrency.is_some()),
    ];
    let mut fields = fields.into_iter().filter(|(_, applies)| *applies).peekable();
    fields.peek()?;
    let summary = el("summary").live_text(state.say(phrases::MORE_FIELDS));
    let more = el("details").class("more").child(summary);
    Some(more.children(fields.map(|(field, _)| slider(state, row, field))))
}
