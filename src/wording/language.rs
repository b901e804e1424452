//! The languages of the page.

use pricing::table::Text;

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The language for a browser that asks for `tag`, as in `zh-Hant-HK`.
    pub fn for_tag(tag: &str) -> Language {
        let main = tag.split(['-', '_']).next().unwrap_or("");
        if main.eq_ignore_ascii_case("zh") { Language::Zh } else { Language::En }
    }

    /// Its tag in markup.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }

    /// Its short name in the markup of its button.
    pub fn code(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::Zh => "中文",
            Language::En => "English",
        }
    }

    /// A text in this language.
    pub fn of(self, text: &Text) -> &'static str {
        match self {
            Language::Zh => text.zh,
            Language::En => text.en,
        }
    }

    /// A text in this language with its blanks filled in.
    pub fn fill(self, text: &Text, values: &[&str]) -> String {
        fill(self.of(text), values)
    }

    /// Joins the members of a list.
    pub fn list(self, members: &[&str]) -> String {
        members.join(match self {
            Language::Zh => "、",
            Language::En => ", ",
        })
    }
}

/// `{0}`, `{1}`, … replaced by the values. The tables' own texts call the first two `{amount}` and
/// `{n}`.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, blank) = rest.split_at(at);
        filled.push_str(before);
        let Some((place, after)) = blank[1..].split_once('}') else {
            rest = blank;
            break;
        };
        let place = match place {
            "amount" => Some(0),
            "n" => Some(1),
            _ => place.parse::<usize>().ok(),
        };
        let value = place.and_then(|place| values.get(place));
        filled.push_str(value.copied().unwrap_or(""));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_of_any_region_gets_chinese() {
        for tag in ["zh", "zh-CN", "zh-Hant-HK", "ZH-tw", "zh_CN"] {
            assert_eq!(Language::for_tag(tag), Language::Zh, "{tag}");
        }
        for tag in ["en", "fr-FR", "", "zha"] {
            assert_eq!(Language::for_tag(tag), Language::En, "{tag}");
        }
    }

    #[test]
    fn blanks_are_filled() {
        assert_eq!(fill("{1} of {0}, {0}", &["a", "b"]), "b of a, a");
        assert_eq!(fill("no blank", &["a"]), "no blank");
        assert_eq!(fill("{9} {", &["a"]), " {");
    }
}
