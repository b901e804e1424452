//! One service on the bill: its lines, what is not a price, and its footnotes.

use leptos::prelude::*;
use pricing::line::Line;
use pricing::money::Amount;
use pricing::quote::Quoted;
use pricing::table::{ReadingKind, ServiceNo, Show};
use pricing::{BOOK, Footnote};

use crate::bill::{Block, BlockKind, blocks};
use crate::controls::button;
use crate::dom::{El, div, el};
use crate::state::{Row, State};
use crate::wording::{self, Language, phrases};

/// Draws a service's part of the bill.
pub fn part(state: State, row: Row) -> El {
    let name = el("h3").live_text(state.say(BOOK.service(row.service).name));
    let head = div("part-head").live_children(move || {
        let language = state.language.get();
        row.quoted.read().as_ref().map(|quoted| amount(language, quoted)).into_iter().collect()
    });
    let body = div("part-body").live_children(move || {
        let language = state.language.get();
        match &*row.quoted.read() {
            Some(quoted) => lines(state, language, quoted),
            None => vec![el("p").class("outcome").text(language.of(phrases::INPUT_TO_CORRECT))],
        }
    });
    let title = div("part-title").children([name, head]);
    let part = el("section").key(row.service.index()).class("part");
    part.set("data-part", service_id(row.service)).children([title, body])
}

fn service_id(service: ServiceNo) -> String {
    let facts = BOOK.service(service);
    format!("{}/{}", BOOK.product(facts.product).id, facts.id)
}

/// The service's amount; where nothing has a price, those words.
fn amount(language: Language, quoted: &Quoted) -> El {
    if quoted.lines.is_empty() && !quoted.is_complete() {
        return el("span")
            .class("amount")
            .set("data-amount", "")
            .text(language.of(phrases::NO_PRICE));
    }
    let total = quoted.amount();
    sum(language, total).set("data-amount", "").set("data-exact", total.to_string())
}

/// Money, with the exact amount where two decimals hide something.
pub fn sum(language: Language, amount: Amount) -> El {
    let money = el("span").text(wording::yuan(amount));
    let exact = wording::exact(amount)
        .map(|exact| el("small").class("exact").text(language.fill(phrases::EXACTLY, &[&exact])));
    el("span").class("amount").child(money).children(exact)
}

fn lines(state: State, language: Language, quoted: &Quoted) -> Vec<El> {
    let months = u8::try_from(state.n_months()).unwrap_or(1);
    let service = quoted.service;
    let notices = quoted
        .notices
        .iter()
        .map(|notice| el("p").class("notice").text(wording::notice(language, service, *notice)));
    let notes = quoted.footnotes.iter().filter(|note| !is_general(note));
    let notes = notes.map(|note| footnote(state, language, note));
    let notes = el("ul").class("notes").children(notes);
    let blocks = blocks(quoted, months);
    let blocks = blocks.iter().map(|of| block(language, service, of, months));
    blocks.chain(notices).chain([notes]).collect()
}

/// Whether a footnote says the same of every service; it then stands once, below the bill.
pub fn is_general(note: &Footnote) -> bool {
    let reading = BOOK.reading(note.reading);
    reading.product.is_none() && matches!(reading.show, Show::Always | Show::WithPackages)
}

fn block(language: Language, service: ServiceNo, block: &Block, months: u8) -> El {
    let outcomes = block.outcomes.iter().map(|outcome| {
        let text = wording::outcome(language, service, *outcome);
        el("li").class("outcome").set("data-outcome", "").text(text)
    });
    let lines = block.lines.iter().map(|of| line(language, service, of));
    let list = el("ul").class("lines").children(lines).children(outcomes);
    if months == 1 {
        return list;
    }
    let span = wording::month_span(language, block.from, block.to);
    let title = match block.kind {
        BlockKind::Purchases => format!("{} · {span}", language.of(phrases::ONE_OFF)),
        BlockKind::Use => span,
    };
    let summary = el("summary").child(el("span").text(title)).child(sum(language, block.amount()));
    el("details").class("block").children([summary, list])
}

fn line(language: Language, service: ServiceNo, line: &Line) -> El {
    let arithmetic = format!("{} = ", wording::arithmetic(line));
    let amount = line.amount();
    let exact = wording::exact(amount)
        .map(|exact| el("small").class("exact").text(language.fill(phrases::EXACTLY, &[&exact])));
    let sum = el("span").class("sum").children([
        el("span").class("arithmetic").text(arithmetic),
        el("span").class("amount").text(wording::money(amount)),
    ]);
    el("li").class("line").set("data-line", "").children([
        el("span").class("reason").text(wording::reason(language, service, line)),
        sum.children(exact),
        el("cite").class("source").text(wording::citation(service, line.cell)),
    ])
}

/// A footnote with a button for the other reading, where it can be chosen.
pub fn footnote(state: State, language: Language, note: &Footnote) -> El {
    let number = note.reading;
    let reading = BOOK.reading(number);
    let choices = state.readings.get();
    let selectable = reading.other.is_some() && reading.kind == ReadingKind::Selectable;
    let switch = selectable.then(|| {
        let text = match choices.has(number) {
            true => phrases::USE_DEFAULT,
            false => phrases::USE_OTHER,
        };
        button("link", state.say(text), move || state.turn(number))
    });
    let other = wording::other_amount(language, note, choices);
    let other = other.map(|text| el("span").text(format!("{text} ")));
    let text = format!("{} ", wording::footnote(language, note, choices));
    el("li")
        .set("data-footnote", reading.id)
        .child(el("span").text(text))
        .children(other)
        .children(switch)
}
