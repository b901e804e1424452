//! Sentences about yours against the cheapest, for the whole estimate.

use super::Counted;
use super::phrases::{Phrase, text};
use super::{Language, counted, per_cent, yuan};
use crate::cheapest::{Against, Whole};
use pricing::money::Amount;

pub const TITLE: Phrase = &text("现在的方案与最省的方案", "Yours against the cheapest");
pub const SERVICE: Phrase = &text("服务", "Service");
pub const USE: Phrase = &text("全部采用最省方案", "Use the cheapest plan for everything");
pub const NOT_COMPARED: Phrase = &text("无法比较", "not comparable");
const TOTAL: Phrase = &text("合计", "Total");
const TOTAL_OF: Phrase = &text("{0}合计", "Total of {0}");
const IN_USE: Phrase =
    &text("已全部采用最省方案，合计 {0}。", "The cheapest plans are in use: {0} in all.");
const LESS: Phrase = &text(
    "最省方案合计 {0}，比现在少 {1}（{2}）。",
    "The cheapest plans come to {0}: {1} ({2}) less.",
);
const OTHERS: Phrase = &text(
    "有方案能覆盖更多用量，或换成买得到的选择。",
    "There are plans that serve more, or that can be bought at all.",
);
const NOTHING: Phrase = &text("现在的方案已经最省。", "What you have is already the cheapest.");
const NOTHING_COMPARED: Phrase =
    &text("参与比较的服务已经最省。", "What can be compared is already the cheapest.");
const NOTHING_FOUND: Phrase = &text("没有找到更省的方案。", "Nothing cheaper was found.");
const NO_AMOUNT: Phrase = &text("还没有可比较的金额。", "There is no amount to compare yet.");
const LEFT_OUT: Phrase = &text(
    "未计入{0}：没有价格、输入有误，或两种方案覆盖的用量不同。",
    "Left out: {0} without a price, with input to correct, or where the plans do not serve the same.",
);

const CHEAPEST: Phrase = &text("最省方案 {0}，少 {1}", "Cheapest plan {0}, {1} less");
const CAN_SAVE: Phrase = &text("最省方案可少 {0}", "The cheapest plans save {0}");
const IS_CHEAPEST: Phrase = &text("已是最省方案", "This is the cheapest plan");
const NONE_FOUND: Phrase = &text("没有找到更省的方案", "No cheaper plan found");
const COMPARE: Phrase = &text("与最省方案比较", "Compare with the cheapest plan");

/// A difference with its sign, or a dash where there is none.
pub fn difference(amount: Amount) -> String {
    match amount {
        Amount::ZERO => "—".to_owned(),
        _ if amount > Amount::ZERO => ["+", &yuan(amount)].concat(),
        _ => yuan(amount),
    }
}

/// What is saved as a share, in one piece.
pub fn share(against: Against) -> String {
    per_cent(against.per_mille()).replace(' ', "\u{a0}")
}

/// What is saved, as money and as a share.
pub fn saved(against: Against) -> String {
    let money = difference(-against.saved());
    match against.saved() {
        Amount::ZERO => money,
        _ => [&money, " · ", &share(against)].concat(),
    }
}

/// What comes of the comparison, in a sentence.
pub fn outcome(language: Language, whole: &Whole) -> String {
    let sum = whole.sum;
    match () {
        () if whole.compared == 0 && !whole.is_of_use => language.of(NO_AMOUNT).to_owned(),
        () if sum.saved() != Amount::ZERO => {
            language.fill(LESS, &[&yuan(sum.cheapest), &yuan(sum.saved()), &share(sum)])
        }
        () if whole.is_of_use => language.of(OTHERS).to_owned(),
        () if whole.was_used => language.fill(IN_USE, &[&yuan(sum.yours)]),
        () if whole.is_proven && whole.left_out > 0 => language.of(NOTHING_COMPARED).to_owned(),
        () if whole.is_proven => language.of(NOTHING).to_owned(),
        () => language.of(NOTHING_FOUND).to_owned(),
    }
}

/// The name of the sum.
pub fn total(language: Language, whole: &Whole) -> String {
    match whole.left_out {
        0 => language.of(TOTAL).to_owned(),
        _ => {
            let compared = counted(language, whole.compared as u64, Counted::Services);
            language.fill(TOTAL_OF, &[&compared])
        }
    }
}

/// What the comparison leaves out, if anything.
pub fn left_out(language: Language, whole: &Whole) -> Option<String> {
    let n = counted(language, whole.left_out as u64, Counted::Services);
    (whole.left_out > 0).then(|| language.fill(LEFT_OUT, &[&n]))
}

/// The same beside the total, in a few words. An incomplete total is only told what can be saved.
pub fn in_short(language: Language, whole: &Whole) -> String {
    let sum = whole.sum;
    match () {
        () if sum.saved() != Amount::ZERO && whole.left_out == 0 => {
            language.fill(CHEAPEST, &[&yuan(sum.cheapest), &share(sum)])
        }
        () if sum.saved() != Amount::ZERO => language.fill(CAN_SAVE, &[&yuan(sum.saved())]),
        () if whole.is_of_use || whole.left_out > 0 => language.of(COMPARE).to_owned(),
        () if whole.is_proven => language.of(IS_CHEAPEST).to_owned(),
        () => language.of(NONE_FOUND).to_owned(),
    }
}
