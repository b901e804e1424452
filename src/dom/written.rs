//! Views as HTML text, for what stands in the page before its program does. Only builds write it.

use super::{El, Parts};
use crate::state::State;

/// What names an element of the page, or points to one: it stands there once for each language.
const NAMES: [&str; 4] = ["id", "for", "aria-labelledby", "aria-describedby"];

/// What nobody answers before the program is here. It looks as it will, but takes neither focus nor press.
/// What a `summary` says must be heard all the same, as it is a row of the bill.
const CONTROLS: [&str; 3] = ["button", "input", "select"];

/// Writes views; every name in them ends with `end`.
pub fn html(els: Vec<El>, state: &State, end: &str) -> String {
    let mut writer = Writer { state: Some(state), end, html: String::new() };
    els.into_iter().for_each(|el| writer.write(el, None));
    writer.html
}

/// Writes views that are drawn of no state.
pub fn plain_html(els: Vec<El>) -> String {
    let mut writer = Writer { state: None, end: "", html: String::new() };
    els.into_iter().for_each(|el| writer.write(el, None));
    writer.html
}

struct Writer<'a> {
    /// None where all is drawn, and every control works.
    state: Option<&'a State>,
    end: &'a str,
    html: String,
}

impl Writer<'_> {
    /// Writes an element; `chosen` is what the select around it holds.
    fn write(&mut self, el: El, chosen: Option<&str>) {
        let el = match self.state {
            Some(state) => el.drawn(state),
            None => el,
        };
        let Parts { tag, attributes, value, text, children, .. } = *el.0;
        self.html += "<";
        self.html += tag;
        for (name, value) in &attributes {
            let end = if NAMES.contains(name) { self.end } else { "" };
            self.attribute(name, &[value, end].concat());
        }
        if tag == "option"
            && attributes.iter().any(|(name, own)| *name == "value" && Some(&**own) == chosen)
        {
            self.attribute("selected", "");
        }
        if let Some(value) = value.as_deref().filter(|_| tag == "input") {
            self.attribute("value", value);
        }
        if self.state.is_some() && CONTROLS.contains(&tag) {
            self.attribute("inert", "");
        }
        if self.state.is_some() && tag == "summary" {
            self.attribute("tabindex", "-1");
        }
        self.html += ">";
        if tag == "input" {
            return;
        }
        self.html += &escaped(&text);
        children.into_iter().for_each(|child| self.write(child, value.as_deref()));
        self.html += &["</", tag, ">"].concat();
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.html += &[" ", name].concat();
        if !value.is_empty() {
            self.html += &["=\"", &escaped(value), "\""].concat();
        }
    }
}

/// A text as HTML, also inside quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{classed, el, svg};
    use crate::form::Estimate;
    use crate::wording::Language;

    fn written(el: El) -> String {
        let state = State::new(Language::En, Estimate::first(None));
        html(vec![el], &state, "-en")
    }

    #[test]
    fn what_means_something_in_html_is_escaped() {
        let text = el("p").set("title", "\"a\" & <b>").text("1 < 2 & \"3\" > 2");
        let expected =
            "<p title=\"&quot;a&quot; &amp; &lt;b&gt;\">1 &lt; 2 &amp; &quot;3&quot; &gt; 2</p>";
        assert_eq!(written(text), expected);
    }

    #[test]
    fn controls_hold_their_values_and_take_nothing() {
        for (el, expected) in [
            (el("input").set("id", "a").value("1"), "<input id=\"a-en\" value=\"1\" inert>"),
            (classed("button", "b").text("c"), "<button class=\"b\" inert>c</button>"),
            (
                el("select")
                    .child(el("option").set("value", "a").text("A"))
                    .child(el("option").set("value", "b").text("B"))
                    .value("b"),
                "<select inert><option value=\"a\">A</option><option value=\"b\" selected>B</option></select>",
            ),
            (el("summary").text("d"), "<summary tabindex=\"-1\">d</summary>"),
            (el("label").set("for", "a"), "<label for=\"a-en\"></label>"),
            (svg("rect").set("x", "1"), "<rect x=\"1\"></rect>"),
        ] {
            assert_eq!(written(el), expected);
        }
    }
}
