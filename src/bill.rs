//! The quote in the shape of a bill: rows by what the money is for, and in each row months that are
//! alike together.

use pricing::BOOK;
use pricing::line::{Line, Outcome, Reason, When};
use pricing::money::Amount;
use pricing::quote::{Hold, Quoted, Totals};
use pricing::table::{Offer, ServiceNo};

use crate::state::State;

/// What a row of the bill is for. A service keeps its rows while its quantities change, so nothing on
/// the page moves when an amount becomes 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Packages, QPS and licences, bought at the start of a month.
    Purchases,
    /// Free units.
    Free,
    /// Units covered by packages, a balance, or QPS.
    Covered,
    /// Units charged after use, and what is not a price.
    Charged,
}

impl RowKind {
    const ALL: [RowKind; 4] =
        [RowKind::Purchases, RowKind::Free, RowKind::Covered, RowKind::Charged];

    fn of(line: &Line) -> RowKind {
        match line.reason {
            _ if matches!(line.when, When::Bought(_)) => RowKind::Purchases,
            Reason::FreeMonthly | Reason::FreeOnce | Reason::FreePool => RowKind::Free,
            Reason::FromPackage { .. } | Reason::CoveredByQps => RowKind::Covered,
            _ => RowKind::Charged,
        }
    }

    /// Whether the row stands there even when nothing is in it.
    fn always_stands(self, offer: &Offer) -> bool {
        match (self, offer) {
            (RowKind::Free, Offer::MeteredUse(metered)) => !metered.allowances.is_empty(),
            (RowKind::Charged, Offer::MeteredUse(_)) => true,
            _ => false,
        }
    }
}

/// A row of a service's part of the bill.
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// Its months.
    pub blocks: Vec<Block>,
}

impl Row {
    /// Sum of the row.
    pub fn amount(&self) -> Amount {
        self.blocks.iter().map(|block| block.amount() * u64::from(block.n_months())).sum()
    }

    /// Whether there is a line with a price.
    pub fn is_priced(&self) -> bool {
        self.blocks.iter().any(|block| !block.lines.is_empty())
    }

    /// What is not a price, of all months.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        self.blocks.iter().flat_map(|block| block.outcomes.iter().copied())
    }
}

/// Months that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// First month, from 0.
    pub from: u8,
    /// Last month, from 0.
    pub to: u8,
    /// Lines of one of the months.
    pub lines: Vec<Line>,
    /// What is not a price, of one of the months.
    pub outcomes: Vec<Outcome>,
}

impl Block {
    /// Sum of the lines: the amount of one of the months.
    pub fn amount(&self) -> Amount {
        self.lines.iter().map(Line::amount).sum()
    }

    /// How many months are alike.
    pub fn n_months(&self) -> u8 {
        self.to - self.from + 1
    }

    fn is_like(&self, other: &Block) -> bool {
        let same = |a: &Line, b: &Line| Line { when: b.when, ..*a } == *b;
        self.outcomes == other.outcomes
            && self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).all(|(a, b)| same(a, b))
    }
}

/// The rows of a service.
pub fn rows(quoted: &Quoted, months: u8) -> Vec<Row> {
    let offer = &BOOK.service(quoted.service).offer;
    let mut rows = Vec::new();
    for kind in RowKind::ALL {
        let mut blocks: Vec<Block> = Vec::new();
        for month in 0..months {
            let own = |line: &&Line| line.when.month() == month && RowKind::of(line) == kind;
            let lines = quoted.lines.iter().filter(own).copied().collect();
            let outcomes = match kind {
                RowKind::Charged => of_month(&quoted.outcomes, month),
                _ => Vec::new(),
            };
            push(&mut blocks, Block { from: month, to: month, lines, outcomes });
        }
        if !blocks.is_empty() || kind.always_stands(offer) {
            rows.push(Row { kind, blocks });
        }
    }
    rows
}

fn of_month(outcomes: &[(u8, Outcome)], month: u8) -> Vec<Outcome> {
    outcomes.iter().filter(|(of, _)| *of == month).map(|(_, outcome)| *outcome).collect()
}

/// Adds a block, or extends the last one that is like it and ends right before it.
fn push(blocks: &mut Vec<Block>, block: Block) {
    if block.lines.is_empty() && block.outcomes.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(last) if last.to + 1 == block.from && last.is_like(&block) => last.to = block.to,
        _ => blocks.push(block),
    }
}

/// Equal amounts of consecutive months: first month, last month, amount of each.
pub fn monthly(totals: &Totals) -> Vec<(u8, u8, Amount)> {
    let mut runs: Vec<(u8, u8, Amount)> = Vec::new();
    for (month, amount) in (0u8..).zip(totals.per_month.iter().copied()) {
        match runs.last_mut() {
            Some((_, to, same)) if *same == amount => *to = month,
            _ => runs.push((month, month, amount)),
        }
    }
    runs
}

/// Equal holds of consecutive months, with the last month of each.
pub fn holds(holds: &[Hold]) -> Vec<(Hold, u8)> {
    let mut runs: Vec<(Hold, u8)> = Vec::new();
    for hold in holds {
        match runs.last_mut() {
            Some((first, to)) if Hold { month: hold.month, ..*first } == *hold => *to = hold.month,
            _ => runs.push((*hold, hold.month)),
        }
    }
    runs
}

/// A part of the money.
pub struct Share {
    /// What it is for.
    pub of: ShareOf,
    /// Its amount.
    pub amount: Amount,
    /// Thousandths of the whole, rounded down.
    pub per_mille: u32,
    /// Number of its colour.
    pub colour: usize,
}

/// What a part of the money is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOf {
    /// A service.
    Service(ServiceNo),
    /// A row of the only service.
    Row(ServiceNo, RowKind),
    /// This many services with smaller amounts.
    Others(usize),
}

const N_SHARES_MAX: usize = 5;

/// Where the money goes: by service in the order of the estimate, the smallest together; with one
/// service, by what it is for.
pub fn shares(state: &State) -> Vec<Share> {
    let Some(quote) = state.priced.quote.as_ref() else { return Vec::new() };
    let mut parts: Vec<(ShareOf, Amount)> = Vec::new();
    match quote.entries.as_slice() {
        [only] => {
            for row in rows(only, quote.months) {
                parts.push((ShareOf::Row(only.service, row.kind), row.amount()));
            }
        }
        entries => {
            for entry in entries {
                parts.push((ShareOf::Service(entry.service), entry.amount()));
            }
        }
    }
    parts.retain(|(_, amount)| *amount > Amount::ZERO);
    gather(&mut parts);
    let whole = parts.iter().map(|(_, amount)| *amount).sum();
    let share = |(colour, (of, amount)): (usize, (ShareOf, Amount))| Share {
        of,
        amount,
        per_mille: amount.per_mille_of(whole),
        colour,
    };
    parts.into_iter().enumerate().map(share).collect()
}

/// Puts the smallest parts together until few enough are left.
fn gather(parts: &mut Vec<(ShareOf, Amount)>) {
    let (mut n, mut sum) = (0, Amount::ZERO);
    while parts.len() > N_SHARES_MAX {
        let smallest = (0..parts.len()).min_by_key(|&place| parts[place].1);
        let Some(place) = smallest else { break };
        sum += parts.remove(place).1;
        n += 1;
    }
    if n > 0 {
        parts.push((ShareOf::Others(n), sum));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Field, Horizon, Priced, ServiceForm};
    use pricing::table::Choices;

    fn quoted(months: &str, edit: fn(&mut ServiceForm)) -> (Quoted, Totals) {
        let product = BOOK.find_product("tencent-face").expect("product");
        let mut form =
            ServiceForm::new(BOOK.find_service(product, "face-search").expect("service"));
        edit(&mut form);
        let horizon = Horizon::check("2026-11-21", months, Choices::QUOTED).expect("horizon");
        let input = form.check(Some(&horizon)).ok();
        let priced = Priced::of(Some(&horizon), vec![(form.service, input)]);
        let quote = priced.quote.expect("quote");
        (quote.entries[0].clone(), quote.totals())
    }

    #[test]
    fn a_row_stands_while_it_is_empty() {
        let (quoted, _) = quoted("1", |form| form.set(Field::Units, "0".to_owned()));
        let rows = rows(&quoted, 1);
        let amounts: Vec<_> = rows.iter().map(|row| (row.kind, row.amount())).collect();
        assert_eq!(amounts, [(RowKind::Free, Amount::ZERO), (RowKind::Charged, Amount::ZERO)]);
    }

    #[test]
    fn equal_months_stand_together() {
        let (quoted, totals) = quoted("12", |form| form.set(Field::Units, "2,000,000".to_owned()));
        let rows = rows(&quoted, 12);
        let kinds: Vec<RowKind> = rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [RowKind::Free, RowKind::Charged]);
        let [block] = rows[1].blocks.as_slice() else { panic!("not one block") };
        assert_eq!((block.from, block.to, block.lines.len()), (0, 11, 1));
        assert_eq!(block.amount().to_string(), "6368");
        assert_eq!(monthly(&totals), [(0, 11, block.amount())]);
    }

    #[test]
    fn the_rows_hold_the_whole_amount() {
        let (quoted, totals) = quoted("6", |form| {
            form.set(Field::Units, "2,000,000".to_owned());
            form.set(Field::PackageCount(1), "3".to_owned());
        });
        let rows = rows(&quoted, 6);
        assert_eq!(rows[0].kind, RowKind::Purchases);
        assert_eq!(rows.iter().map(Row::amount).sum::<Amount>(), totals.horizon());
        let lines = rows.iter().flat_map(|row| &row.blocks);
        let lines: usize = lines.map(|b| b.lines.len() * usize::from(b.n_months())).sum();
        assert_eq!(lines, quoted.lines.len());
    }
}
