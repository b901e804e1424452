//! Months that differ, and the closer look at them.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part, key};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    vec![
        case("year: a year that grows", growth),
        case("year: seasons", seasons),
        case("year: a column of a spreadsheet", column),
        case("year: more numbers than months", too_many),
        case("year: a package that expires, and the alert", expires),
        case("year: money that is frozen, month by month", frozen),
        case("year: nothing moves while sliding", still),
        case("year: fits a telephone in both languages", fits),
    ]
}

const COMPARISON: &str = "tencent-face/face-comparison";
const SEARCH: &str = "tencent-face/face-search";

/// What stands in a column of the table, month by month, and below them.
async fn cells(page: &Page, name: &str) -> Result<Vec<String>> {
    page.texts(&format!(".year [data-cell='{name}']")).await
}

async fn expect_cells(page: &Page, name: &str, expected: &[&str]) -> Result<()> {
    let expected: Vec<String> = expected.iter().map(|&cell| cell.to_owned()).collect();
    eventually(name, expected, || cells(page, name)).await
}

async fn look(page: &Page) -> Result<()> {
    page.click("button[data-choice='year']").await
}

async fn growth(page: Page) -> Result<()> {
    page.open_empty("zh-CN").await?;
    page.set_months("12").await?;
    let comparison = page.add("人脸比对", COMPARISON).await?;
    comparison.choose("growing").await?;
    comparison.fill_all(&[("calls", "100万"), ("growth", "10%")]).await?;
    look(&page).await?;
    // 1,000,000 × 1.1ⁿ, rounded; each less 10,000, × 0.0032.
    let calls = [
        "1,000,000",
        "1,100,000",
        "1,210,000",
        "1,331,000",
        "1,464,100",
        "1,610,510",
        "1,771,561",
        "1,948,717",
        "2,143,589",
        "2,357,948",
        "2,593,742",
        "2,853,117",
        "21,384,284",
    ];
    let amounts = [
        "3,168.00",
        "3,488.00",
        "3,840.00",
        "4,227.20",
        "4,653.12",
        "5,121.63",
        "5,637.00",
        "6,203.89",
        "6,827.48",
        "7,513.43",
        "8,267.97",
        "9,097.97",
        "68,045.71",
    ];
    expect_cells(&page, "units", &calls).await?;
    expect_cells(&page, "amount", &amounts).await?;
    comparison.expect_amount(Some("68045.7088")).await?;
    comparison.fill("growth", "-100.5").await?;
    comparison.expect_problem("growth", "-100 至 1,000").await?;
    comparison.fill("growth", "−100").await?;
    comparison.expect_no_problem("growth").await?;
    comparison.expect_amount(Some("3168")).await?;
    page.load().await?;
    comparison.expect_value("growth", "−100").await?;
    comparison.expect_amount(Some("3168")).await?;
    expect("problems", page.problems().await?, vec![])
}

async fn seasons(page: Page) -> Result<()> {
    let kept = "v=1&lang=en&date=2026-11-21&months=3&tencent-face/face-comparison=calls:1,000,000";
    page.open_kept(kept).await?;
    let comparison = page.service(COMPARISON);
    comparison.choose("seasonal").await?;
    comparison.choose("season-sales").await?;
    look(&page).await?;
    expect_cells(&page, "units", &["1,800,000", "1,200,000", "900,000", "3,900,000"]).await?;
    comparison.fill("weight-12", "0").await?;
    expect_cells(&page, "units", &["1,800,000", "0", "900,000", "2,700,000"]).await?;
    // 1,790,000 × 0.0032 and 890,000 × 0.0032.
    expect_cells(&page, "amount", &["5,728.00", "0.00", "2,848.00", "8,576.00"]).await?;
    comparison.choose("growing").await?;
    comparison.choose("seasonal").await?;
    comparison.expect_value("weight-11", "180").await?;
    comparison.fill("weight-1", "much").await?;
    comparison.expect_problem("weight-1", "This is not a number").await
}

/// Copies a text as from another program, and pastes it into a box.
const SPREADSHEET: &str = "
const area = document.createElement('textarea');
area.id = 'spreadsheet';
area.value = arguments[0];
document.body.prepend(area);
area.focus();
area.select();";

async fn paste(page: &Page, into: &str, text: &str) -> Result<()> {
    page.script("scrollTo(0, 0)", vec![]).await?;
    page.script(SPREADSHEET, vec![json!(text)]).await?;
    page.find("#spreadsheet").await?.send_keys(&format!("{}ac", key::CONTROL)).await?;
    page.script("document.getElementById('spreadsheet').remove()", vec![]).await?;
    let field = format!("input[data-field='{into}']");
    page.click(&field).await?;
    page.find(&field).await?.send_keys(&format!("{}av", key::CONTROL)).await?;
    Ok(())
}

async fn monthly(page: &Page, months: &str) -> Result<()> {
    let head = "v=1&lang=en&date=2026-11-21&months=";
    let service = "&tencent-face/face-comparison=calls:10,000;monthly";
    page.open_kept(&[head, months, service].concat()).await
}

async fn column(page: Page) -> Result<()> {
    monthly(&page, "12").await?;
    let comparison = page.service(COMPARISON);
    let year = "20,000\n3万\n0.04M\n50000\n60 000\n70,000\n80k\n90,000\n100,000\n110,000\n120,000\n130,000\n";
    paste(&page, "calls-month-1", year).await?;
    comparison.expect_value("calls-month-2", "3万").await?;
    comparison.expect_value("calls-month-12", "130,000").await?;
    look(&page).await?;
    // 10,000 more every month, 10,000 of them free: n × 10,000 × 0.0032.
    let amounts = [
        "32.00", "64.00", "96.00", "128.00", "160.00", "192.00", "224.00", "256.00", "288.00",
        "320.00", "352.00", "384.00", "2,496.00",
    ];
    expect_cells(&page, "amount", &amounts).await?;
    paste(&page, "calls-month-4", "7\tn/a\t9").await?;
    comparison.expect_value("calls-month-4", "7").await?;
    comparison.expect_value("calls-month-5", "n/a").await?;
    comparison.expect_problem("calls-month-5", "This is not a number").await?;
    page.click("button[data-history='undo']").await?;
    comparison.expect_value("calls-month-5", "60 000").await?;
    comparison.expect_amount(Some("2496")).await?;
    paste(&page, "calls-month-3", "1,234").await?;
    comparison.expect_value("calls-month-3", "1,234").await?;
    comparison.expect_value("calls-month-4", "50000").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn too_many(page: Page) -> Result<()> {
    monthly(&page, "2").await?;
    paste(&page, "calls-month-1", "20,000\t30,000\t40,000").await?;
    let comparison = page.service(COMPARISON);
    comparison.expect_amount(Some("96")).await?;
    let said = page.find("[data-beyond]").await?.text().await?;
    expect_part("what is beyond", &said, "month 3 and later")?;
    page.click("[data-lengthen]").await?;
    comparison.expect_amount(Some("192")).await?;
    eventually("beyond", vec![String::new()], || page.texts("[data-beyond]")).await?;
    let forty = vec!["1"; 40].join("\n");
    paste(&page, "calls-month-2", &forty).await?;
    comparison.expect_value("calls-month-3", "1").await?;
    let said = page.find("[data-beyond]").await?.text().await?;
    expect_part("what was left over", &said, "5 of the pasted numbers were not used")
}

async fn expires(page: Page) -> Result<()> {
    let kept = "v=1&lang=en&date=2026-11-21&months=13\
        &tencent-face/face-search=calls:10,000;monthly;month-1:880,000;buy-1000000:1/1";
    page.open_kept(kept).await?;
    look(&page).await?;
    // 870,000 of 1,000,000: 13 % are left, less than the 15 % at which the vendor warns; the rest
    // lapses after 12 months.
    let mut left = vec!["130,000"; 12];
    left.extend(["0", ""]);
    expect_cells(&page, "left", &left).await?;
    let remarks = cells(&page, "remarks").await?;
    expect("month 1", remarks[0].as_str(), "Low-balance alert")?;
    expect("month 2", remarks[1].as_str(), "")?;
    expect("month 12", remarks[11].as_str(), "130,000 calls lapse at month’s end")?;
    expect("months", remarks.len(), 13)?;
    let mut bought = vec!["3,100.00"];
    bought.extend(["0.00"; 12]);
    bought.push("3,100.00");
    expect_cells(&page, "bought", &bought).await?;
    expect("chart's marks", page.script(MARKS, vec![]).await?, json!(["!", "×"]))?;
    page.service(SEARCH).fill("calls-month-1", "x").await?;
    eventually("table", vec![], || page.texts(".year")).await
}

const MARKS: &str =
    "return [...document.querySelectorAll('.month-mark')].map((mark) => mark.textContent)";

async fn frozen(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    page.set_months("3").await?;
    let landmarks = page.add("facial landmarks", "tencent-face-legacy/facial-landmarks").await?;
    landmarks.fill("calls", "1,000,000").await?;
    look(&page).await?;
    expect_cells(&page, "amount", &["1,980.00", "1,980.00", "1,980.00", "5,940.00"]).await?;
    // 120 % of the bill; the bill and the new hold have to be there before the old one is released.
    expect_cells(&page, "held", &["2,376.00", "2,376.00", "2,376.00", ""]).await?;
    expect_cells(&page, "released", &["0.00", "2,376.00", "2,376.00", ""]).await?;
    expect_cells(&page, "funds", &["4,356.00", "4,356.00", "4,356.00", ""]).await?;
    // Another service of the product makes the hold larger, not the amounts.
    let other = "tencent-face-legacy/face-comparison";
    page.add("face comparison", other).await?.fill("calls", "10,000").await?;
    page.service(other).fill("calls", "20,000").await?;
    // 1,980 and 10,000 × 0.0032, both × 1.2.
    expect_cells(&page, "held", &["2,414.40", "2,414.40", "2,414.40", ""]).await?;
    expect_cells(&page, "amount", &["1,980.00", "1,980.00", "1,980.00", "5,940.00"]).await
}

/// Top and height of the chart, the table and every row of it.
const BOXES: &str = "
return [...document.querySelectorAll('.year-chart, .year-table, .year tr')].map((node) => {
  const box = node.getBoundingClientRect();
  return [Math.round(box.top + scrollY), Math.round(box.height)];
});";

async fn still(page: Page) -> Result<()> {
    let kept = "v=1&lang=en&date=2026-11-21&months=12\
        &tencent-face/face-search=calls:10,000;growing;buy-1000000:1/1";
    page.open_kept(kept).await?;
    look(&page).await?;
    for (width, height) in [(360, 740), (1280, 800)] {
        page.resize(width, height).await?;
        page.service(SEARCH).fill("calls", "5,000").await?;
        let before = page.script(BOXES, vec![]).await?;
        for n in 0..8 {
            page.service(SEARCH).slide("calls", key::ARROW_RIGHT, 6).await?;
            let now = page.script(BOXES, vec![]).await?;
            expect(&format!("boxes, {width} wide, after {n}"), now, before.clone())?;
        }
        page.service(SEARCH).slide("growth", key::ARROW_LEFT, 9).await?;
        expect("boxes after growth", page.script(BOXES, vec![]).await?, before)?;
    }
    Ok(())
}

async fn fits(page: Page) -> Result<()> {
    let kept = "v=1&lang=en&date=2026-11-21&months=36\
        &tencent-face/face-search=calls:999,999,999,999,999;seasonal;buy-100000000:9/1\
        &tencent-face-legacy/face-comparison=growing\
        &alibaba-viapi/comprehensive-video-enhancement=&tencent-face/qps=";
    page.open_kept(kept).await?;
    for service in [
        SEARCH,
        "tencent-face-legacy/face-comparison",
        "alibaba-viapi/comprehensive-video-enhancement",
        "tencent-face/qps",
    ] {
        page.click(&format!("[data-service='{service}'] button[data-choice='year']")).await?;
    }
    for (width, height) in [(320, 640), (360, 740), (1280, 800)] {
        page.resize(width, height).await?;
        for lang in ["en", "zh-CN"] {
            page.switch_to(lang).await?;
            expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        }
    }
    Ok(())
}
