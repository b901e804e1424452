//! Views as plain values, and what stands after many of them.

use proptest::prelude::*;

use super::*;
use crate::action::Edit;
use crate::app::page;
use crate::curve::Trace;
use crate::form::{Estimate, Field, Spread};
use crate::look::Look;
use crate::wording::Language;
use pricing::BOOK;
use pricing::input::Billing;
use pricing::table::ServiceNo;

#[test]
fn a_view_is_a_plain_value() {
    let list = classed("ul", "lines").child(el("li").text("one")).child(el("li").key(7));
    let children = &list.0.children;
    assert_eq!((list.0.tag, children.len(), children[1].0.key), ("ul", 2, Some(7)));
}

/// What stands in a page without a browser: an element that shows what it showed when it was drawn.
struct Standing {
    parts: Parts,
    children: Vec<Standing>,
}

/// The rules of `mounted`: a stamped element whose stamp stands is left alone.
fn replace(standing: &mut Vec<Standing>, els: Vec<El>, state: &State, n_drawn: &mut usize) {
    let mut before = core::mem::take(standing);
    for el in els {
        let same = |old: &Standing| old.parts.tag == el.0.tag && old.parts.key == el.0.key;
        let old = before.iter().position(same).map(|place| before.remove(place));
        let old = match old {
            Some(old) if el.stands_as(&old.parts) => old,
            old => {
                *n_drawn += 1;
                let mut parts = *el.drawn(state).0;
                let mut children = old.map(|old| old.children).unwrap_or_default();
                let drawn = core::mem::take(&mut parts.children);
                replace(&mut children, drawn, state, n_drawn);
                Standing { parts, children }
            }
        };
        standing.push(old);
    }
}

fn markup(standing: &[Standing], to: &mut String) {
    for Standing { parts, children } in standing {
        *to += &format!("\n<{} {:?}", parts.tag, parts.key);
        *to += &format!("{:?} {:?} {:?}>", parts.attributes, parts.value, parts.answer);
        *to += &parts.text;
        markup(children, to);
    }
}

fn shown(standing: &[Standing]) -> String {
    let mut shown = String::new();
    markup(standing, &mut shown);
    shown
}

fn drawn_whole(state: &State) -> String {
    let mut whole = Vec::new();
    replace(&mut whole, page(state), state, &mut 0);
    shown(&whole)
}

/// Services of every kind, among them two that share free units and two of a product with holds.
fn services() -> Vec<ServiceNo> {
    let mut of_kind: Vec<(String, ServiceNo)> = Vec::new();
    for (number, service) in BOOK.numbered_services() {
        let pool = match &service.offer {
            pricing::table::Offer::MeteredUse(metered) => {
                metered.allowances.iter().any(|a| a.pool.is_some())
            }
            _ => false,
        };
        let offer = format!("{:?}", service.offer);
        let kind = offer.split('(').next().unwrap_or("");
        let kind = format!("{kind} {:?} {pool}", service.product);
        if of_kind.iter().filter(|(known, _)| *known == kind).count() < 2 {
            of_kind.push((kind, number));
        }
    }
    of_kind.into_iter().map(|(_, number)| number).collect()
}

const TEXTS: [&str; 9] = ["", "0", "1", "3", "7", "12", "52,000,000", "many", "other"];

fn action(kind: u8, service: ServiceNo, n: usize) -> Action {
    let edit = |edit| Action::Edit(service, edit);
    let readings = BOOK.service(service).readings.0;
    let is_even = n.is_multiple_of(2);
    let fields = [
        Field::Units,
        Field::PackageCount(n % 4),
        Field::PackageMonth(n % 4),
        Field::MonthUnits(n % 12),
        Field::Balance,
        Field::FreeLeft,
        Field::PoolCalls,
        Field::Peak,
        Field::Qps(n % 2),
        Field::OrderDays(0),
        Field::Devices(0),
        Field::Seconds(0),
        Field::Height(0),
    ];
    let field = fields[n % fields.len()];
    match kind {
        0..=5 => edit(Edit::Type(field)),
        6..=8 => edit(Edit::Slide(field)),
        9 => edit(Edit::Step(field, 1, 12)),
        10 => edit(Edit::Bill(if is_even { Billing::Qps } else { Billing::Calls })),
        11 => edit(Edit::Spread(if is_even { Spread::Even } else { Spread::Monthly })),
        12 => edit(Edit::BuyAgain(50_000_000)),
        13 => edit(if is_even { Edit::AddRow } else { Edit::RemoveRow(0) }),
        14 => Action::Speak(Language::ALL[n % 2]),
        15 => Action::Date,
        16 | 17 => Action::Months,
        18 => Action::Filter,
        19 => Action::Remove(service),
        20 | 21 if !readings.is_empty() => Action::Turn(readings[n % readings.len()]),
        22 => Action::Undo,
        23 => Action::Redo,
        24 => Action::StartOver,
        25 => Action::Look(service, Look::Curve),
        26 => Action::Trace(service, Trace::Slide),
        27 => Action::Trace(service, Trace::Spend),
        _ => Action::Add(service),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// The law of stamps: what was left standing is what would have been drawn.
    #[test]
    fn what_is_left_standing_is_what_would_be_drawn(
        steps in prop::collection::vec((0..37u8, 0..99usize, 0..99usize, 0..99usize), 1..40),
    ) {
        let services = services();
        let today = pricing::date::Date::parse("2026-11-21");
        let mut state = State::new(Language::En, Estimate::first(today));
        let mut standing = Vec::new();
        replace(&mut standing, page(&state), &state, &mut 0);
        for (kind, service, n, text) in steps {
            let action = action(kind, services[service % services.len()], n);
            let text = if action == Action::Date { "2022-08-01" } else { TEXTS[text % 9] };
            state.act(action, text.to_owned());
            if n % 5 == 0 {
                state.tell();
            }
            replace(&mut standing, page(&state), &state, &mut 0);
            let (shown, whole) = (shown(&standing), drawn_whole(&state));
            let other = shown.lines().zip(whole.lines()).find(|(shown, whole)| shown != whole);
            prop_assert_eq!(other, None, "{:?} {}", action, text);
            prop_assert_eq!(shown.lines().count(), whole.lines().count());
        }
    }
}

/// Two services share free units: what is typed for one changes what the other costs.
#[test]
fn a_service_is_drawn_when_another_one_changes_its_price() {
    let pool = |service: &pricing::table::Service| match &service.offer {
        pricing::table::Offer::MeteredUse(metered) => {
            metered.allowances.iter().find_map(|allowance| allowance.pool)
        }
        _ => None,
    };
    let pooled: Vec<ServiceNo> =
        BOOK.numbered_services().filter(|(_, s)| pool(s).is_some()).map(|(n, _)| n).collect();
    let today = pricing::date::Date::parse("2026-11-21");
    let mut state = State::new(Language::En, Estimate::first(today));
    // Since 2022-10-24 each of them has its own.
    state.act(Action::Date, "2022-08-01".to_owned());
    pooled.iter().for_each(|&service| state.act(Action::Add(service), String::new()));
    let mut standing = Vec::new();
    replace(&mut standing, page(&state), &state, &mut 0);
    let before: Vec<u32> = state.rows.iter().map(|row| row.stamp).collect();
    for text in ["0", "5,000", "1,000,000"] {
        state.act(Action::Edit(pooled[0], Edit::Type(Field::Units)), text.to_owned());
        replace(&mut standing, page(&state), &state, &mut 0);
        assert!(shown(&standing) == drawn_whole(&state), "{text}");
    }
    let restamped = |place: usize| state.rows[place].stamp != before[place];
    let n = state.rows.len();
    let both = restamped(n - 1) && restamped(n - 2);
    assert!(!restamped(0) && both, "both services of the pool");
}

/// And it is worth it: a slider of one service draws no other one.
#[test]
fn one_change_draws_one_service() {
    let drawn_with = |services: &[ServiceNo]| {
        let today = pricing::date::Date::parse("2026-11-21");
        let mut state = State::new(Language::En, Estimate::first(today));
        for &service in services {
            state.act(Action::Add(service), String::new());
        }
        let (mut standing, mut n_drawn) = (Vec::new(), 0);
        replace(&mut standing, page(&state), &state, &mut 0);
        let slide = Action::Edit(state.rows[0].form.service, Edit::Slide(Field::Units));
        state.act(slide, "9".to_owned());
        replace(&mut standing, page(&state), &state, &mut n_drawn);
        n_drawn
    };
    let (alone, among_many) = (drawn_with(&[]), drawn_with(&services()));
    assert!(alone > 50 && among_many < alone + 60, "{alone} elements, {among_many} among many");
}
