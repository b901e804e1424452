//! `suanpan.html`: the whole page in one file, which a double click opens. What a browser reads from
//! disk may load nothing beside it, so the parts of the program stand packed in elements that do nothing.

use super::packed::gzip;
use crate::shell::{output, program, text};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;

const TOO_OLD: &str = include_str!("../../../hosting/too-old.html");

/// All that the page needs is in it: nothing may be fetched, and nothing sent.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; \
    style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Writes the page of one file, from the finished files of the other one.
pub fn write(site: &Path) -> Result<()> {
    let html = std::fs::read_to_string(site.join("index.html")).context("no index.html")?;
    let read = |start, end| -> Result<Vec<u8>> {
        let is_it = |name: &String| name.starts_with(start) && name.ends_with(end);
        let name = super::files(site)?.into_iter().find(is_it);
        Ok(std::fs::read(site.join(name.with_context(|| format!("no {start}*{end}"))?))?)
    };
    let script = |start| Ok::<_, anyhow::Error>(String::from_utf8(read(start, ".js")?)?);
    let styles = String::from_utf8([read("style-", ".css")?, read("later-", ".css")?].concat())?;
    let page = Page {
        styles,
        early: script("still-")?,
        scripts: [glue(site)?, inside()?, script("boot-")?].concat(),
        packed: [
            ("first", read("suanpan-", ".wasm")?),
            ("program", read("later-", ".wasm")?),
            ("texts", read("words-", ".txt")?),
        ],
    };
    Ok(std::fs::write(site.join("suanpan.html"), page.written(&html)?)?)
}

/// What becomes part of the page.
struct Page {
    styles: String,
    /// What runs before the first paint.
    early: String,
    scripts: String,
    packed: [(&'static str, Vec<u8>); 3],
}

impl Page {
    /// The page, given the one whose parts lie beside it.
    fn written(&self, html: &str) -> Result<String> {
        let Page { styles, early, scripts, packed } = self;
        ensure!(!styles.contains("</style"), "a style ends its element");
        for script in [early, scripts] {
            ensure!(
                !script.contains("</script") && !script.contains("<!--"),
                "a script ends early"
            );
        }
        let mut rest = String::new();
        for line in html.lines().filter(|line| !is_of_parts(line)) {
            rest += line;
            rest.push('\n');
        }
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        let mut end = String::new();
        for (name, bytes) in packed {
            let letters = STANDARD.encode(gzip(bytes)?);
            end +=
                &format!("<script type=\"text/plain\" data-packed=\"{name}\">{letters}</script>\n");
        }
        end += &format!("<script>{scripts}</script>\n");
        put_before(&mut rest, "    <meta name=\"viewport\"", &format!("    {policy}\n"))?;
        put_before(
            &mut rest,
            "</head>",
            &format!("<script>{early}</script>\n<style>{styles}</style>\n"),
        )?;
        put_before(&mut rest, "      <button type=\"button\" data-cure", TOO_OLD)?;
        put_before(&mut rest, "</body>", &end)?;
        ensure!(!rest.contains("=\"./"), "the page of one file loads something beside it");
        Ok(rest)
    }
}

/// Whether a line of the head says where parts are.
fn is_of_parts(line: &str) -> bool {
    line.contains("=\"./") || line.contains("<!-- ")
}

fn put_before(html: &mut String, place: &str, what: &str) -> Result<()> {
    let at = html.find(place).with_context(|| format!("index.html has no {place}"))?;
    html.insert_str(at, what);
    Ok(())
}

/// The glue as a script that is no module: browsers read no modules from disk.
fn glue(site: &Path) -> Result<String> {
    let mut names = super::files(site)?.into_iter();
    let name = names.find(|name| name.starts_with("suanpan-") && name.ends_with(".js"));
    let glue = site.join(name.context("no script for the program")?);
    let options = ["--format=iife", "--global-name=glue", "--define:import.meta.url=\"\""];
    minified(&glue, &options)
}

/// What hands over the parts.
fn inside() -> Result<String> {
    minified(&crate::root().join("hosting/inside.js"), &[])
}

fn minified(script: &Path, options: &[&str]) -> Result<String> {
    let minify = ["--minify", "--target=es2022", "--log-level=warning"];
    let made = output(program("esbuild", &[text(script)?]).args(minify).args(options));
    made.with_context(|| format!("esbuild cannot read {}", script.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<html><head>
    <meta name="viewport">
    <link rel="stylesheet" href="./style.css">
</head><body>
      <button type="button" data-cure="reload">
</body></html>
"#;

    fn page(scripts: &str) -> Page {
        let packed = ["first", "program", "texts"].map(|name| (name, name.into()));
        Page { styles: "p{}".into(), early: "choose()".into(), scripts: scripts.into(), packed }
    }

    #[test]
    fn all_is_inside() {
        let written = page("start()").written(HTML).unwrap();
        assert!(!written.contains("./"), "{written}");
        for part in ["<style>p{}</style>", "<script>start()</script>", "data-packed=\"texts\">H4s"]
        {
            assert!(written.contains(part), "{part} in {written}");
        }
    }

    #[test]
    fn what_would_end_early_or_load_more_is_refused() {
        assert!(page("'</script>'").written(HTML).is_err());
        assert!(page("").written(&HTML.replace("</head>", "")).is_err());
        let styles = "p { background: url(=\"./x\") }".to_owned();
        assert!(Page { styles, ..page("") }.written(HTML).is_err());
    }
}
