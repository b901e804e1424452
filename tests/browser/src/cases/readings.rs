//! A passage that can be read in two ways, read in the other one.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![
        case("readings: the other one and back", there_and_back),
        case("readings: the whole estimate follows", whole_estimate),
    ]
}

const QPS: &str = "tencent-face/qps";
const ORDER: [(&str, &str); 3] = [("qps", "11"), ("months", "1"), ("days", "0")];

async fn there_and_back(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let qps = page.add("QPS", QPS).await?;
    qps.fill_all(&ORDER).await?;
    page.expect_total("2640", "¥2,640.00").await?;
    qps.expect_footnote("R-11", "above each bound: ¥3,040.00").await?;
    page.choose_reading("R-11", "other").await?;
    page.expect_total("3040", "¥3,040.00").await?;
    qps.expect_footnote("R-11", "the default: ¥2,640.00").await?;
    page.choose_reading("R-11", "default").await?;
    page.expect_total("2640", "¥2,640.00").await?;
    qps.switch_reading("R-11").await?;
    page.expect_total("3040", "¥3,040.00").await?;
    qps.switch_reading("R-11").await?;
    page.expect_total("2640", "¥2,640.00").await
}

async fn whole_estimate(page: Page) -> Result<()> {
    page.open("en").await?;
    let search = page.service("tencent-face/face-search");
    search.choose("by-qps").await?;
    search.fill_all(&ORDER).await?;
    page.add("QPS", QPS).await?.fill_all(&ORDER).await?;
    page.expect_total("5280", "¥5,280.00").await?;
    page.choose_reading("R-11", "other").await?;
    page.expect_total("6080", "¥6,080.00").await?;
    search.expect_amount(Some("3040")).await?;
    page.service(QPS).expect_amount(Some("3040")).await?;
    expect("problems", page.problems().await?, vec![])
}
