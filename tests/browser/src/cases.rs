//! What the page must do, in every engine. A case is an async function and its line in `all`.

mod first_visit;
mod worked_examples;

use browser_tests::case::Case;

pub fn all() -> Vec<Case> {
    let areas = [first_visit::cases(), worked_examples::cases()];
    areas.into_iter().flatten().collect()
}
