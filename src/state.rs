//! The page's reactive state. Nothing else makes any.
//!
//! Every service has its own signal for what was typed and its own memo for what the engine thinks of
//! it, so a slider that moves re-checks one form; the quote is then made anew, and only the parts of
//! the bill that changed are drawn again.

use leptos::prelude::*;
use pricing::Quote;
use pricing::input::ServiceInput;
use pricing::quote::Quoted;
use pricing::table::{Choices, ReadingNo, ServiceNo, Text};

use crate::form::{
    Estimate, Field, FieldProblem, Horizon, HorizonProblem, Priced, ServiceForm, Shape,
};
use crate::wording::Language;

/// All state of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// Language of the page.
    pub language: RwSignal<Language>,
    /// First day, as typed.
    pub date: RwSignal<String>,
    /// Months, as typed.
    pub months: RwSignal<String>,
    /// Readings switched to the other one.
    pub readings: RwSignal<Choices>,
    /// The services.
    pub rows: RwSignal<Vec<Row>>,
    /// The horizon, if it is valid.
    pub horizon: HorizonMemo,
    /// What everything costs.
    pub priced: Memo<Priced>,
    /// Text of the picker's filter.
    pub filter: RwSignal<String>,
    /// What a screen reader was last told of the total.
    pub said: RwSignal<String>,
}

/// One service of the estimate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The service.
    pub service: ServiceNo,
    /// What was typed.
    pub form: RwSignal<ServiceForm>,
    /// What the engine gets, or what is wrong.
    pub checked: Memo<Result<ServiceInput, Vec<FieldProblem>>>,
    /// What it costs. It changes only when this service's part of the quote does.
    pub quoted: Memo<Option<Quoted>>,
    /// Which fields the form has. Typing a number does not change it.
    pub shape: Memo<Shape>,
}

type HorizonMemo = Memo<Result<Horizon, Vec<HorizonProblem>>>;

impl State {
    /// State that starts with an estimate.
    pub fn new(language: Language, estimate: Estimate) -> State {
        let date = RwSignal::new(estimate.date);
        let months = RwSignal::new(estimate.months);
        let readings = RwSignal::new(estimate.readings);
        let horizon =
            Memo::new(move |_| Horizon::check(&date.read(), &months.read(), readings.get()));
        let rows = RwSignal::new(Vec::<Row>::new());
        let priced = Memo::new(move |_| {
            let inputs = rows.with(|rows| rows.iter().map(Row::input).collect());
            horizon.with(|horizon| Priced::of(horizon.as_ref().ok(), inputs))
        });
        let forms = estimate.services.into_iter();
        rows.set(forms.map(|form| Row::new(form, horizon, priced)).collect());
        State {
            language: RwSignal::new(language),
            date,
            months,
            readings,
            rows,
            horizon,
            priced,
            filter: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
        }
    }

    /// A text in the page's language, now and after every switch.
    pub fn say(self, text: Text) -> impl Fn() -> String + Copy + 'static {
        move || self.language.get().of(text).to_owned()
    }

    /// A text with a text for its blank, now and after every switch.
    pub fn fill(self, text: Text, value: Text) -> impl Fn() -> String + Copy + 'static {
        move || {
            let language = self.language.get();
            language.fill(text, &[language.of(value)])
        }
    }

    /// Adds a service; one that stands here already stays as it is.
    pub fn add(self, service: ServiceNo) {
        if !self.has(service) {
            let row = Row::new(ServiceForm::new(service), self.horizon, self.priced);
            self.rows.update(|rows| rows.push(row));
        }
    }

    /// Removes a service with what was typed for it.
    pub fn remove(self, service: ServiceNo) {
        self.rows.update(|rows| rows.retain(|row| row.service != service));
    }

    /// Whether a service is in the estimate.
    pub fn has(self, service: ServiceNo) -> bool {
        self.rows.with(|rows| rows.iter().any(|row| row.service == service))
    }

    /// Switches a reading to its other option or back.
    pub fn turn(self, reading: ReadingNo) {
        self.readings.update(|choices| *choices = choices.flipped(reading));
    }

    /// Months of the horizon; 1 while it is not valid.
    pub fn n_months(self) -> u64 {
        self.horizon.with(|horizon| horizon.as_ref().map_or(1, |horizon| horizon.months))
    }

    /// The quote's totals and holds, without its lines.
    pub fn with_quote<T>(self, read: impl FnOnce(&Quote) -> T) -> Option<T> {
        self.priced.with(|priced| priced.quote.as_ref().map(read))
    }
}

impl Row {
    fn new(form: ServiceForm, horizon: HorizonMemo, priced: Memo<Priced>) -> Row {
        let service = form.service;
        let form = RwSignal::new(form);
        let checked = Memo::new(move |_| {
            horizon.with(|horizon| form.with(|form| form.check(horizon.as_ref().ok())))
        });
        Row {
            service,
            form,
            checked,
            quoted: Memo::new(move |_| priced.with(|priced| priced.entry(service).cloned())),
            shape: Memo::new(move |_| form.read().shape()),
        }
    }

    fn input(&self) -> (ServiceNo, Option<ServiceInput>) {
        (self.service, self.checked.with(|checked| checked.as_ref().ok().cloned()))
    }

    /// Puts a text into a field.
    pub fn set(self, field: Field, text: String) {
        self.form.update(|form| form.set(field, text));
    }

    /// What is wrong at a field.
    pub fn problem(self, field: Field) -> Option<FieldProblem> {
        self.checked.with(|checked| {
            let problems = checked.as_ref().err()?;
            problems.iter().find(|problem| problem.field == field).cloned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::reactive::owner::Owner;

    fn total(state: State) -> Option<String> {
        state.with_quote(|quote| quote.totals().horizon().to_string())
    }

    #[test]
    fn a_changed_field_changes_the_total() {
        let owner = Owner::new();
        owner.set();
        let today = pricing::date::Date::parse("2026-11-21");
        let state = State::new(Language::En, Estimate::first(today));
        assert_eq!(total(state).as_deref(), Some("148868"));
        let row = state.rows.get_untracked()[0];
        row.set(Field::Units, "2,010,000".to_owned());
        row.set(Field::PackageCount(3), "0".to_owned());
        assert_eq!(total(state).as_deref(), Some("6400"));
        row.set(Field::Units, "many".to_owned());
        assert_eq!(
            (total(state).as_deref(), row.problem(Field::Units).is_some()),
            (Some("0"), true)
        );
        state.months.set("x".to_owned());
        assert_eq!(total(state), None);
    }

    #[test]
    fn a_service_is_added_once() {
        let owner = Owner::new();
        owner.set();
        let state = State::new(Language::Zh, Estimate::first(None));
        let service = state.rows.get_untracked()[0].service;
        state.add(service);
        assert_eq!(state.rows.read_untracked().len(), 1);
        state.remove(service);
        assert!(!state.has(service));
    }
}
