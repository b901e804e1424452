//! Wherever the site is put: under its strict policy, in any folder, packed, and as one file.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::host::{copy, folder};
use browser_tests::page::{Page, eventually, expect, expect_part};
use serde_json::json;
use std::path::Path;
use xtask::server::Server;

pub fn cases() -> Vec<Case> {
    vec![
        case("hosting: the policy is sent, and refuses what it should", policy),
        case("hosting: the policy as an element of the page", policy_inside),
        case("hosting: in a folder of another site", in_a_folder),
        case("hosting: files whose names change with their bytes are kept", kept),
        case("hosting: one file, opened from disk", one_file),
        case("hosting: one file says what a browser lacks", one_file_too_old),
    ]
}

const ID: &str = "tencent-face/facial-landmarks";

const CITED: &str = "
return [...document.querySelectorAll('.bill-row .source')].map((cell) => cell.textContent).join();";

/// Does something that needs the second part of the program and the texts.
async fn use_all(page: &Page) -> Result<()> {
    page.switch_to("en").await?;
    page.set_months("1").await?;
    let service = page.add("facial", ID).await?;
    service.fill("calls", "1,010,000").await?;
    // 1,000,000 beyond the free quota at 0.002; the other services of the first visit cost 28,680.
    service.expect_amount(Some("2000")).await?;
    page.expect_total("30680", "¥30,680.00").await?;
    let cited = page.script(CITED, vec![]).await?;
    expect_part("the printed cells", cited.as_str().unwrap_or(""), "0.002元/次")
}

const TRY: &str = "
const [done] = arguments;
const script = document.createElement('script');
const tries = {
  inline: () => { script.textContent = 'window.hacked = true'; document.head.append(script); },
  html: () => { document.createElement('p').innerHTML = '<img>'; },
  style: () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' })),
};
for (const attempt of Object.values(tries)) try { attempt(); } catch { /* refused */ }
fetch('').then((answer) => setTimeout(() => done([
  answer.headers.get('content-security-policy'),
  window.hacked === true,
  getComputedStyle(document.body).display === 'none',
]), 100));";

async fn policy(page: Page) -> Result<()> {
    page.load().await?;
    use_all(&page).await?;
    expect("problems", page.problems().await?, vec![])?;
    let sent = expect_refusals(&page).await?.context("no policy was sent")?;
    for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "trusted-types"] {
        expect_part("policy", &sent, part)?;
    }
    expect("unsafe-inline", sent.contains("unsafe-inline"), false)
}

/// Tries what the policy refuses, and opens the page again. Returns the policy of the page's head.
async fn expect_refusals(page: &Page) -> Result<Option<String>> {
    let found = page.client.execute_async(TRY, vec![]).await?;
    expect("what was done all the same", (&found[1], &found[2]), (&json!(false), &json!(false)))?;
    let is_told = !page.refused().await?.is_empty();
    expect("the refusals are told", is_told, true)?;
    page.load().await?;
    Ok(found[0].as_str().map(str::to_owned))
}

/// The site as on a host that sends no headers, with the line that the documentation has for it.
async fn policy_inside(page: Page) -> Result<()> {
    let documented = include_str!("../../../../docs/hosting.md").lines();
    let line = documented.into_iter().find(|line| line.starts_with("<meta http-equiv"));
    let site = folder(&page, "without-headers")?;
    copy(&xtask::site(), &site)?;
    std::fs::remove_file(site.join("_headers"))?;
    let html = std::fs::read_to_string(site.join("index.html"))?;
    let head = format!("<head>{}", line.context("no line in docs/hosting.md")?);
    std::fs::write(site.join("index.html"), html.replacen("<head>", &head, 1))?;
    let server = Server::start(browser_tests::site_in(site))?;
    let page = Page { base: format!("http://{}/", server.address), ..page };
    page.load().await?;
    use_all(&page).await?;
    expect("problems", page.problems().await?, vec![])?;
    expect("a policy in the head", expect_refusals(&page).await?, None)
}

async fn in_a_folder(page: Page) -> Result<()> {
    let server = Server::start(browser_tests::site().under("/a/b/"))?;
    let base = format!("http://{}/a/b/", server.address);
    let page = Page { base, ..page };
    page.load().await?;
    use_all(&page).await?;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    page.load().await?;
    page.expect_total("30680", "¥30,680.00").await?;
    let above = "const [done] = arguments; fetch('../').then((answer) => done(answer.status));";
    expect("what stands above", page.client.execute_async(above, vec![]).await?, json!(404))?;
    expect("problems", page.problems().await?, vec![])
}

/// Each file with its caching and its packing, as the browser was sent them.
const SENT: &str = "
const [done] = arguments;
const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
// WebKit counts the worker's script.
const isPart = (name) => name.startsWith('http') && !/[/](probe|sw)[.]js$/.test(name);
const names = new Set(loaded.filter(isPart));
Promise.all([...names].map(async (name) => {
  const { headers } = await fetch(name, { cache: 'reload' });
  const file = new URL(name).pathname.slice(1).split(/-[0-9a-f]{16}(?=[.])/);
  return [file.join(''), file.length === 2, headers.get('cache-control'), headers.get('content-encoding')];
})).then(done);";

async fn kept(page: Page) -> Result<()> {
    page.load().await?;
    use_all(&page).await?;
    let sent = page.client.execute_async(SENT, vec![]).await?;
    let mut sent: Vec<(String, bool, String, String)> = serde_json::from_value(sent)?;
    sent.sort();
    let names: Vec<&str> = sent.iter().map(|(name, ..)| &**name).collect();
    let parts = ["boot.js", "later.css", "later.wasm", "still.js", "style.css"];
    expect("files", names, [&parts[..], &["suanpan.js", "suanpan.wasm", "words.txt"]].concat())?;
    for (name, has_hash, caching, packing) in sent {
        expect("named by its bytes", (&*name, has_hash), (&*name, true))?;
        expect_part("caching", &caching, "immutable")?;
        expect("packed", ["br", "gzip"].contains(&&*packing), true)?;
    }
    Ok(())
}

fn from_disk(page: Page, file: &Path) -> Page {
    Page { base: format!("file://{}", file.display()), ..page }
}

async fn one_file(page: Page) -> Result<()> {
    let page = from_disk(page, &xtask::site().join("suanpan.html"));
    page.load().await?;
    page.script("localStorage.clear()", vec![]).await?;
    page.load().await?;
    page.expect_total("154052", "¥154,052.00").await?;
    use_all(&page).await?;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    page.load().await?;
    page.expect_total("30680", "¥30,680.00").await?;
    let link = "#v=1&lang=en&date=2026-11-21&months=1&tencent-face/face-search=calls:2,010,000";
    page.client.goto("about:blank").await?;
    let linked = Page { base: format!("{}{link}", page.base), ..page.clone() };
    linked.load().await?;
    linked.expect_total("6400", "¥6,400.00").await?;
    page.script("localStorage.clear()", vec![]).await?;
    Ok(())
}

async fn one_file_too_old(page: Page) -> Result<()> {
    let text = std::fs::read_to_string(xtask::site().join("suanpan.html"))?;
    let lacking = "<head><script>delete window.DecompressionStream</script>";
    let file = folder(&page, "too-old")?.join("suanpan.html");
    std::fs::write(&file, text.replacen("<head>", lacking, 1))?;
    let page = from_disk(page, &file);
    page.goto(&page.base).await?;
    let is_said = || async { Ok(page.texts("#too-old").await?.concat().contains("Safari 16.4")) };
    eventually("what is needed", true, is_said).await
}
