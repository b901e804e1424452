//! The cheapest plan of a metered entry.

use super::ground::{Ground, Uses};
use super::search::{self, Run};
use super::trial::Trial;
use super::{Bought, Case, Certificate, Kind, Later, Plan, Planned, reserved};
use crate::allowance;
use crate::line::MonthUse;
use crate::money::Amount;
use crate::scenario::{Need, Purchase, Scenario};
use crate::table::{Book, CarryOver, Metered, Period};

/// The least cost of a metered entry, without its certificate: for what is asked many times.
pub struct Planner {
    trial: Trial,
    offer: &'static Metered,
    uses: Uses,
    ground: Ground,
    /// Free units of each month and the units of the balance at the start, where months share nothing
    /// else.
    plain: Option<(Vec<u64>, u64)>,
}

impl Planner {
    /// The planner of the entry at a place; its purchases do not matter. None as for [`super::of`],
    /// and where no packages are sold.
    #[must_use]
    pub fn new(scenario: &Scenario, place: usize) -> Option<Planner> {
        let mut trial = Trial::new(scenario, place);
        let Need::Metered { offer, used } = trial.need() else { return None };
        used.purchases = Vec::new();
        let offer = *offer;
        let mut uses = Uses::default();
        trial.rate(&mut uses);
        let ground = Ground::new(offer, scenario.date, scenario.choices, &uses)?;
        let plain = plain(&trial, offer);
        Some(Planner { trial, offer, uses, ground, plain })
    }

    /// Plans other units: one number for each month. False where they cannot be planned.
    pub fn set_units(&mut self, units: &[u64]) -> bool {
        if let Need::Metered { used, .. } = self.trial.need()
            && used.units.len() == units.len()
        {
            used.units.copy_from_slice(units);
        } else {
            return false;
        }
        if !self.count(units) {
            self.uses.months.clear();
            self.uses.open = false;
            self.trial.rate(&mut self.uses);
        }
        let fits = !self.uses.open && self.ground.fits(&self.uses.months);
        if fits {
            self.ground.meet(self.offer, self.trial.scenario.date, &self.uses.months);
        }
        fits
    }

    /// Counts what free units and the balance leave, where every month has free units of its own; the
    /// same as rating it, which a test checks.
    fn count(&mut self, units: &[u64]) -> bool {
        let Some((granted, balance)) = &self.plain else { return false };
        let mut balance = *balance;
        for ((used, &units), &granted) in self.uses.months.iter_mut().zip(units).zip(granted) {
            let free = units.min(granted);
            let from_packages = balance.min(units - free);
            balance -= from_packages;
            let rest = units - free - from_packages;
            *used = MonthUse { units, free, from_packages, rest, ..*used };
        }
        true
    }

    /// The least cost with everything bought at the start, and the units bought.
    #[must_use]
    pub fn at_start(&self) -> (Amount, u64) {
        let after = search::post_paid(&self.ground);
        let run = search::best_run(&self.ground, 0, &after, None);
        let best = run.filter(|run| self.ground.must_cover() || run.cost < after[0]);
        let (cost, units) = best.map_or((after[0], 0), |run| (run.cost, run.units));
        (self.ground.amount(cost), units)
    }

    /// The least cost with purchases at the start of any month; none where packages can lapse within
    /// the horizon.
    #[must_use]
    pub fn at_any_month(&self) -> Option<Amount> {
        if search::lapses(&self.ground) {
            return None;
        }
        Some(self.ground.amount(search::any_month(&self.ground).cost))
    }
}

/// The free units of each month, and the units of the balance at the start, if every month's free units
/// are its own.
fn plain(trial: &Trial, offer: &'static Metered) -> Option<(Vec<u64>, u64)> {
    let Scenario { date, months, choices, .. } = trial.scenario;
    let Need::Metered { used, .. } = &trial.scenario.entries[trial.place].need else { return None };
    let granted = (0..usize::from(months)).map(|month| {
        let Some(allowance) = allowance::in_force(offer, date.of_month(month), choices) else {
            return Some(0);
        };
        let own = allowance.pool.is_none()
            && allowance.period.under(choices) == Period::EveryMonth
            && allowance.carry_over.under(choices) == CarryOver::Lapse;
        own.then(|| allowance.quantity.under(choices))
    });
    let granted: Option<Vec<u64>> = granted.collect();
    let factor = offer.packages.as_ref()?.points_per_unit.thousandths();
    Some((granted?, used.balance * 1000 / factor))
}

/// The packages of these units, bought in one month.
fn split(ground: &Ground, units: u64, month: usize) -> Vec<Purchase> {
    let month = u8::try_from(month).unwrap_or(u8::MAX);
    let packages = ground.shelf.split(units).into_iter();
    packages.map(|(size, count)| Purchase { size, count, month }).collect()
}

/// The cheapest plan of a metered entry.
pub(super) fn planned(
    book: &Book,
    scenario: &Scenario,
    place: usize,
    offer: &'static Metered,
) -> Option<Planned> {
    let Need::Metered { used, .. } = &scenario.entries()[place].need else { return None };
    let asked = used.purchases.clone();
    let mut trial = Trial::new(scenario, place);
    let asked = trial.plan(Bought::Packages(asked));
    let nothing = trial.packages(Vec::new())?;
    let sold = offer.packages.is_some();
    let ground = match sold {
        false => None,
        true => {
            let mut uses = Uses::default();
            trial.rate(&mut uses);
            Some(Ground::new(offer, scenario.date, scenario.choices, &uses)?)
        }
    };
    let mut found = match &ground {
        Some(ground) => exhausted(ground, &mut trial, nothing)?,
        None => Found {
            start: nothing.clone(),
            later: Later::NotCheaper,
            kinds: vec![(Kind::Nothing, nothing)],
            cases: Vec::new(),
            runner_up: None,
        },
    };
    // Where packages lapse, what is asked can be cheaper than what buys only when nothing is left.
    let best = found.best();
    if let Some(asked) = asked.as_ref().filter(|asked| asked.beats(best)) {
        found.later = Later::Found(asked.clone());
    }
    let Plan { cost, gaps, .. } = *found.best();
    let selling = reserved::instead(book, scenario, place, (offer, used));
    let qps = selling.as_ref().and_then(|selling| selling.for_peak(used.peak_qps?));

    let even = selling.filter(|_| gaps == 0).and_then(|selling| selling.break_even(cost));
    found.kinds.extend(qps.clone().map(|qps| (Kind::Qps, qps)));
    let Found { start, later, kinds, cases, runner_up } = found;
    let certificate = Certificate::Packages { kinds, cases, runner_up, break_even_qps: even };
    Some(Planned { asked, start, later, qps, certificate })
}

struct Found {
    start: Plan,
    later: Later,
    kinds: Vec<(Kind, Plan)>,
    cases: Vec<Case>,
    runner_up: Option<Plan>,
}

impl Found {
    /// The cheapest plan by calls.
    fn best(&self) -> &Plan {
        match &self.later {
            Later::Cheaper(later) | Later::Found(later) => later,
            Later::NotCheaper | Later::NoneFound => &self.start,
        }
    }
}

/// Every purchase, by the month in which it runs out.
fn exhausted(ground: &Ground, trial: &mut Trial, nothing: Plan) -> Option<Found> {
    let after = search::post_paid(ground);
    let mut runs: Vec<Run> = Vec::new();
    search::runs(ground, 0, &after, None, |run| runs.push(run));
    let mut start = (nothing.clone(), 0);
    let mut cases = Vec::new();
    for run in runs {
        let plan = trial.packages(split(ground, run.units, 0))?;
        debug_assert!(
            !ground.post_paid || plan.cost == ground.amount(run.cost),
            "{run:?} {plan:?}"
        );
        if plan.beats(&start.0) {
            start = (plan.clone(), run.units);
        }
        let out = run.out.and_then(|month| u8::try_from(month).ok());
        cases.push(Case { out, range: ground.range(0, run.out), units: run.units, plan });
    }
    let (start, units) = start;
    let mut kinds = vec![(Kind::Nothing, nothing.clone())];
    for place in ground.shelf.places() {
        let only = ground.only(place);
        if let Some(run) = search::best_run(&only, 0, &after, None) {
            let plan = trial.packages(split(&only, run.units, 0))?;
            kinds.push((Kind::OneSize(place), plan));
        }
    }
    let second = search::best_run(ground, 0, &after, Some(units).filter(|units| *units > 0));
    let second = second.and_then(|run| trial.packages(split(ground, run.units, 0)));
    let other = (units > 0).then_some(nothing);
    let runner_up = match (second, other) {
        (Some(second), Some(other)) if other.beats(&second) => Some(other),
        (second, other) => second.or(other),
    };
    let later = later(ground, trial, &start)?;
    Some(Found { start, later, kinds, cases, runner_up })
}

fn later(ground: &Ground, trial: &mut Trial, start: &Plan) -> Option<Later> {
    let lapses = search::lapses(ground);
    if !ground.post_paid && ground.validity >= ground.months.len() {
        return Some(Later::NotCheaper);
    }
    let best = search::any_month(ground);
    let mut purchases = Vec::new();
    let mut month = 0;
    while month < ground.months.len() {
        let units = best.bought[month];
        if units > 0 {
            purchases.extend(split(ground, units, month));
        }
        month = best.next[month];
    }
    let plan = trial.packages(purchases)?;
    // What is left over when the next packages are bought saves what the search did not count.
    debug_assert!(plan.cost == ground.amount(best.cost) || !ground.post_paid);
    Some(match (plan.beats(start), lapses) {
        (true, false) => Later::Cheaper(plan),
        (true, true) => Later::Found(plan),
        (false, false) => Later::NotCheaper,
        (false, true) => Later::NoneFound,
    })
}
