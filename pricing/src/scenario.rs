//! A scenario: what a visitor wants to know the price of, checked.
//!
//! [`crate::input::Input`] is the unchecked form; [`Scenario::check`] is the only way here. A scenario
//! holds, for every service, the offer it is rated by, so a need can never meet an offer of another
//! kind.

use crate::burn_down::{Balances, Lot};
use crate::date::Date;
use crate::model::qps::QpsOrder;
use crate::model::video::Video;
use crate::table::{
    Buy, Choices, LicenceRate, Metered, PackagePrice, QpsRate, ServiceNo, VideoRate,
};

/// Checked input of a quote.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(crate) date: Date,
    pub(crate) months: u8,
    pub(crate) choices: Choices,
    pub(crate) entries: Vec<Entry>,
}

impl Scenario {
    /// First day of the horizon. It dates the first grant of free units.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// Months of the horizon, 1 to 36.
    #[must_use]
    pub fn months(&self) -> u8 {
        self.months
    }

    /// Readings switched to the other one.
    #[must_use]
    pub fn choices(&self) -> Choices {
        self.choices
    }

    /// The services, in the order of the input.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// One service and what is needed of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The service.
    pub service: ServiceNo,
    /// What is needed.
    pub need: Need,
}

/// What is needed of a service, with the offer that prices it.
#[derive(Clone, Debug)]
pub enum Need {
    /// Units charged one by one.
    Metered {
        /// The offer.
        offer: &'static Metered,
        /// Use and purchases.
        used: PerUnit,
    },
    /// Reserved QPS.
    Qps {
        /// The offer, by date.
        rates: &'static [QpsRate],
        /// Orders.
        orders: Vec<QpsOrder>,
        /// Calls of each month that the QPS covers; empty where none are stated.
        covered: Vec<u64>,
    },
    /// Devices, each number one order.
    Devices {
        /// The offer, by date.
        rates: &'static [LicenceRate],
        /// Orders.
        orders: Vec<u64>,
    },
    /// Videos produced every month.
    Videos {
        /// The offer, by date.
        rates: &'static [VideoRate],
        /// Kinds of video.
        videos: Vec<Video>,
    },
    /// Calls of a service that the document does not price.
    Unpriced {
        /// Calls of each month.
        units: Vec<u64>,
    },
}

/// Use of a metered service.
#[derive(Clone, Debug)]
pub struct PerUnit {
    /// Units of each month of the horizon.
    pub units: Vec<u64>,
    /// Packages bought.
    pub purchases: Vec<Purchase>,
    /// Prepaid units or points at the start; used first, and valid throughout.
    pub balance: u64,
    /// What is left of a one-off free quota; all of it where nothing is stated.
    pub free_left: Option<u64>,
    /// Units a month that this service takes from a shared free pool.
    pub from_pool: Option<u64>,
    /// Most requests at once.
    pub peak_qps: Option<u64>,
}

impl PerUnit {
    /// Balances at the start, with all purchases in the order of their use.
    pub(crate) fn balances(&self, offer: &'static Metered, buy: Option<Buy>) -> Balances {
        let opening = (self.balance > 0).then(|| Lot::opening(self.balance));
        let packages = offer.packages.as_ref().filter(|_| buy == Some(Buy::AsAsked));
        let lots = packages.into_iter().flat_map(|packages| {
            let sold = self.purchases.iter().map(|p| (p, &packages.sizes.0[p.size]));
            let sold = sold.filter(|(_, size)| size.price != PackagePrice::NoSuchPack);
            sold.map(|(p, size)| Lot::bought(size, p.count, p.month))
        });
        Balances::new(opening.into_iter().chain(lots))
    }
}

/// Packages of one size bought at the start of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Purchase {
    /// Place of the size in the offer.
    pub size: usize,
    /// How many.
    pub count: u64,
    /// Month of the horizon, from 0.
    pub month: u8,
}
