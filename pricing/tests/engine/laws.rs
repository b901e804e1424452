//! Laws that hold for every quote.

use pricing::input::{Input, Series};
use pricing::line::{Line, Notice, Outcome, Reason, When};
use pricing::money::Amount;
use pricing::notch;
use pricing::plan::whole;
use pricing::quote::{Quoted, total};
use pricing::table::{Choices, Offer};
use pricing::{BOOK, Quote, Scenario};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::bounds::differs;
use crate::generate::{Reach, config, input_of};
use crate::oracle::Oracle;

fn scenario(input: &Input) -> Scenario {
    Scenario::check(&BOOK, input).unwrap_or_else(|problems| panic!("{input:?}: {problems:?}"))
}

fn quote(input: &Input) -> Quote {
    Quote::of(&BOOK, &scenario(input))
}

/// Whether two services of the input draw from one pool of free units.
fn may_contest(input: &Input) -> bool {
    input.services.iter().filter(|s| s.service.starts_with("vehicle-recognition")).count() > 1
        && input.date < pricing::date::Date::new(2022, 10, 24).expect("a day")
}

fn sum(lines: &[Line]) -> Amount {
    lines.iter().fold(Amount::ZERO, |sum, line| sum + line.unit_price.one() * line.quantity)
}

/// More than 20,000 months of free units and packages, decimal by decimal.
#[test]
fn twelve_months_equal_the_slow_oracle() {
    let oracle = Oracle::new();
    let inputs = input_of(12..=14, 4, Reach::Plain);
    let inputs = inputs.prop_filter("one claimant for each pool", |input| !may_contest(input));
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(config(1_700), seed);
    let result = runner.run(&inputs, |input| {
        let difference = differs(&oracle, &input);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

proptest! {
    #![proptest_config(config(512))]

    /// No input in range panics, and every total is a sum of its lines.
    #[test]
    fn totals_are_sums_of_lines(input in input_of(1..=36, 12, Reach::Any)) {
        let scenario = scenario(&input);
        let quote = Quote::of(&BOOK, &scenario);
        let lines: Amount = quote.entries.iter().map(|entry| sum(&entry.lines)).sum();
        let totals = quote.totals();
        prop_assert_eq!(totals.horizon(), lines);
        prop_assert_eq!(total(&scenario), lines);
        prop_assert_eq!(quote.entries.iter().map(Quoted::amount).sum::<Amount>(), lines);
        prop_assert_eq!(totals.per_month.len(), usize::from(quote.months));
        for (month, amount) in (0u8..).zip(&totals.per_month) {
            let of_month = |line: &&Line| line.when == When::Used(month);
            let all = quote.entries.iter().flat_map(|entry| &entry.lines);
            prop_assert_eq!(*amount, all.filter(of_month).map(Line::amount).sum::<Amount>());
        }
    }

    /// What is used is free, from a package, or the rest; what was bought is used, expired or left.
    #[test]
    fn burning_down_conserves_units(input in input_of(1..=36, 4, Reach::Any)) {
        let quote = quote(&input);
        for (entry, asked) in quote.entries.iter().zip(&input.services) {
            for month in &entry.uses {
                prop_assert_eq!(month.free + month.from_packages + month.rest, month.units);
            }
            conserves(entry, asked.balance.unwrap_or(0))?;
        }
    }

    /// Each service is a bill of its own: together they cost what they cost alone.
    #[test]
    fn services_share_no_tier(input in input_of(1..=12, 6, Reach::Any)) {
        prop_assume!(!may_contest(&input));
        let together = quote(&input);
        for (entry, service) in together.entries.iter().zip(&input.services) {
            let alone = Input { services: vec![service.clone()], ..input.clone() };
            prop_assert_eq!(entry, &quote(&alone).entries[0]);
        }
    }

    /// The order of the services changes no amount.
    #[test]
    fn order_changes_nothing(input in input_of(1..=12, 6, Reach::Any)) {
        let mut turned = input.clone();
        turned.services.reverse();
        let (one, mut other) = (quote(&input), quote(&turned));
        prop_assert_eq!(one.totals(), other.totals());
        prop_assert_eq!(one.holds, other.holds);
        other.entries.reverse();
        for (one, other) in one.entries.iter().zip(&other.entries) {
            prop_assert_eq!(&one.lines, &other.lines);
            prop_assert_eq!(&one.outcomes, &other.outcomes);
        }
    }

    /// Another month leaves the earlier ones as they are. Templates are a level, needed at the end;
    /// what is credited at the end moves with it.
    #[test]
    fn a_month_more_changes_no_earlier_month(input in input_of(2..=18, 5, Reach::Any)) {
        let mut input = input;
        input.services.retain(|service| service.templates.is_none());
        input.readings.retain(|(id, _)| id != "R-91");
        let mut shorter = Input { months: input.months - 1, ..input.clone() };
        for service in &mut shorter.services {
            if let Some(Series::Monthly(calls)) = &mut service.calls {
                calls.pop();
            }
            service.packages.retain(|package| package.month < input.months);
            service.orders.retain(|order| order.month < input.months);
        }
        shorter.services.retain(|s| s.orders.len() == orders_of(&input, s));
        let kept = |id: &(String, String)| {
            shorter.services.iter().any(|s| (&s.product, &s.service) == (&id.0, &id.1))
        };
        input.services.retain(|s| kept(&(s.product.clone(), s.service.clone())));
        let last = u8::try_from(input.months - 1).expect("few months");
        let (long, short) = (quote(&input), quote(&shorter));
        for (long, short) in long.entries.iter().zip(&short.entries) {
            let lines: Vec<&Line> = long.lines.iter().filter(|l| l.when.month() < last).collect();
            prop_assert_eq!(lines, short.lines.iter().collect::<Vec<_>>());
            // What a pool leaves open with packages reaches into the later months.
            if may_contest(&input) {
                continue;
            }
            let beside: Vec<_> = long.outcomes.iter().filter(|(month, _)| *month < last).collect();
            prop_assert_eq!(beside, short.outcomes.iter().collect::<Vec<_>>());
        }
    }

    /// Naming what is quoted anyway changes nothing, and turning a reading over twice neither.
    #[test]
    fn turning_a_reading_over_twice_is_nothing(input in input_of(1..=3, 3, Reach::Any)) {
        let plain = Input { readings: Vec::new(), ..input.clone() };
        let named = input.readings.iter().map(|(id, _)| {
            let reading = BOOK.reading(BOOK.find_reading(id).expect("an id"));
            (id.clone(), reading.default.to_owned())
        });
        let named = Input { readings: named.collect(), ..input.clone() };
        prop_assert_eq!(quote(&plain), quote(&named));
        let choices = scenario(&input).choices();
        for (id, _) in &input.readings {
            let reading = BOOK.find_reading(id).expect("an id");
            prop_assert!(choices.has(reading));
            prop_assert!(!choices.flipped(reading).has(reading));
            prop_assert_eq!(choices.flipped(reading).flipped(reading), choices);
        }
        prop_assert_eq!(input.readings.is_empty(), choices == Choices::QUOTED);
    }

    /// No input in range is too wild to plan; no plan is dearer than what is asked; every plan costs what
    /// it is quoted, and together they cost the whole.
    #[test]
    fn plans_are_never_dearer(input in input_of(1..=36, 4, Reach::Any)) {
        let scenario = scenario(&input);
        let whole = whole(&BOOK, &scenario);
        prop_assert_eq!(whole.cost, total(&whole.scenario));
        for (place, planned) in whole.entries.iter().enumerate() {
            let Some(planned) = planned else { continue };
            let best = planned.best();
            if let Some(asked) = &planned.asked {
                prop_assert!((best.gaps, best.cost) <= (asked.gaps, asked.cost), "{:?}", planned);
            }
            let quote = Quote::of(&BOOK, &best.applied(&BOOK, &scenario, place));
            prop_assert_eq!(quote.entries[place].amount(), best.cost);
        }
    }

    /// A notch is a larger quantity that costs less.
    #[test]
    fn notches_cost_less(input in input_of(1..=36, 4, Reach::Any)) {
        let scenario = scenario(&input);
        for (place, entry) in input.services.iter().enumerate() {
            let Some(notch) = notch::of(&BOOK, &scenario, place) else { continue };
            prop_assert!(notch.then < notch.now);
            if entry.calls.is_some() && notch.order.is_none() {
                let mut larger = input.clone();
                larger.services[place].calls = Some(Series::Flat(notch.quantity));
                let quotes = [quote(&input), quote(&larger)];
                let [now, then] = quotes.map(|quote| quote.entries[place].amount());
                prop_assert_eq!((now, then), (notch.now, notch.then));
            }
        }
    }

    /// A total is incomplete exactly where something has no price.
    #[test]
    fn what_has_no_price_is_never_in_the_total(input in input_of(1..=6, 6, Reach::Any)) {
        let quote = quote(&input);
        let gap = |entry: &Quoted| {
            entry.outcomes.iter().any(|(_, outcome)| !matches!(outcome, Outcome::Unserved { .. }))
        };
        prop_assert_eq!(quote.is_complete(), !quote.entries.iter().any(gap));
        for entry in &quote.entries {
            let service = BOOK.service(entry.service);
            if matches!(service.offer, Offer::NoPrice) {
                prop_assert!(entry.lines.is_empty() && entry.amount() == Amount::ZERO);
            }
        }
    }
}

fn orders_of(input: &Input, service: &pricing::input::ServiceInput) -> usize {
    let same = |s: &&pricing::input::ServiceInput| {
        (&s.product, &s.service) == (&service.product, &service.service)
    };
    input.services.iter().find(same).map_or(0, |s| s.orders.len())
}

/// bought + balance = used + expired + left, in thousandths; a started point of each purchase may
/// be left unshown.
fn conserves(entry: &Quoted, balance: u64) -> Result<(), TestCaseError> {
    let Offer::MeteredUse(offer) = BOOK.service(entry.service).offer else {
        return Ok(());
    };
    let Some(packages) = offer.packages else {
        return Ok(());
    };
    // Where a pool is contested, nobody knows what packages give up.
    if entry.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Ambiguous { .. })) {
        return Ok(());
    }
    let factor = u128::from(packages.points_per_unit.thousandths());
    let (mut held, mut gone, mut lots) = (u128::from(balance) * 1000, 0u128, 1u128);
    for line in &entry.lines {
        let quantity = u128::from(line.quantity);
        match line.reason {
            Reason::PackageBought { size } => {
                held += quantity * u128::from(size) * 1000;
                lots += 1;
            }
            Reason::FromPackage { .. } => gone += quantity * factor,
            _ => {}
        }
    }
    for notice in &entry.notices {
        if let Notice::Expired { units } | Notice::Leftover { units } = notice {
            gone += u128::from(*units) * 1000;
        }
    }
    let hidden = if factor == 1000 { 0 } else { lots * 999 };
    prop_assert!(gone <= held && held - gone <= hidden, "{held} held, {gone} accounted for");
    Ok(())
}
