//! Needs that come in rows: QPS orders, device orders, videos.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, ServiceNo, Text};

use super::field::{slider, steps};
use crate::controls::{button, select};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::phrases;

/// Orders of QPS.
pub fn orders(state: State, row: Row) -> AnyView {
    let several = Memo::new(move |_| state.months_now() > 1);
    let order = move |i: usize| {
        let when = move || {
            several.get().then(|| steps(state, row, Field::OrderMonth(i), (1, state.months_now())))
        };
        view! {
            {group(state, row, i)}
            {slider(state, row, Field::Qps(i))}
            {slider(state, row, Field::OrderMonths(i))}
            {slider(state, row, Field::OrderDays(i))}
            {when}
        }
        .into_any()
    };
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), order)
}

/// Orders of device licences.
pub fn devices(state: State, row: Row) -> AnyView {
    let order = move |i| slider(state, row, Field::Devices(i));
    rows(state, row, (phrases::ORDER_N, phrases::ADD_ORDER), order)
}

/// Videos.
pub fn videos(state: State, row: Row) -> AnyView {
    let video = move |i| {
        [Field::Seconds(i), Field::Height(i), Field::FrameRate(i)]
            .map(|field| slider(state, row, field))
            .into_iter()
            .collect_view()
            .into_any()
    };
    rows(state, row, (phrases::VIDEO_N, phrases::ADD_VIDEO), video)
}

fn rows(
    state: State,
    row: Row,
    (name, add): (Text, Text),
    draw: impl Fn(usize) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let count = Memo::new(move |_| row.form.read().rows());
    let one = move |i: usize| {
        let title = move |template: Text| {
            Signal::derive(move || {
                let language = state.language.get();
                let own = language.fill(name, &[&(i + 1).to_string()]);
                language.fill(template, &[&own])
            })
        };
        let several = count.get() > 1;
        let remove = several.then(|| {
            let press = move || row.form.update(|form| form.remove_row(i));
            button("link", title(phrases::REMOVE_ROW), press)
        });
        view! {
            <fieldset class="row" class:single=!several>
                <legend>{title(phrases::SELF)}</legend>
                {draw(i)}
                {remove}
            </fieldset>
        }
    };
    let add_one = button("link", state.text(add), move || row.form.update(|form| form.add_row()));
    view! {
        {move || (0..count.get()).map(one).collect_view()}
        {add_one}
    }
    .into_any()
}

/// Which service an order is for, where one offer serves several.
fn group(state: State, row: Row, place: usize) -> Option<AnyView> {
    let Offer::PerQps(_) = BOOK.service(row.service).offer else {
        return None;
    };
    let buys_here = |(_, service): &(ServiceNo, &pricing::table::Service)| match service.offer {
        Offer::MeteredUse(metered) => metered.qps == Some(row.service),
        _ => false,
    };
    let groups: Vec<ServiceNo> =
        BOOK.numbered_services().filter(buys_here).map(|(number, _)| number).collect();
    if groups.is_empty() {
        return None;
    }
    let own = groups
        .iter()
        .map(|&group| (group.index().to_string(), state.text(BOOK.service(group).name)));
    let choices = core::iter::once((String::new(), state.text(phrases::NO_GROUP))).chain(own);
    let chosen = Signal::derive(move || {
        let form = row.form.read();
        let group = form.orders.get(place).and_then(|order| order.group);
        group.map(|group| group.index().to_string()).unwrap_or_default()
    });
    let options = choices.collect();
    let choose = Callback::new(move |value: String| {
        let group = groups.iter().copied().find(|group| group.index().to_string() == value);
        row.form.update(|form| {
            if let Some(order) = form.orders.get_mut(place) {
                order.group = group;
            }
        });
    });
    let id = format!("s{}-group-{place}", row.service.index());
    Some(select(id, state.text(phrases::FOR_GROUP), options, chosen, choose))
}
