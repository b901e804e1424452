//! Elements that stand in the page, and how they become those of a new view.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::{Attribute, Children, El, Event, Handler};

/// An element in the page, with what keeps it up to date.
struct Mounted {
    node: Element,
    tag: &'static str,
    key: Option<u32>,
    attributes: Vec<(&'static str, String)>,
    effects: Vec<RenderEffect<()>>,
    handlers: Vec<Closure<dyn Fn(web_sys::Event)>>,
    children: Rc<RefCell<Vec<Mounted>>>,
    text: Option<String>,
}

/// Draws a view at the end of the body, for as long as the page lives.
pub fn mount(draw: impl FnOnce() -> Vec<El> + 'static) {
    leptos::mount::mount_to_body(move || {
        let mounted: Vec<Mounted> = draw().into_iter().filter_map(build).collect();
        if let Some(body) = document().and_then(|document| document.body()) {
            place(&body, &mounted);
        }
        core::mem::forget(mounted);
    });
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn build(el: El) -> Option<Mounted> {
    let mut mounted = Mounted {
        node: document()?.create_element(el.0.tag).ok()?,
        tag: el.0.tag,
        key: el.0.key,
        attributes: Vec::new(),
        effects: Vec::new(),
        handlers: Vec::new(),
        children: Rc::default(),
        text: None,
    };
    mounted.become_like(el);
    Some(mounted)
}

impl Mounted {
    /// Takes over attributes, handlers and children of a view with the same tag.
    fn become_like(&mut self, el: El) {
        let el = *el.0;
        self.effects.clear();
        self.key = el.key;
        // A select holds a value only once its options stand there.
        let (values, attributes): (Vec<_>, Vec<_>) =
            el.attributes.into_iter().partition(|(_, value)| matches!(value, Attribute::Value(_)));
        self.set_attributes(attributes);
        self.set_children(el.children);
        self.set_attributes_live(values);
        self.set_handlers(el.handlers);
    }

    fn set_attributes(&mut self, attributes: Vec<(&'static str, Attribute)>) {
        let named = |name: &str| attributes.iter().any(|(other, _)| *other == name);
        for (name, _) in self.attributes.iter().filter(|(name, _)| !named(name)) {
            remove(&self.node, name);
        }
        let before = core::mem::take(&mut self.attributes);
        let mut live = Vec::new();
        for (name, attribute) in attributes {
            match attribute {
                Attribute::Fixed(value) => {
                    let now = (name, value);
                    if !before.contains(&now) {
                        set(&self.node, name, &now.1);
                    }
                    self.attributes.push(now);
                }
                attribute => live.push((name, attribute)),
            }
        }
        self.set_attributes_live(live);
    }

    fn set_attributes_live(&mut self, attributes: Vec<(&'static str, Attribute)>) {
        for (name, attribute) in attributes {
            let node = self.node.clone();
            self.effects.push(match attribute {
                Attribute::Live(value) => effect(move || match value() {
                    Some(value) => set(&node, name, &value),
                    None => remove(&node, name),
                }),
                Attribute::Value(value) => effect(move || hold(&node, &value())),
                Attribute::Fixed(_) => continue,
            });
        }
    }

    fn set_handlers(&mut self, handlers: Vec<Handler>) {
        let Some(node) = self.node.dyn_ref::<HtmlElement>() else {
            return;
        };
        self.handlers.clear();
        for (event, answer) in handlers {
            let own = self.node.clone();
            let listener: Box<dyn Fn(web_sys::Event)> = Box::new(move |_| answer(held(&own)));
            let listener = Closure::wrap(listener);
            let function = Some(listener.as_ref().unchecked_ref());
            match event {
                Event::Click => node.set_onclick(function),
                Event::Input => node.set_oninput(function),
                Event::Change => node.set_onchange(function),
            }
            self.handlers.push(listener);
        }
    }

    fn set_children(&mut self, children: Children) {
        let (node, standing) = (self.node.clone(), self.children.clone());
        match children {
            Children::Fixed(els) => {
                self.clear_text();
                replace(&node, &standing, els);
            }
            Children::Live(draw) => {
                self.clear_text();
                self.effects.push(effect(move || replace(&node, &standing, draw())));
            }
            Children::Text(text) => {
                if self.text.as_ref() != Some(&text) {
                    node.set_text_content(Some(&text));
                }
                self.text = Some(text);
            }
            Children::LiveText(text) => {
                self.text = Some(String::new());
                self.effects.push(effect(move || node.set_text_content(Some(&text()))));
            }
        }
    }

    fn clear_text(&mut self) {
        if self.text.take().is_some() {
            self.node.set_text_content(None);
        }
    }
}

/// The one kind of effect.
fn effect(run: impl Fn() + 'static) -> RenderEffect<()> {
    let run: Box<dyn Fn()> = Box::new(run);
    RenderEffect::new(move |_| run())
}

/// Makes the standing children those of a new view. Elements with the same key, or without keys at the
/// same place, stay if their tag does.
fn replace(parent: &Element, standing: &RefCell<Vec<Mounted>>, els: Vec<El>) {
    let mut before: Vec<Option<Mounted>> = standing.take().into_iter().map(Some).collect();
    let mut after = Vec::with_capacity(els.len());
    for (place, el) in els.into_iter().enumerate() {
        let same = |old: &&mut Option<Mounted>| {
            old.as_ref().is_some_and(|old| old.tag == el.0.tag && old.key == el.0.key)
        };
        let old = match el.0.key {
            Some(_) => before.iter_mut().find(same),
            None => before.get_mut(place).filter(same),
        };
        match old.and_then(Option::take) {
            Some(mut old) => {
                old.become_like(el);
                after.push(old);
            }
            None => after.extend(build(el)),
        }
    }
    for old in before.into_iter().flatten() {
        old.node.remove();
    }
    place(parent, &after);
    standing.replace(after);
}

/// Puts the nodes into their order, touching only those out of place.
fn place(parent: &Element, children: &[Mounted]) {
    let mut next: Option<web_sys::Node> = None;
    for child in children.iter().rev() {
        let node: &web_sys::Node = &child.node;
        let stands = node.parent_node().as_ref() == Some(parent) && node.next_sibling() == next;
        if !stands {
            // The only errors are nodes of other trees.
            let _ = parent.insert_before(node, next.as_ref());
        }
        next = Some(node.clone());
    }
}

fn set(node: &Element, name: &str, value: &str) {
    // The only error is a name that is none.
    let _ = node.set_attribute(name, value);
}

fn remove(node: &Element, name: &str) {
    let _ = node.remove_attribute(name);
}

/// What a control holds.
fn held(node: &Element) -> String {
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = node.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Makes a control hold a value. What it holds already is left alone: a cursor would move.
fn hold(node: &Element, value: &str) {
    if held(node) == value {
        return;
    }
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(select) = node.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}
