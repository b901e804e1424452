//! Where the page stands: alone, or in a frame of another page. `hosting/frame.js` speaks with that
//! page; what it is told it keeps as attributes of the root element, which are read here.

use pricing::digits::plain;
use pricing::money::Amount;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::export::quoted;
use crate::form::Link;
use crate::state::State;
use crate::wording::Language;

/// Where the page stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Alone.
    #[default]
    Page,
    /// In a frame.
    Embed,
    /// In a frame that shows an estimate, and does not change it.
    ReadOnly,
}

impl Frame {
    /// Where this page stands.
    pub fn here() -> Frame {
        match (set("data-frame"), set("data-readonly")) {
            (None, _) => Frame::Page,
            (_, None) => Frame::Embed,
            _ => Frame::ReadOnly,
        }
    }
}

/// The language that the page around the frame wants, if it wants one.
pub fn language() -> Option<Language> {
    set("data-lang").map(|tag| Language::for_tag(&tag))
}

/// An attribute of the root element.
#[cfg(target_arch = "wasm32")]
fn set(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}

/// Natively there is no frame.
#[cfg(not(target_arch = "wasm32"))]
fn set(_name: &str) -> Option<String> {
    None
}

#[wasm_bindgen]
extern "C" {
    type CustomEvent;
    #[wasm_bindgen(constructor)]
    fn new(kind: &str, options: &JsValue) -> CustomEvent;
}

/// Tells the page around the frame what stands in it, which may answer at once.
#[cfg(target_arch = "wasm32")]
pub fn tell(told: &str) {
    if let Some(window) = web_sys::window() {
        let options = crate::browser::parse(&["{\"detail\":", told, "}"].concat());
        let event = CustomEvent::new("told", &options);
        // The only error would be an event that is none.
        let _ = window.dispatch_event(event.unchecked_ref());
    }
}

/// Natively nobody listens.
#[cfg(not(target_arch = "wasm32"))]
pub fn tell(_told: &str) {}

/// The estimate as a link, and its total, as JSON.
pub fn told(state: &State) -> String {
    let link = quoted(&Link::write(&state.saved()));
    let horizon = state.priced.horizon().map(Amount::exact);
    let horizon = horizon.as_deref().map_or_else(|| "null".to_owned(), quoted);
    let yes_or_no = |yes| if yes { "true" } else { "false" };
    [
        "{\"link\":",
        &link,
        ",\"lang\":",
        &quoted(state.language.tag()),
        ",\"totals\":{\"currency\":\"CNY\",\"months\":",
        &plain(state.n_months().into()),
        ",\"horizon\":",
        &horizon,
        ",\"complete\":",
        yes_or_no(state.priced.is_complete()),
        "},\"damaged\":",
        yes_or_no(state.unread.is_some()),
        "}",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Action, Share};
    use crate::form::Estimate;
    use pricing::date::Date;

    fn first() -> State {
        State::new(Language::En, Estimate::first(Date::parse("2026-11-21")))
    }

    #[test]
    fn the_host_is_told_the_link_and_the_total() {
        let mut state = first();
        let total = "\"totals\":{\"currency\":\"CNY\",\"months\":12,\"horizon\":\"154052\",\"complete\":true}";
        let before = told(&state);
        assert!(before.starts_with("{\"link\":\"v=1&size="), "{before}");
        assert!(before.contains(total) && before.contains("\"lang\":\"en\""), "{before}");
        assert!(before.ends_with("\"damaged\":false}"), "{before}");
        let link = Link::write(&state.saved());
        state.act(Action::Months, "none".to_owned());
        let invalid = told(&state);
        assert!(invalid.contains("\"horizon\":null,\"complete\":false"), "{invalid}");
        state.act(Action::Link(Share::Open), link + "&nonsense");
        let damaged = told(&state);
        assert!(damaged.contains(total) && damaged.ends_with("\"damaged\":true}"), "{damaged}");
    }

    #[test]
    fn an_estimate_that_is_only_shown_is_not_changed() {
        let mut state = first();
        state.act(Action::Frame(Frame::ReadOnly), String::new());
        let shown = state.saved();
        let service = state.rows[0].form.service;
        for change in [
            Action::Months,
            Action::Remove(service),
            Action::StartOver,
            Action::Undo,
            Action::UseCheapest,
        ] {
            state.act(change, "3".to_owned());
            assert_eq!(state.saved(), shown, "{change:?}");
        }
        state.act(Action::Link(Share::Open), "v=1&lang=en&months=2".to_owned());
        assert_eq!(state.months, "2");
        state.act(Action::Frame(Frame::Embed), String::new());
        state.act(Action::Months, "3".to_owned());
        assert_eq!(state.months, "3");
    }
}
