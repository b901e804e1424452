//! The chart as a table: every point at which something happens.

use pricing::digits::plain;

use super::View;
use crate::curve::{Sample, Way};
use crate::dom::{El, classed, div, el};
use crate::wording::count;
use crate::wording::look::curve as wording;

/// The table, closed at first.
pub fn table(view: &View<'_>) -> El {
    let language = view.state.language;
    let name = wording::quantity(language, view.unit, view.is_largest()).0;
    let title = wording::title(language, view.unit, view.state.n_months(), view.is_largest());
    let mut head = el("tr").child(el("th").set("scope", "col").text(name));
    for way in Way::ALL {
        if view.chart.has(way) {
            head = head.child(el("th").set("scope", "col").text(language.of(wording::way(way))));
        }
    }
    head = head.child(el("th").set("scope", "col").text(language.of(wording::REMARK)));
    let mut body = el("tbody");
    for sample in &view.chart.samples {
        if let Some(remark) = remark(view, sample.quantity) {
            body = body.child(row(view, sample, remark));
        }
    }
    let table = classed("table", "curve-numbers")
        .child(classed("caption", "unseen").text(title))
        .child(el("thead").child(head))
        .child(body);
    // What can be scrolled takes the focus, so that the keyboard scrolls it, too.
    let scroll = div("curve-table")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", view.state.say(wording::TABLE))
        .child(table);
    classed("details", "more")
        .set("data-table", "")
        .child(el("summary").text(view.state.say(wording::TABLE)))
        .child(scroll)
}

/// What happens at a quantity; none where nothing does.
fn remark(view: &View<'_>, quantity: u64) -> Option<String> {
    let (chart, language) = (view.chart, view.state.language);
    let mut told: Vec<String> = Vec::new();
    if quantity == chart.asked {
        told.push(language.of(wording::YOURS_NOW).to_owned());
    }
    if chart.bounds.contains(&quantity) {
        told.push(language.of(wording::TIER).to_owned());
    }
    for at in chart.breaks.iter().filter(|at| at.from == quantity) {
        told.push(wording::break_remark(language, at));
    }
    let first = chart.costlier.iter().any(|range| range.first == quantity);
    if first {
        told.push(language.of(wording::COSTLIER).to_owned());
    }
    let edge = |at: &u64| at.checked_sub(1) == Some(quantity);
    let is_edge = chart.bounds.iter().any(edge)
        || chart.breaks.iter().any(|at| edge(&at.from) || at.until == Some(quantity))
        || chart.costlier.iter().any(|range| range.last == quantity);
    if told.is_empty() && !is_edge {
        return None;
    }
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    Some(language.list(&told))
}

fn row(view: &View<'_>, sample: &Sample, remark: String) -> El {
    let head = el("th").set("scope", "row").text(count(sample.quantity));
    let mut row = el("tr").set("data-quantity", plain(sample.quantity)).child(head);
    for (way, amount) in view.amounts(sample) {
        let exact = amount.map_or_else(String::new, |amount| amount.exact());
        let text = wording::shown(view.state.language, amount);
        row = row.child(el("td").set("data-way", way.name()).set("data-exact", exact).text(text));
    }
    row.flag("data-asked", sample.quantity == view.chart.asked)
        .child(classed("td", "remark").text(remark))
}
