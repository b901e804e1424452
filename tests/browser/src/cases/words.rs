//! The texts that nobody sees before opening something come when the page is used.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part};
use serde_json::Value;

pub fn cases() -> Vec<Case> {
    vec![
        case("words: not asked for before the page is used", only_when_used),
        case("words: without them the page works, and they are tried again", blocked),
    ]
}

const ID: &str = "tencent-face/facial-landmarks";

const N_REQUESTS: &str = "
return performance.getEntriesByType('resource')
  .filter((entry) => /words-[0-9a-f]{16}[.]txt$/.test(entry.name)).length;";

/// The file cannot be found until `allow` is called.
const BLOCK: &str = "
const { open } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function blocked(method) { open.call(this, method, './none'); };
window.allow = () => { XMLHttpRequest.prototype.open = open; };";

async fn cited(page: &Page) -> Result<String> {
    let texts = "return [...document.querySelectorAll('.bill-row .source')]
        .map((source) => source.textContent).join('; ')";
    Ok(page.script(texts, vec![]).await?.as_str().unwrap_or("").to_owned())
}

async fn noted(page: &Page) -> Result<String> {
    let texts = "return [...document.querySelectorAll('[data-footnote]')]
        .map((note) => note.textContent).join('; ')";
    Ok(page.script(texts, vec![]).await?.as_str().unwrap_or("").to_owned())
}

async fn only_when_used(page: Page) -> Result<()> {
    page.load().await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    expect("requests on load", page.script(N_REQUESTS, vec![]).await?, Value::from(0))?;
    page.open_empty("en").await?;
    page.add("facial", ID).await?.fill("calls", "1000000").await?;
    let is_printed = || async { Ok(cited(&page).await?.contains("0.002元/次")) };
    eventually("the printed cell", true, is_printed).await?;
    expect("requests when used", page.script(N_REQUESTS, vec![]).await?, Value::from(1))?;
    // By a word that stands in no name.
    page.fill_filter("login").await?;
    expect("found by a keyword", page.found().await?.is_empty(), false)
}

async fn blocked(page: Page) -> Result<()> {
    page.load().await?;
    page.script(BLOCK, vec![]).await?;
    page.switch_to("en").await?;
    let landmarks = page.add("facial", ID).await?;
    page.set_months("1").await?;
    landmarks.fill("calls", "1000000").await?;
    landmarks.expect_amount(Some("1980")).await?;
    let source = cited(&page).await?;
    expect_part("document and line", &source, "(F), line 37")?;
    expect("a printed cell", source.contains('元'), false)?;
    expect_part("footnotes", &noted(&page).await?, "the text of this note has not been loaded")?;
    page.script("allow()", vec![]).await?;
    landmarks.fill("calls", "2000000").await?;
    let is_printed = || async { Ok(cited(&page).await?.contains("0.002元/次")) };
    eventually("the printed cell", true, is_printed).await?;
    expect("a missing note", noted(&page).await?.contains("has not been loaded"), false)
}
