//! Texts that people type for numbers. Only what is certain is read; the rest is refused with a
//! reason, never guessed.

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Nothing typed.
    Empty,
    /// A sign or letter that has no place in a number.
    Unreadable,
    /// Below zero.
    Negative,
    /// Not a whole number, or too many decimals.
    TooFine,
    /// Separators that are not between groups of three digits: it might be a decimal point.
    Grouping,
    /// More digits than any quantity has.
    TooLarge,
}

/// Reads a whole number: `52,000,000`, `５２００`, `3.5M`, `350万`, `1.2 亿`, `20k`.
pub fn whole(text: &str) -> Result<u64, NotANumber> {
    scaled(text, 1)
}

/// Reads a number with at most three decimals, in thousandths: `29.97` is 29,970.
pub fn thousandths(text: &str) -> Result<u64, NotANumber> {
    scaled(text, 1_000)
}

/// Reads an amount of yuan with at most two decimals, in hundredths: `5万`, `50,000.50`, `¥1,000`.
pub fn yuan(text: &str) -> Result<u64, NotANumber> {
    let text = text.trim();
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text);
    scaled(text.strip_suffix('元').unwrap_or(text), 100)
}

/// Reads seconds: `140`, or minutes and seconds, `2:20`, or hours as well, `1:02:20`.
pub fn duration(text: &str) -> Result<u64, NotANumber> {
    let plain: String = text.trim().chars().map(narrow).collect();
    let parts: Vec<&str> = plain.split(':').collect();
    let [rest @ .., last] = parts.as_slice() else {
        return Err(NotANumber::Empty);
    };
    if rest.len() > 2 {
        return Err(NotANumber::Unreadable);
    }
    let mut seconds = 0u64;
    for (place, part) in rest.iter().chain([last]).enumerate() {
        let n = whole(part)?;
        if place > 0 && (n > 59 || part.len() != 2) {
            return Err(NotANumber::Unreadable);
        }
        let sum = seconds.checked_mul(60).and_then(|sum| sum.checked_add(n));
        seconds = sum.ok_or(NotANumber::TooLarge)?;
    }
    Ok(seconds)
}

fn scaled(text: &str, scale: u128) -> Result<u64, NotANumber> {
    let plain: String = text.trim().chars().map(narrow).collect();
    if plain.is_empty() {
        return Err(NotANumber::Empty);
    }
    if plain.starts_with(['-', '−', '–']) {
        return Err(NotANumber::Negative);
    }
    let (digits, factor) = suffix(&plain);
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let mantissa = ungrouped(integer)? + fraction;
    if fraction.is_empty() || !mantissa.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotANumber::Unreadable);
    }
    if mantissa.len() > 24 || fraction.len() > 12 {
        return Err(NotANumber::TooLarge);
    }
    let value = mantissa.bytes().fold(0u128, |n, b| n * 10 + u128::from(b - b'0'));
    let decimals = fraction.bytes().fold(1u128, |n, _| n * 10);
    let product = value * factor * scale;
    if !product.is_multiple_of(decimals) {
        return Err(NotANumber::TooFine);
    }
    u64::try_from(product / decimals).map_err(|_| NotANumber::TooLarge)
}

/// Full-width signs and the many blanks as their plain forms.
fn narrow(sign: char) -> char {
    match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - 0xFF10 + 0x30).unwrap_or(sign),
        '，' => ',',
        '．' => '.',
        '：' => ':',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        _ => sign,
    }
}

fn suffix(text: &str) -> (&str, u128) {
    const SUFFIXES: [(&[char], u128); 5] = [
        (&['k', 'K'], 1_000),
        (&['千'], 1_000),
        (&['万'], 10_000),
        (&['m', 'M'], 1_000_000),
        (&['亿'], 100_000_000),
    ];
    for (signs, factor) in SUFFIXES {
        if let Some(rest) = text.strip_suffix(signs) {
            return (rest.trim_end(), factor);
        }
    }
    (text, 1)
}

/// The digits without separators, which must all be the same and stand before groups of three.
fn ungrouped(integer: &str) -> Result<String, NotANumber> {
    let Some(separator) = integer.chars().find(|sign| [',', ' ', '\''].contains(sign)) else {
        return match integer.is_empty() {
            true => Err(NotANumber::Unreadable),
            false => Ok(integer.to_owned()),
        };
    };
    let groups: Vec<&str> = integer.split(separator).collect();
    // Words with blanks between them are no number with separators.
    if integer.chars().any(char::is_alphabetic) {
        return Err(NotANumber::Unreadable);
    }
    let sane = |(place, group): (usize, &&str)| match place {
        0 => (1..=3).contains(&group.len()),
        _ => group.len() == 3,
    };
    if groups.iter().enumerate().all(sane) {
        Ok(groups.concat())
    } else {
        Err(NotANumber::Grouping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_as_people_write_them() {
        for (text, n) in [
            ("0", 0),
            (" 12 ", 12),
            ("52,000,000", 52_000_000),
            ("52 000 000", 52_000_000),
            ("５２００", 5_200),
            ("1，000", 1_000),
            ("350万", 3_500_000),
            ("1.2 亿", 120_000_000),
            ("3.5M", 3_500_000),
            ("20k", 20_000),
            ("5千", 5_000),
            ("1.00", 1),
            ("007", 7),
        ] {
            assert_eq!(whole(text), Ok(n), "{text:?}");
        }
    }

    #[test]
    fn texts_that_are_refused() {
        use NotANumber::*;
        for (text, reason) in [
            ("", Empty),
            ("  ", Empty),
            ("-5", Negative),
            ("−5", Negative),
            ("1.5", TooFine),
            ("1.23456k", TooFine),
            ("1,5", Grouping),
            ("1,00,000", Grouping),
            ("5200,0000", Grouping),
            ("1,000 000", Grouping),
            ("abc", Unreadable),
            ("lots of calls", Unreadable),
            ("1e6", Unreadable),
            ("+1", Unreadable),
            ("万", Unreadable),
            ("5.", Unreadable),
            (".5", Unreadable),
            ("1.2.3", Unreadable),
            ("99999999999999999999", TooLarge),
            ("9999999999999999999999999999", TooLarge),
        ] {
            assert_eq!(whole(text), Err(reason), "{text:?}");
        }
    }

    #[test]
    fn frame_rates_have_three_decimals() {
        assert_eq!(thousandths("29.97"), Ok(29_970));
        assert_eq!(thousandths("30"), Ok(30_000));
        assert_eq!(thousandths("29.9701"), Err(NotANumber::TooFine));
    }

    #[test]
    fn amounts_have_two_decimals() {
        for (text, n) in [
            ("50,000.50", 5_000_050),
            ("5万", 5_000_000),
            ("¥ 1,000", 100_000),
            ("￥1000", 100_000),
            ("1.5 万元", 1_500_000),
            ("0", 0),
        ] {
            assert_eq!(yuan(text), Ok(n), "{text:?}");
        }
        for (text, why) in [
            ("", NotANumber::Empty),
            ("¥", NotANumber::Empty),
            ("0.005", NotANumber::TooFine),
            ("-5", NotANumber::Negative),
            ("¥-5", NotANumber::Negative),
            ("$5", NotANumber::Unreadable),
            ("1,5", NotANumber::Grouping),
            ("999999999999999999999", NotANumber::TooLarge),
        ] {
            assert_eq!(yuan(text), Err(why), "{text:?}");
        }
    }

    #[test]
    fn lengths_in_minutes_and_seconds() {
        for (text, n) in [("140", 140), ("2:20", 140), ("2：20", 140), ("1:00:00", 3_600)] {
            assert_eq!(duration(text), Ok(n), "{text:?}");
        }
        for text in ["2:60", "2:2", ":20", "1:2:3:4", "2:-5"] {
            assert!(duration(text).is_err(), "{text:?}");
        }
    }
}
