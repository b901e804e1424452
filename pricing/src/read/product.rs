//! Second pass: products and services, put together into a book.

use super::context::Context;
use super::ids::Ids;
use super::keys::Keys;
use super::reading::Declared;
use super::{capability, keywords, list, metered, need, prepaid, reading, value};
use crate::date::Date;
use crate::table::{
    Annex, Book, CapabilityGroup, Limit, List, Offer, Passage, Product, ProductNo, Reading,
    ReadingNo, Scope, Service, Text, Unit,
};
use crate::words::Words;

/// What has been read so far, by number.
pub struct Parts {
    products: Vec<Option<Product>>,
    pub services: Vec<Option<Service>>,
    pub keywords: Vec<&'static str>,
    readings: Vec<Option<Declared>>,
    facts: Vec<reading::Stated>,
    capabilities: Vec<CapabilityGroup>,
    scopes: Vec<Scope>,
    needs: Vec<need::Declared>,
}

impl Parts {
    pub fn new(ids: &Ids) -> Parts {
        Parts {
            products: vec![None; ids.products.len()],
            services: vec![None; ids.services.len()],
            keywords: vec![""; ids.services.len()],
            readings: vec![None; ids.readings.len()],
            facts: Vec::new(),
            capabilities: Vec::new(),
            scopes: Vec::new(),
            needs: Vec::new(),
        }
    }
}

/// Reads one file into the parts.
pub fn read_file(context: &Context, keys: &Keys<'_>, parts: &mut Parts) {
    if let (Some(product), Some(number)) = (keys.table("product"), context.product.get()) {
        parts.products[number.index()] = Some(read_product(&product));
    }
    for entry in keys.tables("reading") {
        let id = entry.required("id", "", reading::id);
        if let Some(number) = context.ids.reading(id) {
            parts.readings[number.index()] = Some(reading::read(context, &entry, id));
        }
    }
    for entry in keys.tables("need") {
        let need = need::read(context, &entry, &parts.needs);
        parts.needs.push(need);
    }
    let entries = (keys.tables("service"), keys.tables("fact"));
    let matrix = (keys.tables("capability_group"), keys.tables("scope"));
    let Some(product) = context.product.get() else {
        let all = [&entries.0, &entries.1, &matrix.0, &matrix.1];
        if all.iter().any(|entries| !entries.is_empty()) {
            keys.report("product", "missing", "add [product] to this file or folder");
        }
        all.into_iter().flatten().for_each(Keys::skip);
        return;
    };
    for entry in &entries.0 {
        read_service(context, entry, product, parts);
    }
    parts.facts.extend(entries.1.iter().map(|entry| reading::read_fact(context, entry, product)));
    for entry in &matrix.0 {
        let group = capability::read(context, entry, product, parts);
        parts.capabilities.push(group);
    }
    parts.scopes.extend(matrix.1.iter().map(|entry| capability::read_scope(entry, product)));
}

fn read_product(keys: &Keys<'_>) -> Product {
    keys.required("order", 0, |v| {
        v.as_integer()
            .map_or_else(|| value::wrong("not a place", "write a number without quotes"), Ok)
    });
    let name = keys.name("name");
    Product {
        id: keys.required("id", "", value::id),
        vendor: keys.required("vendor", "", value::id),
        vendor_name: keys.optional("vendor_name", value::text),
        name,
        keywords: Words(keywords::read(keys, &[name])),
        document: keys.text("document"),
        letter: keys.text("letter"),
        checked_on: keys.required("checked_on", Date::BEGINNING, value::date),
        hold: keys.table("hold").map(|hold| {
            (hold.required("rate", crate::money::Share::WHOLE, value::share), hold.cell(None))
        }),
    }
}

/// A printed name, where it is neither of the names.
fn besides(name: Text, printed: &'static str) -> &'static str {
    if [name.zh, name.en].contains(&printed) { "" } else { printed }
}

const UNITS: [(&str, Unit); 5] = [
    ("call", Unit::Call),
    ("template", Unit::Template),
    ("qps", Unit::Qps),
    ("device", Unit::Device),
    ("second", Unit::Second),
];

fn read_service(context: &Context, keys: &Keys<'_>, product: ProductNo, parts: &mut Parts) {
    context.levers.borrow_mut().clear();
    let id = keys.required("id", "", value::id);
    let name = keys.name("name");
    let group = keys.has("group").then(|| keys.name("group"));
    let words = keywords::read(keys, &[name, group.unwrap_or(name)]);
    let service = Service {
        product,
        id,
        name,
        printed: Words(besides(name, keys.text("printed"))),
        group,
        unit: keys.required("unit", Unit::Call, |v| value::word(&UNITS, v)),
        offer: read_offer(context, keys, product),
        readings: list(context.levers.borrow().iter().copied().collect()),
    };
    if let Some(number) = context.ids.service(product, id) {
        parts.services[number.index()].get_or_insert(service);
        parts.keywords[number.index()] = words;
    }
}

/// The one way in which a service is sold.
fn read_offer(context: &Context, keys: &Keys<'_>, product: ProductNo) -> Offer {
    let ways = [("qps_rate", "qps"), ("licence", "device"), ("video", "second")];
    let sold: Vec<&str> = ways.iter().map(|(key, _)| *key).filter(|key| keys.has(key)).collect();
    let metered =
        ["allowance", "packages", "rate", "after_packages"].iter().any(|key| keys.has(key));
    if sold.len() + usize::from(metered) != 1 {
        keys.report(
            "",
            "not sold in exactly one way",
            "give either rates, allowances and packages, or qps_rate, or licence, or video",
        );
    }
    let unit = keys.get("unit").and_then(toml::Value::as_str).unwrap_or_default();
    if let Some((key, needs)) =
        ways.iter().find(|(key, needs)| sold.contains(key) && unit != *needs)
    {
        keys.report("unit", &format!("the wrong unit for {key}"), &format!("use \"{needs}\""));
    }
    if metered && ways.iter().any(|(_, needs)| unit == *needs) {
        keys.report(
            "unit",
            "the wrong unit for rates and packages",
            "use \"call\" or \"template\"",
        );
    }
    match sold.first() {
        Some(&"qps_rate") => Offer::PerQps(prepaid::read_qps(keys)),
        Some(&"licence") => Offer::Licence(prepaid::read_licence(keys)),
        Some(_) => Offer::Video(prepaid::read_video(keys)),
        None => Offer::MeteredUse(super::constant(metered::read(context, keys, product))),
    }
}

/// Puts the parts together; what is missing has been reported.
pub fn finish(context: &Context, parts: Parts) -> (Book, Annex) {
    let readings: Vec<Declared> = parts.readings.into_iter().flatten().collect();
    let mut services: Vec<Service> = parts.services.into_iter().flatten().collect();
    for service in &mut services {
        service.readings = readings_of(service, &readings);
    }
    reading::check_levers(context, &readings);
    metered::check_pools(context, &services);
    metered::check_qps(context, &services);
    need::check(context, &parts.needs, &services);
    let limits = parts.facts.iter().filter(|(_, is_limit)| *is_limit).map(|(fact, _)| Limit {
        product: fact.product,
        name: fact.name,
        value: fact.value,
        line: fact.cell.line,
        services: fact.services,
    });
    let book = Book {
        products: list(parts.products.into_iter().flatten().collect()),
        unpriced: capability::unpriced(&parts.capabilities, &services),
        limits: list(limits.collect()),
        keywords: Words(super::leak(&parts.keywords.join("\t"))),
        services: list(services),
        readings: list(readings.iter().map(|(reading, _, _)| *reading).collect()),
        pools: list(context.ids.pools.iter().map(|id| super::leak(id)).collect()),
        needs: list(parts.needs.into_iter().map(|(need, _, _)| need).collect()),
    };
    let annex = Annex {
        facts: list(parts.facts.into_iter().map(|(fact, _)| fact).collect()),
        capabilities: list(parts.capabilities),
        scopes: list(parts.scopes),
        passages: list(passages(&readings)),
    };
    (book, annex)
}

/// What is printed for each reading.
fn passages(readings: &[Declared]) -> Vec<Passage> {
    let numbered = (0u16..).map(ReadingNo).zip(readings);
    numbered.map(|(reading, (_, _, printed))| Passage { reading, printed: *printed }).collect()
}

/// Readings on which a value of the service depends, and readings that name it.
fn readings_of(service: &Service, readings: &[Declared]) -> List<ReadingNo> {
    let concerns = |number: ReadingNo, reading: &Reading, names: &[String]| {
        let here = reading.product.is_none_or(|product| product == service.product);
        let named = names.iter().any(|name| name == "*" || name == service.id);
        service.readings.contains(&number) || here && named
    };
    let numbered = (0u16..).map(ReadingNo).zip(readings);
    list(numbered.filter(|(n, (r, names, _))| concerns(*n, r, names)).map(|(n, _)| n).collect())
}

/// A service that stands for a feature without a price.
pub fn unpriced(product: ProductNo, id: &str, name: Text, category: Text) -> Service {
    Service {
        product,
        id: super::leak(id),
        name,
        printed: Words::default(),
        group: Some(category),
        unit: Unit::Call,
        offer: Offer::NoPrice,
        readings: List(&[]),
    }
}
