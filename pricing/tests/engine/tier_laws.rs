//! Laws of tiers, over any tables.

use pricing::money::Amount;
use pricing::table::Book;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generate::config;
use crate::invent::Invented;
use crate::support::{book, quote};

/// Bounds, and one price more than bounds, in ten-thousandths.
type Tiers = (Vec<u64>, Vec<i64>);

fn tiers() -> impl Strategy<Value = Tiers> {
    btree_set(1..2_000u64, 1..5).prop_flat_map(|bounds| {
        let count = bounds.len() + 1;
        (Just(bounds.into_iter().collect()), vec(0..100_000i64, count))
    })
}

fn load(model: &'static str, counts: &'static str, free: u64, (bounds, prices): &Tiers) -> Book {
    let bounds = bounds.iter().copied().map(Some).chain([None]);
    let price = |n: &i64| Decimal::new(*n, 4);
    let tiers = bounds.zip(prices).map(|(bound, n)| (bound, price(n), Decimal::ZERO)).collect();
    book(&Invented { model, counts, tiers, free, ..Invented::default() }.table())
}

fn amount(book: &Book, units: u64) -> Amount {
    quote(book, &format!("Z/calls calls={units}")).totals().horizon()
}

/// Price of the tier that a quantity is in, by the definition of inclusive bounds.
fn price_at((bounds, prices): &Tiers, units: u64) -> Amount {
    let place = bounds.iter().filter(|bound| units > **bound).count();
    Amount::parse(&Decimal::new(prices[place], 4).to_string()).expect("a price")
}

/// Quantities worth asking: around every bound, and one at will.
fn quantities((bounds, _): &Tiers, at_will: u64) -> Vec<u64> {
    let around = bounds.iter().flat_map(|bound| [bound - 1, *bound, bound + 1]);
    around.chain([1, at_will]).filter(|units| *units > 0).collect()
}

proptest! {
    #![proptest_config(config(256))]

    /// One unit more costs the price of its tier: graduated is continuous and never falls.
    #[test]
    fn graduated_adds_each_unit_at_its_own_price(tiers in tiers(), at_will in 1..3_000u64) {
        let book = load("graduated", "post-paid", 0, &tiers);
        prop_assert_eq!(amount(&book, 0), Amount::ZERO);
        for units in quantities(&tiers, at_will) {
            let step = amount(&book, units) - amount(&book, units - 1);
            prop_assert_eq!(step, price_at(&tiers, units));
        }
    }

    /// Inside a tier, volume is the tier's price times the quantity.
    #[test]
    fn volume_is_price_times_quantity(tiers in tiers(), at_will in 1..3_000u64) {
        let book = load("volume", "post-paid", 0, &tiers);
        for units in quantities(&tiers, at_will) {
            prop_assert_eq!(amount(&book, units), price_at(&tiers, units) * units);
        }
    }

    /// With falling prices graduated costs at least as much as volume.
    #[test]
    fn graduated_is_dearer_where_prices_fall(tiers in tiers(), at_will in 1..3_000u64) {
        let (bounds, mut prices) = tiers;
        prices.sort_by(|a, b| b.cmp(a));
        let tiers = (bounds, prices);
        let graduated = load("graduated", "post-paid", 0, &tiers);
        let volume = load("volume", "post-paid", 0, &tiers);
        for units in quantities(&tiers, at_will) {
            prop_assert!(amount(&graduated, units) >= amount(&volume, units));
        }
    }

    /// A split adds up: what comes after the first units costs the whole less those units.
    #[test]
    fn a_split_graduated_evaluation_adds_up(
        tiers in tiers(),
        first in 1..2_500u64,
        then in 0..2_500u64,
    ) {
        let whole = load("graduated", "post-paid", 0, &tiers);
        let after = load("graduated", "all", first, &tiers);
        let split = amount(&whole, first) + amount(&after, first + then);
        prop_assert_eq!(split, amount(&whole, first + then));
    }
}
