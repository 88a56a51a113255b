//! jobgevinst: what work is worth in Denmark.
//!
//! Four questions on one set of rules: [`smaajob`] (paid hours beside a benefit), [`savings`]
//! (gevinst: who gains when people leave a benefit for a job), [`laerlinge`] (how many
//! lærlinge a renovation must require) and [`areas`] (boligområde: how many must move into work
//! before a housing area falls under a criterion).
//!
//! An arrow only points down:
//!
//! ```text
//! web                        the only file that knows JavaScript
//! smaajob  savings  laerlinge  areas    the questions; none knows another
//! month                      a person's month before tax
//! person  offer              what the questions about a person share, and what a form offers
//! law                        what the statutes say
//! input  json                reading and checking what comes from outside, and writing answers
//! rates                      every number the law sets, by date
//! sum                        the sum written out
//! money  date  field  few  text    exact numbers, and the fields they were typed in
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "areas")]
pub mod areas;
pub mod date;
mod few;
pub mod field;
pub mod input;
pub mod json;
#[cfg(feature = "laerlinge")]
pub mod laerlinge;
pub mod law;
pub mod money;
pub mod month;
mod names;
pub mod offer;
pub mod person;
pub mod rates;
#[cfg(feature = "savings")]
pub mod savings;
#[cfg(feature = "smaajob")]
pub mod smaajob;
pub mod sum;
mod text;
#[cfg(target_arch = "wasm32")]
pub mod web;
