//! The public JSON form: the README's examples, and every mistake named with its path.

use pricing::table::Book;
use pricing::{ANNEX, BOOK, Scenario, json};
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

#[test]
fn what_stands_beside_a_scenario_is_read_as_strictly() {
    let said = |mistakes: Vec<json::Mistake>| {
        let said = mistakes.into_iter().map(|m| (m.path, m.value.unwrap_or_default()));
        said.map(|(path, value)| format!("{path}={value}")).collect::<Vec<_>>().join(" ")
    };
    for (text, wrong) in [
        ("{}", "quantities=an object"),
        ("[1,-1,\"x\",1.0]", "quantities[1]=a number quantities[2]=\"x\" quantities[3]=a number"),
        ("[18446744073709551616]", "quantities[0]=a number"),
        ("[", "="),
    ] {
        assert_eq!(json::quantities(text).map_err(said), Err(wrong.to_owned()), "{text}");
    }
    assert_eq!(json::quantities("[1,\"20\"]").map_err(said), Ok(vec![1, 20]));
    for (text, wrong) in [
        ("9100.5", "amount=a number"),
        ("-1", "amount=a number"),
        ("\"1e3\"", "amount=\"1e3\""),
        ("\"0.000000001\"", "amount=\"0.000000001\""),
        ("[1]", "amount=a list"),
    ] {
        let found = json::amount(text).map(|amount| amount.to_string());
        assert_eq!(found.map_err(said), Err(wrong.to_owned()), "{text}");
    }
    for (text, amount) in [("9100", "9100"), ("\"9100.50\"", "9100.5")] {
        let found = json::amount(text).map(|amount| amount.to_string());
        assert_eq!(found.map_err(said), Ok(amount.to_owned()), "{text}");
    }
}

/// Every source in a JSON value.
fn sources(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(entries) if entries.contains_key("printed") && value["line"].is_u64() => {
            found.push(value.clone());
        }
        Value::Object(entries) => entries.values().for_each(|value| sources(value, found)),
        Value::Array(items) => items.iter().for_each(|value| sources(value, found)),
        _ => {}
    }
}

#[test]
fn the_tables_have_every_service_and_every_cell_of_a_bill() {
    let tables: Value = serde_json::from_str(&json::tables(&BOOK, &ANNEX)).expect("JSON");
    let products = tables["products"].as_array().expect("a list");
    let services = products.iter().map(|product| product["services"].as_array().expect("a list"));
    assert_eq!(products.len(), BOOK.products.0.len());
    assert_eq!(services.map(Vec::len).sum::<usize>(), BOOK.services.0.len());
    assert_eq!(tables["readings"].as_array().map(Vec::len), Some(BOOK.readings.0.len()));
    assert_eq!(tables["needs"].as_array().map(Vec::len), Some(BOOK.needs.0.len()));
    let mut known = Vec::new();
    sources(&tables["products"], &mut known);
    let mut n_billed = 0;
    for request in blocks().iter().filter(|block| block.get("date").is_some()) {
        let answer: Value =
            serde_json::from_str(&json::answer(&BOOK, &request.to_string())).expect("JSON");
        let mut billed = Vec::new();
        sources(&answer["services"], &mut billed);
        n_billed += billed.len();
        let missing = billed.iter().find(|source| !known.contains(source));
        assert_eq!(missing, None, "a bill names a cell that the tables do not have");
    }
    assert!(n_billed > 12, "{n_billed}");
    // F:17, one million calls of any service of the first group; R-15 reads the free calls otherwise.
    let first = &products[0]["services"][0]["offer"];
    assert_eq!(first["packages"]["sizes"][1]["price"], "450");
    assert_eq!(first["free"][0]["carry_over"]["others"][0]["value"], "carry_unused");
}
