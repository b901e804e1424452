//! Readings and facts.

use super::context::Context;
use super::keys::Keys;
use super::value::{self, Read};
use super::{list, tier};
use crate::table::{Fact, Place, ProductNo, Reading, ReadingKind, ReadingNo, Show};
use crate::words::Words;

const KINDS: [(&str, ReadingKind); 2] =
    [("reading", ReadingKind::Selectable), ("advice", ReadingKind::Advice)];
const SHOWS: [(&str, Show); 16] = [
    ("always", Show::Always),
    ("never", Show::Never),
    ("when-it-differs", Show::WhenItDiffers),
    ("when-cheaper", Show::WhenCheaper),
    ("with-packages", Show::WithPackages),
    ("on:unserved", Show::OnUnserved),
    ("on:uncovered", Show::OnUncovered),
    ("on:not-priced", Show::OnNotPriced),
    ("on:no-such-pack", Show::OnNoSuchPack),
    ("on:contact-sales", Show::OnContactSales),
    ("on:above-limit", Show::OnAboveLimit),
    ("on:below-minimum", Show::OnBelowMinimum),
    ("on:ambiguous", Show::OnAmbiguous),
    ("on:concurrency", Show::OnConcurrency),
    ("on:leftover", Show::OnLeftover),
    ("on:hold", Show::OnHold),
];

/// An id such as `R-11`.
pub fn id(v: &toml::Value) -> Read<&'static str> {
    let id = value::text(v)?;
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain { Ok(id) } else { value::wrong("not an id", "use letters, digits and hyphens") }
}

/// A reading, the ids of the services it names, and what is printed.
pub type Declared = (Reading, Vec<String>, Words);

/// Reads a reading.
pub fn read(context: &Context, keys: &Keys<'_>, id: &'static str) -> Declared {
    if !keys.has("default") {
        let mend = "add `default`, the name of what is quoted";
        keys.report("default", "a reading without a default", mend);
    }
    let show = keys.required("show", Show::Never, show);
    let footnote = keys.has("footnote").then(|| keys.later_text("footnote"));
    if (show == Show::Never) != footnote.is_none() {
        keys.report(
            "show",
            "does not fit the footnote",
            "use \"never\" exactly where there is no footnote",
        );
    }
    // What concerns every document is printed in none.
    let is_printed = context.product.get().is_some()
        || ["printed", "section", "line"].iter().any(|key| keys.has(key));
    let (section, printed, line) = match is_printed {
        true => (keys.source("section"), keys.source("printed"), keys.line("line")),
        false => ("", "", 0),
    };
    let reading = Reading {
        id,
        product: context.product.get(),
        default: keys.optional("default", value::text).unwrap_or_default(),
        other: keys.optional("other", value::text),
        names: keys
            .has("other")
            .then(|| (keys.later_text("default_name"), keys.later_text("other_name"))),
        kind: keys.optional("kind", |v| value::word(&KINDS, v)).unwrap_or(ReadingKind::Selectable),
        show,
        footnote,
        place: Place { section: Words(section), line },
    };
    if matches!(show, Show::WhenItDiffers | Show::WhenCheaper) && reading.other.is_none() {
        keys.report(
            "show",
            "compares with another reading, and there is none",
            "name it with `other`",
        );
    }
    let services = keys.texts("services").into_iter().map(str::to_owned).collect();
    check_services(context, keys, &services);
    (reading, services, Words(printed))
}

fn check_services(context: &Context, keys: &Keys<'_>, services: &Vec<String>) {
    for id in services {
        let known = context.product.get().is_none_or(|p| context.ids.service(p, id).is_some());
        if id != "*" && !known {
            let wrong = format!("an unknown service \"{id}\"");
            keys.report("services", &wrong, "name services of this product, or \"*\" for all");
        }
    }
}

fn show(v: &toml::Value) -> Read<Show> {
    if let Some(from) = v.as_str().and_then(|text| text.strip_prefix("from:")) {
        return value::count(&toml::Value::String(from.to_owned())).map(Show::FromUnits);
    }
    value::word(&SHOWS, v)
}

/// A reading with another amount changes some value, and one without changes none.
pub fn check_levers(context: &Context, readings: &[Declared]) {
    let used = context.levers_ever.borrow();
    for (number, (reading, _, _)) in (0u16..).map(ReadingNo).zip(readings) {
        let key = format!("reading[\"{}\"].other", reading.id);
        let file = context.ids.reading_files[number.index()].as_str();
        match (reading.other, used.contains(&number)) {
            (Some(_), false) => {
                let mend = format!("give some value as {{ quoted = ..., {} = ... }}", reading.id);
                context.report(file, &key, "", "no value depends on it", &mend);
            }
            (None, true) => {
                let mend = "name the other reading with `other`";
                context.report(file, &key, "", "missing, though values depend on it", mend);
            }
            _ => {}
        }
    }
    if readings.len() > crate::table::Choices::READINGS_MAX {
        context.report(
            "tables",
            "reading",
            "",
            "more readings than can be kept",
            "widen `Choices`",
        );
    }
}

/// A fact, and whether it limits services without a price.
pub type Stated = (Fact, bool);

/// Reads a fact.
pub fn read_fact(context: &Context, keys: &Keys<'_>, product: ProductNo) -> Stated {
    let named = keys.texts("services").into_iter().filter(|id| *id != "*");
    let services = named.filter_map(|id| {
        let found = context.ids.service(product, id);
        if found.is_none() {
            let wrong = format!("an unknown service \"{id}\"");
            keys.report("services", &wrong, "name services of this product");
        }
        found
    });
    let is_limit = tier::flag(keys, "limit");
    let fact = Fact {
        product,
        id: keys.required("id", "", value::id),
        value: keys.text("value"),
        name: keys.name("name"),
        services: list(services.collect()),
        cell: keys.cell(None),
    };
    (fact, is_limit)
}
