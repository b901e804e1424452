//! What follows a command's name on the command line.

use anyhow::{Context, Result, bail};
use std::str::FromStr;

/// The words not yet read; `finish` refuses what is left over.
pub struct Options {
    words: Vec<String>,
}

impl Options {
    pub fn new(words: &[String]) -> Self {
        let words = words.iter().flat_map(|word| match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => vec![name.into(), value.into()],
            _ => vec![word.clone()],
        });
        Options { words: words.collect() }
    }

    /// Prints the help if it was asked for, and says so.
    pub fn wants_help(&self, help: &str) -> bool {
        let asked = self.words.iter().any(|word| word == "--help" || word == "-h");
        if asked {
            println!("{help}");
        }
        asked
    }

    /// Takes `name VALUE` or `name=VALUE`; the first one found.
    pub fn take<T: FromStr>(&mut self, name: &str, meaning: &str) -> Result<Option<T>> {
        let Some(at) = self.words.iter().position(|word| word == name) else {
            return Ok(None);
        };
        let taken: Vec<String> = self.words.drain(at..self.words.len().min(at + 2)).collect();
        let value = taken.get(1).with_context(|| format!("{name} needs {meaning}"))?;
        match value.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => bail!("{name} needs {meaning}, not `{value}`"),
        }
    }

    /// Refuses whatever no `take` has read.
    pub fn finish(self, help: &str) -> Result<()> {
        match self.words.first() {
            Some(word) => bail!("unknown option `{word}`\n\n{help}"),
            None => Ok(()),
        }
    }
}
