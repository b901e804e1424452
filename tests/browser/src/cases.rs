//! What the page must do, in every engine. A case is an async function and its line in `all`.

use anyhow::Result;
use browser_tests::case::{Case, case};
use browser_tests::page::{Page, expect};

pub fn all() -> Vec<Case> {
    vec![
        case("the page has a title", title),
        case("the page opens without an error", no_error),
        case("a dark system is seen by the page", dark).in_the_dark(),
    ]
}

async fn title(page: Page) -> Result<()> {
    page.open("zh-CN").await?;
    expect("title", page.client.title().await?.as_str(), "算盘 Suanpan")
}

async fn no_error(page: Page) -> Result<()> {
    page.open("zh-CN").await?;
    page.find("h1").await?;
    expect("problems", page.problems().await?, vec![])
}

async fn dark(page: Page) -> Result<()> {
    page.open("en").await?;
    let asked = "return matchMedia('(prefers-color-scheme: dark)').matches";
    expect("dark", page.script(asked, vec![]).await?, true.into())
}
