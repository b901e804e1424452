//! JSON scenarios in, one per line on standard input; one answer per line, in the same order: a quote,
//! or a list of problems. Exits with 1 if any line had some.
//!
//! An option answers with something else instead: the cheapest plans, the same need elsewhere, the
//! ranges that more undercuts, the cost of other quantities, or how much an amount buys.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use pricing::json::{self, Mistake};
use pricing::money::Amount;
use pricing::{BOOK, Quote, Scenario};

const USAGE: &str = "usage: quote [OPTION] < scenarios
  --plan              the cheapest purchases
  --compare           what every service that meets the same need would cost
  --notches           quantities that cost more than a larger quantity
  --curve QUANTITIES  what other quantities cost: whole numbers with commas between them
  --budget AMOUNT     the largest quantity whose cost stays within an amount in yuan";

/// What is answered.
enum Asked {
    Quote,
    Plan,
    Compare,
    Notches,
    Curve(Vec<u64>),
    Budget(Amount),
}

fn main() -> io::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = match asked(&arguments) {
        Ok(asked) => asked,
        Err(problem) => {
            eprintln!("quote: {problem}\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    let mut all_well = true;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let answer = match scenario(&line) {
            Ok(scenario) => asked.answer(&scenario),
            Err(mistakes) => {
                all_well = false;
                json::problems(&mistakes)
            }
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the arguments ask for.
fn asked(arguments: &[String]) -> Result<Asked, String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => Ok(Asked::Quote),
        ["--plan"] => Ok(Asked::Plan),
        ["--compare"] => Ok(Asked::Compare),
        ["--notches"] => Ok(Asked::Notches),
        ["--curve", quantities] => {
            let numbers: Result<_, String> = quantities.split(',').map(quantity).collect();
            Ok(Asked::Curve(numbers?))
        }
        ["--budget", amount] => Amount::parse(amount)
            .map(Asked::Budget)
            .map_err(|_| format!("no amount of at most 8 decimals: {amount}")),
        ["--curve" | "--budget"] => Err(format!("{} needs a value", arguments[0])),
        ["--plan" | "--compare" | "--notches", other, ..]
        | ["--curve" | "--budget", _, other, ..] => Err(format!("one option at a time: {other}")),
        [other, ..] => Err(format!("no option: {other}")),
    }
}

fn quantity(text: &str) -> Result<u64, String> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or_else(|| format!("no whole number of at most 19 digits: {text:?}"))
}

impl Asked {
    fn answer(&self, scenario: &Scenario) -> String {
        match self {
            Asked::Quote => json::quote(&BOOK, &Quote::of(&BOOK, scenario)),
            Asked::Plan => json::plans(&BOOK, scenario),
            Asked::Compare => json::comparisons(&BOOK, scenario),
            Asked::Notches => json::notches(&BOOK, scenario),
            Asked::Curve(quantities) => json::curve(&BOOK, scenario, quantities),
            Asked::Budget(amount) => json::budget(&BOOK, scenario, *amount),
        }
    }
}

fn scenario(line: &[u8]) -> Result<Scenario, Vec<Mistake>> {
    let text = std::str::from_utf8(line).map_err(|error| {
        let problem = format!("not UTF-8: {error}");
        vec![Mistake { path: String::new(), problem, value: None }]
    })?;
    json::scenario(&BOOK, text.strip_suffix('\r').unwrap_or(text))
}
