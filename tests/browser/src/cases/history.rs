//! Steps taken back and done again, by button and by keys.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part, key};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    vec![
        case("history: buttons take steps back and do them again", buttons),
        case("history: keys do the same, and leave text boxes to the browser", keys),
        case("history: to start over can be taken back", start_over),
    ]
}

const STORED: &str = "return localStorage.getItem('suanpan')";
const UNDO: &str = "button[data-history='undo']";
const REDO: &str = "button[data-history='redo']";
const START_OVER: &str = "button[data-history='start-over']";

/// Longer than the pause that ends a gesture.
async fn pause() {
    tokio::time::sleep(Duration::from_millis(900)).await;
}

async fn expect_disabled(page: &Page, undo: bool, redo: bool) -> Result<()> {
    for (button, expected) in [(UNDO, undo), (REDO, redo)] {
        let expected = expected.then(|| "true".to_owned());
        let seen = || page.attribute(button, "aria-disabled");
        eventually(&format!("aria-disabled of {button}"), expected, seen).await?;
    }
    Ok(())
}

async fn buttons(page: Page) -> Result<()> {
    page.open("en").await?;
    expect_disabled(&page, true, true).await?;
    let search = page.service("tencent-face/face-search");
    search.fill("packages-50000000", "0").await?;
    search.fill("calls", "many").await?;
    search.expect_problem("calls", "not a number").await?;
    let devices = page.add("offline face", "tencent-face/sdk-face-recognition").await?;
    devices.fill("devices", "2,000").await?;
    search.remove().await?;
    expect("focus on the services", page.has_focus(".services").await?, true)?;
    let services = page.services().await?;
    for n in 0..5 {
        expect_disabled(&page, false, n == 0).await?;
        page.click(UNDO).await?;
        expect("focus on the button", page.has_focus(UNDO).await?, true)?;
    }
    expect_disabled(&page, true, false).await?;
    page.expect_total("148868", "¥148,868.00").await?;
    page.click(REDO).await?;
    search.expect_value("packages-50000000", "0").await?;
    page.click(REDO).await?;
    search.expect_value("calls", "many").await?;
    search.expect_problem("calls", "not a number").await?;
    for _ in 0..3 {
        page.click(REDO).await?;
    }
    eventually("services", services, || page.services()).await?;
    devices.expect_value("devices", "2,000").await?;
    page.switch_to("zh-CN").await?;
    page.click(UNDO).await?;
    expect("language", page.attribute("html", "lang").await?.as_deref(), Some("zh-CN"))?;
    expect("problems", page.problems().await?, vec![])
}

async fn keys(page: Page) -> Result<()> {
    page.open("en").await?;
    let search = page.service("tencent-face/face-search");
    for n_times in [3, 1] {
        search.slide("calls", key::ARROW_RIGHT, n_times).await?;
        pause().await;
    }
    let slid = search.value("calls").await?;
    let slider = "[data-service='tencent-face/face-search'] input[data-slider='calls']";
    expect("focus on the slider", page.has_focus(slider).await?, true)?;
    page.chord(&[key::CONTROL], 'z').await?;
    page.chord(&[key::CONTROL], 'z').await?;
    search.expect_value("calls", "52,000,000").await.context("two drags are two steps")?;
    page.expect_total("148868", "¥148,868.00").await?;
    page.chord(&[key::CONTROL], 'y').await?;
    page.chord(&[key::CONTROL, key::SHIFT], 'Z').await?;
    search.expect_value("calls", &slid).await?;
    expect("focus on the slider", page.has_focus(slider).await?, true)?;
    expect_disabled(&page, false, true).await?;
    in_a_box(&page).await?;
    expect("problems", page.problems().await?, vec![])
}

/// The browser's own undo changes the box that has the focus and nothing else; the page follows.
async fn in_a_box(page: &Page) -> Result<()> {
    let search = page.service("tencent-face/face-search");
    search.fill("packages-50000000", "3").await?;
    search.fill("calls", "7").await?;
    page.keyboard(&key::TAB.to_string(), true).await?;
    page.chord(&[key::CONTROL], 'z').await?;
    pause().await;
    search.expect_value("packages-50000000", "3").await?;
    let (now, stored) = (search.value("calls").await?, page.script(STORED, vec![]).await?);
    expect_part("stored", stored.as_str().unwrap_or(""), &format!("calls:{now};"))
}

async fn start_over(page: Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("6").await?;
    let search = page.service("tencent-face/face-search");
    search.fill("calls", "oops").await?;
    page.click(START_OVER).await?;
    eventually("services", Vec::<String>::new(), || page.services()).await?;
    expect("months", page.value("[data-field='horizon-months']").await?, "1".to_owned())?;
    page.expect_total("0", "¥0.00").await?;
    expect(
        "disabled",
        page.attribute(START_OVER, "aria-disabled").await?,
        Some("true".to_owned()),
    )?;
    page.click(UNDO).await?;
    search.expect_value("calls", "oops").await?;
    search.expect_problem("calls", "not a number").await?;
    expect("months", page.value("[data-field='horizon-months']").await?, "6".to_owned())
}
