//! The page without a mouse.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect, key};

pub fn cases() -> Vec<Case> {
    vec![case("keyboard: a service added and its calls typed, without a mouse", add_a_service)]
}

async fn add_a_service(page: Page) -> Result<()> {
    page.open("en").await?;
    page.expect_total("148868", "¥148,868.00").await?;
    let plates = "alibaba-viapi/license-plate-recognition";
    page.tab_to("#picker-filter", false).await?;
    page.keyboard("license plate", false).await?;
    page.tab_to(&format!("[data-add='{plates}']"), false).await?;
    page.keyboard(&key::ENTER.to_string(), false).await?;
    let service = page.service(plates);
    service.expect_value("calls", "1,000,000").await?;
    service.tab_to("calls").await?;
    page.keyboard("15000", false).await?;
    service.expect_amount(Some("2000")).await?;
    page.expect_total("150868", "¥150,868.00").await?;
    page.keyboard(&key::TAB.to_string(), false).await?;
    page.keyboard(&key::ARROW_LEFT.to_string(), false).await?;
    service.expect_value("calls", "12,000").await?;
    page.expect_total("150568", "¥150,568.00").await?;
    expect("problems", page.problems().await?, vec![])
}
