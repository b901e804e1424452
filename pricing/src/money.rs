//! Exact money.
//!
//! An [`Amount`] is a whole number of *grains*; a grain is 1/6,000,000,000 of a yuan. That holds
//! every price with at most eight decimals, and a sixtieth of such a price, so a second of a
//! per-minute price is exact. Nothing is rounded until an amount is shown.

use crate::digits::{decimal, digits};
use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Mul, Neg, Sub};

/// Grains in one yuan: sixty times 10^8.
const GRAINS: i128 = 6_000_000_000;

/// Exact money in CNY. Negative amounts are credits.
///
/// An i128 of grains holds 2.8 × 10^28 yuan. The ranges in [`crate::quantity`] keep a whole quote
/// below 10^23, so sums and products of checked input cannot overflow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Amount(pub(crate) i128);

/// Why a text is not an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountError {
    /// Not digits with at most one point.
    NotDecimal,
    /// More than eight decimals.
    TooFine,
    /// More than twenty digits before the point.
    TooLarge,
}

impl Amount {
    /// No money.
    pub const ZERO: Amount = Amount(0);

    /// Reads a plain decimal: digits, then optionally a point and one to eight digits.
    /// No sign, exponent, separator or blank.
    ///
    /// # Errors
    /// [`AmountError`] says what is wrong; nothing is ever rounded to fit.
    pub fn parse(text: &str) -> Result<Amount, AmountError> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(AmountError::NotDecimal);
        }
        if fraction.len() > 8 {
            return Err(AmountError::TooFine);
        }
        if whole.len() > 20 {
            return Err(AmountError::TooLarge);
        }
        let number = |part: &str| part.bytes().fold(0i128, |n, b| n * 10 + i128::from(b - b'0'));
        let scale = 10i128.pow(8 - u32::try_from(fraction.len()).unwrap_or(8));
        Ok(Amount(number(whole) * GRAINS + number(fraction) * scale * (GRAINS / 100_000_000)))
    }

    /// This amount shared among `parts` equal parts, if the share is a whole number of grains.
    #[must_use]
    pub fn exact_part(self, parts: u64) -> Option<Amount> {
        let parts = i128::from(parts);
        (parts != 0 && self.0 % parts == 0).then(|| Amount(self.0 / parts))
    }

    /// This amount times a share. Exact for amounts of at most four decimals more than the share
    /// leaves room for, which covers every price the tables admit.
    #[must_use]
    pub fn times_share(self, share: Share) -> Amount {
        let product = self.0 * i128::from(share.0);
        debug_assert_eq!(product % i128::from(Share::WHOLE.0), 0, "a share of a price is exact");
        Amount(product / i128::from(Share::WHOLE.0))
    }

    /// Rounded half away from zero to `decimals` (at most 8) for display, as a decimal text.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> String {
        let scaled = self.round_to(decimals);
        let sign = if scaled < 0 { "-" } else { "" };
        [sign, &decimal(scaled.unsigned_abs(), decimals)].concat()
    }

    /// The nearest amount with `decimals` decimals, half away from zero.
    #[must_use]
    pub fn nearest(self, decimals: u32) -> Amount {
        Amount(self.round_to(decimals) * (GRAINS / 10i128.pow(decimals)))
    }

    fn round_to(self, decimals: u32) -> i128 {
        let grain = GRAINS / 10i128.pow(decimals.min(8));
        let half = grain / 2;
        (self.0 + if self.0 < 0 { -half } else { half }) / grain
    }

    /// One of `n` equal parts, cut off below a grain: for an average that is only shown.
    #[must_use]
    pub fn part_cut(self, n: usize) -> Amount {
        Amount(self.0 / i128::try_from(n.max(1)).unwrap_or(1))
    }

    /// Thousandths that this is of a whole, cut off; 0 of nothing, and at most 1000.
    #[must_use]
    pub fn per_mille_of(self, whole: Amount) -> u32 {
        self.parts_of(whole, 1000)
    }

    /// How many of `n` equal parts of a whole this is, cut off; 0 of nothing, and at most `n`.
    #[must_use]
    pub fn parts_of(self, whole: Amount, n: u32) -> u32 {
        if whole.0 <= 0 {
            return 0;
        }
        let parts = self.0.max(0) * i128::from(n) / whole.0;
        u32::try_from(parts).map_or(n, |parts| parts.min(n))
    }

    /// Thousandths by which this is more than another amount, cut off; none where that is nothing.
    #[must_use]
    pub fn per_mille_above(self, other: Amount) -> Option<u32> {
        if other.0 <= 0 {
            return None;
        }
        Some(u32::try_from((self.0 - other.0).max(0) * 1000 / other.0).unwrap_or(u32::MAX))
    }

    /// The exact value as its `Display` shows it.
    #[must_use]
    pub fn exact(self) -> String {
        let (numerator, denominator) = self.ratio();
        let sign = if numerator < 0 { "-" } else { "" };
        let size = numerator.unsigned_abs();
        let Some(decimals) = (0..=11).find(|&d| 10i128.pow(d) % denominator == 0) else {
            return [sign, &digits(size, 1), "/", &digits(denominator.unsigned_abs(), 1)].concat();
        };
        let scale = 10i128.pow(decimals) / denominator;
        [sign, &decimal(size * scale.unsigned_abs(), decimals)].concat()
    }

    /// The amount in grains, of which 6,000,000,000 are one yuan.
    #[must_use]
    pub const fn grains(self) -> i128 {
        self.0
    }

    /// The numerator and denominator of the amount in lowest terms.
    #[must_use]
    pub fn ratio(self) -> (i128, i128) {
        let divisor = gcd(self.0.unsigned_abs(), GRAINS.unsigned_abs()).cast_signed();
        (self.0 / divisor, GRAINS / divisor)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

/// The exact value: a decimal with no needless zeros (`1980`, `0.0032`), or a fraction in lowest
/// terms where no decimal is exact (`112/3`).
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.exact())
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0 + other.0)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        self.0 += other.0;
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0 - other.0)
    }
}

impl Neg for Amount {
    type Output = Amount;
    fn neg(self) -> Amount {
        Amount(-self.0)
    }
}

impl Mul<u64> for Amount {
    type Output = Amount;
    fn mul(self, quantity: u64) -> Amount {
        Amount(self.0 * i128::from(quantity))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, Add::add)
    }
}

/// A printed price and the number of units it is for.
///
/// Only [`UnitPrice::new`] makes one, and only where the price of a single unit is exact: a price
/// that would have to be rounded cannot enter a bill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitPrice {
    pub(crate) one: Amount,
    pub(crate) per: u64,
}

impl UnitPrice {
    /// Nothing, for one unit.
    pub const FREE: UnitPrice = UnitPrice { one: Amount::ZERO, per: 1 };

    /// `price` for `per` units, if a single unit's share is exact.
    #[must_use]
    pub fn new(price: Amount, per: u64) -> Option<UnitPrice> {
        price.exact_part(per).map(|one| UnitPrice { one, per })
    }

    /// The price of a single unit.
    #[must_use]
    pub fn one(self) -> Amount {
        self.one
    }

    /// How many units the printed price is for (1000 for 元/千次).
    #[must_use]
    pub fn per(self) -> u64 {
        self.per
    }

    /// The price as printed, for [`UnitPrice::per`] units.
    #[must_use]
    pub fn printed(self) -> Amount {
        self.one * self.per
    }
}

/// A share in ten-thousandths: 1.2 is 12,000 and 15 % is 1,500.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Share(pub(crate) u32);

impl Share {
    /// One, or 100 %.
    pub const WHOLE: Share = Share(10_000);

    /// Ten-thousandths.
    #[must_use]
    pub fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// Reads a decimal with at most four decimals, up to 100.
    ///
    /// # Errors
    /// As [`Amount::parse`].
    pub fn parse(text: &str) -> Result<Share, AmountError> {
        let amount = Amount::parse(text)?;
        let grain = GRAINS / i128::from(Share::WHOLE.0);
        if amount.0 % grain != 0 {
            return Err(AmountError::TooFine);
        }
        let parts = u32::try_from(amount.0 / grain).map_err(|_| AmountError::TooLarge)?;
        if parts > 1_000_000 { Err(AmountError::TooLarge) } else { Ok(Share(parts)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, exact: &str, shown: &str) {
        let amount = Amount::parse(text).expect(text);
        assert_eq!((amount.to_string().as_str(), amount.rounded(2).as_str()), (exact, shown));
    }

    #[test]
    fn amounts_read_and_print() {
        check("0", "0", "0.00");
        check("0.0005", "0.0005", "0.00");
        check("1980.00", "1980", "1980.00");
        check("0.125", "0.125", "0.13");
        check("1.005", "1.005", "1.01");
        check(
            "12345678901234567890.12345678",
            "12345678901234567890.12345678",
            "12345678901234567890.12",
        );
    }

    #[test]
    fn texts_that_are_no_amount() {
        use AmountError::*;
        for (text, error) in [
            ("", NotDecimal),
            ("-1", NotDecimal),
            ("+1", NotDecimal),
            ("1e3", NotDecimal),
            ("1_000", NotDecimal),
            (".5", NotDecimal),
            ("5.", NotDecimal),
            ("1.2.3", NotDecimal),
            (" 1", NotDecimal),
            ("0.123456789", TooFine),
            ("100000000000000000000", TooLarge),
        ] {
            assert_eq!(Amount::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_second_of_a_minute_price_is_exact() {
        let minute = Amount::parse("16").expect("16");
        let second = UnitPrice::new(minute, 60).expect("exact");
        assert_eq!((second.one() * 140).to_string(), "112/3");
        assert_eq!((second.one() * 140).rounded(2), "37.33");
        assert_eq!((second.one() * 140).nearest(1).to_string(), "37.3");
    }

    #[test]
    fn how_much_more_one_amount_is() {
        let yuan = |text| Amount::parse(text).expect(text);
        for (of, other, expected) in [
            ("110", "100", Some(100)),
            ("100", "100", Some(0)),
            ("99", "100", Some(0)),
            ("250", "100", Some(1_500)),
            ("2.005", "2", Some(2)),
            ("5", "0", None),
        ] {
            assert_eq!(yuan(of).per_mille_above(yuan(other)), expected, "{of} {other}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let amount = |text| Amount::parse(text).expect(text);
        assert_eq!((-amount("0.125")).rounded(2), "-0.13");
        assert_eq!((-amount("0.004")).rounded(2), "0.00");
        assert_eq!(amount("2.5").rounded(0), "3");
    }

    #[test]
    fn a_price_that_would_round_is_refused() {
        assert_eq!(UnitPrice::new(Amount::parse("1").expect("1"), 7), None);
        assert_eq!(UnitPrice::new(Amount::parse("1").expect("1"), 0), None);
    }
}
