//! The price tables as HTML, both languages in each row.

use pricing::BOOK;
use pricing::table::{Offer, ProductNo, Service, ServiceNo, Text};

use super::prices::{Row, rows};
use crate::dom::written::plain_html;
use crate::dom::{El, classed, el};
use crate::form::Estimate;
use crate::wording::still as say;
use crate::wording::{Language, still};

/// All price tables, product by product.
pub fn all() -> String {
    super::supply_words();
    let mut sections = Vec::new();
    for number in products() {
        let of_product = BOOK.numbered_services().filter(|(_, service)| service.product == number);
        sections.extend(section("h2", number, of_product.collect()));
    }
    plain_html(sections)
}

/// The tables of what the first visit's estimate holds, behind a line, and the way to all of them.
pub fn of_example() -> String {
    super::supply_words();
    let example: Vec<ServiceNo> =
        Estimate::first(None).services.into_iter().map(|form| form.service).collect();
    let mut tables =
        el("details").child(both(el("summary").set("id", "prices-title"), say::TABLES));
    for number in products() {
        let is_shown = |(no, service): &(ServiceNo, &Service)| {
            service.product == number && example.contains(no)
        };
        let services: Vec<_> = BOOK.numbered_services().filter(is_shown).collect();
        if !services.is_empty() {
            tables = tables.children(section("h3", number, services));
        }
    }
    let link = both(el("a").set("href", "./prices.html"), say::ALL);
    // A line of its own: the page of one file leaves out what names other files.
    let (tables, link) = (plain_html(vec![tables]), plain_html(vec![el("p").child(link)]));
    let region = plain_html(vec![
        classed("section", "panel prices")
            .set("id", "prices")
            .set("lang", "zh-CN")
            .set("aria-labelledby", "prices-title"),
    ]);
    let region = region.trim_end_matches("</section>");
    let tables = tables.trim_end_matches("</details>");
    [region, tables, "\n", &link, "\n</details></section>\n"].concat()
}

/// The products that have services, in their order.
pub fn products() -> Vec<ProductNo> {
    let mut products: Vec<_> = BOOK.services.iter().map(|service| service.product).collect();
    products.dedup();
    products
}

/// A text in both languages: Chinese, as the page around it, and English.
fn both(el: El, text: &Text) -> El {
    two(el, text.zh.to_owned(), text.en.to_owned())
}

fn two(el: El, zh: String, en: String) -> El {
    if zh == en {
        return el.text(zh);
    }
    let span = |text: String| crate::dom::el("span").text(text);
    el.child(span(zh)).child(span(en).set("lang", "en"))
}

fn section(
    heading: &'static str,
    number: ProductNo,
    services: Vec<(ServiceNo, &'static Service)>,
) -> Vec<El> {
    let product = BOOK.product(number);
    let checked =
        Language::ALL.map(|language| still::checked(language, product.letter, product.checked_on));
    let [zh, en] = checked;
    let (priced, unpriced): (Vec<_>, Vec<_>) =
        services.into_iter().partition(|(_, service)| !matches!(service.offer, Offer::NoPrice));
    let mut head = el("tr");
    for name in [say::SERVICE, say::ITEM, say::PRINTED, say::SOURCE] {
        head = head.child(both(el("th").set("scope", "col"), name));
    }
    let mut table = el("table").child(el("thead").child(head));
    for (number, service) in priced {
        table = table.child(body(product.letter, number, service));
    }
    let mut section = vec![
        both(el(heading), &product.name),
        two(classed("p", "note"), [product.document, " · ", &zh].concat(), en),
        classed("div", "wide").set("tabindex", "0").child(table),
    ];
    if !unpriced.is_empty() {
        let mut list = el("ul");
        for (number, service) in unpriced {
            let lines = rows(number, service);
            let [zh, en] = [service.name.zh, service.name.en].map(str::to_owned);
            let item = two(el("li"), zh, en);
            list = list.child(match lines.first().map_or(0, |row| row.line) {
                0 => item,
                line => item.set("title", source(product.letter, line)),
            });
        }
        let title = both(el(if heading == "h2" { "h3" } else { "h4" }), say::UNPRICED);
        section.extend([title, classed("div", "unpriced").child(list)]);
    }
    section
}

/// The rows of a service.
fn body(letter: &str, number: ServiceNo, service: &'static Service) -> El {
    let rows = rows(number, service);
    let span = rows.len().to_string();
    let mut body = el("tbody");
    for (place, row) in rows.iter().enumerate() {
        let mut line = el("tr");
        if place == 0 {
            let name = el("th").set("scope", "rowgroup").set("rowspan", span.clone());
            line = line.child(both(name, &service.name));
        }
        body = body.child(cells(line, letter, service, row));
    }
    body
}

fn cells(line: El, letter: &str, service: &Service, row: &Row) -> El {
    let [zh, en] = Language::ALL.map(|language| still::what(language, service, row));
    let printed = row.cell.map_or("", |cell| cell.printed());
    line.child(two(el("td"), zh, en))
        .child(el("td").text(printed))
        .child(el("td").text(source(letter, row.line)))
}

/// Where something is printed: `F:158`.
pub fn source(letter: &str, line: u16) -> String {
    [letter, ":", &line.to_string()].concat()
}
