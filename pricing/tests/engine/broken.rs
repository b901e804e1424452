//! Broken tables and the messages they give. Each `.toml` in `tests/broken/` has its messages beside
//! it in a `.txt`, one on each line. With `WRITE_MESSAGES=1` the messages are written instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pricing::read::{File, load};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// Names without extension, of the files with one.
fn names(extension: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let paths = files.map(|file| file.expect("a file").path());
    let with = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    with.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

/// The messages for a table, one on each line.
fn messages(path: &str, text: &str) -> String {
    let file = File { path: path.to_owned(), text: text.to_owned() };
    let mistakes = load(&[file]).err().unwrap_or_default();
    mistakes.iter().map(|mistake| format!("{mistake}\n")).collect()
}

#[test]
fn broken_tables_and_their_messages() {
    let names = names("toml");
    let mut wrong = Vec::new();
    for name in &names {
        let path = folder().join(name);
        let text = fs::read_to_string(path.with_extension("toml")).expect("a table");
        let found = messages(&format!("{name}.toml"), &text);
        let beside = path.with_extension("txt");
        if std::env::var_os("WRITE_MESSAGES").is_some() {
            fs::write(&beside, &found).expect("the folder can be written");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if found != expected || found.is_empty() {
            wrong.push(format!("{name}\n found:\n{found} expected:\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(names.len() >= 35, "only {} tables", names.len());
    assert_eq!(names, self::names("txt"), "every table has its messages");
}

/// The table that all of them spoil is itself without mistake.
#[test]
fn the_whole_table_is_read() {
    assert_eq!(messages("whole.toml", include_str!("../cases/whole.toml")), "");
}

/// Every message names the file and the key, and says what is wrong and how to mend it.
#[test]
fn messages_are_whole() {
    for name in names("txt") {
        let path = folder().join(&name).with_extension("txt");
        for message in fs::read_to_string(path).expect("messages").lines() {
            let (place, rest) = message.split_once(": ").expect(message);
            let (key, says) = rest.split_once(": ").expect(message);
            let (wrong, mend) = says.rsplit_once("; ").expect(message);
            assert_eq!(place, format!("{name}.toml"));
            assert!(!key.is_empty() && !wrong.is_empty() && !mend.is_empty(), "{message}");
            assert!(!message.ends_with('.'), "{message}");
        }
    }
}

/// Two products in two files: ids are their own, a repeated product id is not.
#[test]
fn a_product_id_stands_once() {
    let text = include_str!("../cases/whole.toml");
    let file = |path: &str| File { path: path.to_owned(), text: text.to_owned() };
    let mistakes = load(&[file("one.toml"), file("two.toml")]).err().unwrap_or_default();
    let messages: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let expected = [
        "two.toml: product.id = \"lights\": duplicate id; give each its own id",
        "two.toml: reading.id = \"R-1\": duplicate id; give each its own id",
        "two.toml: service.id = \"lamp\": duplicate id; give each its own id",
    ];
    assert_eq!(messages, expected);
}
