//! A quote: lines, reasons, footnotes, and totals that are sums of lines.

use crate::footnote::{self, Footnote};
use crate::line::{Ledger, Line, MonthUse, Notice, Outcome, When};
use crate::money::Amount;
use crate::pool;
use crate::rate::{self, Rating};
use crate::scenario::{Need, Scenario};
use crate::table::{Book, Choices, ProductNo, ServiceNo};

/// What a scenario costs, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Months of the horizon.
    pub months: u8,
    /// Readings switched to the other one.
    pub choices: Choices,
    /// The services, in the order of the scenario.
    pub entries: Vec<Quoted>,
    /// What vendors freeze, beside the bill and never part of it.
    pub holds: Vec<Hold>,
}

/// What one service costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The service.
    pub service: ServiceNo,
    /// Lines, in the order of settlement.
    pub lines: Vec<Line>,
    /// What is not a price, with the month from 0.
    pub outcomes: Vec<(u8, Outcome)>,
    /// What a visitor should know besides.
    pub notices: Vec<Notice>,
    /// How each month's units were met. Months that a contested pool leaves open are left out; empty
    /// for what is not metered.
    pub uses: Vec<MonthUse>,
    /// Readings to mention.
    pub footnotes: Vec<Footnote>,
}

/// Money that a vendor freezes after the settlement of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Whose bill.
    pub product: ProductNo,
    /// Month from 0.
    pub month: u8,
    /// The month's bill.
    pub bill: Amount,
    /// What the last settlement froze and this one releases.
    pub released: Amount,
    /// What this settlement freezes.
    pub held: Amount,
}

impl Hold {
    /// Money needed at the settlement before the release: the bill and the new hold.
    #[must_use]
    pub fn funds_needed(&self) -> Amount {
        self.bill + self.held
    }
}

/// Sums of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Everything bought: packages, QPS, licences.
    pub one_off: Amount,
    /// What each month's use costs.
    pub per_month: Vec<Amount>,
}

impl Totals {
    fn of<'a>(months: u8, lines: impl Iterator<Item = &'a Line>) -> Totals {
        let per_month = vec![Amount::ZERO; usize::from(months)];
        let mut totals = Totals { one_off: Amount::ZERO, per_month };
        for line in lines {
            match line.when {
                When::Bought(_) => totals.one_off += line.amount(),
                When::Used(month) => totals.per_month[usize::from(month)] += line.amount(),
            }
        }
        totals
    }

    /// The whole horizon.
    #[must_use]
    pub fn horizon(&self) -> Amount {
        self.one_off + self.per_month.iter().copied().sum()
    }
}

impl Quoted {
    /// Sum of the lines.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.lines.iter().map(Line::amount).sum()
    }

    /// Whether nothing is missing from the sum.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.outcomes.iter().any(|(_, outcome)| outcome.leaves_total_incomplete())
    }
}

impl Quote {
    /// Totals over all services.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals::of(self.months, self.entries.iter().flat_map(|entry| &entry.lines))
    }

    /// Whether nothing is missing from the totals.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.entries.iter().all(Quoted::is_complete)
    }

    /// Quotes a scenario that was checked against `book`.
    #[must_use]
    pub fn of(book: &Book, scenario: &Scenario) -> Quote {
        let rating = Rating::of(scenario);
        let places = 0..scenario.entries().len();
        let mut entries: Vec<Quoted> = places.map(|place| quoted(rating, place)).collect();
        pool::bound_ambiguous(rating, &mut entries);
        for (place, entry) in entries.iter_mut().enumerate() {
            entry.footnotes = footnote::of(book, rating, place, entry);
        }
        let holds = holds(book, scenario, &entries);
        Quote { months: scenario.months(), choices: scenario.choices(), entries, holds }
    }
}

/// The sum of all lines without making them: for what is asked many times.
///
/// Equal to [`Totals::horizon`] of the quote, which a property test checks.
#[must_use]
pub fn total(scenario: &Scenario) -> Amount {
    let rating = Rating::of(scenario);
    let mut tally = crate::line::Tally::default();
    for place in 0..scenario.entries().len() {
        rate::entry(rating, place, &mut tally);
    }
    tally.amount
}

fn quoted(rating: Rating<'_>, place: usize) -> Quoted {
    let service = rating.scenario.entries()[place].service;
    let mut quoted = Quoted {
        service,
        lines: Vec::new(),
        outcomes: Vec::new(),
        notices: Vec::new(),
        uses: Vec::new(),
        footnotes: Vec::new(),
    };
    rate::entry(rating, place, &mut quoted);
    if let Need::Metered { offer, used } = &rating.scenario.entries()[place].need
        && let (Some(limit), Some(peak)) = (offer.concurrency, used.peak_qps)
        && peak > limit.limit
    {
        quoted.notices.push(Notice::Concurrency { limit: limit.limit, peak });
    }
    quoted
}

impl Ledger for Quoted {
    fn line(&mut self, line: Line) {
        self.lines.push(line);
    }

    fn outcome(&mut self, month: u8, outcome: Outcome) {
        self.outcomes.push((month, outcome));
    }

    fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    fn month(&mut self, used: MonthUse) {
        self.uses.push(used);
    }
}

/// The hold of every month of every product whose vendor freezes money.
fn holds(book: &Book, scenario: &Scenario, entries: &[Quoted]) -> Vec<Hold> {
    let mut holds = Vec::new();
    for (product, offer) in (0u16..).map(ProductNo).zip(book.products.0) {
        let Some((rate, _)) = offer.hold else {
            continue;
        };
        let of_product: Vec<&Quoted> =
            entries.iter().filter(|e| book.service(e.service).product == product).collect();
        if of_product.is_empty() {
            continue;
        }
        let lines = of_product.into_iter().flat_map(|entry| &entry.lines);
        let mut released = Amount::ZERO;
        for (month, bill) in (0u8..).zip(Totals::of(scenario.months(), lines).per_month) {
            let held = bill.times_share(rate);
            holds.push(Hold { product, month, bill, released, held });
            released = held;
        }
    }
    holds
}
