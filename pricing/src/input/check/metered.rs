//! The check of what is metered by the unit.

use super::{Check, Key, len};
use crate::input::{Billing, PackageInput, ProblemKind, Series, ServiceInput};
use crate::quantity::{self, Range};
use crate::scenario::{Need, PerUnit, Purchase};
use crate::table::{Metered, Offer, Packages, Period, ServiceNo, Unit};

impl Check<'_> {
    pub(super) fn metered(
        &self,
        input: &ServiceInput,
        offer: &'static Metered,
        unit: Unit,
        service: ServiceNo,
    ) -> Need {
        let units_key = if unit == Unit::Template { "templates" } else { "calls" };
        if let (Some(Billing::Qps), Some(seller)) = (input.billing, offer.qps) {
            self.only(input, &["billing", "orders", units_key]);
            let covered = if input.calls.is_some() { self.units(input, unit) } else { Vec::new() };
            let Offer::PerQps(rates) = self.book.service(seller).offer else {
                self.report(Key::Field("billing"), ProblemKind::NotForThisService);
                return Need::Unpriced { units: covered };
            };
            let orders = self.orders(input, rates.0, Some(service));
            return Need::Qps { rates: rates.0, orders, covered };
        }
        let mut used = vec![units_key];
        used.extend(offer.qps.map(|_| "billing"));
        used.extend(offer.packages.map(|_| ["packages", "balance"]).into_iter().flatten());
        // For a warning, and to compare calls with QPS.
        let by_peak = offer.concurrency.is_some() || offer.qps.is_some();
        used.extend(by_peak.then_some("peak_qps"));
        let once = offer.allowances.iter().any(|a| a.period.quoted == Period::Once);
        used.extend(once.then_some("free_left"));
        used.extend(offer.allowances.iter().find_map(|a| a.pool).map(|_| "pool_calls"));
        self.only(input, &used);
        Need::Metered { offer, used: self.per_unit(input, offer, unit) }
    }

    fn per_unit(&self, input: &ServiceInput, offer: &'static Metered, unit: Unit) -> PerUnit {
        for (key, n) in [
            ("balance", input.balance),
            ("pool_calls", input.pool_calls),
            ("peak_qps", input.peak_qps),
        ] {
            self.range(Key::Field(key), n.unwrap_or(0), quantity::UNITS);
        }
        let once = offer.allowances.iter().filter(|a| a.period.quoted == Period::Once);
        if let (Some(left), Some(max)) = (input.free_left, once.map(|a| a.quantity.quoted).max()) {
            self.range(Key::Field("free_left"), left, Range { min: 0, max });
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
    pub(super) fn units(&self, input: &ServiceInput, unit: Unit) -> Vec<u64> {
        let months = usize::from(self.months);
        if unit == Unit::Template {
            let templates = input.templates.unwrap_or_else(|| {
                self.report(Key::Field("templates"), ProblemKind::Missing);
                0
            });
            self.range(Key::Field("templates"), templates, quantity::UNITS);
            let mut units = vec![0; months];
            units[months - 1] = templates;
            return units;
        }
        match &input.calls {
            None => self.report(Key::Field("calls"), ProblemKind::Missing),
            Some(Series::Flat(calls)) => {
                self.range(Key::Field("calls"), *calls, quantity::UNITS);
                return vec![*calls; months];
            }
            Some(Series::Monthly(calls)) if calls.len() == months => {
                for (month, &calls) in calls.iter().enumerate() {
                    self.range(Key::Place("calls", month), calls, quantity::UNITS);
                }
                return calls.clone();
            }
            Some(Series::Monthly(_)) => {
                let expected = u64::from(self.months);
                self.report(Key::Field("calls"), ProblemKind::WrongLength { expected });
            }
        }
        vec![0; months]
    }

    fn purchases(&self, input: &ServiceInput, packages: &'static Packages) -> Vec<Purchase> {
        self.range(Key::Field("packages"), len(&input.packages), quantity::ORDERS);
        let numbered = input.packages.iter().enumerate();
        numbered.filter_map(|(place, package)| self.purchase(place, package, packages)).collect()
    }

    fn purchase(
        &self,
        place: usize,
        package: &PackageInput,
        packages: &'static Packages,
    ) -> Option<Purchase> {
        let key = |key| Key::Item("packages", place, key);
        self.range(key("count"), package.count, quantity::PACKAGES);
        let size = packages.sizes.iter().position(|size| size.quantity == package.size);
        if size.is_none() {
            let sizes = packages.sizes.iter().map(|size| size.quantity).collect();
            self.report(key("size"), ProblemKind::UnknownPackage { sizes });
        }
        let units = package.size.checked_mul(package.count);
        if units.is_none_or(|units| !quantity::UNITS.contains(units)) {
            self.report(key("count"), ProblemKind::TooManyUnits);
        }
        let month = self.month(key("month"), package.month);
        Some(Purchase { size: size?, count: package.count, month })
    }

    /// A month of the horizon, from 1 outside and from 0 inside.
    pub(super) fn month(&self, key: Key, month: u64) -> u8 {
        self.range(key, month, Range { min: 1, max: u64::from(self.months) });
        u8::try_from(month.saturating_sub(1)).unwrap_or(0)
    }
}
