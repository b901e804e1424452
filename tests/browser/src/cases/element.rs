//! `<suanpan-calculator>` in pages of others.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::host::Host;
use browser_tests::page::{Page, eventually, expect, expect_part};
use serde_json::{Value, json};
use xtask::server::Server;

pub fn cases() -> Vec<Case> {
    vec![
        case("element: as high as it needs, without moving what is below", fits),
        case("element: from product, services and quantities", from_attributes),
        case("element: follows the theme of the page", theme),
        case("element: follows the theme of the system", theme_of_system).in_the_dark(),
        case("element: a page that has no word for light", without_a_word).in_the_dark(),
        case("element: follows the language of the page", language),
        case("element: tells the page of its total", tells),
        case("element: attributes and properties that change", attributes),
        case("element: what is set before it is loaded", unsettled),
        case("element: loaded anew inside", loaded_anew),
        case("element: two in one page are two", two),
        case("element: keeps the estimate when it is moved or put back", moved),
        case("element: what is no word of its frame is ignored", hostile),
        case("element: a calculator that never comes leaves its link", never),
        case("element: on paper there is a link", on_paper),
        case("element: sandboxed, without an origin", sandboxed),
        case("element: in a page that forbids nearly everything", strict),
    ]
}

const SCRIPT: &str = "<script src=\"CALCembed.js\"></script>";

/// 52,000,000 searches in a month, with one package.
const EXAMPLE: &str =
    "v=1&amp;lang=en&amp;months=1&amp;tencent-face/face-search=calls:52,000,000;buy-50000000:1/1";

/// What the page is told by the first calculator.
const LISTEN: &str = "<script>
window.told = [];
window.heardAbove = [];
for (const kind of ['ready', 'change', 'error'])
  addEventListener(kind, ({ target }) => { if (target === calculator) heardAbove = [...new Set([...heardAbove, kind])].sort(); });
window.calculator = document.querySelector('suanpan-calculator');
for (const kind of ['ready', 'change', 'error'])
  calculator.addEventListener(kind, ({ type, detail }) => told.push({ type, ...detail }));
</script>";

fn calculator(attributes: &str) -> String {
    format!(
        "{SCRIPT}<p>Before.</p><suanpan-calculator {attributes}><a href=\"CALC\">In Suanpan</a>\
         </suanpan-calculator><p id=\"after\">After.</p>{LISTEN}"
    )
}

async fn open(page: &Page, name: &str, attributes: &str) -> Result<Host> {
    Host::open(page, &format!("element-{name}"), &calculator(attributes), &[]).await
}

const TOLD: &str = "return told.filter(({ type }) => type === arguments[0]).at(-1) ?? null;";

async fn told(host: &Host, kind: &str, pointer: &str, value: Value) -> Result<()> {
    let last = || async {
        let last = host.page.script(TOLD, vec![json!(kind)]).await?;
        Ok(last.pointer(pointer).cloned().unwrap_or_default())
    };
    eventually(&format!("{pointer} of the last `{kind}`"), value, last).await
}

async fn total(host: &Host, n: usize, exact: &str) -> Result<()> {
    let inside = host.enter_calculator(n).await?;
    let data = "return document.querySelector('[data-total]').dataset.exact";
    eventually("total", json!(exact), || inside.script(data, vec![])).await?;
    host.leave().await
}

/// The frame: its height, whether it is seen, how far what is inside exceeds it; where the text after it is.
const FRAME: &str = "
const frame = document.querySelector('suanpan-calculator').shadowRoot.querySelector('iframe');
return [frame.offsetHeight, getComputedStyle(frame).visibility,
  document.querySelector('#after').getBoundingClientRect().top + scrollY];";

const SHIFTS: &str = "
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifts += value;
}).observe({ type: 'layout-shift', buffered: true });";

async fn fits(page: Page) -> Result<()> {
    for width in [1280, 360] {
        page.resize(width, 800).await?;
        let reserved = if width == 360 { 4000 } else { 2000 };
        let link = format!("link=\"{EXAMPLE}\" lang=\"en\" height=\"{reserved}\"");
        let host = open(&page, "fits", &link).await?;
        if page.engine == Engine::Chromium {
            host.page.script(SHIFTS, vec![]).await?;
        }
        let before = host.page.script(FRAME, vec![]).await?;
        expect("reserved", &before[0], &json!(reserved))?;
        told(&host, "ready", "/type", json!("ready")).await?;
        total(&host, 0, "148868").await?;
        let after = host.page.script(FRAME, vec![]).await?;
        expect(
            "height, sight, and place of what follows",
            &after,
            &json!([reserved, "visible", before[2]]),
        )?;
        if page.engine == Engine::Chromium {
            let shifts = host.page.script("return window.shifts", vec![]).await?;
            expect("layout shift", shifts.as_f64(), Some(0.0))?;
        }
        host.page.screenshot(&format!("element {width}")).await?;
        // Without a height it is what it needs, and nothing inside is cut off.
        host.page
            .script(
                "document.querySelector('suanpan-calculator').removeAttribute('height')",
                vec![],
            )
            .await?;
        let inside = host.enter_calculator(0).await?;
        let cut = "return document.documentElement.scrollHeight - innerHeight";
        eventually("cut off", json!(0), || inside.script(cut, vec![])).await?;
        inside.click(".part-notes > summary").await?;
        eventually("cut off, once opened", json!(0), || inside.script(cut, vec![])).await?;
        host.leave().await?;
    }
    Ok(())
}

async fn from_attributes(page: Page) -> Result<()> {
    for (attributes, exact) in [
        ("product=\"tencent-face\" services=\"facial-landmarks\" quantities=\"1000000\"", "1980"),
        (
            "services=\"tencent-face/face-comparison alibaba-viapi/license-plate-recognition\" \
          quantities=\"3500000 15000\" months=\"12\" date=\"2026-11-21\"",
            "149640",
        ),
        (
            "product=\"tencent-face\" services=\"sdk-face-recognition\" quantities=\"1000\"",
            "118000",
        ),
        ("", "154052"),
        // What is no link leaves the word to the others.
        (
            "link=\"https://elsewhere.example/\" services=\"tencent-face/facial-landmarks\" \
          quantities=\"1000000\"",
            "1980",
        ),
    ] {
        let host = open(&page, "attributes", attributes).await?;
        total(&host, 0, exact).await?;
    }
    Ok(())
}

const SURFACE: &str = "
const [red] = getComputedStyle(document.querySelector('.panel')).backgroundColor.match(/\\d+/g);
return Number(red) < 128;";

async fn expect_dark(host: &Host, what: &str, is_dark: bool) -> Result<()> {
    let inside = host.enter_calculator(0).await?;
    eventually(what, json!(is_dark), || inside.script(SURFACE, vec![])).await?;
    host.leave().await
}

async fn theme(page: Page) -> Result<()> {
    let host = open(&page, "theme", "").await?;
    expect_dark(&host, "no word of the page", false).await?;
    for (what, script, is_dark) in [
        ("mdBook", "document.documentElement.className = 'js coal'", true),
        ("mdBook", "document.documentElement.className = 'js rust'", false),
        ("Docusaurus", "document.documentElement.dataset.theme = 'dark'", true),
        ("Docusaurus", "document.documentElement.dataset.theme = 'light'", false),
        (
            "nothing",
            "delete document.documentElement.dataset.theme; document.documentElement.className = ''",
            false,
        ),
        ("Furo", "document.body.dataset.theme = 'dark'", true),
        ("Furo", "document.body.dataset.theme = 'auto'", false),
        ("Material", "document.body.setAttribute('data-md-color-scheme', 'slate')", true),
        ("Material", "document.body.setAttribute('data-md-color-scheme', 'default')", false),
        (
            "VitePress",
            "document.body.removeAttribute('data-md-color-scheme'); document.documentElement.classList.add('dark')",
            true,
        ),
        (
            "its own style sheet",
            "document.documentElement.className = ''; document.documentElement.style.colorScheme = 'dark'; \
             document.documentElement.className = 'changed'",
            true,
        ),
        (
            "the author",
            "document.querySelector('suanpan-calculator').setAttribute('theme', 'light')",
            false,
        ),
        (
            "the author",
            "document.querySelector('suanpan-calculator').theme = 'dark'; document.documentElement.className = ''",
            true,
        ),
    ] {
        host.page.script(script, vec![]).await?;
        expect_dark(&host, what, is_dark).await?;
    }
    // From the first paint on, without a word from the page.
    let host = open(&page, "theme", "theme=\"dark\"").await?;
    expect_dark(&host, "the address", true).await
}

async fn theme_of_system(page: Page) -> Result<()> {
    let host = open(&page, "theme", "").await?;
    expect_dark(&host, "the system", true).await?;
    host.page.screenshot("element").await?;
    host.page.script("document.documentElement.dataset.theme = 'light'", vec![]).await?;
    expect_dark(&host, "the page", false).await
}

async fn without_a_word(page: Page) -> Result<()> {
    let vitepress = "<meta name=\"generator\" content=\"VitePress v1.6.4\">".to_owned();
    let host = Host::open(&page, "element-vitepress", &(vitepress + &calculator("")), &[]).await?;
    expect_dark(&host, "VitePress", false).await?;
    for (script, is_dark) in [("add", true), ("remove", false)] {
        let script = format!("document.documentElement.classList.{script}('dark')");
        host.page.script(&script, vec![]).await?;
        expect_dark(&host, &script, is_dark).await?;
    }
    Ok(())
}

async fn language(page: Page) -> Result<()> {
    let host = open(&page, "language", &format!("link=\"{EXAMPLE}\"")).await?;
    let expect_lang = async |what: &str, tag: &str| {
        let inside = host.enter_calculator(0).await?;
        eventually(what, Some(tag.to_owned()), || inside.attribute("html", "lang")).await?;
        host.leave().await
    };
    expect_lang("of the page", "en").await?;
    host.page.script("document.documentElement.lang = 'zh-TW'", vec![]).await?;
    expect_lang("of the page, changed", "zh-CN").await?;
    host.page.script("document.querySelector('suanpan-calculator').lang = 'en-GB'", vec![]).await?;
    expect_lang("of the author", "en").await?;
    host.page.script("document.querySelector('suanpan-calculator').lang = 'fr'", vec![]).await?;
    expect_lang("unknown", "en").await?;
    total(&host, 0, "148868").await?;
    // The language of the page wins over that of the link, from the first paint on.
    let link = EXAMPLE.replace("lang=en", "lang=zh-CN");
    let host = open(&page, "language", &format!("link=\"{link}\"")).await?;
    let inside = host.enter_calculator(0).await?;
    expect("of the page", inside.attribute("html", "lang").await?, Some("en".to_owned()))?;
    host.leave().await?;
    // One that is unknown is no damage of the link.
    let host = open(&page, "language", &format!("link=\"{EXAMPLE}\" lang=\"fr-CA\"")).await?;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    expect("errors", host.page.script(TOLD, vec![json!("error")]).await?, Value::Null)
}

async fn tells(page: Page) -> Result<()> {
    let host = open(&page, "tells", &format!("link=\"{EXAMPLE}\"")).await?;
    told(
        &host,
        "change",
        "/totals",
        json!({"currency": "CNY", "months": 1, "horizon": "148868", "complete": true}),
    )
    .await?;
    let inside = host.enter_calculator(0).await?;
    inside.set_months("2").await?;
    host.leave().await?;
    told(&host, "change", "/totals/months", json!(2)).await?;
    told(&host, "change", "/totals/horizon", json!("289241")).await?;
    let address = host.page.script("return told.at(-1).address", vec![]).await?;
    let address = address.as_str().unwrap_or("").to_owned();
    // The author's own link leads to the estimate as it stands.
    expect(
        "link",
        host.page.script("return document.querySelector('a').href", vec![]).await?,
        json!(address),
    )?;
    let seen = "const all = document.querySelector('suanpan-calculator');
        return [all.totals.horizon, all.address, all.link, (await all.whenReady()) === all];";
    let seen = host.page.script(&format!("return (async () => {{ {seen} }})()"), vec![]).await?;
    expect(
        "properties",
        (&seen[0], &seen[1], &seen[3]),
        (&json!("289241"), &json!(address), &json!(true)),
    )?;
    // Errors stay at the element: what bubbles to the window is taken for a script's.
    host.page.script("calculator.link = 'v=1&months=1&nonsense'", vec![]).await?;
    told(&host, "error", "/reason", json!("link")).await?;
    let heard = host.page.script("return heardAbove", vec![]).await?;
    expect("kinds that bubble", heard, json!(["change", "ready"]))?;
    host.page.goto(&address).await?;
    page.expect_total("289241", "¥289,241.00").await
}

async fn attributes(page: Page) -> Result<()> {
    let host = open(
        &page,
        "live",
        "product=\"tencent-face\" services=\"face-comparison\" quantities=\"3500000\"",
    )
    .await?;
    total(&host, 0, "10470").await?;
    let act = async |script: &str| {
        let script = format!("const all = document.querySelector('suanpan-calculator'); {script}");
        host.page.script(&script, vec![]).await
    };
    act("all.quantities = '1000000'; all.services = 'facial-landmarks'").await?;
    total(&host, 0, "1980").await?;
    act("all.months = 2").await?;
    total(&host, 0, "3960").await?;
    act(&format!("all.link = 'https://elsewhere.example/#{}'", EXAMPLE.replace("&amp;", "&")))
        .await?;
    total(&host, 0, "148868").await?;
    act("all.readonly = true").await?;
    let inside = host.enter_calculator(0).await?;
    eventually("inputs", 0, || async { Ok(inside.texts(".inputs").await?.len()) }).await?;
    host.leave().await?;
    expect("attribute", act("return all.getAttribute('readonly')").await?, json!(""))?;
    act("all.setAttribute('readonly', 'false'); all.theme = null").await?;
    let inside = host.enter_calculator(0).await?;
    eventually("inputs", 1, || async { Ok(inside.texts(".inputs").await?.len()) }).await?;
    host.leave().await
}

async fn unsettled(page: Page) -> Result<()> {
    let body = format!("{SCRIPT}<suanpan-calculator></suanpan-calculator>{LISTEN}");
    let late = body
        + "<script>
        calculator.services = 'facial-landmarks';
        calculator.product = 'tencent-face';
        queueMicrotask(() => { calculator.quantities = '1000000'; });
        </script>";
    let host = Host::open(&page, "element-unsettled", &late, &[]).await?;
    told(&host, "change", "/totals/horizon", json!("1980")).await?;
    total(&host, 0, "1980").await?;
    // Attributes that are changed together are opened together: half of them would be no service.
    // As by a page: amid a script of its driver, WebKit lets microtasks run.
    let together = "setTimeout(() => {
        calculator.product = 'alibaba-viapi'; calculator.services = 'license-plate-recognition';
        calculator.quantities = '15000'; calculator.months = 1;
    })";
    host.page.script(together, vec![]).await?;
    told(&host, "change", "/totals/months", json!(1)).await?;
    expect("errors", host.page.script(TOLD, vec![json!("error")]).await?, Value::Null)?;
    let away = format!(
        "calculator.remove(); calculator.link = '{}'; document.body.append(calculator)",
        EXAMPLE.replace("&amp;", "&")
    );
    host.page.script(&away, vec![]).await?;
    total(&host, 0, "148868").await
}

async fn loaded_anew(page: Page) -> Result<()> {
    let host = open(&page, "anew", &format!("link=\"{EXAMPLE}\"")).await?;
    let inside = host.enter_calculator(0).await?;
    inside.set_months("2").await?;
    host.leave().await?;
    told(&host, "change", "/totals/horizon", json!("289241")).await?;
    host.page.script("told.length = 0", vec![]).await?;
    let inside = host.enter_calculator(0).await?;
    inside.script("setTimeout(() => location.reload())", vec![]).await?;
    host.leave().await?;
    told(&host, "change", "/totals/horizon", json!("289241")).await?;
    total(&host, 0, "289241").await?;
    // Nobody waits any longer for what stands.
    tokio::time::sleep(std::time::Duration::from_millis(5500)).await;
    expect("fallback", host.page.script(FALLBACK, vec![]).await?, json!(["visible", false]))
}

async fn two(page: Page) -> Result<()> {
    let body = format!(
        "{SCRIPT}{SCRIPT}<suanpan-calculator link=\"{EXAMPLE}\"></suanpan-calculator>\
         <suanpan-calculator services=\"tencent-face/facial-landmarks\" quantities=\"1000000\">\
         </suanpan-calculator>"
    );
    let host = Host::open(&page, "element-two", &body, &[]).await?;
    total(&host, 0, "148868").await?;
    total(&host, 1, "1980").await?;
    host.enter_calculator(1).await?.set_months("3").await?;
    host.leave().await?;
    let totals = "return [...document.querySelectorAll('suanpan-calculator')].map((all) => all.totals?.horizon)";
    eventually("totals", json!(["148868", "5940"]), || host.page.script(totals, vec![])).await
}

async fn moved(page: Page) -> Result<()> {
    let host = open(&page, "moved", &format!("link=\"{EXAMPLE}\"")).await?;
    host.enter_calculator(0).await?.set_months("2").await?;
    host.leave().await?;
    told(&host, "change", "/totals/horizon", json!("289241")).await?;
    for script in [
        "document.body.prepend(calculator)",
        "calculator.remove(); document.body.append(calculator)",
        "const box = document.createElement('div'); document.body.append(box); box.append(calculator)",
    ] {
        host.page.script(script, vec![]).await?;
        total(&host, 0, "289241").await?;
    }
    // It still answers, once.
    host.page.script("told.length = 0", vec![]).await?;
    host.enter_calculator(0).await?.set_months("1").await?;
    host.leave().await?;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    let n = "return told.filter(({ type }) => type === 'change').length";
    expect("events", host.page.script(n, vec![]).await?, json!(1))?;
    // In another document it has its styles, and hears its frame; the frame takes no word of the script,
    // which is of the first document.
    let adopted = "told.length = 0;
        const other = document.createElement('iframe');
        document.body.prepend(other);
        scrollTo(0, 0);
        other.contentDocument.body.append(calculator);";
    host.page.script(adopted, vec![]).await?;
    told(&host, "ready", "/type", json!("ready")).await?;
    let slot = "const slot = calculator.shadowRoot.querySelector('slot');
        return slot.ownerDocument.defaultView.getComputedStyle(slot).display";
    expect("styles", host.page.script(slot, vec![]).await?, json!("none"))?;
    host.page
        .script(
            "document.body.append(calculator); document.querySelector('iframe').remove()",
            vec![],
        )
        .await?;
    total(&host, 0, "148868").await?;
    // Gone, it hears nothing and holds nobody.
    host.page.script("calculator.remove()", vec![]).await?;
    expect("frames", host.page.script("return frames.length", vec![]).await?, json!(0))
}

/// The page around it says what only the frame may say; another frame says it as well.
const SAY: &str = "
const bad = [
  { suanpan: 1, id: '', type: 'resize', height: 9999 },
  { suanpan: 1, id: '', type: 'change', link: 'v=1&evil', lang: 'en', totals: { currency: 'CNY', months: 1, horizon: '0', complete: true } },
  { suanpan: 1, id: '', type: 'error', reason: 'stopped' },
];
for (const message of bad) postMessage(message, '*');
const other = document.createElement('iframe');
document.body.append(other);
const script = other.contentDocument.createElement('script');
script.textContent = `for (const message of ${JSON.stringify(bad)}) parent.postMessage(message, '*')`;
other.contentDocument.body.append(script);";

async fn hostile(page: Page) -> Result<()> {
    let host = open(&page, "hostile", &format!("link=\"{EXAMPLE}\"")).await?;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    let height = host.page.script(FRAME, vec![]).await?[0].clone();
    host.page.script(SAY, vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    expect("height", &host.page.script(FRAME, vec![]).await?[0], &height)?;
    expect("errors", host.page.script(TOLD, vec![json!("error")]).await?, Value::Null)?;
    // The frame itself, as if it had been taken over: what is malformed is ignored all the same.
    let inside = host.enter_calculator(0).await?;
    let bad = "
const say = (more) => parent.postMessage({ suanpan: 1, id: '', ...more }, '*');
for (const height of [NaN, -1, 0, 1e9, '900', [900], 900n, 12.5, null, Infinity]) say({ type: 'resize', height });
const totals = { currency: 'CNY', months: 1, horizon: '0', complete: true };
for (const link of ['javascript:alert(1)', 1, null, 'v='.padEnd(1_000_000, 'x')]) say({ type: 'change', link, lang: 'en', totals });
for (const more of [{ months: 'x' }, { horizon: 0 }, { complete: 1 }, { currency: {} }])
  say({ type: 'change', link: 'v=1', lang: 'en', totals: { ...totals, ...more } });
say({ type: 'change', link: 'v=1', lang: 'en', totals: null });
say({ type: 'error', reason: '<img>' });
say({ type: 'change', id: 'another', link: 'v=1', lang: 'en', totals });
parent.postMessage(null, '*');
parent.postMessage('{}', '*');";
    inside.script(bad, vec![]).await?;
    host.leave().await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    expect("height", &host.page.script(FRAME, vec![]).await?[0], &height)?;
    expect("errors", host.page.script(TOLD, vec![json!("error")]).await?, Value::Null)
}

const FALLBACK: &str = "
const all = document.querySelector('suanpan-calculator');
const frame = all.shadowRoot.querySelector('iframe');
return [frame && getComputedStyle(frame).visibility, document.querySelector('a').getBoundingClientRect().height > 0];";

async fn never(page: Page) -> Result<()> {
    // Nobody answers there; a page that says nothing answers.
    for src in ["https://127.0.0.1:9/", "silent/"] {
        let host = open(&page, "never", &format!("src=\"{src}\"")).await?;
        expect("at first", host.page.script(FALLBACK, vec![]).await?, json!(["hidden", false]))?;
        let below = host.page.script(FRAME, vec![]).await?[2].clone();
        tokio::time::sleep(std::time::Duration::from_millis(3000)).await;
        let shown = || host.page.script(FALLBACK, vec![]);
        eventually(src, json!(["visible", true]), shown).await?;
        expect("what is below", &host.page.script(FRAME, vec![]).await?[2], &below)?;
    }
    // What is no address is as good as none.
    let host = open(&page, "never", "src=\"javascript:alert(1)\"").await?;
    expect("no address", host.page.script(FALLBACK, vec![]).await?, json!([null, true]))
}

async fn on_paper(page: Page) -> Result<()> {
    let host = open(&page, "paper", &format!("link=\"{EXAMPLE}\"")).await?;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    let seen = "return document.querySelector('a').getBoundingClientRect().height > 0";
    expect("on the screen", host.page.script(seen, vec![]).await?, json!(false))?;
    let href = host.page.script("return document.querySelector('a').href", vec![]).await?;
    expect_part("link", href.as_str().unwrap_or(""), "tencent-face/face-search=calls:52,000,000")?;
    // What the styles for paper say is read from the element, for no driver prints to a page.
    let rules = "return [...document.querySelector('suanpan-calculator').shadowRoot.adoptedStyleSheets[0].cssRules]
        .filter((rule) => rule.media?.mediaText === 'print').map((rule) => rule.cssText).join()";
    let rules = host.page.script(rules, vec![]).await?;
    expect_part("paper", rules.as_str().unwrap_or(""), "slot { display: block; }")
}

async fn sandboxed(page: Page) -> Result<()> {
    let server = Server::start(browser_tests::site().naming_itself())?;
    let page = Page { base: format!("http://{}/", server.address), ..page };
    let host =
        open(&page, "sandboxed", &format!("link=\"{EXAMPLE}\" sandbox=\"allow-scripts\"")).await?;
    told(&host, "change", "/totals/horizon", json!("148868")).await?;
    host.page.script("calculator.months = 2; calculator.link = null; calculator.services = 'tencent-face/facial-landmarks'; calculator.quantities = '1000000'", vec![]).await?;
    total(&host, 0, "3960").await
}

async fn strict(page: Page) -> Result<()> {
    let policy = "Content-Security-Policy: default-src 'none'; script-src 'self' CALC; frame-src CALC; \
        require-trusted-types-for 'script'; trusted-types 'none'";
    let body = format!("{SCRIPT}<suanpan-calculator link=\"{EXAMPLE}\"></suanpan-calculator>");
    let host = Host::open(&page, "element-strict", &body, &[policy]).await?;
    total(&host, 0, "148868").await?;
    let width = "const frame = document.querySelector('suanpan-calculator').shadowRoot.querySelector('iframe');
        return [frame.offsetWidth > 300, getComputedStyle(frame).borderTopWidth]";
    expect("styles", host.page.script(width, vec![]).await?, json!([true, "0px"]))?;
    // Two browsers ask for an icon that the page does not name.
    let refused = "return refused.filter((what) => !what.endsWith('/favicon.ico'))";
    expect("refused", host.page.script(refused, vec![]).await?, json!([]))
}
