//! First day and months of an estimate.

use pricing::BOOK;
use pricing::date::Date;
use pricing::input::Input;
use pricing::quantity;
use pricing::table::Choices;

use super::{Reason, whole};

/// A checked horizon with the chosen readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// First day.
    pub date: Date,
    /// Months.
    pub months: u64,
    /// Readings switched to the other one.
    pub readings: Choices,
}

/// A field of the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HorizonField {
    /// First day.
    Date,
    /// Months.
    Months,
}

/// What is wrong with the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HorizonProblem {
    /// Not a day of the calendar.
    NoSuchDay,
    /// Months.
    Months(Reason),
}

impl HorizonProblem {
    /// The field it concerns.
    pub fn field(self) -> HorizonField {
        match self {
            HorizonProblem::NoSuchDay => HorizonField::Date,
            HorizonProblem::Months(_) => HorizonField::Months,
        }
    }
}

impl Horizon {
    /// Reads date and months.
    pub fn check(
        date: &str,
        months: &str,
        readings: Choices,
    ) -> Result<Horizon, Vec<HorizonProblem>> {
        let range = quantity::HORIZON_MONTHS;
        let day = Date::parse(date.trim()).ok_or(HorizonProblem::NoSuchDay);
        let months = match whole(months) {
            Ok(n) if range.contains(n) => Ok(n),
            Ok(_) => Err(HorizonProblem::Months(Reason::OutOfRange(range))),
            Err(reason) => Err(HorizonProblem::Months(Reason::NotANumber(reason, range))),
        };
        match (day, months) {
            (Ok(date), Ok(months)) => Ok(Horizon { date, months, readings }),
            (day, months) => Err(day.err().into_iter().chain(months.err()).collect()),
        }
    }

    /// An input without services.
    pub fn input(&self) -> Input {
        let mut readings = Vec::new();
        // Asked for every service: most visitors choose no reading, and pay for no search.
        if self.readings != Choices::QUOTED {
            for reading in BOOK.readings.iter() {
                let is_other = |&number: &_| self.readings.has(number);
                if let Some(other) = reading.other
                    && BOOK.find_reading(reading.id).as_ref().is_some_and(is_other)
                {
                    readings.push((reading.id.to_owned(), other.to_owned()));
                }
            }
        }
        Input { date: self.date, months: self.months, readings, services: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_horizon_names_its_problems() {
        let months = HorizonProblem::Months(Reason::OutOfRange(quantity::HORIZON_MONTHS));
        let found = Horizon::check("2023-02-29", "37", Choices::QUOTED);
        assert_eq!(found, Err(vec![HorizonProblem::NoSuchDay, months]));
        assert_eq!(months.field(), HorizonField::Months);
    }
}
