//! Free units that two services share.

use pricing::BOOK;

use crate::support::{besides, check_all, quote, rows, same};

#[test]
fn a_pool_that_two_services_share() {
    check_all(&rows("pools.txt", include_str!("../cases/pools.txt")), |row| {
        let quote = quote(&BOOK, &row["asked"]);
        same("the amount", &quote.totals().horizon().to_string(), &row["amount"])?;
        same("beside it", &besides(&quote), &row["besides"])
    });
}
