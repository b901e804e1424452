//! Surprising things in a sentence.

use pricing::BOOK;
use pricing::table::Text;

use super::phrases::text;
use super::{Counted, Language, counted, percent, yuan};
use crate::insight::Insight;

const PACKAGES_COST_MORE: Text = text(
    "{0}：不买资源包只要 {1}，反而便宜 {2}。",
    "{0}: without its packages this would cost {1}, which is {2} less.",
);
const DAYS_COST_MORE: Text = text(
    "{0}：按天买 {1}，每 QPS 要 {2}；包月只要 {3}。",
    "{0}: {1} of QPS cost {2} each; a whole month costs {3}.",
);
const ALL_FREE: Text = text("{0}：{1} 全部免费。", "{0}: all {1} are free.");
const MOST: Text = text("{0}占合计的 {1}。", "{0} is {1} of the total.");
const FREE_FIRST: Text =
    text("{0}：其中 {1} 由免费额度抵扣。", "{0}: {1} of these are free every time.");

/// Something surprising in a sentence.
pub fn insight(language: Language, insight: Insight) -> String {
    let name = |service| language.of(BOOK.service(service).name);
    match insight {
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
            language.fill(MOST, &[name(service), &percent(per_mille)])
        }
        Insight::FreeFirst { service, free } => {
            let free = counted(language, free, Counted::Calls);
            language.fill(FREE_FIRST, &[name(service), &free])
        }
    }
}
