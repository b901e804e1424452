//! The cheapest plan: the six named years, and every purchase tried on small invented tables.

use pricing::budget;
use pricing::curve::Curve;
use pricing::date::Date;
use pricing::input::{Input, PackageInput, Series, ServiceInput};
use pricing::line::Outcome;
use pricing::money::Amount;
use pricing::plan::{Bought, Certificate, Kind, Later, Plan, Planned, Planner, of};
use pricing::quantity::PACKAGES;
use pricing::quote::total;
use pricing::table::Book;
use pricing::{BOOK, Quote, Scenario};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;

use crate::generate::config;
use crate::invent::Invented;
use crate::support::{book, check_all, input, rows, same};

fn scenario(book: &Book, asked: &str) -> Scenario {
    Scenario::check(book, &input(book, asked)).unwrap_or_else(|p| panic!("{asked}: {p:?}"))
}

/// What is bought, as in the notation of what is asked; `-` for nothing.
fn bought(book: &Book, scenario: &Scenario, plan: &Plan) -> String {
    use pricing::table::Offer;
    let words: Vec<String> = match &plan.bought {
        Bought::Packages(packages) => {
            let Offer::MeteredUse(offer) = book.service(scenario.entries()[0].service).offer else {
                panic!("packages of what is metered")
            };
            let sizes = offer.packages.map_or(&[][..], |packages| packages.sizes.0);
            let word = |p: &pricing::scenario::Purchase| {
                format!("{}x{}@{}", sizes[p.size].quantity, p.count, p.month + 1)
            };
            packages.iter().map(word).collect()
        }
        Bought::Qps(orders) => {
            orders.iter().map(|o| format!("{}:{}m{}d", o.qps, o.months, o.days)).collect()
        }
        Bought::Devices(orders) => orders.iter().map(u64::to_string).collect(),
    };
    if words.is_empty() { "-".to_owned() } else { words.join(",") }
}

/// The plans of the documents' own services.
#[test]
fn plans_of_the_documents() {
    let rows = rows("plans.txt", include_str!("../cases/plans.txt"));
    check_all(&rows, |row| {
        let scenario = scenario(&BOOK, &row["asked"]);
        let planned = of(&BOOK, &scenario, 0).ok_or("no plan")?;
        let plan = match (&row["plan"], &planned.later) {
            ("start", _) => &planned.start,
            ("later", Later::Cheaper(plan)) => plan,
            ("best", _) => planned.best(),
            ("qps", _) => planned.qps.as_ref().ok_or("no QPS plan")?,
            (plan, later) => return Err(format!("no {plan}: {later:?}")),
        };
        same("cost", &plan.cost.to_string(), &row["cost"])?;
        same("bought", &bought(&BOOK, &scenario, plan), &row["bought"])?;
        let applied = plan.applied(&BOOK, &scenario, 0);
        same("quote of the plan", &total(&applied).to_string(), &row["cost"])
    });
}

/// However many units are needed, what is to be bought can be asked.
#[test]
fn plans_stay_within_what_can_be_asked() {
    let mut several = 0;
    for needed in [
        "F/face-search calls",
        "P/portrait-api calls",
        "P/template-quota templates",
        "A/object-detection calls",
        "I/vehicle-recognition-enhanced calls",
    ] {
        for (digits, months) in [(9, 1), (12, 12), (14, 12), (15, 1), (15, 12), (15, 36)] {
            let asked = format!("{needed}={} over={months}", 10u64.pow(digits));
            let scenario = scenario(&BOOK, &asked);
            let mut curve = Curve::new(&BOOK, &scenario, 0).expect("a shape");
            let rich = Amount::parse("99999999999999999999").expect("an amount");
            let budget = budget::of(&mut curve, rich).expect("a budget");
            let planned = of(&BOOK, &scenario, 0);
            let planned = planned.iter().flat_map(|planned| {
                let kinds = planned.certificate.plans.iter().map(|(_, plan)| plan);
                kinds.chain([&planned.start, planned.best()]).chain(&planned.certificate.runner_up)
            });
            for plan in planned.chain(&budget.plan) {
                let Bought::Packages(bought) = &plan.bought else { panic!("packages") };
                assert!(bought.iter().all(|p| PACKAGES.contains(p.count)), "{asked}: {plan:?}");
                assert!(bought.len() <= 1_000, "{asked}: {} purchases", bought.len());
                several += usize::from(bought.len() > 10);
            }
        }
    }
    assert!(several > 5, "{several} plans of many purchases");
}

/// The most QPS that cost no more than the cheapest plan by calls, one after the other.
#[test]
fn the_break_even_is_the_last_that_pays() {
    for (asked, qps) in [
        ("F/face-comparison calls=5000000 over=12", "F/qps"),
        ("F/face-comparison calls=20000000 over=3", "F/qps"),
        ("F/face-search calls=100000", "F/qps"),
        ("P/portrait-api calls=5000000 over=12", "P/qps"),
    ] {
        let scenario = scenario(&BOOK, asked);
        let planned = of(&BOOK, &scenario, 0).expect("a plan");
        let Certificate { break_even_qps, .. } = planned.certificate;
        let cost = |n: u64| {
            let months = scenario.months();
            total(&self::scenario(&BOOK, &format!("{qps} qps={n}:{months}m")))
        };
        let least = |peak: u64| (peak..=300).map(cost).min().expect("some");
        let calls = match &planned.later {
            Later::Cheaper(later) => later.cost,
            _ => planned.start.cost,
        };
        let expected = (1..=300).filter(|&peak| least(peak) <= calls).max();
        assert_eq!(break_even_qps, expected, "{asked}");
    }
}

/// An invented service with packages, and twelve or fewer months of it.
#[derive(Clone, Debug)]
struct Case {
    table: String,
    sizes: Vec<u64>,
    months: Vec<u64>,
    balance: u64,
}

fn sizes() -> impl Strategy<Value = Vec<u64>> {
    let chains = vec![vec![3, 6, 30], vec![5, 10], vec![4, 8, 16, 32], vec![7]];
    let others =
        vec![vec![4, 10, 25], vec![3, 5], vec![6, 9, 20], vec![5, 12, 30, 50], vec![2, 3, 7]];
    let mine = subsequence((3..24u64).collect::<Vec<u64>>(), 1..=3);
    prop_oneof![2 => select(chains), 2 => select(others), 1 => mine]
}

fn tiers() -> impl Strategy<Value = Vec<(Option<u64>, Decimal, Decimal)>> {
    btree_set(3..30u64, 0..3).prop_flat_map(|bounds| {
        let count = bounds.len() + 1;
        let price = vec((1..12i64, prop_oneof![6 => Just(0i64), 1 => 0..20i64]), count);
        (Just(bounds), price, any::<bool>()).prop_map(|(bounds, mut prices, falling)| {
            if falling {
                prices.sort_by(|a, b| b.cmp(a));
            }
            let bounds = bounds.into_iter().map(Some).chain([None]);
            let decimal = |n: i64| Decimal::new(n, 1);
            bounds.zip(prices).map(|(b, (price, fee))| (b, decimal(price), decimal(fee))).collect()
        })
    })
}

/// Cases with so many months, packages that last so many months, and needs up to `most`.
fn cases(
    months: std::ops::RangeInclusive<usize>,
    validity: Vec<u64>,
    most: u64,
) -> impl Strategy<Value = Case> {
    let scale = (
        tiers(),
        prop_oneof![5 => Just("volume"), 1 => Just("graduated")],
        prop_oneof![3 => Just("post-paid"), 1 => Just("free-and-post-paid"), 1 => Just("all")],
        0..6u64,
        prop_oneof![5 => Just("post-paid"), 1 => Just("stop"), 1 => Just("not-priced")],
    );
    let packages = sizes().prop_flat_map(|sizes| {
        let count = sizes.len();
        (Just(sizes), vec(2..13i64, count), vec(-4..4i64, count))
    });
    let use_of = (
        vec(prop_oneof![1 => Just(0), 5 => 0..most], months),
        prop_oneof![2 => Just(0), 1 => 0..30u64],
    );
    (scale, packages, select(validity), use_of, any::<bool>()).prop_map(
        |(scale, packages, validity, (months, balance), started)| {
            let (tiers, model, counts, free, after) = scale;
            // All units count only with volume tiers: graduated tiers charge from the bottom.
            let model = if counts == "all" { "volume" } else { model };
            let (sizes, prices, off) = packages;
            let price = |((size, price), off): ((&u64, i64), i64)| {
                let size = i64::try_from(*size).expect("small");
                // A unit's price is a tier's, or a little more or less.
                Decimal::new(size * (price * 10 + off), 2)
            };
            let prices = sizes.iter().zip(prices).zip(off).map(price);
            let block = [2, 3, 4, 5].into_iter().find(|n| sizes.iter().all(|size| size % n == 0));
            let block = block.filter(|_| started && model == "volume" && after == "post-paid");
            let invented = Invented {
                model,
                counts,
                tiers,
                free,
                packages: sizes.iter().copied().zip(prices).collect(),
                validity,
                price_per: block.unwrap_or(1),
                part: if block.is_some() { "started" } else { "pro-rata" },
                after,
                ..Invented::default()
            };
            Case { table: invented.table(), sizes, months, balance }
        },
    )
}

impl Case {
    fn input(&self, book: &Book, packages: Vec<PackageInput>) -> Scenario {
        let service = ServiceInput {
            product: "invented".to_owned(),
            service: "calls".to_owned(),
            calls: Some(Series::Monthly(self.months.clone())),
            balance: Some(self.balance),
            packages,
            ..ServiceInput::default()
        };
        let date = Date::new(2026, 11, 21).expect("a day");
        let months = u64::try_from(self.months.len()).expect("few");
        let input = Input { date, months, readings: Vec::new(), services: vec![service] };
        Scenario::check(book, &input).unwrap_or_else(|p| panic!("{self:?}: {p:?}"))
    }

    /// Gaps and cost of a purchase.
    fn cost(&self, book: &Book, packages: &[PackageInput]) -> (u64, Amount) {
        let scenario = self.input(book, packages.to_vec());
        if !self.table.contains("after_packages = \"post-paid\"") {
            let quote = Quote::of(book, &scenario);
            let gaps = quote.entries[0].outcomes.iter().map(|(_, outcome)| match outcome {
                Outcome::Unserved { units } | Outcome::Uncovered { units } => *units,
                other => panic!("{other:?}"),
            });
            return (gaps.sum(), quote.totals().horizon());
        }
        (0, total(&scenario))
    }

    /// Every multiset of packages that holds no more units than all months and a number of the largest
    /// package, bought in a month.
    fn purchases(&self, month: u64, spare: u64) -> Vec<Vec<PackageInput>> {
        let most = self.months.iter().sum::<u64>() + spare * self.sizes.last().expect("a size");
        let mut all = vec![(0, Vec::new())];
        for &size in &self.sizes {
            let mut more = Vec::new();
            for (units, packages) in &all {
                for count in 0..=(most - units) / size {
                    let mut packages: Vec<PackageInput> = packages.clone();
                    if count > 0 {
                        packages.push(PackageInput { size, count, month });
                    }
                    more.push((units + count * size, packages));
                }
            }
            all = more;
        }
        all.into_iter().map(|(_, packages)| packages).collect()
    }
}

fn units(packages: &[PackageInput]) -> u64 {
    packages.iter().map(|p| p.size * p.count).sum()
}

fn plan_of(case: &Case) -> (Book, Planned) {
    let book = book(&case.table);
    let scenario = case.input(&book, Vec::new());
    let planned = of(&book, &scenario, 0).unwrap_or_else(|| panic!("no plan: {case:?}"));
    (book, planned)
}

fn value(plan: &Plan) -> (u64, Amount) {
    (plan.gaps, plan.cost)
}

/// The certificate against every purchase at the start.
fn check_start(case: &Case) -> Result<(), TestCaseError> {
    let (book, planned) = plan_of(case);
    let all: Vec<(Vec<PackageInput>, (u64, Amount))> =
        case.purchases(1, 2).into_iter().map(|p| (p.clone(), case.cost(&book, &p))).collect();
    let least = |keep: &dyn Fn(&[PackageInput]) -> bool| {
        all.iter().filter(|(p, _)| keep(p)).map(|(_, cost)| *cost).min()
    };
    prop_assert_eq!(
        Some(value(&planned.start)),
        least(&|_| true),
        "{:?} {:?}",
        planned.start,
        case
    );
    let Certificate { plans, runner_up, .. } = &planned.certificate;
    let Bought::Packages(bought) = &planned.start.bought else { panic!("packages") };
    let sizes = |size: usize| case.sizes[size];
    let mine: u64 = bought.iter().map(|p| sizes(p.size) * p.count).sum();
    let second = least(&|p| units(p) != mine);
    prop_assert_eq!(runner_up.as_ref().map(value), second, "runner-up of {:?}", case);
    let mut next = 1;
    for (kind, plan) in plans {
        let inside = |from: u64, to: u64| move |p: &[PackageInput]| (from..=to).contains(&units(p));
        let (range, expected) = match *kind {
            Kind::Nothing => (None, least(&|p| p.is_empty())),
            Kind::OneSize(place) => {
                let size = sizes(place);
                (None, least(&|p| p.len() == 1 && p[0].size == size))
            }
            Kind::RunsOut { from, to, .. } => (Some((from, to)), least(&inside(from, to))),
            Kind::Lasts { from } => (Some((from, u64::MAX - 1)), least(&inside(from, u64::MAX))),
            Kind::Qps | Kind::Order(_) => panic!("no QPS is sold"),
        };
        prop_assert_eq!(Some(value(plan)), expected, "{:?} of {:?}", kind, case);
        if let Some((from, to)) = range {
            // What no kind has cannot be bought, or leaves gaps.
            let left_out = least(&|p| (next..from).contains(&units(p)));
            prop_assert!(left_out.is_none_or(|(gaps, _)| gaps > 0), "{:?} of {:?}", plans, case);
            next = to + 1;
        }
    }
    prop_assert_eq!(next, u64::MAX);
    Ok(())
}

/// Every plan with purchases in any month that together hold no more units than all months and the
/// largest package; where packages lapse, and the largest package for each month.
fn slow_later(case: &Case, book: &Book) -> (u64, Amount) {
    let lasting = case.table.contains("validity_months = \"12\"");
    let spare = if lasting { 1 } else { case.months.len() };
    let spare = u64::try_from(spare).expect("few") * case.sizes.last().expect("a size");
    let most = case.months.iter().sum::<u64>() + spare;
    let mut plans = vec![Vec::new()];
    for (month, _) in (1..).zip(&case.months) {
        let purchases = case.purchases(month, 1);
        let with = |plan: &Vec<PackageInput>, more: &Vec<PackageInput>| {
            let fits = units(plan) + units(more) <= most;
            fits.then(|| [plan.clone(), more.clone()].concat())
        };
        plans = plans
            .iter()
            .flat_map(|plan| {
                purchases.iter().filter_map(|more| with(plan, more)).collect::<Vec<_>>()
            })
            .collect();
    }
    plans.iter().map(|plan| case.cost(book, plan)).min().expect("nothing is a plan")
}

fn check_later(case: &Case) -> Result<(), TestCaseError> {
    let (book, planned) = plan_of(case);
    let slow = slow_later(case, &book);
    let fast = match &planned.later {
        Later::Cheaper(plan) => {
            prop_assert!(value(plan) < value(&planned.start));
            value(plan)
        }
        Later::NotCheaper => value(&planned.start),
        // No claim but that it is a plan.
        Later::Found(plan) => {
            prop_assert!(value(plan) < value(&planned.start) && value(plan) >= slow);
            return Ok(());
        }
        Later::NoneFound => return Ok(()),
    };
    prop_assert_eq!(fast, slow, "{:?} {:?}", planned, case);
    Ok(())
}

proptest! {
    #![proptest_config(config(3_000))]

    /// The cheapest plan with all packages bought at the start, each case of its certificate, each
    /// kind and the runner-up, against every multiset of packages.
    #[test]
    fn the_start_is_the_least_of_all_purchases(case in cases(1..=6, vec![1, 2, 4, 12], 30)) {
        check_start(&case)?;
    }

    /// The planner's short answers are those of the plan.
    #[test]
    fn the_planner_agrees(case in cases(1..=12, vec![1, 2, 12], 40), other in vec(0..40u64, 12)) {
        let book = book(&case.table);
        let other = Case { months: other[..case.months.len()].to_vec(), ..case.clone() };
        let scenario = case.input(&book, Vec::new());
        let mut planner = Planner::new(&scenario, 0).expect("a plan");
        for case in [&case, &other] {
            prop_assert!(planner.set_units(&case.months));
            let planned = plan_of(case).1;
            prop_assert_eq!(planner.at_start().0, planned.start.cost);
            let later = match &planned.later {
                Later::Cheaper(later) => later.cost,
                _ => planned.start.cost,
            };
            if let Some(cost) = planner.at_any_month() {
                prop_assert_eq!(cost, later);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// The cheapest plan with purchases in any month, against every one.
    #[test]
    fn later_purchases_are_the_least_of_all(case in cases(1..=3, vec![1, 2, 12, 12, 12], 9)) {
        check_later(&case)?;
    }
}
