//! Tiers: one upper bound each, ascending, the open one last.

use super::keys::Keys;
use super::list;
use super::value::{self, Read, Wrong};
use crate::money::{Amount, UnitPrice};
use crate::table::{Bound, ChargeModel, Choice, Choices, List, Part, ReadingNo, Tier, TierPrice};

pub const MODELS: [(&str, ChargeModel); 2] =
    [("volume", ChargeModel::Volume), ("graduated", ChargeModel::Graduated)];
pub const PARTS: [(&str, Part); 2] = [("pro-rata", Part::ProRata), ("started", Part::Started)];

/// The bound of a tier: `up_to`, `below`, or none.
pub fn bound(keys: &Keys<'_>) -> Choice<Bound> {
    match (keys.has("up_to"), keys.has("below")) {
        (true, true) => {
            keys.report(
                "below",
                "two upper bounds",
                "keep `up_to` or `below`, as the document prints it",
            );
            Choice::clear(Bound::Open)
        }
        (true, false) => {
            keys.choice("up_to", None, Bound::Open, |v| value::count(v).map(Bound::UpTo))
        }
        (false, true) => keys.choice("below", None, Bound::Open, |v| match value::positive(v)? {
            1 => value::wrong("an empty tier", "write a bound of at least 2"),
            n => Ok(Bound::Below(n)),
        }),
        (false, false) => Choice::clear(Bound::Open),
    }
}

/// The tiers of a rate whose printed prices are for `per` units.
pub fn read(keys: &Keys<'_>, section: &'static str, per: u64) -> List<Tier> {
    let entries = keys.tables("tier");
    let tiers: Vec<Tier> = entries.iter().map(|entry| read_one(entry, section, per)).collect();
    check(keys, &entries, &tiers.iter().map(|tier| tier.bound).collect::<Vec<_>>());
    list(tiers)
}

fn read_one(keys: &Keys<'_>, section: &'static str, per: u64) -> Tier {
    Tier {
        bound: bound(keys),
        price: price(keys, per),
        flat_fee: keys.optional("flat_fee", value::amount).unwrap_or(Amount::ZERO),
        cell: keys.cell(Some(section)),
    }
}

fn price(keys: &Keys<'_>, per: u64) -> TierPrice {
    let words = [
        ("free", TierPrice::FreeOfCharge),
        ("contact_sales", TierPrice::AskSales),
        ("not_priced", TierPrice::Unpriced),
    ];
    let unit_price = keys.has("unit_price");
    let flags: Vec<TierPrice> =
        words.iter().filter(|(key, _)| flag(keys, key)).map(|(_, price)| *price).collect();
    match (unit_price, flags.as_slice()) {
        (true, []) => {
            TierPrice::Unit(keys.required("unit_price", UnitPrice::FREE, |v| unit(v, per)))
        }
        (false, [price]) => *price,
        _ => {
            keys.report(
                "",
                "not exactly one price",
                "give one of unit_price, free, contact_sales, not_priced",
            );
            TierPrice::Unpriced
        }
    }
}

/// A key that, if it is there, says `true`.
pub fn flag(keys: &Keys<'_>, key: &str) -> bool {
    keys.optional(key, |v| match v.as_bool() {
        Some(true) => Ok(true),
        _ => value::wrong("neither true nor absent", "write true, or leave the key out"),
    })
    .unwrap_or(false)
}

/// A price for `per` units whose share for one unit is exact.
pub fn unit(v: &toml::Value, per: u64) -> Read<UnitPrice> {
    let amount = value::amount(v)?;
    UnitPrice::new(amount, per).ok_or_else(|| Wrong {
        wrong: format!("not exact when shared among {per} units"),
        mend: "use a price and a number of units that divide exactly".to_owned(),
    })
}

/// Bounds rise, and only the last is open, under every reading.
pub fn check(keys: &Keys<'_>, entries: &[Keys<'_>], bounds: &[Choice<Bound>]) {
    let Some((_, before_last)) = bounds.split_last() else {
        keys.report("tier", "no tiers", "add at least one");
        return;
    };
    if bounds[0].quoted.last() == 0 {
        entries[0].report("", "an empty tier", "write a bound of at least 1");
    }
    for (entry, bound) in entries.iter().zip(before_last) {
        // A bound that cannot be read has been reported.
        if bound.quoted == Bound::Open && !entry.has("up_to") && !entry.has("below") {
            entry.report(
                "",
                "an open tier that is not last",
                "give it `up_to` or `below`, or move it to the end",
            );
        }
    }
    if let (Some(entry), Some(bound)) = (entries.last(), bounds.last())
        && bound.quoted != Bound::Open
    {
        let gap = format!("a gap: nothing above {} has a price", bound.quoted.last());
        entry.report(
            "",
            &gap,
            "add a last tier without bound, with not_priced = true if the document prints none",
        );
    }
    let readings = bounds.iter().flat_map(|bound| bound.others.iter().map(|(r, _)| *r));
    for choices in choices(readings) {
        rising(entries, bounds, choices);
    }
}

fn choices(readings: impl Iterator<Item = ReadingNo>) -> Vec<Choices> {
    let mut all = vec![Choices::QUOTED];
    all.extend(readings.map(|reading| Choices::QUOTED.flipped(reading)));
    all
}

fn rising(entries: &[Keys<'_>], bounds: &[Choice<Bound>], choices: Choices) {
    for (pair, entry) in bounds.windows(2).zip(&entries[1..]) {
        let (before, here) = (pair[0].under(choices).last(), pair[1].under(choices).last());
        let both_open = before == u64::MAX && here == u64::MAX;
        if here <= before && !both_open && before != u64::MAX {
            let wrong =
                format!("an overlap: the tier before reaches {before}, this one only {here}");
            entry.report(
                "",
                &wrong,
                "put the tiers in ascending order, each bound larger than the one before",
            );
        }
    }
}
