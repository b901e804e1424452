//! Drives the built page in real browsers.
//!
//! One browser per engine and colour scheme; each case meets the page on an origin of its own, so
//! with empty storage and cache. A failure does not stop the others.

mod access;
pub mod case;
pub mod engine;
mod estimate;
pub mod host;
pub mod page;
pub mod process;
pub mod service;
pub mod shift;
mod sight;

use anyhow::{Context, Error, Result, bail};
use case::Case;
use engine::{Browser, Engine, Scheme};
use fantoccini::Client;
use page::{Page, expect};
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use xtask::server::{Server, Site};

const CASE_TIME_MAX: Duration = Duration::from_secs(60);
const PROBE: &str = include_str!("probe.js");

/// What became of the cases.
#[derive(Default)]
pub struct Tally {
    pub n_passed: usize,
    pub n_failed: usize,
    /// What was printed of each case that failed, to be read again at the end of a long run.
    pub failures: Vec<String>,
}

/// Runs every case in every engine and prints a line for each. Two engines at a time: a browser waits
/// more than it works. The last of the list begins, for it is the slowest.
pub async fn run(engines: &[Engine], cases: &[Case]) -> Result<Tally> {
    if !xtask::site().join("index.html").is_file() {
        bail!("there is no page in dist/: run cargo xtask build");
    }
    let left = RefCell::new(engines.to_vec());
    let lane = async || {
        let mut tally = Tally::default();
        while let Some(engine) = next(&left) {
            run_engine(engine, cases, &mut tally).await;
        }
        tally
    };
    let (mut one, two) = tokio::join!(lane(), lane());
    one.n_passed += two.n_passed;
    one.n_failed += two.n_failed;
    one.failures.extend(two.failures);
    Ok(one)
}

fn next(left: &RefCell<Vec<Engine>>) -> Option<Engine> {
    left.borrow_mut().pop()
}

async fn run_engine(engine: Engine, cases: &[Case], tally: &mut Tally) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let can_tell = |case: &&Case| case.only_in.is_none_or(|only| only == engine);
        let cases = cases.iter().filter(|case| case.scheme == scheme).filter(can_tell);
        let cases: Vec<_> = cases.collect();
        if let Err(error) = run_cases(engine, scheme, &cases, tally).await {
            println!("NOT TESTED: {}: {error:#}", engine.name());
        }
    }
}

/// Runs cases in one browser, or in a fresh one after each failure. Fails, and counts the cases
/// left, if no browser starts.
async fn run_cases(
    engine: Engine,
    scheme: Scheme,
    cases: &[&Case],
    tally: &mut Tally,
) -> Result<()> {
    let mut browser = None;
    for (n_run, case) in cases.iter().enumerate() {
        if browser.is_none() {
            let started = start(engine, scheme).await;
            browser = Some(started.inspect_err(|_| tally.n_failed += cases.len() - n_run)?);
        }
        let client = browser.as_ref().context("no browser")?.client.clone();
        let start = Instant::now();
        let outcome = run_case(engine, case, client).await;
        let seconds = start.elapsed().as_secs_f32();
        let result = if outcome.is_ok() { "ok" } else { "FAILED" };
        let line = format!("{result:<7}{:<9}{seconds:>5.1} s  {}", engine.name(), case.title());
        println!("{line}");
        match outcome {
            Ok(()) => tally.n_passed += 1,
            Err(error) => {
                tally.n_failed += 1;
                println!("       {error:#}");
                tally.failures.push(format!("{line}\n       {error:#}"));
                browser = None;
            }
        }
    }
    if let Some(browser) = &browser {
        browser.client.clone().close().await.ok(); // dropping it ends it in any case
    }
    Ok(())
}

async fn start(engine: Engine, scheme: Scheme) -> Result<Browser> {
    let log = log(engine)?;
    let started = Browser::start(engine, scheme, &log).await;
    started.with_context(|| format!("log in {}", log.display()))
}

/// The release page, as a host that heeds its `_headers` sends it.
pub fn site() -> Site {
    site_in(xtask::site())
}

/// The same of a site in another folder.
pub fn site_in(folder: PathBuf) -> Site {
    Site::at(folder).with_probe(PROBE)
}

async fn run_case(engine: Engine, case: &Case, client: Client) -> Result<()> {
    let server = Server::start(site())?;
    let page = Page { client, engine, base: format!("http://{}/", server.address) };
    match watched(case, page.clone()).await {
        Ok(()) => Ok(()),
        Err(error) => Err(with_screenshot(error, case, &page).await),
    }
}

/// A case that panics or hangs has failed like any other.
async fn watched(case: &Case, page: Page) -> Result<()> {
    let run = (case.run)(page.clone());
    let task = tokio::spawn(async move {
        page.resize(1280, 800).await?;
        run.await?;
        expect("what the policy refused", page.refused().await?, vec![])
    });
    let stop = task.abort_handle();
    match tokio::time::timeout(CASE_TIME_MAX, task).await {
        Ok(ended) => ended.context("the case panicked")?,
        Err(_) => {
            stop.abort();
            bail!("expected an end within {} s, saw none", CASE_TIME_MAX.as_secs());
        }
    }
}

async fn with_screenshot(error: Error, case: &Case, page: &Page) -> Error {
    let look = async {
        let problems = page.problems().await.unwrap_or_default();
        anyhow::Ok((problems, page.screenshot(&case.title()).await?))
    };
    match tokio::time::timeout(CASE_TIME_MAX, look).await {
        Ok(Ok((problems, file))) => {
            let problems: String =
                problems.iter().map(|problem| format!("\n       problem: {problem}")).collect();
            anyhow::anyhow!("{error:#}{problems}\n       screenshot: {}", file.display())
        }
        _ => error.context("no screenshot could be taken"),
    }
}

/// Where a browser's log goes.
///
/// # Errors
/// There can be no folder for it.
pub fn log(engine: Engine) -> Result<PathBuf> {
    let folder = xtask::target().join("browser-logs");
    std::fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{}.log", engine.name())))
}
