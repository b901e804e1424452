//! One service on the bill: its lines, what is not a price, and its footnotes.

use pricing::line::Line;
use pricing::money::Amount;
use pricing::quote::Quoted;
use pricing::table::{ServiceNo, Show};
use pricing::{BOOK, Footnote};

use super::readings::is_choice;
use crate::action::Action;
use crate::bill::{Block, BlockKind, blocks};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::state::State;
use crate::wording::{self, Language, phrases};

/// Draws a service's part of the bill.
pub fn part(state: &State, service: ServiceNo) -> El {
    let mut head = div("part-head");
    let mut body = div("part-body");
    match state.priced.entry(service) {
        Some(quoted) => {
            head = head.child(amount(state.language, quoted));
            body = body.children(lines(state, quoted));
        }
        None => {
            let text = state.say(phrases::INPUT_TO_CORRECT);
            body = body.child(classed("p", "outcome").text(text));
        }
    }
    let name = el("h3").text(state.say(BOOK.service(service).name));
    classed("section", "part")
        .key(service.index())
        .set("data-part", super::path(service))
        .child(div("part-title").child(name).child(head))
        .child(body)
}

/// The service's amount; where nothing has a price, those words.
fn amount(language: Language, quoted: &Quoted) -> El {
    if quoted.lines.is_empty() && !quoted.is_complete() {
        let text = language.of(phrases::NO_PRICE);
        return classed("span", "amount").set("data-amount", "").text(text);
    }
    let total = quoted.amount();
    sum(language, total).set("data-amount", "").set("data-exact", total.to_string())
}

/// Money, with the exact amount where two decimals hide something.
pub fn sum(language: Language, amount: Amount) -> El {
    let money = el("span").text(wording::yuan(amount));
    with_exact(classed("span", "amount").child(money), language, amount)
}

fn with_exact(sum: El, language: Language, amount: Amount) -> El {
    match wording::exact(amount) {
        Some(exact) => {
            let text = language.fill(phrases::EXACTLY, &[&exact]);
            sum.child(classed("small", "exact").text(text))
        }
        None => sum,
    }
}

fn lines(state: &State, quoted: &Quoted) -> Vec<El> {
    let (service, language) = (quoted.service, state.language);
    let mut all = Vec::new();
    for of in blocks(quoted, state.n_months()) {
        all.push(block(state, service, &of));
    }
    for notice in &quoted.notices {
        all.push(classed("p", "notice").text(wording::notice(language, service, *notice)));
    }
    let mut notes = classed("ul", "notes");
    for note in quoted.footnotes.iter().filter(|note| !is_general(note)) {
        notes = notes.child(footnote(state, note));
    }
    all.push(notes);
    all
}

/// Whether a footnote says the same of every service; it then stands once, below the bill.
pub fn is_general(note: &Footnote) -> bool {
    let reading = BOOK.reading(note.reading);
    reading.product.is_none() && matches!(reading.show, Show::Always | Show::WithPackages)
}

fn block(state: &State, service: ServiceNo, block: &Block) -> El {
    let language = state.language;
    let mut list = classed("ul", "lines");
    for of in &block.lines {
        list = list.child(line(language, service, of));
    }
    for outcome in &block.outcomes {
        let text = wording::outcome(language, service, *outcome);
        list = list.child(classed("li", "outcome").set("data-outcome", "").text(text));
    }
    if state.n_months() == 1 {
        return list;
    }
    let mut title = wording::month_span(language, block.from, block.to);
    if block.kind == BlockKind::Purchases {
        title = [language.of(phrases::ONE_OFF), " · ", &title].concat();
    }
    let summary = el("summary").child(el("span").text(title)).child(sum(language, block.amount()));
    classed("details", "block").child(summary).child(list)
}

fn line(language: Language, service: ServiceNo, line: &Line) -> El {
    let amount = line.amount();
    let sum = classed("span", "sum")
        .child(classed("span", "arithmetic").text(wording::arithmetic(line) + " = "))
        .child(classed("span", "amount").text(wording::money(amount)));
    classed("li", "line")
        .set("data-line", "")
        .child(classed("span", "reason").text(wording::reason(language, service, line)))
        .child(with_exact(sum, language, amount))
        .child(classed("cite", "source").text(wording::citation(service, line.cell)))
}

/// A footnote with a button for the other reading, where it can be chosen.
pub fn footnote(state: &State, note: &Footnote) -> El {
    let (number, language) = (note.reading, state.language);
    let text = wording::footnote(language, note, state.readings) + " ";
    let mut item =
        el("li").set("data-footnote", BOOK.reading(number).id).child(el("span").text(text));
    if let Some(text) = wording::other_amount(language, note, state.readings) {
        item = item.child(el("span").text(text + " "));
    }
    if is_choice(number) {
        let text = match state.readings.has(number) {
            true => phrases::USE_DEFAULT,
            false => phrases::USE_OTHER,
        };
        item = item.child(button("link", state.say(text), Action::Turn(number)));
    }
    item
}
