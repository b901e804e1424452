//! The months of a service: how they are met, what they cost, what is frozen beside the bill.

use pricing::BOOK;
use pricing::line::{MonthUse, Outcome, When};
use pricing::money::Amount;
use pricing::quote::{Hold, Quote, Quoted};

/// A month of the horizon.
pub struct Month {
    /// Its number, from 0.
    pub month: u8,
    /// How its units are met; none for what is not metered, and while a shared pool leaves it open.
    pub used: Option<MonthUse>,
    /// What is bought at its start.
    pub bought: Amount,
    /// What its use costs.
    pub charged: Amount,
    /// What is not a price.
    pub outcomes: Vec<Outcome>,
    /// What is frozen for all services of the product.
    pub hold: Option<Hold>,
}

impl Month {
    /// What is due for the month.
    pub fn amount(&self) -> Amount {
        self.bought + self.charged
    }

    /// Whether nothing is missing from the amount.
    pub fn is_complete(&self) -> bool {
        !self.outcomes.iter().any(|outcome| outcome.leaves_total_incomplete())
    }
}

/// The months of a service; their amounts add up to its own.
pub fn months(quote: &Quote, entry: &Quoted) -> Vec<Month> {
    let product = BOOK.service(entry.service).product;
    let mut months = Vec::with_capacity(quote.months.into());
    for month in 0..quote.months {
        let (mut bought, mut charged) = (Amount::ZERO, Amount::ZERO);
        for line in &entry.lines {
            match line.when {
                When::Bought(of) if of == month => bought += line.amount(),
                When::Used(of) if of == month => charged += line.amount(),
                _ => {}
            }
        }
        let mut outcomes = Vec::new();
        for (of, outcome) in &entry.outcomes {
            if *of == month {
                outcomes.push(*outcome);
            }
        }
        let hold = |hold: &&Hold| hold.product == product && hold.month == month;
        months.push(Month {
            month,
            used: entry.uses.iter().find(|used| used.month == month).copied(),
            bought,
            charged,
            outcomes,
            hold: quote.holds.iter().find(hold).copied(),
        });
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::samples::{busy, form};
    use crate::form::{Field, Horizon, Priced, ServiceForm};
    use pricing::table::Choices;

    fn quoted(form: &ServiceForm, months: &str) -> Quote {
        let horizon = Horizon::check("2026-11-21", months, Choices::QUOTED).expect("horizon");
        let input = form.check(Some(&horizon)).expect("valid");
        let priced = Priced::of(Some(&horizon), vec![(form.service, Some(input))]);
        priced.quote.expect("a quote")
    }

    #[test]
    fn months_add_up_to_the_amount_of_every_service() {
        let mut n_with_purchases = 0;
        for (number, service) in BOOK.numbered_services() {
            let form = busy(number);
            let quote = quoted(&form, "14");
            let entry = &quote.entries[0];
            let months = months(&quote, entry);
            let sum: Amount = months.iter().map(Month::amount).sum();
            assert_eq!((months.len(), sum), (14, entry.amount()), "{}", service.id);
            n_with_purchases += usize::from(months[2].bought != Amount::ZERO);
        }
        assert!(n_with_purchases > 10, "{n_with_purchases}");
    }

    #[test]
    fn what_lapses_is_told_in_its_month() {
        let mut form = form("tencent-face", "face-search");
        form.set(Field::Units, "20,000".to_owned());
        form.set(Field::PackageCount(0), "1".to_owned());
        let size = form.purchases[0].size;
        let quote = quoted(&form, "14");
        let months = months(&quote, &quote.entries[0]);
        let lapsed: Vec<u64> = months.iter().map(|m| m.used.map_or(0, |u| u.lapsed)).collect();
        let left = size.saturating_sub(12 * 10_000);
        let mut expected = vec![0; 14];
        expected[11] = left;
        assert_eq!(lapsed, expected, "{size}");
    }

    #[test]
    fn what_is_frozen_is_released_a_month_later() {
        let form = form("tencent-face-legacy", "face-comparison");
        let quote = quoted(&form, "3");
        let months = months(&quote, &quote.entries[0]);
        let holds: Vec<Hold> = months.iter().filter_map(|month| month.hold).collect();
        assert_eq!(holds.len(), 3);
        assert_eq!(holds[1].released, holds[0].held);
        assert!(holds[0].held > Amount::ZERO);
    }
}
