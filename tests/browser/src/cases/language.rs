//! Two languages of one page.

use anyhow::{Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    vec![
        case("language: a switch keeps everything typed", switch),
        case("language: no sentence is left in the other one", leftovers),
        case("language: numbers and days as the browser writes them", as_intl),
    ]
}

/// Something of every kind: metered, QPS, devices, video, unpriced, a hold, something wrong.
async fn fill_the_page(page: &Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("6").await?;
    let search = page.service("tencent-face/face-search");
    search.fill_all(&[("calls", "3.5M"), ("packages-10000000", "2")]).await?;
    search.fill("package-month-10000000", "4").await?;
    search.open_more().await?;
    search.fill("balance", "１２００").await?;
    let qps = page.add("QPS", "tencent-face/qps").await?;
    qps.fill_all(&[("qps", "11"), ("days", "5")]).await?;
    qps.add_row().await?;
    qps.fill("qps-2", "301").await?;
    let devices = page.add("offline face", "tencent-face/sdk-face-recognition").await?;
    devices.fill("devices", "a few").await?;
    let landmarks = page.add("facial landmarks", "tencent-face-legacy/facial-landmarks").await?;
    landmarks.fill("calls", "1,000,000").await?;
    let video = page.add("video enhancement", "alibaba-viapi/comprehensive-video-enhancement");
    video.await?.fill_all(&[("seconds", "2:20"), ("frame-rate", "29.97")]).await?;
    page.add("celebrity", "alibaba-viapi/celebrity-recognition").await?.fill("calls", "7").await?;
    let portrait = page.add("portrait api", "tencent-portrait/portrait-api").await?;
    portrait.fill("calls", "1201").await?;
    page.fill_filter("").await
}

async fn switch(page: Page) -> Result<()> {
    fill_the_page(&page).await?;
    page.choose_reading("R-11", "other").await?;
    let (typed, total) = (page.typed().await?, page.exact_total().await?);
    ensure!(typed.len() > 60, "controls: expected more than 60, saw {}", typed.len());
    ensure!(total.is_some(), "total: expected one, saw none");
    for (lang, title) in [
        ("zh-CN", "算盘 · 云视觉 API 价格计算器"),
        ("en", "Suanpan · Cloud vision API pricing"),
        ("zh-CN", "算盘 · 云视觉 API 价格计算器"),
    ] {
        page.switch_to(lang).await?;
        let seen = async || Ok(page.client.title().await?);
        eventually("title", title.to_owned(), seen).await?;
        for (seen, typed) in page.typed().await?.iter().zip(&typed) {
            expect(&format!("typed, now in {lang}"), seen, typed)?;
        }
        expect("controls", page.typed().await?.len(), typed.len())?;
        expect("total", page.exact_total().await?, total.clone())?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn leftovers(page: Page) -> Result<()> {
    fill_the_page(&page).await?;
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        let found = page.foreign_sentences().await?;
        expect(&format!("in the other language, in {lang}"), found, vec![])?;
        expect(&format!("blanks left in {lang}"), page.open_blanks().await?, vec![])?;
    }
    Ok(())
}

/// Amounts and quantities of the bill that the browser's own `Intl` would write otherwise, how many there
/// are, and whether the day in the header is one of its days.
const AS_INTL: &str = r"
const tag = document.documentElement.lang;
const numbers = new Intl.NumberFormat(tag);
const seen = document.querySelector('#bill').textContent.match(/(?<![\d.,])\d[\d,]*/g);
const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
const day = days.format(new Date('2026-11-21'));
const others = seen.filter((text) => text.includes(',') && numbers.format(text.replaceAll(',', '')) !== text);
return [others, seen.filter((text) => text.includes(',')).length > 15,
  document.querySelector('.checked').textContent.includes(day)];";

async fn as_intl(page: Page) -> Result<()> {
    for lang in ["en", "zh-CN"] {
        page.open(lang).await?;
        let seen = page.script(AS_INTL, vec![]).await?;
        expect("other than the browser's", seen, json!([[], true, true]))?;
    }
    Ok(())
}
