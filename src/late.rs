//! What the first paint does not need, and is loaded after it.

/// Whether it is here: code that is loaded later must not be called before.
pub fn is_here() -> bool {
    true
}
