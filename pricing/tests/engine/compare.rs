//! One need side by side: cases by hand, and every amount against a quote of that service alone.

use std::collections::BTreeMap;

use pricing::compare::{self, Comparison, Price, Row, Standing};
use pricing::date::Date;
use pricing::input::{Billing, Input, QpsOrderInput, Series, ServiceInput};
use pricing::line::Outcome;
use pricing::money::Amount;
use pricing::plan::{self, Plan};
use pricing::table::{Offer, Service, Unit};
use pricing::{BOOK, Quote, Scenario};

use crate::support::{book, check_all, input, outcome_text, rows, same};

fn scenario(asked: &str) -> Scenario {
    Scenario::check(&BOOK, &input(&BOOK, asked)).unwrap_or_else(|p| panic!("{asked}: {p:?}"))
}

/// A service in the short notation.
fn short(row: &Row) -> String {
    let service = BOOK.service(row.member.service);
    format!("{}/{}", BOOK.product(service.product).letter, service.id)
}

fn price_text(price: Price) -> String {
    match price {
        Price::Whole(amount) => amount.to_string(),
        Price::Missing(outcome) => outcome_text(outcome),
        Price::NeedsPeak { one_qps, break_even: None } => format!("needs-peak {one_qps}"),
        Price::NeedsPeak { one_qps, break_even: Some(qps) } => {
            format!("needs-peak {one_qps}, break-even {qps}")
        }
        Price::NeedsCalls => "needs-calls".to_owned(),
        Price::OtherUnit => "other-unit".to_owned(),
    }
}

fn standing_text(standing: Standing) -> &'static str {
    match standing {
        Standing::Cheapest => "cheapest",
        Standing::Tied => "tied",
        Standing::Dearer => "dearer",
        Standing::OnlyOne => "only-one",
        Standing::Open => "open",
        Standing::Apart => "apart",
    }
}

#[test]
fn services_of_one_need() {
    let rows = rows("compare.txt", include_str!("../cases/compare.txt"));
    check_all(&rows, |case| {
        let found = compare::of(&BOOK, &scenario(&case["asked"]), 0).ok_or("no comparison")?;
        if &case["service"] == "asked" {
            return same("asked", &price_text(found.asked), &case["price"]);
        }
        let mut rows = found.rows.iter();
        let row = rows.find(|row| short(row) == case["service"]).ok_or("no such service")?;
        same("price", &price_text(row.price), &case["price"])?;
        let plan = row.plan.as_ref().map_or("-".to_owned(), |plan| plan.cost.to_string());
        same("plan", &plan, &case["plan"])?;
        same("standing", standing_text(row.standing), &case["standing"])
    });
}

/// Every need of the tables has a case.
#[test]
fn no_need_is_left_out() {
    let rows = rows("compare.txt", include_str!("../cases/compare.txt"));
    for need in BOOK.needs.iter() {
        let asks = |asked: &str| {
            let compared = compare::of(&BOOK, &scenario(asked), 0);
            compared.is_some_and(|compared| compared.need.id == need.id)
        };
        assert!(rows.iter().any(|row| asks(&row["asked"])), "{}", need.id);
    }
}

#[test]
fn what_has_nothing_beside_it() {
    for asked in [
        "F/person-library-management calls=1000000",
        "F/qps qps=10:1m",
        "F/sdk-liveness devices=50",
        "F/face-comparison calls=0 peak=9",
        "P/template-quota templates=50",
        "A/object-detection calls=25000",
        "A/comprehensive-video-enhancement video=140s@1080p60",
        "A/face-liveness-detection calls=0",
    ] {
        assert!(compare::of(&BOOK, &scenario(asked), 0).is_none(), "{asked}");
    }
}

/// What is needed, in words that any service of a need could be asked with.
struct Demand {
    date: Date,
    months: u64,
    calls: Option<Series>,
    peak: Option<u64>,
    order: Option<QpsOrderInput>,
}

impl Demand {
    fn asked(&self, services: Vec<ServiceInput>) -> Scenario {
        let input = Input { date: self.date, months: self.months, readings: Vec::new(), services };
        Scenario::check(&BOOK, &input).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn named(service: &Service) -> ServiceInput {
        ServiceInput {
            product: BOOK.product(service.product).id.to_owned(),
            service: service.id.to_owned(),
            ..ServiceInput::default()
        }
    }

    fn by_call(&self, service: &Service) -> Option<ServiceInput> {
        let calls = Some(self.calls.clone()?);
        let peak_qps = match service.offer {
            Offer::MeteredUse(offer) if offer.qps.is_some() => self.peak,
            Offer::MeteredUse(_) | Offer::NoPrice => None,
            _ => return None,
        };
        Some(ServiceInput { calls, peak_qps, ..Demand::named(service) })
    }

    /// The QPS asked, or the peak over the whole horizon.
    fn by_qps(&self, service: &Service) -> Option<ServiceInput> {
        let billing = match service.offer {
            Offer::PerQps(_) => None,
            Offer::MeteredUse(offer) if offer.qps.is_some() => Some(Billing::Qps),
            _ => return None,
        };
        let whole =
            |qps| QpsOrderInput { qps, months: self.months, month: 1, ..QpsOrderInput::default() };
        let orders = vec![self.order.clone().or_else(|| self.peak.map(whole))?];
        let calls = self.calls.clone();
        Some(ServiceInput { calls, billing, orders, ..Demand::named(service) })
    }
}

/// What a quote says of its only service: an amount, or the kinds that are missing.
fn quoted(scenario: &Scenario) -> Result<Amount, Vec<Outcome>> {
    let entry = Quote::of(&BOOK, scenario).entries.remove(0);
    match entry.outcomes.is_empty() {
        true => Ok(entry.amount()),
        false => Err(entry.outcomes.into_iter().map(|(_, outcome)| outcome).collect()),
    }
}

fn check_row(demand: &Demand, row: &Row) {
    let service = BOOK.service(row.member.service);
    if !matches!(service.unit, Unit::Call | Unit::Qps) {
        assert!(row.price == Price::OtherUnit && row.plan.is_none());
        return;
    }
    let asked = [demand.by_call(service), demand.by_qps(service)];
    let alone: Vec<Scenario> =
        asked.into_iter().flatten().map(|service| demand.asked(vec![service])).collect();
    let Some(first) = alone.first() else {
        let expected = match service.offer {
            Offer::NoPrice => row.price == Price::Missing(Outcome::NotPriced { units: 0 }),
            Offer::PerQps(_) => matches!(row.price, Price::NeedsPeak { .. }),
            _ => row.price == Price::NeedsCalls,
        };
        assert!(expected, "{row:?}");
        assert!(row.plan.is_none());
        return;
    };
    match (row.price, quoted(first)) {
        (Price::Whole(amount), Ok(quoted)) => assert_eq!(amount, quoted, "{row:?}"),
        (Price::Missing(Outcome::NotPriced { units }), Err(outcomes)) => {
            let of = |outcome: &Outcome| match outcome {
                Outcome::NotPriced { units } => *units,
                other => panic!("{other:?}"),
            };
            assert_eq!(units, outcomes.iter().map(of).sum::<u64>());
        }
        (Price::Missing(outcome), Err(outcomes)) => assert_eq!(vec![outcome], outcomes),
        (price, quoted) => panic!("{price:?} and {quoted:?} of {row:?}"),
    }
    let planned = alone.iter().filter_map(|alone| plan::of(&BOOK, alone, 0));
    let plans: Vec<Plan> = planned.map(|planned| planned.best().clone()).collect();
    let least = plans.iter().map(|plan| plan.cost).min();
    assert_eq!(row.plan.as_ref().map(|plan| plan.cost), least, "{row:?}");
    assert!(row.plan.as_ref().is_none_or(|plan| plans.contains(plan)), "{row:?} {plans:?}");
    assert!(row.plan.as_ref().is_none_or(|plan| plan.gaps == 0));
}

/// Standings, found again from the least amounts alone.
fn check_standings(asked: &ServiceInput, found: &Comparison) {
    let id = |row: &&Row| {
        let service = BOOK.service(row.member.service);
        service.id == asked.service && BOOK.product(service.product).id == asked.product
    };
    let own = found.rows.iter().find(id).expect("the asked service").member.class;
    let mut of_class: BTreeMap<Amount, u64> = BTreeMap::new();
    for row in found.rows.iter().filter(|row| row.member.class == own) {
        if let Some(amount) = row.lowest() {
            *of_class.entry(amount).or_default() += 1;
        }
    }
    let all: u64 = of_class.values().sum();
    for row in &found.rows {
        let expected = match row.lowest().map(|amount| (amount, of_class.range(..amount).count())) {
            _ if row.member.class != own => Standing::Apart,
            None => Standing::Open,
            Some(_) if all == 1 => Standing::OnlyOne,
            Some((_, 1..)) => Standing::Dearer,
            Some((amount, 0)) if of_class[&amount] > 1 => Standing::Tied,
            Some(_) => Standing::Cheapest,
        };
        assert_eq!(row.standing, expected, "{row:?}");
    }
}

fn demands() -> Vec<Demand> {
    let mut demands = Vec::new();
    let order = |qps, months, days| QpsOrderInput {
        qps,
        months,
        days,
        month: 1,
        ..QpsOrderInput::default()
    };
    for date in ["2021-11-30", "2022-10-01", "2026-11-21"] {
        let date = Date::parse(date).expect("a day");
        for flat in [1, 10_001, 999_999, 3_005_000, 16_010_000] {
            let calls = Some(Series::Flat(flat));
            for peak in [None, Some(0), Some(45), Some(301)] {
                demands.push(Demand { date, months: 3, calls: calls.clone(), peak, order: None });
            }
            let order = Some(order(49, 1, 5));
            demands.push(Demand { date, months: 1, calls, peak: None, order });
        }
        let calls = Some(Series::Monthly(vec![0, 4_000_000]));
        demands.push(Demand { date, months: 2, calls, peak: Some(9), order: None });
        for order in [order(1, 0, 1), order(40, 1, 0), order(51, 2, 3)] {
            let order = Some(order);
            demands.push(Demand { date, months: 2, calls: None, peak: None, order });
        }
    }
    demands
}

/// Each amount is the quote, and each plan the plan, of that service alone; whoever is asked.
#[test]
fn each_amount_is_that_of_the_service_alone() {
    let (mut compared, mut ranked) = (0, 0);
    for mut demand in demands() {
        for member in BOOK.needs.iter().flat_map(|need| need.members.iter()) {
            let service = BOOK.service(member.service);
            let asked = match demand.order.is_some() {
                true => demand.by_qps(service),
                false => demand.by_call(service),
            };
            let Some(asked) = asked else { continue };
            let peak = demand.peak;
            // What is asked without a peak states none for the others.
            demand.peak = asked.peak_qps;
            if demand.peak == Some(0) {
                // No order of none: the others are asked for one.
                demand.peak = Some(1);
            }
            let scenario = demand.asked(vec![asked.clone()]);
            let found = compare::of(&BOOK, &scenario, 0).expect("a comparison");
            assert_eq!(
                found.asked,
                match quoted(&scenario) {
                    Ok(amount) => Price::Whole(amount),
                    Err(_) => found.asked,
                }
            );
            assert_eq!(matches!(found.asked, Price::Whole(_)), quoted(&scenario).is_ok());
            assert!(found.rows.is_sorted_by_key(|row| row.member.service));
            for row in &found.rows {
                check_row(&demand, row);
                compared += 1;
                ranked += usize::from(row.standing != Standing::Open);
            }
            check_standings(&asked, &found);
            demand.peak = peak;
        }
    }
    assert!(compared > 5000 && ranked > 2000, "{compared} {ranked}");
}

/// No other entry and no place changes a comparison, unless both draw from one pool.
#[test]
fn the_order_of_entries_changes_nothing() {
    let asked = [
        "F/face-comparison calls=3000001 peak=40",
        "O/face-comparison calls=20000",
        "A/face-comparison-1-1 qps=40:1m",
        "I/vehicle-recognition calls=51000",
        "I/vehicle-recognition-enhanced calls=51000 packages=100000x1",
        "A/license-plate-recognition calls=15000",
    ];
    let forwards = scenario(&asked.join(" "));
    let backwards = scenario(&asked.iter().rev().copied().collect::<Vec<_>>().join(" "));
    for (place, alone) in asked.iter().enumerate() {
        let other = asked.len() - 1 - place;
        let found = [(scenario(alone), 0), (forwards.clone(), place), (backwards.clone(), other)]
            .map(|(scenario, place)| format!("{:?}", compare::of(&BOOK, &scenario, place)));
        assert!(found[0] == found[1] && found[1] == found[2], "{alone}: {found:#?}");
    }
    // One pool for both: what the asked one gets of it is open, here as in its quote.
    let both = "I/vehicle-recognition calls=10000 I/vehicle-recognition-enhanced calls=10000";
    let found = compare::of(&BOOK, &scenario(&format!("on=2022-10-01 {both}")), 0).expect("a need");
    assert_eq!(found.asked, Price::Missing(Outcome::Ambiguous { range: None }));
    assert_eq!(found.rows[0].standing, Standing::Open);
    assert_eq!(found.rows[1].standing, Standing::OnlyOne);
}

/// What leaves gaps is not ranked, however little it costs.
#[test]
fn gaps_are_not_cheap() {
    let torch = r#"
        [[service]]
        id = "torch"
        name = { zh = "\u70ac", en = "Torch" }
        printed = "Torch"
        unit = "call"
        after_packages = "stop"
        [[service.allowance]]
        period = "month"
        quantity = "10"
        section = "Prices"
        printed = "10"
        line = 1
        [[need]]
        id = "light"
        name = { zh = "\u7167\u660e", en = "Light" }
        service = [
          { product = "lights", service = "lamp" },
          { product = "lights", service = "torch" },
        ]"#;
    let book = book(&format!("{}\n{torch}", include_str!("../cases/whole.toml")));
    let found = |calls: u64| {
        let input = input(&book, &format!("L/lamp calls={calls}"));
        let found = compare::of(&book, &Scenario::check(&book, &input).expect("a scenario"), 0);
        let rows = found.expect("a need").rows;
        [0, 1].map(|at: usize| (price_text(rows[at].price), standing_text(rows[at].standing)))
    };
    let with = |price: &str, standing| (price.to_owned(), standing);
    assert_eq!(found(100), [with("50", "only-one"), with("unserved 90", "open")]);
    assert_eq!(found(10), [with("5", "dearer"), with("0", "cheapest")]);
}

/// Notes are one short sentence or two in both languages.
#[test]
fn notes_are_short() {
    for member in BOOK.needs.iter().flat_map(|need| need.members.iter()) {
        let Some(note) = member.note else {
            assert_eq!(member.class, 0);
            continue;
        };
        let text = note.text();
        assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{text:?}");
        assert!(text.zh.chars().count() <= 60 && text.en.len() <= 110, "{text:?}");
    }
}
