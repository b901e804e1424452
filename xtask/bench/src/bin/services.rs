//! `services FILE`: the services whose calls one loop can price, with their prices, as JSON: what
//! the page that ours is measured against is made from.

use std::error::Error;

use pricing::BOOK;
use pricing::table::{
    AfterPackages, ChargeModel, Counts, Metered, Offer, PackagePrice, Part, PointsPerUnit, Service,
    Tier, TierPrice, Unit,
};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: services FILE")?;
    let mut all = Vec::new();
    for (_, service) in BOOK.numbered_services() {
        let parts = match &service.offer {
            Offer::MeteredUse(metered) => priced(metered),
            Offer::NoPrice => Some(r#""free":0,"packages":[],"tiers":[]"#.to_owned()),
            _ => None,
        };
        if service.unit == Unit::Call
            && let Some(parts) = parts
        {
            all.push(format!("{{{},{parts}}}", names(service)));
        }
    }
    Ok(std::fs::write(file, format!("[\n{}\n]\n", all.join(",\n")))?)
}

fn names(service: &Service) -> String {
    let product = BOOK.product(service.product);
    let id = format!("{}/{}", product.id, service.id);
    format!(r#""id":{id:?},"name":{:?},"product":{:?}"#, service.name.en, product.name.en)
}

/// Free units, packages and tiers; none if the service asks for more than a loop over those.
fn priced(metered: &Metered) -> Option<String> {
    let ([rate], [] | [_]) = (metered.rates.0, metered.allowances.0) else { return None };
    let packages = metered.packages.as_ref();
    let is_plain = rate.part.quoted == Part::ProRata
        && rate.counts.quoted != Counts::FreeAndPostPaid
        && (packages.is_none() || metered.after_packages.quoted == AfterPackages::ChargePostPaid)
        && metered.allowances.iter().all(|allowance| allowance.pool.is_none())
        && packages.is_none_or(|packages| packages.points_per_unit == PointsPerUnit::ONE);
    if !is_plain {
        return None;
    }
    let free = metered.allowances.first().map_or(0, |allowance| allowance.quantity.quoted);
    let mut sizes = Vec::new();
    for size in packages.iter().flat_map(|packages| packages.sizes.0) {
        let PackagePrice::Sold { price, .. } = size.price else { continue };
        let (quantity, cell) = (size.quantity, size.cell.printed());
        sizes.push(format!(r#"{{"quantity":{quantity},"price":"{price}","printed":{cell:?}}}"#));
    }
    let tiers: Vec<String> = rate.tiers.iter().map(tier).collect();
    let is_graduated = rate.model.quoted == ChargeModel::Graduated;
    let counts_all = rate.counts.quoted == Counts::AllUnits;
    let (sizes, tiers) = (sizes.join(","), tiers.join(","));
    Some(format!(
        r#""free":{free},"is_graduated":{is_graduated},"counts_all":{counts_all},"packages":[{sizes}],"tiers":[{tiers}]"#
    ))
}

/// A tier; its price is `null` where the vendor's staff quote.
fn tier(tier: &Tier) -> String {
    let last = match tier.bound.quoted.last() {
        u64::MAX => "null".to_owned(),
        last => last.to_string(),
    };
    let (price, per) = match tier.price {
        TierPrice::Unit(price) => (format!("\"{}\"", price.printed()), price.per()),
        TierPrice::FreeOfCharge => ("\"0\"".to_owned(), 1),
        TierPrice::AskSales | TierPrice::Unpriced => ("null".to_owned(), 1),
    };
    let printed = tier.cell.printed();
    format!(r#"{{"last":{last},"price":{price},"per":{per},"printed":{printed:?}}}"#)
}
