//! The months as columns, strip below strip: units, money, what is left, what is frozen. The table
//! below says the same in figures.

use pricing::digits::plain;
use pricing::money::Amount;

use super::{Year, key};
use crate::dom::{El, classed, div, el, svg};
use crate::panels::columns::Column;
use crate::wording::look::year as wording;
use crate::wording::phrases::Phrase;
use crate::wording::{self as words};
use crate::year::Month;

/// Heights of the strips, in pixels.
const UNITS: u64 = 96;
const MONEY: u64 = 56;
const LEFT: u64 = 40;

/// Above so many months only every third has room for its number.
const FEW: usize = 18;

/// Draws the months.
pub fn chart(year: &Year<'_>) -> El {
    let figure = classed("figure", "year-chart").set("aria-hidden", "true").set("data-chart", "");
    let mut strips = Vec::new();
    if year.metered.is_some() {
        strips.append(&mut units(year));
    }
    strips.append(&mut money(year));
    if year.has_packages {
        strips.append(&mut left(year));
    }
    if year.has_holds {
        strips.append(&mut held(year));
    }
    figure.children(strips).child(numbers(year)).child(keys(year))
}

/// What a strip shows, and how much its highest column stands for.
fn head(year: &Year<'_>, name: Phrase, most: String) -> El {
    let most = year.state.language.fill(wording::MOST, &[&most]);
    div("strip-head").child(el("span").text(year.state.say(name))).child(el("span").text(most))
}

fn column(year: &Year<'_>, place: usize) -> Column {
    Column { place, of: year.months.len() }
}

fn units(year: &Year<'_>) -> Vec<El> {
    let most = year.months.iter().filter_map(|month| month.used).map(|used| used.units).max();
    let most = most.unwrap_or(0);
    let mut strip = svg("svg").class("strip-units");
    for (place, month) in year.months.iter().enumerate() {
        let used = month.used.unwrap_or_default();
        let parts = [("free", used.free), ("covered", used.from_packages), ("charged", used.rest)];
        strip = strip.child(column(year, place).stack(&parts, most, UNITS));
    }
    vec![head(year, wording::units(year.row.form.facts().unit), words::count(most)), strip]
}

/// Money as columns: bars count in thousandths of the highest.
fn money(year: &Year<'_>) -> Vec<El> {
    let most = highest(year, Month::amount);
    let share = |amount: Amount| match u64::from(amount.per_mille_of(most)) {
        0 => u64::from(amount > Amount::ZERO),
        share => share,
    };
    let mut strip = svg("svg").class("strip-money");
    for (place, month) in year.months.iter().enumerate() {
        let parts = [("covered", share(month.bought)), ("charged", share(month.charged))];
        strip = strip.child(column(year, place).stack(&parts, 1000, MONEY));
    }
    vec![head(year, wording::AMOUNT, words::yuan(most)), strip]
}

fn highest(year: &Year<'_>, of: impl Fn(&Month) -> Amount) -> Amount {
    let mut most = Amount::ZERO;
    for month in &year.months {
        most = most.max(of(month));
    }
    most
}

/// What is left of packages; where the vendor warns, and where something lapses.
fn left(year: &Year<'_>) -> Vec<El> {
    let balance = |month: &Month| month.used.map_or(0, |used| used.balance);
    let most = year.months.iter().map(balance).max().unwrap_or(0);
    let mut strip = svg("svg").class("strip-left");
    for (place, month) in year.months.iter().enumerate() {
        let used = month.used.unwrap_or_default();
        let at = column(year, place);
        let class = if used.lapsed > 0 { "left lapsing" } else { "left" };
        strip = strip.child(at.bar(class, used.balance, most, LEFT, 0));
        if used.alert {
            strip = strip.child(at.text("month-mark", "12", "!".to_owned()));
        }
        if used.lapsed > 0 {
            strip = strip.child(at.text("month-mark", "26", "×".to_owned()));
        }
    }
    vec![head(year, wording::LEFT, words::count(most)), strip]
}

fn held(year: &Year<'_>) -> Vec<El> {
    let of = |month: &Month| month.hold.map_or(Amount::ZERO, |hold| hold.held);
    let most = highest(year, of);
    let mut strip = svg("svg").class("strip-left");
    for (place, month) in year.months.iter().enumerate() {
        let share = of(month).per_mille_of(most).into();
        strip = strip.child(column(year, place).bar("held", share, 1000, LEFT, 0));
    }
    vec![head(year, wording::HELD, words::yuan(most)), strip]
}

fn numbers(year: &Year<'_>) -> El {
    let n = year.months.len();
    let mut strip = svg("svg").class("strip-numbers");
    for place in 0..n {
        if n <= FEW || place % 3 == 0 {
            strip = strip.child(column(year, place).text("nth", "12", plain(place as u64 + 1)));
        }
    }
    strip
}

fn keys(year: &Year<'_>) -> El {
    let state = year.state;
    let mut keys = classed("ul", "keys");
    if year.has_free {
        keys = keys.child(key(state, "key free", wording::FREE));
    }
    if year.has_packages || year.has_purchases {
        keys = keys.child(key(state, "key covered", wording::KEY_PACKAGES));
    }
    if year.metered.is_some() {
        keys = keys.child(key(state, "key charged", wording::rest(year.after_packages())));
    }
    if year.has_packages {
        keys = keys.child(key(state, "key warned", wording::ALERT)).child(key(
            state,
            "key lapsing",
            wording::LAPSING,
        ));
    }
    keys
}
