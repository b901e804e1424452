//! What is surprising about an estimate: what a visitor would like to know and would not look for.

use pricing::BOOK;
use pricing::money::Amount;
use pricing::notch::Notch;
use pricing::table::{Offer, ServiceNo, Show};

use crate::bill::{ShareOf, shares};
use crate::form::{
    Field, Priced, ServiceForm, Spread, ZonePrice, days_that_overtake, whole, zone_of, zones,
};
use crate::state::{Row, State};

/// Something surprising.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insight {
    /// More of a service would cost less.
    MoreCostsLess {
        /// The service.
        service: ServiceNo,
        /// What was asked for.
        asked: u64,
        /// What would cost less.
        notch: Notch,
    },
    /// The packages of a service cost more than they save.
    PackagesCostMore {
        /// The service.
        service: ServiceNo,
        /// What it costs without them.
        without: Amount,
        /// How much less that is.
        saved: Amount,
    },
    /// Days of QPS were ordered that cost more than a month.
    DaysCostMore {
        /// The service.
        service: ServiceNo,
        /// Days ordered.
        days: u64,
        /// What they cost, for one QPS.
        cost: Amount,
        /// What a month costs, for one QPS.
        month: Amount,
    },
    /// All that is used is free.
    AllFree {
        /// The service.
        service: ServiceNo,
        /// Units used in all.
        units: u64,
    },
    /// One service is most of the total.
    Most {
        /// The service.
        service: ServiceNo,
        /// Thousandths of the total.
        per_mille: u32,
    },
    /// Units that are free before anything is charged.
    FreeFirst {
        /// The service.
        service: ServiceNo,
        /// Free units, in all.
        free: u64,
    },
}

/// The most surprising thing about the estimate.
pub fn first(state: &State) -> Option<Insight> {
    notch(state)
        .or_else(|| packages(&state.priced))
        .or_else(|| state.rows.iter().find_map(|row| days(state, row)))
        .or_else(|| all_free(&state.priced))
        .or_else(|| most(state))
        .or_else(|| free_first(&state.priced))
}

/// The field whose number a notch speaks of; none where every month follows from others.
pub fn field_of(notch: &Notch, form: &ServiceForm) -> Option<Field> {
    match (notch.order, &form.facts().offer) {
        (Some(place), Offer::Licence(_)) => Some(Field::Devices(place)),
        (Some(place), _) => Some(Field::Qps(place)),
        (None, _) if form.spread == Spread::Even => Some(Field::Units),
        (None, _) => None,
    }
}

/// Where more saves most.
fn notch(state: &State) -> Option<Insight> {
    let mut found: Option<(Amount, Insight)> = None;
    for row in &state.rows {
        let service = row.form.service;
        let Some(&notch) = state.priced.notch(service) else { continue };
        let Some(field) = field_of(&notch, &row.form) else { continue };
        let asked = whole(row.form.text(field)).unwrap_or(0);
        let saved = notch.now - notch.then;
        if found.as_ref().is_none_or(|(most, _)| saved > *most) {
            found = Some((saved, Insight::MoreCostsLess { service, asked, notch }));
        }
    }
    found.map(|(_, insight)| insight)
}

/// Where packages cost most more than they save.
fn packages(priced: &Priced) -> Option<Insight> {
    let entries = &priced.quote.as_ref()?.entries;
    let mut found: Option<(Amount, Insight)> = None;
    for entry in entries {
        for note in &entry.footnotes {
            let is_advice = BOOK.reading(note.reading).show == Show::WhenCheaper;
            let Some(without) = note.other.filter(|_| is_advice) else { continue };
            let saved = entry.amount() - without;
            if found.as_ref().is_none_or(|(most, _)| saved > *most) {
                let service = entry.service;
                found = Some((saved, Insight::PackagesCostMore { service, without, saved }));
            }
        }
    }
    found.map(|(_, insight)| insight)
}

fn days(state: &State, row: &Row) -> Option<Insight> {
    (0..row.form.orders.len()).find_map(|place| {
        let of = |field| whole(row.form.text(field)).ok();
        let days = of(Field::OrderDays(place))?;
        let zones = zones(&row.form, Field::Qps(place), state.first_day(), state.readings);
        let zone = zones.get(zone_of(&zones, of(Field::Qps(place))?)?)?;
        let ZonePrice::PerMonthAndDay(month, day, _) = zone.price else { return None };
        let service = row.form.service;
        let is_ordered = state.priced.entry(service).is_some_and(|e| !e.lines.is_empty());
        let late = days_that_overtake(month, day).filter(|late| is_ordered && days >= *late);
        late.map(|_| Insight::DaysCostMore { service, days, cost: day * days, month })
    })
}

fn all_free(priced: &Priced) -> Option<Insight> {
    priced.quote.as_ref()?.entries.iter().find_map(|entry| {
        let units = entry.uses.iter().map(|month| month.units).sum();
        let free: u64 = entry.uses.iter().map(|month| month.free).sum();
        (units > 0 && units == free).then_some(Insight::AllFree { service: entry.service, units })
    })
}

fn most(state: &State) -> Option<Insight> {
    shares(state).into_iter().find_map(|share| match share.of {
        ShareOf::Service(service) if share.per_mille >= 600 => {
            Some(Insight::Most { service, per_mille: share.per_mille })
        }
        _ => None,
    })
}

fn free_first(priced: &Priced) -> Option<Insight> {
    priced.quote.as_ref()?.entries.iter().find_map(|entry| {
        let free = entry.uses.iter().map(|month| month.free).sum();
        (free > 0).then_some(Insight::FreeFirst { service: entry.service, free })
    })
}
