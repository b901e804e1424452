//! One service of the estimate: what is needed of it.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::input::Billing;
use pricing::table::{Offer, Unit};

use super::{calls, lists, packages};
use crate::controls::{Segment, segments};
use crate::form::Field;
use crate::panels::field::slider;
use crate::state::{Row, State};
use crate::wording::phrases;

/// All services of the estimate.
pub fn services(state: State) -> AnyView {
    let empty = move || state.rows.with(Vec::is_empty);
    view! {
        {move || {
            empty().then(|| view! { <p class="empty">{state.say(phrases::EMPTY)}</p> })
        }}
        <For each=move || state.rows.get() key=|row| row.service let:row>
            {service(state, row)}
        </For>
    }
    .into_any()
}

fn service(state: State, row: Row) -> AnyView {
    let facts = BOOK.service(row.service);
    let product = BOOK.product(facts.product);
    let title = format!("s{}-title", row.service.index());
    let heading = title.clone();
    view! {
        <section
            class="panel service"
            data-service=format!("{}/{}", product.id, facts.id)
            aria-labelledby=title
        >
            <div class="service-head">
                <div>
                    <h3 id=heading>{state.say(facts.name)}</h3>
                    <p class="product">{state.say(product.name)}</p>
                </div>
                <button
                    type="button"
                    class="remove"
                    data-remove=""
                    aria-label=state.fill(phrases::REMOVE_SERVICE, facts.name)
                    on:click=move |_| state.remove(row.service)
                >
                    {state.say(phrases::REMOVE)}
                </button>
            </div>
            {need(state, row)}
        </section>
    }
    .into_any()
}

fn need(state: State, row: Row) -> AnyView {
    match BOOK.service(row.service).offer {
        Offer::MeteredUse(metered) if metered.qps.is_some() => {
            let by_qps = Memo::new(move |_| row.form.read().billing == Billing::Qps);
            let body = move || match by_qps.get() {
                true => lists::orders(state, row),
                false => metered_by_calls(state, row),
            };
            view! {
                {billing(state, row)}
                {body}
            }
            .into_any()
        }
        Offer::MeteredUse(_) => metered_by_calls(state, row),
        Offer::PerQps(_) => lists::orders(state, row),
        Offer::Licence(_) => lists::devices(state, row),
        Offer::Video(_) => lists::videos(state, row),
        Offer::NoPrice => view! {
            <p class="note">{state.say(phrases::UNPRICED_NOTE)}</p>
            {calls::calls(state, row)}
        }
        .into_any(),
    }
}

fn metered_by_calls(state: State, row: Row) -> AnyView {
    let templates = BOOK.service(row.service).unit == Unit::Template;
    let units = match templates {
        true => slider(state, row, Field::Units),
        false => calls::calls(state, row),
    };
    view! {
        {units}
        {packages::packages(state, row)}
        {calls::more(state, row)}
    }
    .into_any()
}

fn billing(state: State, row: Row) -> AnyView {
    let way = |billing: Billing, name, text| Segment {
        name,
        text: state.say(text),
        pressed: Signal::derive(move || row.form.read().billing == billing),
        choose: Callback::new(move |()| row.form.update(|form| form.billing = billing)),
    };
    let ways = [
        way(Billing::Calls, "by-calls", phrases::BY_CALLS),
        way(Billing::Qps, "by-qps", phrases::BY_QPS),
    ];
    segments(state.say(phrases::BILLING), ways)
}
