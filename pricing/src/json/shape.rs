//! The public form of dominated ranges, curves and budgets.

use serde::Serialize;

use super::plan::{Plan, sizes, written};
use crate::budget::{self, Within};
use crate::curve::Curve;
use crate::money::Amount;
use crate::notch::{self, Dominated, Sold};
use crate::scenario::Scenario;
use crate::table::Book;

#[derive(Serialize)]
pub struct Shapes<T> {
    currency: &'static str,
    services: Vec<Service<T>>,
}

#[derive(Serialize)]
struct Service<T> {
    product: &'static str,
    service: &'static str,
    #[serde(flatten)]
    shape: Option<T>,
}

/// An answer for every entry.
fn each<T>(
    book: &Book,
    scenario: &Scenario,
    shape: &mut dyn FnMut(usize) -> Option<T>,
) -> Shapes<T> {
    let entries = scenario.entries().iter().enumerate();
    let services = entries.map(|(place, entry)| {
        let service = book.service(entry.service);
        let product = book.product(service.product).id;
        Service { product, service: service.id, shape: shape(place) }
    });
    Shapes { currency: "CNY", services: services.collect() }
}

#[derive(Serialize)]
pub struct Notches {
    dominated: Vec<Range>,
}

#[derive(Serialize)]
struct Range {
    sold: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<u64>,
    first: At,
    last: At,
    cheaper: At,
}

#[derive(Serialize)]
struct At {
    quantity: u64,
    cost: String,
}

fn at((quantity, cost): (u64, Amount)) -> At {
    At { quantity, cost: cost.to_string() }
}

pub fn notches(book: &Book, scenario: &Scenario) -> Shapes<Notches> {
    let range = |range: &Dominated| {
        let (sold, free) = match range.sold {
            Sold::Units { free } => ("units", Some(free)),
            Sold::QpsMonth => ("qps_month", None),
            Sold::QpsDay => ("qps_day", None),
            Sold::Devices => ("devices", None),
        };
        let [first, last, cheaper] = [range.first, range.last, range.cheaper].map(at);
        Range { sold, free, first, last, cheaper }
    };
    each(book, scenario, &mut |place| {
        let service = scenario.entries()[place].service;
        let found = notch::dominated(book, service, scenario.date(), scenario.choices());
        Some(Notches { dominated: found.iter().map(range).collect() })
    })
}

#[derive(Serialize)]
pub struct Points {
    asked: u64,
    bounds: Vec<u64>,
    points: Vec<Point>,
}

/// What is not a price is left out.
#[derive(Serialize)]
struct Point {
    quantity: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    post_paid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cheapest: Option<String>,
}

pub fn curve(book: &Book, scenario: &Scenario, quantities: &[u64]) -> Shapes<Points> {
    each(book, scenario, &mut |place| {
        let mut curve = Curve::new(book, scenario, place)?;
        let points = quantities.iter().map(|&quantity| {
            let point = curve.at(quantity);
            let [post_paid, yours, cheapest] = [point.post_paid, point.yours, point.cheapest]
                .map(|cost| cost.map(|cost| cost.to_string()));
            Point { quantity, post_paid, yours, cheapest }
        });
        let points = points.collect();
        Some(Points { asked: curve.asked(), bounds: curve.bounds(), points })
    })
}

#[derive(Serialize)]
pub struct Budget {
    #[serde(skip_serializing_if = "Option::is_none")]
    post_paid: Option<Reach>,
    yours: Reach,
    #[serde(skip_serializing_if = "Option::is_none")]
    cheapest: Option<Reach>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
}

#[derive(Serialize)]
struct Reach {
    fits: &'static str,
    #[serde(flatten)]
    at: Option<At>,
}

fn reach(within: Within) -> Reach {
    match within {
        Within::Nothing => Reach { fits: "nothing", at: None },
        Within::UpTo(quantity, cost) => Reach { fits: "up_to", at: Some(at((quantity, cost))) },
        Within::Everything(quantity, cost) => {
            Reach { fits: "everything", at: Some(at((quantity, cost))) }
        }
    }
}

pub fn budget(book: &Book, scenario: &Scenario, amount: Amount) -> Shapes<Budget> {
    each(book, scenario, &mut |place| {
        let mut curve = Curve::new(book, scenario, place)?;
        let found = budget::of(&mut curve, amount)?;
        let sizes = sizes(book, scenario.entries()[place].service);
        Some(Budget {
            post_paid: found.post_paid.map(reach),
            yours: reach(found.yours),
            cheapest: found.cheapest.map(reach),
            plan: found.plan.map(|plan| written(sizes, &plan)),
        })
    })
}
