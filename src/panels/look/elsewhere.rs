//! What the same need costs elsewhere: every service that meets it, side by side.

use pricing::BOOK;
use pricing::compare::{Comparison, Price, Row as Rival, Standing};
use pricing::digits::plain;
use pricing::input::Billing;
use pricing::money::Amount;
use pricing::plan::Bought;
use pricing::table::{Member, Offer, ServiceNo, SharedNeed, Unit};

use crate::action::Action;
use crate::controls::button;
use crate::dom::{El, classed, div, el, svg};
use crate::form::Field;
use crate::panels;
use crate::state::{Row, State};
use crate::wording::look::elsewhere as say;
use crate::wording::{self, Counted};

/// What all rows are drawn with.
struct Side<'a> {
    state: &'a State,
    row: &'a Row,
    compared: Option<&'a Comparison>,
    /// The least amount of those that are ranked.
    least: Option<Amount>,
    /// The largest amount of all: the length of a bar.
    most: Amount,
}

/// Draws the look. While there is nothing to compare its rows stand empty, so that nothing moves.
pub fn elsewhere(state: &State, row: &Row) -> Vec<El> {
    let service = row.form.service;
    let Some((need, _)) = BOOK.need_of(service) else { return Vec::new() };
    let compared = row.compared.as_ref();
    let (mut least, mut most) = (None, Amount::ZERO);
    for rival in compared.into_iter().flat_map(|compared| &compared.rows) {
        if matches!(rival.standing, Standing::Cheapest | Standing::Tied | Standing::OnlyOne) {
            least = rival.lowest();
        }
        most = most.max(whole(rival).unwrap_or_default()).max(rival.lowest().unwrap_or_default());
    }
    let months = wording::counted(state.language, state.n_months().into(), Counted::Months);
    let about = state.language.fill(say::ABOUT, &[&months]);
    let side = Side { state, row, compared, least, most };
    let mut table = classed("table", "rivals").child(side.caption(need)).child(side.head());
    for (place, member) in need.members.iter().enumerate() {
        table = table.child(side.member(place, member));
    }
    let title = el("h4").text(state.say(&need.name));
    vec![title, classed("p", "note").text(about), table]
}

/// What is shown without purchases.
fn whole(rival: &Rival) -> Option<Amount> {
    match rival.price {
        Price::Whole(amount) => Some(amount),
        _ => None,
    }
}

/// Whether figures could ever stand there: the others are told in words.
fn can_have_price(service: ServiceNo) -> bool {
    let facts = BOOK.service(service);
    matches!(facts.unit, Unit::Call | Unit::Qps) && !matches!(facts.offer, Offer::NoPrice)
}

impl Side<'_> {
    fn caption(&self, need: &SharedNeed) -> El {
        classed("caption", "unseen").text(self.state.say(&need.name))
    }

    fn head(&self) -> El {
        let mut heads = el("tr");
        for text in say::HEADS {
            heads = heads.child(el("th").set("scope", "col").text(self.state.say(text)));
        }
        el("thead").child(heads)
    }

    fn member(&self, place: usize, member: &'static Member) -> El {
        let service = member.service;
        let rival = self.compared.and_then(|compared| compared.rows.get(place));
        let is_own = service == self.row.form.service;
        let rows = el("tbody")
            .key(place)
            .set("data-rival", panels::path(service))
            .set("data-standing", say::standing_name(rival.map(|rival| rival.standing)))
            .flag("data-own", is_own);
        let figures = el("tr").class("figures").child(self.name(service, is_own));
        let action = if is_own { self.entered() } else { self.add(service) };
        if !can_have_price(service) {
            let note = member.note.map_or("", |note| self.state.say(&note.text()));
            let words = div("words").child(el("p").text(note));
            let beside = div("beside").child(words).child(action);
            let only = classed("td", "no-figures").set("colspan", "3").child(beside);
            return rows.child(figures.child(only));
        }
        let figures = figures
            .child(self.cell(0, rival.and_then(whole), ""))
            .child(self.planned(rival))
            .child(self.standing(rival));
        let beside = div("beside").children(self.words(rival, member)).child(action);
        let rest = classed("td", "rest").set("colspan", "4");
        let rest = rest.child(self.bar(rival, is_own)).child(beside);
        rows.child(figures).child(el("tr").child(rest))
    }

    fn name(&self, service: ServiceNo, is_own: bool) -> El {
        let (state, facts) = (self.state, BOOK.service(service));
        let product = BOOK.product(facts.product);
        let vendor = state.say(say::vendor(product.vendor));
        let document = [vendor, " · ", state.say(&product.name)].concat();
        let name = el("th")
            .set("scope", "rowgroup")
            .child(classed("span", "name").text(state.say(&facts.name)));
        let name = match is_own {
            true => name.child(classed("span", "own").text(state.say(say::YOURS))),
            false => name,
        };
        name.child(classed("span", "product").text(document))
    }

    /// An amount, or a dash: what has no price is not nothing.
    fn cell(&self, column: usize, amount: Option<Amount>, how: &'static str) -> El {
        let cell = classed("td", "figure").set("data-head", self.state.say(say::HEADS[column + 1]));
        let cell = match amount {
            Some(amount) => cell
                .set("data-exact", amount.exact())
                .child(classed("span", "amount").text(wording::yuan(amount))),
            None => cell.child(classed("span", "amount").text("—")),
        };
        // A blank holds its line.
        cell.child(classed("small", "how").text(if how.is_empty() { "\u{a0}" } else { how }))
    }

    fn planned(&self, rival: Option<&Rival>) -> El {
        let plan = rival.and_then(|rival| rival.plan.as_ref()).filter(|plan| plan.gaps == 0);
        let how = plan.map_or("", |plan| {
            self.state.say(match &plan.bought {
                Bought::Packages(bought) if bought.is_empty() => say::NOTHING_BOUGHT,
                Bought::Packages(_) => say::WITH_PACKAGES,
                Bought::Qps(_) => say::BY_QPS,
                Bought::Devices(_) => say::BY_DEVICE,
            })
        });
        self.cell(1, plan.map(|plan| plan.cost), how)
    }

    fn standing(&self, rival: Option<&Rival>) -> El {
        let text = rival.map(|rival| {
            let lowest = rival.lowest().unwrap_or_default();
            say::standing(self.state.language, rival.standing, lowest, self.least)
        });
        classed("td", "standing").text(text.unwrap_or_else(|| "—".to_owned()))
    }

    /// The least amount; paler, what it costs without purchases. The figures say it to those who do
    /// not see it.
    fn bar(&self, rival: Option<&Rival>, is_own: bool) -> El {
        let bar = svg("svg")
            .set("viewBox", "0 0 1000 6")
            .set("preserveAspectRatio", "none")
            .set("aria-hidden", "true");
        let Some((rival, lowest)) = rival.and_then(|rival| Some((rival, rival.lowest()?))) else {
            return bar.class("bar open");
        };
        let bar = bar.class(match rival.standing {
            _ if is_own => "bar own",
            Standing::Apart => "bar apart",
            _ => "bar",
        });
        let piece = |class, amount: Amount| {
            let width = plain(amount.per_mille_of(self.most).into());
            svg("rect").class(class).set("width", width).set("height", "6")
        };
        bar.child(piece("without", whole(rival).unwrap_or(lowest))).child(piece("least", lowest))
    }

    /// Why there is no amount, and what differs. Where the first may come and go, its place is kept.
    fn words(&self, rival: Option<&Rival>, member: &Member) -> Vec<El> {
        let (state, form) = (self.state, &self.row.form);
        let is_own = member.service == form.service;
        let needs_peak = matches!(BOOK.service(member.service).offer, Offer::PerQps(_))
            && form.billing == Billing::Calls
            && form.text(Field::Peak).trim().is_empty();
        let mut words = div(if needs_peak && !is_own { "words by-qps" } else { "words" });
        if let Some(rival) = rival {
            let has_least = self.least.is_some();
            let why = say::why(state.language, member.service, rival.price, has_least);
            if let Some(why) = why {
                words = words.child(classed("p", "why").text(why));
            } else if is_own && member.note.is_none() {
                return Vec::new();
            }
            if let (Price::NeedsPeak { .. }, true) = (rival.price, self.takes_peak()) {
                let link = Action::ShowPeak(form.service);
                let link = button("link", state.say(say::STATE_PEAK), link);
                words = words.child(link.set("data-ask-peak", ""));
            }
        }
        let note = match member.note {
            Some(note) => state.say(&note.text()),
            None if rival.is_some_and(|rival| rival.standing == Standing::Apart) => {
                state.say(say::APART)
            }
            None if is_own && rival.is_none() => return Vec::new(),
            None => "",
        };
        vec![words.child(el("p").text(note))]
    }

    /// Whether the service's form has a field for the peak.
    fn takes_peak(&self) -> bool {
        match &self.row.form.facts().offer {
            Offer::MeteredUse(metered) => {
                metered.qps.is_some() && self.row.form.billing == Billing::Calls
            }
            _ => false,
        }
    }

    /// What the entry costs as it stands, with what is bought in it.
    fn entered(&self) -> El {
        let language = self.state.language;
        let place = classed("p", "entered").set("data-entered", "");
        match self.compared.map(|compared| compared.asked) {
            Some(Price::Whole(amount)) => place
                .set("data-exact", amount.exact())
                .text(language.fill(say::ENTERED, &[&wording::yuan(amount)])),
            Some(_) => place.text(language.fill(say::ENTERED, &[self.state.say(say::NOT_WHOLE)])),
            None => place.text(self.state.say(say::NOTHING)),
        }
    }

    fn add(&self, service: ServiceNo) -> El {
        let (state, facts) = (self.state, BOOK.service(service));
        let product = state.say(&BOOK.product(facts.product).name);
        let text = state.say(if state.has(service) { say::ADDED } else { say::ADD });
        let name = state.language.fill(say::NAMED, &[text, state.say(&facts.name), product]);
        let add = button("link add", text, Action::AddAlike(self.row.form.service, service));
        let add = add.set("data-add-alike", panels::path(service)).set("aria-label", name);
        if state.has(service) { add.set("aria-disabled", "true") } else { add }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What has no figures says why in its note.
    #[test]
    fn notes_tell_why_there_is_no_price() {
        pricing::words::supply(pricing::words::LINES.to_owned());
        let mut n_told = 0;
        for member in BOOK.needs.iter().flat_map(|need| need.members.iter()) {
            if can_have_price(member.service) {
                continue;
            }
            let note = member.note.expect("a note").text();
            let [zh, en] = match BOOK.service(member.service).unit {
                Unit::Device => ["按设备一次付费", "paid once per device"],
                _ => ["文档未给出价格", "the document gives no price"],
            };
            assert!(note.zh.contains(zh), "{}", note.zh);
            assert!(note.en.to_lowercase().contains(en), "{}", note.en);
            n_told += 1;
        }
        assert!(n_told > 5);
    }

    /// Every vendor of a need has a name in words.
    #[test]
    fn vendors_have_names() {
        for product in BOOK.products.iter() {
            assert!(!say::vendor(product.vendor).en.is_empty(), "{}", product.vendor);
        }
    }
}
