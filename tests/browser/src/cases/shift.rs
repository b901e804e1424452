//! Nothing moves under a visitor's hand.

use anyhow::{Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::page::{Page, expect_part, key};
use browser_tests::shift::{Moved, Shift};

/// The other engines have no layout-shift entries.
pub fn cases() -> Vec<Case> {
    let cases = [
        case("shift: what is planted is seen", planted),
        case("shift: nothing moves by itself", by_itself),
        case("shift: nothing but the bill moves while sliding", sliding),
        case("shift: nothing but the bill moves while sliding on a telephone", on_a_telephone),
    ];
    let mut cases: Vec<_> = cases.into_iter().map(|case| case.only_in(Engine::Chromium)).collect();
    cases.push(case("shift: at every stop all but the bill has the same box", at_stops));
    cases.push(case("shift: at every stop an open plan keeps its boxes", with_a_plan));
    cases
}

const SLIDER: &str = "[data-service='tencent-face/face-search'] input[data-slider='calls']";
/// Numbers that grow move their own beginning, and nothing else.
const MAY_MOVE: [&str; 11] = [
    "amount",
    "arithmetic",
    "line",
    "note",
    "notes",
    "aid",
    "track",
    "burn",
    "range",
    "total-parts",
    "money-bar",
];

fn told(shifts: &[Shift], is_bad: impl Fn(&Shift, &Moved) -> bool) -> Vec<String> {
    let tell = |shift: &Shift| {
        let bad = shift.moved.iter().filter(|moved| is_bad(shift, moved));
        bad.map(Moved::told).collect::<Vec<_>>()
    };
    shifts.iter().flat_map(tell).collect()
}

async fn planted(page: Page) -> Result<()> {
    page.open("en").await?;
    page.watch_shifts().await?;
    page.shifts().await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await; // a press excuses for 500 ms
    let grow = "document.querySelector('header').style.paddingTop = '200px';";
    page.script(grow, vec![]).await?;
    let shifts = page.shifts().await?;
    ensure!(shifts.iter().any(|shift| !shift.is_excused && shift.size > 0.01), "{shifts:?}");
    let found = told(&shifts, |_, moved| !MAY_MOVE.iter().any(|class| moved.is_inside(class)));
    expect_part("what moved", &found.join("; "), "main")
}

async fn expect_none_unexcused(page: &Page, when: &str) -> Result<()> {
    let shifts = page.shifts().await?;
    let sum: f64 = shifts.iter().filter(|s| !s.is_excused).fold(0.0, |sum, s| sum + s.size);
    let found = told(&shifts, |shift, _| !shift.is_excused);
    ensure!(sum == 0.0, "{when}: expected that nothing moves, saw {sum:.4}: {}", found.join("; "));
    Ok(())
}

async fn by_itself(page: Page) -> Result<()> {
    page.open("en").await?;
    page.watch_shifts().await?;
    expect_none_unexcused(&page, "the first visit").await?;
    page.switch_to("en").await?;
    page.switch_to("zh-CN").await?;
    expect_none_unexcused(&page, "another language").await?;
    page.press(SLIDER, key::ARROW_LEFT, 40).await?;
    page.press(SLIDER, key::ARROW_RIGHT, 40).await?;
    expect_none_unexcused(&page, "sliding with arrows").await?;
    page.drag(SLIDER).await?;
    expect_none_unexcused(&page, "dragging").await?;
    let search = page.service("tencent-face/face-search");
    for text in ["1200", "lots", "52,000,000"] {
        search.fill("calls", text).await?;
    }
    page.set_months("12").await?;
    expect_none_unexcused(&page, "typing").await?;
    for section in ["[data-service] details", "details.browse", "details.readings"] {
        for _ in 0..2 {
            page.click(&format!("{section} > summary")).await?;
        }
    }
    expect_none_unexcused(&page, "opening and closing").await?;
    let later = std::time::Duration::from_millis(1500); // what is told to screen readers comes late
    tokio::time::sleep(later).await;
    expect_none_unexcused(&page, "afterwards").await
}

/// Here also what a key press excuses is counted.
async fn expect_steady_sliding(page: &Page) -> Result<()> {
    page.watch_shifts().await?;
    page.press(SLIDER, key::ARROW_LEFT, 140).await?; // brings the slider into view
    page.shifts().await?;
    page.press(SLIDER, key::ARROW_RIGHT, 140).await?;
    let search = page.service("tencent-face/face-search");
    search.expect_value("calls", "1,000,000,000").await?;
    page.drag(SLIDER).await?;
    search.expect_value("calls", "0").await?;
    let shifts = page.shifts().await?;
    let found = told(&shifts, |_, moved| !MAY_MOVE.iter().any(|class| moved.is_inside(class)));
    ensure!(found.is_empty(), "expected that it stays, saw it move:\n  {}", found.join("\n  "));
    Ok(())
}

async fn sliding(page: Page) -> Result<()> {
    page.open("en").await?;
    expect_steady_sliding(&page).await
}

async fn on_a_telephone(page: Page) -> Result<()> {
    page.open("en").await?;
    page.resize(360, 740).await?;
    expect_steady_sliding(&page).await
}

async fn with_a_plan(page: Page) -> Result<()> {
    page.open("en").await?;
    page.service("tencent-face/face-search").choose("plan").await?;
    page.find("[data-advice]").await?;
    expect_same_boxes(&page).await?;
    page.switch_to("zh-CN").await?;
    expect_same_boxes(&page).await
}

async fn at_stops(page: Page) -> Result<()> {
    page.open("en").await?;
    expect_same_boxes(&page).await
}

async fn expect_same_boxes(page: &Page) -> Result<()> {
    for (width, height) in [(1280, 800), (360, 740)] {
        page.resize(width, height).await?;
        let regions = MAY_MOVE.map(|class| format!(".{class}")).join(", ");
        let moved = page.moved_at_stops(SLIDER, &regions).await?;
        let list = moved.join("\n  ");
        ensure!(moved.is_empty(), "{width} x {height}: saw these move:\n  {list}");
    }
    Ok(())
}
