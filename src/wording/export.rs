//! What is said of exports, and the headings of exported tables.

use pricing::line::{Line, Reason};
use pricing::table::{ServiceNo, Unit};

use super::phrases::{Phrase, text};
use crate::export::Format;
use pricing::BOOK;

pub const EXPORT: Phrase = &text("导出", "Export");
pub const HINT: Phrase = &text("导出的就是上面这份账单。", "What you export is the bill above.");
pub const TEXT: Phrase = &text("导出的文本", "Exported text");
pub const COPIED: Phrase =
    &text("已复制，可直接粘贴到电子表格。", "Copied. Paste it into a spreadsheet.");
pub const REFUSED: Phrase = &text(
    "浏览器不允许自动复制，请从下方手动复制。",
    "The browser did not allow copying. Copy the text below by hand.",
);
pub const SAVED: Phrase = &text(
    "已交由浏览器保存为 {0}。如果没有保存成功，可从下方复制全文。",
    "Handed to the browser as {0}. If nothing was saved, copy the text below.",
);
pub const NOT_IN_FOCUS: Phrase = &text(
    "FOCUS 的每一行都必须有金额，所以没有价格的部分不在其中。",
    "Every FOCUS row must have a cost, so what has no price is not in it.",
);
pub const ON_PAPER: Phrase = &text("打开这份估算：", "Open this estimate:");
pub const CHECKED_ON: Phrase =
    &text("{0}（{1}）：价格核对于 {2}", "{0} ({1}): prices checked on {2}");

/// The name of a button.
pub fn name(format: Format) -> Phrase {
    const NAMES: [Phrase; Format::ALL.len()] = [
        &text("复制为表格", "Copy as table"),
        &text("CSV", "CSV"),
        &text("JSON", "JSON"),
        &text("Markdown 表格", "Markdown table"),
        &text("FOCUS 1.2", "FOCUS 1.2"),
        &text("打印", "Print"),
    ];
    NAMES[format as usize]
}

/// The headings of the table.
pub const HEADS: [Phrase; 15] = [
    &text("产品", "Product"),
    &text("服务", "Service"),
    &text("起始月", "From month"),
    &text("截止月", "To month"),
    &text("项目", "Item"),
    &text("每月数量", "Quantity a month"),
    &text("单位", "Unit"),
    &text("单价", "Unit price"),
    &text("单价对应数量", "Price is for"),
    &text("金额（精确值）", "Amount (exact)"),
    &text("金额", "Amount"),
    &text("币种", "Currency"),
    &text("文档", "Document"),
    &text("行号", "Line"),
    &text("文档原文", "As printed"),
];

const QPS_MONTHS: Phrase = &text("QPS·月", "QPS-months");
const QPS_DAYS: Phrase = &text("QPS·天", "QPS-days");
const MONTHS: Phrase = &text("个月", "months");
const DAYS: Phrase = &text("天", "days");
const PACKAGES: Phrase = &text("个", "packages");
const DEVICES: Phrase = &text("台", "devices");
const SECONDS: Phrase = &text("秒", "seconds");
const CHARGES: Phrase = &text("笔", "charges");
const CALLS: Phrase = &text("次", "calls");
const TEMPLATES: Phrase = &text("个", "templates");

/// What the quantity of a line counts.
pub fn unit(service: ServiceNo, line: &Line) -> Phrase {
    match line.reason {
        Reason::PackageBought { .. } | Reason::PackageCredited { .. } => PACKAGES,
        Reason::QpsMonths { months, qps, .. } if months * qps == line.quantity => QPS_MONTHS,
        Reason::QpsMonths { .. } => MONTHS,
        Reason::QpsDays { days, qps, .. } if days * qps == line.quantity => QPS_DAYS,
        Reason::QpsDays { .. } => DAYS,
        Reason::Devices { .. } => DEVICES,
        Reason::Video { .. } => SECONDS,
        Reason::FlatFee { .. } | Reason::RoundedAmount => CHARGES,
        _ => match BOOK.service(service).unit {
            Unit::Call | Unit::Qps => CALLS,
            Unit::Template => TEMPLATES,
            Unit::Device => DEVICES,
            Unit::Second => SECONDS,
        },
    }
}
