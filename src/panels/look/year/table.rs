//! The months as a table: what each needs, how it is met, what it costs.

use pricing::digits::plain;
use pricing::line::MonthUse;
use pricing::money::Amount;

use super::Year;
use crate::dom::{El, classed, div, el};
use crate::panels;
use crate::wording::look::year as wording;
use crate::wording::phrases::Phrase;
use crate::wording::{self as words};
use crate::year::Month;

/// A column: its heading, its name in the markup, and what is in it.
struct Column {
    name: Phrase,
    mark: &'static str,
    of: Of,
}

/// What a column tells of a month.
enum Of {
    /// Units, which add up.
    Units(fn(&MonthUse) -> u64),
    /// Money, which adds up.
    Money(fn(&Month) -> Amount),
    /// Units at the end of the month.
    Left,
    /// Money that is frozen, which does not add up.
    Frozen(fn(&Month) -> Amount),
}

/// Draws the table in a box that scrolls by itself.
pub fn table(year: &Year<'_>) -> El {
    let state = year.state;
    let columns = columns(year);
    let mut head = el("tr").child(el("th").set("scope", "col").text(state.say(wording::MONTH)));
    for column in &columns {
        head = head.child(el("th").set("scope", "col").text(state.say(column.name)));
    }
    let remarks: Vec<String> = year.months.iter().map(|month| remarks(year, month)).collect();
    let has_remarks = remarks.iter().any(|remark| !remark.is_empty());
    if has_remarks {
        let name = classed("th", "remark").set("scope", "col");
        head = head.child(name.text(state.say(wording::REMARKS)));
    }
    let mut body = el("tbody");
    for (month, remark) in year.months.iter().zip(remarks) {
        let mut line = el("tr").child(name(year, month));
        for column in &columns {
            line = line.child(cell(column.mark, column.of.text(month)));
        }
        if has_remarks {
            line = line.child(classed("td", "remark").set("data-cell", "remarks").text(remark));
        }
        body = body.child(line);
    }
    let title = state.fill(wording::TABLE, &year.row.form.facts().name);
    let table = classed("table", "year")
        .set("aria-label", title.clone())
        .child(el("thead").child(head))
        .child(body)
        .child(el("tfoot").child(sums(year, &columns, has_remarks)));
    div("year-table")
        .set("id", panels::id(year.row.form.service, "year"))
        .set("role", "region")
        .set("tabindex", "0")
        .set("aria-label", title)
        .child(table)
}

fn cell(mark: &'static str, text: String) -> El {
    let is_zero = matches!(text.as_str(), "0" | "0.00");
    el("td").set("data-cell", mark).flag("data-zero", is_zero).text(text)
}

/// A month's number and name.
fn name(year: &Year<'_>, month: &Month) -> El {
    let date = year.state.first_day().of_month(month.month.into());
    el("th")
        .set("scope", "row")
        .child(classed("span", "nth").text(plain(u64::from(month.month) + 1)))
        .child(el("span").text(wording::month_of(year.state.language, date)))
}

/// The columns that apply.
fn columns(year: &Year<'_>) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut add = |applies: bool, name, mark, of| {
        if applies {
            columns.push(Column { name, mark, of });
        }
    };
    let metered = year.metered.is_some();
    let unit = year.row.form.facts().unit;
    add(metered, wording::units(unit), "units", Of::Units(|used| used.units));
    add(true, wording::AMOUNT_YUAN, "amount", Of::Money(Month::amount));
    add(metered && year.has_free, wording::FREE, "free", Of::Units(|used| used.free));
    let covered = Of::Units(|used| used.from_packages);
    add(year.has_packages, wording::COVERED, "covered", covered);
    let rest = wording::rest(year.after_packages());
    add(metered, rest, "rest", Of::Units(|used| used.rest));
    add(year.has_purchases, wording::BOUGHT, "bought", Of::Money(|month| month.bought));
    add(year.has_packages, wording::LEFT, "left", Of::Left);
    let frozen = |of| Of::Frozen(of);
    add(year.has_holds, wording::HELD, "held", frozen(|m| hold(m, |hold| hold.held)));
    add(year.has_holds, wording::RELEASED, "released", frozen(|m| hold(m, |hold| hold.released)));
    let funds = frozen(|month| hold(month, pricing::quote::Hold::funds_needed));
    add(year.has_holds, wording::FUNDS, "funds", funds);
    columns
}

fn hold(month: &Month, of: impl Fn(&pricing::quote::Hold) -> Amount) -> Amount {
    month.hold.as_ref().map_or(Amount::ZERO, of)
}

const NOTHING: &str = "—";

impl Of {
    fn text(&self, month: &Month) -> String {
        let units =
            |of: fn(&MonthUse) -> u64| month.used.as_ref().map(|used| words::count(of(used)));
        let text = match self {
            Of::Units(of) => units(*of),
            Of::Left => units(|used| used.balance),
            Of::Money(of) => {
                let amount = of(month);
                let is_known = month.is_complete() || amount != Amount::ZERO;
                is_known.then(|| words::money(amount))
            }
            Of::Frozen(of) => Some(words::money(of(month))),
        };
        text.unwrap_or_else(|| NOTHING.to_owned())
    }

    fn sum(&self, months: &[Month]) -> Option<String> {
        match self {
            Of::Units(of) => {
                let used = months.iter().filter_map(|month| month.used.as_ref());
                Some(words::count(used.map(of).sum()))
            }
            Of::Money(of) => Some(words::money(months.iter().map(of).sum())),
            Of::Left | Of::Frozen(_) => None,
        }
    }
}

fn sums(year: &Year<'_>, columns: &[Column], has_remarks: bool) -> El {
    let name = el("th").set("scope", "row").text(year.state.say(wording::SUM));
    let mut line = el("tr").child(name);
    for column in columns {
        line = line.child(cell(column.mark, column.of.sum(&year.months).unwrap_or_default()));
    }
    if has_remarks { line.child(el("td")) } else { line }
}

/// What else there is to say of a month.
fn remarks(year: &Year<'_>, month: &Month) -> String {
    let language = year.state.language;
    let unit = year.row.form.package_unit();
    let service = year.row.form.service;
    let mut remarks = Vec::new();
    let used = month.used.unwrap_or_default();
    if used.alert {
        remarks.push(language.of(wording::ALERT).to_owned());
    }
    if used.lapsed > 0 {
        let units = words::counted(language, used.lapsed, unit);
        remarks.push(language.fill(wording::LAPSED, &[&units]));
    }
    if usize::from(month.month) + 1 == year.months.len() && used.balance > 0 {
        let units = words::counted(language, used.balance, unit);
        remarks.push(language.fill(wording::LEFT_OVER, &[&units]));
    }
    for outcome in &month.outcomes {
        remarks.push(words::outcome(language, service, *outcome));
    }
    remarks.join(language.of(wording::AND_ALSO))
}
