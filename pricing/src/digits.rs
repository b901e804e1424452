//! Whole numbers as digits. The library's formatting, which can do much more, is larger than all that
//! the page writes with it.

/// A number in decimal digits, with zeros before it up to `least` of them.
#[must_use]
pub fn digits(n: u128, least: usize) -> String {
    /// So many digits are written at a time: what fits a register.
    const AT_ONCE: u32 = 18;
    let chunk = 10u128.pow(AT_ONCE);
    let (high, low) = (n / chunk, u64::try_from(n % chunk).unwrap_or(0));
    let mut reversed: Vec<u8> = Vec::new();
    push(&mut reversed, low, if high > 0 { AT_ONCE as usize } else { least });
    let mut text = String::new();
    if high > 0 {
        text = digits(high, least.saturating_sub(AT_ONCE as usize));
    }
    for digit in reversed.into_iter().rev() {
        text.push(char::from(digit));
    }
    text
}

fn push(reversed: &mut Vec<u8>, mut n: u64, least: usize) {
    let start = reversed.len();
    while n > 0 || reversed.len() - start < least.max(1) {
        reversed.push(b'0' + (n % 10) as u8);
        n /= 10;
    }
}

/// A number that fits a register in decimal digits.
#[must_use]
#[inline(never)]
pub fn plain(n: u64) -> String {
    digits(n.into(), 1)
}

/// A number of `1/10^decimals`, with all its decimals.
#[must_use]
pub fn decimal(scaled: u128, decimals: u32) -> String {
    let whole = digits(scaled, decimals as usize + 1);
    let (integer, fraction) = whole.split_at(whole.len() - decimals as usize);
    let point = if decimals == 0 { "" } else { "." };
    [integer, point, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_library() {
        let numbers = [0, 1, 9, 10, 999, 10u128.pow(18) - 1, 10u128.pow(18), 10u128.pow(18) + 7];
        for n in numbers.into_iter().chain([u128::from(u64::MAX), 10u128.pow(37), u128::MAX]) {
            for least in [0, 1, 2, 5, 19, 40] {
                assert_eq!(digits(n, least), format!("{n:0least$}"));
            }
        }
        for (n, decimals, text) in [(0, 0, "0"), (0, 2, "0.00"), (7, 2, "0.07"), (1980, 3, "1.980")]
        {
            assert_eq!(decimal(n, decimals), text);
        }
    }
}
