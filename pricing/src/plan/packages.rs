//! The cheapest plan of a metered entry.

use super::ground::Ground;
use super::reserved::{Instead, plan};
use super::search::{self, After};
use super::shelf::Shelf;
use super::{Bought, Certificate, Kind, Later, Plan, Planned};
use crate::allowance;
use crate::line::{MonthUse, Settled};
use crate::money::Amount;
use crate::rate::{self, Rating};
use crate::scenario::{Need, PerUnit, Purchase, Scenario};
use crate::table::{Book, CarryOver, Metered, Offer, Period};

/// An entry with its purchases changed, rated again and again.
struct Trial<'a> {
    rating: Rating<'a>,
    place: usize,
    offer: &'static Metered,
    used: PerUnit,
}

impl<'a> Trial<'a> {
    /// The entry at a place, without purchases.
    fn new(scenario: &'a Scenario, place: usize) -> Option<Trial<'a>> {
        let Need::Metered { offer, used } = &scenario.entries()[place].need else { return None };
        let used = PerUnit { purchases: Vec::new(), ..used.clone() };
        Some(Trial { rating: Rating::of(scenario), place, offer, used })
    }

    fn settled(&self) -> Settled {
        let mut settled = Settled::default();
        rate::metered(self.rating, self.place, (self.offer, &self.used), &mut settled);
        settled
    }

    /// What the months leave for packages and post-paid, without purchases.
    fn ground(&self, settled: &Settled) -> Option<Ground> {
        let date = self.rating.scenario.date();
        Ground::new(self.offer, date, self.rating.choices, settled)
    }

    /// The plan that buys these packages.
    fn plan(&mut self, purchases: Vec<Purchase>) -> Option<Plan> {
        self.used.purchases.clone_from(&purchases);
        plan(Bought::Packages(purchases), self.settled().tally)
    }

    /// The plan that buys so many units in a month.
    fn buy(&mut self, shelf: &Shelf, units: u64) -> Option<Plan> {
        self.plan(split(shelf, units, 0))
    }
}

/// The packages of these units, bought in one month.
fn split(shelf: &Shelf, units: u64, month: usize) -> Vec<Purchase> {
    let mut purchases = Vec::new();
    let month = u8::try_from(month).unwrap_or(u8::MAX);
    for (size, count) in shelf.split(units) {
        purchases.push(Purchase { size, count, month });
    }
    purchases
}

/// The least cost of a metered entry, without its certificate: for what is asked many times.
pub struct Planner<'a> {
    trial: Trial<'a>,
    months: Vec<MonthUse>,
    ground: Ground,
    /// Free units of each month and the units of the balance at the start, where months share nothing
    /// else.
    plain: Option<(Vec<u64>, u64)>,
}

impl<'a> Planner<'a> {
    /// The planner of the entry at a place; its purchases do not matter. None as for [`super::of`],
    /// and where no packages are sold.
    #[must_use]
    pub fn new(scenario: &'a Scenario, place: usize) -> Option<Planner<'a>> {
        let trial = Trial::new(scenario, place)?;
        let settled = trial.settled();
        let ground = trial.ground(&settled)?;
        let plain = plain(scenario, trial.offer, trial.used.balance);
        Some(Planner { trial, months: settled.months, ground, plain })
    }

    /// Plans other units: one number for each month. False where they cannot be planned.
    pub fn set_units(&mut self, units: &[u64]) -> bool {
        if units.len() != self.months.len() || !self.count(units) && !self.rate(units) {
            return false;
        }
        let fits = self.ground.fits(&self.months);
        if fits {
            let date = self.trial.rating.scenario.date();
            self.ground.meet(self.trial.offer, date, &self.months);
        }
        fits
    }

    /// Counts what free units and the balance leave, where every month has free units of its own; the
    /// same as rating it, which a test checks.
    fn count(&mut self, units: &[u64]) -> bool {
        let Some((granted, balance)) = &self.plain else { return false };
        let mut balance = *balance;
        for ((used, &units), &granted) in self.months.iter_mut().zip(units).zip(granted) {
            let free = units.min(granted);
            let from_packages = balance.min(units - free);
            balance -= from_packages;
            let rest = units - free - from_packages;
            *used = MonthUse { units, free, from_packages, rest, ..*used };
        }
        true
    }

    fn rate(&mut self, units: &[u64]) -> bool {
        let Rating { scenario, choices, .. } = self.trial.rating;
        let shares = allowance::shares(self.trial.offer, scenario, choices);
        self.trial.used.units.copy_from_slice(units);
        let settled = self.trial.settled();
        self.months = settled.months;
        !settled.tally.open && !shares
    }

    /// Whether packages bought at the start, and post-paid prices, can meet every need.
    #[must_use]
    pub fn can_cover(&self) -> bool {
        let ground = &self.ground;
        ground.post_paid || ground.needed(ground.end(0), ground.months.len()) == 0
    }

    /// The least cost with everything bought at the start, and the units bought.
    #[must_use]
    pub fn at_start(&self) -> (Amount, u64) {
        let after = search::post_paid(&self.ground);
        let run = search::best_run(&self.ground, &self.ground.shelf, 0, &after, None);
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
fn plain(scenario: &Scenario, offer: &'static Metered, balance: u64) -> Option<(Vec<u64>, u64)> {
    let choices = scenario.choices();
    let mut granted = Vec::new();
    for month in 0..usize::from(scenario.months()) {
        let allowance = allowance::in_force(offer, scenario.date().of_month(month), choices);
        let own = allowance.is_none_or(|allowance| {
            allowance.pool.is_none()
                && allowance.period.under(choices) == Period::EveryMonth
                && allowance.carry_over.under(choices) == CarryOver::Lapse
        });
        if !own {
            return None;
        }
        granted.push(allowance.map_or(0, |allowance| allowance.quantity.under(choices)));
    }
    let factor = offer.packages.as_ref()?.points_per_unit.thousandths();
    Some((granted, balance * 1000 / factor))
}

/// The cheapest plan of a metered entry.
pub(super) fn planned(book: &Book, scenario: &Scenario, place: usize) -> Option<Planned> {
    let entry = &scenario.entries()[place];
    let Need::Metered { used, .. } = &entry.need else { return None };
    let mut trial = Trial::new(scenario, place)?;
    let settled = trial.settled();
    let nothing = plan(Bought::Packages(Vec::new()), settled.tally)?;
    let asked = trial.plan(used.purchases.clone());
    let mut found = Planned {
        asked,
        start: nothing.clone(),
        later: Later::NotCheaper,
        qps: None,
        certificate: Certificate {
            plans: vec![(Kind::Nothing, nothing)],
            ..Certificate::default()
        },
    };
    if trial.offer.packages.is_some() {
        let ground = trial.ground(&settled)?;
        let after = search::post_paid(&ground);
        exhausted(&ground, &after, &mut trial, &mut found);
        one_size(&ground, &after, &mut trial, &mut found.certificate.plans);
        found.certificate.runner_up = second(&ground, &after, &mut trial, &found);
        found.later = later(&ground, &mut trial, &found.start)?;
        // Where packages lapse, what is asked can be cheaper than what buys only when nothing is left.
        if let Some(asked) = found.asked.as_ref().filter(|asked| asked.beats(found.best())) {
            found.later = Later::Found(asked.clone());
        }
    }
    if let Some(seller) = trial.offer.qps
        && let Offer::PerQps(rates) = book.service(seller).offer
    {
        let instead = Instead { rating: trial.rating, rates: rates.0, group: entry.service };
        let Plan { cost, gaps, .. } = *found.best();
        if gaps == 0 {
            found.certificate.break_even_qps = instead.break_even(cost);
        }
        if let Some(qps) = used.peak_qps.and_then(|peak| instead.for_peak(peak)) {
            found.certificate.plans.push((Kind::Qps, qps.clone()));
            found.qps = Some(qps);
        }
    }
    Some(found)
}

/// Every purchase at the start, by the month in which it runs out.
fn exhausted(ground: &Ground, after: &After, trial: &mut Trial<'_>, found: &mut Planned) {
    search::runs(ground, &ground.shelf, 0, after, None, &mut |run| {
        let Some(plan) = trial.buy(&ground.shelf, run.units) else { return };
        debug_assert!(
            !ground.post_paid || plan.cost == ground.amount(run.cost),
            "{run:?} {plan:?}"
        );
        if plan.beats(&found.start) {
            found.start.clone_from(&plan);
        }
        let (from, to) = ground.range(0, run.out);
        let month = run.out.and_then(|month| u8::try_from(month).ok());
        let kind = match (month, to) {
            (Some(month), Some(to)) => Kind::RunsOut { month, from, to },
            _ => Kind::Lasts { from },
        };
        found.certificate.plans.push((kind, plan));
    });
}

/// The cheapest plan with packages of each size alone.
fn one_size(ground: &Ground, after: &After, trial: &mut Trial<'_>, kinds: &mut Vec<(Kind, Plan)>) {
    for size in ground.shelf.sold() {
        let shelf = Shelf::of(vec![*size]);
        if let Some(run) = search::best_run(ground, &shelf, 0, after, None)
            && let Some(plan) = trial.buy(&shelf, run.units)
        {
            kinds.push((Kind::OneSize(size.place), plan));
        }
    }
}

/// The cheapest plan at the start with another number of units.
fn second(ground: &Ground, after: &After, trial: &mut Trial<'_>, found: &Planned) -> Option<Plan> {
    let nothing = &found.certificate.plans.first()?.1;
    let mut units = 0;
    if let Bought::Packages(bought) = &found.start.bought {
        for purchase in bought {
            units += purchase.count * ground.shelf.units(purchase.size);
        }
    }
    let other = Some(units).filter(|units| *units > 0);
    let run = search::best_run(ground, &ground.shelf, 0, after, other);
    let second = run.and_then(|run| trial.buy(&ground.shelf, run.units));
    match second {
        Some(second) if units == 0 || !nothing.beats(&second) => Some(second),
        _ => (units > 0).then(|| nothing.clone()),
    }
}

fn later(ground: &Ground, trial: &mut Trial<'_>, start: &Plan) -> Option<Later> {
    let lapses = search::lapses(ground);
    if !ground.post_paid && ground.validity >= ground.months.len() {
        return Some(Later::NotCheaper);
    }
    let best = search::any_month(ground);
    let mut purchases = Vec::new();
    let mut month = 0;
    while month < ground.months.len() {
        purchases.append(&mut split(&ground.shelf, best.bought[month], month));
        month = best.next[month];
    }
    let plan = trial.plan(purchases)?;
    // What is left over when the next packages are bought saves what the search did not count.
    debug_assert!(plan.cost == ground.amount(best.cost) || !ground.post_paid);
    Some(match (plan.beats(start), lapses) {
        (true, false) => Later::Cheaper(plan),
        (true, true) => Later::Found(plan),
        (false, false) => Later::NotCheaper,
        (false, true) => Later::NoneFound,
    })
}
