//! Just enough Rust syntax to tell code from comments and from text.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Code,
    Comment,
    Text,
}

/// A Rust file cut into pieces: kind, offset and the piece itself.
pub fn pieces(source: &str) -> Vec<(Kind, usize, &str)> {
    let mut pieces = vec![];
    let (mut code, mut at) = (0, 0);
    while at < source.len() {
        match special(source, at) {
            Some((kind, length)) => {
                pieces.push((Kind::Code, code, &source[code..at]));
                pieces.push((kind, at, &source[at..at + length]));
                at += length;
                code = at;
            }
            None => at += source[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push((Kind::Code, code, &source[code..]));
    pieces
}

/// The comment, string or character that starts here, with its length.
fn special(source: &str, at: usize) -> Option<(Kind, usize)> {
    let rest = &source[at..];
    if rest.starts_with("//") {
        return Some((Kind::Comment, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Kind::Comment, block_comment(rest)));
    }
    if rest.starts_with('"') {
        return Some((Kind::Text, quoted(rest, '"')));
    }
    let after_word = source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if rest.starts_with('r') && (!after_word || source[..at].ends_with('b')) {
        return Some((Kind::Text, raw(rest)?));
    }
    let is_char = rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'');
    (rest.starts_with('\'') && is_char).then(|| (Kind::Text, quoted(rest, '\'')))
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a literal between quotes that a backslash can escape.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of r"…" or r#"…"#; none if this is a word such as `r` or `r#type`.
fn raw(rest: &str) -> Option<usize> {
    let n_hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
    let body = rest[1 + n_hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(n_hashes));
    let length = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(2 + n_hashes + length)
}

/// Float types and float literals in code, with their offsets.
pub fn floats(code: &str) -> Vec<(usize, &str)> {
    let mut found = vec![];
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = &rest[..end];
        let is_field = code[..at].ends_with('.') && !code[..at].ends_with("..");
        if matches!(word, "f32" | "f64") || (!is_field && is_float(word, &rest[end..])) {
            found.push((at, word));
        }
        at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether a word with what follows it is a literal such as `1.5`, `1.`, `2e3` or `1f64`.
fn is_float(word: &str, after: &str) -> bool {
    let is_decimal = word.starts_with(|c: char| c.is_ascii_digit())
        && !["0x", "0b", "0o"].iter().any(|prefix| word.starts_with(prefix));
    let has_point = after
        .strip_prefix('.')
        .is_some_and(|next| !next.starts_with(|c: char| c == '.' || c == '_' || c.is_alphabetic()));
    is_decimal
        && (has_point || word.contains(['e', 'E']) || word.contains("f32") || word.contains("f64"))
}

#[test]
fn code_is_told_from_comments_and_text() {
    let source = "a('x', '\\'', &'b c) // \"no\"\n/* 1 /* 2 */ */ b\"t\\\"\" br#\"u\"\"# r#type";
    let found = pieces(source).into_iter().filter(|(kind, ..)| *kind != Kind::Code);
    let found: Vec<_> = found.map(|(_, _, piece)| piece).collect();
    let expected = ["'x'", "'\\''", "// \"no\"", "/* 1 /* 2 */ */", "\"t\\\"\"", "r#\"u\"\"#"];
    assert_eq!(found, expected);
}

#[test]
fn floats_are_found_and_look_alikes_are_not() {
    let found = |code| floats(code).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
    assert_eq!(found("let x: f64 = 1.5 + 2. + 3e4 + 5_f32;"), ["f64", "1", "2", "3e4", "5_f32"]);
    assert_eq!(found("0..5 x.0.1 0x1e3 1.max(2) 10_u64 e4 f64s"), [""; 0]);
}
