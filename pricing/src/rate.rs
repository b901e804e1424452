//! Rating: what one entry of a scenario comes to, by the kind of its need.

use crate::line::{Ledger, Line, Outcome, Reason, Tally, When};
use crate::model::qps::QpsOrder;
use crate::model::{licence, qps, video};
use crate::money::{Amount, UnitPrice};
use crate::scenario::{Need, PerUnit, Scenario};
use crate::settle::Account;
use crate::table::{Choices, Metered, QpsRate, in_force};

/// What is needed to rate any entry of a scenario.
#[derive(Clone, Copy)]
pub(crate) struct Rating<'a> {
    pub scenario: &'a Scenario,
    pub choices: Choices,
    /// Units that a contested pool gives the entry being rated, instead of leaving it contested.
    pub pool_units: Option<u64>,
}

impl<'a> Rating<'a> {
    /// As the scenario chooses, contested pools left open.
    pub fn of(scenario: &'a Scenario) -> Rating<'a> {
        Rating { scenario, choices: scenario.choices(), pool_units: None }
    }
}

/// Rates the entry at a place of the scenario.
pub(crate) fn entry(rating: Rating<'_>, place: usize, ledger: &mut dyn Ledger) {
    let date = rating.scenario.date();
    match &rating.scenario.entries()[place].need {
        Need::Metered { offer, used } => metered(rating, place, (offer, used), ledger),
        Need::Qps { rates, orders: asked, covered } => {
            orders(rating, rates, asked, ledger);
            covered_by_qps(rating, rates, covered, ledger);
        }
        Need::Devices { rates, orders } => {
            licence::charge(in_force(rates, date), orders, rating.choices, ledger);
        }
        Need::Videos { rates, videos } => {
            for month in 0..rating.scenario.months() {
                let rate = in_force(rates, date.of_month(usize::from(month)));
                for &video in videos {
                    video::charge(rate, video, month, rating.choices, ledger);
                }
            }
        }
        Need::Unpriced { units } => {
            for (month, &units) in (0u8..).zip(units) {
                if units > 0 {
                    ledger.outcome(month, Outcome::NotPriced { units });
                }
            }
        }
    }
}

/// Rates a metered entry as if its use and purchases were these.
pub(crate) fn metered(
    rating: Rating<'_>,
    place: usize,
    (offer, used): (&'static Metered, &PerUnit),
    ledger: &mut dyn Ledger,
) {
    Account::open(rating, place, offer, used).settle(ledger);
}

/// Rates orders of QPS.
pub(crate) fn orders(
    rating: Rating<'_>,
    rates: &'static [QpsRate],
    orders: &[QpsOrder],
    ledger: &mut dyn Ledger,
) {
    for &order in orders {
        let rate = in_force(rates, rating.scenario.date().of_month(usize::from(order.bought)));
        let quota = qps::quota(orders, order);
        qps::charge(rate, (order, quota), rating.choices, ledger);
    }
}

/// What one month of a metered entry without packages costs.
pub(crate) fn month(rating: Rating<'_>, place: usize, month: usize) -> Amount {
    let Need::Metered { offer, used } = &rating.scenario.entries()[place].need else {
        return Amount::ZERO;
    };
    let mut tally = Tally::default();
    Account::open(rating, place, offer, used).settle_only(month, &mut tally);
    tally.amount
}

/// Calls of a group billed by QPS: counted, not charged.
fn covered_by_qps(
    rating: Rating<'_>,
    rates: &'static [QpsRate],
    covered: &[u64],
    ledger: &mut dyn Ledger,
) {
    for (month, &quantity) in (0u8..).zip(covered) {
        if quantity > 0 {
            let rate = in_force(rates, rating.scenario.date().of_month(usize::from(month)));
            ledger.line(Line {
                when: When::Used(month),
                quantity,
                unit_price: UnitPrice::FREE,
                reason: Reason::CoveredByQps,
                cell: &rate.tiers.0[0].month_cell,
            });
        }
    }
}
