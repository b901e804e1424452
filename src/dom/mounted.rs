//! Elements that stand in the page, and how they become those of a new view.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, Node,
};

use super::follow::follow;
use super::{El, POINT, Parts, Signal};
use crate::action::Action;
use crate::form::pasted;
use crate::state::State;
use pricing::digits::plain;

#[wasm_bindgen]
extern "C" {
    /// A pointer's event: the library's own type would need two more features of it.
    type Pointer;
    #[wasm_bindgen(method, getter, js_name = offsetX)]
    fn x(this: &Pointer) -> i32;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create(tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_in(namespace: &str, tag: &str) -> Element;
    /// What draws an element. The library's own functions hand back errors, and for each call they make a
    /// closure that catches one; a page is drawn with thousands of calls. Names are ours, so none is wrong.
    type Drawn;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Drawn, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = append)]
    fn append(this: &Drawn, child: &Element);
}

const SVG: &str = "http://www.w3.org/2000/svg";
const PASTE: &str = "paste";

#[wasm_bindgen]
extern "C" {
    /// A paste: two calls of the library's own type would need two more features of it.
    type Paste;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard(this: &Paste) -> Option<Clipboard>;
    type Clipboard;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Clipboard, kind: &str) -> String;
}

/// An element in the page, and the view that it shows.
struct Mounted {
    node: Element,
    parts: Parts,
    children: Vec<Mounted>,
}

thread_local! {
    /// The page. What follows a signal may be asked to run in another thread, which elements cannot;
    /// there is none, and here they need not say so.
    static STANDING: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// Where the page stands. The build writes what it will show first into it: see `still`.
fn place() -> Option<Element> {
    document()?.get_element_by_id("page")
}

/// Keeps the page's elements like the view that `draw` gives of the state, for as long as the page
/// lives. `act` gets what the visitor did, and what the control then holds.
pub fn mount(
    state: Signal<State>,
    draw: fn(&State) -> Vec<El>,
    act: impl Fn(Action, String) + 'static,
) {
    let Some(document) = document() else { return };
    listen(&document, act);
    // What stood there shows the same, and goes within this task: nothing moves.
    if let Some(place) = place() {
        place.set_text_content(None);
    }
    follow(Box::new(move || {
        let Some(place) = place() else { return };
        let mut elements = STANDING.take();
        let state = state.read();
        replace(&place, &mut elements, draw(&state), &state);
        STANDING.set(elements);
    }));
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// One listener for every control. An event that the drawing itself sets off finds nothing standing.
fn listen(document: &Document, act: impl Fn(Action, String) + 'static) {
    let listener: Box<dyn Fn(Event)> = Box::new(move |event| {
        let Some(target) = event.target() else { return };
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|pressed| pressed.key() != "Escape") {
            return;
        }
        let target: Node = target.unchecked_into();
        let kind = event.type_();
        if kind.starts_with("pointer") {
            let Some(place) = pointed(&target, &event) else { return };
            let found = STANDING.with_borrow(|standing| find(standing, &target, POINT));
            if let Some((action, _)) = found {
                act(action, place);
            }
            return;
        }
        if kind == PASTE {
            // One number is the browser's to paste: into what stands in the box.
            let text = event.unchecked_ref::<Paste>().clipboard().map(|held| held.text("text"));
            let text = text.unwrap_or_default();
            let action = STANDING.with_borrow(|standing| takes_paste(standing, &target));
            if let Some(action) = action.filter(|_| pasted(&text).len() > 1) {
                event.prevent_default();
                act(action, text);
            }
            return;
        }
        let found = STANDING.with_borrow(|standing| find(standing, &target, &kind));
        if let Some((action, text)) = found {
            act(action, text);
        }
    });
    let listener = Closure::wrap(listener);
    for event in ["click", "input", "change", "keydown", PASTE, POINT, "pointerdown"] {
        let function = listener.as_ref().unchecked_ref();
        // The only error would be a listener that is no function.
        let _ = document.add_event_listener_with_callback_and_bool(event, function, true);
    }
    listener.forget();
}

/// Where a pointer is over what answers to pointers, in ten-thousandths of its width. Pointers move all
/// the time, and matter over very little.
fn pointed(target: &Node, event: &Event) -> Option<String> {
    let over = target.dyn_ref::<Element>().filter(|over| over.has_attribute("data-pointed"))?;
    let width = u64::try_from(over.client_width()).ok().filter(|width| *width > 0)?;
    let x = u64::try_from(event.unchecked_ref::<Pointer>().x()).unwrap_or(0);
    Some(plain(x.min(width) * 10_000 / width))
}

/// What answers to several numbers that are pasted into an element.
fn takes_paste(elements: &[Mounted], target: &Node) -> Option<Action> {
    let around = elements.iter().find(|mounted| mounted.node.contains(Some(target)))?;
    takes_paste(&around.children, target).or(around.parts.pasted)
}

/// The innermost answer to an event, and what its control holds.
fn find(elements: &[Mounted], target: &Node, event: &str) -> Option<(Action, String)> {
    let around = elements.iter().find(|mounted| mounted.node.contains(Some(target)))?;
    find(&around.children, target, event).or_else(|| match around.parts.answer {
        Some((name, action)) if name == event => Some((action, held(&around.node))),
        _ => None,
    })
}

fn build(el: El, state: &State) -> Mounted {
    let tag = el.0.tag;
    let node = if el.0.is_svg { create_in(SVG, tag) } else { create(tag) };
    let mut mounted = Mounted { node, parts: *super::el(tag).0, children: Vec::new() };
    mounted.become_like(el.drawn(state), state);
    mounted
}

impl Mounted {
    /// Takes over attributes, text and children of a view with the same tag.
    fn become_like(&mut self, el: El, state: &State) {
        let mut parts = *el.0;
        let children = core::mem::take(&mut parts.children);
        let before = core::mem::replace(&mut self.parts, parts);
        self.set_attributes(&before);
        if self.parts.text != before.text {
            self.node.set_text_content(Some(&self.parts.text));
        }
        replace(&self.node, &mut self.children, children, state);
        // A select holds a value only once its options stand there.
        if let Some(value) = &self.parts.value {
            hold(&self.node, value);
        }
    }

    fn set_attributes(&self, before: &Parts) {
        let attributes = &self.parts.attributes;
        for (name, _) in &before.attributes {
            if !attributes.iter().any(|(other, _)| other == name) {
                let _ = self.node.remove_attribute(name);
            }
        }
        for attribute in attributes {
            if !before.attributes.contains(attribute) {
                self.node.unchecked_ref::<Drawn>().set(attribute.0, &attribute.1);
            }
        }
    }
}

/// Makes the standing children those of a new view. Elements with the same key, or without keys at the
/// same place, stay if their tag does.
fn replace(parent: &Element, standing: &mut Vec<Mounted>, els: Vec<El>, state: &State) {
    if standing.is_empty() {
        for el in els {
            let mounted = build(el, state);
            parent.unchecked_ref::<Drawn>().append(&mounted.node);
            standing.push(mounted);
        }
        return;
    }
    let mut in_order = els.len() == standing.len();
    let mut before: Vec<Option<Mounted>> = Vec::with_capacity(standing.len());
    for mounted in standing.drain(..) {
        before.push(Some(mounted));
    }
    for (place, el) in els.into_iter().enumerate() {
        let mut old = before.get_mut(place).filter(|old| is_same(old, &el));
        if old.is_none() {
            in_order = false;
            if el.0.key.is_some() {
                old = before.iter_mut().find(|old| is_same(old, &el));
            }
        }
        match old.and_then(Option::take) {
            Some(mut old) => {
                if !el.stands_as(&old.parts) {
                    old.become_like(el.drawn(state), state);
                }
                standing.push(old);
            }
            None => standing.push(build(el, state)),
        }
    }
    for old in before.into_iter().flatten() {
        take_away(parent, &old.node);
    }
    if !in_order {
        put_in_order(parent, standing);
    }
}

/// Takes an element away. If the focus was in it, the focus goes to what it stood in, so that the next
/// Tab and the next word of a screen reader come from there.
fn take_away(parent: &Element, node: &Element) {
    let focused = document().and_then(|page| page.active_element());
    let had_focus = focused.is_some_and(|focused| node.contains(Some(&focused)));
    node.remove();
    if let Some(parent) = parent.dyn_ref::<HtmlElement>().filter(|_| had_focus) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        // The only errors are names of attributes that are none, and elements that are gone.
        let _ = parent.set_attribute("tabindex", "-1");
        let _ = parent.focus_with_options(&still);
    }
}

fn is_same(old: &Option<Mounted>, el: &El) -> bool {
    old.as_ref().is_some_and(|old| old.parts.tag == el.0.tag && old.parts.key == el.0.key)
}

/// Puts the nodes into their order, touching only those out of place.
fn put_in_order(parent: &Element, children: &[Mounted]) {
    let mut next: Option<&Node> = None;
    for child in children.iter().rev() {
        let node: &Node = &child.node;
        let is_there = node.parent_node().as_ref() == Some(parent);
        if !is_there || node.next_sibling().as_ref() != next {
            // The only errors are nodes of other trees.
            let _ = parent.insert_before(node, next);
        }
        next = Some(node);
    }
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
