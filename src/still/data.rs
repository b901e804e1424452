//! The prices as JSON-LD in the words of schema.org: one offer for each tier, package, and matrix cell.
//! It has no word for how a quantity meets its tiers.

use pricing::BOOK;
use pricing::date::Date;
use pricing::money::Amount;
use pricing::table::{Offer, Product, Service, ServiceNo, Unit};

use super::prices::{Row, What, rows};
use crate::export::quoted;

/// The services with a price, and their offers. Nothing in it ends a script element.
pub fn data() -> String {
    let priced = |(_, service): &(ServiceNo, &Service)| !matches!(service.offer, Offer::NoPrice);
    let services = BOOK.numbered_services().filter(priced);
    let services: Vec<_> = services.map(|(number, service)| of_service(number, service)).collect();
    let graph = list("@graph", services);
    object(&[text("@context", "https://schema.org"), graph]).replace('<', "\\u003c")
}

fn of_service(number: ServiceNo, service: &'static Service) -> String {
    let product = BOOK.product(service.product);
    let offers = rows(number, service).iter().filter_map(|row| offer(service, row)).collect();
    object(&[
        text("@type", "Service"),
        text("@id", &format!("#{}/{}", product.id, service.id)),
        text("name", service.name.zh),
        text("alternateName", service.name.en),
        pair("provider", &provider(product)),
        list("offers", offers),
    ])
}

fn provider(product: &Product) -> String {
    let name = product.vendor_name.unwrap_or(product.vendor);
    object(&[text("@type", "Organization"), text("name", name)])
}

fn offer(service: &Service, row: &Row) -> Option<String> {
    let (price, per) = row.price?;
    let unit = match service.unit {
        Unit::Call => "call",
        Unit::Template => "template",
        Unit::Qps => "QPS",
        Unit::Device => "device",
        Unit::Second => "second",
    };
    let (per, extent) = match row.what {
        What::Package(size, _) => (size, None),
        What::Units(first, last)
        | What::Devices(first, last)
        | What::QpsMonth(first, last)
        | What::QpsDay(first, last) => (per, Some((first, last))),
        _ => (per, None),
    };
    let mut parts = vec![text("@type", "UnitPriceSpecification"), number("price", &exact(price))];
    parts.extend([
        text("priceCurrency", "CNY"),
        text("unitText", unit),
        pair(
            "referenceQuantity",
            &quantity(&[number("value", &per.to_string()), text("unitText", unit)]),
        ),
    ]);
    match row.what {
        What::QpsMonth(..) => parts.push(text("billingDuration", "P1M")),
        What::QpsDay(..) => parts.push(text("billingDuration", "P1D")),
        What::Video(height, rate) => {
            let name = format!(
                "height <= {height} px, <= {} fps",
                pricing::table::Milli::from_thousandths(rate)
            );
            parts.push(text("name", &name));
        }
        _ => {}
    }
    if let Some((first, last)) = extent.filter(|extent| *extent != (1, u64::MAX)) {
        let mut bounds = vec![number("minValue", &first.to_string())];
        if last != u64::MAX {
            bounds.push(number("maxValue", &last.to_string()));
        }
        parts.push(pair("eligibleQuantity", &quantity(&bounds)));
    }
    if row.from != Date::BEGINNING {
        parts.push(text("validFrom", &row.from.iso()));
    }
    Some(object(&[text("@type", "Offer"), pair("priceSpecification", &object(&parts))]))
}

/// An amount as a JSON number: tables print decimals.
fn exact(amount: Amount) -> String {
    amount.exact()
}

fn quantity(parts: &[String]) -> String {
    object(&[&[text("@type", "QuantitativeValue")], parts].concat())
}

fn object(parts: &[String]) -> String {
    ["{", &parts.join(","), "}"].concat()
}

fn pair(key: &str, value: &str) -> String {
    [&quoted(key), ":", value].concat()
}

fn text(key: &str, value: &str) -> String {
    pair(key, &quoted(value))
}

fn number(key: &str, value: &str) -> String {
    pair(key, value)
}

fn list(key: &str, items: Vec<String>) -> String {
    pair(key, &["[", &items.join(","), "]"].concat())
}
