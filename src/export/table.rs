//! The bill as a table: its lines, what is not a price, the totals, and the day of the prices.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::line::Line;
use pricing::money::Amount;
use pricing::quote::{Quote, Quoted};
use pricing::table::ServiceNo;

use super::write::{Cell, Table};
use crate::bill::{self, Block};
use crate::panels::bill::products;
use crate::state::State;
use crate::wording::export as say;
use crate::wording::{self, phrases};

/// A row before its cells are in order.
#[derive(Default)]
struct Row {
    service: Option<ServiceNo>,
    months: Option<(u8, u8)>,
    what: String,
    /// A line, and how many months have it.
    line: Option<Line>,
    amount: Option<Amount>,
}

/// The bill; none while there is nothing to quote.
pub fn table(state: &State) -> Option<Table> {
    let quote = state.priced.quote.as_ref()?;
    let mut rows = Vec::new();
    for product in products(state) {
        for row in &state.rows {
            if row.form.facts().product == product {
                of_service(state, row.form.service, &mut rows);
            }
        }
    }
    totals(state, quote, &mut rows);
    let mut cells = Vec::with_capacity(rows.len());
    for row in &rows {
        cells.push(row.cells(state));
    }
    for date in price_dates(state) {
        let told = Row { what: date, ..Row::default() };
        cells.push(told.cells(state));
    }
    let heads = say::HEADS.map(|head| state.say(head)).to_vec();
    Some(Table { heads, rows: cells })
}

fn of_service(state: &State, service: ServiceNo, rows: &mut Vec<Row>) {
    let own = Row { service: Some(service), ..Row::default() };
    match state.priced.entry(service) {
        Some(quoted) => of_entry(state, quoted, rows),
        None => rows.push(Row { what: state.say(phrases::INPUT_TO_CORRECT).to_owned(), ..own }),
    }
}

fn of_entry(state: &State, quoted: &Quoted, rows: &mut Vec<Row>) {
    let (language, service) = (state.language, quoted.service);
    for row in bill::rows(quoted, state.n_months()) {
        for block in &row.blocks {
            let Block { from, to, .. } = *block;
            for line in &block.lines {
                rows.push(Row {
                    service: Some(service),
                    months: Some((from, to)),
                    what: wording::reason(language, service, line),
                    line: Some(*line),
                    amount: Some(line.amount() * u64::from(block.n_months())),
                });
            }
            for &outcome in &block.outcomes {
                rows.push(Row {
                    service: Some(service),
                    months: Some((from, to)),
                    what: wording::outcome(language, service, outcome),
                    ..Row::default()
                });
            }
        }
    }
}

fn totals(state: &State, quote: &Quote, rows: &mut Vec<Row>) {
    if let Some(missing) = wording::incomplete(state.language, &state.priced) {
        rows.push(Row { what: missing, ..Row::default() });
    }
    let Some(whole) = state.priced.horizon() else { return };
    let totals = quote.totals();
    let one_off = state.say(phrases::ONE_OFF).to_owned();
    rows.push(Row { what: one_off, amount: Some(totals.one_off), ..Row::default() });
    for (from, to, amount) in bill::monthly(&totals) {
        rows.push(Row {
            months: Some((from, to)),
            what: state.say(phrases::PER_MONTH).to_owned(),
            amount: Some(amount * u64::from(to - from + 1)),
            ..Row::default()
        });
    }
    let label = wording::total_label(state.language, quote.months.into());
    let all = Some((0, quote.months - 1));
    rows.push(Row { what: label, months: all, amount: Some(whole), ..Row::default() });
}

/// When the prices of each product were last compared with its document.
pub fn price_dates(state: &State) -> Vec<String> {
    let mut dates = Vec::new();
    for number in products(state) {
        let product = BOOK.product(number);
        let name = state.say(&product.name);
        let of = [name, product.letter, &product.checked_on.iso()];
        dates.push(state.language.fill(say::CHECKED_ON, &of));
    }
    dates
}

impl Row {
    /// The cells, in the order of the headings.
    fn cells(&self, state: &State) -> Vec<Cell> {
        let number = |n: u64| Cell::Number(plain(n));
        let mut cells = vec![Cell::EMPTY; say::HEADS.len()];
        if let Some(service) = self.service.map(|service| BOOK.service(service)) {
            cells[0] = Cell::text(state.say(&BOOK.product(service.product).name));
            cells[1] = Cell::text(state.say(&service.name));
        }
        if let Some((from, to)) = self.months {
            (cells[2], cells[3]) = (number(u64::from(from) + 1), number(u64::from(to) + 1));
        }
        cells[4] = Cell::text(&self.what);
        if let (Some(service), Some(line)) = (self.service, &self.line) {
            cells[5] = number(line.quantity);
            cells[6] = Cell::text(state.say(say::unit(service, line)));
            cells[7] = exact(line.unit_price.printed());
            cells[8] = number(line.unit_price.per());
            cells[12] = Cell::text(BOOK.product(BOOK.service(service).product).document);
            cells[13] = number(line.cell.line.into());
            cells[14] = Cell::Text(printed(line));
        }
        if let Some(amount) = self.amount {
            cells[9] = exact(amount);
            cells[10] = Cell::Number(amount.rounded(2));
            cells[11] = Cell::text("CNY");
        }
        cells
    }
}

/// An exact amount: a number where it is a decimal, a fraction as words.
fn exact(amount: Amount) -> Cell {
    let text = amount.exact();
    if text.contains('/') { Cell::Text(text) } else { Cell::Number(text) }
}

/// What the document prints, with its headings.
pub fn printed(line: &Line) -> String {
    let mut text = String::new();
    for part in line.cell.texts() {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.push_str(part);
        }
    }
    text
}
