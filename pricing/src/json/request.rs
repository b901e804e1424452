//! The public form of a scenario.

use super::Mistake;
use super::fields::{Fields, Mistakes};
use super::tree::Tree;
use crate::date::Date;
use crate::input::{Billing, Input, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput};
use crate::table::Milli;

/// Reads an input as far as it can be read, with every mistake of form.
pub fn read(tree: &Tree) -> (Input, Vec<Mistake>) {
    let mistakes = Mistakes::default();
    let input = {
        let fields = Fields::of(tree, String::new(), &mistakes);
        Input {
            date: date(&fields),
            months: fields.whole("months").unwrap_or(1),
            readings: readings(&fields, &mistakes),
            services: fields.objects("services").iter().map(service).collect(),
        }
    };
    (input, mistakes.into_inner())
}

fn date(fields: &Fields<'_>) -> Date {
    let text = fields.required_text("date");
    let date = Date::parse(text);
    if let (None, Some(tree @ Tree::Text(_))) = (date, fields.get("date")) {
        fields.wrong(
            "date",
            "use a date from 1900-01-01 to 2999-12-31, as in \"2026-11-21\"",
            tree,
        );
    }
    date.unwrap_or(Date::BEGINNING)
}

fn readings(fields: &Fields<'_>, mistakes: &Mistakes) -> Vec<(String, String)> {
    let Some(tree) = fields.get("readings") else {
        return Vec::new();
    };
    let readings = Fields::of(tree, fields.path("readings"), mistakes);
    readings.any_key();
    let chosen = readings.all().iter().filter_map(|(id, option)| match option {
        Tree::Text(option) => Some((id.clone(), option.clone())),
        other => {
            readings.wrong(id, "use the name of a reading", other);
            None
        }
    });
    let mut chosen: Vec<(String, String)> = chosen.collect();
    chosen.dedup_by(|a, b| a.0 == b.0);
    chosen
}

fn service(fields: &Fields<'_>) -> ServiceInput {
    ServiceInput {
        product: fields.required_text("product").to_owned(),
        service: fields.required_text("service").to_owned(),
        calls: series(fields),
        templates: fields.whole("templates"),
        billing: billing(fields),
        orders: fields.objects("orders").iter().map(order).collect(),
        devices: fields.wholes("devices"),
        videos: fields.objects("videos").iter().map(video).collect(),
        packages: fields.objects("packages").iter().map(package).collect(),
        balance: fields.whole("balance"),
        free_left: fields.whole("free_left"),
        pool_calls: fields.whole("pool_calls"),
        peak_qps: fields.whole("peak_qps"),
    }
}

/// One number for every month, or a list of one for each.
fn series(fields: &Fields<'_>) -> Option<Series> {
    match fields.get("calls")? {
        Tree::List(_) => Some(Series::Monthly(fields.wholes("calls"))),
        _ => Some(Series::Flat(fields.whole("calls").unwrap_or(0))),
    }
}

fn billing(fields: &Fields<'_>) -> Option<Billing> {
    match fields.text("billing")? {
        "calls" => Some(Billing::Calls),
        "qps" => Some(Billing::Qps),
        other => {
            fields.wrong("billing", "use \"calls\" or \"qps\"", &Tree::Text(other.to_owned()));
            None
        }
    }
}

fn required(fields: &Fields<'_>, key: &'static str) -> u64 {
    if fields.get(key).is_none() {
        fields.missing(key);
    }
    fields.whole(key).unwrap_or(1)
}

fn order(fields: &Fields<'_>) -> QpsOrderInput {
    QpsOrderInput {
        qps: required(fields, "qps"),
        months: fields.whole("months").unwrap_or(0),
        days: fields.whole("days").unwrap_or(0),
        month: fields.whole("month").unwrap_or(1),
        group: fields.text("group").map(str::to_owned),
    }
}

fn video(fields: &Fields<'_>) -> VideoInput {
    if fields.get("frame_rate").is_none() {
        fields.missing("frame_rate");
    }
    VideoInput {
        seconds: required(fields, "seconds"),
        height: required(fields, "height"),
        frame_rate: fields.milli("frame_rate").unwrap_or(Milli::from_thousandths(1000)),
    }
}

fn package(fields: &Fields<'_>) -> PackageInput {
    PackageInput {
        size: required(fields, "size"),
        count: fields.whole("count").unwrap_or(1),
        month: fields.whole("month").unwrap_or(1),
    }
}
