//! The packages on sale, and the cheapest purchase whose units lie in a range.
//!
//! Beside a post-paid price p, a package of s units at price c is *cheap* where c ≤ p·s and *dear*
//! where c > p·s. What is sought is the purchase of `low` to `high` units with the least Σ(c − p·s).
//! Two remarks leave only few candidates, however large the numbers are:
//!
//! 1. A best purchase with a dear package falls below `low` without it, or leaving it out would save.
//! 2. A best purchase without one has no room for a further cheap package below `high`.
//!
//! Where every size divides the next one and no larger package is dearer by the unit (a *chain*), a
//! purchase of given units is cheapest with the largest packages first. Then the best purchase is the
//! largest multiple of the smallest cheap size up to `high`, if that reaches `low`; otherwise, for some
//! dear size, the smallest multiple from `low` on.
//!
//! Other sizes are tried from the one with the least price by the unit on. Of a size k there are
//! fewer than s_j / gcd(s_j, s_k) packages, where j is no dearer by the unit: so many would be
//! exchanged for packages of size j with the same units.

use super::ground::grains;
use crate::quantity::{ORDERS, PACKAGES};
use crate::table::{PackagePrice, Packages};

/// A package size on sale, in units, with its price in grains of the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// Place in the offer.
    pub place: usize,
    pub units: u64,
    pub price: i64,
    /// Most packages of it in a cheapest purchase.
    most: u64,
    /// Units of all later sizes at most.
    later: u64,
    /// The price of a unit, in 2^20ths of a grain, rounded down.
    one: i128,
}

/// Sizes in the order in which they are tried.
#[derive(Debug)]
pub(super) struct Shelf {
    /// All sizes on sale, in the order of the offer.
    sold: Vec<Size>,
    sizes: Vec<Size>,
    chain: bool,
}

/// A purchase: its units, and its price less the post-paid price of the same units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bought {
    pub units: u64,
    pub extra: i64,
}

/// What is sought.
#[derive(Clone, Copy)]
struct Sought {
    price: i64,
    low: u64,
    high: u64,
}

impl Shelf {
    /// The sizes that are sold; prices in multiples of `unit`. None where a package does not hold a
    /// whole number of units.
    pub fn new(packages: &Packages, unit: i64) -> Option<Shelf> {
        let factor = packages.points_per_unit.thousandths();
        let mut sizes = Vec::new();
        for (place, size) in packages.sizes.iter().enumerate() {
            let PackagePrice::Sold { price, .. } = size.price else { continue };
            let thousandths = size.quantity.checked_mul(1000)?;
            if thousandths % factor != 0 {
                return None;
            }
            let (units, price) = (thousandths / factor, grains(price, unit)?);
            let one = (i128::from(price) << 20) / i128::from(units);
            sizes.push(Size { place, units, price, most: u64::MAX, later: 0, one });
        }
        Some(Shelf::of(sizes))
    }

    /// All sizes on sale, in the order of the offer.
    pub fn sold(&self) -> &[Size] {
        &self.sold
    }

    /// Units of a package of the size at a place of the offer.
    pub fn units(&self, place: usize) -> u64 {
        self.sold.iter().find(|size| size.place == place).map_or(0, |size| size.units)
    }

    /// The price of a package of the size at a place of the offer, if it is sold.
    pub fn price(&self, place: usize) -> Option<i64> {
        self.sold.iter().find(|size| size.place == place).map(|size| size.price)
    }

    /// A shelf of sizes in ascending order.
    pub fn of(sold: Vec<Size>) -> Shelf {
        let mut sizes = chain(&sold);
        let is_chain = sizes.is_some();
        let sizes = sizes.take().unwrap_or_else(|| limited(&sold));
        Shelf { sold, sizes, chain: is_chain }
    }

    /// What the best purchase in a range cannot fall below: all its units at the price that the
    /// package cheapest by the unit has, of those that fit.
    pub fn floor(&self, price: i64, (low, high): (u64, u64)) -> i64 {
        let fits = |size: &&Size| size.units <= high;
        let cheapest = match self.chain {
            true => self.sizes.iter().rfind(fits),
            false => self.sizes.iter().find(fits),
        };
        let Some(size) = cheapest else { return i64::MAX / 4 };
        let one = size.one - (i128::from(price) << 20);
        let units = if one < 0 { high } else { low };
        i64::try_from((one * i128::from(units)) >> 20).unwrap_or(i64::MIN / 2)
    }

    /// Units of the largest package.
    pub fn largest(&self) -> u64 {
        self.sizes.iter().map(|size| size.units).max().unwrap_or(0)
    }

    /// Units that can be asked for, of the size that most of any number is bought in; the other half of
    /// all purchases is left for other sizes and later months. Without packages, any number.
    pub fn askable(&self) -> u64 {
        let most = if self.chain { self.sizes.last() } else { self.sizes.first() };
        most.map_or(u64::MAX, |size| size.units.saturating_mul(PACKAGES.max * (ORDERS.max / 2)))
    }

    /// The price of a unit of the package that is dearest by the unit, rounded up.
    pub fn dearest(&self) -> u64 {
        let one = |size: &Size| size.price.unsigned_abs().div_ceil(size.units);
        self.sizes.iter().map(one).max().unwrap_or(0)
    }

    /// Whether every package holds a multiple of `block` units.
    pub fn in_blocks(&self, block: u64) -> bool {
        self.sizes.iter().all(|size| size.units.is_multiple_of(block))
    }

    /// The best purchase of `low` (1 or more) to `high` units beside a post-paid price.
    pub fn least(&self, price: i64, low: u64, high: u64) -> Option<Bought> {
        if self.chain {
            return self.least_of_chain(price, low, high);
        }
        let mut best = None;
        if low <= high && !self.sizes.is_empty() {
            let none = Bought { units: 0, extra: 0 };
            self.descend(Sought { price, low, high }, 0, none, &mut best);
        }
        best
    }

    fn least_of_chain(&self, price: i64, low: u64, high: u64) -> Option<Bought> {
        let extra = |size: &Size| size.price - price * size.units.cast_signed();
        // From the smallest on: dear ones first, since larger ones are never dearer by the unit.
        let cheap = self.sizes.iter().position(|size| extra(size) <= 0);
        if let Some(size) = cheap.map(|cheap| &self.sizes[cheap]) {
            let units = high - high % size.units;
            if units >= low {
                return Some(Bought { units, extra: self.chained(price, units) });
            }
        }
        let mut best: Option<Bought> = None;
        // Larger ones first: of equal purchases the one with fewer packages is kept.
        for size in self.sizes[..cheap.unwrap_or(self.sizes.len())].iter().rev() {
            let units = low.div_ceil(size.units) * size.units;
            if units <= high {
                let extra = self.chained(price, units);
                if best.is_none_or(|best| extra < best.extra) {
                    best = Some(Bought { units, extra });
                }
            }
        }
        best
    }

    /// Price of given units in a chain less their post-paid price.
    fn chained(&self, price: i64, units: u64) -> i64 {
        let (mut rest, mut sum) = (units, 0);
        for size in self.sizes.iter().rev() {
            if rest >= size.units {
                let n = rest / size.units;
                sum += n.cast_signed() * size.price;
                rest -= n * size.units;
            }
        }
        sum - price * units.cast_signed()
    }

    fn descend(&self, sought: Sought, place: usize, so_far: Bought, best: &mut Option<Bought>) {
        let Sought { price, low, high } = sought;
        let size = self.sizes[place];
        let extra = size.price - price * size.units.cast_signed();
        let room = high - so_far.units;
        let missing = low.saturating_sub(so_far.units);
        let with = |n: u64| Bought {
            units: so_far.units + n * size.units,
            extra: so_far.extra + n.cast_signed() * extra,
        };
        let mut most = size.most.min(room / size.units);
        if extra >= 0 {
            most = most.min(missing.div_ceil(size.units));
        }
        // No later size is cheaper by the unit: this is the least that any of them can come to.
        let units = if extra < 0 { room } else { missing };
        let falls_short = |best: &Bought| {
            i128::from(best.extra - so_far.extra) * i128::from(size.units)
                <= i128::from(extra) * i128::from(units)
        };
        if best.as_ref().is_some_and(falls_short) {
            return;
        }
        let mut fewest = missing.saturating_sub(size.later).div_ceil(size.units);
        if place == 0 && extra < 0 {
            // Remark 2 for the size that is cheapest by the unit.
            fewest =
                fewest.max(room.saturating_sub(size.units).saturating_sub(size.later) / size.units);
        }
        if place + 1 == self.sizes.len() {
            let n = if extra < 0 { most } else { fewest };
            let bought = with(n);
            let fits = n <= most && (low..=high).contains(&bought.units);
            if fits && best.is_none_or(|best| bought.extra < best.extra) {
                *best = Some(bought);
            }
            return;
        }
        for n in (fewest..=most).rev() {
            self.descend(sought, place + 1, with(n), best);
        }
    }

    /// How many packages of each size make up a cheapest purchase of exactly these units, by place in
    /// the offer.
    pub fn split(&self, units: u64) -> Vec<(usize, u64)> {
        let (mut rest, n_sizes) = (units, self.sizes.len());
        let mut counts = Vec::new();
        for at in 0..n_sizes {
            let size = self.sizes[if self.chain { n_sizes - 1 - at } else { at }];
            let n = if self.chain { rest / size.units } else { self.exact_count(at, rest) };
            if n > 0 {
                counts.push((size.place, n));
            }
            rest -= n * size.units;
        }
        counts
    }

    /// Packages of the size at a place in a cheapest purchase of exactly `rest` units from there on.
    fn exact_count(&self, at: usize, rest: u64) -> u64 {
        let size = self.sizes[at];
        let mut best = (i64::MAX, 0);
        let mut n = size.most.min(rest / size.units);
        loop {
            let left = rest - n * size.units;
            if left > size.later {
                return best.1;
            }
            let mut tail = None;
            let start = Bought { units: 0, extra: n.cast_signed() * size.price };
            if at + 1 < self.sizes.len() {
                let sought = Sought { price: 0, low: left, high: left };
                self.descend(sought, at + 1, start, &mut tail);
            } else if left == 0 {
                tail = Some(start);
            }
            if let Some(bought) = tail.filter(|bought| bought.extra < best.0) {
                best = (bought.extra, n);
            }
            let Some(fewer) = n.checked_sub(1) else { return best.1 };
            n = fewer;
        }
    }
}

/// The sizes of a chain without those that smaller ones make up for less.
fn chain(sizes: &[Size]) -> Option<Vec<Size>> {
    let mut kept: Vec<Size> = Vec::new();
    let mut before = 1;
    for size in sizes {
        if !size.units.is_multiple_of(before) {
            return None;
        }
        before = size.units;
        let smaller = kept.last();
        let made_up = smaller.map(|small| (size.units / small.units).cast_signed() * small.price);
        if made_up.is_none_or(|price| size.price <= price) {
            kept.push(*size);
        }
    }
    Some(kept)
}

/// Sizes by their price for a unit, of equal ones the larger first, with the most packages of each.
fn limited(sold: &[Size]) -> Vec<Size> {
    let mut sizes: Vec<Size> = Vec::new();
    for size in sold {
        let worse = |other: &Size| {
            let other = i128::from(other.price) * i128::from(size.units)
                - i128::from(size.price) * i128::from(other.units);
            // What is here already is smaller.
            other >= 0
        };
        let at = sizes.iter().position(worse).unwrap_or(sizes.len());
        sizes.insert(at, *size);
    }
    for k in (1..sizes.len()).rev() {
        let units = sizes[k].units;
        let mut most = u64::MAX;
        for better in &sizes[..k] {
            most = most.min(better.units / gcd(better.units, units) - 1);
        }
        sizes[k].most = most;
        sizes[k - 1].later = sizes[k].later.saturating_add(most.saturating_mul(units));
    }
    sizes
}

pub(super) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
