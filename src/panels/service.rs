//! One service of the estimate: what is needed of it.

use pricing::BOOK;
use pricing::input::Billing;
use pricing::table::{Offer, Unit};

use super::field::slider;
use super::{calls, lists, packages};
use crate::action::{Action, Edit};
use crate::controls::{Segment, button, segments};
use crate::dom::{El, classed, div, el, stamped};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::phrases;

/// All services of the estimate.
pub fn services(state: &State) -> El {
    let mut services = div("services");
    for (place, row) in state.rows.iter().enumerate() {
        let draw = |state: &State, place: usize| service(state, &state.rows[place]);
        let key = row.form.service.index();
        services = services.child(stamped("section", key, row.stamp, place, draw));
    }
    if state.rows.is_empty() {
        services = services.child(classed("p", "empty").text(state.say(phrases::EMPTY)));
    }
    services
}

fn service(state: &State, row: &Row) -> El {
    let number = row.form.service;
    let facts = BOOK.service(number);
    let product = BOOK.product(facts.product);
    let title = super::id(number, "title");
    let names = el("div")
        .child(el("h3").set("id", title.clone()).text(state.say(facts.name)))
        .child(classed("p", "product").text(state.say(product.name)));
    let remove = button("remove", state.say(phrases::REMOVE), Action::Remove(number))
        .set("data-remove", "")
        .set("aria-label", state.fill(phrases::REMOVE_SERVICE, facts.name));
    classed("section", "panel service")
        .key(number.index())
        .set("data-service", super::path(number))
        .set("aria-labelledby", title)
        .child(div("service-head").child(names).child(remove))
        .children(need(state, row))
}

fn need(state: &State, row: &Row) -> Vec<El> {
    match &row.form.facts().offer {
        Offer::MeteredUse(metered) if metered.qps.is_some() => {
            let body = match row.form.billing {
                Billing::Qps => lists::orders(state, row),
                Billing::Calls => metered_by_calls(state, row),
            };
            vec![billing(state, row), div("need").children(body)]
        }
        Offer::MeteredUse(_) => metered_by_calls(state, row),
        Offer::PerQps(_) => lists::orders(state, row),
        Offer::Licence(_) => lists::devices(state, row),
        Offer::Video(_) => lists::videos(state, row),
        Offer::NoPrice => vec![
            classed("p", "note").text(state.say(phrases::UNPRICED_NOTE)),
            calls::calls(state, row),
        ],
    }
}

fn metered_by_calls(state: &State, row: &Row) -> Vec<El> {
    let mut fields = vec![match row.form.facts().unit {
        Unit::Template => slider(state, row, Field::Units),
        _ => calls::calls(state, row),
    }];
    fields.extend(packages::packages(state, row));
    fields.extend(calls::more(state, row));
    fields
}

fn billing(state: &State, row: &Row) -> El {
    let way = |billing: Billing, name, text| Segment {
        name,
        text: state.say(text),
        is_pressed: row.form.billing == billing,
        choose: Action::Edit(row.form.service, Edit::Bill(billing)),
    };
    let ways = [
        way(Billing::Calls, "by-calls", phrases::BY_CALLS),
        way(Billing::Qps, "by-qps", phrases::BY_QPS),
    ];
    segments(state.say(phrases::BILLING), ways)
}
