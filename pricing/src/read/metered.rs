//! Metered services: allowances, packages, post-paid rates.

use super::context::Context;
use super::keys::Keys;
use super::value::{self, Read};
use super::{list, tier};
use crate::date::Date;
use crate::money::{Amount, UnitPrice};
use crate::table::{
    AfterPackages, Alert, Allowance, Bound, Burn, Buy, CarryOver, ChargeModel, Choice, Concurrency,
    Counts, Leftover, List, Metered, Offer, PackagePrice, PackageSize, Packages, Part, Period,
    PointsPerUnit, PoolNo, ProductNo, Rate, Service, Tier, TierPrice, Validity,
};

const AFTER: [(&str, AfterPackages); 4] = [
    ("post-paid", AfterPackages::ChargePostPaid),
    ("stop", AfterPackages::StopService),
    ("not-priced", AfterPackages::NotPriced),
    ("package-rate", AfterPackages::PackageRate),
];
const COUNTS: [(&str, Counts); 3] = [
    ("post-paid", Counts::PostPaid),
    ("free-and-post-paid", Counts::FreeAndPostPaid),
    ("all", Counts::AllUnits),
];
const PERIODS: [(&str, Period); 2] = [("month", Period::EveryMonth), ("once", Period::Once)];
const CARRY: [(&str, CarryOver); 2] =
    [("none", CarryOver::Lapse), ("unused", CarryOver::CarryUnused)];
const BURN: [(&str, Burn); 2] = [("always", Burn::BeforePostPaid), ("withheld", Burn::Withheld)];
const BUY: [(&str, Buy); 2] = [("as-asked", Buy::AsAsked), ("none", Buy::NoPackage)];
const LEFTOVER: [(&str, Leftover); 2] =
    [("kept", Leftover::Kept), ("credited", Leftover::Credited)];

/// Reads the metered offer of a service.
pub fn read(context: &Context, keys: &Keys<'_>, product: ProductNo) -> Metered {
    let after_packages =
        keys.choice("after_packages", None, AfterPackages::NotPriced, |v| value::word(&AFTER, v));
    let rates = keys.tables("rate");
    let post_paid = after_packages.quoted == AfterPackages::ChargePostPaid;
    if keys.has("after_packages") && post_paid == rates.is_empty() {
        let mend = "give rates exactly where after_packages is \"post-paid\"";
        keys.report("after_packages", "does not fit the rates", mend);
    }
    let seller = |v: &toml::Value| -> Read<_> {
        let id = value::id(v)?;
        context.ids.service(product, id).map_or_else(
            || value::wrong("an unknown service", "name a service of this product"),
            Ok,
        )
    };
    Metered {
        allowances: list(keys.tables("allowance").iter().map(|a| allowance(context, a)).collect()),
        packages: keys.table("packages").map(|packages| read_packages(&packages)),
        rates: dated(&rates, rates.iter().map(rate).collect(), |rate| rate.effective_from),
        after_packages,
        qps: keys.optional("qps", seller),
        concurrency: keys.table("concurrency").map(|limit| Concurrency {
            limit: limit.required("limit", 0, value::positive),
            cell: limit.cell(None),
        }),
    }
}

fn allowance(context: &Context, keys: &Keys<'_>) -> Allowance {
    Allowance {
        effective_from: keys.choice(
            "effective_from",
            Some(Date::BEGINNING),
            Date::BEGINNING,
            value::date,
        ),
        period: keys.choice("period", None, Period::EveryMonth, |v| value::word(&PERIODS, v)),
        quantity: keys.choice("quantity", None, 0, value::count),
        carry_over: keys.choice("carry_over", Some(CarryOver::Lapse), CarryOver::Lapse, |v| {
            value::word(&CARRY, v)
        }),
        pool: keys.optional("pool", value::id).and_then(|id| context.ids.pool(id)),
        cell: keys.cell(None),
    }
}

fn rate(keys: &Keys<'_>) -> Rate {
    let effective_from = keys.optional("effective_from", value::date).unwrap_or(Date::BEGINNING);
    if tier::flag(keys, "not_priced") {
        return unpriced(effective_from, keys);
    }
    let section = keys.source("section");
    let per = keys.optional("price_per", value::positive).unwrap_or(1);
    Rate {
        effective_from,
        model: keys.choice("model", None, ChargeModel::Volume, |v| value::word(&tier::MODELS, v)),
        counts: keys.choice("counts", None, Counts::PostPaid, |v| value::word(&COUNTS, v)),
        part: keys
            .choice("part", Some(Part::ProRata), Part::ProRata, |v| value::word(&tier::PARTS, v)),
        tiers: tier::read(keys, section, per),
    }
}

/// From a date on, no price.
fn unpriced(effective_from: Date, keys: &Keys<'_>) -> Rate {
    let tier = Tier {
        bound: Choice::clear(Bound::Open),
        price: TierPrice::Unpriced,
        flat_fee: Amount::ZERO,
        cell: keys.cell(None),
    };
    Rate {
        effective_from,
        model: Choice::clear(ChargeModel::Volume),
        counts: Choice::clear(Counts::PostPaid),
        part: Choice::clear(Part::ProRata),
        tiers: list(vec![tier]),
    }
}

/// A list of dated entries: the first has no date, the dates rise.
pub fn dated<T>(keys: &[Keys<'_>], entries: Vec<T>, date: impl Fn(&T) -> Date) -> List<T> {
    if let (Some(first), Some(key)) = (entries.first(), keys.first())
        && date(first) != Date::BEGINNING
    {
        key.report(
            "effective_from",
            "the first rate has a date",
            "leave it out: it applies from the beginning",
        );
    }
    for (pair, key) in entries.windows(2).zip(keys.iter().skip(1)) {
        // A date that cannot be read has been reported.
        let unread = date(&pair[1]) == Date::BEGINNING && key.has("effective_from");
        if date(&pair[1]) <= date(&pair[0]) && !unread {
            let mend = "append later rates after earlier ones, each with its own date";
            key.report("effective_from", "dates out of order", mend);
        }
    }
    list(entries)
}

fn validity(v: &toml::Value) -> Read<Validity> {
    if v.as_str() == Some("permanent") {
        return Ok(Validity::Permanent);
    }
    match value::positive(v)? {
        n @ 1..=1200 => Ok(Validity::Months(u16::try_from(n).unwrap_or(u16::MAX))),
        _ => value::wrong("too long", "write 1 to 1200 months, or \"permanent\""),
    }
}

fn read_packages(keys: &Keys<'_>) -> Packages {
    let section = keys.source("section");
    let points = keys.has("points_per_unit");
    let points_per_unit = keys
        .optional("points_per_unit", |v| match value::share(v)?.ten_thousandths() {
            n if n > 0 && n % 10 == 0 => Ok(PointsPerUnit(u64::from(n / 10))),
            _ => value::wrong("not a deduction factor", "use at most three decimals, above zero"),
        })
        .unwrap_or(PointsPerUnit::ONE);
    let entries = keys.tables("size");
    let sizes: Vec<PackageSize> = entries
        .iter()
        .map(|entry| size(entry, section, points.then_some(points_per_unit)))
        .collect();
    for (pair, entry) in sizes.windows(2).zip(entries.iter().skip(1)) {
        if pair[1].quantity <= pair[0].quantity {
            entry.report(
                "quantity",
                "sizes out of order",
                "put sizes in ascending order, each once",
            );
        }
    }
    if sizes.is_empty() {
        keys.report("size", "no sizes", "add at least one");
    }
    Packages {
        validity: keys.choice("validity_months", None, Validity::Permanent, validity),
        burn: keys.choice("burn", Some(Burn::BeforePostPaid), Burn::BeforePostPaid, |v| {
            value::word(&BURN, v)
        }),
        buy: keys.choice("buy", Some(Buy::AsAsked), Buy::AsAsked, |v| value::word(&BUY, v)),
        leftover: keys.choice("leftover", Some(Leftover::Kept), Leftover::Kept, |v| {
            value::word(&LEFTOVER, v)
        }),
        alert: alert(keys),
        points_per_unit,
        sizes: list(sizes),
    }
}

fn alert(keys: &Keys<'_>) -> Alert {
    let below = keys.optional("alert_below", value::share).map(Alert::BelowShare);
    let at = keys.optional("alert_at", value::share).map(Alert::AtShare);
    if below.is_some() && at.is_some() {
        keys.report("alert_at", "two alerts", "keep alert_below or alert_at");
    }
    below.or(at).unwrap_or(Alert::NotStated)
}

fn size(keys: &Keys<'_>, section: &'static str, points: Option<PointsPerUnit>) -> PackageSize {
    let quantity = keys.required("quantity", 1, value::positive);
    if let Some(factor) = points {
        let covers = keys.required("covers", 0, value::positive);
        if u128::from(covers) * u128::from(factor.thousandths()) != u128::from(quantity) * 1000 {
            keys.report(
                "covers",
                "does not fit the deduction factor",
                "covers times points_per_unit must be quantity",
            );
        }
    }
    let no_such_pack = tier::flag(keys, "no_such_pack");
    if no_such_pack == keys.has("price") {
        keys.report(
            "price",
            "not exactly one of price and no_such_pack",
            "keep the one that the document prints",
        );
    }
    let price = match keys.optional("price", |v| tier::unit(v, quantity)) {
        Some(one) => {
            PackagePrice::Sold { price: one.printed(), one: UnitPrice { one: one.one(), per: 1 } }
        }
        None => PackagePrice::NoSuchPack,
    };
    PackageSize { quantity, price, cell: keys.cell(Some(section)) }
}

/// Services of one pool share one quantity.
pub fn check_pools(context: &Context, services: &[Service]) {
    let quantities = |pool: PoolNo| {
        let allowances = services.iter().filter_map(|service| match &service.offer {
            Offer::MeteredUse(metered) => Some(metered.allowances.iter()),
            _ => None,
        });
        let of_pool = allowances.flatten().filter(move |a| a.pool == Some(pool));
        of_pool.map(|a| a.quantity.quoted).collect::<Vec<u64>>()
    };
    for (number, id) in (0u16..).map(PoolNo).zip(&context.ids.pools) {
        let found = quantities(number);
        if found.len() < 2 || found.windows(2).any(|pair| pair[0] != pair[1]) {
            let mend = "name it in two or more services, with the same quantity";
            let (file, id) = (&context.ids.pool_files[number.index()], format!("\"{id}\""));
            let wrong = "not one quantity shared by several services";
            context.report(file, "service.allowance.pool", &id, wrong, mend);
        }
    }
}

/// The service named by `qps` sells QPS.
pub fn check_qps(context: &Context, services: &[Service]) {
    for (service, file) in services.iter().zip(&context.ids.service_files) {
        let Offer::MeteredUse(metered) = service.offer else {
            continue;
        };
        let Some(seller) = metered.qps else { continue };
        let sells = services.get(seller.index()).map(|seller| &seller.offer);
        if !matches!(sells, Some(Offer::PerQps(_))) {
            let key = format!("service[\"{}\"].qps", service.id);
            context.report(file, &key, "", "a service that sells no QPS", "name one with qps_rate");
        }
    }
}
