//! The bill for other programs.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::page::{Page, eventually, expect, expect_part};

pub fn cases() -> Vec<Case> {
    vec![
        case("export: every file holds the bill as it stands", files),
        case("export: the table is copied", copied),
        case("export: what is refused can be copied by hand", refused),
        case("export: the page is printed", printed),
        case("export: what was exported goes when the bill changes", goes),
    ]
}

const SUMMARY: &str = ".export > summary";
const TEXT: &str = "#export-text";

/// Keeps what the page hands to the browser, and saves nothing.
const CATCH: &str = "
window.caught = [];
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => {
  const address = createObjectURL.call(URL, blob);
  blob.arrayBuffer().then((bytes) => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    window.caught.push({ text, type: blob.type });
  });
  return address;
};
HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };
window.print = () => { window.printed = true; };";

const N_CAUGHT: &str = "return window.caught.length";

async fn open(page: &Page, lang: &str) -> Result<()> {
    page.open(lang).await?;
    page.script(CATCH, vec![]).await?;
    page.click(SUMMARY).await
}

async fn press(page: &Page, name: &str) -> Result<()> {
    page.click(&format!("button[data-export='{name}']")).await
}

async fn text_of(page: &Page, script: &str) -> Result<String> {
    let seen = page.script(script, vec![]).await?;
    seen.as_str().map(str::to_owned).with_context(|| format!("expected a text, saw {seen}"))
}

/// 52,000,000 − 10,000 − 50,000,000 at 0.0032 are 6,368, and the package costs 142,500.
async fn files(page: Page) -> Result<()> {
    open(&page, "zh-CN").await?;
    let date = page.value("#date").await?;
    for (n, (name, end, kind, begins, part)) in [
        ("csv", ".csv", "text/csv", "\u{feff}产品,服务,", ",6368,6368.00,CNY,"),
        ("json", ".json", "application/json", "{\"date\":\"", "\"calls\":52000000,"),
        ("markdown", ".md", "text/markdown", "| 产品 | 服务 |", "| 148868 | 148868.00 | CNY |"),
        ("focus", "-focus.csv", "text/csv", "BilledCost,EffectiveCost,", "\r\n6368.0,6368.0,"),
    ]
    .into_iter()
    .enumerate()
    {
        press(&page, name).await?;
        let caught = || page.script(N_CAUGHT, vec![]);
        eventually(name, serde_json::json!(n + 1), caught).await?;
        let text = text_of(&page, "return window.caught.at(-1).text").await?;
        expect("beginning", text.starts_with(begins), true).context(text.clone())?;
        expect_part(name, &text, part)?;
        let seen = text_of(&page, "return window.caught.at(-1).type").await?;
        expect_part("type", &seen, kind)?;
        let saved = text_of(&page, "return window.saved").await?;
        expect("name", saved, format!("suanpan-{date}{end}"))?;
        // What cannot be saved stands there, too.
        let shown = page.value(TEXT).await?;
        let lines = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        expect("shown text", shown, lines)?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn copied(page: Page) -> Result<()> {
    open(&page, "en").await?;
    let watch = "
window.copies = [];
window.addEventListener('copy', (event) => {
  window.html = event.clipboardData.getData('text/html');
  const { value, selectionStart, selectionEnd } = document.activeElement;
  window.copies.push(value.slice(selectionStart, selectionEnd));
});";
    page.script(watch, vec![]).await?;
    press(&page, "copy").await?;
    let told = || async { Ok(page.texts(".export .told").await?.concat()) };
    eventually("told", "Copied. Paste it into a spreadsheet.".to_owned(), told).await?;
    let copied = text_of(&page, "return window.copies.join('')").await?;
    expect_part("headings", &copied, "Product\tService\tFrom month\t")?;
    expect_part("total", &copied, "\t148868\t148868.00\tCNY\t")?;
    expect("focus", page.has_focus("button[data-export='copy']").await?, true)?;
    let html = text_of(&page, "return window.html").await?;
    expect_part("a table for documents", &html, "<table><thead><tr><th>Product</th>")?;
    expect_part("its total", &html, "<td>148868</td><td>148868.00</td><td>CNY</td>")?;
    // WebKit's driver cannot paste.
    if page.engine != Engine::WebKit {
        page.script("scrollTo(0, 0)", vec![]).await?;
        let filter = page.find("#picker-filter").await?;
        filter.click().await?;
        page.chord(&[browser_tests::page::key::CONTROL], 'v').await?;
        expect_part("pasted", &page.value("#picker-filter").await?, "148868.00")?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn refused(page: Page) -> Result<()> {
    open(&page, "zh-CN").await?;
    page.script("document.execCommand = () => false", vec![]).await?;
    press(&page, "copy").await?;
    let told = || async { Ok(page.texts(".export .told").await?.concat()) };
    eventually("told", "浏览器不允许自动复制，请从下方手动复制。".to_owned(), told).await?;
    expect_part("shown text", &page.value(TEXT).await?, "\t148868\t148868.00\tCNY\t")
}

async fn printed(page: Page) -> Result<()> {
    open(&page, "en").await?;
    press(&page, "print").await?;
    let printed = || page.script("return window.printed === true", vec![]);
    eventually("printed", serde_json::json!(true), printed).await?;
    let paper = text_of(&page, "return document.querySelector('.on-paper').textContent").await?;
    expect_part("dates", &paper, "prices checked on")?;
    expect_part("link", &paper, &format!("Open this estimate: {}#v=1&size=", page.base))?;
    let is_shown = "return document.querySelector('.on-paper').offsetHeight > 0";
    expect("shown on the screen", page.script(is_shown, vec![]).await?, serde_json::json!(false))
}

async fn goes(page: Page) -> Result<()> {
    open(&page, "en").await?;
    press(&page, "json").await?;
    page.find(TEXT).await?;
    page.service("tencent-face/face-search").fill("calls", "2,010,000").await?;
    eventually("texts", vec![], || page.texts(TEXT)).await?;
    press(&page, "json").await?;
    page.find(TEXT).await?;
    expect_part("shown text", &page.value(TEXT).await?, "\"calls\":2010000,")
}
