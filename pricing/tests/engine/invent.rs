//! Invented tables of one service, for the cases of other engines and for laws over any tiers.

use rust_decimal::Decimal;

/// One metered service with a post-paid rate.
#[derive(Debug)]
pub struct Invented {
    pub model: &'static str,
    pub exclusive: bool,
    pub counts: &'static str,
    /// Bound (none for the open tier), price, flat fee.
    pub tiers: Vec<(Option<u64>, Decimal, Decimal)>,
    pub price_per: u64,
    pub part: &'static str,
    pub free: u64,
    /// Size and price, the sizes rising.
    pub packages: Vec<(u64, Decimal)>,
    /// Months that a package lasts.
    pub validity: u64,
    /// What happens to units beyond packages.
    pub after: &'static str,
}

impl Default for Invented {
    fn default() -> Invented {
        Invented {
            model: "graduated",
            exclusive: false,
            counts: "post-paid",
            tiers: Vec::new(),
            price_per: 1,
            part: "pro-rata",
            free: 0,
            packages: Vec::new(),
            validity: 12,
            after: "post-paid",
        }
    }
}

/// What every invented product needs.
pub const PRODUCT: &str = r#"[product]
id         = "invented"
vendor     = "nobody"
order      = 1
name       = { zh = "虚构", en = "Invented" }
document   = "invented"
letter     = "Z"
checked_on = 2026-11-21
"#;

impl Invented {
    /// The table. Where the last tier is bounded, an open one without a price follows.
    pub fn table(&self) -> String {
        let bound_key = if self.exclusive { "below" } else { "up_to" };
        let tier = |(bound, price, fee): &(Option<u64>, Decimal, Decimal)| {
            let bound = bound.map_or(String::new(), |n| format!("{bound_key} = \"{n}\", "));
            format!(
                "  {{ {bound}unit_price = \"{price}\", flat_fee = \"{fee}\", \
                 printed = \"x\", line = 1 }},\n"
            )
        };
        let mut tiers: String = self.tiers.iter().map(tier).collect();
        if self.tiers.last().is_some_and(|(bound, _, _)| bound.is_some()) {
            tiers += "  { not_priced = true, printed = \"x\", line = 1 },\n";
        }
        let allowance = match self.free {
            0 => String::new(),
            free => format!(
                "allowance = [{{ period = \"month\", quantity = \"{free}\", printed = \"x\", \
                 section = \"x\", line = 1 }}]\n"
            ),
        };
        let packages = self.packages_table();
        let Invented { model, counts, price_per, part, after, .. } = self;
        let rate = match *after {
            "post-paid" => format!(
                "[[service.rate]]
model = \"{model}\"
counts = \"{counts}\"
price_per = \"{price_per}\"
part = \"{part}\"
section = \"x\"
tier = [
{tiers}]
"
            ),
            _ => String::new(),
        };
        format!(
            "{PRODUCT}
[[service]]
id = \"calls\"
name = {{ zh = \"x\", en = \"x\" }}
printed = \"x\"
unit = \"call\"
after_packages = \"{after}\"
{allowance}
{rate}
{packages}"
        )
    }

    fn packages_table(&self) -> String {
        if self.packages.is_empty() {
            return String::new();
        }
        let size = |(quantity, price): &(u64, Decimal)| {
            format!(
                "  {{ quantity = \"{quantity}\", price = \"{price}\", bound = \"x\", printed = \"x\", line = 1 }},\n"
            )
        };
        let sizes: String = self.packages.iter().map(size).collect();
        format!(
            "[service.packages]\nvalidity_months = \"{}\"\nsection = \"x\"\nsize = [\n{sizes}]\n",
            self.validity
        )
    }
}
