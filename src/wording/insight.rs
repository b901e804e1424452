//! Surprising things in a sentence.

use pricing::BOOK;
use pricing::notch::Notch;
use pricing::table::{Offer, ServiceNo, Unit};

use super::phrases::{Phrase, text};
use super::{Counted, Language, count, counted, per_cent, yuan};
use crate::insight::Insight;

const MORE_COSTS_LESS: Phrase =
    &text("{0}：{1}要 {2}，{3}反而只要 {4}。", "{0}: {1} cost {2}, but {3} cost only {4}.");
const INSTEAD: Phrase =
    &text("{0}反而只要 {1}，便宜 {2}。", "{0} would cost {1}, which is {2} less.");
const TAKE: Phrase = &text("改为 {0}", "Use {0}");
const PACKAGES_COST_MORE: Phrase = &text(
    "{0}：不买资源包只要 {1}，反而便宜 {2}。",
    "{0}: without its packages this would cost {1}, which is {2} less.",
);
const DAYS_COST_MORE: Phrase = &text(
    "{0}：按天买 {1}，每 QPS 要 {2}；包月只要 {3}。",
    "{0}: {1} of QPS cost {2} each; a whole month costs {3}.",
);
const ALL_FREE: Phrase = &text("{0}：{1} 全部免费。", "{0}: all {1} are free.");
const MOST: Phrase = &text("{0}占合计的 {1}。", "{0} is {1} of the total.");
const FREE_FIRST: Phrase =
    &text("{0}：其中 {1} 由免费额度抵扣。", "{0}: the free quota covers {1}.");

fn units(language: Language, service: ServiceNo, notch: &Notch, n: u64) -> String {
    let facts = BOOK.service(service);
    let unit = match (notch.order, &facts.offer) {
        (Some(_), Offer::Licence(_)) => Counted::Devices,
        (Some(_), _) => Counted::Qps,
        (None, _) if facts.unit == Unit::Template => Counted::Templates,
        (None, _) => Counted::Calls,
    };
    counted(language, n, unit)
}

/// That more would cost less, beside the number; and the words that take it.
pub fn instead(language: Language, service: ServiceNo, notch: &Notch) -> (String, String) {
    let more = units(language, service, notch, notch.quantity);
    let saved = yuan(notch.now - notch.then);
    let said = language.fill(INSTEAD, &[&more, &yuan(notch.then), &saved]);
    (said, language.fill(TAKE, &[&count(notch.quantity)]))
}

/// Something surprising in a sentence.
pub fn insight(language: Language, insight: Insight) -> String {
    let name = |service| language.of(&BOOK.service(service).name);
    match insight {
        Insight::MoreCostsLess { service, asked, notch } => {
            let [asked, more] =
                [asked, notch.quantity].map(|n| units(language, service, &notch, n));
            let [now, then] = [notch.now, notch.then].map(yuan);
            language.fill(MORE_COSTS_LESS, &[name(service), &asked, &now, &more, &then])
        }
        Insight::PackagesCostMore { service, without, saved } => {
            language.fill(PACKAGES_COST_MORE, &[name(service), &yuan(without), &yuan(saved)])
        }
        Insight::DaysCostMore { service, days, cost, month } => {
            let days = counted(language, days, Counted::Days);
            language.fill(DAYS_COST_MORE, &[name(service), &days, &yuan(cost), &yuan(month)])
        }
        Insight::AllFree { service, units } => {
            let units = counted(language, units, Counted::Calls);
            language.fill(ALL_FREE, &[name(service), &units])
        }
        Insight::Most { service, per_mille } => {
            language.fill(MOST, &[name(service), &per_cent(per_mille)])
        }
        Insight::FreeFirst { service, free } => {
            let free = counted(language, free, Counted::Calls);
            language.fill(FREE_FIRST, &[name(service), &free])
        }
    }
}
