//! JSON as written: duplicate keys kept, whole numbers exact.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Mistake;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    Null,
    Bool(bool),
    /// A whole number from 0 to 2^64 - 1.
    Whole(u64),
    /// Any other number: negative, with a point or an exponent, or too large to be exact.
    OtherNumber,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads one JSON value.
    pub fn parse(text: &str) -> Result<Tree, Mistake> {
        serde_json::from_str(text).map_err(|error| Mistake {
            path: String::new(),
            problem: format!("not JSON: {error}"),
            value: None,
        })
    }

    /// What kind of value it is.
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "null",
            Tree::Bool(_) => "true or false",
            Tree::Whole(_) | Tree::OtherNumber => "a number",
            Tree::Text(_) => "a text",
            Tree::List(_) => "a list",
            Tree::Object(_) => "an object",
        }
    }

    /// The value at a path such as `services[0].calls`.
    pub fn at(&self, path: &str) -> Option<&Tree> {
        let steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
        steps.filter(|step| !step.is_empty()).try_fold(self, |tree, step| match tree {
            Tree::Object(entries) => entries.iter().find(|(key, _)| key == step).map(|(_, t)| t),
            Tree::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The value as JSON, or its kind where that would be long.
    pub fn short(&self) -> String {
        match self {
            Tree::Null => "null".to_owned(),
            Tree::Bool(value) => value.to_string(),
            Tree::Whole(n) => n.to_string(),
            Tree::Text(text) if text.chars().count() <= 60 => {
                serde_json::to_string(text).unwrap_or_default()
            }
            other => other.kind().to_owned(),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Tree, E> {
        Ok(Tree::Whole(n))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::OtherNumber)
    }

    #[expect(
        clippy::disallowed_types,
        reason = "the parser's signature; the float is not looked at"
    )]
    fn visit_f64<E: Error>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::OtherNumber)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Tree::Object(object))
    }
}
