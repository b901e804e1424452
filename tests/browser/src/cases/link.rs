//! The estimate in the page's address: links opened, copied, pasted, damaged, and the way back.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, SIGN, eventually, expect, expect_part};
use serde_json::{Value, json};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    vec![
        case("link: each product's estimate opens as it was", each_product),
        case("link: a first visit keeps its address, and then it follows", follows),
        case("link: a link wins over what was saved, which stays", wins),
        case("link: a damaged link says what cannot be read", damaged),
        case("link: a link of a newer version says so", newer),
        case("link: loaded again amid an edit, the page shows the edit", amid_an_edit),
        case("link: another link, pasted into the address, is one step", pasted),
        case("link: copied, and Back returns to it", copied),
        case("link: without a clipboard the link is there to copy", refused),
        case("link: without storage or history the page works", no_history),
        case("link: the button fits on narrow pages", narrow),
    ]
}

const COPY: &str = "button[data-copy]";
const NOTICE: &str = "[data-notice]";
const HASH: &str = "return location.hash";
const STORED: &str = "return localStorage.getItem('suanpan')";
const CALLS: &str = "v=1&lang=en&date=2026-11-21&months=1&tencent-face/face-search=calls:2,010,000";

/// One link of every product, with what it costs and how that is shown.
const PRODUCTS: [(&str, &str, &str); 5] = [
    ("tencent-face/face-search=calls:52,000,000;buy-50000000:1/1", "148868", "¥148,868.00"),
    ("tencent-face-legacy/face-comparison=calls:3,500,000", "10470", "¥10,470.00"),
    ("tencent-image-analysis/pet-recognition-image=calls:50,000", "882", "¥882.00"),
    ("tencent-portrait/qps=order:50/1/0/1", "200000", "¥200,000.00"),
    (
        "alibaba-viapi/comprehensive-video-enhancement=video:2:20/1080/60&alibaba-viapi/license-plate-recognition=calls:15,000",
        "6112/3",
        "¥2,037.33",
    ),
];

/// Longer than the pause after which the address follows.
async fn pause() {
    tokio::time::sleep(Duration::from_millis(900)).await;
}

/// Opens a link in a page that loads.
async fn open(page: &Page, link: &str) -> Result<()> {
    page.client.goto("about:blank").await?;
    let base = format!("{}#{link}", page.base);
    Page { base, ..page.clone() }.load().await
}

async fn hash(page: &Page) -> Result<String> {
    Ok(page.script(HASH, vec![]).await?.as_str().unwrap_or("").to_owned())
}

/// A link as the page writes it: with its size.
fn written(link: &str) -> String {
    let parts = link.strip_prefix("v=1&").unwrap_or(link);
    format!("#v=1&size={}&{parts}", parts.len())
}

async fn notices(page: &Page) -> Result<String> {
    Ok(page.texts(NOTICE).await?.join(" "))
}

async fn each_product(page: Page) -> Result<()> {
    for (services, exact, shown) in PRODUCTS {
        let link = format!("v=1&lang=zh-CN&date=2026-11-21&months=1&{services}");
        open(&page, &link).await?;
        page.expect_total(exact, shown).await?;
        expect("language", page.attribute("html", "lang").await?.as_deref(), Some("zh-CN"))?;
        expect("address", hash(&page).await?, format!("#{link}"))?;
        expect("notices", notices(&page).await?, String::new())?;
        // What the page itself makes of it opens as the same.
        let typed = page.typed().await?;
        page.set_months("2").await?;
        page.set_months("1").await?;
        page.click(COPY).await?;
        eventually("address", written(&link), || hash(&page)).await?;
        open(&page, &written(&link)[1..]).await?;
        expect("typed", page.typed().await?, typed)?;
        page.expect_total(exact, shown).await?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn follows(page: Page) -> Result<()> {
    page.load().await?;
    page.script(SIGN, vec![]).await?;
    pause().await;
    page.fill_filter("face").await?;
    pause().await;
    expect("address before a change", hash(&page).await?, String::new())?;
    page.open_empty("en").await?;
    let search = page.add("face search", "tencent-face/face-search").await?;
    let calls = "v=1&lang=en&months=1&tencent-face/face-search=calls:";
    for text in ["7", "2,010,000"] {
        search.fill("calls", text).await?;
        eventually("address", written(&format!("{calls}{text}")), || hash(&page)).await?;
    }
    let n_entries = page.script("return history.length", vec![]).await?;
    search.fill("calls", "８").await?;
    eventually("address", written(&format!("{calls}%EF%BC%98")), || hash(&page)).await?;
    expect("entries of history", page.script("return history.length", vec![]).await?, n_entries)
}

async fn wins(page: Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("2").await?;
    pause().await;
    let stored = page.script(STORED, vec![]).await?;
    open(&page, CALLS).await?;
    page.expect_total("6400", "¥6,400.00").await?;
    page.service("tencent-face/face-search").expect_value("calls", "2,010,000").await?;
    page.fill_filter("face").await?;
    pause().await;
    expect("stored", page.script(STORED, vec![]).await?, stored)?;
    page.set_months("3").await?;
    let kept = || async { page.script(STORED, vec![]).await };
    eventually("stored", json!(CALLS.replace("months=1", "months=3")), kept).await
}

async fn damaged(page: Page) -> Result<()> {
    let whole = written(CALLS);
    let cut = &whole[1..whole.len() - 4];
    open(&page, cut).await?;
    page.service("tencent-face/face-search").expect_value("calls", "2,010").await?;
    expect_part("notice", &notices(&page).await?, "calls:2,010…")?;
    page.script(SIGN, vec![]).await?;
    pause().await;
    expect("address", hash(&page).await?, format!("#{cut}"))?;
    page.click("button[data-dismiss]").await?;
    eventually("notices", String::new(), || notices(&page)).await?;
    open(&page, &format!("{CALLS}&gone/thing=calls:5&%3Cimg%20src=x%20onerror=alert(1)%3E"))
        .await?;
    page.expect_total("6400", "¥6,400.00").await?;
    let said = notices(&page).await?;
    for part in ["gone/thing=calls:5", "onerror", "damaged"] {
        expect_part("notice", &said, part)?;
    }
    page.set_months("2").await?;
    expect_part("notice after a change", &notices(&page).await?, "gone/thing")?;
    // Nothing at all: the first estimate stands.
    pause().await;
    page.script("localStorage.removeItem('suanpan')", vec![]).await?;
    open(&page, "v=x").await?;
    page.expect_total("154052", "¥154,052.00").await?;
    expect_part("notice", &notices(&page).await?, "v=x")?;
    expect("problems", page.problems().await?, vec![])
}

/// Types twice into one box, so that the second change waits for the pause, and loads the page again.
const TYPE_AND_RELOAD: &str = "
const box = document.querySelector(\"[data-field='horizon-months']\");
for (const text of ['2', '3']) {
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
setTimeout(() => location.reload());";

async fn amid_an_edit(page: Page) -> Result<()> {
    open(&page, CALLS).await?;
    page.expect_total("6400", "¥6,400.00").await?;
    page.script(TYPE_AND_RELOAD, vec![]).await?;
    page.expect_total("19200", "¥19,200.00").await?;
    let address = written(&CALLS.replace("months=1", "months=3"));
    eventually("address", address, || hash(&page)).await?;
    // Two browsers' own button passes over a page that no hand has touched.
    page.script("history.back()", vec![]).await?;
    page.expect_total("6400", "¥6,400.00").await?;
    expect("address", hash(&page).await?, format!("#{CALLS}"))?;
    // Opened afresh, the link is what it says, though more was saved.
    open(&page, CALLS).await?;
    page.expect_total("6400", "¥6,400.00").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn newer(page: Page) -> Result<()> {
    open(&page, &format!("{};colour:red", CALLS.replace("v=1", "v=2"))).await?;
    page.expect_total("6400", "¥6,400.00").await?;
    let said = notices(&page).await?;
    for part in ["newer version", "colour:red"] {
        expect_part("notice", &said, part)?;
    }
    page.switch_to("zh-CN").await?;
    expect_part("notice", &notices(&page).await?, "更新版本")
}

async fn pasted(page: Page) -> Result<()> {
    page.load().await?;
    page.switch_to("en").await?;
    page.set_months("12").await?;
    page.script("window.isSamePage = true; location.hash = arguments[0]", vec![json!(CALLS)])
        .await?;
    page.expect_total("6400", "¥6,400.00").await?;
    pause().await;
    expect("address", hash(&page).await?, format!("#{CALLS}"))?;
    page.client.back().await?;
    page.expect_total("154052", "¥154,052.00").await?;
    page.client.forward().await?;
    page.expect_total("6400", "¥6,400.00").await?;
    page.click("button[data-history='undo']").await?;
    page.expect_total("154052", "¥154,052.00").await?;
    page.click("button[data-history='redo']").await?;
    page.expect_total("6400", "¥6,400.00").await?;
    expect("same page", page.script("return window.isSamePage", vec![]).await?, Value::Bool(true))?;
    page.script("location.hash = 'bill'", vec![]).await?;
    pause().await;
    page.expect_total("6400", "¥6,400.00").await?;
    page.script("location.hash = 'v=1&months=3&oops'", vec![]).await?;
    let said = || async { Ok(notices(&page).await?.contains("oops")) };
    eventually("a notice", true, said).await?;
    page.expect_total("6400", "¥6,400.00").await
}

async fn copied(page: Page) -> Result<()> {
    let base = page.base.clone() + "?clipboard=kept";
    let asked = Page { base, ..page.clone() };
    asked.load().await?;
    page.switch_to("en").await?;
    page.set_months("1").await?;
    page.click(COPY).await?;
    let shared = || async {
        let text = page.script("return window.__copied", vec![]).await?;
        Ok(text.as_str().is_some_and(|text| text.starts_with(&format!("{}#v=1&", page.base))))
    };
    eventually("the link in the clipboard", true, shared).await?;
    let said = || async { Ok(page.texts("header [role='status']").await?.concat()) };
    let expected = "Link copied: whoever opens it sees this estimate.".to_owned();
    eventually("what is said", expected, said).await?;
    let shared = hash(&page).await?;
    let total = page.exact_total().await?;
    for months in ["5", "6"] {
        page.set_months(months).await?;
        pause().await;
    }
    eventually("what is said", String::new(), said).await?;
    expect_part("address", &hash(&page).await?, "months=6")?;
    page.client.back().await?;
    eventually("address", shared, || hash(&page)).await?;
    eventually("total", total, || page.exact_total()).await?;
    page.client.forward().await?;
    let months = || page.value("[data-field='horizon-months']");
    eventually("months", "6".to_owned(), months).await?;
    expect("problems", page.problems().await?, vec![])
}

async fn refused(page: Page) -> Result<()> {
    for how in ["refused", "none"] {
        let base = format!("{}?clipboard={how}", page.base);
        Page { base, ..page.clone() }.load().await?;
        page.click(COPY).await?;
        page.find("#link").await?;
        let selected = "
            const box = document.activeElement;
            return box.id === 'link' ? box.value.slice(box.selectionStart, box.selectionEnd) : ''";
        let link = format!("{}{}", page.base, hash(&page).await?);
        let seen =
            || async { Ok(page.script(selected, vec![]).await?.as_str().map(str::to_owned)) };
        eventually("selected", Some(link), seen).await?;
        expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        page.click("button[data-dismiss]").await?;
        eventually("notices", String::new(), || notices(&page)).await?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn no_history(page: Page) -> Result<()> {
    let base = page.base.clone() + "?storage=refused&history";
    let page = Page { base, ..page };
    page.load().await?;
    page.service("tencent-face/static-liveness").fill("packages-10000000", "0").await?;
    page.expect_total("155652", "¥155,652.00").await?;
    pause().await;
    page.click(COPY).await?;
    page.set_months("1").await?;
    pause().await;
    expect("address", hash(&page).await?, String::new())?;
    expect("problems", page.problems().await?, vec![])
}

/// Where the header's parts stand.
const HEADER: &str = "
const header = document.querySelector('header').getBoundingClientRect();
const button = document.querySelector('button[data-copy]').getBoundingClientRect();
return [Math.round(header.height), button.right <= innerWidth, Math.round(button.width)]";

async fn narrow(page: Page) -> Result<()> {
    let base = page.base.clone() + "?clipboard=kept";
    Page { base, ..page.clone() }.load().await?;
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        for width in [320, 360, 1280] {
            if page.engine == browser_tests::engine::Engine::Chromium || width > 320 {
                page.resize(width, 740).await?;
            }
            page.set_months("2").await?;
            page.set_months("1").await?;
            let before = page.script(HEADER, vec![]).await?;
            page.click(COPY).await?;
            let is_copied = || page.attribute(COPY, "data-copy");
            eventually("copied", Some("done".to_owned()), is_copied).await?;
            expect(
                &format!("{lang}, {width}"),
                page.script(HEADER, vec![]).await?,
                before.clone(),
            )?;
            expect("in view", before[1].clone(), Value::Bool(true))?;
            expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        }
    }
    Ok(())
}
