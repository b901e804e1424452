//! What the state knows of links: the one it was opened from, and the one that was copied.

use super::State;
use crate::action::Share;
use crate::form::Link;
use crate::wording::Language;

/// Whether the link to this estimate was copied.
#[derive(Default, PartialEq, Eq)]
pub enum Copied {
    /// Nobody asked, or the estimate is another one since.
    #[default]
    No,
    /// It is in the clipboard.
    Yes,
    /// The browser refuses; the visitor can copy the link by hand.
    Refused(String),
}

/// What could not be read of the link that was opened.
pub struct Unread {
    /// Whether the link is of a newer version of the page.
    pub is_newer: bool,
    /// Whether anything was opened.
    pub is_open: bool,
    /// The parts that cannot be read, as they stand in the link.
    pub parts: Vec<String>,
}

impl State {
    /// State of a page that opens at a link, which also says the language.
    #[inline(never)]
    pub fn visit(mut self, fragment: &str) -> State {
        let link = Link::read(fragment);
        if !link.saved.language.is_empty() {
            self.language = Language::for_tag(&link.saved.language);
        }
        self.take(link);
        self
    }

    /// Shows what can be read of a link. Where that is nothing, the estimate stays.
    fn take(&mut self, link: Link) {
        let is_whole = link.unread.is_empty() && !link.is_newer;
        let is_open = is_whole || !link.saved.services.is_empty();
        if is_open && !link.is_bare {
            self.show(link.saved);
        }
        let (is_newer, parts) = (link.is_newer, link.unread);
        self.unread = (!is_whole).then_some(Unread { is_newer, is_open, parts });
    }

    /// Does what concerns links; `text` is the link.
    pub(super) fn share(&mut self, share: Share, text: String) {
        match share {
            Share::Copy => {}
            Share::Copied => self.copied = Copied::Yes,
            Share::Refused => self.copied = Copied::Refused(text),
            Share::Open => self.take(Link::read(&text)),
            Share::Dismiss => {
                self.unread = None;
                self.copied = Copied::No;
            }
        }
    }
}
