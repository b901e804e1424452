//! Cases of other engines, run as tables of this one.

use pricing::line::{Line, Notice, Reason};
use pricing::{Quote, table::Book};
use rust_decimal::Decimal;

use crate::invent::{Invented, PRODUCT};
use crate::support::{Checked, Row, besides, book, check_all, quote, rows, same};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("no decimal: {text}"))
}

/// Units of the source as whole units of the table.
fn whole(units: &str, scale: u64) -> u64 {
    let scaled = decimal(units) * Decimal::from(scale);
    assert!(scaled.fract().is_zero(), "{units} in 1/{scale}");
    u64::try_from(scaled).expect("in range")
}

fn invented(row: &Row) -> (Invented, u64) {
    let (per, part) = row["per"].split_once(' ').unwrap_or((&row["per"], "pro-rata"));
    let scale: u64 = per.trim_start_matches("1/").parse().expect("a number");
    let tier = |text: &str| {
        let (bound, price) = text.split_once(':').expect("bound:price");
        let (price, fee) = price.split_once('+').unwrap_or((price, "0"));
        let bound = (bound != "inf").then(|| whole(bound, scale));
        (bound, decimal(price), decimal(fee))
    };
    let table = Invented {
        model: if row["model"].starts_with("volume") { "volume" } else { "graduated" },
        exclusive: row["model"].ends_with("exclusive"),
        tiers: row["tiers"].split_whitespace().map(tier).collect(),
        price_per: scale,
        part: if part == "started" { "started" } else { "pro-rata" },
        free: if row["free"] == *"-" { 0 } else { whole(&row["free"], scale) },
        ..Invented::default()
    };
    (table, scale)
}

fn check(row: &Row) -> Checked {
    let (invented, scale) = invented(row);
    let book = book(&invented.table());
    for asked in row["asked"].split_whitespace() {
        let (units, amount) = asked.split_once('=').expect("quantity=amount");
        let quote = quote(&book, &format!("Z/calls calls={}", whole(units, scale)));
        let name = format!("{} at {units}", &row["case"]);
        same(&name, &quote.totals().horizon().to_string(), amount)?;
        same(&name, &besides(&quote), "-")?;
    }
    Ok(())
}

#[test]
fn cases_of_other_engines() {
    let rows = rows("field.txt", include_str!("../cases/field.txt"));
    assert_eq!(rows.len(), 12 + 18 + 8 + 1);
    check_all(&rows, check);
}

fn tiers(tiers: &[(u64, &str)], last: &str) -> Vec<(Option<u64>, Decimal, Decimal)> {
    let bounded = tiers.iter().map(|(bound, price)| (Some(*bound), decimal(price), Decimal::ZERO));
    bounded.chain([(None, decimal(last), Decimal::ZERO)]).collect()
}

fn in_tiers(quote: &Quote) -> Vec<u64> {
    let charged = |line: &&Line| matches!(line.reason, Reason::InTier { .. });
    quote.entries[0].lines.iter().filter(charged).map(|line| line.quantity).collect()
}

/// infracost states widths, this engine bounds: the buckets are the same.
#[test]
fn buckets_by_width() {
    for (widths, units, buckets) in [
        (vec![1_000, 10_000], 15_000, vec![1_000, 10_000, 4_000]),
        (vec![1_000, 10_000, 100_000, 1_000_000], 500_000, vec![1_000, 10_000, 100_000, 389_000]),
        (vec![10, 90], 99, vec![10, 89]),
    ] {
        let mut bound = 0;
        let mut bounds = Vec::new();
        for width in widths {
            bound += width;
            bounds.push((bound, "1"));
        }
        let table = Invented { tiers: tiers(&bounds, "1"), ..Invented::default() }.table();
        let quote = quote(&book(&table), &format!("Z/calls calls={units}"));
        assert_eq!(in_tiers(&quote), buckets);
    }
}

/// A table with packages of 100, 50 and 40 units at 1 a unit, valid for 12 months.
fn packages() -> Book {
    let table = Invented { tiers: tiers(&[], "1"), ..Invented::default() }.table();
    let sizes: String = ["40", "50", "100"]
        .map(|n| format!("{{ quantity = \"{n}\", price = \"{n}\", printed = \"x\", line = 1 }},"))
        .concat();
    let packages = format!("validity_months = \"12\"\nsection = \"x\"\nsize = [{sizes}]\n");
    book(&format!("{table}\n[service.packages]\n{packages}"))
}

fn left(quote: &Quote) -> u64 {
    quote.entries[0].uses.last().expect("a month").balance
}

fn taken(quote: &Quote) -> Vec<(u64, Option<u8>)> {
    let taken = |line: &Line| match line.reason {
        Reason::FromPackage { bought, .. } => Some((line.quantity, bought)),
        _ => None,
    };
    quote.entries[0].lines.iter().filter_map(taken).collect()
}

/// OpenMeter: two grants of 100. What expires sooner is used up first.
#[test]
fn burn_down_by_expiry() {
    let ask = |calls| format!("Z/calls calls=0,{calls} packages=100x1@2,100x1@1");
    let at_120 = quote(&packages(), &ask(120));
    assert_eq!((taken(&at_120), left(&at_120)), (vec![(100, Some(0)), (20, Some(1))], 80));
    let at_200 = quote(&packages(), &ask(200));
    assert_eq!((taken(&at_200), left(&at_200)), (vec![(100, Some(0)), (100, Some(1))], 0));
}

/// OpenMeter: of many shuffled grants one expires first, and only that one falls, to 1. There are
/// 1,000 here, the most that one service takes.
#[test]
fn one_of_many_expires_first() {
    let mut bought = vec!["100x1@2"; 999];
    bought.insert(617, "100x1@1");
    let quote = quote(&packages(), &format!("Z/calls calls=0,99 packages={}", bought.join(",")));
    assert_eq!((taken(&quote), left(&quote)), (vec![(99, Some(0))], 99_901));
}

/// Kong: a charge of 100 against a credit of 40 uses 40 and invoices 60.
#[test]
fn a_credit_is_used_before_the_invoice() {
    let quote = quote(&packages(), "Z/calls calls=100 balance=40");
    assert_eq!(taken(&quote), [(40, None)]);
    assert_eq!(quote.totals().horizon().to_string(), "60");
    assert!(!quote.entries[0].notices.iter().any(|n| matches!(n, Notice::Leftover { .. })));
}

/// OpenMeter's usage discount: 5 units on an earlier line and 15 on this one, 10 free in all: 5 of
/// the discount go to each, and 0 and 10 units are billed.
#[test]
fn a_discount_over_two_lines() {
    let one = |id: &str| {
        format!(
            r#"[[service]]
id = "{id}"
name = {{ zh = "x", en = "x" }}
printed = "x"
unit = "call"
after_packages = "post-paid"
allowance = [{{ period = "month", quantity = "10", pool = "p", printed = "x", section = "x", line = 1 }}]
rate = [{{ model = "volume", counts = "post-paid", section = "x", tier = [{{ unit_price = "1", printed = "x", line = 1 }}] }}]
"#
        )
    };
    let book = book(&format!("{PRODUCT}{}{}", one("first"), one("second")));
    let quote = quote(&book, "Z/first calls=5 pool=5 Z/second calls=15");
    let billed: Vec<u64> = quote.entries.iter().map(|e| e.uses[0].rest).collect();
    let free: Vec<u64> = quote.entries.iter().map(|e| e.uses[0].free).collect();
    assert_eq!((billed, free), (vec![0, 10], vec![5, 5]));
}

// The deliberate disagreements of field 5: one test each, the choice is stated in the table.

/// Free units and volume tiers: subtracted first (case V6f), or the tier on all units and the fee
/// on the rest, as document O prints it.
#[test]
fn free_units_may_count_towards_the_tier() {
    let table = Invented {
        model: "volume",
        counts: "all",
        tiers: tiers(&[(100, "0.1"), (500, "0.05")], "0.02"),
        free: 50,
        ..Invented::default()
    };
    let book = book(&table.table());
    for (units, amount) in [(50, "0"), (51, "0.1"), (120, "3.5"), (200, "7.5"), (600, "11")] {
        let quote = quote(&book, &format!("Z/calls calls={units}"));
        assert_eq!(quote.totals().horizon().to_string(), amount, "{units}");
    }
}

/// Past the last bounded tier: neither an error (Polar, volume) nor the last price (Kill Bill), but
/// a count without a price; graduated, the covered units keep theirs.
#[test]
fn past_the_last_bounded_tier() {
    for (model, units, amount, beside) in [
        ("volume", 100, "50", "-"),
        ("volume", 101, "0", "not-priced 101"),
        ("graduated", 100, "55", "-"),
        ("graduated", 101, "55", "not-priced 1"),
    ] {
        let mut invented = Invented { model, ..Invented::default() };
        invented.tiers = tiers(&[(10, "1"), (100, "0.5")], "9");
        invented.tiers.pop();
        let quote = quote(&book(&invented.table()), &format!("Z/calls calls={units}"));
        assert_eq!(
            (quote.totals().horizon().to_string().as_str(), besides(&quote).as_str()),
            (amount, beside)
        );
    }
}

/// Zero units with a flat fee: due, as in Lago and OpenMeter, not 0 as in Flexprice and Polar.
#[test]
fn a_flat_fee_is_due_at_zero_units() {
    for model in ["volume", "graduated"] {
        let fee = vec![(Some(10), decimal("1"), decimal("4")), (None, decimal("1"), decimal("9"))];
        let table = Invented { model, tiers: fee, ..Invented::default() }.table();
        let quote = quote(&book(&table), "Z/calls calls=0,0");
        assert_eq!(quote.totals().horizon().to_string(), "8", "{model}: each month's first fee");
    }
}
