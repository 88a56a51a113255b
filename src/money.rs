//! Exact numbers: [`Kroner`], [`Percent`], [`Hours`] and [`Number`], and the roundings of the law.
//!
//! Every type is a whole count of its smallest part, so no binary fraction ever touches a krone.
//! Arithmetic is checked: what does not fit is an [`Overflow`], never a wrap and never a panic.

use core::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::names::names;

/// A number too large to hold. With inputs inside the ranges that the calculators allow it does
/// not happen; it is an error value so that it cannot pass for a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

/// Which of the four kinds a number is; it decides how a page writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Whole øre.
    Ore,
    /// 0..100, so 8 is 8 %.
    Percent,
    /// Hours with two decimals.
    Hours,
    /// Anything else: weeks, persons, factors, årsværk.
    Number,
}

names!(Unit { Ore "ore", Percent "percent", Hours "hours", Number "number" });

impl Unit {
    /// Decimals of the count that the number is held as.
    #[must_use]
    pub const fn digits(self) -> u32 {
        match self {
            Self::Ore => Kroner::DIGITS,
            Self::Percent => Percent::DIGITS,
            Self::Hours => Hours::DIGITS,
            Self::Number => Number::DIGITS,
        }
    }
}

/// A number held as a whole count of `10^-DIGITS`.
pub trait Quantity: Copy + Ord {
    /// Decimals of the count. A [`Percent`] counts millionths of the whole, so that 8 % of a
    /// base is a plain product.
    const DIGITS: u32;
    /// How many counts make one krone, one hour, one whole.
    const SCALE: i64 = 10_i64.pow(Self::DIGITS);
    /// The kind of number.
    const UNIT: Unit;
    /// The count.
    fn count(self) -> i64;
    /// From a count.
    fn from_count(count: i64) -> Self;
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $digits:literal, $unit:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// From a count of the smallest part, at compile time.
            #[must_use]
            pub const fn new(count: i64) -> Self {
                Self(count)
            }

            /// The sum.
            ///
            /// # Errors
            /// [`Overflow`] when it does not fit.
            pub fn plus(self, other: Self) -> Result<Self, Overflow> {
                self.0.checked_add(other.0).map(Self).ok_or(Overflow)
            }

            /// The difference.
            ///
            /// # Errors
            /// [`Overflow`] when it does not fit.
            pub fn minus(self, other: Self) -> Result<Self, Overflow> {
                self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
            }

            /// So many times.
            ///
            /// # Errors
            /// [`Overflow`] when it does not fit.
            pub fn times(self, factor: i64) -> Result<Self, Overflow> {
                self.0.checked_mul(factor).map(Self).ok_or(Overflow)
            }
        }

        impl Quantity for $name {
            const DIGITS: u32 = $digits;
            const UNIT: Unit = Unit::$unit;
            fn count(self) -> i64 {
                self.0
            }
            fn from_count(count: i64) -> Self {
                Self(count)
            }
        }
    };
}

quantity! {
    /// An amount in whole øre.
    Kroner, 2, Ore
}
quantity! {
    /// A share in millionths of the whole: 25.049 % is 250,490.
    Percent, 6, Percent
}
quantity! {
    /// Hours in hundredths: 160.33 hours is 16,033.
    Hours, 2, Hours
}
quantity! {
    /// Any other number, in millionths.
    Number, 6, Number
}

impl Kroner {
    /// The amount in øre.
    #[must_use]
    pub const fn ore(self) -> i64 {
        self.0
    }
}

impl Percent {
    /// 100 %.
    pub const WHOLE: Self = Self(1_000_000);
}

impl Number {
    /// A whole number.
    #[must_use]
    pub const fn whole(n: i32) -> Self {
        Self(n as i64 * Self::SCALE)
    }
}

impl Serialize for Kroner {
    /// Whole øre.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

/// A count as the decimal number that a page shows. The division is the last thing that happens
/// to it, so the nearest double to the exact decimal comes out.
#[allow(clippy::cast_precision_loss, reason = "what is shown is far below 2^53; money leaves as whole øre")]
fn decimal(count: i64, scale: i64) -> f64 {
    count as f64 / scale as f64
}

impl Serialize for Percent {
    /// 0..100.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(decimal(self.0, Self::SCALE / 100))
    }
}

impl Serialize for Hours {
    /// Decimal hours.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(decimal(self.0, Self::SCALE))
    }
}

impl Serialize for Number {
    /// A decimal number.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(decimal(self.0, Self::SCALE))
    }
}

/// The roundings that exist, each by name. Rounding happens where the law (or a decision written
/// beside the line) rounds, and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Nothing to round: the terms are added, or the product is exact.
    None,
    /// To the nearest øre (of other numbers: to the nearest smallest part), half away from zero:
    /// tax components and benefits.
    Ore,
    /// To the nearest øre, half toward zero: the reduction of a benefit, so that the benefit that
    /// is left is the one rounded half up.
    OreHalfDown,
    /// Down to whole kroner: the bases of the income tax, deductions and the year's AM-bidrag.
    KroneDown,
    /// To the nearest whole number, half up.
    Whole,
    /// Down to the last whole number reached: steps of a scale.
    WholeDown,
    /// Up to the next whole number.
    WholeUp,
    /// Up to the next tenth.
    TenthUp,
    /// To the nearest hundredth, half away from zero.
    Hundredth,
    /// Down to the last hundredth reached: what is measured against a number with two decimals.
    HundredthDown,
}

names!(Rounding { None "none", Ore "oere", OreHalfDown "oereHalvNed", KroneDown "kroneNed", Whole "heltal", WholeDown "heltalNed", WholeUp "heltalOp", TenthUp "tiendedelOp", Hundredth "hundrededele", HundredthDown "hundrededeleNed" });

impl Rounding {
    /// `numerator / denominator` counts of `1/scale`, rounded.
    ///
    /// # Errors
    /// [`Overflow`] when the result does not fit, when the denominator is not positive, or when
    /// [`Rounding::None`] is asked for and the quotient is not a whole count.
    pub fn divide(self, numerator: i128, denominator: i128, scale: i64) -> Result<i64, Overflow> {
        if denominator <= 0 {
            return Err(Overflow);
        }
        // Division of 128 bits is slow, and seldom needed.
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator))
            && let Ok(count) = self.divide_small(numerator, denominator, scale)
        {
            return Ok(count);
        }
        let step = i128::from(self.step(scale));
        let per_step = denominator.checked_mul(step).ok_or(Overflow)?;
        let (quotient, rest) = (numerator.div_euclid(per_step), numerator.rem_euclid(per_step));
        let up = self.goes_up(numerator < 0, rest.cmp(&0), rest.cmp(&(per_step - rest)))?;
        let steps = quotient.checked_add(i128::from(up)).ok_or(Overflow)?.checked_mul(step).ok_or(Overflow)?;
        i64::try_from(steps).map_err(|_| Overflow)
    }

    /// The same of numbers of 64 bits; an [`Overflow`] says that it takes more.
    ///
    /// # Errors
    /// As [`Rounding::divide`], or something on the way does not fit.
    #[inline]
    pub(crate) fn divide_small(self, numerator: i64, denominator: i64, scale: i64) -> Result<i64, Overflow> {
        if denominator <= 0 {
            return Err(Overflow);
        }
        let step = self.step(scale);
        let per_step = denominator.checked_mul(step).ok_or(Overflow)?;
        // Euclid's quotient, by one division.
        let (mut quotient, mut rest) = (numerator / per_step, numerator % per_step);
        if rest < 0 {
            (quotient, rest) = (quotient - 1, rest + per_step);
        }
        let up = self.goes_up(numerator < 0, rest.cmp(&0), rest.cmp(&(per_step - rest)))?;
        quotient.checked_add(i64::from(up)).ok_or(Overflow)?.checked_mul(step).ok_or(Overflow)
    }

    /// How many counts of `1/scale` make the step that is rounded to.
    #[inline]
    const fn step(self, scale: i64) -> i64 {
        match self {
            Self::None | Self::Ore | Self::OreHalfDown => 1,
            Self::KroneDown | Self::Whole | Self::WholeDown | Self::WholeUp => scale,
            Self::TenthUp => scale / 10,
            Self::Hundredth | Self::HundredthDown => scale / 100,
        }
    }

    /// Is the next step above Euclid's quotient the result? `rest`: what is left over, against
    /// nothing; `half`: the same against what is missing to the next step.
    #[inline]
    fn goes_up(self, negative: bool, rest: Ordering, half: Ordering) -> Result<bool, Overflow> {
        match self {
            Self::None if rest != Ordering::Equal => Err(Overflow),
            Self::None | Self::KroneDown | Self::WholeDown | Self::HundredthDown => Ok(false),
            Self::WholeUp | Self::TenthUp => Ok(rest != Ordering::Equal),
            Self::Ore | Self::OreHalfDown | Self::Whole | Self::Hundredth => {
                // Euclid's quotient is the floor (denominators are positive), so a half below
                // zero that stays down goes away from zero.
                let half_goes_up = negative == (self == Self::OreHalfDown);
                Ok(half == Ordering::Greater || (half == Ordering::Equal && half_goes_up))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_ore_rounds_away_from_zero() {
        for (numerator, expected) in [(5, 1), (4, 0), (-5, -1), (-4, 0), (15, 2), (-15, -2), (-16, -2)] {
            assert_eq!(Rounding::Ore.divide(numerator, 10, 100), Ok(expected), "{numerator}");
        }
    }

    #[test]
    fn a_reduction_rounds_so_that_what_is_left_rounds_half_up() {
        for tenths in [0, 4, 5, 6, 15, 25, 104, 105, 106] {
            let reduction = Rounding::OreHalfDown.divide(tenths, 10, 100);
            let left = Rounding::Ore.divide(1000 - tenths, 10, 100);
            assert_eq!(reduction.map(|reduction| 100 - reduction), left, "{tenths}");
        }
    }

    #[test]
    fn kroner_are_rounded_down_also_below_zero() {
        assert_eq!(Rounding::KroneDown.divide(199, 1, 100), Ok(100));
        assert_eq!(Rounding::KroneDown.divide(-1, 1, 100), Ok(-100));
    }

    #[test]
    fn up_means_up_unless_it_is_already_there() {
        let hundred_millionths = 100_000_002_i128;
        assert_eq!(Rounding::TenthUp.divide(hundred_millionths, 100, 1_000_000), Ok(1_100_000));
        assert_eq!(Rounding::TenthUp.divide(100_000_000, 100, 1_000_000), Ok(1_000_000));
        assert_eq!(Rounding::WholeUp.divide(7, 4, 1), Ok(2));
    }

    #[test]
    fn an_inexact_quotient_is_not_passed_off_as_exact() {
        assert_eq!(Rounding::None.divide(10, 5, 100), Ok(2));
        assert_eq!(Rounding::None.divide(10, 3, 100), Err(Overflow));
    }

    /// Large and small numbers are divided by different code.
    #[test]
    fn what_is_small_is_divided_as_what_is_large() {
        let all = [
            Rounding::None,
            Rounding::Ore,
            Rounding::OreHalfDown,
            Rounding::KroneDown,
            Rounding::Whole,
            Rounding::WholeDown,
            Rounding::WholeUp,
            Rounding::TenthUp,
            Rounding::Hundredth,
            Rounding::HundredthDown,
        ];
        let more = 1 << 70;
        for rounding in all {
            for numerator in -1200..1200 {
                for denominator in 1..13 {
                    let small = rounding.divide(numerator, denominator, 100);
                    assert_eq!(
                        rounding.divide(numerator * more, denominator * more, 100),
                        small,
                        "{rounding:?} {numerator} / {denominator}"
                    );
                    let [numerator, denominator] = [numerator, denominator].map(i64::try_from);
                    let of_64 = rounding.divide_small(numerator.unwrap(), denominator.unwrap(), 100);
                    assert_eq!(of_64, small, "{rounding:?} {numerator:?} / {denominator:?}");
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert_eq!(Kroner::new(i64::MAX).plus(Kroner::new(1)), Err(Overflow));
        assert_eq!(Kroner::new(i64::MIN).minus(Kroner::new(1)), Err(Overflow));
        assert_eq!(Rounding::Ore.divide(1, 0, 100), Err(Overflow));
        assert_eq!(Rounding::Ore.divide(i128::MAX, 1, 100), Err(Overflow));
    }
}
