//! One service on the bill: its rows, what is not a price, and its footnotes.

use pricing::digits::plain;
use pricing::line::{Line, MonthUse, Notice};
use pricing::money::Amount;
use pricing::quote::Quoted;
use pricing::table::{ServiceNo, Show};
use pricing::{BOOK, Footnote};

use super::readings::is_choice;
use crate::action::Action;
use crate::bill::{Block, Row, rows};
use crate::controls::button;
use crate::dom::{El, classed, div, el};
use crate::frame::Frame;
use crate::late;
use crate::state::State;
use crate::wording::phrases::{self, Phrase};
use crate::wording::{self, Language};

/// Draws a service's part of the bill.
pub fn part(state: &State, service: ServiceNo) -> El {
    let mut head = div("part-head");
    let mut body = div("part-body");
    match state.priced.entry(service) {
        Some(quoted) => {
            head = head.child(amount(state.language, quoted));
            body = body.children(contents(state, quoted));
        }
        None => {
            let text = state.say(phrases::INPUT_TO_CORRECT);
            body = body.child(classed("p", "outcome").text(text));
        }
    }
    let name = el("h4").text(state.say(&BOOK.service(service).name));
    classed("section", "part")
        .key(service.index())
        .set("data-part", super::path(service))
        .child(div("part-title").child(name).child(head))
        .child(body)
}

/// A service's amount; where nothing has a price, those words.
pub fn amount(language: Language, quoted: &Quoted) -> El {
    if quoted.lines.is_empty() && !quoted.is_complete() {
        let text = language.of(phrases::NO_PRICE);
        return classed("span", "amount").set("data-amount", "").text(text);
    }
    let total = quoted.amount();
    let shown = classed("span", "amount").text(wording::yuan(total));
    shown.set("data-amount", "").set("data-exact", total.exact())
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

fn contents(state: &State, quoted: &Quoted) -> Vec<El> {
    let (service, language) = (quoted.service, state.language);
    let mut all = Vec::new();
    for of in rows(quoted, state.n_months()) {
        all.push(row(state, quoted, &of));
    }
    for notice in quoted.notices.iter().filter(|notice| is_warning(notice)) {
        all.push(classed("p", "notice").text(wording::notice(language, service, *notice)));
    }
    all.extend(notes(state, quoted));
    all
}

/// Whether a notice must be seen at once; the others stand among the notes.
fn is_warning(notice: &Notice) -> bool {
    matches!(notice, Notice::Concurrency { .. })
}

/// Notices and footnotes. They stand there even when there are none, so that nothing below moves.
fn notes(state: &State, quoted: &Quoted) -> Option<El> {
    let mut notices = Vec::new();
    for &notice in quoted.notices.iter().filter(|notice| !is_warning(notice)) {
        notices.push((quoted.service, notice));
    }
    let mut footnotes = quoted.footnotes.clone();
    footnotes.retain(|note| !is_general(note));
    let has_none = notices.is_empty() && footnotes.is_empty();
    if has_none && BOOK.service(quoted.service).readings.is_empty() {
        return None;
    }
    Some(notes_behind(state, phrases::SERVICE_NOTES, &notices, &footnotes))
}

/// Notices and footnotes behind a line that counts them.
pub fn notes_behind(
    state: &State,
    title: Phrase,
    notices: &[(ServiceNo, Notice)],
    footnotes: &[Footnote],
) -> El {
    let n_notes = plain((notices.len() + footnotes.len()) as u64);
    let title = state.language.fill(title, &[&n_notes]);
    let summary = classed("summary", "notes-title").text(title);
    let mut list = classed("ul", "notes");
    if late::is_here() {
        list = list.children(texts(state, notices, footnotes));
    }
    classed("details", "part-notes").key(1).child(summary).child(list)
}

#[inline(never)]
fn texts(state: &State, notices: &[(ServiceNo, Notice)], footnotes: &[Footnote]) -> Vec<El> {
    let mut texts = Vec::new();
    for &(service, notice) in notices {
        texts.push(el("li").text(wording::notice(state.language, service, notice)));
    }
    for note in footnotes {
        texts.push(footnote(state, note));
    }
    texts
}

/// Whether a footnote says the same of every service; it then stands once, below the bill.
pub fn is_general(note: &Footnote) -> bool {
    let reading = BOOK.reading(note.reading);
    reading.product.is_none() && matches!(reading.show, Show::Always | Show::WithPackages)
}

/// A row that opens to its arithmetic, month by month.
fn row(state: &State, quoted: &Quoted, row: &Row) -> El {
    let (language, service) = (state.language, quoted.service);
    let amount = match row.is_priced() || row.blocks.is_empty() {
        true => wording::yuan(row.amount()),
        false => language.of(phrases::NO_PRICE).to_owned(),
    };
    let summary = el("summary")
        .child(classed("span", "what").text(wording::row(language, service, row)))
        .child(classed("span", "arithmetic").text(wording::row_arithmetic(language, row)))
        .child(classed("span", "amount").text(amount));
    let mut details = classed("details", "bill-row")
        .key(10 + row.kind as usize)
        .flag("data-empty", row.blocks.is_empty())
        .child(summary);
    if late::is_here() {
        details = details.children(inside(state, quoted, row));
    }
    let mut whole = div("row-and-outcomes").key(10 + row.kind as usize).child(details);
    let mut shown = Vec::new();
    for outcome in row.outcomes() {
        // Twelve months that lack the same price say so once.
        if !shown.contains(&outcome) {
            shown.push(outcome);
            let text = wording::outcome(language, service, outcome);
            whole = whole.child(classed("p", "outcome").set("data-outcome", "").text(text));
        }
    }
    whole
}

/// What a row opens to.
#[inline(never)]
fn inside(state: &State, quoted: &Quoted, row: &Row) -> Vec<El> {
    let mut inside = Vec::new();
    for of in row.blocks.iter().filter(|block| !block.lines.is_empty()) {
        inside.push(block(state, quoted, of));
    }
    if !row.is_priced() && row.outcomes().next().is_none() {
        inside.push(classed("p", "note").text(state.say(phrases::NOTHING_HERE)));
    }
    inside
}

fn block(state: &State, quoted: &Quoted, block: &Block) -> El {
    let language = state.language;
    let mut list = classed("ul", "lines");
    let month = quoted.uses.iter().find(|month| month.month == block.from);
    for of in &block.lines {
        list = list.child(line(language, quoted.service, of, month));
    }
    if state.n_months() == 1 {
        return list;
    }
    let title = wording::month_span(language, block.from, block.to);
    let title =
        classed("p", "months").child(el("span").text(title)).child(sum(language, block.amount()));
    div("block").child(title).child(list)
}

fn line(language: Language, service: ServiceNo, line: &Line, month: Option<&MonthUse>) -> El {
    let amount = line.amount();
    let arithmetic = [&wording::arithmetic(line, month), " = "].concat();
    let sum = classed("span", "sum")
        .child(classed("span", "arithmetic").text(arithmetic))
        .child(classed("span", "amount").text(wording::money(amount)));
    classed("li", "line")
        .set("data-line", "")
        .child(classed("span", "reason").text(wording::reason(language, service, line)))
        .child(with_exact(sum, language, amount))
        .child(classed("cite", "source").text(wording::citation(language, service, line.cell)))
}

/// A footnote with a button for the other reading, where it can be chosen.
fn footnote(state: &State, note: &Footnote) -> El {
    let (number, language) = (note.reading, state.language);
    let text = wording::footnote(language, note, state.readings) + " ";
    let mut item =
        el("li").set("data-footnote", BOOK.reading(number).id).child(el("span").text(text));
    if let Some(text) = wording::other_amount(language, note, state.readings) {
        item = item.child(el("span").text(text + " "));
    }
    if is_choice(number) && state.frame != Frame::ReadOnly {
        let text = match state.readings.has(number) {
            true => phrases::USE_DEFAULT,
            false => phrases::USE_OTHER,
        };
        item = item.child(button("link", state.say(text), Action::Turn(number)));
    }
    item
}
