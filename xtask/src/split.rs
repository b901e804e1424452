//! Splits the page's program: what the first paint needs, and what is loaded later.
//!
//! Both parts are one program. They share memory, table and globals, and a function has one place in
//! the table, whichever part it is in. The first part calls a function of the later one through the
//! table; the later part imports what it calls of the first one. The table's places of later functions
//! are empty until the later part is there: calling one before traps, and the page says that it failed.

mod data;
mod module;
mod write;

use anyhow::{Context, Result};
use module::Module;
use std::collections::BTreeSet;

/// The two parts of a program.
pub struct Parts {
    /// What is loaded first.
    pub first: Vec<u8>,
    /// What is loaded later; its imports are the first part's exports.
    pub later: Vec<u8>,
    /// The long and the short name of each import.
    pub renamed: Vec<(String, String)>,
}

/// Splits a program that still has the names of its functions. A function is loaded later if its name
/// contains a line of `later`, or if only such functions call it. Lines that begin with # say why.
/// The constants that only they refer to come with them: `linked` is the same program as the linker
/// left it, with its list of what refers to what.
pub fn split(program: &[u8], later: &str, linked: &[u8]) -> Result<Parts> {
    let module = Module::parse(program).context("the program cannot be read")?;
    let moved = moved(&module, later);
    let (mut moves, mut stays) = (BTreeSet::new(), BTreeSet::new());
    for (function, name) in &module.names {
        let names = if moved.contains(function) { &mut moves } else { &mut stays };
        names.insert(name.as_str());
    }
    // Several functions can have one name.
    let is_later = |name: &str| moves.contains(name) && !stays.contains(name);
    let data = data::of_later(linked, is_later).context("what the linker left cannot be read")?;
    write::parts(&module, &moved, &data)
}

/// Whether a function is the program's own. What libraries do for one type may be the very same code as
/// for another: it has the name of either, and both parts call it.
fn is_own(name: &str) -> bool {
    let name = name.trim_start_matches('<');
    !["core", "alloc", "std", "["].iter().any(|library| name.starts_with(library))
}

/// The functions to be loaded later.
fn moved(module: &Module, later: &str) -> BTreeSet<u32> {
    let mut moved = BTreeSet::new();
    for part in later.lines().filter(|line| !line.starts_with('#')) {
        let is_named = |name: &str| is_own(name) && name.contains(part);
        let named = module.names.iter().filter(|(_, name)| is_named(name));
        let before = moved.len();
        moved.extend(named.map(|(&function, _)| function).filter(|&at| module.is_defined(at)));
        if moved.len() == before {
            eprintln!("WARNING: no more functions are named like {part}");
        }
    }
    let rooted = module.rooted();
    moved.retain(|function| !module.exported().contains(function));
    loop {
        let mut called_first = rooted.clone();
        for (function, callees) in &module.calls {
            if !moved.contains(function) {
                called_first.extend(callees);
            }
        }
        let more: Vec<u32> = module
            .calls
            .keys()
            .copied()
            .filter(|function| !called_first.contains(function) && !moved.contains(function))
            .collect();
        if more.is_empty() {
            return moved;
        }
        moved.extend(more);
    }
}
