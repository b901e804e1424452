//! Cases of the engine, run as wasm under Node by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

#[allow(dead_code, reason = "the native tests use all of it")]
#[path = "engine/support.rs"]
mod support;

use pricing::{BOOK, Scenario, plan};
use support::{check_all, input, quote, rows, same};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_documents_own_examples() {
    let rows = rows("worked_examples.txt", include_str!("cases/worked_examples.txt"));
    check_all(rows.iter().filter(|row| row["figure"] == *"amount"), |row| {
        let quote = quote(&BOOK, &row["asked"]);
        same("amount", &quote.totals().horizon().to_string(), &row["ours"])?;
        same("shown", &quote.totals().horizon().rounded(2), &row["shown"])
    });
}

#[wasm_bindgen_test]
fn what_we_quote_under_each_reading() {
    let rows = rows("readings.txt", include_str!("cases/readings.txt"));
    check_all(rows.iter().filter(|row| row["amount of"] == *"quoted"), |row| {
        let quote = quote(&BOOK, &row["asked"]);
        same("amount", &quote.totals().horizon().to_string(), &row["amount"])
    });
}

#[wasm_bindgen_test]
fn the_cheapest_plans() {
    let rows = rows("plans.txt", include_str!("cases/plans.txt"));
    check_all(rows.iter().filter(|row| row["plan"] == *"start"), |row| {
        let scenario = Scenario::check(&BOOK, &input(&BOOK, &row["asked"])).expect("no problems");
        let planned = plan::of(&BOOK, &scenario, 0).ok_or("no plan")?;
        same("cost", &planned.start.cost.to_string(), &row["cost"])
    });
}

#[wasm_bindgen_test]
fn the_largest_quantity_is_exact() {
    let quote = quote(&BOOK, "F/face-comparison calls=1000000000000000");
    assert_eq!(quote.totals().horizon().to_string(), "2699999999973");
}
