//! Whole years of the documents' own package services against a scan of every pool size.
//!
//! The scan knows nothing of tiers or candidates: it makes a table of the cheapest packages for every
//! total, and asks what one month costs with each rest.

use std::collections::HashMap;

use pricing::date::Date;
use pricing::input::{Input, Series, ServiceInput};
use pricing::money::Amount;
use pricing::plan::{Later, of};
use pricing::quote::total;
use pricing::table::{AfterPackages, Offer, PackagePrice, Service};
use pricing::{BOOK, Scenario};

/// Calls of a year from a seed: sizes of every order of magnitude.
fn year(seed: u64, most: u64) -> Vec<u64> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..12).map(|_| (most >> (next() % 6), next())).map(|(top, n)| n % (top + 1)).collect()
}

fn scenario(service: &Service, calls: Vec<u64>) -> Scenario {
    let entry = ServiceInput {
        product: BOOK.product(service.product).id.to_owned(),
        service: service.id.to_owned(),
        calls: Some(Series::Monthly(calls.clone())),
        ..ServiceInput::default()
    };
    let date = Date::new(2026, 11, 1).expect("a day");
    let months = u64::try_from(calls.len()).expect("few");
    let input = Input { date, months, readings: Vec::new(), services: vec![entry] };
    Scenario::check(&BOOK, &input).expect("no problems")
}

struct Scan<'a> {
    service: &'a Service,
    free: u64,
    step: u64,
    /// The cheapest packages of every total, in steps.
    packages: Vec<Option<Amount>>,
    fees: HashMap<u64, Amount>,
}

impl Scan<'_> {
    /// What one month costs with a rest.
    fn fee(&mut self, rest: u64) -> Amount {
        let Scan { service, free, .. } = *self;
        *self.fees.entry(rest).or_insert_with(|| total(&scenario(service, vec![rest + free])))
    }

    /// The least cost from each month on with nothing left, by pools bought at its start. Without
    /// `later`, what follows is post-paid.
    fn least(&mut self, needs: &[u64], later: bool) -> Amount {
        let mut after = vec![Amount::ZERO; needs.len() + 1];
        for start in (0..needs.len()).rev() {
            after[start] = self.fee(needs[start]) + after[start + 1];
            if !later && start > 0 {
                continue;
            }
            for at in 1..self.packages.len() {
                let Some(price) = self.packages[at] else { continue };
                let mut pool = u64::try_from(at).expect("few") * self.step;
                let out = needs[start..].iter().position(|need| {
                    let ends = pool < *need;
                    pool = if ends { pool } else { pool - need };
                    ends
                });
                let cost = match out.map(|out| out + start) {
                    None => price,
                    Some(out) => price + self.fee(needs[out] - pool) + after[out + 1],
                };
                after[start] = after[start].min(cost);
                if out.is_none() && pool > self.step * 10_000 {
                    break;
                }
            }
        }
        after[0]
    }
}

/// Post-paid services with packages.
fn services() -> Vec<&'static Service> {
    let all = BOOK.numbered_services().map(|(_, service)| service);
    let sold = all.filter(|service| match &service.offer {
        Offer::MeteredUse(offer) => {
            offer.packages.is_some() && offer.after_packages.quoted == AfterPackages::ChargePostPaid
        }
        _ => false,
    });
    sold.collect()
}

fn check(service: &Service, seeds: std::ops::Range<u64>, most: u64, later: bool) {
    let Offer::MeteredUse(offer) = &service.offer else { panic!("metered") };
    let sizes = offer.packages.expect("packages").sizes;
    let sold = sizes.iter().filter_map(|size| match size.price {
        PackagePrice::Sold { price, .. } => Some((size.quantity, price)),
        PackagePrice::NoSuchPack => None,
    });
    let sold: Vec<(u64, Amount)> = sold.collect();
    let (step, largest) = (sold[0].0, sold.last().expect("sizes").0);
    assert!(sold.iter().all(|(size, _)| size % step == 0));
    let top = usize::try_from((most * 12 + largest) / step).expect("few");
    let mut packages = vec![None; top + 1];
    packages[0] = Some(Amount::ZERO);
    for at in 1..=top {
        let with = sold.iter().filter_map(|(size, price)| {
            let before = at.checked_sub(usize::try_from(size / step).expect("few"))?;
            packages[before].map(|sum: Amount| sum + *price)
        });
        packages[at] = with.min();
    }
    let free = offer.allowances.last().expect("free units").quantity.quoted;
    let mut scan = Scan { service, free, step, packages, fees: HashMap::new() };
    for seed in seeds {
        let calls = year(seed, most);
        let planned = of(&BOOK, &scenario(service, calls.clone()), 0).expect("a plan");
        let needs: Vec<u64> = calls.iter().map(|calls| calls.saturating_sub(free)).collect();
        let place = format!("{} {seed}: {calls:?}", service.id);
        assert_eq!(planned.start.cost, scan.least(&needs, false), "{place}");
        if later {
            let cost = match planned.later {
                Later::Cheaper(plan) => plan.cost,
                _ => planned.start.cost,
            };
            assert_eq!(cost, scan.least(&needs, true), "{place}");
        }
    }
}

#[test]
fn years_with_everything_bought_at_the_start() {
    assert_eq!(services().len(), 8, "seven of F and one of I");
    for service in services() {
        let largest =
            if service.id == "vehicle-recognition-enhanced" { 8_000_000 } else { 80_000_000 };
        check(service, 0..80, largest, false);
    }
}

#[test]
fn years_with_purchases_in_any_month() {
    for service in services() {
        let largest =
            if service.id == "vehicle-recognition-enhanced" { 2_000_000 } else { 20_000_000 };
        check(service, 100..120, largest, true);
    }
}
