//! What a visitor meets who has touched nothing.

use anyhow::{Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect, expect_part};

pub fn cases() -> Vec<Case> {
    vec![
        case("first visit: a priced example, and no error", priced_example),
        case("first visit: total, drivers and a surprise without scrolling", at_a_glance),
        case("first visit: the larger quantity that costs less is one press away", taken),
    ]
}

const COMPARISON: &str = "tencent-face/face-comparison";

async fn priced_example(page: Page) -> Result<()> {
    page.load().await?;
    page.service(COMPARISON).expect_value("calls", "2,910,000").await?;
    page.service("tencent-face/static-liveness").expect_amount(Some("18692")).await?;
    page.expect_total("154052", "¥154,052.00").await?;
    page.service(COMPARISON).expect_amount(Some("111360")).await?;
    expect("problems", page.problems().await?, vec![])
}

/// What stands wholly in the window, and is not covered by something else.
const IN_SIGHT: &str = "
return arguments[0].map((selector) => {
  const node = document.querySelector(selector);
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
  return inside && node.contains(top) ? '' : selector;
}).filter(Boolean);";

async fn at_a_glance(page: Page) -> Result<()> {
    page.load().await?;
    let seen = ["[data-total]", ".money-bar", ".money tbody", "[data-insight] p"];
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        for (width, height) in [(1280, 800), (360, 740)] {
            page.resize(width, height).await?;
            let hidden = page.script(IN_SIGHT, vec![serde_json::json!(seen)]).await?;
            ensure!(hidden == serde_json::json!([]), "{lang}, {width} × {height}: hidden {hidden}");
        }
    }
    Ok(())
}

async fn taken(page: Page) -> Result<()> {
    page.load().await?;
    page.switch_to("en").await?;
    let insight = page.find("[data-insight]").await?.text().await?;
    expect_part("surprise", &insight, "2,910,000 calls cost ¥111,360.00")?;
    expect_part("surprise", &insight, "3,010,001 calls cost only ¥108,000.04")?;
    page.click("[data-service='tencent-face/face-comparison'] [data-notch] button").await?;
    page.service(COMPARISON).expect_value("calls", "3,010,001").await?;
    page.expect_total("150692.036", "¥150,692.04").await
}
