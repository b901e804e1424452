//! A cursor over one JSON object that notices duplicates and what it was not asked for.

use core::cell::RefCell;

use super::Mistake;
use super::tree::Tree;
use crate::quantity;
use crate::table::Milli;

/// Mistakes found so far.
pub type Mistakes = RefCell<Vec<Mistake>>;

/// The fields of one object. Fields that nobody asked for are mistakes, noted when it is dropped.
pub struct Fields<'a> {
    mistakes: &'a Mistakes,
    at: String,
    entries: &'a [(String, Tree)],
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The fields of the object at a path; none, and a mistake, if it is no object.
    pub fn of(tree: &'a Tree, at: String, mistakes: &'a Mistakes) -> Fields<'a> {
        let entries: &[(String, Tree)] = match tree {
            Tree::Object(entries) => entries,
            other => {
                report(mistakes, &at, &format!("use an object, not {}", other.kind()), other);
                &[]
            }
        };
        let fields = Fields { mistakes, at, entries, asked: RefCell::default() };
        fields.duplicates();
        fields
    }

    fn duplicates(&self) {
        for (place, (key, value)) in self.entries.iter().enumerate() {
            if self.entries[..place].iter().any(|(earlier, _)| earlier == key) {
                report(self.mistakes, &self.path(key), "the key stands here twice", value);
            }
        }
    }

    /// Path of a field.
    pub fn path(&self, key: &str) -> String {
        if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) }
    }

    /// A field, which is now known to be wanted.
    pub fn get(&self, key: &'static str) -> Option<&'a Tree> {
        self.asked.borrow_mut().push(key);
        self.entries.iter().find(|(name, _)| name == key).map(|(_, tree)| tree)
    }

    /// Every field; all are wanted.
    pub fn all(&self) -> &'a [(String, Tree)] {
        self.entries
    }

    /// Notes a mistake at a field.
    pub fn wrong(&self, key: &str, problem: &str, value: &Tree) {
        report(self.mistakes, &self.path(key), problem, value);
    }

    /// A text.
    pub fn text(&self, key: &'static str) -> Option<&'a str> {
        match self.get(key)? {
            Tree::Text(text) => Some(text),
            other => {
                self.wrong(key, &format!("use a text, not {}", other.kind()), other);
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required_text(&self, key: &'static str) -> &'a str {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    /// Notes that a field is missing.
    pub fn missing(&self, key: &str) {
        let mistake = Mistake { path: self.path(key), problem: "missing".to_owned(), value: None };
        self.mistakes.borrow_mut().push(mistake);
    }

    /// A whole number.
    pub fn whole(&self, key: &'static str) -> Option<u64> {
        let tree = self.get(key)?;
        whole(tree, &self.path(key), self.mistakes)
    }

    /// The items of a list; none where it is left out.
    pub fn list(&self, key: &'static str) -> &'a [Tree] {
        match self.get(key) {
            None => &[],
            Some(Tree::List(items)) => items,
            Some(other) => {
                self.wrong(key, &format!("use a list, not {}", other.kind()), other);
                &[]
            }
        }
    }

    /// The objects of a list.
    pub fn objects(&self, key: &'static str) -> Vec<Fields<'a>> {
        let numbered = self.list(key).iter().enumerate();
        let path = self.path(key);
        numbered.map(|(i, tree)| Fields::of(tree, format!("{path}[{i}]"), self.mistakes)).collect()
    }

    /// The whole numbers of a list.
    pub fn wholes(&self, key: &'static str) -> Vec<u64> {
        let numbered = self.list(key).iter().enumerate();
        let path = self.path(key);
        let number = |(i, tree)| whole(tree, &format!("{path}[{i}]"), self.mistakes).unwrap_or(0);
        numbered.map(number).collect()
    }

    /// A number with at most three decimals: whole, or a decimal in quotes.
    pub fn milli(&self, key: &'static str) -> Option<Milli> {
        let tree = self.get(key)?;
        let found = match tree {
            Tree::Whole(n) => n.checked_mul(1000),
            Tree::Text(text) => thousandths(text),
            _ => None,
        };
        if found.is_none() {
            self.wrong(key, "use a whole number, or a decimal in quotes as in \"29.97\"", tree);
        }
        found.map(Milli::from_thousandths)
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for (key, value) in self.entries {
            if !asked.contains(&key.as_str()) && !asked.contains(&"*") {
                report(self.mistakes, &self.path(key), "unknown key", value);
            }
        }
    }
}

impl Fields<'_> {
    /// Declares that every key is wanted.
    pub fn any_key(&self) {
        self.asked.borrow_mut().push("*");
    }
}

fn report(mistakes: &Mistakes, path: &str, problem: &str, value: &Tree) {
    mistakes.borrow_mut().push(Mistake {
        path: path.to_owned(),
        problem: problem.to_owned(),
        value: Some(value.short()),
    });
}

/// A whole number, or one in quotes.
fn whole(tree: &Tree, path: &str, mistakes: &Mistakes) -> Option<u64> {
    let found = match tree {
        Tree::Whole(n) => Some(*n),
        Tree::Text(text) if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse().ok()
        }
        _ => None,
    };
    if found.is_none() {
        let range = quantity::UNITS;
        let problem = format!(
            "use a whole number written out, at most {}: no sign, point or exponent",
            range.max
        );
        report(mistakes, path, &problem, tree);
    }
    found
}

/// `29.97` as 29,970.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 3 {
        return None;
    }
    let fraction = format!("{fraction:0<3}").parse::<u64>().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(fraction)
}
