//! What a documentation author pastes: the markup that shows the present estimate in another page. It is
//! all loaded later.

use crate::form::Link;
use crate::state::State;
use crate::wording::embed as say;

/// How the calculator comes into the other page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As an element that a script defines: as high as it needs, in the page's theme and language.
    #[default]
    Element,
    /// As a plain frame, for pages that allow no script.
    Frame,
}

/// The colours of the calculator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the page around it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Form {
    /// All.
    pub const ALL: [Form; 2] = [Form::Element, Form::Frame];

    /// Its name in the markup.
    pub fn name(self) -> &'static str {
        ["element", "frame"][self as usize]
    }
}

impl Theme {
    /// All.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// Its name, in the markup and for the calculator.
    pub fn name(self) -> &'static str {
        ["auto", "light", "dark"][self as usize]
    }
}

/// What an author does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opens the panel, or closes it.
    Toggle,
    /// Closes the panel.
    Close,
    /// Chose how it comes into the page.
    Form(Form),
    /// Chose the colours.
    Theme(Theme),
    /// Chose whether readers may change the estimate.
    ReadOnly(bool),
    /// Asked for a copy.
    Copy,
}

/// What an author has chosen.
#[derive(Default)]
pub struct Embed {
    /// How it comes into the page.
    pub form: Form,
    /// The colours.
    pub theme: Theme,
    /// Whether readers only read.
    pub is_read_only: bool,
    /// Where the site is, with the closing slash.
    pub site: String,
    /// Whether the browser took the copy; none before one was asked for.
    pub copied: Option<bool>,
}

impl Embed {
    /// Whether the page lies where others can load it from.
    pub fn is_possible(&self) -> bool {
        self.site.starts_with("http")
    }

    /// The markup for the present estimate.
    pub fn snippet(&self, state: &State) -> String {
        let link = Link::write(&state.saved());
        let name = state.say(say::SNIPPET_NAME);
        let theme = self.theme.name();
        match self.form {
            Form::Element => {
                let theme = match self.theme {
                    Theme::Auto => String::new(),
                    _ => [" theme=\"", theme, "\""].concat(),
                };
                let read_only = if self.is_read_only { " readonly" } else { "" };
                let link = escaped(&link);
                [
                    "<script async src=\"",
                    &escaped(&self.site),
                    "embed.js\"></script>\n<suanpan-calculator link=\"",
                    &link,
                    "\"",
                    &theme,
                    read_only,
                    ">\n  <a href=\"",
                    &escaped(&self.site),
                    "#",
                    &link,
                    "\">",
                    name,
                    "</a>\n</suanpan-calculator>\n",
                ]
                .concat()
            }
            Form::Frame => {
                let (version, estimate) = link.split_once('&').unwrap_or((&link, ""));
                let read_only = if self.is_read_only { "readonly=1&" } else { "" };
                let settings = [version, "&theme=", theme, "&", read_only, estimate].concat();
                [
                    "<iframe src=\"",
                    &escaped(&self.site),
                    "embed.html#",
                    &escaped(&settings),
                    "\"\n  title=\"",
                    name,
                    "\" width=\"100%\" height=\"720\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>\n",
                ]
                .concat()
            }
        }
    }
}

/// A text as an attribute holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

impl State {
    /// Does what an author does; `site` is where the page lies.
    #[inline(never)]
    pub fn embed(&mut self, step: Step, site: String) {
        let open = self.embed.take();
        let mut embed = match (step, open) {
            (Step::Close, _) | (Step::Toggle, Some(_)) => return,
            (_, open) => open.unwrap_or_default(),
        };
        embed.copied = None;
        match step {
            Step::Toggle | Step::Close => embed.site = site,
            Step::Form(form) => embed.form = form,
            Step::Theme(theme) => embed.theme = theme,
            Step::ReadOnly(is_read_only) => embed.is_read_only = is_read_only,
            Step::Copy => embed.copied = Some(true),
        }
        self.embed = Some(embed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::form::Estimate;
    use crate::wording::Language;
    use pricing::date::Date;

    const SITE: &str = "https://example.org/a&b/";

    fn snippet(steps: &[Step]) -> String {
        let estimate = Estimate::first(Date::parse("2026-11-21"));
        let mut state = State::new(Language::En, estimate);
        for &step in [Step::Toggle].iter().chain(steps) {
            state.act(Action::Embed(step), SITE.to_owned());
        }
        state.embed.as_ref().map(|embed| embed.snippet(&state)).unwrap_or_default()
    }

    #[test]
    fn the_markup_holds_the_estimate_and_what_was_chosen() {
        let element = snippet(&[]);
        let script = "<script async src=\"https://example.org/a&amp;b/embed.js\"></script>\n";
        assert!(element.starts_with(script), "{element}");
        assert!(element.contains("<suanpan-calculator link=\"v=1&amp;size="), "{element}");
        assert!(element.contains("&amp;tencent-face/face-comparison=calls:2,910,000"), "{element}");
        assert!(element.contains("<a href=\"https://example.org/a&amp;b/#v=1&amp;"), "{element}");
        assert!(!element.contains("theme") && !element.contains("readonly"), "{element}");
        let dark = snippet(&[Step::Theme(Theme::Dark), Step::ReadOnly(true)]);
        assert!(dark.contains("\" theme=\"dark\" readonly>"), "{dark}");
        let frame = snippet(&[Step::Form(Form::Frame), Step::ReadOnly(true)]);
        let start = "embed.html#v=1&amp;theme=auto&amp;readonly=1&amp;size=";
        assert!(frame.contains(start), "{frame}");
    }

    #[test]
    fn it_closes_by_the_same_button_and_keeps_what_was_chosen_while_open() {
        assert_eq!(snippet(&[Step::Toggle]), "");
        assert_eq!(snippet(&[Step::Close]), "");
        assert!(snippet(&[Step::Form(Form::Frame), Step::Copy]).starts_with("<iframe"));
    }
}
