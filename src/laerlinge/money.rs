//! What one lærling costs the firm in a year, and what AUB pays back of the school weeks.

use alloc::vec::Vec;

use serde::Serialize;

use super::Law;
use crate::{
    date::Date,
    field::Field,
    law::WEEKS,
    money::{Hours, Kroner, Number, Overflow, Percent, Rounding},
    rates::{self, Rate},
    sum::{Figure, Origin, Sum, by, less, over, with},
};

/// A trade whose wages are in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WageTrade {
    Toemrer,
    Murer,
    Maler,
    /// None of them: the wage is typed.
    Other,
}

/// How far a lærling has come, counted back from the svendeprøve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trin {
    First,
    Second,
    Third,
    Fourth,
    /// An adult.
    Voksen,
}

/// The question.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub trade: WageTrade,
    pub trin: Trin,
    pub on: Date,
    pub hourly_wage: Option<Kroner>,
    pub school_weeks: Option<i32>,
    pub aub_week: Option<Kroner>,
    pub aub_extra: Option<Percent>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Money {
    hourly_wage: Option<Kroner>,
    wage: Option<Kroner>,
    weekly_wage: Option<Kroner>,
    refund_week: Option<Kroner>,
    refund: Option<Kroner>,
    net: Option<Kroner>,
    sources: Sources,
    missing: Vec<&'static str>,
}

/// Where each came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Sources {
    hourly_wage: Option<Origin>,
    aub_week: Option<Origin>,
    aub_extra: Option<Origin>,
}

/// The steps' rates of one trade, the first step first.
type Steps = [Rate<Kroner>; 4];

const TOEMRER: Steps = [
    rates::LAERLING_LOEN_TOEMRER_TRIN1,
    rates::LAERLING_LOEN_TOEMRER_TRIN2,
    rates::LAERLING_LOEN_TOEMRER_TRIN3,
    rates::LAERLING_LOEN_TOEMRER_TRIN4,
];
const MURER: Steps = [
    rates::LAERLING_LOEN_MURER_TRIN1,
    rates::LAERLING_LOEN_MURER_TRIN2,
    rates::LAERLING_LOEN_MURER_TRIN3,
    rates::LAERLING_LOEN_MURER_TRIN4,
];
/// What is deducted for a lærling in akkord, near the wage: the only figure of the later years.
const MURER_AKKORD: Steps = [
    rates::LAERLING_AKKORDFRADRAG_MURER_TRIN1,
    rates::LAERLING_AKKORDFRADRAG_MURER_TRIN2,
    rates::LAERLING_AKKORDFRADRAG_MURER_TRIN3,
    rates::LAERLING_AKKORDFRADRAG_MURER_TRIN4,
];
const MALER: Steps = [
    rates::LAERLING_LOEN_MALER_TRIN1,
    rates::LAERLING_LOEN_MALER_TRIN2,
    rates::LAERLING_LOEN_MALER_TRIN3,
    rates::LAERLING_LOEN_MALER_TRIN4,
];
const AUB: Steps = [
    rates::AUB_LOENREFUSION_SKOLEUGE_AAR1,
    rates::AUB_LOENREFUSION_SKOLEUGE_AAR2,
    rates::AUB_LOENREFUSION_SKOLEUGE_AAR3,
    rates::AUB_LOENREFUSION_SKOLEUGE_AAR4,
];

impl Trin {
    const fn of(self, steps: Steps) -> Option<Rate<Kroner>> {
        let [first, second, third, fourth] = steps;
        match self {
            Self::First => Some(first),
            Self::Second => Some(second),
            Self::Third => Some(third),
            Self::Fourth => Some(fourth),
            Self::Voksen => None,
        }
    }
}

impl Cost {
    /// The wage of an hour: typed, or the agreement's on the day.
    fn hourly(&self) -> Option<Figure<Kroner>> {
        if let Some(typed) = self.hourly_wage {
            return Some(Figure::input(Field::MoneyHourlyWage, typed));
        }
        let steps: &[Steps] = match self.trade {
            WageTrade::Toemrer => &[TOEMRER],
            WageTrade::Murer => &[MURER, MURER_AKKORD],
            WageTrade::Maler => &[MALER],
            WageTrade::Other => &[],
        };
        let grown =
            (self.trade == WageTrade::Maler && self.trin == Trin::Voksen).then_some(rates::LAERLING_LOEN_MALER_VOKSEN);
        let mut of_step = steps.iter().filter_map(|steps| self.trin.of(*steps)).chain(grown);
        of_step.find_map(|rate| rate.on(self.on).ok())
    }

    /// AUB's refusion of a school week.
    fn aub_week(&self) -> Option<Figure<Kroner>> {
        if let Some(typed) = self.aub_week {
            return Some(Figure::input(Field::MoneyAubWeek, typed));
        }
        let rate = self.trin.of(AUB).unwrap_or(rates::AUB_LOENREFUSION_SKOLEUGE_VOKSENLAERLING);
        rate.on(self.on).ok()
    }

    /// What comes on top; nothing where it is not known, zero where it did not exist yet.
    fn aub_extra(&self) -> Option<Figure<Percent>> {
        if let Some(typed) = self.aub_extra {
            return Some(Figure::input(Field::MoneyAubExtra, typed));
        }
        let extra = rates::AUB_FORHOEJET_REFUSION.in_force(self.on).ok()?;
        Some(extra.unwrap_or(Figure::constant(Percent::ZERO)))
    }
}

/// What a lærling costs.
pub fn money(cost: &Cost, law: &Law, sum: &mut Sum) -> Result<Money, Overflow> {
    sum.section("money");
    let (hourly, week, extra) = (cost.hourly(), cost.aub_week(), cost.aub_extra());
    let wages = hourly.map(|hourly| wages(hourly, law.year, sum)).transpose()?;
    let mut refund_week = None;
    if let (Some((_, weekly)), Some(week), Some(extra)) = (wages, week, extra) {
        refund_week = Some(refund_of_a_week(week, extra, weekly, sum)?);
    }
    let mut refund = None;
    if let (Some(week), Some(weeks)) = (refund_week, cost.school_weeks) {
        let weeks = Figure::input(Field::MoneySchoolWeeks, Number::whole(weeks));
        refund = Some(sum.product::<Kroner>("money.refusion", &[by(week), by(weeks)], Rounding::None)?);
    }
    let mut net = None;
    if let (Some((year, _)), Some(refund)) = (wages, refund) {
        net = Some(sum.add("money.netto", &[with(year), less(refund)])?);
    }
    let missing = [
        ("hourlyWage", hourly.is_none()),
        ("schoolWeeks", cost.school_weeks.is_none()),
        ("aubWeek", week.is_none()),
        ("aubExtra", extra.is_none()),
    ];
    sum.place("money");
    let mut told = |name, figure: Option<Figure<Kroner>>| figure.map(|figure| sum.told(name, figure));
    Ok(Money {
        hourly_wage: hourly.map(|figure| figure.value),
        wage: told("wage", wages.map(|(year, _)| year)),
        weekly_wage: told("weeklyWage", wages.map(|(_, week)| week)),
        refund_week: told("refundWeek", refund_week),
        refund: told("refund", refund),
        net: told("net", net),
        sources: Sources {
            hourly_wage: hourly.map(|figure| figure.origin),
            aub_week: week.map(|figure| figure.origin),
            aub_extra: extra.map(|figure| figure.origin),
        },
        missing: missing.into_iter().filter(|(_, lacks)| *lacks).map(|(name, _)| name).collect(),
    })
}

/// The wage of a year and of a week.
fn wages(
    hourly: Figure<Kroner>,
    year: Figure<Hours>,
    sum: &mut Sum,
) -> Result<(Figure<Kroner>, Figure<Kroner>), Overflow> {
    let of_year = sum.product("money.aarsloen", &[by(hourly), by(year)], Rounding::Ore)?;
    let of_week = sum.product("money.ugeloen", &[by(hourly), by(year), over(WEEKS)], Rounding::Ore)?;
    Ok((of_year, of_week))
}

/// The rate, at most the week's wage, and the extra on top of what was paid: the sum may be more
/// than the wage (the authority's own example, S76).
fn refund_of_a_week(
    rate: Figure<Kroner>,
    extra: Figure<Percent>,
    weekly: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let paid = sum.lowest("money.refusionLoft", rate, weekly);
    let factor = sum.add("money.forhoejet", &[with(Figure::constant(Percent::WHOLE)), with(extra)])?;
    sum.product("money.refusionUge", &[by(paid), by(factor)], Rounding::Ore)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Virk 2020 (S76): rate 3,090 and 20 % on top; weekly pay 4,000 and 3,000 give 3,708 and 3,600.
    #[test]
    fn virk_2020_forhoejet_refusion_v13() {
        for (weekly, expected) in [(400_000, 370_800), (300_000, 360_000)] {
            let figure = |ore| Figure::constant(Kroner::new(ore));
            let extra = Figure::constant(Percent::new(200_000));
            let refund = refund_of_a_week(figure(309_000), extra, figure(weekly), &mut Sum::silent());
            assert_eq!(refund.map(|refund| refund.value.ore()), Ok(expected));
        }
    }
}
