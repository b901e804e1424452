//! How much an amount buys: every quantity tried on small invented tables, and laws over the shipped
//! ones.

use pricing::budget::{Budget, Within, of};
use pricing::curve::{Curve, Point};
use pricing::money::Amount;
use pricing::quote::total;
use pricing::table::Book;
use pricing::{BOOK, Scenario};
use proptest::prelude::*;

use crate::generate::{Reach, config, input_of, shared_of, units};
use crate::notch::small;
use crate::support::{book, check_all, input, rows, same};

fn scenario(book: &Book, asked: &str) -> Scenario {
    Scenario::check(book, &input(book, asked)).unwrap_or_else(|p| panic!("{asked}: {p:?}"))
}

fn text(within: Option<Within>) -> String {
    match within {
        None => "-".to_owned(),
        Some(Within::Nothing) => "nothing".to_owned(),
        Some(Within::UpTo(quantity, cost)) => format!("{quantity}: {cost}"),
        Some(Within::Everything(quantity, cost)) => format!("everything {quantity}: {cost}"),
    }
}

#[test]
fn budgets_of_the_documents() {
    let rows = rows("budgets.txt", include_str!("../cases/budgets.txt"));
    check_all(&rows, |row| {
        let scenario = scenario(&BOOK, &row["asked"]);
        let mut curve = Curve::new(&BOOK, &scenario, 0).ok_or("no shape")?;
        let amount = Amount::parse(&row["amount"]).map_err(|_| "no amount")?;
        let budget = of(&mut curve, amount).ok_or("no budget")?;
        same("post-paid", &text(budget.post_paid), &row["post-paid"])?;
        same("yours", &text(Some(budget.yours)), &row["yours"])?;
        same("cheapest", &text(budget.cheapest), &row["cheapest"])
    });
}

/// The three ways of a budget, each with the part of a point that it is about.
type Part = fn(&Point) -> Option<Amount>;

fn ways(budget: &Budget) -> [(Option<Within>, Part); 3] {
    [
        (budget.post_paid, |point| point.post_paid),
        (Some(budget.yours), |point| point.yours),
        (budget.cheapest, |point| point.cheapest),
    ]
}

proptest! {
    #![proptest_config(config(2_000))]

    /// The largest quantity of all that fit, one after the other.
    #[test]
    fn no_larger_quantity_fits(
        (invented, months, _, rest) in small(),
        weights in proptest::option::of(proptest::collection::vec(0..60u64, 6)),
        (near, less) in (0..40u64, 0..3i64),
    ) {
        let book = book(&invented.table());
        let units = match &weights {
            Some(weights) if months > 1 => {
                let months = usize::try_from(months).expect("few");
                let units: Vec<String> = weights[..months].iter().map(u64::to_string).collect();
                units.join(",")
            }
            _ => "7".to_owned(),
        };
        let asked = format!("Z/calls calls={units}{rest} over={months}");
        let scenario = scenario(&book, &asked);
        let mut curve = Curve::new(&book, &scenario, 0).expect("a shape");
        let point = curve.at(near);
        for amount in [point.post_paid, point.yours, point.cheapest].into_iter().flatten() {
            let amount = if less == 1 { amount - Amount::parse("1").expect("1") } else { amount };
            let amount = amount + amount * u64::from(less == 2);
            let Some(budget) = of(&mut curve, amount) else {
                prop_assert_eq!(point.cheapest, None, "a budget wherever there are plans");
                continue;
            };
            // Every unit of the largest month costs 2 or more, packages, free units and balance aside.
            let yuan: u64 = amount.rounded(0).parse().unwrap_or(0);
            let last = yuan / 2 + invented.free * months + 60 + 6 * 50 + 2;
            let points: Vec<Point> = (0..=last).map(|quantity| curve.at(quantity)).collect();
            for (found, part) in ways(&budget) {
                let fits = |point: &Point| part(point).is_some_and(|cost| cost <= amount);
                let expected = match points.iter().rposition(fits) {
                    None => Within::Nothing,
                    Some(quantity) => {
                        let cost = part(&points[quantity]).expect("a cost");
                        Within::UpTo(u64::try_from(quantity).expect("few"), cost)
                    }
                };
                prop_assert_eq!(found, Some(expected), "{} within {}\n{}", asked, amount, invented.table());
            }
            if let (Some(plan), Some(Within::UpTo(quantity, cost))) = (budget.plan, budget.cheapest) {
                prop_assert_eq!(plan.cost, cost);
                if weights.is_none() {
                    let asked = format!("Z/calls calls={quantity}{rest} over={months}");
                    let scenario = self::scenario(&book, &asked);
                    prop_assert_eq!(total(&plan.applied(&book, &scenario, 0)), cost);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// Whatever is asked: what a quantity costs buys it or more; what is bought stays within the
    /// amount; no larger quantity at a bound fits.
    #[test]
    fn budgets_keep_their_word(
        asked in prop_oneof![
            9 => input_of(1..=24, 2, Reach::Any),
            1 => shared_of(1..=4, Reach::Any),
        ],
        quantities in proptest::collection::vec(units(), 3),
    ) {
        let scenario = Scenario::check(&BOOK, &asked).expect("no problems");
        for (place, entry) in asked.services.iter().enumerate() {
            let Some(mut curve) = Curve::new(&BOOK, &scenario, place) else { continue };
            for &quantity in &quantities {
                let quantity = quantity.min(curve.most());
                let point = curve.at(quantity);
                let costs = [point.post_paid, point.yours, point.cheapest];
                for amount in costs.into_iter().flatten() {
                    let Some(budget) = of(&mut curve, amount) else { continue };
                    for (found, part) in ways(&budget) {
                        let reached = match found {
                            Some(Within::UpTo(reached, cost) | Within::Everything(reached, cost)) => {
                                prop_assert_eq!(part(&curve.at(reached)), Some(cost));
                                prop_assert!(cost <= amount);
                                Some(reached)
                            }
                            _ => None,
                        };
                        if part(&point).is_some_and(|cost| cost <= amount) {
                            prop_assert!(reached >= Some(quantity), "{reached:?} {quantity} {entry:?}");
                        }
                        let bounds = curve.bounds();
                        let bounds = bounds.iter().flat_map(|&bound| [bound - 1, bound, bound + 1]);
                        let beside = (0..60).map(|shift| reached.unwrap_or(0) + (1 << shift) / 2 + 1);
                        for larger in bounds.chain(beside).filter(|&n| Some(n) > reached) {
                            let cost = part(&curve.at(larger));
                            let fits = cost.is_some_and(|cost| cost <= amount);
                            let all = matches!(found, Some(Within::Everything(..)));
                            prop_assert!(!fits || all || found.is_none(), "{larger} {amount} {entry:?}");
                        }
                    }
                }
            }
        }
    }
}
