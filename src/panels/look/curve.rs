//! Cost against quantity, with notches, and what a budget buys.

mod budget;
mod drawing;
mod notches;
mod table;

use pricing::digits::plain;
use pricing::plan::Later;

use crate::action::{Action, Edit};
use crate::controls::button;
use crate::curve::{Chart, Sample, Trace, Way};
use crate::dom::{El, classed, div, el, stamped};
use crate::form::Field;
use crate::state::{Row, State};
use crate::wording::look::curve as wording;
use crate::wording::{Counted, count, counted};

/// What is drawn, and what its quantities are.
struct View<'a> {
    state: &'a State,
    row: &'a Row,
    chart: &'a Chart,
    unit: Counted,
    /// The field that takes a quantity of the chart; none where that is not one number.
    field: Option<Field>,
}

impl View<'_> {
    fn is_largest(&self) -> bool {
        self.field.is_none()
    }

    /// The ways that can have a price, with that of a point.
    fn amounts(&self, sample: &Sample) -> Vec<(Way, Option<pricing::money::Amount>)> {
        let mut amounts = Vec::with_capacity(Way::ALL.len());
        for way in Way::ALL {
            if self.chart.has(way) {
                amounts.push((way, way.of(&sample.point)));
            }
        }
        amounts
    }

    fn take(&self, quantity: u64) -> Option<Action> {
        let take = |field| Action::Edit(self.row.form.service, Edit::Take(field, quantity));
        self.field.map(take)
    }
}

/// The view of a row's chart; none where it has none.
fn view<'a>(state: &'a State, row: &'a Row) -> Option<View<'a>> {
    let chart = row.sight.chart.as_ref()?;
    let field = row.form.quantity_field(state.n_months());
    let unit = wording::unit(&row.form, field.unwrap_or(Field::Units));
    Some(View { state, row, chart, unit, field })
}

/// Draws the look.
pub fn curve(state: &State, row: &Row) -> Vec<El> {
    let mut parts = match view(state, row) {
        Some(view) if Way::ALL.into_iter().any(|way| view.chart.has(way)) => {
            vec![figure(&view), budget::budget(&view), table::table(&view)]
        }
        Some(_) => vec![note(state, wording::NO_PRICE)],
        None if is_of_orders(row) && row.form.n_rows() > 1 => {
            vec![note(state, wording::SEVERAL)]
        }
        None => vec![note(state, wording::INVALID)],
    };
    parts.push(notches::notches(state, row));
    parts
}

fn is_of_orders(row: &Row) -> bool {
    matches!(row.form.quantity_field(1), Some(Field::Qps(_) | Field::Devices(_)))
}

fn note(state: &State, text: crate::wording::phrases::Phrase) -> El {
    classed("p", "note").text(state.say(text))
}

fn figure(view: &View<'_>) -> El {
    let View { state, row, chart, unit, .. } = *view;
    let title = wording::title(state.language, unit, state.n_months(), view.is_largest());
    let place = state.rows.iter().position(|other| other.form.service == row.form.service);
    let draw = |state: &State, place: usize| match view_of(state, place) {
        Some(view) => drawing::drawing(&view),
        None => div("drawing"),
    };
    let here = row.sight.here(chart);
    let plot = div("plot")
        .on_point(Action::Trace(row.form.service, Trace::Point))
        .child(stamped("div", 0, row.sight.stamp, place.unwrap_or(0), draw))
        .child(drawing::cross_hair(view, here));
    let figure = classed("figure", "curve")
        .set("data-curve", "")
        .child(classed("figcaption", "curve-title").text(title))
        .child(keys(view))
        .child(plot);
    let figure = match chart.samples.get(here) {
        Some(sample) => figure.child(slider(view, here, sample)).child(readout(view, sample)),
        None => figure,
    };
    let mut remarks = classed("ul", "curve-remarks");
    for remark in remarks_of(view) {
        remarks = remarks.child(el("li").text(remark));
    }
    figure.child(remarks)
}

fn view_of(state: &State, place: usize) -> Option<View<'_>> {
    view(state, state.rows.get(place)?)
}

fn keys(view: &View<'_>) -> El {
    let mut keys = classed("ul", "keys");
    for way in Way::ALL {
        if view.chart.is_drawn(way) {
            let key = classed("li", "key").set("data-way", way.name());
            keys = keys.child(key.text(view.state.say(wording::way(way))));
        }
    }
    if !view.chart.costlier.is_empty() {
        let key = classed("li", "key").set("data-way", "costlier");
        keys = keys.child(key.text(view.state.say(wording::COSTLIER)));
    }
    keys
}

/// Moves the cross-hair from point to point.
fn slider(view: &View<'_>, here: usize, sample: &Sample) -> El {
    let language = view.state.language;
    let quantity = counted(language, sample.quantity, view.unit);
    let name = wording::quantity(language, view.unit, view.is_largest()).0;
    el("input")
        .class("curve-slider")
        .set("type", "range")
        .set("min", "0")
        .set("max", plain(view.chart.samples.len().saturating_sub(1) as u64))
        .set("step", "1")
        .set("data-trace", "")
        .set("aria-label", language.fill(wording::SLIDER, &[name]))
        .set("aria-valuetext", wording::spoken(language, &quantity, &view.amounts(sample)))
        .value(plain(here as u64))
        .on_input(Action::Trace(view.row.form.service, Trace::Slide))
}

/// What the quantity at the cross-hair costs; the slider says the same.
fn readout(view: &View<'_>, sample: &Sample) -> El {
    let language = view.state.language;
    let name = wording::quantity(language, view.unit, view.is_largest()).0;
    let cell = |name: &'static str, text: String| {
        div("reading").child(el("dt").text(name)).child(el("dd").text(text))
    };
    let mut list = classed("dl", "readout").set("data-readout", plain(sample.quantity));
    list = list.child(cell(name, count(sample.quantity)).set("data-way", "quantity"));
    for (way, amount) in view.amounts(sample) {
        let cell = cell(language.of(wording::way(way)), wording::shown(language, amount));
        let exact = amount.map_or_else(String::new, |amount| amount.exact());
        list = list.child(cell.set("data-way", way.name()).set("data-exact", exact));
    }
    let row = div("at-hand").child(list);
    match view.take(sample.quantity) {
        Some(_) if sample.quantity == view.chart.asked => row.child(
            classed("button", "take")
                .set("type", "button")
                .set("aria-disabled", "true")
                .text(view.state.say(wording::USE)),
        ),
        Some(take) => row.child(button("take", view.state.say(wording::USE), take)),
        None => row,
    }
}

/// What the chart shows, in words.
fn remarks_of(view: &View<'_>) -> Vec<String> {
    let language = view.state.language;
    let mut remarks = Vec::new();
    let chart = view.chart;
    let same = |one, other| chart.is_same(one, other);
    if same(Way::PostPaid, Way::Yours) {
        let all = same(Way::Yours, Way::Cheapest);
        let text = if all { wording::ALL_SAME } else { wording::NOTHING_BOUGHT };
        remarks.push(language.of(text).to_owned());
    }
    // What crosses more often is a matter for the table.
    for at in chart.breaks.iter().take(6) {
        remarks.push(wording::break_even(language, view.unit, at));
    }
    let later = view.row.planned.as_ref().map(|planned| &planned.later);
    if let Some(Later::Cheaper(_) | Later::Found(_)) = later {
        remarks.push(language.of(wording::AT_THE_START).to_owned());
    }
    if view.is_largest() {
        remarks.push(language.of(wording::LARGEST).to_owned());
    }
    remarks
}
