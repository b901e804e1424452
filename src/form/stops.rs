//! The stops of a slider: 1-2-5 in every decade, and every quantity at which a price changes.

use pricing::BOOK;
use pricing::table::{Choice, Metered, Offer, PackagePrice, QpsLimit, ServiceNo, Tier, Unit};

use super::{Field, ServiceForm};

/// The stops of a field, ascending. The number box beside the slider takes any number.
pub fn stops(form: &ServiceForm, field: Field) -> Vec<u64> {
    let facts = form.facts();
    match (field, &facts.offer) {
        (Field::PackageCount(_), _) => ladder(100, (0..=10).collect()),
        (Field::PackageMonth(_) | Field::OrderMonth(_), _) => (1..=36).collect(),
        (Field::OrderMonths(_), _) => (0..=36).collect(),
        (Field::OrderDays(_), _) => (0..=31).chain([60, 90, 180, 365]).collect(),
        (Field::Qps(_), _) => from_one(form.qps_seller().map(qps_stops).unwrap_or_default()),
        (Field::Peak, _) => ladder(1_000, Vec::new()),
        (Field::Devices(_), Offer::Licence(rates)) => {
            let tiers = rates.iter().flat_map(|rate| tier_edges(&rate.tiers));
            let least = rates.iter().flat_map(|rate| [rate.minimum - 1, rate.minimum]);
            ladder(100_000, tiers.chain(least).collect())
        }
        (Field::Seconds(_), _) => {
            let minutes = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000, 60_000];
            ladder(30, minutes.iter().map(|n| n * 60).chain([140, 3_600_000]).collect())
        }
        (Field::Height(_), Offer::Video(rates)) => {
            let rows = rates.iter().flat_map(|rate| rate.rows.0);
            let edges = rows.flat_map(|row| [row.height_max, row.height_max + 1]);
            sorted(edges.chain([240, 360, 480, 540, 1_080, 4_320]).collect())
        }
        (Field::FrameRate(_), Offer::Video(rates)) => {
            let cells = rates.iter().flat_map(|rate| rate.rows.0).flat_map(|row| row.cells.0);
            let edges = cells.map(|cell| cell.frame_rate_max.thousandths());
            sorted(edges.chain([15_000, 24_000, 25_000, 29_970, 50_000, 59_940, 121_000]).collect())
        }
        (_, Offer::MeteredUse(metered)) => metered_stops(metered, facts.unit),
        _ => ladder(1_000_000_000, Vec::new()),
    }
}

/// Ascending, each once. A library sort would be larger than all of this file.
fn sorted(stops: Vec<u64>) -> Vec<u64> {
    let mut sorted: Vec<u64> = Vec::with_capacity(stops.len());
    for stop in stops {
        if let Err(place) = sorted.binary_search(&stop) {
            sorted.insert(place, stop);
        }
    }
    sorted
}

fn from_one(stops: Vec<u64>) -> Vec<u64> {
    stops.into_iter().filter(|&stop| stop > 0).collect()
}

/// 0, then 1, 2, 5, 10, … up to `last`, together with `edges`.
fn ladder(last: u64, mut edges: Vec<u64>) -> Vec<u64> {
    let decades = core::iter::successors(Some(1u64), |decade| decade.checked_mul(10));
    let steps = decades.take_while(|&decade| decade <= last).flat_map(|d| [d, 2 * d, 5 * d]);
    edges.extend(steps.filter(|&step| step <= last));
    edges.push(0);
    sorted(edges)
}

fn tier_edges(tiers: &[Tier]) -> impl Iterator<Item = u64> {
    let last = tiers.iter().map(|tier| tier.bound.quoted.last());
    last.filter(|&last| last < u64::MAX).flat_map(|last| [last, last + 1])
}

fn metered_stops(metered: &Metered, unit: Unit) -> Vec<u64> {
    let tiers: Vec<u64> = metered.rates.iter().flat_map(|rate| tier_edges(&rate.tiers)).collect();
    let free: Vec<u64> = metered.allowances.iter().map(|a| a.quantity.quoted).collect();
    let sold = metered.packages.iter().flat_map(|packages| {
        let sold = packages.sizes.iter().filter(|size| size.price != PackagePrice::NoSuchPack);
        sold.map(|size| size.quantity * 1_000 / packages.points_per_unit.thousandths().max(1))
    });
    let mut edges: Vec<u64> = sold.chain(tiers.iter().copied()).collect();
    for free in free {
        edges.extend([free, free + 1]);
        edges.extend(tiers.iter().map(|edge| edge + free));
    }
    let last = if unit == Unit::Template { 100_000 } else { 1_000_000_000 };
    let from = if unit == Unit::Template { 0 } else { 100 };
    ladder(last, edges).into_iter().filter(|&stop| stop == 0 || stop >= from).collect()
}

fn qps_stops(seller: ServiceNo) -> Vec<u64> {
    let Offer::PerQps(rates) = BOOK.service(seller).offer else {
        return Vec::new();
    };
    let mut edges: Vec<u64> = Vec::new();
    for rate in rates.0 {
        let last = rate.tiers.iter().map(|tier| tier.bound.quoted.last());
        edges.extend(last.filter(|&last| last < u64::MAX).flat_map(|last| [last, last + 1]));
        let most = |limit: &Choice<QpsLimit>| match limit.quoted {
            QpsLimit::AtMost(most) => Some(most),
            QpsLimit::Unlimited => None,
        };
        edges.extend(most(&rate.limit).into_iter().flat_map(|most| [most, most + 1]));
    }
    ladder(500, edges)
}

/// The position of a value: the last stop that is not above it.
pub fn position(stops: &[u64], value: u64) -> usize {
    stops.partition_point(|&stop| stop <= value).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(product: &str, service: &str) -> ServiceForm {
        let product = BOOK.find_product(product).expect("product");
        ServiceForm::new(BOOK.find_service(product, service).expect("service"))
    }

    #[test]
    fn tier_and_quota_edges_are_stops() {
        let stops = stops(&form("tencent-face", "face-search"), Field::Units);
        for stop in [0, 10_000, 10_001, 3_000_000, 3_000_001, 3_010_000, 3_010_001, 50_000_000] {
            assert!(stops.contains(&stop), "{stop}");
        }
        assert!(stops.is_sorted() && stops.len() < 80, "{}", stops.len());
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
