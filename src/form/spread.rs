//! How calls are spread over the months: the same, growing, with the seasons, or a number for each,
//! typed or pasted from a spreadsheet.
//!
//! Growth is computed from the first month, exactly, and each month is rounded once, half up, to whole
//! calls: month m has start × (1 + rate)^(m − 1). So a small start grows as well, which rounding from
//! month to month would prevent.

use pricing::quantity::Range;

use super::number::{NotANumber, thousandths};

/// How calls are spread over the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// The same every month.
    Even,
    /// More or less by a rate every month.
    Growing,
    /// A weight for each month of the calendar.
    Seasonal,
    /// A number for each month.
    Monthly,
}

impl Spread {
    /// All, in the order in which they are offered.
    pub const ALL: [Spread; 4] = [Spread::Even, Spread::Growing, Spread::Seasonal, Spread::Monthly];

    /// Its name in the markup and in saved texts.
    pub fn name(self) -> &'static str {
        ["even", "growing", "seasonal", "monthly"][self as usize]
    }
}

/// A month as a share of the one before, in thousandths of a per cent: from −100 % to 1,000 %.
pub const FACTORS: Range = Range { min: 0, max: 1_100_000 };
/// The share of the month before where nothing grows.
pub const NO_GROWTH: u64 = 100_000;
/// A month as a share of an ordinary one, in thousandths of a per cent.
pub const WEIGHTS: Range = Range { min: 0, max: 10_000_000 };

/// Weights of January to December in per cent: shapes to begin with, no statistics.
pub const SEASONS: [[u8; 12]; 4] = [
    [100; 12],
    [90, 80, 95, 95, 110, 140, 90, 95, 100, 115, 180, 120],
    [100, 100, 100, 100, 110, 125, 150, 150, 110, 100, 100, 100],
    [125, 100, 100, 100, 100, 100, 100, 100, 100, 105, 120, 160],
];

/// Reads a share in thousandths of a per cent: `120`, `87.5%`.
pub fn share(text: &str) -> Result<u64, NotANumber> {
    thousandths(text.trim().trim_end_matches(['%', '％']))
}

/// Reads a rate, with its sign, as the share of the month before: `3.5` is 103,500, `−2%` is 98,000.
pub fn factor(text: &str) -> Result<u64, NotANumber> {
    let text = text.trim();
    if let Some(fall) = text.strip_prefix(['-', '−', '–', '－']) {
        return NO_GROWTH.checked_sub(share(fall)?).ok_or(NotANumber::Negative);
    }
    let rise = share(text.strip_prefix(['+', '＋']).unwrap_or(text))?;
    NO_GROWTH.checked_add(rise).ok_or(NotANumber::TooLarge)
}

/// Calls of every month that follow from those of the first. What is too large for any month is the
/// largest number.
pub fn grown(start: u64, factor: u64, months: usize) -> Vec<u64> {
    let mut calls = Vec::with_capacity(months);
    let mut doubled = Wide([start as u32, (start >> 32) as u32].to_vec());
    doubled.times(2);
    for month in 0..months {
        // Half of what is left, rounded up, of twice the number: half up, and exact, since cutting
        // after each of several divisions is cutting once.
        let mut cut = Wide(doubled.0.clone());
        for _ in 0..month {
            cut.cut(NO_GROWTH);
        }
        calls.push(cut.number().map_or(u64::MAX, |twice| twice.div_ceil(2)));
        doubled.times(factor);
    }
    calls
}

/// Calls of a month with a weight, rounded half up.
pub fn weighted(base: u64, share: u64) -> u64 {
    let twice = u128::from(base) * u128::from(share) * 2 / u128::from(NO_GROWTH);
    u64::try_from(twice.div_ceil(2)).unwrap_or(u64::MAX)
}

/// A whole number of any size: digits of 32 bits, the lowest first.
struct Wide(Vec<u32>);

impl Wide {
    fn times(&mut self, factor: u64) {
        let mut carry = 0;
        for digit in &mut self.0 {
            let product = u64::from(*digit) * factor + carry;
            *digit = product as u32;
            carry = product >> 32;
        }
        self.0.push(carry as u32);
    }

    /// Divides, and drops what is left over.
    fn cut(&mut self, by: u64) {
        let mut over = 0;
        for digit in self.0.iter_mut().rev() {
            let dividend = (over << 32) | u64::from(*digit);
            *digit = (dividend / by) as u32;
            over = dividend % by;
        }
    }

    fn number(&self) -> Option<u64> {
        let mut number = 0u128;
        for digit in self.0.iter().rev() {
            number = (number << 32) | u128::from(*digit);
            u64::try_from(number).ok()?;
        }
        u64::try_from(number).ok()
    }
}

/// The cells of what was pasted: a column, a row or a block of a spreadsheet, row by row, or a list
/// with commas and blanks. One cell where it is one number, `1,000` as well as `1 000`.
pub fn pasted(text: &str) -> Vec<String> {
    let text = text.trim_matches(['\n', '\r', ' ']);
    let mut cells = Vec::new();
    if text.contains(['\n', '\t']) {
        for row in text.split('\n') {
            for cell in row.trim_end_matches(['\r', '\t']).split('\t') {
                cells.push(cell.trim().to_owned());
            }
        }
        return cells;
    }
    // A comma with a blank behind it stands between numbers, one without it within them.
    for part in text.split(['、', ';', '；']) {
        for cell in part.split(", ") {
            cells.push(cell.trim().to_owned());
        }
    }
    cells
}

#[cfg(test)]
#[path = "spread/tests.rs"]
mod tests;
