//! Produced video: a price per second by the height and frame rate of the output.

use crate::line::{Ledger, Line, Outcome, Reason, When};
use crate::model::tiers::in_blocks;
use crate::money::{Amount, UnitPrice};
use crate::table::{Choices, Milli, Rounding, VideoCell, VideoRate};

/// One kind of video, produced every month of the horizon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Video {
    /// Seconds a month.
    pub seconds: u64,
    /// Height of the output in pixels.
    pub height: u64,
    /// Frame rate of the output.
    pub frame_rate: Milli,
}

/// The cell of the matrix for an output; none outside the table.
pub(crate) fn cell(rate: &'static VideoRate, video: Video) -> Option<&'static VideoCell> {
    let row = rate.rows.0.iter().find(|row| video.height <= row.height_max)?;
    row.cells.0.iter().find(|cell| video.frame_rate <= cell.frame_rate_max)
}

/// Charges one month of one kind of video.
pub(crate) fn charge(
    rate: &'static VideoRate,
    video: Video,
    month: u8,
    choices: Choices,
    ledger: &mut dyn Ledger,
) {
    let Video { seconds, height, frame_rate } = video;
    if seconds == 0 {
        return;
    }
    let Some(found) = cell(rate, video) else {
        return ledger.outcome(month, Outcome::NotPriced { units: seconds });
    };
    let line = Line {
        when: When::Used(month),
        quantity: in_blocks(seconds, found.price, rate.part.under(choices)),
        unit_price: found.price,
        reason: Reason::Video { seconds, height, frame_rate },
        cell: &found.cell,
    };
    ledger.line(line);
    let difference = line.amount().nearest(1) - line.amount();
    if rate.rounding.under(choices) == Rounding::Tenth && difference != Amount::ZERO {
        ledger.line(Line {
            quantity: 1,
            unit_price: UnitPrice { one: difference, per: 1 },
            reason: Reason::RoundedAmount,
            ..line
        });
    }
}
