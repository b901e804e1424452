//! Cost against quantity, with notches, and what a budget buys.

use crate::dom::El;
use crate::state::{Row, State};

/// Draws the look.
pub fn curve(_state: &State, _row: &Row) -> Vec<El> {
    Vec::new()
}
