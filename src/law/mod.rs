//! What the statutes say: pure functions of rates and a person, one file for each family of
//! statutes. Years live in the data, not here.

pub mod atp;
pub mod benefits;
pub mod household;
pub mod refusion;
pub mod tax;

use crate::{money::Overflow, rates::MissingRate};

/// Why the law gives no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// An amount does not fit.
    Overflow,
    /// A rate has no value on the date.
    MissingRate(MissingRate),
}

impl From<Overflow> for Failure {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

impl From<MissingRate> for Failure {
    fn from(missing: MissingRate) -> Self {
        Self::MissingRate(missing)
    }
}
