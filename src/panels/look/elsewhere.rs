//! What the same need costs by other documents.

use crate::dom::El;
use crate::state::{Row, State};

/// Draws the look.
pub fn elsewhere(_state: &State, _row: &Row) -> Vec<El> {
    Vec::new()
}
