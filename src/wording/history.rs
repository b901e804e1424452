//! What is said of taking steps back.

use super::phrases::{Phrase, text};

pub const HISTORY: Phrase = &text("操作记录", "Changes");
pub const UNDO: Phrase = &text("撤销", "Undo");
pub const REDO: Phrase = &text("重做", "Redo");
pub const START_OVER: Phrase = &text("清空重来", "Start over");
