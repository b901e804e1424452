//! Any input that passes the check, for laws and for the slow oracle.

use pricing::BOOK;
use pricing::date::Date;
use pricing::input::{
    Billing, Input, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput,
};
use pricing::quantity;
use pricing::table::{Metered, Milli, Offer, Period, ReadingKind, Service, Unit};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::Config;

/// How wild an input may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Few packages and services, as what is quoted: for the slow oracle.
    Plain,
    /// Up to every limit, under any readings.
    Any,
}

/// The configuration of all laws: nothing is written to disk.
pub fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// A number of units: small, near a bound that documents print, of any size.
pub fn units() -> impl Strategy<Value = u64> + Clone {
    let edges = [
        20, 100, 200, 1_000, 10_000, 25_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 15_000_000,
        50_000_000,
    ];
    let near = (select(edges.to_vec()), select(vec![0, 20, 200, 1_000, 10_000]), 0..5u64)
        .prop_map(|(edge, free, off)| edge + free + off - 2);
    let size = (0..50u32, any::<u64>()).prop_map(|(bits, n)| n >> (63 - bits));
    prop_oneof![1 => Just(0), 3 => 0..30_000u64, 4 => near, 3 => size]
        .prop_map(|n| n.min(quantity::UNITS.max))
}

fn dates() -> impl Strategy<Value = Date> {
    let days = [
        (2021, 9, 15),
        (2021, 12, 31),
        (2022, 8, 15),
        (2022, 10, 1),
        (2022, 10, 23),
        (2022, 10, 24),
        (2022, 11, 1),
        (2024, 2, 29),
        (2026, 11, 21),
    ];
    select(days.to_vec()).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"))
}

fn series(months: u64) -> impl Strategy<Value = Series> {
    let months = usize::try_from(months).expect("few");
    prop_oneof![units().prop_map(Series::Flat), vec(units(), months).prop_map(Series::Monthly)]
}

fn packages(
    offer: &'static Metered,
    months: u64,
    reach: Reach,
) -> BoxedStrategy<Vec<PackageInput>> {
    let Some(packages) = offer.packages else {
        return Just(Vec::new()).boxed();
    };
    let sizes: Vec<u64> = packages.sizes.iter().map(|size| size.quantity).collect();
    let most: u64 = if reach == Reach::Plain { 3 } else { 1_000_000 };
    let count = prop_oneof![4 => 1..=3u64, 1 => 1..=most];
    let one = (select(sizes), count, 1..=months);
    let one = one.prop_map(|(size, count, month)| PackageInput { size, count, month });
    vec(one, 0..6).boxed()
}

fn orders(months: u64, groups: Vec<Option<String>>) -> impl Strategy<Value = Vec<QpsOrderInput>> {
    let qps = prop_oneof![1..130u64, 290..310u64, 1..=quantity::QPS.max];
    let time = (0..=120u64, 0..=3_660u64).prop_filter("some time", |(m, d)| m + d > 0);
    let one = (qps, time, 1..=months, select(groups));
    let one = one.prop_map(|(qps, (months, days), month, group)| QpsOrderInput {
        qps,
        months,
        days,
        month,
        group,
    });
    vec(one, 1..4)
}

fn metered(
    offer: &'static Metered,
    service: &'static Service,
    months: u64,
    reach: Reach,
) -> BoxedStrategy<ServiceInput> {
    let balance = offer.packages.map_or(Just(None).boxed(), |_| option::of(units()).boxed());
    let once = offer.allowances.iter().find(|a| a.period.quoted == Period::Once);
    let left = once.filter(|_| service.unit == Unit::Call);
    let left = left.map_or(Just(None).boxed(), |a| option::of(0..=a.quantity.quoted).boxed());
    let template = service.unit == Unit::Template;
    let need = (series(months), units(), packages(offer, months, reach), balance, left);
    let by_call =
        need.prop_map(move |(calls, templates, packages, balance, free_left)| ServiceInput {
            calls: (!template).then_some(calls),
            templates: template.then_some(templates),
            packages,
            balance,
            free_left,
            ..blank(service)
        });
    if offer.qps.is_none() {
        return by_call.boxed();
    }
    let by_qps = (option::of(series(months)), orders(months, vec![None]));
    let by_qps = by_qps.prop_map(move |(calls, orders)| ServiceInput {
        billing: Some(Billing::Qps),
        calls,
        orders,
        ..blank(service)
    });
    prop_oneof![6 => by_call, 1 => by_qps].boxed()
}

fn video() -> impl Strategy<Value = VideoInput> {
    let height = prop_oneof![1..2_200u64, select(vec![720, 721, 1_440, 1_441, 2_160, 2_161])];
    let rate = prop_oneof![1..130_000u64, select(vec![30_000, 30_001, 60_000, 60_001, 120_000])];
    let seconds = prop_oneof![0..10_000u64, 0..=quantity::SECONDS.max];
    (seconds, height, rate).prop_map(|(seconds, height, rate)| VideoInput {
        seconds,
        height,
        frame_rate: Milli::from_thousandths(rate),
    })
}

fn blank(service: &Service) -> ServiceInput {
    let product = BOOK.product(service.product).id.to_owned();
    ServiceInput { product, service: service.id.to_owned(), ..ServiceInput::default() }
}

/// Any need of one service.
pub fn need(service: &'static Service, months: u64, reach: Reach) -> BoxedStrategy<ServiceInput> {
    match &service.offer {
        Offer::MeteredUse(offer) => metered(offer, service, months, reach),
        Offer::PerQps(_) => orders(months, vec![None])
            .prop_map(move |orders| ServiceInput { orders, ..blank(service) })
            .boxed(),
        Offer::Licence(_) => {
            let devices = prop_oneof![0..12_000u64, 0..=quantity::DEVICES.max];
            let orders = vec(devices, 1..4);
            orders.prop_map(move |devices| ServiceInput { devices, ..blank(service) }).boxed()
        }
        Offer::Video(_) => vec(video(), 1..4)
            .prop_map(move |videos| ServiceInput { videos, ..blank(service) })
            .boxed(),
        Offer::NoPrice => series(months)
            .prop_map(move |calls| ServiceInput { calls: Some(calls), ..blank(service) })
            .boxed(),
    }
}

/// Services to draw from: every one with a price, and two without.
fn services() -> Vec<&'static Service> {
    let all = || BOOK.numbered_services().map(|(_, service)| service);
    let priced = all().filter(|service| !matches!(service.offer, Offer::NoPrice));
    priced.chain(all().filter(|service| matches!(service.offer, Offer::NoPrice)).take(2)).collect()
}

fn readings(reach: Reach) -> BoxedStrategy<Vec<(String, String)>> {
    if reach == Reach::Plain {
        return Just(Vec::new()).boxed();
    }
    let selectable = BOOK.readings.iter().filter(|r| r.kind == ReadingKind::Selectable);
    let all: Vec<(String, String)> =
        selectable.filter_map(|r| Some((r.id.to_owned(), r.other?.to_owned()))).collect();
    subsequence(all, 0..8).boxed()
}

/// Any input with these months and at most so many services.
pub fn input_of(
    months: std::ops::RangeInclusive<u64>,
    most: usize,
    reach: Reach,
) -> BoxedStrategy<Input> {
    input_with(dates().boxed(), months, subsequence(services(), 1..=most).boxed(), reach)
}

/// The two services that share free units, near the day on which they cease to, and few calls.
pub fn shared_of(months: std::ops::RangeInclusive<u64>, reach: Reach) -> BoxedStrategy<Input> {
    let services = BOOK.numbered_services().map(|(_, service)| service);
    let pooled = services.filter(|service| match &service.offer {
        Offer::MeteredUse(offer) => offer.allowances.iter().any(|a| a.pool.is_some()),
        _ => false,
    });
    let pooled: Vec<&'static Service> = pooled.collect();
    assert_eq!(pooled.len(), 2, "{pooled:?}");
    let dates = select(vec![(2022, 8, 15), (2022, 9, 24), (2022, 10, 23)]);
    let dates = dates.prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"));
    let asked = input_with(dates.boxed(), months, Just(pooled).boxed(), reach);
    let few = prop_oneof![0..8_000u64, units()].prop_map(Series::Flat);
    (asked, vec(option::weighted(0.8, few), 2))
        .prop_map(|(mut asked, few)| {
            for (service, calls) in asked.services.iter_mut().zip(few) {
                service.calls = calls.or(service.calls.take());
            }
            asked
        })
        .boxed()
}

fn input_with(
    dates: BoxedStrategy<Date>,
    months: std::ops::RangeInclusive<u64>,
    which: BoxedStrategy<Vec<&'static Service>>,
    reach: Reach,
) -> BoxedStrategy<Input> {
    (dates, months, which, readings(reach))
        .prop_flat_map(move |(date, months, services, readings)| {
            let needs: Vec<_> = services.into_iter().map(|s| need(s, months, reach)).collect();
            needs.prop_map(move |services| Input {
                date,
                months,
                readings: readings.clone(),
                services,
            })
        })
        .boxed()
}
