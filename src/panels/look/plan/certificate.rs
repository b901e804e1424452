//! The certificate: the cheapest plan of every kind and of every case.

use pricing::plan::{Bought, Kind, Plan, Planned};

use pricing::table::PackagePrice;

use crate::dom::{El, classed, el};
use crate::state::{Row, State};
use crate::wording::look::{certificate as say, plan::at_start};
use crate::wording::phrases::Phrase;
use crate::wording::yuan;

/// Draws the certificate behind its title.
pub fn certificate(state: &State, row: &Row, planned: &Planned) -> El {
    let (language, form) = (state.language, &row.form);
    let mut all = classed("details", "certificate")
        .set("data-certificate", "")
        .child(el("summary").text(state.say(say::title(&planned.later))))
        .child(el("p").text(say::argument(language, form, planned)));
    let plans = &planned.certificate.plans;
    let is_of_orders = plans.iter().any(|(kind, _)| matches!(kind, Kind::Order(_)));
    all = all.child(match is_of_orders {
        true => table(state, say::ORDERS, orders(state, row, planned)).class("cases"),
        false => table(state, say::KINDS, kinds(state, row, planned)).class("cases kinds"),
    });
    let cases = cases(state, row, planned);
    if !cases.is_empty() {
        all = all.child(table(state, say::CASES, cases).class("cases"));
    }
    let next = planned.certificate.runner_up.as_ref();
    let next = next.map(|other| say::next(language, form, &planned.start, other));
    all.child(classed("p", "next").text(next.unwrap_or_default()))
}

fn orders(state: &State, row: &Row, planned: &Planned) -> Vec<El> {
    let mut drawn = Vec::new();
    for (kind, plan) in &planned.certificate.plans {
        let name = say::kind(state.language, &row.form, *kind);
        drawn.push(case(state, row, planned, (name, String::new()), Some(plan)));
    }
    drawn
}

/// A row for every kind that there can be, whether or not a plan is one.
fn kinds(state: &State, row: &Row, planned: &Planned) -> Vec<El> {
    let mut all = vec![Kind::Nothing];
    for (place, size) in row.form.packages().iter().flat_map(|p| p.sizes.iter()).enumerate() {
        if size.price != PackagePrice::NoSuchPack {
            all.push(Kind::OneSize(place));
        }
    }
    if row.form.qps_seller().is_some() {
        all.push(Kind::Qps);
    }
    let mut drawn = Vec::new();
    for kind in all {
        let found = planned.certificate.plans.iter().find(|(own, _)| *own == kind);
        let name = say::kind(state.language, &row.form, kind);
        let plan = found.map(|(_, plan)| plan);
        drawn.push(case(state, row, planned, (name, String::new()), plan));
    }
    drawn
}

fn is_case(kind: Kind) -> bool {
    matches!(kind, Kind::RunsOut { .. } | Kind::Lasts { .. })
}

/// A row for every month in which packages can run out, whether or not a purchase does: so nothing
/// moves while the quantities change.
fn cases(state: &State, row: &Row, planned: &Planned) -> Vec<El> {
    let (language, form) = (state.language, &row.form);
    let plans = &planned.certificate.plans;
    let mut drawn = Vec::new();
    for month in 0..state.n_months() {
        let found = plans
            .iter()
            .find(|(kind, _)| matches!(kind, Kind::RunsOut { month: own, .. } if *own == month));
        let range = found.map(|(kind, _)| say::range(language, form, *kind)).unwrap_or_default();
        let name = say::runs_out(language, month);
        drawn.push(case(state, row, planned, (name, range), found.map(|(_, plan)| plan)));
    }
    let lasts = plans.iter().find(|(kind, _)| matches!(kind, Kind::Lasts { .. }));
    if let Some((kind, plan)) = lasts {
        let names = (say::kind(language, form, *kind), say::range(language, form, *kind));
        drawn.push(case(state, row, planned, names, Some(plan)));
    }
    if plans.iter().any(|(kind, _)| is_case(*kind)) { drawn } else { Vec::new() }
}

fn case(
    state: &State,
    row: &Row,
    planned: &Planned,
    (name, range): (String, String),
    plan: Option<&Plan>,
) -> El {
    let name = el("th")
        .set("scope", "row")
        .child(el("span").text(name))
        .child(classed("span", "range").text(range));
    let (what, cost) = match plan {
        Some(plan) if plan.bought == Bought::Packages(Vec::new()) => {
            (String::new(), yuan(plan.cost))
        }
        Some(plan) => (at_start(state.language, &row.form, plan), yuan(plan.cost)),
        None => (String::new(), "—".to_owned()),
    };
    el("tr")
        .flag("data-best", plan.is_some_and(|plan| plan == planned.best()))
        .child(name)
        .child(classed("td", "what").text(what))
        .child(classed("td", "amount").text(cost))
}

fn table(state: &State, title: Phrase, rows: Vec<El>) -> El {
    el("table").child(el("caption").text(state.say(title))).child(el("tbody").children(rows))
}
