//! What stands in the page before its program does, and where it never comes: the example's bill and prices.

use anyhow::{Context, Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::host::folder;
use browser_tests::page::{Page, eventually, expect, expect_part};
use serde_json::{Value, json};
use xtask::server::Server;

pub fn cases() -> Vec<Case> {
    vec![
        case("still: the bill is painted before the program is here", painted),
        case("still: dark as the system asks", painted_in_the_dark).in_the_dark(),
        case("still: the program changes nothing of what is seen", swap),
        case("still: the swap shifts nothing", swap_without_shift).only_in(Engine::Chromium),
        case("still: whoever has an estimate sees no other", none_for_others),
        case("still: what is not yet answered takes no focus", takes_no_focus),
        case("still: without scripts both languages and the prices are read", without_scripts),
        case("still: without the program the prices are read", without_program),
        case("still: all prices on a page without scripts", all_prices),
        case("still: prices as text and as data", for_programs),
    ]
}

/// The probe holds the program back, and says which language the browser asks for.
const HELD: [(&str, &str); 2] = [("en", "?program=held&en"), ("zh-CN", "?program=held&zh-CN")];
const GO: &str = "dispatchEvent(new Event('probe-go'))";
const SIZES: [(u32, u32); 2] = [(1280, 800), (360, 740)];

/// Opens the page without its program.
async fn open_held(page: &Page, query: &str) -> Result<()> {
    page.goto(&(page.base.clone() + query)).await?;
    let there = "return document.querySelector('#prices') !== null";
    eventually("still page", json!(true), || page.script(there, vec![])).await
}

async fn let_go(page: &Page) -> Result<()> {
    page.script(GO, vec![]).await?;
    page.stands().await
}

const PAINTED: &str = "
const shown = (node) => node.checkVisibility ? node.checkVisibility() : node.offsetParent !== null;
const seen = (selector) => [...document.querySelectorAll(selector)].filter(shown)
  .map((node) => node.textContent.trim());
return [seen('.still [data-total]').join(), seen('.still [data-service] h3').join(), seen('h1').join(),
  String(document.querySelectorAll('#page > main').length)];";

async fn expect_painted(page: &Page, lang: &str) -> Result<()> {
    let (services, name) = match lang {
        "en" => {
            ("Face comparison,Static face liveness detection,License plate recognition", "Suanpan")
        }
        _ => ("人脸比对,人脸静态活体检测,车牌识别", "算盘"),
    };
    let seen = page.script(PAINTED, vec![]).await?;
    expect("what is painted", seen, json!(["¥154,052.00", services, name, "0"]))?;
    expect("lang", page.attribute("html", "lang").await?.as_deref(), Some(lang))
}

async fn painted(page: Page) -> Result<()> {
    for (lang, query) in HELD {
        open_held(&page, query).await?;
        expect_painted(&page, lang).await?;
        for (width, height) in SIZES {
            page.resize(width, height).await?;
            page.screenshot(&format!("still {lang} {width}")).await?;
            expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        }
        page.resize(1280, 800).await?;
        expect("barriers", page.barriers().await?, vec![])?;
        expect("problems", page.problems().await?, vec![])?;
    }
    Ok(())
}

async fn painted_in_the_dark(page: Page) -> Result<()> {
    open_held(&page, HELD[0].1).await?;
    expect_painted(&page, "en").await?;
    let [behind, ink] = page.brightness().await?;
    ensure!(behind < 60 && ink > 180, "background {behind}, text {ink}");
    expect("barriers", page.barriers().await?, vec![])?;
    page.screenshot("still dark").await.map(drop)
}

/// Every element with its box and what it holds, but the day, which the program knows better.
const BOXES: &str = "
const roots = [...document.querySelectorAll(arguments[0])];
const box = (node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return [left + scrollX, top + scrollY, width, height].map((n) => Math.round(n * 10) / 10).join(' ');
};
const own = (node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data).join('');
const held = (node) => node.type === 'date' || node.value === undefined ? '' : node.value;
const style = (node) => {
  const { color, backgroundColor, opacity, visibility } = getComputedStyle(node);
  return [color, backgroundColor, opacity, visibility].join();
};
const told = (node) => [node.localName, node.getAttribute('class'), own(node), held(node), box(node), style(node)].join('|');
const all = roots.flatMap((root) => [root, ...root.querySelectorAll('*')]).filter((node) => !node.matches('.example'));
return all.map(told);";

/// Nothing lies under a pointer, wherever one rests.
const NO_POINTER: &str = "document.documentElement.style.pointerEvents = 'none'";

async fn boxes(page: &Page, roots: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.script(BOXES, vec![json!(roots)]).await?)?)
}

async fn swap(page: Page) -> Result<()> {
    for (lang, query) in HELD {
        for (width, height) in SIZES {
            open_held(&page, query).await?;
            page.script(NO_POINTER, vec![]).await?;
            page.resize(width, height).await?;
            let before = boxes(&page, &format!(".still[lang={lang}] > *")).await?;
            let_go(&page).await?;
            let after = boxes(&page, "#page > *").await?;
            ensure!(before.len() > 150, "{} elements", before.len());
            let other: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).take(3).collect();
            ensure!(other.is_empty(), "{lang}, {width} × {height}: {other:#?}");
            expect("elements", after.len(), before.len())?;
            expect("what is left of it", page.texts(".still").await?, vec![])?;
            expect("problems", page.problems().await?, vec![])?;
        }
    }
    Ok(())
}

async fn swap_without_shift(page: Page) -> Result<()> {
    for (_, query) in HELD {
        for (width, height) in SIZES {
            page.resize(width, height).await?;
            open_held(&page, query).await?;
            page.watch_shifts().await?;
            let_go(&page).await?;
            let shifts = page.shifts().await?;
            ensure!(shifts.is_empty(), "{query}, {width} × {height}: {shifts:?}");
        }
    }
    // What would be seen of a still page that is another one.
    open_held(&page, HELD[0].1).await?;
    page.watch_shifts().await?;
    let plant = "document.querySelector('.still[lang=en]').prepend(document.createElement('hr'))";
    page.script(plant, vec![]).await?;
    ensure!(!page.shifts().await?.is_empty(), "a planted shift is not seen");
    Ok(())
}

async fn none_for_others(page: Page) -> Result<()> {
    let link = "#v=1&lang=en&months=12&tencent-face/face-search=quantity:2910000";
    open_held(&page, &(HELD[0].1.to_owned() + link)).await?;
    expect("totals with a link", shown_totals(&page).await?, json!(0))?;
    let keep = "localStorage.setItem('suanpan', 'v=1&lang=en&months=1')";
    page.script(keep, vec![]).await?;
    open_held(&page, HELD[1].1).await?;
    expect("totals with something saved", shown_totals(&page).await?, json!(0))
}

async fn shown_totals(page: &Page) -> Result<Value> {
    let shown = "return [...document.querySelectorAll('[data-total]')]
        .filter((node) => node.getClientRects().length > 0).length";
    page.script(shown, vec![]).await
}

/// Everything that the keyboard would reach, or a press would find.
const FOCUSABLE: &str = "
return [...document.querySelectorAll('.still *')].filter((node) => {
  node.focus({ preventScroll: true });
  return document.activeElement === node && !node.matches('[tabindex=\"-1\"]');
}).map((node) => node.outerHTML);";

async fn takes_no_focus(page: Page) -> Result<()> {
    open_held(&page, HELD[0].1).await?;
    expect("what takes the focus", page.script(FOCUSABLE, vec![]).await?, json!([]))
}

/// The site without any script, as a browser sees it that runs none.
async fn site_without_scripts(page: Page) -> Result<(Page, Server)> {
    let site = folder(&page, "without-scripts")?;
    for file in xtask::site().read_dir()? {
        let file = file?.path();
        if file.is_file() && file.extension().is_none_or(|end| end != "js") {
            std::fs::copy(&file, site.join(file.file_name().context("a name")?))?;
        }
    }
    let html = std::fs::read_to_string(site.join("index.html"))?;
    let html = html.replace("<script src=", "<link data-left-out=");
    std::fs::write(site.join("index.html"), html.replace("noscript>", "section>"))?;
    let server = Server::start(browser_tests::site_in(site))?;
    let base = format!("http://{}/", server.address);
    Ok((Page { base, ..page }, server))
}

async fn without_scripts(page: Page) -> Result<()> {
    let (page, _server) = site_without_scripts(page).await?;
    for (width, height) in SIZES {
        page.goto(&page.base).await?;
        page.resize(width, height).await?;
        let texts = page.texts(".still").await?;
        expect("languages", texts.len(), 2)?;
        for (text, parts) in texts.iter().zip([
            ["示例：按 2026-11-21 核对的价格表计算", "¥154,052.00", "人脸比对"],
            [
                "An example, priced with the tables as checked on 2026-11-21",
                "¥154,052.00",
                "Face comparison",
            ],
        ]) {
            for part in parts {
                expect_part("what is read", text, part)?;
            }
        }
        let dead = "return [...document.querySelectorAll('.still :is(button, [type=range])')]
            .filter((node) => node.getClientRects().length > 0).map((node) => node.outerHTML)";
        let dead = page.script(dead, vec![]).await?;
        expect("what would do nothing", dead, json!([]))?;
        expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        page.screenshot(&format!("still without scripts {width}")).await?;
    }
    page.click("#prices summary").await?;
    expect_part("prices", &page.texts("#prices").await?.concat(), "0.0032元/次")?;
    page.screenshot("still prices of the example").await.map(drop)
}

async fn without_program(page: Page) -> Result<()> {
    page.goto(&(page.base.clone() + "?wasm=refused")).await?;
    let is_told =
        || async { Ok(page.texts("#failed").await?.concat().contains("已停止计算")) };
    eventually("failure", true, is_told).await?;
    expect("totals", page.texts("[data-total]").await?, vec![])?;
    let prices = page.texts("#prices").await?.concat();
    expect_part("prices", &prices, "0.0032元/次")?;
    expect_part("prices", &prices, "Face comparison")?;
    page.screenshot("still without its program").await.map(drop)
}

async fn all_prices(page: Page) -> Result<()> {
    page.goto(&(page.base.clone() + "prices.html")).await?;
    let cells = "return [String(document.querySelectorAll('table').length),
        document.querySelector('main').textContent, String(document.scripts.length)]";
    let seen = page.script(cells, vec![]).await?;
    let [tables, text, scripts]: [String; 3] = serde_json::from_value(seen)?;
    // The second script is the probe.
    expect("tables and scripts", [&*tables, &*scripts], ["5", "2"])?;
    for part in ["0.0032元/次", "F:17", "Face comparison", "没有价格的服务"] {
        expect_part("prices", &text, part)?;
    }
    for (width, height) in SIZES {
        page.resize(width, height).await?;
        expect("beyond the side", page.beyond_the_side().await?, vec![])?;
        page.screenshot(&format!("still prices {width}")).await?;
    }
    expect("barriers", page.barriers().await?, vec![])?;
    expect("problems", page.problems().await?, vec![])
}

const READ: &str = "
const [done] = arguments;
const data = JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent);
const offers = data['@graph'].flatMap((service) => service.offers);
fetch('llms.txt').then(async (text) => done([offers.length, text.status, await text.text()]));";

async fn for_programs(page: Page) -> Result<()> {
    page.goto(&(page.base.clone() + "prices.html")).await?;
    let seen = page.client.execute_async(READ, vec![]).await?;
    let (offers, status, text): (usize, u16, String) = serde_json::from_value(seen)?;
    ensure!(offers > 150, "{offers} offers");
    expect("status", status, 200)?;
    expect_part("llms.txt", &text, "| 0.0032元/次 | 0.0032 | F:")?;
    expect("problems", page.problems().await?, vec![])
}
