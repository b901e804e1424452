//! Estimates over several months.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect, expect_part};

pub fn cases() -> Vec<Case> {
    vec![
        case("months: a package bought in a later month", later_package),
        case("months: a year's packages of the worked example", year_of_packages),
        case("months: another number of calls in each month", each_month),
        case("months: money that is frozen is not added", hold),
    ]
}

const COMPARISON: &str = "tencent-face/face-comparison";

/// Waits until what stands below the bill is this.
async fn expect_breakdown(page: &Page, rows: &[&str]) -> Result<()> {
    expect("below the bill", page.breakdown().await?, rows.iter().map(|&row| row.into()).collect())
}

async fn later_package(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let comparison = page.add("face comparison", COMPARISON).await?;
    comparison.fill("calls", "2,010,000").await?;
    page.expect_total("6400", "¥6,400.00").await?;
    page.set_months("12").await?;
    page.expect_total("76800", "¥76,800.00").await?;
    comparison.fill("packages-10000000", "1").await?;
    comparison.fill("package-month-10000000", "3").await?;
    page.expect_total("75200", "¥75,200.00").await?;
    expect_breakdown(
        &page,
        &[
            "One-off purchases ¥30,400.00",
            "Months 1–2, each ¥6,400.00",
            "Months 3–7, each ¥0.00",
            "Months 8–12, each ¥6,400.00",
        ],
    )
    .await?;
    expect("problems", page.problems().await?, vec![])
}

async fn year_of_packages(page: Page) -> Result<()> {
    page.open_empty("zh-CN").await?;
    page.set_months("12").await?;
    let comparison = page.add("人脸比对", COMPARISON).await?;
    comparison.fill("calls", "250万").await?;
    page.expect_total("95616", "¥95,616.00").await?;
    comparison.fill("packages-10000000", "3").await?;
    page.expect_total("91200", "¥91,200.00").await?;
    expect_breakdown(&page, &["一次性购买 ¥91,200.00", "第 1–12 个月，每月 ¥0.00"]).await
}

async fn each_month(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    page.set_months("3").await?;
    let comparison = page.add("face comparison", COMPARISON).await?;
    comparison.fill("calls", "20,000").await?;
    page.expect_total("96", "¥96.00").await?;
    comparison.choose("monthly").await?;
    comparison.fill_all(&[("calls-month-1", "0"), ("calls-month-3", "30000")]).await?;
    page.expect_total("96", "¥96.00").await?;
    let rows = ["One-off purchases ¥0.00", "Month 1 ¥0.00", "Month 2 ¥32.00", "Month 3 ¥64.00"];
    expect_breakdown(&page, &rows).await?;
    comparison.fill("calls-month-2", "").await?;
    comparison.expect_problem("calls-month-2", "Nothing entered").await?;
    page.expect_incomplete(None, "Face comparison (input to correct)").await
}

async fn hold(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let landmarks = page.add("facial landmarks", "tencent-face-legacy/facial-landmarks").await?;
    landmarks.fill("calls", "1,000,000").await?;
    page.expect_total("1980", "¥1,980.00").await?;
    expect_part("holds", &page.holds().await?, "frozen ¥2,376.00")?;
    page.set_months("12").await?;
    page.expect_total("23760", "¥23,760.00").await?;
    expect_part("holds", &page.holds().await?, "released ¥2,376.00; funds needed")
}
