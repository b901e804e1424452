//! What stands in the site before the program is here, and where none comes: the first visit's bill, the
//! price tables as HTML, as Markdown and as data. `suanpan::still` writes all of it from the tables.

use anyhow::{Context, Result};
use std::path::Path;
use suanpan::still::{self, Frame};

/// Where the page stands, in index.html.
const PLACE: &str = "<div id=\"page\">";
const PRICES: &str = include_str!("../../../hosting/prices.html");

/// Puts it into the page, and beside it. A frame shows what its address says: nothing stands there before.
pub fn write(site: &Path) -> Result<()> {
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page).context("no index.html")?;
    std::fs::write(page, with(&html, &still::page(Frame::Page), &still::of_example())?)?;
    let prices = PRICES.replace("DATA", &still::data()).replace("TABLES", &still::all());
    std::fs::write(site.join("prices.html"), prices)?;
    std::fs::write(site.join("llms.txt"), still::markdown())?;
    Ok(())
}

/// A page with what is painted first in the place of the page, and tables below it.
fn with(html: &str, drawn: &str, tables: &str) -> Result<String> {
    let (before, after) = html.split_once(PLACE).context("index.html has no place for the page")?;
    let after = after.strip_prefix("</div>").context("the place of the page is not empty")?;
    Ok([before, PLACE, "\n", drawn, "</div>\n", tables, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_where_the_page_will() {
        let page =
            with("<body>\n<div id=\"page\"></div>\n</body>", "<p>1</p>", "<p>2</p>").unwrap();
        assert_eq!(page, "<body>\n<div id=\"page\">\n<p>1</p></div>\n<p>2</p>\n</body>");
        assert!(
            with("<body>", "", "").is_err() && with("<div id=\"page\"> </div>", "", "").is_err()
        );
        assert!(with(include_str!("../../../index.html"), "", "").is_ok());
    }
}
