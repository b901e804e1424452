//! Reads and checks `tables/`, and writes them as constants.
//!
//! The sources of the checked types are included here, so that the tables that reach the page have
//! passed through exactly the code that the tests exercise. The `Debug` form of a checked value is
//! the Rust expression that makes it.

#![expect(dead_code, reason = "the build uses a part of the shared sources")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/date.rs"]
mod date;
#[path = "src/digits.rs"]
mod digits;
#[path = "src/money.rs"]
mod money;
#[path = "src/quantity.rs"]
mod quantity;
#[path = "src/read/mod.rs"]
mod read;
#[path = "src/table/mod.rs"]
mod table;

/// What `src/words.rs` has, as the tables are read: texts, which get a line each as they are written
/// down.
mod words {
    use std::cell::RefCell;
    use std::fmt;

    thread_local! {
        /// The first line is empty.
        pub static LINES: RefCell<Vec<&'static str>> = RefCell::new(vec![""]);
    }

    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct Words(pub &'static str);

    impl fmt::Debug for Words {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            assert!(!self.0.contains(['\n', '\r']), "a line break in {:?}", self.0);
            let number = LINES.with_borrow_mut(|lines| {
                lines.iter().position(|line| *line == self.0).unwrap_or_else(|| {
                    lines.push(self.0);
                    lines.len() - 1
                })
            });
            match cfg!(feature = "words") {
                true => write!(f, "Words({:?})", self.0),
                false => write!(f, "Words({number})"),
            }
        }
    }
}

use read::{File, load};

fn main() {
    println!("cargo::rerun-if-changed=tables");
    for sources in [
        "build.rs",
        "src/date.rs",
        "src/digits.rs",
        "src/money.rs",
        "src/quantity.rs",
        "src/read",
        "src/table",
    ] {
        println!("cargo::rerun-if-changed={sources}");
    }
    let mut files = Vec::new();
    collect(Path::new("tables"), &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    match load(&files) {
        Ok((book, annex)) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
            let write = |name: &str, text: String| {
                fs::write(out.join(name), text).expect("OUT_DIR is writable");
            };
            write("book.rs", format!("{book:?}"));
            // What only the annex says needs no line: it is there with the feature `words` alone.
            write("words.txt", words::LINES.with_borrow(|lines| lines.join("\n")));
            write("annex.rs", format!("{annex:?}"));
        }
        Err(mistakes) => {
            for mistake in &mistakes {
                println!("cargo::error=tables/{mistake}");
            }
            std::process::exit(1);
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("tables/ can be read") {
        let path = entry.expect("tables/ can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let below = path.strip_prefix("tables").unwrap_or(&path);
            files.push(File {
                path: below.to_string_lossy().replace('\\', "/"),
                text: fs::read_to_string(&path).expect("a table is readable text"),
            });
        }
    }
}
