//! What a plan of packages stands on: each month's units that packages may meet, and its post-paid
//! scale, in whole grains of money small enough for fast sums.

use super::shelf::{Shelf, gcd};
use crate::date::Date;
use crate::line::{Ledger, Line, MonthUse, Outcome};
use crate::model::tiers;
use crate::money::Amount;
use crate::table::{
    AfterPackages, Burn, Buy, ChargeModel, Choices, Counts, Leftover, Metered, Part, Rate,
    Validity, in_force,
};

/// A band of the post-paid scale.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Its largest quantity.
    last: u64,
    price: i64,
    /// Flat fee: of this band (volume), of all bands up to it (graduated).
    flat: i64,
    /// What the bands below come to, less this band's price for the same units (graduated).
    below: i64,
}

/// The post-paid scale of some months.
#[derive(Clone, Debug)]
struct Scale {
    rate: &'static Rate,
    graduated: bool,
    counts: Counts,
    block: u64,
    steps: Vec<Step>,
}

/// Rests of a month at one price: with `lowest` to `highest` units left, the month costs
/// `flat` + `price` × units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub lowest: u64,
    pub highest: u64,
    pub price: i64,
    pub flat: i64,
    /// Units are charged in blocks of so many.
    pub block: u64,
}

/// One month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    /// Units that neither free units nor the balance at the start cover.
    pub need: u64,
    /// Units counted before them.
    before: u64,
    /// All units counted, where packages take none away.
    fixed: Option<u64>,
    scale: usize,
}

/// The months of one service, its scales and its packages.
#[derive(Debug)]
pub(super) struct Ground {
    pub months: Vec<Month>,
    pub shelf: Shelf,
    /// Months that a package lasts.
    pub validity: usize,
    /// Whether what packages do not cover is charged.
    pub post_paid: bool,
    scales: Vec<Scale>,
    /// Grains of an [`Amount`] in one grain of the plan.
    unit: i128,
}

/// How the entry's units are met without new packages.
#[derive(Default)]
pub(super) struct Uses {
    pub months: Vec<MonthUse>,
    pub open: bool,
}

impl Ledger for Uses {
    fn line(&mut self, _line: Line) {}

    fn outcome(&mut self, _month: u8, outcome: Outcome) {
        let counted = matches!(outcome, Outcome::Unserved { .. } | Outcome::Uncovered { .. });
        self.open |= !counted;
    }

    fn month(&mut self, used: MonthUse) {
        self.months.push(used);
    }
}

impl Ground {
    /// None where a plan of packages is not for this service or these readings: packages withheld,
    /// credited or not bought, units at the rate of a package, tiers without a price, and amounts too
    /// large for exact sums of 64 bits.
    pub fn new(
        offer: &'static Metered,
        date: Date,
        choices: Choices,
        uses: &Uses,
    ) -> Option<Ground> {
        let packages = offer.packages.as_ref()?;
        let plain = packages.burn.under(choices) == Burn::BeforePostPaid
            && packages.buy.under(choices) == Buy::AsAsked
            && packages.leftover.under(choices) == Leftover::Kept;
        let post_paid = match offer.after_packages.under(choices) {
            AfterPackages::ChargePostPaid => true,
            AfterPackages::StopService | AfterPackages::NotPriced => false,
            AfterPackages::PackageRate => return None,
        };
        if uses.open || !plain {
            return None;
        }
        let rates = if post_paid { rates_of(offer, date, uses.months.len()) } else { Vec::new() };
        let unit = unit(offer, &rates);
        let grains = |amount: Amount| i64::try_from(amount.0 / unit).unwrap_or(i64::MAX);
        let shelf = Shelf::new(packages, grains)?;
        let scales: Option<Vec<Scale>> =
            rates.iter().map(|rate| Scale::new(rate, choices, &grains)).collect();
        let scales = scales?;
        let blocks = scales.iter().all(|scale| shelf.in_blocks(scale.block));
        let validity = match packages.validity.under(choices) {
            Validity::Months(months) => usize::from(months),
            Validity::Permanent => usize::MAX,
        };
        let months = Vec::new();
        let mut ground = Ground { months, shelf, validity, post_paid, scales, unit };
        let usable = blocks && !ground.shelf.is_empty();
        (usable && ground.meet(offer, date, uses)).then_some(ground)
    }

    /// Takes the needs of other units. False where sums could become too large.
    pub fn meet(&mut self, offer: &'static Metered, date: Date, uses: &Uses) -> bool {
        let scales = &self.scales;
        let post_paid = self.post_paid;
        let month = |(at, used): (usize, &MonthUse)| {
            let scale = match (post_paid, &scales[..]) {
                (false, _) | (true, []) => None,
                (true, [_]) => Some(0),
                (true, _) => {
                    let rate = in_force(offer.rates.0, date.of_month(at));
                    scales.iter().position(|scale| core::ptr::eq(scale.rate, rate))
                }
            };
            let (before, fixed) = match scale.map(|scale| scales[scale].counts) {
                Some(Counts::FreeAndPostPaid) => (used.free, None),
                Some(Counts::AllUnits) => (0, Some(used.units)),
                Some(Counts::PostPaid) | None => (0, None),
            };
            Month { need: used.rest, before, fixed, scale: scale.unwrap_or(0) }
        };
        self.months.clear();
        self.months.extend(uses.months.iter().enumerate().map(month));
        self.fits()
    }

    /// The same months with one size of package only.
    pub fn only(&self, place: usize) -> Ground {
        Ground {
            months: self.months.clone(),
            shelf: self.shelf.only(place),
            scales: self.scales.clone(),
            ..*self
        }
    }

    /// Whether units that packages could cover are lost without them.
    pub fn must_cover(&self) -> bool {
        !self.post_paid && self.needed(0, self.months.len().min(self.validity)) > 0
    }

    fn needed(&self, start: usize, end: usize) -> u64 {
        self.months[start..end].iter().map(|month| month.need).sum()
    }

    /// Fewest and most units bought at the start of a month that run out in another one, or that last.
    pub fn range(&self, start: usize, out: Option<usize>) -> (u64, Option<u64>) {
        match out {
            Some(month) => {
                let before = self.needed(start, month);
                (before + 1, Some(before + self.months[month].need))
            }
            None => {
                let end = self.months.len().min(start.saturating_add(self.validity));
                let needed = self.needed(start, end);
                // What is needed exactly runs out in the last month that needs any.
                let more = u64::from(self.post_paid || needed == 0);
                (needed + more, None)
            }
        }
    }

    /// Whether no sum can pass 2⁶²: every unit at the dearest price of all, every month's flat fee.
    fn fits(&self) -> bool {
        let units: u128 =
            self.months.iter().map(|m| u128::from(m.need) + u128::from(m.before)).sum();
        let units = units + u128::from(self.shelf.largest());
        let steps = || self.scales.iter().flat_map(|scale| &scale.steps);
        let blocks = self.scales.iter().map(|scale| u128::from(scale.block)).max().unwrap_or(0);
        let price = steps().map(|step| step.price.unsigned_abs()).max().unwrap_or(0);
        let price = u128::from(price.max(self.shelf.dearest()));
        let flats = steps().map(|step| step.flat.unsigned_abs().max(step.below.unsigned_abs()));
        let flat = u128::from(flats.max().unwrap_or(0));
        let months = self.months.len() as u128;
        let top = (units + months * blocks).checked_mul(price);
        top.is_some_and(|top| top + months * flat < 1 << 60)
    }

    /// An amount in grains of the plan as money.
    pub fn amount(&self, grains: i64) -> Amount {
        Amount(i128::from(grains) * self.unit)
    }

    /// The pieces of a month's fee, from no unit left to all of them.
    pub fn pieces(&self, month: &Month) -> impl Iterator<Item = Piece> {
        let scale = self.scales.get(month.scale);
        let steps = scale.map_or(&[][..], |scale| &scale.steps);
        let first = month.fixed.unwrap_or(month.before);
        let Month { need, before, fixed, .. } = *month;
        let start = steps.iter().position(|step| first <= step.last).unwrap_or(0);
        let mut lowest = 0;
        let mut ended = false;
        let base = scale.filter(|scale| scale.graduated).map_or(0, |_| {
            let step = &steps[start];
            step.below + step.price * before.cast_signed()
        });
        steps[start..].iter().map_while(move |step| {
            if ended {
                return None;
            }
            let highest = if fixed.is_some() { need } else { need.min(step.last - before) };
            ended = highest == need;
            let scale = scale?;
            let shift = match scale.graduated {
                true => step.below + step.price * before.cast_signed() - base,
                false => 0,
            };
            let (price, flat) = (step.price, step.flat + shift);
            let piece = Piece { lowest, highest, price, flat, block: scale.block };
            lowest = highest + 1;
            Some(piece)
        })
    }

    /// What a month costs with so many units left.
    pub fn fee(&self, month: &Month, rest: u64) -> i64 {
        let piece = self.pieces(month).find(|piece| rest <= piece.highest);
        piece.map_or(0, |piece| piece.fee(rest))
    }
}

impl Piece {
    /// What so many units cost.
    pub fn fee(&self, rest: u64) -> i64 {
        self.flat + self.price * self.charged(rest).cast_signed()
    }

    /// Units charged for a rest.
    pub fn charged(&self, rest: u64) -> u64 {
        if self.block == 1 { rest } else { rest.div_ceil(self.block) * self.block }
    }
}

impl Scale {
    fn new(
        rate: &'static Rate,
        choices: Choices,
        grains: &impl Fn(Amount) -> i64,
    ) -> Option<Scale> {
        let graduated = rate.model.under(choices) == ChargeModel::Graduated;
        let counts = rate.counts.under(choices);
        let started = rate.part.under(choices) == Part::Started;
        if graduated && (started || counts == Counts::AllUnits) {
            return None;
        }
        let mut steps: Vec<Step> = Vec::new();
        let mut block = 1;
        let (mut flats, mut sum, mut before) = (0, 0i128, 0u64);
        for tier in rate.tiers.iter() {
            let (last, flat) = (tier.bound.under(choices).last(), grains(tier.flat_fee));
            let price = grains(tiers::one(tier)?);
            let per = tiers::per(tier);
            if started && steps.is_empty() {
                block = per;
            }
            if started && per != block {
                return None;
            }
            flats += flat;
            let (flat, below) = match graduated {
                true => (flats, sum - i128::from(price) * i128::from(before)),
                false => (flat, 0),
            };
            steps.push(Step { last, price, flat, below: i64::try_from(below).ok()? });
            sum += i128::from(price) * i128::from(last - before);
            before = last;
        }
        Some(Scale { rate, graduated, counts, block, steps })
    }
}

/// The different rates of a horizon.
fn rates_of(offer: &'static Metered, date: Date, months: usize) -> Vec<&'static Rate> {
    let mut rates: Vec<&'static Rate> = Vec::new();
    for month in 0..months {
        let rate = in_force(offer.rates.0, date.of_month(month));
        if !rates.iter().any(|known| core::ptr::eq(*known, rate)) {
            rates.push(rate);
        }
    }
    rates
}

/// The largest amount of which every price is a multiple.
fn unit(offer: &'static Metered, rates: &[&'static Rate]) -> i128 {
    use crate::table::PackagePrice;
    let tiers = rates.iter().flat_map(|rate| rate.tiers.iter());
    let of_tiers = tiers.flat_map(|tier| [tiers::one(tier).unwrap_or(Amount::ZERO), tier.flat_fee]);
    let sizes = offer.packages.iter().flat_map(|packages| packages.sizes.iter());
    let of_sizes = sizes.filter_map(|size| match size.price {
        PackagePrice::Sold { price, .. } => Some(price),
        PackagePrice::NoSuchPack => None,
    });
    let prices = of_tiers.chain(of_sizes).filter_map(|amount| u64::try_from(amount.0).ok());
    i128::from(prices.fold(0, gcd).max(1))
}
