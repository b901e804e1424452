//! The settlement of a metered service, each month in one order:
//!
//! 1. the free units in force on the month's date (F:8, I:242, P:5);
//! 2. packages, in the order of [`crate::burn_down`] (F:10, I:242, A:5);
//! 3. the rest: post-paid at its tier, not served, or not priced, as the document says.
//!
//! A group that is billed by QPS skips all three: its calls are neither limited nor charged, and
//! neither free units nor packages are used (F:79, F:129, A:100).

use crate::allowance::{self, Grant};
use crate::burn_down::{Balances, BurnTerms, Burnt};
use crate::line::{Ledger, Line, MonthUse, Notice, Outcome, Reason, Tally, When};
use crate::model::tiers::{self, Charge, Span};
use crate::money::UnitPrice;
use crate::rate::Rating;
use crate::scenario::PerUnit;
use crate::table::{
    AfterPackages, Allowance, Burn, Buy, CarryOver, Choices, Counts, Leftover, Metered,
    PackagePrice, Packages, Period, Rate, in_force,
};

/// A pool's units depend on what the visitor has not said.
struct Contested;

/// The running state of a metered entry.
pub(crate) struct Account<'a> {
    rating: Rating<'a>,
    place: usize,
    metered: &'static Metered,
    used: &'a PerUnit,
    balances: Balances,
    /// Free units kept from earlier months.
    carried: u64,
    /// The package last used, for units charged at its rate.
    last_package: Option<Burnt>,
}

impl<'a> Account<'a> {
    /// An account at the start of the horizon.
    pub fn open(
        rating: Rating<'a>,
        place: usize,
        metered: &'static Metered,
        used: &'a PerUnit,
    ) -> Account<'a> {
        let buys = metered.packages.as_ref().map(|packages| packages.buy.under(rating.choices));
        let balances = used.balances(metered, buys);
        Account { rating, place, metered, used, balances, carried: 0, last_package: None }
    }

    /// Settles every month.
    pub fn settle(&mut self, ledger: &mut dyn Ledger) {
        self.buy(ledger);
        // What a contested month takes from packages is open, and so is every later month.
        let mut open = false;
        for month in 0..self.rating.scenario.months() {
            match self.free(usize::from(month)) {
                Ok(free) if !open => self.settle_month(month, free, ledger),
                Ok(_) => {}
                Err(Contested) => {
                    ledger.outcome(month, Outcome::Ambiguous { range: None });
                    open |= self.holds_packages(month);
                }
            }
        }
        if !open {
            self.close(ledger);
        }
    }

    /// Settles one month alone.
    pub fn settle_only(&mut self, month: usize, ledger: &mut dyn Ledger) {
        if let (Ok(free), Ok(number)) = (self.free(month), u8::try_from(month)) {
            self.settle_month(number, free, ledger);
        }
    }

    /// Lines for the packages bought, and outcomes for sizes that are not sold.
    fn buy(&self, ledger: &mut dyn Ledger) {
        let Some(packages) = &self.metered.packages else {
            return;
        };
        if packages.buy.under(self.rating.choices) == Buy::NoPackage {
            return;
        }
        for purchase in &self.used.purchases {
            let size = &packages.sizes.0[purchase.size];
            match size.price {
                PackagePrice::Sold { price, .. } => ledger.line(Line {
                    when: When::Bought(purchase.month),
                    quantity: purchase.count,
                    unit_price: UnitPrice { one: price, per: 1 },
                    reason: Reason::PackageBought { size: size.quantity },
                    cell: &size.cell,
                }),
                PackagePrice::NoSuchPack => {
                    ledger.outcome(purchase.month, Outcome::NoSuchPack { size: size.quantity })
                }
            }
        }
    }

    fn allowance(&self, month: usize) -> Option<&'static Allowance> {
        let date = self.rating.scenario.date().of_month(month);
        allowance::in_force(self.metered, date, self.rating.choices)
    }

    /// Free units that a month may use.
    fn free(&self, month: usize) -> Result<u64, Contested> {
        let Some(allowance) = self.allowance(month) else {
            return Ok(0);
        };
        let quantity = allowance.quantity.under(self.rating.choices);
        let granted = match (allowance.period.under(self.rating.choices), month) {
            (Period::EveryMonth, _) => quantity,
            (Period::Once, 0) => self.used.free_left.unwrap_or(quantity),
            (Period::Once, _) => 0,
        };
        let Some(pool) = allowance.pool else {
            return Ok(granted + self.carried);
        };
        let Rating { scenario, choices, pool_units } = self.rating;
        match allowance::grant(scenario, choices, (pool, quantity), (self.place, month)) {
            Grant::UpTo(units) => Ok(units),
            Grant::Contested => pool_units.ok_or(Contested),
        }
    }

    /// Whether unused free units serve later months.
    fn carries(&self, allowance: &Allowance) -> bool {
        allowance.period.under(self.rating.choices) == Period::Once
            || allowance.carry_over.under(self.rating.choices) == CarryOver::CarryUnused
    }

    fn settle_month(&mut self, month: u8, free: u64, ledger: &mut dyn Ledger) {
        let units = self.used.units[usize::from(month)];
        let from_allowance = units.min(free);
        if let Some(allowance) = self.allowance(usize::from(month)) {
            self.carried = if self.carries(allowance) { free - from_allowance } else { 0 };
            let period = allowance.period.under(self.rating.choices);
            free_line(month, from_allowance, (allowance, period), ledger);
        }
        let wanted = units - from_allowance;
        let (from_packages, alert) = self.burn(month, wanted, from_allowance, ledger);
        let rest = wanted - from_packages;
        self.charge_rest(month, rest, from_allowance, units, ledger);
        let free = from_allowance;
        let (balance, lapsed) = self.end_month(month, ledger);
        ledger.month(MonthUse { month, units, free, from_packages, rest, balance, lapsed, alert });
    }

    /// Tells what lapses at the end of a month, and answers what is left and what of it lapses.
    fn end_month(&self, month: u8, ledger: &mut dyn Ledger) -> (u64, u64) {
        let Some(terms) = self.terms() else { return (0, 0) };
        let mut expired = self.balances.lapsing(month, terms);
        if month + 1 == self.rating.scenario.months() {
            expired = 0;
        }
        if expired > 0 {
            ledger.notice(Notice::Expired { units: expired });
        }
        (self.balances.left(month, terms), expired)
    }

    /// Whether packages or a balance can be used in a month.
    fn holds_packages(&self, month: u8) -> bool {
        self.terms().is_some_and(|terms| self.balances.serve(month, terms))
    }

    fn terms(&self) -> Option<BurnTerms> {
        let Packages { validity, points_per_unit, alert, .. } = self.metered.packages.as_ref()?;
        let validity = validity.under(self.rating.choices);
        Some(BurnTerms { validity, points_per_unit: *points_per_unit, alert: *alert })
    }

    fn burn(&mut self, month: u8, wanted: u64, free: u64, ledger: &mut dyn Ledger) -> (u64, bool) {
        let (Some(packages), Some(terms)) = (&self.metered.packages, self.terms()) else {
            return (0, false);
        };
        if self.balances.is_empty() || self.withheld(packages, month, wanted, free, terms) {
            return (0, false);
        }
        let first = &packages.sizes.0[0].cell;
        let mut last = self.last_package;
        let burnt = self.balances.burn(month, wanted, terms, |burnt| {
            last = Some(burnt);
            ledger.line(Line {
                when: When::Used(month),
                quantity: burnt.units,
                unit_price: UnitPrice::FREE,
                reason: Reason::FromPackage {
                    size: burnt.size.map(|size| size.quantity),
                    bought: burnt.size.map(|_| burnt.bought),
                },
                cell: burnt.size.map_or(first, |size| &size.cell),
            });
        });
        self.last_package = last;
        burnt
    }

    /// Whether packages stay unused this month under the reading that allows it.
    fn withheld(
        &self,
        packages: &Packages,
        month: u8,
        wanted: u64,
        free: u64,
        terms: BurnTerms,
    ) -> bool {
        if packages.burn.under(self.rating.choices) == Burn::BeforePostPaid {
            return false;
        }
        let (covered, _) = self.balances.clone().burn(month, wanted, terms, |_| {});
        let fee = |rest| {
            let mut tally = Tally::default();
            self.charge_rest(month, rest, free, wanted + free, &mut tally);
            tally.amount
        };
        fee(wanted) < fee(wanted - covered)
    }

    /// Step 3: what neither free units nor packages cover.
    fn charge_rest(&self, month: u8, rest: u64, free: u64, units: u64, ledger: &mut dyn Ledger) {
        match self.metered.after_packages.under(self.rating.choices) {
            AfterPackages::ChargePostPaid => {
                let date = self.rating.scenario.date().of_month(usize::from(month));
                let rate = in_force(self.metered.rates.0, date);
                post_paid(rate, (month, rest, free, units), self.rating.choices, ledger);
            }
            _ if rest == 0 => {}
            AfterPackages::StopService => ledger.outcome(month, Outcome::Unserved { units: rest }),
            AfterPackages::NotPriced => ledger.outcome(month, Outcome::Uncovered { units: rest }),
            AfterPackages::PackageRate => self.at_package_rate(month, rest, ledger),
        }
    }

    /// The price of one unit of the package last used, or of the smallest where none was.
    fn at_package_rate(&self, month: u8, rest: u64, ledger: &mut dyn Ledger) {
        let Some(packages) = &self.metered.packages else {
            return;
        };
        let last = self.last_package.and_then(|burnt| burnt.size);
        let size = last.unwrap_or(&packages.sizes.0[0]);
        let PackagePrice::Sold { one, .. } = size.price else {
            return;
        };
        let per_unit = one.one() * packages.points_per_unit.thousandths();
        let Some(per_unit) = per_unit.exact_part(1000) else {
            return;
        };
        ledger.line(Line {
            when: When::Used(month),
            quantity: rest,
            unit_price: UnitPrice { one: per_unit, per: 1 },
            reason: Reason::AtPackageRate,
            cell: &size.cell,
        });
    }

    /// What is left at the end of the horizon.
    fn close(&self, ledger: &mut dyn Ledger) {
        let (Some(packages), Some(terms)) = (&self.metered.packages, self.terms()) else {
            return;
        };
        let last = self.rating.scenario.months() - 1;
        let units = self.balances.left(last, terms);
        if units > 0 {
            ledger.notice(Notice::Leftover { units });
        }
        if packages.leftover.under(self.rating.choices) == Leftover::Kept {
            return;
        }
        for lot in self.balances.serving(last, terms) {
            let Some(size) = lot.size else { continue };
            let PackagePrice::Sold { one, .. } = size.price else {
                continue;
            };
            if lot.whole() > 0 {
                ledger.line(Line {
                    when: When::Bought(last),
                    quantity: lot.whole(),
                    unit_price: UnitPrice { one: -one.one(), per: 1 },
                    reason: Reason::PackageCredited { size: size.quantity },
                    cell: &size.cell,
                });
            }
        }
    }
}

fn free_line(
    month: u8,
    units: u64,
    (allowance, period): (&'static Allowance, Period),
    ledger: &mut dyn Ledger,
) {
    if units == 0 {
        return;
    }
    let reason = match (allowance.pool, period) {
        (Some(_), _) => Reason::FreePool,
        (None, Period::EveryMonth) => Reason::FreeMonthly,
        (None, Period::Once) => Reason::FreeOnce,
    };
    ledger.line(Line {
        when: When::Used(month),
        quantity: units,
        unit_price: UnitPrice::FREE,
        reason,
        cell: &allowance.cell,
    });
}

/// Post-paid units of a month, the tier chosen on the units that the document counts.
fn post_paid(
    rate: &'static Rate,
    (month, rest, free, units): (u8, u64, u64, u64),
    choices: Choices,
    ledger: &mut dyn Ledger,
) {
    let counted = match rate.counts.under(choices) {
        Counts::PostPaid => rest,
        Counts::FreeAndPostPaid => rest + free,
        Counts::AllUnits => units,
    };
    let charge = Charge {
        when: When::Used(month),
        model: rate.model.under(choices),
        part: rate.part.under(choices),
        span: Span::new(rest, counted),
        choices,
    };
    tiers::charge(rate.tiers.0, charge, ledger);
}
