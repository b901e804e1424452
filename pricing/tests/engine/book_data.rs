//! The shipped tables as a whole: how many cells, whether each amount is the printed one, the
//! capability matrix, and the readings.

use std::collections::{BTreeMap, BTreeSet};

use pricing::money::Amount;
use pricing::table::{Cell, Grade, Method, Offer, PackagePrice, Service, TierPrice};
use pricing::{ANNEX, BOOK};

use crate::support::{check_all, rows, same};

/// A price cell of a service and the amount that the table gives for it.
type Priced = (&'static Cell, Option<Amount>);

fn tier_amount(price: TierPrice) -> Option<Amount> {
    match price {
        TierPrice::Unit(price) => Some(price.printed()),
        TierPrice::FreeOfCharge => Some(Amount::ZERO),
        TierPrice::AskSales | TierPrice::Unpriced => None,
    }
}

fn cells(service: &'static Service) -> Vec<Priced> {
    let mut all: Vec<Priced> = Vec::new();
    match &service.offer {
        Offer::MeteredUse(metered) => {
            let tiers = metered.rates.0.iter().flat_map(|rate| rate.tiers.0);
            all.extend(tiers.map(|tier| (&tier.cell, tier_amount(tier.price))));
            let sizes = metered.packages.iter().flat_map(|packages| packages.sizes.0);
            all.extend(sizes.map(|size| match size.price {
                PackagePrice::Sold { price, .. } => (&size.cell, Some(price)),
                PackagePrice::NoSuchPack => (&size.cell, None),
            }));
        }
        Offer::PerQps(rates) => {
            for tier in rates.0.iter().flat_map(|rate| rate.tiers.0) {
                all.push((&tier.month_cell, Some(tier.per_month)));
                all.push((&tier.day_cell, Some(tier.per_day)));
            }
        }
        Offer::Licence(rates) => {
            let tiers = rates.0.iter().flat_map(|rate| rate.tiers.0);
            all.extend(tiers.map(|tier| (&tier.cell, tier_amount(tier.price))));
        }
        Offer::Video(rates) => {
            let rows = rates.0.iter().flat_map(|rate| rate.rows.0);
            let cells = rows.flat_map(|row| row.cells.0);
            all.extend(cells.map(|cell| (&cell.cell, Some(cell.price.printed()))));
        }
        Offer::NoPrice => {}
    }
    all
}

/// The amount that a cell prints: its number, 0 for 免费, none for a dash or 联系商务; an error
/// where a cell is no price at all.
fn printed(cell: &Cell) -> Result<Option<String>, String> {
    let plain = cell.printed().replace(',', "");
    let number: String = plain.chars().skip_while(|c| !c.is_ascii_digit()).collect();
    let number: String = number.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    match cell.printed() {
        "-" | "联系商务" => Ok(None),
        "免费" => Ok(Some("0".to_owned())),
        text if text.contains('元') || text.starts_with("CNY ") => Ok(Some(number)),
        text => Err(format!("no price: {text}")),
    }
}

/// Cells that print a price. The free trial of two services prints a date instead (F:92-93).
fn priced() -> Vec<(&'static str, &'static Service, Priced)> {
    let services = BOOK.numbered_services().map(|(_, service)| service);
    let services = services.filter(|s| !["person-dedup", "static-liveness-hp"].contains(&s.id));
    let of = |service: &'static Service| {
        let letter = BOOK.product(service.product).letter;
        cells(service).into_iter().map(move |cell| (letter, service, cell))
    };
    services.flat_map(of).collect()
}

#[test]
fn as_many_cells_as_the_documents_print() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (letter, _, _) in priced() {
        *counts.entry(letter).or_default() += 1;
    }
    let expected = BTreeMap::from([("F", 76), ("O", 28), ("I", 43), ("P", 14), ("A", 27)]);
    assert_eq!(counts, expected);
    assert_eq!(counts.values().sum::<usize>(), 188);
}

#[test]
fn every_amount_is_the_printed_one() {
    let mut wrong = Vec::new();
    for (letter, service, (cell, amount)) in priced() {
        let found = amount.map(|amount| amount.to_string());
        let expected = printed(cell)
            .map(|number| number.map(|text| Amount::parse(&text).expect("digits").to_string()));
        if Ok(&found) != expected.as_ref() {
            wrong.push(format!("{letter}:{} {}: {found:?}, {expected:?}", cell.line, service.id));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every cell stands in its line of the document it cites.
#[test]
#[ignore = "needs the documents: SUANPAN_SOURCES=FOLDER cargo test -p pricing -- --ignored"]
fn the_documents_print_every_cell() {
    let folder = std::env::var("SUANPAN_SOURCES").expect("SUANPAN_SOURCES names a folder");
    let text = |document: &str| {
        std::fs::read_to_string(format!("{folder}/{document}.md")).expect("a document")
    };
    let documents: BTreeMap<&str, String> =
        BOOK.products.iter().map(|product| (product.letter, text(product.document))).collect();
    let mut wrong = Vec::new();
    for (letter, service, (cell, _)) in priced() {
        let line = documents[letter].lines().nth(usize::from(cell.line) - 1).unwrap_or_default();
        if !line.contains(cell.printed()) {
            wrong.push(format!("{letter}:{} {}: {}", cell.line, service.id, cell.printed()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// No cell is cited twice, except where one line of a document prints a whole row.
#[test]
fn every_cell_has_its_own_place() {
    let mut seen = BTreeSet::new();
    for (letter, service, (cell, _)) in priced() {
        let [section, bound, printed] = cell.texts();
        let place = (letter, cell.line, bound, printed, service.id);
        assert!(seen.insert(place), "twice: {place:?}");
        assert!(cell.line > 0 && !section.is_empty() && !bound.is_empty(), "{place:?}");
    }
}

fn grade(method: Method) -> Grade {
    match method {
        Method::Supported(grade)
        | Method::NotSupported(grade)
        | Method::Upgraded(grade)
        | Method::Undetermined(grade) => grade,
    }
}

/// The letters of readings.md 4: Y, N, U or ?, with a star for an inferred one.
fn letters(methods: [Method; 4]) -> String {
    let letter = |method: Method| {
        let star = if grade(method) == Grade::Strong { "*" } else { "" };
        let known = matches!(grade(method), Grade::Certain | Grade::Strong);
        let letter = match method {
            _ if !known => "?",
            Method::Supported(_) => "Y",
            Method::NotSupported(_) => "N",
            Method::Upgraded(_) => "U",
            Method::Undetermined(_) => "?",
        };
        format!("{letter}{star}")
    };
    methods.map(letter).join(" ")
}

/// Every row of the matrix: its line, what is known, and the number of printed "Not supported".
fn matrix() -> BTreeMap<u16, (String, usize)> {
    let mut all = BTreeMap::new();
    for group in ANNEX.capabilities.iter() {
        let methods = group.methods.all();
        for row in group.rows.iter() {
            let count = group.printed.text().matches("Not supported").count();
            let old = all.insert(row.line, (letters(methods), count));
            assert!(old.is_none(), "A:{} stands twice", row.line);
        }
    }
    all
}

#[test]
fn the_matrix_row_by_row() {
    let matrix = matrix();
    let table = rows("matrix.txt", include_str!("../cases/matrix.txt"));
    let mut lines = 0;
    check_all(&table, |row| {
        for part in row["lines"].split_whitespace() {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let number = |text: &str| text.parse::<u16>().expect("a line");
            for line in number(from)..=number(to) {
                let (letters, count) = matrix.get(&line).ok_or(format!("no row A:{line}"))?;
                same(&format!("A:{line}"), letters, &row["methods"])?;
                same(&format!("A:{line}"), &count.to_string(), &row["not supported"])?;
            }
        }
        Ok(())
    });
    for row in &table {
        for part in row["lines"].split_whitespace() {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            lines +=
                to.parse::<usize>().expect("a line") - from.parse::<usize>().expect("a line") + 1;
        }
    }
    assert_eq!((lines, matrix.len()), (119, 119));
}

/// What the page carries of the matrix is the matrix, without the four rows that have a price.
#[test]
fn what_is_known_of_services_without_a_price() {
    let mut unpriced = 0;
    for group in ANNEX.capabilities.iter() {
        for row in group.rows.iter() {
            let known = BOOK.unpriced(row.service);
            if let Offer::NoPrice = BOOK.service(row.service).offer {
                let (known, line) = known.unwrap_or_else(|| panic!("A:{}", row.line));
                assert_eq!((known.methods, line), (group.methods, row.line));
                let open = letters(known.methods.all()).contains('?');
                let printed = if open { group.printed.text() } else { "" };
                assert_eq!(known.printed.text(), printed, "A:{}", row.line);
                unpriced += 1;
            } else {
                assert!(known.is_none(), "A:{} has a price", row.line);
            }
        }
    }
    assert_eq!(unpriced, 115);
    let rows = BOOK.unpriced.iter().flat_map(|known| known.rows.iter().map(|(_, _, n)| *n));
    assert_eq!(rows.sum::<u16>(), 115, "no row stands twice");
}

/// A:102 and A:122, by category; the default concerns every service.
#[test]
fn limits_of_services_without_a_price() {
    let product = BOOK.find_product("alibaba-viapi").expect("A");
    for (id, expected) in [
        ("masked-face-comparison-1-1", "50 2"),
        ("celebrity-recognition", "2"),
        ("hair-segmentation", "30 2"),
        ("ipc-image-object-detection", "100 2"),
        ("video-super-resolution", "100 2"),
        ("id-card-recognition", "2"),
    ] {
        let service = BOOK.find_service(product, id).expect(id);
        let values: Vec<&str> = BOOK.limits_of(service).map(|limit| limit.value).collect();
        assert_eq!(values.join(" "), expected, "{id}");
    }
    // Only what can be bought by QPS at all, or perhaps, is said to have a limit of its own.
    let face = BOOK.limits.iter().find(|limit| limit.value == "50");
    for service in face.expect("A:122").services.iter() {
        let offered = BOOK.unpriced(*service).map(|(known, _)| known.methods.prepaid_qps);
        let priced = !matches!(BOOK.service(*service).offer, Offer::NoPrice);
        assert!(priced || offered == Some(Method::Supported(Grade::Certain)));
    }
}

/// Keywords travel with the page.
#[test]
fn keywords_are_few() {
    assert_eq!(BOOK.keywords.text().split('\t').count(), BOOK.services.len(), "for each");
    let n_bytes = BOOK.keywords.text().len();
    assert!((1_000..5_500).contains(&n_bytes), "{n_bytes} bytes");
    let of_products = BOOK.products.iter().all(|product| !product.keywords.text().is_empty());
    assert!(of_products, "people look for vendors in Chinese as well");
}

#[test]
fn totals_of_the_matrix() {
    let all: Vec<String> = matrix()
        .into_values()
        .flat_map(|(letters, _)| letters.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let count = |is: fn(&str) -> bool| all.iter().filter(|cell| is(cell)).count();
    assert_eq!(all.len(), 119 * 4);
    assert_eq!(count(|cell| cell != "?" && !cell.ends_with('*')), 119, "certain");
    assert_eq!(count(|cell| cell.ends_with('*')), 158, "strong");
    assert_eq!(count(|cell| cell == "?"), 199, "not determinable");
    let kinds = ["Y", "N", "U"].map(|kind| all.iter().filter(|c| c.starts_with(kind)).count());
    assert_eq!(kinds, [169, 81, 27]);
}

#[test]
fn scope_names_and_rows() {
    let rows: Vec<_> = ANNEX.capabilities.iter().flat_map(|group| group.rows.iter()).collect();
    let used: Vec<&str> = rows.iter().flat_map(|row| row.scope.iter().copied()).collect();
    let listed: Vec<&str> =
        ANNEX.scopes.iter().flat_map(|scope| scope.names.iter().copied()).collect();
    let set = |names: &[&'static str]| names.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!((used.len(), listed.len()), (81, 81));
    assert_eq!(set(&used).len(), 81, "each name on one row");
    assert_eq!(set(&used), set(&listed));
    assert_eq!(rows.iter().filter(|row| !row.scope.is_empty()).count(), 79);
    let ids: BTreeSet<&str> = rows.iter().map(|row| BOOK.service(row.service).id).collect();
    assert_eq!(ids.len(), 119, "every row has a service of its own");
}

/// Every reading of the specification, and no other.
#[test]
fn the_readings_of_the_specification() {
    let ranges = [1..=3, 10..=29, 30..=34, 40..=47, 50..=57, 60..=77, 80..=84, 90..=91];
    let expected: BTreeSet<String> =
        ranges.into_iter().flatten().map(|number| format!("R-{number:02}")).collect();
    let found: BTreeSet<String> = BOOK.readings.iter().map(|r| r.id.to_owned()).collect();
    assert_eq!(found, expected);
    assert_eq!(BOOK.readings.len(), 69);
}

/// Services of readings.md 3, product by product; the matrix brings the rest.
#[test]
fn the_services_of_the_specification() {
    let count = |letter: &str, priced: bool| {
        let of = |service: &&Service| {
            BOOK.product(service.product).letter == letter
                && matches!(service.offer, Offer::NoPrice) != priced
        };
        BOOK.services.iter().filter(of).count()
    };
    assert_eq!(["F", "O", "I", "P", "A"].map(|letter| count(letter, true)), [13, 7, 9, 3, 4]);
    // 119 rows, of which A:139, A:168, A:244 and A:272 are priced.
    assert_eq!(["F", "O", "I", "P", "A"].map(|letter| count(letter, false)), [0, 0, 0, 0, 115]);
}
