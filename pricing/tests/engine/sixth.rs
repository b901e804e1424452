//! A sixth, invented product: a table alone is enough.

use pricing::table::Offer;

use crate::support::{besides, book, check_all, quote, rows, same};

const TABLE: &str = include_str!("../cases/sixth.toml");

#[test]
fn an_invented_product_before_and_after_its_price_change() {
    let book = book(TABLE);
    check_all(&rows("sixth.txt", include_str!("../cases/sixth.txt")), |row| {
        let quote = quote(&book, &row["asked"]);
        same("the amount", &quote.totals().horizon().to_string(), &row["amount"])?;
        same("beside it", &besides(&quote), &row["besides"])?;
        let notes = quote.entries[0].footnotes.len();
        same("the number of footnotes", &notes.to_string(), "1")
    });
}

/// Half of each month's bill is held until the next settlement.
#[test]
fn its_holds() {
    let quote = quote(&book(TABLE), "H/crane calls=1100,0,1099 on=2026-11-01");
    let held: Vec<[String; 3]> = quote
        .holds
        .iter()
        .map(|hold| [hold.bill, hold.released, hold.held].map(|amount| amount.to_string()))
        .collect();
    assert_eq!(held, [["405", "0", "202.5"], ["3", "202.5", "1.5"], ["502.5", "1.5", "251.25"]]);
}

/// It is a fair test only while it has every kind of offer that the shipped book has.
#[test]
fn it_has_every_kind_of_offer() {
    let kind = |offer: &Offer| match offer {
        Offer::MeteredUse(_) => "metered",
        Offer::PerQps(_) => "qps",
        Offer::Licence(_) => "licence",
        Offer::Video(_) => "video",
        Offer::NoPrice => "no price",
    };
    let book = book(TABLE);
    for wanted in ["metered", "qps", "licence", "video"] {
        assert!(book.services.iter().any(|s| kind(&s.offer) == wanted), "{wanted}");
    }
}
