//! `embed.html`: the page for a frame of another page. It is the same program with a script and styles more.

use anyhow::{Context, Result};
use std::path::Path;

/// The script that other pages load: by this name, for ever.
pub const ELEMENT: &str = "embed.js";

/// What follows in the head. The script comes before the styles: it knows the theme.
const HEAD: &str = "\n    <script src=\"./frame.js\"></script>";
/// The styles that it has besides.
pub const STYLE: &str = "embed.css";
const AFTER: &str = "<meta name=\"color-scheme\" content=\"light dark\">";

/// Writes it from the finished page.
pub fn write(site: &Path) -> Result<()> {
    let page = std::fs::read_to_string(site.join("index.html")).context("no index.html")?;
    std::fs::write(site.join("embed.html"), framed(&page)?)?;
    for script in ["frame.js", ELEMENT] {
        std::fs::copy(crate::root().join("hosting").join(script), site.join(script))?;
    }
    Ok(())
}

fn framed(page: &str) -> Result<String> {
    let (before, after) = page.split_once(AFTER).context("index.html has no colour scheme")?;
    let (start, root) = before.split_once("<html").context("index.html has no root")?;
    let (head, body) = after.split_once("</head>").context("index.html has no head")?;
    let style = format!("  <link rel=\"stylesheet\" href=\"./{STYLE}\">\n  </head>");
    Ok([start, "<html data-frame", root, AFTER, HEAD, head, &style, body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_the_page_with_a_script_before_its_styles() {
        let framed = framed(include_str!("../../../index.html")).unwrap();
        assert!(framed.contains("<html data-frame lang="), "{framed}");
        let place = |part| framed.find(part).unwrap();
        assert!(place("frame.js") < place("rel=\"css\""), "{framed}");
        assert!(super::framed("<html><head>").is_err());
    }
}
