//! What has no price is said in words and is never a 0.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![
        case("not a price: said in words, and the total is incomplete", in_words),
        case("not a price: beside a priced service", beside_a_price),
        case("not a price: calls that are not served", not_served),
    ]
}

/// What is typed, and what stands on the bill.
struct Asked {
    name: &'static str,
    id: &'static str,
    typed: (&'static str, &'static str),
    said: &'static str,
}

const ASKED: [Asked; 4] = [
    Asked {
        name: "离线人脸识别",
        id: "tencent-face/sdk-face-recognition",
        typed: ("devices", "49"),
        said: "49 devices is below the minimum order of 50 devices",
    },
    Asked {
        name: "离线人脸识别",
        id: "tencent-face/sdk-face-recognition",
        typed: ("devices", "10,001"),
        said: "the vendor's sales staff quote",
    },
    Asked {
        name: "QPS",
        id: "tencent-face/qps",
        typed: ("qps", "301"),
        said: "301 QPS is above the limit of 300 QPS",
    },
    Asked {
        name: "celebrity",
        id: "alibaba-viapi/celebrity-recognition",
        typed: ("calls", "1000"),
        said: "1,000 calls: the document gives no price",
    },
];

async fn in_words(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    for Asked { name, id, typed: (field, text), said } in ASKED {
        let ask = async || {
            let service = page.add(name, id).await?;
            service.fill(field, text).await?;
            service.expect_outcome(said).await?;
            service.expect_no_price("no price").await?;
            service.expect_no_problem(field).await?;
            page.expect_incomplete(None, "leaves out").await?;
            service.remove().await
        };
        ask().await.with_context(|| format!("{id} {text}"))?;
    }
    expect("problems", page.problems().await?, vec![])
}

async fn beside_a_price(page: Page) -> Result<()> {
    page.open("zh-CN").await?;
    let devices = page.add("离线人脸识别", "tencent-face/sdk-face-recognition").await?;
    devices.fill("devices", "49").await?;
    devices.expect_outcome("少于最低购买数量").await?;
    devices.expect_no_price("无价格").await?;
    page.expect_incomplete(Some("148868"), "离线人脸识别").await?;
    devices.fill("devices", "50").await?;
    devices.expect_amount(Some("5900")).await?;
    page.expect_total("154768", "¥154,768.00").await
}

/// The service stops; nothing that costs money is missing from the total.
async fn not_served(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    let portrait = page.add("portrait", "tencent-portrait/portrait-api").await?;
    portrait.fill_all(&[("calls", "1,201"), ("packages-1000", "1")]).await?;
    portrait.expect_amount(Some("400")).await?;
    portrait.expect_outcome("1 call: not served (and not charged)").await?;
    page.expect_total("400", "¥400.00").await
}
