//! The lines of a chart, in shares of its width and height.

use pricing::digits::{decimal, plain};
use pricing::money::Amount;

use super::View;
use crate::curve::{Chart, PARTS, Way};
use crate::dom::{El, div, svg};
use crate::wording::look::curve as wording;

/// What stands while the cross-hair moves.
pub fn drawing(view: &View<'_>) -> El {
    let chart = view.chart;
    let mut lines = svg("svg")
        .class("curve-lines")
        .set("viewBox", "0 0 10000 10000")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true");
    for range in &chart.costlier {
        let from = chart.across.place(range.first);
        let to = chart.across.place(range.last.saturating_add(1)).max(from + 1);
        let shade = svg("rect").class("costlier").set("x", plain(from.into()));
        lines = lines.child(shade.set("width", plain((to - from).into())).set("height", "10000"));
    }
    // What lies below is wider, so that it is seen where lines run together.
    for way in [Way::Cheapest, Way::PostPaid, Way::Yours] {
        if chart.is_drawn(way) {
            let line = svg("path").set("data-way", way.name()).set("d", path(chart, way));
            lines = lines.child(line.set("vector-effect", "non-scaling-stroke"));
        }
    }
    div("drawing").child(marks(view)).child(lines).child(position(view))
}

/// A line from point to point, broken where there is no price.
fn path(chart: &Chart, way: Way) -> String {
    let mut path = String::new();
    let mut is_down = false;
    for sample in &chart.samples {
        let Some(amount) = way.of(&sample.point) else {
            is_down = false;
            continue;
        };
        path.push_str(if is_down { "L" } else { "M" });
        path.push_str(&plain(chart.across.place(sample.quantity).into()));
        path.push(' ');
        path.push_str(&plain((PARTS - chart.up.place(amount)).into()));
        // A price that stands alone is a dot.
        path.push_str(if is_down { "" } else { "h0" });
        is_down = true;
    }
    path
}

/// Hundredths of a per cent.
fn share(parts: u32) -> String {
    decimal(parts.into(), 2) + "%"
}

fn down(chart: &Chart, amount: Amount) -> String {
    share(PARTS - chart.up.place(amount))
}

fn upright(class: &'static str, x: u32) -> El {
    svg("line").class(class).set("x1", share(x)).set("x2", share(x)).set("y2", "100%")
}

/// A text above or below a place of the axis, inside the width of the chart.
fn text_at(class: &'static str, x: u32, y: &'static str, dy: &'static str, text: String) -> El {
    let anchor = match x {
        0..=1_500 => "start",
        8_500.. => "end",
        _ => "middle",
    };
    let drawn = svg("text").class(class).set("x", share(x)).set("y", y).set("dy", dy);
    drawn.set("text-anchor", anchor).text(text)
}

/// A sign takes some 6 pixels, and a narrow page's chart is 250 wide.
fn width(text: &str) -> u32 {
    let signs = u32::try_from(text.chars().count()).unwrap_or(0);
    signs * 6 * PARTS / 250
}

/// The axes, and where tiers begin.
fn marks(view: &View<'_>) -> El {
    let (chart, language) = (view.chart, view.state.language);
    let mut marks = svg("svg").class("curve-marks").set("aria-hidden", "true");
    let up = chart.up.marks;
    for n in 0..=up.n {
        let parts = u32::try_from(u128::from(PARTS) * n / up.n).unwrap_or(PARTS);
        let y = share(PARTS - parts);
        let class = if n == 0 { "base" } else { "grid" };
        marks = marks
            .child(
                svg("line")
                    .class(class)
                    .set("x2", "100%")
                    .set("y1", y.clone())
                    .set("y2", y.clone()),
            )
            .child(
                svg("text")
                    .set("dx", "-6")
                    .set("dy", "4")
                    .set("y", y)
                    .set("text-anchor", "end")
                    .text(wording::money_mark(language, up.step * n)),
            );
    }
    for n in 0..=chart.across.n {
        let number = u64::try_from(chart.across.step * n).unwrap_or(u64::MAX);
        let x = chart.across.place(number);
        let text = wording::mark(language, number);
        // A narrow page has no room for all of them.
        let is_odd = n % 2 == 1 && chart.across.n > 3;
        let class = if is_odd { "mark wide-only" } else { "mark" };
        marks = marks.child(text_at(class, x, "100%", "16", text));
    }
    marks.children(bounds(view))
}

fn bounds(view: &View<'_>) -> Vec<El> {
    let mut drawn = Vec::new();
    let mut free_from = 0;
    for &bound in &view.chart.bounds {
        let x = view.chart.across.place(bound);
        drawn.push(upright("bound", x).set("data-bound", plain(bound)));
        let text = wording::bound(view.state.language, bound);
        let wide = width(&text);
        let left = match x {
            0..=1_500 => x,
            8_500.. => x.saturating_sub(wide),
            _ => x.saturating_sub(wide / 2),
        };
        if left >= free_from {
            free_from = left + wide;
            drawn.push(text_at("bound-name", x, "0", "-6", text));
        }
    }
    drawn
}

/// The quantity asked, and where lines cross.
fn position(view: &View<'_>) -> El {
    let chart = view.chart;
    let x = chart.across.place(chart.asked);
    let sample = chart.samples.get(chart.nearest(chart.asked));
    let amount = sample.and_then(|sample| sample.point.yours);
    let said = wording::asked(view.state.language, chart.asked, amount);
    let mut place = svg("svg")
        .class("curve-position")
        .set("aria-hidden", "true")
        .child(upright("asked", x))
        .child(text_at("asked-name", x, "0", "-22", said));
    for at in &chart.breaks {
        let sample = chart.samples.get(chart.nearest(at.from));
        if let Some(amount) = sample.and_then(|sample| at.cheaper.of(&sample.point)) {
            let ring = svg("circle").class("break").set("data-break", plain(at.from));
            let ring = ring.set("cx", share(chart.across.place(at.from))).set("r", "3");
            place = place.child(ring.set("cy", down(chart, amount)));
        }
    }
    if let Some(amount) = amount {
        let dot = svg("circle").class("dot").set("cx", share(x)).set("r", "5");
        place = place.child(dot.set("cy", down(chart, amount)));
    }
    place
}

/// The cross-hair at a point, with a ring on each line.
pub fn cross_hair(view: &View<'_>, here: usize) -> El {
    let mut cross = svg("svg").class("cross-hair").set("aria-hidden", "true");
    let Some(sample) = view.chart.samples.get(here) else { return cross };
    let x = view.chart.across.place(sample.quantity);
    cross = cross.child(upright("hair", x).set("data-hair", plain(sample.quantity)));
    for way in [Way::Cheapest, Way::PostPaid, Way::Yours] {
        let amount = way.of(&sample.point).filter(|_| view.chart.is_drawn(way));
        if let Some(amount) = amount {
            let ring = svg("circle").class("ring").set("data-way", way.name());
            let ring = ring.set("cx", share(x)).set("cy", down(view.chart, amount));
            cross = cross.child(ring.set("r", "3.5"));
        }
    }
    cross
}
