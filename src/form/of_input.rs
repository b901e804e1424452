//! From the engine's input to typed texts: the way back of `check`.

use pricing::BOOK;
use pricing::digits::{decimal, plain};
use pricing::input::{Billing, QpsOrderInput, Series, ServiceInput, VideoInput};
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
        match &input.calls {
            Some(Series::Flat(calls)) => form.units = plain(*calls),
            Some(Series::Monthly(calls)) => {
                form.spread = Spread::Monthly;
                form.by_month = calls.iter().map(|calls| Some(plain(*calls))).collect();
            }
            // Calls that QPS covers need not be told; none are counted.
            None if form.billing == Billing::Qps => form.units = plain(0),
            None => {}
        }
        if let Some(templates) = input.templates {
            form.units = plain(templates);
        }
        for package in &input.packages {
            let (count, month) = (plain(package.count), plain(package.month));
            form.put(Purchase { size: package.size, count, month });
        }
        form.take_rows(input);
        let optional = |n: Option<u64>| n.map(plain).unwrap_or_default();
        form.balance = optional(input.balance);
        form.free_left = optional(input.free_left);
        form.pool_calls = optional(input.pool_calls);
        form.peak = optional(input.peak_qps);
        Some(form)
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
