//! Needs that come in rows: QPS orders, device orders, videos.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, ServiceNo, Text};

use super::field::{slider, steps};
use crate::controls::{Select, Shared, button, select};
use crate::dom::{El, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::phrases;

/// Orders of QPS.
pub fn orders(state: State, row: Row) -> Vec<El> {
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), move |place| {
        let fields = [Field::Qps(place), Field::OrderMonths(place), Field::OrderDays(place)];
        let when = div("when").live_children(move || match state.n_months() {
            1 => Vec::new(),
            months => vec![steps(state, row, Field::OrderMonth(place), (1, months))],
        });
        let fields = fields.map(|field| slider(state, row, field));
        group(state, row, place).into_iter().chain(fields).chain([when]).collect()
    })
}

/// Orders of device licences.
pub fn devices(state: State, row: Row) -> Vec<El> {
    let order = move |place| vec![slider(state, row, Field::Devices(place))];
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), order)
}

/// Videos.
pub fn videos(state: State, row: Row) -> Vec<El> {
    rows(state, row, (phrases::VIDEO_N, phrases::ADD_VIDEO), move |place| {
        let fields = [Field::Seconds(place), Field::Height(place), Field::FrameRate(place)];
        fields.map(|field| slider(state, row, field)).into()
    })
}

fn rows(
    state: State,
    row: Row,
    (name, add): (Text, Text),
    draw: impl Fn(usize) -> Vec<El> + 'static,
) -> Vec<El> {
    let draw: Box<dyn Fn(usize) -> Vec<El>> = Box::new(draw);
    let one = move |place: usize, several: bool| {
        let title = move || state.language.get().fill(name, &[&(place + 1).to_string()]);
        let fields = draw(place);
        if !several {
            return div("row single").children(fields);
        }
        let text = move || state.language.get().fill(phrases::REMOVE_ROW, &[&title()]);
        let remove = button("link", text, move || row.form.update(|form| form.remove_row(place)));
        let legend = el("legend").live_text(title);
        el("fieldset").class("row").child(legend).children(fields).child(remove)
    };
    let list = div("rows").live_children(move || {
        let n = row.shape.get().n_rows;
        (0..n).map(|place| one(place, n > 1)).collect()
    });
    let add = button("link", state.say(add), move || row.form.update(|form| form.add_row()));
    vec![list, add.set("data-more", "")]
}

/// Which service an order is for, where one offer serves several.
fn group(state: State, row: Row, place: usize) -> Option<El> {
    let Offer::PerQps(_) = BOOK.service(row.service).offer else {
        return None;
    };
    let buys_here = |(_, service): &(ServiceNo, &pricing::table::Service)| match &service.offer {
        Offer::MeteredUse(metered) => metered.qps == Some(row.service),
        _ => false,
    };
    let groups = BOOK.numbered_services().filter(buys_here).map(|(number, _)| number);
    let groups: Vec<ServiceNo> = groups.collect();
    groups.first()?;
    let option = |text| -> Shared<String> { Rc::new(state.say(text)) };
    let own = groups.iter().map(|&group| (value(Some(group)), option(BOOK.service(group).name)));
    let options = core::iter::once((value(None), option(phrases::NO_GROUP))).chain(own).collect();
    let chosen =
        move || row.form.with(|form| value(form.orders.get(place).and_then(|order| order.group)));
    let choose = move |chosen: String| {
        let group = groups.iter().copied().find(|&group| value(Some(group)) == chosen);
        row.form.update(|form| {
            if let Some(order) = form.orders.get_mut(place) {
                order.group = group;
            }
        });
    };
    Some(select(Select {
        id: format!("s{}-group-{place}", row.service.index()),
        label: option(phrases::FOR_GROUP),
        options,
        chosen: Rc::new(chosen),
        choose: Rc::new(choose),
        mark: ("data-field", "group".to_owned()),
    }))
}

fn value(group: Option<ServiceNo>) -> String {
    group.map(|group| BOOK.service(group).id.to_owned()).unwrap_or_default()
}
