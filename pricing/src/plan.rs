//! The cheapest plan, and why none is cheaper.
//!
//! A search works with bounds of its own ([`mod@search`]); every amount that leaves this module is
//! rated. Packages burn by themselves: a plan that keeps them for later is not a plan.

mod ground;
mod packages;
mod planner;
mod reserved;
mod search;
mod shelf;

pub use planner::Planner;
pub(crate) use reserved::{longer, one_order_is_best};

use crate::model::qps::QpsOrder;
use crate::money::Amount;
use crate::quote;
use crate::rate::Rating;
use crate::scenario::{Need, Purchase, Scenario};
use crate::table::{Book, Offer, QpsRate, ServiceNo, in_force};

/// What is bought for one entry, and what the entry then costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What is bought.
    pub bought: Bought,
    /// Purchases and use over the horizon.
    pub cost: Amount,
    /// Units that are not served or have no price.
    pub gaps: u64,
}

/// What a plan buys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bought {
    /// Packages; without any, all is post-paid.
    Packages(Vec<Purchase>),
    /// Orders of QPS.
    Qps(Vec<QpsOrder>),
    /// Orders of devices.
    Devices(Vec<u64>),
}

/// A kind of plan: of all plans of one kind the certificate has the cheapest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nothing is bought.
    Nothing,
    /// Packages of one size only, bought at the start: its place in the offer.
    OneSize(usize),
    /// QPS instead of calls.
    Qps,
    /// Packages of any sizes, bought at the start, that run out in one month.
    RunsOut {
        /// The month, from 0.
        month: u8,
        /// Fewest units that run out in it.
        from: u64,
        /// Most units that do.
        to: u64,
    },
    /// Packages of any sizes, bought at the start, that meet every need while they are valid.
    Lasts {
        /// Fewest units that do.
        from: u64,
    },
    /// One order changed: its place in the entry.
    Order(usize),
}

/// Whether buying in later months costs less.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Later {
    /// This plan is the cheapest with purchases at the start of any month, and costs less.
    Cheaper(Plan),
    /// None costs less.
    NotCheaper,
    /// This plan costs less: the cheapest that buys only when nothing is left, or what is asked. Packages
    /// can lapse within the horizon, so that another could be cheaper.
    Found(Plan),
    /// No such plan costs less. Packages can lapse within the horizon, so that another could.
    NoneFound,
}

/// Why no plan is cheaper.
///
/// Every purchase at the start buys nothing, runs out in one of the months, or lasts. A larger order
/// can cost less only where a tier begins: every order that could be the cheapest is listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Certificate {
    /// The cheapest plan of each kind; of [`Kind::Order`] every one.
    pub plans: Vec<(Kind, Plan)>,
    /// The cheapest plan at the start with another number of units. At the same cost it is a tie.
    pub runner_up: Option<Plan>,
    /// The most QPS that cost no more over the horizon than the cheapest plan by calls.
    pub break_even_qps: Option<u64>,
}

/// The cheapest plan of one entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// The entry as asked; none if it asks for what cannot be bought.
    pub asked: Option<Plan>,
    /// The cheapest plan with everything bought at the start.
    pub start: Plan,
    /// Whether purchases in later months are cheaper still.
    pub later: Later,
    /// The cheapest QPS for the stated peak, where the service sells QPS and a peak is stated.
    pub qps: Option<Plan>,
    /// Why none is cheaper.
    pub certificate: Certificate,
}

impl Plan {
    /// Whether a plan leaves fewer gaps than another, or as many for less.
    #[must_use]
    pub fn beats(&self, other: &Plan) -> bool {
        (self.gaps, self.cost) < (other.gaps, other.cost)
    }

    /// The scenario with this plan for the entry at a place.
    #[must_use]
    pub fn applied(&self, book: &Book, scenario: &Scenario, place: usize) -> Scenario {
        let mut scenario = scenario.clone();
        let entry = &mut scenario.entries[place];
        match (&self.bought, &mut entry.need) {
            (Bought::Packages(bought), Need::Metered { used, .. }) => {
                used.purchases.clone_from(bought);
            }
            (Bought::Qps(bought), Need::Qps { orders, .. }) => orders.clone_from(bought),
            (Bought::Devices(bought), Need::Devices { orders, .. }) => orders.clone_from(bought),
            (Bought::Qps(bought), Need::Metered { offer, used }) => {
                let seller = offer.qps.map(|seller| book.service(seller).offer);
                if let Some(Offer::PerQps(rates)) = seller {
                    let (orders, covered) = (bought.clone(), used.units.clone());
                    entry.need = Need::Qps { rates: rates.0, orders, covered };
                }
            }
            _ => {}
        }
        scenario
    }
}

impl Planned {
    /// Whether a plan at the start with another number of units costs the same.
    #[must_use]
    pub fn is_tie(&self) -> bool {
        self.certificate.runner_up.as_ref().is_some_and(|other| !self.start.beats(other))
    }

    /// The cheapest of all plans; of equal ones, calls before QPS and the start before later months.
    #[must_use]
    pub fn best(&self) -> &Plan {
        let mut best = &self.start;
        if let Later::Cheaper(later) | Later::Found(later) = &self.later {
            best = later;
        }
        match &self.qps {
            Some(qps) if qps.beats(best) => qps,
            _ => best,
        }
    }
}

/// The cheapest plan of the entry at a place of the scenario.
///
/// None where nothing is bought (video, services without a price), where something needed has no
/// price, and under readings that change what a package is: withheld, credited, or setting the price
/// of what it does not cover.
#[must_use]
pub fn of(book: &Book, scenario: &Scenario, place: usize) -> Option<Planned> {
    let entry = &scenario.entries()[place];
    match &entry.need {
        Need::Metered { .. } => packages::planned(book, scenario, place),
        Need::Qps { rates, orders, .. } => reserved::qps(Rating::of(scenario), rates, orders),
        Need::Devices { rates, orders } => {
            let rate = in_force(rates, scenario.date());
            reserved::devices(Rating::of(scenario), rate, orders)
        }
        Need::Videos { .. } | Need::Unpriced { .. } => None,
    }
}

/// The most QPS for the whole horizon that cost no more than an amount.
pub(crate) fn break_even_qps(
    scenario: &Scenario,
    (rates, group): (&'static [QpsRate], ServiceNo),
    amount: Amount,
) -> Option<u64> {
    reserved::Instead { rating: Rating::of(scenario), rates, group }.break_even(amount)
}

/// The cheapest plans of all entries together.
#[derive(Clone, Debug)]
pub struct Whole {
    /// By entry; none as for [`of`].
    pub entries: Vec<Option<Planned>>,
    /// The scenario with the cheapest plan of every entry.
    pub scenario: Scenario,
    /// What it costs.
    pub cost: Amount,
}

/// The cheapest plan of the whole estimate: entries share no package and no tier, so it consists of
/// theirs.
#[must_use]
pub fn whole(book: &Book, scenario: &Scenario) -> Whole {
    let mut planned = scenario.clone();
    let mut entries = Vec::new();
    for place in 0..scenario.entries().len() {
        let plan = of(book, scenario, place);
        if let Some(plan) = &plan {
            planned = plan.best().applied(book, &planned, place);
        }
        entries.push(plan);
    }
    let cost = quote::total(&planned);
    Whole { entries, scenario: planned, cost }
}
