//! Finding a service: by name, by what it does, by document; and what is known without a price.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part, key};

pub fn cases() -> Vec<Case> {
    vec![
        case("finding: by name and by what it does, in both languages", by_words),
        case("finding: Enter adds the first that is not there yet", by_enter),
        case("finding: by document", by_document),
        case("finding: a service without a price says what is known", without_a_price),
    ]
}

/// The language, what is typed, what is said, and what is found first.
const ASKED: [(&str, &str, &str, &[&str]); 6] = [
    ("en", "landmarks", "3 of 151 services", &["tencent-face/facial-landmarks"]),
    ("en", "licence plate", "1 of 151 services", &["alibaba-viapi/license-plate-recognition"]),
    ("en", "attendance", "4 of 151 services", &["tencent-face/face-search"]),
    (
        "en",
        "zebra",
        "Nothing found. Try another word, or clear the box and browse by product.",
        &[],
    ),
    ("zh-CN", "五官", "找到 3 项，共 151 项服务", &["tencent-face/facial-landmarks"]),
    ("zh-CN", "去背景", "找到 13 项，共 151 项服务", &["alibaba-viapi/general-segmentation"]),
];

async fn by_words(page: Page) -> Result<()> {
    for (lang, typed, said, first) in ASKED {
        let ask = async || {
            page.open(lang).await?;
            expect("said on load", page.said_of_found().await?.as_str(), "")?;
            page.fill_filter(typed).await?;
            eventually("said", said.to_owned(), || page.said_of_found()).await?;
            let found = page.found().await?;
            let found: Vec<&str> = found.iter().map(String::as_str).take(1).collect();
            expect("found first", &found[..], first)
        };
        ask().await.with_context(|| format!("{lang}: {typed}"))?;
    }
    page.fill_filter("").await?;
    eventually("said", String::new(), || page.said_of_found()).await?;
    expect("problems", page.problems().await?, vec![])
}

async fn by_enter(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    // The part behind the # follows the estimate.
    let address = async || {
        let mut address = page.client.current_url().await?;
        address.set_fragment(None);
        anyhow::Ok(address)
    };
    let opened = address().await?;
    page.tab_to("#picker-filter", true).await?;
    page.keyboard("face comparison", false).await?;
    let services =
        ["tencent-face/face-comparison", "tencent-face-legacy/face-comparison"].map(str::to_owned);
    for n in 1..=2 {
        page.keyboard(&key::ENTER.to_string(), false).await?;
        eventually("services", services[..n].to_vec(), || page.services()).await?;
        expect("typed", page.value("#picker-filter").await?.as_str(), "face comparison")?;
    }
    let added = format!("button[data-add='{}']", services[0]);
    expect("added", page.attribute(&added, "aria-disabled").await?.as_deref(), Some("true"))?;
    page.keyboard(&key::ESCAPE.to_string(), false).await?;
    eventually("typed", String::new(), || page.value("#picker-filter")).await?;
    // Nothing is looked for, so nothing is added.
    page.keyboard(&key::ENTER.to_string(), false).await?;
    expect("services", page.services().await?, services.to_vec())?;
    expect("address", address().await?, opened)?;
    expect("problems", page.problems().await?, vec![])
}

async fn by_document(page: Page) -> Result<()> {
    page.open_empty("zh-CN").await?;
    page.click("details.browse > summary").await?;
    let products = page.texts("details.product > summary .name").await?;
    let expected =
        ["人脸识别", "人脸识别（旧版价格页）", "图像分析与处理", "形象写真", "视觉智能开放平台"];
    expect("products", products, expected.map(str::to_owned).to_vec())?;
    let platform = "details[data-product='alibaba-viapi']";
    let about = page.texts(&format!("{platform} > summary .about")).await?.concat();
    expect_part("beside the product", &about, "119 项服务，4 项有价格")?;
    expect_part("beside the product", &about, "核对于 2026年")?;
    page.open_product("alibaba-viapi").await?;
    let headings = page.texts(&format!("{platform} h3")).await?;
    expect("first heading", headings[0].as_str(), "人脸人体（文档未列价格）")?;
    page.click("button[data-add='alibaba-viapi/license-plate-recognition']").await?;
    page.service("alibaba-viapi/license-plate-recognition").expect_amount(Some("64500")).await?;
    let open = page.attribute(platform, "open").await?;
    expect("still open", open.is_some(), true)
}

/// A:145 (all determined), A:169 (three open) and A:230 (a limit of its own).
async fn without_a_price(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    page.fill_filter("face search").await?;
    let tag = page.texts("[data-add='alibaba-viapi/face-search-1-n'] .tag").await?;
    expect("marked", tag, vec!["no price printed".to_owned()])?;
    let priced = page.texts("[data-add='tencent-face/face-search'] .tag").await?;
    expect("not marked", priced, vec![])?;
    let search = page.add("face search", "alibaba-viapi/face-search-1-n").await?;
    let known = [
        "Pay-as-you-go yes certain",
        "Single-category package replaced by the general-purpose package certain",
        "General-purpose package yes strongly inferred",
        "Prepaid QPS no strongly inferred",
    ];
    eventually("methods", known.map(str::to_owned).to_vec(), || search.methods()).await?;
    let notes = search.notes().await?;
    expect_part("where it is listed", &notes[0], "“Vision Intelligence Platform” (A:145)")?;
    expect("its limits", notes[1..].join("; ").as_str(), "Default QPS: 2 (A:102)")?;
    page.expect_incomplete(None, "face search 1:N").await?;
    let licence = page.add("driver", "alibaba-viapi/drivers-license-recognition").await?;
    let notes = licence.notes().await?;
    let open = "Cannot be determined: Pay-as-you-go, Single-category package, Prepaid QPS. \
                The row prints “Not supported | Not supported”";
    expect_part("what stays open", &notes[2], open)?;
    let general = page.add("general seg", "alibaba-viapi/general-segmentation").await?;
    expect_part("its limit", &general.notes().await?[1], "30 (A:122)")?;
    page.switch_to("zh-CN").await?;
    let first = "按量计费 无法判断".to_owned();
    eventually("first method", first, async || Ok(licence.methods().await?[0].clone())).await?;
    expect("problems", page.problems().await?, vec![])
}
