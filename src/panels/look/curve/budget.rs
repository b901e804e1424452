//! What a budget buys.

use pricing::budget::{Budget, Within};
use pricing::digits::plain;

use super::View;
use crate::action::Action;
use crate::controls::{NumberBox, button};
use crate::curve::{Answer, Trace, Way};
use crate::dom::{El, classed, div, el};
use crate::form::ServiceForm;
use crate::wording::amount_problem;
use crate::wording::look::curve as wording;

/// A box for an amount, and the answers.
pub fn budget(view: &View<'_>) -> El {
    let (state, row) = (view.state, view.row);
    let language = state.language;
    let answer = row.sight.answer.as_ref();
    let problem = match answer {
        Some(Answer::NotAnAmount(why)) => Some(amount_problem(language, *why)),
        _ => None,
    };
    let number = NumberBox {
        id: crate::panels::id(row.form.service, "budget"),
        name: "budget".to_owned(),
        label: wording::budget(language, view.unit, state.n_months()),
        text: row.sight.budget.clone(),
        problem,
        pasted: None,
        typed: Action::Trace(row.form.service, Trace::Spend),
    };
    let field = div("field").child(number.label()).child(number.input()).child(number.message());
    let drawn = classed("section", "budget")
        .set("data-budget", "")
        .child(el("h4").text(state.say(wording::BUDGET)))
        .child(field);
    match answer {
        Some(Answer::Buys(budget)) => drawn.child(answers(view, budget)),
        Some(Answer::Unknown) => drawn.child(super::note(state, wording::UNKNOWN)),
        _ => drawn,
    }
}

fn answers(view: &View<'_>, budget: &Budget) -> El {
    let mut list = classed("dl", "answers").set("aria-label", view.state.say(wording::BUYS));
    for (way, within) in [
        (Way::PostPaid, budget.post_paid),
        (Way::Yours, Some(budget.yours)),
        (Way::Cheapest, budget.cheapest),
    ] {
        if let Some(within) = within {
            list = list.child(line(view, way, within, budget));
        }
    }
    list
}

fn line(view: &View<'_>, way: Way, within: Within, budget: &Budget) -> El {
    let language = view.state.language;
    let (up_to, cost) = wording::within(language, view.unit, within);
    let mut what = el("dd").child(classed("span", "up-to").text(up_to));
    if !cost.is_empty() {
        what = what.child(classed("span", "cost-of").text(cost));
    }
    let plan = budget.plan.as_ref().filter(|_| way == Way::Cheapest);
    if let Some(plan) = plan {
        let said = wording::plan(language, &view.row.form, plan);
        what = what.child(classed("span", "by-plan").text(said));
    }
    let line = div("answer").set("data-way", way.name());
    let line = line.child(el("dt").text(language.of(wording::way(way))));
    let (quantity, cost) = match within {
        Within::Nothing => return line.child(what),
        Within::UpTo(quantity, cost) | Within::Everything(quantity, cost) => (quantity, cost),
    };
    // A plan that the form can hold is bought with it.
    let plan = plan.filter(|plan| ServiceForm::holds(&plan.bought));
    let action = match plan {
        Some(_) => Some(Action::UseBudget(view.row.form.service)).filter(|_| !view.is_largest()),
        None => view.take(quantity),
    };
    if let Some(take) = action {
        let (text, name) = wording::take(language, way, (quantity, plan.is_some()));
        what = what.child(button("link", text, take).set("aria-label", name));
    }
    line.set("data-quantity", plain(quantity)).set("data-exact", cost.exact()).child(what)
}
