//! The marks of an axis: multiples of 1, 2 or 5 times a power of ten.

use pricing::digits::decimal;
use pricing::money::Amount;

/// Parts of an axis: what lies on it is told in these.
pub const PARTS: u32 = 10_000;

/// An axis from 0 to its last mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// From one mark to the next.
    pub step: u128,
    /// Marks after 0.
    pub n: u128,
}

impl Axis {
    /// The axis with the smallest step that reaches so far with no more than `most` marks after 0.
    pub fn to(reach: u128, most: u128) -> Axis {
        let reach = reach.max(1);
        let mut decade = 1;
        loop {
            for step in [decade, 2 * decade, 5 * decade] {
                let n = reach.div_ceil(step);
                if n <= most.max(1) {
                    return Axis { step, n };
                }
            }
            decade *= 10;
        }
    }

    /// Where it ends.
    pub fn last(self) -> u128 {
        self.step * self.n
    }

    /// Where a number lies, in [`PARTS`], cut off.
    pub fn place(self, number: u64) -> u32 {
        let parts = u128::from(number) * u128::from(PARTS) / self.last();
        u32::try_from(parts).map_or(PARTS, |parts| parts.min(PARTS))
    }

    /// The number at a place.
    pub fn number(self, place: u32) -> u64 {
        let number = self.last() * u128::from(place.min(PARTS)) / u128::from(PARTS);
        u64::try_from(number).unwrap_or(u64::MAX)
    }
}

/// An axis of money, its marks in hundredths of a yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyAxis {
    /// In hundredths of a yuan.
    pub marks: Axis,
    whole: Amount,
}

impl MoneyAxis {
    /// The axis on which an amount fits.
    pub fn to(most: Amount) -> MoneyAxis {
        let (numerator, denominator) = most.ratio();
        let hundredths = (numerator.unsigned_abs() * 100).div_ceil(denominator.unsigned_abs());
        let marks = Axis::to(hundredths, 5);
        MoneyAxis { marks, whole: hundredths_of_yuan(marks.last()) }
    }

    /// Where an amount lies, in [`PARTS`].
    pub fn place(self, amount: Amount) -> u32 {
        amount.parts_of(self.whole, PARTS)
    }
}

/// So many hundredths of a yuan.
pub fn hundredths_of_yuan(n: u128) -> Amount {
    Amount::parse(&decimal(n, 2)).unwrap_or(Amount::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_human() {
        for (reach, most, step, n) in [
            (0, 6, 1, 1),
            (6, 6, 1, 6),
            (7, 6, 2, 4),
            (50, 6, 10, 5),
            (5_820_000, 6, 1_000_000, 6),
            (12_502, 6, 5_000, 3),
            (104_000_000, 6, 20_000_000, 6),
            (2_000_000_000_000_000, 6, 500_000_000_000_000, 4),
        ] {
            assert_eq!(Axis::to(reach, most), Axis { step, n }, "{reach}");
        }
    }

    #[test]
    fn what_is_reached_fits_with_little_to_spare() {
        let mut reach = 1u128;
        while reach < 1 << 80 {
            for most in 1..8 {
                let axis = Axis::to(reach, most);
                assert!(axis.last() >= reach && (1..=most).contains(&axis.n), "{reach} {most}");
                // A step less would not have reached it.
                assert!(axis.last() - reach < axis.step, "{reach} {most}");
            }
            reach = reach * 13 / 10 + 1;
        }
    }

    #[test]
    fn places_rise_with_numbers_and_back() {
        let axis = Axis::to(5_820_000, 6);
        assert_eq!(
            (axis.place(0), axis.place(3_000_000), axis.place(6_000_000)),
            (0, 5_000, PARTS)
        );
        assert_eq!(axis.place(u64::MAX), PARTS);
        let mut before = 0;
        for place in 0..=PARTS {
            let number = axis.number(place);
            assert!(number >= before && axis.place(number).abs_diff(place) <= 1, "{place}");
            before = number;
        }
    }

    #[test]
    fn money_has_a_place_of_its_own() {
        let yuan = |text| Amount::parse(text).expect(text);
        let axis = MoneyAxis::to(yuan("18592.001"));
        assert_eq!((axis.marks.step, axis.marks.n), (500_000, 4));
        assert_eq!((axis.place(yuan("10000")), axis.place(yuan("20000"))), (5_000, PARTS));
        assert_eq!(MoneyAxis::to(Amount::ZERO).place(Amount::ZERO), 0);
    }
}
