//! One need side by side: amounts by hand, what has no price, and services added from there.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::page::{Page, eventually, expect, expect_part};

pub fn cases() -> Vec<Case> {
    vec![
        case("elsewhere: faces compared 1:1, by the call and by QPS", faces),
        case("elsewhere: liveness and plates, where most has no price", others),
        case("elsewhere: a service is added with the same need, and taken back", added),
        case("elsewhere: nothing to compare moves nothing", nothing),
        case("elsewhere: fits a telephone", fits),
        case("elsewhere: no barriers", access).only_in(Engine::Chromium),
        case("elsewhere: no barriers in the dark", access).only_in(Engine::Chromium).in_the_dark(),
    ]
}

const COMPARED: &str = "tencent-face/face-comparison";
const OLDER: &str = "tencent-face-legacy/face-comparison";
const ALIBABA: &str = "alibaba-viapi/face-comparison-1-1";

/// Opens the look of a service that is the only one of the estimate.
async fn open(page: &Page, lang: &str, service: &str, calls: &str) -> Result<()> {
    page.open_kept(&format!("v=1&lang={lang}&months=1&{service}=calls:{calls}")).await?;
    page.click("button[data-choice='elsewhere']").await?;
    page.find("[data-look='elsewhere'] .rivals").await.map(drop)
}

fn rival(service: &str, part: &str) -> String {
    format!("[data-rival='{service}'] {part}")
}

/// Waits for the amounts of a service without purchases and with its cheapest plan, and its standing.
async fn expect_rival(
    page: &Page,
    service: &str,
    [whole, plan, standing]: [&str; 3],
) -> Result<()> {
    let selector = rival(service, ".amount");
    let shown = || page.texts(&selector);
    let amounts = vec![whole.to_owned(), plan.to_owned()];
    eventually(&format!("amounts of {service}"), amounts, shown).await?;
    let shown = page.texts(&rival(service, ".standing")).await?;
    expect(&format!("standing of {service}"), shown, vec![standing.to_owned()])
}

async fn expect_words(page: &Page, service: &str, part: &str) -> Result<()> {
    let words = page.texts(&rival(service, ".words")).await?.join(" ");
    expect_part(&format!("words of {service}"), &words, part)
}

/// F:19, F:41, F:73; O:18; A:109-110.
async fn faces(page: Page) -> Result<()> {
    open(&page, "en", COMPARED, "2,910,000").await?;
    // 2,900,000 × 0.0032; 2 × 3,100 + 9 × 318.
    expect_rival(&page, COMPARED, ["¥9,280.00", "¥9,062.00", "Only one ranked"]).await?;
    expect_rival(&page, OLDER, ["¥9,280.00", "¥9,280.00", "Not ranked"]).await?;
    expect_words(&page, OLDER, "not today's prices").await?;
    // 10 × 218 + 36 × 188 = 8,948; 188 more are too many.
    expect_rival(&page, ALIBABA, ["—", "—", "Not ranked yet"]).await?;
    expect_words(&page, ALIBABA, "¥218.00 a month for one. Up to 46 QPS").await?;
    let device = "tencent-face/sdk-face-recognition";
    expect_words(&page, device, "paid once per device").await?;
    expect("amounts", page.texts(&rival(device, ".amount")).await?, vec![])?;
    let entered = page.texts("[data-entered]").await?;
    expect("yours", entered, vec!["As you entered it: ¥9,280.00".to_owned()])?;

    page.click("[data-ask-peak]").await?;
    let field = "[data-field='peak-qps']";
    eventually("the focus on the peak", true, || page.has_focus(field)).await?;
    page.service(COMPARED).fill("peak-qps", "5").await?;
    // 5 × 218, and 5 × 280, which is 310 or 28.4 % more.
    expect_rival(&page, ALIBABA, ["¥1,090.00", "¥1,090.00", "Cheapest"]).await?;
    expect_rival(&page, COMPARED, ["¥9,280.00", "¥1,400.00", "28 % dearer"]).await?;
    expect_rival(&page, OLDER, ["¥9,280.00", "¥9,280.00", "Not ranked"]).await?;
    expect("problems", page.problems().await?, vec![])
}

/// F:58, O:18; I:105, I:174, A:22-23.
async fn others(page: Page) -> Result<()> {
    let live = "tencent-face/static-liveness";
    open(&page, "zh-CN", live, "900,000").await?;
    // 890,000 × 0.0019; a package of 1,800 is dearer.
    expect_rival(&page, live, ["¥1,691.00", "¥1,691.00", "仅此一项可排名"]).await?;
    let older = "tencent-face-legacy/static-liveness";
    expect_rival(&page, older, ["¥1,691.00", "¥1,691.00", "不排名"]).await?;
    let precise = "tencent-face/static-liveness-hp";
    expect_rival(&page, precise, ["—", "—", "暂不排名"]).await?;
    expect_words(&page, precise, "900,000 次：文档没有给出价格").await?;
    expect_words(&page, "alibaba-viapi/face-liveness-detection", "文档未给出价格").await?;

    let cars = "tencent-image-analysis/vehicle-recognition";
    open(&page, "en", cars, "51,000").await?;
    // 50 × 3; 5 × 730, which is 3,500 or 23 1/3 times more; 10,000 × 0.15 + 41,000 × 0.1.
    expect_rival(&page, cars, ["¥150.00", "¥150.00", "Cheapest"]).await?;
    let enhanced = "tencent-image-analysis/vehicle-recognition-enhanced";
    expect_rival(&page, enhanced, ["¥3,750.00", "¥3,650.00", "2,333 % dearer"]).await?;
    let plates = "alibaba-viapi/license-plate-recognition";
    expect_rival(&page, plates, ["¥5,600.00", "¥5,600.00", "Not ranked"]).await?;
    expect_words(&page, plates, "Reads plates; the document does not say").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn added(page: Page) -> Result<()> {
    open(&page, "en", COMPARED, "2,910,000").await?;
    let before = page.services().await?;
    let button = format!("button[data-add-alike='{OLDER}']");
    let disabled = || page.attribute(&button, "aria-disabled");
    page.click(&button).await?;
    page.service(OLDER).expect_value("calls", "2,910,000").await?;
    page.service(OLDER).expect_amount(Some("9280")).await?;
    eventually("aria-disabled", Some("true".to_owned()), disabled).await?;
    expect("focus on the button", page.has_focus(&button).await?, true)?;
    page.click(&button).await?;
    expect("services", page.services().await?.len(), 2)?;
    page.click("button[data-history='undo']").await?;
    eventually("services", before.clone(), || page.services()).await?;
    eventually("aria-disabled", None, disabled).await?;

    page.service(COMPARED).open_more().await?;
    page.service(COMPARED).fill("peak-qps", "5").await?;
    page.click(&format!("button[data-add-alike='{ALIBABA}']")).await?;
    page.service(ALIBABA).expect_amount(Some("1090")).await?;
    page.service(ALIBABA).remove().await?;
    eventually("services", before, || page.services()).await?;
    expect("problems", page.problems().await?, vec![])
}

async fn nothing(page: Page) -> Result<()> {
    open(&page, "en", COMPARED, "2,910,000").await?;
    let slider = format!("[data-service='{COMPARED}'] input[data-slider='calls']");
    let regions = [
        "amount",
        "how",
        "aid",
        "track",
        "bar",
        "standing",
        "words",
        "entered",
        "line",
        "arithmetic",
        "notes",
        "note",
        "total-parts",
        "money-bar",
        "insight",
        "notch",
        "use",
        "bill",
    ];
    let regions = regions.map(|class| format!(".{class}")).join(", ");
    for (width, height) in [(1280, 800), (360, 740)] {
        page.resize(width, height).await?;
        expect("what moved", page.moved_at_stops(&slider, &regions).await?, vec![])?;
    }
    page.service(COMPARED).fill("calls", "0").await?;
    let about = || page.texts("[data-entered]");
    let said = "Nothing to compare yet";
    eventually("what is said", vec![said.to_owned()], about).await?;
    let amounts = page.texts(".rivals .amount").await?;
    expect("amounts", amounts.iter().all(|amount| amount == "—"), true)
}

async fn fits(page: Page) -> Result<()> {
    open(&page, "en", COMPARED, "999,999,999,999,999").await?;
    for (width, height) in [(320, 640), (360, 740), (700, 900), (1280, 800)] {
        page.resize(width, height).await?;
        for lang in ["en", "zh-CN"] {
            page.switch_to(lang).await?;
            let what = format!("beyond the side at {width} in {lang}");
            expect(&what, page.beyond_the_side().await?, vec![])?;
            expect("blanks", page.open_blanks().await?, vec![])?;
        }
    }
    Ok(())
}

async fn access(page: Page) -> Result<()> {
    open(&page, "en", COMPARED, "2,910,000").await?;
    for (width, height) in [(1280, 800), (360, 740)] {
        page.resize(width, height).await?;
        for lang in ["en", "zh-CN"] {
            page.switch_to(lang).await?;
            expect("barriers", page.barriers().await?, vec![])?;
            expect("foreign", page.foreign_sentences().await?, vec![])?;
        }
    }
    Ok(())
}
