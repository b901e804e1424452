//! Sentences of one closer look: Cost against quantity, with notches, and what a budget buys.

use pricing::budget::Within;
use pricing::digits::{decimal, plain};
use pricing::money::Amount;
use pricing::notch::{Dominated, Sold};
use pricing::plan::{Bought, Plan};
use pricing::table::{Offer, Unit};

use super::super::format::{exact_yuan, short_count};
use super::super::phrases::{Phrase, text};
use super::super::{Counted, Language, count, counted, package_size, yuan};
use crate::curve::{BreakEven, Way};
use crate::form::{Field, ServiceForm};

pub const USE: Phrase = &text("改用这个数量", "Use this quantity");
pub const INVALID: Phrase =
    &text("更正输入后即可绘制曲线。", "Correct the input to see the curve.");
pub const SEVERAL: Phrase =
    &text("只有一笔订单时才能绘制曲线。", "The curve can be drawn only for a single order.");
pub const NO_PRICE: Phrase =
    &text("图中的数量都没有价格。", "None of these quantities has a price.");
pub const LARGEST: Phrase = &text(
    "横轴是用量最大的月份，其他月份按比例随之变化，因此不能直接填回。",
    "The axis is the largest month. The other months keep their proportion to it, so a number cannot be put back into one field.",
);
pub const AT_THE_START: Phrase = &text(
    "图中最省的方案都在期初购买；以后的月份再买可能更省，见“最省方案”。",
    "The cheapest plan drawn here buys everything at the start. To buy in later months can cost less: see “Cheapest plan”.",
);
pub const ALL_SAME: Phrase = &text(
    "没有可以预先购买的，三种付法的费用处处相同。",
    "Nothing can be bought in advance: all three ways cost the same everywhere.",
);
pub const NOTHING_BOUGHT: Phrase = &text(
    "现在没有购买资源包，因此与后付费处处相同。",
    "Your plan buys no package, so it costs the same as post-paid everywhere.",
);
pub const COSTLIER: Phrase = &text("多买反而更便宜的区间", "More would cost less");
pub const SLIDER: Phrase = &text("{0}，图上的位置", "{0}, position on the chart");
pub const TABLE: Phrase = &text("数据表", "As a table");
pub const REMARK: Phrase = &text("说明", "Remark");
pub const NONE: Phrase = &text("没有价格", "no price");
pub const BUDGET: Phrase = &text("这笔预算能买多少？", "What does a budget buy?");
pub const BUYS: Phrase = &text("预算能买到的数量", "What the budget buys");
pub const UNKNOWN: Phrase = &text(
    "无法确定：没有价格，或所选的理解方式使更大的用量可能更便宜。",
    "This cannot be told: nothing has a price, or a reading that you chose lets more use cost less.",
);
pub const NO_NOTCHES: Phrase =
    &text("在这项服务中，用得越多从不会越便宜。", "Of this service, more never costs less.");
pub const TIER: Phrase = &text("新一档的起点", "a tier begins");
pub const YOURS_NOW: Phrase = &text("现在的数量", "your quantity");

const NOTCHES: Phrase =
    &text("所有“多买反而更便宜”的区间（{0}）", "Everywhere more costs less ({0})");
const TITLE: Phrase = &text("{0}的总费用随{1}的变化", "Cost over {0} by {1}");
const TITLE_OF_ORDER: Phrase = &text("订单费用随{0}的变化", "Cost of the order by {0}");
const BUDGET_FIELD: Phrase = &text("{0}的预算（元）", "Budget over {0} (yuan)");
const BUDGET_OF_ORDER: Phrase = &text("订单的预算（元）", "Budget for the order (yuan)");
const AT: Phrase = &text("现在 {0} · {1}", "You: {0} · {1}");
const BEYOND: Phrase = &text("> {0}", "> {0}");
const BREAK: Phrase = &text("从 {0}起，{1}比{2}便宜。", "From {0} on, {1} costs less than {2}.");
const BREAK_UNTIL: Phrase =
    &text("{0} 至 {1}之间，{2}比{3}便宜。", "From {0} to {1}, {2} costs less than {3}.");
const BREAK_AT: Phrase =
    &text("只在 {0}时，{1}比{2}便宜。", "Only at {0} {1} costs less than {2}.");
const BREAK_REMARK: Phrase = &text("{0}开始比{1}便宜", "{0} begins to cost less than {1}");
const SPOKEN: Phrase = &text("{0}：{1}", "{0}: {1}");
const SPOKEN_WAY: Phrase = &text("{0} {1}", "{0} {1}");
const DOMINATED: Phrase = &text(
    "{0} 至 {1}要 {2} 至 {3}；{4}反而只要 {5}。",
    "From {0} to {1} cost {2} to {3}, but {4} cost only {5}.",
);
const DOMINATED_ONE: Phrase =
    &text("{0}要 {1}；{2}反而只要 {3}。", "{0} cost {1}, but {2} cost only {3}.");

/// Name of a way to pay, in a list.
pub fn way(way: Way) -> Phrase {
    const NAMES: [Phrase; 3] = [
        &text("后付费", "Post-paid"),
        &text("现在的方案", "Your plan"),
        &text("最省的方案", "Cheapest plan"),
    ];
    NAMES[way as usize]
}

fn within_sentence(way: Way) -> Phrase {
    const NAMES: [Phrase; 3] = [
        &text("后付费", "post-paid"),
        &text("现在的方案", "your plan"),
        &text("最省的方案", "the cheapest plan"),
    ];
    NAMES[way as usize]
}

/// What the quantity counts.
pub fn unit(form: &ServiceForm, field: Field) -> Counted {
    match field {
        Field::Qps(_) => Counted::Qps,
        Field::Devices(_) => Counted::Devices,
        _ if form.facts().unit == Unit::Template => Counted::Templates,
        _ => Counted::Calls,
    }
}

/// What the quantity is: the beginning of a line, and the middle of a sentence.
pub fn quantity(
    language: Language,
    unit: Counted,
    is_largest: bool,
) -> (&'static str, &'static str) {
    let (line, sentence) = match unit {
        Counted::Qps => const { (&text("QPS", "QPS"), &text(" QPS ", "QPS")) },
        Counted::Devices => const { (&text("设备数", "Devices"), &text("设备数", "devices")) },
        Counted::Templates => {
            const { (&text("模板总数", "Templates"), &text("模板总数", "templates")) }
        }
        _ if is_largest => {
            const {
                (
                    &text("最大月的调用量", "Calls in the largest month"),
                    &text("最大月的调用量", "calls in the largest month"),
                )
            }
        }
        _ => {
            const {
                (&text("每月调用量", "Calls a month"), &text("每月调用量", "calls a month"))
            }
        }
    };
    (language.of(line), language.of(sentence))
}

/// What is drawn.
pub fn title(language: Language, unit: Counted, months: u8, is_largest: bool) -> String {
    let quantity = quantity(language, unit, is_largest).1;
    match unit {
        Counted::Qps | Counted::Devices => language.fill(TITLE_OF_ORDER, &[quantity]),
        _ => {
            let months = counted(language, months.into(), Counted::Months);
            language.fill(TITLE, &[&months, quantity])
        }
    }
}

/// Label of the budget.
pub fn budget(language: Language, unit: Counted, months: u8) -> String {
    match unit {
        Counted::Qps | Counted::Devices => language.of(BUDGET_OF_ORDER).to_owned(),
        _ => {
            let months = counted(language, months.into(), Counted::Months);
            language.fill(BUDGET_FIELD, &[&months])
        }
    }
}

/// A mark of the axis of amounts, from hundredths.
pub fn money_mark(language: Language, hundredths: u128) -> String {
    let short = match u64::try_from(hundredths / 100) {
        Ok(yuan) if hundredths.is_multiple_of(100) => short_count(language, yuan),
        _ => decimal(hundredths, 2),
    };
    ["¥", &short].concat()
}

/// A mark of the axis of quantities.
pub fn mark(language: Language, quantity: u64) -> String {
    short_count(language, quantity)
}

/// Where a tier begins: beyond the last quantity before it.
pub fn bound(language: Language, bound: u64) -> String {
    language.fill(BEYOND, &[&short_count(language, bound.saturating_sub(1))])
}

/// The quantity asked and its amount.
pub fn asked(language: Language, quantity: u64, amount: Option<Amount>) -> String {
    language.fill(AT, &[&count(quantity), &shown(language, amount)])
}

/// An amount, or that there is none.
pub fn shown(language: Language, amount: Option<Amount>) -> String {
    let Some(amount) = amount else { return language.of(NONE).to_owned() };
    let exact = exact_yuan(amount);
    // What has no room is not cut off: two decimals are always shown.
    if exact.chars().count() > 15 { yuan(amount) } else { exact }
}

/// A point of the chart, spoken.
pub fn spoken(language: Language, quantity: &str, amounts: &[(Way, Option<Amount>)]) -> String {
    let mut told = Vec::with_capacity(amounts.len());
    for (way, amount) in amounts {
        let name = language.of(within_sentence(*way));
        told.push(language.fill(SPOKEN_WAY, &[name, &shown(language, *amount)]));
    }
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    language.fill(SPOKEN, &[quantity, &language.list(&told)])
}

/// From when on one way costs less than another.
pub fn break_even(language: Language, unit: Counted, at: &BreakEven) -> String {
    let [cheaper, dearer] = [at.cheaper, at.dearer].map(|way| language.of(within_sentence(way)));
    match at.until {
        Some(until) if until == at.from => {
            language.fill(BREAK_AT, &[&set_apart(language, until, unit), cheaper, dearer])
        }
        Some(until) => {
            let until = set_apart(language, until, unit);
            language.fill(BREAK_UNTIL, &[&count(at.from), &until, cheaper, dearer])
        }
        None => language.fill(BREAK, &[&set_apart(language, at.from, unit), cheaper, dearer]),
    }
}

/// The same in the table.
pub fn break_remark(language: Language, at: &BreakEven) -> String {
    let [cheaper, dearer] = [at.cheaper, at.dearer].map(|way| language.of(within_sentence(way)));
    language.fill(BREAK_REMARK, &[cheaper, dearer])
}

/// How many ranges there are of which more costs less.
pub fn notches(language: Language, n: usize) -> String {
    language.fill(NOTCHES, &[&plain(n as u64)])
}

/// What a range of which more costs less is a range of.
pub fn sold(sold: Sold) -> Phrase {
    const OF_MONTH: Phrase = &text("按一个月的后付费用量：", "For one month, post-paid:");
    const BY_MONTH: Phrase = &text("按月购买 QPS：", "QPS by the month:");
    const BY_DAY: Phrase = &text("按天购买 QPS：", "QPS by the day:");
    const OF_ORDER: Phrase = &text("按一笔订单：", "For one order:");
    match sold {
        Sold::Units { .. } => OF_MONTH,
        Sold::QpsMonth => BY_MONTH,
        Sold::QpsDay => BY_DAY,
        Sold::Devices => OF_ORDER,
    }
}

/// A range of which more costs less.
pub fn dominated(language: Language, unit: Counted, range: &Dominated) -> String {
    let some = |n: u64| set_apart(language, n, unit);
    let (cheaper, then) = (some(range.cheaper.0), exact_yuan(range.cheaper.1));
    let (last, at_last) = (some(range.last.0), exact_yuan(range.last.1));
    if range.first == range.last {
        return language.fill(DOMINATED_ONE, &[&last, &at_last, &cheaper, &then]);
    }
    let (first, at_first) = (count(range.first.0), exact_yuan(range.first.1));
    language.fill(DOMINATED, &[&first, &last, &at_first, &at_last, &cheaper, &then])
}

/// A count before a Chinese word: a sign of Chinese needs no blank after it, others do.
fn set_apart(language: Language, n: u64, unit: Counted) -> String {
    let blank = if language == Language::Zh && unit == Counted::Qps { " " } else { "" };
    counted(language, n, unit) + blank
}

const UP_TO: Phrase = &text("最多 {0}", "Up to {0}");
const COSTS: Phrase = &text("费用 {0}", "for {0}");
const NOTHING: Phrase = &text("预算之内什么也买不到", "Nothing fits into this budget");
const EVERYTHING: Phrase = &text("连最大可填的 {0} 也够", "Even the most there is, {0}");

/// How much an amount buys in one way, and what that costs.
pub fn within(language: Language, unit: Counted, within: Within) -> (String, String) {
    let (sentence, quantity, cost) = match within {
        Within::Nothing => return (language.of(NOTHING).to_owned(), String::new()),
        Within::UpTo(quantity, cost) => (UP_TO, quantity, cost),
        Within::Everything(quantity, cost) => (EVERYTHING, quantity, cost),
    };
    let cost = language.fill(COSTS, &[&exact_yuan(cost)]);
    (language.fill(sentence, &[&counted(language, quantity, unit)]), cost)
}

const WITHOUT: Phrase = &text("方案：全部后付费", "The plan: all post-paid");
const WITH: Phrase = &text("方案：{0}", "The plan: {0}");
const AND_REST: Phrase =
    &text("方案：期初购买 {0}，其余后付费", "The plan: at the start {0}; the rest post-paid");
const LATER: Phrase = &text("方案：分月购买 {0}", "The plan: over the months {0}");
const SOME: Phrase = &text("{0} × {1}", "{0} × {1}");

/// What is bought.
pub fn plan(language: Language, form: &ServiceForm, plan: &Plan) -> String {
    let mut parts = Vec::new();
    let mut sentence = WITH;
    match &plan.bought {
        Bought::Packages(purchases) if purchases.is_empty() => {
            return language.of(WITHOUT).to_owned();
        }
        Bought::Packages(purchases) => {
            let metered = |offer: &Offer| match offer {
                Offer::MeteredUse(metered) => !metered.rates.is_empty(),
                _ => false,
            };
            if metered(&form.facts().offer) {
                sentence = AND_REST;
            }
            for purchase in purchases {
                if purchase.month > 0 {
                    sentence = LATER;
                }
                let sold = form.packages().and_then(|packages| packages.sizes.get(purchase.size));
                let size = sold.map_or(0, |sold| sold.quantity);
                let size = package_size(language, form.package_unit(), size);
                parts.push(language.fill(SOME, &[&size, &count(purchase.count)]));
            }
        }
        Bought::Qps(orders) => {
            for order in orders {
                let mut time = Vec::new();
                for (n, unit) in [(order.months, Counted::Months), (order.days, Counted::Days)] {
                    if n > 0 {
                        time.push(counted(language, n, unit));
                    }
                }
                let qps = counted(language, order.qps, Counted::Qps);
                parts.push(language.fill(SOME, &[&qps, &time.join(" + ")]));
            }
        }
        Bought::Devices(orders) => {
            for devices in orders {
                parts.push(counted(language, *devices, Counted::Devices));
            }
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    language.fill(sentence, &[&language.list(&parts)])
}

const TAKE: Phrase = &text("改用 {0}", "Use {0}");
const TAKE_WITH_PLAN: Phrase = &text("改用 {0} 及此方案", "Use {0} and the plan");
const TAKE_NAMED: Phrase = &text("{0}（{1}）", "{0} ({1})");

/// The words that take a quantity, and the button's full name.
pub fn take(language: Language, of: Way, (quantity, with_plan): (u64, bool)) -> (String, String) {
    let text = if with_plan { TAKE_WITH_PLAN } else { TAKE };
    let text = language.fill(text, &[&count(quantity)]);
    // The name begins with what is seen, so that it can be said.
    let name = language.fill(TAKE_NAMED, &[&text, language.of(way(of))]);
    (text, name)
}
