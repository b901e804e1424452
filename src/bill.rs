//! The quote in the shape of a bill: months that are alike stand together.

use pricing::line::{Line, Outcome, When};
use pricing::money::Amount;
use pricing::quote::{Hold, Quoted, Totals};

/// Purchases, or the use of months that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Whether these are purchases or use.
    pub kind: BlockKind,
    /// First month, from 0.
    pub from: u8,
    /// Last month, from 0.
    pub to: u8,
    /// Lines of one of the months.
    pub lines: Vec<Line>,
    /// What is not a price, of one of the months.
    pub outcomes: Vec<Outcome>,
}

/// What a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Bought at the start of a month.
    Purchases,
    /// The use of a month.
    Use,
}

impl Block {
    /// Sum of the lines: the amount of one of the months.
    pub fn amount(&self) -> Amount {
        self.lines.iter().map(Line::amount).sum()
    }

    fn is_like(&self, other: &Block) -> bool {
        let same = |a: &Line, b: &Line| Line { when: b.when, ..*a } == *b;
        self.kind == other.kind
            && self.outcomes == other.outcomes
            && self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).all(|(a, b)| same(a, b))
    }
}

/// The blocks of a service: purchases first, then use, month by month.
pub fn blocks(quoted: &Quoted, months: u8) -> Vec<Block> {
    let bought = |line: &Line| matches!(line.when, When::Bought(_));
    let mut blocks: Vec<Block> = Vec::new();
    for kind in [BlockKind::Purchases, BlockKind::Use] {
        let wanted = |line: &Line| bought(line) == (kind == BlockKind::Purchases);
        for month in 0..months {
            let lines = quoted
                .lines
                .iter()
                .filter(|line| wanted(line) && line.when.month() == month);
            let outcomes = match kind {
                BlockKind::Purchases => Vec::new(),
                BlockKind::Use => of_month(&quoted.outcomes, month),
            };
            let lines = lines.copied().collect();
            push(
                &mut blocks,
                Block {
                    kind,
                    from: month,
                    to: month,
                    lines,
                    outcomes,
                },
            );
        }
    }
    blocks
}

fn of_month(outcomes: &[(u8, Outcome)], month: u8) -> Vec<Outcome> {
    outcomes
        .iter()
        .filter(|(of, _)| *of == month)
        .map(|(_, outcome)| *outcome)
        .collect()
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
            Some((first, to))
                if Hold {
                    month: hold.month,
                    ..*first
                } == *hold =>
            {
                *to = hold.month
            }
            _ => runs.push((*hold, hold.month)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Field, Horizon, Priced, ServiceForm};
    use pricing::PRICES;
    use pricing::table::Choices;

    fn quoted(months: &str, edit: fn(&mut ServiceForm)) -> (Quoted, Totals) {
        let product = PRICES.find_product("tencent-face").expect("product");
        let mut form = ServiceForm::new(
            PRICES
                .find_service(product, "face-search")
                .expect("service"),
        );
        edit(&mut form);
        let horizon = Horizon::check("2026-11-21", months, Choices::QUOTED).expect("horizon");
        let input = form.check(Some(&horizon)).ok();
        let priced = Priced::of(Some(&horizon), vec![(form.service, input)]);
        let quote = priced.quote.expect("quote");
        (quote.entries[0].clone(), quote.totals())
    }

    #[test]
    fn equal_months_stand_together() {
        let (quoted, totals) = quoted("12", |form| form.set(Field::Units, "2,000,000".to_owned()));
        let blocks = blocks(&quoted, 12);
        let [block] = blocks.as_slice() else {
            panic!("one block, not {blocks:#?}")
        };
        assert_eq!((block.from, block.to, block.lines.len()), (0, 11, 2));
        assert_eq!(block.amount().to_string(), "6368");
        assert_eq!(monthly(&totals), [(0, 11, block.amount())]);
    }

    #[test]
    fn the_blocks_hold_the_whole_amount() {
        let (quoted, totals) = quoted("6", |form| {
            form.set(Field::Units, "2,000,000".to_owned());
            form.set(Field::PackageCount(1), "3".to_owned());
        });
        let blocks = blocks(&quoted, 6);
        assert_eq!(blocks[0].kind, BlockKind::Purchases);
        let amount = |block: &Block| block.amount() * u64::from(block.to - block.from + 1);
        assert_eq!(blocks.iter().map(amount).sum::<Amount>(), totals.horizon());
    }
}
