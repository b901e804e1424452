//! The example sites of documentation generators, and the example pages with React and Vue.

use super::frame::is_dark;
use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::host::Host;
use browser_tests::page::{Page, eventually, expect, expect_part};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    vec![
        case("sites: mdBook, page after page", |page| pages(page, &MDBOOK)),
        case("sites: mdBook, its theme", |page| theme(page, &MDBOOK)),
        case("sites: mdBook, on paper", |page| on_paper(page, &MDBOOK)),
        case("sites: MkDocs Material, page after page", |page| pages(page, &MKDOCS)),
        case("sites: MkDocs Material, its theme", |page| theme(page, &MKDOCS)),
        case("sites: MkDocs Material, on paper", |page| on_paper(page, &MKDOCS)),
        case("sites: Docusaurus, page after page", |page| pages(page, &DOCUSAURUS)),
        case("sites: Docusaurus, its theme", |page| theme(page, &DOCUSAURUS)),
        case("sites: Docusaurus, on paper", |page| on_paper(page, &DOCUSAURUS)),
    ]
}

/// Where a generator puts what the visitor presses.
struct Generator {
    name: &'static str,
    /// The link to the second page, and the one back.
    links: [&'static str; 2],
    /// What is pressed, one after the other, for the dark theme, and for the light one.
    to_dark: &'static [&'static str],
    to_light: &'static [&'static str],
    /// What stands once its scripts have run.
    ready: &'static str,
    /// Whether a link replaces a part of the page only.
    stays: bool,
}

const MDBOOK: Generator = Generator {
    name: "mdbook",
    ready: "html.js",
    links: ["#mdbook-sidebar a[href$='two.html']", "#mdbook-sidebar a[href$='index.html']"],
    to_dark: &["#mdbook-theme-toggle", "#mdbook-theme-navy", "#mdbook-theme-toggle"],
    to_light: &["#mdbook-theme-toggle", "#mdbook-theme-light", "#mdbook-theme-toggle"],
    stays: false,
};

const MKDOCS: Generator = Generator {
    name: "mkdocs",
    ready: "html.js",
    links: [".md-sidebar a[href$='two/']", ".md-sidebar .md-nav__item:first-child > a"],
    to_dark: &["label[for='__palette_1']"],
    to_light: &["label[for='__palette_0']"],
    stays: true,
};

const DOCUSAURUS: Generator = Generator {
    name: "docusaurus",
    ready: "html[data-has-hydrated='true']",
    links: ["a.menu__link[href='/two']", "a.menu__link[href='/']"],
    to_dark: &["[class*='colorModeToggle'] button"],
    to_light: &["[class*='colorModeToggle'] button"],
    stays: true,
};

/// What stands in the calculator of the first page, and in the two of the second.
/// What the `quote` command says of them too.
const FIRST: (&str, &str) = ("111360", "¥111,360.00");
const SECOND: [(&str, &str); 2] = [("270000", "¥270,000.00"), ("14970", "¥14,970.00")];

async fn open(page: &Page, generator: &Generator) -> Result<Host> {
    let host = Host::example(page, generator.name, "").await?;
    host.page.find(generator.ready).await?;
    Ok(host)
}

async fn pages(page: Page, generator: &Generator) -> Result<()> {
    let host = open(&page, generator).await?;
    expect_calculators(&host, &[FIRST]).await?;
    host.page.script("window.stays = true", vec![]).await?;
    let [to_second, back] = generator.links;
    for (link, calculators) in [(to_second, &SECOND[..]), (back, &[FIRST]), (to_second, &SECOND)] {
        host.page.click(link).await?;
        expect_calculators(&host, calculators).await?;
        expect("problems", host.page.problems().await?, vec![])?;
    }
    let stays = host.page.script("return window.stays === true", vec![]).await?;
    expect("the page is the same", stays, json!(generator.stays))?;
    host.page.client.back().await?;
    expect_calculators(&host, &[FIRST]).await?;
    expect("problems", host.page.problems().await?, vec![])
}

async fn theme(page: Page, generator: &Generator) -> Result<()> {
    let host = open(&page, generator).await?;
    let switches = [generator.to_dark, generator.to_light, generator.to_dark];
    for (switch, dark) in switches.into_iter().zip([true, false, true]) {
        for selector in switch {
            host.page.click(selector).await?;
        }
        expect_dark(&host, 0, dark).await?;
    }
    host.page.screenshot(&format!("{} dark", generator.name)).await?;
    // The theme stays with the site; the second calculator there has a theme of its own.
    host.page.click(generator.links[0]).await?;
    expect_calculators(&host, &SECOND).await?;
    expect_dark(&host, 0, true).await?;
    expect_dark(&host, 1, false).await?;
    host.page.screenshot(&format!("{} dark and light", generator.name)).await?;
    Ok(())
}

async fn expect_dark(host: &Host, n: usize, dark: bool) -> Result<()> {
    let inside = host.enter_calculator(n).await?;
    eventually(&format!("calculator {n} is dark"), dark, || is_dark(&inside)).await?;
    host.leave().await
}

/// Waits until there are as many calculators as totals, each with its own.
async fn expect_calculators(host: &Host, totals: &[(&str, &str)]) -> Result<()> {
    let count = async || {
        let count = "return document.querySelectorAll('suanpan-calculator').length";
        Ok(host.page.script(count, vec![]).await?)
    };
    eventually("calculators", json!(totals.len()), count).await?;
    for (n, (exact, shown)) in totals.iter().enumerate() {
        host.enter_calculator(n).await?.expect_total(exact, shown).await?;
        host.leave().await?;
    }
    Ok(())
}

async fn on_paper(page: Page, generator: &Generator) -> Result<()> {
    let host = open(&page, generator).await?;
    expect_calculators(&host, &[FIRST]).await?;
    let pdf = host.page.client.print(Default::default()).await?;
    std::fs::write(
        xtask::target().join(format!("paper-{}-{}.pdf", generator.name, page.engine.name())),
        &pdf,
    )?;
    expect_part("paper", &String::from_utf8_lossy(&pdf), "x")
}
