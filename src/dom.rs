//! A small view layer over Leptos' signals.
//!
//! A view is a tree of plain values, [`El`]: a tag, attributes, handlers, children. Where a value is a
//! closure, one effect keeps it up to date. Every element has the same type, so a page of controls
//! costs data instead of a compiled copy of the renderer for each view: the whole page is a third of
//! the size that `view!` gives.
//!
//! Children that depend on signals are all the children of one element. Drawn again, they are
//! compared with those that stand there: same place (or same key) and same tag is the same element, so
//! focus and open sections stay.

mod mounted;

pub use mounted::mount;

/// A text that follows signals.
pub type Live<T> = Box<dyn Fn() -> T>;

/// An element to draw. It is boxed: a builder that moves a pointer compiles to much less.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    key: Option<u32>,
    attributes: Vec<(&'static str, Attribute)>,
    handlers: Vec<Handler>,
    children: Children,
}

/// An event, and what answers to it with what the control holds.
type Handler = (Event, Box<dyn Fn(String)>);

/// The value of an attribute.
enum Attribute {
    Fixed(String),
    Live(Live<Option<String>>),
    /// What a form control holds: a property, not an attribute.
    Value(Live<String>),
}

/// What a handler answers to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Click,
    Input,
    Change,
}

enum Children {
    Fixed(Vec<El>),
    Live(Live<Vec<El>>),
    Text(String),
    LiveText(Live<String>),
}

/// An element with a tag.
pub fn el(tag: &'static str) -> El {
    let (attributes, handlers) = (Vec::new(), Vec::new());
    let children = Children::Fixed(Vec::new());
    El(Box::new(Parts { tag, key: None, attributes, handlers, children }))
}

/// A `div` of a class.
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

impl El {
    /// Keeps the element's identity among children that are drawn again.
    pub fn key(mut self, key: usize) -> El {
        self.0.key = u32::try_from(key).ok();
        self
    }

    /// An attribute.
    pub fn set(self, name: &'static str, value: impl Into<String>) -> El {
        self.attribute(name, Attribute::Fixed(value.into()))
    }

    /// An attribute that is there or not, and follows signals.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.attribute(name, Attribute::Live(Box::new(value)))
    }

    /// What a form control holds.
    pub fn value(self, value: impl Fn() -> String + 'static) -> El {
        self.attribute("value", Attribute::Value(Box::new(value)))
    }

    /// The class.
    pub fn class(self, class: &'static str) -> El {
        self.set("class", class)
    }

    /// A text.
    pub fn text(self, text: impl Into<String>) -> El {
        self.holding(Children::Text(text.into()))
    }

    /// A text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> El {
        self.holding(Children::LiveText(Box::new(text)))
    }

    /// One more child.
    pub fn child(mut self, child: El) -> El {
        if let Children::Fixed(children) = &mut self.0.children {
            children.push(child);
        }
        self
    }

    /// More children.
    pub fn children(mut self, more: impl IntoIterator<Item = El>) -> El {
        for child in more {
            self = self.child(child);
        }
        self
    }

    /// Children that follow signals.
    pub fn live_children(self, children: impl Fn() -> Vec<El> + 'static) -> El {
        self.holding(Children::Live(Box::new(children)))
    }

    /// Answers to a press.
    pub fn on_click(self, press: impl Fn() + 'static) -> El {
        self.on(Event::Click, Box::new(move |_| press()))
    }

    /// Answers to every change while something is typed or slid, with what the control holds.
    pub fn on_input(self, typed: impl Fn(String) + 'static) -> El {
        self.on(Event::Input, Box::new(typed))
    }

    /// Answers to a choice, with what the control holds.
    pub fn on_change(self, chosen: impl Fn(String) + 'static) -> El {
        self.on(Event::Change, Box::new(chosen))
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Attribute) -> El {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn holding(mut self, children: Children) -> El {
        self.0.children = children;
        self
    }

    #[inline(never)]
    fn on(mut self, event: Event, answer: Box<dyn Fn(String)>) -> El {
        self.0.handlers.push((event, answer));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_a_plain_value() {
        let list = el("ul").class("lines").children([el("li").text("one"), el("li").key(7)]);
        let Children::Fixed(children) = &list.0.children else { panic!("fixed children") };
        assert_eq!((list.0.tag, children.len(), children[1].0.key), ("ul", 2, Some(7)));
    }
}
