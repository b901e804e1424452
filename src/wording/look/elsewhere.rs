//! Sentences of one closer look: What the same need costs by other documents.

use pricing::compare::{Price, Standing};
use pricing::money::Amount;
use pricing::table::ServiceNo;

use crate::wording::phrases::{Phrase, text};
use crate::wording::{Counted, Language, counted, outcome, per_cent, yuan};

pub const ABOUT: Phrase = &text(
    "同样的用量、{0}，每项服务单独计价；功能不同或已非今日价格的，只列出不排名。",
    "What each service alone would cost for the same need over {0}. What does something else, or is not at today's prices, is shown beside and not ranked.",
);
pub const NOTHING: Phrase = &text("还没有可比较的用量", "Nothing to compare yet");
/// Service, without purchases, with the cheapest plan, standing.
pub const HEADS: [Phrase; 4] = [
    &text("服务", "Service"),
    &text("不买资源包", "Without packages"),
    &text("最省方案", "Cheapest plan"),
    &text("比较", "Comparison"),
];
pub const YOURS: Phrase = &text("您选用的", "Yours");
pub const ENTERED: Phrase = &text("按您填写的：{0}", "As you entered it: {0}");
pub const NOT_WHOLE: Phrase = &text("没有完整的价格", "no complete price");
pub const NOTHING_BOUGHT: Phrase = &text("无需购买", "nothing to buy");
pub const WITH_PACKAGES: Phrase = &text("购买资源包", "with packages");
pub const BY_QPS: Phrase = &text("购买 QPS", "with reserved QPS");
pub const BY_DEVICE: Phrase = &text("按设备授权", "by the device");
pub const STATE_PEAK: Phrase = &text("填写并发峰值", "State your peak");
pub const ADD: Phrase = &text("加入估算", "Add to the estimate");
pub const ADDED: Phrase = &text("已在估算中", "In the estimate");
pub const NAMED: Phrase = &text("{0}：{1}（{2}）", "{0}: {1}, {2}");
pub const APART: Phrase = &text(
    "您选用的服务与此不可直接比较，理由见该项说明。",
    "Not directly comparable with yours, for the reason given there.",
);

const CHEAPEST: Phrase = &text("最便宜", "Cheapest");
const TIED: Phrase = &text("并列最便宜", "Equally cheap");
const DEARER: Phrase = &text("贵 {0}", "{0} dearer");
const ONLY_ONE: Phrase = &text("仅此一项可排名", "Only one ranked");
const OPEN: Phrase = &text("暂不排名", "Not ranked yet");
const NOT_RANKED: Phrase = &text("不排名", "Not ranked");

const VENDORS: [(&str, Phrase); 2] =
    [("tencent", &text("腾讯云", "Tencent Cloud")), ("alibaba", &text("阿里云", "Alibaba Cloud"))];

const UNKNOWN: Phrase = &text("", "");

/// The name of a vendor; empty for one that is not known.
pub fn vendor(id: &str) -> Phrase {
    let known = VENDORS.into_iter().find(|(known, _)| *known == id);
    known.map_or(UNKNOWN, |(_, name)| name)
}

/// How a service compares, in words.
pub fn standing(
    language: Language,
    standing: Standing,
    lowest: Amount,
    least: Option<Amount>,
) -> String {
    language
        .of(match standing {
            Standing::Cheapest => CHEAPEST,
            Standing::Tied => TIED,
            Standing::Dearer => {
                let least = least.unwrap_or_default();
                let more = match lowest.per_mille_above(least) {
                    Some(per_mille) => per_cent(per_mille),
                    None => yuan(lowest - least),
                };
                return language.fill(DEARER, &[&more]);
            }
            Standing::OnlyOne => ONLY_ONE,
            Standing::Open => OPEN,
            Standing::Apart => NOT_RANKED,
        })
        .to_owned()
}

/// How a service compares, in the markup.
pub fn standing_name(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Cheapest) => "cheapest",
        Some(Standing::Tied) => "tied",
        Some(Standing::Dearer) => "dearer",
        Some(Standing::OnlyOne) => "only-one",
        Some(Standing::Open) | None => "open",
        Some(Standing::Apart) => "apart",
    }
}

const SOLD_BY_QPS: Phrase =
    &text("按 QPS 出售，1 QPS 每月 {0}。", "Sold by QPS, {0} a month for one.");
const BREAKS_EVEN: Phrase =
    &text("峰值不超过 {0} 时，不比最便宜的贵。", "Up to {0} it costs no more than the cheapest.");
const NEVER: Phrase =
    &text("即使只买 1 QPS，也比最便宜的贵。", "Even one costs more than the cheapest.");
const NEEDS_CALLS: Phrase = &text(
    "按调用次数计价；您选用的服务没有填写调用量。",
    "Priced by the call, and yours states no calls.",
);
const OTHER_UNIT: Phrase =
    &text("按设备出售，不按调用次数。", "Sold by the device, not by the call.");

/// Why there is no amount. `has_least` says whether there is an amount to break even with.
pub fn why(
    language: Language,
    service: ServiceNo,
    price: Price,
    has_least: bool,
) -> Option<String> {
    Some(match price {
        Price::Whole(_) => return None,
        Price::Missing(missing) => outcome(language, service, missing),
        Price::NeedsPeak { one_qps, break_even } => {
            let sold = language.fill(SOLD_BY_QPS, &[&yuan(one_qps)]);
            let space = if language == Language::En { " " } else { "" };
            let then = match break_even {
                Some(qps) => language.fill(BREAKS_EVEN, &[&counted(language, qps, Counted::Qps)]),
                None if has_least => language.of(NEVER).to_owned(),
                None => return Some(sold),
            };
            [&sold, space, &then].concat()
        }
        Price::NeedsCalls => language.of(NEEDS_CALLS).to_owned(),
        Price::OtherUnit => language.of(OTHER_UNIT).to_owned(),
    })
}
