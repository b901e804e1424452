//! Yours against the cheapest, for every service and for all together.

use pricing::money::Amount;
use pricing::plan::Later;

use crate::action::Action;
use crate::look::Look;
use crate::state::{Row, State};

/// What a service costs as it stands, and what it would cost with its cheapest plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    /// As it stands.
    pub yours: Amount,
    /// With the cheapest plan; the same where nothing can be chosen.
    pub cheapest: Amount,
}

impl Against {
    /// What the cheapest plan saves.
    pub fn saved(self) -> Amount {
        self.yours - self.cheapest
    }

    /// The same as thousandths; all of it only where the plan costs nothing.
    pub fn per_mille(self) -> u32 {
        let most = if self.cheapest == Amount::ZERO { 1000 } else { 994 };
        self.saved().per_mille_of(self.yours).min(most)
    }
}

/// Compares one service; none where one of both has no amount, or where they do not serve the same.
pub fn of(state: &State, row: &Row) -> Option<Against> {
    let entry = state.priced.entry(row.form.service).filter(|entry| entry.is_complete())?;
    let yours = entry.amount();
    let Some(planned) = &row.planned else {
        let is_of_choice = Look::Plan.is_of(row.form.service);
        return (!is_of_choice).then_some(Against { yours, cheapest: yours });
    };
    let (asked, best) = (planned.asked.as_ref()?, planned.best());
    (asked.gaps == best.gaps).then_some(Against { yours, cheapest: best.cost })
}

/// The whole estimate.
pub struct Whole {
    /// All services that can be compared.
    pub sum: Against,
    /// How many can.
    pub compared: usize,
    /// How many cannot.
    pub left_out: usize,
    /// Whether a plan was found that can be used.
    pub is_of_use: bool,
    /// Whether nothing else can be cheaper: no plan was sought among some only.
    pub is_proven: bool,
    /// Whether the cheapest plans are those in use, and were the last step.
    pub was_used: bool,
}

/// Compares all services.
pub fn whole(state: &State) -> Whole {
    let mut whole = Whole {
        sum: Against { yours: Amount::ZERO, cheapest: Amount::ZERO },
        compared: 0,
        left_out: 0,
        is_of_use: false,
        is_proven: true,
        was_used: state.last_step() == Some(Action::UseCheapest),
    };
    for row in &state.rows {
        match of(state, row) {
            Some(one) => {
                whole.sum.yours += one.yours;
                whole.sum.cheapest += one.cheapest;
                whole.compared += 1;
            }
            None => whole.left_out += 1,
        }
        whole.is_of_use |= row.cheaper().is_some();
        let later = row.planned.as_ref().map(|planned| &planned.later);
        whole.is_proven &= !matches!(later, Some(Later::Found(_) | Later::NoneFound));
    }
    whole
}

#[cfg(test)]
mod tests;
