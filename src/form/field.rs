//! The fields of a service's form, and how the engine and the page call them.

use pricing::digits::plain;

/// A field that takes text. The number is a place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Calls a month, or templates.
    Units,
    /// Calls of one month.
    MonthUnits(usize),
    /// Growth a month in per cent.
    Growth,
    /// Weight of a month of the calendar in per cent.
    Weight(usize),
    /// Prepaid units at the start.
    Balance,
    /// What is left of a one-off free quota.
    FreeLeft,
    /// Calls a month taken from a shared free pool.
    PoolCalls,
    /// Most requests at once.
    Peak,
    /// How many packages of a purchase.
    PackageCount(usize),
    /// Month of a purchase.
    PackageMonth(usize),
    /// QPS of an order.
    Qps(usize),
    /// Months of an order.
    OrderMonths(usize),
    /// Days of an order.
    OrderDays(usize),
    /// Month in which an order is placed.
    OrderMonth(usize),
    /// Devices of an order.
    Devices(usize),
    /// Seconds of a video.
    Seconds(usize),
    /// Height of a video.
    Height(usize),
    /// Frame rate of a video.
    FrameRate(usize),
}

impl Field {
    /// The field that a path of the engine speaks of, as in `services[0].packages[1].count`.
    pub fn of_path(path: &str) -> Option<Field> {
        let path = path.strip_prefix("services[0].")?;
        let (head, tail) = path.split_once('[').unwrap_or((path, "0]"));
        let (place, key) = tail.split_once(']')?;
        let place = place.parse().ok()?;
        Some(match (head, key) {
            ("calls", "") if path.contains('[') => Field::MonthUnits(place),
            ("calls" | "templates", "") => Field::Units,
            ("balance", "") => Field::Balance,
            ("free_left", "") => Field::FreeLeft,
            ("pool_calls", "") => Field::PoolCalls,
            ("peak_qps", "") => Field::Peak,
            ("packages", ".month") => Field::PackageMonth(place),
            ("packages", _) => Field::PackageCount(place),
            ("orders", ".months") => Field::OrderMonths(place),
            ("orders", ".days") => Field::OrderDays(place),
            ("orders", ".month") => Field::OrderMonth(place),
            ("orders", _) => Field::Qps(place),
            ("devices", _) => Field::Devices(place),
            ("videos", ".height") => Field::Height(place),
            ("videos", ".frame_rate") => Field::FrameRate(place),
            ("videos", _) => Field::Seconds(place),
            _ => return None,
        })
    }

    /// The name in the page's markup; places after the first are numbered from 2.
    pub fn name(self) -> String {
        let (name, place) = match self {
            Field::Units => ("calls", 0),
            Field::MonthUnits(place) => return ["calls-month-", &number(place + 1)].concat(),
            Field::Growth => ("growth", 0),
            Field::Weight(place) => return ["weight-", &number(place + 1)].concat(),
            Field::Balance => ("balance", 0),
            Field::FreeLeft => ("free-left", 0),
            Field::PoolCalls => ("pool-calls", 0),
            Field::Peak => ("peak-qps", 0),
            Field::PackageCount(place) => ("packages", place),
            Field::PackageMonth(place) => ("package-month", place),
            Field::Qps(place) => ("qps", place),
            Field::OrderMonths(place) => ("months", place),
            Field::OrderDays(place) => ("days", place),
            Field::OrderMonth(place) => ("order-month", place),
            Field::Devices(place) => ("devices", place),
            Field::Seconds(place) => ("seconds", place),
            Field::Height(place) => ("height", place),
            Field::FrameRate(place) => ("frame-rate", place),
        };
        match place {
            0 => name.to_owned(),
            _ => [name, "-", &number(place + 1)].concat(),
        }
    }
}

fn number(n: usize) -> String {
    plain(n as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_engine_find_their_field() {
        for (path, field) in [
            ("services[0].calls", Field::Units),
            ("services[0].calls[3]", Field::MonthUnits(3)),
            ("services[0].templates", Field::Units),
            ("services[0].free_left", Field::FreeLeft),
            ("services[0].packages[1].count", Field::PackageCount(1)),
            ("services[0].packages[2].month", Field::PackageMonth(2)),
            ("services[0].orders[0].days", Field::OrderDays(0)),
            ("services[0].orders[4].qps", Field::Qps(4)),
            ("services[0].devices[2]", Field::Devices(2)),
            ("services[0].devices", Field::Devices(0)),
            ("services[0].videos[0].frame_rate", Field::FrameRate(0)),
        ] {
            assert_eq!(Field::of_path(path), Some(field), "{path}");
        }
        assert_eq!(Field::of_path("months"), None);
    }
}
