//! Links for programs that show no page: the scenario of a link, and the link to a scenario. What is
//! answered is JSON in the engine's public form.

use pricing::date::Date;
use pricing::digits::plain;
use pricing::input::{Input, Problem, ProblemKind};
use pricing::quantity;
use pricing::table::Unit;
use pricing::{BOOK, Scenario};

use super::{Link, Writer};
use crate::export::json::{self, Object, quoted};
use crate::form::{
    Estimate, Field, FieldProblem, Horizon, HorizonField, HorizonProblem, Reason, ServiceForm,
    whole,
};
use crate::wording::Language;

/// Longer texts are no value to show.
const SHOWN: usize = 60;

/// What is wrong: where, what would be right, and the text that stands there.
struct Mistake {
    path: String,
    problem: String,
    text: Option<String>,
}

/// The link to a scenario, behind its `#`; none if the engine has something against the scenario.
#[must_use]
pub fn write_link(input: &Input, language: &str) -> Option<String> {
    let scenario = Scenario::check(&BOOK, input).ok()?;
    let (date, months) = (input.date.iso(), plain(input.months));
    let language = Language::for_tag(language).tag();
    let mut writer = Writer::new(language, Some(&date), &months, scenario.choices());
    for service in &input.services {
        writer.service(&ServiceForm::of_input(service)?);
    }
    Some(Link::write(&writer.end()))
}

/// What a link asks for, or an address with one: the scenario, its language, the parts that cannot be
/// read, and whether a newer version wrote it; or else every problem. A link that names no day begins
/// on `today`.
#[must_use]
pub fn read_link(link: &str, today: &str) -> String {
    let mut answer = Object::new();
    match opened(link, today) {
        Ok((input, link)) => {
            let tag = Language::for_tag(&link.saved.language).tag();
            let language = match link.saved.language.is_empty() {
                true => "null".to_owned(),
                false => quoted(tag),
            };
            answer.add("scenario", &json::scenario(&input));
            answer.add("lang", &language);
            answer.add("unread", &list(&link.unread, |part| quoted(part)));
            answer.add("newer", if link.is_newer { "true" } else { "false" });
        }
        Err(mistakes) => answer.add("problems", &list(&mistakes, Mistake::json)),
    }
    answer.close()
}

fn list<T>(items: &[T], json: fn(&T) -> String) -> String {
    ["[", &items.iter().map(json).collect::<Vec<_>>().join(","), "]"].concat()
}

/// The input that a link asks for, if the engine has nothing against it.
fn opened(link: &str, today: &str) -> Result<(Input, Link), Vec<Mistake>> {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    let day = Date::parse(today);
    let mut mistakes = Vec::new();
    if !fragment.starts_with("v=") {
        mistakes.push(Mistake::new("link", "use a link of the calculator, as in \"v=1&…\"", link));
    }
    if day.is_none() {
        mistakes.push(Mistake::new("today", NO_DAY, today));
    }
    let (Some(day), true) = (day, mistakes.is_empty()) else { return Err(mistakes) };
    let link = Link::read(fragment);
    let estimate = estimate(&link, day);
    let horizon = Horizon::check(&estimate.date, &estimate.months, estimate.readings);
    if let Err(problems) = &horizon {
        mistakes.extend(problems.iter().map(|problem| of_horizon(*problem, &estimate)));
    }
    let horizon = horizon.ok();
    let mut services = Vec::with_capacity(estimate.services.len());
    for (place, form) in estimate.services.iter().enumerate() {
        match form.check(horizon.as_ref()) {
            Ok(service) => services.push(service),
            Err(problems) => {
                mistakes.extend(problems.iter().map(|problem| of_form(place, form, problem)));
            }
        }
    }
    let (Some(horizon), true) = (horizon, mistakes.is_empty()) else { return Err(mistakes) };
    let input = Input { services, ..horizon.input() };
    // Services that are right alone can be wrong together.
    match Scenario::check(&BOOK, &input) {
        Ok(_) => Ok((input, link)),
        Err(problems) => Err(problems.iter().map(|p| of_whole(p, &estimate)).collect()),
    }
}

/// The estimate that a page shows which opens a link.
fn estimate(link: &Link, today: Date) -> Estimate {
    if link.is_bare {
        return Estimate::first(Some(today));
    }
    let saved = link.saved.clone();
    Estimate {
        date: saved.date.unwrap_or_else(|| today.iso()),
        months: saved.months,
        readings: saved.readings,
        services: saved.services,
    }
}

const NO_DAY: &str = "use a date from 1900-01-01 to 2999-12-31, as in \"2026-11-21\"";

impl Mistake {
    fn new(path: &str, problem: &str, text: &str) -> Mistake {
        Mistake { path: path.to_owned(), problem: problem.to_owned(), text: Some(text.to_owned()) }
    }

    /// A mistake without a text of its own.
    fn of(path: &str, kind: &ProblemKind) -> Mistake {
        Mistake { path: path.to_owned(), problem: kind.to_string(), text: None }
    }

    fn json(&self) -> String {
        let mut object = Object::new();
        object.add("path", &quoted(&self.path));
        object.add("problem", &quoted(&self.problem));
        if let Some(text) = &self.text {
            let is_short = text.chars().nth(SHOWN).is_none();
            let value = if is_short { quoted(text) } else { "a text".to_owned() };
            object.add("value", &quoted(&value));
        }
        object.close()
    }
}

fn of_horizon(problem: HorizonProblem, estimate: &Estimate) -> Mistake {
    let months = ProblemKind::OutOfRange(quantity::HORIZON_MONTHS);
    match problem.field() {
        HorizonField::Date => Mistake::new("date", NO_DAY, &estimate.date),
        HorizonField::Months => Mistake::new("months", &months.to_string(), &estimate.months),
    }
}

fn of_form(place: usize, form: &ServiceForm, problem: &FieldProblem) -> Mistake {
    let inner = path(form, problem.field);
    let within = |path: &str| [&at("services", place), ".", path].concat();
    let list = inner.split('[').next().unwrap_or(&inner);
    match problem.reason {
        // A form lacks nothing but rows.
        Reason::Refused => Mistake::of(&within(list), &ProblemKind::Missing),
        Reason::OutOfRange(range) if range == quantity::ORDERS => {
            Mistake::of(&within(list), &ProblemKind::OutOfRange(range))
        }
        _ => Mistake::new(&within(&inner), &said(problem), form.text(problem.field)),
    }
}

fn of_whole(problem: &Problem, estimate: &Estimate) -> Mistake {
    let mut mistake = Mistake::of(&problem.path, &problem.kind);
    let inner = problem.path.split_once("].");
    let place = inner.and_then(|(outer, _)| outer.strip_prefix("services[")?.parse().ok());
    let form = place.and_then(|place: usize| estimate.services.get(place));
    let field = inner.and_then(|(_, key)| Field::of_path(&["services[0].", key].concat()));
    mistake.text = form.zip(field).map(|(form, field)| form.text(field).to_owned());
    mistake
}

/// `orders[1]`
fn at(list: &str, place: usize) -> String {
    [list, "[", &plain(place as u64), "]"].concat()
}

/// Where a field stands in a service of the public form.
fn path(form: &ServiceForm, field: Field) -> String {
    // A purchase of none is none there.
    let purchase = |place: usize| {
        let before = form.purchases.iter().take(place);
        before.filter(|purchase| whole(&purchase.count) != Ok(0)).count()
    };
    let (list, place, key) = match field {
        Field::Units if form.facts().unit == Unit::Template => return "templates".to_owned(),
        Field::Units | Field::Growth | Field::Weight(_) => return "calls".to_owned(),
        Field::Balance => return "balance".to_owned(),
        Field::FreeLeft => return "free_left".to_owned(),
        Field::PoolCalls => return "pool_calls".to_owned(),
        Field::Peak => return "peak_qps".to_owned(),
        Field::MonthUnits(month) => ("calls", month, ""),
        Field::Devices(place) => ("devices", place, ""),
        Field::PackageCount(place) => ("packages", purchase(place), ".count"),
        Field::PackageMonth(place) => ("packages", purchase(place), ".month"),
        Field::Qps(place) => ("orders", place, ".qps"),
        Field::OrderMonths(place) => ("orders", place, ".months"),
        Field::OrderDays(place) => ("orders", place, ".days"),
        Field::OrderMonth(place) => ("orders", place, ".month"),
        Field::Seconds(place) => ("videos", place, ".seconds"),
        Field::Height(place) => ("videos", place, ".height"),
        Field::FrameRate(place) => ("videos", place, ".frame_rate"),
    };
    at(list, place) + key
}

/// What is wrong with a field, as the engine says it where it has the field.
fn said(problem: &FieldProblem) -> String {
    let kind = match (problem.field, problem.reason) {
        (_, Reason::TooManyInMonth(month)) => {
            return ["too many calls in month ", &plain(month)].concat();
        }
        (_, Reason::TooManyUnits) => ProblemKind::TooManyUnits,
        (_, Reason::NoTime) => ProblemKind::NoTime,
        (_, Reason::TooFewDays(minimum)) => ProblemKind::TooFewDays { minimum },
        (_, Reason::Refused) => ProblemKind::Missing,
        (Field::Growth, _) => return "use a growth from -100 to 1000 per cent".to_owned(),
        (Field::Weight(_), _) => return "use a weight from 0 to 10000 per cent".to_owned(),
        (Field::FrameRate(_), _) => {
            return "use a number from 0.001 to 10000 with at most three decimals".to_owned();
        }
        (_, Reason::NotANumber(_, range) | Reason::OutOfRange(range)) => {
            ProblemKind::OutOfRange(range)
        }
    };
    kind.to_string()
}

#[cfg(test)]
#[path = "scenario/tests.rs"]
mod tests;
