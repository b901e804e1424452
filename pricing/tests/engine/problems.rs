//! What the check of an input refuses, and where it says so.

use std::collections::BTreeSet;

use pricing::input::{Problem, ProblemKind};
use pricing::{BOOK, Scenario};

use crate::support::{Row, book, check_all, input, rows, same};

/// The name of a kind. A new kind does not compile until it is named here, and then fails
/// `every_kind_has_a_row` until it has a row.
fn name(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::UnknownProduct => "UnknownProduct",
        ProblemKind::UnknownService => "UnknownService",
        ProblemKind::UnknownReading => "UnknownReading",
        ProblemKind::UnknownOption { .. } => "UnknownOption",
        ProblemKind::DuplicateService => "DuplicateService",
        ProblemKind::DuplicateReading => "DuplicateReading",
        ProblemKind::OutOfRange(_) => "OutOfRange",
        ProblemKind::WrongLength { .. } => "WrongLength",
        ProblemKind::Missing => "Missing",
        ProblemKind::NotForThisService => "NotForThisService",
        ProblemKind::UnknownPackage { .. } => "UnknownPackage",
        ProblemKind::TooManyUnits => "TooManyUnits",
        ProblemKind::NoTime => "NoTime",
        ProblemKind::TooFewDays { .. } => "TooFewDays",
    }
}

fn table() -> Vec<Row> {
    rows("problems.txt", include_str!("../cases/problems.txt"))
}

#[test]
fn problems_and_their_places() {
    check_all(&table(), |row| {
        let Err(problems) = Scenario::check(&BOOK, &input(&BOOK, &row["asked"])) else {
            return Err("nothing is wrong with it".to_owned());
        };
        let Problem { path, kind } = &problems[0];
        same("the kind", name(kind), &row["kind"])?;
        same("the path", path, &row["path"])?;
        same("the text", &kind.to_string(), &row["says"])?;
        same("more", &(problems.len() - 1).to_string(), &row["more"])
    });
}

#[test]
fn every_kind_has_a_row() {
    let table = table();
    let found: BTreeSet<&str> = table.iter().map(|row| &row["kind"]).collect();
    // Two kinds cannot come from a shipped table: the tests below have them.
    assert_eq!(found.len(), 12, "{found:?}");
    assert!(!found.contains("TooFewDays") && !found.contains("TooManyUnits"));
}

/// A package so large that a purchase of many could not be kept.
#[test]
fn more_units_than_can_be_kept() {
    let table = include_str!("../cases/sixth.toml");
    let size = r#"quantity = "2000", price = "700""#;
    assert!(table.contains(size));
    let book = book(&table.replace(size, r#"quantity = "2000000000000", price = "0""#));
    let check = |asked: &str| Scenario::check(&book, &input(&book, asked)).err();
    let problem = Problem {
        path: "services[0].packages[0].count".to_owned(),
        kind: ProblemKind::TooManyUnits,
    };
    assert_eq!(problem.kind.to_string(), "more prepaid units than can be kept");
    assert_eq!(name(&problem.kind), "TooManyUnits");
    assert_eq!(check("H/crane calls=1 packages=2000000000000x501"), Some(vec![problem]));
    assert_eq!(check("H/crane calls=1 packages=2000000000000x500"), None);
}

/// The invented product sells QPS by the day for three days at least.
#[test]
fn a_least_number_of_days() {
    let book = book(include_str!("../cases/sixth.toml"));
    let check = |asked: &str| Scenario::check(&book, &input(&book, asked)).err();
    let problem = Problem {
        path: "services[0].orders[0].days".to_owned(),
        kind: ProblemKind::TooFewDays { minimum: 3 },
    };
    assert_eq!(problem.kind.to_string(), "order at least 3 days");
    assert_eq!(name(&problem.kind), "TooFewDays");
    assert_eq!(check("H/gate-qps qps=1:2d"), Some(vec![problem]));
    assert_eq!(check("H/gate-qps qps=1:3d"), None);
    assert_eq!(check("H/gate-qps qps=1:1m1d"), None, "months are enough");
}
