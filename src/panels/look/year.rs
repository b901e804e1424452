//! The months of the horizon: how they are met, what they cost, what is left.

mod chart;
mod table;

use pricing::BOOK;
use pricing::input::Billing;
use pricing::money::Amount;
use pricing::table::{AfterPackages, Alert, Metered, Offer, Ref};

use crate::dom::{El, classed, div, el};
use crate::state::{Row, State};
use crate::wording::{look::year as wording, phrases};
use crate::year::{Month, months};

/// The months of a service, and what of them there is to show. It follows from what is asked for, not
/// from the amounts, so that nothing comes or goes while a slider moves.
struct Year<'a> {
    state: &'a State,
    row: &'a Row,
    months: Vec<Month>,
    /// How it is metered, where it is and is billed by the call.
    metered: Option<Ref<Metered>>,
    has_free: bool,
    has_packages: bool,
    has_purchases: bool,
    has_holds: bool,
}

impl Year<'_> {
    /// What becomes of units that are neither free nor prepaid.
    fn after_packages(&self) -> AfterPackages {
        let choices = self.state.readings;
        let after = self.metered.map(|metered| metered.after_packages.under(choices));
        after.unwrap_or(AfterPackages::ChargePostPaid)
    }

    /// When the vendor warns of a low balance.
    fn alert(&self) -> Alert {
        let packages = self.metered.as_ref().and_then(|metered| metered.packages.as_ref());
        packages.map_or(Alert::NotStated, |packages| packages.alert)
    }
}

/// Draws the look.
pub fn year(state: &State, row: &Row) -> Vec<El> {
    let quoted = state.priced.entry(row.form.service);
    let (Some(quote), Some(entry)) = (&state.priced.quote, quoted) else {
        let text = match state.priced.quote {
            Some(_) => wording::NO_MONTHS,
            None => phrases::HORIZON_INVALID,
        };
        return vec![classed("p", "note").text(state.say(text))];
    };
    let metered = match &BOOK.service(row.form.service).offer {
        Offer::MeteredUse(metered) if row.form.billing == Billing::Calls => Some(*metered),
        _ => None,
    };
    let months = months(quote, entry);
    let holds =
        |month: &Month| month.used.is_some_and(|used| used.from_packages > 0 || used.balance > 0);
    let year = Year {
        state,
        row,
        metered,
        has_free: metered.is_some_and(|metered| !metered.allowances.is_empty()),
        has_packages: months.iter().any(holds),
        has_purchases: metered.is_some() && months.iter().any(|month| month.bought != Amount::ZERO),
        has_holds: months.iter().any(|month| month.hold.is_some()),
        months,
    };
    vec![chart::chart(&year), table::table(&year), notes(&year)]
}

/// What holds for all months.
fn notes(year: &Year<'_>) -> El {
    let language = year.state.language;
    let alert = wording::alert_rule(language, year.alert()).filter(|_| year.has_packages);
    let hold = year.has_holds.then(|| language.of(wording::HOLD_RULE).to_owned());
    let mut notes = div("year-notes");
    for text in [alert, hold].into_iter().flatten() {
        notes = notes.child(classed("p", "hint").text(text));
    }
    notes
}

/// A key of the chart.
fn key(state: &State, class: &'static str, text: phrases::Phrase) -> El {
    el("li").class(class).text(state.say(text))
}
