//! Device licences: one payment per device, orders by volume tiers with a minimum.

use crate::line::{Ledger, Line, Outcome, Reason, When};
use crate::model::tiers::{Span, bands, number};
use crate::money::UnitPrice;
use crate::table::{BelowMinimum, Choices, LicenceRate, Orders, TierPrice};

/// Charges the orders of one licence, all bought in month `bought`. Each order chooses its own tier
/// unless another reading adds them up.
pub(crate) fn charge(
    rate: &'static LicenceRate,
    orders: &[u64],
    choices: Choices,
    ledger: &mut dyn Ledger,
) {
    let total = orders.iter().sum();
    let together = rate.orders.under(choices) == Orders::Together;
    for &devices in orders {
        let counted = if together { total } else { devices };
        match (counted >= rate.minimum, rate.below_minimum.under(choices)) {
            (true, _) => order(rate, devices, counted, choices, ledger),
            (false, BelowMinimum::ChargeMinimum) => {
                order(rate, rate.minimum, rate.minimum, choices, ledger);
            }
            (false, BelowMinimum::Refuse) => {
                ledger.outcome(0, Outcome::BelowMinimum { minimum: rate.minimum, asked: devices })
            }
        }
    }
}

fn order(
    rate: &'static LicenceRate,
    devices: u64,
    counted: u64,
    choices: Choices,
    ledger: &mut dyn Ledger,
) {
    let lasts = rate.tiers.iter().map(|tier| tier.bound.under(choices).last());
    bands(rate.model.under(choices), lasts, Span::new(devices, counted), |place, units| {
        let tier = &rate.tiers[place];
        let unit_price = match tier.price {
            TierPrice::Unit(price) => price,
            TierPrice::FreeOfCharge => UnitPrice::FREE,
            TierPrice::AskSales => return ledger.outcome(0, Outcome::ContactSales { units }),
            TierPrice::Unpriced => return ledger.outcome(0, Outcome::NotPriced { units }),
        };
        ledger.line(Line {
            when: When::Bought(0),
            quantity: units,
            unit_price,
            reason: Reason::Devices { ordered: devices, tier: number(place) },
            cell: &tier.cell,
        });
    });
}
