//! One service of the estimate: what is needed of it.

use std::rc::Rc;

use leptos::prelude::*;
use pricing::BOOK;
use pricing::input::Billing;
use pricing::table::{Offer, Unit};

use super::field::slider;
use super::{calls, lists, packages};
use crate::controls::{Segment, button, segments};
use crate::dom::{El, div, el};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::phrases;

/// All services of the estimate.
pub fn services(state: State) -> El {
    div("services").live_children(move || {
        let rows = state.rows.get();
        if rows.is_empty() {
            return vec![el("p").class("empty").live_text(state.say(phrases::EMPTY))];
        }
        rows.into_iter().map(|row| service(state, row)).collect()
    })
}

fn service(state: State, row: Row) -> El {
    let facts = BOOK.service(row.service);
    let product = BOOK.product(facts.product);
    let title = format!("s{}-title", row.service.index());
    let names = el("div").children([
        el("h3").set("id", title.clone()).live_text(state.say(facts.name)),
        el("p").class("product").live_text(state.say(product.name)),
    ]);
    let name = state.fill(phrases::REMOVE_SERVICE, facts.name);
    let remove = button("remove", state.say(phrases::REMOVE), move || state.remove(row.service))
        .set("data-remove", "")
        .live("aria-label", move || Some(name()));
    el("section")
        .key(row.service.index())
        .class("panel service")
        .set("data-service", format!("{}/{}", product.id, facts.id))
        .set("aria-labelledby", title)
        .child(div("service-head").children([names, remove]))
        .children(need(state, row))
}

fn need(state: State, row: Row) -> Vec<El> {
    match &BOOK.service(row.service).offer {
        Offer::MeteredUse(metered) if metered.qps.is_some() => {
            let body = div("need").live_children(move || match row.shape.get().billing {
                Billing::Qps => lists::orders(state, row),
                Billing::Calls => metered_by_calls(state, row),
            });
            vec![billing(state, row), body]
        }
        Offer::MeteredUse(_) => metered_by_calls(state, row),
        Offer::PerQps(_) => lists::orders(state, row),
        Offer::Licence(_) => lists::devices(state, row),
        Offer::Video(_) => lists::videos(state, row),
        Offer::NoPrice => vec![
            el("p").class("note").live_text(state.say(phrases::UNPRICED_NOTE)),
            calls::calls(state, row),
        ],
    }
}

fn metered_by_calls(state: State, row: Row) -> Vec<El> {
    let templates = BOOK.service(row.service).unit == Unit::Template;
    let units = match templates {
        true => slider(state, row, Field::Units),
        false => calls::calls(state, row),
    };
    let others = [packages::packages(state, row), calls::more(state, row)];
    core::iter::once(units).chain(others.into_iter().flatten()).collect()
}

fn billing(state: State, row: Row) -> El {
    let way = |billing: Billing, name, text| Segment {
        name,
        text: Rc::new(state.say(text)),
        pressed: Rc::new(move || row.shape.get().billing == billing),
        choose: Rc::new(move || row.form.update(|form| form.billing = billing)),
    };
    let ways = [
        way(Billing::Calls, "by-calls", phrases::BY_CALLS),
        way(Billing::Qps, "by-qps", phrases::BY_QPS),
    ];
    segments(state.say(phrases::BILLING), ways)
}
