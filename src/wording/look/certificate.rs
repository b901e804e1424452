//! Why no plan is cheaper, in words.

use pricing::plan::{Bought, Kind, Later, Plan, Planned};

use super::super::phrases::{MONTH_OF, Phrase, text};
use super::super::{Language, count, month_span, package_size, yuan};
use super::plan::{bought, units};
use crate::form::ServiceForm;
use pricing::digits::plain;

const PROOF: Phrase = &text("为什么没有更省的", "Why nothing is cheaper");
const SEARCH: Phrase = &text("这是怎么找到的", "How this was found");
pub const KINDS: Phrase = &text("每一类方案中最省的", "The cheapest of each kind");
pub const CASES: Phrase =
    &text("期初购买的每一种情形中最省的", "The cheapest of every case, bought at the start");
pub const ORDERS: Phrase = &text("所有可能最省的订单", "Every order that could be the cheapest");

const NOTHING: Phrase = &text("不预先购买", "Nothing in advance");
const ONE_SIZE: Phrase = &text("只买 {0}", "Only {0}");
const QPS: Phrase = &text("按 QPS", "By QPS");
const RUNS_OUT: Phrase = &text("{0}用完", "Used up in {0}");
const LASTS: Phrase = &text("用到期末", "Lasts to the end");
const FROM_TO: Phrase = &text("{0} 至 {1}", "{0} to {1}");
const FROM: Phrase = &text("{0} 起", "{0} or more");
const NEXT: Phrase = &text(
    "期初购买的次优方案：{0}，{1}，贵 {2}。",
    "Next best at the start: {0}, {1}, which is {2} more.",
);
const TIE: Phrase = &text("并列最省：{0}，也是 {1}。", "As cheap at the start: {0}, also {1}.");

const PACKAGES: Phrase = &text(
    "期初购买的资源包，要么在某个月用完，要么用到期末。用完之前的月份不再产生用量费用，之后的月份照常按量付费，都与买多少无关；所以定下用完的月份和当月的价格档，就能精确算出最省的买法。下面列出了每一种情形，其中最小的，再与不预先购买相比，就是期初购买的最省方案。",
    "Packages bought at the start are either used up in one of the months or last to the end. Months before that one cost nothing for use, and months after it are paid by the call, however many packages there are; so for each month, and each price tier in it, the cheapest purchase can be worked out exactly. Every case is listed below: the least of them, or of buying nothing, is the cheapest purchase at the start.",
);
const NO_PACKAGES: Phrase = &text(
    "这项服务没有资源包：要么按次付费，要么购买 QPS，两者都列在下面。",
    "No packages are sold for this service: it is paid by the call or by QPS, and both are below.",
);
const LATER: Phrase = &text(
    "以后的月份再买也用同样的办法，从最后一个月往前推：剩余用完之前再买，不会比一起买更省。",
    "Later purchases are settled by the same argument from the last month backwards: to buy while something is left is never cheaper than to buy it all at once.",
);
const LAPSES: Phrase = &text(
    "以后的月份再买时，这一论证不完整：资源包会在期内到期，只试了“用完再买”的方案。",
    "For later purchases the argument has a gap: packages lapse within the period, and only plans that buy once nothing is left were tried.",
);
const BY_QPS: Phrase = &text(
    "同一档内 QPS 越多越贵，所以只需比较并发峰值本身和更大各档的起点。",
    "Within a tier more QPS cost more, so only your peak and the first of each larger tier can be the cheapest.",
);
const BY_ORDER: Phrase = &text(
    "同一档内订得越多越贵，所以可能最省的只有所需的数量和更大各档的起点，下面全部列出。28 天以上也可以按月购买。",
    "Within a tier a larger order costs more, so only the quantity you need and the first of each larger tier can be the cheapest; all are listed. 28 days or more can also be bought as a month.",
);
const DEVICES: Phrase = &text(
    "同一档内设备越多总价越高，而合并订单只会进入更便宜的档，所以可能最省的只有一笔订单：所需的总数，或更大各档的起点。下面全部列出。",
    "Within a tier more devices cost more, and orders put together only reach cheaper tiers. So one order is enough: of as many as you need, or of the first of a larger tier. All are listed.",
);

/// The title: of a proof, or of a search that left something out.
pub fn title(later: &Later) -> Phrase {
    match later {
        Later::Cheaper(_) | Later::NotCheaper => PROOF,
        Later::Found(_) | Later::NoneFound => SEARCH,
    }
}

/// Why nothing is left out, in a few sentences.
pub fn argument(language: Language, form: &ServiceForm, planned: &Planned) -> String {
    let mut said = vec![match &planned.start.bought {
        Bought::Packages(_) if form.packages().is_some() => PACKAGES,
        Bought::Packages(_) => NO_PACKAGES,
        Bought::Qps(_) => BY_ORDER,
        Bought::Devices(_) => DEVICES,
    }];
    if form.packages().is_some() && matches!(planned.start.bought, Bought::Packages(_)) {
        said.push(match planned.later {
            Later::Cheaper(_) | Later::NotCheaper => LATER,
            Later::Found(_) | Later::NoneFound => LAPSES,
        });
    }
    if planned.qps.is_some() {
        said.push(BY_QPS);
    }
    let said: Vec<&str> = said.into_iter().map(|text| language.of(text)).collect();
    said.join(match language {
        Language::Zh => "",
        Language::En => " ",
    })
}

/// Name of a kind.
pub fn kind(language: Language, form: &ServiceForm, kind: Kind) -> String {
    match kind {
        Kind::Nothing => language.of(NOTHING).to_owned(),
        Kind::OneSize(place) => {
            let size = form.packages().and_then(|packages| packages.sizes.get(place));
            let size = size.map_or(0, |size| size.quantity);
            language.fill(ONE_SIZE, &[&package_size(language, form.package_unit(), size)])
        }
        Kind::Qps => language.of(QPS).to_owned(),
        Kind::Order(place) => super::plan::order(language, place),
        Kind::RunsOut { month, .. } => runs_out(language, month),
        Kind::Lasts { .. } => language.of(LASTS).to_owned(),
    }
}

/// That packages run out in a month, from 0.
pub fn runs_out(language: Language, month: u8) -> String {
    let name = match language {
        Language::Zh => month_span(language, month, month),
        Language::En => {
            language.fill(MONTH_OF, &[&plain(u64::from(month) + 1)]).to_ascii_lowercase()
        }
    };
    language.fill(RUNS_OUT, &[&name])
}

/// The units of a case.
pub fn range(language: Language, form: &ServiceForm, kind: Kind) -> String {
    let units = |n| units(language, form.service, n);
    match kind {
        Kind::RunsOut { from, to, .. } => language.fill(FROM_TO, &[&count(from), &units(to)]),
        Kind::Lasts { from } => language.fill(FROM, &[&units(from)]),
        _ => String::new(),
    }
}

/// The next best plan at the start.
pub fn next(language: Language, form: &ServiceForm, start: &Plan, other: &Plan) -> String {
    let what = bought(language, form, &other.bought);
    if !start.beats(other) {
        return language.fill(TIE, &[&what, &yuan(other.cost)]);
    }
    language.fill(NEXT, &[&what, &yuan(other.cost), &yuan(other.cost - start.cost)])
}
