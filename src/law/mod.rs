//! What the statutes say: pure functions of rates and a person, one file for each family of
//! statutes. Years live in the data, not here.

pub mod atp;
pub mod benefits;
pub mod household;
pub mod refusion;
pub mod tax;

use crate::{
    input::Fault,
    money::{Number, Overflow},
    rates::MissingRate,
    sum::Figure,
};

/// A year has 12 months.
pub const MONTHS_A_YEAR: i32 = 12;
/// [`MONTHS_A_YEAR`] as a term.
pub const MONTHS: Figure<Number> = Figure::constant(Number::whole(MONTHS_A_YEAR));
/// Weeks of a year, as the benefits and refusion count them.
pub const WEEKS: Figure<Number> = Figure::constant(Number::whole(refusion::WEEKS_A_YEAR));
/// Half of something is it over this.
pub const TWO: Figure<Number> = Figure::constant(Number::whole(2));

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

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Overflow => Self::overflow(),
            Failure::MissingRate(missing) => missing.into(),
        }
    }
}
