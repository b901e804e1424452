//! A slow second opinion: the documents' rules in `rust_decimal`, from prices typed a second time.
//!
//! It shares nothing with the engine but the input. Where the engine walks bands, this picks prices
//! by asking every edge, adds graduated tiers as differences of prices, and takes package units
//! out of a queue of single packages.

use pricing::date::Date;
use pricing::input::{Billing, Input, QpsOrderInput, Series, ServiceInput, VideoInput};
use rust_decimal::Decimal;

use crate::support::{Row, rows};

/// A service's answer: the exact amount, and what stands beside it in order of the months.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub amount: String,
    pub besides: Vec<String>,
}

/// One row of the typed prices.
struct Prices {
    service: &'static str,
    sold: &'static str,
    scale: Vec<&'static str>,
    prices: Vec<&'static str>,
}

/// All typed prices.
pub struct Oracle(Vec<Prices>);

/// A running answer, the amount in sixtieths where a video needs them.
#[derive(Default)]
struct Sum {
    sixtieths: Decimal,
    besides: Vec<String>,
}

impl Sum {
    fn add(&mut self, amount: Decimal) {
        self.sixtieths += amount * Decimal::from(60);
    }

    fn beside(&mut self, what: &str, units: Decimal) {
        if !units.is_zero() {
            self.besides.push(format!("{what} {units}"));
        }
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("no decimal: {text}"))
}

/// Whether a quantity lies below a printed edge.
fn below(edge: &str, n: Decimal) -> bool {
    match (edge.strip_prefix("<="), edge.strip_prefix('<')) {
        (Some(bound), _) => n <= decimal(bound),
        (None, Some(bound)) => n < decimal(bound),
        (None, None) => edge == "..",
    }
}

/// A sixtieth of a decimal: as a decimal where that is exact, in lowest terms otherwise.
fn sixtieth(n: Decimal) -> String {
    let (mut scaled, mut parts) = (n.normalize(), Decimal::from(60));
    while !scaled.fract().is_zero() {
        scaled *= Decimal::TEN;
        parts *= Decimal::TEN;
    }
    if (scaled % Decimal::from(3)).is_zero() {
        return (n / Decimal::from(60)).normalize().to_string();
    }
    for prime in [2, 3, 5] {
        let prime = Decimal::from(prime);
        while (scaled % prime).is_zero() && (parts % prime).is_zero() {
            scaled /= prime;
            parts /= prime;
        }
    }
    format!("{}/{}", scaled.normalize(), parts.normalize())
}

impl Oracle {
    pub fn new() -> Oracle {
        let typed = rows("prices.txt", include_str!("../cases/prices.txt"));
        let words = |row: &Row, column: &str| row.cell(column).split_whitespace().collect();
        let prices = typed.iter().map(|row| Prices {
            service: row.cell("service"),
            sold: row.cell("sold"),
            scale: words(row, "scale"),
            prices: words(row, "prices"),
        });
        let prices: Vec<Prices> = prices.collect();
        for row in prices.iter().filter(|row| row.sold != "beta") {
            assert_eq!(row.scale.len(), row.prices.len(), "{} {}", row.service, row.sold);
        }
        Oracle(prices)
    }

    /// Rows of prices in the file, for what checks that none is missing.
    pub fn cells(&self, letter: &str) -> usize {
        let priced = |row: &&Prices| {
            row.service.starts_with(letter) && row.sold != "free" && row.sold != "beta"
        };
        self.0.iter().filter(priced).map(|row| row.prices.len()).sum()
    }

    fn row(&self, service: &str, sold: &str) -> Option<&Prices> {
        self.0.iter().find(|row| row.service == service && row.sold == sold)
    }

    fn need(&self, service: &str, sold: &str) -> &Prices {
        self.row(service, sold).unwrap_or_else(|| panic!("no {sold} row for {service}"))
    }

    /// What one service of an input costs. Two services must not contest a pool.
    pub fn answer(&self, letter: &str, service: &ServiceInput, input: &Input) -> Answer {
        let name = format!("{letter}/{}", service.service);
        let mut sum = Sum::default();
        let sold = |sold| self.row(&name, sold).is_some();
        if service.billing == Some(Billing::Qps) {
            self.orders(&format!("{letter}/qps"), letter, service, &mut sum);
        } else if sold("month") {
            self.orders(&name, letter, service, &mut sum);
        } else if sold("device") {
            self.devices(&name, service, &mut sum);
        } else if sold("minute<=720") {
            for _ in 0..input.months {
                service.videos.iter().for_each(|video| self.video(&name, video, &mut sum));
            }
        } else if ["call", "kilo", "pack", "beta"].into_iter().any(sold) {
            self.units(&name, letter, service, input, &mut sum);
        } else {
            units(service, input).iter().for_each(|&n| sum.beside("not-priced", n));
        }
        Answer { amount: sixtieth(sum.sixtieths), besides: sum.besides }
    }

    fn orders(&self, name: &str, letter: &str, service: &ServiceInput, sum: &mut Sum) {
        let limit = if letter == "A" { 50 } else { 300 };
        for &QpsOrderInput { qps, months, days, month, ref group } in &service.orders {
            let with = |o: &&QpsOrderInput| o.month == month && o.group == *group;
            let quota: u64 = service.orders.iter().filter(with).map(|order| order.qps).sum();
            if quota > limit {
                sum.besides.push(format!("above-limit {quota} of {limit}"));
                continue;
            }
            for (sold, times) in [("month", months), ("day", days)] {
                let row = self.need(name, sold);
                let qps = Decimal::from(qps);
                let price = if letter == "A" { row.graduated(qps) } else { row.at(qps) * qps };
                sum.add(price * Decimal::from(times));
            }
        }
    }

    fn devices(&self, name: &str, service: &ServiceInput, sum: &mut Sum) {
        let row = self.need(name, "device");
        for &devices in &service.devices {
            let n = Decimal::from(devices);
            match row.place(n).map(|place| row.prices[place]) {
                _ if devices < 50 => sum.besides.push(format!("below-minimum {devices} of 50")),
                Some("sales") => sum.beside("contact-sales", n),
                Some(price) => sum.add(decimal(price) * n),
                None => panic!("the scale is open"),
            }
        }
    }

    fn video(&self, name: &str, video: &VideoInput, sum: &mut Sum) {
        let rate = Decimal::from(video.frame_rate.thousandths()) / Decimal::from(1000);
        let seconds = Decimal::from(video.seconds);
        let rows =
            ["minute<=720", "minute<=1440", "minute<=2160"].map(|sold| self.need(name, sold));
        let height = Decimal::from(video.height);
        let row = rows.into_iter().find(|row| below(&row.sold["minute".len()..], height));
        match row.and_then(|row| Some(row.prices[row.place(rate)?])) {
            Some(price) => sum.sixtieths += decimal(price) * seconds,
            None => sum.beside("not-priced", seconds),
        }
    }

    fn units(
        &self,
        name: &str,
        letter: &str,
        service: &ServiceInput,
        input: &Input,
        sum: &mut Sum,
    ) {
        let mut queue = self.bought(name, service, sum);
        let per_unit = if letter == "A" { decimal("0.2") } else { Decimal::ONE };
        let mut once = Decimal::ZERO;
        for (month, all) in (0u64..).zip(units(service, input)) {
            let date = date_of(input.date, month);
            let mut free = self.free(name, date).unwrap_or_default();
            if letter == "P" {
                let given = service.free_left.map_or(free, Decimal::from);
                once = if month == 0 { given } else { once };
                free = once;
                once -= all.min(free);
            }
            let used = all.min(free);
            let mut rest = all - used;
            for package in queue
                .iter_mut()
                .filter(|package| service.templates.is_some() || package.serves(month))
            {
                let taken = rest.min((package.left / per_unit).floor());
                package.left -= taken * per_unit;
                rest -= taken;
            }
            self.rest(name, letter, (rest, all), date, sum);
        }
    }

    /// Every single package in the order of use; what is in none is the opening balance.
    fn bought(&self, name: &str, service: &ServiceInput, sum: &mut Sum) -> Vec<Package> {
        let opening =
            service.balance.map(|left| Package { month: None, left: Decimal::from(left) });
        let mut queue: Vec<Package> = opening.into_iter().collect();
        for purchase in &service.packages {
            let row = self.need(name, "pack");
            let size = purchase.size.to_string();
            let place = row.scale.iter().position(|printed| *printed == size).expect("a size");
            if row.prices[place] == "-" {
                sum.besides.push(format!("no-such-pack {size}"));
                continue;
            }
            for _ in 0..purchase.count {
                sum.add(decimal(row.prices[place]));
                let left = Decimal::from(purchase.size);
                queue.push(Package { month: Some(purchase.month - 1), left });
            }
        }
        queue.sort_by_key(|package| package.month);
        queue
    }

    fn free(&self, name: &str, date: Date) -> Option<Decimal> {
        let row = self.row(name, "free")?;
        let holds = |edge: &&str| match edge.strip_prefix("before:") {
            Some(day) => date < Date::parse(day).expect("a day"),
            None => true,
        };
        let place = row.scale.iter().position(holds).expect("the last holds");
        Some(decimal(row.prices[place]))
    }

    /// What neither free units nor packages cover.
    fn rest(
        &self,
        name: &str,
        letter: &str,
        (rest, all): (Decimal, Decimal),
        date: Date,
        sum: &mut Sum,
    ) {
        match letter {
            "F" => match self.row(name, "beta") {
                Some(beta) if date < Date::parse(beta.scale[0]).expect("a day") => {}
                Some(_) => sum.beside("not-priced", rest),
                None => sum.add(self.need(name, "call").at(rest) * rest),
            },
            "O" => sum.add(self.need(name, "call").at(all) * rest),
            "I" => sum.add(self.need(name, "kilo").at(rest) * rest / Decimal::from(1000)),
            "P" => sum.beside("unserved", rest),
            _ => match self.row(name, "call") {
                Some(row) => sum.add(row.graduated(rest)),
                None => sum.beside("uncovered", rest),
            },
        }
    }
}

/// A package bought in a month, or the opening balance.
struct Package {
    month: Option<u64>,
    left: Decimal,
}

impl Package {
    /// From its month, for twelve months. Template packages are permanent (P:58).
    fn serves(&self, month: u64) -> bool {
        self.month.is_none_or(|bought| bought <= month && month < bought + 12)
    }
}

impl Prices {
    fn place(&self, n: Decimal) -> Option<usize> {
        self.scale.iter().position(|edge| below(edge, n))
    }

    /// The price at a quantity.
    fn at(&self, n: Decimal) -> Decimal {
        decimal(self.prices[self.place(n).expect("the scale is open")])
    }

    /// The first price for all units, then each later price's difference for the units above.
    fn graduated(&self, n: Decimal) -> Decimal {
        let price = |place: usize| decimal(self.prices[place]);
        let mut sum = n * price(0);
        for place in 1..self.prices.len() {
            let bound = decimal(self.scale[place - 1].trim_start_matches("<="));
            sum += (n - bound).max(Decimal::ZERO) * (price(place) - price(place - 1));
        }
        sum
    }
}

/// Units of each month. Templates are needed at once, so they stand in one month.
fn units(service: &ServiceInput, input: &Input) -> Vec<Decimal> {
    let months = usize::try_from(input.months).expect("few months");
    let each = match (&service.templates, &service.calls) {
        (Some(templates), _) => {
            let mut level = vec![0; months];
            level[months - 1] = *templates;
            level
        }
        (None, Some(Series::Flat(calls))) => vec![*calls; months],
        (None, Some(Series::Monthly(calls))) => calls.clone(),
        (None, None) => Vec::new(),
    };
    each.into_iter().map(Decimal::from).collect()
}

/// The first month has the input's own date, the others the first of theirs.
fn date_of(start: Date, month: u64) -> Date {
    let (mut year, mut of_year) = (start.year(), start.month());
    for _ in 0..month {
        of_year += 1;
        if of_year == 13 {
            (year, of_year) = (year + 1, 1);
        }
    }
    let day = if month == 0 { start.day() } else { 1 };
    Date::new(year, of_year, day).expect("a day")
}
