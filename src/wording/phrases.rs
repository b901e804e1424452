//! The page's own sentences. `{0}`, `{1}` are blanks.

use pricing::table::Text;

/// A sentence: one word for code that names it, wherever it is used.
pub type Phrase = &'static Text;

/// A text in both languages.
pub const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

// ── Frame ────────────────────────────────────────────────────────────────────

pub const PAGE_TITLE: Phrase =
    &text("算盘 · 云视觉 API 价格计算器", "Suanpan · Cloud vision API pricing");
pub const NAME: Phrase = &text("算盘", "Suanpan");
pub const TAGLINE: Phrase = &text(
    "云视觉 API 价格计算器：逐行列明，每一分钱都有出处",
    "Cloud vision API pricing, line by line, every figure with its source",
);
pub const PRICES_CHECKED: Phrase = &text("价格核对于 {0}", "Prices checked on {0}");
pub const OFFLINE: Phrase = &text("离线，", "Offline: ");
pub const OPEN: Phrase = &text("在算盘中打开（新窗口）", "Open in Suanpan (new window)");
pub const EMBED: Phrase = &text("嵌入", "Embed");
pub const LANGUAGE: Phrase = &text("语言", "Language");
pub const INPUTS: Phrase = &text("用量", "What you need");
pub const BILL: Phrase = &text("账单", "Bill");

// ── Horizon ──────────────────────────────────────────────────────────────────

pub const HORIZON: Phrase = &text("时间范围", "Period");
pub const START_DATE: Phrase = &text("起始日期", "First day");
pub const MONTHS: Phrase = &text("月数", "Months");
pub const HORIZON_INVALID: Phrase =
    &text("请先更正时间范围，才能计算金额。", "Correct the period to see amounts.");

// ── Services ─────────────────────────────────────────────────────────────────

pub const EMPTY: Phrase =
    &text("还没有选择服务。从上方添加一项。", "No service chosen yet. Add one above.");
pub const REMOVE: Phrase = &text("移除", "Remove");
pub const REMOVE_SERVICE: Phrase = &text("移除“{0}”", "Remove {0}");

// ── Fields ───────────────────────────────────────────────────────────────────

pub const CALLS_A_MONTH: Phrase = &text("每月调用量（次）", "Calls a month");
pub const CALLS_AT_FIRST: Phrase = &text("首月调用量（次）", "Calls in the first month");
pub const CALLS_ORDINARILY: Phrase = &text("平常月份调用量（次）", "Calls in an ordinary month");
pub const GROWTH: Phrase = &text("每月增长（%）", "Growth a month (%)");
pub const GROWTH_IN_A_YEAR: Phrase =
    &text("每月 {0}%，一年后为 {1} 倍", "{0}% a month: ×{1} in a year");
pub const CALLS_OF_MONTH: Phrase = &text("第 {0} 个月调用量（次）", "Calls in month {0}");
pub const TEMPLATES: Phrase = &text("需要的模板总数（个）", "Templates needed in all");
pub const CALLS_BALANCE: Phrase =
    &text("期初已有的资源包余额（次）", "Prepaid calls you already have");
pub const POINTS_BALANCE: Phrase =
    &text("期初已有的资源包余额（点）", "Prepaid points you already have");
pub const TEMPLATES_BALANCE: Phrase =
    &text("期初已有的模板额度（个）", "Template quota you already have");
pub const FREE_LEFT: Phrase = &text("剩余的一次性免费额度", "One-off free quota still left");
pub const FREE_LEFT_EMPTY: Phrase = &text("留空即全部未用", "Empty: all of it");
pub const POOL_CALLS: Phrase =
    &text("由共享免费额度抵扣的次数（每月）", "Calls a month from the shared free quota");
pub const POOL_EMPTY: Phrase = &text("留空即未指定", "Empty: not stated");
pub const PEAK: Phrase = &text("并发峰值（QPS）", "Peak requests per second");
pub const QPS: Phrase = &text("QPS", "QPS");
pub const ORDER_MONTHS: Phrase = &text("购买月数", "Months");
pub const ORDER_DAYS: Phrase = &text("购买天数", "Days");
pub const ORDER_MONTH: Phrase = &text("下单月份", "Ordered in month");
pub const PURCHASE_MONTH: Phrase = &text("购买月份", "Bought in month");
pub const DEVICES: Phrase = &text("设备数（台）", "Devices");
pub const LENGTH: Phrase =
    &text("每月视频时长（秒，或 分:秒）", "Video a month (seconds, or m:ss)");
pub const HEIGHT: Phrase = &text("输出高度（像素）", "Output height (pixels)");
pub const FRAME_RATE: Phrase = &text("输出帧率（fps）", "Output frame rate (fps)");
pub const PACKAGE_SIZE: Phrase = &text("{0} · {1}", "{0} · {1}");
pub const NOT_SOLD: Phrase = &text("不出售", "not sold");
pub const SLIDER: Phrase = &text("{0}，滑块", "{0}, slider");
pub const LESS: Phrase = &text("减一", "One less");
pub const MORE: Phrase = &text("加一", "One more");
pub const MONTH_N: Phrase = &text("第 {0} 个月", "month {0}");
pub const NOT_STATED: Phrase = &text("未填", "not stated");
pub const PIXELS: Phrase = &text("{0} 像素", "{0} pixels");
pub const FPS: Phrase = &text("{0} fps", "{0} fps");

// ── Service forms ────────────────────────────────────────────────────────────

pub const BILLING: Phrase = &text("计费方式", "Billing");
pub const BY_CALLS: Phrase = &text("按调用次数", "By the call");
pub const BY_QPS: Phrase = &text("按 QPS", "By QPS");
pub const SPREAD: Phrase = &text("各月用量", "Use over the months");
pub const SAME_EVERY_MONTH: Phrase = &text("每月相同", "Same every month");
pub const GROWING: Phrase = &text("逐月增长", "Growing");
pub const SEASONAL: Phrase = &text("随季节变化", "Seasonal");
pub const EACH_MONTH: Phrase = &text("逐月填写", "Each month");
pub const SEASON: Phrase = &text("季节形状", "Shape of the year");
pub const SEASON_NONE: Phrase = &text("无淡旺季", "No season");
pub const SEASON_SALES: Phrase = &text("618、双 11", "618 and 11.11 sales");
pub const SEASON_SUMMER: Phrase = &text("暑期", "Summer");
pub const SEASON_YEAR_END: Phrase = &text("年末", "Year-end");
pub const SEASON_HINT: Phrase = &text(
    "各月占平常月份的百分比。预设只是示意，请按自己的情况改动。",
    "Each month in per cent of an ordinary one. The shapes are only a start: make them yours.",
);
pub const GROWTH_HINT: Phrase = &text(
    "各月均由首月精确算出，再四舍五入到整次。",
    "Every month is worked out exactly from the first, then rounded to whole calls.",
);
pub const PASTE_HINT: Phrase = &text(
    "可从电子表格复制一列或一行，粘贴到任一月份，依次填入其后各月。",
    "Copy a column or row from a spreadsheet and paste it into any month: it fills the months that follow.",
);
pub const BEYOND_HORIZON: Phrase = &text(
    "第 {0} 个月及以后也填有用量，但时间范围只有 {1}，未计入。",
    "There are numbers for month {0} and later, too, but the period is {1}: they are not counted.",
);
pub const LENGTHEN: Phrase = &text("延长到 {0}", "Make it {0}");
pub const LEFT_OVER: Phrase = &text(
    "粘贴的数值中有 {0} 个没有用上：时间范围最长 {1}。",
    "{0} of the pasted numbers were not used: a period has at most {1}.",
);
pub const PACKAGES: Phrase = &text("资源包", "Packages");
pub const ANOTHER_PURCHASE: Phrase =
    &text("在其他月份再购买 {0}", "Buy {0} again in another month");
pub const MORE_FIELDS: Phrase = &text("余额、免费额度与并发", "Balance, free quota and peak");
pub const ORDER_N: Phrase = &text("订单 {0}", "Order {0}");
pub const VIDEO_N: Phrase = &text("视频 {0}", "Video {0}");
pub const ADD_ORDER: Phrase = &text("再加一笔订单", "Add an order");
pub const ADD_VIDEO: Phrase = &text("再加一种视频", "Add a kind of video");
pub const REMOVE_ROW: Phrase = &text("移除{0}", "Remove {0}");
pub const FOR_GROUP: Phrase = &text("适用的服务", "For the service");
pub const NO_GROUP: Phrase = &text("未指定", "Not stated");

pub const TIERS: Phrase = &text("价格阶梯", "Price tiers");
pub const MATRIX: Phrase = &text("每分钟价格（元）", "Price per minute");
pub const CHANGES: Phrase = &text("价格与额度的变化", "What changes when");
pub const KEY_FREE: Phrase = &text("免费", "free");
pub const KEY_COVERED: Phrase = &text("资源包抵扣", "from packages");
pub const KEY_CHARGED: Phrase = &text("超出部分", "beyond packages");
pub const KEY_LEFT: Phrase = &text("月末余额", "left at the end of the month");

// ── Readings ─────────────────────────────────────────────────────────────────

pub const READINGS: Phrase = &text("有歧义之处的理解方式", "How ambiguous passages are read");
pub const READINGS_NOTE: Phrase = &text(
    "文档有几处可以有两种理解。默认采用我们认为正确的一种；也可以改用另一种，整份估算会随之重算。",
    "Some passages can be read in two ways. We quote the one we hold to be right; choose the other and the whole estimate follows.",
);
pub const DEFAULT_OPTION: Phrase = &text("{0}（默认）", "{0} (default)");
pub const OTHER_AMOUNT: Phrase = &text("若按“{0}”：{1}", "If “{0}”: {1}");
pub const CHOSEN_OTHER: Phrase = &text(
    "已改用“{0}”。若按默认的“{1}”：{2}",
    "Read as “{0}”, your choice. As “{1}”, the default: {2}",
);
pub const USE_OTHER: Phrase = &text("改用这种理解", "Use this reading");
pub const USE_DEFAULT: Phrase = &text("恢复默认理解", "Back to the default");
pub const NO_AMOUNT: Phrase = &text("没有金额", "no amount");

// ── Bill ─────────────────────────────────────────────────────────────────────

pub const TOTAL_OF_MONTHS: Phrase = &text("{0} 合计", "Total, {0}");
pub const ONE_OFF: Phrase = &text("一次性购买", "One-off purchases");
pub const PER_MONTH: Phrase = &text("每月用量费用", "Monthly use");
pub const MONTH_OF: Phrase = &text("第 {0} 个月", "Month {0}");
pub const MONTHS_FROM_TO: Phrase = &text("第 {0}–{1} 个月，每月", "Months {0}–{1}, each");
pub const EXACTLY: Phrase = &text("精确值 {0}", "exactly {0}");
pub const INCOMPLETE: Phrase =
    &text("合计不完整，未包含：{0}", "Incomplete: the total leaves out {0}");
pub const LEFT_OUT_INVALID: Phrase = &text("{0}（输入有误）", "{0} (input to correct)");
pub const LEFT_OUT_PART: Phrase = &text("{0}（没有价格的部分）", "{0} (the part without a price)");
pub const NO_PRICE: Phrase = &text("无价格", "no price");
pub const INPUT_TO_CORRECT: Phrase = &text("请更正输入", "correct the input");
pub const NOTHING_HERE: Phrase = &text("没有用量。", "Nothing used.");
pub const EMPTY_BILL: Phrase = &text("添加服务后，账单会列在这里。", "The bill appears here.");
pub const WHERE_MONEY_GOES: Phrase = &text("费用构成", "Where the money goes");
pub const SUMMARY: Phrase = &text("合计", "Total");
pub const TO_BILL: Phrase = &text("查看账单", "See the bill");
pub const NOT_LOADED: Phrase =
    &text("{0}：说明文字尚未载入。", "{0}: the text of this note has not been loaded.");
pub const SERVICE_NOTES: Phrase = &text("歧义与说明（{0}）", "Notes and other readings ({0})");
pub const GENERAL_NOTES: Phrase = &text("说明（{0}）", "Notes ({0})");
pub const HOLDS: Phrase =
    &text("厂商冻结的款项（不计入账单）", "Money the vendor freezes (not part of the bill)");
pub const HOLD_LINE: Phrase = &text(
    "{0}：账单 {1}，冻结 {2}，释放上月 {3}；结算时账户需有 {4}",
    "{0}: bill {1}, frozen {2}, released {3}; funds needed at settlement {4}",
);
pub const STATUS_COMPLETE: Phrase = &text("合计 {0}。", "Total {0}.");
pub const STATUS_INCOMPLETE: Phrase = &text("合计 {0}，不完整。", "Total {0}, incomplete.");
pub const STATUS_NONE: Phrase = &text("暂无金额。", "No amount yet.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_blanks() {
        let blanks = |text: &str| (0..9).filter(|n| text.contains(&format!("{{{n}}}"))).count();
        for text in [REMOVE_SERVICE, MONTHS_FROM_TO, HOLD_LINE, CHOSEN_OTHER] {
            assert_eq!(blanks(text.zh), blanks(text.en), "{}", text.en);
        }
    }
}
