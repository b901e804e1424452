//! The public form of what a service is sold by.

use serde::Serialize;

use super::answer::{Source, model_name, source};
use super::reserved::{LicenceRate, QpsRate, VideoRate};
use super::tables::{Chosen, chosen};
use crate::date::Date;
use crate::digits::decimal;
use crate::money::{Share, UnitPrice};
use crate::table::{
    self, AfterPackages, Alert, Book, Bound, Burn, Buy, CarryOver, Counts, Leftover, PackagePrice,
    Part, Period, Product, TierPrice, Validity,
};

/// A name that says one of several things.
pub type Word = Chosen<&'static str>;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Offer {
    Metered(Box<Metered>),
    Qps { rates: Vec<QpsRate> },
    Licence { rates: Vec<LicenceRate> },
    Video { rates: Vec<VideoRate> },
    NoPrice,
}

#[derive(Serialize)]
pub struct Metered {
    free: Vec<Free>,
    #[serde(skip_serializing_if = "Option::is_none")]
    packages: Option<Packages>,
    rates: Vec<Rate>,
    after_packages: Word,
    #[serde(skip_serializing_if = "Option::is_none")]
    qps: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concurrency: Option<Concurrency>,
}

#[derive(Serialize)]
struct Free {
    effective_from: Chosen<Option<String>>,
    period: Word,
    quantity: Chosen<u64>,
    carry_over: Word,
    #[serde(skip_serializing_if = "Option::is_none")]
    pool: Option<&'static str>,
    source: Source,
}

#[derive(Serialize)]
struct Packages {
    /// Months; none for ever.
    validity_months: Chosen<Option<u16>>,
    burn: Word,
    buy: Word,
    leftover: Word,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert: Option<Warning>,
    points_per_unit: String,
    sizes: Vec<Size>,
}

#[derive(Serialize)]
struct Warning {
    when: &'static str,
    share: String,
}

#[derive(Serialize)]
struct Size {
    size: u64,
    /// None where a dash is printed.
    price: Option<String>,
    source: Source,
}

#[derive(Serialize)]
struct Concurrency {
    limit: u64,
    source: Source,
}

#[derive(Serialize)]
struct Rate {
    effective_from: Option<String>,
    model: Word,
    counts: Word,
    part: Word,
    tiers: Vec<Tier>,
}

/// The upper end of a tier; none for the last.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    UpTo(u64),
    Below(u64),
}

#[derive(Serialize)]
pub struct Tier {
    bound: Chosen<Option<End>>,
    price: Price,
    #[serde(skip_serializing_if = "Option::is_none")]
    flat_fee: Option<String>,
    source: Source,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Price {
    #[serde(rename = "unit_price")]
    Unit {
        unit_price: String,
        per: u64,
    },
    FreeOfCharge,
    ContactSales,
    NotPriced,
}

/// The book that numbers point into, and the document that cells point into.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    book: &'a Book,
    product: &'static Product,
}

/// A share as a decimal: `1.2`.
pub fn share(share: Share) -> String {
    short(decimal(share.ten_thousandths().into(), 4))
}

/// The first day of something; none where it has always been so.
pub fn since(date: Date) -> Option<String> {
    (date != Date::BEGINNING).then(|| date.to_string())
}

/// A decimal without needless zeros.
fn short(decimal: String) -> String {
    decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub fn offer(book: &Book, service: &'static table::Service) -> Offer {
    let at = Place { book, product: book.product(service.product) };
    match &service.offer {
        table::Offer::MeteredUse(metered) => Offer::Metered(Box::new(at.metered(metered.0))),
        table::Offer::PerQps(rates) => {
            Offer::Qps { rates: rates.0.iter().map(|rate| at.qps_rate(rate)).collect() }
        }
        table::Offer::Licence(rates) => {
            Offer::Licence { rates: rates.0.iter().map(|rate| at.licence_rate(rate)).collect() }
        }
        table::Offer::Video(rates) => {
            Offer::Video { rates: rates.0.iter().map(|rate| at.video_rate(rate)).collect() }
        }
        table::Offer::NoPrice => Offer::NoPrice,
    }
}

impl Place<'_> {
    pub fn source(self, cell: &'static table::Cell) -> Source {
        source(self.product, cell)
    }

    pub fn choice<T: Copy, U>(
        self,
        choice: &table::Choice<T>,
        written: impl Fn(T) -> U,
    ) -> Chosen<U> {
        chosen(self.book, choice, written)
    }

    fn metered(self, metered: &'static table::Metered) -> Metered {
        let concurrency = metered.concurrency.as_ref();
        Metered {
            free: metered.allowances.0.iter().map(|found| self.free(found)).collect(),
            packages: metered.packages.as_ref().map(|packages| self.packages(packages)),
            rates: metered.rates.0.iter().map(|rate| self.rate(rate)).collect(),
            after_packages: self.choice(&metered.after_packages, |after| match after {
                AfterPackages::ChargePostPaid => "charge_post_paid",
                AfterPackages::StopService => "stop_service",
                AfterPackages::NotPriced => "not_priced",
                AfterPackages::PackageRate => "package_rate",
            }),
            qps: metered.qps.map(|service| self.book.service(service).id),
            concurrency: concurrency
                .map(|found| Concurrency { limit: found.limit, source: self.source(&found.cell) }),
        }
    }

    fn free(self, free: &'static table::Allowance) -> Free {
        Free {
            effective_from: self.choice(&free.effective_from, since),
            period: self.choice(&free.period, |period| match period {
                Period::EveryMonth => "every_month",
                Period::Once => "once",
            }),
            quantity: self.choice(&free.quantity, |quantity| quantity),
            carry_over: self.choice(&free.carry_over, |rest| match rest {
                CarryOver::Lapse => "lapse",
                CarryOver::CarryUnused => "carry_unused",
            }),
            pool: free.pool.map(|pool| self.book.pools[pool.index()]),
            source: self.source(&free.cell),
        }
    }

    fn packages(self, packages: &'static table::Packages) -> Packages {
        let size = |found: &'static table::PackageSize| Size {
            size: found.quantity,
            price: match found.price {
                PackagePrice::Sold { price, .. } => Some(price.to_string()),
                PackagePrice::NoSuchPack => None,
            },
            source: self.source(&found.cell),
        };
        Packages {
            validity_months: self.choice(&packages.validity, |validity| match validity {
                Validity::Months(months) => Some(months),
                Validity::Permanent => None,
            }),
            burn: self.choice(&packages.burn, |burn| match burn {
                Burn::BeforePostPaid => "before_post_paid",
                Burn::Withheld => "withheld",
            }),
            buy: self.choice(&packages.buy, |buy| match buy {
                Buy::AsAsked => "as_asked",
                Buy::NoPackage => "no_package",
            }),
            leftover: self.choice(&packages.leftover, |leftover| match leftover {
                Leftover::Kept => "kept",
                Leftover::Credited => "credited",
            }),
            alert: match packages.alert {
                Alert::NotStated => None,
                Alert::BelowShare(left) => Some(Warning { when: "below", share: share(left) }),
                Alert::AtShare(left) => Some(Warning { when: "at", share: share(left) }),
            },
            points_per_unit: short(decimal(packages.points_per_unit.thousandths().into(), 3)),
            sizes: packages.sizes.0.iter().map(size).collect(),
        }
    }

    fn rate(self, rate: &'static table::Rate) -> Rate {
        Rate {
            effective_from: since(rate.effective_from),
            model: self.choice(&rate.model, model_name),
            counts: self.choice(&rate.counts, |counts| match counts {
                Counts::PostPaid => "post_paid",
                Counts::FreeAndPostPaid => "free_and_post_paid",
                Counts::AllUnits => "all_units",
            }),
            part: self.part(&rate.part),
            tiers: self.tiers(rate.tiers.0),
        }
    }

    pub fn part(self, part: &table::Choice<Part>) -> Word {
        self.choice(part, |part| match part {
            Part::ProRata => "pro_rata",
            Part::Started => "started",
        })
    }

    pub fn end(self, bound: &table::Choice<Bound>) -> Chosen<Option<End>> {
        self.choice(bound, |bound| match bound {
            Bound::UpTo(n) => Some(End::UpTo(n)),
            Bound::Below(n) => Some(End::Below(n)),
            Bound::Open => None,
        })
    }

    pub fn tiers(self, tiers: &'static [table::Tier]) -> Vec<Tier> {
        let tier = |tier: &'static table::Tier| Tier {
            bound: self.end(&tier.bound),
            price: match tier.price {
                TierPrice::Unit(price) => unit_price(price),
                TierPrice::FreeOfCharge => Price::FreeOfCharge,
                TierPrice::AskSales => Price::ContactSales,
                TierPrice::Unpriced => Price::NotPriced,
            },
            flat_fee: Some(tier.flat_fee.to_string()).filter(|fee| fee != "0"),
            source: self.source(&tier.cell),
        };
        tiers.iter().map(tier).collect()
    }
}

fn unit_price(price: UnitPrice) -> Price {
    Price::Unit { unit_price: price.printed().to_string(), per: price.per() }
}
