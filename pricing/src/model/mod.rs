//! Charge models: how a quantity becomes lines. One file each.

pub(crate) mod licence;
pub mod qps;
pub(crate) mod tiers;
pub mod video;
