//! What cannot be a quantity: it stays, it is explained, and the total says that it is missing.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![
        case("bad input: a message at the field, and its correction", calls),
        case("bad input: the other services keep their price", beside_others),
        case("bad input: the period", period),
    ]
}

async fn calls(page: Page) -> Result<()> {
    page.open("en").await?;
    let search = page.service("tencent-face/face-search");
    for (text, message) in [
        ("lots", "not a number"),
        ("1e6", "not a number"),
        ("-5", "cannot be negative"),
        ("1.5", "not a whole number"),
        ("1,00,0", "separators are unclear"),
        ("99999999999999999999", "too large"),
        ("1000000000000001", "whole number from 0 to"),
        ("", "Nothing entered"),
    ] {
        let refused = async || {
            search.fill("calls", text).await?;
            search.expect_problem("calls", message).await?;
            search.expect_value("calls", text).await?;
            page.expect_incomplete(None, "Face search (input to correct)").await
        };
        refused().await.with_context(|| format!("typed {text:?}"))?;
        let corrected = async || {
            search.fill("calls", "52000000").await?;
            search.expect_no_problem("calls").await?;
            page.expect_total("148868", "¥148,868.00").await
        };
        corrected().await.with_context(|| format!("corrected {text:?}"))?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn beside_others(page: Page) -> Result<()> {
    page.open("en").await?;
    let devices = page.add("offline face", "tencent-face/sdk-face-recognition").await?;
    page.expect_total("266868", "¥266,868.00").await?;
    devices.fill("devices", "some").await?;
    devices.expect_problem("devices", "not a number").await?;
    page.expect_incomplete(Some("148868"), "(input to correct)").await?;
    devices.remove().await?;
    page.expect_total("148868", "¥148,868.00").await
}

async fn period(page: Page) -> Result<()> {
    page.open("en").await?;
    for text in ["0", "37", "a year"] {
        page.set_months(text).await?;
        page.expect_incomplete(None, "Correct the period").await.context(text)?;
    }
    page.set_months("1").await?;
    page.expect_total("148868", "¥148,868.00").await
}
