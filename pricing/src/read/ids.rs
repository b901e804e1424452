//! First pass: the ids of products, services, readings and pools, so that files may refer to each
//! other in any order.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::Parsed;
use super::context::Context;
use crate::table::{PoolNo, ProductNo, ReadingNo, ServiceNo};

/// All ids, each list in the order of its numbers.
#[derive(Default)]
pub struct Ids {
    pub products: Vec<String>,
    /// Product and id.
    pub services: Vec<(ProductNo, String)>,
    pub readings: Vec<String>,
    pub pools: Vec<String>,
    /// Files that first name them, in the same orders.
    pub service_files: Vec<String>,
    pub reading_files: Vec<String>,
    pub pool_files: Vec<String>,
}

impl Ids {
    pub fn product(&self, id: &str) -> Option<ProductNo> {
        place(&self.products, |known| known == id).map(ProductNo)
    }

    pub fn service(&self, product: ProductNo, id: &str) -> Option<ServiceNo> {
        place(&self.services, |(at, known)| *at == product && known == id).map(ServiceNo)
    }

    pub fn reading(&self, id: &str) -> Option<ReadingNo> {
        place(&self.readings, |known| known == id).map(ReadingNo)
    }

    pub fn pool(&self, id: &str) -> Option<PoolNo> {
        place(&self.pools, |known| known == id).map(PoolNo)
    }
}

fn place<T>(items: &[T], is: impl Fn(&T) -> bool) -> Option<u16> {
    items.iter().position(is).and_then(|index| u16::try_from(index).ok())
}

/// Collects ids and reports duplicates.
pub fn collect(folders: &[Vec<Parsed>], context: &Context) -> Ids {
    let mut ids = Ids::default();
    let mut ordered: Vec<&Vec<Parsed>> = folders.iter().collect();
    ordered.sort_by_key(|folder| folder.iter().find_map(|file| order(&file.table)));
    for folder in ordered {
        let product =
            folder.iter().find_map(|file| product_id(&file.table, file, &mut ids, context));
        for file in folder {
            if let Some(product) = product {
                services(product, file, &mut ids, context);
            }
            readings(file, &mut ids, context);
        }
        if let Some(product) = product {
            features(product, folder, &mut ids, context);
        }
    }
    ids
}

fn order(file: &Table) -> Option<i64> {
    file.get("product")?.get("order")?.as_integer()
}

fn product_id(table: &Table, file: &Parsed, ids: &mut Ids, context: &Context) -> Option<ProductNo> {
    let id = table.get("product")?.get("id")?.as_str()?;
    if ids.product(id).is_some() {
        duplicate(context, file, "product.id", id);
    } else {
        ids.products.push(id.to_owned());
    }
    ids.product(id)
}

fn services(product: ProductNo, file: &Parsed, ids: &mut Ids, context: &Context) {
    for service in entries(&file.table, "service") {
        if let Some(id) = service.get("id").and_then(Value::as_str) {
            if ids.service(product, id).is_some() {
                duplicate(context, file, "service.id", id);
            } else {
                ids.services.push((product, id.to_owned()));
                ids.service_files.push(file.path.clone());
            }
        }
        for allowance in entries(service, "allowance") {
            let pool = allowance.get("pool").and_then(Value::as_str);
            if let Some(pool) = pool.filter(|pool| ids.pool(pool).is_none()) {
                ids.pools.push(pool.to_owned());
                ids.pool_files.push(file.path.clone());
            }
        }
    }
}

/// Features that no service prices follow the services, in the order of their lines: groups of the
/// matrix take rows from here and there.
fn features(product: ProductNo, folder: &[Parsed], ids: &mut Ids, context: &Context) {
    let rows = |file: &'_ Parsed| {
        let groups = entries(&file.table, "capability_group");
        groups.flat_map(|group| entries(group, "row")).cloned().collect::<Vec<Table>>()
    };
    let mut all: Vec<(Table, &Parsed)> =
        folder.iter().flat_map(|file| rows(file).into_iter().map(move |row| (row, file))).collect();
    all.sort_by_key(|(row, _)| row.get("line").and_then(Value::as_integer));
    let mut new = BTreeSet::new();
    for (row, file) in &all {
        let Some(id) = feature_id(row) else { continue };
        if !new.insert(id.clone()) || ids.service(product, &id).is_some() {
            duplicate(context, file, "capability_group.row.name", &id);
        } else {
            ids.services.push((product, id));
            ids.service_files.push(file.path.clone());
        }
    }
}

/// Id of a feature that no service prices, from its English name; `None` where a service stands
/// for it.
pub fn feature_id(row: &Table) -> Option<String> {
    if row.contains_key("service") {
        return None;
    }
    Some(slug(row.get("name")?.get("en")?.as_str()?))
}

/// A name in lower case, apostrophes dropped, every run of other characters one hyphen.
pub fn slug(name: &str) -> String {
    let name = name.to_lowercase().replace('\'', "");
    let words = name.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn readings(file: &Parsed, ids: &mut Ids, context: &Context) {
    for reading in entries(&file.table, "reading") {
        let Some(id) = reading.get("id").and_then(Value::as_str) else {
            continue;
        };
        if ids.reading(id).is_some() {
            duplicate(context, file, "reading.id", id);
        } else {
            ids.readings.push(id.to_owned());
            ids.reading_files.push(file.path.clone());
        }
    }
}

fn entries<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> + use<'a> {
    let items = table.get(key).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_table)
}

fn duplicate(context: &Context, file: &Parsed, key: &str, id: &str) {
    context.report(&file.path, key, &format!("\"{id}\""), "duplicate id", "give each its own id");
}
