//! What the same need costs elsewhere: every service that meets it, side by side.

use pricing::BOOK;
use pricing::compare::{Comparison, Price, Row as Rival, Standing};
use pricing::digits::plain;
use pricing::input::Billing;
use pricing::money::Amount;
use pricing::plan::Bought;
use pricing::table::{Member, Offer, ServiceNo, SharedNeed};

use crate::action::Action;
use crate::controls::button;
use crate::dom::{El, classed, div, el, svg};
use crate::panels;
use crate::state::{Row, State};
use crate::wording::look::elsewhere as say;
use crate::wording::{self, Counted};

/// What all rows are drawn with.
struct Side<'a> {
    state: &'a State,
    row: &'a Row,
    compared: Option<Comparison>,
    /// The least amount of those that are ranked.
    least: Option<Amount>,
    /// The largest amount of all: the length of a bar.
    most: Amount,
}

/// Draws the look. While there is nothing to compare its rows stand empty, so that nothing moves.
pub fn elsewhere(state: &State, row: &Row) -> Vec<El> {
    let service = row.form.service;
    let Some((need, _)) = BOOK.need_of(service) else { return Vec::new() };
    let compared = state.priced.compared(service);
    let (mut least, mut most) = (None, Amount::ZERO);
    for rival in compared.iter().flat_map(|compared| &compared.rows) {
        if matches!(rival.standing, Standing::Cheapest | Standing::Tied | Standing::OnlyOne) {
            least = rival.lowest();
        }
        most = most.max(whole(rival).unwrap_or_default()).max(rival.lowest().unwrap_or_default());
    }
    let months = wording::counted(state.language, state.n_months().into(), Counted::Months);
    let about = match compared {
        Some(_) => state.language.fill(say::ABOUT, &[&months]),
        None => state.say(say::NOTHING).to_owned(),
    };
    let side = Side { state, row, compared, least, most };
    let mut table = classed("table", "rivals").child(side.caption(need)).child(side.head());
    for (place, member) in need.members.iter().enumerate() {
        table = table.child(side.member(place, member));
    }
    let title = el("h4").text(state.say(&need.name));
    vec![title, classed("p", "note rivals-about").text(about), table]
}

/// What is shown without purchases.
fn whole(rival: &Rival) -> Option<Amount> {
    match rival.price {
        Price::Whole(amount) => Some(amount),
        _ => None,
    }
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
        let compared = self.compared.as_ref();
        let rival = compared.and_then(|compared| compared.rows.get(place));
        let is_own = member.service == self.row.form.service;
        let facts = BOOK.service(member.service);
        let mut name = el("th")
            .set("scope", "rowgroup")
            .child(classed("span", "name").text(self.state.say(&facts.name)))
            .child(
                classed("span", "product").text(self.state.say(&BOOK.product(facts.product).name)),
            );
        if is_own {
            name = name.child(classed("span", "own").text(self.state.say(say::YOURS)));
        }
        let figures = el("tr")
            .class("figures")
            .child(name)
            .child(self.cell(0, rival.and_then(whole), ""))
            .child(self.planned(rival))
            .child(self.standing(rival));
        let mut rest = classed("td", "rest").set("colspan", "4").child(self.bar(rival, is_own));
        rest = rest.child(div("beside").child(self.words(rival, member)).child(match is_own {
            true => self.entered(),
            false => self.add(member.service),
        }));
        el("tbody")
            .key(place)
            .set("data-rival", panels::path(member.service))
            .set("data-standing", say::standing_name(rival.map(|rival| rival.standing)))
            .flag("data-own", is_own)
            .child(figures)
            .child(el("tr").child(rest))
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
        cell.child(classed("small", "how").text(how))
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

    /// Why there is no amount, what differs, and why that is not ranked.
    fn words(&self, rival: Option<&Rival>, member: &Member) -> El {
        let language = self.state.language;
        let note = member.note.map_or("", |note| self.state.say(&note.text()));
        let mut words = div("words");
        if matches!(BOOK.service(member.service).offer, Offer::PerQps(_)) {
            words = div("words by-qps");
        }
        let Some(rival) = rival else {
            return words.child(classed("p", "differs").text(note));
        };
        let why = say::why(language, member.service, rival.price, self.least.is_some());
        if let Some(why) = why {
            words = words.child(classed("p", "why").text(why));
        }
        if let (Price::NeedsPeak { .. }, true) = (rival.price, self.takes_peak()) {
            let ask = Action::ShowPeak(self.row.form.service);
            let link = button("link", self.state.say(say::STATE_PEAK), ask);
            words = words.child(link.set("data-ask-peak", ""));
        }
        let note = match rival.standing {
            Standing::Apart if note.is_empty() => self.state.say(say::APART).to_owned(),
            Standing::Apart => language.fill(say::APART_BECAUSE, &[note]),
            _ => note.to_owned(),
        };
        words.child(classed("p", "differs").text(note))
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
        match self.compared.as_ref().map(|compared| compared.asked) {
            Some(Price::Whole(amount)) => place
                .set("data-exact", amount.exact())
                .text(language.fill(say::ENTERED, &[&wording::yuan(amount)])),
            Some(_) => place.text(language.fill(say::ENTERED, &[self.state.say(say::NOT_WHOLE)])),
            None => place.text(language.fill(say::ENTERED, &["—"])),
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
