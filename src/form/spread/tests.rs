//! Growth, seasons, and what people paste: cases counted by hand, laws, another way to count.

use proptest::prelude::*;

use super::*;
use crate::form::whole;
use pricing::quantity::UNITS;

#[test]
fn rates_as_people_write_them() {
    for (text, expected) in [
        ("0", Ok(100_000)),
        ("5", Ok(105_000)),
        ("3.5", Ok(103_500)),
        (" +3.5 % ", Ok(103_500)),
        ("3.5％", Ok(103_500)),
        ("-2", Ok(98_000)),
        ("−0.125%", Ok(99_875)),
        ("-100", Ok(0)),
        ("1,000", Ok(1_100_000)),
        ("-100.001", Err(NotANumber::Negative)),
        ("--5", Err(NotANumber::Negative)),
        ("", Err(NotANumber::Empty)),
        ("-", Err(NotANumber::Empty)),
        ("%", Err(NotANumber::Empty)),
        ("0.0001", Err(NotANumber::TooFine)),
        ("3,5", Err(NotANumber::Grouping)),
        ("a lot", Err(NotANumber::Unreadable)),
    ] {
        assert_eq!(factor(text), expected, "{text:?}");
    }
}

#[test]
fn growth_by_hand() {
    for (start, rate, months, expected) in [
        // 1,000,000 × 1.05 × 1.05 × 1.05 = 1,157,625.
        (1_000_000, "5", 4, vec![1_000_000, 1_050_000, 1_102_500, 1_157_625]),
        // 1000 × 1.035² = 1071.225; × 1.035³ = 1108.717875; × 1.035⁴ = 1147.523000625.
        (1_000, "3.5", 5, vec![1_000, 1_035, 1_071, 1_109, 1_148]),
        // 10 × 1.01ⁿ: 10.1, …, 10.4060401, then 10.510100501: rounded from month to month it would
        // stay at 10.
        (10, "1", 6, vec![10, 10, 10, 10, 10, 11]),
        // 5 × 0.9 = 4.5 is rounded up, and 5 × 0.81 = 4.05 follows from 5, not from 5 again.
        (5, "-10", 3, vec![5, 5, 4]),
        (7, "-100", 3, vec![7, 0, 0]),
        (0, "1000", 3, vec![0, 0, 0]),
        (1, "1000", 4, vec![1, 11, 121, 1_331]),
        (9, "0", 3, vec![9, 9, 9]),
        (u64::MAX, "1", 2, vec![u64::MAX, u64::MAX]),
    ] {
        assert_eq!(grown(start, factor(rate).expect(rate), months), expected, "{start} {rate}");
    }
    // 11³⁵ has 37 digits.
    assert_eq!(grown(1, FACTORS.max, 36).last(), Some(&u64::MAX));
}

#[test]
fn seasons_by_hand() {
    for (base, weight, expected) in [
        (1_000_000, "180", 1_800_000),
        (1_000, "87.5%", 875),
        (1, "50", 1),
        (1, "49.999", 0),
        (3, "50", 2),
        (5, "0", 0),
        (u64::MAX, "200", u64::MAX),
    ] {
        assert_eq!(weighted(base, share(weight).expect(weight)), expected, "{base} {weight}");
    }
    for season in SEASONS {
        assert!(season.contains(&100), "{season:?}");
    }
}

#[test]
fn what_people_paste() {
    let year = "1,200,000\t1,300,000\t350万\t3.5M";
    for (text, cells) in [
        ("5", vec!["5"]),
        ("1,000", vec!["1,000"]),
        ("1 000 000", vec!["1 000 000"]),
        (" 52,000,000 \n", vec!["52,000,000"]),
        ("1\n2\n3\n", vec!["1", "2", "3"]),
        ("1\r\n2\r\n", vec!["1", "2"]),
        (year, vec!["1,200,000", "1,300,000", "350万", "3.5M"]),
        ("1\t2\n3\t4\n", vec!["1", "2", "3", "4"]),
        ("1\t2\t\r\n3\t4\t\r\n", vec!["1", "2", "3", "4"]),
        ("1\n\n3", vec!["1", "", "3"]),
        ("\t2\t3", vec!["", "2", "3"]),
        ("1,000, 2,000, 3,000", vec!["1,000", "2,000", "3,000"]),
        ("1、2；3", vec!["1", "2", "3"]),
        ("many\nfew", vec!["many", "few"]),
        ("", vec![""]),
    ] {
        assert_eq!(pasted(text), cells, "{text:?}");
    }
}

proptest! {
    /// What is no rounding error away from the truth and what is: twice the number lies within one of
    /// twice the true quotient.
    #[test]
    fn growth_is_the_nearest_whole_number(
        start in 0..=UNITS.max,
        factor in FACTORS.min..=200_000u64,
        month in 0..4u32,
    ) {
        let grown = grown(start, factor, 4)[month as usize];
        let (whole, parts) = (u128::from(start) * u128::from(factor).pow(month),
            u128::from(NO_GROWTH).pow(month));
        let expected = (2 * whole + parts) / (2 * parts);
        prop_assert_eq!(u128::from(grown), expected);
    }

    #[test]
    fn more_grows_to_more(start in 1..1_000_000u64, factor in NO_GROWTH..=FACTORS.max) {
        let (slow, fast) = (grown(start, factor, 36), grown(start + 1, factor, 36));
        prop_assert!(slow.is_sorted());
        prop_assert!(slow.iter().zip(&fast).all(|(slow, fast)| slow <= fast));
        prop_assert_eq!(slow[0], start);
    }

    #[test]
    fn a_column_is_pasted_as_it_was_copied(numbers in prop::collection::vec(0..=UNITS.max, 1..40)) {
        for separator in ["\n", "\t", "\r\n", ", ", "; "] {
            let cells: Vec<String> = numbers.iter().map(|&n| crate::wording::count(n)).collect();
            let read: Vec<_> = pasted(&cells.join(separator)).iter().map(|c| whole(c)).collect();
            let expected: Vec<_> = numbers.iter().map(|&n| Ok(n)).collect();
            prop_assert_eq!(read, expected, "{:?}", separator);
        }
    }
}
