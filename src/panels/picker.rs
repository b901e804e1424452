//! The services that can be added, by product.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, ProductNo, Service, ServiceNo, Text};

use crate::state::State;
use crate::wording::{Language, phrases};

/// A heading and the services under it.
struct Group {
    heading: Option<Text>,
    unpriced: bool,
    services: Vec<ServiceNo>,
}

/// Draws the picker.
pub fn picker(state: State) -> AnyView {
    let products = BOOK.products.iter().filter_map(|product| BOOK.find_product(product.id));
    let products = products.map(|number| product(state, number)).collect_view();
    let none = move || {
        let filter = state.filter.get().to_lowercase();
        let mut services = BOOK.numbered_services();
        (!services.any(|(_, service)| matches(service, &filter)))
            .then(|| view! { <p class="empty">{state.say(phrases::NOTHING_FOUND)}</p> })
    };
    view! {
        <section class="panel picker" aria-labelledby="picker-title">
            <h2 id="picker-title">{state.say(phrases::ADD_SERVICES)}</h2>
            <div class="field">
                <label for="picker-filter">{state.say(phrases::FILTER)}</label>
                <input
                    type="search"
                    id="picker-filter"
                    autocomplete="off"
                    prop:value=state.filter
                    on:input=move |event| state.filter.set(event_target_value(&event))
                />
            </div>
            {products}
            {none}
        </section>
    }
    .into_any()
}

fn matches(service: &Service, filter: &str) -> bool {
    let filter = filter.trim();
    [service.name.zh, service.name.en, service.printed]
        .iter()
        .any(|name| name.to_lowercase().contains(filter))
}

fn groups(product: ProductNo, filter: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let of_product = BOOK.numbered_services().filter(|(_, service)| service.product == product);
    for (number, service) in of_product.filter(|(_, service)| matches(service, filter)) {
        let unpriced = matches!(service.offer, Offer::NoPrice);
        let same =
            |group: &&mut Group| group.heading == service.group && group.unpriced == unpriced;
        match groups.iter_mut().find(same) {
            Some(group) => group.services.push(number),
            None => {
                let services = vec![number];
                groups.push(Group { heading: service.group, unpriced, services });
            }
        }
    }
    groups
}

fn product(state: State, number: ProductNo) -> AnyView {
    let name = BOOK.product(number).name;
    let found = Memo::new(move |_| {
        let filter = state.filter.get().to_lowercase();
        let services = groups(number, &filter);
        services.iter().map(|group| group.services.len()).sum::<usize>()
    });
    let list = move || {
        let filter = state.filter.get().to_lowercase();
        let language = state.language.get();
        groups(number, &filter).into_iter().map(|of| group(state, language, &of)).collect_view()
    };
    view! {
        <details
            class="product"
            hidden=move || found.get() == 0
            open=move || !state.filter.with(String::is_empty)
        >
            <summary>
                {state.say(name)}
                <span class="count">{found}</span>
            </summary>
            {list}
        </details>
    }
    .into_any()
}

fn group(state: State, language: Language, group: &Group) -> AnyView {
    let heading = group.heading.map(|heading| {
        let heading = language.of(heading);
        let text = match group.unpriced {
            true => language.fill(phrases::NOT_PRICED_GROUP, &[heading]),
            false => heading.to_owned(),
        };
        view! { <h3>{text}</h3> }
    });
    let services: Vec<AnyView> =
        group.services.iter().map(|&number| add(state, language, number)).collect();
    view! {
        {heading}
        <ul class="choices">{services}</ul>
    }
    .into_any()
}

fn add(state: State, language: Language, number: ServiceNo) -> AnyView {
    let service = BOOK.service(number);
    let id = format!("{}/{}", BOOK.product(service.product).id, service.id);
    let added = move || state.has(number);
    view! {
        <li>
            <button
                type="button"
                class="add"
                class:added=added
                data-add=id
                aria-disabled=move || added().then_some("true")
                on:click=move |_| state.add(number)
            >
                {language.of(service.name)}
                <span class="mark">
                    {move || if added() { language.of(phrases::ADDED) } else { "+" }}
                </span>
            </button>
        </li>
    }
    .into_any()
}
