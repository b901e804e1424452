//! Sentences about totals.

use pricing::BOOK;
use pricing::money::Amount;
use pricing::quote::{Hold, Totals};

use super::format::yuan;
use super::phrases::{self as say, Phrase, text};
use super::units::{Counted, counted};
use super::{Language, month_span};
use crate::form::Priced;

/// Name of the total.
pub fn total_label(language: Language, months: u64) -> String {
    let span = counted(language, months, Counted::Months);
    language.fill(say::TOTAL_OF_MONTHS, &[&span])
}

const ONE_OFF: Phrase = &text("一次性 {0}", "One-off {0}");
const A_MONTH: Phrase = &text("每月 {0}", "monthly {0}");
const ON_AVERAGE: Phrase = &text("月均 {0}", "monthly average {0}");

/// The total's parts: what is bought once, and what a month costs.
pub fn parts_of_total(language: Language, totals: &Totals) -> String {
    let months = &totals.per_month;
    let first = months.first().copied().unwrap_or_default();
    let mut parts = Vec::new();
    if totals.one_off != Amount::ZERO {
        parts.push(language.fill(ONE_OFF, &[&yuan(totals.one_off)]));
    }
    if months.iter().all(|month| *month == first) {
        parts.push(language.fill(A_MONTH, &[&yuan(first)]));
    } else {
        let sum: Amount = months.iter().copied().sum();
        parts.push(language.fill(ON_AVERAGE, &[&yuan(sum.part_cut(months.len()))]));
    }
    parts.join(" · ")
}

/// What is missing from the total, if anything.
pub fn incomplete(language: Language, priced: &Priced) -> Option<String> {
    let Some(quote) = &priced.quote else {
        return Some(language.of(say::HORIZON_INVALID).to_owned());
    };
    let name = |service| language.of(&BOOK.service(service).name);
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
