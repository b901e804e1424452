//! Names of the options of readings, and footnotes.

use pricing::money::Amount;
use pricing::table::{Choices, Reading, Text};
use pricing::{Footnote, PRICES};

use super::Language;
use super::format::{count, exact, yuan};
use super::phrases::{self as say, text};

/// The options of readings by their names in the tables.
const WORDS: &[(&str, Text)] = &[
    (
        "graduated",
        text("分段计价", "each unit at its own tier's price"),
    ),
    (
        "volume",
        text(
            "全部按到达的档计价",
            "all units at the price of the tier reached",
        ),
    ),
    ("each-second", text("按秒折算", "by the second")),
    (
        "each-started-minute",
        text("不足一分钟按一分钟计", "each started minute as a whole"),
    ),
    (
        "counted-without-a-price",
        text("只计次数，不计价", "counted, without a price"),
    ),
    (
        "at-the-package-rate",
        text("按资源包单价计", "at the package's unit price"),
    ),
    ("at-most-50", text("最多 50 QPS", "at most 50 QPS")),
    (
        "list-price-above-50",
        text("超过 50 按表中价格", "list price above 50 too"),
    ),
    (
        "months-and-days-add-up",
        text("包月与包天相加", "months and days add up"),
    ),
    (
        "whole-months-only",
        text("只按整月购买", "whole months only"),
    ),
    ("exact", text("精确计算", "exact")),
    (
        "one-decimal",
        text("保留一位小数", "rounded to one decimal"),
    ),
    ("not-credited", text("不折价", "not credited")),
    (
        "credited-pro-rata",
        text("按比例折价扣除", "credited pro rata"),
    ),
    (
        "10000-free",
        text("每月免费 10,000 次", "10,000 free calls"),
    ),
    ("1000-free", text("每月免费 1,000 次", "1,000 free calls")),
    (
        "two-products",
        text("按本页规则", "by this page's own rules"),
    ),
    (
        "rules-of-the-other-page",
        text("按另一份页面的规则", "by the rules of the other page"),
    ),
    (
        "all-calls",
        text("按全部调用量定档", "the tier is chosen on all calls"),
    ),
    (
        "calls-left-after-free-calls",
        text(
            "按扣除免费次数后的调用量定档",
            "the tier is chosen after free calls",
        ),
    ),
    (
        "each-qps",
        text("单价为每个 QPS", "the price is for each QPS"),
    ),
    (
        "the-whole-order",
        text("单价为整笔订单", "the price is for the whole order"),
    ),
    (
        "calls-left-after-free-calls-and-packages",
        text(
            "按扣除免费次数和资源包后的调用量定档",
            "the tier is chosen after free calls and packages",
        ),
    ),
    (
        "all-calls-of-the-month",
        text(
            "按当月全部调用量定档",
            "the tier is chosen on all calls of the month",
        ),
    ),
    (
        "free-calls-do-not-count",
        text(
            "免费次数不计入阶梯",
            "free calls do not count towards tiers",
        ),
    ),
    (
        "free-calls-count",
        text("免费次数计入阶梯", "free calls count towards tiers"),
    ),
    (
        "lapse",
        text("未用完的免费次数作废", "unused free calls lapse"),
    ),
    (
        "carried-over",
        text("未用完的免费次数结转", "unused free calls carry over"),
    ),
    (
        "the-dearer-column",
        text("按较贵的一列", "the dearer column"),
    ),
    (
        "the-cheaper-column",
        text("按较便宜的一列", "the cheaper column"),
    ),
    (
        "10000-is-priced",
        text("恰好 1 万个有价格", "exactly 10,000 is priced"),
    ),
    (
        "10000-is-contact-sales",
        text("恰好 1 万个需联系商务", "exactly 10,000 is quoted by sales"),
    ),
    (
        "refused",
        text("不足 50 个不能购买", "fewer than 50 cannot be ordered"),
    ),
    (
        "charged-as-50",
        text("不足 50 个按 50 个计", "fewer than 50 are charged as 50"),
    ),
    (
        "each-order",
        text("每笔订单单独定档", "each order on its own"),
    ),
    (
        "orders-together",
        text("各笔订单合并定档", "all orders together"),
    ),
    ("the-ranges", text("按表头的区间", "the printed ranges")),
    (
        "the-notes-in-brackets",
        text("按括号内的说明", "the notes in brackets"),
    ),
    ("pro-rata", text("按比例计价", "pro rata")),
    (
        "each-started-thousand",
        text("不足一千次按一千次计", "each started thousand as a whole"),
    ),
    (
        "the-date-of-the-grant-decides",
        text("以发放日期为准", "the date of the grant decides"),
    ),
    (
        "1000-for-all-of-october-2022",
        text(
            "2022 年 10 月全月为 1,000 次",
            "1,000 for all of October 2022",
        ),
    ),
    (
        "valid-for-a-year",
        text("资源包有效期一年", "packages last a year"),
    ),
    (
        "valid-in-the-month-of-purchase",
        text(
            "资源包仅购买当月有效",
            "packages last the month of purchase",
        ),
    ),
    ("the-service-stops", text("服务停止", "the service stops")),
    (
        "priced-at-the-package-rate",
        text("按资源包单价计", "at the package's unit price"),
    ),
    ("once", text("只发放一次", "given once")),
    ("every-month", text("每月发放", "given every month")),
    (
        "months-and-days-as-asked",
        text("按填写的月数和天数", "months and days as entered"),
    ),
    (
        "a-month-where-it-is-cheaper",
        text("天数改按一个月购买", "a month instead of the days"),
    ),
    (
        "always-used",
        text("总是先抵扣资源包", "packages are always used first"),
    ),
    (
        "withheld",
        text("本月不抵扣资源包", "the package is not used this month"),
    ),
    (
        "the-packages-asked-for",
        text("购买填写的资源包", "with the packages entered"),
    ),
    (
        "post-paid-only",
        text("不买资源包，全部后付费", "no packages, all pay-as-you-go"),
    ),
    ("with-the-package", text("购买资源包", "with the package")),
    (
        "without-the-package",
        text("不买资源包", "without the package"),
    ),
];

/// The name of an option in words; the table's own name for one that has none here.
pub fn option(language: Language, id: &'static str) -> &'static str {
    words(id).map_or(id, |words| language.of(words))
}

fn words(id: &str) -> Option<Text> {
    WORDS
        .iter()
        .find(|(option, _)| *option == id)
        .map(|(_, words)| *words)
}

/// The label of a reading: its id, and the heading of the passage it concerns.
pub fn reading_label(reading: &Reading) -> String {
    let letter = reading
        .product
        .map_or("", |product| PRICES.product(product).letter);
    match reading.cell.line {
        0 => reading.id.to_owned(),
        line => format!(
            "{} · {letter}:{line} · {}",
            reading.id, reading.cell.section
        ),
    }
}

/// The footnote in words: the table's text with its blanks filled in, or, where the visitor chose
/// the other reading, what the default would cost.
pub fn footnote(language: Language, note: &Footnote, choices: Choices) -> String {
    let reading = PRICES.reading(note.reading);
    if let Some(other) = reading.other.filter(|_| choices.has(note.reading)) {
        let names = [option(language, other), option(language, reading.default)];
        let amount = amount(language, note.other);
        return language.fill(say::CHOSEN_OTHER, &[names[0], names[1], &amount]);
    }
    let text = reading
        .footnote
        .map(|text| language.of(text))
        .unwrap_or_default();
    text.replace("{amount}", &amount(language, note.other))
        .replace("{n}", &count(note.units))
}

/// What the other reading costs, where the footnote does not say it already.
pub fn other_amount(language: Language, note: &Footnote, choices: Choices) -> Option<String> {
    let reading = PRICES.reading(note.reading);
    let said = says_amount(reading) || choices.has(note.reading);
    let other = reading.other.filter(|_| !said)?;
    let name = option(language, other);
    Some(language.fill(say::OTHER_AMOUNT, &[name, &amount(language, note.other)]))
}

fn says_amount(reading: &Reading) -> bool {
    reading
        .footnote
        .is_some_and(|text| text.zh.contains("{amount}"))
}

fn amount(language: Language, amount: Option<Amount>) -> String {
    match amount {
        Some(amount) => match exact(amount) {
            Some(exact) => {
                format!(
                    "{} ({})",
                    yuan(amount),
                    language.fill(say::EXACTLY, &[&exact])
                )
            }
            None => yuan(amount),
        },
        None => language.of(say::NO_AMOUNT).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_that_can_be_shown_has_words() {
        for reading in PRICES.readings.iter() {
            for id in reading
                .other
                .into_iter()
                .flat_map(|other| [reading.default, other])
            {
                assert!(words(id).is_some(), "{} {id}", reading.id);
            }
        }
    }

    #[test]
    fn blanks_of_footnotes_are_filled() {
        let reading = PRICES.find_reading("R-11").expect("R-11");
        let other = Amount::parse("370").ok();
        let note = Footnote {
            reading,
            other,
            units: 0,
        };
        let english = footnote(Language::En, &note, Choices::QUOTED);
        assert!(english.ends_with("above each bound: ¥370.00."), "{english}");
        assert_eq!(other_amount(Language::En, &note, Choices::QUOTED), None);
        let chosen = footnote(Language::En, &note, Choices::QUOTED.flipped(reading));
        assert!(
            chosen.contains("your choice") && chosen.ends_with("¥370.00"),
            "{chosen}"
        );
    }
}
