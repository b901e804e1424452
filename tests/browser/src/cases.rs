//! What the page must do, in every engine. A case is an async function and its line in `cases` of
//! its file.

mod access;
mod bad_input;
mod curve;
mod element;
mod elsewhere;
mod export;
mod failure;
mod finding;
mod first_visit;
mod frame;
mod history;
mod hosting;
mod keyboard;
mod language;
mod late;
mod layout;
mod link;
mod module;
mod months;
mod not_a_price;
mod offline;
mod plan;
mod readings;
mod return_visit;
mod shift;
mod sites;
mod slider;
mod still;
mod tasks;
mod worked_examples;
mod year;

use browser_tests::case::Case;

pub fn all() -> Vec<Case> {
    let areas = [
        first_visit::cases(),
        worked_examples::cases(),
        slider::cases(),
        bad_input::cases(),
        finding::cases(),
        not_a_price::cases(),
        readings::cases(),
        months::cases(),
        plan::cases(),
        keyboard::cases(),
        failure::cases(),
        history::cases(),
        hosting::cases(),
        sites::cases(),
        frame::cases(),
        element::cases(),
        module::cases(),
        return_visit::cases(),
        offline::cases(),
        link::cases(),
        language::cases(),
        layout::cases(),
        access::cases(),
        shift::cases(),
        still::cases(),
        tasks::cases(),
        late::cases(),
        curve::cases(),
        year::cases(),
        elsewhere::cases(),
        export::cases(),
    ];
    areas.into_iter().flatten().collect()
}
