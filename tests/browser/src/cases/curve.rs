//! The shape of a price: what is drawn, read, listed, and bought with a budget.

use anyhow::{Context, Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part, key};
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    vec![
        case("curve: a notch is seen where it is", notch),
        case("curve: keys move the cross-hair, and amounts are exact", by_keys),
        case("curve: a pointer moves the cross-hair, and nothing else moves", by_pointer),
        case("curve: the table has what the chart has", table),
        case("curve: a budget says what it buys, and the number can be used", budget),
        case("curve: QPS and devices have one, two orders do not", orders),
        case("curve: not wider than a telephone", narrow),
    ]
}

const COMPARED: &str = "tencent-face/face-comparison";
/// 2,910,000 calls in one month, without packages.
const KEPT: &str = "v=1&lang=en&months=1&tencent-face/face-comparison=calls:2,910,000";

/// By the document: 10,000 free; all the rest at 0.0032, from 3,000,001 at 0.003.
fn price(calls: u64) -> String {
    let paid = calls.saturating_sub(10_000);
    let ten_thousandths = paid * if paid > 3_000_000 { 30 } else { 32 };
    let decimals = format!("{:04}", ten_thousandths % 10_000);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{}{point}{decimals}", ten_thousandths / 10_000)
}

fn inside(selector: &str) -> String {
    format!("[data-service='{COMPARED}'] {selector}")
}

async fn open(page: &Page) -> Result<()> {
    page.open_kept(KEPT).await?;
    page.switch_to("en").await?;
    page.service(COMPARED).choose("curve").await?;
    page.find(&inside("[data-curve]")).await.map(drop)
}

/// The quantity at the cross-hair, and what it costs post-paid.
async fn reading(page: &Page) -> Result<(u64, String)> {
    let quantity = page.attribute(&inside("[data-readout]"), "data-readout").await?;
    let exact = inside("[data-readout] [data-way='post-paid']");
    let exact = page.attribute(&exact, "data-exact").await?;
    let quantity = quantity.context("no readout")?.parse()?;
    Ok((quantity, exact.context("no amount")?))
}

/// Where lines and shades stand, in hundredths of the chart's width.
const PLACES: &str = "
const plot = document.querySelector(arguments[0]);
const { left, width } = plot.getBoundingClientRect();
const place = (x) => Math.round(10000 * (x - left) / width) / 100;
const shade = plot.querySelector('rect.costlier').getBoundingClientRect();
const line = (selector) => {
  const box = plot.querySelector(selector).getBoundingClientRect();
  return place((box.left + box.right) / 2);
};
return [place(shade.left), place(shade.right), line('[data-bound=\"3010001\"]'),
  line('.asked'), line('.hair')];";

async fn notch(page: Page) -> Result<()> {
    open(&page).await?;
    let places = page.script(PLACES, vec![json!(inside(".plot"))]).await?;
    let places: Vec<f64> = serde_json::from_value(places)?;
    // The axis ends at 6,000,000. A pixel is some fifth of a hundredth.
    let expected = [2_822_501.0, 3_010_001.0, 3_010_001.0, 2_910_000.0, 2_910_000.0];
    for (seen, quantity) in places.iter().zip(expected) {
        let place = quantity / 60_000.0;
        ensure!((seen - place).abs() < 0.3, "expected {place}, saw {seen} in {places:?}");
    }
    expect("places", places.len(), expected.len())?;
    let list = page.reveal(&inside("[data-notches]")).await?.text().await?;
    expect_part("all notches", &list, "From 2,822,501 to 3,010,000 calls")?;
    expect_part("all notches", &list, "3,010,001 calls cost only ¥9,000.003")?;
    expect_part("all notches", &list, "From 13,510,001 to 15,010,000 calls")?;
    page.switch_to("zh-CN").await?;
    let list = page.reveal(&inside("[data-notches]")).await?.text().await?;
    expect_part("all notches", &list, "3,010,001 次反而只要 ¥9,000.003")
}

async fn by_keys(page: Page) -> Result<()> {
    open(&page).await?;
    expect("at first", reading(&page).await?, (2_910_000, price(2_910_000)))?;
    let slider = inside("[data-trace]");
    let mut seen = vec![];
    for (key, n_times) in [
        (key::ARROW_RIGHT, 1),
        (key::ARROW_RIGHT, 2),
        (key::ARROW_LEFT, 20),
        (key::HOME, 1),
        (key::END, 1),
    ] {
        let before = reading(&page).await?.0;
        page.press(&slider, key, n_times).await?;
        let has_moved = || async { Ok(reading(&page).await?.0 != before) };
        eventually("the cross-hair has moved", true, has_moved).await?;
        let (quantity, exact) = reading(&page).await?;
        expect(&format!("post-paid at {quantity}"), exact, price(quantity))?;
        let spoken = page.attribute(&slider, "aria-valuetext").await?.unwrap_or_default();
        expect_part("spoken", &spoken, "calls: post-paid ¥")?;
        seen.push(quantity);
    }
    expect("first and last", (seen[3], seen[4]), (0, 6_000_000))?;
    // What was read can be used, in one step.
    page.click(&inside("button.take")).await?;
    page.service(COMPARED).expect_value("calls", "6,000,000").await?;
    page.chord(&[key::CONTROL], 'z').await?;
    page.service(COMPARED).expect_value("calls", "2,910,000").await
}

/// Moves a pointer over the chart and reads what the page shows before the task ends; then compares
/// the boxes of all but the drawing with those of before.
const POINT: &str = "
const [selector, share] = arguments;
const plot = document.querySelector(selector);
const others = [...document.querySelectorAll('body *')].filter((node) => !node.closest('.plot'));
const box = (node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return [left, top, width, height].map(Math.round).join(' ');
};
const before = others.map(box);
const { left, top, width } = plot.getBoundingClientRect();
plot.dispatchEvent(new PointerEvent('pointermove', {
  bubbles: true, clientX: left + share * width, clientY: top + 40 }));
const moved = others.filter((node, at) => box(node) !== before[at]);
return [plot.closest('.curve').querySelector('[data-readout]').dataset.readout,
  ...moved.map((node) => `${node.localName}.${node.className}`)];";

async fn by_pointer(page: Page) -> Result<()> {
    open(&page).await?;
    for (share, low, high) in [
        (0.25, 1_470_000, 1_530_000),
        (0.9, 5_370_000, 5_430_000),
        (0.0, 0, 30_000),
        (0.47, 2_790_000, 2_850_000),
    ] {
        let seen = page.script(POINT, vec![json!(inside(".plot")), json!(share)]).await?;
        let seen: Vec<String> = serde_json::from_value(seen)?;
        let (read, moved) = seen.split_first().context("no readout")?;
        let read: u64 = read.parse()?;
        ensure!((low..=high).contains(&read), "at {share}: saw {read}");
        ensure!(moved.is_empty(), "at {share} these moved: {moved:?}");
        expect("reading", reading(&page).await?, (read, price(read)))?;
    }
    page.service(COMPARED).expect_value("calls", "2,910,000").await?;
    expect("problems", page.problems().await?, vec![])
}

/// Goes through all points with the slider; the table's rows must be among them, with the same amounts.
const COMPARE: &str = "
const [selector] = arguments;
const look = document.querySelector(selector);
const slider = look.querySelector('[data-trace]');
const of = (node) => ['post-paid', 'yours', 'cheapest'].map((way) => {
  const cell = node.querySelector(`[data-way='${way}']`);
  return cell && cell.dataset.exact;
}).join(' ');
const points = new Map();
for (let stop = 0; stop <= Number(slider.max); stop += 1) {
  slider.value = String(stop);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const readout = look.querySelector('[data-readout]');
  points.set(readout.dataset.readout, of(readout));
}
const rows = [...look.querySelectorAll('[data-table] tbody tr')];
const wrong = rows.filter((row) => points.get(row.dataset.quantity) !== of(row));
return [points.size - 1 === Number(slider.max) ? 'all' : 'not all', String(wrong.length),
  ...rows.map((row) => row.dataset.quantity)];";

async fn table(page: Page) -> Result<()> {
    open(&page).await?;
    let seen = page.script(COMPARE, vec![json!(inside("[data-look='curve']"))]).await?;
    let seen: Vec<String> = serde_json::from_value(seen)?;
    expect("points and rows that differ", &seen[..2], &["all".to_owned(), "0".to_owned()])?;
    for quantity in ["10000", "10001", "2822501", "2910000", "3010000", "3010001"] {
        ensure!(seen[2..].iter().any(|row| row == quantity), "no row of {quantity}: {seen:?}");
    }
    ensure!(seen.len() < 26, "the table has {} rows", seen.len() - 2);
    Ok(())
}

/// 3,125,000 paid calls at 0.0032 would cost 10,000, but from 3,000,001 on they cost 0.003: 3,333,333
/// cost 9,999.999.
async fn budget(page: Page) -> Result<()> {
    open(&page).await?;
    let service = page.service(COMPARED);
    for text in ["10,000", "1万", "¥10k"] {
        service.fill("budget", text).await?;
        let answer = inside("[data-budget] [data-way='yours']");
        let bought = || page.attribute(&answer, "data-quantity");
        eventually(text, Some("3343333".to_owned()), bought).await?;
        let exact = page.attribute(&answer, "data-exact").await?;
        expect("what it costs", exact.as_deref(), Some("9999.999"))?;
    }
    service.fill("budget", "lots").await?;
    service.expect_problem("budget", "not a number").await?;
    service.fill("budget", "0").await?;
    service.expect_no_problem("budget").await?;
    let free = page.texts(&inside("[data-budget] [data-way='yours'] .up-to")).await?;
    expect("for nothing", free, vec!["Up to 10,000 calls".to_owned()])?;
    service.fill("budget", "10000.00").await?;
    page.click(&inside("[data-budget] [data-way='yours'] button")).await?;
    service.expect_value("calls", "3,343,333").await?;
    service.expect_value("budget", "10000.00").await?;
    service.expect_amount(Some("9999.999")).await?;
    page.chord(&[key::CONTROL], 'z').await?;
    service.expect_value("calls", "2,910,000").await?;
    service.expect_value("budget", "10000.00").await
}

async fn orders(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    for (name, id, field) in [
        ("QPS", "tencent-face/qps", "qps"),
        ("offline face", "tencent-face/sdk-face-recognition", "devices"),
    ] {
        let service = page.add(name, id).await?;
        service.choose("curve").await?;
        let of = |selector: &str| format!("[data-service='{id}'] {selector}");
        let line = page.attribute(&of("path[data-way='yours']"), "d").await?.unwrap_or_default();
        ensure!(line.len() > 20, "{id}: expected a line, saw {line:?}");
        let asked = page.attribute(&of("[data-readout]"), "data-readout").await?;
        expect("asked", asked, Some(service.value(field).await?.replace(',', "")))?;
        let yours = page.attribute(&of("[data-readout] [data-way='yours']"), "data-exact").await?;
        service.expect_amount(yours.as_deref()).await?;
        service.add_row().await?;
        let gone = || async { Ok(page.texts(&of("[data-curve]")).await?.len()) };
        eventually("a curve of two orders", 0, gone).await?;
        expect_part("instead", &page.texts(&of(".look .note")).await?.join(" "), "single order")?;
    }
    Ok(())
}

const WIDTH: &str = "return Math.max(0, document.documentElement.scrollWidth - innerWidth)";

async fn narrow(page: Page) -> Result<()> {
    page.resize(360, 740).await?;
    open(&page).await?;
    page.service(COMPARED).fill("budget", "50,000.50").await?;
    page.reveal(&inside("[data-table] table")).await?;
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        expect("wider than the window", page.script(WIDTH, vec![]).await?, Value::from(0))?;
    }
    Ok(())
}
