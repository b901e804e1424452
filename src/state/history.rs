//! Undo and redo of what a visitor did to the estimate, and the text that outlives the page.
//!
//! A step is the text of the estimate as it was: the text that is also saved. So nothing can be taken
//! back that could not be saved, and 200 steps of 151 services stay small.

use super::{Row, State};
use crate::action::{Action, Edit};
use crate::form::{Saved, Writer};
use crate::wording::Language;
use pricing::table::Choices;

/// How many steps can be taken back.
const STEPS_MAX: usize = 200;

/// What can be taken back, and what can be done again.
#[derive(Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// What a visitor is about to do some more of: it belongs to the last step.
    gesture: Option<Action>,
}

/// The estimate on the other side of a step, and what made the step.
struct Step {
    text: String,
    by: Action,
}

/// What must be the same for two actions to be one gesture: to slide and to type are alike.
fn gesture(action: Action) -> Option<Action> {
    match action {
        Action::Date => Some(Action::Date),
        Action::Months | Action::MonthsSlider => Some(Action::Months),
        Action::Edit(service, Edit::Type(field) | Edit::Slide(field) | Edit::Step(field, ..)) => {
            Some(Action::Edit(service, Edit::Type(field)))
        }
        _ => None,
    }
}

impl State {
    /// State of a page that opens: what was saved, or, where nothing was, as it stands.
    pub fn reopen(mut self, saved: Option<String>) -> State {
        if let Some(saved) = saved.as_deref().and_then(Saved::read) {
            self.language = Language::for_tag(&saved.language);
            self.show(saved);
        }
        self
    }

    /// The estimate and the language, to be saved.
    pub fn saved(&self) -> String {
        let date = self.is_dated.then_some(self.date.as_str());
        let mut writer = Writer::new(self.language.tag(), date, &self.months, self.readings);
        for row in &self.rows {
            writer.service(&row.form);
        }
        writer.end()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.past.is_empty()
    }

    /// What made the last step that can be taken back.
    pub fn last_step(&self) -> Option<Action> {
        self.history.past.last().map(|step| step.by)
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.history.future.is_empty()
    }

    /// Whether [`Action::StartOver`] would change anything.
    pub fn can_start_over(&self) -> bool {
        self.is_dated || !self.rows.is_empty() || self.months.trim() != "1" || {
            self.readings != Choices::QUOTED
        }
    }

    /// Does to the estimate what a visitor did, and remembers how it was.
    pub(super) fn change(&mut self, action: Action, text: String) {
        let next = gesture(action);
        if next.is_some() && next == self.history.gesture {
            return self.apply(action, text);
        }
        self.end_gesture();
        let before = self.saved();
        self.apply(action, text);
        if before != self.saved() {
            let history = &mut self.history;
            history.future.clear();
            history.past.push(Step { text: before, by: action });
            if history.past.len() > STEPS_MAX {
                history.past.remove(0);
            }
            history.gesture = next;
        }
    }

    /// What follows is another step. A gesture that came back to where it began is none.
    pub(super) fn end_gesture(&mut self) {
        if self.history.gesture.take().is_some()
            && self.history.past.last().is_some_and(|step| step.text == self.saved())
        {
            self.history.past.pop();
        }
    }

    pub(super) fn undo(&mut self) {
        self.end_gesture();
        let before = self.history.past.pop();
        if let Some(after) = self.turn_to(before) {
            self.history.future.push(after);
        }
    }

    pub(super) fn redo(&mut self) {
        self.end_gesture();
        let after = self.history.future.pop();
        if let Some(before) = self.turn_to(after) {
            self.history.past.push(before);
        }
    }

    /// Shows an estimate as it was, and gives the one that stood here.
    fn turn_to(&mut self, step: Option<Step>) -> Option<Step> {
        let step = step?;
        let saved = Saved::read(&step.text)?;
        let text = self.saved();
        self.show(saved);
        Some(Step { text, ..step })
    }

    /// Shows an estimate; the language stays.
    pub(super) fn show(&mut self, saved: Saved) {
        self.is_dated = saved.date.is_some();
        self.date = saved.date.unwrap_or_else(|| self.today.clone());
        self.months = saved.months;
        self.readings = saved.readings;
        let before = core::mem::take(&mut self.rows);
        for form in saved.services {
            let stood = before.iter().find(|row| row.form.service == form.service);
            let look = stood.and_then(|row| row.look);
            let sight = stood.map(|row| row.sight.again()).unwrap_or_default();
            self.rows.push(Row { look, sight, ..Row::new(form) });
        }
        self.follow();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Estimate, Field};
    use pricing::BOOK;
    use pricing::date::Date;
    use pricing::table::ServiceNo;

    fn start() -> (State, ServiceNo) {
        let state = State::new(Language::En, Estimate::first(Date::parse("2026-11-21")));
        let service = state.rows[0].form.service;
        (state, service)
    }

    fn act(state: &mut State, action: Action, text: &str) {
        state.act(action, text.to_owned());
    }

    /// Every kind of change, with what the control holds.
    fn changes(service: ServiceNo) -> Vec<(Action, &'static str)> {
        let other = BOOK.numbered_services().map(|(number, _)| number).find(|&n| n != service);
        let edit = |edit| Action::Edit(service, edit);
        vec![
            (Action::Date, "2027-02-03"),
            (Action::Months, "a year"),
            (Action::MonthsSlider, "11"),
            (edit(Edit::Type(Field::Units)), "5万;&=/%"),
            (edit(Edit::Slide(Field::Units)), "7"),
            (edit(Edit::Step(Field::PackageMonth(0), 1, 12)), ""),
            (edit(Edit::Spread(crate::form::Spread::Monthly)), ""),
            (edit(Edit::Type(Field::MonthUnits(3))), ""),
            (edit(Edit::Paste(2)), "1\n2万\nmany"),
            (edit(Edit::Spread(crate::form::Spread::Growing)), ""),
            (edit(Edit::Slide(Field::Growth)), "3"),
            (edit(Edit::Spread(crate::form::Spread::Seasonal)), ""),
            (edit(Edit::Season(2)), ""),
            (edit(Edit::Type(Field::Weight(11))), "87,5"),
            (Action::Lengthen(24), ""),
            (edit(Edit::BuyAgain(50_000_000)), ""),
            (Action::Add(other.expect("another service")), ""),
            (Action::Turn(BOOK.find_reading("R-11").expect("R-11")), ""),
            (Action::Remove(service), ""),
            (Action::StartOver, ""),
        ]
    }

    #[test]
    fn every_change_can_be_taken_back_and_done_again() {
        let (mut state, service) = start();
        assert!(!state.can_undo() && !state.can_redo());
        let mut texts = vec![state.saved()];
        for (action, text) in changes(service) {
            state.tell();
            act(&mut state, action, text);
            assert_ne!(texts.last(), Some(&state.saved()), "{action:?}");
            texts.push(state.saved());
        }
        let total = |state: &State| state.priced.horizon().map(|amount| amount.to_string());
        for text in texts.iter().rev().skip(1) {
            assert!(state.can_undo());
            act(&mut state, Action::Undo, "");
            assert_eq!(state.saved(), *text);
        }
        assert!(!state.can_undo());
        assert_eq!(total(&state), total(&start().0));
        act(&mut state, Action::Undo, "");
        assert_eq!(state.saved(), texts[0]);
        for text in &texts[1..] {
            act(&mut state, Action::Redo, "");
            assert_eq!(state.saved(), *text);
        }
        assert!(!state.can_redo());
    }

    #[test]
    fn a_gesture_is_one_step() {
        let (mut state, service) = start();
        let first = state.saved();
        let slide = Action::Edit(service, Edit::Slide(Field::Units));
        let typed = Action::Edit(service, Edit::Type(Field::Units));
        let other = Action::Edit(service, Edit::Type(Field::Balance));
        for text in ["1", "2", "3"] {
            act(&mut state, slide, text);
        }
        act(&mut state, typed, "77");
        let one = state.saved();
        for text in ["5", "52"] {
            act(&mut state, other, text);
        }
        let two = state.saved();
        act(&mut state, typed, "7");
        state.tell();
        let three = state.saved();
        act(&mut state, typed, "78");
        for text in [three, two, one, first] {
            act(&mut state, Action::Undo, "");
            assert_eq!(state.saved(), text);
        }
        assert!(!state.can_undo());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let (mut state, service) = start();
        let text = |state: &State| state.rows[0].form.text(Field::Units).to_owned();
        let typed = Action::Edit(service, Edit::Type(Field::Units));
        act(&mut state, typed, "5");
        act(&mut state, Action::Undo, "");
        assert!(state.can_redo());
        act(&mut state, Action::Add(service), "");
        act(&mut state, typed, "2,910,000");
        act(&mut state, Action::Filter, "face");
        act(&mut state, Action::Speak(Language::Zh), "");
        assert!(state.can_redo() && !state.can_undo());
        act(&mut state, typed, "1");
        act(&mut state, typed, "2,910,000");
        assert!(state.can_undo());
        state.tell();
        assert!(!state.can_undo() && !state.can_redo());
        assert_eq!((text(&state).as_str(), state.language), ("2,910,000", Language::Zh));
    }

    #[test]
    fn only_so_many_steps_are_kept() {
        let (mut state, _) = start();
        for n in 0..STEPS_MAX + 50 {
            act(&mut state, Action::Months, &n.to_string());
            state.tell();
        }
        let mut n = 0;
        while state.can_undo() {
            act(&mut state, Action::Undo, "");
            n += 1;
        }
        assert_eq!((n, state.months.as_str()), (STEPS_MAX, "49"));
    }

    #[test]
    fn to_start_over_empties_the_estimate_and_can_be_taken_back() {
        let (mut state, service) = start();
        for (action, text) in changes(service).into_iter().take(18) {
            act(&mut state, action, text);
        }
        let before = state.saved();
        assert!(state.can_start_over());
        act(&mut state, Action::StartOver, "");
        assert_eq!(state.saved(), "v=1&lang=en&months=1");
        assert_eq!(state.date, "2026-11-21");
        assert!(!state.can_start_over());
        act(&mut state, Action::Undo, "");
        assert_eq!(state.saved(), before);
    }

    #[test]
    fn a_page_reopens_as_it_was_left() {
        let (mut state, service) = start();
        for (action, text) in changes(service).into_iter().take(18) {
            act(&mut state, action, text);
        }
        act(&mut state, Action::Speak(Language::Zh), "");
        let text = state.saved();
        let next = State::new(Language::En, Estimate::first(Date::parse("2027-05-06")));
        let next = next.reopen(Some(text.clone()));
        assert_eq!(next.saved(), text);
        assert_eq!((next.language, next.date.as_str()), (Language::Zh, "2027-02-03"));
        assert!(!next.can_undo());
        for broken in [None, Some("nonsense".to_owned()), Some(String::new())] {
            assert_eq!(start().0.reopen(broken).saved(), start().0.saved());
        }
    }

    #[test]
    fn a_date_that_nobody_chose_follows_today() {
        let (mut state, service) = start();
        act(&mut state, Action::Edit(service, Edit::Type(Field::Units)), "5");
        let text = state.saved();
        let open = |text: &str| {
            let next = State::new(Language::En, Estimate::first(Date::parse("2027-05-06")));
            next.reopen(Some(text.to_owned()))
        };
        assert_eq!(open(&text).date, "2027-05-06");
        act(&mut state, Action::Date, "2026-11-22");
        act(&mut state, Action::Date, "2026-11-21");
        assert_eq!(open(&state.saved()).date, "2026-11-21");
        act(&mut state, Action::Undo, "");
        assert_eq!(open(&state.saved()).date, "2027-05-06");
    }
}
