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

/// An element to draw.
pub struct El {
    tag: &'static str,
    key: Option<u32>,
    attributes: Vec<(&'static str, Attribute)>,
    handlers: Vec<(Event, Box<dyn Fn(String)>)>,
    children: Children,
}

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
    El {
        tag,
        key: None,
        attributes,
        handlers,
        children: Children::Fixed(Vec::new()),
    }
}

/// A `div` of a class.
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

impl El {
    /// Keeps the element's identity among children that are drawn again.
    pub fn key(mut self, key: usize) -> El {
        self.key = u32::try_from(key).ok();
        self
    }

    /// An attribute.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> El {
        self.attributes.push((name, Attribute::Fixed(value.into())));
        self
    }

    /// An attribute that is there or not, and follows signals.
    pub fn live(mut self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.attributes
            .push((name, Attribute::Live(Box::new(value))));
        self
    }

    /// What a form control holds.
    pub fn value(mut self, value: impl Fn() -> String + 'static) -> El {
        self.attributes
            .push(("value", Attribute::Value(Box::new(value))));
        self
    }

    /// The class.
    pub fn class(self, class: &'static str) -> El {
        self.set("class", class)
    }

    /// A text.
    pub fn text(mut self, text: impl Into<String>) -> El {
        self.children = Children::Text(text.into());
        self
    }

    /// A text that follows signals.
    pub fn live_text(mut self, text: impl Fn() -> String + 'static) -> El {
        self.children = Children::LiveText(Box::new(text));
        self
    }

    /// One more child.
    pub fn child(self, child: El) -> El {
        self.children([child])
    }

    /// More children.
    pub fn children(mut self, more: impl IntoIterator<Item = El>) -> El {
        if let Children::Fixed(children) = &mut self.children {
            children.extend(more);
        }
        self
    }

    /// Children that follow signals.
    pub fn live_children(mut self, children: impl Fn() -> Vec<El> + 'static) -> El {
        self.children = Children::Live(Box::new(children));
        self
    }

    /// Answers to a press.
    pub fn on_click(self, press: impl Fn() + 'static) -> El {
        self.on(Event::Click, move |_| press())
    }

    /// Answers to every change while something is typed or slid, with what the control holds.
    pub fn on_input(self, typed: impl Fn(String) + 'static) -> El {
        self.on(Event::Input, typed)
    }

    /// Answers to a choice, with what the control holds.
    pub fn on_change(self, chosen: impl Fn(String) + 'static) -> El {
        self.on(Event::Change, chosen)
    }

    fn on(mut self, event: Event, answer: impl Fn(String) + 'static) -> El {
        self.handlers.push((event, Box::new(answer)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_a_plain_value() {
        let list = el("ul")
            .class("lines")
            .children([el("li").text("one"), el("li").key(7)]);
        let Children::Fixed(children) = &list.children else {
            panic!("fixed children")
        };
        assert_eq!(
            (list.tag, children.len(), children[1].key),
            ("ul", 2, Some(7))
        );
    }
}
