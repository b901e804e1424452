//! What a price depends on: tiers, months and days, the video matrix, dates, packages that burn down.

use pricing::date::Date;
use pricing::digits::plain;
use pricing::line::MonthUse;
use pricing::money::{Amount, UnitPrice};
use pricing::table::{ChargedPer, Milli, Period};

use super::format::{count, fraction, milli};
use super::phrases::{Phrase, text};
use super::{Counted, Language, counted, yuan};
use crate::form::{What, Zone, ZonePrice};

const FREE: Phrase = &text("免费", "free");
const ASK_SALES: Phrase = &text("询价", "ask sales");
const NOT_SOLD: Phrase = &text("不可购", "not sold");
const PACKAGES_ONLY: Phrase = &text("仅限资源包", "packages only");
const NO_PRICE: Phrase = &text("无价格", "no price");
const MONTH_DAY: Phrase = &text("{0}/月 · {1}/天", "{0}/mo · {1}/day");

/// The price in a part of a slider's range, as short as it can be.
pub fn zone(language: Language, price: ZonePrice) -> String {
    match price {
        ZonePrice::Free => language.of(FREE).to_owned(),
        ZonePrice::Unit(price) => per(language, fraction(price.printed()), price),
        ZonePrice::PerMonthAndDay(month, day, _) => {
            language.fill(MONTH_DAY, &[&fraction(month), &fraction(day)])
        }
        ZonePrice::AskSales => language.of(ASK_SALES).to_owned(),
        ZonePrice::NotSold => language.of(NOT_SOLD).to_owned(),
        ZonePrice::PackagesOnly => language.of(PACKAGES_ONLY).to_owned(),
        ZonePrice::NotPriced => language.of(NO_PRICE).to_owned(),
    }
}

const PER_THOUSAND: Phrase = &text("{0}/千次", "{0} per 1,000");
const PER_SOME: Phrase = &text("{0}/{1} 次", "{0} per {1}");

fn per(language: Language, price: String, of: UnitPrice) -> String {
    match of.per() {
        1 => price,
        1_000 => language.fill(PER_THOUSAND, &[&price]),
        n => language.fill(PER_SOME, &[&price, &count(n)]),
    }
}

const EACH: Phrase = &text("每台 {0}", "{0} each");

/// The price in a part of a device order's range.
pub fn zone_price(language: Language, price: ZonePrice) -> String {
    match price {
        ZonePrice::Unit(price) => language.fill(EACH, &[&yuan(price.printed())]),
        _ => zone(language, price),
    }
}

const AND_MORE: Phrase = &text("{0} 台及以上", "{0} and more");
const FROM_TO: Phrase = &text("{0} – {1} 台", "{0} – {1}");

/// The devices of a tier.
pub fn zone_range(language: Language, zone: &Zone) -> String {
    match zone.last {
        u64::MAX => language.fill(AND_MORE, &[&count(zone.first)]),
        last => language.fill(FROM_TO, &[&count(zone.first.max(1)), &count(last)]),
    }
}

const EACH_QPS: Phrase = &text("1 QPS：", "One QPS: ");
const WHOLE_ORDER: Phrase = &text("整笔订单：", "The order: ");
const BOTH: Phrase = &text("{0}每月 {1}，每天 {2}。", "{0}{1} a month, {2} a day. ");
const OVERTAKE: Phrase =
    &text("满 {0} 天起，包月更便宜。", "From {0} days on, a month costs less.");
const NEVER: Phrase = &text("按天始终不贵于包月。", "Days never cost more than a month.");

/// What a month and a day of QPS cost, and from when on days cost more than a month.
pub fn month_or_days(
    language: Language,
    (month, day, per): (Amount, Amount, ChargedPer),
    overtake: Option<u64>,
) -> String {
    let of = language.of(match per {
        ChargedPer::EachQps => EACH_QPS,
        ChargedPer::WholeOrder => WHOLE_ORDER,
    });
    let both = language.fill(BOTH, &[of, &yuan(month), &yuan(day)]);
    both + &match overtake {
        Some(days) => language.fill(OVERTAKE, &[&plain(days)]),
        None => language.of(NEVER).to_owned(),
    }
}

const UP_TO_FPS: Phrase = &text("≤ {0} fps", "≤ {0} fps");
const UP_TO_PIXELS: Phrase = &text("高度 ≤ {0}", "height ≤ {0}");

/// A column of the video matrix.
pub fn up_to_frame_rate(language: Language, most: Milli) -> String {
    language.fill(UP_TO_FPS, &[&milli(most)])
}

/// A row of the video matrix.
pub fn up_to_height(language: Language, most: u64) -> String {
    language.fill(UP_TO_PIXELS, &[&count(most)])
}

const BEFORE: Phrase = &text("此前", "Before");
const FROM: Phrase = &text("{0} 起", "From {0}");

/// When something begins.
pub fn from_date(language: Language, from: Date) -> String {
    match from {
        Date::BEGINNING => language.of(BEFORE).to_owned(),
        from => language.fill(FROM, &[&super::day(language, from)]),
    }
}

const FREE_A_MONTH: Phrase = &text("每月免费 {0}", "{0} free every month");
const FREE_ONCE: Phrase = &text("一次性免费 {0}", "{0} free, once");
const FREE_OF_CHARGE: Phrase = &text("免费公测", "free of charge (beta)");
const NOT_PRICED: Phrase = &text("文档未公布价格", "no price published");
const FIRST_PRICE: Phrase = &text("首档 {0}", "first tier {0}");

/// What holds from a date on.
pub fn change(language: Language, what: What) -> String {
    let calls = |n| counted(language, n, Counted::Calls);
    match what {
        What::Free(n, Period::EveryMonth) => language.fill(FREE_A_MONTH, &[&calls(n)]),
        What::Free(n, Period::Once) => language.fill(FREE_ONCE, &[&calls(n)]),
        What::FreeOfCharge => language.of(FREE_OF_CHARGE).to_owned(),
        What::Priced(price) => {
            let text = per(language, yuan(price.printed()), price);
            language.fill(FIRST_PRICE, &[&text])
        }
        What::NotPriced => language.of(NOT_PRICED).to_owned(),
    }
}

const USED_UP: Phrase = &text(
    "资源包在第 {0} 个月用尽；此后有 {1} 超出资源包。",
    "The packages run out in month {0}; {1} after that are beyond them.",
);
const USED_UP_AT_ONCE: Phrase =
    &text("资源包已用尽，有 {1} 超出资源包。", "The packages are used up; {1} are beyond them.");
const LEFT: Phrase = &text("期末还剩 {0}。", "{0} left at the end.");
const JUST_ENOUGH: Phrase = &text("资源包刚好用完。", "The packages are just enough.");

/// How packages are used up: when they run out and what is beyond them, or what is left.
pub fn burn(language: Language, unit: Counted, uses: &[MonthUse]) -> String {
    let left = uses.last().map_or(0, |month| month.balance);
    if left > 0 {
        return language.fill(LEFT, &[&counted(language, left, unit)]);
    }
    let last = uses.iter().rposition(|month| month.from_packages > 0).unwrap_or(0);
    let beyond = uses.get(last..).unwrap_or(&[]).iter().map(|month| month.rest).sum();
    if beyond == 0 {
        return language.of(JUST_ENOUGH).to_owned();
    }
    let sentence = if uses.len() == 1 { USED_UP_AT_ONCE } else { USED_UP };
    let beyond = counted(language, beyond, Counted::Calls);
    language.fill(sentence, &[&plain(last as u64 + 1), &beyond])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(from_packages: u64, rest: u64, balance: u64) -> MonthUse {
        let units = from_packages + rest;
        MonthUse { units, from_packages, rest, balance, ..MonthUse::default() }
    }

    #[test]
    fn packages_run_out_or_are_left() {
        let say = |uses: &[MonthUse]| burn(Language::En, Counted::Calls, uses);
        assert_eq!(
            say(&[month(5, 0, 5), month(5, 3, 0), month(0, 8, 0)]),
            "The packages run out in month 2; 11 calls after that are beyond them."
        );
        assert_eq!(say(&[month(5, 0, 5)]), "5 calls left at the end.");
        assert_eq!(say(&[month(5, 3, 0)]), "The packages are used up; 3 calls are beyond them.");
        assert_eq!(say(&[month(5, 0, 0)]), "The packages are just enough.");
    }
}
