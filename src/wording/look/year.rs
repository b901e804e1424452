//! Sentences of one closer look: the months of the horizon, how they are met, what they cost, what is
//! left.

use pricing::date::Date;
use pricing::digits::{decimal, plain};
use pricing::table::{AfterPackages, Alert, Text, Unit};

use crate::wording::Language;
use crate::wording::phrases::{Phrase, text};

pub const NO_MONTHS: Phrase =
    &text("更正上面的输入后，这里会列出各月。", "Correct the input above to see the months.");
pub const MONTH: Phrase = &text("月份", "Month");
pub const TABLE: Phrase = &text("{0}：逐月用量与金额", "{0}: use and amounts month by month");
pub const FREE: Phrase = &text("免费", "Free");
pub const COVERED: Phrase = &text("资源包抵扣", "From packages");
pub const BOUGHT: Phrase = &text("其中购买", "Incl. purchases");
pub const AMOUNT: Phrase = &text("金额", "Amount");
pub const AMOUNT_YUAN: Phrase = &text("金额（元）", "Amount (¥)");
pub const LEFT: Phrase = &text("月末余额", "Left at month’s end");
pub const HELD: Phrase = &text("冻结", "Frozen");
pub const RELEASED: Phrase = &text("释放", "Released");
pub const FUNDS: Phrase = &text("结算时需有", "Funds needed");
pub const REMARKS: Phrase = &text("备注", "Remarks");
pub const SUM: Phrase = &text("合计", "Total");
pub const MOST: Phrase = &text("最高 {0}", "highest {0}");
pub const KEY_PACKAGES: Phrase = &text("资源包", "Packages");
pub const ALERT: Phrase = &text("余量提醒", "Low-balance alert");
pub const LAPSING: Phrase = &text("月末到期作废", "Lapses at month’s end");
pub const LAPSED: Phrase = &text("月末 {0}到期作废", "{0} lapse at month’s end");
pub const LEFT_OVER: Phrase = &text("期末剩余 {0}", "{0} left over");
pub const AND_ALSO: Phrase = &text("；", "; ");
pub const HOLD_RULE: Phrase = &text(
    "冻结按该产品全部服务的当月账单计算，不计入金额；下月结算时释放。",
    "What is frozen follows from the month's bill for all services of the product. It is no part of the amount and is released at the next settlement.",
);
const ALERT_BELOW: Phrase = &text(
    "余量提醒：在用的资源包不足 {0}% 或已用完时，厂商会发通知。",
    "Low-balance alert: the vendor sends a notice once the package in use is below {0}% or used up.",
);
const ALERT_AT: Phrase = &text(
    "余量提醒：在用的资源包剩余 {0}% 时，厂商会发通知。",
    "Low-balance alert: the vendor sends a notice once the package in use is down to {0}%.",
);

/// When a vendor warns; none if the document does not say.
pub fn alert_rule(language: Language, alert: Alert) -> Option<String> {
    let (text, share) = match alert {
        Alert::NotStated => return None,
        Alert::BelowShare(share) => (ALERT_BELOW, share),
        Alert::AtShare(share) => (ALERT_AT, share),
    };
    let share = decimal(share.ten_thousandths().into(), 2);
    Some(language.fill(text, &[share.trim_end_matches('0').trim_end_matches('.')]))
}

/// What a service's months count.
pub fn units(unit: Unit) -> Phrase {
    match unit {
        Unit::Template => const { &text("模板数", "Templates") },
        _ => const { &text("调用量（次）", "Calls") },
    }
}

/// What units are that neither free units nor packages cover.
pub fn rest(after: AfterPackages) -> Phrase {
    match after {
        AfterPackages::ChargePostPaid => const { &text("后付费", "Post-paid") },
        AfterPackages::StopService => const { &text("不提供服务", "Not served") },
        AfterPackages::NotPriced => const { &text("没有价格", "Without a price") },
        AfterPackages::PackageRate => const { &text("按资源包单价", "At package price") },
    }
}

const MONTH_OF_YEAR: Phrase = &text("{0}年{1}", "{1} {0}");

/// The month of a date: `2026年11月`, `Nov 2026`.
pub fn month_of(language: Language, date: Date) -> String {
    let name = month_name(language, usize::from(date.month()) - 1);
    language.fill(MONTH_OF_YEAR, &[&plain(date.year().into()), name])
}

const MONTHS: [Text; 12] = [
    text("1月", "Jan"),
    text("2月", "Feb"),
    text("3月", "Mar"),
    text("4月", "Apr"),
    text("5月", "May"),
    text("6月", "Jun"),
    text("7月", "Jul"),
    text("8月", "Aug"),
    text("9月", "Sep"),
    text("10月", "Oct"),
    text("11月", "Nov"),
    text("12月", "Dec"),
];

/// Name of a month of the calendar, from 0.
pub fn month_name(language: Language, month: usize) -> &'static str {
    language.of(&MONTHS[month.min(11)])
}
