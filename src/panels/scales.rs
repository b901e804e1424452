//! What a price depends on, with the present place lit: tiers of devices, QPS by month and day, the
//! matrix of video prices, and what changes on which date.

use pricing::table::{Milli, Offer, VideoRate, in_force};

use crate::action::read;
use crate::dom::{El, classed, el};
use crate::form::{Change, Field, ZonePrice, changes, days_that_overtake, zone_of, zones};
use crate::state::{Row, State};
use crate::wording::{self, phrases};

/// The tiers of a device order, the present one lit, and where sales staff are to be asked.
pub fn tiers(state: &State, row: &Row, field: Field) -> El {
    let zones = zones(&row.form, field, state.first_day(), state.readings);
    let here = zone_of(&zones, read(field, row.form.text(field)));
    let mut list = classed("ol", "ladder").set("aria-label", state.say(phrases::TIERS));
    for (place, zone) in zones.iter().enumerate() {
        let item = el("li")
            .child(el("span").text(wording::zone_range(state.language, zone)))
            .child(el("span").text(wording::zone_price(state.language, zone.price)));
        list = list.child(match here == Some(place) {
            true => item.set("aria-current", "true"),
            false => item,
        });
    }
    list
}

/// What one QPS costs by the month and by the day, and from when on days cost more.
pub fn month_or_days(state: &State, row: &Row, place: usize) -> El {
    let field = Field::Qps(place);
    let zones = zones(&row.form, field, state.first_day(), state.readings);
    let zone = zone_of(&zones, read(field, row.form.text(field)));
    let line = classed("p", "hint");
    let price = zone.and_then(|place| zones.get(place)).map(|zone| zone.price);
    let Some(ZonePrice::PerMonthAndDay(month, day, per)) = price else { return line };
    let overtake = days_that_overtake(month, day);
    let days_field = Field::OrderDays(place);
    let days = read(days_field, row.form.text(days_field));
    let text = wording::month_or_days(state.language, (month, day, per), overtake);
    let is_late = overtake.is_some_and(|overtake| days >= overtake);
    line.set("data-late", if is_late { "yes" } else { "no" }).text(text)
}

/// The matrix of video prices, the cell of a video lit.
pub fn matrix(state: &State, row: &Row, place: usize) -> Option<El> {
    let Offer::Video(rates) = &row.form.facts().offer else { return None };
    let rate = in_force(rates.0, state.first_day());
    let of = |field| read(field, row.form.text(field));
    let height = of(Field::Height(place));
    let frame_rate = Milli::from_thousandths(of(Field::FrameRate(place)));
    Some(draw(state, rate, height, frame_rate))
}

fn draw(state: &State, rate: &VideoRate, height: u64, frame_rate: Milli) -> El {
    let language = state.language;
    let mut head = el("tr").child(el("td"));
    for cell in rate.rows.first().map_or(&[][..], |row| row.cells.0) {
        let text = wording::up_to_frame_rate(language, cell.frame_rate_max);
        head = head.child(el("th").set("scope", "col").text(text));
    }
    let mut body = el("tbody").child(head);
    let lit_row = rate.rows.iter().position(|row| height <= row.height_max);
    for (place, row) in rate.rows.iter().enumerate() {
        let text = wording::up_to_height(language, row.height_max);
        let mut line = el("tr").child(el("th").set("scope", "row").text(text));
        let lit_cell = row.cells.iter().position(|cell| frame_rate <= cell.frame_rate_max);
        for (number, cell) in row.cells.iter().enumerate() {
            let drawn = el("td").text(wording::yuan(cell.price.printed()));
            line = line.child(match lit_row == Some(place) && lit_cell == Some(number) {
                true => drawn.set("data-lit", "").set("aria-current", "true"),
                false => drawn,
            });
        }
        body = body.child(line);
    }
    let caption = el("caption").text(state.say(phrases::MATRIX));
    classed("table", "matrix").child(caption).child(body)
}

/// What changes when, the present one marked; nothing where a service has no dates.
pub fn dates(state: &State, row: &Row) -> Option<El> {
    let changes = changes(&row.form, state.first_day(), state.readings);
    if changes.is_empty() {
        return None;
    }
    let mut list = classed("ol", "dates").set("aria-label", state.say(phrases::CHANGES));
    for Change { from, what, is_in_force } in changes {
        let item = el("li")
            .child(el("span").text(wording::from_date(state.language, from)))
            .child(el("span").text(wording::change(state.language, what)));
        list = list.child(match is_in_force {
            true => item.set("aria-current", "date"),
            false => item,
        });
    }
    Some(list)
}
