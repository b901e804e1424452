//! Needs that come in rows: QPS orders, device orders, videos.

use crate::wording::phrases::Phrase;
use pricing::BOOK;
use pricing::digits::plain;
use pricing::table::{Offer, ServiceNo};

use super::field::{slider, steps};
use super::scales;
use crate::action::{Action, Edit};
use crate::controls::{Select, button, select};
use crate::dom::{El, classed, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::phrases;

/// Orders of QPS.
pub fn orders(state: &State, row: &Row) -> Vec<El> {
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), |place| {
        let mut fields = Vec::new();
        fields.extend(group(state, row, place));
        fields.push(slider(state, row, Field::Qps(place)));
        fields.push(scales::month_or_days(state, row, place));
        for field in [Field::OrderMonths(place), Field::OrderDays(place)] {
            fields.push(slider(state, row, field));
        }
        let mut when = div("when");
        let months = state.n_months();
        if months > 1 {
            when = when.child(steps(state, row, Field::OrderMonth(place), months.into()));
        }
        fields.push(when);
        fields
    })
}

/// Orders of device licences.
pub fn devices(state: &State, row: &Row) -> Vec<El> {
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), |place| {
        let field = Field::Devices(place);
        vec![slider(state, row, field), scales::tiers(state, row, field)]
    })
}

/// Videos.
pub fn videos(state: &State, row: &Row) -> Vec<El> {
    rows(state, row, (phrases::VIDEO_N, phrases::ADD_VIDEO), |place| {
        let fields = [Field::Seconds(place), Field::Height(place), Field::FrameRate(place)];
        let mut drawn: Vec<El> = fields.map(|field| slider(state, row, field)).into();
        drawn.extend(scales::matrix(state, row, place));
        drawn
    })
}

fn rows(
    state: &State,
    row: &Row,
    (name, add): (Phrase, Phrase),
    draw: impl Fn(usize) -> Vec<El>,
) -> Vec<El> {
    let edit = |edit| Action::Edit(row.form.service, edit);
    let n_rows = row.form.n_rows();
    let mut list = div("rows");
    for place in 0..n_rows {
        let fields = draw(place);
        list = list.child(match n_rows {
            1 => div("row single").children(fields),
            _ => several(state, name, place, fields, edit(Edit::RemoveRow(place))),
        });
    }
    vec![list, button("link", state.say(add), edit(Edit::AddRow)).set("data-more", "")]
}

fn several(state: &State, name: Phrase, place: usize, fields: Vec<El>, remove: Action) -> El {
    let title = state.language.fill(name, &[&plain(place as u64 + 1)]);
    let text = state.language.fill(phrases::REMOVE_ROW, &[&title]);
    classed("fieldset", "row")
        .child(el("legend").text(title))
        .children(fields)
        .child(button("link", text, remove))
}

/// Which service an order is for, where one offer serves several.
fn group(state: &State, row: &Row, place: usize) -> Option<El> {
    let mut options = vec![("", state.say(phrases::NO_GROUP).to_owned())];
    for group in row.form.groups() {
        options.push((id(Some(group)), state.say(&BOOK.service(group).name).to_owned()));
    }
    if options.len() == 1 || !matches!(row.form.facts().offer, Offer::PerQps(_)) {
        return None;
    }
    let order = row.form.orders.get(place)?;
    Some(select(Select {
        id: super::id(row.form.service, &["group-", &plain(place as u64)].concat()),
        label: state.say(phrases::FOR_GROUP).to_owned(),
        options,
        chosen: id(order.group),
        choose: Action::Edit(row.form.service, Edit::Group(place)),
        mark: ("data-field", "group"),
    }))
}

fn id(group: Option<ServiceNo>) -> &'static str {
    group.map_or("", |group| BOOK.service(group).id)
}
