//! Every reading that has an amount: what we quote, the other amount, and when the footnote shows.

use pricing::line::Reason;
use pricing::quote::Quote;
use pricing::table::ReadingKind;
use pricing::{BOOK, Footnote};

use crate::support::{Checked, Row, besides, check_all, quote, rows, same};

/// The footnote of a reading, on the service that has it.
fn footnote(quote: &Quote, id: &str) -> Option<Footnote> {
    let number = BOOK.find_reading(id).unwrap_or_else(|| panic!("no reading {id}"));
    let mut notes = quote.entries.iter().flat_map(|entry| &entry.footnotes);
    notes.find(|note| note.reading == number).copied()
}

/// `absent`, `shown`, or what the text of the footnote fills in: `{amount}` and `{n}`.
fn shown(quote: &Quote, id: &str) -> String {
    let Some(note) = footnote(quote, id) else {
        return "absent".to_owned();
    };
    let text = BOOK.reading(note.reading).footnote.expect("a footnote has a text").text().en;
    let mut shown = vec!["shown".to_owned()];
    if text.contains("{amount}") {
        shown.push(note.other.map_or("?".to_owned(), |amount| amount.to_string()));
    }
    if text.contains("{n}") {
        shown.push(format!("n={}", note.units));
    }
    shown.join(" ")
}

/// `quoted` rows are what we quote. `other` rows choose the other reading. `advice` rows hold the
/// amount that comes with the footnote. `funds` and `hold` are those of the first month.
fn amount(row: &Row) -> Result<(Quote, String), String> {
    let (id, asked) = (&row["reading"], &row["asked"]);
    let plain = quote(&BOOK, asked);
    let horizon = |quote: &Quote| quote.totals().horizon().to_string();
    Ok(match &row["amount of"] {
        "quoted" => (plain.clone(), horizon(&plain)),
        "other" => {
            let chosen = quote(&BOOK, &format!("{asked} {id}"));
            (chosen.clone(), horizon(&chosen))
        }
        "advice" => {
            let note = footnote(&plain, id).ok_or("there is no footnote")?;
            (plain.clone(), note.other.map_or("-".to_owned(), |amount| amount.to_string()))
        }
        "hold" => (plain.clone(), plain.holds[0].held.to_string()),
        "funds" => (plain.clone(), plain.holds[0].funds_needed().to_string()),
        other => return Err(format!("unknown amount of {other}")),
    })
}

fn check(row: &Row) -> Checked {
    let (quote, amount) = amount(row)?;
    same("the amount", &amount, &row["amount"])?;
    same("beside it", &besides(&quote), &row["besides"])?;
    match &row["footnote"] {
        "-" => Ok(()),
        expected => same("the footnote", &shown(&quote, &row["reading"]), expected),
    }
}

fn table() -> Vec<Row> {
    rows("readings.txt", include_str!("../cases/readings.txt"))
}

#[test]
fn amounts_and_footnotes_of_the_readings() {
    check_all(&table(), check);
}

/// The table is whole: every reading whose footnote may show has rows where it does and, unless it
/// always does, where it does not; every reading with another option has a row for its amount.
#[test]
fn every_reading_has_its_rows() {
    let table = table();
    let has = |id: &str, column: &str, start: &str| {
        table.iter().any(|row| row["reading"] == *id && row[column].starts_with(start))
    };
    let mut missing = Vec::new();
    for reading in BOOK.readings.iter() {
        let id = reading.id;
        let mut need = |present: bool, what: &str| {
            if !present {
                missing.push(format!("{id}: {what}"));
            }
        };
        if reading.footnote.is_some() {
            need(has(id, "footnote", "shown"), "a row with the footnote");
        }
        if reading.footnote.is_some() && reading.show != pricing::table::Show::Always {
            need(has(id, "footnote", "absent"), "a row without the footnote");
        }
        if reading.other.is_some() {
            need(has(id, "amount of", "quoted"), "a quoted amount");
            let how = if reading.kind == ReadingKind::Advice { "advice" } else { "other" };
            need(has(id, "amount of", how), "the other amount");
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A footnote's amount is what the visitor gets who chooses the other reading; there is none where
/// something would then be missing from it.
#[test]
fn footnotes_keep_their_word() {
    check_all(&table(), |row| {
        let plain = quote(&BOOK, &row["asked"]);
        for (place, entry) in plain.entries.iter().enumerate() {
            for note in &entry.footnotes {
                let reading = BOOK.reading(note.reading);
                if reading.other.is_none() || reading.kind == ReadingKind::Advice {
                    continue;
                }
                let chosen = quote(&BOOK, &format!("{} {}", &row["asked"], reading.id));
                let chosen = &chosen.entries[place];
                let expected = chosen.is_complete().then(|| chosen.amount());
                same(reading.id, &format!("{:?}", note.other), &format!("{expected:?}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn when_the_vendor_warns() {
    check_all(&rows("alerts.txt", include_str!("../cases/alerts.txt")), |row| {
        let quote = quote(&BOOK, &row["asked"]);
        let months = quote.entries[0].uses.iter().map(|month| u8::from(month.alert).to_string());
        same("the warning", &months.collect::<Vec<_>>().join(" "), &row["alerts"])
    });
}

/// A free line says what it is under the reading that is chosen.
#[test]
fn a_free_line_is_named_by_the_chosen_reading() {
    let reason = |asked: &str| quote(&BOOK, asked).entries[0].lines[0].reason;
    assert_eq!(reason("P/portrait-api calls=200"), Reason::FreeOnce);
    assert_eq!(reason("P/portrait-api calls=200 R-54"), Reason::FreeMonthly);
}
