//! Which readings to mention with a quoted service, and what the other reading costs.

use crate::line::{Notice, Outcome, Tally};
use crate::money::Amount;
use crate::quote::Quoted;
use crate::rate::{self, Rating};
use crate::scenario::Need;
use crate::table::{Book, Reading, ReadingNo, Show};

/// A reading that matters for a quoted service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// The reading.
    pub reading: ReadingNo,
    /// What the service costs under the other reading, where that has an amount.
    pub other: Option<Amount>,
    /// Units that the footnote speaks of; 0 where it speaks of none.
    pub units: u64,
}

/// The footnotes of one service.
pub(crate) fn of(book: &Book, rating: Rating<'_>, place: usize, quoted: &Quoted) -> Vec<Footnote> {
    let readings = book.service(quoted.service).readings;
    let ours = tally(rating, place);
    let notes = readings.0.iter().filter_map(|&number| {
        let reading = book.reading(number);
        if reading.show == Show::Never {
            return None;
        }
        let flipped = Rating { choices: rating.choices.flipped(number), ..rating };
        let other = reading.other.map(|_| tally(flipped, place));
        let units = shown(book, reading, (ours, other), rating, place, quoted)?;
        let other = other.filter(|tally| !tally.incomplete).map(|tally| tally.amount);
        Some(Footnote { reading: number, other, units })
    });
    notes.collect()
}

fn tally(rating: Rating<'_>, place: usize) -> Tally {
    let mut tally = Tally::default();
    rate::entry(rating, place, &mut tally);
    tally
}

/// Whether the footnote is shown: the units it speaks of, 0 for none.
fn shown(
    book: &Book,
    reading: &Reading,
    (ours, other): (Tally, Option<Tally>),
    rating: Rating<'_>,
    place: usize,
    quoted: &Quoted,
) -> Option<u64> {
    let need = &rating.scenario.entries()[place].need;
    let when = |shown: bool| shown.then_some(0);
    let outcome = |units: fn(Outcome) -> Option<u64>| {
        let found: Vec<u64> = quoted.outcomes.iter().filter_map(|(_, o)| units(*o)).collect();
        (!found.is_empty()).then(|| found.iter().sum())
    };
    match reading.show {
        Show::Always => Some(0),
        Show::Never => None,
        Show::WhenItDiffers => when(other.is_some_and(|other| other != ours)),
        Show::WhenCheaper => when(other.is_some_and(|other| {
            other.amount < ours.amount
                && other.incomplete == ours.incomplete
                && other.gaps == ours.gaps
        })),
        Show::FromUnits(from) => when(quoted.uses.iter().any(|month| month.units >= from)),
        Show::WithPackages => when(match need {
            Need::Metered { used, .. } => !used.purchases.is_empty() || used.balance > 0,
            _ => false,
        }),
        Show::OnHold => when(book.product(book.service(quoted.service).product).hold.is_some()),
        Show::OnConcurrency => {
            when(quoted.notices.iter().any(|n| matches!(n, Notice::Concurrency { .. })))
        }
        Show::OnLeftover => quoted.notices.iter().find_map(|notice| match notice {
            Notice::Leftover { units } => Some(*units),
            _ => None,
        }),
        show => outcome(units_of(show)),
    }
}

/// The units of the outcomes that a footnote is shown for.
fn units_of(show: Show) -> fn(Outcome) -> Option<u64> {
    match show {
        Show::OnUnserved => |outcome| match outcome {
            Outcome::Unserved { units } => Some(units),
            _ => None,
        },
        Show::OnUncovered => |outcome| match outcome {
            Outcome::Uncovered { units } => Some(units),
            _ => None,
        },
        Show::OnNotPriced => |outcome| match outcome {
            Outcome::NotPriced { units } | Outcome::Uncovered { units } => Some(units),
            _ => None,
        },
        Show::OnNoSuchPack => |outcome| match outcome {
            Outcome::NoSuchPack { size } => Some(size),
            _ => None,
        },
        Show::OnContactSales => |outcome| match outcome {
            Outcome::ContactSales { units } => Some(units),
            _ => None,
        },
        Show::OnAboveLimit => |outcome| match outcome {
            Outcome::AboveLimit { asked, .. } => Some(asked),
            _ => None,
        },
        Show::OnBelowMinimum => |outcome| match outcome {
            Outcome::BelowMinimum { asked, .. } => Some(asked),
            _ => None,
        },
        Show::OnAmbiguous => |outcome| match outcome {
            Outcome::Ambiguous { .. } => Some(0),
            _ => None,
        },
        _ => |_| None,
    }
}
