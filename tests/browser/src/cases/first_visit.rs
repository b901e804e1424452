//! What a visitor meets who has touched nothing.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![case("first visit: a priced example, and no error", priced_example)]
}

async fn priced_example(page: Page) -> Result<()> {
    page.load().await?;
    let search = page.service("tencent-face/face-search");
    search.expect_value("calls", "52,000,000").await?;
    search.expect_value("packages-50000000", "1").await?;
    page.expect_total("148868", "¥148,868.00").await?;
    search.expect_amount(Some("148868")).await?;
    expect("problems", page.problems().await?, vec![])
}
