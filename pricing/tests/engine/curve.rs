//! The shape of a price: every point against the quote and the plan of its quantity.

use pricing::curve::{Curve, Point};
use pricing::input::{Input, QpsOrderInput, Series, ServiceInput};
use pricing::line::Outcome;
use pricing::money::Amount;
use pricing::plan::of;
use pricing::quote::Quoted;
use pricing::table::{Book, Offer, Unit};
use pricing::{BOOK, Quote, Scenario};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate::{Reach, config, input_of, shared_of, units};
use crate::support::{check_all, input, rows, same};

/// What a service of a quote comes to, if that is a price.
pub fn price(quoted: &Quoted) -> Option<Amount> {
    let unserved = |o: &(u8, Outcome)| matches!(o.1, Outcome::Unserved { .. });
    let whole = quoted.is_complete() && !quoted.outcomes.iter().any(unserved);
    whole.then(|| quoted.amount())
}

/// The same input with another quantity for the entry at a place: the largest month's.
pub fn with(book: &Book, asked: &Input, place: usize, quantity: u64) -> Input {
    let mut changed = asked.clone();
    let entry = &mut changed.services[place];
    let product = book.find_product(&entry.product).expect("a product");
    let service = book.service(book.find_service(product, &entry.service).expect("a service"));
    if let [devices] = &mut entry.devices[..] {
        *devices = quantity;
    } else if let [order] = &mut entry.orders[..] {
        order.qps = quantity;
    } else if service.unit == Unit::Template {
        entry.templates = Some(quantity);
    } else {
        entry.calls = entry.calls.as_ref().map(|calls| match calls {
            Series::Monthly(units) if units.iter().any(|&n| n != units[0]) => {
                let largest = u128::from(*units.iter().max().expect("a month"));
                let scaled = |n: &u64| u128::from(*n) * u128::from(quantity) / largest;
                let scaled = units.iter().map(|n| u64::try_from(scaled(n)).expect("small"));
                Series::Monthly(scaled.collect())
            }
            Series::Monthly(_) | Series::Flat(_) => Series::Flat(quantity),
        });
    }
    changed
}

fn without_purchases(asked: &Input, place: usize) -> Input {
    let mut changed = asked.clone();
    changed.services[place].packages.clear();
    changed
}

fn quoted(book: &Book, asked: &Input, place: usize) -> Option<Amount> {
    let scenario = Scenario::check(book, asked).ok()?;
    price(&Quote::of(book, &scenario).entries[place])
}

/// The point, from the quote and the plan of every quantity.
fn slow(book: &Book, asked: &Input, place: usize, quantity: u64) -> Point {
    let now = with(book, asked, place, quantity);
    let reserved =
        !now.services[place].orders.is_empty() || !now.services[place].devices.is_empty();
    let bare = without_purchases(&now, place);
    let scenario = Scenario::check(book, &bare).ok();
    let planned = scenario.and_then(|scenario| of(book, &scenario, place));
    let yours = quoted(book, &now, place);
    let cheapest = planned.and_then(|planned| {
        let start = (planned.start.gaps == 0).then_some(planned.start.cost);
        start.into_iter().chain(yours).min()
    });
    let post_paid = if reserved { None } else { quoted(book, &bare, place) };
    Point { post_paid, yours, cheapest }
}

fn compare(asked: &Input, quantities: &[u64]) -> Result<usize, TestCaseError> {
    let scenario = Scenario::check(&BOOK, asked).expect("no problems");
    let quote = Quote::of(&BOOK, &scenario);
    let mut compared = 0;
    for (place, entry) in asked.services.iter().enumerate() {
        let Some(mut curve) = Curve::new(&BOOK, &scenario, place) else { continue };
        let at_asked = curve.at(curve.asked());
        prop_assert_eq!(at_asked.yours, price(&quote.entries[place]), "{:?}", asked);
        let bounds = curve.bounds();
        let near = bounds.iter().flat_map(|&bound| [bound - 1, bound]);
        let least = if entry.orders.is_empty() { 0 } else { 1 };
        for quantity in near.chain(quantities.iter().copied()).chain([curve.asked()]) {
            let quantity = quantity.clamp(least, curve.most());
            let (point, slow) = (curve.at(quantity), slow(&BOOK, asked, place, quantity));
            prop_assert_eq!(point, slow, "{} of {:?}", quantity, entry);
            if let (Some(cheapest), Some(yours)) = (point.cheapest, point.yours) {
                prop_assert!(cheapest <= yours);
            }
            if let (Some(cheapest), Some(post_paid)) = (point.cheapest, point.post_paid) {
                prop_assert!(cheapest <= post_paid);
            }
            compared += usize::from(point != Point::default());
        }
    }
    Ok(compared)
}

proptest! {
    #![proptest_config(config(250))]

    /// Whatever is asked, under any readings.
    #[test]
    fn every_point_is_a_quote(
        asked in input_of(1..=36, 3, Reach::Any), quantities in vec(units(), 6),
    ) {
        compare(&asked, &quantities)?;
    }
}

proptest! {
    #![proptest_config(config(100))]

    /// Nor do services that share free units spoil each other's points.
    #[test]
    fn every_point_of_shared_units_is_a_quote(
        asked in shared_of(1..=4, Reach::Any), quantities in vec(units(), 6),
    ) {
        compare(&asked, &quantities)?;
    }
}

/// Where it is open which service uses shared free units first, nothing has a price; what is
/// asked of the same shape next is not touched by that.
#[test]
fn a_quantity_without_a_price_spoils_no_other() {
    for balance in ["", " balance=50"] {
        let asked = format!(
            "on=2022-08-15 over=4 I/vehicle-recognition-enhanced calls=4000{balance} \
             I/vehicle-recognition calls=5000"
        );
        let asked = input(&BOOK, &asked);
        let scenario = Scenario::check(&BOOK, &asked).expect("no problems");
        let mut curve = Curve::new(&BOOK, &scenario, 0).expect("a shape");
        let before = curve.at(4_000);
        assert!(before.cheapest.is_some(), "9,000 of 10,000 are free");
        assert_eq!(curve.at(6_000), Point::default(), "11,000 are asked of 10,000");
        assert_eq!(curve.at(4_000), before);
        compare(&asked, &[6_000, 400, 20_000, 5_000, 5_001, 0]).expect("every point is a quote");
    }
    // The smallest case that the law above found.
    let asked =
        "on=2021-09-15 I/vehicle-recognition calls=1 I/vehicle-recognition-enhanced calls=0";
    compare(&input(&BOOK, asked), &[0]).expect("every point is a quote");
}

/// The law above compares what has a price: each service that is sold by itself, at its bounds.
#[test]
fn every_service_has_a_shape() {
    let mut services = 0;
    for (_, service) in BOOK.numbered_services() {
        let mut asked = input(&BOOK, "over=3");
        let product = BOOK.product(service.product).id.to_owned();
        let mut entry =
            ServiceInput { product, service: service.id.to_owned(), ..Default::default() };
        match (&service.offer, service.unit) {
            (Offer::MeteredUse(_), Unit::Template) => entry.templates = Some(500),
            (Offer::MeteredUse(_), _) => {
                entry.calls = Some(Series::Monthly(vec![20_000, 300_000, 7]));
            }
            (Offer::PerQps(_), _) => {
                let (qps, months, days, month, group) = (20, 2, 40, 2, None);
                entry.orders = vec![QpsOrderInput { qps, months, days, month, group }];
            }
            (Offer::Licence(_), _) => entry.devices = vec![700],
            (Offer::Video(_) | Offer::NoPrice, _) => continue,
        }
        asked.services = vec![entry];
        let compared = compare(&asked, &[1, 20, 1_000, 40_000, 40_000_000]).expect(service.id);
        let beta = ["person-dedup", "static-liveness-hp"].contains(&service.id);
        assert!(compared >= 5 || beta, "{}: {compared} prices", service.id);
        services += 1;
    }
    assert!(services > 30, "{services}");
}

/// Points by hand: packages that come late, lapse, and leave a gap.
#[test]
fn points_of_the_documents() {
    let rows = rows("points.txt", include_str!("../cases/points.txt"));
    check_all(&rows, |row| {
        let scenario = Scenario::check(&BOOK, &input(&BOOK, &row["asked"])).expect("no problems");
        let mut curve = Curve::new(&BOOK, &scenario, 0).ok_or("no shape")?;
        let point = curve.at(row["at"].parse().map_err(|_| "no quantity")?);
        let text = |cost: Option<Amount>| cost.map_or("-".to_owned(), |cost| cost.to_string());
        same("post-paid", &text(point.post_paid), &row["post-paid"])?;
        same("yours", &text(point.yours), &row["yours"])?;
        same("cheapest", &text(point.cheapest), &row["cheapest"])
    });
}
