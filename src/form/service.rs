//! One service's form.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::input::Billing;
use pricing::table::{Metered, Offer, Packages, Service, ServiceNo, Unit};

use super::Field;

/// What was typed for one service. Lists that its kind does not use are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceForm {
    /// The service.
    pub service: ServiceNo,
    /// Calls a month, or templates.
    pub units: String,
    /// Whether every month has the same number of calls.
    pub spread: Spread,
    /// Calls of single months; a month that is not here has `units`.
    pub by_month: Vec<Option<String>>,
    /// By the call, or by QPS.
    pub billing: Billing,
    /// Packages.
    pub purchases: Vec<Purchase>,
    /// QPS.
    pub orders: Vec<Order>,
    /// Devices.
    pub devices: Vec<String>,
    /// Videos.
    pub videos: Vec<VideoForm>,
    /// Prepaid units at the start; none if empty.
    pub balance: String,
    /// What is left of a one-off free quota; all if empty.
    pub free_left: String,
    /// Calls a month from a shared pool; not stated if empty.
    pub pool_calls: String,
    /// Most requests at once; not stated if empty.
    pub peak: String,
}

/// How calls are spread over the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// The same every month.
    Even,
    /// A number for each month.
    Monthly,
}

/// Packages of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Units in one.
    pub size: u64,
    /// How many; none if 0.
    pub count: String,
    /// Month of purchase, from 1.
    pub month: String,
}

/// An order of QPS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Queries per second.
    pub qps: String,
    /// Months.
    pub months: String,
    /// Days.
    pub days: String,
    /// Month in which it is placed, from 1.
    pub month: String,
    /// Service group it is for.
    pub group: Option<ServiceNo>,
}

/// Videos of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoForm {
    /// Seconds a month.
    pub seconds: String,
    /// Height in pixels.
    pub height: String,
    /// Frames per second.
    pub frame_rate: String,
}

impl Order {
    /// An order that is valid as it stands.
    pub(super) fn new() -> Order {
        let text = str::to_owned;
        Order { qps: text("10"), months: text("1"), days: text("0"), month: text("1"), group: None }
    }
}

impl VideoForm {
    fn new() -> VideoForm {
        let text = str::to_owned;
        VideoForm { seconds: text("2:20"), height: text("720"), frame_rate: text("30") }
    }
}

impl ServiceForm {
    /// A form that is valid as it stands.
    pub fn new(service: ServiceNo) -> ServiceForm {
        let facts = BOOK.service(service);
        let mut form = ServiceForm {
            service,
            units: if facts.unit == Unit::Template { "100" } else { "1,000,000" }.to_owned(),
            spread: Spread::Even,
            by_month: Vec::new(),
            billing: Billing::Calls,
            purchases: Vec::new(),
            orders: Vec::new(),
            devices: Vec::new(),
            videos: Vec::new(),
            balance: String::new(),
            free_left: String::new(),
            pool_calls: String::new(),
            peak: String::new(),
        };
        match &facts.offer {
            Offer::MeteredUse(metered) => form.add_metered(metered),
            Offer::PerQps(_) => form.orders.push(Order::new()),
            Offer::Licence(_) => form.devices.push("1,000".to_owned()),
            Offer::Video(_) => form.videos.push(VideoForm::new()),
            Offer::NoPrice => {}
        }
        form
    }

    fn add_metered(&mut self, metered: &Metered) {
        if metered.qps.is_some() {
            self.orders.push(Order::new());
        }
        let sizes = metered.packages.iter().flat_map(|packages| packages.sizes.0);
        let empty = |size: u64| Purchase { size, count: "0".to_owned(), month: "1".to_owned() };
        self.purchases = sizes.map(|size| empty(size.quantity)).collect();
    }

    /// What is known of the service.
    pub fn facts(&self) -> &'static Service {
        BOOK.service(self.service)
    }

    /// The service's packages, if it has any.
    pub fn packages(&self) -> Option<&'static Packages> {
        match &self.facts().offer {
            Offer::MeteredUse(metered) => metered.packages.as_ref(),
            _ => None,
        }
    }

    /// The service that sells the QPS ordered here.
    pub fn qps_seller(&self) -> Option<ServiceNo> {
        match &self.facts().offer {
            Offer::MeteredUse(metered) => metered.qps,
            Offer::PerQps(_) => Some(self.service),
            _ => None,
        }
    }

    /// Adds another purchase of a size, in the month after the last one.
    pub fn add_purchase(&mut self, size: u64) {
        let earlier = |purchase: &&Purchase| purchase.size == size;
        let last =
            self.purchases.iter().filter(earlier).filter_map(|p| super::whole(&p.month).ok());
        let month = plain(last.max().unwrap_or(0) + 1);
        self.purchases.push(Purchase { size, count: "1".to_owned(), month });
    }

    /// Adds another order, device order or video, whichever the service has.
    pub fn add_row(&mut self) {
        match self.facts().offer {
            Offer::Licence(_) => self.devices.push("50".to_owned()),
            Offer::Video(_) => self.videos.push(VideoForm::new()),
            _ => self.orders.push(Order::new()),
        }
    }

    /// Removes a row that [`ServiceForm::add_row`] can add.
    pub fn remove_row(&mut self, place: usize) {
        fn remove<T>(list: &mut Vec<T>, place: usize) {
            if place < list.len() {
                list.remove(place);
            }
        }
        match self.facts().offer {
            Offer::Licence(_) => remove(&mut self.devices, place),
            Offer::Video(_) => remove(&mut self.videos, place),
            _ => remove(&mut self.orders, place),
        }
    }

    /// How many of what [`ServiceForm::add_row`] adds.
    pub fn n_rows(&self) -> usize {
        match self.facts().offer {
            Offer::Licence(_) => self.devices.len(),
            Offer::Video(_) => self.videos.len(),
            _ => self.orders.len(),
        }
    }

    /// The services whose QPS is sold here.
    pub fn groups(&self) -> impl Iterator<Item = ServiceNo> {
        let own = self.service;
        let is_sold_here = move |service: &Service| match &service.offer {
            Offer::MeteredUse(metered) => metered.qps == Some(own),
            _ => false,
        };
        let sold = BOOK.numbered_services().filter(move |(_, service)| is_sold_here(service));
        sold.map(|(number, _)| number)
    }

    /// Says which service an order is for: the one with the id, or none.
    pub fn set_group(&mut self, place: usize, id: &str) {
        let group = self.groups().find(|&group| BOOK.service(group).id == id);
        if let Some(order) = self.orders.get_mut(place) {
            order.group = group;
        }
    }

    /// The text of a field; empty for a place that does not exist.
    pub fn text(&self, field: Field) -> &str {
        let found = match field {
            Field::Units => Some(&self.units),
            Field::MonthUnits(i) => {
                Some(self.by_month.get(i).and_then(Option::as_ref).unwrap_or(&self.units))
            }
            Field::Balance => Some(&self.balance),
            Field::FreeLeft => Some(&self.free_left),
            Field::PoolCalls => Some(&self.pool_calls),
            Field::Peak => Some(&self.peak),
            Field::PackageCount(i) => self.purchases.get(i).map(|p| &p.count),
            Field::PackageMonth(i) => self.purchases.get(i).map(|p| &p.month),
            Field::Qps(i) => self.orders.get(i).map(|order| &order.qps),
            Field::OrderMonths(i) => self.orders.get(i).map(|order| &order.months),
            Field::OrderDays(i) => self.orders.get(i).map(|order| &order.days),
            Field::OrderMonth(i) => self.orders.get(i).map(|order| &order.month),
            Field::Devices(i) => self.devices.get(i),
            Field::Seconds(i) => self.videos.get(i).map(|video| &video.seconds),
            Field::Height(i) => self.videos.get(i).map(|video| &video.height),
            Field::FrameRate(i) => self.videos.get(i).map(|video| &video.frame_rate),
        };
        found.map_or("", String::as_str)
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: Field, text: String) {
        if let Field::MonthUnits(i) = field
            && self.by_month.len() <= i
        {
            self.by_month.resize(i + 1, None);
        }
        let found = match field {
            Field::Units => Some(&mut self.units),
            Field::MonthUnits(i) => self.by_month.get_mut(i).map(Option::get_or_insert_default),
            Field::Balance => Some(&mut self.balance),
            Field::FreeLeft => Some(&mut self.free_left),
            Field::PoolCalls => Some(&mut self.pool_calls),
            Field::Peak => Some(&mut self.peak),
            Field::PackageCount(i) => self.purchases.get_mut(i).map(|p| &mut p.count),
            Field::PackageMonth(i) => self.purchases.get_mut(i).map(|p| &mut p.month),
            Field::Qps(i) => self.orders.get_mut(i).map(|order| &mut order.qps),
            Field::OrderMonths(i) => self.orders.get_mut(i).map(|order| &mut order.months),
            Field::OrderDays(i) => self.orders.get_mut(i).map(|order| &mut order.days),
            Field::OrderMonth(i) => self.orders.get_mut(i).map(|order| &mut order.month),
            Field::Devices(i) => self.devices.get_mut(i),
            Field::Seconds(i) => self.videos.get_mut(i).map(|video| &mut video.seconds),
            Field::Height(i) => self.videos.get_mut(i).map(|video| &mut video.height),
            Field::FrameRate(i) => self.videos.get_mut(i).map(|video| &mut video.frame_rate),
        };
        if let Some(found) = found {
            *found = text;
        }
    }

    /// The name of a field in the page's markup.
    pub fn field_name(&self, field: Field) -> String {
        let (name, place) = match field {
            Field::PackageCount(place) => ("packages", place),
            Field::PackageMonth(place) => ("package-month", place),
            Field::Units if self.facts().unit == Unit::Template => return "templates".to_owned(),
            _ => return field.name(),
        };
        let Some(purchase) = self.purchases.get(place) else {
            return field.name();
        };
        let before = &self.purchases[..place];
        match before.iter().filter(|earlier| earlier.size == purchase.size).count() {
            0 => [name, "-", &plain(purchase.size)].concat(),
            n => [name, "-", &plain(purchase.size), "-", &plain(n as u64 + 1)].concat(),
        }
    }
}
