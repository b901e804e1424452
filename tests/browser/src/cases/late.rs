//! What the first visit's estimate is drawn without comes at the first sign of a visitor.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, SIGN, eventually, expect, expect_part};
use serde_json::Value;

pub fn cases() -> Vec<Case> {
    vec![
        case("late: not asked for before the page is used", only_when_used),
        case("late: what is done before it is here waits for it", waits),
        case("late: what never comes is told", told),
        case("late: what does not come at once, before the page is drawn, does no harm", too_early),
        case("late: an estimate that needs it waits for it", kept),
    ]
}

const ID: &str = "tencent-face/facial-landmarks";

const N_REQUESTS: &str = "
return performance.getEntriesByType('resource')
  .filter((entry) => /(words|later)-[0-9a-f]{16}[.](txt|wasm|css)$/.test(entry.name)).length;";

/// The probe refuses what comes later until it is told to go.
const REFUSED: &str = "?later=refused";
const GO: &str = "dispatchEvent(new Event('probe-go'))";

async fn cited(page: &Page) -> Result<String> {
    let texts = "return [...document.querySelectorAll('.bill-row .source')]
        .map((source) => source.textContent).join('; ')";
    Ok(page.script(texts, vec![]).await?.as_str().unwrap_or("").to_owned())
}

async fn total(page: &Page) -> Result<String> {
    Ok(page.texts("output").await?.join(" "))
}

async fn only_when_used(page: Page) -> Result<()> {
    page.load().await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    expect("requests on load", page.script(N_REQUESTS, vec![]).await?, Value::from(0))?;
    page.open_empty("en").await?;
    page.add("facial", ID).await?.fill("calls", "1000000").await?;
    let is_printed = || async { Ok(cited(&page).await?.contains("0.002元/次")) };
    eventually("the printed cell", true, is_printed).await?;
    expect("requests when used", page.script(N_REQUESTS, vec![]).await?, Value::from(3))?;
    // By a word that stands in no name.
    page.fill_filter("login").await?;
    expect("found by a keyword", page.found().await?.is_empty(), false)
}

async fn waits(page: Page) -> Result<()> {
    Page { base: page.base.clone() + REFUSED, ..page.clone() }.load().await?;
    page.fill("[data-field=horizon-months]", "1").await?;
    expect_part("the total before", &total(&page).await?, "154,052")?;
    page.script(GO, vec![]).await?;
    // 2,900,000 × 0.0032; a package of 17,400; 10,000 × 0.15 + 5,000 × 0.1.
    let is_one_month = || async {
        page.script(SIGN, vec![]).await?;
        Ok(total(&page).await?.contains("28,680"))
    };
    eventually("the total of one month", true, is_one_month).await
}

async fn told(page: Page) -> Result<()> {
    Page { base: page.base.clone() + REFUSED, ..page.clone() }.load().await?;
    let is_shown = || async {
        page.script(SIGN, vec![]).await?;
        Ok(page.find("#failed").await?.is_displayed().await?)
    };
    expect("a message after one failure", is_shown().await?, false)?;
    eventually("a message", true, is_shown).await
}

async fn too_early(page: Page) -> Result<()> {
    Page { base: page.base.clone() + REFUSED + "&sign", ..page.clone() }.load().await?;
    page.script(GO, vec![]).await?;
    page.set_months("1").await?;
    // It is asked for again some time after a failure, at a sign.
    let asked = || async {
        page.script(SIGN, vec![]).await?;
        total(&page).await
    };
    eventually("the total", "¥28,680.00".to_owned(), asked).await
}

async fn kept(page: Page) -> Result<()> {
    page.open_kept("v=1&lang=en&months=1&tencent-face/facial-landmarks=calls:1,010,000").await?;
    page.goto(&(page.base.clone() + REFUSED)).await?;
    page.script(GO, vec![]).await?;
    page.stands().await?;
    page.expect_total("2000", "¥2,000.00").await
}
