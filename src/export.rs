//! The bill for other programs: what is on the screen as a table, as CSV, as Markdown, as the JSON that
//! the `quote` command reads, and as charges in the FOCUS form. It is all loaded later.

mod commitment;
mod focus;
pub mod json;
mod table;
mod write;

pub use table::price_dates;

use crate::state::State;

/// What can be done with the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table in the clipboard.
    Copy,
    /// A file for spreadsheets.
    Csv,
    /// The scenario, for the `quote` command.
    Json,
    /// A table for documents.
    Markdown,
    /// Charges as FOCUS 1.2 has them.
    Focus,
    /// Paper.
    Print,
}

impl Format {
    /// All, in the order of their buttons.
    pub const ALL: [Format; 6] =
        [Format::Copy, Format::Csv, Format::Json, Format::Markdown, Format::Focus, Format::Print];

    /// Its name in the markup.
    pub fn name(self) -> &'static str {
        ["copy", "csv", "json", "markdown", "focus", "print"][self as usize]
    }

    /// How a file's name ends, and its type; none where there is no file.
    pub fn file(self) -> Option<(&'static str, &'static str)> {
        match self {
            Format::Copy | Format::Print => None,
            Format::Csv => Some((".csv", "text/csv;charset=utf-8")),
            Format::Json => Some((".json", "application/json")),
            Format::Markdown => Some((".md", "text/markdown;charset=utf-8")),
            Format::Focus => Some(("-focus.csv", "text/csv;charset=utf-8")),
        }
    }
}

/// What was exported last, until the estimate changes.
pub struct Exported {
    /// How.
    pub format: Format,
    /// The text.
    pub text: String,
    /// The same table for documents, where it is copied.
    pub html: String,
    /// Whether the browser refused to take it.
    pub is_refused: bool,
}

impl Exported {
    /// Exports the bill; none where there is none, or no text of it.
    #[inline(never)]
    pub fn of(state: &State, format: Format) -> Option<Exported> {
        let mut html = String::new();
        let text = match format {
            Format::Copy => {
                let table = table::table(state)?;
                html = write::html(&table);
                write::tab_separated(&table)
            }
            Format::Csv => write::csv(&table::table(state)?),
            Format::Markdown => write::markdown(&table::table(state)?),
            // Without services it is no scenario.
            Format::Json => json::scenario(&state.input().filter(|of| !of.services.is_empty())?),
            Format::Focus => write::csv(&focus::charges(state)?),
            Format::Print => return None,
        };
        Some(Exported { format, text, html, is_refused: false })
    }

    /// What stands in the file. Spreadsheets read a table without the mark as another encoding.
    pub fn content(&self) -> String {
        let mark = if self.format == Format::Csv { "\u{feff}" } else { "" };
        [mark, &self.text].concat()
    }
}

/// The name of a file that ends in `end`: `suanpan-2026-11-21.csv`.
pub fn file_name(state: &State, end: &str) -> String {
    ["suanpan-", &state.first_day().iso(), end].concat()
}

/// A text as JSON has it.
pub use json::quoted;

#[cfg(test)]
mod tests;
