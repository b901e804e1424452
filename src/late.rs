//! What the first visit's estimate does not need to be drawn: parts of the program and texts of the
//! tables. `boot.js` fetches both at the first sign of a visitor, or at once where an estimate was
//! saved or stands in a link. What a visitor does before they are here waits for them.
//!
//! `late.txt` has the names of the functions that come later. To call one before is a trap.

use std::cell::{Cell, RefCell};

use pricing::words;

thread_local! {
    /// Natively all is in one piece.
    static IS_HERE: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Whether it is here.
pub fn is_here() -> bool {
    IS_HERE.get()
}

/// Draws as if it were not here yet.
#[cfg(not(target_arch = "wasm32"))]
pub fn before<T>(draw: impl FnOnce() -> T) -> T {
    let is_here = IS_HERE.replace(false);
    let drawn = draw();
    IS_HERE.set(is_here);
    drawn
}

/// Does something once it is here, in the order of the calls.
pub fn then(act: Box<dyn FnOnce()>) {
    if is_here() {
        act();
    } else {
        WAITING.with_borrow_mut(|waiting| waiting.push(act));
    }
}

/// Takes the texts, once the rest of the program is here.
pub fn arrive(texts: String) {
    words::supply(texts);
    IS_HERE.set(true);
    for act in WAITING.take() {
        act();
    }
}
