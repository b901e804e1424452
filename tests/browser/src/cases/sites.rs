//! The example sites of documentation generators, and the example pages with React and Vue.

use super::frame::is_dark;
use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::engine::Engine;
use browser_tests::host::Host;
use browser_tests::page::{Page, eventually, expect};
use fantoccini::wd::PrintConfiguration;
use flate2::read::ZlibDecoder;
use serde_json::json;
use std::io::Read;

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
        case("sites: plain pages under a strict policy", strict),
        case("sites: a component of React", react),
        case("sites: a component of Vue", vue),
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
        host.page.script(count, vec![]).await
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
    expect_links(&host, 1).await?;
    if generator.name == MDBOOK.name {
        // The page of all chapters, which is there to be printed.
        host.page.goto(&format!("{}print.html", host.page.base)).await?;
        expect_links(&host, 3).await?;
    }
    Ok(())
}

/// On paper a link stands for each calculator, to the estimate in it.
async fn expect_links(host: &Host, n_links: usize) -> Result<()> {
    let links = match host.page.engine {
        // Its driver cannot print.
        Engine::WebKit => serde_json::from_value(host.page.script(AS_ON_PAPER, vec![]).await?)?,
        Engine::Chromium | Engine::Firefox => {
            links_of(&host.page.client.print(PrintConfiguration::default()).await?)
        }
    };
    let start = format!("{}#v=1&", host.calculator);
    let mut links: Vec<String> =
        links.into_iter().filter(|link: &String| link.starts_with(&start)).collect();
    links.sort();
    links.dedup(); // a link that takes two lines
    expect(&format!("links in {links:?}"), links.len(), n_links)
}

/// The links that are seen where a calculator was, with the styles for paper put on.
const AS_ON_PAPER: &str = "
const isForPaper = ({ media }) => media?.mediaText === 'print';
const put = (sheet) => {
  if (isForPaper(sheet)) sheet.media.mediaText = 'all';
  for (const rule of [...sheet.cssRules].filter(isForPaper)) rule.media.mediaText = 'all';
};
const elements = [...document.querySelectorAll('suanpan-calculator')];
const own = elements.flatMap(({ shadowRoot }) => shadowRoot?.adoptedStyleSheets ?? []);
[...document.styleSheets, ...own].forEach(put);
const isSeen = (node) => node.getClientRects().length > 0;
return elements.filter(({ shadowRoot }) => !isSeen(shadowRoot.querySelector('iframe')))
  .flatMap((element) => [...element.querySelectorAll('a')]).filter(isSeen).map(({ href }) => href);";

/// The addresses that a PDF leads to. Chromium writes them plainly, Firefox into packed streams.
fn links_of(pdf: &[u8]) -> Vec<String> {
    const STREAM: &[u8] = b"stream\n";
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    for at in (0..pdf.len()).filter(|&at| pdf[at..].starts_with(STREAM)) {
        let mut unpacked = vec![];
        // Fails where it is packed in another way: what is read of it holds no link.
        ZlibDecoder::new(&pdf[at + STREAM.len()..]).read_to_end(&mut unpacked).ok();
        text += &String::from_utf8_lossy(&unpacked);
    }
    let after = text.split("/URI (").skip(1);
    after.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

/// The pages of docs/embed/html.md, under the policies that stand there.
async fn strict(page: Page) -> Result<()> {
    let (exact, shown) = FIRST;
    let host = Host::example(&page, "html", "element.html").await?;
    expect_calculators(&host, &[FIRST]).await?;
    expect("problems", host.page.problems().await?, vec![])?;
    expect_refusal(&host.page).await?;
    let host = Host::example(&page, "html", "frame.html").await?;
    host.enter(0).await?.expect_total(exact, shown).await?;
    host.leave().await?;
    expect("problems", host.page.problems().await?, vec![])
}

const INLINE: &str = "
const script = document.createElement('script');
script.textContent = 'window.hacked = true';
document.head.append(script);
return window.hacked === true;";

/// The policy is in force: a script inside the page does not run.
async fn expect_refusal(page: &Page) -> Result<()> {
    let is_hacked = page.script(INLINE, vec![]).await.is_ok_and(|hacked| hacked == true);
    expect("an inline script ran", is_hacked, false)
}

async fn react(page: Page) -> Result<()> {
    component(&page, "react.html").await
}

async fn vue(page: Page) -> Result<()> {
    component(&page, "vue.html").await
}

/// A component that shows the calculator: it hears of totals, takes another estimate in the same frame,
/// goes and comes back.
async fn component(page: &Page, file: &str) -> Result<()> {
    let host = Host::example(page, "components", file).await?;
    let total = || async { Ok(host.page.texts("output").await?.concat()) };
    let frame =
        "return document.querySelector('suanpan-calculator').shadowRoot.querySelector('iframe')";
    expect_calculators(&host, &[("38016", "¥38,016.00")]).await?;
    eventually("the total outside", "38016".to_owned(), total).await?;
    let before = host.page.script(frame, vec![]).await?;
    host.page.click("#more").await?;
    expect_calculators(&host, &[("76416", "¥76,416.00")]).await?;
    eventually("the total outside", "76416".to_owned(), total).await?;
    expect("the frame", host.page.script(frame, vec![]).await?, before)?;
    host.page.script("scrollTo(0, 0)", vec![]).await?;
    host.page.click("#show").await?;
    expect_calculators(&host, &[]).await?;
    host.page.click("#show").await?;
    expect_calculators(&host, &[("76416", "¥76,416.00")]).await?;
    expect("problems", host.page.problems().await?, vec![])
}
