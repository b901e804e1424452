//! `bench FOLDER`: the native times of the workload that `export.mjs` left in a folder.

use bench::Engine;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;
const ROUND: Duration = Duration::from_millis(100);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: bench FOLDER")?;
    let read = |name: &str| fs::read_to_string(Path::new(&folder).join(name));
    let numbers =
        |text: &str| text.split_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>();
    let packs = numbers(&read("packs.txt")?)?;
    let usage = numbers(&read("usage.txt")?)?;
    let mut engine = Engine::new(&read("workload.toml")?, &packs, 3)?;
    let services = packs.len() / 3;
    let months: Vec<&[f64]> = usage.chunks(services).collect();
    let years: Vec<&[f64]> = usage.chunks_exact(services * 12).collect();
    report("one bill, sum of lines", &months, |usage| engine.bill(usage));
    report("one bill, whole quote", &months, |usage| engine.quote(usage));
    report("12 months, sum of lines", &years, |usage| engine.year(usage));
    report("12 months, whole quote", &years, |usage| engine.year_quote(usage));
    Ok(())
}

/// Prints the median of several rounds with the least and the largest.
fn report(name: &str, inputs: &[&[f64]], mut answer: impl FnMut(&[f64]) -> String) {
    let mut round = || {
        let (start, mut n) = (Instant::now(), 0u32);
        while start.elapsed() < ROUND {
            for input in inputs {
                black_box(answer(black_box(input)));
                n += 1;
            }
        }
        start.elapsed() / n
    };
    round();
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| round()).collect();
    times.sort();
    let [least, median, largest] = [times[0], times[ROUNDS / 2], times[ROUNDS - 1]];
    println!(
        "suanpan native, {name:<26} {:>8} ns  [{}..{}]",
        median.as_nanos(),
        least.as_nanos(),
        largest.as_nanos()
    );
}
