//! A plan in a form: what a visitor would type to buy it.

use pricing::digits::plain;
use pricing::input::Billing;
use pricing::plan::Bought;
use pricing::quantity::PACKAGES;

use super::service::{Order, Purchase};
use super::{Field, ServiceForm};
use crate::wording::count;

impl ServiceForm {
    /// Whether a form can hold what a plan buys.
    pub fn holds(bought: &Bought) -> bool {
        match bought {
            Bought::Packages(purchases) => purchases.iter().all(|p| PACKAGES.contains(p.count)),
            Bought::Qps(_) | Bought::Devices(_) => true,
        }
    }

    /// Buys what a plan buys, and nothing else.
    pub fn buy(&mut self, bought: &Bought) {
        match bought {
            Bought::Packages(purchases) => {
                self.empty_packages();
                for purchase in purchases {
                    self.buy_packages(purchase.size, purchase.count, purchase.month);
                }
            }
            Bought::Qps(orders) => {
                if self.qps_seller() != Some(self.service) {
                    self.billing = Billing::Qps;
                }
                self.orders.clear();
                for order in orders {
                    self.orders.push(Order {
                        qps: count(order.qps),
                        months: count(order.months),
                        days: count(order.days),
                        month: month(order.bought),
                        group: order.group.filter(|group| *group != self.service),
                    });
                }
            }
            Bought::Devices(orders) => {
                self.devices = orders.iter().map(|devices| count(*devices)).collect();
            }
        }
    }

    /// One purchase of none for every size.
    fn empty_packages(&mut self) {
        let mut sizes: Vec<u64> = Vec::new();
        self.purchases.retain(|purchase| {
            let is_first = !sizes.contains(&purchase.size);
            sizes.push(purchase.size);
            is_first
        });
        for place in 0..self.purchases.len() {
            self.set(Field::PackageCount(place), "0".to_owned());
            self.set(Field::PackageMonth(place), "1".to_owned());
        }
    }

    /// Buys packages of the size at a place of the offer.
    fn buy_packages(&mut self, place: usize, packages: u64, bought: u8) {
        let size = self.packages().and_then(|all| all.sizes.get(place)).map(|size| size.quantity);
        let Some(size) = size else { return };
        let bought = Purchase { size, count: count(packages), month: month(bought) };
        let mut own = self.purchases.iter_mut().filter(|purchase| purchase.size == size);
        match own.find(|purchase| purchase.count == "0") {
            Some(empty) => *empty = bought,
            None => self.purchases.push(bought),
        }
    }
}

/// A month of the engine, which counts from 0, as it is typed.
fn month(from_zero: u8) -> String {
    plain(u64::from(from_zero) + 1)
}
