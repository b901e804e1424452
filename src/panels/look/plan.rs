//! What to buy, what it saves, and why nothing is cheaper.

mod certificate;

use pricing::money::Amount;
use pricing::plan::{Bought, Later, Plan, Planned};
use pricing::table::{Offer, PackagePrice};

use crate::action::{Action, Edit};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::form::Spread;
use crate::insight::field_of;
use crate::state::{Row, State};
use crate::wording::look::plan as say;
use crate::wording::phrases::{self, Phrase};
use crate::wording::{count, difference, instead, yuan};

/// Draws the look.
pub fn plan(state: &State, row: &Row) -> Vec<El> {
    let Some(planned) = &row.planned else {
        let is_valid = state.priced.entry(row.form.service).is_some();
        let said = state.say(if is_valid { say::UNPLANNED } else { say::INVALID });
        return vec![classed("p", "advice").set("data-advice", "").text(said)];
    };
    if let Offer::MeteredUse(metered) = &row.form.facts().offer
        && metered.packages.is_none()
        && metered.qps.is_none()
    {
        return no_choice(state, row, planned);
    }
    let was_used = state.last_step() == Some(Action::UsePlan(row.form.service));
    let said = say::advice(state.language, &row.form, planned, was_used);
    let remarks = say::remarks(state.language, &row.form, planned);
    let remarks = remarks.into_iter().map(|text| classed("p", "note").text(text)).collect();
    let advice = classed("p", "advice").set("data-advice", "").text(said);
    let mut parts = vec![
        div("advice-and-use").child(advice).child(apply(state, row, was_used)),
        div("remarks").children(remarks),
    ];
    parts.extend(ways(state, row, planned));
    parts.push(lines(state, row, planned));
    if matches!(planned.start.bought, Bought::Qps(_))
        && row.form.qps_seller() != Some(row.form.service)
    {
        parts.push(classed("p", "note").text(state.say(say::ONLY_ORDERS)));
    }
    parts.push(certificate::certificate(state, row, planned));
    parts
}

/// A service of which nothing is sold in advance: all that can be changed is how much of it is used.
fn no_choice(state: &State, row: &Row, planned: &Planned) -> Vec<El> {
    let (language, service) = (state.language, row.form.service);
    let only = language.fill(say::NO_CHOICE, &[&yuan(planned.start.cost)]);
    let mut place = div("use");
    let mut said = String::new();
    let notch = state.priced.notch(service);
    let field = notch.and_then(|notch| field_of(notch, &row.form));
    if let (Some(notch), Some(field)) = (notch, field) {
        let (more, take) = instead(language, service, notch);
        let action = Action::Edit(service, Edit::Take(field, notch.quantity));
        place = place.child(button("main", take, action).set("data-use", ""));
        said = more;
    } else if matches!(state.last_step(), Some(Action::Edit(of, Edit::Take(..))) if of == service) {
        place = place.child(take_back(state));
    }
    let advice = classed("p", "advice").set("data-advice", "");
    let advice = advice.child(el("span").text(only + " ")).child(el("span").text(said));
    vec![div("advice-and-use").child(advice).child(place)]
}

fn take_back(state: &State) -> El {
    button("main", state.say(say::TAKE_BACK), Action::Undo).set("data-take-back", "")
}

/// The button that uses the plan, and then takes it back.
fn apply(state: &State, row: &Row, was_used: bool) -> El {
    let service = row.form.service;
    let place = div("use");
    if was_used {
        return place.child(take_back(state));
    }
    match row.cheaper() {
        Some(_) => place.child(
            button("main", state.say(say::USE), Action::UsePlan(service)).set("data-use", ""),
        ),
        None => place,
    }
}

/// The best plan with everything bought at the start, with purchases in later months, and by QPS.
fn ways(state: &State, row: &Row, planned: &Planned) -> Option<El> {
    let Offer::MeteredUse(metered) = &row.form.facts().offer else { return None };
    if matches!(planned.start.bought, Bought::Qps(_)) {
        return None;
    }
    let (language, form) = (state.language, &row.form);
    let best = planned.best();
    let what = |plan: &Plan| say::bought(language, form, &plan.bought);
    let mut all = Vec::new();
    let mut add = |name: Phrase, what: String, plan: Option<&Plan>| {
        let class = match name {
            _ if name == say::BY_QPS => "way qps",
            _ if name == say::LATER && form.spread == Spread::Monthly => "way later",
            _ => "way",
        };
        let cost = plan.map_or_else(|| "—".to_owned(), |plan| yuan(plan.cost));
        let way = div(class)
            .flag("data-best", plan.is_some_and(|plan| plan == best))
            .child(el("dt").text(state.say(name)))
            .child(classed("dd", "amount").text(cost))
            .child(classed("dd", "what").text(what));
        all.push(way);
    };
    if metered.packages.is_some() {
        add(say::AT_START, say::at_start(language, form, &planned.start), Some(&planned.start));
        if state.n_months() > 1 {
            match &planned.later {
                Later::Cheaper(plan) | Later::Found(plan) => {
                    add(say::LATER, what(plan), Some(plan))
                }
                Later::NotCheaper => add(say::LATER, state.say(say::NOT_CHEAPER).to_owned(), None),
                Later::NoneFound => add(say::LATER, state.say(say::NONE_FOUND).to_owned(), None),
            }
        }
    } else {
        add(phrases::BY_CALLS, what(&planned.start), Some(&planned.start));
    }
    if metered.qps.is_some() {
        add(say::BY_QPS, say::by_qps(language, form, planned), planned.qps.as_ref());
    }
    Some(classed("dl", "ways").children(all))
}

/// A line of the comparison: its name, both sides in words, both amounts.
struct Line {
    name: String,
    texts: Option<[String; 2]>,
    amounts: Option<[Amount; 2]>,
}

/// Yours against the cheapest, line by line. A service keeps its lines whatever is bought.
fn lines(state: &State, row: &Row, planned: &Planned) -> El {
    let head = [say::YOURS, say::CHEAPEST, say::DIFFERENCE];
    let mut first = el("tr").child(el("td"));
    for name in head {
        first = first.child(el("th").set("scope", "col").text(state.say(name)));
    }
    let mut body = el("tbody");
    let mut all = match (&planned.start.bought, planned.asked.as_ref()) {
        (Bought::Packages(_), asked) => metered(state, row, asked, planned.best()),
        (_, asked) => orders(state, row, asked, planned.best()),
    };
    let total = |asked: &Plan| [asked.cost, planned.best().cost];
    all.push(Line {
        name: state.say(say::TOTAL).to_owned(),
        texts: None,
        amounts: planned.asked.as_ref().map(total),
    });
    let last = all.len() - 1;
    for (place, line) in all.into_iter().enumerate() {
        let shown = |side: usize| match (&line.texts, line.amounts) {
            (Some(texts), _) => texts[side].clone(),
            (None, Some(amounts)) => yuan(amounts[side]),
            (None, None) if side == 1 && place == last => yuan(planned.best().cost),
            _ => "—".to_owned(),
        };
        let change = line.amounts.map(|[yours, best]| difference(best - yours)).unwrap_or_default();
        let mut drawn = el("tr").child(el("th").set("scope", "row").text(line.name.clone()));
        for text in [shown(0), shown(1), change] {
            let cell = classed("td", "amount").text(text);
            drawn = drawn.child(cell);
        }
        body = body.child(if place == last { drawn.class("whole") } else { drawn });
    }
    let caption = classed("caption", "unseen").text(state.say(say::LINES));
    classed("table", "against").child(caption).child(el("thead").child(first)).child(body)
}

/// Packages by size, QPS, and what is paid after use.
fn metered(state: &State, row: &Row, asked: Option<&Plan>, best: &Plan) -> Vec<Line> {
    let language = state.language;
    let mut lines = Vec::new();
    let sides = [asked, Some(best)];
    let mut rest = sides.map(|plan| plan.map_or(Amount::ZERO, |plan| plan.cost));
    let sizes = row.form.packages().map_or(&[][..], |packages| packages.sizes.0);
    for (place, size) in sizes.iter().enumerate() {
        let PackagePrice::Sold { price, .. } = size.price else { continue };
        let counts = sides.map(|plan| n_bought(plan, place));
        for (rest, n) in rest.iter_mut().zip(counts) {
            *rest = *rest - price * n;
        }
        let text = |n: u64| match n {
            0 => "—".to_owned(),
            n => language.fill(say::TIMES, &[&count(n), &yuan(price)]),
        };
        lines.push(Line {
            name: say::package(language, &row.form, size.quantity),
            texts: Some(counts.map(text)),
            amounts: asked.map(|_| counts.map(|n| price * n)),
        });
    }
    if matches!(&row.form.facts().offer, Offer::MeteredUse(metered) if metered.qps.is_some()) {
        let is_qps = |plan: Option<&Plan>| plan.is_some_and(|p| matches!(p.bought, Bought::Qps(_)));
        let qps = match is_qps(Some(best)) {
            true => core::mem::replace(&mut rest[1], Amount::ZERO),
            false => Amount::ZERO,
        };
        let text = if qps == Amount::ZERO { "—".to_owned() } else { yuan(qps) };
        lines.push(Line {
            name: state.say(say::QPS).to_owned(),
            texts: Some(["—".to_owned(), text]),
            amounts: asked.map(|_| [Amount::ZERO, qps]),
        });
    }
    let texts = asked.is_none().then(|| ["—".to_owned(), yuan(rest[1])]);
    let amounts = asked.map(|_| rest);
    lines.push(Line { name: state.say(say::USED).to_owned(), texts, amounts });
    lines
}

fn n_bought(plan: Option<&Plan>, place: usize) -> u64 {
    match plan.map(|plan| &plan.bought) {
        Some(Bought::Packages(bought)) => {
            bought.iter().filter(|p| p.size == place).map(|p| p.count).sum()
        }
        _ => 0,
    }
}

/// Orders of QPS one by one; orders of devices together.
fn orders(state: &State, row: &Row, asked: Option<&Plan>, best: &Plan) -> Vec<Line> {
    let language = state.language;
    let none = || "—".to_owned();
    let all = |plan: &Plan| say::bought(language, &row.form, &plan.bought);
    let mut lines = Vec::new();
    match (asked.map(|asked| &asked.bought), &best.bought) {
        (Some(Bought::Qps(asked)), Bought::Qps(best)) => {
            for (place, (asked, best)) in asked.iter().zip(best).enumerate() {
                lines.push(Line {
                    name: say::order(language, place),
                    texts: Some([say::qps(language, asked), say::qps(language, best)]),
                    amounts: None,
                });
            }
        }
        _ => lines.push(Line {
            name: state.say(say::ORDERED).to_owned(),
            texts: Some([asked.map_or_else(none, all), all(best)]),
            amounts: None,
        }),
    }
    lines
}
