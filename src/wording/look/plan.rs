//! Sentences of one closer look: What to buy, what it saves, and why nothing is cheaper.

use pricing::digits::plain;
use pricing::model::qps::QpsOrder;
use pricing::plan::{Bought, Later, Plan, Planned};
use pricing::scenario::Purchase;
use pricing::table::ServiceNo;

use super::super::cheapest::share;
use super::super::phrases::{Phrase, text};
use super::super::{Counted, Language, count, counted, package_size, unit, yuan};
use crate::cheapest::Against;
use crate::form::ServiceForm;

pub const YOURS: Phrase = &text("现在", "Yours");
pub const CHEAPEST: Phrase = &text("最省", "Cheapest");
pub const DIFFERENCE: Phrase = &text("差额", "Difference");
pub const TOTAL: Phrase = &text("合计", "Total");
pub const LINES: Phrase = &text("逐项对比", "Line by line");
pub const USE: Phrase = &text("采用这一方案", "Use this plan");
pub const TAKE_BACK: Phrase = &text("撤回", "Take it back");
pub const AT_START: Phrase = &text("全部在期初购买", "All at the start");
pub const LATER: Phrase = &text("以后月份也可购买", "With later purchases");
pub const BY_QPS: Phrase = &text("改按 QPS 计费", "Billed by QPS instead");
pub const QPS: Phrase = &text("QPS", "QPS");
pub const ORDERED: Phrase = &text("订单", "Orders");
pub const USED: Phrase = &text("按量后付费", "Paid after use");
pub const PACKAGE: Phrase = &text("{0}资源包", "Packages of {0}");
pub const TIMES: Phrase = &text("{0} × {1}", "{0} × {1}");
pub const NOT_CHEAPER: Phrase = &text("不会更省", "never cheaper");
pub const NONE_FOUND: Phrase = &text("没有找到更省的", "none found that is cheaper");
pub const NO_CHOICE: Phrase = &text(
    "这项服务没有可以预先购买的，按量付费是唯一的方案：{0}。",
    "Nothing can be bought in advance for this service. To pay after use is the only plan: {0}.",
);
pub const INVALID: Phrase = &text("更正输入后即可比较。", "Correct the input to compare plans.");
pub const UNPLANNED: Phrase = &text(
    "给不出方案：有用量没有价格，或所选的理解方式改变了资源包的作用。",
    "There is no plan to tell: something here has no price, or a reading that you chose changes what a package does.",
);
pub const TOO_MANY: Phrase = &text(
    "资源包数量超出一份估算的上限，无法代为填入。",
    "That is more packages than one estimate can hold, so it cannot be filled in for you.",
);
pub const ONLY_FOUND: Phrase = &text(
    "资源包会在期内到期，因此只试了“用完再买”的方案；也许还有更省的。",
    "Packages lapse within the period, so only plans that buy once nothing is left were tried; another could be cheaper still.",
);
pub const ONLY_ORDERS: Phrase = &text(
    "这里只在 QPS 订单之间比较；要与按次计费比较，请切换到“按调用次数”并填写并发峰值。",
    "Only orders of QPS are compared here. To compare with calls, switch to “By the call” and state a peak.",
);

const SAVES: Phrase = &text(
    "{0}：只需 {1}，比现在的 {2} 少 {3}（{4}）。",
    "Buy {0}: {1} instead of {2}, {3} ({4}) less.",
);
const SERVES: Phrase = &text(
    "{0}：{1}。现在的方案要 {2}，但得不到服务或没有价格的有 {3}。",
    "Buy {0}: {1}. What you have costs {2} but leaves {3} not served or not priced.",
);
const NOT_SOLD: Phrase = &text(
    "现在所选的买不到。最省的方案：{0}，{1}。",
    "What is chosen here is not sold. The cheapest that is: {0}, {1}.",
);
const IN_USE: Phrase = &text("已采用这一方案：{0}。", "This plan is now in use: {0}.");
const BEST: Phrase =
    &text("现在的方案已经最省：{0}。", "What you have is already the cheapest: {0}.");
const BEST_FOUND: Phrase =
    &text("没有找到比现在的 {0} 更省的方案。", "Nothing cheaper than your {0} was found.");
const TIE: Phrase = &text("并列：{0}，费用完全相同。", "A tie: {0} costs exactly the same.");
const GAPS: Phrase =
    &text("即使如此，得不到服务或没有价格的仍有 {0}。", "Not served or not priced even so: {0}.");

const NOTHING: Phrase = &text("不预先购买", "nothing in advance");
const START: Phrase = &text("期初购买 {0}", "{0} at the start");
const IN_MONTH: Phrase = &text("第 {0} 个月购买 {1}", "{1} in month {0}");
const IN_MONTHS: Phrase = &text("第 {0} 个月各购买 {1}", "{1} in each of months {0}");
const SWITCH: Phrase = &text("改按 QPS 计费，购买 {0}", "{0} and be billed by QPS");
const ORDER: Phrase = &text("{0} × {1}", "{0} for {1}");
const ORDER_IN: Phrase = &text("{1}（第 {0} 个月下单）", "{1}, ordered in month {0}");
const ONE_ORDER: Phrase = &text("一笔 {0} 的订单", "one order of {0}");

const BREAK_EVEN: Phrase = &text(
    "{0} 以内，按 QPS 不会更贵。填写并发峰值，两种计费方式就会一起比较。",
    "Up to {0} would cost no more than this. State your peak and the two compete.",
);
const NO_BREAK_EVEN: Phrase = &text("连 1 QPS 也更贵。", "Even 1 QPS would cost more.");
const NOT_FOR_PEAK: Phrase = &text("这一并发峰值没有可买的 QPS。", "No QPS is sold for this peak.");

/// What to do, in one sentence. `was_used` where the plan has just been bought.
pub fn advice(language: Language, form: &ServiceForm, planned: &Planned, was_used: bool) -> String {
    let best = planned.best();
    let cost = yuan(best.cost);
    let Some(asked) = &planned.asked else {
        return language.fill(NOT_SOLD, &[&bought(language, form, &best.bought), &cost]);
    };
    if !best.beats(asked) {
        let is_found = matches!(planned.later, Later::Found(_) | Later::NoneFound);
        let said = if was_used {
            IN_USE
        } else if is_found {
            BEST_FOUND
        } else {
            BEST
        };
        return language.fill(said, &[&yuan(asked.cost)]);
    }
    let mut what = bought(language, form, &best.bought);
    if matches!((&best.bought, &asked.bought), (Bought::Qps(_), Bought::Packages(_))) {
        what = language.fill(SWITCH, &[&what]);
    }
    if best.gaps < asked.gaps {
        let gaps = counted(language, asked.gaps, unit(form.service));
        return language.fill(SERVES, &[&what, &cost, &yuan(asked.cost), &gaps]);
    }
    let against = Against { yours: asked.cost, cheapest: best.cost };
    let saved = yuan(against.saved());
    let share = share(against);
    language.fill(SAVES, &[&what, &cost, &yuan(asked.cost), &saved, &share])
}

/// What else is to be said of the best plan.
pub fn remarks(language: Language, form: &ServiceForm, planned: &Planned) -> Vec<String> {
    let best = planned.best();
    let mut said = Vec::new();
    if let Some(other) = tie(planned) {
        said.push(language.fill(TIE, &[&bought(language, form, &other.bought)]));
    }
    if best.gaps > 0 {
        said.push(language.fill(GAPS, &[&counted(language, best.gaps, unit(form.service))]));
    }
    if !ServiceForm::holds(&best.bought) {
        said.push(language.of(TOO_MANY).to_owned());
    }
    if matches!(planned.later, Later::Found(_) | Later::NoneFound) {
        said.push(language.of(ONLY_FOUND).to_owned());
    }
    said
}

/// A plan that costs the same as the best, and is not the one in use.
fn tie(planned: &Planned) -> Option<&Plan> {
    let other = planned.certificate.runner_up.as_ref().filter(|_| planned.is_tie())?;
    let is_asked = |plan: &Plan| planned.asked.as_ref().is_some_and(|a| a.bought == plan.bought);
    match planned.best() {
        best if *best != planned.start => None,
        _ if is_asked(other) => Some(&planned.start),
        _ => Some(other),
    }
}

/// What a plan buys where it is known that it buys at the start.
pub fn at_start(language: Language, form: &ServiceForm, plan: &Plan) -> String {
    match &plan.bought {
        Bought::Packages(all) if !all.is_empty() => packages(language, form, all),
        other => bought(language, form, other),
    }
}

/// What a plan buys, and when.
pub fn bought(language: Language, form: &ServiceForm, bought: &Bought) -> String {
    match bought {
        Bought::Packages(all) if all.is_empty() => language.of(NOTHING).to_owned(),
        Bought::Packages(all) => by_month(language, form, all),
        Bought::Qps(orders) => {
            let orders: Vec<String> = orders.iter().map(|order| qps(language, order)).collect();
            orders.join(" + ")
        }
        Bought::Devices(orders) => {
            let size = |n: &u64| counted(language, *n, Counted::Devices);
            match orders.as_slice() {
                [one] => language.fill(ONE_ORDER, &[&size(one)]),
                several => several.iter().map(size).collect::<Vec<_>>().join(" + "),
            }
        }
    }
}

/// The packages alone: `3 × 10,000,000 + 4 × 1,000,000 calls`.
fn packages(language: Language, form: &ServiceForm, bought: &[Purchase]) -> String {
    let sizes = form.packages().map_or(&[][..], |packages| packages.sizes.0);
    let mut said = String::new();
    for (place, purchase) in bought.iter().enumerate() {
        let size = sizes.get(purchase.size).map_or(0, |size| size.quantity);
        let is_last = place + 1 == bought.len();
        let size = match language {
            Language::En if !is_last => count(size),
            _ => package_size(language, form.package_unit(), size),
        };
        let plus = if place == 0 { "" } else { " + " };
        said = [&said, plus, &count(purchase.count), " × ", &size].concat();
    }
    said
}

/// Packages with their months; months that buy the same stand together.
fn by_month(language: Language, form: &ServiceForm, all: &[Purchase]) -> String {
    let mut groups: Vec<(Vec<u8>, String)> = Vec::new();
    for month in 0..=all.iter().map(|purchase| purchase.month).max().unwrap_or(0) {
        let own: Vec<Purchase> = all.iter().filter(|p| p.month == month).copied().collect();
        if own.is_empty() {
            continue;
        }
        let text = packages(language, form, &own);
        match groups.iter_mut().find(|(_, same)| *same == text) {
            Some((months, _)) => months.push(month),
            None => groups.push((vec![month], text)),
        }
    }
    let mut said = Vec::new();
    for (months, text) in &groups {
        let which = spans(language, months);
        said.push(match months.as_slice() {
            [0] => language.fill(START, &[text]),
            [_] => language.fill(IN_MONTH, &[&which, text]),
            _ => language.fill(IN_MONTHS, &[&which, text]),
        });
    }
    said.join(match language {
        Language::Zh => "；",
        Language::En => "; ",
    })
}

/// Months, which count from 0, as `1, 3–5`.
fn spans(language: Language, months: &[u8]) -> String {
    let mut said: Vec<String> = Vec::new();
    let number = |month: u8| plain(u64::from(month) + 1);
    let mut rest = months;
    while let [first, ..] = rest {
        let mut n = 1;
        while n < rest.len() && usize::from(rest[n]) == usize::from(*first) + n {
            n += 1;
        }
        let last = number(rest[n - 1]);
        match n {
            1 => said.push(last),
            2 => said.extend([number(*first), last]),
            _ => said.push([&number(*first), "–", &last].concat()),
        }
        rest = &rest[n..];
    }
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    language.list(&said)
}

/// One order of QPS: `20 QPS for 12 months`.
pub fn qps(language: Language, order: &QpsOrder) -> String {
    let mut time = Vec::new();
    for (n, what) in [(order.months, Counted::Months), (order.days, Counted::Days)] {
        if n > 0 {
            time.push(counted(language, n, what));
        }
    }
    let time: Vec<&str> = time.iter().map(String::as_str).collect();
    let qps = counted(language, order.qps, Counted::Qps);
    let said = language.fill(ORDER, &[&qps, &time.join(" + ")]);
    match order.bought {
        0 => said,
        month => language.fill(ORDER_IN, &[&plain(u64::from(month) + 1), &said]),
    }
}

/// How QPS compares with calls: what it costs for the stated peak, or up to which peak it is worth it.
pub fn by_qps(language: Language, form: &ServiceForm, planned: &Planned) -> String {
    match (&planned.qps, planned.certificate.break_even_qps) {
        (Some(plan), _) => bought(language, form, &plan.bought),
        _ if !form.peak.trim().is_empty() => language.of(NOT_FOR_PEAK).to_owned(),
        (None, Some(most)) => language.fill(BREAK_EVEN, &[&counted(language, most, Counted::Qps)]),
        (None, None) => language.of(NO_BREAK_EVEN).to_owned(),
    }
}

/// What a size of package is called in a table.
pub fn package(language: Language, form: &ServiceForm, size: u64) -> String {
    language.fill(PACKAGE, &[&package_size(language, form.package_unit(), size)])
}

/// A name in a table, of an order.
pub fn order(language: Language, place: usize) -> String {
    language.fill(super::super::phrases::ORDER_N, &[&plain(place as u64 + 1)])
}

/// Units of a service with their word.
pub fn units(language: Language, service: ServiceNo, n: u64) -> String {
    counted(language, n, unit(service))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_a_row_stand_together() {
        for (months, said) in
            [(&[0][..], "1"), (&[1, 3], "2, 4"), (&[0, 1], "1, 2"), (&[0, 2, 3, 4, 8], "1, 3–5, 9")]
        {
            assert_eq!(spans(Language::En, months), said);
        }
    }

    #[test]
    fn purchases_say_when() {
        let product = pricing::BOOK.find_product("tencent-face").expect("product");
        let service = pricing::BOOK.find_service(product, "face-comparison").expect("service");
        let form = ServiceForm::new(service);
        let buy = |size, count, month| Purchase { size, count, month };
        let all = Bought::Packages(vec![buy(2, 3, 0), buy(1, 4, 0), buy(0, 5, 1), buy(0, 5, 3)]);
        let zh = "期初购买 3 × 1,000万次 + 4 × 100万次；第 2、4 个月各购买 5 × 10万次";
        let en = "3 × 10,000,000 + 4 × 1,000,000 calls at the start; 5 × 100,000 calls in each of months 2, 4";
        assert_eq!(bought(Language::Zh, &form, &all), zh);
        assert_eq!(bought(Language::En, &form, &all), en);
        assert_eq!(
            bought(Language::En, &form, &Bought::Packages(Vec::new())),
            "nothing in advance"
        );
    }
}
