//! Lines of the bill in words and in figures.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::line::{Line, MonthUse, Notice, Outcome, Reason};
use pricing::table::{Cell, ChargeModel, PointsPerUnit, ServiceNo, Unit};

use super::Language;
use super::field::package_size;
use super::format::{count, fraction, milli, yuan};
use super::phrases::{MONTH_OF, MONTHS_FROM_TO, Phrase, text};
use super::units::{Counted, counted};

const FREE_MONTHLY: Phrase = &text("每月免费额度", "Free monthly quota");
const FREE_ONCE: Phrase = &text("一次性免费额度", "One-off free quota");
const FREE_POOL: Phrase = &text("共享免费额度", "Shared free quota");
const FROM_BALANCE: Phrase = &text("已有余额抵扣", "Covered by the balance you had");
const FROM_PACKAGE: Phrase = &text("{0}资源包抵扣", "Covered by the {0} package");
const PACKAGE_BOUGHT: Phrase = &text("购买{0}资源包", "Package of {0}");
const PACKAGE_CREDITED: Phrase = &text("{0}资源包剩余部分退回", "Rest of the {0} package credited");
const AT_PACKAGE_RATE: Phrase =
    &text("超出资源包，按资源包单价", "Beyond packages, at the package's unit price");
const TIER_VOLUME: Phrase = &text(
    "第 {0} 档（阶梯到达：{1}全部按此单价）",
    "Tier {0} (all units at the price of the tier that {1} reach)",
);
const TIER_GRADUATED: Phrase =
    &text("第 {0} 档（各档分段计价）", "Tier {0} (each unit at the price of its own tier)");
const IN_BLOCKS: Phrase = &text("，{0} 按整段计", "; {0} charged in whole blocks");
const FLAT_FEE: Phrase = &text("第 {0} 档固定费用", "Flat fee of tier {0}");
const QPS_MONTHS: Phrase =
    &text("包月：{0} × {1}（第 {2} 档）", "By the month: {0} × {1} (tier {2})");
const QPS_DAYS: Phrase = &text("包天：{0} × {1}（第 {2} 档）", "By the day: {0} × {1} (tier {2})");
const FOR_GROUP: Phrase = &text("{0} · {1}", "{0} · {1}");
const COVERED: Phrase = &text("由 QPS 承载的调用", "Calls covered by QPS");
const DEVICES: Phrase =
    &text("设备授权：一笔 {0} 的订单（第 {1} 档）", "Licences: an order of {0} (tier {1})");
const VIDEO: Phrase = &text("{0}，高度 {1} 像素，{2} fps", "{0}, {1} pixels high, {2} fps");
const ROUNDED: Phrase =
    &text("四舍五入到一位小数的差额", "Difference made by rounding to one decimal");

/// Why a line exists.
pub fn reason(language: Language, service: ServiceNo, line: &Line) -> String {
    let packages = package_unit(service);
    let size = |n: u64| package_size(language, packages, n);
    let units = |n: u64| counted(language, n, unit(service));
    match line.reason {
        Reason::FreeMonthly => language.of(FREE_MONTHLY).to_owned(),
        Reason::FreeOnce => language.of(FREE_ONCE).to_owned(),
        Reason::FreePool => language.of(FREE_POOL).to_owned(),
        Reason::FromPackage { size: Some(n), .. } => language.fill(FROM_PACKAGE, &[&size(n)]),
        Reason::FromPackage { size: None, .. } => language.of(FROM_BALANCE).to_owned(),
        Reason::PackageBought { size: n } => language.fill(PACKAGE_BOUGHT, &[&size(n)]),
        Reason::PackageCredited { size: n } => language.fill(PACKAGE_CREDITED, &[&size(n)]),
        Reason::AtPackageRate => language.of(AT_PACKAGE_RATE).to_owned(),
        Reason::InTier { tier, model, counted, used } => {
            let tier = in_tier(language, tier, model, &units(counted));
            if used == line.quantity {
                return tier;
            }
            tier + &language.fill(IN_BLOCKS, &[&units(used)])
        }
        Reason::FlatFee { tier } => language.fill(FLAT_FEE, &[&place(tier)]),
        Reason::QpsMonths { months, qps, tier, group } => {
            let months = counted(language, months, Counted::Months);
            let qps = counted(language, qps, Counted::Qps);
            for_group(language, language.fill(QPS_MONTHS, &[&qps, &months, &place(tier)]), group)
        }
        Reason::QpsDays { days, qps, tier, group } => {
            let days = counted(language, days, Counted::Days);
            let qps = counted(language, qps, Counted::Qps);
            for_group(language, language.fill(QPS_DAYS, &[&qps, &days, &place(tier)]), group)
        }
        Reason::CoveredByQps => language.of(COVERED).to_owned(),
        Reason::Devices { ordered, tier } => {
            let devices = counted(language, ordered, Counted::Devices);
            language.fill(DEVICES, &[&devices, &place(tier)])
        }
        Reason::Video { seconds, height, frame_rate } => {
            let length = video_length(language, seconds);
            language.fill(VIDEO, &[&length, &count(height), &milli(frame_rate)])
        }
        Reason::RoundedAmount => language.of(ROUNDED).to_owned(),
    }
}

fn in_tier(language: Language, tier: u8, model: ChargeModel, counted: &str) -> String {
    match model {
        ChargeModel::Volume => language.fill(TIER_VOLUME, &[&place(tier), counted]),
        ChargeModel::Graduated => language.fill(TIER_GRADUATED, &[&place(tier)]),
    }
}

fn place(tier: u8) -> String {
    plain(u64::from(tier) + 1)
}

fn for_group(language: Language, text: String, group: Option<ServiceNo>) -> String {
    match group {
        Some(group) => language.fill(FOR_GROUP, &[&text, language.of(&BOOK.service(group).name)]),
        None => text,
    }
}

/// What a service counts.
pub fn unit(service: ServiceNo) -> Counted {
    match BOOK.service(service).unit {
        Unit::Call => Counted::Calls,
        Unit::Template => Counted::Templates,
        Unit::Qps => Counted::Qps,
        Unit::Device => Counted::Devices,
        Unit::Second => Counted::Seconds,
    }
}

fn package_unit(service: ServiceNo) -> Counted {
    match &BOOK.service(service).offer {
        pricing::table::Offer::MeteredUse(metered)
            if metered.packages.is_some_and(|p| p.points_per_unit != PointsPerUnit::ONE) =>
        {
            Counted::Points
        }
        _ => unit(service),
    }
}

/// Quantity and unit price: `1,990,000 × 0.0032`, `999,000 × 45 ÷ 1,000`. With the use of the line's
/// month, how the quantity comes about: `(52,000,000 − 10,000 − 50,000,000) × 0.0032`.
pub fn arithmetic(line: &Line, month: Option<&MonthUse>) -> String {
    let quantity = match line.reason {
        Reason::QpsMonths { months: time, qps, .. } | Reason::QpsDays { days: time, qps, .. }
            if time * qps == line.quantity =>
        {
            [&count(qps), " × ", &count(time)].concat()
        }
        Reason::InTier { .. } => rest_of(month, line.quantity),
        _ => count(line.quantity),
    };
    let price = fraction(line.unit_price.printed());
    match line.unit_price.per() {
        1 => [&quantity, " × ", &price].concat(),
        per => [&quantity, " × ", &price, " ÷ ", &count(per)].concat(),
    }
}

/// A month's rest as what was used less what was free and prepaid, where it is all of the rest.
fn rest_of(month: Option<&MonthUse>, quantity: u64) -> String {
    let Some(month) = month.filter(|month| month.rest == quantity && month.units > quantity) else {
        return count(quantity);
    };
    let mut text = ["(", &count(month.units)].concat();
    for part in [month.free, month.from_packages] {
        if part > 0 {
            text = [&text, " − ", &count(part)].concat();
        }
    }
    text + ")"
}

const CITED: Phrase = &text("{0}（{1}）第 {2} 行", "{0} ({1}), line {2}");

/// Where a price is printed: the document, its section, the cell's own text.
pub fn citation(language: Language, service: ServiceNo, cell: &Cell) -> String {
    let product = BOOK.product(BOOK.service(service).product);
    let words = [language.of(&product.name), product.letter, &plain(cell.line.into())];
    let mut text = language.fill(CITED, &words);
    for part in cell.texts() {
        if !part.is_empty() {
            text.push_str(" · ");
            text.push_str(part);
        }
    }
    text
}

const NOT_PRICED: Phrase = &text("{0}：文档没有给出价格", "{0}: the document gives no price");
const UNCOVERED: Phrase = &text(
    "{0}：免费额度和资源包都未覆盖，文档没有价格",
    "{0}: neither free units nor packages cover them, and they have no price",
);
const UNSERVED: Phrase =
    &text("{0}：得不到服务（不产生费用）", "{0}: not served (and not charged)");
const NO_SUCH_PACK: Phrase = &text("{0}资源包不出售", "A package of {0} is not sold");
const CONTACT_SALES: Phrase = &text("{0}：需联系商务报价", "{0}: the vendor's sales staff quote");
const ABOVE_LIMIT: Phrase = &text("{0} 超出可购买的上限 {1}", "{0} is above the limit of {1}");
const BELOW_MINIMUM: Phrase =
    &text("{0} 少于最低购买数量 {1}", "{0} is below the minimum order of {1}");
const AMBIGUOUS: Phrase = &text(
    "共享免费额度先抵扣哪项服务，文档未说明：两项服务合计 {0} 至 {1}",
    "The document does not say which service uses the shared free quota first: both together {0} to {1}",
);
const AMBIGUOUS_OPEN: Phrase = &text(
    "共享免费额度先抵扣哪项服务，文档未说明；请填写每项服务抵扣的次数",
    "The document does not say which service uses the shared free quota first; state how many calls each takes",
);

/// What is not a price.
pub fn outcome(language: Language, service: ServiceNo, outcome: Outcome) -> String {
    let units = |n: u64| counted(language, n, unit(service));
    match outcome {
        Outcome::NotPriced { units: n } => language.fill(NOT_PRICED, &[&units(n)]),
        Outcome::Uncovered { units: n } => language.fill(UNCOVERED, &[&units(n)]),
        Outcome::Unserved { units: n } => language.fill(UNSERVED, &[&units(n)]),
        Outcome::NoSuchPack { size } => {
            language.fill(NO_SUCH_PACK, &[&package_size(language, package_unit(service), size)])
        }
        Outcome::ContactSales { units: n } => language.fill(CONTACT_SALES, &[&units(n)]),
        Outcome::AboveLimit { limit, asked } => {
            let qps = |n| counted(language, n, Counted::Qps);
            language.fill(ABOVE_LIMIT, &[&qps(asked), &qps(limit)])
        }
        Outcome::BelowMinimum { minimum, asked } => {
            language.fill(BELOW_MINIMUM, &[&units(asked), &units(minimum)])
        }
        Outcome::Ambiguous { range: Some((least, most)) } => {
            language.fill(AMBIGUOUS, &[&yuan(least), &yuan(most)])
        }
        Outcome::Ambiguous { range: None } => language.of(AMBIGUOUS_OPEN).to_owned(),
    }
}

const CONCURRENCY: Phrase = &text(
    "按调用次数计费时并发上限为 {0}，填写的峰值为 {1}",
    "In per-call mode at most {0} are served; your peak is {1}",
);
const LEFTOVER: Phrase = &text("期末剩余预付额度 {0}", "{0} of prepaid quota left at the end");
const EXPIRED: Phrase = &text("{0} 预付额度到期作废", "{0} of prepaid quota lapsed unused");

/// What a visitor should know besides.
pub fn notice(language: Language, service: ServiceNo, notice: Notice) -> String {
    let prepaid = |n| counted(language, n, package_unit(service));
    match notice {
        Notice::Concurrency { limit, peak } => {
            let qps = |n| counted(language, n, Counted::Qps);
            language.fill(CONCURRENCY, &[&qps(limit), &qps(peak)])
        }
        Notice::Leftover { units } => language.fill(LEFTOVER, &[&prepaid(units)]),
        Notice::Expired { units } => language.fill(EXPIRED, &[&prepaid(units)]),
    }
}

/// Months of the horizon, counted from 0: `第 2–12 个月，每月`.
pub fn month_span(language: Language, from: u8, to: u8) -> String {
    let number = |month: u8| plain(u64::from(month) + 1);
    if from == to {
        language.fill(MONTH_OF, &[&number(from)])
    } else {
        language.fill(MONTHS_FROM_TO, &[&number(from), &number(to)])
    }
}

const MINUTES_SECONDS: Phrase = &text("{0} 分 {1} 秒", "{0} min {1} s");
const SECONDS: Phrase = &text("{0} 秒", "{0} s");

/// The length of a video: `2 分 20 秒`.
pub fn video_length(language: Language, seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, rest) => language.fill(SECONDS, &[&count(rest)]),
        (minutes, rest) => language.fill(MINUTES_SECONDS, &[&count(minutes), &count(rest)]),
    }
}
