//! The services that can be added, by product.

use leptos::prelude::*;
use pricing::BOOK;
use pricing::table::{Offer, ProductNo, Service, ServiceNo, Text};

use crate::dom::{El, div, el};
use crate::state::State;
use crate::wording::phrases;

/// A heading and the services under it.
struct Group {
    heading: Option<Text>,
    unpriced: bool,
    services: Vec<ServiceNo>,
}

/// Draws the picker.
pub fn picker(state: State) -> El {
    let filter = el("input")
        .set("type", "search")
        .set("id", "picker-filter")
        .set("autocomplete", "off")
        .value(move || state.filter.get())
        .on_input(move |text| state.filter.set(text));
    let label = el("label").set("for", "picker-filter").live_text(state.say(phrases::FILTER));
    let products = BOOK.products.iter().filter_map(|product| BOOK.find_product(product.id));
    let none = div("none").live_children(move || {
        let filter = state.filter.get();
        match BOOK.numbered_services().any(|(_, service)| matches(service, &filter)) {
            true => Vec::new(),
            false => vec![el("p").class("empty").live_text(state.say(phrases::NOTHING_FOUND))],
        }
    });
    el("section")
        .class("panel picker")
        .set("aria-labelledby", "picker-title")
        .child(el("h2").set("id", "picker-title").live_text(state.say(phrases::ADD_SERVICES)))
        .child(div("field").children([label, filter]))
        .children(products.map(|number| product(state, number)))
        .child(none)
}

/// Whether a service's name contains the filter, whatever the case of Latin letters.
fn matches(service: &Service, filter: &str) -> bool {
    let filter = filter.trim().to_ascii_lowercase();
    [service.name.zh, service.name.en, service.printed]
        .iter()
        .any(|name| name.to_ascii_lowercase().contains(&filter))
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

fn product(state: State, number: ProductNo) -> El {
    let found = move || groups(number, &state.filter.get());
    let count = move || found().iter().map(|group| group.services.len()).sum::<usize>();
    let name = el("span").live_text(state.say(BOOK.product(number).name));
    let summary = el("summary")
        .children([name, el("span").class("count").live_text(move || count().to_string())]);
    let present = |yes: bool| yes.then(String::new);
    let list = div("groups")
        .live_children(move || found().into_iter().flat_map(|of| group(state, &of)).collect());
    el("details")
        .class("product")
        .set("data-product", BOOK.product(number).id)
        .live("hidden", move || present(count() == 0))
        .live("open", move || present(!state.filter.read().is_empty()))
        .children([summary, list])
}

fn group(state: State, group: &Group) -> Vec<El> {
    let unpriced = group.unpriced;
    let heading = group.heading.map(|heading| {
        let template = if unpriced { phrases::NOT_PRICED_GROUP } else { phrases::SELF };
        el("h3").live_text(state.fill(template, heading))
    });
    let services = group.services.iter().map(|&number| add(state, number));
    heading.into_iter().chain([el("ul").class("choices").children(services)]).collect()
}

fn add(state: State, number: ServiceNo) -> El {
    let service = BOOK.service(number);
    let id = format!("{}/{}", BOOK.product(service.product).id, service.id);
    let added = move || state.has(number);
    let mark = move || match added() {
        true => state.language.get().of(phrases::ADDED).to_owned(),
        false => "+".to_owned(),
    };
    let button = el("button")
        .set("type", "button")
        .class("add")
        .set("data-add", id)
        .live("aria-disabled", move || added().then(|| "true".to_owned()))
        .on_click(move || state.add(number))
        .child(el("span").live_text(state.say(service.name)))
        .child(el("span").class("mark").live_text(mark));
    el("li").child(button)
}
