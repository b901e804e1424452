//! The price tables as Markdown, for readers that are programs.

use pricing::BOOK;
use pricing::table::{Offer, ProductNo};

use super::prices::rows;
use super::tables::{products, source};
use crate::wording::{Language, still};

/// What the calculator is, before its tables.
const ABOUT: &str = include_str!("../../hosting/llms.md");

/// The whole text of `llms.txt`.
pub fn markdown() -> String {
    super::supply_words();
    let mut text = ABOUT.to_owned();
    for number in products() {
        table(&mut text, number);
    }
    text
}

fn table(text: &mut String, number: ProductNo) {
    let product = BOOK.product(number);
    let checked = still::checked(Language::En, product.letter, product.checked_on);
    *text += &format!("\n## {} ({})\n\n", product.name.en, product.name.zh);
    *text += &format!("`{}` — {}, {checked}\n\n", product.id, product.document);
    *text +=
        "| Service | Id | Item | Price as printed | CNY | Source |\n|---|---|---|---|---|---|\n";
    let mut unpriced = Vec::new();
    let services = BOOK.numbered_services().filter(|(_, service)| service.product == number);
    for (number, service) in services {
        if matches!(service.offer, Offer::NoPrice) {
            unpriced.push(format!("{} {} (`{}`)", service.name.en, service.name.zh, service.id));
            continue;
        }
        for row in rows(number, service) {
            let price = match row.price {
                Some((price, 1)) => price.exact(),
                Some((price, per)) => format!("{} per {per}", price.exact()),
                None => String::new(),
            };
            let printed = row.cell.map_or("", |cell| cell.printed());
            let cells = [
                [service.name.en, " ", service.name.zh].concat(),
                ["`", service.id, "`"].concat(),
                still::what(Language::En, service, &row),
                printed.to_owned(),
                price,
                source(product.letter, row.line),
            ];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            *text += &format!("| {} |\n", cells.join(" | "));
        }
    }
    if !unpriced.is_empty() {
        *text += &format!("\nNot priced by the document: {}.\n", unpriced.join("; "));
    }
}
