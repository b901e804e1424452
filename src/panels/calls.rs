//! Calls a month, and what a visitor may add to them.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::quantity::HORIZON_MONTHS;
use pricing::table::{Offer, Period};

use super::field::{boxed, slider};
use crate::action::{Action, Edit};
use crate::controls::{Segment, button, segments};
use crate::dom::{El, classed, div, el};
use crate::form::{Field, SEASONS, Spread};
use crate::state::{Row, State};
use crate::wording::phrases::{self, Phrase};
use crate::wording::{self, Counted};

/// Calls: one number for all months, or what each has.
pub fn calls(state: &State, row: &Row) -> El {
    let months = state.n_months();
    let mut need = div("need");
    if months == 1 {
        return need.child(slider(state, row, Field::Units));
    }
    need = need.child(spread(state, row));
    match row.form.spread {
        Spread::Even => need.child(slider(state, row, Field::Units)),
        Spread::Growing => need
            .child(slider(state, row, Field::Units))
            .child(slider(state, row, Field::Growth))
            .child(hint(state, phrases::GROWTH_HINT)),
        Spread::Seasonal => need.child(slider(state, row, Field::Units)).child(season(state, row)),
        Spread::Monthly => {
            need = need.child(hint(state, phrases::PASTE_HINT));
            for month in 0..usize::from(months) {
                need = need.child(slider(state, row, Field::MonthUnits(month)));
            }
            need.child(beyond(state, row))
        }
    }
}

fn hint(state: &State, text: Phrase) -> El {
    classed("p", "hint").text(state.say(text))
}

fn spread(state: &State, row: &Row) -> El {
    const NAMES: [Phrase; Spread::ALL.len()] =
        [phrases::SAME_EVERY_MONTH, phrases::GROWING, phrases::SEASONAL, phrases::EACH_MONTH];
    let mut ways = Vec::new();
    for spread in Spread::ALL {
        ways.push(Segment {
            name: spread.name(),
            text: state.say(NAMES[spread as usize]),
            is_pressed: row.form.spread == spread,
            choose: Action::Edit(row.form.service, Edit::Spread(spread)),
        });
    }
    segments(state.say(phrases::SPREAD), ways)
}

/// The months of the calendar with their weights, and shapes to begin with.
#[inline(never)]
fn season(state: &State, row: &Row) -> El {
    const NAMES: [(&str, Phrase); SEASONS.len()] = [
        ("season-none", phrases::SEASON_NONE),
        ("season-sales", phrases::SEASON_SALES),
        ("season-summer", phrases::SEASON_SUMMER),
        ("season-year-end", phrases::SEASON_YEAR_END),
    ];
    let mut shapes = Vec::new();
    for (season, (name, text)) in NAMES.into_iter().enumerate() {
        shapes.push(Segment {
            name,
            text: state.say(text),
            is_pressed: row.form.has_season(season),
            choose: Action::Edit(row.form.service, Edit::Season(season)),
        });
    }
    let mut weights = div("weights");
    for month in 0..12 {
        weights = weights.child(boxed(state, row, Field::Weight(month)));
    }
    div("season")
        .child(segments(state.say(phrases::SEASON), shapes))
        .child(hint(state, phrases::SEASON_HINT))
        .child(weights)
}

/// That there are numbers which no month of the horizon uses.
#[inline(never)]
fn beyond(state: &State, row: &Row) -> El {
    let (language, months) = (state.language, state.n_months());
    let span = |n: u64| wording::counted(language, n, Counted::Months);
    let mut notes = div("beyond").set("role", "status").set("data-beyond", "");
    let last = row.form.last_month();
    if last > usize::from(months) {
        let first = plain(u64::from(months) + 1);
        let said = language.fill(phrases::BEYOND_HORIZON, &[&first, &span(months.into())]);
        let longer = u8::try_from(last).unwrap_or(months);
        let lengthen = language.fill(phrases::LENGTHEN, &[&span(last as u64)]);
        notes = notes
            .child(el("span").text(said))
            .child(button("link", lengthen, Action::Lengthen(longer)).set("data-lengthen", ""));
    }
    if row.left_over > 0 {
        let left_over = [&plain(row.left_over as u64), &span(HORIZON_MONTHS.max)];
        let said = language.fill(phrases::LEFT_OVER, &[left_over[0], left_over[1]]);
        notes = notes.child(el("span").text(said));
    }
    notes
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
