//! Closer looks at one service: what to buy, the months ahead, the shape of its price, its price
//! elsewhere.

use pricing::BOOK;
use pricing::table::{Offer, ServiceNo, Unit};

/// A closer look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The cheapest plan, and why none is cheaper.
    Plan,
    /// The months of the horizon, as a chart and a table.
    Year,
    /// Cost against quantity, notches, and what a budget buys.
    Curve,
    /// The same need in other documents.
    Elsewhere,
}

impl Look {
    /// All, in the order in which they are offered.
    pub const ALL: [Look; 4] = [Look::Plan, Look::Year, Look::Curve, Look::Elsewhere];

    /// Name in the markup.
    pub fn name(self) -> &'static str {
        match self {
            Look::Plan => "plan",
            Look::Year => "year",
            Look::Curve => "curve",
            Look::Elsewhere => "elsewhere",
        }
    }

    /// Whether there is something to see of a service.
    pub fn is_of(self, service: ServiceNo) -> bool {
        let facts = BOOK.service(service);
        let offer = &facts.offer;
        match self {
            Look::Plan | Look::Curve => !matches!(offer, Offer::Video(_) | Offer::NoPrice),
            Look::Year => !matches!(offer, Offer::NoPrice),
            Look::Elsewhere => {
                matches!(facts.unit, Unit::Call | Unit::Qps) && BOOK.need_of(service).is_some()
            }
        }
    }
}
