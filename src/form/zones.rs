//! What a slider's track shows: the free part, and the tiers with their prices.

use pricing::BOOK;
use pricing::date::Date;
use pricing::money::{Amount, UnitPrice};
use pricing::table::{
    ChargedPer, Choices, LicenceRate, Metered, Offer, QpsLimit, QpsRate, Tier, TierPrice, in_force,
};

use super::{Field, ServiceForm, position};

/// A part of a slider's range in which one price holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// First quantity.
    pub first: u64,
    /// Last quantity.
    pub last: u64,
    /// Its price.
    pub price: ZonePrice,
}

/// The price in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZonePrice {
    /// Free units.
    Free,
    /// A unit's price.
    Unit(UnitPrice),
    /// A month's price and a day's, of one QPS or of the order.
    PerMonthAndDay(Amount, Amount, ChargedPer),
    /// The vendor's sales staff quote.
    AskSales,
    /// Below the smallest order, or above the largest.
    NotSold,
    /// Only packages cover it.
    PackagesOnly,
    /// The document gives no price.
    NotPriced,
}

/// The zones of a field, ascending; empty where its number has no tiers.
pub fn zones(form: &ServiceForm, field: Field, date: Date, choices: Choices) -> Vec<Zone> {
    let mut zones = Zones(Vec::new());
    match (field, &form.facts().offer) {
        (Field::Units | Field::MonthUnits(_), Offer::MeteredUse(metered)) => {
            zones.metered(metered, date, choices);
        }
        (Field::Devices(_), Offer::Licence(rates)) => zones.licence(rates.0, date, choices),
        (Field::Qps(_), _) => {
            if let Some(seller) = form.qps_seller()
                && let Offer::PerQps(rates) = BOOK.service(seller).offer
            {
                zones.qps(rates.0, date, choices);
            }
        }
        _ => {}
    }
    zones.0
}

/// Whether a larger quantity could cost less: there is a next tier.
pub fn has_tiers(zones: &[Zone]) -> bool {
    let priced =
        |zone: &&Zone| matches!(zone.price, ZonePrice::Unit(_) | ZonePrice::PerMonthAndDay(..));
    zones.iter().filter(priced).count() > 1
}

/// The zone that a quantity lies in.
pub fn zone_of(zones: &[Zone], quantity: u64) -> Option<usize> {
    zones.iter().position(|zone| (zone.first..=zone.last).contains(&quantity))
}

/// From and to of a zone on a slider with these stops, in thousandths of its length. A zone ends
/// half-way to the next one's first stop.
pub fn extent(stops: &[u64], zone: &Zone) -> (usize, usize) {
    let last = stops.len().saturating_sub(1).max(1);
    let before = |quantity: u64| match stops.iter().position(|&stop| stop >= quantity) {
        Some(0) => 0,
        Some(place) => (2 * place - 1) * 500 / last,
        None => 1000,
    };
    let end = match zone.last {
        u64::MAX => 1000,
        end if position(stops, end) == last => 1000,
        end => before(end + 1),
    };
    (before(zone.first), end)
}

struct Zones(Vec<Zone>);

impl Zones {
    /// A zone after the last one, unless it would be empty.
    fn put(&mut self, last: u64, price: ZonePrice) {
        let first = self.0.last().map_or(0, |zone| zone.last.saturating_add(1));
        if last >= first && self.0.last().is_none_or(|zone| zone.last < u64::MAX) {
            self.0.push(Zone { first, last, price });
        }
    }

    fn tiers(&mut self, tiers: &[Tier], free: u64, choices: Choices) {
        for tier in tiers {
            let price = match tier.price {
                TierPrice::Unit(price) => ZonePrice::Unit(price),
                TierPrice::FreeOfCharge => ZonePrice::Free,
                TierPrice::AskSales => ZonePrice::AskSales,
                TierPrice::Unpriced => ZonePrice::NotPriced,
            };
            self.put(tier.bound.under(choices).last().saturating_add(free), price);
        }
    }

    fn metered(&mut self, metered: &Metered, date: Date, choices: Choices) {
        let begun = |at: &&pricing::table::Allowance| at.effective_from.under(choices) <= date;
        let free = metered.allowances.iter().rfind(begun);
        let free = free.map_or(0, |allowance| allowance.quantity.under(choices));
        if free > 0 {
            self.put(free, ZonePrice::Free);
        }
        // What only packages cover has no rate.
        if !metered.rates.is_empty() {
            self.tiers(in_force(metered.rates.0, date).tiers.0, free, choices);
        }
        self.put(
            u64::MAX,
            match metered.packages {
                Some(_) => ZonePrice::PackagesOnly,
                None => ZonePrice::NotPriced,
            },
        );
    }

    fn licence(&mut self, rates: &'static [LicenceRate], date: Date, choices: Choices) {
        let rate = in_force(rates, date);
        self.put(rate.minimum.saturating_sub(1), ZonePrice::NotSold);
        self.tiers(rate.tiers.0, 0, choices);
    }

    fn qps(&mut self, rates: &'static [QpsRate], date: Date, choices: Choices) {
        let rate = in_force(rates, date);
        let most = match rate.limit.under(choices) {
            QpsLimit::AtMost(most) => most,
            QpsLimit::Unlimited => u64::MAX,
        };
        let per = rate.charged_per.under(choices);
        for tier in rate.tiers.iter() {
            let last = tier.bound.under(choices).last().min(most);
            self.put(last, ZonePrice::PerMonthAndDay(tier.per_month, tier.per_day, per));
        }
        self.put(u64::MAX, ZonePrice::NotSold);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::samples::form;
    use crate::form::stops;

    fn today() -> Date {
        Date::parse("2026-11-21").expect("a date")
    }

    #[test]
    fn free_units_come_before_the_tiers() {
        let form = form("tencent-face", "face-search");
        let zones = zones(&form, Field::Units, today(), Choices::QUOTED);
        let ends: Vec<u64> = zones.iter().map(|zone| zone.last).collect();
        assert_eq!(ends[..2], [10_000, 3_010_000]);
        assert_eq!(ends.last(), Some(&u64::MAX));
        assert_eq!(zones[0].price, ZonePrice::Free);
        assert_eq!(zone_of(&zones, 10_001), Some(1));
    }

    #[test]
    fn zones_fill_the_track() {
        for (number, service) in BOOK.numbered_services() {
            let form = ServiceForm::new(number);
            for field in [Field::Units, Field::Devices(0), Field::Qps(0)] {
                let zones = zones(&form, field, today(), Choices::QUOTED);
                let stops = stops(&form, field);
                let mut end = 0;
                for zone in &zones {
                    let (from, to) = extent(&stops, zone);
                    assert!(from == end && to >= from, "{} {field:?} {zone:?}", service.id);
                    end = to;
                }
                assert!(zones.is_empty() || end == 1000, "{} {field:?}", service.id);
            }
        }
    }
}
