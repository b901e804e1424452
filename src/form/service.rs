//! One service's form.

use pricing::BOOK;
use pricing::digits::plain;
use pricing::input::Billing;
use pricing::quantity::HORIZON_MONTHS;
use pricing::table::{Metered, Offer, Packages, Service, ServiceNo, Unit};

use super::{Field, SEASONS, Spread, pasted};

/// What was typed for one service. Lists that its kind does not use are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceForm {
    /// The service.
    pub service: ServiceNo,
    /// Calls a month, of the first one or of an ordinary one; or templates.
    pub units: String,
    /// How calls are spread over the months.
    pub spread: Spread,
    /// Growth a month in per cent.
    pub growth: String,
    /// Weights of January to December in per cent; what is not here is 100.
    pub weights: Vec<Option<String>>,
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
            growth: "5".to_owned(),
            weights: Vec::new(),
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

    /// The service that has the scale of what is asked for here.
    pub fn scale(&self) -> ServiceNo {
        match self.billing {
            Billing::Qps => self.qps_seller().unwrap_or(self.service),
            Billing::Calls => self.service,
        }
    }

    /// The number that a curve of the price is drawn over; none where it is not one number.
    pub fn quantity_field(&self, n_months: u8) -> Option<Field> {
        match &self.facts().offer {
            Offer::MeteredUse(_) if self.billing == Billing::Qps => Some(Field::Qps(0)),
            Offer::MeteredUse(_) => {
                let same = n_months == 1 || self.spread == Spread::Even;
                (same || self.facts().unit == Unit::Template).then_some(Field::Units)
            }
            Offer::PerQps(_) => Some(Field::Qps(0)),
            Offer::Licence(_) => Some(Field::Devices(0)),
            Offer::Video(_) | Offer::NoPrice => None,
        }
    }

    /// The number that matters most.
    pub fn main_field(&self) -> Field {
        match &self.facts().offer {
            Offer::Video(_) => Field::Seconds(0),
            _ => self.quantity_field(1).unwrap_or(Field::Units),
        }
    }

    /// Adds another purchase of a size, in the month after the last one.
    pub fn add_purchase(&mut self, size: u64) {
        let earlier = |purchase: &&Purchase| purchase.size == size;
        let last =
            self.purchases.iter().filter(earlier).filter_map(|p| super::whole(&p.month).ok());
        let month = plain(last.max().unwrap_or(0).saturating_add(1));
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

    /// Takes one of [`SEASONS`].
    pub fn set_season(&mut self, season: usize) {
        for (place, weight) in SEASONS[season].into_iter().enumerate() {
            self.set(Field::Weight(place), plain(weight.into()));
        }
    }

    /// Whether the weights are those of one of [`SEASONS`].
    pub fn has_season(&self, season: usize) -> bool {
        let mut weights = SEASONS[season].into_iter().enumerate();
        weights.all(|(place, weight)| self.text(Field::Weight(place)) == plain(weight.into()))
    }

    /// Puts what was pasted into a month and those after it. Answers how many numbers are left over
    /// after the longest horizon.
    pub fn paste(&mut self, month: usize, text: &str) -> usize {
        let mut left_over = 0;
        for (place, cell) in pasted(text).into_iter().enumerate() {
            match month + place < HORIZON_MONTHS.max as usize {
                true => self.set(Field::MonthUnits(month + place), cell),
                false => left_over += 1,
            }
        }
        left_over
    }

    /// The last month with a number of its own, from 1; 0 where none has.
    pub fn last_month(&self) -> usize {
        self.by_month.iter().rposition(Option::is_some).map_or(0, |place| place + 1)
    }

    /// The text of a field; empty for a place that does not exist.
    pub fn text(&self, field: Field) -> &str {
        let found = match field {
            Field::Units => Some(&self.units),
            Field::MonthUnits(i) => {
                Some(self.by_month.get(i).and_then(Option::as_ref).unwrap_or(&self.units))
            }
            Field::Growth => Some(&self.growth),
            Field::Weight(i) => {
                return self.weights.get(i).and_then(Option::as_deref).unwrap_or("100");
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
        let (list, place) = match field {
            Field::Weight(i) => (&mut self.weights, i),
            Field::MonthUnits(i) => (&mut self.by_month, i),
            _ => (&mut self.by_month, 0),
        };
        if matches!(field, Field::MonthUnits(_) | Field::Weight(_)) && list.len() <= place {
            list.resize(place + 1, None);
        }
        let found = match field {
            Field::Units => Some(&mut self.units),
            Field::MonthUnits(i) => self.by_month.get_mut(i).map(Option::get_or_insert_default),
            Field::Growth => Some(&mut self.growth),
            Field::Weight(i) => self.weights.get_mut(i).map(Option::get_or_insert_default),
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
