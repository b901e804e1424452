//! What is drawn, against the engine asked at every quantity.

use pricing::BOOK;
use pricing::date::Date;

use super::*;
use crate::action::{Action, Edit};
use crate::form::{Estimate, Field, ServiceForm};
use crate::look::Look;
use crate::state::State;
use crate::wording::Language;

fn state(months: &str, product: &str, service: &str, typed: &[(Field, &str)]) -> State {
    let product = BOOK.find_product(product).expect("product");
    let mut form = ServiceForm::new(BOOK.find_service(product, service).expect("service"));
    typed.iter().for_each(|(field, text)| form.set(*field, (*text).to_owned()));
    let first = Estimate::first(Date::parse("2026-11-21"));
    let estimate = Estimate { months: months.to_owned(), services: vec![form], ..first };
    let mut state = State::new(Language::En, estimate);
    let service = state.rows[0].form.service;
    state.act(Action::Look(service, Look::Curve), String::new());
    state
}

fn compared() -> State {
    state("12", "tencent-face", "face-comparison", &[(Field::Units, "2,910,000")])
}

/// Metered without and with packages, templates, a year and a month, QPS, devices.
fn states() -> Vec<State> {
    let units = |n| (Field::Units, n);
    vec![
        compared(),
        state(
            "1",
            "tencent-face",
            "face-search",
            &[units("52,000,000"), (Field::PackageCount(3), "1")],
        ),
        state(
            "12",
            "tencent-face",
            "static-liveness",
            &[units("900,000"), (Field::PackageCount(1), "2")],
        ),
        state("3", "alibaba-viapi", "license-plate-recognition", &[units("15,000")]),
        state("12", "tencent-portrait", "template-quota", &[units("120")]),
        state("1", "tencent-face", "face-search", &[units("0")]),
        state("12", "tencent-face", "qps", &[(Field::Qps(0), "18"), (Field::OrderDays(0), "20")]),
        state("1", "tencent-face", "sdk-face-recognition", &[(Field::Devices(0), "980")]),
    ]
}

/// A curve, and the chart that is shown of it.
fn each(check: impl Fn(&str, &mut Curve<'_>, &Chart)) {
    for state in states() {
        let row = &state.rows[0];
        let (scenario, place) = state.priced.place(row.form.service).expect("a place");
        let mut curve = Curve::new(&BOOK, scenario, place).expect("a curve");
        let chart = row.sight.chart.as_ref().expect("a chart");
        check(row.form.facts().id, &mut curve, chart);
    }
}

#[test]
fn points_are_exact_and_stand_where_something_happens() {
    each(|name, curve, chart| {
        let has = |n| chart.samples.iter().any(|sample| sample.quantity == n);
        assert!(chart.samples.is_sorted_by(|a, b| a.quantity < b.quantity), "{name}");
        for sample in &chart.samples {
            assert_eq!(sample.point, curve.at(sample.quantity), "{name} {}", sample.quantity);
        }
        let edges = chart.bounds.iter().chain(chart.breaks.iter().map(|at| &at.from));
        for &edge in edges {
            assert!(has(edge) && has(edge.saturating_sub(1)), "{name} {edge}");
        }
        assert!(has(chart.asked) && has(0) && has(chart.across.number(PARTS)), "{name}");
        assert_eq!(chart.samples[chart.nearest(chart.asked)].quantity, chart.asked, "{name}");
    });
}

#[test]
fn everything_has_its_place_on_the_chart() {
    each(|name, _, chart| {
        let (mut x, mut top) = (0, 0);
        for sample in &chart.samples {
            let next = chart.across.place(sample.quantity);
            assert!(next >= x && next <= PARTS, "{name}");
            x = next;
            for amount in Way::ALL.into_iter().filter_map(|way| way.of(&sample.point)) {
                top = top.max(chart.up.place(amount));
            }
        }
        // The largest amount is within the last mark, and above the one before it.
        let marks = u32::try_from(chart.up.marks.n).expect("few marks");
        assert!(top <= PARTS && top > PARTS - PARTS / marks - 1, "{name} {top}");
        assert!(chart.asked <= chart.across.number(PARTS), "{name}");
    });
}

/// By the definition, at every quantity of short axes.
#[test]
fn ranges_are_those_of_every_quantity() {
    let mut n_checked = 0;
    each(|name, curve, chart| {
        let last = chart.across.number(PARTS);
        if last > 5_000 {
            return;
        }
        let points: Vec<Point> = (0..=last).map(|quantity| curve.at(quantity)).collect();
        let mut least = None;
        for quantity in (0..=last).rev() {
            let own = points[quantity as usize].yours;
            let is_above = own.zip(least).is_some_and(|(own, least)| own > least);
            let within = |range: &Costlier| (range.first..=range.last).contains(&quantity);
            assert_eq!(chart.costlier.iter().any(within), is_above, "{name} {quantity}");
            least = least.into_iter().chain(own).min();
        }
        for at in &chart.breaks {
            let holds = |quantity: u64| at.cheaper.is_below(at.dearer, &points[quantity as usize]);
            let until = at.until.unwrap_or(last);
            assert!((at.from..=until).all(holds) && !holds(at.from - 1), "{name} {at:?}");
        }
    });
    for state in states() {
        let chart = state.rows[0].sight.chart.as_ref().expect("a chart");
        n_checked += usize::from(chart.across.number(PARTS) <= 5_000 && !chart.costlier.is_empty());
    }
    assert!(n_checked >= 2, "{n_checked} short axes have such ranges");
}

/// 10,000 are free. 3,000,001 paid calls cost 0.003 each: 9,000.003 a month. At 0.0032 each that is
/// reached by 2,812,501 calls.
#[test]
fn the_range_below_a_tier_is_exact() {
    let state = compared();
    let chart = state.rows[0].sight.chart.as_ref().expect("a chart");
    assert_eq!(chart.costlier, [Costlier { first: 2_822_501, last: 3_010_000 }]);
    assert_eq!((chart.bounds[0], chart.bounds[1]), (10_001, 3_010_001));
    let all: Vec<(u64, u64)> =
        state.rows[0].sight.dominated.iter().map(|range| (range.first.0, range.last.0)).collect();
    assert_eq!(all, [(2_822_501, 3_010_000), (13_510_001, 15_010_000)]);
}

#[test]
fn large_axes_have_exact_edges_too() {
    each(|name, curve, chart| {
        for range in &chart.costlier {
            let then = curve.at(range.last + 1).yours;
            assert!(curve.at(range.first).yours > then, "{name} {range:?}");
            assert!(
                range.first == 0 || curve.at(range.first - 1).yours <= then,
                "{name} {range:?}"
            );
        }
        for at in &chart.breaks {
            let mut holds = |n| at.cheaper.is_below(at.dearer, &curve.at(n));
            assert!(holds(at.from) && !holds(at.from - 1), "{name} {at:?}");
            let ends = at.until.is_none_or(|until| holds(until) && !holds(until + 1));
            assert!(ends, "{name} {at:?}");
        }
    });
}

#[test]
fn nobody_looks_and_nothing_is_computed() {
    let mut state = compared();
    let service = state.rows[0].form.service;
    state.act(Action::Look(service, Look::Curve), String::new());
    assert!(state.rows[0].sight.chart.is_none());
    state.act(Action::Edit(service, Edit::Type(Field::Units)), "5".to_owned());
    assert!(state.rows[0].sight.chart.is_none() && state.rows[0].sight.answer.is_none());
}

#[test]
fn the_cross_hair_moves_and_is_no_step() {
    let mut state = compared();
    let service = state.rows[0].form.service;
    let at = |state: &State| {
        let sight = &state.rows[0].sight;
        let chart = sight.chart.as_ref().expect("a chart");
        chart.samples[sight.here(chart)].quantity
    };
    let (saved, listed) = (state.saved(), state.listed);
    assert_eq!(at(&state), 2_910_000);
    state.act(Action::Trace(service, Trace::Point), "5000".to_owned());
    assert_eq!(at(&state), 3_000_000);
    state.act(Action::Trace(service, Trace::Slide), "0".to_owned());
    assert_eq!(at(&state), 0);
    state.act(Action::Trace(service, Trace::Point), "99999999".to_owned());
    assert_eq!(at(&state), 6_000_000);
    assert_eq!((state.saved(), state.listed, state.can_undo()), (saved, listed, false));
    state.act(Action::Edit(service, Edit::Take(Field::Units, 4_000_000)), String::new());
    assert_eq!(at(&state), 4_000_000);
    state.act(Action::Undo, String::new());
    assert!(at(&state) == 2_910_000 && !state.can_undo());
}

/// 260,416 paid calls a month: 12 × 260,416 × 0.0032 = 9,999.9744; one more would be 10,000.0128.
#[test]
fn a_budget_buys_as_much_as_it_can() {
    use pricing::budget::Within;
    let mut state = compared();
    let service = state.rows[0].form.service;
    let spend = Action::Trace(service, Trace::Spend);
    let budget_of = |state: &State| match &state.rows[0].sight.answer {
        Some(Answer::Buys(budget)) => budget.clone(),
        _ => panic!("no answer"),
    };
    let buys = |state: &State| match &state.rows[0].sight.answer {
        Some(Answer::Buys(budget)) => Some(budget.clone()),
        _ => None,
    };
    assert!(matches!(state.rows[0].sight.answer, Some(Answer::Nothing)));
    state.act(spend, "1万".to_owned());
    let cost = Amount::parse("9999.9744").expect("an amount");
    let budget = buys(&state).expect("an answer");
    assert_eq!(budget.yours, Within::UpTo(270_416, cost));
    assert!(matches!(budget.cheapest, Some(Within::UpTo(n, _)) if n >= 270_416));
    // It is kept while other things are taken back.
    state.act(Action::Edit(service, Edit::Take(Field::Units, 270_416)), String::new());
    state.act(Action::Undo, String::new());
    assert_eq!((state.rows[0].sight.budget.as_str(), buys(&state)), ("1万", Some(budget)));
    // With the plan, in one step, that costs what was said.
    let Some(Within::UpTo(quantity, cost)) = budget_of(&state).cheapest else {
        panic!("no answer")
    };
    state.act(Action::UseBudget(service), String::new());
    let entry = state.priced.entry(service).expect("an entry");
    assert_eq!((entry.amount(), state.rows[0].form.text(Field::Units)), (cost, "278,333"));
    assert_eq!(quantity, 278_333);
    state.act(Action::Undo, String::new());
    assert!(!state.can_undo());
    state.act(spend, "much".to_owned());
    assert!(matches!(state.rows[0].sight.answer, Some(Answer::NotAnAmount(_))));
}
