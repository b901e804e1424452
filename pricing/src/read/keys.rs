//! A cursor over one TOML table that notices what it was not asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::{Table, Value};

use super::context::Context;
use super::value::{self, Read};
use crate::table::{Cell, Choice, LaterText, Text};
use crate::words::Words;

/// The keys of one table. Keys that nobody asked for are mistakes, noted when it is dropped.
pub struct Keys<'a> {
    context: &'a Context,
    file: &'a str,
    at: String,
    table: &'a Table,
    asked: RefCell<BTreeSet<String>>,
}

impl<'a> Keys<'a> {
    /// The keys of a whole file.
    pub fn of_file(context: &'a Context, file: &'a str, table: &'a Table) -> Keys<'a> {
        Keys { context, file, at: String::new(), table, asked: RefCell::default() }
    }

    fn child(&self, at: String, table: &'a Table) -> Keys<'a> {
        Keys { context: self.context, file: self.file, at, table, asked: RefCell::default() }
    }

    /// Full name of a key.
    fn path(&self, key: &str) -> String {
        match (self.at.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.at.clone(),
            (false, false) => format!("{}.{key}", self.at),
        }
    }

    /// The file and the full name of this table, for mistakes found later.
    pub fn place(&self) -> (String, String) {
        (self.file.to_owned(), self.at.clone())
    }

    /// The value of a key, which is now known to be wanted.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key)
    }

    /// Takes all keys as wanted: nothing else can be said about them.
    pub fn skip(&self) {
        self.asked.borrow_mut().extend(self.table.keys().cloned());
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Notes a mistake at a key; an empty key is the table itself.
    pub fn report(&self, key: &str, wrong: &str, mend: &str) {
        let value = self.table.get(key).map(short).unwrap_or_default();
        self.context.report(self.file, &self.path(key), &value, wrong, mend);
    }

    /// A value that may be left out.
    pub fn optional<T>(&self, key: &str, read: impl Fn(&Value) -> Read<T>) -> Option<T> {
        match read(self.get(key)?) {
            Ok(found) => Some(found),
            Err(error) => {
                self.report(key, &error.wrong, &error.mend);
                None
            }
        }
    }

    /// A value that must be there; `instead` stands in for it after a mistake.
    pub fn required<T>(&self, key: &str, instead: T, read: impl Fn(&Value) -> Read<T>) -> T {
        if !self.has(key) {
            self.report(key, "missing", &format!("add `{key}`"));
            return instead;
        }
        self.optional(key, read).unwrap_or(instead)
    }

    /// A required text.
    pub fn text(&self, key: &str) -> &'static str {
        self.required(key, "", value::text)
    }

    /// A required name in both languages.
    pub fn name(&self, key: &str) -> Text {
        match self.get(key) {
            Some(Value::Table(table)) => {
                let keys = self.child(self.path(key), table);
                Text { zh: keys.text("zh"), en: keys.text("en") }
            }
            _ => {
                self.report(
                    key,
                    "not a name in both languages",
                    "write { zh = \"...\", en = \"...\" }",
                );
                Text { zh: "", en: "" }
            }
        }
    }

    /// A required text in both languages that nobody sees before asking for it.
    pub fn later_text(&self, key: &str) -> LaterText {
        let text = self.name(key);
        LaterText(words(&[text.zh, text.en]))
    }

    /// A value on which readings may differ; `left_out` holds where the key is absent.
    pub fn choice<T: Copy>(
        &self,
        key: &str,
        left_out: Option<T>,
        instead: T,
        read: impl Fn(&Value) -> Read<T>,
    ) -> Choice<T> {
        match (self.get(key), left_out) {
            (None, Some(value)) => Choice::clear(value),
            (Some(Value::Table(table)), _) => {
                self.readings(&self.child(self.path(key), table), instead, read)
            }
            _ => Choice::clear(self.required(key, instead, read)),
        }
    }

    fn readings<T: Copy>(
        &self,
        keys: &Keys<'_>,
        instead: T,
        read: impl Fn(&Value) -> Read<T>,
    ) -> Choice<T> {
        let quoted = keys.required("quoted", instead, &read);
        let ids: Vec<&String> = keys.table.keys().filter(|key| *key != "quoted").collect();
        let others = ids.into_iter().filter_map(|id| {
            let value = keys.optional(id, &read)?;
            let Some(reading) = self.context.ids.reading(id) else {
                keys.report(id, "an unknown reading", "declare it with [[reading]]");
                return None;
            };
            self.context.note_lever(reading);
            Some((reading, value))
        });
        Choice { quoted, others: super::list(others.collect()) }
    }

    /// Where something is printed; `section` comes from an outer table if it is not here.
    pub fn cell(&self, section: Option<&'static str>) -> Cell {
        let printed = self.source("printed");
        let bound = self.optional("bound", value::text).unwrap_or_default();
        let section = section.unwrap_or_else(|| self.source("section"));
        cell(section, bound, printed, self.line("line"))
    }

    /// A required part of a source.
    pub fn source(&self, key: &str) -> &'static str {
        if !self.has(key) {
            self.report(key, "missing source", &format!("add `{key}`, as the document has it"));
            return "";
        }
        self.text(key)
    }

    /// A required line number.
    pub fn line(&self, key: &str) -> u16 {
        if !self.has(key) {
            self.report(key, "missing source", &format!("add `{key}`, the document's line"));
            return 0;
        }
        self.required(key, 0, value::line)
    }

    /// A table inside this one.
    pub fn table(&self, key: &str) -> Option<Keys<'a>> {
        match self.get(key)? {
            Value::Table(table) => Some(self.child(self.path(key), table)),
            _ => {
                self.report(key, "not a table", &format!("write [{}]", self.path(key)));
                None
            }
        }
    }

    /// The tables of a list, named by their `id` where they have one, by their place otherwise.
    pub fn tables(&self, key: &str) -> Vec<Keys<'a>> {
        let items = match self.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.report(key, "not a list of tables", &format!("write [[{}]]", self.path(key)));
                return Vec::new();
            }
        };
        let named = items.iter().enumerate().filter_map(|(index, item)| {
            let Value::Table(table) = item else {
                self.report(key, "not a list of tables", "write { ... } for each entry");
                return None;
            };
            let id = table.get("id").and_then(Value::as_str);
            let place = id.map_or_else(|| (index + 1).to_string(), |id| format!("{id:?}"));
            Some(self.child(format!("{}[{place}]", self.path(key)), table))
        });
        named.collect()
    }

    /// A list of texts, empty where it is left out.
    pub fn texts(&self, key: &str) -> Vec<&'static str> {
        self.optional(key, |found| match found {
            Value::Array(items) => items.iter().map(value::text).collect(),
            _ => value::wrong("not a list of texts", "write [\"...\", \"...\"]"),
        })
        .unwrap_or_default()
    }
}

impl Drop for Keys<'_> {
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(*key)) {
            self.report(key, "unknown key", "remove it, or see tables/README.md for the keys");
        }
    }
}

/// Where something is printed, from its parts.
pub fn cell(section: &str, bound: &str, printed: &str, line: u16) -> Cell {
    Cell { words: words(&[section, bound, printed]), line }
}

/// Texts in one line: none has a tab.
fn words(texts: &[&str]) -> Words {
    Words(super::leak(&texts.join("\t")))
}

/// A value as the message shows it, not longer than a line.
fn short(value: &Value) -> String {
    let text = value.to_string().replace('\n', " ");
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
