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

fn all_with(words: &[Word]) -> Vec<ServiceNo> {
    let (mut found, mut named, mut about) = (Vec::new(), Vec::new(), Vec::new());
    for ((number, service), keywords) in BOOK.numbered_services().zip(keywords()) {
        match rank(service, keywords, words) {
            Some(Rank::Starts) => found.push(number),
            Some(Rank::Named) => named.push(number),
            Some(Rank::About) => about.push(number),
            None => {}
        }
    }
    found.append(&mut named);
    found.append(&mut about);
    found
}

/// Words beside the names, for each service in their order; none until they are here.
fn keywords() -> impl Iterator<Item = &'static str> {
    BOOK.keywords.text().split('\t').chain(core::iter::repeat(""))
}

/// Letters of a word, small and of normal width.
type Word = Vec<char>;

/// The words of a text. Chinese needs no blank beside Latin letters: `车牌OCR` is two words.
fn words(typed: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::new();
    // The blank at the end ends the last word.
    for letter in typed.chars().chain([' ']).map(fold) {
        let is_gap = matches!(letter, ' ' | '\u{3000}' | ',' | '、');
        let is_other = word.last().is_some_and(|last| last.is_ascii() != letter.is_ascii());
        if (is_gap || is_other) && !word.is_empty() {
            words.push(singular(core::mem::take(&mut word)));
        }
        if !is_gap && letter != APOSTROPHE {
            word.push(letter);
        }
    }
    words
}

/// `pets` finds `pet`, and `business` stays.
fn singular(mut word: Word) -> Word {
    if let [_, _, .., last, 's'] = word[..]
        && last != 's'
    {
        word.pop();
    }
    word
}

/// The same words, those that are not Latin cut after every second letter.
fn pairs(words: &[Word]) -> Vec<Word> {
    let mut pairs = Vec::new();
    for word in words {
        let size = if word[0].is_ascii() { word.len() } else { 2 };
        for pair in word.chunks(size) {
            pairs.push(pair.to_vec());
        }
    }
    pairs
}

/// Of no account: `drivers` finds `driver's`.
const APOSTROPHE: char = '\'';

/// A letter as it counts: small and of normal width.
fn fold(letter: char) -> char {
    const WIDER: u32 = '！' as u32 - '!' as u32;
    match letter {
        '！'..='～' => char::from_u32(letter as u32 - WIDER).unwrap_or(letter),
        '’' => APOSTROPHE,
        _ => letter,
    }
    .to_ascii_lowercase()
}

/// How well a service fits, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    /// A word begins a name, and the names have all.
    Starts,
    /// The names have all words.
    Named,
    /// Some words stand beside the names only.
    About,
}

fn rank(service: &Service, keywords: &str, words: &[Word]) -> Option<Rank> {
    let product = BOOK.product(service.product);
    let group = service.group.unwrap_or(product.name);
    let names = [service.name.zh, service.name.en, service.printed.text()];
    let (name, keys) = (product.name, product.keywords.text());
    let about = [keywords, group.zh, group.en, name.zh, name.en, keys, product.vendor];
    let (mut starts, mut is_named) = (false, true);
    for word in words {
        match place(&names, word) {
            Some(0) => starts = true,
            Some(_) => {}
            None => {
                place(&about, word)?;
                is_named = false;
            }
        }
    }
    Some(match (is_named, starts) {
        (true, true) => Rank::Starts,
        (true, false) => Rank::Named,
        (false, _) => Rank::About,
    })
}

/// The first place at which one of the texts has a word. A Latin one begins where a word of the text
/// does: `plate` is not in `template`.
#[inline(never)]
fn place(texts: &[&str], word: &[char]) -> Option<usize> {
    let is_latin = word[0].is_ascii_alphanumeric();
    let mut first = None;
    for text in texts {
        let mut inside = false;
        for (at, letter) in text.char_indices() {
            let is_here = !(is_latin && inside) && begins(&text[at..], word);
            if is_here && first.is_none_or(|first| at < first) {
                first = Some(at);
            }
            inside = letter.is_ascii_alphanumeric();
        }
    }
    first
}

/// Whether a text begins with a word.
fn begins(text: &str, word: &[char]) -> bool {
    let mut rest = word;
    for letter in text.chars().map(fold) {
        match rest {
            [first, more @ ..] if *first == letter => rest = more,
            [_, ..] if letter == APOSTROPHE => {}
            _ => break,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests;
