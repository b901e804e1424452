//! A slider, its number box and the bill move together.

use anyhow::{Context, Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect, key};
use browser_tests::service::Service;

pub fn cases() -> Vec<Case> {
    vec![
        case("slider: box, amount and total move together", together),
        case("slider: the total follows within the same task", same_task),
        case("slider: Home, End and the page keys; every stop is another number", by_keys),
    ]
}

/// Searches without a package, so that the price of any number of calls is known here.
async fn searches(page: &Page) -> Result<Service<'_>> {
    page.open("en").await?;
    let search = page.service("tencent-face/face-search");
    search.fill_all(&[("packages-50000000", "0"), ("calls", "1,000,000")]).await?;
    page.expect_total("3168", "¥3,168.00").await?;
    Ok(search)
}

/// The price by the document: 10,000 free; all the rest at 0.0032, from 3,000,001 at 0.003, from
/// 15,000,001 at 0.0027.
fn price(calls: u64) -> String {
    let paid = calls.saturating_sub(10_000);
    let unit = match paid {
        0..=3_000_000 => 32,
        3_000_001..=15_000_000 => 30,
        _ => 27,
    };
    let ten_thousandths = paid * unit;
    let decimals = format!("{:04}", ten_thousandths % 10_000);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{}{point}{decimals}", ten_thousandths / 10_000)
}

fn calls(typed: &str) -> Result<u64> {
    typed.replace(',', "").parse().with_context(|| format!("no number in the box: {typed:?}"))
}

async fn together(page: Page) -> Result<()> {
    let search = searches(&page).await?;
    let mut seen = vec![1_000_000];
    for (key, n_times) in [
        (key::ARROW_RIGHT, 1),
        (key::ARROW_RIGHT, 3),
        (key::ARROW_LEFT, 2),
        (key::ARROW_RIGHT, 12),
        (key::ARROW_LEFT, 30),
    ] {
        search.slide("calls", key, n_times).await?;
        let typed = search.value("calls").await?;
        let now = calls(&typed)?;
        ensure!(!seen.contains(&now), "the box: expected a new number, saw {typed} again");
        seen.push(now);
        search.expect_amount(Some(&price(now))).await.with_context(|| typed.clone())?;
        expect("total", page.exact_total().await?, Some(price(now))).with_context(|| typed)?;
    }
    expect("problems", page.problems().await?, vec![])
}

/// The numbers that the box shows while the slider goes through all its stops.
const STOPS: &str = "
const [slider, box] = [...arguments].map((selector) => document.querySelector(selector));
const seen = [];
for (let stop = 0; stop <= Number(slider.max); stop += 1) {
  slider.value = String(stop);
  slider.dispatchEvent(new window.Event('input', { bubbles: true }));
  seen.push(box.value);
}
return seen;";

async fn by_keys(page: Page) -> Result<()> {
    let search = searches(&page).await?;
    for (key, expected) in [(key::HOME, "0"), (key::END, "1,000,000,000")] {
        search.slide("calls", key, 1).await?;
        search.expect_value("calls", expected).await?;
    }
    search.slide("calls", key::PAGE_DOWN, 1).await?;
    let lower = calls(&search.value("calls").await?)?;
    ensure!(lower < 1_000_000_000, "a page down: saw {lower}");
    search.slide("calls", key::PAGE_UP, 1).await?;
    ensure!(calls(&search.value("calls").await?)? > lower, "a page up: still {lower}");
    let inside = |selector: &str| format!("[data-service='tencent-face/face-search'] {selector}");
    let control = [inside("[data-slider='calls']"), inside("[data-field='calls']")];
    let seen = page.script(STOPS, control.map(serde_json::Value::from).to_vec()).await?;
    let seen: Vec<String> = serde_json::from_value(seen)?;
    let numbers = seen.iter().map(|text| calls(text)).collect::<Result<Vec<u64>>>()?;
    ensure!(numbers.len() > 70 && numbers.is_sorted_by(|a, b| a < b), "stops: {seen:?}");
    for edge in [1, 10_000, 10_001, 3_000_000, 3_000_001, 3_010_000, 3_010_001] {
        ensure!(numbers.contains(&edge), "no stop at {edge}");
    }
    Ok(())
}

async fn same_task(page: Page) -> Result<()> {
    let search = searches(&page).await?;
    for by in [1, 5, -9, 20] {
        let moved = search.slide_in_one_task("calls", by).await?;
        let expected = price(calls(&moved.value)?);
        expect("amount in the same task", &moved.amount, &expected)?;
        expect("total in the same task", &moved.total, &expected)?;
        ensure!(moved.total != moved.total_before, "total: expected another, saw {}", moved.total);
    }
    Ok(())
}
