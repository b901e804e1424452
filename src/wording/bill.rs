//! Rows of the bill, and where the money goes.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::line::Reason;
use pricing::money::Amount;
use pricing::table::{Offer, ServiceNo, Unit};

use super::Language;
use super::format::count;
use super::line::arithmetic;
use super::phrases::{Phrase, text};
use crate::bill::{Row, RowKind, Share, ShareOf};

const PACKAGES: Phrase = &text("购买资源包", "Packages bought");
const QPS: Phrase = &text("QPS 预付费", "Reserved QPS");
const LICENCES: Phrase = &text("设备授权", "Device licences");
const FREE: Phrase = &text("免费额度", "Free quota");
const COVERED: Phrase = &text("资源包抵扣", "Covered by packages");
const BY_QPS: Phrase = &text("QPS 承载", "Covered by QPS");
const PER_CALL: Phrase = &text("按量后付费", "Pay per call");
const PER_TEMPLATE: Phrase = &text("模板", "Templates");
const VIDEO: Phrase = &text("视频时长", "Video length");
const NOT_PRICED: Phrase = &text("用量", "Use");
const OTHERS: Phrase = &text("其余 {0} 项服务", "{0} other services");
const N_LINES: Phrase = &text("{0} 行", "{0} lines");

/// What a row is for.
pub fn row(language: Language, service: ServiceNo, row: &Row) -> &'static str {
    let by_qps = row.blocks.iter().flat_map(|block| &block.lines);
    let by_qps = by_qps.into_iter().any(|line| line.reason == Reason::CoveredByQps);
    language.of(match row.kind {
        RowKind::Covered if by_qps => BY_QPS,
        kind => name(kind, service),
    })
}

fn name(kind: RowKind, service: ServiceNo) -> Phrase {
    let facts = BOOK.service(service);
    match (kind, &facts.offer) {
        (RowKind::Free, _) => FREE,
        (RowKind::Covered, _) => COVERED,
        (RowKind::Purchases, Offer::PerQps(_)) => QPS,
        (RowKind::Purchases, Offer::Licence(_)) => LICENCES,
        (RowKind::Purchases, _) => PACKAGES,
        (RowKind::Charged, Offer::Video(_)) => VIDEO,
        (RowKind::Charged, Offer::MeteredUse(_)) if facts.unit == Unit::Template => PER_TEMPLATE,
        (RowKind::Charged, Offer::MeteredUse(_)) => PER_CALL,
        (RowKind::Charged, _) => NOT_PRICED,
    }
}

/// The arithmetic of a row in short: `12 × 2,900,000 × 0.0032`, or how many lines it has.
pub fn row_arithmetic(language: Language, row: &Row) -> String {
    let mut lines = row.blocks.iter().flat_map(|block| &block.lines);
    let Some(first) = lines.next() else { return String::new() };
    let n_more = lines.count();
    if n_more > 0 {
        return language.fill(N_LINES, &[&plain(n_more as u64 + 1)]);
    }
    let one = arithmetic(first, None);
    match row.blocks.iter().find(|block| !block.lines.is_empty()).map(|block| block.n_months()) {
        Some(months) if months > 1 => [&plain(months.into()), " × ", &one].concat(),
        _ => one,
    }
}

/// What a part of the money is for.
pub fn share_name(language: Language, of: ShareOf) -> String {
    match of {
        ShareOf::Service(service) => language.of(&BOOK.service(service).name).to_owned(),
        ShareOf::Row(service, kind) => language.of(name(kind, service)).to_owned(),
        ShareOf::Others(n) => language.fill(OTHERS, &[&plain(n as u64)]),
    }
}

/// A part of the whole as per cent: `47 %`, `0.3 %`.
pub fn percent(share: &Share) -> String {
    match share.amount {
        Amount::ZERO => "0 %".to_owned(),
        _ => per_cent(share.per_mille),
    }
}

/// Thousandths of something as per cent.
pub fn per_cent(per_mille: u32) -> String {
    let (whole, rest) = (per_mille / 10, per_mille % 10);
    let whole_text = count((per_mille + 5).div_euclid(10).into());
    match (whole, rest) {
        (0, 0) => "< 0.1 %".to_owned(),
        (0, rest) => ["0.", &plain(rest.into()), " %"].concat(),
        _ => [&whole_text, " %"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_are_not_nothing() {
        for (per_mille, text) in
            [(0, "< 0.1 %"), (3, "0.3 %"), (10, "1 %"), (474, "47 %"), (475, "48 %")]
        {
            assert_eq!(per_cent(per_mille), text);
        }
    }
}
