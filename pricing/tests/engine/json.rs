//! The public JSON form: the README's examples, and every mistake named with its path.

use pricing::{BOOK, json};
use serde_json::Value;

use crate::support::{check_all, rows, same};

/// The fenced JSON blocks of the README, in order.
fn blocks() -> Vec<Value> {
    let text = include_str!("../../README.md");
    let fenced = text.split("```json\n").skip(1);
    let blocks = fenced.map(|rest| rest.split("```").next().expect("a closed block"));
    blocks.map(|block| serde_json::from_str(block).expect(block)).collect()
}

/// Whether everything in `part` stands in `whole`, lists in order and of equal length.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|w| contains(w, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(w, p)| contains(w, p))
        }
        (whole, part) => whole == part,
    }
}

#[test]
fn the_readme_shows_what_the_engine_answers() {
    let blocks = blocks();
    let pairs: Vec<&[Value]> =
        blocks.windows(2).filter(|pair| pair[0].get("date").is_some()).collect();
    let answered: Vec<_> = pairs.iter().filter(|pair| pair[1].get("date").is_none()).collect();
    assert_eq!(answered.len(), 6, "one per product, and one with problems");
    for pair in answered {
        let answer = json::answer(&BOOK, &pair[0].to_string().replace("1000.0", "1e3"));
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert!(contains(&answer, &pair[1]), "{}\nanswers {answer}\nnot {}", pair[0], pair[1]);
    }
}

#[test]
fn every_mistake_is_named_with_its_path() {
    check_all(&rows("json.txt", include_str!("../cases/json.txt")), |row| {
        let found: Vec<String> = match json::scenario(&BOOK, &row["request"].replace('¦', "|")) {
            Ok(_) => vec!["none".to_owned()],
            Err(mistakes) => {
                mistakes.into_iter().map(|m| format!("{}: {}", m.path, m.problem)).collect()
            }
        };
        same("problems", &found.join("; "), &row["problems"])
    });
}

#[test]
fn a_long_or_odd_text_is_answered_not_feared() {
    for text in [
        "[".repeat(100_000),
        "{\"date\":\"".to_owned(),
        "null".to_owned(),
        "\u{feff}{}".to_owned(),
        format!("{{\"date\":\"2026-11-21\",\"services\":[{}]}}", "{},".repeat(2_000) + "{}"),
    ] {
        let answer = json::answer(&BOOK, &text);
        assert!(answer.starts_with("{\"problems\":[") && !answer.contains('\n'), "{answer:.200}");
    }
}

/// Two answers to the same number written in two ways are one answer.
#[test]
fn numbers_may_be_digits_in_quotes() {
    let ask = |calls: &str| {
        let service =
            format!(r#"{{"product":"tencent-face","service":"face-search","calls":{calls}}}"#);
        json::answer(&BOOK, &format!(r#"{{"date":"2026-11-21","services":[{service}]}}"#))
    };
    assert_eq!(ask("1000000000000000"), ask("\"1000000000000000\""));
    assert!(ask("1000000000000000").contains("\"complete\":true"));
}
