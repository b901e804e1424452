//! From input to scenario: every problem, each with its place.

mod metered;
mod pools;
mod reserved;

use core::cell::RefCell;

use super::{Input, Problem, ProblemKind, ServiceInput};
use crate::digits::digits;
use crate::quantity::{self, Range};
use crate::scenario::{Entry, Need, Scenario};
use crate::table::{Book, Choices, Offer, ReadingKind, Unit};

impl Scenario {
    /// Checks an input against a book.
    ///
    /// # Errors
    /// Every problem found, in the order of the input.
    pub fn check(book: &Book, input: &Input) -> Result<Scenario, Vec<Problem>> {
        let problems = Problems::default();
        problems.range("months", input.months, quantity::HORIZON_MONTHS);
        problems.range("services", len(&input.services), quantity::SERVICES);
        let months = u8::try_from(input.months.clamp(1, quantity::HORIZON_MONTHS.max)).unwrap_or(1);
        let choices = choices(book, input, &problems);
        let mut entries: Vec<Entry> = Vec::with_capacity(input.services.len());
        for (place, service) in input.services.iter().enumerate() {
            let check = Check { book, problems: &problems, months, place };
            if let Some(entry) = check.entry(service) {
                if entries.iter().any(|earlier| earlier.service == entry.service) {
                    check.report(Key::Field("service"), ProblemKind::DuplicateService);
                }
                entries.push(entry);
            }
        }
        let scenario = Scenario { date: input.date, months, choices, entries };
        if problems.0.borrow().is_empty() {
            pools::check_stated(&scenario, &problems);
        }
        let problems = problems.0.into_inner();
        if problems.is_empty() { Ok(scenario) } else { Err(problems) }
    }
}

#[derive(Default)]
struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    fn add(&self, path: String, kind: ProblemKind) {
        self.0.borrow_mut().push(Problem { path, kind });
    }

    fn range(&self, path: &str, n: u64, range: Range) {
        if !range.contains(n) {
            self.add(path.to_owned(), ProblemKind::OutOfRange(range));
        }
    }
}

fn len<T>(items: &[T]) -> u64 {
    u64::try_from(items.len()).unwrap_or(u64::MAX)
}

fn choices(book: &Book, input: &Input, problems: &Problems) -> Choices {
    let mut choices = Choices::QUOTED;
    let mut seen: Vec<&str> = Vec::new();
    for (id, option) in &input.readings {
        let path = || ["readings.", id].concat();
        let Some(number) = book.find_reading(id) else {
            problems.add(path(), ProblemKind::UnknownReading);
            continue;
        };
        if seen.contains(&id.as_str()) {
            problems.add(path(), ProblemKind::DuplicateReading);
        }
        seen.push(id);
        let reading = book.reading(number);
        let other = reading.other.filter(|_| reading.kind == ReadingKind::Selectable);
        if other == Some(option) {
            choices = Choices::QUOTED.flipped(number).union(choices);
        } else if reading.default != option {
            let options = other.into_iter().chain([reading.default]).collect();
            problems.add(path(), ProblemKind::UnknownOption { options });
        }
    }
    choices
}

/// Where in a service's input a value stands. Written out only where there is a problem.
#[derive(Clone, Copy)]
enum Key {
    /// `calls`
    Field(&'static str),
    /// `calls[1]`
    Place(&'static str, usize),
    /// `packages[1].count`
    Item(&'static str, usize, &'static str),
}

/// The check of one service.
struct Check<'a> {
    book: &'a Book,
    problems: &'a Problems,
    months: u8,
    place: usize,
}

impl Check<'_> {
    fn report(&self, key: Key, kind: ProblemKind) {
        let at = |place: usize| ["[", &digits(place as u128, 1), "]"].concat();
        let tail = match key {
            Key::Field(field) => field.to_owned(),
            Key::Place(field, place) => [field, &at(place)].concat(),
            Key::Item(list, place, field) => [list, &at(place), ".", field].concat(),
        };
        self.problems.add(["services", &at(self.place), ".", &tail].concat(), kind);
    }

    fn range(&self, key: Key, n: u64, range: Range) {
        if !range.contains(n) {
            self.report(key, ProblemKind::OutOfRange(range));
        }
    }

    fn entry(&self, input: &ServiceInput) -> Option<Entry> {
        let Some(product) = self.book.find_product(&input.product) else {
            self.report(Key::Field("product"), ProblemKind::UnknownProduct);
            return None;
        };
        let Some(service) = self.book.find_service(product, &input.service) else {
            self.report(Key::Field("service"), ProblemKind::UnknownService);
            return None;
        };
        let unit = self.book.service(service).unit;
        let need = match &self.book.service(service).offer {
            Offer::MeteredUse(offer) => self.metered(input, offer.0, unit, service),
            Offer::PerQps(rates) => self.qps(input, rates.0, service),
            Offer::Licence(rates) => {
                self.only(input, &["devices"]);
                if input.devices.is_empty() {
                    self.report(Key::Field("devices"), ProblemKind::Missing);
                }
                self.range(Key::Field("devices"), len(&input.devices), quantity::ORDERS);
                for (place, &devices) in input.devices.iter().enumerate() {
                    self.range(Key::Place("devices", place), devices, quantity::DEVICES);
                }
                Need::Devices { rates: rates.0, orders: input.devices.clone() }
            }
            Offer::Video(rates) => {
                self.only(input, &["videos"]);
                Need::Videos { rates: rates.0, videos: self.videos(input) }
            }
            Offer::NoPrice => {
                self.only(input, &["calls"]);
                Need::Unpriced { units: self.units(input, Unit::Call) }
            }
        };
        Some(Entry { service, need })
    }

    /// Reports fields that the service has no use for.
    fn only(&self, input: &ServiceInput, used: &[&str]) {
        let given = [
            ("calls", input.calls.is_some()),
            ("templates", input.templates.is_some()),
            ("billing", input.billing.is_some()),
            ("orders", !input.orders.is_empty()),
            ("devices", !input.devices.is_empty()),
            ("videos", !input.videos.is_empty()),
            ("packages", !input.packages.is_empty()),
            ("balance", input.balance.is_some()),
            ("free_left", input.free_left.is_some()),
            ("pool_calls", input.pool_calls.is_some()),
            ("peak_qps", input.peak_qps.is_some()),
        ];
        for (key, given) in given {
            if given && !used.contains(&key) {
                self.report(Key::Field(key), ProblemKind::NotForThisService);
            }
        }
    }
}
