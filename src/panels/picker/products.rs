//! All services, product by product, in the order of the documents.

use crate::wording::phrases::Phrase;
use pricing::BOOK;
use pricing::table::{ProductNo, Service};

use super::{add, is_unpriced};
use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::{count, picker as say};

/// A heading and the services under it.
struct Group {
    heading: Option<Phrase>,
    unpriced: bool,
    list: El,
}

/// Draws the products, each closed until it is asked for.
pub fn products(state: &State) -> El {
    let mut products = div("products");
    for product in BOOK.products.iter().filter_map(|product| BOOK.find_product(product.id)) {
        products = products.child(draw_product(state, product));
    }
    products
}

fn draw_product(state: &State, number: ProductNo) -> El {
    let mut groups: Vec<Group> = Vec::new();
    let (mut n, mut n_priced) = (0, 0);
    for (service, facts) in BOOK.numbered_services() {
        if facts.product == number {
            n += 1;
            n_priced += u64::from(!is_unpriced(facts));
            put(&mut groups, facts, el("li").child(add(state, service, "chip", "button")));
        }
    }
    let mut list = div("groups");
    for group in groups {
        if let Some(heading) = group.heading {
            let heading = match group.unpriced {
                true => state.fill(say::NOT_PRICED_GROUP, heading),
                false => state.say(heading).to_owned(),
            };
            list = list.child(el("h3").text(heading));
        }
        list = list.child(group.list);
    }
    let product = BOOK.product(number);
    let text = if n == n_priced { say::SERVICES } else { say::SERVICES_PRICED };
    let services = state.language.fill(text, &[&count(n), &count(n_priced)]);
    let checked = state
        .language
        .fill(say::CHECKED, &[&crate::wording::day(state.language, product.checked_on)]);
    let about = classed("span", "about")
        .child(el("span").text(services + " · "))
        .child(el("span").text(checked));
    let name = classed("span", "name").text(state.say(&product.name));
    let summary = el("summary").child(name).child(about);
    classed("details", "product").set("data-product", product.id).child(summary).child(list)
}

/// Puts a service under the heading that it shares with others.
fn put(groups: &mut Vec<Group>, service: &'static Service, drawn: El) {
    let (heading, unpriced) = (service.group.as_ref(), is_unpriced(service));
    let same = |group: &Group| group.heading == heading && group.unpriced == unpriced;
    let at = groups.iter().position(same).unwrap_or(groups.len());
    if at == groups.len() {
        groups.push(Group { heading, unpriced, list: classed("ul", "chips") });
    }
    let group = groups.swap_remove(at);
    groups.insert(at, Group { list: group.list.child(drawn), ..group });
}
