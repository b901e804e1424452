//! Numbers and dates as the browser's `Intl` writes them in the page's language. Natively, where there
//! is none, by hand.

use pricing::date::Date;

#[cfg(target_arch = "wasm32")]
pub use browser::{date, group, parse, speak};

#[cfg(not(target_arch = "wasm32"))]
pub use by_hand::{date, group, speak};

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;

    use super::Date;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type NumberFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl)]
        fn new(tag: &str) -> NumberFormat;
        /// A decimal as a text keeps every digit; as a number it would not.
        #[wasm_bindgen(method)]
        fn format(this: &NumberFormat, decimal: &str) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type DateTimeFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl)]
        fn new_with_options(tag: &str, options: &JsValue) -> DateTimeFormat;
        #[wasm_bindgen(method, js_name = format)]
        fn format_date(this: &DateTimeFormat, date: &js_sys::Date) -> String;

        /// A value from its JSON.
        #[wasm_bindgen(js_namespace = JSON)]
        pub fn parse(text: &str) -> JsValue;
    }

    thread_local! {
        static FORMATS: RefCell<Option<(NumberFormat, DateTimeFormat)>> = const { RefCell::new(None) };
    }

    /// Writes in the language of a tag from now on.
    pub fn speak(tag: &str) {
        let dates = parse(r#"{"dateStyle":"long","timeZone":"UTC"}"#);
        let formats = (NumberFormat::new(tag), DateTimeFormat::new_with_options(tag, &dates));
        FORMATS.with(|held| held.replace(Some(formats)));
    }

    /// Digits in groups.
    pub fn group(digits: &str) -> String {
        FORMATS.with(|held| match &*held.borrow() {
            Some((numbers, _)) => numbers.format(digits),
            None => digits.to_owned(),
        })
    }

    /// A day: `November 21, 2026`, `2026年11月21日`.
    pub fn date(date: Date) -> String {
        let iso = date.iso();
        FORMATS.with(|held| match &*held.borrow() {
            Some((_, dates)) => dates.format_date(&js_sys::Date::new(&JsValue::from_str(&iso))),
            None => iso,
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod by_hand {
    use std::cell::Cell;

    use super::Date;

    thread_local! {
        static IS_CHINESE: Cell<bool> = const { Cell::new(false) };
    }

    /// Writes in the language of a tag from now on.
    pub fn speak(tag: &str) {
        IS_CHINESE.set(tag.starts_with("zh"));
    }

    /// Digits in groups of three, as in both languages of the page.
    pub fn group(digits: &str) -> String {
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    /// A day: `November 21, 2026`, `2026年11月21日`.
    pub fn date(date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        if IS_CHINESE.get() {
            return format!("{year}年{month}月{day}日");
        }
        let name = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ][usize::from(month) - 1];
        format!("{name} {day}, {year}")
    }
}
