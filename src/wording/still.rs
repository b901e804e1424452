//! What the price tables say beside the prices, in the pages that the build writes.

use pricing::date::Date;
use pricing::table::{Milli, Period, QpsLimit, Service, Unit, Validity};

use super::phrases::{Phrase, text};
use super::{Counted, Language, count, counted, milli};
use crate::still::{Row, What};

const EXAMPLE: Phrase = &text(
    "示例：按 {0} 核对的价格表计算，数字不会随输入改变。启用 JavaScript 后可以自行修改。",
    "An example, priced with the tables as checked on {0}; it does not change. With JavaScript you can make it your own.",
);
const FREE_MONTHLY: Phrase = &text("每月免费 {0}", "{0} free every month");
const FREE_ONCE: Phrase = &text("一次性免费 {0}", "{0} free, once");
const CONCURRENCY: Phrase = &text("并发上限 {0}", "At most {0} at once");
const PACKAGE: Phrase = &text("资源包 {0}", "Package of {0}");
const MONTHS: Phrase = &text("{0}，有效 {1}", "{0}, valid {1}");
const FOR_EVER: Phrase = &text("{0}，永久有效", "{0}, valid for ever");
const ANY: Phrase = &text("按量后付费", "Charged after use");
const FROM_TO: Phrase = &text("第 {0} – {1}", "{0} – {1}");
const AND_MORE: Phrase = &text("{0} 起", "{0} and more");
const A_MONTH: Phrase = &text("包月，{0}", "By the month, {0}");
const A_DAY: Phrase = &text("包天，{0}", "By the day, {0}");
const FLAT_FEE: Phrase = &text("固定费用，自 {0} 起", "Flat fee from {0} on");
const MOST: Phrase = &text("最多 {0}", "At most {0}");
const NO_LIMIT: Phrase = &text("购买数量不限", "No limit");
const VIDEO: Phrase = &text("高度 ≤ {0} 像素，≤ {1} fps", "height ≤ {0} pixels, ≤ {1} fps");
const NOT_PRICED: Phrase = &text("文档没有给出价格", "the document gives no price");
const GRADUATED: Phrase = &text("{0}，分段计价", "{0}, each at its own tier’s price");
const SINCE: Phrase = &text("{0}（{1} 起）", "{0} (from {1})");
const CHECKED: Phrase = &text("文档 {0}，核对于 {1}", "document {0}, checked on {1}");

pub const SERVICE: Phrase = &text("服务", "Service");
pub const ITEM: Phrase = &text("项目", "Item");
pub const PRINTED: Phrase = &text("文档原文价格", "Price as printed");
pub const SOURCE: Phrase = &text("出处（文档:行）", "Source (document:line)");
pub const UNPRICED: Phrase = &text("没有价格的服务", "Services without a price");
pub const TABLES: Phrase = &text("示例中服务的价格表", "Price tables of the example’s services");
pub const ALL: Phrase = &text("全部价格表", "All price tables");

/// What the example is, where nothing makes it anything else.
pub fn example(language: Language, checked_on: Date) -> String {
    language.fill(EXAMPLE, &[&checked_on.iso()])
}

/// The document of a product, and when its table was compared with it.
pub fn checked(language: Language, letter: &str, checked_on: Date) -> String {
    language.fill(CHECKED, &[letter, &checked_on.iso()])
}

/// What a row of a service's table is for, and since when.
pub fn what(language: Language, service: &Service, row: &Row) -> String {
    let unit = match service.unit {
        Unit::Call => Counted::Calls,
        Unit::Template => Counted::Templates,
        Unit::Qps => Counted::Qps,
        Unit::Device => Counted::Devices,
        Unit::Second => Counted::Seconds,
    };
    let units = |n: u64| counted(language, n, unit);
    let mut said = match row.what {
        What::Free(n, Period::EveryMonth) => language.fill(FREE_MONTHLY, &[&units(n)]),
        What::Free(n, Period::Once) => language.fill(FREE_ONCE, &[&units(n)]),
        What::Concurrency(n) => language.fill(CONCURRENCY, &[&counted(language, n, Counted::Qps)]),
        What::Package(size, validity) => {
            let package =
                language.fill(PACKAGE, &[&counted(language, size, package_unit(service, unit))]);
            match validity {
                Validity::Months(n) => {
                    let months = counted(language, n.into(), Counted::Months);
                    language.fill(MONTHS, &[&package, &months])
                }
                Validity::Permanent => language.fill(FOR_EVER, &[&package]),
            }
        }
        What::Units(1, u64::MAX) => language.of(ANY).to_owned(),
        What::Units(first, last) | What::Devices(first, last) => range(language, first, last, unit),
        What::FlatFee(first) => language.fill(FLAT_FEE, &[&units(first)]),
        What::QpsMonth(first, last) => {
            language.fill(A_MONTH, &[&range(language, first, last, Counted::Qps)])
        }
        What::QpsDay(first, last) => {
            language.fill(A_DAY, &[&range(language, first, last, Counted::Qps)])
        }
        What::QpsLimit(QpsLimit::AtMost(n)) => {
            language.fill(MOST, &[&counted(language, n, Counted::Qps)])
        }
        What::QpsLimit(QpsLimit::Unlimited) => language.of(NO_LIMIT).to_owned(),
        What::Video(height, rate) => {
            let rate = milli(Milli::from_thousandths(rate));
            language.fill(VIDEO, &[&count(height), &rate])
        }
        What::NotPriced => language.of(NOT_PRICED).to_owned(),
    };
    if row.is_graduated {
        said = language.fill(GRADUATED, &[&said]);
    }
    match row.from {
        Date::BEGINNING => said,
        from => language.fill(SINCE, &[&said, &from.iso()]),
    }
}

fn range(language: Language, first: u64, last: u64, unit: Counted) -> String {
    match last {
        u64::MAX => language.fill(AND_MORE, &[&counted(language, first, unit)]),
        last => language.fill(FROM_TO, &[&count(first), &counted(language, last, unit)]),
    }
}

fn package_unit(service: &Service, unit: Counted) -> Counted {
    use pricing::table::{Offer, PointsPerUnit};
    match &service.offer {
        Offer::MeteredUse(metered)
            if metered.packages.is_some_and(|p| p.points_per_unit != PointsPerUnit::ONE) =>
        {
            Counted::Points
        }
        _ => unit,
    }
}
