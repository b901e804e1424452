//! What a plan of packages stands on: each month's units that packages may meet, and its post-paid
//! scale, in whole grains of money small enough for fast sums.

use super::shelf::{Shelf, gcd};
use crate::date::Date;
use crate::line::{MonthUse, Settled};
use crate::model::tiers;
use crate::money::Amount;
use crate::table::{
    AfterPackages, Burn, Buy, ChargeModel, Choices, Counts, Leftover, Metered, PackagePrice,
    Packages, Part, Rate, Validity, in_force,
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
#[derive(Debug)]
struct Scale {
    rate: &'static Rate,
    graduated: bool,
    counts: Counts,
    block: u64,
    steps: Vec<Step>,
}

/// Rests of a month at one price: with `lowest` to `highest` units left, the month costs
/// `flat` + `price` × the units charged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub lowest: u64,
    pub highest: u64,
    pub price: i64,
    flat: i64,
    /// Units are charged in blocks of so many.
    block: u64,
}

/// One month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    /// Units that neither free units nor the balance at the start cover.
    pub need: u64,
    /// What it costs with all of them left, and with none.
    pub full: i64,
    pub none: i64,
    /// Places of its pieces.
    pieces: (usize, usize),
}

/// The months of one service, its scales and its packages.
#[derive(Debug)]
pub(super) struct Ground {
    pub months: Vec<Month>,
    pieces: Vec<Piece>,
    pub shelf: Shelf,
    /// Months that a package lasts.
    pub validity: usize,
    /// Whether what packages do not cover is charged.
    pub post_paid: bool,
    scales: Vec<Scale>,
    /// Grains of an [`Amount`] in one grain of the plan.
    unit: i64,
    /// Most units of all months for which sums stay small and packages can be asked.
    units_max: u64,
}

impl Ground {
    /// None where a plan of packages is not for this service or these readings: packages withheld,
    /// credited or not bought, units at the rate of a package, tiers without a price, and amounts too
    /// large for exact sums of 64 bits.
    pub fn new(
        offer: &'static Metered,
        date: Date,
        choices: Choices,
        settled: &Settled,
    ) -> Option<Ground> {
        let packages = offer.packages.as_ref();
        let plain = packages.is_none_or(|packages| {
            packages.burn.under(choices) == Burn::BeforePostPaid
                && packages.buy.under(choices) == Buy::AsAsked
                && packages.leftover.under(choices) == Leftover::Kept
        });
        let after = offer.after_packages.under(choices);
        if settled.tally.open || !plain || after == AfterPackages::PackageRate {
            return None;
        }
        let post_paid = after == AfterPackages::ChargePostPaid;
        let mut rates: Vec<&'static Rate> = Vec::new();
        for month in 0..if post_paid { settled.months.len() } else { 0 } {
            let rate = in_force(offer.rates.0, date.of_month(month));
            if !rates.iter().any(|known| core::ptr::eq(*known, rate)) {
                rates.push(rate);
            }
        }
        let unit = unit(packages, &rates);
        let shelf = match packages {
            Some(packages) => Shelf::new(packages, unit)?,
            None => Shelf::of(Vec::new()),
        };
        let mut scales = Vec::new();
        for rate in rates {
            let scale = Scale::new(rate, choices, unit)?;
            if !shelf.in_blocks(scale.block) {
                return None;
            }
            scales.push(scale);
        }
        let validity = match packages.map(|packages| packages.validity.under(choices)) {
            Some(Validity::Months(months)) => usize::from(months),
            Some(Validity::Permanent) | None => usize::MAX,
        };
        let (months, pieces) = (Vec::new(), Vec::new());
        let mut ground =
            Ground { months, pieces, shelf, validity, post_paid, scales, unit, units_max: 0 };
        ground.units_max = ground.units_max(settled.months.len());
        if !ground.fits(&settled.months) {
            return None;
        }
        ground.meet(offer, date, &settled.months);
        Some(ground)
    }

    /// Takes the needs of other units; [`Ground::fits`] tells whether it can.
    pub fn meet(&mut self, offer: &'static Metered, date: Date, uses: &[MonthUse]) {
        self.meet_at_least(offer, date, uses, (uses, false));
    }

    /// Takes the needs of `low` units, every fee the lowest that it can be for any units up to `high`.
    /// So nothing that is bought costs more here than it does for those. `earlier` tells whether what
    /// earlier months use besides can leave a month less of its packages.
    pub fn meet_at_least(
        &mut self,
        offer: &'static Metered,
        date: Date,
        low: &[MonthUse],
        (high, earlier): (&[MonthUse], bool),
    ) {
        self.months.clear();
        self.pieces.clear();
        let mut rise = 0;
        let mut before: Option<(&MonthUse, &MonthUse, &'static Rate, u64)> = None;
        for (at, (low, high)) in low.iter().zip(high).enumerate() {
            let first = self.pieces.len();
            let rate = match &self.scales[..] {
                [] => None,
                [scale] => Some(scale.rate),
                _ => Some(in_force(offer.rates.0, date.of_month(at))),
            };
            rise = high.rest.saturating_sub(low.rest) + if earlier { rise } else { 0 };
            if let (Some(rate), Some(before), Some(last)) = (rate, before, self.months.last())
                && core::ptr::eq(rate, before.2)
                && (low.alike(before.0) && high.alike(before.1) && rise == before.3)
            {
                // Most months are like the one before.
                self.months.push(*last);
                continue;
            }
            let scale = rate
                .and_then(|rate| self.scales.iter().find(|scale| core::ptr::eq(scale.rate, rate)));
            match scale {
                Some(scale) if scale.graduated => scale.cut(low, &mut self.pieces),
                Some(scale) => scale.cut_volume(low, (high, rise), &mut self.pieces),
                None => {}
            }
            before = rate.map(|rate| (low, high, rate, rise));
            let pieces = &self.pieces[first..];
            self.months.push(Month {
                need: low.rest,
                full: pieces.last().map_or(0, |piece| piece.fee(low.rest)),
                none: pieces.first().map_or(0, |piece| piece.fee(0)),
                pieces: (first, self.pieces.len()),
            });
        }
    }

    /// Whether free units choose the tier of what is charged.
    pub fn counts_free(&self) -> bool {
        self.scales.iter().any(|scale| scale.counts == Counts::FreeAndPostPaid)
    }

    /// Whether units that packages could cover are lost without them.
    pub fn must_cover(&self) -> bool {
        !self.post_paid && self.needed(0, self.end(0)) > 0
    }

    /// The month after the last one in which packages bought in a month can be used.
    pub fn end(&self, start: usize) -> usize {
        self.months.len().min(start.saturating_add(self.validity))
    }

    /// Needs of the months from one to another.
    pub fn needed(&self, start: usize, end: usize) -> u64 {
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
                let needed = self.needed(start, self.end(start));
                // What is needed exactly runs out in the last month that needs any.
                let more = u64::from(self.post_paid || needed == 0);
                (needed + more, None)
            }
        }
    }

    /// Whether no sum of these months can become too large.
    pub fn fits(&self, uses: &[MonthUse]) -> bool {
        let units = uses.iter().fold(0u64, |sum, used| sum.saturating_add(used.units));
        units <= self.units_max
    }

    /// So many units cannot pass 2⁶⁰ grains at the dearest price of all, with every month's flat fee,
    /// and can be bought.
    fn units_max(&self, months: usize) -> u64 {
        let (mut price, mut flat, mut block) = (self.shelf.dearest().max(1), 0, 0);
        for scale in &self.scales {
            block = block.max(scale.block);
            for step in &scale.steps {
                price = price.max(step.price.unsigned_abs());
                flat = step.flat.unsigned_abs().max(step.below.unsigned_abs()).max(flat);
            }
        }
        let months = u64::try_from(months).unwrap_or(u64::MAX);
        let beside = months.saturating_mul(block).saturating_add(self.shelf.largest());
        let top = (1u64 << 60).saturating_sub(months.saturating_mul(flat));
        (top / price).min(self.shelf.askable()).saturating_sub(beside)
    }

    /// An amount in grains of the plan as money.
    pub fn amount(&self, grains: i64) -> Amount {
        Amount(i128::from(grains) * i128::from(self.unit))
    }

    /// The pieces of a month's fee, from no unit left to all of them.
    pub fn pieces(&self, month: &Month) -> &[Piece] {
        &self.pieces[month.pieces.0..month.pieces.1]
    }
}

impl Piece {
    /// What so many units cost.
    pub fn fee(&self, rest: u64) -> i64 {
        let charged = if self.block == 1 { rest } else { rest.div_ceil(self.block) * self.block };
        self.flat + self.price * charged.cast_signed()
    }
}

impl Scale {
    /// Cuts the graduated fee of a month into pieces.
    fn cut(&self, used: &MonthUse, pieces: &mut Vec<Piece>) {
        // Units counted before those that packages may cover.
        let before = if self.counts == Counts::FreeAndPostPaid { used.free } else { 0 };
        let need = used.rest;
        let start = self.place(before);
        let steps = &self.steps[start..];
        let below = |step: &Step| step.below + step.price * before.cast_signed();
        let mut lowest = 0;
        for step in steps {
            let highest = need.min(step.last - before);
            let flat = step.flat + below(step) - below(&steps[0]);
            pieces.push(Piece { lowest, highest, price: step.price, flat, block: self.block });
            if highest == need {
                return;
            }
            lowest = highest + 1;
        }
    }

    /// Cuts the volume fee of a month into pieces, each the lowest of all that up to `rise` more units
    /// left, and `high` units used, can make of it.
    fn cut_volume(&self, low: &MonthUse, (high, rise): (&MonthUse, u64), pieces: &mut Vec<Piece>) {
        let (before, after) = match self.counts {
            Counts::FreeAndPostPaid => (low.free.min(high.free), low.free.max(high.free) + rise),
            Counts::PostPaid | Counts::AllUnits => (0, rise),
        };
        let (need, mut lowest) = (low.rest, 0);
        loop {
            let (first, last, highest) = if self.counts == Counts::AllUnits {
                (self.place(low.units), self.place(high.units), need)
            } else {
                let first = self.place(lowest + before);
                let last = self.place(lowest + after);
                let most = (self.steps[first].last - before).min(self.steps[last].last - after);
                (first, last, need.min(most))
            };
            let Step { mut price, mut flat, .. } = self.steps[first];
            for step in &self.steps[first + 1..=last] {
                (price, flat) = (price.min(step.price), flat.min(step.flat));
            }
            pieces.push(Piece { lowest, highest, price, flat, block: self.block });
            if highest == need {
                return;
            }
            lowest = highest + 1;
        }
    }

    /// The place of the band that a count is in.
    fn place(&self, counted: u64) -> usize {
        let place = self.steps.iter().position(|step| counted <= step.last);
        place.unwrap_or(self.steps.len() - 1)
    }

    fn new(rate: &'static Rate, choices: Choices, unit: i64) -> Option<Scale> {
        let graduated = rate.model.under(choices) == ChargeModel::Graduated;
        let counts = rate.counts.under(choices);
        let started = rate.part.under(choices) == Part::Started;
        if graduated && (started || counts == Counts::AllUnits) {
            return None;
        }
        let block = if started { tiers::per(rate.tiers.0.first()?) } else { 1 };
        let mut steps: Vec<Step> = Vec::new();
        let (mut flats, mut sum, mut before) = (0, 0i64, 0u64);
        for tier in rate.tiers.0 {
            let last = tier.bound.under(choices).last();
            let price = grains(tiers::one(tier)?, unit)?;
            let own = grains(tier.flat_fee, unit)?;
            if started && tiers::per(tier) != block {
                return None;
            }
            let (mut flat, mut below) = (own, 0);
            if graduated {
                flats += own;
                flat = flats;
                // The open tier is the last: nothing lies above it.
                let units = if last == u64::MAX { 0 } else { last - before };
                below = sum - price.checked_mul(i64::try_from(before).ok()?)?;
                sum = sum.checked_add(price.checked_mul(i64::try_from(units).ok()?)?)?;
                before = last;
            }
            steps.push(Step { last, price, flat, below });
        }
        Some(Scale { rate, graduated, counts, block, steps })
    }
}

/// An amount in multiples of `unit`.
pub(super) fn grains(amount: Amount, unit: i64) -> Option<i64> {
    i64::try_from(amount.0).ok().map(|amount| amount / unit)
}

/// The largest amount of which every price is a multiple.
fn unit(packages: Option<&Packages>, rates: &[&'static Rate]) -> i64 {
    let mut unit = 0;
    let mut add = |amount: Amount| unit = gcd(unit, u64::try_from(amount.0).unwrap_or(1));
    for rate in rates {
        for tier in rate.tiers.0 {
            add(tiers::one(tier).unwrap_or(Amount::ZERO));
            add(tier.flat_fee);
        }
    }
    for size in packages.map_or(&[][..], |packages| packages.sizes.0) {
        if let PackagePrice::Sold { price, .. } = size.price {
            add(price);
        }
    }
    i64::try_from(unit.max(1)).unwrap_or(1)
}
