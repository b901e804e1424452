//! The page on small and large screens, in both schemes.

use anyhow::{Context, Result, ensure};
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn cases() -> Vec<Case> {
    vec![
        case("layout: fits a telephone and a desktop", fits),
        case("layout: light on a light system", light),
        case("layout: dark on a dark system", dark).in_the_dark(),
    ]
}

const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

async fn fits(page: Page) -> Result<()> {
    page.open("en").await?;
    page.set_months("12").await?;
    let search = page.service("tencent-face/face-search");
    search.fill("calls", "999,999,999,999,999").await?;
    page.add("QPS", "tencent-face/qps").await?.add_row().await?;
    page.add("video", "alibaba-viapi/comprehensive-video-enhancement").await?;
    page.add("celebrity", "alibaba-viapi/celebrity-recognition").await?;
    page.add("facial landmarks", "tencent-face-legacy/facial-landmarks").await?;
    page.fill_filter("").await?;
    page.open_all_sections().await?;
    for (width, height) in SIZES {
        page.resize(width, height).await?;
        for lang in ["en", "zh-CN"] {
            page.switch_to(lang).await?;
            let fit = async || {
                expect("beyond the side", page.beyond_the_side().await?, vec![])?;
                for share in ["0", "0.5", "1"] {
                    ensure!(
                        page.total_is_in_view_at(share).await?,
                        "the total: expected in view when {share} of the page is scrolled, saw not"
                    );
                }
                Ok(())
            };
            fit().await.with_context(|| format!("{lang}, {width} × {height}"))?;
        }
    }
    Ok(())
}

async fn light(page: Page) -> Result<()> {
    scheme(page, "light").await
}

async fn dark(page: Page) -> Result<()> {
    scheme(page, "dark").await
}

async fn scheme(page: Page, scheme: &str) -> Result<()> {
    page.load().await?;
    for lang in ["en", "zh-CN"] {
        page.switch_to(lang).await?;
        for (width, height) in SIZES {
            page.resize(width, height).await?;
            page.screenshot(&format!("{lang} {scheme} {width}x{height}")).await?;
        }
    }
    expect("the system", page.system_scheme().await?.as_str(), scheme)?;
    let [background, ink] = page.brightness().await?;
    let (low, high) = if scheme == "dark" { (background, ink) } else { (ink, background) };
    ensure!(
        low < 60 && high > 200,
        "{scheme}: expected a {scheme} background and text apart from it, \
         saw brightness {background} of 255 below {ink}"
    );
    Ok(())
}
