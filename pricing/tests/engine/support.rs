//! Tables of cases, and the short notation for what is asked.

use std::fmt::Write as _;
use std::ops::Index;

use pricing::date::Date;
use pricing::input::{
    Billing, Input, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput,
};
use pricing::line::Outcome;
use pricing::read::{File, load};
use pricing::table::{Book, Milli};
use pricing::{Quote, Scenario};

/// One row of a table of cases. Cells are found by the name of their column.
pub struct Row {
    place: String,
    header: Vec<&'static str>,
    cells: Vec<&'static str>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: &str) -> &'static str {
        let found = self.header.iter().position(|name| *name == column);
        self.cells[found.unwrap_or_else(|| panic!("{}: no column {column}", self.place))]
    }
}

impl Index<&str> for Row {
    type Output = str;
    fn index(&self, column: &str) -> &str {
        self.cell(column)
    }
}

/// The rows of a table. Columns are separated by bars, the first line is the header, `#` starts a
/// comment, and the last column is the source of the row.
pub fn rows(name: &str, text: &'static str) -> Vec<Row> {
    let cells = |line: &'static str| line.split('|').map(str::trim).collect::<Vec<_>>();
    let mut lines = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let header = cells(lines.next().expect("a header").1);
    assert!(header.len() <= 8 && header.last() == Some(&"source"), "{name}: {header:?}");
    let rows: Vec<Row> = lines
        .map(|(number, line)| Row {
            place: format!("{name}:{number}"),
            header: header.clone(),
            cells: cells(line),
        })
        .collect();
    assert!(!rows.is_empty(), "{name} is empty");
    for row in &rows {
        let whole = row.cells.len() == header.len() && row.cells.iter().all(|c| !c.is_empty());
        assert!(whole, "{}: a cell for every column, - for none", row.place);
    }
    rows
}

/// Checks every row, and reports all that differ.
pub fn check_all<'a>(rows: impl IntoIterator<Item = &'a Row>, check: impl Fn(&Row) -> Checked) {
    let mut count = 0;
    let mut wrong = String::new();
    for row in rows {
        count += 1;
        if let Err(difference) = check(row) {
            let _ = write!(wrong, "\n{} ({}): {difference}", row.place, &row["source"]);
        }
    }
    assert!(count > 0, "no rows");
    assert!(wrong.is_empty(), "of {count} rows, these differ:{wrong}");
}

/// Nothing, or how a row differs.
pub type Checked = Result<(), String>;

/// Whether two texts are the same.
pub fn same(what: &str, found: &str, expected: &str) -> Checked {
    if found == expected { Ok(()) } else { Err(format!("{what} is {found}, not {expected}")) }
}

/// A book of one invented product.
pub fn book(text: &str) -> Book {
    let file = File { path: "invented.toml".to_owned(), text: text.to_owned() };
    load(&[file]).map(|(book, _)| book).unwrap_or_else(|mistakes| {
        let all: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        panic!("{}\n{text}", all.join("\n"))
    })
}

/// A quote of what is asked in the short notation.
pub fn quote(book: &Book, asked: &str) -> Quote {
    let input = input(book, asked);
    let scenario =
        Scenario::check(book, &input).unwrap_or_else(|problems| panic!("{asked}: {problems:#?}"));
    Quote::of(book, &scenario)
}

/// Reads the short notation, as in `F/face-search calls=52000000 packages=50000000x1`.
///
/// A word with a slash starts a service: the letter of the document, then its id. `calls=0,20000`
/// gives months, `packages=10000x3@2` three packages bought in month 2, `qps=10:1m5d` an order,
/// `video=140s@1080p60` a video. `on=` is the date, `over=` the months, `R-11` chooses the other
/// reading, and `R-11=volume` an option by name.
pub fn input(book: &Book, asked: &str) -> Input {
    let date = Date::new(2026, 11, 21).expect("a day");
    let mut input = Input { date, months: 1, readings: Vec::new(), services: Vec::new() };
    for word in asked.split_whitespace() {
        match word.split_once('=') {
            Some(("on", date)) => input.date = Date::parse(date).expect(asked),
            Some(("over", months)) => input.months = number(months),
            Some((id, option)) if id.starts_with("R-") => {
                input.readings.push((id.to_owned(), option.to_owned()));
            }
            Some((key, value)) => {
                let months = need(input.services.last_mut().expect("a service first"), key, value);
                input.months = input.months.max(months);
            }
            None if word.starts_with("R-") => input.readings.push(other(book, word)),
            None => input.services.push(service(book, word)),
        }
    }
    input
}

/// A reading and the name of its other option.
fn other(book: &Book, id: &str) -> (String, String) {
    let number = book.find_reading(id).unwrap_or_else(|| panic!("no reading {id}"));
    let other = book.reading(number).other.unwrap_or_else(|| panic!("{id} has no other"));
    (id.to_owned(), other.to_owned())
}

fn service(book: &Book, word: &str) -> ServiceInput {
    let (letter, id) = word.split_once('/').unwrap_or_else(|| panic!("no service: {word}"));
    let product = book.products.iter().find(|product| product.letter == letter);
    ServiceInput {
        product: product.map_or(letter, |product| product.id).to_owned(),
        service: id.to_owned(),
        ..ServiceInput::default()
    }
}

/// Sets one need, and answers the months it speaks of.
fn need(service: &mut ServiceInput, key: &str, value: &str) -> u64 {
    let parts = || value.split(',');
    match key {
        "calls" if value.contains(',') => {
            let months: Vec<u64> = parts().map(number).collect();
            let count = u64::try_from(months.len()).expect("few months");
            service.calls = Some(Series::Monthly(months));
            return count;
        }
        "calls" => service.calls = Some(Series::Flat(number(value))),
        "templates" => service.templates = Some(number(value)),
        "by" => service.billing = Some(if value == "qps" { Billing::Qps } else { Billing::Calls }),
        "qps" => service.orders = parts().map(order).collect(),
        "devices" => service.devices = parts().map(number).collect(),
        "video" => service.videos = parts().map(video).collect(),
        "packages" => service.packages = parts().map(package).collect(),
        "balance" => service.balance = Some(number(value)),
        "free_left" => service.free_left = Some(number(value)),
        "pool" => service.pool_calls = Some(number(value)),
        "peak" => service.peak_qps = Some(number(value)),
        _ => panic!("unknown word {key}={value}"),
    }
    1
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// `10:1m5d`, with `@3` for month 3 and `#group` for a service group.
fn order(text: &str) -> QpsOrderInput {
    let (text, group) = text.split_once('#').map_or((text, None), |(t, g)| (t, Some(g.to_owned())));
    let (text, month) = text.split_once('@').map_or((text, 1), |(t, m)| (t, number(m)));
    let (qps, time) = text.split_once(':').unwrap_or_else(|| panic!("no order: {text}"));
    let (months, days) = time.split_once('m').map_or((0, time), |(m, rest)| (number(m), rest));
    let days = days.strip_suffix('d').map_or(0, number);
    QpsOrderInput { qps: number(qps), months, days, month, group }
}

/// `140s@1080p60`, the frame rate with at most three decimals.
fn video(text: &str) -> VideoInput {
    let parts = text.split_once("s@").and_then(|(s, rest)| Some((s, rest.split_once('p')?)));
    let (seconds, (height, rate)) = parts.unwrap_or_else(|| panic!("no video: {text}"));
    let (whole, part) = rate.split_once('.').unwrap_or((rate, "0"));
    let thousandths = number(whole) * 1000 + number(&format!("{part:0<3}"));
    VideoInput {
        seconds: number(seconds),
        height: number(height),
        frame_rate: Milli::from_thousandths(thousandths),
    }
}

/// `10000x3@2`: three packages of 10,000 bought in month 2.
fn package(text: &str) -> PackageInput {
    let (text, month) = text.split_once('@').map_or((text, 1), |(t, m)| (t, number(m)));
    let (size, count) = text.split_once('x').unwrap_or_else(|| panic!("no package: {text}"));
    PackageInput { size: number(size), count: number(count), month }
}

/// What stands beside the amount, each kind once: `unserved 1, not-priced 60`; `-` for nothing.
pub fn besides(quote: &Quote) -> String {
    let mut found: Vec<String> = Vec::new();
    for (_, outcome) in quote.entries.iter().flat_map(|entry| &entry.outcomes) {
        let text = outcome_text(*outcome);
        if !found.contains(&text) {
            found.push(text);
        }
    }
    if found.is_empty() { "-".to_owned() } else { found.join(", ") }
}

/// An outcome in words.
pub fn outcome_text(outcome: Outcome) -> String {
    match outcome {
        Outcome::NotPriced { units } => format!("not-priced {units}"),
        Outcome::Uncovered { units } => format!("uncovered {units}"),
        Outcome::Unserved { units } => format!("unserved {units}"),
        Outcome::NoSuchPack { size } => format!("no-such-pack {size}"),
        Outcome::ContactSales { units } => format!("contact-sales {units}"),
        Outcome::AboveLimit { limit, asked } => format!("above-limit {asked} of {limit}"),
        Outcome::BelowMinimum { minimum, asked } => format!("below-minimum {asked} of {minimum}"),
        Outcome::Ambiguous { range: Some((low, high)) } => format!("ambiguous {low} to {high}"),
        Outcome::Ambiguous { range: None } => "ambiguous".to_owned(),
    }
}
