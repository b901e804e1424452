//! Reading and checking the files in `tables/`.
//!
//! [`load`] turns the texts of all files into a [`Book`] and an [`Annex`], or into the list of **all** mistakes it
//! found. The build script calls it on the shipped tables; tests call it on invented ones.

mod capability;
mod context;
mod ids;
mod keys;
mod keywords;
mod metered;
mod need;
mod prepaid;
mod product;
mod reading;
mod tier;
mod value;

use std::collections::BTreeMap;
use std::fmt;

use context::Context;
use keys::Keys;

use crate::table::{Annex, Book, List, Ref};

/// A table file: its path below `tables/` with forward slashes, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Path.
    pub path: String,
    /// Text.
    pub text: String,
}

/// What is wrong in a table, where, and how to mend it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mistake {
    /// Path of the file.
    pub file: String,
    /// Key inside the file.
    pub key: String,
    /// The offending value; empty where there is none.
    pub value: String,
    /// What is wrong with it.
    pub wrong: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.key)?;
        if !self.value.is_empty() {
            write!(f, " = {}", self.value)?;
        }
        write!(f, ": {}; {}", self.wrong, self.mend)
    }
}

/// A parsed file and where it came from.
struct Parsed {
    path: String,
    table: toml::Table,
}

/// Reads and checks all tables. The book's texts are leaked: a book is made once.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn load(files: &[File]) -> Result<(Book, Annex), Vec<Mistake>> {
    let mut context = Context::default();
    let folders = parse(files, &context);
    context.ids = ids::collect(&folders, &context);
    let tables = read(&folders, &context);
    let mut mistakes = context.mistakes.take();
    mistakes.sort();
    mistakes.dedup();
    if mistakes.is_empty() { Ok(tables) } else { Err(mistakes) }
}

/// Files by product: one file, or all files of one folder.
fn parse(files: &[File], context: &Context) -> Vec<Vec<Parsed>> {
    let mut folders: BTreeMap<&str, Vec<Parsed>> = BTreeMap::new();
    for file in files {
        let table = file.text.parse::<toml::Table>().unwrap_or_else(|error| {
            let wrong = error.message().replace('\n', " ");
            let line = error.span().map_or(0, |span| {
                file.text[..span.start.min(file.text.len())].matches('\n').count() + 1
            });
            context.report(&file.path, &format!("line {line}"), "", &wrong, "write valid TOML");
            toml::Table::new()
        });
        let folder = file.path.split('/').next().unwrap_or_default();
        folders.entry(folder).or_default().push(Parsed { path: file.path.clone(), table });
    }
    folders.into_values().collect()
}

fn read(folders: &[Vec<Parsed>], context: &Context) -> (Book, Annex) {
    let mut parts = product::Parts::new(&context.ids);
    for folder in folders {
        let id = folder.iter().find_map(|file| file.table.get("product")?.get("id")?.as_str());
        context.product.set(id.and_then(|id| context.ids.product(id)));
        for file in folder {
            let keys = Keys::of_file(context, &file.path, &file.table);
            product::read_file(context, &keys, &mut parts);
        }
    }
    product::finish(context, parts)
}

/// A constant list from a vector.
pub(crate) fn list<T>(items: Vec<T>) -> List<T> {
    List(Box::leak(items.into_boxed_slice()))
}

/// A constant.
pub(crate) fn constant<T>(value: T) -> Ref<T> {
    Ref(Box::leak(Box::new(value)))
}

/// A constant text.
pub(crate) fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
