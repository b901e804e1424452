//! What the browser knows: the day, the language. Built natively, nobody is asked.

use std::cell::Cell;

use pricing::date::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, HtmlInputElement};

use crate::wording::Language;

/// Today, in the visitor's time zone.
#[cfg(target_arch = "wasm32")]
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let small = |n: u32| u8::try_from(n).ok();
    let year = u16::try_from(now.get_full_year()).ok()?;
    Date::new(year, small(now.get_month() + 1)?, small(now.get_date())?)
}

/// Natively there is no today.
#[cfg(not(target_arch = "wasm32"))]
pub fn today() -> Option<Date> {
    None
}

/// The language that the browser asks for.
#[cfg(target_arch = "wasm32")]
pub fn language() -> Language {
    let tag = web_sys::window().and_then(|window| window.navigator().language());
    Language::for_tag(&tag.unwrap_or_default())
}

/// Natively English.
#[cfg(not(target_arch = "wasm32"))]
pub fn language() -> Language {
    Language::for_tag("")
}

/// Tells the browser the page's language and title.
#[cfg(target_arch = "wasm32")]
pub fn name_page(language: Language, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // The only error would be an invalid attribute name.
        let _ = root.set_attribute("lang", language.tag());
    }
}

/// Natively there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn name_page(_language: Language, _title: &str) {}

/// Brings an element into view and to the keyboard, and opens the section that it is in.
pub fn show(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(id));
    let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    if let Ok(Some(section)) = element.closest("details") {
        // The only error would be an invalid attribute name.
        let _ = section.set_attribute("open", "");
    }
    element.scroll_into_view();
    // The only errors are those of a page that is going.
    let _ = element.focus();
}

/// Brings a box to the keyboard, with all that it holds selected.
pub fn select(id: &str) {
    show(id);
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(id));
    if let Some(input) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Does something on events, for as long as the page lives.
pub fn listen(target: &EventTarget, events: &[&str], act: Box<dyn Fn()>) {
    let act = Closure::wrap(act);
    for event in events {
        // The only error would be a listener that is no function.
        let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    }
    act.forget();
}

/// Does something once nothing has asked for it again for 700 ms.
pub struct Pause {
    act: Closure<dyn Fn()>,
    waiting: Cell<i32>,
}

impl Pause {
    /// Something to do after a pause.
    pub fn new(act: impl Fn() + 'static) -> Pause {
        let act: Box<dyn Fn()> = Box::new(act);
        Pause { act: Closure::wrap(act), waiting: Cell::new(0) }
    }

    /// Begins the pause, or begins it again.
    pub fn begin(&self) {
        let Some(window) = web_sys::window() else { return };
        window.clear_timeout_with_handle(self.waiting.get());
        let act = self.act.as_ref().unchecked_ref();
        let next = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, 700);
        self.waiting.set(next.unwrap_or(0));
    }
}
