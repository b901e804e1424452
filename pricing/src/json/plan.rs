//! The public form of the cheapest plans.

use serde::Serialize;

use crate::notch;
use crate::plan::{self, Bought, Kind, Later, Planned, Whole};
use crate::scenario::Scenario;
use crate::table::{Book, Offer, PackageSize, ServiceNo};

#[derive(Serialize)]
pub struct Plans {
    currency: &'static str,
    cost: String,
    cost_shown: String,
    services: Vec<Service>,
}

#[derive(Serialize)]
struct Service {
    product: &'static str,
    service: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notch: Option<Notch>,
    #[serde(flatten)]
    planned: Option<Answer>,
}

#[derive(Serialize)]
struct Notch {
    /// From 1, as the orders of a scenario are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<usize>,
    quantity: u64,
    now: String,
    then: String,
}

#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<String>,
    best: Plan,
    start: Plan,
    later: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    buying_later: Option<Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    qps: Option<Plan>,
    #[serde(flatten)]
    certificate: Proof,
}

/// The lists of a certificate; those that its kind has not are left out.
#[derive(Serialize, Default)]
struct Proof {
    #[serde(skip_serializing_if = "Option::is_none")]
    break_even_qps: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<Plan>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<OfKind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<Case>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tried: Vec<Plan>,
}

#[derive(Serialize)]
struct OfKind {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    #[serde(flatten)]
    plan: Plan,
}

#[derive(Serialize)]
struct Case {
    #[serde(skip_serializing_if = "Option::is_none")]
    runs_out: Option<u8>,
    from: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u64>,
    #[serde(flatten)]
    plan: Plan,
}

/// A plan, its purchases as a scenario takes them.
#[derive(Serialize, Default)]
pub(super) struct Plan {
    cost: String,
    #[serde(skip_serializing_if = "is_none")]
    gaps: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    packages: Option<Vec<Package>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<Vec<Order>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    devices: Option<Vec<u64>>,
}

#[derive(Serialize)]
struct Package {
    size: u64,
    count: u64,
    month: u8,
}

#[derive(Serialize)]
struct Order {
    qps: u64,
    months: u64,
    days: u64,
    month: u8,
}

#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")
)]
fn is_none(gaps: &u64) -> bool {
    *gaps == 0
}

pub fn plans(book: &Book, scenario: &Scenario) -> Plans {
    let Whole { entries, cost, .. } = plan::whole(book, scenario);
    let asked = scenario.entries().iter().enumerate().zip(&entries);
    let services = asked.map(|((place, entry), planned)| {
        let service = book.service(entry.service);
        Service {
            product: book.product(service.product).id,
            service: service.id,
            notch: notch::of(book, scenario, place).map(|found| Notch {
                order: found.order.map(|order| order + 1),
                quantity: found.quantity,
                now: found.now.to_string(),
                then: found.then.to_string(),
            }),
            planned: planned.as_ref().map(|planned| answer(sizes(book, entry.service), planned)),
        }
    });
    Plans {
        currency: "CNY",
        cost: cost.to_string(),
        cost_shown: cost.rounded(2),
        services: services.collect(),
    }
}

/// The package sizes of a service.
pub fn sizes(book: &Book, number: ServiceNo) -> &'static [PackageSize] {
    match book.service(number).offer {
        Offer::MeteredUse(offer) => offer.0.packages.as_ref().map_or(&[], |p| p.sizes.0),
        _ => &[],
    }
}

fn answer(sizes: &'static [PackageSize], planned: &Planned) -> Answer {
    let write = |plan: &plan::Plan| written(sizes, plan);
    let (later, buying_later) = match &planned.later {
        Later::Cheaper(plan) => ("cheaper", Some(write(plan))),
        Later::NotCheaper => ("not_cheaper", None),
        Later::Found(plan) => ("found", Some(write(plan))),
        Later::NoneFound => ("none_found", None),
    };
    Answer {
        asked: planned.asked.as_ref().map(|plan| plan.cost.to_string()),
        best: write(planned.best()),
        start: write(&planned.start),
        later,
        buying_later,
        qps: planned.qps.as_ref().map(write),
        certificate: proof(sizes, planned),
    }
}

fn proof(sizes: &'static [PackageSize], planned: &Planned) -> Proof {
    let certificate = &planned.certificate;
    let mut proof = Proof {
        break_even_qps: certificate.break_even_qps,
        tie: certificate.runner_up.as_ref().map(|_| planned.is_tie()),
        runner_up: certificate.runner_up.as_ref().map(|plan| written(sizes, plan)),
        ..Proof::default()
    };
    for (kind, plan) in &certificate.plans {
        let plan = written(sizes, plan);
        match *kind {
            Kind::Nothing => proof.kinds.push(OfKind { kind: "nothing", size: None, plan }),
            Kind::Qps => proof.kinds.push(OfKind { kind: "qps", size: None, plan }),
            Kind::OneSize(place) => {
                let size = Some(sizes[place].quantity);
                proof.kinds.push(OfKind { kind: "one_size", size, plan });
            }
            Kind::RunsOut { month, from, to } => {
                proof.cases.push(Case { runs_out: Some(month + 1), from, to: Some(to), plan });
            }
            Kind::Lasts { from } => proof.cases.push(Case { runs_out: None, from, to: None, plan }),
            Kind::Order(_) => proof.tried.push(plan),
        }
    }
    proof
}

pub(super) fn written(sizes: &'static [PackageSize], plan: &plan::Plan) -> Plan {
    let mut answer = Plan { cost: plan.cost.to_string(), gaps: plan.gaps, ..Plan::default() };
    match &plan.bought {
        Bought::Packages(purchases) => {
            let package = |p: &crate::scenario::Purchase| Package {
                size: sizes[p.size].quantity,
                count: p.count,
                month: p.month + 1,
            };
            answer.packages = Some(purchases.iter().map(package).collect());
        }
        Bought::Qps(orders) => {
            let order = |order: &crate::model::qps::QpsOrder| Order {
                qps: order.qps,
                months: order.months,
                days: order.days,
                month: order.bought + 1,
            };
            answer.orders = Some(orders.iter().map(order).collect());
        }
        Bought::Devices(orders) => answer.devices = Some(orders.clone()),
    }
    answer
}
