//! What the browser knows: the day, the language. Built natively, nobody is asked.

use std::cell::Cell;

use pricing::date::Date;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, FocusOptions, HtmlElement, HtmlInputElement};

use crate::wording::Language;

#[wasm_bindgen]
extern "C" {
    /// A value from its JSON.
    #[wasm_bindgen(js_namespace = JSON)]
    pub fn parse(text: &str) -> JsValue;
}

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

#[wasm_bindgen]
extern "C" {
    type Blob;
    #[wasm_bindgen(constructor)]
    fn new(parts: &JsValue, options: &JsValue) -> Blob;

    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn address(blob: &Blob) -> String;

    /// The older way to copy: it answers at once, and works where the newer one is refused, in frames
    /// and in pages that were not fetched safely.
    #[wasm_bindgen(js_namespace = document, js_name = execCommand)]
    fn command(name: &str) -> bool;

    /// Opens the dialogue for printing.
    pub fn print();
}

#[wasm_bindgen]
extern "C" {
    /// A copy: two calls of the library's own type would need two more features of it.
    type Copying;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard(this: &Copying) -> Option<Clipboard>;
    type Clipboard;
    #[wasm_bindgen(method, js_name = setData)]
    fn set(this: &Clipboard, kind: &str, text: &str);
}

/// Copies what stands in a text area, and gives the focus back; whether the browser did.
pub fn copy(area: &str, back: &str) -> bool {
    focus(area);
    command("selectAll");
    let is_copied = command("copy");
    focus(back);
    is_copied
}

/// Copies what stands in a text area in two forms, as `text` and for documents as `html`.
pub fn copy_both(area: &str, back: &str, text: String, html: String) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return false;
    };
    let give: Box<dyn Fn(Event)> = Box::new(move |event| {
        if let Some(clipboard) = event.unchecked_ref::<Copying>().clipboard() {
            clipboard.set("text/plain", &text);
            clipboard.set("text/html", &html);
            event.prevent_default();
        }
    });
    let give = Closure::wrap(give);
    let giver = give.as_ref().unchecked_ref();
    // The only errors would be those of a listener that is no function.
    let _ = document.add_event_listener_with_callback("copy", giver);
    let is_copied = copy(area, back);
    let _ = document.remove_event_listener_with_callback("copy", giver);
    is_copied
}

fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(found) = document.and_then(|document| document.get_element_by_id(id)) else { return };
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    // The only errors are those of a page that is going.
    let _ = found.unchecked_ref::<HtmlElement>().focus_with_options(&still);
}

/// Hands a text to the browser to save; text and type are JSON texts. Where a frame may not save
/// anything, nothing happens, and nobody is told. The text stays in memory until the page goes.
#[cfg(target_arch = "wasm32")]
pub fn save(name: &str, text: &str, kind: &str) {
    let parts = parse(&["[", text, "]"].concat());
    let options = parse(&["{\"type\":", kind, "}"].concat());
    let file = address(&Blob::new(&parts, &options));
    let document = web_sys::window().and_then(|window| window.document());
    let Some(Ok(link)) = document.map(|document| document.create_element("a")) else { return };
    // The only errors would be invalid attribute names.
    let _ = link.set_attribute("href", &file);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<HtmlElement>().click();
}

/// Natively nothing is saved.
#[cfg(not(target_arch = "wasm32"))]
pub fn save(_name: &str, _text: &str, _kind: &str) {}

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
