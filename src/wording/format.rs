//! Numbers, money and days as text, as the browser's `Intl` writes them; a browser test compares the two.
//! To ask it would take a third of the time until the first bill is painted.

use pricing::date::Date;
use pricing::digits::{decimal, digits, plain};
use pricing::money::Amount;
use pricing::table::Milli;

use super::Language;
use crate::form::NO_GROWTH;

/// A count: `52,000,000`.
pub fn count(n: u64) -> String {
    grouped(&digits(n.into(), 1))
}

/// Thousandths without needless zeros: `29.97`.
pub fn milli(n: Milli) -> String {
    let text = decimal(n.thousandths().into(), 3);
    grouped(text.trim_end_matches('0').trim_end_matches('.'))
}

/// Growth by a month's share of the one before, in thousandths of a per cent: `3.5`, `-2`.
pub fn rate(factor: u64) -> String {
    let sign = if factor < NO_GROWTH { "-" } else { "" };
    [sign, &milli(Milli::from_thousandths(factor.abs_diff(NO_GROWTH)))].concat()
}

/// Minutes and seconds: `2:20`.
pub fn clock(seconds: u64) -> String {
    let pad = if seconds % 60 < 10 { ":0" } else { ":" };
    [&plain(seconds / 60), pad, &plain(seconds % 60)].concat()
}

/// Money with two decimals: `148,868.00`.
pub fn money(amount: Amount) -> String {
    grouped(&amount.rounded(2))
}

/// Money with its sign: `¥148,868.00`.
pub fn yuan(amount: Amount) -> String {
    let text = money(amount);
    match text.strip_prefix('-') {
        Some(size) => ["−¥", size].concat(),
        None => ["¥", &text].concat(),
    }
}

/// The exact amount: `0.0032`, `112/3`.
pub fn fraction(amount: Amount) -> String {
    grouped(&amount.exact())
}

/// The exact amount, where two decimals hide something of it.
pub fn exact(amount: Amount) -> Option<String> {
    (amount.nearest(2) != amount).then(|| fraction(amount))
}

/// The exact amount with its sign: at least two decimals.
pub fn exact_yuan(amount: Amount) -> String {
    match exact(amount) {
        Some(exact) => ["¥", &exact].concat(),
        None => yuan(amount),
    }
}

/// A count as short as it can be, where two decimals of a large number hide nothing: `301万`, `3.01M`.
pub fn short_count(language: Language, n: u64) -> String {
    const CHINESE: [(u64, &str); 3] =
        [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万")];
    const ENGLISH: [(u64, &str); 3] = [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")];
    let names = match language {
        Language::Zh => CHINESE,
        Language::En => ENGLISH,
    };
    let found = names.into_iter().find(|(size, _)| n >= *size && n >= 10_000);
    let Some((size, name)) = found.filter(|(size, _)| (n % size * 100).is_multiple_of(*size))
    else {
        return count(n);
    };
    let decimals = digits((n % size * 100 / size).into(), 2);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    [&count(n / size), point, decimals, name].concat()
}

/// A large count as people say it: `5,200万`, `1.2亿`, `52 million`. None for what is short anyway.
/// What does not come out even is marked with `≈`, and cut, never rounded up.
pub fn long_count(language: Language, n: u64) -> Option<String> {
    const CHINESE: [(u64, &str); 3] =
        [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万")];
    const ENGLISH: [(u64, &str); 3] =
        [(1_000_000_000_000, " trillion"), (1_000_000_000, " billion"), (1_000_000, " million")];
    let names = match language {
        Language::Zh => CHINESE,
        Language::En => ENGLISH,
    };
    let (size, name) = names.into_iter().find(|(size, _)| n >= *size)?;
    let hundredths = n % size * 100 / size;
    let even = (n % size * 100).is_multiple_of(size);
    let sign = if even { "" } else { "≈ " };
    let decimals = digits(hundredths.into(), 2);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    Some([sign, &count(n / size), point, decimals, name].concat())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: `November 21, 2026`, `2026年11月21日`.
pub fn day(language: Language, date: Date) -> String {
    let [year, month, day] =
        [date.year(), date.month().into(), date.day().into()].map(|n| plain(n.into()));
    match language {
        Language::Zh => [&year, "年", &month, "月", &day, "日"].concat(),
        Language::En => {
            let month = MONTHS[usize::from(date.month()) - 1];
            [month, " ", &day, ", ", &year].concat()
        }
    }
}

/// Digits before the point in groups of three; a fraction keeps its form.
fn grouped(number: &str) -> String {
    let (sign, size) = match number.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", number),
    };
    let digits = size.bytes().take_while(u8::is_ascii_digit).count();
    let (integer, rest) = size.split_at(digits);
    let mut text = sign.to_owned();
    for (place, digit) in integer.chars().enumerate() {
        if place > 0 && (digits - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).expect(text)
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (n, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (52_000_000, "52,000,000")] {
            assert_eq!(count(n), text);
        }
        assert_eq!(money(amount("12345678901234567.891")), "12,345,678,901,234,567.89");
        assert_eq!(yuan(-amount("1234.5")), "−¥1,234.50");
    }

    #[test]
    fn days_are_written_in_both_languages() {
        for (iso, zh, en) in [
            ("2026-11-21", "2026年11月21日", "November 21, 2026"),
            ("2022-01-05", "2022年1月5日", "January 5, 2022"),
            ("2024-12-31", "2024年12月31日", "December 31, 2024"),
        ] {
            let date = Date::parse(iso).expect(iso);
            assert_eq!([Language::Zh, Language::En].map(|language| day(language, date)), [zh, en]);
        }
    }

    #[test]
    fn what_two_decimals_hide_is_shown() {
        assert_eq!(exact(amount("0.0005")).as_deref(), Some("0.0005"));
        assert_eq!(exact(amount("6368")), None);
        let thirds = amount("112").exact_part(3).expect("a third");
        assert_eq!((money(thirds), exact(thirds)), ("37.33".into(), Some("112/3".into())));
    }

    #[test]
    fn large_counts_as_people_say_them() {
        for (n, zh, en) in [
            (9_999, None, None),
            (50_000, Some("5万"), None),
            (52_000_000, Some("5,200万"), Some("52 million")),
            (120_000_000, Some("1.2亿"), Some("120 million")),
            (3_010_001, Some("≈ 301万"), Some("≈ 3.01 million")),
            (99_999_999, Some("≈ 9,999.99万"), Some("≈ 99.99 million")),
            (1_050_000_000, Some("10.5亿"), Some("1.05 billion")),
            (1_000_000_000_000_000, Some("1,000万亿"), Some("1,000 trillion")),
        ] {
            assert_eq!(long_count(Language::Zh, n).as_deref(), zh);
            assert_eq!(long_count(Language::En, n).as_deref(), en);
        }
    }

    #[test]
    fn marks_are_short() {
        for (n, zh, en) in [
            (0, "0", "0"),
            (5_000, "5,000", "5,000"),
            (15_000, "1.5万", "15k"),
            (3_010_000, "301万", "3.01M"),
            (3_010_001, "3,010,001", "3,010,001"),
            (120_000_000, "1.2亿", "120M"),
            (2_000_000_000_000_000, "2,000万亿", "2,000,000B"),
        ] {
            assert_eq!(short_count(Language::Zh, n), zh);
            assert_eq!(short_count(Language::En, n), en);
        }
    }

    #[test]
    fn frame_rates_lose_needless_zeros() {
        for (n, text) in [(30_000, "30"), (29_970, "29.97"), (59_940, "59.94"), (1, "0.001")] {
            assert_eq!(milli(Milli::from_thousandths(n)), text);
        }
    }
}
