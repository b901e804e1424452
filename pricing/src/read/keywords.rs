//! Words that people search for: what a service is called by those who need it.

use super::keys::Keys;
use super::leak;
use super::value::{self, Read};
use crate::table::Text;

/// Most letters of one list: the words of all services travel with the page.
const LETTERS_MAX: usize = 80;

/// Reads the words beside some names; empty where they are left out.
pub fn read(keys: &Keys<'_>, names: &[Text]) -> &'static str {
    read_besides(keys, names, "")
}

/// Reads the words beside some names and adds them to those that others share.
pub fn read_besides(keys: &Keys<'_>, names: &[Text], shared: &'static str) -> &'static str {
    let own = keys.optional("keywords", words).unwrap_or_default();
    let mut seen: Vec<&str> = shared.split(' ').collect();
    for word in own.split(' ').filter(|word| !word.is_empty()) {
        if seen.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            keys.report("keywords", &format!("\"{word}\" twice"), "keep it once");
        }
        if names.iter().any(|name| says(name.zh, word) || says(name.en, word)) {
            let wrong = format!("the name says \"{word}\" already");
            keys.report("keywords", &wrong, "leave it out: names are searched as well");
        }
        seen.push(word);
    }
    match (shared, own) {
        ("", words) | (words, "") => words,
        _ => leak(&format!("{own} {shared}")),
    }
}

fn words(v: &toml::Value) -> Read<&'static str> {
    let text = value::text(v)?;
    if text.split(' ').any(|word| word.is_empty() || word.chars().any(char::is_whitespace)) {
        return value::wrong(
            "not words with one blank between them",
            "write it as in \"login unlock\"",
        );
    }
    let letters = text.chars().count();
    if letters > LETTERS_MAX {
        let wrong = format!("{letters} letters, which are more than {LETTERS_MAX}");
        return value::wrong(&wrong, "keep the words that people would type");
    }
    Ok(text)
}

/// Whether a search for the word finds the name: a Latin word counts from the start of a word.
fn says(name: &str, word: &str) -> bool {
    let (name, word) = (name.to_lowercase(), word.to_lowercase());
    let is_latin = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    name.match_indices(&word)
        .any(|(at, _)| !is_latin || !name[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
}
