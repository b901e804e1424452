//! From typed texts to the engine's input. The engine checks the numbers; here texts become numbers,
//! and the engine's problems find their fields.

use core::cell::RefCell;

use pricing::date::Date;
use pricing::input::{
    Billing, Input, PackageInput, Problem, ProblemKind, QpsOrderInput, Series, ServiceInput,
    VideoInput,
};
use pricing::quantity::{self, Range};
use pricing::table::{Choices, Milli, Offer, Unit};
use pricing::{BOOK, Scenario};

use super::number::{NotANumber, duration, thousandths, whole};
use super::spread::{FACTORS, Spread, WEIGHTS, factor, grown, share, weighted};
use super::{Field, Horizon, ServiceForm};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub reason: Reason,
}

/// Why a field is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No number, and the range that is accepted.
    NotANumber(NotANumber, Range),
    /// A number outside the range.
    OutOfRange(Range),
    /// More calls than can be calculated, in this month of the horizon, from 1.
    TooManyInMonth(u64),
    /// More prepaid units than can be kept.
    TooManyUnits,
    /// Neither months nor days.
    NoTime,
    /// Fewer days than can be ordered.
    TooFewDays(u64),
    /// Anything that the form makes impossible.
    Refused,
}

impl From<&ProblemKind> for Reason {
    fn from(kind: &ProblemKind) -> Reason {
        match kind {
            ProblemKind::OutOfRange(range) => Reason::OutOfRange(*range),
            ProblemKind::TooManyUnits => Reason::TooManyUnits,
            ProblemKind::NoTime => Reason::NoTime,
            ProblemKind::TooFewDays { minimum } => Reason::TooFewDays(*minimum),
            _ => Reason::Refused,
        }
    }
}

/// Problems found while texts become numbers.
struct Reader<'a> {
    form: &'a ServiceForm,
    problems: RefCell<Vec<FieldProblem>>,
}

impl Reader<'_> {
    fn read(
        &self,
        field: Field,
        range: Range,
        parse: fn(&str) -> Result<u64, NotANumber>,
    ) -> Option<u64> {
        let refused = |reason| {
            let problem = FieldProblem { field, reason: Reason::NotANumber(reason, range) };
            self.problems.borrow_mut().push(problem);
        };
        parse(self.form.text(field)).map_err(refused).ok()
    }

    fn number(&self, field: Field, range: Range) -> u64 {
        self.read(field, range, whole).unwrap_or(range.min)
    }

    /// A number that may be left out.
    fn optional(&self, field: Field) -> Option<u64> {
        if self.form.text(field).trim().is_empty() {
            return None;
        }
        self.read(field, quantity::UNITS, whole)
    }

    fn refuse(&self, field: Field, reason: Reason) {
        self.problems.borrow_mut().push(FieldProblem { field, reason });
    }

    /// Calls of the horizon. One month alone has neither growth nor seasons.
    fn calls(&self, horizon: &Horizon) -> Series {
        let months = usize::try_from(horizon.months).unwrap_or(1);
        let units = || self.number(Field::Units, quantity::UNITS);
        match self.form.spread {
            _ if months == 1 => Series::Flat(units()),
            Spread::Even => Series::Flat(units()),
            Spread::Growing => {
                let factor = self.share(Field::Growth, FACTORS, factor);
                let calls = grown(units(), factor, months);
                Series::Monthly(self.possible(calls, |_| Field::Growth))
            }
            Spread::Seasonal => {
                let base = units();
                let season = |i| Field::Weight(usize::from(horizon.date.of_month(i).month()) - 1);
                let weight = |i| self.share(season(i), WEIGHTS, share);
                let calls = (0..months).map(|i| weighted(base, weight(i))).collect();
                Series::Monthly(self.possible(calls, season))
            }
            Spread::Monthly => Series::Monthly(
                (0..months).map(|i| self.number(Field::MonthUnits(i), quantity::UNITS)).collect(),
            ),
        }
    }

    /// A share of other calls, within its range.
    fn share(&self, field: Field, range: Range, parse: fn(&str) -> Result<u64, NotANumber>) -> u64 {
        let share = self.read(field, range, parse).unwrap_or(range.min);
        if share > range.max {
            self.refuse(field, Reason::OutOfRange(range));
        }
        share.min(range.max)
    }

    /// Calls that follow from others. If one month has too many, its field is at fault, or the field
    /// that all follow from.
    fn possible(&self, calls: Vec<u64>, field: impl Fn(usize) -> Field) -> Vec<u64> {
        let base = read_or_zero(self.form.text(Field::Units));
        let excess = calls.iter().position(|&n| !quantity::UNITS.contains(n));
        match excess {
            Some(_) if !quantity::UNITS.contains(base) => {
                self.refuse(Field::Units, Reason::OutOfRange(quantity::UNITS));
            }
            Some(month) => self.refuse(field(month), Reason::TooManyInMonth(month as u64 + 1)),
            None => {}
        }
        calls
    }

    /// Purchases with a count other than 0, and where they stand in the form.
    fn packages(&self, months: Range) -> (Vec<PackageInput>, Vec<usize>) {
        let range = Range { min: 0, ..quantity::PACKAGES };
        let bought = self.form.purchases.iter().enumerate().filter_map(|(i, purchase)| {
            let count = self.number(Field::PackageCount(i), range);
            (count > 0).then(|| {
                let month = self.number(Field::PackageMonth(i), months);
                (PackageInput { size: purchase.size, count, month }, i)
            })
        });
        bought.unzip()
    }

    fn orders(&self, months: Range) -> Vec<QpsOrderInput> {
        let order = |i: usize| QpsOrderInput {
            qps: self.number(Field::Qps(i), quantity::QPS),
            months: self.number(Field::OrderMonths(i), quantity::QPS_MONTHS),
            days: self.number(Field::OrderDays(i), quantity::QPS_DAYS),
            month: self.number(Field::OrderMonth(i), months),
            group: self.form.orders[i].group.map(|group| BOOK.service(group).id.to_owned()),
        };
        (0..self.form.orders.len()).map(order).collect()
    }

    fn videos(&self) -> Vec<VideoInput> {
        let frame_rates = quantity::FRAME_RATE_MILLI;
        let frame_rate = |i| self.read(Field::FrameRate(i), frame_rates, thousandths);
        let video = |i: usize| VideoInput {
            seconds: self.read(Field::Seconds(i), quantity::SECONDS, duration).unwrap_or(0),
            height: self.number(Field::Height(i), quantity::HEIGHT),
            frame_rate: Milli::from_thousandths(frame_rate(i).unwrap_or(frame_rates.min)),
        };
        (0..self.form.videos.len()).map(video).collect()
    }

    fn metered(&self, input: &mut ServiceInput, horizon: &Horizon) -> Vec<usize> {
        if self.form.facts().unit == Unit::Template {
            input.templates = Some(self.number(Field::Units, quantity::UNITS));
        } else {
            input.calls = Some(self.calls(horizon));
        }
        let of_months = Range { min: 1, max: horizon.months };
        if self.form.billing == Billing::Qps {
            input.billing = Some(Billing::Qps);
            input.orders = self.orders(of_months);
            return Vec::new();
        }
        input.balance = self.optional(Field::Balance);
        input.free_left = self.optional(Field::FreeLeft);
        input.pool_calls = self.optional(Field::PoolCalls);
        input.peak_qps = self.optional(Field::Peak);
        let (packages, places) = self.packages(of_months);
        input.packages = packages;
        places
    }
}

/// A number; 0 where there is none, which has its own problem.
fn read_or_zero(text: &str) -> u64 {
    whole(text).unwrap_or(0)
}

impl ServiceForm {
    /// The engine's input, if the engine has nothing against it. Without a horizon, months are
    /// checked against the longest.
    pub fn check(&self, horizon: Option<&Horizon>) -> Result<ServiceInput, Vec<FieldProblem>> {
        let longest = Horizon {
            date: Date::BEGINNING,
            months: quantity::HORIZON_MONTHS.max,
            readings: Choices::QUOTED,
        };
        let horizon = horizon.unwrap_or(&longest);
        let reader = Reader { form: self, problems: RefCell::default() };
        let facts = self.facts();
        let mut input = ServiceInput {
            product: BOOK.product(facts.product).id.to_owned(),
            service: facts.id.to_owned(),
            ..ServiceInput::default()
        };
        let mut places = Vec::new();
        match facts.offer {
            Offer::MeteredUse(_) => places = reader.metered(&mut input, horizon),
            Offer::PerQps(_) => {
                input.orders = reader.orders(Range { min: 1, max: horizon.months });
            }
            Offer::Licence(_) => {
                let devices = |i| reader.number(Field::Devices(i), quantity::DEVICES);
                input.devices = (0..self.devices.len()).map(devices).collect();
            }
            Offer::Video(_) => input.videos = reader.videos(),
            Offer::NoPrice => input.calls = Some(reader.calls(horizon)),
        }
        let mut problems = reader.problems.into_inner();
        if problems.is_empty() {
            let mut whole = Input { services: vec![input], ..horizon.input() };
            match Scenario::check(&BOOK, &whole) {
                Ok(_) => return Ok(whole.services.swap_remove(0)),
                Err(found) => {
                    problems = found.iter().map(|problem| at_field(problem, &places)).collect();
                }
            }
        }
        Err(problems)
    }
}

/// The engine's problem at the form's field. `places` are those of the purchases in the input.
fn at_field(problem: &Problem, places: &[usize]) -> FieldProblem {
    let place = |i: usize| places.get(i).copied().unwrap_or(i);
    let field = match Field::of_path(&problem.path) {
        Some(Field::PackageCount(i)) => Field::PackageCount(place(i)),
        Some(Field::PackageMonth(i)) => Field::PackageMonth(place(i)),
        Some(field) => field,
        None => Field::Units,
    };
    FieldProblem { field, reason: Reason::from(&problem.kind) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::samples::form;

    #[track_caller]
    fn refused(mut form: ServiceForm, field: Field, text: &str, reason: Reason) {
        let horizon = Horizon::check("2026-11-21", "2", Choices::QUOTED).expect("horizon");
        form.set(field, text.to_owned());
        assert_eq!(form.check(Some(&horizon)), Err(vec![FieldProblem { field, reason }]));
        assert_eq!(form.text(field), text);
    }

    #[test]
    fn problems_stand_at_their_field() {
        let not = Reason::NotANumber;
        let search = || form("tencent-face", "face-search");
        refused(search(), Field::Units, "x", not(NotANumber::Unreadable, quantity::UNITS));
        refused(search(), Field::Units, "20000000亿", Reason::OutOfRange(quantity::UNITS));
        let packages = Range { min: 0, ..quantity::PACKAGES };
        refused(search(), Field::PackageCount(3), "", not(NotANumber::Empty, packages));
        let mut bought = search();
        bought.set(Field::PackageCount(3), "2".to_owned());
        let months = Range { min: 1, max: 2 };
        refused(bought, Field::PackageMonth(3), "3", Reason::OutOfRange(months));
        let qps = || form("tencent-face", "qps");
        refused(qps(), Field::Qps(0), "0", Reason::OutOfRange(quantity::QPS));
        refused(
            qps(),
            Field::OrderMonths(0),
            "-1",
            not(NotANumber::Negative, quantity::QPS_MONTHS),
        );
        let mut no_time = qps();
        no_time.set(Field::OrderMonths(0), "0".to_owned());
        refused(no_time, Field::OrderDays(0), "0", Reason::NoTime);
        let video = || form("alibaba-viapi", "comprehensive-video-enhancement");
        refused(video(), Field::Height(0), "0", Reason::OutOfRange(quantity::HEIGHT));
    }

    fn calls(form: &ServiceForm, months: &str) -> Result<Option<Series>, Vec<FieldProblem>> {
        let horizon = Horizon::check("2026-11-21", months, Choices::QUOTED).expect("horizon");
        form.check(Some(&horizon)).map(|input| input.calls)
    }

    #[test]
    fn months_may_grow_or_have_seasons() {
        let mut form = form("tencent-face", "face-search");
        form.spread = Spread::Growing;
        form.set(Field::Growth, "-10".to_owned());
        assert_eq!(calls(&form, "1"), Ok(Some(Series::Flat(1_000_000))));
        let falling = Series::Monthly(vec![1_000_000, 900_000, 810_000]);
        assert_eq!(calls(&form, "3"), Ok(Some(falling)));
        form.spread = Spread::Seasonal;
        form.set_season(1);
        // November, December, January.
        let sales = Series::Monthly(vec![1_800_000, 1_200_000, 900_000]);
        assert_eq!(calls(&form, "3"), Ok(Some(sales)));
        assert!(form.has_season(1) && !form.has_season(0));
    }

    #[test]
    fn problems_of_growth_and_seasons_stand_at_their_field() {
        let at = |field, reason| Err(vec![FieldProblem { field, reason }]);
        let mut form = form("tencent-face", "face-search");
        form.spread = Spread::Growing;
        form.set(Field::Growth, "1000.5".to_owned());
        assert_eq!(calls(&form, "2"), at(Field::Growth, Reason::OutOfRange(FACTORS)));
        form.set(Field::Growth, "1000".to_owned());
        // 11⁹ × 1,000,000 is above 10¹⁵.
        assert_eq!(calls(&form, "36"), at(Field::Growth, Reason::TooManyInMonth(10)));
        form.set(Field::Units, "20000000亿".to_owned());
        assert_eq!(calls(&form, "2"), at(Field::Units, Reason::OutOfRange(quantity::UNITS)));
        form.spread = Spread::Seasonal;
        assert_eq!(calls(&form, "2"), at(Field::Units, Reason::OutOfRange(quantity::UNITS)));
        form.set(Field::Units, "10000000亿".to_owned());
        assert_eq!(calls(&form, "2").map(drop), Ok(()));
        form.set(Field::Weight(11), "100.001".to_owned());
        assert_eq!(calls(&form, "2"), at(Field::Weight(11), Reason::TooManyInMonth(2)));
        form.set(Field::Weight(11), "x".to_owned());
        let reason = Reason::NotANumber(NotANumber::Unreadable, WEIGHTS);
        assert_eq!(calls(&form, "2"), at(Field::Weight(11), reason));
    }

    #[test]
    fn what_is_pasted_fills_the_months_that_follow() {
        let mut form = form("tencent-face", "face-search");
        form.spread = Spread::Monthly;
        assert_eq!(form.paste(1, "5万\n1,000\n"), 0);
        let filled = Series::Monthly(vec![1_000_000, 50_000, 1_000]);
        assert_eq!((calls(&form, "3"), form.last_month()), (Ok(Some(filled)), 3));
        assert_eq!(form.paste(34, "1\tfew\t3\t4\t5"), 3);
        assert_eq!((form.text(Field::MonthUnits(35)), form.last_month()), ("few", 36));
        let reason = Reason::NotANumber(NotANumber::Unreadable, quantity::UNITS);
        let field = Field::MonthUnits(35);
        assert_eq!(calls(&form, "36"), Err(vec![FieldProblem { field, reason }]));
    }

    #[test]
    fn months_may_differ() {
        let horizon = Horizon::check("2026-11-21", "3", Choices::QUOTED).expect("horizon");
        let mut form = form("tencent-face", "face-search");
        form.spread = Spread::Monthly;
        form.set(Field::MonthUnits(1), "5万".to_owned());
        let input = form.check(Some(&horizon)).expect("valid");
        assert_eq!(input.calls, Some(Series::Monthly(vec![1_000_000, 50_000, 1_000_000])));
    }
}
