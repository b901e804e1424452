//! Programs that never outlive the tests.

use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Runs a program. When it ends, or when our end of the pipe closes, which it does however we end,
/// the whole process group is killed.
const KEEPER: &str = r#"
trap : TERM
exec 3<&0
(trap : TERM; cat <&3 >/dev/null; kill -TERM 0; sleep 2; kill -KILL 0) >/dev/null &
"$@" 3<&- </dev/null
kill -KILL 0"#;

/// A program with all its children; dropping it ends them.
pub struct Group {
    keeper: Child,
}

impl Group {
    /// Starts a program; what it prints is added to the log.
    pub fn start(words: &[&str], variables: &[(&str, &str)], log: &Path) -> Result<Self> {
        let file = open(log)?;
        Group::spawn(words, variables, file.into(), log)
    }

    /// Starts a program and waits for the first line it prints; it may print no other.
    pub fn start_reading(words: &[&str], log: &Path) -> Result<(Self, String)> {
        let mut group = Group::spawn(words, &[], Stdio::piped(), log)?;
        let output = group.keeper.stdout.take().context("no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        Ok((group, line.trim().into()))
    }

    fn spawn(words: &[&str], names: &[(&str, &str)], out: Stdio, log: &Path) -> Result<Self> {
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "sh"]).args(words).envs(names.iter().copied());
        command.process_group(0).stdin(Stdio::piped()).stdout(out).stderr(open(log)?);
        Ok(Group { keeper: command.spawn().with_context(|| format!("cannot start {words:?}"))? })
    }

    /// Whether the program has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.keeper.try_wait(), Ok(None))
    }
}

fn open(log: &Path) -> Result<File> {
    Ok(File::options().create(true).append(true).open(log)?)
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        self.keeper.wait().ok(); // it kills itself with the others
    }
}
