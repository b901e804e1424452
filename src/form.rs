//! What the visitor typed, and its way to the engine: text in, a quote or problems with their field out.
//!
//! Everything here is plain and has no reactive state. Nothing typed is ever lost: a text that is not
//! a number stays in its field, with a problem beside it.

mod alike;
mod changes;
mod check;
mod field;
mod horizon;
mod number;
mod of_input;
mod purchase;
mod saved;
mod service;
mod spread;
mod stops;
mod zones;

pub use changes::{Change, What, changes, days_that_overtake};
pub use check::{FieldProblem, Reason};
pub use field::Field;
pub use horizon::{Horizon, HorizonField, HorizonProblem};
pub use number::{NotANumber, duration, thousandths, whole, yuan};
pub use saved::{Link, Saved, Writer, read_link, write_link};
pub use service::ServiceForm;
pub use spread::{NO_GROWTH, SEASONS, Spread, factor, grown, pasted, share};
pub use stops::{position, stops};
pub use zones::{Zone, ZonePrice, extent, has_tiers, zone_of, zones};

use pricing::compare::{self, Comparison};
use pricing::input::{Input, ServiceInput};
use pricing::money::Amount;
use pricing::notch::{self, Notch};
use pricing::plan::{self, Planned};
use pricing::quote::{Hold, Quoted};
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
    /// What a first visit shows: a gate that knows faces and number plates, for a year. It holds a
    /// notch, a package that burns down, and two vendors.
    pub fn first(today: Option<pricing::date::Date>) -> Estimate {
        let compared = ServiceForm::of("tencent-face", "face-comparison", "2,910,000");
        let mut live = ServiceForm::of("tencent-face", "static-liveness", "900,000");
        let plates = ServiceForm::of("alibaba-viapi", "license-plate-recognition", "15,000");
        let largest = live.iter_mut().flat_map(|form| &mut form.purchases);
        for purchase in largest.filter(|purchase| purchase.size == 10_000_000) {
            purchase.count = "1".to_owned();
        }
        Estimate {
            date: today.map(|date| date.iso()).unwrap_or_default(),
            months: "12".to_owned(),
            readings: Choices::QUOTED,
            services: [compared, live, plates].into_iter().flatten().collect(),
        }
    }
}

impl ServiceForm {
    /// The form of a service with a number of calls; none where the book lacks it.
    fn of(product: &str, service: &str, calls: &str) -> Option<ServiceForm> {
        let product = BOOK.find_product(product)?;
        let mut form = ServiceForm::new(BOOK.find_service(product, service)?);
        form.set(Field::Units, calls.to_owned());
        Some(form)
    }
}

/// A quote of all services that can be quoted, and those that cannot.
#[derive(Debug, Default)]
pub struct Priced {
    /// What is quoted; none while the horizon has a problem.
    pub scenario: Option<Scenario>,
    /// Its quote.
    pub quote: Option<Quote>,
    /// Services left out because a field has a problem.
    pub left_out: Vec<ServiceNo>,
    /// Services of which more would cost less.
    pub notches: Vec<(ServiceNo, Notch)>,
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
        match horizon.and_then(|horizon| checked(horizon, valid)) {
            Some((scenario, notches)) => {
                let quote = Quote::of(&BOOK, &scenario);
                Priced { quote: Some(quote), scenario: Some(scenario), left_out, notches }
            }
            None => Priced { left_out, ..Priced::default() },
        }
    }

    /// Where more of a service would cost less.
    pub fn notch(&self, service: ServiceNo) -> Option<&Notch> {
        let found = self.notches.iter().find(|(of, _)| *of == service);
        found.map(|(_, notch)| notch)
    }

    /// Place of a service in the scenario.
    pub fn place(&self, service: ServiceNo) -> Option<(&Scenario, usize)> {
        let scenario = self.scenario.as_ref()?;
        let place = scenario.entries().iter().position(|entry| entry.service == service)?;
        Some((scenario, place))
    }

    /// The cheapest plan of one service.
    pub fn planned(&self, service: ServiceNo) -> Option<Planned> {
        let (scenario, place) = self.place(service)?;
        plan::of(&BOOK, scenario, place)
    }

    /// What every service that meets the same need would cost.
    pub fn compared(&self, service: ServiceNo) -> Option<Comparison> {
        let (scenario, place) = self.place(service)?;
        compare::of(&BOOK, scenario, place)
    }

    /// What vendors freeze beside the bill.
    pub fn holds(&self) -> &[Hold] {
        self.quote.as_ref().map_or(&[], |quote| &quote.holds)
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

fn checked(
    horizon: &Horizon,
    services: Vec<ServiceInput>,
) -> Option<(Scenario, Vec<(ServiceNo, Notch)>)> {
    let input = Input { services, ..horizon.input() };
    let scenario = Scenario::check(&BOOK, &input).ok()?;
    let mut notches = Vec::new();
    for (place, entry) in scenario.entries().iter().enumerate() {
        if let Some(notch) = notch::of(&BOOK, &scenario, place) {
            notches.push((entry.service, notch));
        }
    }
    Some((scenario, notches))
}

#[cfg(test)]
pub mod samples {
    //! Forms for tests.

    use super::*;

    /// The empty form of a service.
    pub fn form(product: &str, service: &str) -> ServiceForm {
        let product = BOOK.find_product(product).expect("product");
        ServiceForm::new(BOOK.find_service(product, service).expect("service"))
    }

    /// A form with months that differ, every package bought in one of them, and an order.
    pub fn busy(service: ServiceNo) -> ServiceForm {
        let mut form = ServiceForm::new(service);
        form.spread = Spread::Growing;
        for place in 0..form.purchases.len() {
            form.set(Field::PackageCount(place), "1".to_owned());
            form.set(Field::PackageMonth(place), (place % 7 + 1).to_string());
        }
        form.set(Field::OrderMonth(0), "3".to_owned());
        form
    }
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
    fn the_first_visit_has_a_complete_total() {
        let priced = priced(&first());
        assert!(priced.is_complete());
        assert_eq!(first().services.len(), 3);
        let amounts = priced.quote.iter().flat_map(|quote| &quote.entries);
        let amounts: Vec<String> = amounts.map(|entry| entry.amount().to_string()).collect();
        // 12 × 2,900,000 × 0.0032; a package of 17,400 and the 680,000 of 12 × 890,000 that it does
        // not cover at 0.0019; 12 × (10,000 × 0.15 + 5,000 × 0.1).
        let notches: Vec<ServiceNo> = priced.notches.iter().map(|(of, _)| *of).collect();
        assert_eq!(notches, [first().services[0].service]);
        assert_eq!(amounts, ["111360", "18692", "24000"]);
    }

    #[test]
    fn one_bad_field_leaves_the_other_services_priced() {
        let mut estimate = first();
        let product = BOOK.find_product("tencent-face").expect("product");
        let number = BOOK.find_service(product, "face-search").expect("service");
        let mut form = ServiceForm::new(number);
        form.set(Field::Units, "lots".to_owned());
        estimate.services.push(form);
        let priced = priced(&estimate);
        assert_eq!(priced.left_out, [number]);
        assert!(!priced.is_complete());
        assert!(priced.entry(estimate.services[0].service).is_some());
        assert_eq!(estimate.services[3].text(Field::Units), "lots");
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
