//! The estimate as one line of text, which outlives the page and can stand behind the `#` of a link.
//!
//! ```text
//! v=1&lang=en&date=2026-11-21&months=12&readings=R-11&tencent-face/face-search=calls:52,000,000;buy-50000000:1/1
//! ```
//!
//! A service is written with what differs from a form nobody has touched. What a visitor typed is
//! percent-encoded, so the line has only characters that a fragment may hold. Reading is tolerant:
//! what is not known any more is left out, and nothing that stands in a link can do harm.

use pricing::BOOK;
use pricing::input::Billing;
use pricing::quantity::HORIZON_MONTHS;
use pricing::table::{Choices, Offer, ReadingKind, ReadingNo, ServiceNo};

use super::service::{Order, Purchase, VideoForm};
use super::{ServiceForm, Spread};

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
        let mut parts = text.split('&');
        if parts.next() != Some(VERSION) {
            return None;
        }
        let mut saved = Saved::default();
        for part in parts {
            let Some((key, value)) = part.split_once('=') else { continue };
            match key {
                "lang" => saved.language = decoded(value),
                "date" => saved.date = Some(decoded(value)),
                "months" => saved.months = decoded(value),
                "readings" => saved.readings = readings(value),
                _ => {
                    let known = |number: &ServiceNo| {
                        saved.services.iter().all(|form| form.service != *number)
                    };
                    if let Some(number) = service(key).filter(known) {
                        saved.services.push(form(number, value));
                    }
                }
            }
        }
        Some(saved)
    }
}

fn service(path: &str) -> Option<ServiceNo> {
    let (product, service) = path.split_once('/')?;
    BOOK.find_service(BOOK.find_product(product)?, service)
}

fn readings(ids: &str) -> Choices {
    let mut choices = Choices::QUOTED;
    for number in ids.split(',').filter_map(|id| BOOK.find_reading(id)) {
        if can_be_chosen(number) && !choices.has(number) {
            choices = choices.flipped(number);
        }
    }
    choices
}

fn can_be_chosen(number: ReadingNo) -> bool {
    let reading = BOOK.reading(number);
    reading.other.is_some() && reading.kind == ReadingKind::Selectable
}

/// Reads a service's form: items `name:text/text` between semicolons.
fn form(service: ServiceNo, items: &str) -> ServiceForm {
    let mut form = ServiceForm::new(service);
    let (mut sizes_seen, mut rows_seen) = (Vec::new(), false);
    let has_orders = form.qps_seller().is_some();
    let row = match form.facts().offer {
        Offer::Licence(_) => "device",
        Offer::Video(_) => "video",
        _ => "order",
    };
    for item in items.split(';') {
        let (name, text) = item.split_once(':').unwrap_or((item, ""));
        let mut texts = text.split('/').map(decoded);
        let mut next = || texts.next().unwrap_or_default();
        if (name == row || name == "no-rows") && !rows_seen {
            rows_seen = true;
            (form.orders, form.devices, form.videos) = Default::default();
        }
        match name {
            "calls" => form.units = next(),
            "monthly" => form.spread = Spread::Monthly,
            "by-qps" if has_orders => form.billing = Billing::Qps,
            "balance" => form.balance = next(),
            "free-left" => form.free_left = next(),
            "pool" => form.pool_calls = next(),
            "peak" => form.peak = next(),
            "order" if row == name && has_orders => {
                let [qps, months, days, month, group] = [next(), next(), next(), next(), next()];
                form.orders.push(Order { qps, months, days, month, group: None });
                form.set_group(form.orders.len() - 1, &group);
            }
            "device" if row == name => form.devices.push(next()),
            "video" if row == name => {
                let [seconds, height, frame_rate] = [next(), next(), next()];
                form.videos.push(VideoForm { seconds, height, frame_rate });
            }
            _ => match numbered(name) {
                Some(("month", n)) if (1..=HORIZON_MONTHS.max).contains(&n) => {
                    let place = usize::try_from(n - 1).unwrap_or(0);
                    form.set(super::Field::MonthUnits(place), next());
                }
                Some(("buy", size)) => {
                    let purchase = Purchase { size, count: next(), month: next() };
                    buy(&mut form, purchase, &mut sizes_seen);
                }
                _ => {}
            },
        }
    }
    form
}

/// `month-3` as `month` and 3.
fn numbered(name: &str) -> Option<(&str, u64)> {
    let (name, number) = name.rsplit_once('-')?;
    Some((name, number.parse().ok()?))
}

/// The first purchase of a size stands where every form has one; the others follow in their order.
/// What is no longer sold in that size is left out.
fn buy(form: &mut ServiceForm, purchase: Purchase, seen: &mut Vec<u64>) {
    let size = purchase.size;
    let first = form.purchases.iter_mut().find(|first| first.size == size);
    match first {
        Some(first) if !seen.contains(&size) => *first = purchase,
        Some(_) => form.purchases.push(purchase),
        None => {}
    }
    seen.push(size);
}

/// Writes an estimate, one service after the other.
pub struct Writer(String);

impl Writer {
    /// Begins with what concerns every service; `date` is none if the visitor never chose it.
    pub fn new(language: &str, date: Option<&str>, months: &str, readings: Choices) -> Writer {
        let mut writer = Writer(VERSION.to_owned());
        writer.put("&lang=", &[language]);
        if let Some(date) = date {
            writer.put("&date=", &[date]);
        }
        writer.put("&months=", &[months]);
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
        self.0 += "&";
        self.0 += BOOK.product(facts.product).id;
        self.0 += "/";
        self.0 += facts.id;
        self.0 += "=";
        for (name, text, fresh) in [
            ("calls:", &form.units, &fresh.units),
            ("balance:", &form.balance, &fresh.balance),
            ("free-left:", &form.free_left, &fresh.free_left),
            ("pool:", &form.pool_calls, &fresh.pool_calls),
            ("peak:", &form.peak, &fresh.peak),
        ] {
            if text != fresh {
                self.item(name, &[text]);
            }
        }
        if form.spread == Spread::Monthly {
            self.item("monthly", &[]);
        }
        if form.billing == Billing::Qps {
            self.item("by-qps", &[]);
        }
        for (place, text) in form.by_month.iter().enumerate() {
            if let Some(text) = text {
                self.item(&["month-", &(place + 1).to_string(), ":"].concat(), &[text]);
            }
        }
        self.purchases(&form.purchases, &fresh.purchases);
        self.rows(form, &fresh);
    }

    fn purchases(&mut self, purchases: &[Purchase], fresh: &[Purchase]) {
        for (place, purchase) in purchases.iter().enumerate() {
            let is_first = fresh.get(place).is_some();
            let more = purchases.iter().filter(|other| other.size == purchase.size).count() > 1;
            if !is_first || more || fresh.get(place) != Some(purchase) {
                let name = ["buy-", &purchase.size.to_string(), ":"].concat();
                self.item(&name, &[&purchase.count, &purchase.month]);
            }
        }
    }

    fn rows(&mut self, form: &ServiceForm, fresh: &ServiceForm) {
        let (orders, devices, videos) = (&form.orders, &form.devices, &form.videos);
        if (orders, devices, videos) == (&fresh.orders, &fresh.devices, &fresh.videos) {
            return;
        }
        if form.n_rows() == 0 {
            self.item("no-rows", &[]);
        }
        for Order { qps, months, days, month, group } in orders {
            let group = group.map_or("", |group| BOOK.service(group).id);
            self.item("order:", &[qps, months, days, month, group]);
        }
        for text in devices {
            self.item("device:", &[text]);
        }
        for VideoForm { seconds, height, frame_rate } in videos {
            self.item("video:", &[seconds, height, frame_rate]);
        }
    }

    fn item(&mut self, name: &str, texts: &[&str]) {
        if !self.0.ends_with('=') {
            self.0 += ";";
        }
        self.put(name, texts);
    }

    fn put(&mut self, name: &str, texts: &[&str]) {
        self.0 += name;
        for (place, text) in texts.iter().enumerate() {
            if place > 0 {
                self.0 += "/";
            }
            encode(&mut self.0, text);
        }
    }

    /// The whole text.
    pub fn end(self) -> String {
        self.0
    }
}

/// Adds a text in characters that stay as they are in a fragment and mean nothing here.
fn encode(to: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.push('%');
            for digit in [byte >> 4, byte & 15] {
                to.push(char::from(digit + if digit < 10 { b'0' } else { b'A' - 10 }));
            }
        }
    }
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
