//! The page's state: what was typed, and what follows from it.
//!
//! It is plain and stands in one signal. What a visitor does changes it here; then every form is
//! checked and the quote is made anew, which takes less time than to draw it.

mod history;
mod link;
mod looks;
mod purchases;

pub use link::{Copied, Unread};

use pricing::compare::Comparison;
use pricing::date::Date;
use pricing::digits::plain;
use pricing::input::{Input, ServiceInput};
use pricing::plan::{Plan, Planned};
use pricing::table::{Choices, ReadingNo, ServiceNo, Text};

use crate::action::Action;
use crate::curve::{Sight, is_shared};
use crate::embed::Embed;
use crate::export::Exported;
use crate::form::{
    Estimate, Field, FieldProblem, Horizon, HorizonField, HorizonProblem, Priced, Saved,
    ServiceForm,
};
use crate::frame::Frame;
use crate::late;
use crate::look::Look;
use crate::wording::{self, Language};

/// All state of the page.
pub struct State {
    /// Language of the page.
    pub language: Language,
    /// Where the page stands.
    pub frame: Frame,
    /// First day, as typed.
    pub date: String,
    /// Months, as typed.
    pub months: String,
    /// Readings switched to the other one.
    pub readings: Choices,
    /// The services.
    pub rows: Vec<Row>,
    /// Another number whenever anything has changed but the form of a service, and with it the quote:
    /// the stamp of what lists services and readings.
    pub listed: u32,
    /// The last stamp.
    stamp: u32,
    /// The horizon, if it is valid.
    horizon: Result<Horizon, Vec<HorizonProblem>>,
    /// What everything costs.
    pub priced: Priced,
    /// Text of the picker's filter.
    pub filter: String,
    /// What a screen reader was last told of the total.
    pub said: String,
    /// What was exported last.
    pub exported: Option<Exported>,
    /// How the estimate is to be shown in another page, while that is asked for.
    pub embed: Option<Embed>,
    /// The day on which the page was opened.
    today: String,
    /// Whether the visitor chose the first day; otherwise a page that opens again begins today.
    is_dated: bool,
    history: history::History,
    /// Whether the link to the estimate was copied.
    pub copied: Copied,
    /// What could not be read of the link that was opened last.
    pub unread: Option<Unread>,
}

/// One service of the estimate.
pub struct Row {
    /// What was typed.
    pub form: ServiceForm,
    /// Another number whenever its panel or its part of the bill may show something else: the form,
    /// its problems, the language, the horizon, a reading, or the service's entry of the quote.
    pub stamp: u32,
    /// The closer look that is open.
    pub look: Option<Look>,
    /// The cheapest plan; none while there is none to tell.
    pub planned: Option<Planned>,
    /// The shape of its price, while that is looked at.
    pub sight: Sight,
    /// What the same need costs elsewhere, while that is looked at.
    pub compared: Option<Comparison>,
    /// How many numbers that were pasted last have no month.
    pub left_over: usize,
    /// The engine's input, or what is wrong; none while it is not known for this form and horizon.
    checked: Option<Result<ServiceInput, Vec<FieldProblem>>>,
}

impl Row {
    fn new(form: ServiceForm) -> Row {
        Row {
            form,
            stamp: 0,
            look: None,
            planned: None,
            sight: Sight::default(),
            compared: None,
            left_over: 0,
            checked: None,
        }
    }

    /// Sees what is looked at: the shape of the price, or the price elsewhere.
    fn see(&mut self, priced: &Priced, stamp: u32) {
        self.compared = None;
        match self.look {
            Some(Look::Curve) => {
                (self.stamp, self.sight.stamp) = (stamp, stamp);
                self.sight.see(priced, self.form.service, self.form.scale());
            }
            Some(Look::Elsewhere) => self.compared = priced.compared(self.form.service),
            _ => {}
        }
    }

    /// The plan to buy instead, where one leaves fewer gaps or costs less, and the form can hold it.
    pub fn cheaper(&self) -> Option<&Plan> {
        let planned = self.planned.as_ref()?;
        let best = planned.best();
        let beats = planned.asked.as_ref().is_none_or(|asked| best.beats(asked));
        (beats && ServiceForm::holds(&best.bought)).then_some(best)
    }

    /// What is wrong at a field.
    pub fn problem(&self, field: Field) -> Option<&FieldProblem> {
        let problems = self.checked.as_ref()?.as_ref().err()?;
        problems.iter().find(|problem| problem.field == field)
    }
}

impl State {
    /// State that starts with an estimate.
    pub fn new(language: Language, estimate: Estimate) -> State {
        let mut state = State {
            language,
            frame: Frame::Page,
            today: estimate.date.clone(),
            is_dated: false,
            history: history::History::default(),
            date: estimate.date,
            months: estimate.months,
            readings: estimate.readings,
            rows: estimate.services.into_iter().map(Row::new).collect(),
            listed: 1,
            stamp: 0,
            horizon: Err(Vec::new()),
            priced: Priced::default(),
            filter: String::new(),
            said: String::new(),
            copied: Copied::No,
            unread: None,
            exported: None,
            embed: None,
        };
        state.follow();
        state
    }

    /// Does what a visitor did.
    pub fn act(&mut self, action: Action, text: String) {
        if !action.is_allowed(self.frame) {
            return;
        }
        if !matches!(action, Action::Edit(..) | Action::Look(..) | Action::Trace(..)) {
            self.listed += 1;
        }
        let step = self.last_step();
        if !matches!(action, Action::Link(_)) {
            self.copied = Copied::No;
        }
        match action {
            Action::Speak(language) => {
                self.language = language;
                self.redraw();
            }
            Action::Frame(frame) => {
                self.frame = frame;
                self.redraw();
            }
            Action::Embed(step) => self.embed(step, text),
            Action::Filter => self.filter = text,
            Action::Export(format) => self.exported = Exported::of(self, format),
            Action::ShowBill | Action::ShowCheapest | Action::ShowPeak(_) => {}
            Action::Look(service, look) => self.look(service, look),
            Action::Trace(service, trace) => self.trace(service, trace, text),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            _ => self.change(action, text),
        }
        if !matches!(
            action,
            Action::Export(_) | Action::Embed(_) | Action::Look(..) | Action::Trace(..)
        ) {
            // What changes the bill makes its text an old one.
            self.exported = None;
        }
        if step != self.last_step() {
            self.redraw_plans();
        }
    }

    /// Changes the estimate.
    fn apply(&mut self, action: Action, text: String) {
        match action {
            Action::Speak(_)
            | Action::Filter
            | Action::ShowBill
            | Action::ShowCheapest
            | Action::ShowPeak(_)
            | Action::Export(_)
            | Action::Look(..)
            | Action::Trace(..)
            | Action::Frame(_)
            | Action::Embed(_)
            | Action::Undo
            | Action::Redo => return,
            Action::StartOver => return self.show(Saved::default()),
            Action::Link(share) => return self.share(share, text),
            Action::Date => {
                self.date = text;
                self.is_dated = true;
            }
            Action::Months => self.months = text,
            Action::MonthsSlider => {
                self.months = text.parse().map_or(text, |place: u64| plain(place + 1));
            }
            Action::Lengthen(months) => self.months = plain(months.into()),
            Action::Add(service) if self.has(service) => return,
            Action::Add(service) => self.add(ServiceForm::new(service)),
            Action::AddAlike(like, service) => self.add_alike(like, service),
            Action::Remove(service) => {
                self.rows.retain(|row| row.form.service != service);
                self.offer_others();
            }
            Action::Turn(reading) => self.turn(reading),
            Action::UsePlan(service) => self.use_plans(Some(service)),
            Action::UseBudget(service) => self.use_budget(service),
            Action::UseCheapest => self.use_plans(None),
            Action::Read(reading) => {
                if (text == "other") != self.readings.has(reading) {
                    self.turn(reading);
                }
            }
            Action::Edit(service, edit) => {
                for row in self.rows.iter_mut().filter(|row| row.form.service == service) {
                    row.left_over = row.form.edit(edit, text.clone());
                    row.checked = None;
                }
            }
        }
        self.follow();
    }

    /// Makes what follows from a change. What is known of a row stays known until its form or the
    /// horizon changes; the quote is made anew, because services share free units and holds.
    fn follow(&mut self) {
        let horizon = Horizon::check(&self.date, &self.months, self.readings);
        let is_other = horizon != self.horizon;
        self.horizon = horizon;
        self.stamp += 1;
        let horizon = self.horizon.as_ref().ok();
        let mut inputs = Vec::with_capacity(self.rows.len());
        for row in &mut self.rows {
            if is_other || row.checked.is_none() {
                row.checked = Some(row.form.check(horizon));
                row.stamp = self.stamp;
            }
            let input = row.checked.as_ref().and_then(|checked| checked.as_ref().ok());
            inputs.push((row.form.service, input.cloned()));
        }
        let before = core::mem::replace(&mut self.priced, Priced::of(horizon, inputs));
        // What is frozen for a product follows from all of its services.
        let is_held_other = before.holds() != self.priced.holds();
        for row in &mut self.rows {
            let service = row.form.service;
            if before.entry(service) != self.priced.entry(service)
                || before.notch(service) != self.priced.notch(service)
                || is_held_other && row.look == Some(Look::Year)
            {
                row.stamp = self.stamp;
            }
            if row.stamp == self.stamp && late::is_here() {
                row.planned = self.priced.planned(service);
            }
            let is_curve = row.look == Some(Look::Curve);
            if row.stamp == self.stamp || is_curve && is_shared(service) {
                row.see(&self.priced, self.stamp);
            }
        }
    }

    fn add(&mut self, form: ServiceForm) {
        self.rows.push(Row::new(form));
        self.offer_others();
    }

    /// Adds a service once, with what is needed of another.
    fn add_alike(&mut self, like: ServiceNo, service: ServiceNo) {
        let row = self.rows.iter().find(|row| row.form.service == like);
        if let Some(row) = row.filter(|_| !self.has(service)) {
            let form = row.form.alike(service, self.n_months());
            self.add(form);
        }
    }

    /// Makes what could not be made before the rest of the program was here.
    pub fn arrive(&mut self) {
        self.redraw();
        for row in &mut self.rows {
            row.planned = self.priced.planned(row.form.service);
        }
    }

    /// Stamps everything anew: it says something else.
    pub fn redraw(&mut self) {
        self.listed += 1;
        self.stamp += 1;
        for row in &mut self.rows {
            (row.stamp, row.sight.stamp) = (self.stamp, self.stamp);
        }
    }

    fn turn(&mut self, reading: ReadingNo) {
        self.readings = self.readings.flipped(reading);
        self.rows.iter_mut().for_each(|row| row.checked = None);
    }

    /// Tells screen readers the total: the visitor has paused, so a gesture ends as well.
    pub fn tell(&mut self) {
        self.end_gesture();
        self.said = wording::status(self.language, &self.priced);
    }

    /// A text in the page's language.
    pub fn say(&self, text: &Text) -> &'static str {
        self.language.of(text)
    }

    /// A text with a text for its blank.
    pub fn fill(&self, text: &Text, value: &Text) -> String {
        self.language.fill(text, &[self.language.of(value)])
    }

    /// Whether a service is in the estimate.
    pub fn has(&self, service: ServiceNo) -> bool {
        self.rows.iter().any(|row| row.form.service == service)
    }

    /// Months of the horizon; 1 while it is not valid.
    pub fn n_months(&self) -> u8 {
        self.horizon.as_ref().map_or(1, |horizon| u8::try_from(horizon.months).unwrap_or(1))
    }

    /// First day of the horizon; the beginning of all dates while it is not valid.
    pub fn first_day(&self) -> Date {
        self.horizon.as_ref().map_or(Date::BEGINNING, |horizon| horizon.date)
    }

    /// What is quoted, as the engine takes it; none while the horizon is not valid.
    pub fn input(&self) -> Option<Input> {
        let mut input = self.horizon.as_ref().ok()?.input();
        for row in &self.rows {
            input.services.extend(row.checked.as_ref().and_then(|checked| checked.clone().ok()));
        }
        Some(input)
    }

    /// What is wrong at a field of the horizon.
    pub fn problem(&self, field: HorizonField) -> Option<&HorizonProblem> {
        let problems = self.horizon.as_ref().err()?;
        problems.iter().find(|problem| problem.field() == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Edit;

    fn total(state: &State) -> Option<String> {
        state.priced.quote.as_ref().map(|quote| quote.totals().horizon().to_string())
    }

    /// The document's own example: 52,000,000 searches in a month, with one package.
    fn searches() -> State {
        let product = pricing::BOOK.find_product("tencent-face").expect("product");
        let service = pricing::BOOK.find_service(product, "face-search").expect("service");
        let mut form = ServiceForm::new(service);
        form.set(Field::Units, "52,000,000".to_owned());
        form.set(Field::PackageCount(3), "1".to_owned());
        let first = Estimate::first(Date::parse("2026-11-21"));
        let estimate = Estimate { months: "1".to_owned(), services: vec![form], ..first };
        State::new(Language::En, estimate)
    }

    #[test]
    fn a_changed_field_changes_the_total() {
        let mut state = searches();
        let service = state.rows[0].form.service;
        let mut set = |field, text: &str| {
            state.act(Action::Edit(service, Edit::Type(field)), text.to_owned());
            (total(&state), state.rows[0].problem(field).is_some())
        };
        assert_eq!(set(Field::Units, "52,000,000"), (Some("148868".to_owned()), false));
        set(Field::Units, "2,010,000");
        assert_eq!(set(Field::PackageCount(3), "0"), (Some("6400".to_owned()), false));
        assert_eq!(set(Field::Units, "many"), (Some("0".to_owned()), true));
        state.act(Action::Months, "x".to_owned());
        assert_eq!(total(&state), None);
    }

    #[test]
    fn a_slider_goes_to_its_stop() {
        let mut state = searches();
        let service = state.rows[0].form.service;
        let slide = Edit::Slide(Field::PackageCount(0));
        state.act(Action::Edit(service, slide), "3".to_owned());
        assert_eq!(state.rows[0].form.text(Field::PackageCount(0)), "3");
        state.act(Action::MonthsSlider, "11".to_owned());
        assert_eq!(state.months, "12");
    }

    #[test]
    fn a_press_changes_a_count_by_one() {
        let mut state = searches();
        let service = state.rows[0].form.service;
        let field = Field::PackageCount(0);
        let most = pricing::quantity::PACKAGES.max;
        for (typed, by, expected) in [("0", -1, "0"), ("0", 1, "1"), ("500", 1, "501")] {
            state.act(Action::Edit(service, Edit::Type(field)), typed.to_owned());
            state.act(Action::Edit(service, Edit::Step(field, by, most)), String::new());
            assert_eq!(state.rows[0].form.text(field), expected);
        }
    }

    #[test]
    fn a_service_is_added_once() {
        let mut state = searches();
        let service = state.rows[0].form.service;
        state.act(Action::Add(service), String::new());
        assert_eq!(state.rows.len(), 1);
        state.act(Action::Remove(service), String::new());
        assert!(!state.has(service));
    }
}
