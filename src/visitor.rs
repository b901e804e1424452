//! What happens when a visitor does something. It is all loaded later: see [`crate::late`].

use std::cell::OnceCell;
use std::rc::Rc;

use crate::action::{Action, Share};
use crate::app;
use crate::browser::{self, Pause};
use crate::dom::Signal;
use crate::embed::Step;
use crate::export::{self, Format};
use crate::form::Field;
use crate::frame::{self, Frame};
use crate::keys;
use crate::link::{self as address, Address};
use crate::panels;
use crate::state::State;
use crate::storage::{self, Keeper};

/// Someone who uses the page.
pub struct Visitor {
    state: Signal<State>,
    pause: Pause,
    keeper: Rc<Keeper>,
    address: Rc<Address>,
}

/// The visitor, once there is one.
pub type Expected = Rc<OnceCell<Visitor>>;

/// Gets everything ready for a visitor.
#[inline(never)]
pub fn welcome(state: &Signal<State>, expected: &Expected) {
    state.update(State::arrive);
    let opened = state.read_untracked().saved();
    let keeper = Rc::new(Keeper::new(opened.clone()));
    let address = Rc::new(Address::new(
        opened,
        link(expected, Share::Copied),
        link(expected, Share::Refused),
    ));
    let (kept, standing, left) = (keeper.clone(), address.clone(), state.clone());
    let keep = Rc::new(move |write: fn(&Address, &str)| {
        let estimate = left.read_untracked().saved();
        write(&standing, &estimate);
        kept.keep(estimate);
        tell(&left);
    });
    let leave = keep.clone();
    storage::before_leaving(move || leave(Address::leave));
    // Some time after the last change, not on load, screen readers are told the total, and the
    // estimate is saved.
    let told = state.clone();
    let pause = Pause::new(move || {
        told.update(State::tell);
        keep(Address::follow);
    });
    _ = expected.set(Visitor { state: state.clone(), pause, keeper, address });
    if let Some(window) = web_sys::window() {
        browser::listen(&window, &["hashchange"], link(expected, Share::Open));
    }
    configure(expected);
    let (configured, pressed) = (expected.clone(), expected.clone());
    if let Some(window) = web_sys::window() {
        browser::listen(&window, &["configure"], Box::new(move || configure(&configured)));
    }
    keys::listen(move |action| act(&pressed, action, String::new()));
}

/// Takes over what the page around the frame wants, and tells it what stands here.
fn configure(visitor: &Expected) {
    let Some(Visitor { state, .. }) = visitor.get() else { return };
    let (here, wanted) = (Frame::here(), frame::language());
    if here != state.read_untracked().frame {
        state.update(|state| state.act(Action::Frame(here), String::new()));
    }
    if let Some(language) = wanted.filter(|wanted| *wanted != state.read_untracked().language) {
        act(visitor, Action::Speak(language), String::new());
    }
    tell(state);
}

/// Tells the page around the frame what stands here.
fn tell(state: &Signal<State>) {
    let state = state.read_untracked();
    if state.frame != Frame::Page {
        let told = frame::told(&state);
        drop(state);
        frame::tell(&told);
    }
}

/// What the browser makes happen to links.
fn link(visitor: &Expected, share: Share) -> Box<dyn Fn()> {
    let visitor = visitor.clone();
    Box::new(move || {
        let Some(Visitor { state, keeper, address, .. }) = visitor.get() else { return };
        let text = match share {
            Share::Open => match address.gone_to() {
                Some(fragment) => fragment,
                None => return,
            },
            _ => address.link(),
        };
        let saved = || state.read_untracked().saved();
        // What is opened is not saved before it is changed; what stood here until now is.
        keeper.keep(saved());
        state.update(|state| state.act(Action::Link(share), text));
        keeper.take(saved());
        match share {
            Share::Open => {
                address.arrive(saved());
                tell(state);
            }
            Share::Refused => browser::select("link"),
            _ => {}
        }
    })
}

/// Does what the visitor did.
#[inline(never)]
pub fn act(visitor: &Expected, action: Action, text: String) {
    let Some(Visitor { state, pause, address, .. }) = visitor.get() else { return };
    let text = if matches!(action, Action::Embed(_)) { address::page() } else { text };
    state.update(|state| state.act(action, text));
    match action {
        Action::Export(format) => return export(state, format),
        Action::Embed(Step::Copy) => {
            let is_copied = browser::copy(panels::embed::TEXT, panels::embed::COPY);
            return state.update(|state| {
                if let Some(embed) = &mut state.embed {
                    embed.copied = Some(is_copied);
                }
            });
        }
        Action::Filter | Action::Look(..) | Action::Trace(..) | Action::Frame(_) => return,
        Action::Embed(_) => return,
        Action::Link(Share::Copy) => {
            let estimate = state.read_untracked().saved();
            return address.copy(&estimate);
        }
        Action::Link(_) => return,
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

/// What the clipboard gets.
fn copied(state: &State) -> Option<(String, String)> {
    let exported = state.exported.as_ref()?;
    Some((exported.text.clone(), exported.html.clone()))
}

/// Hands what was exported to the browser.
fn export(state: &Signal<State>, format: Format) {
    match format {
        Format::Print => browser::print(),
        Format::Copy => {
            let Some((text, html)) = copied(&state.read_untracked()) else { return };
            let (area, back) = (panels::export::TEXT, panels::export::COPY);
            let is_refused = !browser::copy_both(area, back, text, html);
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
