//! Every view of the page, in both languages and both schemes, through axe-core.

use anyhow::{Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect, expect_part};

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        case("access: what is planted is found", planted),
        case("access: what has the focus is never under the total", focus),
    ];
    cases.extend(views());
    cases.extend(views().into_iter().map(Case::in_the_dark));
    cases
}

fn views() -> Vec<Case> {
    vec![
        case("access: first visit", first_visit),
        case("access: everything open", all_open),
        case("access: one service of every kind", every_kind),
        case("access: bad input", bad_input),
        case("access: empty estimate", empty),
        case("access: on a telephone", telephone),
        case("access: the shape of a price", curve),
    ]
}

const PLANT: &str = "
const small = 'all:unset;display:block;width:8px;height:8px';
const planted = document.createElement('div');
const add = (tag, of, style) => {
  const node = Object.assign(document.createElement(tag), of);
  node.style.cssText = style;
  planted.append(node);
};
planted.style.order = 9;
add('img', { id: 'no-text', src: 'data:,' }, '');
add('button', { id: 'too-small', textContent: 'a' }, small);
add('button', { textContent: 'b' }, small);
add('i', { id: 'too-pale', textContent: 'pale' }, 'color:#888;background:#999');
document.querySelector('main').append(planted);
document.documentElement.removeAttribute('lang');";

/// Or the other cases would pass because nothing is looked for.
async fn planted(page: Page) -> Result<()> {
    page.load().await?;
    page.script(PLANT, vec![]).await?;
    let found = page.barriers().await?.join("\n");
    let planted = [
        "html-has-lang: html: ",
        "image-alt: #no-text: ",
        "target-size: #too-small: ",
        "color-contrast: #too-pale: ",
    ];
    for rule in planted {
        expect_part("axe-core", &found, rule)?;
    }
    Ok(())
}

/// Fails with all that axe-core finds in both languages.
async fn expect_access(page: &Page) -> Result<()> {
    let mut found = vec![];
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        let barriers = page.barriers().await?;
        found.extend(barriers.into_iter().map(|barrier| format!("{lang}: {barrier}")));
    }
    let list = found.join("\n         ");
    ensure!(found.is_empty(), "axe-core: expected nothing, saw {}\n         {list}", found.len());
    Ok(())
}

async fn first_visit(page: Page) -> Result<()> {
    page.load().await?;
    expect_access(&page).await
}

async fn all_open(page: Page) -> Result<()> {
    page.load().await?;
    page.open_all_sections().await?;
    expect_access(&page).await
}

/// Metered with packages, QPS, devices, video, unpriced, templates; with lines of several months.
async fn add_every_kind(page: &Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("12").await?;
    page.service("tencent-face/face-search").fill("calls", "60,000,000").await?;
    page.add("QPS", "tencent-face/qps").await?.add_row().await?;
    page.add("offline face", "tencent-face/sdk-face-recognition").await?;
    page.add("video enhancement", "alibaba-viapi/comprehensive-video-enhancement").await?;
    page.add("celebrity", "alibaba-viapi/celebrity-recognition").await?;
    page.add("template", "tencent-portrait/template-quota").await?;
    page.add("facial landmarks", "tencent-face-legacy/facial-landmarks").await?;
    page.fill_filter("").await
}

async fn every_kind(page: Page) -> Result<()> {
    add_every_kind(&page).await?;
    page.open_all_sections().await?;
    expect_access(&page).await
}

async fn bad_input(page: Page) -> Result<()> {
    page.open("en").await?;
    page.service("tencent-face/face-search").fill("calls", "lots").await?;
    page.add("offline face", "tencent-face/sdk-face-recognition")
        .await?
        .fill("devices", "")
        .await?;
    expect_access(&page).await?;
    page.set_months("a year").await?;
    expect_access(&page).await
}

async fn empty(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    page.fill_filter("no service has this name").await?;
    expect_access(&page).await
}

async fn telephone(page: Page) -> Result<()> {
    add_every_kind(&page).await?;
    page.open_all_sections().await?;
    page.resize(360, 740).await?;
    expect_access(&page).await
}

async fn curve(page: Page) -> Result<()> {
    add_every_kind(&page).await?;
    for id in [
        "tencent-face/face-search",
        "tencent-face/sdk-face-recognition",
        "tencent-portrait/template-quota",
    ] {
        page.service(id).choose("curve").await?;
    }
    page.service("tencent-face/face-search").fill("budget", "50,000.50").await?;
    page.service("tencent-face/sdk-face-recognition").fill("budget", "lots").await?;
    page.open_all_sections().await?;
    expect_access(&page).await
}

/// WCAG 2.4.11, which axe-core cannot check.
async fn focus(page: Page) -> Result<()> {
    add_every_kind(&page).await?;
    page.open_all_sections().await?;
    page.resize(360, 740).await?;
    expect("hidden", page.hidden_when_focused().await?, vec![])?;
    let cover = "document.querySelector('.total').style.minHeight = '60vh'";
    page.script(cover, vec![]).await?;
    let hidden = page.hidden_when_focused().await?;
    ensure!(!hidden.is_empty(), "a total over most of the page: expected that it hides something");
    Ok(())
}
