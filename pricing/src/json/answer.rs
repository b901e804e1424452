//! The public form of a quote.

use serde::Serialize;

use crate::footnote;
use crate::line::{self, MonthUse, Notice, Outcome, Reason, When};
use crate::money::Amount;
use crate::quote::{self, Totals as Sums};
use crate::table::{Book, Cell, ChargeModel, Choices, Product, ServiceNo, Text};

#[derive(Serialize)]
pub struct Quote {
    currency: &'static str,
    complete: bool,
    totals: Totals,
    services: Vec<Service>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holds: Vec<Hold>,
}

#[derive(Serialize)]
struct Totals {
    one_off: String,
    per_month: Vec<String>,
    horizon: String,
    /// The horizon rounded to 2 decimals, half up: the only rounded number.
    horizon_shown: String,
}

#[derive(Serialize)]
struct Service {
    product: &'static str,
    service: &'static str,
    name: Name,
    amount: String,
    complete: bool,
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    outcomes: Vec<Kind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Kind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    months: Vec<Month>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    footnotes: Vec<Footnote>,
}

#[derive(Serialize)]
pub struct Name {
    zh: &'static str,
    en: &'static str,
}

#[derive(Serialize)]
struct Line {
    month: u8,
    due: &'static str,
    quantity: u64,
    unit_price: String,
    per: u64,
    amount: String,
    reason: Kind,
    source: Source,
}

#[derive(Serialize)]
pub struct Source {
    document: &'static str,
    section: &'static str,
    line: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    bound: &'static str,
    printed: &'static str,
}

/// A variant: its name, and its numbers.
#[derive(Serialize)]
pub struct Kind {
    pub kind: &'static str,
    #[serde(flatten)]
    pub numbers: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Month {
    month: u8,
    units: u64,
    free: u64,
    from_packages: u64,
    rest: u64,
    balance: u64,
    lapsed: u64,
    alert: bool,
}

#[derive(Serialize)]
struct Footnote {
    reading: &'static str,
    chosen: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<u64>,
    text: Name,
}

#[derive(Serialize)]
struct Hold {
    product: &'static str,
    month: u8,
    bill: String,
    released: String,
    held: String,
    funds_needed: String,
}

/// Builds a kind from numbers and texts.
macro_rules! kind {
    ($name:literal $(, $key:literal: $value:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "kinds without numbers")]
        let mut numbers = serde_json::Map::new();
        $(numbers.insert($key.to_owned(), serde_json::Value::from($value));)*
        Kind { kind: $name, numbers }
    }};
}
pub(super) use kind;

/// A text in both languages.
pub fn name(text: Text) -> Name {
    Name { zh: text.zh, en: text.en }
}

pub fn quote(book: &Book, quote: &quote::Quote) -> Quote {
    let choices = quote.choices;
    Quote {
        currency: "CNY",
        complete: quote.is_complete(),
        totals: totals(&quote.totals()),
        services: quote.entries.iter().map(|entry| service(book, entry, choices)).collect(),
        holds: quote.holds.iter().map(|hold| held(book, hold)).collect(),
    }
}

fn totals(sums: &Sums) -> Totals {
    Totals {
        one_off: sums.one_off.to_string(),
        per_month: sums.per_month.iter().map(Amount::to_string).collect(),
        horizon: sums.horizon().to_string(),
        horizon_shown: sums.horizon().rounded(2),
    }
}

fn service(book: &Book, entry: &quote::Quoted, choices: Choices) -> Service {
    let service = book.service(entry.service);
    let product = book.product(service.product);
    Service {
        product: product.id,
        service: service.id,
        name: Name { zh: service.name.zh, en: service.name.en },
        amount: entry.amount().to_string(),
        complete: entry.is_complete(),
        lines: entry.lines.iter().map(|line| written(book, product, line)).collect(),
        outcomes: entry.outcomes.iter().map(|&(month, found)| outcome(month, found)).collect(),
        notices: entry.notices.iter().map(|&found| notice(found)).collect(),
        months: entry.uses.iter().map(|&used| month(used)).collect(),
        footnotes: entry.footnotes.iter().map(|note| footnote(book, note, choices)).collect(),
    }
}

fn written(book: &Book, product: &'static Product, line: &line::Line) -> Line {
    Line {
        month: line.when.month() + 1,
        due: match line.when {
            When::Bought(_) => "purchase",
            When::Used(_) => "use",
        },
        quantity: line.quantity,
        unit_price: line.unit_price.printed().to_string(),
        per: line.unit_price.per(),
        amount: line.amount().to_string(),
        reason: reason(book, line.reason),
        source: source(product, line.cell),
    }
}

pub fn source(product: &'static Product, cell: &'static Cell) -> Source {
    let [section, bound, printed] = cell.texts();
    Source { document: product.document, section, line: cell.line, bound, printed }
}

fn group(book: &Book, group: Option<ServiceNo>) -> Option<&'static str> {
    group.map(|number| book.service(number).id)
}

fn reason(book: &Book, reason: Reason) -> Kind {
    match reason {
        Reason::FreeMonthly => kind!("free_monthly"),
        Reason::FreeOnce => kind!("free_once"),
        Reason::FreePool => kind!("free_pool"),
        Reason::FromPackage { size, bought } => {
            kind!("from_package", "size": size, "bought": bought.map(|month| month + 1))
        }
        Reason::PackageBought { size } => kind!("package_bought", "size": size),
        Reason::PackageCredited { size } => kind!("package_credited", "size": size),
        Reason::AtPackageRate => kind!("at_package_rate"),
        Reason::InTier { tier, model, counted, used } => kind!(
            "in_tier", "tier": tier + 1, "model": model_name(model), "counted": counted, "used": used,
        ),
        Reason::FlatFee { tier } => kind!("flat_fee", "tier": tier + 1),
        Reason::QpsMonths { months, qps, tier, group: of } => kind!(
            "qps_months", "months": months, "qps": qps, "tier": tier + 1, "group": group(book, of),
        ),
        Reason::QpsDays { days, qps, tier, group: of } => kind!(
            "qps_days", "days": days, "qps": qps, "tier": tier + 1, "group": group(book, of),
        ),
        Reason::CoveredByQps => kind!("covered_by_qps"),
        Reason::Devices { ordered, tier } => {
            kind!("devices", "ordered": ordered, "tier": tier + 1)
        }
        Reason::Video { seconds, height, frame_rate } => {
            let frames = frame_rate.to_string();
            kind!("video", "seconds": seconds, "height": height, "frame_rate": frames)
        }
        Reason::RoundedAmount => kind!("rounded_amount"),
    }
}

pub fn model_name(model: ChargeModel) -> &'static str {
    match model {
        ChargeModel::Volume => "volume",
        ChargeModel::Graduated => "graduated",
    }
}

pub fn outcome(month: u8, outcome: Outcome) -> Kind {
    let month = month + 1;
    match outcome {
        Outcome::NotPriced { units } => kind!("not_priced", "month": month, "units": units),
        Outcome::Uncovered { units } => kind!("uncovered", "month": month, "units": units),
        Outcome::Unserved { units } => kind!("unserved", "month": month, "units": units),
        Outcome::NoSuchPack { size } => kind!("no_such_pack", "month": month, "size": size),
        Outcome::ContactSales { units } => kind!("contact_sales", "month": month, "units": units),
        Outcome::AboveLimit { limit, asked } => {
            kind!("above_limit", "month": month, "limit": limit, "asked": asked)
        }
        Outcome::BelowMinimum { minimum, asked } => {
            kind!("below_minimum", "month": month, "minimum": minimum, "asked": asked)
        }
        Outcome::Ambiguous { range: Some((low, high)) } => kind!(
            "ambiguous", "month": month, "low": low.to_string(), "high": high.to_string(),
        ),
        Outcome::Ambiguous { range: None } => kind!("ambiguous", "month": month),
    }
}

fn notice(notice: Notice) -> Kind {
    match notice {
        Notice::Concurrency { limit, peak } => kind!("concurrency", "limit": limit, "peak": peak),
        Notice::Leftover { units } => kind!("leftover", "units": units),
        Notice::Expired { units } => kind!("expired", "units": units),
    }
}

fn month(used: MonthUse) -> Month {
    let MonthUse { month, units, free, from_packages, rest, balance, lapsed, alert } = used;
    Month { month: month + 1, units, free, from_packages, rest, balance, lapsed, alert }
}

fn footnote(book: &Book, note: &footnote::Footnote, choices: Choices) -> Footnote {
    let reading = book.reading(note.reading);
    let text = reading.footnote.map_or(Text { zh: "", en: "" }, |footnote| footnote.text());
    let text = name(text);
    let (chosen, other) = match (choices.has(note.reading), reading.other) {
        (true, Some(other)) => (other, Some(reading.default)),
        (_, other) => (reading.default, other),
    };
    Footnote {
        reading: reading.id,
        chosen,
        other,
        other_amount: note.other.map(|amount| amount.to_string()),
        units: (note.units > 0).then_some(note.units),
        text,
    }
}

fn held(book: &Book, hold: &quote::Hold) -> Hold {
    Hold {
        product: book.product(hold.product).id,
        month: hold.month + 1,
        bill: hold.bill.to_string(),
        released: hold.released.to_string(),
        held: hold.held.to_string(),
        funds_needed: hold.funds_needed().to_string(),
    }
}
