//! What every reading function may look at and add to.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::Mistake;
use super::ids::Ids;
use crate::table::{ProductNo, ReadingNo};

/// Ids of all files, mistakes found so far, and readings used so far.
#[derive(Default)]
pub struct Context {
    pub ids: Ids,
    pub mistakes: RefCell<Vec<Mistake>>,
    /// Product of the file being read.
    pub product: Cell<Option<ProductNo>>,
    /// Readings on which a value of the service being read depends.
    pub levers: RefCell<BTreeSet<ReadingNo>>,
    /// Readings on which any value depends.
    pub levers_ever: RefCell<BTreeSet<ReadingNo>>,
}

impl Context {
    /// Notes a mistake.
    pub fn report(&self, file: &str, key: &str, value: &str, wrong: &str, mend: &str) {
        self.mistakes.borrow_mut().push(Mistake {
            file: file.to_owned(),
            key: key.to_owned(),
            value: value.to_owned(),
            wrong: wrong.to_owned(),
            mend: mend.to_owned(),
        });
    }

    /// Notes that a value depends on a reading.
    pub fn note_lever(&self, reading: ReadingNo) {
        self.levers.borrow_mut().insert(reading);
        self.levers_ever.borrow_mut().insert(reading);
    }
}
