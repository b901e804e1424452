//! A small view layer.
//!
//! A view is a tree of plain values, [`El`]: a tag, attributes, children, and the [`Action`] that
//! answers to the visitor. The whole page is drawn anew on every change and compared with what stands
//! there: same place (or same key) and same tag is the same element, so focus and open sections stay.
//! What carries a stamp is drawn only when its stamp is another one.
//! Every element has the same type, so a page of controls costs data instead of a compiled copy of
//! the renderer for each view.

mod follow;
mod mounted;
mod signal;
#[cfg(not(target_arch = "wasm32"))]
pub mod written;

pub use mounted::mount;
pub use signal::Signal;

use std::borrow::Cow;

use crate::action::Action;
use crate::state::State;

/// A text that is known at compile time, or not.
type Text = Cow<'static, str>;

/// The event of a pointer that moves.
const POINT: &str = "pointermove";

/// Draws a part of the state: what has a place in it.
type Draw = fn(&State, usize) -> El;

/// An element to draw. It is boxed: a builder that moves a pointer compiles to much less.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    /// Whether it is a part of a drawing.
    is_svg: bool,
    key: Option<u32>,
    /// What is drawn only if the standing element has another stamp; 0 for none.
    stamp: u32,
    later: Option<(Draw, usize)>,
    attributes: Vec<(&'static str, Text)>,
    /// What a form control holds: a property, not an attribute.
    value: Option<Text>,
    /// An event, and what answers to it.
    answer: Option<(&'static str, Action)>,
    /// What answers to several numbers that are pasted.
    pasted: Option<Action>,
    /// An element has a text or children.
    text: Text,
    children: Vec<El>,
}

/// An element with a tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        is_svg: false,
        key: None,
        stamp: 0,
        later: None,
        attributes: Vec::new(),
        value: None,
        answer: None,
        pasted: None,
        text: Cow::Borrowed(""),
        children: Vec::new(),
    }))
}

/// An element of a drawing.
#[inline(never)]
pub fn svg(tag: &'static str) -> El {
    let mut el = el(tag);
    el.0.is_svg = true;
    el
}

/// An element with a tag and a class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).class(class)
}

/// A `div` of a class.
#[inline(never)]
pub fn div(class: &'static str) -> El {
    classed("div", class)
}

/// An element that stays as it stands while its stamp does; otherwise `draw` draws it, with the same
/// tag. The stamp must change whenever anything that `draw` reads does.
pub fn stamped(tag: &'static str, key: usize, stamp: u32, place: usize, draw: Draw) -> El {
    let mut el = el(tag).key(key);
    el.0.stamp = stamp;
    el.0.later = Some((draw, place));
    el
}

impl El {
    /// The element itself, where it was to be drawn later.
    fn drawn(self, state: &State) -> El {
        let Some((draw, place)) = self.0.later else { return self };
        let mut drawn = draw(state, place);
        (drawn.0.key, drawn.0.stamp) = (self.0.key, self.0.stamp);
        drawn
    }

    /// Whether what stands there is what this would draw.
    fn stands_as(&self, standing: &Parts) -> bool {
        self.0.stamp != 0 && self.0.stamp == standing.stamp
    }

    /// Keeps the element's identity among children that are drawn again.
    pub fn key(mut self, key: usize) -> El {
        self.0.key = u32::try_from(key).ok();
        self
    }

    /// An attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: impl Into<Text>) -> El {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// An attribute without a value, which is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_there: bool) -> El {
        if is_there { self.set(name, "") } else { self }
    }

    /// The class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> El {
        self.set("class", class)
    }

    /// What a form control holds.
    #[inline(never)]
    pub fn value(mut self, value: impl Into<Text>) -> El {
        self.0.value = Some(value.into());
        self
    }

    /// A text.
    #[inline(never)]
    pub fn text(mut self, text: impl Into<Text>) -> El {
        self.0.text = text.into();
        self
    }

    /// One more child.
    #[inline(never)]
    pub fn child(mut self, child: El) -> El {
        self.0.children.push(child);
        self
    }

    /// More children.
    #[inline(never)]
    pub fn children(mut self, mut more: Vec<El>) -> El {
        self.0.children.append(&mut more);
        self
    }

    /// Answers to a press.
    pub fn on_click(self, action: Action) -> El {
        self.on("click", action)
    }

    /// Answers to every change while something is typed or slid.
    pub fn on_input(self, action: Action) -> El {
        self.on("input", action)
    }

    /// Answers to several numbers that are pasted.
    pub fn on_paste(mut self, action: Option<Action>) -> El {
        self.0.pasted = action;
        self
    }

    /// Answers to a choice.
    pub fn on_change(self, action: Action) -> El {
        self.on("change", action)
    }

    /// Answers to Escape, pressed anywhere inside.
    pub fn on_escape(self, action: Action) -> El {
        self.on("keydown", action)
    }

    /// Answers to a pointer over it, with the place in ten-thousandths of the width. What is inside
    /// must not take pointers.
    pub fn on_point(self, action: Action) -> El {
        self.set("data-pointed", "").on(POINT, action)
    }

    #[inline(never)]
    fn on(mut self, event: &'static str, action: Action) -> El {
        self.0.answer = Some((event, action));
        self
    }
}

#[cfg(test)]
mod tests;
