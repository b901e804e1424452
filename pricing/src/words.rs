//! Texts of the tables that nobody sees before opening a row of a bill, a note or a list of results:
//! printed cells, headings, footnotes, words to search for.
//!
//! They are more than all prices together. With the feature `words` they are compiled in; without it
//! the constants hold the number of a line, and whoever shows them hands the lines over with
//! [`supply`] once they are wanted.

#[cfg(any(test, not(feature = "words")))]
mod apart;
#[cfg(feature = "words")]
mod whole;

#[cfg(not(feature = "words"))]
pub use apart::{Words, are_here, supply};
#[cfg(feature = "words")]
pub use whole::{Words, are_here, supply};

use crate::table::{Cell, LaterText, Text};

/// The texts of the shipped tables, a line for each, in the order in which the tables need them.
pub const LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

impl LaterText {
    /// The text, empty until it is here.
    #[must_use]
    pub fn text(&self) -> Text {
        let (zh, en) = self.0.text().split_once('\t').unwrap_or_default();
        Text { zh, en }
    }
}

impl Cell {
    /// Heading of the section; the row or column header that applies, as printed, empty where there is
    /// none; the text exactly as printed. All are empty until they are here.
    #[must_use]
    pub fn texts(&self) -> [&'static str; 3] {
        let mut texts = self.words.text().split('\t');
        [(); 3].map(|()| texts.next().unwrap_or(""))
    }

    /// The text exactly as printed.
    #[must_use]
    pub fn printed(&self) -> &'static str {
        self.texts()[2]
    }
}
