//! QPS, licences and video.

use super::keys::{self, Keys};
use super::value::{self, Read};
use super::{list, metered, tier};
use crate::date::Date;
use crate::money::{Amount, UnitPrice};
use crate::quantity;
use crate::table::{
    BelowMinimum, ChargeModel, ChargedPer, Combine, LicenceRate, List, Milli, Orders, Part,
    QpsLimit, QpsRate, QpsTier, Rounding, VideoCell, VideoRate, VideoRow,
};
use crate::words::Words;

const CHARGED_PER: [(&str, ChargedPer); 2] =
    [("qps", ChargedPer::EachQps), ("order", ChargedPer::WholeOrder)];
const COMBINE: [(&str, Combine); 3] = [
    ("sum", Combine::SumOfBoth),
    ("month-if-cheaper", Combine::MonthIfCheaper),
    ("whole-months", Combine::WholeMonths),
];
const BELOW: [(&str, BelowMinimum); 2] =
    [("refuse", BelowMinimum::Refuse), ("charge-minimum", BelowMinimum::ChargeMinimum)];
const ORDERS: [(&str, Orders); 2] = [("each", Orders::EachAlone), ("together", Orders::Together)];
const ROUNDING: [(&str, Rounding); 2] = [("none", Rounding::Exact), ("tenth", Rounding::Tenth)];

fn from(keys: &Keys<'_>) -> Date {
    keys.optional("effective_from", value::date).unwrap_or(Date::BEGINNING)
}

/// Reads the QPS rates of a service.
pub fn read_qps(keys: &Keys<'_>) -> List<QpsRate> {
    let entries = keys.tables("qps_rate");
    metered::dated(&entries, entries.iter().map(qps_rate).collect(), |rate| rate.effective_from)
}

fn qps_rate(keys: &Keys<'_>) -> QpsRate {
    let section = keys.source("section");
    let limit = |v: &toml::Value| -> Read<QpsLimit> {
        if v.as_str() == Some("none") {
            return Ok(QpsLimit::Unlimited);
        }
        value::positive(v).map(QpsLimit::AtMost)
    };
    let entries = keys.tables("tier");
    let tiers: Vec<QpsTier> = entries.iter().map(|entry| qps_tier(entry, section)).collect();
    tier::check(keys, &entries, &tiers.iter().map(|tier| tier.bound).collect::<Vec<_>>());
    QpsRate {
        effective_from: from(keys),
        model: keys.choice("model", None, ChargeModel::Volume, |v| value::word(&tier::MODELS, v)),
        charged_per: keys.choice(
            "charged_per",
            Some(ChargedPer::EachQps),
            ChargedPer::EachQps,
            |v| value::word(&CHARGED_PER, v),
        ),
        combine: keys.choice("combine", Some(Combine::SumOfBoth), Combine::SumOfBoth, |v| {
            value::word(&COMBINE, v)
        }),
        limit: keys.choice("limit", None, QpsLimit::Unlimited, limit),
        limit_cell: keys::cell(section, "", keys.source("limit_printed"), keys.line("limit_line")),
        days_min: keys.optional("days_min", value::positive).unwrap_or(1),
        tiers: list(tiers),
    }
}

fn qps_tier(keys: &Keys<'_>, section: &'static str) -> QpsTier {
    let bound = keys.text("bound");
    let line = keys.line("line");
    let cell = |key: &str| keys::cell(section, bound, keys.source(key), line);
    QpsTier {
        bound: tier::bound(keys),
        per_month: keys.required("per_month", Amount::ZERO, value::amount),
        month_cell: cell("printed_per_month"),
        per_day: keys.required("per_day", Amount::ZERO, value::amount),
        day_cell: cell("printed_per_day"),
    }
}

/// Reads the licence rates of a service.
pub fn read_licence(keys: &Keys<'_>) -> List<LicenceRate> {
    let entries = keys.tables("licence");
    metered::dated(&entries, entries.iter().map(licence).collect(), |rate| rate.effective_from)
}

fn licence(keys: &Keys<'_>) -> LicenceRate {
    let section = keys.source("section");
    LicenceRate {
        effective_from: from(keys),
        model: keys.choice("model", None, ChargeModel::Volume, |v| value::word(&tier::MODELS, v)),
        minimum: keys.optional("minimum", value::positive).unwrap_or(1),
        below_minimum: keys.choice(
            "below_minimum",
            Some(BelowMinimum::Refuse),
            BelowMinimum::Refuse,
            |v| value::word(&BELOW, v),
        ),
        orders: keys.choice("orders", Some(Orders::EachAlone), Orders::EachAlone, |v| {
            value::word(&ORDERS, v)
        }),
        tiers: tier::read(keys, section, 1),
    }
}

/// Reads the video rates of a service.
pub fn read_video(keys: &Keys<'_>) -> List<VideoRate> {
    let entries = keys.tables("video");
    metered::dated(&entries, entries.iter().map(video).collect(), |rate| rate.effective_from)
}

fn video(keys: &Keys<'_>) -> VideoRate {
    let section = keys.source("section");
    let per = keys.required("price_per", 1, value::positive);
    let entries = keys.tables("row");
    let rows: Vec<VideoRow> = entries.iter().map(|entry| video_row(entry, section, per)).collect();
    for (pair, entry) in rows.windows(2).zip(entries.iter().skip(1)) {
        if pair[1].height_max <= pair[0].height_max {
            entry.report(
                "up_to",
                "heights out of order",
                "put heights in ascending order, each once",
            );
        }
        let rates =
            |row: &VideoRow| row.cells.iter().map(|cell| cell.frame_rate_max).collect::<Vec<_>>();
        if rates(&pair[0]) != rates(&pair[1]) {
            entry.report(
                "cell",
                "other frame rates than the row before",
                "give every row the same columns",
            );
        }
    }
    VideoRate {
        effective_from: from(keys),
        part: keys
            .choice("part", Some(Part::ProRata), Part::ProRata, |v| value::word(&tier::PARTS, v)),
        rounding: keys.choice("rounding", Some(Rounding::Exact), Rounding::Exact, |v| {
            value::word(&ROUNDING, v)
        }),
        rows: list(rows),
    }
}

fn video_row(keys: &Keys<'_>, section: &'static str, per: u64) -> VideoRow {
    let entries = keys.tables("cell");
    let cells: Vec<VideoCell> = entries
        .iter()
        .map(|entry| VideoCell {
            frame_rate_max: Milli(
                entry.required("up_to", quantity::FRAME_RATE_MILLI.max, value::positive) * 1000,
            ),
            price: entry.required("unit_price", UnitPrice::FREE, |v| tier::unit(v, per)),
            cell: entry.cell(Some(section)),
        })
        .collect();
    for (pair, entry) in cells.windows(2).zip(entries.iter().skip(1)) {
        if pair[1].frame_rate_max <= pair[0].frame_rate_max {
            entry.report(
                "up_to",
                "frame rates out of order",
                "put them in ascending order, each once",
            );
        }
    }
    if cells.is_empty() {
        keys.report("cell", "no cells", "add at least one");
    }
    VideoRow {
        height_max: keys.required("up_to", 0, value::positive),
        bound: Words(keys.text("bound")),
        cells: list(cells),
    }
}
