//! Where more costs less: typed cases, and every quantity tried on small invented tables.

use pricing::money::Amount;
use pricing::notch::{Dominated, Sold, dominated, of};
use pricing::quote::total;
use pricing::table::Book;
use pricing::{BOOK, Scenario};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generate::config;
use crate::invent::Invented;
use crate::support::{book, check_all, input, rows, same};

fn scenario(book: &Book, asked: &str) -> Scenario {
    Scenario::check(book, &input(book, asked)).unwrap_or_else(|p| panic!("{asked}: {p:?}"))
}

#[test]
fn notches_of_the_documents() {
    let rows = rows("notches.txt", include_str!("../cases/notches.txt"));
    check_all(&rows, |row| {
        let notch = of(&BOOK, &scenario(&BOOK, &row["asked"]), 0);
        let text = |part: Option<String>| part.unwrap_or_else(|| "-".to_owned());
        same("at", &text(notch.map(|n| n.quantity.to_string())), &row["at"])?;
        same("now", &text(notch.map(|n| n.now.to_string())), &row["now"])?;
        same("then", &text(notch.map(|n| n.then.to_string())), &row["then"])?;
        let order = notch.and_then(|n| n.order);
        same("order", &text(order.map(|order| order.to_string())), &row["order"])
    });
}

/// What `dominated` finds for a service, written as in the table of cases.
fn found(book: &Book, asked: &str) -> Vec<[String; 4]> {
    let (word, rest) = asked.split_once(' ').unwrap_or((asked, ""));
    let (letter, id) = word.split_once('/').expect("a service");
    let products = (0..).zip(book.products.iter());
    let (_, product) = products.into_iter().find(|(_, p)| p.letter == letter).expect("a product");
    let number = book.find_product(product.id).and_then(|p| book.find_service(p, id));
    let scenario = scenario(book, rest);
    let (date, choices) = (scenario.date(), scenario.choices());
    let text = |(quantity, amount): (u64, Amount)| format!("{quantity}: {amount}");
    let range = |range: &Dominated| {
        let sold = match range.sold {
            Sold::Units { free } => format!("units {free}"),
            Sold::QpsMonth => "month".to_owned(),
            Sold::QpsDay => "day".to_owned(),
            Sold::Devices => "devices".to_owned(),
        };
        [sold, text(range.first), text(range.last), text(range.cheaper)]
    };
    dominated(book, number.expect("a service"), date, choices).iter().map(range).collect()
}

#[test]
fn dominated_ranges_of_the_documents() {
    let rows = rows("dominated.txt", include_str!("../cases/dominated.txt"));
    check_all(&rows, |row| {
        let asked = &row["asked"];
        let of_service: Vec<[&str; 4]> = rows
            .iter()
            .filter(|other| other["asked"] == *asked && other["first"] != *"-")
            .map(|other| ["sold", "first", "last", "cheaper"].map(|column| &other[column]))
            .collect();
        same("ranges", &format!("{:?}", found(&BOOK, asked)), &format!("{of_service:?}"))
    });
}

/// Tencent smart scan, 0.12 to 0.09 at 10,000 (field.md 7): 10,000 cost 1,200 and 10,001 cost 900.09.
#[test]
fn smart_scan() {
    let price = |text: &str| text.parse::<Decimal>().expect("a price");
    let tiers =
        vec![(Some(10_000), price("0.12"), Decimal::ZERO), (None, price("0.09"), Decimal::ZERO)];
    let book = book(&Invented { model: "volume", tiers, ..Invented::default() }.table());
    let range = ["units 0", "7501: 900.12", "10000: 1200", "10001: 900.09"].map(str::to_owned);
    assert_eq!(found(&book, "Z/calls"), [range]);
}

/// An invented service of few units, and what is asked of it.
pub fn small() -> impl Strategy<Value = (Invented, u64, u64, String)> {
    let tiers = btree_set(5..45u64, 1..4).prop_flat_map(|bounds| {
        let count = bounds.len() + 1;
        let tier = (1..12i64, prop_oneof![6 => Just(0i64), 1 => 0..40i64]);
        (Just(bounds), vec(tier, count), any::<bool>()).prop_map(|(bounds, mut tiers, falling)| {
            if falling {
                tiers.sort_by(|a, b| b.cmp(a));
            }
            (bounds, tiers)
        })
    });
    let scale = (
        tiers,
        prop_oneof![5 => Just("volume"), 1 => Just("graduated")],
        prop_oneof![3 => Just("post-paid"), 1 => Just("free-and-post-paid"), 1 => Just("all")],
        prop_oneof![3 => Just("pro-rata"), 1 => Just("started")],
        0..8u64,
    );
    let prepaid = (0..60u64, vec((0..2u64, 1..3u64, 1..=6u64), 0..3), 1..7u64, any::<bool>());
    (scale, prepaid, 1..=6u64, 0..60u64).prop_map(|(scale, prepaid, months, units)| {
        let ((bounds, prices), model, counts, part, free) = scale;
        let (balance, bought, validity, prepays) = prepaid;
        let bounds = bounds.into_iter().map(Some).chain([None]);
        let tier = |(bound, (price, fee)): (Option<u64>, (i64, i64))| {
            (bound, Decimal::from(price), Decimal::from(fee))
        };
        let invented = Invented {
            model,
            counts,
            part,
            free,
            price_per: if part == "started" { 3 } else { 1 },
            tiers: bounds
                .zip(prices)
                .map(|(bound, (price, fee))| tier((bound, (price * 3, fee))))
                .collect(),
            packages: vec![(10, Decimal::from(20)), (25, Decimal::from(50))],
            validity,
            ..Invented::default()
        };
        let mut asked = String::new();
        if prepays {
            let bought = bought.iter().filter(|(_, _, month)| *month <= months);
            let word = |(size, count, month): &(u64, u64, u64)| {
                format!("{}x{count}@{month}", [10, 25][usize::try_from(*size).expect("0 or 1")])
            };
            let bought: Vec<String> = bought.map(word).collect();
            asked = format!(" balance={balance}");
            if !bought.is_empty() {
                asked += &format!(" packages={}", bought.join(","));
            }
        }
        (invented, months, units, asked)
    })
}

fn amount(book: &Book, months: u64, units: u64, rest: &str) -> Amount {
    total(&scenario(book, &format!("Z/calls calls={units}{rest} over={months}")))
}

proptest! {
    #![proptest_config(config(1_500))]

    /// The notch is the first larger quantity of all that costs less.
    #[test]
    fn the_notch_is_the_first_cheaper_quantity((invented, months, units, asked) in small()) {
        let book = book(&invented.table());
        let now = amount(&book, months, units, &asked);
        let expected = (units + 1..260).find_map(|quantity| {
            let then = amount(&book, months, quantity, &asked);
            (then < now).then_some((quantity, now, then))
        });
        let asked = format!("Z/calls calls={units}{asked} over={months}");
        let notch = of(&book, &scenario(&book, &asked), 0);
        prop_assert_eq!(notch.map(|n| (n.quantity, n.now, n.then)), expected, "{}\n{}", asked, invented.table());
    }

    /// A quantity lies in a dominated range exactly where it has a notch, which is the range's.
    #[test]
    fn dominated_ranges_are_the_notches((invented, _, _, _) in small()) {
        let book = book(&invented.table());
        let service = book.find_service(book.find_product("invented").expect("it"), "calls");
        let scenario = scenario(&book, "");
        let ranges = dominated(&book, service.expect("it"), scenario.date(), scenario.choices());
        let cost: Vec<Amount> = (0..260).map(|units| amount(&book, 1, units, "")).collect();
        for units in 0..80 {
            let later = (units + 1..260).find(|&later| cost[later] < cost[units]);
            let inside = ranges.iter().find(|range| {
                (range.first.0..=range.last.0).contains(&u64::try_from(units).expect("few"))
            });
            let cheaper = inside.map(|range| usize::try_from(range.cheaper.0).expect("few"));
            prop_assert_eq!(cheaper, later, "{}: {:?}\n{}", units, &ranges, invented.table());
        }
        for range in &ranges {
            for (quantity, at) in [range.first, range.last, range.cheaper] {
                prop_assert_eq!(amount(&book, 1, quantity, ""), at);
            }
        }
    }
}

/// The law above is not empty: among its cases are notches that packages move.
#[test]
fn the_invented_services_have_notches() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut plain, mut prepaid) = (0, 0);
    for _ in 0..300 {
        let (invented, months, units, asked) =
            small().new_tree(&mut runner).expect("a case").current();
        let book = book(&invented.table());
        let whole = format!("Z/calls calls={units}{asked} over={months}");
        if of(&book, &scenario(&book, &whole), 0).is_some() {
            if asked.is_empty() { plain += 1 } else { prepaid += 1 }
        }
    }
    assert!(plain > 8 && prepaid > 8, "{plain} without packages, {prepaid} with them");
}
