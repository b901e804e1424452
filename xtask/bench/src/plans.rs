//! Plans and shapes as the benchmarks ask for them: numbers of calls in, yuan out.

use crate::whole;
use pricing::curve::Curve;
use pricing::date::Date;
use pricing::input::{Input, PackageInput, Series, ServiceInput};
use pricing::money::Amount;
use pricing::plan::{self, Planner};
use pricing::read::{File, load};
use pricing::table::Book;
use pricing::{Quote, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// An estimate of every service of some tables.
#[wasm_bindgen]
pub struct Estimate {
    book: Book,
    input: Input,
    planner: Planner<'static>,
}

#[wasm_bindgen]
impl Estimate {
    /// Reads tables of a product `invented`; every service needs as many calls each month, and has
    /// one package of `package` calls, if that is not 0.
    ///
    /// # Errors
    /// The mistakes of the tables, and what has no plan.
    #[wasm_bindgen(constructor)]
    pub fn new(tables: &str, months: f64, calls: f64, package: f64) -> Result<Estimate, String> {
        let file = File { path: "invented.toml".to_owned(), text: tables.to_owned() };
        let (book, _) = load(&[file]).map_err(|mistakes| format!("{mistakes:?}"))?;
        let bought = PackageInput { size: whole(package), count: 1, month: 1 };
        let entry = |id: &str| ServiceInput {
            product: "invented".to_owned(),
            service: id.to_owned(),
            calls: Some(Series::Flat(whole(calls))),
            packages: if package > 0.0 { vec![bought.clone()] } else { Vec::new() },
            ..ServiceInput::default()
        };
        let services = book.services.iter().map(|service| entry(service.id)).collect();
        let date = Date::new(2026, 11, 21).ok_or("no date")?;
        let input = Input { date, months: whole(months), readings: Vec::new(), services };
        let scenario =
            Scenario::check(&book, &input).map_err(|problems| format!("{problems:?}"))?;
        // As long as the program: a planner borrows its scenario.
        let planner = Planner::new(Box::leak(Box::new(scenario)), 0).ok_or("no plan")?;
        Ok(Estimate { book, input, planner })
    }

    /// The least cost of the first service, bought at the start or in any month; -1 where there is no
    /// plan.
    pub fn least(&mut self, calls: &[f64], later: bool) -> f64 {
        let mut units = [0; 36];
        for (units, calls) in units.iter_mut().zip(calls) {
            *units = whole(*calls);
        }
        if !self.planner.set_units(&units[..calls.len()]) {
            return -1.0;
        }
        let any = || self.planner.at_any_month();
        let cost = if later { any() } else { Some(self.planner.at_start().0) };
        cost.map_or(-1.0, yuan)
    }

    /// The plan of the first service as a visitor gets it, checked, with its certificate and with later
    /// purchases: the least cost at the start, and of all.
    pub fn plan(&mut self, calls: &[f64]) -> Vec<f64> {
        let calls = calls.iter().map(|calls| whole(*calls)).collect();
        self.input.services[0].calls = Some(Series::Monthly(calls));
        let scenario = Scenario::check(&self.book, &self.input).ok();
        let planned = scenario.and_then(|scenario| plan::of(&self.book, &scenario, 0));
        planned.map_or(Vec::new(), |plan| vec![yuan(plan.start.cost), yuan(plan.best().cost)])
    }

    /// What a slider's event makes anew: the calls of the service at a place change, and with them the
    /// quote of all services, the exact plan of this one and `points` points of its three curves up to
    /// `last` calls. In yuan: the whole, the plan, then the points one after the other; -1 for none.
    pub fn slide(&mut self, place: usize, calls: &[f64], points: usize, last: f64) -> Vec<f64> {
        let calls = calls.iter().map(|calls| whole(*calls)).collect();
        self.input.services[place].calls = Some(Series::Monthly(calls));
        let Ok(scenario) = Scenario::check(&self.book, &self.input) else { return Vec::new() };
        let quote = Quote::of(&self.book, &scenario);
        let planned = plan::of(&self.book, &scenario, place);
        let mut found = vec![
            yuan(quote.totals().horizon()),
            planned.map_or(-1.0, |planned| yuan(planned.best().cost)),
        ];
        let Some(mut curve) = Curve::new(&self.book, &scenario, place) else { return found };
        let step = whole(last) / u64::try_from(points).unwrap_or(1).max(1);
        let mut quantity = 0;
        for _ in 0..points {
            quantity += step;
            let point = curve.at(quantity);
            for cost in [point.post_paid, point.yours, point.cheapest] {
                found.push(cost.map_or(-1.0, yuan));
            }
        }
        found
    }
}

/// An amount as JavaScript's number.
#[expect(clippy::cast_precision_loss, reason = "amounts of a benchmark are small")]
fn yuan(amount: Amount) -> f64 {
    amount.grains() as f64 / 6e9
}
