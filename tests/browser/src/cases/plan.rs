//! The cheapest plan: said, used, and taken back.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, eventually, expect, expect_part};

pub fn cases() -> Vec<Case> {
    vec![
        case("plan: packages for face comparison", face),
        case("plan: the older face page sells nothing in advance, but more costs less", older_face),
        case("plan: packages of two sizes for image analysis", image),
        case("plan: one package of photos is enough", portrait),
        case("plan: a month of QPS on the vision platform is cheaper than days", vision),
        case("plan: packages bought in later months", later),
        case("plan: QPS compete once a peak is stated", peak),
        case("plan: the whole estimate, from its total and back", whole),
        case("plan: what has no price is left out and said to be", left_out),
    ]
}

struct Decision {
    name: &'static str,
    id: &'static str,
    typed: &'static [(&'static str, &'static str)],
    /// Exact and shown.
    before: (&'static str, &'static str),
    after: (&'static str, &'static str),
    said: &'static str,
}

/// A visible text, with plain spaces. WebKit's driver sees none in what has `display: contents`
/// around it, so the page is asked.
async fn text(page: &Page, selector: &str) -> Result<String> {
    page.find(selector).await?;
    Ok(page.texts(selector).await?.concat().replace('\u{a0}', " "))
}

/// Opens the plan of the only service, uses it, and takes it back.
async fn decide(page: &Page, lang: &str, of: Decision) -> Result<()> {
    page.open_empty(lang).await?;
    page.add(of.name, of.id).await?.fill_all(of.typed).await?;
    use_and_take_back(page, &of).await
}

async fn use_and_take_back(page: &Page, of: &Decision) -> Result<()> {
    page.expect_total(of.before.0, of.before.1).await?;
    page.service(of.id).choose("plan").await?;
    let inside = |selector: &str| format!("[data-service='{}'] {selector}", of.id);
    let advice = inside("[data-advice]");
    expect_part("advice", &text(page, &advice).await?, of.said)?;
    let certificate = inside("[data-certificate] > summary");
    if !page.texts(&certificate).await?.is_empty() {
        page.click(&certificate).await?;
    }
    page.click(&inside("[data-use]")).await.context("use")?;
    page.expect_total(of.after.0, of.after.1).await?;
    page.service(of.id).expect_amount(Some(of.after.0)).await?;
    page.click(&inside("[data-take-back]")).await.context("take back")?;
    page.expect_total(of.before.0, of.before.1).await?;
    page.find(&inside("[data-use]")).await?;
    expect_part("advice again", &text(page, &advice).await?, of.said)?;
    expect("problems", page.problems().await?, vec![])
}

/// 2,910,000 less 10,000 free: 2,900,000 at 0.0032 are 9,280. Two packages of 1,000,000 at 3,100 and
/// nine of 100,000 at 318 cover them all: 6,200 + 2,862.
async fn face(page: Page) -> Result<()> {
    let decision = Decision {
        name: "人脸比对",
        id: "tencent-face/face-comparison",
        typed: &[("calls", "291万")],
        before: ("9280", "¥9,280.00"),
        after: ("9062", "¥9,062.00"),
        said: "期初购买 2 × 100万次 + 9 × 10万次：只需 ¥9,062.00，比现在的 ¥9,280.00 少 ¥218.00（2 %）。",
    };
    decide(&page, "zh-CN", decision).await
}

/// 2,990,001 calls reach the price of 0.003, because all calls choose the tier: 8,970.003.
async fn older_face(page: Page) -> Result<()> {
    let decision = Decision {
        name: "face comparison older",
        id: "tencent-face-legacy/face-comparison",
        typed: &[("calls", "2,910,000")],
        before: ("9280", "¥9,280.00"),
        after: ("8970.003", "¥8,970.00"),
        said: "3,000,001 calls would cost ¥8,970.00, which is ¥310.00 less.",
    };
    decide(&page, "en", decision).await
}

/// 3 × 50,000 beyond the free quota at 0.075: 11,250. One package of 100,000 costs 7,000, five of
/// 10,000 cost 730 each.
async fn image(page: Page) -> Result<()> {
    let decision = Decision {
        name: "vehicle recognition enhanced",
        id: "tencent-image-analysis/vehicle-recognition-enhanced",
        typed: &[("calls", "51,000")],
        before: ("11250", "¥11,250.00"),
        after: ("10650", "¥10,650.00"),
        said: "Buy 1 × 100,000 + 5 × 10,000 calls at the start: ¥10,650.00 instead of ¥11,250.00, ¥600.00 (5 %) less.",
    };
    page.open_empty("en").await?;
    page.set_months("3").await?;
    page.add(decision.name, decision.id).await?.fill_all(decision.typed).await?;
    use_and_take_back(&page, &decision).await
}

/// 200 photos are free once; 1,000 more need one package, not two.
async fn portrait(page: Page) -> Result<()> {
    let decision = Decision {
        name: "portrait",
        id: "tencent-portrait/portrait-api",
        typed: &[("calls", "1,200"), ("packages-1000", "2")],
        before: ("800", "¥800.00"),
        after: ("400", "¥400.00"),
        said: "¥400.00 instead of ¥800.00, ¥400.00 (50 %) less.",
    };
    decide(&page, "en", decision).await
}

/// 40 QPS cost 452 a day: 29 days are 13,108. A month costs 7,820, and one day more 452.
async fn vision(page: Page) -> Result<()> {
    let decision = Decision {
        name: "face comparison 1:1",
        id: "alibaba-viapi/face-comparison-1-1",
        typed: &[("qps", "40"), ("months", "0"), ("days", "29")],
        before: ("13108", "¥13,108.00"),
        after: ("8272", "¥8,272.00"),
        said: "Buy 40 QPS for 1 month + 1 day: ¥8,272.00 instead of ¥13,108.00, ¥4,836.00 (37 %) less.",
    };
    decide(&page, "en", decision).await
}

/// 16,000,000 calls are in the tier of 0.0027 and 500,000 in that of 0.0032: 2 × 43,200 + 2 × 1,600.
/// Five packages of 100,000 at 318 cover a small month for 1,590; bought at the start they would
/// burn in the large one.
async fn later(page: Page) -> Result<()> {
    let decision = Decision {
        name: "face comparison",
        id: "tencent-face/face-comparison",
        typed: &[
            ("calls-month-1", "16,010,000"),
            ("calls-month-2", "510,000"),
            ("calls-month-3", "16,010,000"),
            ("calls-month-4", "510,000"),
        ],
        before: ("89600", "¥89,600.00"),
        after: ("89580", "¥89,580.00"),
        said: "Buy 5 × 100,000 calls in each of months 2, 4: ¥89,580.00 instead of ¥89,600.00, ¥20.00 (< 0.1 %) less.",
    };
    page.open_kept("v=1&lang=en&months=4&tencent-face/face-comparison=calls:1").await?;
    page.service(decision.id).choose("monthly").await?;
    page.service(decision.id).fill_all(decision.typed).await?;
    use_and_take_back(&page, &decision).await
}

/// 12 × 2,900,000 at 0.0032 are 111,360; 20 QPS at 240 a month are 57,600 a year.
async fn peak(page: Page) -> Result<()> {
    let decision = Decision {
        name: "face comparison",
        id: "tencent-face/face-comparison",
        typed: &[],
        before: ("111360", "¥111,360.00"),
        after: ("57600", "¥57,600.00"),
        said: "Buy 20 QPS for 12 months and be billed by QPS: ¥57,600.00 instead of ¥111,360.00, ¥53,760.00 (48 %) less.",
    };
    page.open_kept("v=1&lang=en&months=12&tencent-face/face-comparison=calls:2,910,000").await?;
    let service = page.service(decision.id);
    service.choose("plan").await?;
    let hint = "[data-service='tencent-face/face-comparison'] .way:last-child";
    expect_part("hint", &text(&page, hint).await?, "Up to 36 QPS would cost no more")?;
    service.choose("plan").await?;
    service.open_more().await?;
    service.fill("peak-qps", "20").await?;
    use_and_take_back(&page, &decision).await
}

/// The first visit: 111,360 + 18,692 + 24,000. 3 × 30,400 + 4 × 3,100 + 8 × 318 = 106,144 cover all
/// comparisons; the package of static liveness is the cheapest plan already.
async fn whole(page: Page) -> Result<()> {
    page.load().await?;
    page.resize(1280, 800).await?; // the line beside the total needs a wide page
    page.switch_to("en").await?;
    page.expect_total("154052", "¥154,052.00").await?;
    let expected = "Cheapest plan ¥148,836.00, 3 % less".to_owned();
    eventually("beside the total", expected, || text(&page, "[data-cheapest]")).await?;
    page.click("[data-cheapest]").await?;
    eventually("focus on the panel", true, || page.has_focus("#cheapest")).await?;
    let advice = "#cheapest [data-advice]";
    let said = text(&page, advice).await?;
    expect_part("advice", &said, "The cheapest plans come to ¥148,836.00: ¥5,216.00 (3 %) less.")?;
    let row = "[data-against='tencent-face/face-comparison'] td";
    let cells = ["¥111,360.00", "¥106,144.00", "−¥5,216.00 · 5\u{a0}%"].map(str::to_owned).to_vec();
    eventually("yours against the cheapest", cells, || page.texts(row)).await?;
    page.click("#cheapest [data-use]").await?;
    page.expect_total("148836", "¥148,836.00").await?;
    let said = text(&page, advice).await?;
    expect("in use", said.as_str(), "The cheapest plans are in use: ¥148,836.00 in all.")?;
    page.click("#cheapest [data-take-back]").await?;
    page.expect_total("154052", "¥154,052.00").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn left_out(page: Page) -> Result<()> {
    page.open_empty("en").await?;
    page.resize(1280, 800).await?;
    page.add("face comparison", "tencent-face/face-comparison")
        .await?
        .fill("calls", "2.91M")
        .await?;
    page.add("object detection", "alibaba-viapi/object-detection").await?;
    let said = || text(&page, "[data-cheapest]");
    let expected = "The cheapest plans save ¥218.00".to_owned();
    eventually("beside the total", expected, said).await?;
    let note = page.find("#cheapest .left-out").await?.text().await?;
    expect_part("left out", &note, "Left out: 1 service")?;
    expect_part("sum", &page.texts("#cheapest .whole").await?.concat(), "Total of 1 service")
}
