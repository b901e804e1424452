//! What changes on which date, and when days of QPS cost more than a month.

use pricing::date::Date;
use pricing::money::{Amount, UnitPrice};
use pricing::table::{Choices, Metered, Offer, Period, TierPrice};

use super::ServiceForm;

/// Something that holds from a date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// First day; the beginning of all dates for what held before.
    pub from: Date,
    /// What holds.
    pub what: What,
    /// Whether it holds on the first day of the estimate.
    pub is_in_force: bool,
}

/// What holds from a date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Free units.
    Free(u64, Period),
    /// Use is free of charge.
    FreeOfCharge,
    /// The first price of a unit.
    Priced(UnitPrice),
    /// The document gives no price.
    NotPriced,
}

/// What changes for a service, ascending; empty where nothing does.
pub fn changes(form: &ServiceForm, date: Date, choices: Choices) -> Vec<Change> {
    let Offer::MeteredUse(metered) = &form.facts().offer else { return Vec::new() };
    let mut all = mark(free(metered, choices), date);
    all.append(&mut mark(priced(metered), date));
    all
}

fn free(metered: &Metered, choices: Choices) -> Vec<(Date, What)> {
    let mut found = Vec::new();
    for allowance in metered.allowances.iter() {
        let what = What::Free(allowance.quantity.under(choices), allowance.period.under(choices));
        found.push((allowance.effective_from.under(choices), what));
    }
    found
}

fn priced(metered: &Metered) -> Vec<(Date, What)> {
    let mut found = Vec::new();
    for rate in metered.rates.iter() {
        let what = match rate.tiers.first().map(|tier| tier.price) {
            Some(TierPrice::Unit(price)) => What::Priced(price),
            Some(TierPrice::FreeOfCharge) => What::FreeOfCharge,
            _ => What::NotPriced,
        };
        found.push((rate.effective_from, what));
    }
    found
}

/// Marks what holds on a day, where there is a change at all.
fn mark(found: Vec<(Date, What)>, date: Date) -> Vec<Change> {
    if found.len() < 2 {
        return Vec::new();
    }
    let last = found.iter().rposition(|(from, _)| *from <= date);
    let change = |(place, (from, what))| Change { from, what, is_in_force: last == Some(place) };
    found.into_iter().enumerate().map(change).collect()
}

/// The first number of days that costs more than a month; none where a month's days never do.
pub fn days_that_overtake(month: Amount, day: Amount) -> Option<u64> {
    (1..=31).find(|&days| day * days > month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pricing::BOOK;

    fn found(product: &str, service: &str, day: &str) -> Vec<(What, bool)> {
        let product = BOOK.find_product(product).expect("product");
        let form = ServiceForm::new(BOOK.find_service(product, service).expect("service"));
        let day = Date::parse(day).expect("a date");
        let changes = changes(&form, day, Choices::QUOTED);
        changes.into_iter().map(|change| (change.what, change.is_in_force)).collect()
    }

    #[test]
    fn the_quota_that_changed_in_october_2022() {
        let on = |day| found("tencent-image-analysis", "product-recognition", day);
        let of = |n| What::Free(n, Period::EveryMonth);
        assert_eq!(on("2022-10-23"), [(of(10_000), true), (of(1_000), false)]);
        assert_eq!(on("2022-10-24"), [(of(10_000), false), (of(1_000), true)]);
        assert_eq!(found("tencent-face", "face-search", "2026-11-21"), []);
    }

    #[test]
    fn a_free_beta_that_ended_without_a_price() {
        let on = |day| found("tencent-face", "person-dedup", day);
        assert_eq!(on("2021-09-30"), [(What::FreeOfCharge, true), (What::NotPriced, false)]);
        assert_eq!(on("2021-10-01"), [(What::FreeOfCharge, false), (What::NotPriced, true)]);
    }

    #[test]
    fn days_of_qps_overtake_a_month() {
        let yuan = |text| Amount::parse(text).expect("an amount");
        assert_eq!(days_that_overtake(yuan("300"), yuan("20")), Some(16));
        assert_eq!(days_that_overtake(yuan("310"), yuan("10")), None);
    }
}
