//! Sentences of the picker, and of services without a price.

use pricing::digits::plain;
use pricing::table::{Grade, Limit, Method};

use super::Language;
use super::phrases::{Phrase, text};

pub const TITLE: Phrase = &text("添加服务", "Add a service");
pub const FILTER: Phrase =
    &text("添加服务：输入名称，或想实现的功能", "Add a service: its name, or what it should do");
pub const BROWSE: Phrase = &text("按产品浏览全部 {0} 项服务", "Browse all {0} services by product");
pub const EXAMPLES: Phrase =
    &text("例如：刷脸登录、车牌、抠图", "ID check, licence plate, background removal");
pub const FOUND: Phrase = &text("找到 {0} 项，共 {1} 项服务", "{0} of {1} services");
pub const FOUND_FIRST: Phrase = &text(
    "找到 {0} 项，共 {1} 项服务；列出前 {2} 项",
    "{0} of {1} services; the first {2} are listed",
);
pub const NOTHING_FOUND: Phrase = &text(
    "没有找到。可以换个说法，或清空后按产品浏览。",
    "Nothing found. Try another word, or clear the box and browse by product.",
);
pub const ADDED: Phrase = &text("已添加", "added");
pub const NO_PRICE: Phrase = &text("文档未列价格", "no price printed");
pub const NOT_PRICED_GROUP: Phrase = &text("{0}（文档未列价格）", "{0} (no price printed)");
pub const SERVICES: Phrase = &text("{0} 项服务", "{0} services");
pub const SERVICES_PRICED: Phrase =
    &text("{0} 项服务，{1} 项有价格", "{0} services, {1} with a price");
pub const CHECKED: Phrase = &text("核对于 {0}", "checked {0}");

// ── Without a price ──────────────────────────────────────────────────────────

pub const LISTED: Phrase = &text(
    "文档《{0}》（{1}）列出了这项能力，但没有给出价格，因此无法判断它的费用。它会留在账单里，不计入合计。",
    "“{0}” ({1}) lists this feature without a price, so what it costs cannot be determined. It stays on the bill and is not in the total.",
);
pub const METHODS: Phrase = &text("文档所列的计费方式", "Billing methods in the document");
pub const METHOD_NAMES: [Phrase; 4] = [
    &text("按量计费", "Pay-as-you-go"),
    &text("单类目资源包", "Single-category package"),
    &text("通用资源包", "General-purpose package"),
    &text("预付费 QPS", "Prepaid QPS"),
];
pub const OPEN: Phrase = &text(
    "无法判断：{0}。该行印有“{1}”，但表格丢失了列位置，已看不出分别属于哪一列。",
    "Cannot be determined: {0}. The row prints “{1}”, but the table lost its columns and no longer shows which are meant.",
);
const LIMIT: Phrase = &text("{0}：{1}（{2}）", "{0}: {1} ({2})");

const YES: Phrase = &text("支持", "yes");
const NO: Phrase = &text("不支持", "no");
const CHANGED: Phrase = &text("已改为通用资源包", "replaced by the general-purpose package");
const UNDETERMINED: Phrase = &text("无法判断", "cannot be determined");
const CERTAIN: Phrase = &text("文档可证", "certain");
const STRONG: Phrase = &text("由多处推断", "strongly inferred");

/// Whether a method is offered, and how sure that is. What is less than strongly inferred is said
/// of no method.
pub fn method(method: Method) -> (Phrase, Option<Phrase>) {
    let (word, grade) = match method {
        Method::Supported(grade) => (YES, grade),
        Method::NotSupported(grade) => (NO, grade),
        Method::Upgraded(grade) => (CHANGED, grade),
        Method::Undetermined(_) => return (UNDETERMINED, None),
    };
    match grade {
        Grade::Certain => (word, Some(CERTAIN)),
        Grade::Strong => (word, Some(STRONG)),
        Grade::Medium | Grade::Weak | Grade::Unknown => (UNDETERMINED, None),
    }
}

/// A limit that a document states: `Most QPS for Face & Body: 50 (A:122)`.
pub fn limit(language: Language, letter: &str, limit: &Limit) -> String {
    let place = place(letter, limit.line);
    language.fill(LIMIT, &[language.of(&limit.name), limit.value, &place])
}

/// A line of a document: `A:142`.
pub fn place(letter: &str, line: u16) -> String {
    [letter, ":", &plain(line.into())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sure_methods_are_facts() {
        for grade in [Grade::Medium, Grade::Weak, Grade::Unknown] {
            for made in [Method::Supported, Method::NotSupported, Method::Upgraded] {
                assert_eq!(method(made(grade)), (UNDETERMINED, None), "{grade:?}");
            }
        }
        assert_eq!(method(Method::Upgraded(Grade::Certain)), (CHANGED, Some(CERTAIN)));
        assert_eq!(method(Method::NotSupported(Grade::Strong)), (NO, Some(STRONG)));
    }
}
