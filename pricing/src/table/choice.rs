//! Values on which a document is ambiguous: what we quote, and what another reading says.

use core::fmt;
use core::ops::Deref;

use super::ReadingNo;

/// A constant list. Its `Debug` form is the Rust expression that makes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct List<T: 'static>(pub &'static [T]);

impl<T> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("List(&")?;
        self.0.fmt(f)?;
        f.write_str(")")
    }
}

/// A constant. Its `Debug` form is the Rust expression that makes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ref<T: 'static>(pub &'static T);

impl<T> Deref for Ref<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ref(&")?;
        self.0.fmt(f)?;
        f.write_str(")")
    }
}

/// Which readings the visitor has switched to the other one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Choices(u128);

impl Choices {
    /// What we quote everywhere.
    pub const QUOTED: Choices = Choices(0);

    /// Readings a book may declare.
    pub const READINGS_MAX: usize = 128;

    /// Whether the other reading is chosen.
    #[must_use]
    pub fn has(self, reading: ReadingNo) -> bool {
        self.0 >> reading.0 & 1 == 1
    }

    /// The same choices with one reading turned over.
    #[must_use]
    pub fn flipped(self, reading: ReadingNo) -> Choices {
        Choices(self.0 ^ 1 << reading.0)
    }

    /// All readings chosen in either.
    #[must_use]
    pub fn union(self, other: Choices) -> Choices {
        Choices(self.0 | other.0)
    }
}

/// A value that depends on readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice<T: 'static> {
    /// What we quote.
    pub quoted: T,
    /// What other readings say; the first chosen one wins.
    pub others: List<(ReadingNo, T)>,
}

impl<T: Copy> Choice<T> {
    /// A value on which the document is clear.
    #[must_use]
    pub const fn clear(value: T) -> Choice<T> {
        Choice { quoted: value, others: List(&[]) }
    }

    /// The value under the chosen readings.
    #[must_use]
    pub fn under(&self, choices: Choices) -> T {
        let chosen = self.others.iter().find(|(reading, _)| choices.has(*reading));
        chosen.map_or(self.quoted, |(_, value)| *value)
    }
}
