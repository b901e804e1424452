//! From input to scenario: every problem, each with its place.

use core::cell::RefCell;

use super::{
    Billing, Input, PackageInput, Problem, ProblemKind, QpsOrderInput, Series, ServiceInput,
};
use crate::model::qps::QpsOrder;
use crate::model::video::Video;
use crate::quantity::{self, Range};
use crate::scenario::{Entry, Need, PerUnit, Purchase, Scenario};
use crate::table::{
    Book, Choices, Metered, Offer, Packages, QpsRate, ReadingKind, ServiceNo, Unit,
};

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
            let check = Check {
                book,
                problems: &problems,
                months,
                at: format!("services[{place}]"),
            };
            if let Some(entry) = check.entry(service) {
                if entries
                    .iter()
                    .any(|earlier| earlier.service == entry.service)
                {
                    check.report("service", ProblemKind::DuplicateService);
                }
                entries.push(entry);
            }
        }
        let problems = problems.0.into_inner();
        if problems.is_empty() {
            Ok(Scenario {
                date: input.date,
                months,
                choices,
                entries,
            })
        } else {
            Err(problems)
        }
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
        let path = || format!("readings.{id}");
        let Some(number) = book.find_reading(id) else {
            problems.add(path(), ProblemKind::UnknownReading);
            continue;
        };
        if seen.contains(&id.as_str()) {
            problems.add(path(), ProblemKind::DuplicateReading);
        }
        seen.push(id);
        let reading = book.reading(number);
        let other = reading
            .other
            .filter(|_| reading.kind == ReadingKind::Selectable);
        if other == Some(option) {
            choices = Choices::QUOTED.flipped(number).union(choices);
        } else if reading.default != option {
            let options = other.into_iter().chain([reading.default]).collect();
            problems.add(path(), ProblemKind::UnknownOption { options });
        }
    }
    choices
}

/// The check of one service.
struct Check<'a> {
    book: &'a Book,
    problems: &'a Problems,
    months: u8,
    at: String,
}

impl Check<'_> {
    fn report(&self, key: &str, kind: ProblemKind) {
        self.problems.add(format!("{}.{key}", self.at), kind);
    }

    fn range(&self, key: &str, n: u64, range: Range) {
        if !range.contains(n) {
            self.report(key, ProblemKind::OutOfRange(range));
        }
    }

    fn entry(&self, input: &ServiceInput) -> Option<Entry> {
        let Some(product) = self.book.find_product(&input.product) else {
            self.report("product", ProblemKind::UnknownProduct);
            return None;
        };
        let Some(service) = self.book.find_service(product, &input.service) else {
            self.report("service", ProblemKind::UnknownService);
            return None;
        };
        let unit = self.book.service(service).unit;
        let need = match &self.book.service(service).offer {
            Offer::MeteredUse(offer) => self.metered(input, offer.0, unit, service),
            Offer::PerQps(rates) => self.qps(input, rates.0, service),
            Offer::Licence(rates) => {
                self.only(input, &["devices"]);
                if input.devices.is_empty() {
                    self.report("devices", ProblemKind::Missing);
                }
                self.range("devices", len(&input.devices), quantity::ORDERS);
                for (place, &devices) in input.devices.iter().enumerate() {
                    self.range(&format!("devices[{place}]"), devices, quantity::DEVICES);
                }
                Need::Devices {
                    rates: rates.0,
                    orders: input.devices.clone(),
                }
            }
            Offer::Video(rates) => {
                self.only(input, &["videos"]);
                Need::Videos {
                    rates: rates.0,
                    videos: self.videos(input),
                }
            }
            Offer::NoPrice => {
                self.only(input, &["calls"]);
                Need::Unpriced {
                    units: self.units(input, Unit::Call),
                }
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
                self.report(key, ProblemKind::NotForThisService);
            }
        }
    }

    fn metered(
        &self,
        input: &ServiceInput,
        offer: &'static Metered,
        unit: Unit,
        service: ServiceNo,
    ) -> Need {
        let units_key = if unit == Unit::Template {
            "templates"
        } else {
            "calls"
        };
        if let (Some(Billing::Qps), Some(seller)) = (input.billing, offer.qps) {
            self.only(input, &["billing", "orders", units_key]);
            let covered = if input.calls.is_some() {
                self.units(input, unit)
            } else {
                Vec::new()
            };
            let Offer::PerQps(rates) = self.book.service(seller).offer else {
                self.report("billing", ProblemKind::NotForThisService);
                return Need::Unpriced { units: covered };
            };
            let orders = self.orders(input, rates.0, Some(service));
            return Need::Qps {
                rates: rates.0,
                orders,
                covered,
            };
        }
        let mut used = vec![units_key];
        used.extend(offer.qps.map(|_| "billing"));
        used.extend(
            offer
                .packages
                .map(|_| ["packages", "balance"])
                .into_iter()
                .flatten(),
        );
        used.extend(offer.concurrency.map(|_| "peak_qps"));
        let once = offer
            .allowances
            .iter()
            .any(|a| a.period.quoted == crate::table::Period::Once);
        used.extend(once.then_some("free_left"));
        used.extend(
            offer
                .allowances
                .iter()
                .find_map(|a| a.pool)
                .map(|_| "pool_calls"),
        );
        self.only(input, &used);
        Need::Metered {
            offer,
            used: self.per_unit(input, offer, unit),
        }
    }

    fn per_unit(&self, input: &ServiceInput, offer: &'static Metered, unit: Unit) -> PerUnit {
        for (key, n) in [
            ("balance", input.balance),
            ("free_left", input.free_left),
            ("pool_calls", input.pool_calls),
            ("peak_qps", input.peak_qps),
        ] {
            self.range(key, n.unwrap_or(0), quantity::UNITS);
        }
        let purchases = match &offer.packages {
            Some(packages) => self.purchases(input, packages),
            None => Vec::new(),
        };
        PerUnit {
            units: self.units(input, unit),
            purchases,
            balance: input.balance.unwrap_or(0),
            free_left: input.free_left,
            from_pool: input.pool_calls,
            peak_qps: input.peak_qps,
        }
    }

    /// Units of each month. Templates are a level: what is needed at most stands in the last month.
    fn units(&self, input: &ServiceInput, unit: Unit) -> Vec<u64> {
        let months = usize::from(self.months);
        if unit == Unit::Template {
            let templates = input.templates.unwrap_or_else(|| {
                self.report("templates", ProblemKind::Missing);
                0
            });
            self.range("templates", templates, quantity::UNITS);
            let mut units = vec![0; months];
            units[months - 1] = templates;
            return units;
        }
        match &input.calls {
            None => self.report("calls", ProblemKind::Missing),
            Some(Series::Flat(calls)) => {
                self.range("calls", *calls, quantity::UNITS);
                return vec![*calls; months];
            }
            Some(Series::Monthly(calls)) if calls.len() == months => {
                for (month, &calls) in calls.iter().enumerate() {
                    self.range(&format!("calls[{month}]"), calls, quantity::UNITS);
                }
                return calls.clone();
            }
            Some(Series::Monthly(_)) => {
                let expected = u64::from(self.months);
                self.report("calls", ProblemKind::WrongLength { expected });
            }
        }
        vec![0; months]
    }

    fn purchases(&self, input: &ServiceInput, packages: &'static Packages) -> Vec<Purchase> {
        self.range("packages", len(&input.packages), quantity::ORDERS);
        let numbered = input.packages.iter().enumerate();
        numbered
            .filter_map(|(place, package)| self.purchase(place, package, packages))
            .collect()
    }

    fn purchase(
        &self,
        place: usize,
        package: &PackageInput,
        packages: &'static Packages,
    ) -> Option<Purchase> {
        let key = |key: &str| format!("packages[{place}].{key}");
        self.range(&key("count"), package.count, quantity::PACKAGES);
        let size = packages
            .sizes
            .iter()
            .position(|size| size.quantity == package.size);
        if size.is_none() {
            let sizes = packages.sizes.iter().map(|size| size.quantity).collect();
            self.report(&key("size"), ProblemKind::UnknownPackage { sizes });
        }
        let units = package.size.checked_mul(package.count);
        if units.is_none_or(|units| !quantity::UNITS.contains(units)) {
            self.report(&key("count"), ProblemKind::TooManyUnits);
        }
        let month = self.month(&key("month"), package.month);
        Some(Purchase {
            size: size?,
            count: package.count,
            month,
        })
    }

    /// A month of the horizon, from 1 outside and from 0 inside.
    fn month(&self, key: &str, month: u64) -> u8 {
        self.range(
            key,
            month,
            Range {
                min: 1,
                max: u64::from(self.months),
            },
        );
        u8::try_from(month.saturating_sub(1)).unwrap_or(0)
    }

    fn qps(&self, input: &ServiceInput, rates: &'static [QpsRate], service: ServiceNo) -> Need {
        self.only(input, &["orders", "billing", "calls"]);
        if input.billing == Some(Billing::Calls) {
            self.report("billing", ProblemKind::NotForThisService);
        }
        let serves = |(_, other): &(ServiceNo, &crate::table::Service)| match &other.offer {
            Offer::MeteredUse(metered) => metered.qps == Some(service),
            _ => false,
        };
        let shared = self
            .book
            .numbered_services()
            .any(|numbered| serves(&numbered));
        if shared && input.calls.is_some() {
            self.report("calls", ProblemKind::NotForThisService);
        }
        let covered = if input.calls.is_some() {
            self.units(input, Unit::Call)
        } else {
            Vec::new()
        };
        Need::Qps {
            rates,
            orders: self.orders(input, rates, None),
            covered,
        }
    }

    fn orders(
        &self,
        input: &ServiceInput,
        rates: &'static [QpsRate],
        group: Option<ServiceNo>,
    ) -> Vec<QpsOrder> {
        if input.orders.is_empty() {
            self.report("orders", ProblemKind::Missing);
        }
        self.range("orders", len(&input.orders), quantity::ORDERS);
        let numbered = input.orders.iter().enumerate();
        numbered
            .map(|(place, order)| self.order(place, order, rates, group))
            .collect()
    }

    fn order(
        &self,
        place: usize,
        order: &QpsOrderInput,
        rates: &'static [QpsRate],
        group: Option<ServiceNo>,
    ) -> QpsOrder {
        let key = |key: &str| format!("orders[{place}].{key}");
        self.range(&key("qps"), order.qps, quantity::QPS);
        self.range(&key("months"), order.months, quantity::QPS_MONTHS);
        self.range(&key("days"), order.days, quantity::QPS_DAYS);
        if order.months == 0 && order.days == 0 {
            self.report(&key("days"), ProblemKind::NoTime);
        }
        let minimum = rates.iter().map(|rate| rate.days_min).max().unwrap_or(1);
        if order.months == 0 && order.days > 0 && order.days < minimum {
            self.report(&key("days"), ProblemKind::TooFewDays { minimum });
        }
        let bought = self.month(&key("month"), order.month);
        let named = order
            .group
            .as_deref()
            .map(|id| self.group(&key("group"), id, rates, group));
        let group = named.unwrap_or(group);
        QpsOrder {
            qps: order.qps,
            months: order.months,
            days: order.days,
            bought,
            group,
        }
    }

    /// The service group that an order names: one that buys its QPS from these rates.
    fn group(
        &self,
        key: &str,
        id: &str,
        rates: &'static [QpsRate],
        own: Option<ServiceNo>,
    ) -> Option<ServiceNo> {
        let buys_here = |service: &crate::table::Service| {
            let Offer::MeteredUse(metered) = service.offer else {
                return false;
            };
            let Some(seller) = metered.qps else {
                return false;
            };
            let offer = self.book.service(seller).offer;
            matches!(offer, Offer::PerQps(offered) if core::ptr::eq(offered.0, rates))
        };
        let mut groups = self.book.numbered_services();
        let found = groups.find(|(_, service)| service.id == id && buys_here(service));
        let number = found.map(|(number, _)| number);
        if number.is_none() || own.is_some_and(|own| Some(own) != number) {
            self.report(key, ProblemKind::UnknownService);
        }
        number
    }

    fn videos(&self, input: &ServiceInput) -> Vec<Video> {
        if input.videos.is_empty() {
            self.report("videos", ProblemKind::Missing);
        }
        self.range("videos", len(&input.videos), quantity::ORDERS);
        let numbered = input.videos.iter().enumerate();
        let video = |(place, video): (usize, &super::VideoInput)| {
            let key = |key: &str| format!("videos[{place}].{key}");
            self.range(&key("seconds"), video.seconds, quantity::SECONDS);
            self.range(&key("height"), video.height, quantity::HEIGHT);
            let frame_rate = video.frame_rate.thousandths();
            self.range(&key("frame_rate"), frame_rate, quantity::FRAME_RATE_MILLI);
            let super::VideoInput {
                seconds,
                height,
                frame_rate,
            } = *video;
            Video {
                seconds,
                height,
                frame_rate,
            }
        };
        numbered.map(video).collect()
    }
}
