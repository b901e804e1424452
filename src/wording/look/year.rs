//! Sentences of one closer look: The months of the horizon: how they are met, what they cost, what is left.

use pricing::table::Text;

use crate::wording::Language;
use crate::wording::phrases::text;

const MONTHS: [Text; 12] = [
    text("1 月", "Jan"),
    text("2 月", "Feb"),
    text("3 月", "Mar"),
    text("4 月", "Apr"),
    text("5 月", "May"),
    text("6 月", "Jun"),
    text("7 月", "Jul"),
    text("8 月", "Aug"),
    text("9 月", "Sep"),
    text("10 月", "Oct"),
    text("11 月", "Nov"),
    text("12 月", "Dec"),
];

/// Name of a month of the calendar, from 0.
pub fn month_name(language: Language, month: usize) -> &'static str {
    language.of(&MONTHS[month.min(11)])
}
