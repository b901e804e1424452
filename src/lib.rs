//! Suanpan: a price calculator for cloud vision APIs that runs in the visitor's browser.
//!
//! `form` turns typed texts into the engine's input, `state` holds them in one signal, `action` says
//! what a visitor can do, `curve` finds the points of a price that are drawn, `wording` has every sentence, `bill` groups the quote, `panels` and
//! `controls` draw with the elements of `dom`.

mod action;
mod app;
mod bill;
mod browser;
mod cheapest;
mod controls;
mod curve;
mod dom;
mod embed;
mod export;
mod form;
mod frame;
mod insight;
mod keys;
mod late;
mod link;
mod look;
mod panels;
mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;
mod storage;
mod visitor;
mod wording;
mod year;

pub use app::{run, show};
pub use form::{read_link, write_link};
pub use late::arrive;
