//! The `quote` command: what it answers to its options, and what it says to wrong ones.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const SCENARIO: &str = r#"{"date":"2026-11-21","services":[{"product":"tencent-face","service":"face-search","calls":1000000}]}"#;

fn run(arguments: &[&str], text: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quote"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().expect("its input").write_all(text.as_bytes());
    child.wait_with_output().expect("an answer")
}

#[test]
fn wrong_arguments_are_named() {
    for (arguments, problem) in [
        (&["--price"][..], "no option: --price"),
        (&["--plan", "--notches"], "one option at a time: --notches"),
        (&["--budget", "5", "6"], "one option at a time: 6"),
        (&["--curve"], "--curve needs a value"),
        (&["--budget"], "--budget needs a value"),
        (&["--curve", "1,,2"], "no whole number of at most 19 digits: \"\""),
        (&["--curve", "+1"], "no whole number of at most 19 digits: \"+1\""),
        (&["--curve", "99999999999999999999"], "no whole number of at most 19 digits"),
        (&["--budget", "1e3"], "no amount of at most 8 decimals: 1e3"),
        (&["--budget", "-1"], "no amount of at most 8 decimals: -1"),
    ] {
        let Output { status, stdout, stderr } = run(arguments, SCENARIO);
        let said = String::from_utf8(stderr).expect("text");
        assert_eq!((status.code(), stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(said.contains(problem) && said.contains("usage: quote"), "{arguments:?}: {said}");
    }
}

#[test]
fn every_option_answers_line_by_line() {
    let part = |option| match option {
        "--plan" => "\"start\":",
        "--notches" => "\"dominated\":",
        "--curve" => "\"quantity\":2,\"post_paid\":\"0\"",
        "--budget" => "\"quantity\":14062,\"cost\":\"12.9984\"",
        _ => "\"totals\":",
    };
    for arguments in
        [&[][..], &["--plan"], &["--notches"], &["--curve", "1,2"], &["--budget", "13"]]
    {
        let Output { status, stdout, .. } = run(arguments, &format!("{SCENARIO}\n{{}}\n"));
        let answers = String::from_utf8(stdout).expect("text");
        let lines: Vec<&str> = answers.lines().collect();
        assert_eq!((status.code(), lines.len()), (Some(1), 2), "{arguments:?}");
        let option = arguments.first().copied().unwrap_or_default();
        assert!(lines[0].contains(part(option)), "{arguments:?}: {answers}");
        assert!(lines[1].starts_with("{\"problems\":"), "{arguments:?}: {answers}");
    }
}
