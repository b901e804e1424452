//! The public form of a need side by side.

use serde::Serialize;

use super::answer::{Kind, Name, kind, name, outcome};
use super::plan::{Plan, sizes, written};
use crate::compare::{self, Comparison, Price, Row, Standing};
use crate::scenario::Scenario;
use crate::table::{Book, ServiceNo};

#[derive(Serialize)]
pub struct Comparisons {
    currency: &'static str,
    services: Vec<Service>,
}

#[derive(Serialize)]
struct Service {
    product: &'static str,
    service: &'static str,
    #[serde(flatten)]
    compared: Option<Answer>,
}

#[derive(Serialize)]
struct Answer {
    need: &'static str,
    name: Name,
    asked: Cost,
    rows: Vec<Compared>,
}

#[derive(Serialize)]
struct Compared {
    product: &'static str,
    service: &'static str,
    standing: &'static str,
    #[serde(flatten)]
    price: Cost,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Name>,
}

/// An amount, or why there is none.
#[derive(Serialize)]
enum Cost {
    #[serde(rename = "amount")]
    Amount(String),
    #[serde(rename = "open")]
    Open(Kind),
}

pub fn comparisons(book: &Book, scenario: &Scenario) -> Comparisons {
    let asked = scenario.entries().iter().enumerate().map(|(place, entry)| {
        let (product, service) = ids(book, entry.service);
        let compared = compare::of(book, scenario, place).map(|found| answer(book, found));
        Service { product, service, compared }
    });
    Comparisons { currency: "CNY", services: asked.collect() }
}

fn ids(book: &Book, number: ServiceNo) -> (&'static str, &'static str) {
    let service = book.service(number);
    (book.product(service.product).id, service.id)
}

fn answer(book: &Book, found: Comparison) -> Answer {
    let Comparison { need, asked, rows } = found;
    let rows = rows.iter().map(|row| compared(book, row)).collect();
    Answer { need: need.id, name: name(need.name), asked: cost(asked), rows }
}

fn compared(book: &Book, row: &Row) -> Compared {
    let (product, service) = ids(book, row.member.service);
    let standing = match row.standing {
        Standing::Cheapest => "cheapest",
        Standing::Tied => "tied",
        Standing::Dearer => "dearer",
        Standing::OnlyOne => "only_one",
        Standing::Open => "open",
        Standing::Apart => "apart",
    };
    let plan = row.plan.as_ref().map(|plan| written(sizes(book, row.member.service), plan));
    let note = row.member.note.map(|note| name(note.text()));
    Compared { product, service, standing, price: cost(row.price), plan, note }
}

fn cost(price: Price) -> Cost {
    Cost::Open(match price {
        Price::Whole(amount) => return Cost::Amount(amount.to_string()),
        Price::Missing(missing) => {
            // Units of all months: no month is theirs.
            let mut kind = outcome(0, missing);
            kind.numbers.remove("month");
            kind
        }
        Price::NeedsPeak { one_qps, break_even } => {
            let one_qps = one_qps.to_string();
            kind!("needs_peak", "one_qps_per_month": one_qps, "break_even_qps": break_even)
        }
        Price::NeedsCalls => kind!("needs_calls"),
        Price::OtherUnit => kind!("other_unit"),
    })
}
