//! The bill as charges of the FinOps Open Cost and Usage Specification, FOCUS 1.2: one row for each
//! line and month, and one for what is left of a package. What is not a price has no row: a cost may not be
//! left open there. Texts are English, because its columns take nothing but ASCII.

use pricing::BOOK;
use pricing::date::Date;
use pricing::digits::{self, plain};
use pricing::line::{Line, Reason, When};
use pricing::money::Amount;
use pricing::table::ServiceNo;

use super::commitment::{self, Part};
use super::table::printed;
use super::write::{Cell, Table};
use crate::state::State;
use crate::wording::{self, Language, export as say};

/// The columns, in the order in which [`charge`] fills them.
pub const COLUMNS: [&str; 46] = [
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
    "CommitmentDiscountId",
    "CommitmentDiscountName",
    "CommitmentDiscountType",
    "CommitmentDiscountCategory",
    "CommitmentDiscountStatus",
    "CommitmentDiscountQuantity",
    "CommitmentDiscountUnit",
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
        for (line, part) in &commitment::parts(entry, quote.months, quote.choices) {
            rows.push(charge(state, entry.service, line, part.as_ref()));
        }
    }
    Some(Table { heads: COLUMNS.to_vec(), rows })
}

fn charge(state: &State, service: ServiceNo, line: &Line, part: Option<&Part>) -> Vec<Cell> {
    let facts = BOOK.service(service);
    let product = BOOK.product(facts.product);
    let cost = decimal(line.amount());
    let (category, frequency) = kind(line);
    let is_usage = category == "Usage";
    let unused = part.filter(|part| part.status == "Unused");
    let is_consumed = is_usage && unused.is_none();
    // A credit has no price: a price may not be negative.
    let has_price = is_usage || category == "Purchase";
    let price = if has_price { decimal(line.unit_price.one()) } else { Cell::EMPTY };
    let (quantity, unit) = match unused {
        Some(part) => (thousandths(part.thousandths), part.unit.to_owned()),
        None => (thousandths(line.quantity * 1000), capital(say::unit(service, line).en)),
    };
    let (billing, charged) = periods(state.first_day(), line.when.month());
    let sku = [product.id, "/", facts.id].concat();
    let place = plain(line.cell.line.into());
    let sku_price = [&sku, "#", product.letter, ":", &place].concat();
    let text = Cell::text;
    let mut cells = vec![
        cost.clone(),
        part.map_or_else(|| cost.clone(), |part| decimal(part.cost)),
        cost.clone(),
        cost,
        price.clone(),
        price,
        quantity.clone(),
        text(&unit),
        if is_consumed { quantity } else { Cell::EMPTY },
        if is_consumed { text(&unit) } else { Cell::EMPTY },
        text("CNY"),
        text("CNY"),
        moment(billing),
        moment(charged.1),
        moment(charged.0),
        moment(charged.1),
        text(category),
        Cell::EMPTY,
        text(frequency),
        Cell::Text(described(service, line, unused.is_some())),
        text(pricing_category(line)),
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
    ];
    cells.extend(part.map_or([Cell::EMPTY; 7], |part| committed(&sku, part)));
    cells.extend([
        Cell::Text(line.amount().exact()),
        text(product.document),
        text(&place),
        Cell::Text(printed(line)),
        text(&product.checked_on.iso()),
    ]);
    cells
}

/// What a charge has to do with packages, in the order of the columns.
fn committed(sku: &str, part: &Part) -> [Cell; 7] {
    let (size, month) = part.bought;
    let (id, name) = match size {
        Some(size) => (
            [sku, "/", &plain(size), "@", &plain(u64::from(month) + 1)].concat(),
            ["Package of ", &plain(size), ", month ", &plain(u64::from(month) + 1)].concat(),
        ),
        None => ([sku, "/balance"].concat(), "Opening balance".to_owned()),
    };
    [
        Cell::Text(id),
        Cell::Text(name),
        Cell::text("Package"),
        Cell::text("Usage"),
        Cell::text(part.status),
        thousandths(part.thousandths),
        Cell::text(part.unit),
    ]
}

fn described(service: ServiceNo, line: &Line, is_unused: bool) -> String {
    let unused = if is_unused { "Unused: " } else { "" };
    [unused, &ascii(&wording::reason(Language::En, service, line))].concat()
}

/// What kind of charge a line is, and how often it comes.
fn kind(line: &Line) -> (&'static str, &'static str) {
    match (line.reason, line.when) {
        (Reason::PackageCredited { .. }, _) => ("Credit", "One-Time"),
        (Reason::RoundedAmount, _) => ("Adjustment", "One-Time"),
        (Reason::PackageBought { .. }, _) => ("Purchase", "One-Time"),
        // Bought for the months of its own charge, and so used there: no other charge has its cost.
        (_, When::Bought(_)) => ("Usage", "One-Time"),
        (_, When::Used(_)) => ("Usage", "Usage-Based"),
    }
}

/// How a line comes to its price.
fn pricing_category(line: &Line) -> &'static str {
    match line.reason {
        Reason::FromPackage { .. } => "Committed",
        Reason::CoveredByQps => "Other",
        _ => "Standard",
    }
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
/// exact, as many as keep a price times its quantity at the cost; the exact amount has a column of its own.
fn decimal(amount: Amount) -> Cell {
    const DECIMALS: u32 = 15;
    let exact = amount.exact();
    let text = if exact.contains('/') {
        let (numerator, denominator) = amount.ratio();
        let (size, of) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let scale = 10u128.pow(DECIMALS);
        let sign = if numerator < 0 { "-" } else { "" };
        let scaled = size / of * scale + (size % of * scale + of / 2) / of;
        [sign, &digits::decimal(scaled, DECIMALS)].concat()
    } else {
        exact
    };
    Cell::Number(if text.contains('.') { text } else { text + ".0" })
}

/// A quantity, with at least one decimal for the same reason.
fn thousandths(quantity: u64) -> Cell {
    let text = digits::decimal(quantity.into(), 3);
    let short = text.trim_end_matches('0');
    Cell::Number(if short.ends_with('.') { [short, "0"].concat() } else { short.to_owned() })
}

/// A unit as FOCUS writes it: each word with a capital letter.
fn capital(text: &str) -> String {
    let mut capitals = String::with_capacity(text.len());
    for letter in text.chars() {
        let begins = capitals.is_empty() || capitals.ends_with('-');
        capitals.push(if begins { letter.to_ascii_uppercase() } else { letter });
    }
    capitals
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
