//! The twelve examples that the documents work themselves.

use pricing::BOOK;

use crate::support::{check_all, quote, rows, same};

#[test]
fn the_documents_own_examples() {
    let rows = rows("worked_examples.txt", include_str!("../cases/worked_examples.txt"));
    assert_eq!(rows.len(), 13, "twelve examples; the one of A:82 states two figures");
    check_all(&rows, |row| {
        let quote = quote(&BOOK, &row["asked"]);
        let covered: u64 = quote.entries[0].uses.iter().map(|month| month.from_packages).sum();
        let found = match &row["figure"] {
            "amount" => quote.totals().horizon().to_string(),
            "calls covered" => covered.to_string(),
            other => return Err(format!("unknown figure {other}")),
        };
        same(&row["figure"], &found, &row["ours"])?;
        same("shown", &quote.totals().horizon().rounded(2), &row["shown"])
    });
}

/// Where our figure differs from the printed one, the row says why.
#[test]
fn a_differing_figure_names_its_reading() {
    let rows = rows("worked_examples.txt", include_str!("../cases/worked_examples.txt"));
    let differing: Vec<(&str, &str)> = rows
        .iter()
        .filter(|row| row["printed"] != row["ours"])
        .map(|row| (&row["printed"], &row["because"]))
        .collect();
    assert_eq!(differing, [("370", "R-10"), ("37.3", "R-61")]);
    check_all(rows.iter().filter(|row| row["because"] == *"R-10"), |row| {
        let as_printed = quote(&BOOK, &format!("{} R-10", &row["asked"]));
        same("as printed", &as_printed.totals().horizon().to_string(), &row["printed"])
    });
    check_all(rows.iter().filter(|row| row["because"] == *"R-61"), |row| {
        let as_printed = quote(&BOOK, &format!("{} R-01", &row["asked"]));
        same("as printed", &as_printed.totals().horizon().to_string(), &row["printed"])
    });
}
