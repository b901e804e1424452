//! Every bound of every service at one below, at, and one above, against the slow oracle. The bounds
//! are found in the book, so that a new tier is tested without a new line here.

use std::collections::BTreeSet;

use pricing::date::Date;
use pricing::input::{
    Billing, Input, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput,
};
use pricing::quantity;
use pricing::table::{
    Bound, Metered, Milli, Offer, PackagePrice, PackageSize, QpsLimit, Service, Unit, VideoRate,
};
use pricing::{BOOK, Quote, Scenario};

use crate::oracle::{Answer, Oracle};
use crate::support::outcome_text;

/// Asks both about an input, and answers how they differ.
pub fn differs(oracle: &Oracle, input: &Input) -> Option<String> {
    let scenario = Scenario::check(&BOOK, input).unwrap_or_else(|p| panic!("{input:?}: {p:?}"));
    let quote = Quote::of(&BOOK, &scenario);
    for (entry, service) in quote.entries.iter().zip(&input.services) {
        let letter = BOOK.product(BOOK.service(entry.service).product).letter;
        let expected = oracle.answer(letter, service, input);
        let besides = entry.outcomes.iter().map(|(_, outcome)| outcome_text(*outcome)).collect();
        let found = Answer { amount: entry.amount().to_string(), besides };
        if found != expected {
            let date = input.date;
            return Some(format!("{date} {service:?}\n  {found:?}, not {expected:?}"));
        }
    }
    None
}

fn around(edges: impl IntoIterator<Item = u64>) -> BTreeSet<u64> {
    edges.into_iter().flat_map(|edge| [edge.saturating_sub(1), edge, edge + 1]).collect()
}

fn printed(bound: Bound) -> Option<u64> {
    match bound {
        Bound::UpTo(n) | Bound::Below(n) => Some(n),
        Bound::Open => None,
    }
}

fn blank(service: &Service) -> ServiceInput {
    let product = BOOK.product(service.product).id.to_owned();
    ServiceInput { product, service: service.id.to_owned(), ..ServiceInput::default() }
}

fn today() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

/// Every day on which something changes, the day before, and today.
fn days() -> BTreeSet<Date> {
    let mut days = BTreeSet::from([today()]);
    for (_, service) in BOOK.numbered_services() {
        let Offer::MeteredUse(metered) = &service.offer else {
            continue;
        };
        days.extend(metered.allowances.iter().map(|a| a.effective_from.quoted));
        days.extend(metered.rates.iter().map(|rate| rate.effective_from));
    }
    days.remove(&Date::BEGINNING);
    let before = |day: &Date| match (day.month(), day.day()) {
        (1, 1) => Date::new(day.year() - 1, 12, 31),
        (month, 1) => Date::new(day.year(), month - 1, 30),
        (month, day_of) => Date::new(day.year(), month, day_of - 1),
    };
    let all: Vec<Date> = days.iter().filter_map(before).collect();
    days.extend(all);
    days
}

/// Quantities of a metered service: every tier bound and every free quota, alone and together.
fn quantities(metered: &Metered) -> BTreeSet<u64> {
    let tiers = metered.rates.iter().flat_map(|rate| rate.tiers.iter());
    let bounds: Vec<u64> = tiers.filter_map(|tier| printed(tier.bound.quoted)).collect();
    let free: Vec<u64> = metered.allowances.iter().map(|a| a.quantity.quoted).collect();
    let both = bounds.iter().flat_map(|bound| free.iter().map(move |free| bound + free));
    let mut all = around(bounds.iter().copied().chain(free.iter().copied()).chain(both));
    all.extend([0, 1, 2, 1_000_000_000_000_000]);
    all
}

/// Quantities around what one package covers, with free units and with the last tier bound.
fn with_package(metered: &Metered, size: &PackageSize) -> BTreeSet<u64> {
    let factor = metered.packages.expect("has packages").points_per_unit.thousandths();
    let covered = size.quantity * 1000 / factor;
    let free = metered.allowances.iter().map(|a| a.quantity.quoted).chain([0]);
    let above: Vec<u64> = quantities(metered).into_iter().filter(|n| *n < 1_000_000_000).collect();
    let edges = free.flat_map(|free| above.iter().map(move |n| covered + free + n));
    around(edges.chain([covered]))
}

fn use_of(service: &Service, n: u64) -> ServiceInput {
    let blank = blank(service);
    if service.unit == Unit::Template {
        ServiceInput { templates: Some(n), ..blank }
    } else {
        ServiceInput { calls: Some(Series::Flat(n)), ..blank }
    }
}

fn metered(service: &Service, offer: &Metered) -> Vec<ServiceInput> {
    let mut all: Vec<ServiceInput> =
        quantities(offer).into_iter().map(|n| use_of(service, n)).collect();
    for size in offer.packages.iter().flat_map(|packages| packages.sizes.iter()) {
        let packages = vec![PackageInput { size: size.quantity, count: 1, month: 1 }];
        all.extend(
            with_package(offer, size)
                .into_iter()
                .map(|n| ServiceInput { packages: packages.clone(), ..use_of(service, n) }),
        );
    }
    all
}

fn qps_orders(rates: &[pricing::table::QpsRate]) -> Vec<QpsOrderInput> {
    let tiers = rates.iter().flat_map(|rate| rate.tiers.iter());
    let limits = rates.iter().filter_map(|rate| match rate.limit.quoted {
        QpsLimit::AtMost(limit) => Some(limit),
        QpsLimit::Unlimited => None,
    });
    let edges = tiers.filter_map(|tier| printed(tier.bound.quoted)).chain(limits);
    let mut all = Vec::new();
    for qps in around(edges.chain([2])) {
        for (months, days) in [(0, 1), (0, 31), (1, 0), (1, 5), (12, 0), (120, 3660)] {
            all.push(QpsOrderInput { qps, months, days, month: 1, group: None });
        }
    }
    all
}

fn videos(rates: &[VideoRate]) -> Vec<VideoInput> {
    let rows = || rates.iter().flat_map(|rate| rate.rows.iter());
    let heights = around(rows().map(|row| row.height_max).chain([2]));
    let cells = rows().flat_map(|row| row.cells.iter());
    let edges = cells.map(|cell| cell.frame_rate_max.thousandths()).chain([2]);
    let rates: BTreeSet<u64> =
        edges.flat_map(|edge| [edge - 1, edge, edge + 1, edge + 1000]).collect();
    let mut all = Vec::new();
    for &height in &heights {
        for &rate in &rates {
            for seconds in [0, 1, 59, 60, 61, 140, 1_000_000_000_000] {
                let frame_rate = Milli::from_thousandths(rate);
                all.push(VideoInput { seconds, height, frame_rate });
            }
        }
    }
    all
}

/// Everything to ask about a service.
fn asked(service: &Service) -> Vec<ServiceInput> {
    match &service.offer {
        Offer::MeteredUse(offer) => metered(service, offer),
        Offer::PerQps(rates) => qps_orders(rates)
            .into_iter()
            .map(|order| ServiceInput { orders: vec![order], ..blank(service) })
            .collect(),
        Offer::Licence(rates) => {
            let tiers = rates.iter().flat_map(|rate| rate.tiers.iter());
            let edges = tiers.filter_map(|tier| printed(tier.bound.quoted));
            around(edges.chain(rates.iter().map(|rate| rate.minimum)).chain([1]))
                .into_iter()
                .map(|n| ServiceInput { devices: vec![n], ..blank(service) })
                .collect()
        }
        Offer::Video(rates) => videos(rates)
            .into_iter()
            .map(|video| ServiceInput { videos: vec![video], ..blank(service) })
            .collect(),
        Offer::NoPrice => [0, 1].map(|n| use_of(service, n)).to_vec(),
    }
}

/// Calls of a group that pays by QPS cost nothing, and its orders what the QPS service's cost.
fn by_qps(service: &Service) -> Vec<ServiceInput> {
    let Offer::MeteredUse(metered) = &service.offer else { return Vec::new() };
    let Some(seller) = &metered.qps else { return Vec::new() };
    let Offer::PerQps(rates) = &BOOK.service(*seller).offer else {
        panic!("{} names a seller of QPS", service.id);
    };
    let orders = qps_orders(rates).into_iter();
    let billed = |order| ServiceInput {
        billing: Some(Billing::Qps),
        orders: vec![order],
        calls: Some(Series::Flat(20_000_000)),
        ..blank(service)
    };
    orders.map(billed).collect()
}

#[test]
fn every_bound_of_every_service() {
    let oracle = Oracle::new();
    let days = days();
    let mut count = 0;
    let mut wrong = Vec::new();
    for (_, service) in BOOK.numbered_services() {
        for asked in asked(service).into_iter().chain(by_qps(service)) {
            for &date in &days {
                for months in [1, 2] {
                    let services = vec![asked.clone()];
                    let input = Input { date, months, readings: Vec::new(), services };
                    count += 1;
                    wrong.extend(differs(&oracle, &input));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(9)].join("\n")
    );
    assert!(count > 50_000, "only {count} cases");
}

/// The largest number of calls in each of the most months, decimal by decimal.
#[test]
fn the_largest_use_there_is() {
    let oracle = Oracle::new();
    let months = quantity::HORIZON_MONTHS.max;
    let mut wrong = Vec::new();
    for (_, service) in BOOK.numbered_services() {
        if matches!(service.offer, Offer::MeteredUse(_) | Offer::NoPrice) {
            let services = vec![use_of(service, quantity::UNITS.max)];
            let input = Input { date: today(), months, readings: Vec::new(), services };
            wrong.extend(differs(&oracle, &input));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most purchases of the most packages, with the largest balance, against whole numbers.
#[test]
fn the_most_packages_there_are() {
    let mut largest = 0;
    for (_, service) in BOOK.numbered_services() {
        let Offer::MeteredUse(metered) = &service.offer else { continue };
        let Some(packages) = &metered.packages else { continue };
        let size = packages.sizes.last().expect("sizes");
        let PackagePrice::Sold { price, .. } = size.price else { panic!("sold") };
        let count = quantity::PACKAGES.max.min(quantity::UNITS.max / size.quantity);
        let one = PackageInput { size: size.quantity, count, month: 1 };
        let bought = vec![one; usize::try_from(quantity::ORDERS.max).expect("small")];
        let asked = use_of(service, quantity::UNITS.max);
        let asked = ServiceInput { packages: bought, balance: Some(quantity::UNITS.max), ..asked };
        let input = Input { date: today(), months: 1, readings: Vec::new(), services: vec![asked] };
        let quote = Quote::of(&BOOK, &Scenario::check(&BOOK, &input).expect("in range"));
        let (yuan, part) = price.ratio();
        assert_eq!(part, 1, "a package costs whole yuan");
        let total = i128::from(count) * i128::from(quantity::ORDERS.max) * yuan;
        assert_eq!(quote.totals().one_off.to_string(), total.to_string(), "{}", service.id);
        largest = total.max(largest);
    }
    // 车辆识别（增强版）: a thousand times a million packages at 1,250,000 (I:198).
    assert_eq!(largest, 1_250_000_000_000_000);
}

/// The typed prices are whole: as many cells as the documents print.
#[test]
fn the_second_typing_has_every_cell() {
    let oracle = Oracle::new();
    let cells = ["F", "O", "I", "P", "A"].map(|letter| oracle.cells(letter));
    assert_eq!(cells, [76, 28, 43, 14, 27]);
    assert_eq!(cells.iter().sum::<usize>(), 188);
}
