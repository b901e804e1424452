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

/// A month that is left open is not among the months that were met: the others keep their number.
#[test]
fn months_left_open() {
    let quote = quote(
        &BOOK,
        "I/vehicle-recognition calls=10000,2000 \
         I/vehicle-recognition-enhanced calls=10000,2000 on=2022-10-01",
    );
    for entry in &quote.entries {
        let met: Vec<(u8, u64)> = entry.uses.iter().map(|used| (used.month, used.rest)).collect();
        assert_eq!(met, [(1, 1_000)], "October is open, November is not");
    }
}
