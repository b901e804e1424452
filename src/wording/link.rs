//! What is said of links.

use super::phrases::{Phrase, text};

pub const COPY: Phrase = &text("复制链接", "Copy link");
pub const COPIED: Phrase = &text("已复制", "Copied");
pub const COPIED_SAID: Phrase = &text(
    "链接已复制，打开即可看到这份估算。",
    "Link copied: whoever opens it sees this estimate.",
);
pub const REFUSED: Phrase = &text(
    "浏览器不允许写入剪贴板，请自行复制：",
    "The browser refuses its clipboard. Copy it here:",
);
pub const CUT: Phrase = &text(
    "链接不完整或有误，以下部分无法识别，其余已照常打开：",
    "This link is damaged. The rest of it is open; these parts cannot be read:",
);
pub const NOTHING: Phrase = &text(
    "链接有误，没有可以打开的内容，原来的估算仍在。无法识别的部分：",
    "This link is damaged and holds nothing that can be opened, so your estimate stays. What cannot be read:",
);
pub const NEWER: Phrase = &text(
    "此链接来自更新版本的页面，只打开了能识别的部分，金额可能不同。请重新加载页面以取得新版本。",
    "This link is of a newer version of the page. What this version can read is open; amounts may differ. Reload to get the newer version.",
);
pub const MORE: Phrase = &text("另有 {0} 处", "and {0} more");
pub const KEPT: Phrase = &text(
    "改动之后，按浏览器的后退键仍可回到原链接。",
    "After a change, the browser's Back returns to the link as it came.",
);
pub const DISMISS: Phrase = &text("知道了", "Dismiss");
