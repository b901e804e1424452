//! One need, side by side: what every service that meets it would cost over the same horizon.
//!
//! Which services meet a need is data (`tables/needs.toml`). Every amount is rated or planned as if
//! the service were asked alone; what has no price is an outcome, never nothing.

use crate::line::{Ledger, Line, Outcome};
use crate::model::qps::QpsOrder;
use crate::money::Amount;
use crate::plan::{self, Plan};
use crate::rate::{self, Rating};
use crate::scenario::{Entry, Need, PerUnit, Scenario};
use crate::table::{Book, Member, Offer, QpsRate, ServiceNo, SharedNeed, Unit};

/// The services that meet the need of an entry.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The need.
    pub need: &'static SharedNeed,
    /// The entry as asked, its purchases with it.
    pub asked: Price,
    /// The services, in the order of their documents; the asked one is one of them.
    pub rows: Vec<Row>,
}

/// What one service would cost.
#[derive(Clone, Debug)]
pub struct Row {
    /// The service, and what differs.
    pub member: &'static Member,
    /// By the call with nothing bought or, where no calls are stated or priced, by the QPS asked.
    pub price: Price,
    /// Its cheapest plan; none where none can be made.
    pub plan: Option<Plan>,
    /// How it compares with the asked service and those that do the same.
    pub standing: Standing,
}

/// An amount, or why there is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Price {
    /// All that is needed costs this.
    Whole(Amount),
    /// Some of what is needed has no price: the first outcome, with the units of all months.
    Missing(Outcome),
    /// Priced by QPS, and the most requests at once are not stated.
    NeedsPeak {
        /// One QPS for a month.
        one_qps: Amount,
        /// The most QPS for the horizon that cost no more than the cheapest service compared.
        break_even: Option<u64>,
    },
    /// Priced by the call, and no calls are stated.
    NeedsCalls,
    /// Sold by another unit, such as devices.
    OtherUnit,
}

/// How a service compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// No other costs as little.
    Cheapest,
    /// None costs less, and another costs the same.
    Tied,
    /// Another costs less.
    Dearer,
    /// No other can be compared with it.
    OnlyOne,
    /// Its amount is not known, or not whole.
    Open,
    /// It does something else than the asked service, or one of both is no longer offered at its price.
    Apart,
}

impl Row {
    /// The least that meets the whole need.
    #[must_use]
    pub fn lowest(&self) -> Option<Amount> {
        let plan = self.plan.as_ref().filter(|plan| plan.gaps == 0).map(|plan| plan.cost);
        match self.price {
            Price::Whole(amount) => Some(plan.map_or(amount, |cost| cost.min(amount))),
            _ => plan,
        }
    }
}

/// Every service that meets the need of the entry at a place.
///
/// None where no other service does, where nothing is needed, and for what is asked by another unit
/// than calls or QPS.
#[must_use]
pub fn of(book: &Book, scenario: &Scenario, place: usize) -> Option<Comparison> {
    let entry = &scenario.entries()[place];
    let (need, own) = book.need_of(entry.service)?;
    let demand = Demand::of(book, scenario, place)?;
    let mut rows = Vec::new();
    for member in need.members.0 {
        let (price, plan) = demand.met_by(book, member.service);
        rows.push(Row { member, price, plan, standing: Standing::Open });
    }
    let cheapest = rank(&mut rows, own.class);
    for row in &mut rows {
        if let (Price::NeedsPeak { break_even, .. }, Some(amount), Offer::PerQps(rates)) =
            (&mut row.price, cheapest, book.service(row.member.service).offer)
        {
            let offer = (rates.0, row.member.service);
            *break_even = plan::break_even_qps(scenario, offer, amount);
        }
    }
    Some(Comparison { need, asked: price(scenario, place), rows })
}

/// Ranks the services of a class, and answers the least amount.
fn rank(rows: &mut [Row], class: u8) -> Option<Amount> {
    let (mut least, mut equals, mut others) = (None, 0, 0);
    for row in rows.iter().filter(|row| row.member.class == class) {
        let Some(amount) = row.lowest() else { continue };
        others += 1;
        match least {
            Some(known) if known < amount => {}
            Some(known) if known == amount => equals += 1,
            _ => (least, equals) = (Some(amount), 1),
        }
    }
    for row in rows {
        row.standing = match row.lowest() {
            _ if row.member.class != class => Standing::Apart,
            None => Standing::Open,
            Some(_) if others == 1 => Standing::OnlyOne,
            amount if amount != least => Standing::Dearer,
            _ if equals > 1 => Standing::Tied,
            _ => Standing::Cheapest,
        };
    }
    least
}

/// What is needed, whichever service meets it.
struct Demand<'a> {
    scenario: &'a Scenario,
    place: usize,
    /// Calls of each month; empty where none are stated.
    calls: &'a [u64],
    /// QPS as asked, or the peak for the whole horizon.
    orders: Vec<QpsOrder>,
}

impl<'a> Demand<'a> {
    fn of(book: &Book, scenario: &'a Scenario, place: usize) -> Option<Demand<'a>> {
        let entry = &scenario.entries()[place];
        if !matches!(book.service(entry.service).unit, Unit::Call | Unit::Qps) {
            return None;
        }
        let (mut peak, mut orders) = (None, Vec::new());
        let calls: &[u64] = match &entry.need {
            Need::Metered { used, .. } => {
                peak = used.peak_qps;
                &used.units
            }
            Need::Qps { orders: asked, covered, .. } => {
                orders.clone_from(asked);
                covered
            }
            Need::Unpriced { units } => units,
            Need::Devices { .. } | Need::Videos { .. } => return None,
        };
        if let Some(peak) = peak {
            let months = u64::from(scenario.months());
            orders.push(QpsOrder { qps: peak.max(1), months, days: 0, bought: 0, group: None });
        }
        let calls = if calls.iter().any(|units| *units > 0) { calls } else { &[] };
        let asked_by_qps = matches!(entry.need, Need::Qps { .. });
        (asked_by_qps || !calls.is_empty()).then_some(Demand { scenario, place, calls, orders })
    }

    /// What a service costs by the call or by QPS, and its cheapest plan.
    fn met_by(&self, book: &Book, service: ServiceNo) -> (Price, Option<Plan>) {
        let Ways { by_call, by_qps, otherwise } = self.ways(book, service);
        let mut found = (otherwise, None);
        for need in [by_qps, by_call].into_iter().flatten() {
            let (alone, place) = self.alone(service, need);
            let plan = plan::of(book, &alone, place).map(|planned| planned.best().clone());
            let best = match (found.1, plan) {
                (Some(a), Some(b)) if Plan::beats(&a, &b) => Some(a),
                (a, b) => b.or(a),
            };
            found = (price(&alone, place), best);
        }
        found
    }

    /// The needs that a service could be asked for, and the answer if there is none.
    fn ways(&self, book: &Book, number: ServiceNo) -> Ways {
        let service = book.service(number);
        let seller = match service.offer {
            Offer::MeteredUse(offer) => offer.0.qps,
            Offer::PerQps(_) => Some(number),
            _ => None,
        };
        let by_qps = seller.and_then(|seller| match book.service(seller).offer {
            Offer::PerQps(rates) if !self.orders.is_empty() => {
                Some(self.reserved(rates.0, (seller != number).then_some(number)))
            }
            _ => None,
        });
        let by_call = match service.offer {
            Offer::MeteredUse(offer) if !self.calls.is_empty() && service.unit == Unit::Call => {
                let units = self.calls.to_vec();
                let purchases = Vec::new();
                let used = PerUnit {
                    units,
                    purchases,
                    balance: 0,
                    free_left: None,
                    from_pool: None,
                    peak_qps: None,
                };
                Some(Need::Metered { offer: offer.0, used })
            }
            _ => None,
        };
        let otherwise = match service.offer {
            Offer::MeteredUse(_) if service.unit == Unit::Call => Price::NeedsCalls,
            Offer::PerQps(rates) => {
                Price::NeedsPeak { one_qps: self.one_qps(rates.0), break_even: None }
            }
            Offer::NoPrice => Price::Missing(Outcome::NotPriced { units: self.calls.iter().sum() }),
            _ => Price::OtherUnit,
        };
        Ways { by_call, by_qps, otherwise }
    }

    fn reserved(&self, rates: &'static [QpsRate], group: Option<ServiceNo>) -> Need {
        let mut orders = self.orders.clone();
        for order in &mut orders {
            order.group = group;
        }
        Need::Qps { rates, orders, covered: self.calls.to_vec() }
    }

    /// One QPS for a month from the scenario's date on.
    fn one_qps(&self, rates: &'static [QpsRate]) -> Amount {
        let order = QpsOrder { qps: 1, months: 1, days: 0, bought: 0, group: None };
        let mut sum = Sum::default();
        rate::orders(Rating::of(self.scenario), rates, &[order], &mut sum);
        sum.amount
    }

    /// A scenario with a need of a service alone. The asked service keeps what is its own: a balance,
    /// its share of a pool, and the other entries that draw from that.
    fn alone(&self, service: ServiceNo, need: Need) -> (Scenario, usize) {
        let mut scenario = self.scenario.clone();
        let asked = &mut scenario.entries[self.place];
        if let (true, Need::Metered { .. }, Need::Metered { used, .. }) =
            (asked.service == service, &need, &mut asked.need)
        {
            used.purchases.clear();
            return (scenario, self.place);
        }
        scenario.entries = vec![Entry { service, need }];
        (scenario, 0)
    }
}

/// How a service could meet what is needed.
struct Ways {
    by_call: Option<Need>,
    by_qps: Option<Need>,
    otherwise: Price,
}

/// What the entry at a place costs as it stands.
fn price(scenario: &Scenario, place: usize) -> Price {
    let mut sum = Sum::default();
    rate::entry(Rating::of(scenario), place, &mut sum);
    sum.missing.map_or(Price::Whole(sum.amount), Price::Missing)
}

/// The sum of all lines, and what is missing from it.
#[derive(Default)]
struct Sum {
    amount: Amount,
    missing: Option<Outcome>,
}

impl Ledger for Sum {
    fn line(&mut self, line: Line) {
        self.amount += line.amount();
    }

    fn outcome(&mut self, _month: u8, outcome: Outcome) {
        use Outcome::{ContactSales, NotPriced, Uncovered, Unserved};
        match (&mut self.missing, outcome) {
            (Some(NotPriced { units }), NotPriced { units: more })
            | (Some(Uncovered { units }), Uncovered { units: more })
            | (Some(Unserved { units }), Unserved { units: more })
            | (Some(ContactSales { units }), ContactSales { units: more }) => *units += more,
            (Some(_), _) => {}
            (none, outcome) => *none = Some(outcome),
        }
    }
}
