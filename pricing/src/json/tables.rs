//! The public form of the price tables.

use serde::Serialize;

use super::answer::{Name, Source, name, source};
use super::offers::{self, Offer};
use crate::money::Share;
use crate::table::{
    self, Annex, Book, Choice, Grade, LaterText, Method, ProductNo, ReadingKind, ServiceNo, Unit,
};

#[derive(Serialize)]
pub struct Tables {
    currency: &'static str,
    products: Vec<Product>,
    readings: Vec<Reading>,
    needs: Vec<Need>,
}

#[derive(Serialize)]
struct Product {
    id: &'static str,
    vendor: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor_name: Option<&'static str>,
    name: Name,
    document: &'static str,
    letter: &'static str,
    checked_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<Hold>,
    services: Vec<Service>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Fact>,
}

/// Share of a month's bill that is frozen.
#[derive(Serialize)]
struct Hold {
    share: String,
    source: Source,
}

#[derive(Serialize)]
struct Service {
    id: &'static str,
    name: Name,
    #[serde(skip_serializing_if = "str::is_empty")]
    printed: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Name>,
    unit: &'static str,
    offer: Offer,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<Known>,
}

/// What the document says of a service without a price.
#[derive(Serialize)]
struct Known {
    line: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    printed: &'static str,
    pay_as_you_go: Offered,
    single_category_package: Offered,
    general_purpose_package: Offered,
    prepaid_qps: Offered,
}

#[derive(Serialize)]
struct Offered {
    offered: &'static str,
    grade: &'static str,
}

#[derive(Serialize)]
struct Fact {
    id: &'static str,
    value: &'static str,
    name: Name,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    services: Vec<&'static str>,
    source: Source,
}

#[derive(Serialize)]
struct Reading {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<&'static str>,
    default: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'static str>,
    selectable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<[Name; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footnote: Option<Name>,
    #[serde(skip_serializing_if = "str::is_empty")]
    section: &'static str,
    #[serde(skip_serializing_if = "is_nowhere")]
    line: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    printed: &'static str,
}

#[derive(Serialize)]
struct Need {
    id: &'static str,
    name: Name,
    members: Vec<Member>,
}

#[derive(Serialize)]
struct Member {
    product: &'static str,
    service: &'static str,
    class: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Name>,
}

/// A value that depends on readings.
#[derive(Serialize)]
pub struct Chosen<T> {
    quoted: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<Other<T>>,
}

#[derive(Serialize)]
struct Other<T> {
    reading: &'static str,
    value: T,
}

/// A value under every reading.
pub fn chosen<T: Copy, U>(book: &Book, choice: &Choice<T>, written: impl Fn(T) -> U) -> Chosen<U> {
    let other = |&(reading, value): &(_, T)| Other {
        reading: book.reading(reading).id,
        value: written(value),
    };
    Chosen { quoted: written(choice.quoted), others: choice.others.iter().map(other).collect() }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_nowhere(line: &u16) -> bool {
    *line == 0
}

pub fn tables(book: &Book, annex: &Annex) -> Tables {
    Tables {
        currency: "CNY",
        products: (0u16..)
            .zip(book.products.0)
            .map(|(number, found)| product(book, annex, ProductNo(number), found))
            .collect(),
        readings: book.readings.0.iter().map(|found| reading(book, annex, found)).collect(),
        needs: book.needs.0.iter().map(|found| need(book, found)).collect(),
    }
}

fn product(
    book: &Book,
    annex: &Annex,
    number: ProductNo,
    product: &'static table::Product,
) -> Product {
    let services = book.numbered_services().filter(|(_, service)| service.product == number);
    let facts = annex.facts.0.iter().filter(|fact| fact.product == number);
    let hold = |(share, cell): &'static (Share, table::Cell)| Hold {
        share: offers::share(*share),
        source: source(product, cell),
    };
    Product {
        id: product.id,
        vendor: product.vendor,
        vendor_name: product.vendor_name,
        name: name(product.name),
        document: product.document,
        letter: product.letter,
        checked_on: product.checked_on.to_string(),
        hold: product.hold.as_ref().map(hold),
        services: services.map(|(number, found)| service(book, number, found)).collect(),
        facts: facts.map(|found| fact(book, product, found)).collect(),
    }
}

fn fact(book: &Book, product: &'static table::Product, fact: &'static table::Fact) -> Fact {
    let ids = fact.services.iter().map(|&service| book.service(service).id);
    Fact {
        id: fact.id,
        value: fact.value,
        name: name(fact.name),
        services: ids.collect(),
        source: source(product, &fact.cell),
    }
}

fn service(book: &Book, number: ServiceNo, service: &'static table::Service) -> Service {
    Service {
        id: service.id,
        name: name(service.name),
        printed: service.printed.text(),
        group: service.group.map(name),
        unit: match service.unit {
            Unit::Call => "call",
            Unit::Template => "template",
            Unit::Qps => "qps",
            Unit::Device => "device",
            Unit::Second => "second",
        },
        offer: offers::offer(book, service),
        readings: service.readings.iter().map(|&reading| book.reading(reading).id).collect(),
        known: book.unpriced(number).map(|(known, line)| methods(known, line)),
    }
}

fn methods(known: &table::Known, line: u16) -> Known {
    let [pay_as_you_go, single_category_package, general_purpose_package, prepaid_qps] =
        known.methods.all().map(offered);
    let printed = known.printed.text();
    Known {
        line,
        printed,
        pay_as_you_go,
        single_category_package,
        general_purpose_package,
        prepaid_qps,
    }
}

fn offered(method: Method) -> Offered {
    let (offered, grade) = match method {
        Method::Supported(grade) => ("yes", grade),
        Method::NotSupported(grade) => ("no", grade),
        Method::Upgraded(grade) => ("upgraded", grade),
        Method::Undetermined(grade) => ("undetermined", grade),
    };
    let grade = match grade {
        Grade::Certain => "certain",
        Grade::Strong => "strong",
        Grade::Medium => "medium",
        Grade::Weak => "weak",
        Grade::Unknown => "unknown",
    };
    Offered { offered, grade }
}

fn reading(book: &Book, annex: &Annex, reading: &'static table::Reading) -> Reading {
    let of = |passage: &&table::Passage| book.reading(passage.reading).id == reading.id;
    let passage = annex.passages.0.iter().find(of);
    let later = |text: LaterText| name(text.text());
    Reading {
        id: reading.id,
        product: reading.product.map(|number| book.product(number).id),
        default: reading.default,
        other: reading.other,
        selectable: reading.kind == ReadingKind::Selectable,
        names: reading.names.map(|(quoted, other)| [quoted, other].map(later)),
        footnote: reading.footnote.map(later),
        section: reading.place.section.text(),
        line: reading.place.line,
        printed: passage.map_or("", |passage| passage.printed.text()),
    }
}

fn need(book: &Book, need: &'static table::SharedNeed) -> Need {
    let member = |member: &table::Member| {
        let service = book.service(member.service);
        Member {
            product: book.product(service.product).id,
            service: service.id,
            class: member.class,
            note: member.note.map(|note| name(note.text())),
        }
    };
    Need { id: need.id, name: name(need.name), members: need.members.iter().map(member).collect() }
}
