//! The check of QPS orders and videos.

use super::{Check, Key, len};
use crate::input::{Billing, ProblemKind, QpsOrderInput, ServiceInput, VideoInput};
use crate::model::qps::QpsOrder;
use crate::model::video::Video;
use crate::quantity;
use crate::scenario::Need;
use crate::table::{Offer, QpsRate, Service, ServiceNo, Unit};

impl Check<'_> {
    pub(super) fn qps(
        &self,
        input: &ServiceInput,
        rates: &'static [QpsRate],
        service: ServiceNo,
    ) -> Need {
        self.only(input, &["orders", "billing", "calls"]);
        if input.billing == Some(Billing::Calls) {
            self.report(Key::Field("billing"), ProblemKind::NotForThisService);
        }
        let serves = |(_, other): &(ServiceNo, &Service)| match &other.offer {
            Offer::MeteredUse(metered) => metered.qps == Some(service),
            _ => false,
        };
        let shared = self.book.numbered_services().any(|numbered| serves(&numbered));
        if shared && input.calls.is_some() {
            self.report(Key::Field("calls"), ProblemKind::NotForThisService);
        }
        let covered =
            if input.calls.is_some() { self.units(input, Unit::Call) } else { Vec::new() };
        Need::Qps { rates, orders: self.orders(input, rates, None), covered }
    }

    pub(super) fn orders(
        &self,
        input: &ServiceInput,
        rates: &'static [QpsRate],
        group: Option<ServiceNo>,
    ) -> Vec<QpsOrder> {
        if input.orders.is_empty() {
            self.report(Key::Field("orders"), ProblemKind::Missing);
        }
        self.range(Key::Field("orders"), len(&input.orders), quantity::ORDERS);
        let numbered = input.orders.iter().enumerate();
        numbered.map(|(place, order)| self.order(place, order, rates, group)).collect()
    }

    fn order(
        &self,
        place: usize,
        order: &QpsOrderInput,
        rates: &'static [QpsRate],
        group: Option<ServiceNo>,
    ) -> QpsOrder {
        let key = |key| Key::Item("orders", place, key);
        self.range(key("qps"), order.qps, quantity::QPS);
        self.range(key("months"), order.months, quantity::QPS_MONTHS);
        self.range(key("days"), order.days, quantity::QPS_DAYS);
        if order.months == 0 && order.days == 0 {
            self.report(key("days"), ProblemKind::NoTime);
        }
        let minimum = rates.iter().map(|rate| rate.days_min).max().unwrap_or(1);
        if order.months == 0 && order.days > 0 && order.days < minimum {
            self.report(key("days"), ProblemKind::TooFewDays { minimum });
        }
        let bought = self.month(key("month"), order.month);
        let named = order.group.as_deref().map(|id| self.group(key("group"), id, rates, group));
        let group = named.unwrap_or(group);
        QpsOrder { qps: order.qps, months: order.months, days: order.days, bought, group }
    }

    /// The service group that an order names: one that buys its QPS from these rates.
    fn group(
        &self,
        key: Key,
        id: &str,
        rates: &'static [QpsRate],
        own: Option<ServiceNo>,
    ) -> Option<ServiceNo> {
        let buys_here = |service: &Service| {
            let Offer::MeteredUse(metered) = service.offer else {
                return false;
            };
            let Some(seller) = metered.qps else {
                return false;
            };
            let offer = self.book.service(seller).offer;
            matches!(offer, Offer::PerQps(offered) if core::ptr::eq(offered.0, rates))
        };
        let mut groups = self.book.numbered_services();
        let found = groups.find(|(_, service)| service.id == id && buys_here(service));
        let number = found.map(|(number, _)| number);
        if number.is_none() || own.is_some_and(|own| Some(own) != number) {
            self.report(key, ProblemKind::UnknownService);
        }
        number
    }

    pub(super) fn videos(&self, input: &ServiceInput) -> Vec<Video> {
        if input.videos.is_empty() {
            self.report(Key::Field("videos"), ProblemKind::Missing);
        }
        self.range(Key::Field("videos"), len(&input.videos), quantity::ORDERS);
        let numbered = input.videos.iter().enumerate();
        let video = |(place, video): (usize, &VideoInput)| {
            let key = |key| Key::Item("videos", place, key);
            self.range(key("seconds"), video.seconds, quantity::SECONDS);
            self.range(key("height"), video.height, quantity::HEIGHT);
            let frame_rate = video.frame_rate.thousandths();
            self.range(key("frame_rate"), frame_rate, quantity::FRAME_RATE_MILLI);
            let VideoInput { seconds, height, frame_rate } = *video;
            Video { seconds, height, frame_rate }
        };
        numbered.map(video).collect()
    }
}
