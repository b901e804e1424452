//! Tests of the engine: tables of cases, laws, and a slow oracle. One binary, so that it links once.
//!
//! Amounts stand in `tests/cases/*.txt`, each with its source. `support` reads those files and the
//! short notation of their column `asked`.

mod support;

mod book_data;
mod bounds;
mod broken;
mod budget;
mod command;
mod compare;
mod curve;
mod exact;
mod field;
mod generate;
mod invent;
mod json;
mod laws;
mod notch;
mod oracle;
mod plan;
mod pools;
mod problems;
mod readings;
mod sixth;
mod tier_laws;
mod words;
mod worked_examples;
mod years;
