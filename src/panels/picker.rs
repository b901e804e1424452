//! The services that can be added, by product.

use pricing::BOOK;
use pricing::table::{Offer, ProductNo, Service, ServiceNo, Text};

use crate::action::Action;
use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::phrases;

/// A heading and the services under it.
struct Group {
    heading: Option<Text>,
    unpriced: bool,
    list: El,
}

/// Draws the picker.
pub fn picker(state: &State) -> El {
    let filter = el("input")
        .set("type", "search")
        .set("id", "picker-filter")
        .set("autocomplete", "off")
        .value(state.filter.clone())
        .on_input(Action::Filter);
    let label = el("label").set("for", "picker-filter").text(state.say(phrases::FILTER));
    let mut picker = classed("section", "panel picker")
        .set("aria-labelledby", "picker-title")
        .child(el("h2").set("id", "picker-title").text(state.say(phrases::ADD_SERVICES)))
        .child(div("field").child(label).child(filter));
    let wanted = state.filter.trim().to_ascii_lowercase();
    let mut n_found = 0;
    for product in BOOK.products.iter().filter_map(|product| BOOK.find_product(product.id)) {
        let (drawn, n) = draw_product(state, product, &wanted);
        picker = picker.child(drawn);
        n_found += n;
    }
    let mut none = div("none");
    if n_found == 0 {
        none = none.child(classed("p", "empty").text(state.say(phrases::NOTHING_FOUND)));
    }
    picker.child(none)
}

/// Whether a service's name contains the filter, whatever the case of Latin letters.
fn matches(service: &Service, wanted: &str) -> bool {
    wanted.is_empty()
        || [service.name.zh, service.name.en, service.printed]
            .into_iter()
            .any(|name| contains(name, wanted))
}

/// Whether a name contains a text in small letters. The library's search would be twice the size of
/// this file.
fn contains(name: &str, wanted: &str) -> bool {
    let mut windows = name.as_bytes().windows(wanted.len());
    windows.any(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// A product's services, and how many match the filter.
fn draw_product(state: &State, number: ProductNo, wanted: &str) -> (El, usize) {
    let mut groups: Vec<Group> = Vec::new();
    let mut n = 0;
    for (number, service) in BOOK.numbered_services().filter(|(_, s)| s.product == number) {
        if matches(service, wanted) {
            n += 1;
            put(&mut groups, service, add(state, number));
        }
    }
    let mut list = div("groups");
    for group in groups {
        if let Some(heading) = group.heading {
            let heading = match group.unpriced {
                true => state.fill(phrases::NOT_PRICED_GROUP, heading),
                false => state.say(heading).to_owned(),
            };
            list = list.child(el("h3").text(heading));
        }
        list = list.child(group.list);
    }
    let product = BOOK.product(number);
    let summary = el("summary")
        .child(el("span").text(state.say(product.name)))
        .child(classed("span", "count").text(n.to_string()));
    let mut details =
        classed("details", "product").set("data-product", product.id).flag("hidden", n == 0);
    if !state.filter.is_empty() {
        // Another filter is another value, which opens it again.
        details = details.set("open", state.filter.clone());
    }
    (details.child(summary).child(list), n)
}

/// Puts a service under the heading that it shares with others.
fn put(groups: &mut Vec<Group>, service: &Service, drawn: El) {
    let (heading, unpriced) = (service.group, matches!(service.offer, Offer::NoPrice));
    let same = |group: &Group| group.heading == heading && group.unpriced == unpriced;
    let at = groups.iter().position(same).unwrap_or(groups.len());
    if at == groups.len() {
        groups.push(Group { heading, unpriced, list: classed("ul", "choices") });
    }
    let group = groups.swap_remove(at);
    groups.insert(at, Group { list: group.list.child(drawn), ..group });
}

fn add(state: &State, number: ServiceNo) -> El {
    let added = state.has(number);
    let mark = if added { state.say(phrases::ADDED) } else { "+" };
    let mut button = classed("button", "add")
        .set("type", "button")
        .set("data-add", super::path(number))
        .on_click(Action::Add(number))
        .child(el("span").text(state.say(BOOK.service(number).name)))
        .child(classed("span", "mark").text(mark));
    if added {
        button = button.set("aria-disabled", "true");
    }
    el("li").child(button)
}
