//! Tables as text.

/// A table: as many cells in every row as there are headings.
pub struct Table {
    /// Names of the columns.
    pub heads: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A decimal number without groups, which stays a number.
    Number(String),
}

impl Cell {
    /// Nothing.
    pub const EMPTY: Cell = Cell::Text(String::new());

    /// Words.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// The text, in which no spreadsheet sees a formula.
    fn safe(&self) -> String {
        match self {
            Cell::Number(number) => number.clone(),
            Cell::Text(text) => match is_taken_for_other(text) {
                true => ["'", text].concat(),
                false => text.clone(),
            },
        }
    }
}

/// Whether a spreadsheet would take a text for a formula, or a fraction for a day.
fn is_taken_for_other(text: &str) -> bool {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    starts || text.contains('/') && text.bytes().all(|b| b.is_ascii_digit() || b == b'/')
}

/// Comma separated, as RFC 4180 has it.
pub fn csv(table: &Table) -> String {
    let mut text = String::new();
    for (place, head) in table.heads.iter().enumerate() {
        push(&mut text, place, ",", &field(head));
    }
    text.push_str("\r\n");
    for row in &table.rows {
        for (place, cell) in row.iter().enumerate() {
            push(&mut text, place, ",", &field(&cell.safe()));
        }
        text.push_str("\r\n");
    }
    text
}

fn push(text: &mut String, place: usize, between: &str, field: &str) {
    if place > 0 {
        text.push_str(between);
    }
    text.push_str(field);
}

/// A field in quotes, where it needs them.
fn field(text: &str) -> String {
    match text.contains(['"', ',', '\r', '\n']) {
        true => ["\"", &text.replace('"', "\"\""), "\""].concat(),
        false => text.to_owned(),
    }
}

/// With a tab between two cells: what spreadsheets take from the clipboard.
pub fn tab_separated(table: &Table) -> String {
    let mut text = table.heads.join("\t");
    for row in &table.rows {
        text.push('\n');
        for (place, cell) in row.iter().enumerate() {
            push(&mut text, place, "\t", &cell.safe().replace(['\t', '\r', '\n', '"'], " "));
        }
    }
    text
}

/// With marks: what documents take from the clipboard. Spreadsheets may take it too, and see a formula
/// in it as in any other text.
pub fn html(table: &Table) -> String {
    let mut text = "<table><thead><tr>".to_owned();
    for head in &table.heads {
        for part in ["<th>", &in_html(head), "</th>"] {
            text.push_str(part);
        }
    }
    text.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        text.push_str("<tr>");
        for cell in row {
            for part in ["<td>", &in_html(&cell.safe()), "</td>"] {
                text.push_str(part);
            }
        }
        text.push_str("</tr>");
    }
    text + "</tbody></table>"
}

/// A text in which HTML sees no mark.
fn in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A table of a Markdown document; numbers stand at the right.
pub fn markdown(table: &Table) -> String {
    let mut text = String::new();
    for head in &table.heads {
        text.push_str("| ");
        text.push_str(&escaped(head));
        text.push(' ');
    }
    text.push_str("|\n");
    for place in 0..table.heads.len() {
        let is_number = |row: &Vec<Cell>| matches!(row[place], Cell::Number(_));
        text.push_str(if table.rows.iter().any(is_number) { "| ---: " } else { "| --- " });
    }
    text.push_str("|\n");
    for row in &table.rows {
        for cell in row {
            let (Cell::Text(held) | Cell::Number(held)) = cell;
            text.push_str("| ");
            text.push_str(&escaped(held));
            text.push(' ');
        }
        text.push_str("|\n");
    }
    text
}

/// A text in which Markdown sees no mark.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\r' | '\n' | '\t' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}
