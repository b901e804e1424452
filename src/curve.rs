//! The shape of a service's price as it is drawn: exact points, and the places where something
//! happens between two of them.
//!
//! Points stand at equal distances, and on both sides of every place where a tier begins, an amount
//! falls, one way to pay becomes cheaper than another, or a price begins or ends. Such a place is
//! looked for between two points that differ by it, and is exact.

mod axis;
mod sight;

pub use axis::{Axis, MoneyAxis, PARTS, hundredths_of_yuan};
pub use sight::{Answer, Sight, Trace, is_shared};

use pricing::curve::{Curve, Point};
use pricing::money::Amount;

/// Distances between the points that nothing is known of.
const DISTANCES: u64 = 200;

/// A way to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nothing is bought.
    PostPaid,
    /// What is asked is bought.
    Yours,
    /// The cheapest plan.
    Cheapest,
}

impl Way {
    /// All, as they are listed.
    pub const ALL: [Way; 3] = [Way::PostPaid, Way::Yours, Way::Cheapest];

    /// Its cost at a point.
    pub fn of(self, point: &Point) -> Option<Amount> {
        match self {
            Way::PostPaid => point.post_paid,
            Way::Yours => point.yours,
            Way::Cheapest => point.cheapest,
        }
    }

    /// Name in the markup.
    pub fn name(self) -> &'static str {
        match self {
            Way::PostPaid => "post-paid",
            Way::Yours => "yours",
            Way::Cheapest => "cheapest",
        }
    }

    /// Whether this costs less than another way.
    fn is_below(self, other: Way, point: &Point) -> bool {
        self.of(point).zip(other.of(point)).is_some_and(|(own, other)| own < other)
    }
}

/// A quantity, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The quantity.
    pub quantity: u64,
    /// What it costs.
    pub point: Point,
}

/// From a quantity on one way costs less than another; just below it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEven {
    /// The smallest quantity.
    pub from: u64,
    /// The last quantity before that ends; none where it lasts as far as the chart goes.
    pub until: Option<u64>,
    /// What costs less.
    pub cheaper: Way,
    /// What costs more.
    pub dearer: Way,
}

/// Quantities that cost more than a larger one, as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costlier {
    /// The smallest.
    pub first: u64,
    /// The largest.
    pub last: u64,
}

/// What is drawn of a price.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Exact points, ascending.
    pub samples: Vec<Sample>,
    /// The quantity asked.
    pub asked: u64,
    /// Where tiers begin.
    pub bounds: Vec<u64>,
    /// Where one way becomes cheaper than another.
    pub breaks: Vec<BreakEven>,
    /// What costs more than a larger quantity.
    pub costlier: Vec<Costlier>,
    /// Quantities.
    pub across: Axis,
    /// Amounts.
    pub up: MoneyAxis,
}

impl Chart {
    /// The chart of a price.
    pub fn of(curve: &mut Curve<'_>) -> Chart {
        let asked = curve.asked();
        let all = curve.bounds();
        let across = Axis::to(reach(asked, &all, curve.most()).into(), 6);
        let last = across.number(PARTS);
        let within = |bound: &u64| *bound <= last;
        let bounds: Vec<u64> = all.into_iter().filter(within).collect();
        let mut sampler = Sampler { curve, samples: Vec::new() };
        sampler.spread(last, &bounds, asked);
        for way in Way::ALL {
            sampler.edges(way);
        }
        let breaks = sampler.breaks();
        let costlier = sampler.costlier();
        let samples = sampler.samples;
        let mut most = Amount::ZERO;
        for sample in &samples {
            for way in Way::ALL {
                most = most.max(way.of(&sample.point).unwrap_or(Amount::ZERO));
            }
        }
        let up = MoneyAxis::to(most);
        Chart { samples, asked, bounds, breaks, costlier, across, up }
    }

    /// The point at a quantity, or the nearest.
    pub fn nearest(&self, quantity: u64) -> usize {
        let after = self.samples.partition_point(|sample| sample.quantity < quantity);
        let distance =
            |place: usize| self.samples.get(place).map(|s| s.quantity.abs_diff(quantity));
        match after.checked_sub(1) {
            Some(before) if distance(before) < distance(after).or(Some(u64::MAX)) => before,
            _ => after,
        }
    }

    /// Whether two ways cost the same at every point.
    pub fn is_same(&self, one: Way, other: Way) -> bool {
        self.samples.iter().all(|sample| one.of(&sample.point) == other.of(&sample.point))
    }

    /// Whether a way is drawn: post-paid is not where yours is the same, nor is the cheapest.
    pub fn is_drawn(&self, way: Way) -> bool {
        self.has(way) && (way == Way::Yours || !self.is_same(way, Way::Yours))
    }

    /// Whether a way has a price anywhere.
    pub fn has(&self, way: Way) -> bool {
        self.samples.iter().any(|sample| way.of(&sample.point).is_some())
    }
}

/// How far a chart goes: twice what is asked, and past the next tier; of nothing, past all tiers.
fn reach(asked: u64, bounds: &[u64], most: u64) -> u64 {
    let beyond = |bound: u64| bound.saturating_add(bound / 4);
    let next = match asked {
        0 => bounds.last(),
        _ => bounds.iter().find(|bound| **bound > asked),
    };
    let far = next.map_or(0, |&bound| beyond(bound)).max(asked.saturating_mul(2));
    let far = if far == 0 { 1_000_000 } else { far };
    // A little of where nothing is sold is seen, too.
    far.min(beyond(most)).max(asked)
}

struct Sampler<'a, 'b> {
    curve: &'a mut Curve<'b>,
    samples: Vec<Sample>,
}

impl Sampler<'_, '_> {
    fn put(&mut self, quantity: u64) {
        let place = self.samples.partition_point(|sample| sample.quantity < quantity);
        if self.samples.get(place).is_none_or(|sample| sample.quantity != quantity) {
            let point = self.curve.at(quantity);
            self.samples.insert(place, Sample { quantity, point });
        }
    }

    /// A quantity and the one before it.
    fn put_edge(&mut self, quantity: u64) {
        self.put(quantity.saturating_sub(1));
        self.put(quantity);
    }

    fn spread(&mut self, last: u64, bounds: &[u64], asked: u64) {
        for n in 0..=DISTANCES {
            let quantity = u128::from(last) * u128::from(n) / u128::from(DISTANCES);
            self.put(u64::try_from(quantity).unwrap_or(last));
        }
        bounds.iter().for_each(|&bound| self.put_edge(bound));
        self.put(asked);
    }

    /// The first quantity of which something holds, between two points where it does not and does.
    fn first(&mut self, mut low: u64, mut high: u64, holds: &dyn Fn(&Point) -> bool) -> u64 {
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if holds(&self.curve.at(middle)) { high = middle } else { low = middle }
        }
        high
    }

    /// Finds where an amount falls, begins or ends.
    fn edges(&mut self, way: Way) {
        for (low, high) in self.pairs() {
            let before = way.of(&low.point);
            let after = way.of(&high.point);
            let falls = before.zip(after).is_some_and(|(before, after)| after < before);
            if !falls && before.is_some() == after.is_some() {
                continue;
            }
            let edge = self.first(low.quantity, high.quantity, &|point| match way.of(point) {
                Some(amount) => before.is_none_or(|before| falls && amount < before),
                None => after.is_none(),
            });
            self.put_edge(edge);
        }
    }

    fn pairs(&self) -> Vec<(Sample, Sample)> {
        self.samples.iter().copied().zip(self.samples.iter().copied().skip(1)).collect()
    }

    fn breaks(&mut self) -> Vec<BreakEven> {
        let mut breaks: Vec<BreakEven> = Vec::new();
        let nothing_bought = self.samples.iter().all(|s| s.point.post_paid == s.point.yours);
        for (cheaper, dearer) in [
            (Way::Yours, Way::PostPaid),
            (Way::PostPaid, Way::Yours),
            (Way::Cheapest, Way::PostPaid),
            (Way::Cheapest, Way::Yours),
        ] {
            if nothing_bought && dearer == Way::PostPaid {
                continue;
            }
            let holds = |point: &Point| cheaper.is_below(dearer, point);
            let mut open = None;
            for (low, high) in self.pairs() {
                // Where a price only begins, nothing crosses.
                let is_priced = cheaper.of(&low.point).and(dearer.of(&low.point)).is_some();
                match (holds(&low.point), holds(&high.point)) {
                    (false, true) if is_priced => {
                        let from = self.first(low.quantity, high.quantity, &holds);
                        open = Some(breaks.len());
                        breaks.push(BreakEven { from, until: None, cheaper, dearer });
                    }
                    (true, false) => {
                        let end = self.first(low.quantity, high.quantity, &|point| !holds(point));
                        if let Some(at) = open.take().and_then(|at: usize| breaks.get_mut(at)) {
                            at.until = end.checked_sub(1);
                        }
                    }
                    _ => {}
                }
            }
        }
        for at in &breaks {
            self.put_edge(at.from);
            if let Some(until) = at.until {
                self.put_edge(until + 1);
            }
        }
        breaks
    }

    /// Finds what costs more, as asked, than where the amount has fallen to.
    fn costlier(&mut self) -> Vec<Costlier> {
        let mut found: Vec<Costlier> = Vec::new();
        let samples = self.samples.clone();
        for place in 1..samples.len() {
            let then = samples[place].point.yours;
            let is_above =
                |point: &Point| point.yours.zip(then).is_some_and(|(own, then)| own > then);
            if !is_above(&samples[place - 1].point) {
                continue;
            }
            let below = samples[..place].iter().rposition(|sample| !is_above(&sample.point));
            let first = match below {
                Some(below) => {
                    let (low, high) = (samples[below].quantity, samples[below + 1].quantity);
                    self.first(low, high, &is_above)
                }
                None => samples[0].quantity,
            };
            while found.last().is_some_and(|before| before.last >= first) {
                found.pop();
            }
            found.push(Costlier { first, last: samples[place - 1].quantity });
        }
        for range in &found {
            self.put(range.first);
        }
        found
    }
}

#[cfg(test)]
mod tests;
