//! What stands beside a scenario: the quantities of a curve, the amount of a budget.

use super::Mistake;
use super::fields::{Fields, Mistakes};
use super::tree::Tree;
use crate::money::Amount;

/// Reads a list of whole numbers.
pub fn quantities(text: &str) -> Result<Vec<u64>, Vec<Mistake>> {
    let mistakes = Mistakes::default();
    let named = Tree::Object(vec![("quantities".to_owned(), parsed(text)?)]);
    let found = Fields::of(&named, String::new(), &mistakes).wholes("quantities");
    whole(found, mistakes)
}

/// Reads an amount in yuan: a decimal in quotes, or a whole number.
pub fn amount(text: &str) -> Result<Amount, Vec<Mistake>> {
    let mistakes = Mistakes::default();
    let tree = parsed(text)?;
    let found = match &tree {
        Tree::Whole(n) => Amount::parse(&n.to_string()).ok(),
        Tree::Text(text) => Amount::parse(text).ok(),
        _ => None,
    };
    if found.is_none() {
        let named = Tree::Object(Vec::new());
        let problem = "use a decimal in quotes with at most 8 decimals, as in \"9100.5\"";
        Fields::of(&named, String::new(), &mistakes).wrong("amount", problem, &tree);
    }
    whole(found.unwrap_or(Amount::ZERO), mistakes)
}

fn parsed(text: &str) -> Result<Tree, Vec<Mistake>> {
    Tree::parse(text).map_err(|mistake| vec![mistake])
}

fn whole<T>(found: T, mistakes: Mistakes) -> Result<T, Vec<Mistake>> {
    let mistakes = mistakes.into_inner();
    if mistakes.is_empty() { Ok(found) } else { Err(mistakes) }
}
