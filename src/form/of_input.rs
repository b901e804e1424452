//! From the engine's input to typed texts: the way back of `check`.

use core::slice;

use pricing::BOOK;
use pricing::digits::{decimal, plain};
use pricing::input::{Billing, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput};
use pricing::table::ServiceNo;

use super::service::{Order, Purchase, VideoForm};
use super::{ServiceForm, Spread};

impl ServiceForm {
    /// The form that asks for what an input asks for, in plain numbers; none of an unknown service.
    pub fn of_input(input: &ServiceInput) -> Option<ServiceForm> {
        let product = BOOK.find_product(&input.product)?;
        let mut form = ServiceForm::new(BOOK.find_service(product, &input.service)?);
        // A seller of QPS is billed in no other way.
        if input.billing == Some(Billing::Qps) && form.qps_seller() != Some(form.service) {
            form.billing = Billing::Qps;
        }
        let calls = match &input.calls {
            Some(Series::Flat(calls)) => slice::from_ref(calls),
            Some(Series::Monthly(calls)) => calls,
            None => &[],
        };
        match calls {
            // Calls that QPS covers need not be told; none are counted.
            [] if form.billing == Billing::Qps => form.units = plain(0),
            [] => {}
            [calls] => form.units = plain(*calls),
            months => {
                form.spread = Spread::Monthly;
                form.by_month = months.iter().map(|calls| Some(plain(*calls))).collect();
            }
        }
        if let Some(templates) = input.templates {
            form.units = plain(templates);
        }
        for package in &input.packages {
            form.buy_in_turn(package);
        }
        form.take_rows(input);
        let optional = |n: Option<u64>| n.map(plain).unwrap_or_default();
        form.balance = optional(input.balance);
        form.free_left = optional(input.free_left);
        form.pool_calls = optional(input.pool_calls);
        form.peak = optional(input.peak_qps);
        Some(form)
    }

    /// Buys packages after all others, for under some readings the order counts: where their size has
    /// its place before what was bought, that stays a purchase of none.
    fn buy_in_turn(&mut self, package: &PackageInput) {
        let (count, month) = (plain(package.count), plain(package.month));
        let bought = Purchase { size: package.size, count, month };
        let place = self.purchases.iter().position(|own| own.size == package.size);
        let last = self.purchases.iter().rposition(|own| own.count != "0");
        match place {
            Some(place) if last < Some(place) => self.purchases[place] = bought,
            _ => self.purchases.push(bought),
        }
    }

    /// Takes the lists that the input has; others stay as nobody has touched them.
    fn take_rows(&mut self, input: &ServiceInput) {
        if !input.orders.is_empty() {
            let groups: Vec<ServiceNo> = self.groups().collect();
            self.orders = input.orders.iter().map(|asked| order(asked, &groups)).collect();
        }
        if !input.devices.is_empty() {
            self.devices = input.devices.iter().map(|devices| plain(*devices)).collect();
        }
        if !input.videos.is_empty() {
            self.videos = input.videos.iter().map(video).collect();
        }
    }
}

/// An order. What a service orders for itself names no group.
fn order(asked: &QpsOrderInput, groups: &[ServiceNo]) -> Order {
    let named = |group: &&ServiceNo| Some(BOOK.service(**group).id) == asked.group.as_deref();
    Order {
        qps: plain(asked.qps),
        months: plain(asked.months),
        days: plain(asked.days),
        month: plain(asked.month),
        group: groups.iter().find(named).copied(),
    }
}

fn video(asked: &VideoInput) -> VideoForm {
    VideoForm {
        seconds: plain(asked.seconds),
        height: plain(asked.height),
        frame_rate: decimal(asked.frame_rate.thousandths().into(), 3),
    }
}
