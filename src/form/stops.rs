//! The stops of a slider: 1-2-5 in every decade, and every quantity at which a price changes.

use pricing::BOOK;
use pricing::table::{Metered, Offer, PackagePrice, QpsLimit, ServiceNo, Tier, Unit};

use super::{Field, NO_GROWTH, ServiceForm};

/// The stops of a field, ascending. The number box beside the slider takes any number.
pub fn stops(form: &ServiceForm, field: Field) -> Vec<u64> {
    let facts = form.facts();
    let mut stops = Stops(Vec::new());
    match (field, &facts.offer) {
        (Field::PackageCount(_), _) => {
            stops.range(0, 10);
            stops.ladder(100);
        }
        (Field::Growth, _) => {
            // From −50 % to 100 % a month, small steps where years still differ much.
            for rate in [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50] {
                stops.put(NO_GROWTH - rate * 1_000);
                stops.put(NO_GROWTH + rate * 1_000);
            }
            stops.put(2 * NO_GROWTH);
        }
        (Field::PackageMonth(_) | Field::OrderMonth(_), _) => stops.range(1, 36),
        (Field::OrderMonths(_), _) => stops.range(0, 36),
        (Field::OrderDays(_), _) => {
            stops.range(0, 31);
            stops.all(&[60, 90, 180, 365], 1);
        }
        (Field::Qps(_), _) => {
            if let Some(seller) = form.qps_seller() {
                stops.qps(seller);
            }
        }
        (Field::Peak, _) => stops.ladder(1_000),
        (Field::Devices(_), Offer::Licence(rates)) => {
            for rate in rates.iter() {
                stops.tiers(rate.tiers.0, 0);
                stops.edge(rate.minimum - 1);
            }
            stops.ladder(100_000);
        }
        (Field::Seconds(_), _) => {
            let minutes = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000, 60_000];
            stops.all(&minutes, 60);
            stops.all(&[140, 3_600_000], 1);
            stops.ladder(30);
        }
        (Field::Height(_), Offer::Video(rates)) => {
            for row in rates.iter().flat_map(|rate| rate.rows.0) {
                stops.edge(row.height_max);
            }
            stops.all(&[240, 360, 480, 540, 1_080, 4_320], 1);
        }
        (Field::FrameRate(_), Offer::Video(rates)) => {
            for row in rates.iter().flat_map(|rate| rate.rows.0) {
                for cell in row.cells.0 {
                    stops.put(cell.frame_rate_max.thousandths());
                }
            }
            stops.all(&[15_000, 24_000, 25_000, 29_970, 50_000, 59_940, 121_000], 1);
        }
        (_, Offer::MeteredUse(metered)) => stops.metered(metered, facts.unit),
        _ => stops.fine_ladder(1_000_000_000),
    }
    stops.0
}

/// Ascending, each once. A library sort would be larger than all of this file.
struct Stops(Vec<u64>);

impl Stops {
    #[inline(never)]
    fn put(&mut self, stop: u64) {
        if let Err(place) = self.0.binary_search(&stop) {
            self.0.insert(place, stop);
        }
    }

    /// The last quantity at one price, and the first at the next.
    fn edge(&mut self, last: u64) {
        self.put(last);
        self.put(last + 1);
    }

    fn all(&mut self, stops: &[u64], unit: u64) {
        for stop in stops {
            self.put(stop * unit);
        }
    }

    fn range(&mut self, first: u64, last: u64) {
        for stop in first..=last {
            self.put(stop);
        }
    }

    /// 0, then 1, 2, 5, 10, … up to `last`.
    fn ladder(&mut self, last: u64) {
        self.steps(1, last, &[10, 20, 50]);
    }

    /// 0, then 1, 2, 5 up to 1,000, then ten steps in every decade up to `last`: where bills grow, a
    /// step is small.
    fn fine_ladder(&mut self, last: u64) {
        self.ladder(1_000.min(last));
        self.steps(1_000, last, &[10, 12, 15, 20, 25, 30, 40, 50, 60, 80]);
    }

    /// 0, then these tenths of every decade from the first one.
    fn steps(&mut self, first: u64, last: u64, tenths: &[u64]) {
        self.put(0);
        let mut decade = first;
        while decade <= last {
            for step in tenths.iter().map(|tenth| tenth * decade) {
                if step / 10 <= last {
                    self.put(step / 10);
                }
            }
            decade *= 10;
        }
    }

    /// The edge of a tier, unless it is the last one.
    fn tier_edge(&mut self, last: u64) {
        if last < u64::MAX {
            self.edge(last);
        }
    }

    /// The edges of tiers, after some free units.
    fn tiers(&mut self, tiers: &[Tier], free: u64) {
        for tier in tiers {
            self.tier_edge(tier.bound.quoted.last().saturating_add(free));
        }
    }

    fn metered(&mut self, metered: &Metered, unit: Unit) {
        if let Some(packages) = &metered.packages {
            for size in packages.sizes.iter() {
                if size.price != PackagePrice::NoSuchPack {
                    let points = packages.points_per_unit.thousandths().max(1);
                    self.put(size.quantity * 1_000 / points);
                }
            }
        }
        for rate in metered.rates.iter() {
            self.tiers(rate.tiers.0, 0);
        }
        for allowance in metered.allowances.iter() {
            let free = allowance.quantity.quoted;
            self.edge(free);
            for rate in metered.rates.iter() {
                self.tiers(rate.tiers.0, free);
            }
        }
        self.fine_ladder(match unit {
            Unit::Template => 100_000,
            _ => 1_000_000_000,
        });
    }

    fn qps(&mut self, seller: ServiceNo) {
        let Offer::PerQps(rates) = BOOK.service(seller).offer else { return };
        for rate in rates.0 {
            for tier in rate.tiers.iter() {
                self.tier_edge(tier.bound.quoted.last());
            }
            if let QpsLimit::AtMost(most) = rate.limit.quoted {
                self.edge(most);
            }
        }
        self.ladder(500);
        self.0.remove(0);
    }
}

/// The position of a value: the last stop that is not above it.
pub fn position(stops: &[u64], value: u64) -> usize {
    stops.partition_point(|&stop| stop <= value).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::samples::form;

    #[test]
    fn tier_and_quota_edges_are_stops() {
        let stops = stops(&form("tencent-face", "face-search"), Field::Units);
        for stop in [0, 10_000, 10_001, 3_000_000, 3_000_001, 3_010_000, 3_010_001, 50_000_000] {
            assert!(stops.contains(&stop), "{stop}");
        }
        assert!(stops.is_sorted() && stops.len() < 140, "{}", stops.len());
    }

    #[test]
    fn every_field_of_every_service_has_stops() {
        for (number, service) in BOOK.numbered_services() {
            let form = ServiceForm::new(number);
            let fields = [Field::Units, Field::Qps(0), Field::Devices(0), Field::Height(0)];
            for field in fields.into_iter().chain([Field::Seconds(0), Field::FrameRate(0)]) {
                let stops = stops(&form, field);
                let used = !form.text(field).is_empty();
                assert!(!used || stops.len() > 5, "{} {field:?}", service.id);
                assert!(stops.is_sorted(), "{} {field:?}", service.id);
            }
        }
    }

    #[test]
    fn positions_lie_at_or_below_the_value() {
        let stops = [0, 1, 2, 5, 10];
        for (value, place) in [(0, 0), (1, 1), (4, 2), (5, 3), (10, 4), (1_000, 4)] {
            assert_eq!(position(&stops, value), place, "{value}");
        }
        assert_eq!(position(&[], 5), 0);
    }
}
