//! Who pays for a benefit: statslig refusion and kommunal medfinansiering
//! (kommunefinansieringsloven § 5).
//!
//! The kommune's share rises with the number of weeks a person has been on public support, over
//! all benefits in the ladder. For dagpenge, which the state pays, the same shares are the
//! kommune's medfinansiering. The weeks are counted by a [`Counter`].

use crate::{
    date::Date,
    few::Few,
    law::WEEKS,
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    rates::{self, Lookup, MissingRate, Rate},
    sum::{Figure, Sum, by, less, over, with},
};

/// The ladder on a day.
#[derive(Debug, Clone, Copy)]
pub struct Ladder {
    /// The steps that end.
    steps: [Step; 3],
    /// The kommune's share after them.
    last: Figure<Percent>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    id: &'static str,
    /// Its last week.
    ends: Number,
    /// The kommune's share in it.
    share: Figure<Percent>,
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

impl Ladder {
    /// The steps on a day.
    ///
    /// # Errors
    /// [`MissingRate`] before the ladder was introduced (4 January 2016).
    pub fn on(date: Date) -> Result<Self, MissingRate> {
        let mut on = Lookup::on(date);
        let mut step = |id, ends: Rate<Number>, share| Step { id, ends: on.of(ends).value, share: on.of(share) };
        let steps = [
            step("refusion.uge1", rates::REFUSION_TRIN1_UGER, rates::REFUSION_KOMMUNE_UGE_1_4),
            step("refusion.uge5", rates::REFUSION_TRIN2_UGER, rates::REFUSION_KOMMUNE_UGE_5_26),
            step("refusion.uge27", rates::REFUSION_TRIN3_UGER, rates::REFUSION_KOMMUNE_UGE_27_52),
        ];
        let last = on.of(rates::REFUSION_KOMMUNE_UGE_53);
        on.all(Self { steps, last })
    }

    /// The last week of the last step but one: from there on the share rises no more.
    #[must_use]
    pub fn last_step(&self) -> i32 {
        let [.., last] = self.steps;
        i32::try_from(last.ends.count() / Number::SCALE).unwrap_or(i32::MAX)
    }

    /// The kommune's part of so many weeks on a benefit, counted in whole kommune-paid weeks: 52
    /// weeks from the 53rd on are 41.6.
    ///
    /// `weeks_before` is how many weeks the person has had already, `weeks` how many follow.
    ///
    /// # Errors
    /// [`Overflow`] when a number does not fit.
    pub fn kommune_weeks(&self, weeks_before: i32, weeks: i32, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
        let from = Number::whole(weeks_before);
        let to = from.plus(Number::whole(weeks))?;
        let last = Step { id: "refusion.uge53", ends: to, share: self.last };
        let mut begins = Number::ZERO;
        let mut only = Figure::constant(Number::ZERO);
        let mut steps = Few::<_, 4>::none(with(only));
        for Step { id, ends, share } in self.steps.into_iter().chain([last]) {
            let in_step = to.min(ends).minus(from.max(begins))?;
            if in_step > Number::ZERO {
                let in_step = Figure::constant(in_step);
                only = sum.product(id, &[by(share), by(in_step)], Rounding::None)?;
                steps.push(with(only))?;
            }
            begins = begins.max(ends);
        }
        if steps.len() == 1 {
            return Ok(only);
        }
        sum.add("refusion.kommuneUger", &steps)
    }

    /// The kommune's share of a benefit in the week after so many weeks of support.
    #[must_use]
    pub fn kommune_share(&self, weeks_before: i32) -> Figure<Percent> {
        let weeks = Number::whole(weeks_before);
        self.steps.iter().find(|step| weeks < step.ends).map_or(self.last, |step| step.share)
    }

    /// Splits a benefit of `yearly` kr. a year (52 benefit weeks) over so many weeks.
    ///
    /// # Errors
    /// As [`Ladder::kommune_weeks`].
    pub fn split(
        &self,
        yearly: Figure<Kroner>,
        weeks_before: i32,
        weeks: i32,
        sum: &mut Sum,
    ) -> Result<Split, Overflow> {
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
        let kommune_weeks = self.kommune_weeks(weeks_before, weeks, sum)?;
        let kommune = sum.product("refusion.kommune", &[by(yearly), by(kommune_weeks), over(WEEKS)], Rounding::Ore)?;
        let stat = sum.add("refusion.stat", &[with(benefit), less(kommune)])?;
        Ok(Split { benefit, kommune, stat })
    }
}

/// Words of 64 weeks that hold the longest window.
const WORDS: usize = 3;
/// What moves every one of them out.
const ALL_BITS: i32 = 192;

/// The weeks of support that place a person on the ladder, week by week. They are counted from
/// nothing again after so many self-supporting weeks within a window of the latest weeks
/// (kommunefinansieringsloven § 6, stk. 1: 52 within three years); a restart uses those weeks up.
#[derive(Debug, Clone, Copy)]
pub struct Counter {
    weeks: i32,
    /// Self-supporting weeks that make a restart.
    restart: i32,
    /// How many of the latest weeks they must lie within.
    window: usize,
    /// The latest weeks, a bit each from the lowest: set where it was self-supporting. As bits, a
    /// counter is copied and moved on without memory of its own.
    latest: [u64; WORDS],
}

impl Counter {
    /// Somebody with so many weeks of support, and no self-supporting week within the window.
    ///
    /// # Errors
    /// [`MissingRate`] before the ladder was introduced.
    pub fn on(date: Date, weeks_before: i32) -> Result<Self, MissingRate> {
        let mut on = Lookup::on(date);
        let restart = on.of(rates::REFUSION_GENSTART_UGER).value.count() / Number::SCALE;
        let window = on.of(rates::REFUSION_GENSTART_VINDUE_UGER).value.count() / Number::SCALE;
        let most = WORDS * 64;
        on.all(Self {
            weeks: weeks_before,
            restart: i32::try_from(restart).unwrap_or(i32::MAX),
            window: usize::try_from(window).map_or(most, |window| window.min(most)),
            latest: [0; WORDS],
        })
    }

    /// The same rules for somebody else with so many weeks of support.
    #[must_use]
    pub const fn starting_at(self, weeks_before: i32) -> Self {
        Self { weeks: weeks_before, latest: [0; WORDS], ..self }
    }

    /// Weeks of support since the last restart.
    #[must_use]
    pub const fn weeks(&self) -> i32 {
        self.weeks
    }

    /// So many weeks with a benefit of the ladder, in whole or in part.
    pub fn benefit_weeks(&mut self, weeks: i32) {
        self.weeks = self.weeks.saturating_add(weeks);
        self.other_weeks(weeks);
    }

    /// So many weeks that count as neither (løntilskud, SU): the window moves on.
    pub fn other_weeks(&mut self, weeks: i32) {
        self.pass(weeks, false);
    }

    /// So many weeks without any support.
    pub fn self_supporting_weeks(&mut self, weeks: i32) {
        let mut left = weeks;
        while left > 0 {
            let count: u32 = self.latest.iter().map(|word| word.count_ones()).sum();
            // No week leaves the window faster than one comes in: before so many there is no restart.
            let missing = self.restart - count.cast_signed();
            let now = missing.max(1).min(left);
            self.pass(now, true);
            left -= now;
            if self.latest.iter().map(|word| word.count_ones()).sum::<u32>().cast_signed() >= self.restart {
                self.weeks = 0;
                self.latest = [0; WORDS];
            }
        }
    }

    /// Weeks pass; those that leave the window are forgotten.
    fn pass(&mut self, weeks: i32, self_supporting: bool) {
        // Not a whole word at once: a shift by all its bits is none.
        const MOST: i32 = 63;
        if !self_supporting && self.latest == [0; WORDS] {
            // Nothing that could leave the window.
            return;
        }
        let mut left = weeks.min(ALL_BITS);
        while left > 0 {
            let now = left.min(MOST);
            left -= now;
            let mut carried = if self_supporting { u64::MAX >> (64 - now) } else { 0 };
            for word in &mut self.latest {
                let leaving = *word >> (64 - now);
                *word = *word << now | carried;
                carried = leaving;
            }
            if let Some(word) = self.latest.get_mut(self.window / 64) {
                *word &= !(u64::MAX << (self.window % 64));
            }
        }
    }
}

/// A year has 52 benefit weeks.
pub const WEEKS_A_YEAR: i32 = 52;

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::new(2026, 1, 1);

    /// The ladder's average over 52 weeks by weeks already used, exact: kommune-paid weeks of 52.
    #[test]
    fn kommune_weeks_of_a_year_by_weeks_already_used() -> Result<(), MissingRate> {
        let ladder = Ladder::on(TODAY)?;
        for (used, tenths) in [(0, 322), (4, 346), (20, 378), (26, 390), (40, 404), (52, 416), (500, 416)] {
            let weeks = ladder.kommune_weeks(used, 52, &mut Sum::silent()).map(|weeks| weeks.value.count());
            assert_eq!(weeks, Ok(tenths * 100_000), "{used} weeks used");
        }
        Ok(())
    }

    /// Kommunefinansieringsloven § 5, stk. 2: weeks 1-4, 5-26, 27-52 and from 53.
    #[test]
    fn the_step_is_that_of_the_next_week() -> Result<(), MissingRate> {
        let ladder = Ladder::on(TODAY)?;
        for (weeks, percent) in [(0, 20), (3, 20), (4, 60), (25, 60), (26, 70), (51, 70), (52, 80), (2600, 80)] {
            assert_eq!(ladder.kommune_share(weeks).value.count() / 10_000, percent, "{weeks}");
        }
        Ok(())
    }

    #[test]
    fn no_weeks_cost_nothing() -> Result<(), MissingRate> {
        let weeks = Ladder::on(TODAY)?.kommune_weeks(10, 0, &mut Sum::silent()).map(|weeks| weeks.value);
        assert_eq!(weeks, Ok(Number::ZERO));
        Ok(())
    }

    #[test]
    fn there_is_no_ladder_before_2016() {
        assert!(Ladder::on(Date::new(2016, 1, 3)).is_err());
        assert!(Counter::on(Date::new(2016, 1, 3), 0).is_err());
        assert!(Ladder::on(Date::new(2016, 1, 4)).is_ok());
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Week {
        Benefit,
        SelfSupporting,
        Other,
    }
    use Week::{Benefit, Other, SelfSupporting};

    /// The counter after the weeks, of somebody with 60 weeks before them.
    fn count(runs: &[(Week, i32)]) -> Result<i32, MissingRate> {
        let mut counter = Counter::on(TODAY, 60)?;
        for (week, weeks) in runs {
            match week {
                Benefit => counter.benefit_weeks(*weeks),
                SelfSupporting => counter.self_supporting_weeks(*weeks),
                Other => counter.other_weeks(*weeks),
            }
        }
        Ok(counter.weeks())
    }

    /// The same by the words of § 6, stk. 1, with every week kept.
    fn count_naively(runs: &[(Week, i32)]) -> i32 {
        let mut weeks = 60;
        let mut kept: Vec<bool> = Vec::new();
        for (week, _) in runs.iter().flat_map(|run| (0..run.1).map(move |_| run)) {
            kept.push(*week == SelfSupporting);
            weeks += i32::from(*week == Benefit);
            if kept.iter().rev().take(156).filter(|week| **week).count() >= 52 {
                weeks = 0;
                kept.fill(false);
            }
        }
        weeks
    }

    #[test]
    fn a_year_without_support_restarts_the_count_and_less_does_not() {
        assert_eq!(count(&[(SelfSupporting, 51)]), Ok(60));
        assert_eq!(count(&[(SelfSupporting, 52)]), Ok(0));
        assert_eq!(count(&[(SelfSupporting, 51), (Benefit, 3)]), Ok(63));
        assert_eq!(count(&[(SelfSupporting, 52), (Benefit, 3)]), Ok(3));
    }

    #[test]
    fn the_weeks_may_come_in_pieces_within_three_years() {
        let pieces = [(SelfSupporting, 26), (Benefit, 50), (Other, 54), (SelfSupporting, 26)];
        assert_eq!(pieces.iter().map(|piece| piece.1).sum::<i32>(), 156);
        assert_eq!(count(&pieces), Ok(0));
        // One week longer between them, and the first has left the window.
        let longer = [(SelfSupporting, 26), (Benefit, 50), (Other, 55), (SelfSupporting, 26)];
        assert_eq!(count(&longer), Ok(110));
        assert_eq!(count(&[&longer[..], &[(SelfSupporting, 25)]].concat()), Ok(110));
        assert_eq!(count(&[&longer[..], &[(SelfSupporting, 26)]].concat()), Ok(0));
    }

    #[test]
    fn a_restart_uses_the_weeks_up() {
        assert_eq!(count(&[(SelfSupporting, 52), (Benefit, 10), (SelfSupporting, 51)]), Ok(10));
        assert_eq!(count(&[(SelfSupporting, 52), (Benefit, 10), (SelfSupporting, 52)]), Ok(0));
        assert_eq!(count(&[(SelfSupporting, 60), (Benefit, 10), (SelfSupporting, 44)]), Ok(0));
    }

    #[test]
    fn neither_support_nor_self_support_moves_only_the_window() {
        assert_eq!(count(&[(Other, 500)]), Ok(60));
        assert_eq!(count(&[(SelfSupporting, 51), (Other, 105), (SelfSupporting, 1)]), Ok(60));
        assert_eq!(count(&[(SelfSupporting, 51), (Other, 104), (SelfSupporting, 1)]), Ok(0));
    }

    #[test]
    fn somebody_else_starts_without_the_weeks_of_the_one_before() -> Result<(), MissingRate> {
        let mut counter = Counter::on(TODAY, 60)?;
        counter.self_supporting_weeks(51);
        let mut other = counter.starting_at(7);
        other.self_supporting_weeks(1);
        assert_eq!(other.weeks(), 7);
        Ok(())
    }

    #[test]
    fn the_count_is_that_of_every_week_kept() {
        let mut seed = 1_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let mut restarts = 0;
        for sequence in 0..3_000 {
            let longest = [2, 8, 30, 70, 200][sequence % 5];
            let mut runs = Vec::new();
            while runs.iter().map(|run: &(Week, i32)| run.1).sum::<i32>() < 520 {
                let week = [Benefit, SelfSupporting, Other, Benefit][usize::try_from(random(4)).unwrap_or(0)];
                runs.push((week, i32::try_from(random(longest)).unwrap_or(0)));
            }
            let expected = count_naively(&runs);
            assert_eq!(count(&runs), Ok(expected), "{runs:?}");
            restarts += i32::from(expected < 60);
        }
        assert!((500..2_500).contains(&restarts), "{restarts}");
    }

    /// The bits hold the window of every day.
    #[test]
    fn the_window_fits() -> Result<(), MissingRate> {
        let window = rates::REFUSION_GENSTART_VINDUE_UGER.on(rates::LAST_DAY)?;
        assert_eq!(window.value, Number::whole(i32::try_from(Counter::on(rates::LAST_DAY, 0)?.window).unwrap_or(0)));
        Ok(())
    }
}
