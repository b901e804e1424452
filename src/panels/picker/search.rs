//! Finding services by what is typed: their names in either language, and what they are for.

use pricing::BOOK;
use pricing::table::{Service, ServiceNo};

/// The services that have every word of a text, best first: those whose name starts with a word,
/// those whose name has all words, those whose group, product or keywords say the rest. Equals stand
/// in the order of the documents. Nothing for a text without words.
pub fn search(typed: &str) -> Option<Vec<ServiceNo>> {
    let words = words(typed);
    if words.is_empty() {
        return None;
    }
    let found = all_with(&words);
    // Chinese is often typed without blanks: most of its words have two letters.
    Some(if found.is_empty() { all_with(&pairs(&words)) } else { found })
}

fn all_with(words: &[String]) -> Vec<ServiceNo> {
    let mut ranks = [const { Vec::new() }; 3];
    for (number, service) in BOOK.numbered_services() {
        if let Some(rank) = rank(service, words) {
            ranks[rank].push(number);
        }
    }
    let [mut found, mut named, mut about] = ranks;
    found.append(&mut named);
    found.append(&mut about);
    found
}

/// The words of a text. Chinese needs no blank beside Latin letters: `车牌OCR` is two words.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in letters(typed) {
        let is_gap = matches!(letter, ',' | '、') || letter.is_whitespace();
        if is_gap || word.ends_with(|last: char| last.is_ascii() != letter.is_ascii()) {
            words.push(core::mem::take(&mut word));
        }
        if !is_gap {
            word.push(letter);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words.iter_mut().for_each(make_singular);
    words
}

/// `pets` finds `pet`, and `business` stays.
fn make_singular(word: &mut String) {
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
}

/// The same words, those that are not Latin cut after every second letter.
fn pairs(words: &[String]) -> Vec<String> {
    let mut pairs = Vec::new();
    for word in words {
        let mut pair = String::new();
        for (place, letter) in word.chars().enumerate() {
            if place > 0 && place % 2 == 0 && !letter.is_ascii() {
                pairs.push(core::mem::take(&mut pair));
            }
            pair.push(letter);
        }
        pairs.push(pair);
    }
    pairs
}

/// The letters that count: small, of normal width, without apostrophes.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(fold).filter(|letter| !matches!(letter, '\'' | '’'))
}

fn fold(letter: char) -> char {
    const WIDER: u32 = '！' as u32 - '!' as u32;
    let narrow = match letter {
        '！'..='～' => char::from_u32(letter as u32 - WIDER).unwrap_or(letter),
        _ => letter,
    };
    narrow.to_ascii_lowercase()
}

fn rank(service: &Service, words: &[String]) -> Option<usize> {
    let product = BOOK.product(service.product);
    let group = service.group.unwrap_or(product.name);
    let names = [service.name.zh, service.name.en, service.printed];
    let about = [
        service.keywords,
        group.zh,
        group.en,
        product.name.zh,
        product.name.en,
        product.keywords,
        product.vendor,
    ];
    let (mut starts, mut is_named) = (false, true);
    for word in words {
        starts |= names.iter().any(|name| begins(name, word));
        if !any_has(&names, word) {
            is_named = false;
            if !any_has(&about, word) {
                return None;
            }
        }
    }
    Some(match (is_named, starts) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    })
}

#[inline(never)]
fn any_has(texts: &[&str], word: &str) -> bool {
    texts.iter().any(|text| has(text, word))
}

/// Whether a text has a word. A Latin one begins where a word of the text does: `plate` is not in
/// `template`.
fn has(text: &str, word: &str) -> bool {
    let is_latin = word.starts_with(|first: char| first.is_ascii_alphanumeric());
    let mut inside = false;
    for (at, letter) in text.char_indices() {
        if !(is_latin && inside) && begins(&text[at..], word) {
            return true;
        }
        inside = letter.is_ascii_alphanumeric();
    }
    false
}

/// Whether a text begins with a word, whose letters are already small and narrow.
fn begins(text: &str, word: &str) -> bool {
    let mut text = letters(text);
    word.chars().all(|letter| text.next() == Some(letter))
}

#[cfg(test)]
mod tests;
