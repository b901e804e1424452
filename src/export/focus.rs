//! The bill as charges of the FinOps Open Cost and Usage Specification, FOCUS 1.2: one row for each
//! line and month. What is not a price has no row: a cost may not be left open there. Texts are
//! English, because its columns take nothing but ASCII.

use pricing::BOOK;
use pricing::date::Date;
use pricing::digits::plain;
use pricing::line::{Line, Reason, When};
use pricing::money::Amount;
use pricing::quote::Quoted;
use pricing::table::Offer;

use super::table::printed;
use super::write::{Cell, Table};
use crate::state::State;
use crate::wording::{self, Language, export as say};

/// The columns, in the order in which [`charge`] fills them.
pub const COLUMNS: [&str; 39] = [
    "BilledCost",
    "EffectiveCost",
    "ListCost",
    "ContractedCost",
    "ListUnitPrice",
    "ContractedUnitPrice",
    "PricingQuantity",
    "PricingUnit",
    "ConsumedQuantity",
    "ConsumedUnit",
    "BillingCurrency",
    "PricingCurrency",
    "BillingPeriodStart",
    "BillingPeriodEnd",
    "ChargePeriodStart",
    "ChargePeriodEnd",
    "ChargeCategory",
    "ChargeClass",
    "ChargeFrequency",
    "ChargeDescription",
    "PricingCategory",
    "BillingAccountId",
    "BillingAccountName",
    "BillingAccountType",
    "InvoiceId",
    "InvoiceIssuerName",
    "ProviderName",
    "PublisherName",
    "ServiceCategory",
    "ServiceSubcategory",
    "ServiceName",
    "SkuId",
    "SkuMeter",
    "SkuPriceId",
    "x_ExactCost",
    "x_PriceDocument",
    "x_PriceDocumentLine",
    "x_PrintedPrice",
    "x_PriceCheckedOn",
];

/// The charges; none while there is nothing to quote.
pub fn charges(state: &State) -> Option<Table> {
    let quote = state.priced.quote.as_ref()?;
    let mut rows = Vec::new();
    for entry in &quote.entries {
        for line in &entry.lines {
            rows.push(charge(state, entry, line));
        }
    }
    Some(Table { heads: COLUMNS.to_vec(), rows })
}

fn charge(state: &State, entry: &Quoted, line: &Line) -> Vec<Cell> {
    let service = entry.service;
    let facts = BOOK.service(service);
    let product = BOOK.product(facts.product);
    let cost = decimal(line.amount());
    let price = decimal(line.unit_price.one());
    let quantity = Cell::Number([&plain(line.quantity), ".0"].concat());
    let unit = capital(say::unit(service, line).en);
    let (category, frequency) = kind(line);
    let is_usage = category == "Usage";
    let (billing, charged) = periods(state.first_day(), line.when.month());
    let sku = [product.id, "/", facts.id].concat();
    let place = plain(line.cell.line.into());
    let sku_price = [&sku, "#", product.letter, ":", &place].concat();
    let text = Cell::text;
    vec![
        cost.clone(),
        decimal(effective(entry, line)),
        cost.clone(),
        cost,
        price.clone(),
        price,
        quantity.clone(),
        text(&unit),
        if is_usage { quantity } else { Cell::EMPTY },
        if is_usage { text(&unit) } else { Cell::EMPTY },
        text("CNY"),
        text("CNY"),
        moment(billing),
        moment(charged.1),
        moment(charged.0),
        moment(charged.1),
        text(category),
        Cell::EMPTY,
        text(frequency),
        Cell::Text(ascii(&wording::reason(Language::En, service, line))),
        text(if is_prepaid(line) { "Other" } else { "Standard" }),
        text("estimate"),
        text("Suanpan estimate"),
        text("Estimate"),
        Cell::EMPTY,
        text(product.vendor),
        text(product.vendor),
        text(product.vendor),
        text("AI and Machine Learning"),
        text("Other (AI and Machine Learning)"),
        Cell::Text(ascii(product.name.en)),
        text(&sku),
        Cell::Text(ascii(facts.name.en)),
        text(&sku_price),
        Cell::Text(line.amount().exact()),
        text(product.document),
        text(&place),
        Cell::Text(printed(line)),
        text(&product.checked_on.iso()),
    ]
}

/// What kind of charge a line is, and how often it comes.
fn kind(line: &Line) -> (&'static str, &'static str) {
    match (line.reason, line.when) {
        (Reason::PackageCredited { .. }, _) => ("Credit", "One-Time"),
        (Reason::RoundedAmount, _) => ("Adjustment", "One-Time"),
        (_, When::Bought(_)) => ("Purchase", "One-Time"),
        (_, When::Used(_)) => ("Usage", "Usage-Based"),
    }
}

/// What a line costs in the month that uses it: a package has its cost where it is used, cut off below a
/// grain, and none where it is bought.
fn effective(entry: &Quoted, line: &Line) -> Amount {
    match line.reason {
        Reason::PackageBought { .. } => Amount::ZERO,
        Reason::FromPackage { size: Some(size), bought } => {
            let is_it = |other: &&Line| {
                other.reason == Reason::PackageBought { size } && Some(other.when.month()) == bought
            };
            let price = entry.lines.iter().find(is_it).map(|bought| bought.unit_price.one());
            let points = line.quantity * thousandths_per_unit(entry);
            let cost = price.unwrap_or_default() * points;
            cost.part_cut(usize::try_from(size).unwrap_or(usize::MAX)).part_cut(1000)
        }
        _ => line.amount(),
    }
}

/// Thousandths of a point that a unit takes from a package.
fn thousandths_per_unit(entry: &Quoted) -> u64 {
    match &BOOK.service(entry.service).offer {
        Offer::MeteredUse(offer) => {
            offer.packages.as_ref().map_or(1000, |packages| packages.points_per_unit.thousandths())
        }
        _ => 1000,
    }
}

/// Whether a line costs nothing because something was bought before.
fn is_prepaid(line: &Line) -> bool {
    matches!(line.reason, Reason::FromPackage { .. } | Reason::CoveredByQps)
}

/// The first day of the month of a bill, and the days from which and before which a line is charged.
fn periods(first: Date, month: u8) -> (Date, (Date, Date)) {
    let from = first.of_month(month.into());
    let billing = Date::new(from.year(), from.month(), 1).unwrap_or(from);
    (billing, (from, first.of_month(usize::from(month) + 1)))
}

fn moment(day: Date) -> Cell {
    Cell::Text([&day.iso(), "T00:00:00Z"].concat())
}

/// Money with at least one decimal: checkers take a whole number for another type. Where no decimal is
/// exact, eight decimals; the exact amount has a column of its own.
fn decimal(amount: Amount) -> Cell {
    let exact = amount.exact();
    let text = if exact.contains('/') { amount.rounded(8) } else { exact };
    Cell::Number(if text.contains('.') { text } else { text + ".0" })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A text in the letters that FOCUS takes.
fn ascii(text: &str) -> String {
    let letter = |letter| match letter {
        '×' => 'x',
        '·' | '–' | '—' | '−' => '-',
        '“' | '”' => '"',
        '’' => '\'',
        other if other.is_ascii() => other,
        _ => '?',
    };
    text.chars().map(letter).collect()
}
