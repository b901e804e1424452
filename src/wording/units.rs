//! Counts with their measure word.

use super::Language;
use super::format::count;
use super::phrases::{Phrase, text};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Calls of an interface.
    Calls,
    /// Points of a package.
    Points,
    /// Templates.
    Templates,
    /// Queries per second.
    Qps,
    /// Devices.
    Devices,
    /// Seconds.
    Seconds,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Packages.
    Packages,
    /// Services.
    Services,
}

impl Counted {
    /// The form for one, and for any other number.
    fn forms(self) -> (Phrase, Phrase) {
        match self {
            Counted::Calls => const { (&text("{0} 次", "{0} call"), &text("{0} 次", "{0} calls")) },
            Counted::Points => {
                const { (&text("{0} 点", "{0} point"), &text("{0} 点", "{0} points")) }
            }
            Counted::Templates => {
                const {
                    (&text("{0} 个模板", "{0} template"), &text("{0} 个模板", "{0} templates"))
                }
            }
            Counted::Qps => const { (&text("{0} QPS", "{0} QPS"), &text("{0} QPS", "{0} QPS")) },
            Counted::Devices => {
                const { (&text("{0} 台", "{0} device"), &text("{0} 台", "{0} devices")) }
            }
            Counted::Seconds => {
                const { (&text("{0} 秒", "{0} second"), &text("{0} 秒", "{0} seconds")) }
            }
            Counted::Months => {
                const { (&text("{0} 个月", "{0} month"), &text("{0} 个月", "{0} months")) }
            }
            Counted::Days => const { (&text("{0} 天", "{0} day"), &text("{0} 天", "{0} days")) },
            Counted::Services => {
                const { (&text("{0} 项服务", "{0} service"), &text("{0} 项服务", "{0} services")) }
            }
            Counted::Packages => {
                const { (&text("{0} 个", "{0} package"), &text("{0} 个", "{0} packages")) }
            }
        }
    }
}

/// A count with its word: `1 call`, `52,000,000 次`.
pub fn counted(language: Language, n: u64, what: Counted) -> String {
    let (one, many) = what.forms();
    language.fill(if n == 1 { one } else { many }, &[&count(n)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_knows_one() {
        assert_eq!(counted(Language::En, 1, Counted::Months), "1 month");
        assert_eq!(counted(Language::En, 0, Counted::Calls), "0 calls");
        assert_eq!(counted(Language::Zh, 52_000_000, Counted::Calls), "52,000,000 次");
    }
}
