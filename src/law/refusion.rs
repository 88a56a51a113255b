//! Who pays for a benefit: statslig refusion and kommunal medfinansiering
//! (kommunefinansieringsloven § 5).
//!
//! The kommune's share rises with the number of weeks a person has been on public support, over
//! all benefits in the ladder. For dagpenge, which the state pays, the same shares are the
//! kommune's medfinansiering.

use alloc::vec::Vec;

use crate::{
    date::Date,
    law::{Failure, WEEKS},
    money::{Kroner, Number, Percent, Rounding},
    rates::{self, MissingRate, Rate},
    sum::{Figure, Sum, by, less, over, with},
};

/// The last week of each step but the last, and the kommune's share in it.
const LADDER: [(Rate<Number>, Rate<Percent>); 3] = [
    (rates::REFUSION_TRIN1_UGER, rates::REFUSION_KOMMUNE_UGE_1_4),
    (rates::REFUSION_TRIN2_UGER, rates::REFUSION_KOMMUNE_UGE_5_26),
    (rates::REFUSION_TRIN3_UGER, rates::REFUSION_KOMMUNE_UGE_27_52),
];

/// The kommune's part of so many weeks on a benefit, counted in whole kommune-paid weeks: 52
/// weeks from the 53rd on are 41.6.
///
/// `weeks_before` is how many weeks the person has had already, `weeks` how many follow.
///
/// # Errors
/// [`Failure::MissingRate`] before the ladder was introduced (4 January 2016), or an overflow.
pub fn kommune_weeks(date: Date, weeks_before: i32, weeks: i32, sum: &mut Sum) -> Result<Figure<Number>, Failure> {
    let [(first, share1), (second, share2), (third, share3)] = LADDER;
    let steps_of_ladder = [
        ("refusion.uge1", share1, Some(first)),
        ("refusion.uge5", share2, Some(second)),
        ("refusion.uge27", share3, Some(third)),
        ("refusion.uge53", rates::REFUSION_KOMMUNE_UGE_53, None),
    ];
    let from = Number::whole(weeks_before);
    let to = from.plus(Number::whole(weeks))?;
    let mut step_begins = Number::ZERO;
    let mut steps: Vec<Figure<Number>> = Vec::new();
    for (id, share, last) in steps_of_ladder {
        let step_ends = match last {
            Some(last) => last.on(date)?.value,
            None => to.max(step_begins),
        };
        let in_step = to.min(step_ends).minus(from.max(step_begins))?;
        if in_step > Number::ZERO {
            let in_step = Figure::constant(in_step);
            steps.push(sum.product(id, &[by(share.on(date)?), by(in_step)], Rounding::None)?);
        }
        step_begins = step_ends;
    }
    if let [only] = steps.as_slice() {
        return Ok(*only);
    }
    let steps: Vec<_> = steps.into_iter().map(with).collect();
    Ok(sum.add("refusion.kommuneUger", &steps)?)
}

/// The kommune's share of a benefit in the week after so many weeks of support.
///
/// # Errors
/// [`MissingRate`] before the ladder was introduced.
pub fn kommune_share(date: Date, weeks_before: i32) -> Result<Figure<Percent>, MissingRate> {
    for (last, share) in LADDER {
        if Number::whole(weeks_before) < last.on(date)?.value {
            return share.on(date);
        }
    }
    rates::REFUSION_KOMMUNE_UGE_53.on(date)
}

/// A year's benefit split between kommune and state, for the weeks it is received.
#[derive(Debug, Clone, Copy)]
pub struct Split {
    /// The whole benefit of the weeks.
    pub benefit: Figure<Kroner>,
    /// The kommune's part.
    pub kommune: Figure<Kroner>,
    /// The state's part.
    pub stat: Figure<Kroner>,
}

/// Splits a benefit of `yearly` kr. a year (52 benefit weeks) over so many weeks.
///
/// # Errors
/// As [`kommune_weeks`].
pub fn split(
    date: Date,
    yearly: Figure<Kroner>,
    weeks_before: i32,
    weeks: i32,
    sum: &mut Sum,
) -> Result<Split, Failure> {
    let benefit = if weeks == WEEKS_A_YEAR {
        yearly
    } else {
        let weeks = Figure::constant(Number::whole(weeks));
        sum.product("refusion.ydelse", &[by(yearly), by(weeks), over(WEEKS)], Rounding::Ore)?
    };
    if weeks == 0 {
        let none = Figure::constant(Kroner::ZERO);
        return Ok(Split { benefit, kommune: none, stat: none });
    }
    let kommune_weeks = kommune_weeks(date, weeks_before, weeks, sum)?;
    let kommune = sum.product("refusion.kommune", &[by(yearly), by(kommune_weeks), over(WEEKS)], Rounding::Ore)?;
    let stat = sum.add("refusion.stat", &[with(benefit), less(kommune)])?;
    Ok(Split { benefit, kommune, stat })
}

/// A year has 52 benefit weeks.
pub const WEEKS_A_YEAR: i32 = 52;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Quantity;

    /// The ladder's average over 52 weeks by weeks already used, exact: kommune-paid weeks of 52.
    #[test]
    fn kommune_weeks_of_a_year_by_weeks_already_used() {
        let today = Date::new(2026, 1, 1);
        for (used, tenths) in [(0, 322), (4, 346), (20, 378), (26, 390), (40, 404), (52, 416), (500, 416)] {
            let weeks = kommune_weeks(today, used, 52, &mut Sum::silent()).map(|weeks| weeks.value.count());
            assert_eq!(weeks, Ok(tenths * 100_000), "{used} weeks used");
        }
    }

    /// Kommunefinansieringsloven § 5, stk. 2: weeks 1-4, 5-26, 27-52 and from 53.
    #[test]
    fn the_step_is_that_of_the_next_week() {
        let share = |weeks| kommune_share(Date::new(2026, 1, 1), weeks).map(|share| share.value.count() / 10_000);
        for (weeks, percent) in [(0, 20), (3, 20), (4, 60), (25, 60), (26, 70), (51, 70), (52, 80), (2600, 80)] {
            assert_eq!(share(weeks), Ok(percent), "{weeks}");
        }
    }

    #[test]
    fn no_weeks_cost_nothing() {
        let weeks = kommune_weeks(Date::new(2026, 1, 1), 10, 0, &mut Sum::silent()).map(|weeks| weeks.value);
        assert_eq!(weeks, Ok(Number::ZERO));
    }
}
