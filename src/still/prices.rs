//! Every price of the tables as one flat list, which the tables in HTML, in Markdown and as data are made of.

use pricing::BOOK;
use pricing::date::Date;
use pricing::money::Amount;
use pricing::table::{
    Bound, Cell, ChargeModel, Choice, LicenceRate, Metered, Offer, PackagePrice, Packages, Period,
    QpsLimit, QpsRate, Service, ServiceNo, Tier, TierPrice, Validity, VideoRate,
};

/// What a row of the tables says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// So many units are free.
    Free(u64, Period),
    /// So many requests at once are served by the call.
    Concurrency(u64),
    /// A package of so many units, for so long.
    Package(u64, Validity),
    /// Units charged after use: the first and the last one that the price is for.
    Units(u64, u64),
    /// Due once where a tier is reached.
    FlatFee(u64),
    /// QPS by the month.
    QpsMonth(u64, u64),
    /// QPS by the day.
    QpsDay(u64, u64),
    /// Most QPS that can be bought.
    QpsLimit(QpsLimit),
    /// Devices of an order.
    Devices(u64, u64),
    /// A second of video: greatest height, and greatest frame rate in thousandths.
    Video(u64, u64),
    /// Named without a price.
    NotPriced,
}

/// A row of the tables.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub what: What,
    /// First day on which it holds.
    pub from: Date,
    /// Whether each unit has the price of its own tier; otherwise all have that of the tier reached.
    pub is_graduated: bool,
    /// The price, and how many units it is printed for; none where there is no price.
    pub price: Option<(Amount, u64)>,
    /// Where it is printed; none for what is only named.
    pub cell: Option<&'static Cell>,
    /// Line of the document; 0 where nothing is known.
    pub line: u16,
}

impl Row {
    fn new(what: What, from: Date, price: Option<(Amount, u64)>, cell: &'static Cell) -> Row {
        Row { what, from, is_graduated: false, price, cell: Some(cell), line: cell.line }
    }
}

/// Marks the rows of a rate with several tiers.
fn charged(model: &Choice<ChargeModel>, n_tiers: usize, mut rows: Vec<Row>) -> Vec<Row> {
    let is_graduated = n_tiers > 1 && model.quoted == ChargeModel::Graduated;
    rows.iter_mut().for_each(|row| row.is_graduated = is_graduated);
    rows
}

/// The rows of a service, in the order of its table.
pub fn rows(number: ServiceNo, service: &'static Service) -> Vec<Row> {
    match &service.offer {
        Offer::MeteredUse(metered) => self::metered(metered.0),
        Offer::PerQps(rates) => rates.0.iter().flat_map(qps).collect(),
        Offer::Licence(rates) => rates.0.iter().flat_map(licence).collect(),
        Offer::Video(rates) => rates.0.iter().flat_map(video).collect(),
        Offer::NoPrice => {
            let line = BOOK.unpriced(number).map_or(0, |(_, line)| line);
            let (what, from) = (What::NotPriced, Date::BEGINNING);
            vec![Row { what, from, is_graduated: false, price: None, cell: None, line }]
        }
    }
}

fn metered(metered: &'static Metered) -> Vec<Row> {
    let mut rows = Vec::new();
    for free in metered.allowances.0 {
        let what = What::Free(free.quantity.quoted, free.period.quoted);
        rows.push(Row::new(what, free.effective_from.quoted, None, &free.cell));
    }
    rows.extend(metered.packages.iter().flat_map(packages));
    for rate in metered.rates.0 {
        let tiers = tiers(rate.tiers.0, rate.effective_from, 1, What::Units);
        rows.extend(charged(&rate.model, rate.tiers.len(), tiers));
    }
    let concurrency = metered.concurrency.as_ref();
    rows.extend(
        concurrency.map(|found| {
            Row::new(What::Concurrency(found.limit), Date::BEGINNING, None, &found.cell)
        }),
    );
    rows
}

fn packages(packages: &'static Packages) -> Vec<Row> {
    let row = |size: &'static pricing::table::PackageSize| {
        let price = match size.price {
            PackagePrice::Sold { price, .. } => Some((price, 1)),
            PackagePrice::NoSuchPack => None,
        };
        let what = What::Package(size.quantity, packages.validity.quoted);
        Row::new(what, Date::BEGINNING, price, &size.cell)
    };
    packages.sizes.0.iter().map(row).collect()
}

/// The first and the last whole quantity of each tier.
fn extents(bounds: impl Iterator<Item = Choice<Bound>>, least: u64) -> Vec<(u64, u64)> {
    let mut first = least;
    let mut extents = Vec::new();
    for bound in bounds {
        let last = bound.quoted.last();
        extents.push((first, last));
        first = last.saturating_add(1);
    }
    extents
}

fn tiers(tiers: &'static [Tier], from: Date, least: u64, what: fn(u64, u64) -> What) -> Vec<Row> {
    let extents = extents(tiers.iter().map(|tier| tier.bound), least);
    let mut rows = Vec::new();
    for (tier, (first, last)) in tiers.iter().zip(extents) {
        let price = match tier.price {
            TierPrice::Unit(price) => Some((price.printed(), price.per())),
            TierPrice::FreeOfCharge => Some((Amount::ZERO, 1)),
            TierPrice::AskSales | TierPrice::Unpriced => None,
        };
        rows.push(Row::new(what(first, last), from, price, &tier.cell));
        if tier.flat_fee != Amount::ZERO {
            let fee = Some((tier.flat_fee, 1));
            rows.push(Row::new(What::FlatFee(first), from, fee, &tier.cell));
        }
    }
    rows
}

fn qps(rate: &'static QpsRate) -> Vec<Row> {
    let from = rate.effective_from;
    let extents = extents(rate.tiers.iter().map(|tier| tier.bound), 1);
    let mut rows = Vec::new();
    for (tier, (first, last)) in rate.tiers.0.iter().zip(extents) {
        let month = Some((tier.per_month, 1));
        rows.push(Row::new(What::QpsMonth(first, last), from, month, &tier.month_cell));
        let day = Some((tier.per_day, 1));
        rows.push(Row::new(What::QpsDay(first, last), from, day, &tier.day_cell));
    }
    let mut rows = charged(&rate.model, rate.tiers.len(), rows);
    rows.push(Row::new(What::QpsLimit(rate.limit.quoted), from, None, &rate.limit_cell));
    rows
}

fn licence(rate: &'static LicenceRate) -> Vec<Row> {
    let tiers = tiers(rate.tiers.0, rate.effective_from, rate.minimum, What::Devices);
    charged(&rate.model, rate.tiers.len(), tiers)
}

fn video(rate: &'static VideoRate) -> Vec<Row> {
    let mut rows = Vec::new();
    for row in rate.rows.0 {
        for cell in row.cells.0 {
            let what = What::Video(row.height_max, cell.frame_rate_max.thousandths());
            let price = Some((cell.price.printed(), cell.price.per()));
            rows.push(Row::new(what, rate.effective_from, price, &cell.cell));
        }
    }
    rows
}
