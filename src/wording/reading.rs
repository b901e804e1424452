//! Labels of readings, and footnotes.

use pricing::money::Amount;
use pricing::table::{Choices, Reading};
use pricing::{BOOK, Footnote, words};

use super::Language;
use super::format::{count, exact, yuan};
use super::phrases as say;

/// The label of a reading: its id, and the heading of the passage it concerns.
pub fn reading_label(reading: &Reading) -> String {
    let letter = reading.product.map_or("", |product| BOOK.product(product).letter);
    match (reading.place.line, reading.place.section.text()) {
        (0, _) => reading.id.to_owned(),
        (line, "") => [reading.id, " · ", letter, ":", &count(line.into())].concat(),
        (line, section) => {
            [reading.id, " · ", letter, ":", &count(line.into()), " · ", section].concat()
        }
    }
}

/// The footnote in words: the table's text with its blanks filled in, or, where the visitor chose
/// the other reading, what the default would cost.
pub fn footnote(language: Language, note: &Footnote, choices: Choices) -> String {
    let reading = BOOK.reading(note.reading);
    if !words::are_here() {
        return language.fill(say::NOT_LOADED, &[&reading_label(reading)]);
    }
    if let Some((default, other)) = reading.names.filter(|_| choices.has(note.reading)) {
        let amount = amount(language, note.other);
        let words = [language.of(&other.text()), language.of(&default.text()), &amount];
        return language.fill(say::CHOSEN_OTHER, &words);
    }
    let Some(text) = reading.footnote else { return String::new() };
    language.fill(&text.text(), &[&amount(language, note.other), &count(note.units)])
}

/// What the other reading costs, where the footnote does not say it already.
pub fn other_amount(language: Language, note: &Footnote, choices: Choices) -> Option<String> {
    let reading = BOOK.reading(note.reading);
    let said = !words::are_here() || says_amount(reading) || choices.has(note.reading);
    let (_, other) = reading.names.filter(|_| !said)?;
    let amount = amount(language, note.other);
    Some(language.fill(say::OTHER_AMOUNT, &[language.of(&other.text()), &amount]))
}

fn says_amount(reading: &Reading) -> bool {
    let blank = |text: &str| text.split('{').any(|rest| rest.starts_with("amount}"));
    reading.footnote.is_some_and(|text| blank(text.text().zh))
}

fn amount(language: Language, amount: Option<Amount>) -> String {
    match amount {
        Some(amount) => match exact(amount) {
            Some(exact) => {
                [&yuan(amount), " (", &language.fill(say::EXACTLY, &[&exact]), ")"].concat()
            }
            None => yuan(amount),
        },
        None => language.of(say::NO_AMOUNT).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_footnotes_are_filled() {
        let reading = BOOK.find_reading("R-11").expect("R-11");
        let other = Amount::parse("370").ok();
        let note = Footnote { reading, other, units: 0 };
        if !words::are_here() {
            let missing = footnote(Language::En, &note, Choices::QUOTED);
            assert_eq!(missing, "R-11 · F:71: the text of this note has not been loaded.");
            assert_eq!(other_amount(Language::En, &note, Choices::QUOTED), None);
            words::supply(words::LINES.to_owned());
        }
        let english = footnote(Language::En, &note, Choices::QUOTED);
        assert!(english.ends_with("above each bound: ¥370.00."), "{english}");
        assert_eq!(other_amount(Language::En, &note, Choices::QUOTED), None);
        let chosen = footnote(Language::En, &note, Choices::QUOTED.flipped(reading));
        assert!(chosen.contains("your choice") && chosen.ends_with("¥370.00"), "{chosen}");
    }
}
