//! Texts of the tables that few readers need: in a file of their own, which comes later or never.

use core::cell::Cell;

/// A text of the tables that nobody sees before asking for it: the number of its line in
/// [`super::LINES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Words(pub(crate) u16);

thread_local! {
    /// The page has one thread; tests have one each.
    static SUPPLIED: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
}

impl Words {
    /// The text; empty until the texts are here.
    #[must_use]
    pub fn text(self) -> &'static str {
        SUPPLIED.get().get(usize::from(self.0)).copied().unwrap_or("")
    }
}

/// Hands over the lines of the file. Only the first ones count, and they stay.
pub fn supply(lines: String) {
    if !are_here() {
        let mut all: Vec<&'static str> = Vec::new();
        for line in lines.leak().split('\n') {
            all.push(line);
        }
        SUPPLIED.set(all.leak());
    }
}

/// Whether the texts are here.
#[must_use]
pub fn are_here() -> bool {
    !SUPPLIED.get().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_empty_until_it_comes_and_then_stays() {
        assert!(!are_here() && Words(1).text().is_empty());
        supply("\nfirst\nsecond".to_owned());
        assert!(are_here());
        supply("\nother".to_owned());
        assert_eq!([0, 1, 2, 3].map(|n| Words(n).text()), ["", "first", "second", ""]);
    }
}
