//! Links: whole ones, damaged ones, and links of long ago with what they cost.

use super::*;
use crate::action::{Action, Share};
use crate::form::Estimate;
use crate::state::State;
use crate::wording::Language;
use pricing::date::Date;

const WHOLE: &str = "v=1&lang=en&months=12&readings=R-11\
    &tencent-face/face-search=calls:52,000,000;month-3:5;buy-50000000:1/1";

fn page() -> State {
    State::new(Language::En, Estimate::first(Date::parse("2027-05-06")))
}

fn total(state: &State) -> String {
    let total = state.priced.quote.as_ref().map(|quote| quote.totals().horizon().to_string());
    total.unwrap_or_default()
}

/// What a link of version 1 costs, for ever: an old link must go on giving these amounts. One link of
/// each product and of each kind of item. Every link has a date: prices are those of that day.
#[test]
fn golden_links_cost_what_they_did() {
    let golden = include_str!("golden.txt");
    let mut n = 0;
    for line in golden.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, link) = line.split_once(" | ").expect("a total and a link");
        let read = Link::read(link.trim());
        assert_eq!((read.unread, read.is_newer), (vec![], false), "{link}");
        let state = page().visit(link.trim());
        assert_eq!(total(&state), expected.trim(), "{link}");
        // What is written of it reads the same.
        let again = Link::write(&state.saved());
        assert_eq!(Link::read(&again).saved, read.saved, "{again}");
        n += 1;
    }
    assert!(n >= 20, "{n} links");
}

#[test]
fn what_is_written_is_read_whole() {
    let state = page();
    let link = Link::write(&state.saved());
    let read = Link::read(&link);
    assert_eq!(Some(&read.saved), Saved::read(&state.saved()).as_ref());
    assert_eq!((read.is_newer, read.unread), (false, vec![]));
    assert_eq!(page().visit(&link).saved(), state.saved());
}

/// Wherever a link is cut, it is told.
#[test]
fn a_cut_link_is_told() {
    let whole = Link::write(WHOLE);
    assert_eq!(Link::read(&whole).unread, Vec::<String>::new());
    for at in "v=1&size=".len()..whole.len() {
        assert_ne!(Link::read(&whole[..at]).unread, Vec::<String>::new(), "{}", &whole[..at]);
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    for (link, unread) in [
        ("v=1", ""),
        ("v=1&&lang=en&", ""),
        ("v=x&months=3", "v=x"),
        ("v=&months=3", "v="),
        ("v=0", "v=0"),
        ("v=1&colour=dark&nonsense&=", "colour=dark nonsense ="),
        ("v=1&date=%FF&months=3", "%FF"),
        ("v=1&readings=R-11,R-0,R-11", "readings=R-0"),
        (
            "v=1&gone/face-search=calls:5&tencent-face/gone=",
            "gone/face-search=calls:5 tencent-face/gone=",
        ),
        ("v=1&tencent-face/face-search", "tencent-face/face-search"),
        ("v=1&tencent-face/qps=&tencent-face/qps=order:1", "tencent-face/qps=order:1"),
        (
            "v=1&tencent-face/qps=smell:5;month-99:1;buy-7:1/1;weight-x:1;no-rows;video:1",
            "tencent-face/qps=smell:5 tencent-face/qps=month-99:1 tencent-face/qps=buy-7:1/1 \
             tencent-face/qps=weight-x:1 tencent-face/qps=video:1",
        ),
        (
            "v=1&alibaba-viapi/license-plate-recognition=order:5;no-rows",
            "alibaba-viapi/license-plate-recognition=order:5 alibaba-viapi/license-plate-recognition=no-rows",
        ),
        ("v=1&tencent-face/face-search=calls:%E4%B8", "%E4%B8"),
        ("v=1&size=many&months=3", "months=3…"),
        ("v=1&size=9&months=3", "months=3…"),
        ("v=1&size=8&months=3", ""),
    ] {
        let read = Link::read(link);
        assert_eq!((read.unread.join(" ").as_str(), read.is_newer), (unread, false), "{link}");
    }
    for link in ["v=2&months=3", "v=17&size=8&months=3"] {
        let read = Link::read(link);
        assert_eq!((read.saved.months.as_str(), read.is_newer), ("3", true));
        assert_eq!(read.unread, Vec::<String>::new());
    }
}

#[test]
fn a_link_that_holds_nothing_leaves_the_estimate() {
    for (link, is_open) in [("v=1&nonsense", false), ("v=2", false), ("v=x&months=3", false)] {
        let state = page().visit(link);
        assert_eq!(state.saved(), page().saved(), "{link}");
        assert_eq!(state.unread.map(|unread| unread.is_open), Some(is_open), "{link}");
    }
    let state = page().visit("v=1&lang=zh&months=1");
    assert_eq!(
        (state.saved(), state.unread.is_none()),
        ("v=1&lang=zh-CN&months=1".to_owned(), true)
    );
    let state = page().visit("v=2&tencent-face/face-search=calls:2,010,000;colour:red&x");
    let unread = state.unread.as_ref().expect("unread parts");
    assert_eq!((total(&state).as_str(), unread.is_open, unread.is_newer), ("6400", true, true));
    assert_eq!(unread.parts, ["tencent-face/face-search=colour:red", "x"]);
}

#[test]
fn a_link_that_is_gone_to_is_one_step() {
    let (mut state, before) = (page(), page().saved());
    let mut act = |share, text: &str| {
        state.act(Action::Link(share), text.to_owned());
        (state.saved(), state.can_undo(), state.unread.is_some())
    };
    // The language stays.
    let other = "v=1&lang=zh-CN&months=3&tencent-face/face-search=calls:5&x";
    let opened = "v=1&lang=en&months=3&tencent-face/face-search=calls:5".to_owned();
    assert_eq!(act(Share::Open, other), (opened.clone(), true, true));
    assert_eq!(act(Share::Dismiss, ""), (opened.clone(), true, false));
    assert_eq!(act(Share::Copy, ""), (opened.clone(), true, false));
    assert_eq!(act(Share::Open, "v=1&nonsense"), (opened.clone(), true, true));
    state.act(Action::Undo, String::new());
    assert_eq!((state.saved(), state.can_undo()), (before, false));
    state.act(Action::Redo, String::new());
    assert_eq!(state.saved(), opened);
}

#[test]
fn what_was_copied_is_said_until_the_estimate_changes() {
    use crate::state::Copied;
    let mut state = page();
    state.act(Action::Link(Share::Copied), String::new());
    assert!(state.copied == Copied::Yes);
    state.act(Action::Months, "7".to_owned());
    assert!(state.copied == Copied::No);
    state.act(Action::Link(Share::Refused), "https://a/#v=1".to_owned());
    assert!(state.copied == Copied::Refused("https://a/#v=1".to_owned()));
    state.act(Action::Link(Share::Dismiss), String::new());
    assert!(state.copied == Copied::No);
}

/// Embedded calculators have links that were written by hand.
#[test]
fn one_name_is_enough_for_the_number_that_matters() {
    for (service, written) in [
        ("tencent-face/face-comparison", "calls:2,910,000"),
        ("tencent-portrait/portrait-api", "calls:2,910,000"),
        ("tencent-face/sdk-face-recognition", "device:2,910,000"),
        ("tencent-face/qps", "order:2,910,000"),
        ("alibaba-viapi/comprehensive-video-enhancement", "video:2,910,000"),
        ("alibaba-viapi/object-detection", "calls:2,910,000"),
    ] {
        let link = Link::read(&format!("v=1&lang=en&{service}=quantity:2910000"));
        assert_eq!(link.unread, Vec::<String>::new(), "{service}");
        let again = Link::write(&page().visit(&format!("v=1&{service}=quantity:2910000")).saved());
        assert!(again.contains(&format!("&{service}={written}")), "{again}");
    }
}

#[test]
fn what_a_frame_looks_like_is_no_part_of_the_estimate() {
    let plain = Link::read(WHOLE);
    for settings in ["theme=dark&", "theme=auto&readonly=1&", "readonly=0&"] {
        let written = Link::write(WHOLE).replacen("v=1&", &format!("v=1&{settings}"), 1);
        assert_eq!(Link::read(&written), plain, "{written}");
        assert_ne!(Link::read(&written[..written.len() - 1]).unread, plain.unread);
        let by_hand = WHOLE.replacen("&months", &format!("&{settings}months"), 1);
        assert_eq!(Link::read(&by_hand), plain, "{by_hand}");
    }
    let chinese = Link::write(WHOLE).replacen("v=1&", "v=1&theme=dark&lang=zh-CN&", 1);
    let chinese = Link::read(&chinese);
    assert_eq!(chinese.saved.language, "zh-CN");
    assert_eq!((chinese.saved.services, chinese.unread), (plain.saved.services, vec![]));
    for bad in ["theme=blue", "readonly=yes", "readonly"] {
        let link = Link::read(&format!("v=1&{bad}&months=2"));
        assert_eq!(link.unread, [bad], "{bad}");
    }
}

/// It says how to look at the first estimate, and holds none.
#[test]
fn a_bare_link_leaves_the_estimate() {
    for (link, is_bare) in [
        ("v=1", true),
        ("v=1&", true),
        ("v=1&lang=en", true),
        ("v=1&theme=dark&readonly=1&lang=en", true),
        ("v=1&months=1", false),
        ("v=1&lang=en&date=2026-11-21", false),
        ("v=1&nonsense", false),
        ("v=1&size=10&lang=en", false),
        ("v=1&tencent-face/face-search=", false),
    ] {
        assert_eq!(Link::read(link).is_bare, is_bare, "{link}");
        if is_bare {
            assert_eq!(total(&page().visit(link)), "154052", "{link}");
        }
    }
    assert_eq!(page().visit("v=1&lang=zh-CN").language, Language::Zh);
}
