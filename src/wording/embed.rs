//! What is said to authors who show the calculator in a page of their own.

use super::phrases::{Phrase, text};
use crate::embed::{Form, Theme};

pub const TITLE: Phrase = &text("把这份估算嵌入您的页面", "Show this estimate in your own page");
pub const HINT: Phrase = &text(
    "粘贴下面的代码即可。读者看到的就是现在这份估算；此处再有改动，代码随之更新。",
    "Paste this where it should stand. Readers see the estimate as it is now; change it here and the code follows.",
);
pub const FORM: Phrase = &text("方式", "Form");
pub const THEME: Phrase = &text("配色", "Colours");
pub const READERS: Phrase = &text("读者", "Readers");
pub const MAY_CHANGE: Phrase = &text("可以改动", "may change it");
pub const ONLY_READ: Phrase = &text("只能查看", "only read it");
pub const CODE: Phrase = &text("代码", "Code");
pub const COPY: Phrase = &text("复制代码", "Copy the code");
pub const COPIED: Phrase = &text("已复制。", "Copied.");
pub const REFUSED: Phrase = &text(
    "浏览器不允许自动复制，请手动复制。",
    "The browser did not allow copying. Copy the code by hand.",
);
pub const FROM_DISK: Phrase = &text(
    "此页面是从本机文件打开的，其他页面无法载入。请先将网站放到一台主机上，再从那里嵌入。",
    "This page was opened from a file, which other pages cannot load. Put the site on a host first and embed it from there.",
);
pub const CLOSE: Phrase = &text("关闭", "Close");
pub const SNIPPET_NAME: Phrase =
    &text("在算盘中查看这份费用估算", "See this cost estimate in Suanpan");

/// The name of a form.
pub fn form(form: Form) -> Phrase {
    const NAMES: [Phrase; Form::ALL.len()] = [
        &text("元素（自适应高度）", "Element (fits its height)"),
        &text("普通框架（无脚本）", "Plain frame (no script)"),
    ];
    NAMES[form as usize]
}

/// The name of the colours.
pub fn theme(theme: Theme) -> Phrase {
    const NAMES: [Phrase; Theme::ALL.len()] =
        [&text("跟随页面", "As the page"), &text("浅色", "Light"), &text("深色", "Dark")];
    NAMES[theme as usize]
}
