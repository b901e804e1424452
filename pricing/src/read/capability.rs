//! The capability matrix and the scopes of general-purpose packages.

use super::context::Context;
use super::keys::Keys;
use super::product::Parts;
use super::{ids, keywords, list, product, value};
use crate::table::{
    Capability, CapabilityGroup, Grade, Known, List, Method, Methods, Offer, ProductNo, Scope,
    ScopePackage, Service, ServiceNo, Text,
};
use crate::words::Words;

const GRADES: [(&str, Grade); 5] = [
    ("certain", Grade::Certain),
    ("strong", Grade::Strong),
    ("medium", Grade::Medium),
    ("weak", Grade::Weak),
    ("unknown", Grade::Unknown),
];
type MakeMethod = fn(Grade) -> Method;

const METHODS: [(&str, MakeMethod); 4] = [
    ("supported", Method::Supported),
    ("not-supported", Method::NotSupported),
    ("upgraded", Method::Upgraded),
    ("unknown", Method::Undetermined),
];

const PACKAGES: [(&str, ScopePackage); 2] =
    [("image", ScopePackage::ImagePackage), ("video", ScopePackage::VideoPackage)];

/// Reads rows with the same methods. A row that no service prices adds one without a price.
pub fn read(
    context: &Context,
    keys: &Keys<'_>,
    product: ProductNo,
    parts: &mut Parts,
) -> CapabilityGroup {
    let category = keys.name("category");
    let shared = keywords::read(keys, &[category]);
    let entries = keys.tables("row");
    let heading = (category, shared);
    let rows = entries.iter().map(|row| read_row(context, row, product, heading, parts));
    CapabilityGroup {
        product,
        category,
        printed: keys.required("printed", Words::default(), |v| match v.as_str() {
            Some(text) => Ok(Words(super::leak(text))),
            None => value::wrong("not a text", "write the row's cells joined by \" | \""),
        }),
        rows: list(rows.collect()),
        methods: Methods {
            pay_as_you_go: method(keys, "pay_as_you_go"),
            single_category_package: method(keys, "single_category_package"),
            general_purpose_package: method(keys, "general_purpose_package"),
            prepaid_qps: method(keys, "prepaid_qps"),
        },
    }
}

/// Services and their lines of the document.
type Rows = Vec<(ServiceNo, u16)>;

/// What is known of the services without a price, in the fewest words: it travels with the page.
pub fn unpriced(groups: &[CapabilityGroup], services: &[Service]) -> List<Known> {
    let mut known: Vec<(Words, Methods, Rows)> = Vec::new();
    for group in groups {
        let is_unpriced = |row: &&Capability| {
            let service = services.get(row.service.index());
            service.is_some_and(|service| matches!(service.offer, Offer::NoPrice))
        };
        let methods = group.methods;
        let printed = if is_open(&methods) { group.printed } else { Words::default() };
        let rows = group.rows.0.iter().filter(is_unpriced).map(|row| (row.service, row.line));
        let same = known.iter().position(|(text, other, _)| (*text, *other) == (printed, methods));
        let at = same.unwrap_or(known.len());
        if at == known.len() {
            known.push((printed, methods, Vec::new()));
        }
        known[at].2.extend(rows);
    }
    let known = known.into_iter().filter(|(_, _, rows)| !rows.is_empty());
    list(
        known
            .map(|(printed, methods, rows)| Known { printed, methods, rows: runs(rows) })
            .collect(),
    )
}

/// Whether some method cannot be determined.
fn is_open(methods: &Methods) -> bool {
    methods.all().iter().any(|method| matches!(method, Method::Undetermined(_)))
}

fn runs(mut rows: Rows) -> List<(ServiceNo, u16, u16)> {
    rows.sort();
    let mut runs: Vec<(ServiceNo, u16, u16)> = Vec::new();
    for (service, line) in rows {
        match runs.last_mut() {
            Some((first, at, n)) if (first.0 + *n, *at + *n) == (service.0, line) => *n += 1,
            _ => runs.push((service, line, 1)),
        }
    }
    list(runs)
}

fn method(keys: &Keys<'_>, key: &str) -> Method {
    let Some(cell) = keys.table(key) else {
        keys.report(key, "missing", "write { is = \"...\", grade = \"...\" }");
        return Method::Undetermined(Grade::Unknown);
    };
    let make =
        cell.required("is", Method::Undetermined as MakeMethod, |v| value::word(&METHODS, v));
    make(cell.required("grade", Grade::Unknown, |v| value::word(&GRADES, v)))
}

fn read_row(
    context: &Context,
    keys: &Keys<'_>,
    product: ProductNo,
    (category, shared): (Text, &'static str),
    parts: &mut Parts,
) -> Capability {
    let name = keys.name("name");
    let id = match keys.optional("service", value::id) {
        Some(id) => id.to_owned(),
        None => ids::slug(name.en),
    };
    let number = context.ids.service(product, &id);
    if number.is_none() {
        keys.report(
            "service",
            "an unknown service",
            "name a service of this product, or leave it out",
        );
    }
    let service = number.unwrap_or(ServiceNo(0));
    let keywords = keywords::read_besides(keys, &[name, category], shared);
    if let Some(place) = parts.services.get_mut(service.index())
        && !keys.has("service")
    {
        place.get_or_insert_with(|| product::unpriced(product, &id, name, category));
        parts.keywords[service.index()] = keywords;
    }
    Capability { service, name, scope: list(keys.texts("scope")), line: keys.line("line") }
}

/// Reads what a package covers.
pub fn read_scope(keys: &Keys<'_>, product: ProductNo) -> Scope {
    Scope {
        product,
        category: keys.name("category"),
        package: keys
            .required("package", ScopePackage::ImagePackage, |v| value::word(&PACKAGES, v)),
        grade: keys.required("grade", Grade::Unknown, |v| value::word(&GRADES, v)),
        names: list(keys.texts("names")),
        line: keys.line("line"),
    }
}
