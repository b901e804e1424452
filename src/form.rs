//! What the visitor typed, and its way to the engine: text in, a quote or problems with their field out.
//!
//! Everything here is plain and has no reactive state. Nothing typed is ever lost: a text that is not
//! a number stays in its field, with a problem beside it.

mod check;
mod field;
mod horizon;
mod number;
mod saved;
mod service;
mod stops;

pub use check::{FieldProblem, Reason};
pub use field::Field;
pub use horizon::{Horizon, HorizonField, HorizonProblem};
pub use number::{NotANumber, duration, thousandths, whole};
pub use saved::{Saved, Writer};
pub use service::{ServiceForm, Spread};
pub use stops::{position, stops};

use pricing::input::{Input, ServiceInput};
use pricing::money::Amount;
use pricing::quote::Quoted;
use pricing::table::{Choices, ServiceNo};
use pricing::{BOOK, Quote, Scenario};

/// The whole page as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// First day of the horizon, as `2026-11-21`.
    pub date: String,
    /// Months of the horizon.
    pub months: String,
    /// Readings switched to the other one.
    pub readings: Choices,
    /// The services, in the order in which they were added.
    pub services: Vec<ServiceForm>,
}

impl Estimate {
    /// What a first visit shows: the document's own example, 52,000,000 searches with one package.
    pub fn first(today: Option<pricing::date::Date>) -> Estimate {
        let search = BOOK
            .find_product("tencent-face")
            .and_then(|product| BOOK.find_service(product, "face-search"));
        Estimate {
            date: today.map(|date| date.to_string()).unwrap_or_default(),
            months: "1".to_owned(),
            readings: Choices::QUOTED,
            services: search.map(worked_example).into_iter().collect(),
        }
    }
}

fn worked_example(service: ServiceNo) -> ServiceForm {
    let mut form = ServiceForm::new(service);
    form.set(Field::Units, "52,000,000".to_owned());
    let largest = form.purchases.iter_mut().find(|purchase| purchase.size == 50_000_000);
    if let Some(purchase) = largest {
        purchase.count = "1".to_owned();
    }
    form
}

/// A quote of all services that can be quoted, and those that cannot.
#[derive(Debug, Default)]
pub struct Priced {
    /// The quote; none while the horizon has a problem.
    pub quote: Option<Quote>,
    /// Services left out because a field has a problem.
    pub left_out: Vec<ServiceNo>,
}

impl Priced {
    /// Quotes every service whose form is valid.
    pub fn of(
        horizon: Option<&Horizon>,
        services: Vec<(ServiceNo, Option<ServiceInput>)>,
    ) -> Priced {
        let (mut left_out, mut valid) = (Vec::new(), Vec::with_capacity(services.len()));
        for (number, input) in services {
            match input {
                Some(input) => valid.push(input),
                None => left_out.push(number),
            }
        }
        Priced { quote: horizon.and_then(|horizon| quote(horizon, valid)), left_out }
    }

    /// What one service costs.
    pub fn entry(&self, service: ServiceNo) -> Option<&Quoted> {
        self.quote.as_ref()?.entries.iter().find(|entry| entry.service == service)
    }

    /// The amount of the whole horizon; none while nothing has one.
    pub fn horizon(&self) -> Option<Amount> {
        let quote = self.quote.as_ref()?;
        let lines = quote.entries.iter().any(|entry| !entry.lines.is_empty());
        (lines || self.is_complete()).then(|| quote.totals().horizon())
    }

    /// Whether nothing is missing from the totals.
    pub fn is_complete(&self) -> bool {
        self.left_out.is_empty() && self.quote.as_ref().is_some_and(Quote::is_complete)
    }
}

fn quote(horizon: &Horizon, services: Vec<ServiceInput>) -> Option<Quote> {
    let input = Input { services, ..horizon.input() };
    let scenario = Scenario::check(&BOOK, &input).ok()?;
    Some(Quote::of(&BOOK, &scenario))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn priced(estimate: &Estimate) -> Priced {
        let horizon = Horizon::check(&estimate.date, &estimate.months, estimate.readings).ok();
        let checked = |form: &ServiceForm| (form.service, form.check(horizon.as_ref()).ok());
        Priced::of(horizon.as_ref(), estimate.services.iter().map(checked).collect())
    }

    fn first() -> Estimate {
        Estimate::first(pricing::date::Date::parse("2026-11-21"))
    }

    #[test]
    fn the_first_visit_shows_the_worked_example() {
        let priced = priced(&first());
        let totals = priced.quote.as_ref().map(|quote| quote.totals().horizon().to_string());
        assert_eq!(totals.as_deref(), Some("148868"));
        assert!(priced.is_complete());
    }

    #[test]
    fn one_bad_field_leaves_the_other_services_priced() {
        let mut estimate = first();
        let product = BOOK.find_product("tencent-face").expect("product");
        let number = BOOK.find_service(product, "face-comparison").expect("service");
        let mut form = ServiceForm::new(number);
        form.set(Field::Units, "lots".to_owned());
        estimate.services.push(form);
        let priced = priced(&estimate);
        assert_eq!(priced.left_out, [number]);
        assert!(!priced.is_complete());
        assert!(priced.entry(estimate.services[0].service).is_some());
        assert_eq!(estimate.services[1].text(Field::Units), "lots");
    }

    #[test]
    fn every_service_starts_valid() {
        let horizon = Horizon::check("2026-11-21", "3", Choices::QUOTED).expect("horizon");
        for (number, service) in BOOK.numbered_services() {
            let problems = ServiceForm::new(number).check(Some(&horizon)).err();
            assert_eq!(problems, None, "{}", service.id);
        }
    }
}
