//! The page in a frame of another page.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::host::Host;
use browser_tests::page::{Page, eventually, expect, expect_part, key};
use serde_json::{Value, json};
use xtask::server::Server;

pub fn cases() -> Vec<Case> {
    vec![
        case("frame: plain, of a fixed height, without any script", plain),
        case("frame: plain, of a fixed height", in_the_dark).in_the_dark(),
        case("frame: tells what stands in it", tells),
        case("frame: as high as what stands in it", as_high),
        case("frame: theme, language and link follow the page around it", follows),
        case("frame: an estimate to read", to_read),
        case("frame: a damaged link is told and the rest is open", damaged),
        case("frame: what is no message of the page around it is ignored", hostile),
        case("frame: keeps out of the history and the storage of others", apart),
        case("frame: sandboxed, without an origin", sandboxed),
        case("frame: in a page that forbids nearly everything", strict),
        case("frame: without storage", without_storage),
        case("frame: a calculator that has stopped says so", stopped),
        case("embed: what the page writes for authors works when it is pasted", pasted),
        case("embed: what is chosen stands in the markup, which can be copied", chosen),
    ]
}

const FRAME: &str = "<p>Before.</p><iframe src=\"CALCembed.html#LINK\" title=\"Suanpan\" \
    width=\"100%\" height=\"720\" loading=\"lazy\" allow=\"clipboard-write\"></iframe><p>After.</p>";

/// 52,000,000 searches in a month, with one package.
const EXAMPLE: &str =
    "v=1&lang=en&months=1&tencent-face/face-search=calls:52,000,000;buy-50000000:1/1";

fn frame(link: &str) -> String {
    FRAME.replace("LINK", &link.replace('&', "&amp;"))
}

/// Whether all that matters is in sight inside the frame.
const IN_SIGHT: &str = "
const box = document.querySelector('[data-total]').getBoundingClientRect();
return [box.width > 0 && box.top >= 0 && box.bottom <= innerHeight,
  document.documentElement.scrollWidth <= innerWidth];";

async fn plain(page: Page) -> Result<()> {
    for (width, lang) in [(1280, "en"), (760, "zh-CN"), (360, "en")] {
        page.resize(width, 800).await?;
        let link = EXAMPLE.replace("lang=en", &format!("lang={lang}"));
        let host = Host::open(&page, "plain", &frame(&link), &[]).await?;
        let inside = host.enter(0).await?;
        inside.expect_total("148868", "¥148,868.00").await?;
        expect("language", inside.attribute("html", "lang").await?, Some(lang.to_owned()))?;
        expect("in sight", inside.script(IN_SIGHT, vec![]).await?, json!([true, true]))?;
        host.leave().await?;
        host.page.screenshot(&format!("frame {width} {lang}")).await?;
    }
    Ok(())
}

async fn in_the_dark(page: Page) -> Result<()> {
    let host = Host::open(&page, "dark", &frame(EXAMPLE), &[]).await?;
    let inside = host.enter(0).await?;
    inside.expect_total("148868", "¥148,868.00").await?;
    expect("dark", is_dark(&inside).await?, true)?;
    host.leave().await?;
    host.page.screenshot("frame").await?;
    host.configure(json!({ "theme": "light" })).await?;
    let inside = host.enter(0).await?;
    eventually("light", false, || is_dark(&inside)).await?;
    host.leave().await
}

const SURFACE: &str = "
const [red] = getComputedStyle(document.querySelector('.panel')).backgroundColor.match(/\\d+/g);
return Number(red) < 128;";

pub(super) async fn is_dark(page: &Page) -> Result<bool> {
    Ok(page.script(SURFACE, vec![]).await? == true)
}

async fn tells(page: Page) -> Result<()> {
    let host = Host::open(&page, "tells", &frame("v=1"), &[]).await?;
    host.hears("ready", "/protocol", json!(1)).await?;
    expect("before a word of the host", host.heard("change").await?, Value::Null)?;
    host.configure(json!({ "lang": "en" })).await?;
    host.hears("change", "/totals/horizon", json!("154052")).await?;
    let change = host.heard("change").await?;
    for (pointer, value) in [
        ("/id", json!("test")),
        ("/lang", json!("en")),
        ("/origin", json!(page.base.trim_end_matches('/'))),
        (
            "/totals",
            json!({"currency": "CNY", "months": 12, "horizon": "154052", "complete": true}),
        ),
    ] {
        expect(pointer, change.pointer(pointer), Some(&value))?;
    }
    expect_part("link", change["link"].as_str().unwrap_or(""), "&months=12&tencent-face/")?;
    host.enter(0).await?.set_months("1").await?;
    host.leave().await?;
    host.hears("change", "/totals/horizon", json!("28680")).await?;
    host.hears("change", "/totals/months", json!(1)).await?;
    let inside = host.enter(0).await?;
    inside.set_months("none").await?;
    host.leave().await?;
    host.hears("change", "/totals/horizon", Value::Null).await?;
    host.hears("change", "/totals/complete", json!(false)).await
}

const FITS: &str = "
const root = document.documentElement;
const sticksOut = (node) => node.getBoundingClientRect().right > innerWidth + 1;
return [Math.ceil(root.getBoundingClientRect().height), root.scrollHeight - innerHeight <= 0,
  [...document.querySelectorAll('main *:not(.unseen)')].filter(sticksOut).map((node) => node.className)];";

const GROW: &str = "document.querySelector('iframe').style.height = arguments[0] + 'px'";

async fn as_high(page: Page) -> Result<()> {
    for width in [1280, 360] {
        page.resize(width, 800).await?;
        let host = Host::open(&page, "high", &frame(EXAMPLE), &[]).await?;
        host.configure(json!({ "height": "auto" })).await?;
        host.enter(0).await?.expect_total("148868", "¥148,868.00").await?;
        host.leave().await?;
        // The host obeys until nothing is left to say.
        for _ in 0..5 {
            let height = host.heard("resize").await?["height"].clone();
            host.page.script(GROW, vec![height]).await?;
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let told = host.heard("resize").await?["height"].clone();
        expect("the words of other hosts", &host.heard("iframe.resize").await?["height"], &told)?;
        let inside = host.enter(0).await?;
        expect("fits", inside.script(FITS, vec![]).await?, json!([told, true, []]))?;
        // Both ends of it have the total.
        expect("totals", inside.texts("[data-total], .totals .whole dd").await?.len(), 2)?;
        host.leave().await?;
        host.page.screenshot(&format!("frame as high as it needs {width}")).await?;
    }
    Ok(())
}

async fn follows(page: Page) -> Result<()> {
    let host = Host::open(&page, "follows", &frame("v=1&theme=dark&lang=zh-CN"), &[]).await?;
    let inside = host.enter(0).await?;
    expect("dark from the address", is_dark(&inside).await?, true)?;
    expect("language", inside.attribute("html", "lang").await?, Some("zh-CN".to_owned()))?;
    host.leave().await?;
    host.configure(json!({ "theme": "light", "lang": "en-GB", "link": EXAMPLE })).await?;
    host.hears("change", "/totals/horizon", json!("148868")).await?;
    let inside = host.enter(0).await?;
    inside.expect_total("148868", "¥148,868.00").await?;
    expect("light", is_dark(&inside).await?, false)?;
    expect("language", inside.attribute("html", "lang").await?, Some("en".to_owned()))?;
    host.leave().await?;
    host.configure(json!({ "theme": "auto", "lang": "fr" })).await?;
    let inside = host.enter(0).await?;
    eventually("another language", Some("en".to_owned()), || inside.attribute("html", "lang"))
        .await?;
    host.leave().await
}

async fn to_read(page: Page) -> Result<()> {
    let link = ["v=1&readonly=1&", EXAMPLE.trim_start_matches("v=1&")].concat();
    let host = Host::open(&page, "read", &frame(&link), &[]).await?;
    let inside = host.enter(0).await?;
    inside.expect_total("148868", "¥148,868.00").await?;
    let controls = "input, select, [data-history], [data-copy], [data-add], [data-remove]";
    expect("what could change it", inside.texts(controls).await?, vec![])?;
    // The closed notes are opened, which have the buttons for other readings.
    inside
        .script("for (const all of document.querySelectorAll('details')) all.open = true", vec![])
        .await?;
    expect("other readings", inside.texts(".notes button").await?, vec![])?;
    let out = inside.attribute(".way-out", "href").await?.unwrap_or_default();
    expect_part("the way out", &out, "tencent-face/face-search=calls:52,000,000")?;
    host.leave().await?;
    host.page.screenshot("frame to read").await?;
    host.configure(json!({ "readonly": false })).await?;
    let inside = host.enter(0).await?;
    inside.set_months("2").await?;
    // 52,000,000 more calls with 2,000,000 of the package left to burn: none is.
    inside.service("tencent-face/face-search").expect_value("calls", "52,000,000").await?;
    host.leave().await
}

async fn damaged(page: Page) -> Result<()> {
    let link = EXAMPLE.to_owned() + "&tencent-face/no-such=calls:1";
    let host = Host::open(&page, "damaged", &frame(&link), &[]).await?;
    host.configure(json!({})).await?;
    host.hears("error", "/reason", json!("link")).await?;
    host.hears("change", "/totals/horizon", json!("148868")).await?;
    let inside = host.enter(0).await?;
    expect_part("notice", &inside.texts("[data-notice]").await?.concat(), "no-such")?;
    host.leave().await
}

/// A second frame of the host's, which speaks to the first one.
const OTHER: &str = "
const other = document.createElement('iframe');
document.body.append(other);
const script = other.contentDocument.createElement('script');
script.textContent = `parent.document.querySelector('iframe').contentWindow
  .postMessage({ suanpan: 1, id: 'other', type: 'config', theme: 'dark' }, '*')`;
other.contentDocument.body.append(script);";

async fn hostile(page: Page) -> Result<()> {
    let host = Host::open(&page, "hostile", &frame(EXAMPLE), &[]).await?;
    host.configure(json!({ "theme": "light" })).await?;
    host.hears("change", "/totals/horizon", json!("148868")).await?;
    let good = json!({ "suanpan": 1, "id": "bad", "type": "config" });
    for (key, value) in [
        ("suanpan", json!(2)),
        ("suanpan", json!("1")),
        ("type", json!("change")),
        ("id", json!(7)),
        ("id", json!("x".repeat(101))),
        ("theme", json!("javascript:alert(1)")),
        ("theme", Value::Null),
        ("lang", json!("<img src=x onerror=alert(1)>")),
        ("readonly", json!("true")),
        ("link", json!("javascript:alert(1)")),
        ("link", json!(format!("v=1&lang={}", "x".repeat(1_000_000)))),
        ("height", json!(1e9)),
        ("constructor", json!({})),
        ("unknown", json!(1)),
    ] {
        let mut message = good.clone();
        message[key] = value;
        host.page.script("send(arguments[0])", vec![message]).await?;
    }
    for text in [
        "null",
        "'v=1'",
        "[]",
        "JSON.parse('{\"suanpan\":1,\"id\":\"bad\",\"type\":\"config\",\"__proto__\":{\"theme\":\"dark\"}}')",
        "new Map([['suanpan', 1]])",
        "{ suanpan: 1, id: 'bad', type: 'config', readonly: NaN }",
        "{ suanpan: 2n ** 53n, id: 'bad', type: 'config' }",
    ] {
        host.page.script(&format!("send({text})"), vec![]).await?;
    }
    host.page.script(OTHER, vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    expect("the host's name", &host.heard("ready").await?["id"], &json!("test"))?;
    let inside = host.enter(0).await?;
    expect("theme", inside.attribute("html", "data-theme").await?, Some("light".to_owned()))?;
    expect("read only", inside.attribute("html", "data-readonly").await?, None)?;
    inside.expect_total("148868", "¥148,868.00").await?;
    host.leave().await
}

async fn apart(page: Page) -> Result<()> {
    page.load().await?;
    page.script("localStorage.setItem('suanpan', 'mine')", vec![]).await?;
    let host = Host::open(&page, "apart", &frame(EXAMPLE), &[]).await?;
    let inside = host.enter(0).await?;
    inside.expect_total("148868", "¥148,868.00").await?;
    let before = host.page.script("return history.length", vec![]).await?;
    inside.set_months("2").await?;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    let address = inside.script("return location.hash", vec![]).await?;
    expect("the author's address", address, json!(format!("#{EXAMPLE}")))?;
    expect("history", inside.script("return history.length", vec![]).await?, before)?;
    host.leave().await?;
    page.goto(&format!("{}embed.html", page.base)).await?;
    let kept = page.script("return localStorage.getItem('suanpan')", vec![]).await?;
    expect("the visitor's own estimate", kept, json!("mine"))?;
    // It would open what was saved, were it the page.
    page.expect_total("154052", "¥154,052.00").await
}

async fn sandboxed(page: Page) -> Result<()> {
    // Without an origin nothing is `'self'` in some browsers.
    let server = Server::start(browser_tests::site().naming_itself())?;
    let page = Page { base: format!("http://{}/", server.address), ..page };
    let sandbox = frame(EXAMPLE).replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
    let host = Host::open(&page, "sandboxed", &sandbox, &[]).await?;
    host.configure(json!({ "height": "auto" })).await?;
    host.hears("change", "/totals/horizon", json!("148868")).await?;
    host.hears("change", "/origin", json!("null")).await?;
    let inside = host.enter(0).await?;
    inside.set_months("2").await?;
    host.leave().await?;
    host.hears("change", "/totals/months", json!(2)).await?;
    host.configure(json!({ "link": EXAMPLE })).await?;

    host.hears("change", "/totals/horizon", json!("148868")).await
}

async fn strict(page: Page) -> Result<()> {
    let policy = "Content-Security-Policy: default-src 'none'; script-src 'self'; \
        frame-src CALC; require-trusted-types-for 'script'; trusted-types 'none'";
    let host = Host::open(&page, "strict", &frame(EXAMPLE), &[policy]).await?;
    host.configure(json!({})).await?;
    host.hears("change", "/totals/horizon", json!("148868")).await
}

async fn without_storage(page: Page) -> Result<()> {
    let body = frame(EXAMPLE).replace("embed.html#", "embed.html?storage=refused&amp;history#");
    let host = Host::open(&page, "without-storage", &body, &[]).await?;
    let inside = host.enter(0).await?;
    inside.expect_total("148868", "¥148,868.00").await?;
    inside.set_months("2").await?;
    expect("problems", inside.problems().await?, vec![])?;
    host.leave().await
}

async fn stopped(page: Page) -> Result<()> {
    let body = frame("v=1").replace("embed.html#", "embed.html?wasm=refused#");
    let host = Host::open(&page, "stopped", &body, &[]).await?;
    host.hears("error", "/reason", json!("stopped")).await?;
    expect("ready", host.heard("ready").await?, Value::Null)?;
    if page.engine == Engine::Chromium {
        host.page.screenshot("frame stopped").await?;
    }
    Ok(())
}

const MARKUP: &str = "return document.querySelector('#embed-text').textContent";

/// What the page writes for authors is pasted as it is into a page of another, and opened.
async fn pasted(page: Page) -> Result<()> {
    page.open("en").await?;
    page.click("[data-embed]").await?;
    for form in ["frame", "element"] {
        page.click(&format!("[data-choice='{form}']")).await?;
        page.screenshot(&format!("embed {form}")).await?;
        let markup = page.script(MARKUP, vec![]).await?;
        let markup = markup.as_str().unwrap_or("").to_owned();
        let host = Host::open(&page, "pasted", &markup, &[]).await?;
        let inside = match form {
            "frame" => host.enter(0).await?,
            _ => host.enter_calculator(0).await?,
        };
        inside.expect_total("148868", "¥148,868.00").await?;
        host.leave().await?;
        page.load().await?;
        page.click("[data-embed]").await?;
    }
    page.click("#embed-text").await?;
    page.keyboard(&key::ESCAPE.to_string(), false).await?;
    eventually("closed", vec![], || page.texts(".embed")).await
}

/// What is chosen stands in the markup, which can be copied.
async fn chosen(page: Page) -> Result<()> {
    for (lang, width) in [("zh-CN", 600), ("en", 600), ("zh-CN", 1280)] {
        page.resize(width, 740).await?;
        page.open(lang).await?;
        page.click("[data-embed]").await?;
        page.screenshot(&format!("embed {width} {lang}")).await?;
    }
    page.click(".embed [data-choice='dark']").await?;
    page.click(".embed [data-choice='read']").await?;
    let markup = page.script(MARKUP, vec![]).await?;
    expect_part("markup", markup.as_str().unwrap_or(""), "\" theme=\"dark\" readonly>")?;
    page.set_months("2").await?;
    let is_followed = || async {
        let markup = page.script(MARKUP, vec![]).await?;
        Ok(markup.as_str().unwrap_or("").contains("&amp;months=2&amp;"))
    };
    eventually("the markup follows the estimate", true, is_followed).await?;
    page.click("#embed-copy").await?;
    eventually("told", vec!["已复制。".to_owned()], || {
        page.texts(".embed-foot [role='status']")
    })
    .await?;
    expect("the focus", page.has_focus("#embed-copy").await?, true)?;
    expect("problems", page.problems().await?, vec![])
}
