//! Labels of fields, and what stands beside a number box.

use crate::wording::phrases::Phrase;
use pricing::digits::plain;
use pricing::table::{Milli, PackagePrice, Unit};

use super::format::{long_count, milli, rate, yuan};
use super::look::year::month_name;
use super::phrases as say;
use super::units::{Counted, counted};
use super::{Language, count};
use crate::form::{Field, ServiceForm, Spread, duration, factor, grown, thousandths, whole};

/// The label of a field.
pub fn label(language: Language, form: &ServiceForm, field: Field) -> String {
    let templates = form.facts().unit == Unit::Template;
    let plain = match field {
        Field::Units if templates => say::TEMPLATES,
        Field::Units => match form.spread {
            Spread::Growing => say::CALLS_AT_FIRST,
            Spread::Seasonal => say::CALLS_ORDINARILY,
            _ => say::CALLS_A_MONTH,
        },
        Field::Growth => say::GROWTH,
        Field::Weight(i) => return month_name(language, i).to_owned(),
        Field::MonthUnits(i) => return numbered(language, say::CALLS_OF_MONTH, i),
        Field::Balance if templates => say::TEMPLATES_BALANCE,
        Field::Balance if form.package_unit() == Counted::Points => say::POINTS_BALANCE,
        Field::Balance => say::CALLS_BALANCE,
        Field::FreeLeft => say::FREE_LEFT,
        Field::PoolCalls => say::POOL_CALLS,
        Field::Peak => say::PEAK,
        Field::PackageCount(i) => return package(language, form, i),
        Field::PackageMonth(_) => say::PURCHASE_MONTH,
        Field::Qps(_) => say::QPS,
        Field::OrderMonths(_) => say::ORDER_MONTHS,
        Field::OrderDays(_) => say::ORDER_DAYS,
        Field::OrderMonth(_) => say::ORDER_MONTH,
        Field::Devices(_) => say::DEVICES,
        Field::Seconds(_) => say::LENGTH,
        Field::Height(_) => say::HEIGHT,
        Field::FrameRate(_) => say::FRAME_RATE,
    };
    language.of(plain).to_owned()
}

fn numbered(language: Language, text: Phrase, place: usize) -> String {
    language.fill(text, &[&plain(place as u64 + 1)])
}

fn package(language: Language, form: &ServiceForm, place: usize) -> String {
    let size = form.purchases.get(place).map_or(0, |purchase| purchase.size);
    let size_text = package_size(language, form.package_unit(), size);
    let sold = form.packages().and_then(|p| p.sizes.iter().find(|sold| sold.quantity == size));
    let price = match sold.map(|sold| sold.price) {
        Some(PackagePrice::Sold { price, .. }) => yuan(price),
        _ => language.of(say::NOT_SOLD).to_owned(),
    };
    language.fill(say::PACKAGE_SIZE, &[&size_text, &price])
}

/// The size of a package: `5,000万次`, `50,000,000 calls`.
pub fn package_size(language: Language, unit: Counted, size: u64) -> String {
    match (language, long_count(language, size)) {
        (Language::Zh, Some(short)) => {
            short + counted(language, 0, unit).trim_start_matches(['0', ' '])
        }
        _ => counted(language, size, unit),
    }
}

/// What the number in a field means, for the slider's spoken value and beside the box.
pub fn aid(language: Language, form: &ServiceForm, field: Field) -> String {
    let typed = form.text(field);
    if typed.trim().is_empty() {
        return language.of(empty(field)).to_owned();
    }
    let number = match field {
        Field::FrameRate(_) => thousandths(typed),
        Field::Seconds(_) => duration(typed),
        Field::Growth => factor(typed),
        _ => whole(typed),
    };
    number.map(|n| in_words(language, form, field, n)).unwrap_or_default()
}

/// What growth by a factor comes to.
fn growth(language: Language, factor: u64) -> String {
    let after = grown(1_000, factor, 13).last().copied().unwrap_or(0);
    let signed = rate(factor);
    let signed = match signed.strip_prefix('-') {
        Some(fall) => ["−", fall].concat(),
        None => ["+", &signed].concat(),
    };
    language.fill(say::GROWTH_IN_A_YEAR, &[&signed, &milli(Milli::from_thousandths(after))])
}

fn empty(field: Field) -> Phrase {
    match field {
        Field::FreeLeft => say::FREE_LEFT_EMPTY,
        Field::PoolCalls => say::POOL_EMPTY,
        _ => say::NOT_STATED,
    }
}

fn in_words(language: Language, form: &ServiceForm, field: Field, n: u64) -> String {
    let unit = match field {
        Field::Growth => return growth(language, n),
        Field::Height(_) => return language.fill(say::PIXELS, &[&count(n)]),
        Field::FrameRate(_) => {
            return language.fill(say::FPS, &[&milli(Milli::from_thousandths(n))]);
        }
        Field::PackageMonth(_) | Field::OrderMonth(_) => {
            return language.fill(say::MONTH_N, &[&count(n)]);
        }
        Field::Seconds(_) => return super::video_length(language, n),
        Field::Qps(_) | Field::Peak => Counted::Qps,
        Field::OrderMonths(_) => Counted::Months,
        Field::OrderDays(_) => Counted::Days,
        Field::Devices(_) => Counted::Devices,
        Field::PackageCount(_) => Counted::Packages,
        Field::Balance => form.package_unit(),
        _ if form.facts().unit == Unit::Template => Counted::Templates,
        _ => Counted::Calls,
    };
    let full = counted(language, n, unit);
    match long_count(language, n) {
        Some(short) => [&full, " (", &short, ")"].concat(),
        None => full,
    }
}

impl ServiceForm {
    /// What a package of the service holds.
    pub fn package_unit(&self) -> Counted {
        let one = pricing::table::PointsPerUnit::ONE;
        match self.packages() {
            Some(packages) if packages.points_per_unit != one => Counted::Points,
            _ if self.facts().unit == Unit::Template => Counted::Templates,
            _ => Counted::Calls,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pricing::BOOK;

    fn search() -> ServiceForm {
        let product = BOOK.find_product("tencent-face").expect("product");
        ServiceForm::new(BOOK.find_service(product, "face-search").expect("service"))
    }

    #[test]
    fn numbers_are_said_in_words() {
        let mut form = search();
        form.set(Field::Units, "52,000,000".to_owned());
        assert_eq!(aid(Language::Zh, &form, Field::Units), "52,000,000 次 (5,200万)");
        assert_eq!(aid(Language::En, &form, Field::Units), "52,000,000 calls (52 million)");
        assert_eq!(aid(Language::En, &form, Field::Balance), "not stated");
    }

    #[test]
    fn a_package_is_labelled_with_its_printed_price() {
        let label = |language| label(language, &search(), Field::PackageCount(3));
        assert!(label(Language::Zh).starts_with("5,000万次 · "), "{}", label(Language::Zh));
        assert!(label(Language::En).starts_with("50,000,000 calls · "));
    }
}
