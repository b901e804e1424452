//! The estimate as a link has it: behind the `#` of an address.
//!
//! `v=1&size=93&lang=en&…`: the text that is saved, with its own length, because a link is most often
//! damaged by being cut, and half a number is a number. Before the size may stand the language of the
//! page that shows it, which then counts, and what a frame is to look like, which is no part of the
//! estimate: `hosting/frame.js` reads it.

use pricing::digits::plain;

use super::{Saved, VERSION};

const SIZE: &str = "size=";

const LANGUAGE: &str = "lang=";

/// Letters that are shown of where a link was cut.
const SHOWN: usize = 24;

/// A link as it was read: whatever can be, is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub saved: Saved,
    /// Whether a newer version of the page wrote it, which may mean more than can be read here.
    pub is_newer: bool,
    /// Whether it holds no estimate, but at most a language.
    pub is_bare: bool,
    /// The parts that cannot be read, as they stand in it.
    pub unread: Vec<String>,
}

/// Whether a part says what a frame is to look like.
pub fn is_of_frame(part: &str) -> bool {
    ["theme=auto", "theme=light", "theme=dark", "readonly=0", "readonly=1"].contains(&part)
}

impl Link {
    /// What stands behind the `#`, for the text of an estimate.
    pub fn write(estimate: &str) -> String {
        let parts = estimate.split_once('&').map_or("", |(_, parts)| parts);
        [VERSION, "&", SIZE, &plain(parts.len() as u64), "&", parts].concat()
    }

    /// Reads what stands behind the `#`. A link that somebody wrote by hand needs no size.
    pub fn read(fragment: &str) -> Link {
        let (version, mut parts) = fragment.split_once('&').unwrap_or((fragment, ""));
        let mut unread = Vec::new();
        let number = version.split_once('=').and_then(|(_, number)| number.parse::<u32>().ok());
        let is_newer = number.is_some_and(|number| number > 1);
        if version != VERSION && !is_newer {
            unread.push(version.to_owned());
        }
        let mut language = None;
        loop {
            let (first, rest) = parts.split_once('&').unwrap_or((parts, ""));
            if let Some(size) = first.strip_prefix(SIZE) {
                parts = rest;
                if size.parse::<usize>().map_or(true, |size| parts.len() < size) {
                    unread.push(end(parts) + "…");
                }
                break;
            }
            match first.strip_prefix(LANGUAGE) {
                Some(tag) => language = Some(super::read(tag, &mut unread)),
                None if is_of_frame(first) => {}
                None => break,
            }
            parts = rest;
        }
        let says_nothing =
            |part: &str| part.is_empty() || part.starts_with(LANGUAGE) || is_of_frame(part);
        let is_bare = unread.is_empty() && parts.split('&').all(says_nothing);
        let mut saved = Saved::of(parts, &mut unread);
        saved.language = language.unwrap_or(saved.language);
        Link { saved, is_newer, is_bare, unread }
    }
}

/// The last letters of a text.
fn end(text: &str) -> String {
    let n_before = text.chars().count().saturating_sub(SHOWN);
    text.chars().skip(n_before).collect()
}

#[cfg(test)]
mod tests;
