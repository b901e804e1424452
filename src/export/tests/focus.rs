//! FOCUS 1.2 rows, held to the rules that its public validator checks and that ours could break. With
//! `SUANPAN_FOCUS` set to a file's name, all rows are left there for the validator itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::*;

/// Columns that may not be empty in any row.
const FILLED: [&str; 22] = [
    "BilledCost",
    "EffectiveCost",
    "ListCost",
    "ContractedCost",
    "PricingQuantity",
    "PricingUnit",
    "BillingCurrency",
    "BillingPeriodStart",
    "BillingPeriodEnd",
    "ChargePeriodStart",
    "ChargePeriodEnd",
    "ChargeCategory",
    "ChargeFrequency",
    "ChargeDescription",
    "PricingCategory",
    "BillingAccountId",
    "BillingAccountName",
    "InvoiceIssuerName",
    "ProviderName",
    "PublisherName",
    "ServiceCategory",
    "ServiceName",
];

/// Columns of numbers.
const NUMBERS: [&str; 9] = [
    "BilledCost",
    "EffectiveCost",
    "ListCost",
    "ContractedCost",
    "ListUnitPrice",
    "ContractedUnitPrice",
    "PricingQuantity",
    "ConsumedQuantity",
    "CommitmentDiscountQuantity",
];

/// A row by the names of its columns.
type Charge = BTreeMap<String, String>;

fn charges(state: &State) -> Vec<Charge> {
    let text = Exported::of(state, Format::Focus).expect("charges").text;
    let mut rows = read_csv(&text).into_iter();
    let heads = rows.next().expect("headings");
    rows.map(|row| heads.iter().cloned().zip(row).collect()).collect()
}

/// Numbers that look like chance, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        let n = self.roll(texts.len() as u64);
        texts[usize::try_from(n).expect("a place")]
    }
}

/// A state with every service of a product, filled by chance.
fn thrown(product: &str, readings: Choices, months: u64, dice: &mut Dice) -> State {
    let product = BOOK.find_product(product).expect("product");
    let mut services = Vec::new();
    for (number, service) in BOOK.numbered_services() {
        if service.product != product {
            continue;
        }
        let mut form = busy(number);
        let units = ["0", "1", "999", "10,001", "1,234,567", "52,000,000", "700,000,001"];
        form.set(Field::Units, dice.one_of(&units).to_owned());
        form.set(Field::Balance, dice.one_of(&["0", "7", "3,000,000"]).to_owned());
        for place in 0..form.purchases.len() {
            form.set(Field::PackageCount(place), dice.roll(4).to_string());
            form.set(Field::PackageMonth(place), (dice.roll(months) + 1).to_string());
        }
        form.set(Field::OrderMonth(0), (dice.roll(months) + 1).to_string());
        form.set(Field::OrderDays(0), dice.roll(31).to_string());
        form.set(Field::Qps(0), dice.one_of(&["1", "20", "61"]).to_owned());
        form.set(Field::Devices(0), dice.one_of(&["1", "99", "5,000"]).to_owned());
        form.set(Field::Seconds(0), dice.one_of(&["1", "20", "601"]).to_owned());
        services.push(form);
    }
    let first = Estimate::first(Date::parse("2026-11-21"));
    State::new(Language::Zh, Estimate { months: months.to_string(), services, readings, ..first })
}

/// Calls that QPS was bought for.
fn covered_by_qps() -> State {
    let link = "v=1&lang=en&date=2026-11-21&months=2&tencent-face/face-search=calls:52,000,000;by-qps;order:11/1/0/1";
    first(Language::En).visit(link)
}

/// Every product under the printed readings, and under each other reading that changes its charges.
fn corpus() -> Vec<State> {
    let (mut dice, mut states) = (Dice(5), vec![first(Language::En), covered_by_qps()]);
    for product in BOOK.products.iter() {
        let quoted = whole(Language::En, product.id, Choices::QUOTED);
        let charges_quoted = charges(&quoted);
        for reading in BOOK.readings.iter() {
            // A reading of one document is followed by others, but not by those of another vendor.
            let of_other = |of| BOOK.product(of).vendor != product.vendor;
            if reading.product.is_some_and(of_other) {
                continue;
            }
            let reading = BOOK.find_reading(reading.id).expect("reading");
            let other = whole(Language::En, product.id, Choices::QUOTED.flipped(reading));
            // Some readings leave nothing of this estimate to quote.
            if other.priced.quote.is_some() && charges(&other) != charges_quoted {
                states.push(other);
            }
        }
        states.push(quoted);
        for months in [1, 2, 13, 36] {
            states.push(thrown(product.id, Choices::QUOTED, months, &mut dice));
        }
    }
    states
}

/// What a text is as a number, near enough to compare a product with it.
fn real(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

fn hold_row(row: &Charge) {
    let of = |name: &str| row.get(name).unwrap_or_else(|| panic!("no {name}")).as_str();
    for name in FILLED {
        assert!(!of(name).is_empty(), "{name}: {row:?}");
    }
    for (name, cell) in row.iter().filter(|(name, _)| !name.starts_with("x_")) {
        assert!(cell.is_ascii() && !cell.contains('?') && cell.trim() == cell, "{name}: {cell}");
        assert!(!cell.starts_with('\''), "{name} is no formula: {cell}");
    }
    for name in NUMBERS.into_iter().filter(|name| !of(name).is_empty()) {
        let (_, decimals) = of(name).split_once('.').unwrap_or_else(|| panic!("{name}: {row:?}"));
        assert!(!decimals.is_empty() && decimals.bytes().all(|b| b.is_ascii_digit()), "{row:?}");
    }
    assert_eq!(of("PricingUnit").is_empty(), of("PricingQuantity").is_empty());
    assert_eq!(of("ConsumedUnit").is_empty(), of("ConsumedQuantity").is_empty());
    let category = of("ChargeCategory");
    let has_price = ["Usage", "Purchase"].contains(&category);
    assert_eq!(!of("ListUnitPrice").is_empty(), has_price, "{row:?}");
    if has_price {
        let [price, quantity, cost] =
            ["ListUnitPrice", "PricingQuantity", "ListCost"].map(|name| real(of(name)));
        assert!(price >= 0.0, "{row:?}");
        assert!((price * quantity - cost).abs() <= 1e-9 * cost.abs().max(1.0), "{row:?}");
    } else {
        assert!(["Credit", "Adjustment"].contains(&category), "{row:?}");
        assert_eq!(of("EffectiveCost"), of("BilledCost"), "{row:?}");
    }
    assert!(category == "Usage" || of("ChargeFrequency") == "One-Time", "{row:?}");
    // What was bought and costs where it was bought, the validator takes for a commitment.
    assert!(category != "Purchase" || of("EffectiveCost") == "0.0", "{row:?}");
    let begins_small = |word: &str| word.starts_with(|letter: char| letter.is_ascii_lowercase());
    assert!(!of("PricingUnit").split('-').any(begins_small), "{row:?}");
    for (name, same) in [("ContractedUnitPrice", "ListUnitPrice"), ("ContractedCost", "ListCost")] {
        assert_eq!(of(name), of(same));
    }
    hold_dates(row);
    hold_commitment(row);
}

fn hold_dates(row: &Charge) {
    for name in ["BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd"] {
        let day = row[name].strip_suffix("T00:00:00Z");
        assert!(day.is_some_and(|day| Date::parse(day).is_some()), "{row:?}");
    }
    assert!(row["ChargePeriodStart"] < row["ChargePeriodEnd"], "{row:?}");
    assert!(row["BillingPeriodStart"] <= row["ChargePeriodStart"], "{row:?}");
    assert!(row["ChargePeriodEnd"] <= row["BillingPeriodEnd"], "{row:?}");
}

fn hold_commitment(row: &Charge) {
    let is_bought = row["ChargeCategory"] == "Purchase";
    let has_id = !row["CommitmentDiscountId"].is_empty();
    for name in ["Name", "Type", "Category", "Quantity", "Unit"] {
        let name = ["CommitmentDiscount", name].concat();
        assert_eq!(!row[&name].is_empty(), has_id, "{name}: {row:?}");
    }
    let status = row["CommitmentDiscountStatus"].as_str();
    let expected: &[&str] = if has_id && !is_bought { &["Used", "Unused"] } else { &[""] };
    assert!(expected.contains(&status), "{row:?}");
    assert_eq!(row["PricingCategory"] == "Committed", has_id && !is_bought, "{row:?}");
    let is_consumed = row["ChargeCategory"] == "Usage" && status != "Unused";
    assert_eq!(!row["ConsumedQuantity"].is_empty(), is_consumed, "{row:?}");
    if has_id {
        let at = if is_bought { "EffectiveCost" } else { "BilledCost" };
        assert_eq!(row[at], "0.0", "{row:?}");
    }
}

/// Sums over the charges of every package: bought and paid, used and left.
fn hold_sums(rows: &[Charge]) -> usize {
    let mut sums: BTreeMap<&str, [Amount; 4]> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row["CommitmentDiscountId"].is_empty()) {
        let of = |name: &str| number(&row[name]);
        let sum = sums.entry(&row["CommitmentDiscountId"]).or_default();
        let at = usize::from(row["ChargeCategory"] != "Purchase");
        assert!(of("EffectiveCost") >= Amount::ZERO, "{row:?}");
        sum[at] += if at == 0 { of("BilledCost") } else { of("EffectiveCost") };
        sum[2 + at] += of("CommitmentDiscountQuantity");
    }
    for (id, [paid, cost, bought, gone]) in &sums {
        let is_bought = !id.ends_with("/balance");
        assert_eq!(paid, cost, "{id}");
        assert!(!is_bought || bought == gone, "{id}: {bought:?} {gone:?}");
    }
    sums.len()
}

#[test]
fn charges_keep_the_rules_of_focus() {
    let mut all = String::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for state in corpus() {
        let rows = charges(&state);
        let quote = state.priced.quote.as_ref().expect("a quote");
        let exact = |row: &Charge| number(row["x_ExactCost"].trim_start_matches('\''));
        let sum: Amount = rows.iter().map(exact).sum();
        assert_eq!(sum, quote.totals().horizon());
        rows.iter().for_each(hold_row);
        *seen.entry("packages".to_owned()).or_default() += hold_sums(&rows);
        for row in &rows {
            for name in ["ChargeCategory", "CommitmentDiscountStatus", "PricingCategory"] {
                *seen.entry(row[name].clone()).or_default() += 1;
            }
        }
        let text = Exported::of(&state, Format::Focus).expect("charges").text;
        let of_rows = if all.is_empty() { 0 } else { text.find('\n').expect("headings") + 1 };
        write!(all, "{}", &text[of_rows..]).expect("a text");
    }
    for kind in ["packages", "Usage", "Purchase", "Credit", "Adjustment", "Used", "Unused", "Other"]
    {
        assert!(seen.get(kind).is_some_and(|n| *n > 0), "no {kind}: {seen:?}");
    }
    if let Ok(file) = std::env::var("SUANPAN_FOCUS") {
        std::fs::write(file, all).expect("a file");
    }
}

/// 890,000 calls a month from a package of 10,000,000 for 17,400: 1,548.6 of it.
#[test]
fn a_package_costs_where_it_is_used() {
    let rows = charges(&first(Language::En));
    let of = |row: &Charge| ["BilledCost", "EffectiveCost"].map(|name| row[name].clone());
    let bought = rows.iter().find(|row| row["ChargeCategory"] == "Purchase").map(of);
    assert_eq!(bought, Some(["17400.0", "0.0"].map(str::to_owned)));
    let used = rows.iter().find(|row| row["PricingCategory"] == "Committed").map(of);
    assert_eq!(used, Some(["0.0", "1548.6"].map(str::to_owned)));
    let sum: Amount = rows.iter().map(|row| number(&row["EffectiveCost"])).sum();
    assert_eq!(sum.exact(), "154052");
    // Of the first month alone, what is left of the package is unused.
    let mut state = first(Language::En);
    state.act(Action::Months, "1".to_owned());
    let rows = charges(&state);
    let left = rows.iter().find(|row| row["CommitmentDiscountStatus"] == "Unused").expect("a rest");
    let seen = ["EffectiveCost", "CommitmentDiscountQuantity", "ConsumedQuantity"];
    assert_eq!(seen.map(|name| left[name].as_str()), ["15851.4", "9110000.0", ""]);
}
