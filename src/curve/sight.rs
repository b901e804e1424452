//! What a visitor sees of a price and does with it: the chart, the cross-hair, the budget.

use pricing::BOOK;
use pricing::budget::{self, Budget, Within};
use pricing::curve::Curve;
use pricing::money::Amount;
use pricing::notch::{self, Dominated};
use pricing::plan::Bought;
use pricing::table::{Offer, ServiceNo};

use super::{Chart, PARTS, hundredths_of_yuan};
use crate::form::{NotANumber, Priced, yuan};

/// What a visitor does with the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Points at a place, in [`PARTS`] of the axis.
    Point,
    /// Slides to a point of the chart.
    Slide,
    /// Types a budget.
    Spend,
}

/// What a budget buys.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing is typed.
    Nothing,
    /// What is typed is no amount.
    NotAnAmount(NotANumber),
    /// It cannot be said what it buys.
    Unknown,
    /// This much.
    Buys(Budget),
}

/// A closer look at the shape of a price.
#[derive(Debug, Default)]
pub struct Sight {
    /// Another number whenever another chart is to be drawn.
    pub stamp: u32,
    /// The chart; none where no curve can be drawn.
    pub chart: Option<Chart>,
    /// Everything of which more costs less.
    pub dominated: Vec<Dominated>,
    /// The budget, as typed.
    pub budget: String,
    /// What it buys; none while nobody looks.
    pub answer: Option<Answer>,
    /// Where the cross-hair was moved to.
    cursor: Option<u64>,
}

impl Sight {
    /// The same budget, nothing seen yet.
    pub fn again(&self) -> Sight {
        Sight { budget: self.budget.clone(), ..Sight::default() }
    }

    /// Sees what a service costs now. `seller` has the scale of its prices.
    #[inline(never)]
    pub fn see(&mut self, priced: &Priced, service: ServiceNo, seller: ServiceNo) {
        let place = priced.place(service);
        let mut curve = place.and_then(|(scenario, place)| Curve::new(&BOOK, scenario, place));
        let chart = curve.as_mut().map(Chart::of);
        let asked = |chart: &Option<Chart>| chart.as_ref().map(|chart| chart.asked);
        if asked(&chart) != asked(&self.chart) {
            self.cursor = None;
        }
        self.chart = chart;
        self.dominated = priced.scenario.as_ref().map_or_else(Vec::new, |scenario| {
            notch::dominated(&BOOK, seller, scenario.date(), scenario.choices())
        });
        self.answer = Some(answer(&self.budget, curve.as_mut()));
    }

    /// Follows what a visitor does with it.
    #[inline(never)]
    pub fn trace(&mut self, trace: Trace, text: String, priced: &Priced, service: ServiceNo) {
        let number: u32 = text.parse().unwrap_or(0);
        match (trace, &self.chart) {
            (Trace::Point, Some(chart)) => {
                let place = chart.nearest(chart.across.number(number.min(PARTS)));
                self.cursor = chart.samples.get(place).map(|sample| sample.quantity);
            }
            (Trace::Slide, Some(chart)) => {
                let sample = chart.samples.get(number as usize);
                self.cursor = sample.map(|sample| sample.quantity);
            }
            (Trace::Spend, _) => {
                self.budget = text;
                let place = priced.place(service);
                let mut curve =
                    place.and_then(|(scenario, place)| Curve::new(&BOOK, scenario, place));
                self.answer = Some(answer(&self.budget, curve.as_mut()));
            }
            (_, None) => {}
        }
    }

    /// The most that the budget buys, and what is bought for it.
    pub fn bargain(&self) -> Option<(u64, Bought)> {
        let Some(Answer::Buys(budget)) = &self.answer else { return None };
        let plan = budget.plan.as_ref()?;
        match budget.cheapest? {
            Within::Nothing => None,
            Within::UpTo(quantity, _) | Within::Everything(quantity, _) => {
                Some((quantity, plan.bought.clone()))
            }
        }
    }

    /// The point that the cross-hair is at: at first that of the quantity asked.
    pub fn here(&self, chart: &Chart) -> usize {
        chart.nearest(self.cursor.unwrap_or(chart.asked))
    }
}

/// What a budget buys.
fn answer(text: &str, curve: Option<&mut Curve<'_>>) -> Answer {
    let amount: Amount = match yuan(text) {
        Ok(hundredths) => hundredths_of_yuan(hundredths.into()),
        Err(NotANumber::Empty) => return Answer::Nothing,
        Err(why) => return Answer::NotAnAmount(why),
    };
    let found = curve.and_then(|curve| budget::of(curve, amount));
    found.map_or(Answer::Unknown, Answer::Buys)
}

/// Whether what other services use can change the shape of a service's price.
#[inline(never)]
pub fn is_shared(service: ServiceNo) -> bool {
    match &BOOK.service(service).offer {
        Offer::MeteredUse(metered) => metered.allowances.iter().any(|a| a.pool.is_some()),
        _ => false,
    }
}
