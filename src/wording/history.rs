//! What is said of taking steps back.

use pricing::table::Text;

use super::phrases::text;

pub const HISTORY: Text = text("操作记录", "Changes");
pub const UNDO: Text = text("撤销", "Undo");
pub const REDO: Text = text("重做", "Redo");
pub const START_OVER: Text = text("清空重来", "Start over");
