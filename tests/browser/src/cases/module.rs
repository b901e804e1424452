//! The JavaScript module in browsers: from another origin, built by Vite, from Vite's own server.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::host::{copy, folder};
use browser_tests::page::{Page, eventually, expect};
use browser_tests::process::Group;
use std::process::Command;
use xtask::module::{consumer, package};
use xtask::server::{Server, Site, bind_new};

pub fn cases() -> Vec<Case> {
    vec![
        case("module: from another origin it answers what it answers in Node", elsewhere),
        case("module: built by Vite", built),
        case("module: from Vite's own server", served),
    ]
}

/// The text of the page's `<output>`, once it has one.
async fn answer(page: &Page) -> Result<String> {
    let is_there = async || Ok(!page.texts("output").await?.concat().is_empty());
    eventually("an answer", true, is_there).await?;
    Ok(page.texts("output").await?.concat())
}

/// Document F's example: 50,000,000 from a package, 1,990,000 at 0.0032.
const SCENARIO: &str = "{ date: '2026-11-21', services: [{ product: 'tencent-face', \
    service: 'face-search', calls: 52000000, packages: [{ size: 50000000 }] }] }";

/// As a CDN serves it, under the policy that the module's README asks for.
async fn elsewhere(page: Page) -> Result<()> {
    let cdn = folder(&page, "module-cdn")?;
    copy(&package(), &cdn)?;
    std::fs::write(cdn.join("_headers"), "/*\n  Access-Control-Allow-Origin: *\n")?;
    let cdn = Server::start(Site::at(cdn))?;
    let folder = folder(&page, "module")?;
    for script in ["digest.mjs", "services.mjs"] {
        std::fs::copy(consumer().join(script), folder.join(script))?;
    }
    let main = format!(
        "import * as suanpan from 'http://{}/browser.js';\n\
         import {{ digest }} from './digest.mjs';\n\
         await suanpan.init();\n\
         document.title = suanpan.writeLink({SCENARIO}, {{ lang: 'en' }});\n\
         document.querySelector('output').textContent = await digest(suanpan);\n",
        cdn.address
    );
    std::fs::write(folder.join("main.mjs"), main)?;
    let html = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Module</title>\
        <link rel=\"icon\" href=\"data:,\"></head><body><output></output>\
        <script type=\"module\" src=\"main.mjs\"></script></body></html>";
    std::fs::write(folder.join("index.html"), html)?;
    let policy = format!(
        "/*\n  Content-Security-Policy: default-src 'none'; img-src data:; \
         script-src 'self' 'wasm-unsafe-eval' http://{0}; connect-src http://{0}\n",
        cdn.address
    );
    std::fs::write(folder.join("_headers"), policy)?;
    let host = Server::start(Site::at(folder))?;
    page.goto(&format!("http://{}/", host.address)).await?;
    let seen = answer_in_time(&page).await?;
    let node = Command::new("node").arg("print-digest.mjs").current_dir(consumer()).output()?;
    let node = String::from_utf8(node.stdout)?;
    expect("answers and their hash", seen.as_str(), node.trim())?;
    let n: usize = seen.split(' ').next().unwrap_or("").parse()?;
    expect("ten thousand answers", n > 10_000, true)?;
    // A link that a program has written opens the page.
    let link = page.client.title().await?;
    Page { base: format!("{}#{link}", page.base), ..page.clone() }.load().await?;
    page.expect_total("148868", "¥148,868.00").await
}

/// Ten thousand answers take their time on a busy machine.
async fn answer_in_time(page: &Page) -> Result<String> {
    for _ in 0..9 {
        if let Ok(seen) = answer(page).await {
            return Ok(seen);
        }
    }
    answer(page).await
}

async fn built(page: Page) -> Result<()> {
    let server = Server::start(Site::at(consumer().join("dist")))?;
    page.goto(&format!("http://{}/", server.address)).await?;
    expect("total", answer(&page).await?, "1980".to_owned())
}

async fn served(page: Page) -> Result<()> {
    let port = bind_new()?.local_addr()?.port().to_string();
    let (vite, log) = (xtask::vite()?, xtask::target().join("browser-logs/vite.log"));
    let vite = vite.to_str().context("a path without text")?;
    let words = [
        "node",
        vite,
        "--port",
        &port,
        "--strictPort",
        "--host",
        "127.0.0.1",
        "--clearScreen=false",
    ];
    let root = consumer();
    let words = [&words[..], &[root.to_str().context("a path without text")?]].concat();
    let _server = Group::start(&words, &[], &log)?;
    let address = format!("http://127.0.0.1:{port}/served.html");
    // It takes a while to start.
    for _ in 0..20 {
        if page.client.goto(&address).await.is_ok() && page.find("output").await.is_ok() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    expect("total", answer_in_time(&page).await?, "1980".to_owned())
}
