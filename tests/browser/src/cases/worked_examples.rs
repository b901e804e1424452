//! The examples that the documents work out, clicked together as a visitor would.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![
        case("worked examples: Tencent face, by calls", face_calls),
        case("worked examples: Tencent face, QPS", face_qps),
        case("worked examples: Tencent face, devices", face_devices),
        case("worked examples: Alibaba, by calls", alibaba_calls),
        case("worked examples: Alibaba, video", alibaba_video),
        case("worked examples: Alibaba, QPS", alibaba_qps),
    ]
}

/// What is asked, and the total.
struct Example {
    name: &'static str,
    id: &'static str,
    typed: &'static [(&'static str, &'static str)],
    exact: &'static str,
    shown: &'static str,
}

/// Each example on a page without other services.
async fn work_out(page: &Page, lang: &str, examples: &[Example]) -> Result<()> {
    page.open_empty(lang).await?;
    for example in examples {
        let Example { name, id, typed, exact, shown } = example;
        let work = async || {
            let service = page.add(name, id).await?;
            service.fill_all(typed).await?;
            page.expect_total(exact, shown).await?;
            service.expect_amount(Some(exact)).await
        };
        work().await.with_context(|| format!("{name} {typed:?}"))?;
        if !std::ptr::eq(example, &examples[examples.len() - 1]) {
            page.service(id).remove().await?;
        }
    }
    expect("problems", page.problems().await?, vec![])
}

async fn face_calls(page: Page) -> Result<()> {
    let examples = [
        Example {
            name: "人脸比对",
            id: "tencent-face/face-comparison",
            typed: &[("calls", "0"), ("packages-10000000", "3")],
            exact: "91200",
            shown: "¥91,200.00",
        },
        Example {
            name: "人脸搜索",
            id: "tencent-face/face-search",
            typed: &[("calls", "52,000,000"), ("packages-50000000", "1")],
            exact: "148868",
            shown: "¥148,868.00",
        },
        Example {
            name: "五官定位",
            id: "tencent-face/facial-landmarks",
            typed: &[("calls", "1,000,000")],
            exact: "1980",
            shown: "¥1,980.00",
        },
        Example {
            name: "人脸比对",
            id: "tencent-face/face-comparison",
            typed: &[("calls", "350万")],
            exact: "10470",
            shown: "¥10,470.00",
        },
        Example {
            name: "人员库管理",
            id: "tencent-face/person-library-management",
            typed: &[("calls", "5000000")],
            exact: "14970",
            shown: "¥14,970.00",
        },
    ];
    work_out(&page, "zh-CN", &examples).await
}

async fn face_qps(page: Page) -> Result<()> {
    let example = Example {
        name: "QPS",
        id: "tencent-face/qps",
        typed: &[("qps", "10"), ("months", "1"), ("days", "5")],
        exact: "3700",
        shown: "¥3,700.00",
    };
    work_out(&page, "zh-CN", &[example]).await?;
    page.service("tencent-face/qps").expect_footnote("R-10", "370 元").await
}

async fn face_devices(page: Page) -> Result<()> {
    let example = Example {
        name: "离线人脸识别",
        id: "tencent-face/sdk-face-recognition",
        typed: &[("devices", "1000")],
        exact: "118000",
        shown: "¥118,000.00",
    };
    work_out(&page, "zh-CN", &[example]).await
}

async fn alibaba_calls(page: Page) -> Result<()> {
    let examples = [
        Example {
            name: "license plate",
            id: "alibaba-viapi/license-plate-recognition",
            typed: &[("calls", "15,000")],
            exact: "2000",
            shown: "¥2,000.00",
        },
        Example {
            name: "object detection",
            id: "alibaba-viapi/object-detection",
            typed: &[("calls", "25,000"), ("packages-5000", "1")],
            exact: "50",
            shown: "¥50.00",
        },
    ];
    work_out(&page, "en", &examples).await
}

async fn alibaba_video(page: Page) -> Result<()> {
    let id = "alibaba-viapi/comprehensive-video-enhancement";
    let example = Example {
        name: "video enhancement",
        id,
        typed: &[("seconds", "2:20"), ("height", "1080"), ("frame-rate", "60")],
        exact: "112/3",
        shown: "¥37.33",
    };
    work_out(&page, "en", &[example]).await?;
    page.service(id).expect_footnote("R-61", "prints 37.3 for its example").await?;
    page.service(id).expect_footnote("R-01", "¥37.30").await
}

async fn alibaba_qps(page: Page) -> Result<()> {
    let (name, id) = ("1:1", "alibaba-viapi/face-comparison-1-1");
    let examples = [
        Example {
            name,
            id,
            typed: &[("qps", "40"), ("months", "0"), ("days", "1")],
            exact: "452",
            shown: "¥452.00",
        },
        Example {
            name,
            id,
            typed: &[("qps", "40"), ("months", "1"), ("days", "0")],
            exact: "7820",
            shown: "¥7,820.00",
        },
    ];
    work_out(&page, "en", &examples).await
}
