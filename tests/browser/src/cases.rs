//! What the page must do, in every engine. A case is an async function and its line in `cases` of
//! its file.

mod bad_input;
mod failure;
mod first_visit;
mod history;
mod keyboard;
mod language;
mod layout;
mod months;
mod not_a_price;
mod readings;
mod return_visit;
mod slider;
mod worked_examples;

use browser_tests::case::Case;

pub fn all() -> Vec<Case> {
    let areas = [
        first_visit::cases(),
        worked_examples::cases(),
        slider::cases(),
        bad_input::cases(),
        not_a_price::cases(),
        readings::cases(),
        months::cases(),
        keyboard::cases(),
        failure::cases(),
        history::cases(),
        return_visit::cases(),
        language::cases(),
        layout::cases(),
    ];
    areas.into_iter().flatten().collect()
}
