//! A page that cannot go on says so, shows no total any more, and keeps what was saved.

use anyhow::{Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, SET, eventually, expect, expect_part};
use serde_json::json;
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    vec![
        case("failure: a program that does not load", no_program),
        case("failure: a trap takes the total away and keeps the estimate", trap),
        case("failure: to start afresh drops what was saved", afresh),
        case("failure: errors of others change nothing", others),
        case("failure: without scripts the page says what it needs", no_scripts),
    ]
}

const TRAP: &str = "dispatchEvent(new Event('probe-trap'))";
const OTHERS: &str = "dispatchEvent(new Event('probe-others'))";
const STORED: &str = "return localStorage.getItem('suanpan')";
const SEARCH: &str = "tencent-face/face-search";

async fn expect_failed(page: &Page) -> Result<()> {
    // The price tables were never calculated.
    let shown = || page.texts("body > :not(#prices)");
    let said = async || Ok(shown().await?.len());
    eventually("what stands in the page", 1, said).await?;
    let message = shown().await?.concat();
    expect_part("message", &message, "已停止计算")?;
    expect_part("message", &message, "has stopped")?;
    expect("totals", page.texts("[data-total]").await?, vec![])?;
    expect("focus on the cure", page.has_focus("[data-cure='reload']").await?, true)
}

async fn no_program(page: Page) -> Result<()> {
    page.goto(&(page.base.clone() + "?wasm=refused")).await?;
    expect_failed(&page).await?;
    page.load().await?;
    page.expect_total("154052", "¥154,052.00").await
}

async fn trap(page: Page) -> Result<()> {
    page.open("en").await?;
    let search = page.service(SEARCH);
    let typed = |text: &str| vec![json!(search.field("calls")), json!(text)];
    page.script(SET, typed("77")).await?;
    let saved = async || {
        let stored = page.script(STORED, vec![]).await?;
        Ok(stored.as_str().is_some_and(|text| text.contains("calls:77;")))
    };
    eventually("saved", true, saved).await?;
    // Without a pause in which it would be saved.
    page.script(&[SET, TRAP].concat(), typed("88")).await?;
    expect_failed(&page).await?;
    tokio::time::sleep(Duration::from_millis(900)).await;
    page.click("[data-cure='reload']").await?;
    search.expect_value("calls", "77").await
}

async fn afresh(page: Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("6").await?;
    page.load().await?;
    expect("months", page.value("[data-field='horizon-months']").await?, "6".to_owned())?;
    page.script(TRAP, vec![]).await?;
    expect_failed(&page).await?;
    page.click("[data-cure='afresh']").await?;
    page.expect_total("154052", "¥154,052.00").await?;
    expect("months", page.value("[data-field='horizon-months']").await?, "12".to_owned())
}

async fn others(page: Page) -> Result<()> {
    page.open("en").await?;
    page.script(OTHERS, vec![]).await?;
    let seen = async || Ok(page.problems().await?.len());
    eventually("problems", 2, seen).await?;
    page.service(SEARCH).fill("packages-50000000", "0").await?;
    page.expect_total("140373", "¥140,373.00").await
}

/// The engines' drivers cannot switch scripts off: the page is read as it is sent.
async fn no_scripts(page: Page) -> Result<()> {
    page.load().await?;
    let sent = "const [done] = arguments; fetch('').then((page) => page.text()).then(done);";
    let sent = page.client.execute_async(sent, vec![]).await?;
    let sent = sent.as_str().unwrap_or("");
    let said = sent.split("<noscript>").nth(1).and_then(|rest| rest.split("</noscript>").next());
    expect_part("noscript", said.unwrap_or(""), "needs JavaScript")?;
    expect_part("noscript", said.unwrap_or(""), "需要启用 JavaScript")?;
    // What is of another type is data, of which no policy takes note.
    let sent = sent.replace("<script type=\"text/plain\"", "<data");
    let inline = sent.split("<script").skip(1).filter(|tag| {
        tag.split_once('>').is_none_or(|(open, body)| {
            !open.contains("src=") || !body.trim_start().starts_with("</script>")
        })
    });
    ensure!(inline.count() == 0, "a script inside the page: a strict policy would refuse it");
    Ok(())
}
