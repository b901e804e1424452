//! Scenarios in, quotes out: one JSON scenario per line on standard input, one answer per line, in
//! the same order. An answer is a quote or a list of problems. Exits with 1 if any line had some.
//!
//! `quote --plan` answers with the cheapest plans instead, `quote --compare` with what every service
//! that meets the same need would cost.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use pricing::json::{self, Mistake};
use pricing::{BOOK, Quote, Scenario};

fn main() -> io::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let answer: fn(&Scenario) -> String = match (arguments.next().as_deref(), arguments.next()) {
        (None, None) => |scenario| json::quote(&BOOK, &Quote::of(&BOOK, scenario)),
        (Some("--plan"), None) => |scenario| json::plans(&BOOK, scenario),
        (Some("--compare"), None) => |scenario| json::comparisons(&BOOK, scenario),
        _ => {
            eprintln!("usage: quote [--plan | --compare] < scenarios");
            return Ok(ExitCode::from(2));
        }
    };
    let mut all_well = true;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let text = match scenario(&line) {
            Ok(scenario) => answer(&scenario),
            Err(mistakes) => {
                all_well = false;
                json::problems(&mistakes)
            }
        };
        writeln!(out, "{text}")?;
        out.flush()?;
    }
    Ok(if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn scenario(line: &[u8]) -> Result<Scenario, Vec<Mistake>> {
    let text = std::str::from_utf8(line).map_err(|error| {
        let problem = format!("not UTF-8: {error}");
        vec![Mistake { path: String::new(), problem, value: None }]
    })?;
    json::scenario(&BOOK, text.strip_suffix('\r').unwrap_or(text))
}
