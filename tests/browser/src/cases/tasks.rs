//! One whole task for each product, as a visitor would do it.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, SET, expect, expect_part, key};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    vec![
        case("task: face comparison, from a notch to a package and back", face),
        case("task: the older face page, with what is frozen", older_face),
        case("task: image analysis, before and after a quota changed", image),
        case("task: portrait templates, with the keyboard alone", portrait),
        case("task: video on the vision platform, and a feature without a price", vision),
    ]
}

async fn face(page: Page) -> Result<()> {
    page.open_empty("zh-CN").await?;
    let comparison = page.add("人脸比对", "tencent-face/face-comparison").await?;
    comparison.fill("calls", "291万").await?;
    page.expect_total("9280", "¥9,280.00").await?;
    let inside =
        |selector: &str| format!("[data-service='tencent-face/face-comparison'] {selector}");
    let said = page.find(&inside(".aid")).await?.text().await?;
    expect("understood", said.as_str(), "2,910,000 次 (291万)")?;
    let notch = page.find(&inside("[data-notch]")).await?.text().await?;
    expect_part("notch", &notch, "3,010,001 次反而只要 ¥9,000.00，便宜 ¥280.00")?;
    page.click(&inside("[data-notch] button")).await?;
    comparison.expect_value("calls", "3,010,001").await?;
    page.expect_total("9000.003", "¥9,000.00").await?;
    page.click(&inside(".package:nth-child(3) .step:last-child")).await?;
    comparison.expect_value("packages-10000000", "1").await?;
    page.expect_total("30400", "¥30,400.00").await?;
    let burnt = page.find(&inside("[data-burn] figcaption")).await?.text().await?;
    expect("burnt down", burnt.as_str(), "期末还剩 6,999,999 次。")?;
    let insight = page.find("[data-insight]").await?.text().await?;
    expect_part("surprise", &insight, "不买资源包只要 ¥9,000.00")?;
    page.click("[data-history='undo']").await?;
    page.expect_total("9000.003", "¥9,000.00").await?;
    page.click("[data-history='undo']").await?;
    comparison.expect_value("calls", "291万").await?;
    page.click("[data-history='redo']").await?;
    page.expect_total("9000.003", "¥9,000.00").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn older_face(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let id = "tencent-face-legacy/facial-landmarks";
    page.add("landmarks older", id).await?.fill("calls", "1M").await?;
    page.set_months("3").await?;
    page.expect_total("5940", "¥5,940.00").await?;
    let row = format!("[data-part='{id}'] .bill-row:not([data-empty]) [data-line]");
    let charged = format!("[data-part='{id}'] .row-and-outcomes:last-of-type [data-line]");
    page.reveal(&row).await?;
    let line = page.reveal(&charged).await?.text().await?;
    expect_part("arithmetic", &line, "(1,000,000 − 10,000) × 0.002 = 1,980.00")?;
    expect_part("source", &line, "Face Recognition (older price page) (O), line 18")?;
    expect_part("holds", &page.holds().await?, "frozen ¥2,376.00")?;
    expect("problems", page.problems().await?, vec![])
}

async fn image(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let id = "tencent-image-analysis/product-recognition";
    let product = page.add("product recognition", id).await?;
    product.fill("calls", "10,000").await?;
    let now = format!("[data-service='{id}'] .dates [aria-current]");
    for (date, free, exact, shown) in [
        ("2022-10-23", "10,000 calls free every month", "0", "¥0.00"),
        ("2022-10-24", "1,000 calls free every month", "22.5", "¥22.50"),
    ] {
        page.script(SET, vec![json!("#date"), json!(date)]).await?;
        page.expect_total(exact, shown).await?;
        let marked = page.find(&now).await?.text().await?;
        expect_part(date, &marked, free)?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn portrait(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let id = "tencent-portrait/template-quota";
    page.tab_to("#picker-filter", true).await?;
    page.keyboard("portrait template", false).await?;
    page.keyboard(&key::ENTER.to_string(), false).await?;
    let templates = page.service(id);
    templates.expect_value("templates", "100").await?;
    templates.tab_to("templates").await?;
    page.keyboard("1020", false).await?;
    templates.expect_outcome("1,000 templates").await?;
    let more = format!("[data-service='{id}'] .package:nth-child(2) .step:last-child");
    page.tab_to(&more, false).await?;
    page.keyboard(" ", false).await?;
    templates.expect_value("packages-1000", "1").await?;
    page.expect_total("3200", "¥3,200.00").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn vision(page: Page) -> Result<()> {
    page.open_empty("zh-CN").await?;
    let id = "alibaba-viapi/comprehensive-video-enhancement";
    let video = page.add("高清修复", id).await?;
    video.fill_all(&[("seconds", "2:20"), ("height", "1080"), ("frame-rate", "60")]).await?;
    page.expect_total("112/3", "¥37.33").await?;
    let lit = format!("[data-service='{id}'] .matrix [data-lit]");
    expect("lit", page.texts(&lit).await?, vec!["¥16.00".to_owned()])?;
    let celebrity = page.add("明星", "alibaba-viapi/celebrity-recognition").await?;
    celebrity.expect_no_price("无价格").await?;
    page.expect_incomplete(Some("112/3"), "明星识别").await?;
    celebrity.remove().await?;
    page.expect_total("112/3", "¥37.33").await?;
    expect("problems", page.problems().await?, vec![])
}
