//! One entry changed and rated, again and again.

use super::{Bought, Plan};
use crate::line::{Ledger, Line, Outcome};
use crate::money::Amount;
use crate::rate::{self, Rating};
use crate::scenario::{Entry, Need, Purchase, Scenario};

/// A scenario in which one entry is changed.
pub(super) struct Trial {
    pub scenario: Scenario,
    pub place: usize,
}

impl Trial {
    /// The entry by itself, or in its whole scenario where it shares a pool of free units.
    pub fn new(scenario: &Scenario, place: usize) -> Trial {
        let entry = &scenario.entries[place];
        let pooled = match &entry.need {
            Need::Metered { offer, .. } => offer.allowances.iter().any(|a| a.pool.is_some()),
            _ => false,
        };
        let Scenario { date, months, choices, .. } = *scenario;
        let (entries, place): (Vec<Entry>, usize) =
            if pooled { (scenario.entries.clone(), place) } else { (vec![entry.clone()], 0) };
        Trial { scenario: Scenario { date, months, choices, entries }, place }
    }

    pub fn need(&mut self) -> &mut Need {
        &mut self.scenario.entries[self.place].need
    }

    pub fn rate(&self, ledger: &mut dyn Ledger) {
        let choices = self.scenario.choices;
        let rating = Rating { scenario: &self.scenario, choices, pool_units: None };
        rate::entry(rating, self.place, ledger);
    }

    /// The plan that the entry now stands for; none if something has no price.
    pub fn plan(&self, bought: Bought) -> Option<Plan> {
        let mut cost = Cost::default();
        self.rate(&mut cost);
        let Cost { amount, gaps, open } = cost;
        (!open).then_some(Plan { bought, cost: amount, gaps })
    }

    /// The plan that buys these packages.
    pub fn packages(&mut self, purchases: Vec<Purchase>) -> Option<Plan> {
        if let Need::Metered { used, .. } = self.need() {
            used.purchases.clone_from(&purchases);
        }
        self.plan(Bought::Packages(purchases))
    }
}

/// A sum, the units that no package covers, and whether anything else is missing.
#[derive(Default)]
struct Cost {
    amount: Amount,
    gaps: u64,
    open: bool,
}

impl Ledger for Cost {
    fn line(&mut self, line: Line) {
        self.amount += line.amount();
    }

    fn outcome(&mut self, _month: u8, outcome: Outcome) {
        match outcome {
            Outcome::Unserved { units } | Outcome::Uncovered { units } => self.gaps += units,
            _ => self.open = true,
        }
    }
}
