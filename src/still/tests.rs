//! What the build writes is what the page and the tables say.

use std::collections::HashSet;

use pricing::table::{Cell, Offer};
use serde_json::Value;

use super::prices::rows;
use super::*;

fn without_day(html: &str, day: Date) -> String {
    html.replace(&["value=\"", &day.iso(), "\""].concat(), "")
}

#[test]
fn the_example_costs_the_same_on_every_day() {
    for language in Language::ALL {
        let still = without_day(&drawn(language, Frame::Page, checked_on()), checked_on());
        let amount = "data-exact=\"154052\"";
        assert!(still.contains(amount) && still.len() > 10_000, "{still}");
        for year in [1900, 2024, 2026, 2027, 2999] {
            for month in 1..=12 {
                for day in [1, 15] {
                    let day = Date::new(year, month, day).expect("a day");
                    let live = without_day(&drawn(language, Frame::Page, day), day);
                    assert!(live == still, "{language:?} on {}", day.iso());
                }
            }
        }
    }
}

#[test]
fn no_name_stands_twice() {
    let html = page(Frame::Page) + &of_example();
    let names: Vec<_> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: HashSet<_> = names.iter().collect();
    assert!(names.len() > 20, "{names:?}");
    assert_eq!(distinct.len(), names.len(), "{names:?}");
    for pointer in [" for=\"", " aria-labelledby=\"", " aria-describedby=\""] {
        for to in html.split(pointer).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(names.contains(&to), "{to}");
        }
    }
}

/// Every cell of the tables with a price, found without `prices`: the engine's own tests count them so.
fn cells() -> Vec<(&'static str, &'static str, &'static Cell)> {
    let mut all = Vec::new();
    for (_, service) in BOOK.numbered_services() {
        if ["person-dedup", "static-liveness-hp"].contains(&service.id) {
            continue; // the free trial of two services prints a date, no price
        }
        let mut found: Vec<&'static Cell> = Vec::new();
        match &service.offer {
            Offer::MeteredUse(metered) => {
                let metered = metered.0;
                found
                    .extend(metered.packages.iter().flat_map(|p| p.sizes.0).map(|size| &size.cell));
                found.extend(metered.rates.iter().flat_map(|rate| rate.tiers.0).map(|t| &t.cell));
            }
            Offer::PerQps(rates) => {
                let tiers = rates.iter().flat_map(|rate| rate.tiers.0);
                found.extend(tiers.flat_map(|tier| [&tier.month_cell, &tier.day_cell]));
            }
            Offer::Licence(rates) => {
                found.extend(rates.iter().flat_map(|rate| rate.tiers.0).map(|tier| &tier.cell));
            }
            Offer::Video(rates) => {
                let rows = rates.iter().flat_map(|rate| rate.rows.0);
                found.extend(rows.flat_map(|row| row.cells.0).map(|cell| &cell.cell));
            }
            Offer::NoPrice => {}
        }
        let letter = BOOK.product(service.product).letter;
        all.extend(found.into_iter().map(|cell| (letter, service.name.en, cell)));
    }
    all
}

#[test]
fn every_price_cell_stands_in_the_tables_and_in_the_text() {
    supply_words();
    let (html, text) = (all(), markdown());
    let cells = cells();
    assert_eq!(cells.len(), 188);
    for (letter, name, cell) in cells {
        let (printed, line) = (cell.printed(), cell.line);
        assert!(!printed.is_empty(), "{letter}:{line}");
        let in_html = format!("<td>{}</td><td>{letter}:{line}</td>", escaped(printed));
        assert!(html.contains(&in_html), "{in_html}");
        let is_row = |row: &str| {
            row.starts_with(&format!("| {name} "))
                && row.contains(&format!("| {printed} |"))
                && row.ends_with(&format!("| {letter}:{line} |"))
        };
        assert!(text.lines().any(is_row), "{name} {printed} {letter}:{line}");
    }
}

#[test]
fn every_service_is_named_and_no_row_is_lost() {
    let (html, text) = (all(), markdown());
    let mut n_rows = 0;
    for (number, service) in BOOK.numbered_services() {
        for part in [service.name.zh, service.name.en] {
            assert!(html.contains(&escaped(part)) && text.contains(part), "{part}");
        }
        assert!(text.contains(&format!("`{}`", service.id)), "{}", service.id);
        if !matches!(service.offer, Offer::NoPrice) {
            n_rows += rows(number, service).len();
        }
    }
    let products = BOOK.products.len();
    assert_eq!(html.matches("<tr>").count(), n_rows + products);
    assert_eq!(text.lines().filter(|line| line.starts_with("| ")).count(), n_rows + products);
    assert_eq!(
        html.matches("没有价格的服务").count(),
        text.matches("Not priced by the document").count()
    );
}

#[test]
fn the_data_has_the_same_prices() {
    let data = data();
    assert!(!data.contains('<'), "{data}");
    let parsed: Value = serde_json::from_str(&data).expect("JSON");
    let services = parsed["@graph"].as_array().expect("a list");
    let priced = BOOK.numbered_services().filter(|(_, s)| !matches!(s.offer, Offer::NoPrice));
    let priced: Vec<_> = priced.collect();
    assert_eq!(services.len(), priced.len());
    for (found, (number, service)) in services.iter().zip(priced) {
        assert_eq!(found["name"], service.name.zh);
        let offers = found["offers"].as_array().expect("a list");
        let rows: Vec<_> =
            rows(number, service).into_iter().filter(|row| row.price.is_some()).collect();
        assert_eq!(offers.len(), rows.len(), "{}", service.id);
        for (offer, row) in offers.iter().zip(rows) {
            let price = &offer["priceSpecification"];
            let (amount, per) = row.price.expect("a price");
            assert_eq!(price["price"].to_string(), amount.exact(), "{}", service.id);
            assert_eq!(price["priceCurrency"], "CNY");
            let per = match row.what {
                What::Package(size, _) => size,
                _ => per,
            };
            assert_eq!(price["referenceQuantity"]["value"], per, "{}", service.id);
            let from = (row.from != Date::BEGINNING).then(|| row.from.iso());
            assert_eq!(price["validFrom"].as_str(), from.as_deref());
        }
    }
}

#[test]
fn a_tier_of_the_document_as_data() {
    // 人脸比对, second tier: 0.0028 from 3,000,001 to 15,000,000 calls.
    let parsed: Value = serde_json::from_str(&data()).expect("JSON");
    let services = parsed["@graph"].as_array().expect("a list");
    let found = services.iter().find(|service| service["@id"] == "#tencent-face/face-comparison");
    let offers = found.expect("the service")["offers"].as_array().expect("offers");
    let tiers: Vec<_> = offers.iter().map(|offer| &offer["priceSpecification"]).collect();
    let tier = tiers.iter().find(|tier| tier["eligibleQuantity"]["minValue"] == 3_000_001);
    let tier = tier.expect("the tier");
    assert_eq!(tier["eligibleQuantity"]["maxValue"], 15_000_000);
    assert_eq!(
        (&tier["unitText"], &tier["referenceQuantity"]["value"]),
        (&"call".into(), &1.into())
    );
}
