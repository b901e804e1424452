//! Calendar dates. The engine has no clock: the date is always an argument.

use crate::digits::digits;
use core::fmt;

/// A day of the Gregorian calendar, in Beijing time (reading R-03).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Date {
    /// Before every date a table can name: "from the beginning".
    pub const BEGINNING: Date = Date { year: 0, month: 1, day: 1 };

    /// The day, if it exists and its year is 1900 to 2999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1900..3000).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `2026-11-21`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |from: usize, to: usize| {
            bytes[from..to]
                .iter()
                .try_fold(0u16, |n, b| b.is_ascii_digit().then(|| n * 10 + u16::from(b - b'0')))
        };
        let small = |n: u16| u8::try_from(n).ok();
        Date::new(number(0, 4)?, small(number(5, 7)?)?, small(number(8, 10)?)?)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The date that month `index` of a horizon starting on this date is rated at: this date for
    /// month 0, then the first of each following month (free units are granted on the 1st, I:4).
    #[must_use]
    pub fn of_month(self, index: usize) -> Date {
        if index == 0 {
            return self;
        }
        let months = usize::from(self.year) * 12 + usize::from(self.month) - 1 + index;
        let year = u16::try_from(months / 12).unwrap_or(u16::MAX);
        let month = u8::try_from(months % 12 + 1).unwrap_or(1);
        Date { year, month, day: 1 }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Date {
    /// The date as its `Display` shows it: `2026-11-21`.
    #[must_use]
    pub fn iso(self) -> String {
        let part = |n: u16, least| digits(n.into(), least);
        let [month, day] = [self.month, self.day].map(|n| part(n.into(), 2));
        [&part(self.year, 4), "-", &month, "-", &day].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_exist_read_and_print() {
        for text in ["2022-10-24", "2024-02-29", "2000-02-29", "1900-01-01"] {
            assert_eq!(Date::parse(text).expect(text).to_string(), text);
        }
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2022-13-01",
            "2022-00-01",
            "2022-1-01",
            "20220101",
            "２022-10-24",
            "3000-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_of_a_horizon_start_on_the_first() {
        let date = Date::parse("2022-10-24").expect("date");
        let months: Vec<String> = (0..4).map(|m| date.of_month(m).to_string()).collect();
        assert_eq!(months, ["2022-10-24", "2022-11-01", "2022-12-01", "2023-01-01"]);
    }
}
