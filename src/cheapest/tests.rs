//! A plan that is used costs what was said, and is taken back without a trace.

use super::*;
use crate::action::Edit;
use crate::form::{Estimate, Field, ServiceForm, Spread};
use crate::wording::Language;
use pricing::BOOK;
use pricing::date::Date;
use pricing::table::{Offer, ServiceNo, Unit};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// As many small numbers as large ones.
    fn units(&mut self) -> u64 {
        let digits = self.below(9);
        self.below(10u64.pow(u32::try_from(digits).unwrap_or(0)) * 10)
    }
}

fn state(months: &str, services: Vec<ServiceForm>) -> State {
    let first = Estimate::first(Date::parse("2026-11-21"));
    let mut state =
        State::new(Language::En, Estimate { months: months.to_owned(), services, ..first });
    state.tell();
    state
}

fn random(service: ServiceNo, months: u64, numbers: &mut Numbers) -> ServiceForm {
    let mut form = ServiceForm::new(service);
    let templates = form.facts().unit == Unit::Template;
    let units = |numbers: &mut Numbers| match templates {
        true => numbers.below(3_000).to_string(),
        false => numbers.units().to_string(),
    };
    form.set(Field::Units, units(numbers));
    if !templates && numbers.below(2) == 1 {
        form.spread = Spread::Monthly;
        for month in 0..usize::try_from(months).unwrap_or(1) {
            form.set(Field::MonthUnits(month), units(numbers));
        }
    }
    for place in 0..form.purchases.len() {
        if numbers.below(4) == 0 {
            form.set(Field::PackageCount(place), (numbers.below(4)).to_string());
            form.set(Field::PackageMonth(place), (1 + numbers.below(months)).to_string());
        }
    }
    if let Offer::MeteredUse(metered) = &form.facts().offer
        && metered.qps.is_some()
        && numbers.below(2) == 1
    {
        form.set(Field::Peak, (1 + numbers.below(60)).to_string());
    }
    for place in 0..form.orders.len() {
        form.set(Field::Qps(place), (1 + numbers.below(120)).to_string());
        form.set(Field::OrderDays(place), numbers.below(60).to_string());
        form.set(Field::OrderMonth(place), (1 + numbers.below(months)).to_string());
    }
    if matches!(form.facts().offer, Offer::Licence(_)) {
        form.devices = vec![(50 + numbers.below(9_000)).to_string(), "60".to_owned()];
    }
    form
}

#[test]
fn a_used_plan_costs_what_it_said_and_is_taken_back() {
    let mut numbers = Numbers(7);
    let (mut used, mut by_qps, mut later) = (0, 0, 0);
    let of_choice = BOOK.numbered_services().filter(|(number, _)| Look::Plan.is_of(*number));
    for (service, facts) in of_choice {
        for _ in 0..16 {
            let months = 1 + numbers.below(5);
            let mut state = state(&months.to_string(), vec![random(service, months, &mut numbers)]);
            let before = state.saved();
            let Some(plan) = state.rows[0].cheaper().cloned() else { continue };
            state.act(Action::UsePlan(service), String::new());
            let entry = state.priced.entry(service).expect("an entry");
            assert_eq!(entry.amount(), plan.cost, "{} {plan:?} {}", facts.id, state.saved());
            assert_eq!(state.last_step(), Some(Action::UsePlan(service)));
            assert_eq!(state.rows[0].cheaper(), None, "{}", facts.id);
            used += 1;
            match &plan.bought {
                pricing::plan::Bought::Qps(_) => by_qps += 1,
                pricing::plan::Bought::Packages(all) if all.iter().any(|p| p.month > 0) => {
                    later += 1
                }
                _ => {}
            }
            let after = state.saved();
            state.act(Action::Undo, String::new());
            assert_eq!((state.saved(), state.can_undo()), (before, false));
            state.act(Action::Redo, String::new());
            assert_eq!(state.saved(), after);
            assert_eq!(state.last_step(), Some(Action::UsePlan(service)));
        }
    }
    assert!(used > 200 && by_qps > 20 && later > 1, "{used} {by_qps} {later}");
}

#[test]
fn all_plans_are_one_step_and_the_sum_is_the_total() {
    let mut numbers = Numbers(11);
    for n in 0..20 {
        let mut services = Vec::new();
        for (service, _) in BOOK.numbered_services() {
            if numbers.below(30) == n % 30 {
                services.push(random(service, 3, &mut numbers));
            }
        }
        let mut state = state("3", services);
        let (before, said) = (state.saved(), whole(&state));
        assert_eq!(said.compared + said.left_out, state.rows.len());
        if said.left_out == 0 {
            assert_eq!(Some(said.sum.yours), state.priced.horizon());
        }
        state.act(Action::UseCheapest, String::new());
        let used = whole(&state);
        assert_eq!((used.is_of_use, used.was_used), (false, said.is_of_use));
        if said.left_out == 0 {
            assert_eq!(Some(said.sum.cheapest), state.priced.horizon());
        }
        state.act(Action::Undo, String::new());
        assert_eq!((state.saved(), state.can_undo()), (before, false));
    }
}

/// 12 × 900,000 calls of static liveness, of which 10,000 a month are free: 12 × 890,000 = 10,680,000.
/// One package of 10,000,000 (17,400) leaves 680,000 at 0.0019: 18,692. By the call it is 20,292.
fn liveness() -> State {
    let mut services = Estimate::first(Date::parse("2026-11-21")).services.split_off(1);
    services.truncate(1);
    for place in 0..services[0].purchases.len() {
        services[0].set(Field::PackageCount(place), "0".to_owned());
    }
    state("12", services)
}

#[test]
fn a_row_says_what_the_plan_saves() {
    let mut state = liveness();
    let service = state.rows[0].form.service;
    let against = of(&state, &state.rows[0]).expect("comparable");
    let shown = [against.yours, against.cheapest, against.saved()].map(|a| a.to_string());
    assert_eq!(shown, ["20292", "18692", "1600"]);
    assert_eq!(against.per_mille(), 78);
    let units = Action::Edit(service, Edit::Type(Field::Units));
    state.act(units, "many".to_owned());
    let left = whole(&state);
    assert_eq!((left.compared, left.left_out, left.is_of_use), (0, 1, false));
}

#[test]
fn what_serves_more_is_not_called_cheaper() {
    let product = BOOK.find_product("tencent-portrait").expect("product");
    let mut form = ServiceForm::new(BOOK.find_service(product, "portrait-api").expect("service"));
    form.set(Field::Units, "1,201".to_owned());
    let state = state("1", vec![form]);
    assert!(state.priced.is_complete());
    assert_eq!(of(&state, &state.rows[0]), None);
    assert!(state.rows[0].cheaper().is_some());
}

#[test]
fn an_open_plan_is_drawn_anew_when_it_can_no_longer_be_taken_back() {
    let mut state = liveness();
    let service = state.rows[0].form.service;
    state.act(Action::Look(service, Look::Plan), String::new());
    state.act(Action::UsePlan(service), String::new());
    let stamp = state.rows[0].stamp;
    let face = BOOK.find_product("tencent-face").expect("product");
    let other = BOOK.find_service(face, "face-search").expect("service");
    state.act(Action::Add(other), String::new());
    assert_ne!(state.rows[0].stamp, stamp);
}

#[test]
fn what_is_left_out_is_not_called_the_cheapest() {
    use crate::wording::cheapest::{in_short, outcome};
    let mut state = State::new(Language::En, Estimate::first(Date::parse("2026-11-21")));
    let service = state.rows[0].form.service;
    let typed = Action::Edit(service, Edit::Type(Field::Units));
    let mut said = |text: &str| {
        state.act(typed, text.to_owned());
        let whole = whole(&state);
        (in_short(state.language, &whole), outcome(state.language, &whole))
    };
    let (short, long) = said("0");
    assert_eq!(short, "This is the cheapest plan");
    assert_eq!(long, "What you have is already the cheapest.");
    let (short, long) = said("12 apples");
    assert_eq!(short, "Compare with the cheapest plan");
    assert_eq!(long, "What can be compared is already the cheapest.");
}
