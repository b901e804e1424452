//! The public form of rates for what is reserved, licensed or produced.

use serde::Serialize;

use super::answer::{Source, model_name};
use super::offers::{End, Place, Tier, Word, since};
use super::tables::Chosen;
use crate::table::{self, BelowMinimum, ChargedPer, Combine, Orders, QpsLimit, Rounding};

#[derive(Serialize)]
pub struct QpsRate {
    effective_from: Option<String>,
    model: Word,
    charged_per: Word,
    combine: Word,
    /// None where it is not limited.
    limit: Chosen<Option<u64>>,
    limit_source: Source,
    days_min: u64,
    tiers: Vec<QpsTier>,
}

#[derive(Serialize)]
struct QpsTier {
    bound: Chosen<Option<End>>,
    per_month: String,
    month_source: Source,
    per_day: String,
    day_source: Source,
}

#[derive(Serialize)]
pub struct LicenceRate {
    effective_from: Option<String>,
    model: Word,
    minimum: u64,
    below_minimum: Word,
    orders: Word,
    tiers: Vec<Tier>,
}

#[derive(Serialize)]
pub struct VideoRate {
    effective_from: Option<String>,
    part: Word,
    rounding: Word,
    rows: Vec<VideoRow>,
}

#[derive(Serialize)]
struct VideoRow {
    height_max: u64,
    printed: &'static str,
    cells: Vec<VideoCell>,
}

#[derive(Serialize)]
struct VideoCell {
    frame_rate_max: String,
    unit_price: String,
    per: u64,
    source: Source,
}

impl Place<'_> {
    pub fn qps_rate(self, rate: &'static table::QpsRate) -> QpsRate {
        let tier = |tier: &'static table::QpsTier| QpsTier {
            bound: self.end(&tier.bound),
            per_month: tier.per_month.to_string(),
            month_source: self.source(&tier.month_cell),
            per_day: tier.per_day.to_string(),
            day_source: self.source(&tier.day_cell),
        };
        QpsRate {
            effective_from: since(rate.effective_from),
            model: self.choice(&rate.model, model_name),
            charged_per: self.choice(&rate.charged_per, |per| match per {
                ChargedPer::EachQps => "each_qps",
                ChargedPer::WholeOrder => "whole_order",
            }),
            combine: self.choice(&rate.combine, |combine| match combine {
                Combine::SumOfBoth => "sum_of_both",
                Combine::MonthIfCheaper => "month_if_cheaper",
                Combine::WholeMonths => "whole_months",
            }),
            limit: self.choice(&rate.limit, |limit| match limit {
                QpsLimit::AtMost(limit) => Some(limit),
                QpsLimit::Unlimited => None,
            }),
            limit_source: self.source(&rate.limit_cell),
            days_min: rate.days_min,
            tiers: rate.tiers.0.iter().map(tier).collect(),
        }
    }

    pub fn licence_rate(self, rate: &'static table::LicenceRate) -> LicenceRate {
        LicenceRate {
            effective_from: since(rate.effective_from),
            model: self.choice(&rate.model, model_name),
            minimum: rate.minimum,
            below_minimum: self.choice(&rate.below_minimum, |below| match below {
                BelowMinimum::Refuse => "refuse",
                BelowMinimum::ChargeMinimum => "charge_minimum",
            }),
            orders: self.choice(&rate.orders, |orders| match orders {
                Orders::EachAlone => "each_alone",
                Orders::Together => "together",
            }),
            tiers: self.tiers(rate.tiers.0),
        }
    }

    pub fn video_rate(self, rate: &'static table::VideoRate) -> VideoRate {
        let cell = |cell: &'static table::VideoCell| VideoCell {
            frame_rate_max: cell.frame_rate_max.to_string(),
            unit_price: cell.price.printed().to_string(),
            per: cell.price.per(),
            source: self.source(&cell.cell),
        };
        let row = |row: &'static table::VideoRow| VideoRow {
            height_max: row.height_max,
            printed: row.bound.text(),
            cells: row.cells.0.iter().map(cell).collect(),
        };
        VideoRate {
            effective_from: since(rate.effective_from),
            part: self.part(&rate.part),
            rounding: self.choice(&rate.rounding, |rounding| match rounding {
                Rounding::Exact => "exact",
                Rounding::Tenth => "tenth",
            }),
            rows: rate.rows.0.iter().map(row).collect(),
        }
    }
}
