//! One service of the estimate: what is needed of it.

use pricing::BOOK;
use pricing::input::Billing;
use pricing::quote::Quoted;
use pricing::table::{Offer, ServiceNo, Unit};

use super::field::slider;
use super::{calls, lists, look, packages, scales, unpriced};
use crate::action::{Action, Edit};
use crate::controls::{Segment, button, segments};
use crate::dom::{El, classed, div, el, stamped};
use crate::form::Field;
use crate::late;
use crate::state::{Row, State};
use crate::wording::{self, phrases};

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
    let names = div("names")
        .child(el("h3").set("id", title.clone()).text(state.say(&facts.name)))
        .child(classed("p", "product").text(state.say(&product.name)));
    let cost = div("cost").children(cost(state, number));
    let remove = button("remove", state.say(phrases::REMOVE), Action::Remove(number))
        .set("data-remove", "")
        .set("aria-label", state.fill(phrases::REMOVE_SERVICE, &facts.name));
    let looks = match late::is_here() {
        true => look::looks(state, row),
        false => Vec::new(),
    };
    classed("section", "panel service")
        .key(number.index())
        .set("data-service", super::path(number))
        .set("aria-labelledby", title)
        .child(div("service-head").child(names).child(cost).child(remove))
        .children(need(state, row))
        .children(scales::dates(state, row).into_iter().collect())
        .children(looks)
}

/// What the service costs, beside its name. The bill says it to those who do not see it.
fn cost(state: &State, service: ServiceNo) -> Vec<El> {
    let entry = state.priced.entry(service);
    let has_amount = |entry: &&Quoted| entry.is_complete() || !entry.lines.is_empty();
    let text = match entry.filter(has_amount) {
        Some(entry) => wording::yuan(entry.amount()),
        None => "—".to_owned(),
    };
    vec![classed("span", "amount").set("aria-hidden", "true").text(text)]
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
        Offer::NoPrice => {
            vec![unpriced::unpriced(state, row.form.service), calls::calls(state, row)]
        }
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
    let ways = vec![
        way(Billing::Calls, "by-calls", phrases::BY_CALLS),
        way(Billing::Qps, "by-qps", phrases::BY_QPS),
    ];
    segments(state.say(phrases::BILLING), ways)
}
