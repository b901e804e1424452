//! Names that change whenever the bytes do, so that browsers may keep such files for ever.

use anyhow::{Context, Result, ensure};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Files that others ask for by their names.
const KNOWN: [&str; 2] = [super::frame::ELEMENT, "llms.txt"];

/// What every host should send, but for the files below.
const HEADERS: &str = include_str!("../../../hosting/_headers");
const FOR_EVER: &str = "  Cache-Control: public, max-age=31536000, immutable\n";
/// Trunk writes its hashes without the zeros before them.
const HASH_DIGITS: std::ops::RangeInclusive<usize> = 12..=16;

/// Names every file but the pages, which load them, and what is asked for by name, after what is in it; nothing may change it then.
/// Returns the names, in order.
pub fn put_hashes(site: &Path) -> Result<Vec<String>> {
    let (pages, names): (Vec<_>, Vec<_>) =
        super::files(site)?.into_iter().partition(|name| name.ends_with(".html"));
    let read = |page: &String| std::fs::read_to_string(site.join(page));
    let mut texts = pages.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut hashed = vec![];
    for before in names.into_iter().filter(|name| !KNOWN.contains(&name.as_str())) {
        let name = hashed_name(&before, &std::fs::read(site.join(&before))?)?;
        let (link, hashed_link) = (format!("\"./{before}\""), format!("\"./{name}\""));
        ensure!(texts.iter().any(|text| text.contains(&link)), "no page names {before}");
        for text in &mut texts {
            *text = text.replace(&link, &hashed_link);
        }
        std::fs::rename(site.join(before), site.join(&name))?;
        hashed.push(name);
    }
    for (page, text) in pages.iter().zip(texts) {
        std::fs::write(site.join(page), text)?;
    }
    hashed.sort();
    Ok(hashed)
}

/// Writes the headers for hosts that read them from the site, one rule for each file by its name:
/// hosts differ in what may follow an asterisk.
pub fn put_headers(site: &Path, hashed: &[String]) -> Result<()> {
    let mut text = HEADERS.to_owned();
    for name in hashed {
        text += &format!("/{name}\n{FOR_EVER}");
    }
    Ok(std::fs::write(site.join("_headers"), text)?)
}

/// A file's name with the hash of its bytes, in place of the one that Trunk took too early.
fn hashed_name(before: &str, bytes: &[u8]) -> Result<String> {
    let (stem, extension) = before.split_once('.').with_context(|| format!("no end: {before}"))?;
    let stem = without_hash(stem).unwrap_or(stem);
    Ok(format!("{stem}-{}.{extension}", hash(bytes)))
}

fn without_hash(stem: &str) -> Option<&str> {
    let is_hash = |end: &str| {
        HASH_DIGITS.contains(&end.len()) && end.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map(|(name, _)| name)
}

/// Whether a name has the hash of the file's bytes.
pub fn is_hashed(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, _)| without_hash(stem).is_some())
}

/// What is in a name for these bytes.
pub fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes_and_with_nothing_else() {
        let name = |before, bytes: &str| hashed_name(before, bytes.as_bytes()).unwrap();
        let plain = name("boot.js", "1");
        assert!(plain.starts_with("boot-") && plain.ends_with(".js"), "{plain}");
        assert_eq!(name("boot-0123456789abcdef.js", "1"), plain);
        assert_eq!(name("boot-123456789abcdef.js", "1"), plain);
        assert_eq!(name(&plain, "1"), plain);
        assert_ne!(name("boot.js", "2"), plain);
        assert_ne!(name("boot-css.js", "1"), plain);
    }

    #[test]
    fn the_page_names_every_file_as_it_is() {
        let site = crate::target().join("names-test");
        std::fs::create_dir_all(&site).unwrap();
        for file in site.read_dir().unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        let page = "<script src=\"./boot-00000000000000ff.js\"><link href=\"./later.css\">";
        std::fs::write(site.join("index.html"), page).unwrap();
        std::fs::write(site.join("boot-00000000000000ff.js"), "1").unwrap();
        std::fs::write(site.join("later.css"), "2").unwrap();
        let hashed = put_hashes(&site).unwrap();
        put_headers(&site, &hashed).unwrap();
        let page = std::fs::read_to_string(site.join("index.html")).unwrap();
        let headers = std::fs::read_to_string(site.join("_headers")).unwrap();
        assert_eq!(hashed.len(), 2);
        for name in &hashed {
            assert!(site.join(name).is_file() && page.contains(&format!("\"./{name}\"")), "{name}");
            assert!(headers.contains(&format!("/{name}\n{FOR_EVER}")), "{headers}");
        }
        assert!(!page.contains("00ff") && !page.contains("later.css"), "{page}");
    }

    #[test]
    fn the_documented_lines_are_the_ones_that_are_sent() {
        let page = include_str!("../../../docs/hosting.md");
        let rule = HEADERS.split("/*\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
        assert!(rule.lines().count() > 3, "{rule}");
        for line in rule.lines().map(str::trim) {
            let (name, value) = line.split_once(": ").unwrap();
            let nginx = format!("    add_header {name} \"{value}\";\n");
            let apache = format!("Header always set {name} \"{value}\"\n");
            for form in [format!("\n{line}\n"), nginx, apache] {
                assert!(page.contains(&form), "docs/hosting.md lacks {form}");
            }
            if name == "Content-Security-Policy" {
                let meta = value.replace(" frame-ancestors *;", "");
                let meta = format!("<meta http-equiv=\"{name}\" content=\"{meta}\">\n");
                assert!(page.contains(&meta), "docs/hosting.md lacks {meta}");
            }
        }
    }
}
