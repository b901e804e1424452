use pricing::date::Date;
use pricing::money::Amount;
use pricing::table::Choices;
use pricing::{BOOK, Quote};

use super::write::{Cell, Table, csv, html, markdown, tab_separated};
use super::*;
use crate::action::{Action, Edit};
use crate::form::samples::busy;
use crate::form::{Estimate, Field};
use crate::wording::{self, Language, export as say};

mod focus;

const EXACT: usize = 9;
const SHOWN: usize = 10;
const SERVICE: usize = 1;
const WHAT: usize = 4;

fn one(cell: Cell) -> Table {
    Table { heads: vec!["a"], rows: vec![vec![cell]] }
}

/// Every service of a product, for 14 months, with packages, orders, and months that differ.
fn whole(language: Language, product: &str, readings: Choices) -> State {
    let product = BOOK.find_product(product).expect("product");
    let mut services = Vec::new();
    for (number, service) in BOOK.numbered_services() {
        if service.product == product {
            services.push(busy(number));
        }
    }
    let first = Estimate::first(Date::parse("2026-11-21"));
    State::new(language, Estimate { months: "14".to_owned(), services, readings, ..first })
}

fn first(language: Language) -> State {
    State::new(language, Estimate::first(Date::parse("2026-11-21")))
}

/// A number of ours: a decimal, or a fraction.
fn number(text: &str) -> Amount {
    let (size, of) = text.split_once('/').unwrap_or((text, "1"));
    let (sign, size) = size.strip_prefix('-').map_or((1, size), |size| (-1, size));
    let amount = Amount::parse(size).expect(text).exact_part(of.parse().expect(of)).expect(text);
    if sign < 0 { -amount } else { amount }
}

/// The rows of a text, read as RFC 4180 says: slowly, letter by letter.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut in_quotes, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if in_quotes && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => in_quotes = !in_quotes,
            ',' if !in_quotes => row.push(core::mem::take(&mut field)),
            '\r' if !in_quotes => {
                assert_eq!(letters.next(), Some('\n'));
                row.push(core::mem::take(&mut field));
                rows.push(core::mem::take(&mut row));
            }
            _ => field.push(letter),
        }
    }
    assert!(!in_quotes && row.is_empty() && field.is_empty(), "an open end");
    rows
}

#[test]
fn words_are_quoted_and_no_formula() {
    for (text, field) in [
        ("人脸比对", "人脸比对"),
        ("a,b", "\"a,b\""),
        ("say \"so\"", "\"say \"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=1", "\"'\r=1\""),
        ("＝1", "'＝1"),
        ("112/3", "'112/3"),
        ("元/次", "元/次"),
        ("−¥1.00", "−¥1.00"),
        ("a=b", "a=b"),
        ("", ""),
    ] {
        assert_eq!(csv(&one(Cell::text(text))), ["a\r\n", field, "\r\n"].concat(), "{text:?}");
    }
    assert_eq!(csv(&one(Cell::Number("-400".to_owned()))), "a\r\n-400\r\n");
}

#[test]
fn other_tables_keep_their_columns() {
    for (text, tabbed, marked) in [
        ("a\tb\r\nc", "a b  c", "a b  c"),
        ("=1", "'=1", "=1"),
        ("a|b", "a|b", "a\\|b"),
        ("1 * 2 <b>", "1 * 2 <b>", "1 \\* 2 &lt;b>"),
        ("a \"b\"", "a  b ", "a \"b\""),
    ] {
        let table = one(Cell::text(text));
        assert_eq!(tab_separated(&table), ["a\n", tabbed].concat());
        assert_eq!(markdown(&table), ["| a |\n| --- |\n| ", marked, " |\n"].concat());
    }
    let table = one(Cell::Number("1.5".to_owned()));
    assert_eq!(markdown(&table), "| a |\n| ---: |\n| 1.5 |\n");
}

/// A spreadsheet takes the clipboard's table for its own, with the formulas in it.
#[test]
fn marks_are_no_marks_and_no_formula() {
    for (text, cell) in [
        ("a & b <img src=x> \"c\"", "a &amp; b &lt;img src=x&gt; \"c\""),
        ("&lt;", "&amp;lt;"),
        ("=1<2", "'=1&lt;2"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
    ] {
        let table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>";
        let expected = [table, cell, "</td></tr></tbody></table>"].concat();
        assert_eq!(html(&one(Cell::text(text))), expected);
    }
    assert!(html(&one(Cell::Number("-400".to_owned()))).contains("<td>-400</td>"));
    let copied = Exported::of(&first(Language::Zh), Format::Copy).expect("a table");
    let cells = copied.html.matches("<td>").count();
    let lines = copied.text.lines().count();
    assert_eq!(cells, (lines - 1) * say::HEADS.len());
    assert_eq!(copied.html.matches("<th>").count(), say::HEADS.len());
}

#[test]
fn the_first_visit_is_exported_as_it_stands() {
    let of = |language, format| Exported::of(&first(language), format).expect("a text");
    let exported = of(Language::Zh, Format::Csv);
    let content = exported.content();
    assert!(content.starts_with("\u{feff}产品,服务,起始月,"), "{content}");
    let rows = read_csv(&exported.text);
    let compared = rows.iter().find(|row| row[5] == "2900000").expect("comparisons");
    // 12 × 2,900,000 × 0.0032.
    let numbers = [2, 3, 7, 8, EXACT, SHOWN, 11].map(|place| compared[place].as_str());
    assert_eq!(numbers, ["1", "12", "0.0032", "1", "111360", "111360.00", "CNY"]);
    assert_eq!((compared[SERVICE].as_str(), compared[6].as_str()), ("人脸比对", "次"));
    assert!(compared[14].contains("0.0032"), "{compared:?}");
    let english = of(Language::En, Format::Markdown).text;
    assert!(english.contains("| Total, 12 months |"), "{english}");
    assert!(english.contains("| 154052 | 154052.00 | CNY |"), "{english}");
    assert_eq!(file_name(&first(Language::En), ".csv"), "suanpan-2026-11-21.csv");
}

#[test]
fn amounts_sum_to_the_total_of_every_product() {
    let (mut n_fractions, mut n_without) = (0, 0);
    for product in BOOK.products.iter() {
        for language in Language::ALL {
            let state = whole(language, product.id, Choices::QUOTED);
            let quote = state.priced.quote.as_ref().expect("a quote");
            let exported = Exported::of(&state, Format::Csv).expect("a table");
            let rows = read_csv(&exported.text);
            assert!(rows.iter().all(|row| row.len() == say::HEADS.len()));
            let exact = |row: &Vec<String>| number(row[EXACT].trim_start_matches('\''));
            let lines = || rows[1..].iter().filter(|row| !row[SERVICE].is_empty());
            let priced = lines().filter(|row| !row[EXACT].is_empty());
            let sum: Amount = priced.clone().map(exact).sum();
            assert_eq!(sum, quote.totals().horizon(), "{}", product.id);
            for row in priced {
                assert_eq!(row[SHOWN], exact(row).rounded(2), "{row:?}");
                let months = number(&row[3]) - number(&row[2]) + number("1");
                let months: u64 = months.exact().parse().expect("months");
                let one = number(row[7].trim_start_matches('\''));
                let price = one.exact_part(row[8].parse().expect("per")).expect("exact");
                let amount = price * row[5].parse().expect("quantity") * months;
                assert_eq!(amount, exact(row), "{row:?}");
                n_fractions += usize::from(row[EXACT].contains('/'));
            }
            // What is not a price has words and no amount.
            let without = lines().filter(|row| row[EXACT].is_empty());
            for row in without {
                assert!(row[SHOWN].is_empty() && row[11].is_empty() && !row[WHAT].is_empty());
                n_without += 1;
            }
            let of_all = |row: &&Vec<String>| row[WHAT] == wording::total_label(language, 14);
            let total = rows.iter().find(of_all).map(exact);
            assert_eq!(total, state.priced.horizon(), "{}", product.id);
            let date = product.checked_on.iso();
            assert!(rows.last().is_some_and(|row| row[WHAT].contains(&date)));
        }
    }
    assert!(n_fractions > 0 && n_without > 10, "{n_fractions} {n_without}");
}

#[test]
fn what_is_not_a_price_is_never_nothing() {
    let mut state = first(Language::En);
    let service = state.rows[0].form.service;
    let typed = Action::Edit(service, Edit::Type(Field::Units));
    state.act(typed, "many".to_owned());
    let exported = Exported::of(&state, Format::Csv).expect("a table");
    let rows = read_csv(&exported.text);
    let own: Vec<_> = rows.iter().filter(|row| row[SERVICE] == "Face comparison").collect();
    let [row] = own.as_slice() else { panic!("{own:?}") };
    assert_eq!(
        [WHAT, EXACT, SHOWN].map(|place| row[place].as_str()),
        ["correct the input", "", ""]
    );
    assert!(exported.text.contains("Incomplete: the total leaves out Face comparison"));
}

#[test]
fn the_scenario_is_quoted_alike_elsewhere() {
    let turned = BOOK.find_reading("R-11").expect("R-11");
    for product in BOOK.products.iter() {
        for readings in [Choices::QUOTED, Choices::QUOTED.flipped(turned)] {
            let state = whole(Language::Zh, product.id, readings);
            let text = Exported::of(&state, Format::Json).expect("a text").text;
            assert!(!text.contains('\n'), "one line is one request");
            let read = pricing::json::scenario(&BOOK, &text).expect("a scenario");
            assert_eq!(Some(&Quote::of(&BOOK, &read)), state.priced.quote.as_ref());
        }
    }
}

#[test]
fn texts_are_json() {
    for (text, json) in [
        ("a", "\"a\""),
        ("算盘", "\"算盘\""),
        ("\"\\", "\"\\\"\\\\\""),
        ("\r\n\t\u{1f}", "\"\\u000d\\u000a\\u0009\\u001f\""),
    ] {
        assert_eq!(quoted(text), json);
    }
}

#[test]
fn a_change_makes_an_export_old() {
    let mut state = first(Language::En);
    state.act(Action::Export(Format::Csv), String::new());
    assert!(state.exported.is_some());
    state.act(Action::Months, "3".to_owned());
    assert!(state.exported.is_none());
}
