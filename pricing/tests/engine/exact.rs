//! The cheapest plan of random years against a slow enumeration that is read in a minute.

use pricing::date::Date;
use pricing::input::{Input, Series, ServiceInput};
use pricing::money::Amount;
use pricing::plan::of;
use pricing::{BOOK, Scenario};

/// Everything below counts in units of 10,000 calls and whole yuan.
const CALLS: u64 = 10_000;

/// Packages of face comparison (F:19): units and price.
const PACKAGES: [(usize, u64); 5] =
    [(10, 318), (100, 3_100), (1_000, 30_400), (5_000, 142_500), (10_000, 255_000)];

/// What a month's units cost that neither free ones nor packages cover (F:40-43, R-13, R-14).
fn post_paid(units: usize) -> u64 {
    let price = match units {
        0..=300 => 32,
        301..=1_500 => 30,
        _ => 27,
    };
    price * u64::try_from(units).expect("few")
}

/// The least that a year can cost, purchases at the start only or at the start of any month: for
/// every month from the last one back and every number of units left in packages, the cheaper of
/// settling the month and of buying one package more.
fn least(months: &[usize], any_month: bool) -> u64 {
    // One unit of every month is free (F:8).
    let needs: Vec<usize> = months.iter().map(|units| units.saturating_sub(1)).collect();
    let most = needs.iter().sum::<usize>();
    let largest = PACKAGES.map(|(units, _)| units).into_iter().max().expect("a package");
    // By units left at the start of the month after: what is left at the end is worth nothing, and
    // no package is bought when there is enough for the year.
    let mut after = vec![0; most + largest + 1];
    for (month, need) in needs.iter().enumerate().rev() {
        let settled = |left: usize| {
            let used = left.min(*need);
            post_paid(need - used) + after[left - used]
        };
        let mut now: Vec<u64> = (0..after.len()).map(settled).collect();
        if any_month || month == 0 {
            for left in (0..most).rev() {
                for (units, price) in PACKAGES {
                    now[left] = now[left].min(price + now[left + units]);
                }
            }
        }
        after = now;
    }
    after[0]
}

/// Numbers that look random: xorshift with 64 bits.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn compare(years: usize) {
    let mut random = Random(0x2026_1121);
    let (mut packages, mut cheaper_later) = (0, 0);
    for year in 0..years {
        let largest = [1_500, 3_000, 8_000, 400][year % 4];
        let months: Vec<usize> =
            (0..12).map(|_| usize::try_from(random.below(largest)).expect("few")).collect();
        let calls = months.iter().map(|&units| units as u64 * CALLS).collect();
        let service = ServiceInput {
            product: "tencent-face".to_owned(),
            service: "face-comparison".to_owned(),
            calls: Some(Series::Monthly(calls)),
            ..ServiceInput::default()
        };
        let date = Date::new(2026, 11, 21).expect("a day");
        let input = Input { date, months: 12, readings: Vec::new(), services: vec![service] };
        let scenario = Scenario::check(&BOOK, &input).expect("no problems");
        let planned = of(&BOOK, &scenario, 0).expect("a plan");
        let yuan = |cost: u64| Amount::parse(&cost.to_string()).expect("an amount");
        let (start, later) = (least(&months, false), least(&months, true));
        assert_eq!(planned.start.cost, yuan(start), "at the start: {months:?}");
        assert_eq!(planned.best().cost, yuan(later), "in any month: {months:?}");
        let nothing: u64 = months.iter().map(|units| post_paid(units.saturating_sub(1))).sum();
        packages += usize::from(start < nothing);
        cheaper_later += usize::from(later < start);
    }
    // Years in which nothing is to be found would prove nothing.
    assert!(packages * 2 > years && cheaper_later * 10 > years, "{packages} {cheaper_later}");
}

#[test]
fn the_enumeration_finds_the_known_optimum() {
    // The seasonal year, whose optimum four solvers agree on, and the two of readings.md 5.
    let seasonal = [500, 700, 1400, 3000, 6000, 8000, 7800, 5000, 2400, 1300, 800, 600];
    assert_eq!(least(&seasonal, false), 975_267);
    let four = [1601, 51, 1601, 51];
    assert_eq!((least(&four, false), least(&four, true)), (89_600, 89_580));
}

#[test]
fn random_years_are_the_least_of_all() {
    compare(40);
}

/// As many as BENCHMARKS.md speaks of.
#[test]
#[ignore = "takes a minute"]
fn a_thousand_random_years_are_the_least_of_all() {
    compare(1_000);
}
