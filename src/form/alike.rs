//! The same need of another service.

use pricing::digits::plain;
use pricing::input::Billing;
use pricing::table::{Offer, ServiceNo};

use super::service::Order;
use super::{ServiceForm, whole};

impl ServiceForm {
    /// The form of another service that meets the same need: calls and how they are spread, the peak,
    /// QPS as ordered. What was bought, and what is left of it, stays with the one it was bought for.
    pub fn alike(&self, service: ServiceNo, months: u8) -> ServiceForm {
        let empty = ServiceForm::new(service);
        let mut form = ServiceForm {
            service,
            billing: Billing::Calls,
            purchases: empty.purchases,
            orders: empty.orders,
            devices: empty.devices,
            videos: empty.videos,
            balance: empty.balance,
            free_left: empty.free_left,
            pool_calls: empty.pool_calls,
            ..self.clone()
        };
        let Some(seller) = form.qps_seller() else {
            form.peak = empty.peak;
            return form;
        };
        let is_sold_alone = seller == service;
        let has_no_calls = matches!(self.facts().offer, Offer::PerQps(_));
        if has_no_calls || self.billing == Billing::Qps {
            form.orders.clone_from(&self.orders);
            form.orders.iter_mut().for_each(|order| order.group = None);
            if has_no_calls && !is_sold_alone {
                form.billing = Billing::Qps;
            }
        } else if let (true, Ok(1..)) = (is_sold_alone, whole(&self.peak)) {
            let (qps, months) = (self.peak.clone(), plain(months.into()));
            form.orders = vec![Order { qps, months, ..Order::new() }];
        }
        if is_sold_alone {
            form.peak = empty.peak;
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Field, Horizon, Priced, Spread};
    use pricing::BOOK;
    use pricing::compare::Price;
    use pricing::table::{Choices, Unit};

    fn horizon() -> Horizon {
        Horizon::check("2026-11-21", "12", Choices::QUOTED).expect("horizon")
    }

    fn priced(form: &ServiceForm) -> Priced {
        let input = form.check(Some(&horizon())).expect("a valid form");
        Priced::of(Some(&horizon()), vec![(form.service, Some(input))])
    }

    /// What is added costs what stood beside the button, for every service of every need.
    #[test]
    fn what_is_added_costs_what_was_shown() {
        let mut n_compared = 0;
        for (number, service) in BOOK.numbered_services() {
            if !matches!(service.unit, Unit::Call | Unit::Qps) || BOOK.need_of(number).is_none() {
                continue;
            }
            let mut plain = ServiceForm::new(number);
            plain.spread = Spread::Monthly;
            plain.set(Field::MonthUnits(3), "3,300,000".to_owned());
            if plain.packages().is_some() {
                plain.set(Field::Balance, "70,000".to_owned());
            }
            let mut peak = plain.clone();
            if peak.qps_seller().is_some() {
                peak.set(Field::Peak, "5".to_owned());
            }
            let mut by_qps = plain.clone();
            by_qps.billing = Billing::Qps;
            for form in [plain, peak, by_qps] {
                if form.billing == Billing::Qps && form.orders.is_empty() {
                    continue;
                }
                let compared = priced(&form).compared(number).expect("a comparison");
                for row in compared.rows.iter().filter(|row| row.member.service != number) {
                    let Price::Whole(amount) = row.price else { continue };
                    let other = form.alike(row.member.service, 12);
                    let entry = priced(&other).entry(other.service).map(|entry| entry.amount());
                    assert_eq!(entry, Some(amount), "{} {}", service.id, other.facts().id);
                    n_compared += 1;
                }
            }
        }
        assert!(n_compared > 20, "{n_compared}");
    }

    #[test]
    fn a_peak_is_ordered_for_the_whole_horizon() {
        let find = |product: &str, service: &str| {
            let product = BOOK.find_product(product).expect("product");
            BOOK.find_service(product, service).expect("service")
        };
        let mut asked = ServiceForm::new(find("tencent-face", "face-comparison"));
        asked.set(Field::Peak, "5".to_owned());
        let alibaba = find("alibaba-viapi", "face-comparison-1-1");
        let form = asked.alike(alibaba, 12);
        let seen = [Field::Qps(0), Field::OrderMonths(0), Field::OrderDays(0), Field::Peak];
        assert_eq!(seen.map(|field| form.text(field)), ["5", "12", "0", ""]);
        let older = asked.alike(find("tencent-face-legacy", "face-comparison"), 12);
        assert_eq!((older.text(Field::Units), older.text(Field::Peak)), ("1,000,000", ""));
        let back = form.alike(asked.service, 12);
        assert_eq!((back.billing, back.text(Field::Qps(0))), (Billing::Qps, "5"));
    }
}
