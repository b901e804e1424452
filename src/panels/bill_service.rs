//! One service on the bill: its lines, what is not a price, and its footnotes.

use leptos::prelude::*;
use pricing::line::Line;
use pricing::quote::Quoted;
use pricing::table::{ReadingKind, ServiceNo, Show};
use pricing::{BOOK, Footnote};

use crate::bill::{Block, BlockKind, blocks};
use crate::state::{Row, State};
use crate::wording::{self, Language, phrases};

/// Draws a service's part of the bill.
pub fn part(state: State, row: Row) -> AnyView {
    let quoted = state.quoted(row.service);
    let name = state.say(BOOK.service(row.service).name);
    let body = move || {
        let language = state.language.get();
        match &*quoted.read() {
            Some(quoted) => lines(state, language, quoted),
            None => {
                view! { <p class="outcome">{language.of(phrases::INPUT_TO_CORRECT)}</p> }.into_any()
            }
        }
    };
    view! {
        <section class="part" data-part=row.service.index().to_string()>
            <div class="part-head">
                <h3>{name}</h3>
                {move || {
                    let language = state.language.get();
                    quoted.read().as_ref().map(|quoted| amount(language, quoted))
                }}
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// The service's amount; where nothing has a price, those words.
fn amount(language: Language, quoted: &Quoted) -> AnyView {
    let nothing = quoted.lines.is_empty() && !quoted.is_complete();
    let total = quoted.amount();
    let exact = (!nothing).then(|| total.to_string());
    let text =
        if nothing { language.of(phrases::NO_PRICE).to_owned() } else { wording::yuan(total) };
    view! {
        <span class="amount" data-amount="" data-exact=exact>
            {text}
            {exactly(language, total)}
        </span>
    }
    .into_any()
}

/// The exact amount where two decimals hide something.
pub fn exactly(language: Language, amount: pricing::money::Amount) -> Option<AnyView> {
    let exact = wording::exact(amount)?;
    let text = language.fill(phrases::EXACTLY, &[&exact]);
    Some(view! { <small class="exact">{text}</small> }.into_any())
}

fn lines(state: State, language: Language, quoted: &Quoted) -> AnyView {
    let months = state.with_quote(|quote| quote.months).unwrap_or(1);
    let service = quoted.service;
    let blocks = blocks(quoted, months);
    let blocks: Vec<AnyView> =
        blocks.iter().map(|of| block(language, service, of, months)).collect();
    let notices: Vec<AnyView> = quoted
        .notices
        .iter()
        .map(|notice| {
            let text = wording::notice(language, service, *notice);
            view! { <p class="notice">{text}</p> }.into_any()
        })
        .collect();
    let notes = quoted.footnotes.iter().filter(|note| !is_general(note));
    let notes: Vec<AnyView> = notes.map(|note| footnote(state, language, note)).collect();
    view! {
        {blocks}
        {notices}
        <ul class="notes">{notes}</ul>
    }
    .into_any()
}

/// Whether a footnote says the same of every service; it then stands once, below the bill.
pub fn is_general(note: &Footnote) -> bool {
    let reading = BOOK.reading(note.reading);
    reading.product.is_none() && matches!(reading.show, Show::Always | Show::WithPackages)
}

fn block(language: Language, service: ServiceNo, block: &Block, months: u8) -> AnyView {
    let lines: Vec<AnyView> = block.lines.iter().map(|of| line(language, service, of)).collect();
    let outcomes: Vec<AnyView> = block
        .outcomes
        .iter()
        .map(|outcome| {
            let text = wording::outcome(language, service, *outcome);
            view! { <li class="outcome" data-outcome="">{text}</li> }.into_any()
        })
        .collect();
    let list = view! { <ul class="lines">{lines}{outcomes}</ul> };
    if months == 1 {
        return list.into_any();
    }
    let span = wording::month_span(language, block.from, block.to);
    let title = match block.kind {
        BlockKind::Purchases => format!("{} · {span}", language.of(phrases::ONE_OFF)),
        BlockKind::Use => span,
    };
    view! {
        <details class="block">
            <summary>
                <span>{title}</span>
                <span class="amount">{wording::yuan(block.amount())}</span>
            </summary>
            {list}
        </details>
    }
    .into_any()
}

fn line(language: Language, service: ServiceNo, line: &Line) -> AnyView {
    view! {
        <li class="line" data-line="">
            <span class="reason">{wording::reason(language, service, line)}</span>
            <span class="sum">
                <span class="arithmetic">{wording::arithmetic(line)}" = "</span>
                <span class="amount">{wording::money(line.amount())}</span>
                {exactly(language, line.amount())}
            </span>
            <cite class="source">{wording::citation(service, line.cell)}</cite>
        </li>
    }
    .into_any()
}

/// A footnote with a button for the other reading, where it can be chosen.
pub fn footnote(state: State, language: Language, note: &Footnote) -> AnyView {
    let number = note.reading;
    let reading = BOOK.reading(number);
    let choices = state.readings.get();
    let selectable = reading.other.is_some() && reading.kind == ReadingKind::Selectable;
    let button = selectable.then(|| {
        let text = match choices.has(number) {
            true => phrases::USE_DEFAULT,
            false => phrases::USE_OTHER,
        };
        view! {
            <button type="button" class="link" on:click=move |_| state.turn(number)>
                {language.of(text)}
            </button>
        }
    });
    view! {
        <li data-footnote=reading.id>
            {wording::footnote(language, note, choices)}
            " "
            {wording::other_amount(language, note, choices)}
            " "
            {button}
        </li>
    }
    .into_any()
}
