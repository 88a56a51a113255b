//! What other clauses would ask for. They are shown beside the requirement and never chosen.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Law, question::Question, requirement::Requirement};
use crate::{
    field::Field,
    law::Failure,
    money::{Kroner, Number, Percent, Rounding},
    rates::{self, Rate},
    sum::{Figure, Sum, by, less, over, with},
};

/// What somebody else's clause would ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Comparison {
    id: &'static str,
    /// "aarsvaerk", "praktikanter" or "assess".
    unit: &'static str,
    low: Option<Number>,
    high: Option<Number>,
    /// Are its limits reached? Nothing where it has none, or where something lacks.
    applies: Option<bool>,
    /// "months", "payroll" or "totalAarsvaerk".
    missing: Option<&'static str>,
}

/// Clauses that ask for a share of all årsværk.
const SHARES: [(&str, &str, Rate<Percent>); 5] = [
    ("stat6", "compare.stat6", rates::LAERLING_KLAUSUL_STAT),
    ("tiPct", "compare.tiPct", rates::LAERLING_KLAUSUL_TI),
    ("tolvPct", "compare.tolvPct", rates::LAERLING_KLAUSUL_TOLV),
    ("femten", "compare.femten", rates::LAERLING_KLAUSUL_FEMTEN),
    ("aarhus", "compare.aarhus", rates::LAERLING_KLAUSUL_AARHUS),
];

/// Clauses that a contract of some value or payroll must be assessed by. Two pages of one
/// authority disagree twice (trap T8): both are shown.
const ASSESSED: [(&str, Rate<Kroner>, Rate<Kroner>); 4] = [
    ("koebenhavn", rates::LAERLING_KLAUSUL_KOEBENHAVN_VAERDI, rates::LAERLING_KLAUSUL_KOEBENHAVN_LOENSUM),
    ("koebenhavnAeldre", rates::LAERLING_KLAUSUL_KOEBENHAVN_AELDRE_VAERDI, rates::LAERLING_KLAUSUL_KOEBENHAVN_LOENSUM),
    ("regionH", rates::LAERLING_KLAUSUL_REGIONH_VAERDI, rates::LAERLING_KLAUSUL_REGIONH_LOENSUM),
    ("regionH2020", rates::LAERLING_KLAUSUL_REGIONH_VAERDI_2020, rates::LAERLING_KLAUSUL_REGIONH_LOENSUM),
];

/// Every clause beside the requirement.
pub fn comparisons(
    question: &Question,
    requirement: &Requirement,
    law: &Law,
    sum: &mut Sum,
) -> Result<Vec<Comparison>, Failure> {
    sum.section("comparisons");
    let mut all = Vec::new();
    for (id, line, rate) in SHARES {
        let share = share_of_all(line, rate, requirement, law, sum)?;
        all.push(of_all(id, all.len(), [share; 2], sum));
    }
    let low = share_of_all("compare.regionMidtLav", rates::LAERLING_KLAUSUL_REGION_MIDT_LAV, requirement, law, sum)?;
    let high = share_of_all("compare.regionMidtHoej", rates::LAERLING_KLAUSUL_REGION_MIDT_HOEJ, requirement, law, sum)?;
    all.push(of_all("regionMidt", all.len(), [low, high], sum));
    all.push(gentofte(question, all.len(), requirement, law, sum)?);
    let size = Size::of(question, requirement, law)?;
    all.push(ctr(&size, all.len(), law, sum)?);
    for (id, value, payroll) in ASSESSED {
        let (value, payroll) = (value.on(law.date)?.value, payroll.on(law.date)?.value);
        let (applies, missing) = size.reaches(Some(value), payroll);
        all.push(Comparison { id, unit: "assess", low: None, high: None, applies, missing });
    }
    Ok(all)
}

/// The clause with this index in the answer's list.
fn of_all(id: &'static str, index: usize, bounds: [Option<Figure<Number>>; 2], sum: &mut Sum) -> Comparison {
    let [low, high] = told(index, bounds, sum);
    let missing = low.is_none().then_some("totalAarsvaerk");
    Comparison { id, unit: "aarsvaerk", low, high, applies: None, missing }
}

fn told(index: usize, [low, high]: [Option<Figure<Number>>; 2], sum: &mut Sum) -> [Option<Number>; 2] {
    sum.place_of("comparisons", index);
    [low.map(|low| sum.told("low", low)), high.map(|high| sum.told("high", high))]
}

/// A share of all årsværk, of which the need is 14 %.
fn share_of_all(
    id: &'static str,
    rate: Rate<Percent>,
    requirement: &Requirement,
    law: &Law,
    sum: &mut Sum,
) -> Result<Option<Figure<Number>>, Failure> {
    let Some(need) = &requirement.need else { return Ok(None) };
    let terms = [by(rate.on(law.date)?), over(law.quota)];
    Ok(Some(need.rounded(sum, id, &terms, Rounding::Hundredth)?))
}

/// The contract as the clauses look at it.
struct Size {
    /// Without moms.
    value: Figure<Kroner>,
    payroll: Option<Kroner>,
    /// Are the months enough? Nothing where they are not known.
    long_enough: Option<bool>,
}

impl Size {
    fn of(question: &Question, requirement: &Requirement, law: &Law) -> Result<Self, Failure> {
        let least = rates::LAERLING_KLAUSUL_MAANEDER.on(law.date)?.value;
        let months = question.duty.map(|duty| duty.months).or(question.building_length().map(Number::whole));
        Ok(Self {
            value: match question.duty {
                Some(duty) => Figure::input(Field::DutyValue, duty.value),
                None => requirement.base.excluded,
            },
            payroll: question.payroll,
            long_enough: months.map(|months| months >= least),
        })
    }

    /// Is the clause reached by the months and by the value or the payroll? A clause without a
    /// value looks at the payroll alone.
    fn reaches(&self, value: Option<Kroner>, payroll: Kroner) -> (Option<bool>, Option<&'static str>) {
        let by_value = value.is_some_and(|value| self.value.value >= value);
        let large = match self.payroll {
            Some(own) => Some(by_value || own >= payroll),
            None if by_value => Some(true),
            None => None,
        };
        match (self.long_enough, large) {
            (Some(false), _) | (_, Some(false)) => (Some(false), None),
            (Some(true), Some(true)) => (Some(true), None),
            (None, _) => (None, Some("months")),
            (_, None) => (None, Some("payroll")),
        }
    }
}

/// One lærlingeårsværk for each ten skilled: of the hours of the skilled where they are known,
/// else of all årsværk less the need.
fn gentofte(
    question: &Question,
    index: usize,
    requirement: &Requirement,
    law: &Law,
    sum: &mut Sum,
) -> Result<Comparison, Failure> {
    let each = rates::LAERLING_KLAUSUL_GENTOFTE.on(law.date)?;
    let amount: Option<Figure<Number>> = match (question.skilled_hours, &requirement.need) {
        (Some(skilled), _) => {
            let terms = [by(Figure::input(Field::SkilledHours, skilled)), over(law.year), over(each)];
            Some(sum.product("compare.gentofte", &terms, Rounding::Hundredth)?)
        }
        (None, Some(need)) => {
            let others = sum.add("compare.andre", &[with(Figure::constant(Percent::WHOLE)), less(law.quota)])?;
            let terms = [by(others), over(law.quota), over(each)];
            Some(need.rounded(sum, "compare.gentofte", &terms, Rounding::Hundredth)?)
        }
        (None, None) => None,
    };
    let payroll = rates::LAERLING_KLAUSUL_GENTOFTE_LOENSUM.on(law.date)?.value;
    let (applies, missing) = Size::of(question, requirement, law)?.reaches(None, payroll);
    let missing = if amount.is_none() { Some("totalAarsvaerk") } else { missing };
    Ok(Comparison {
        applies,
        missing,
        ..of_all("gentofte", index, [amount; 2], sum)
    })
}

/// One praktikant each time a limit is passed, by the payroll or by the contract.
fn ctr(size: &Size, index: usize, law: &Law, sum: &mut Sum) -> Result<Comparison, Failure> {
    let limit = rates::LAERLING_KLAUSUL_CTR_KONTRAKT.on(law.date)?;
    let payroll_limit = rates::LAERLING_KLAUSUL_CTR_LOENSUM.on(law.date)?;
    let by_value: Figure<Number> =
        sum.product("compare.ctrKontrakt", &[by(size.value), over(limit)], Rounding::WholeDown)?;
    let mut high = None;
    if let Some(payroll) = size.payroll {
        let terms = [by(Figure::input(Field::Payroll, payroll)), over(payroll_limit)];
        let by_payroll = sum.product("compare.ctrLoensum", &terms, Rounding::WholeDown)?;
        high = Some(sum.highest("compare.ctr", by_value, by_payroll));
    }
    let (applies, missing) = size.reaches(Some(limit.value), payroll_limit.value);
    // Too short a contract has none, whatever it costs.
    let none = (size.long_enough == Some(false)).then_some(Figure::constant(Number::ZERO));
    let missing = missing.or_else(|| (high.is_none() && none.is_none()).then_some("payroll"));
    let [low, high] = told(index, [none.or(high).or(Some(by_value)), none.or(high)], sum);
    Ok(Comparison { id: "ctr", unit: "praktikanter", low, high, applies, missing })
}
