//! The button that copies a link, and what is said of links.

use std::borrow::Cow;

use pricing::digits::plain;

use crate::action::{Action, Share};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::state::{Copied, State, Unread};
use crate::wording::link;

/// Parts of a damaged link that are shown; the rest is counted.
const PARTS_MAX: usize = 4;

/// Signs of a part that are shown: what stands in a link may be long.
const SIGNS_MAX: usize = 60;

/// Draws the button.
pub fn copy(state: &State) -> El {
    let is_copied = state.copied == Copied::Yes;
    let (sign, text) = if is_copied { ("✓", link::COPIED) } else { ("↗", link::COPY) };
    button("step-back copy", "", Action::Link(Share::Copy))
        .set("data-copy", if is_copied { "done" } else { "" })
        .child(el("span").set("aria-hidden", "true").text(sign))
        .child(classed("span", "word").text(state.say(text)))
}

/// Draws what is said of links: to screen readers, beside the button, and below the header.
#[inline(never)]
pub fn told(state: &State) -> Vec<El> {
    let said = if state.copied == Copied::Yes { state.say(link::COPIED_SAID) } else { "" };
    let mut parts = vec![classed("p", "unseen").key(1).set("role", "status").text(said)];
    if let Copied::Refused(address) = &state.copied {
        let name = state.say(link::REFUSED);
        parts.push(
            notice(state, "notice by-hand", 2)
                .child(el("label").set("for", "link").text(name))
                .child(
                    el("input")
                        .set("id", "link")
                        .set("type", "text")
                        .set("readonly", "")
                        .value(address.clone()),
                )
                .child(dismiss(state)),
        );
    }
    if let Some(unread) = &state.unread {
        parts.push(damaged(state, unread));
    }
    parts
}

fn notice(_state: &State, class: &'static str, key: usize) -> El {
    div(class).key(key).set("data-notice", "").on_escape(Action::Link(Share::Dismiss))
}

fn dismiss(state: &State) -> El {
    button("dismiss", state.say(link::DISMISS), Action::Link(Share::Dismiss))
        .set("data-dismiss", "")
}

fn damaged(state: &State, unread: &Unread) -> El {
    let mut parts = notice(state, "notice", 3).set("role", "alert");
    if unread.is_newer {
        parts = parts.child(el("p").text(state.say(link::NEWER)));
    }
    if !unread.parts.is_empty() {
        let text = if unread.is_open { link::CUT } else { link::NOTHING };
        let mut list = el("ul");
        for part in unread.parts.iter().take(PARTS_MAX) {
            let shown: String = part.chars().take(SIGNS_MAX).collect();
            let rest = if shown.len() < part.len() { "…" } else { "" };
            list = list.child(el("li").child(el("code").text(shown + rest)));
        }
        let n_more = unread.parts.len().saturating_sub(PARTS_MAX);
        if n_more > 0 {
            let more: Cow<'static, str> =
                state.language.fill(link::MORE, &[&plain(n_more as u64)]).into();
            list = list.child(el("li").text(more));
        }
        parts = parts.child(el("p").text(state.say(text))).child(list);
    }
    parts.child(classed("p", "note").text(state.say(link::KEPT))).child(dismiss(state))
}
