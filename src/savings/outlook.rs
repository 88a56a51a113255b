//! The years ahead: how long jobs last, what the effort costs and when, and what later years are
//! worth today.

use alloc::vec::Vec;

use super::row::round_half_even;
use crate::{
    date::Date,
    field::Field,
    input::Reader,
    law::{MONTHS_A_YEAR, refusion::WEEKS_A_YEAR},
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    rates::{self, MissingRate},
    sum::{Figure, Sum, by, over, with},
};

/// The most years that are counted: what SØM counts too (savings.md section 3).
pub const MOST_YEARS: i32 = 10;
/// Five years of months.
const LAST_OBSERVATION: i32 = 60;
const LEAST_SHARE: Percent = Percent::new(1);

/// How the curve goes on where nothing has been observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The monthly risk goes on.
    Low,
    /// It is halved.
    Central,
    /// It is gone.
    High,
}

/// Every level with its name in the input, from short jobs to long ones.
pub const LEVELS: [(&str, Level); 3] = [("low", Level::Low), ("central", Level::Central), ("high", Level::High)];

/// How long jobs last, where a row does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Retention {
    /// The published curve of kontanthjælp recipients who start in a job (data: `fastholdelse_*`).
    Curve(Level),
    /// So many still in work after so many months.
    Observed {
        /// 1 to 60.
        month: i32,
        /// Above nothing.
        share: Percent,
        /// How it goes on.
        level: Level,
    },
    /// Who has no end stays.
    Own,
}

impl Retention {
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let kinds = [("curve", 0), ("observed", 1), ("own", 2)];
        match reader.choice("kind", &kinds, None) {
            Some(1) => Self::Observed {
                month: reader.whole("month", 1, LAST_OBSERVATION, None),
                share: reader.percent_between("share", (LEAST_SHARE, Percent::WHOLE), None),
                level: read_level(reader),
            },
            Some(2) => Self::Own,
            _ => Self::Curve(read_level(reader)),
        }
    }

    /// The level that was chosen; none where there is nothing to go on.
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Curve(level) | Self::Observed { level, .. } => Some(level),
            Self::Own => None,
        }
    }

    /// The same with another level.
    pub const fn at(self, level: Level) -> Self {
        match self {
            Self::Curve(_) => Self::Curve(level),
            Self::Observed { month, share, .. } => Self::Observed { month, share, level },
            Self::Own => Self::Own,
        }
    }
}

fn read_level(reader: &mut Reader<'_>) -> Level {
    reader.choice("level", &LEVELS, Some(Level::Central)).unwrap_or(Level::Central)
}

/// The times at which a job may be lost, and how likely each is.
#[derive(Debug, Clone)]
pub struct Losses {
    /// After so many weeks, in order; the last is after the horizon: never.
    pub weeks: Vec<i32>,
    /// The chance of each, in millionths; together they are one.
    pub weights: Vec<Percent>,
    /// The area under the curve in the first year, in months; none where there is no curve.
    pub first_year: Option<Number>,
}

impl Losses {
    /// One time for certain.
    pub fn certain(weeks: i32) -> Self {
        let (weeks, weights) = (alloc::vec![weeks], alloc::vec![Percent::WHOLE]);
        Self { weeks, weights, first_year: None }
    }

    /// The month of loss, each with its chance (decisions.md 20): lost in month m is lost after
    /// its middle, in whole weeks.
    ///
    /// # Errors
    /// [`MissingRate`] when the data lacks the published curve.
    pub fn expected(retention: Retention, date: Date, years: i32) -> Result<Self, MissingRate> {
        let horizon = years * WEEKS_A_YEAR;
        let curve = Curve::of(retention, date)?;
        let Some(curve) = curve else { return Ok(Self::certain(horizon)) };
        let mut losses = Self {
            weeks: Vec::new(),
            weights: Vec::new(),
            first_year: Some(curve.area_of_first_year()),
        };
        let mut before = Percent::WHOLE;
        for month in 1..=years * MONTHS_A_YEAR {
            let left = curve.left_after(month);
            losses.weeks.push(round_half_even((2 * month - 1) * WEEKS_A_YEAR, 2 * MONTHS_A_YEAR));
            losses.weights.push(before.minus(left).unwrap_or_default());
            before = left;
        }
        losses.weeks.push(horizon);
        losses.weights.push(before);
        Ok(losses)
    }

    /// The expected weeks of a year (from 0) in the job, by the chances alone.
    pub fn weeks_of(&self, year: i32, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
        let within = |week: &i32| (week - year * WEEKS_A_YEAR).clamp(0, WEEKS_A_YEAR);
        expected_weeks("time.uger", &self.weights, self.weeks.iter().map(within), sum)
    }

    /// Who are still in the job at the end of a year (from 0): those of the year before, less those who
    /// lose it in each of the year's months.
    pub fn left(&self, year: i32, before: Figure<Percent>, sum: &mut Sum) -> Result<Figure<Percent>, Overflow> {
        // The last is those who never lose it.
        let weeks = self.weeks.split_last().map_or(&[][..], |(_, weeks)| weeks);
        let lost = self.weights.iter().zip(weeks).filter(|(_, week)| (*week - 1) / WEEKS_A_YEAR == year);
        let lost: Vec<_> = lost.map(|(chance, _)| Figure::assumption(Field::Retention, *chance)).collect();
        sum.add_some("time.tilbage", &[before], &lost)
    }

    /// The same jobs, each shorter by a share of its time.
    pub fn shorter(&self, by: Percent) -> Vec<i32> {
        let left = i32::try_from(Percent::WHOLE.count() - by.count()).unwrap_or_default();
        let part = |weeks: &i32| {
            let exact = i64::from(*weeks) * i64::from(left);
            // The half to the even number, as every week here.
            let (whole, rest) = (exact / Percent::SCALE, 2 * (exact % Percent::SCALE));
            let up = rest > Percent::SCALE || (rest == Percent::SCALE && whole % 2 == 1);
            i32::try_from(whole + i64::from(up)).unwrap_or_default()
        };
        self.weeks.iter().map(part).collect()
    }
}

/// A monthly risk of losing the job that changes at two points.
struct Curve {
    /// Up to a month, and the risk until there.
    first: (f64, f64),
    second: (f64, f64),
    /// After that.
    last: f64,
}

impl Curve {
    fn of(retention: Retention, date: Date) -> Result<Option<Self>, MissingRate> {
        let halved = share(rates::FASTHOLDELSE_HALVERING.on(date)?.value);
        let on = |risk: f64, level| match level {
            Level::Low => risk,
            Level::Central => risk * halved,
            Level::High => 0.0,
        };
        Ok(match retention {
            Retention::Own => None,
            Retention::Observed { month, share: left, level } => {
                let month = f64::from(month);
                let risk = -libm::log(share(left)) / month;
                Some(Self {
                    first: (month, risk),
                    second: (month, risk),
                    last: on(risk, level),
                })
            }
            Retention::Curve(level) => {
                let [three, twelve] = [rates::FASTHOLDELSE_3_MDR, rates::FASTHOLDELSE_12_MDR];
                let [three, twelve] = [share(three.on(date)?.value), share(twelve.on(date)?.value)];
                // The ids of the rates name the months that they were observed after.
                let [early, late] = [3.0, 12.0];
                let first = -libm::log(three) / early;
                let second = -libm::log(twelve / three) / (late - early);
                Some(Self {
                    first: (early, first),
                    second: (late, second),
                    last: on(second, level),
                })
            }
        })
    }

    /// The area under the curve in the first twelve months: what the published figures, which
    /// know no weeks, call expected months in the job.
    #[allow(clippy::cast_possible_truncation, reason = "at most twelve")]
    fn area_of_first_year(&self) -> Number {
        let year = f64::from(MONTHS_A_YEAR);
        let (first, second) = (self.first.0.min(year), self.second.0.min(year));
        let mut left = 1.0;
        let mut area = 0.0;
        for (risk, months) in [(self.first.1, first), (self.second.1, second - first), (self.last, year - second)] {
            let after = left * libm::exp(-risk * months);
            area += if risk > 0.0 { (left - after) / risk } else { left * months };
            left = after;
        }
        Number::new((area * MILLION + 0.5) as i64)
    }

    /// The share still in the job so many months after it began: the one place where the share
    /// is rounded, to millionths.
    #[allow(clippy::cast_possible_truncation, reason = "a share is between nothing and the whole")]
    fn left_after(&self, month: i32) -> Percent {
        let month = f64::from(month);
        let (first, second) = (self.first.0, self.second.0);
        let risk = self.first.1 * month.min(first)
            + self.second.1 * (month.min(second) - first).max(0.0)
            + self.last * (month - second).max(0.0);
        Percent::new((libm::exp(-risk) * MILLION + 0.5) as i64)
    }
}

const MILLION: f64 = 1_000_000.0;

/// A share as a fraction of the whole.
#[allow(clippy::cast_precision_loss, reason = "at most a million")]
pub fn share(percent: Percent) -> f64 {
    percent.count() as f64 / MILLION
}

/// Who can pay for an effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// The municipality.
    Kommune,
    /// The state.
    Stat,
    /// The region.
    Region,
    /// The employer.
    Arbejdsgiver,
    /// Landsbyggefonden.
    Landsbyggefonden,
    /// A housing organisation.
    Boligorganisation,
    /// A foundation.
    Fond,
}

const PAYERS: [(&str, Payer); 7] = [
    ("kommune", Payer::Kommune),
    ("stat", Payer::Stat),
    ("region", Payer::Region),
    ("arbejdsgiver", Payer::Arbejdsgiver),
    ("landsbyggefonden", Payer::Landsbyggefonden),
    ("boligorganisation", Payer::Boligorganisation),
    ("fond", Payer::Fond),
];

/// 10 billion kr.
const HIGHEST_COST: Kroner = Kroner::new(1_000_000_000_000);

/// One line of what the effort costs.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    amount: Kroner,
    payer: Payer,
    /// First and last year, from 1.
    years: (i32, i32),
    once: bool,
}

impl Cost {
    pub fn read(reader: &mut Reader<'_>, years: i32) -> Self {
        let amount = reader.kroner("amount", HIGHEST_COST, None);
        let payer = reader.choice("payer", &PAYERS, None).unwrap_or(Payer::Kommune);
        let once = reader.choice("period", &[("yearly", false), ("once", true)], Some(false)) == Some(true);
        let from = reader.whole("from", 1, MOST_YEARS, Some(1));
        let to = if once { from } else { reader.whole("to", from, MOST_YEARS, Some(years.max(from))) };
        Self { amount, payer, years: (from, to), once }
    }

    /// Falls after so many years, all of it: it is in no amount.
    pub fn is_after(&self, years: i32) -> bool {
        self.years.0 > years && self.amount > Kroner::ZERO
    }

    /// What it is in a year, from 0, to a payer.
    fn falls(&self, payer: Payer, year: i32) -> bool {
        let (from, to) = self.years;
        payer == self.payer && (from..=to).contains(&(year + 1)) && self.amount > Kroner::ZERO
    }
}

/// What a payer pays in a year, from 0.
pub fn cost_of(
    costs: &[Cost],
    payer: Payer,
    year: i32,
    id: &'static str,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let paid: Vec<_> = costs
        .iter()
        .filter(|cost| cost.falls(payer, year))
        .map(|cost| with(Figure::input(Field::Costs, cost.amount)))
        .collect();
    if paid.is_empty() { Ok(NOTHING) } else { sum.add(id, &paid) }
}

/// Weeks of a year in work, each number of them by its chance.
pub fn expected_weeks(
    id: &'static str,
    chances: &[Percent],
    weeks: impl Iterator<Item = i32>,
    sum: &mut Sum,
) -> Result<Figure<Number>, Overflow> {
    // As many weeks are one term, however they come about.
    let mut of_weeks = [Percent::ZERO; WEEKS_A_YEAR.unsigned_abs() as usize + 1];
    for (chance, weeks) in chances.iter().zip(weeks) {
        let place = usize::try_from(weeks).ok().and_then(|weeks| of_weeks.get_mut(weeks)).ok_or(Overflow)?;
        *place = place.plus(*chance)?;
    }
    sum.average(id, Field::Retention, &of_weeks)
}

/// What a payer pays once, at the beginning of a year, from 0.
pub fn once(costs: &[Cost], payer: Payer, year: i32) -> Result<Kroner, Overflow> {
    let paid = costs.iter().filter(|cost| cost.once && cost.falls(payer, year));
    paid.map(|cost| cost.amount).try_fold(Kroner::ZERO, Kroner::plus)
}

pub const NOTHING: Figure<Kroner> = Figure::constant(Kroner::ZERO);

/// What the amounts of the years are worth in the first: the last is taken back a year, the one
/// before it added, and so on, so that no amount is rounded but to whole øre.
pub fn present_value(
    amounts: &[Figure<Kroner>],
    rate: Figure<Percent>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let mut later: Option<Figure<Kroner>> = None;
    for amount in amounts.iter().rev() {
        later = Some(match later {
            None => *amount,
            Some(later) => {
                let factor: Figure<Percent> =
                    sum.add("nutid.faktor", &[with(Figure::constant(Percent::WHOLE)), with(rate)])?;
                let back: Figure<Kroner> = sum.product("nutid.tilbage", &[by(later), over(factor)], Rounding::Ore)?;
                sum.add("nutid.vaerdi", &[with(*amount), with(back)])?
            }
        });
    }
    Ok(later.unwrap_or(NOTHING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rates::LAST_DAY;

    const LEVEL: Retention = Retention::Curve(Level::Central);

    fn expected(retention: Retention) -> Losses {
        Losses::expected(retention, LAST_DAY, 5).unwrap_or_else(|_| Losses::certain(0))
    }

    /// Who are left after each of the first two years, in millionths.
    fn left(retention: Retention) -> [i64; 2] {
        let losses = expected(retention);
        let after = |year, before| losses.left(year, before, &mut Sum::silent()).expect("a share fits");
        let first = after(0, Figure::constant(Percent::WHOLE));
        [first, after(1, first)].map(|left| left.value.count())
    }

    /// savings.md section 8: 8.1000702 months in year 1, then by how the curve goes on; the weekly
    /// simulation agrees with the integral within 0.01 (decisions.md 20).
    #[test]
    fn months_in_the_job_by_year() {
        let months = |retention| {
            let losses = expected(retention);
            let weeks = (0..5).map(|year| losses.weeks_of(year, &mut Sum::silent()).expect("they fit").value.count());
            weeks.map(|weeks| weeks * 12 / 52).collect::<Vec<_>>()
        };
        let near = |months: &[i64], hundredths: &[i64]| {
            months.iter().zip(hundredths).all(|(month, expected)| (month - expected * 10_000).abs() <= 15_000)
        };
        assert_eq!(expected(LEVEL).first_year, Some(Number::new(8_100_070)));
        assert!(near(&months(LEVEL), &[810, 528, 407, 313, 241]), "{:?}", months(LEVEL));
        assert!(near(&months(LEVEL.at(Level::Low)), &[810, 467, 277, 164, 97]));
        assert!(near(&months(LEVEL.at(Level::High)), &[810, 600, 600, 600, 600]));
    }

    #[test]
    fn the_chances_are_one_and_the_curve_passes_what_was_observed() {
        for level in [Level::Low, Level::Central, Level::High] {
            let all: i64 = expected(LEVEL.at(level)).weights.iter().map(|weight| weight.count()).sum();
            assert_eq!(all, Percent::SCALE);
            assert_eq!(left(LEVEL.at(level))[0], 500_000);
        }
        // The same risk takes a tenth of those who are left; none takes nobody, and half of it the square root of .9.
        for (level, second) in [(Level::Low, 810_000), (Level::Central, 853_815), (Level::High, 900_000)] {
            let observed = Retention::Observed { month: 12, share: Percent::new(900_000), level };
            assert_eq!(left(observed), [900_000, second]);
        }
        assert_eq!(expected(Retention::Own).weights, [Percent::WHOLE]);
    }

    #[test]
    fn a_job_is_lost_in_the_middle_of_its_month() {
        assert_eq!(expected(LEVEL).weeks[..13], [2, 6, 11, 15, 20, 24, 28, 32, 37, 41, 46, 50, 54]);
        let shorter = Losses::certain(260).shorter(Percent::new(250_000));
        assert_eq!(shorter, [195]);
    }

    /// W10: the factors at 3.5 % and their sum over ten years, 8.607687.
    #[test]
    fn discount_factors_at_three_and_a_half_percent() {
        let rate = Figure::constant(Percent::new(35_000));
        let million = Figure::constant(Kroner::new(100_000_000));
        let value = |years: usize| {
            present_value(&alloc::vec![million; years], rate, &mut Sum::silent()).map(|value| value.value.ore())
        };
        assert_eq!(value(1), Ok(100_000_000));
        assert_eq!(value(5), Ok(467_307_921));
        assert_eq!(value(10), Ok(860_768_651));
        let at = |year: usize| value(year + 1).ok().zip(value(year).ok()).map(|(to, from)| (to - from + 50) / 100);
        let factors = [1_000_000, 966_184, 933_511, 901_943, 871_442, 841_973, 813_501, 785_991, 759_412, 733_731];
        for (year, factor) in factors.into_iter().enumerate().skip(1) {
            assert_eq!(at(year), Some(factor), "year {year}");
        }
    }
}
