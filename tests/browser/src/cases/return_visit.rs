//! The estimate outlives the page, where the browser keeps it.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    vec![
        case("return visit: everything typed is there again", all_typed),
        case("return visit: what was typed last is kept when the page goes", at_once),
        case("return visit: without storage the page works and begins afresh", no_storage),
        case("return visit: a text that is not ours is left aside", nonsense),
    ]
}

const STORED: &str = "return localStorage.getItem('suanpan')";

async fn all_typed(page: Page) -> Result<()> {
    page.open("zh-CN").await?;
    page.set_months("6").await?;
    let search = page.service("tencent-face/face-search");
    search.fill_all(&[("calls", "３.5M"), ("packages-10000000", "2")]).await?;
    search.fill("package-month-10000000", "4").await?;
    let qps = page.add("QPS", "tencent-face/qps").await?;
    qps.add_row().await?;
    qps.fill_all(&[("qps", "11"), ("qps-2", "301"), ("days-2", "<b>&\"/%;=算")]).await?;
    let devices = page.add("offline face", "tencent-face/sdk-face-recognition").await?;
    devices.fill("devices", "-5").await?;
    page.choose_reading("R-11", "other").await?;
    page.fill_filter("").await?;
    let (typed, total) = (page.typed().await?, page.exact_total().await?);
    tokio::time::sleep(Duration::from_millis(900)).await;
    for _ in 0..2 {
        page.load().await?;
        expect("language", page.attribute("html", "lang").await?.as_deref(), Some("zh-CN"))?;
        expect("typed", page.typed().await?, typed.clone())?;
        expect("total", page.exact_total().await?, total.clone())?;
        devices.expect_problem("devices", "不能为负数").await?;
        qps.expect_problem("days-2", "无法识别为数字").await?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn at_once(page: Page) -> Result<()> {
    page.open("en").await?;
    page.service("tencent-face/face-search").fill("calls", "77").await?;
    page.load().await?;
    page.service("tencent-face/face-search").expect_value("calls", "77").await
}

async fn no_storage(page: Page) -> Result<()> {
    let base = page.base.clone() + "?storage=refused";
    let page = Page { base, ..page };
    page.load().await?;
    page.service("tencent-face/static-liveness").fill("packages-10000000", "0").await?;
    page.expect_total("155652", "¥155,652.00").await?;
    page.switch_to("zh-CN").await?;
    tokio::time::sleep(Duration::from_millis(900)).await;
    page.load().await?;
    page.expect_total("154052", "¥154,052.00").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn nonsense(page: Page) -> Result<()> {
    page.load().await?;
    for text in ["", "v=9&months=3", "{\"date\": 5}", "\u{0}\u{ffff}"] {
        let store = "localStorage.setItem('suanpan', arguments[0])";
        page.script(store, vec![text.into()]).await?;
        page.load().await?;
        page.expect_total("154052", "¥154,052.00").await?;
        expect("stored", page.script(STORED, vec![]).await?.as_str(), Some(text))?;
    }
    expect("problems", page.problems().await?, vec![])
}
