//! Texts of the tables that come later.

use std::collections::BTreeSet;

use pricing::BOOK;
use pricing::words::LINES;

#[test]
fn no_line_stands_twice() {
    let lines: Vec<&str> = LINES.split('\n').collect();
    let distinct: BTreeSet<&str> = lines.iter().copied().collect();
    assert_eq!(distinct.len(), lines.len());
    assert_eq!(lines.iter().position(|line| line.is_empty()), Some(0), "the first is empty");
    assert!(lines.len() > 300 && u16::try_from(lines.len()).is_ok(), "{} lines", lines.len());
}

/// Each text of the book is a line, and each line a text of the book: in the order of the book.
#[test]
fn the_lines_are_the_texts_of_the_book() {
    let book = format!("{BOOK:?}");
    let lines: Vec<String> = LINES.split('\n').map(|line| format!("{line:?})")).collect();
    let (mut first_uses, mut found) = (vec![0], BTreeSet::from([0]));
    for rest in book.split("Words(").skip(1) {
        let line = lines.iter().position(|line| rest.starts_with(line.as_str()));
        let number = line.unwrap_or_else(|| panic!("no line: {rest:.60}"));
        if found.insert(number) {
            first_uses.push(number);
        }
    }
    assert!(first_uses.iter().copied().eq(0..lines.len()), "{first_uses:?}");
}
