//! Sentences about totals.

use pricing::BOOK;
use pricing::quote::Hold;

use super::format::yuan;
use super::phrases as say;
use super::units::{Counted, counted};
use super::{Language, month_span};
use crate::form::Priced;

/// Name of the total.
pub fn total_label(language: Language, months: u64) -> String {
    let span = counted(language, months, Counted::Months);
    language.fill(say::TOTAL_OF_MONTHS, &[&span])
}

/// What is missing from the total, if anything.
pub fn incomplete(language: Language, priced: &Priced) -> Option<String> {
    let Some(quote) = &priced.quote else {
        return Some(language.of(say::HORIZON_INVALID).to_owned());
    };
    let name = |service| language.of(BOOK.service(service).name);
    let invalid = priced.left_out.iter();
    let invalid = invalid.map(|&service| language.fill(say::LEFT_OUT_INVALID, &[name(service)]));
    let partly = quote.entries.iter().filter(|entry| !entry.is_complete());
    let partly = partly.map(|entry| match entry.lines.is_empty() {
        true => name(entry.service).to_owned(),
        false => language.fill(say::LEFT_OUT_PART, &[name(entry.service)]),
    });
    let missing: Vec<String> = invalid.chain(partly).collect();
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    (!missing.is_empty()).then(|| language.fill(say::INCOMPLETE, &[&language.list(&missing)]))
}

/// The total as one sentence.
pub fn status(language: Language, priced: &Priced) -> String {
    match priced.horizon() {
        Some(amount) if priced.is_complete() => {
            language.fill(say::STATUS_COMPLETE, &[&yuan(amount)])
        }
        Some(amount) => language.fill(say::STATUS_INCOMPLETE, &[&yuan(amount)]),
        None => language.of(say::STATUS_NONE).to_owned(),
    }
}

/// Money frozen in the months from the hold's own to `to`.
pub fn hold(language: Language, hold: &Hold, to: u8) -> String {
    let span = month_span(language, hold.month, to);
    let [bill, held, released, needed] =
        [hold.bill, hold.held, hold.released, hold.funds_needed()].map(yuan);
    language.fill(say::HOLD_LINE, &[&span, &bill, &held, &released, &needed])
}
