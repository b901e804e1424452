//! The public JSON form: the README's examples, and every mistake named with its path.

use pricing::table::Book;
use pricing::{BOOK, Scenario, json};
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

/// Compares the example of a section of the README with its answer.
fn check_section(heading: &str, answer: fn(&Book, &Scenario) -> String) {
    let text = include_str!("../../README.md");
    let (_, section) = text.split_once(heading).expect("a section");
    let asked = section.split('\'').nth(1).expect("a scenario");
    let shown = section.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    let shown: Value = serde_json::from_str(shown.expect("an answer")).expect("JSON");
    let scenario = json::scenario(&BOOK, asked).expect("no problems");
    let answer = answer(&BOOK, &scenario);
    assert!(!answer.contains('\n'));
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    assert!(contains(&answer, &shown), "{answer}");
}

#[test]
fn the_readme_shows_the_cheapest_plan() {
    check_section("## The cheapest plan", json::plans);
}

#[test]
fn the_readme_shows_a_need_side_by_side() {
    check_section("## Side by side", json::comparisons);
}

#[test]
fn the_readme_shows_the_shape_of_a_price() {
    let text = include_str!("../../README.md");
    let (_, section) = text.split_once("## The shape of a price").expect("a section");
    let section = section.split("\n## ").next().expect("its text");
    let mut options = Vec::new();
    for example in section.split("```sh\n").skip(1) {
        let (command, rest) = example.split_once("```").expect("a closed block");
        let scenario = command.split('\'').nth(1).expect("a scenario");
        let scenario = json::scenario(&BOOK, scenario).expect("no problems");
        let shown = rest.split("```").nth(1).and_then(|block| block.strip_prefix("json\n"));
        let shown: Value = serde_json::from_str(shown.expect("an answer")).expect("JSON");
        let (_, option) = command.split_once("--bin quote -- ").expect("an option");
        let option = option.trim();
        let answer = match option.split_once(' ').unwrap_or((option, "")) {
            ("--notches", "") => json::notches(&BOOK, &scenario),
            ("--curve", numbers) => {
                let numbers: Vec<u64> =
                    numbers.split(',').map(|n| n.parse().expect("a number")).collect();
                json::curve(&BOOK, &scenario, &numbers)
            }
            ("--budget", amount) => {
                let amount = pricing::money::Amount::parse(amount).expect("an amount");
                json::budget(&BOOK, &scenario, amount)
            }
            _ => panic!("{option}"),
        };
        assert!(!answer.contains('\n'));
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert!(contains(&answer, &shown), "{option} answers {answer}");
        options.push(option.split(' ').next());
    }
    assert_eq!(options, [Some("--notches"), Some("--curve"), Some("--budget")]);
}

/// Every plan of an answer is a purchase that a scenario can name, at the cost that it is quoted.
#[test]
fn plans_can_be_asked_for() {
    let calls = [5_000_000u64, 7_000_000, 14_000_000, 30_000_000, 60_000_000, 80_000_000];
    let service = serde_json::json!({
        "product": "tencent-face", "service": "face-comparison", "calls": calls, "peak_qps": 9,
    });
    let ask = |service: &Value| {
        let request = serde_json::json!({"date": "2026-11-21", "months": 6, "services": [service]});
        json::scenario(&BOOK, &request.to_string()).expect("no problems")
    };
    let answer: Value = serde_json::from_str(&json::plans(&BOOK, &ask(&service))).expect("JSON");
    let planned = &answer["services"][0];
    let listed = ["kinds", "cases"].map(|key| planned[key].as_array().expect("a list").clone());
    let single =
        ["best", "start", "buying_later", "qps", "runner_up"].map(|key| planned[key].clone());
    let plans = listed.concat().into_iter().chain(single);
    let plans: Vec<Value> = plans.filter(|plan| !plan.is_null()).collect();
    assert!(plans.len() > 15, "{answer}");
    for plan in plans {
        let mut service = service.clone();
        if let Some(orders) = plan.get("orders") {
            service.as_object_mut().expect("an object").remove("peak_qps");
            service["billing"] = "qps".into();
            service["orders"] = orders.clone();
        } else {
            service["packages"] = plan["packages"].clone();
        }
        let cost = pricing::quote::total(&ask(&service)).to_string();
        assert_eq!(Value::from(cost), plan["cost"], "{plan}");
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
