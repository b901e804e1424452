//! The engine as the benchmarks call it: usage in as numbers, an amount out as text.

mod plans;

pub use plans::Estimate;

use pricing::date::Date;
use pricing::input::{Input, PackageInput, Series, ServiceInput};
use pricing::quote::total;
use pricing::read::{File, load};
use pricing::table::Book;
use pricing::{Quote, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// An engine with the tables and purchases of one workload.
#[wasm_bindgen]
pub struct Engine {
    book: Book,
    input: Input,
}

#[wasm_bindgen]
impl Engine {
    /// Reads tables, and one package of each of the `packs` sizes per service.
    ///
    /// # Errors
    /// The mistakes of the tables.
    #[wasm_bindgen(constructor)]
    pub fn new(tables: &str, packs: &[f64], per_service: usize) -> Result<Engine, String> {
        let file = File { path: "workload.toml".to_owned(), text: tables.to_owned() };
        let (book, _) = load(&[file]).map_err(|mistakes| format!("{mistakes:?}"))?;
        let package = |size: &f64| PackageInput { size: whole(*size), count: 1, month: 1 };
        let entry = |(id, sizes): (String, &[f64])| ServiceInput {
            product: "invented".to_owned(),
            service: id,
            calls: Some(Series::Flat(0)),
            packages: sizes.iter().map(package).collect(),
            ..ServiceInput::default()
        };
        let ids = book.services.iter().map(|service| service.id.to_owned());
        let services = ids.zip(packs.chunks(per_service)).map(entry).collect();
        let date = Date::new(2026, 1, 1).ok_or("no date")?;
        Ok(Engine { book, input: Input { date, months: 1, readings: Vec::new(), services } })
    }

    /// The sum of one month: check and rating, without lines.
    pub fn bill(&mut self, usage: &[f64]) -> String {
        self.scenario(usage, 1).map_or_else(String::new, |scenario| total(&scenario).rounded(4))
    }

    /// The whole quote of one month: lines, reasons, footnotes.
    pub fn quote(&mut self, usage: &[f64]) -> String {
        self.quoted(usage, 1)
    }

    /// The sum of twelve months with balances carried on; usage month by month.
    pub fn year(&mut self, usage: &[f64]) -> String {
        self.scenario(usage, 12).map_or_else(String::new, |scenario| total(&scenario).rounded(4))
    }

    /// The whole quote of twelve months.
    pub fn year_quote(&mut self, usage: &[f64]) -> String {
        self.quoted(usage, 12)
    }

    fn quoted(&mut self, usage: &[f64], months: usize) -> String {
        let quote = self.scenario(usage, months).map(|scenario| Quote::of(&self.book, &scenario));
        quote.map_or_else(String::new, |quote| quote.totals().horizon().rounded(4))
    }

    fn scenario(&mut self, usage: &[f64], months: usize) -> Option<Scenario> {
        let n = self.input.services.len();
        for (place, service) in self.input.services.iter_mut().enumerate() {
            let calls = usage.iter().skip(place).step_by(n).take(months).map(|n| whole(*n));
            service.calls = Some(Series::Monthly(calls.collect()));
        }
        self.input.months = u64::try_from(months).ok()?;
        Scenario::check(&self.book, &self.input).ok()
    }
}

/// JavaScript's numbers of calls are whole.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and positive")]
pub(crate) fn whole(n: f64) -> u64 {
    n as u64
}
