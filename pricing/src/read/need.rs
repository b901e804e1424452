//! Needs that services of several documents meet.

use super::context::Context;
use super::keys::Keys;
use super::{list, value};
use crate::table::{Member, Offer, Service, ServiceNo, SharedNeed, Unit};

/// A need, the file that declares it, and its key there.
pub type Declared = (SharedNeed, String, String);

/// Reads a need; `earlier` are those read before.
pub fn read(context: &Context, keys: &Keys<'_>, earlier: &[Declared]) -> Declared {
    let id = keys.required("id", "", value::id);
    if earlier.iter().any(|(need, _, _)| need.id == id) {
        keys.report("id", "duplicate id", "give each its own id");
    }
    let entries = keys.tables("service");
    if entries.len() < 2 {
        let mend = "name every service that meets the need, or leave the need out";
        keys.report("", "fewer than two services", mend);
    }
    let mut classes = vec![""];
    let mut members: Vec<Member> = Vec::new();
    for entry in &entries {
        let Some(member) = read_member(context, entry, &mut classes) else { continue };
        if members.iter().any(|known| known.service == member.service) {
            entry.report("service", "the same service twice", "name it once");
        } else {
            members.push(member);
        }
    }
    members.sort_by_key(|member| member.service);
    let (file, at) = keys.place();
    (SharedNeed { id, name: keys.name("name"), members: list(members) }, file, at)
}

fn read_member(
    context: &Context,
    keys: &Keys<'_>,
    classes: &mut Vec<&'static str>,
) -> Option<Member> {
    let (product, id) =
        (keys.required("product", "", value::id), keys.required("service", "", value::id));
    let found = context.ids.product(product);
    if found.is_none() && !product.is_empty() {
        keys.report("product", "an unknown product", "name a product of these tables");
    }
    let service = found.and_then(|product| context.ids.service(product, id));
    if found.is_some() && service.is_none() && !id.is_empty() {
        keys.report("service", "an unknown service", "name a service of that product");
    }
    let apart = keys.optional("apart", value::id).unwrap_or_default();
    let note = keys.has("note").then(|| keys.later_text("note"));
    if !apart.is_empty() && note.is_none() {
        keys.report("note", "missing", "say what sets the service apart");
    }
    let class = classes.iter().position(|known| *known == apart).unwrap_or(classes.len());
    if class == classes.len() {
        classes.push(apart);
    }
    Some(Member { service: service?, class: u8::try_from(class).unwrap_or(u8::MAX), note })
}

/// What is asked by the call or by QPS stands in one need, and nothing else is compared.
pub fn check(context: &Context, needs: &[Declared], services: &[Service]) {
    let mut seen: Vec<ServiceNo> = Vec::new();
    for (need, file, at) in needs {
        for member in need.members.0 {
            let Some(service) = services.get(member.service.index()) else { continue };
            let report = |wrong: &str, mend: &str| {
                context.report(file, at, "", &format!("{} {wrong}", service.id), mend);
            };
            if !matches!(service.unit, Unit::Call | Unit::Qps) {
                if member.class == 0 {
                    report("is sold by another unit than calls or QPS", "set it `apart`");
                }
            } else if !matches!(service.offer, Offer::NoPrice) {
                if seen.contains(&member.service) {
                    report("stands in an earlier need", "name a priced service in one need only");
                }
                seen.push(member.service);
            }
        }
    }
}
