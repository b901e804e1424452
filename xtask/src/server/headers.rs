//! What a site asks its host to send, in the form that Netlify and Cloudflare Pages read: a path, which
//! may end in an asterisk, and below it the lines, indented.

use std::path::Path;

/// Paths, each with whole lines of an answer's head.
#[derive(Clone, Default)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// What a site's `_headers` says; nothing if it has none.
    pub fn of(site: &Path) -> Self {
        Headers::parse(&std::fs::read_to_string(site.join("_headers")).unwrap_or_default())
    }

    fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, String)> = vec![];
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            match rules.last_mut() {
                Some((_, lines)) if line.starts_with(' ') => {
                    *lines += &format!("{}\r\n", line.trim())
                }
                _ => rules.push((line.trim().to_owned(), String::new())),
            }
        }
        Headers(rules)
    }

    /// The same lines with one text in place of another.
    pub fn with(&self, text: &str, other: &str) -> Self {
        let replaced =
            |(path, lines): &(String, String)| (path.clone(), lines.replace(text, other));
        Headers(self.0.iter().map(replaced).collect())
    }

    /// The lines for a file, by its path in the site.
    pub fn lines(&self, path: &Path) -> String {
        let path = format!("/{}", path.display());
        let is_for = |rule: &str| match rule.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule,
        };
        let rules = self.0.iter().filter(|(rule, _)| is_for(rule));
        rules.map(|(_, lines)| lines.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_fits_is_sent() {
        let text = "# why\n/*\n  A: 1; 2\n  B: 3\n\n/a/*\n  C: 4\n/a/b.js\n  D: 5\n";
        let headers = Headers::parse(text);
        for (path, lines) in [
            ("", "A: 1; 2\r\nB: 3\r\n"),
            ("b.js", "A: 1; 2\r\nB: 3\r\n"),
            ("a/c.js", "A: 1; 2\r\nB: 3\r\nC: 4\r\n"),
            ("a/b.js", "A: 1; 2\r\nB: 3\r\nC: 4\r\nD: 5\r\n"),
        ] {
            assert_eq!(headers.lines(Path::new(path)), lines, "{path}");
        }
        assert_eq!(Headers::parse("").lines(Path::new("b.js")), "");
    }
}
