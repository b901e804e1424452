//! Messages at a field: what is wrong, and what is accepted.

use pricing::quantity::{Range, UNITS};

use super::Language;
use super::format::{count, milli, rate};
use super::phrases::{Phrase, text};
use crate::form::{Field, HorizonProblem, NotANumber, Reason};
use pricing::table::Milli;

const RANGE: Phrase = &text("请填 {0} 至 {1} 之间的整数", "Enter a whole number from {0} to {1}");
const RATE_RANGE: Phrase = &text("请填 {0} 至 {1} 之间的数", "Enter a number from {0} to {1}");
const LENGTH_RANGE: Phrase = &text(
    "请填 {0} 至 {1} 的整数秒，或写成 分:秒，如 2:20",
    "Enter {0} to {1} whole seconds, or minutes and seconds as in 2:20",
);
const AMOUNT: Phrase = &text(
    "请填金额（元），最多两位小数，如 50,000.50 或 5万。",
    "Enter an amount in yuan with at most two decimals, as in 50,000.50 or 50k.",
);
const GROWTH_RANGE: Phrase = &text(
    "请填 {0} 至 {1} 之间的百分数，如 3.5 或 -2",
    "Enter a percentage from {0} to {1}, such as 3.5 or -2",
);
const WEIGHT_RANGE: Phrase = &text(
    "请填 {0} 至 {1} 之间的百分数，如 120",
    "Enter a percentage from {0} to {1}, such as 120",
);
const TOO_MANY_IN_MONTH: Phrase = &text(
    "第 {0} 个月的调用量会超出可计算的范围（{1} 次）。",
    "In month {0} there would be more calls than can be calculated ({1}).",
);
const EMPTY: Phrase = &text("尚未填写。", "Nothing entered. ");
const UNREADABLE: Phrase = &text("无法识别为数字。", "This is not a number. ");
const NEGATIVE: Phrase = &text("不能为负数。", "It cannot be negative. ");
const NOT_WHOLE: Phrase = &text("不是整数。", "This is not a whole number. ");
const TOO_FINE: Phrase = &text("小数位太多。", "Too many decimals. ");
const GROUPING: Phrase =
    &text("分隔符的位置不明确，如 1,000。", "The separators are unclear; write 1,000. ");
const TOO_LARGE: Phrase = &text("数字太大。", "The number is too large. ");
const TOO_MANY_UNITS: Phrase = &text(
    "购买的总额度超出了可计算的范围，请减少数量。",
    "More prepaid units than can be calculated; buy fewer.",
);
const NO_TIME: Phrase = &text("月数和天数不能都为 0。", "Months and days cannot both be 0.");
const TOO_FEW_DAYS: Phrase = &text("至少购买 {0} 天。", "Order at least {0} days.");
const REFUSED: Phrase = &text("此处的输入无法用于报价。", "This entry cannot be quoted.");
const NO_SUCH_DAY: Phrase = &text("请填写日历上存在的日期。", "Enter a day of the calendar.");
const STOP: Phrase = &text("。", ".");

/// What a field accepts.
pub fn range(language: Language, field: Option<Field>, range: Range) -> String {
    let (sentence, bounds) = match field {
        Some(Field::Growth) => (GROWTH_RANGE, [range.min, range.max].map(rate)),
        Some(Field::FrameRate(_) | Field::Weight(_)) => {
            let sentence =
                if matches!(field, Some(Field::Weight(_))) { WEIGHT_RANGE } else { RATE_RANGE };
            (sentence, [range.min, range.max].map(|n| milli(Milli::from_thousandths(n))))
        }
        Some(Field::Seconds(_)) => (LENGTH_RANGE, [range.min, range.max].map(count)),
        _ => (RANGE, [range.min, range.max].map(count)),
    };
    let [min, max] = &bounds;
    language.fill(sentence, &[min, max]) + language.of(STOP)
}

/// What is wrong at a field of a service.
pub fn problem(language: Language, field: Field, reason: Reason) -> String {
    reason_at(language, Some(field), reason)
}

/// What is wrong with the horizon.
pub fn horizon_problem(language: Language, problem: HorizonProblem) -> String {
    match problem {
        HorizonProblem::NoSuchDay => language.of(NO_SUCH_DAY).to_owned(),
        HorizonProblem::Months(reason) => reason_at(language, None, reason),
    }
}

/// What is wrong with an amount.
pub fn amount_problem(language: Language, why: NotANumber) -> String {
    let why = match why {
        NotANumber::TooFine => TOO_FINE,
        why => not_a_number(None, why),
    };
    [language.of(why), language.of(AMOUNT)].concat()
}

fn reason_at(language: Language, field: Option<Field>, reason: Reason) -> String {
    match reason {
        // Below −100 % is below zero, which the range says better.
        Reason::NotANumber(NotANumber::Negative, accepted) if field == Some(Field::Growth) => {
            range(language, field, accepted)
        }
        Reason::NotANumber(why, accepted) => {
            let why = language.of(not_a_number(field, why));
            [why, &range(language, field, accepted)].concat()
        }
        Reason::OutOfRange(accepted) => range(language, field, accepted),
        Reason::TooManyInMonth(month) => {
            language.fill(TOO_MANY_IN_MONTH, &[&count(month), &count(UNITS.max)])
        }
        Reason::TooManyUnits => language.of(TOO_MANY_UNITS).to_owned(),
        Reason::NoTime => language.of(NO_TIME).to_owned(),
        Reason::TooFewDays(minimum) => language.fill(TOO_FEW_DAYS, &[&count(minimum)]),
        Reason::Refused => language.of(REFUSED).to_owned(),
    }
}

fn not_a_number(field: Option<Field>, why: NotANumber) -> Phrase {
    match why {
        NotANumber::Empty => EMPTY,
        NotANumber::Unreadable => UNREADABLE,
        NotANumber::Negative => NEGATIVE,
        NotANumber::TooFine
            if matches!(field, Some(Field::FrameRate(_) | Field::Growth | Field::Weight(_))) =>
        {
            TOO_FINE
        }
        NotANumber::TooFine => NOT_WHOLE,
        NotANumber::Grouping => GROUPING,
        NotANumber::TooLarge => TOO_LARGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pricing::quantity;

    #[test]
    fn a_message_says_what_is_accepted() {
        let bad = Reason::NotANumber(NotANumber::TooFine, quantity::QPS);
        assert_eq!(
            problem(Language::En, Field::Qps(0), bad),
            "This is not a whole number. Enter a whole number from 1 to 1,000,000."
        );
        assert_eq!(
            problem(Language::Zh, Field::Qps(0), Reason::OutOfRange(quantity::QPS)),
            "请填 1 至 1,000,000 之间的整数。"
        );
    }
}
