//! The cheapest plan of a metered entry.

use super::ground::Ground;
use super::reserved::{Instead, plan};
use super::search::{self, After, LeftOut};
use super::shelf::Shelf;
use super::{Bought, Certificate, Kind, Later, Plan, Planned};
use crate::line::Settled;
use crate::quantity::PACKAGES;
use crate::rate::{self, Rating};
use crate::scenario::{Need, PerUnit, Purchase, Scenario};
use crate::table::{Book, Metered, Offer};

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

/// The packages of these units, bought in one month: of each size, as many at once as can be asked.
pub(super) fn split(shelf: &Shelf, units: u64, month: usize) -> Vec<Purchase> {
    let mut purchases = Vec::new();
    let month = u8::try_from(month).unwrap_or(u8::MAX);
    for (size, mut rest) in shelf.split(units) {
        while rest > 0 {
            let count = rest.min(PACKAGES.max);
            purchases.push(Purchase { size, count, month });
            rest -= count;
        }
    }
    purchases
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
        let ground = trial.ground(&settled).filter(|ground| !ground.shelf.sold().is_empty())?;
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
    search::runs(ground, &ground.shelf, 0, after, LeftOut::default(), &mut |run| {
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

/// The cheapest plan with packages of each size alone, where those can be asked at once.
fn one_size(ground: &Ground, after: &After, trial: &mut Trial<'_>, kinds: &mut Vec<(Kind, Plan)>) {
    for size in ground.shelf.sold() {
        let shelf = Shelf::of(vec![*size]);
        if let Some(run) = search::best_run(ground, &shelf, 0, after, LeftOut::default())
            && run.units / size.units <= PACKAGES.max
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
    let other = LeftOut { units: Some(units).filter(|units| *units > 0), cost: None };
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
