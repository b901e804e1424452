//! What happens when a visitor does something. It is all loaded later: see [`crate::late`].

use std::cell::OnceCell;
use std::rc::Rc;

use crate::action::Action;
use crate::app;
use crate::browser::{self, Pause};
use crate::dom::Signal;
use crate::export::{self, Format};
use crate::form::Field;
use crate::intl;
use crate::keys;
use crate::panels;
use crate::state::State;
use crate::storage::{self, Keeper};

/// Someone who uses the page.
pub struct Visitor {
    state: Signal<State>,
    pause: Pause,
}

/// The visitor, once there is one.
pub type Expected = Rc<OnceCell<Visitor>>;

/// Gets everything ready for a visitor.
#[inline(never)]
pub fn welcome(state: &Signal<State>, expected: &Expected) {
    state.update(State::arrive);
    let keeper = Rc::new(Keeper::new(state.read_untracked().saved()));
    let (kept, left) = (keeper.clone(), state.clone());
    storage::before_leaving(move || keeper.keep(left.read_untracked().saved()));
    // Some time after the last change, not on load, screen readers are told the total, and the
    // estimate is saved.
    let told = state.clone();
    let pause = Pause::new(move || {
        told.update(State::tell);
        kept.keep(told.read_untracked().saved());
    });
    _ = expected.set(Visitor { state: state.clone(), pause });
    let pressed = expected.clone();
    keys::listen(move |action| act(&pressed, action, String::new()));
}

/// Does what the visitor did.
#[inline(never)]
pub fn act(visitor: &Expected, action: Action, text: String) {
    let Some(Visitor { state, pause }) = visitor.get() else { return };
    if let Action::Speak(language) = action {
        intl::speak(language.tag());
    }
    state.update(|state| state.act(action, text));
    match action {
        Action::Export(format) => return export(state, format),
        Action::Filter | Action::Look(..) | Action::Trace(..) => return,
        Action::ShowBill => return browser::show("bill"),
        Action::ShowCheapest => return browser::show("cheapest"),
        Action::ShowPeak(service) => {
            return browser::show(&panels::id(service, &Field::Peak.name()));
        }
        Action::Speak(_) => app::name(&state.read_untracked()),
        _ => {}
    }
    pause.begin();
}

/// Hands what was exported to the browser.
fn export(state: &Signal<State>, format: Format) {
    match format {
        Format::Print => browser::print(),
        Format::Copy => {
            let is_refused = !browser::copy(panels::export::TEXT, panels::export::COPY);
            state.update(|state| {
                if let Some(exported) = &mut state.exported {
                    exported.is_refused = is_refused;
                }
            });
        }
        _ => {
            let state = state.read_untracked();
            if let (Some(exported), Some((end, kind))) = (&state.exported, format.file()) {
                let [text, kind] = [&exported.content(), kind].map(export::quoted);
                browser::save(&export::file_name(&state, end), &text, &kind);
            }
        }
    }
}
