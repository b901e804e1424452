//! The estimate as one line of text, which outlives the page and can stand behind the `#` of a link.
//!
//! ```text
//! v=1&lang=en&date=2026-11-21&months=12&readings=R-11&tencent-face/face-search=calls:52,000,000;buy-50000000:1/1
//! ```
//!
//! A service is written with what differs from a form nobody has touched. What a visitor typed is
//! percent-encoded, so the line has only characters that a fragment may hold. Reading is tolerant:
//! what is not known any more is left out, and nothing that stands in a link can do harm.

mod link;
mod scenario;

pub use link::Link;
pub use scenario::{read_link, write_link};

use pricing::BOOK;
use pricing::digits::plain;
use pricing::input::Billing;
use pricing::quantity::HORIZON_MONTHS;
use pricing::table::{Choices, Offer, ReadingKind, ReadingNo, ServiceNo};

use super::service::Purchase;
use super::{Field, ServiceForm, Spread};
use crate::wording::count;

/// What a text begins with. A text of another version is not read, so that it is never misread.
const VERSION: &str = "v=1";

/// An estimate as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Language of the page, as a tag.
    pub language: String,
    /// First day; none if the visitor never chose it, and then it is the day of reading.
    pub date: Option<String>,
    /// Months.
    pub months: String,
    /// Readings switched to the other one.
    pub readings: Choices,
    /// The services.
    pub services: Vec<ServiceForm>,
}

impl Default for Saved {
    /// An estimate of nothing.
    fn default() -> Saved {
        Saved {
            language: String::new(),
            date: None,
            months: "1".to_owned(),
            readings: Choices::QUOTED,
            services: Vec::new(),
        }
    }
}

impl Saved {
    /// Reads a text; none if it is not one of ours, or of another version.
    pub fn read(text: &str) -> Option<Saved> {
        let (version, parts) = text.split_once('&').unwrap_or((text, ""));
        (version == VERSION).then(|| Saved::of(parts, &mut Vec::new()))
    }

    /// What the parts say; those that cannot be read are added to `unread`.
    fn of(parts: &str, unread: &mut Vec<String>) -> Saved {
        let mut saved = Saved::default();
        for part in parts.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "lang" => saved.language = read(value, unread),
                "date" => saved.date = Some(read(value, unread)),
                "months" => saved.months = read(value, unread),
                "readings" => saved.readings = readings(value, unread),
                _ if link::is_of_frame(part) => {}
                _ => {
                    let known = |number: &ServiceNo| {
                        saved.services.iter().all(|form| form.service != *number)
                    };
                    match service(key).filter(known) {
                        Some(number) if part.contains('=') => {
                            saved.services.push(form(number, value, unread));
                        }
                        _ => unread.push(part.to_owned()),
                    }
                }
            }
        }
        saved
    }
}

fn service(path: &str) -> Option<ServiceNo> {
    let (product, service) = path.split_once('/')?;
    BOOK.find_service(BOOK.find_product(product)?, service)
}

fn readings(ids: &str, unread: &mut Vec<String>) -> Choices {
    let mut choices = Choices::QUOTED;
    for id in ids.split(',') {
        match BOOK.find_reading(id).filter(|number| can_be_chosen(*number)) {
            Some(number) if !choices.has(number) => choices = choices.flipped(number),
            Some(_) => {}
            None => unread.push(["readings=", id].concat()),
        }
    }
    choices
}

fn can_be_chosen(number: ReadingNo) -> bool {
    let reading = BOOK.reading(number);
    reading.other.is_some() && reading.kind == ReadingKind::Selectable
}

/// Fields that stand alone, and their names here.
const ALONE: [(&str, Field); 6] = [
    ("calls", Field::Units),
    ("growth", Field::Growth),
    ("balance", Field::Balance),
    ("free-left", Field::FreeLeft),
    ("pool", Field::PoolCalls),
    ("peak", Field::Peak),
];

/// For links that are written by hand: the number that matters most, whatever the service sells.
const QUANTITY: &str = "quantity";

/// The name of a form's rows, and the fields of one.
fn row(form: &ServiceForm, place: usize) -> (&'static str, Vec<Field>) {
    match form.facts().offer {
        Offer::Licence(_) => ("device", vec![Field::Devices(place)]),
        Offer::Video(_) => {
            ("video", vec![Field::Seconds(place), Field::Height(place), Field::FrameRate(place)])
        }
        _ => {
            let when = [Field::OrderMonths(place), Field::OrderDays(place)];
            ("order", vec![Field::Qps(place), when[0], when[1], Field::OrderMonth(place)])
        }
    }
}

/// Puts texts into fields. A field without a text keeps its own.
fn fill(form: &mut ServiceForm, fields: &[Field], texts: &[String]) {
    for (field, text) in fields.iter().zip(texts) {
        form.set(*field, text.clone());
    }
}

/// Reads a service's form: items `name:text/text` between semicolons.
fn form(service: ServiceNo, items: &str, unread: &mut Vec<String>) -> ServiceForm {
    let mut form = ServiceForm::new(service);
    let mut seen = Seen::default();
    for item in items.split(';').filter(|item| !item.is_empty()) {
        let (name, text) = item.split_once(':').unwrap_or((item, ""));
        let texts: Vec<String> = text.split('/').map(|text| read(text, unread)).collect();
        if !take(&mut form, name, &texts, &mut seen) {
            let facts = form.facts();
            unread.push([BOOK.product(facts.product).id, "/", facts.id, "=", item].concat());
        }
    }
    form
}

/// What was read of a service before.
#[derive(Default)]
struct Seen {
    sizes: Vec<u64>,
    rows: bool,
}

/// Takes an item over into a form; false if it means nothing there.
fn take(form: &mut ServiceForm, name: &str, texts: &[String], seen: &mut Seen) -> bool {
    let is_row = name == row(form, 0).0;
    if is_row || name == "no-rows" {
        let has_rows = seen.rows || form.n_rows() > 0;
        if has_rows && !seen.rows {
            seen.rows = true;
            while form.n_rows() > 0 {
                form.remove_row(0);
            }
        }
        if is_row && has_rows {
            let place = form.n_rows();
            form.add_row();
            let fields = row(form, place).1;
            fill(form, &fields, texts);
            form.set_group(place, texts.get(fields.len()).map_or("", String::as_str));
        }
        return has_rows;
    }
    if let Some((_, field)) = ALONE.iter().find(|(known, _)| *known == name) {
        fill(form, &[*field], texts);
    } else if name == QUANTITY {
        // What an author wrote for programs is shown as the page writes it.
        let shown = |text: &String| match text.parse() {
            Ok(n) if plain(n) == *text => count(n),
            _ => text.clone(),
        };
        let texts: Vec<String> = texts.iter().map(shown).collect();
        fill(form, &[form.main_field()], &texts);
    } else if let Some(spread) = Spread::ALL.into_iter().find(|spread| spread.name() == name) {
        form.spread = spread;
    } else if name == "by-qps" && form.qps_seller().is_some() {
        form.billing = Billing::Qps;
    } else {
        let months = 1..=HORIZON_MONTHS.max;
        match numbered(name) {
            Some(("month", number)) if months.contains(&number) => {
                let place = usize::try_from(number - 1).unwrap_or(0);
                fill(form, &[Field::MonthUnits(place)], texts);
            }
            Some(("weight", number)) if (1..=12).contains(&number) => {
                fill(form, &[Field::Weight(number as usize - 1)], texts);
            }
            Some(("buy", size)) => return buy(form, size, texts, &mut seen.sizes),
            _ => return false,
        }
    }
    true
}

/// `month-3` as `month` and 3.
fn numbered(name: &str) -> Option<(&str, u64)> {
    let (name, number) = name.rsplit_once('-')?;
    Some((name, number.parse().ok()?))
}

/// The first purchase of a size stands where every form has one; the others follow in their order.
/// What is no longer sold in that size is left out: false.
fn buy(form: &mut ServiceForm, size: u64, texts: &[String], seen: &mut Vec<u64>) -> bool {
    let Some(mut place) = form.purchases.iter().position(|first| first.size == size) else {
        return false;
    };
    if seen.contains(&size) {
        place = form.purchases.len();
        form.add_purchase(size);
    }
    seen.push(size);
    fill(form, &[Field::PackageCount(place), Field::PackageMonth(place)], texts);
    true
}

/// Writes an estimate, one service after the other.
pub struct Writer(String);

impl Writer {
    /// Begins with what concerns every service; `date` is none if the visitor never chose it.
    pub fn new(language: &str, date: Option<&str>, months: &str, readings: Choices) -> Writer {
        let mut writer = Writer(VERSION.to_owned());
        writer.put("&lang=", language);
        if let Some(date) = date {
            writer.put("&date=", date);
        }
        writer.put("&months=", months);
        let mut before = "&readings=";
        for reading in BOOK.readings.iter() {
            if BOOK.find_reading(reading.id).is_some_and(|number| readings.has(number)) {
                writer.0 += before;
                writer.0 += reading.id;
                before = ",";
            }
        }
        writer
    }

    /// Adds a service.
    pub fn service(&mut self, form: &ServiceForm) {
        let (facts, fresh) = (form.facts(), ServiceForm::new(form.service));
        for part in ["&", BOOK.product(facts.product).id, "/", facts.id, "="] {
            self.0 += part;
        }
        for (name, field) in ALONE {
            if form.text(field) != fresh.text(field) {
                self.item(name, form, &[field]);
            }
        }
        if form.spread != Spread::Even {
            self.item(form.spread.name(), form, &[]);
        }
        if form.billing == Billing::Qps {
            self.item("by-qps", form, &[]);
        }
        let months: fn(usize) -> Field = Field::MonthUnits;
        for (name, list, field) in
            [("month-", &form.by_month, months), ("weight-", &form.weights, Field::Weight)]
        {
            for (place, text) in list.iter().enumerate() {
                if text.is_some() {
                    let name = [name, &plain(place as u64 + 1)].concat();
                    self.item(&name, form, &[field(place)]);
                }
            }
        }
        self.purchases(form, &fresh);
        self.rows(form, &fresh);
    }

    fn purchases(&mut self, form: &ServiceForm, fresh: &ServiceForm) {
        for (place, purchase) in form.purchases.iter().enumerate() {
            let same = |other: &&Purchase| other.size == purchase.size;
            let is_alone = form.purchases.iter().filter(same).count() == 1;
            if !is_alone || fresh.purchases.get(place) != Some(purchase) {
                let name = ["buy-", &plain(purchase.size)].concat();
                self.item(&name, form, &[Field::PackageCount(place), Field::PackageMonth(place)]);
            }
        }
    }

    /// Rows, unless they are those of a form nobody has touched.
    fn rows(&mut self, form: &ServiceForm, fresh: &ServiceForm) {
        let (mut rows, mut untouched) = (Writer(String::new()), Writer(String::new()));
        for (writer, form) in [(&mut rows, form), (&mut untouched, fresh)] {
            for place in 0..form.n_rows() {
                let (name, fields) = row(form, place);
                writer.item(name, form, &fields);
                if let Some(group) = form.orders.get(place).and_then(|order| order.group) {
                    writer.put("/", BOOK.service(group).id);
                }
            }
        }
        if form.n_rows() == 0 && fresh.n_rows() > 0 {
            self.item("no-rows", form, &[]);
        } else if rows.0 != untouched.0 {
            self.separate();
            self.0 += &rows.0;
        }
    }

    fn separate(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('=') {
            self.0 += ";";
        }
    }

    fn item(&mut self, name: &str, form: &ServiceForm, fields: &[Field]) {
        self.separate();
        self.0 += name;
        let mut before = ":";
        for field in fields {
            self.put(before, form.text(*field));
            before = "/";
        }
    }

    /// Adds a text in characters that stay as they are in a fragment and mean nothing here.
    fn put(&mut self, before: &str, text: &str) {
        self.0 += before;
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~,:".contains(&byte) {
                self.0.push(char::from(byte));
            } else {
                self.0.push('%');
                for digit in [byte >> 4, byte & 15] {
                    self.0.push(char::from(digit + if digit < 10 { b'0' } else { b'A' - 10 }));
                }
            }
        }
    }

    /// The whole text.
    pub fn end(self) -> String {
        self.0
    }
}

/// The text that was encoded. What is no text is added to `unread`, and reads as empty.
fn read(text: &str, unread: &mut Vec<String>) -> String {
    let decoded = decoded(text);
    if decoded.is_empty() && !text.is_empty() {
        unread.push(text.to_owned());
    }
    decoded
}

/// The text that was encoded; empty if nothing was.
fn decoded(text: &str) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let bytes = text.as_bytes();
    let (mut decoded, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_default()
}

#[cfg(test)]
#[path = "saved/tests.rs"]
mod tests;
