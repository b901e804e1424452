//! `embed.html`: the page for a frame of another page. It is the same program with a script and styles more.

use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The script that other pages load: by this name, for ever.
pub const ELEMENT: &str = "embed.js";
/// As it is sent: pages of others pay for it whether or not anybody looks at a calculator there.
const ELEMENT_BYTES_MAX: u64 = 3000;

/// What follows in the head. The script comes before the styles: it knows the theme.
const HEAD: &str = "\n    <script src=\"./frame.js\"></script>";
/// The styles that it has besides.
pub const STYLE: &str = "embed.css";
/// It has nothing to paint before its program is here, so no script chooses that.
const FIRST: &str = "    <!-- Before the styles: it chooses what is painted first. -->";
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

/// Once the site is packed.
pub fn refuse_large_element(site: &Path) -> Result<()> {
    let size = site.join(format!("{ELEMENT}.br")).metadata().context("no packed element")?.len();
    ensure!(size <= ELEMENT_BYTES_MAX, "{ELEMENT} is larger than {ELEMENT_BYTES_MAX} B: {size} B");
    Ok(())
}

fn framed(page: &str) -> Result<String> {
    let (before, after) = page.split_once(AFTER).context("index.html has no colour scheme")?;
    let (start, root) = before.split_once("<html").context("index.html has no root")?;
    let (head, body) = after.split_once("</head>").context("index.html has no head")?;
    let (early, late) = head.split_once(FIRST).context("index.html chooses nothing to paint")?;
    let (_, late) = late.split_once("</script>\n").context("no script chooses what is painted")?;
    let style = format!("  <link rel=\"stylesheet\" href=\"./{STYLE}\">\n  </head>");
    Ok([start, "<html data-frame", root, AFTER, HEAD, early, late, &style, body].concat())
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
        assert!(!framed.contains("still.js"), "{framed}");
        assert!(super::framed("<html><head>").is_err());
    }

    #[test]
    fn an_element_that_is_too_large_is_not_built() {
        let site = crate::target().join("element-test");
        std::fs::create_dir_all(&site).unwrap();
        for (size, is_refused) in [(3000, false), (3001, true)] {
            std::fs::write(site.join("embed.js.br"), vec![0; size]).unwrap();
            assert_eq!(refuse_large_element(&site).is_err(), is_refused, "{size}");
        }
    }
}
