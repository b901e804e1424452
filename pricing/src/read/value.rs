//! Single values: text, counts, amounts, dates, words.

use toml::Value;

use super::leak;
use crate::date::Date;
use crate::money::{Amount, AmountError, Share};
use crate::quantity::UNITS;

/// What is wrong with a value, and how to mend it.
pub struct Wrong {
    pub wrong: String,
    pub mend: String,
}

/// A value, or why it is none.
pub type Read<T> = Result<T, Wrong>;

pub fn wrong<T>(wrong: &str, mend: &str) -> Read<T> {
    Err(Wrong { wrong: wrong.to_owned(), mend: mend.to_owned() })
}

/// A text of one line that is not empty.
pub fn text(value: &Value) -> Read<&'static str> {
    match value {
        Value::String(text) if text.contains(['\n', '\r', '\t']) => {
            wrong("a text with a line break or tab", "write it in one line, with blanks")
        }
        Value::String(text) if !text.trim().is_empty() => Ok(leak(text)),
        Value::String(_) => wrong("the text is empty", "write the text, or leave the key out"),
        _ => wrong("not a text", "write it in double quotes"),
    }
}

/// An id: lower case, digits, hyphens.
pub fn id(value: &Value) -> Read<&'static str> {
    let id = text(value)?;
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if plain { Ok(id) } else { wrong("not an id", "use lower-case letters, digits and hyphens") }
}

fn quoted<'a>(value: &'a Value, example: &str) -> Read<&'a str> {
    match value {
        Value::String(text) => Ok(text),
        Value::Float(_) => wrong(
            "a float instead of a quoted decimal",
            &format!("write it in double quotes, as in {example}"),
        ),
        Value::Integer(_) => {
            wrong("a number without quotes", &format!("write it in double quotes, as in {example}"))
        }
        _ => wrong("not a number", &format!("write a quoted number, as in {example}")),
    }
}

/// A quoted whole number without separators.
pub fn count(value: &Value) -> Read<u64> {
    let text = quoted(value, "\"3000000\"")?;
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(n) if digits && UNITS.contains(n) => Ok(n),
        Ok(_) if digits => wrong("a number too large", "the largest is 1000000000000000"),
        _ => wrong("not a whole number", "write digits only, as in \"3000000\""),
    }
}

/// A quoted whole number of at least 1.
pub fn positive(value: &Value) -> Read<u64> {
    match count(value)? {
        0 => wrong("zero", "write a number of at least 1"),
        n => Ok(n),
    }
}

/// A line number, the one count written without quotes.
pub fn line(value: &Value) -> Read<u16> {
    match value {
        Value::Integer(n) if (1..=65_535).contains(n) => Ok(u16::try_from(*n).unwrap_or(u16::MAX)),
        _ => {
            wrong("not a line number", "write the document's line, counted from 1, without quotes")
        }
    }
}

/// A quoted amount of at least zero, with at most eight decimals.
pub fn amount(value: &Value) -> Read<Amount> {
    let text = quoted(value, "\"0.0032\"")?;
    if text.starts_with('-') {
        return wrong(
            "a negative price",
            "prices are zero or more; use `free = true` for what is free",
        );
    }
    Amount::parse(text).map_err(amount_wrong)
}

/// A quoted share, 1 for 100 %.
pub fn share(value: &Value) -> Read<Share> {
    Share::parse(quoted(value, "\"0.15\"")?).map_err(amount_wrong)
}

fn amount_wrong(error: AmountError) -> Wrong {
    let (wrong, mend) = match error {
        AmountError::NotDecimal => {
            ("not a decimal", "write digits with at most one point, as in \"0.0032\"")
        }
        AmountError::TooFine => (
            "more decimals than can be kept exactly",
            "use at most eight decimals (four for a share)",
        ),
        AmountError::TooLarge => ("too large", "use at most twenty digits before the point"),
    };
    Wrong { wrong: wrong.to_owned(), mend: mend.to_owned() }
}

/// A date without time, without quotes.
pub fn date(value: &Value) -> Read<Date> {
    let mend = "write a date without quotes, as in 2022-10-24";
    match value {
        Value::Datetime(stamp) if stamp.time.is_none() && stamp.offset.is_none() => {
            let date = stamp.date.and_then(|d| Date::new(d.year, d.month, d.day));
            date.map_or_else(|| wrong("a date outside 1900 to 2999", mend), Ok)
        }
        _ => wrong("not a date", mend),
    }
}

/// One of a few words.
pub fn word<T: Copy>(words: &[(&str, T)], value: &Value) -> Read<T> {
    let known =
        || words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
    let found = value.as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
    found.map_or_else(
        || wrong("an unknown word", &format!("use one of {}", known())),
        |(_, t)| Ok(*t),
    )
}
