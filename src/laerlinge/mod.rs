//! Lærlinge: how many lærlingeårsværk a renovation must require so that 14 % of those who work
//! on the site are under oplæring.
//!
//! Amounts are exact to the øre and every number is rounded once, from the exact quotient: the
//! contract's number is rounded up, so that it is never below the need.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    field::Field,
    input::{Fault, Reader, Value},
    law::{Failure, MONTHS},
    money::{Hours, Kroner, Number, Overflow, Percent, Rounding},
    rates::{self, LAST_DAY, Rate},
    sum::{Figure, Line, Sum, Term, Weakest, by, less, over, with},
};

/// 100 billion kr.
const HIGHEST_AMOUNT: Kroner = Kroner::new(10_000_000_000_000);
const MOST_HOURS: i32 = 100_000_000;
const MOST_MONTHS: i32 = 240;
/// The published conversion is so many årsværk for each 100 million kr.
const PER_AMOUNT: Figure<Kroner> = Figure::constant(Kroner::new(10_000_000_000));
const MILLION: Figure<Kroner> = Figure::constant(Kroner::new(100_000_000));

/// The question.
#[derive(Debug)]
struct Question {
    supported: Kroner,
    unsupported: Kroner,
    with_moms: bool,
    total_hours: Option<Hours>,
    skilled_hours: Option<Hours>,
    months: Option<i32>,
    sum: bool,
}

impl Question {
    fn read(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(value);
        let hours = |reader: &mut Reader<'_>, name| {
            let given = reader.has(name);
            let hours = reader.hours(name, MOST_HOURS, Some(Hours::ZERO));
            given.then_some(hours)
        };
        let question = Self {
            supported: reader.kroner("supported", HIGHEST_AMOUNT, None),
            unsupported: reader.kroner("unsupported", HIGHEST_AMOUNT, Some(Kroner::ZERO)),
            with_moms: reader.choice("moms", &[("included", true), ("excluded", false)], None).unwrap_or(true),
            total_hours: hours(&mut reader, "totalHours"),
            skilled_hours: hours(&mut reader, "skilledHours"),
            months: {
                let given = reader.has("months");
                let months = reader.whole("months", 1, MOST_MONTHS, Some(1));
                given.then_some(months)
            },
            sum: reader.flag("sum", false),
        };
        reader.finish()?;
        Ok(question)
    }
}

/// The requirement by one method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Method {
    /// "conversion", "allHours" or "skilledHours".
    pub id: &'static str,
    /// The contract uses this one.
    pub counts: bool,
    /// Lærlingeårsværk, two decimals.
    pub aarsvaerk: Number,
    /// Whole hours.
    pub hours: Number,
}

/// What the contract says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Contract {
    /// Lærlingeårsværk, rounded up to one decimal.
    pub aarsvaerk: Number,
    /// The same in hours, rounded up.
    pub hours: Number,
}

/// A low and a high number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The low.
    pub low: Number,
    /// The high.
    pub high: Number,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    base: Kroner,
    base_without_moms: Kroner,
    contract: Contract,
    methods: Vec<Method>,
    band: Range,
    total_aarsvaerk: Number,
    heads: Range,
    average_present: Option<Number>,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let question = Question::read(value)?;
    compute(&question).map_err(|failure| alloc::vec![failure.into()])
}

fn compute(question: &Question) -> Result<Answer, Failure> {
    // The conversion is one published figure without yearly values; the newest is used.
    let date = LAST_DAY;
    let mut sum = Sum::written();
    sum.section("requirement");
    let base = base(question, date, &mut sum)?;
    let quota = rates::LAERLING_KVOTE.on(date)?;
    let year = rates::LAERLING_TIMER_PR_AARSVAERK.on(date)?;
    let need = Need::of(base.included, rates::LAERLING_AARSVAERK_PR_100MIO.on(date)?);
    let aarsvaerk = need.rounded(&mut sum, "requirement.aarsvaerk", &[], Rounding::Hundredth)?;
    let hours = need.rounded(&mut sum, "requirement.timer", &[by(year)], Rounding::Whole)?;
    let total = need.rounded(&mut sum, "requirement.iAlt", &[over(quota)], Rounding::Hundredth)?;
    let contract = need.rounded(&mut sum, "requirement.kontrakt", &[], Rounding::TenthUp)?;
    let contract_hours: Figure<Number> =
        sum.product("requirement.kontraktTimer", &[by(contract), by(year)], Rounding::WholeUp)?;
    let mut bound = |id, coefficient: Rate<Number>| {
        let need = Need::of(base.included, coefficient.on(date)?);
        Ok::<_, Failure>(need.rounded(&mut sum, id, &[], Rounding::Hundredth)?.value)
    };
    let band = Range {
        low: bound("requirement.lav", rates::LAERLING_AARSVAERK_PR_100MIO_LAV)?,
        high: bound("requirement.hoej", rates::LAERLING_AARSVAERK_PR_100MIO_HOEJ)?,
    };

    sum.section("hours");
    let by_hours = hour_methods(question, quota, year, &mut sum)?;
    let mut unlikely = false;
    for method in &by_hours {
        unlikely |= is_unlikely(method.aarsvaerk, base.included, date)?;
    }

    sum.section("people");
    let mut people = |id, factor: Rate<Number>| {
        let factor = factor.on(date)?;
        Ok::<_, Failure>(need.rounded(&mut sum, id, &[by(factor)], Rounding::Hundredth)?.value)
    };
    let heads = Range {
        low: people("people.lav", rates::LAERLING_HOVEDER_LAV)?,
        high: people("people.hoej", rates::LAERLING_HOVEDER_HOEJ)?,
    };
    let mut average_present = None;
    if let Some(months) = question.months {
        let months = [by(MONTHS), over(Figure::input(Field::Months, Number::whole(months)))];
        average_present = Some(need.rounded(&mut sum, "people.gennemsnit", &months, Rounding::Hundredth)?.value);
    }

    let notes = [
        ("noRequirement", base.included.value == Kroner::ZERO),
        ("roundedUp", contract.value > aarsvaerk.value),
        ("hoursUnlikely", unlikely),
        ("methodsDiffer", !by_hours.is_empty()),
    ];
    let published = Method {
        id: "conversion",
        counts: true,
        aarsvaerk: aarsvaerk.value,
        hours: hours.value,
    };
    Ok(Answer {
        base: base.included.value,
        base_without_moms: base.excluded,
        contract: Contract { aarsvaerk: contract.value, hours: contract_hours.value },
        methods: [published].into_iter().chain(by_hours).collect(),
        band,
        total_aarsvaerk: total.value,
        heads,
        average_present,
        notes: notes.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect(),
        // Of two equally weak, the one behind the contract's number is named.
        weakest: sum.weakest(&[contract_hours.origin, contract.origin]),
        lines: if question.sum { sum.into_lines() } else { Vec::new() },
    })
}

/// The exact need by the published conversion: a quotient that is rounded only where it is shown.
struct Need([Term; 3]);

impl Need {
    fn of(base: Figure<Kroner>, coefficient: Figure<Number>) -> Self {
        Self([by(base), by(coefficient), over(PER_AMOUNT)])
    }

    /// The need times (or divided by) what follows, rounded once.
    fn rounded(
        &self,
        sum: &mut Sum,
        id: &'static str,
        factors: &[Term],
        rounding: Rounding,
    ) -> Result<Figure<Number>, Overflow> {
        sum.product(id, &[self.0.as_slice(), factors].concat(), rounding)
    }
}

/// Håndværkerudgifter with moms, supported and unsupported part together.
struct Base {
    included: Figure<Kroner>,
    excluded: Kroner,
}

fn base(question: &Question, date: Date, sum: &mut Sum) -> Result<Base, Failure> {
    let supported = Figure::input(Field::Supported, question.supported);
    let unsupported = Figure::input(Field::Unsupported, question.unsupported);
    let typed: Figure<Kroner> = sum.add("requirement.grundlag", &[with(supported), with(unsupported)])?;
    let moms = rates::MOMS.on(date)?;
    let factor: Figure<Percent> =
        sum.add("requirement.momsFaktor", &[with(Figure::constant(Percent::WHOLE)), with(moms)])?;
    if question.with_moms {
        let mut aside = Sum::silent();
        let excluded: Figure<Kroner> =
            aside.product("requirement.udenMoms", &[by(typed), over(factor)], Rounding::Ore)?;
        return Ok(Base { included: typed, excluded: excluded.value });
    }
    let included = sum.product("requirement.medMoms", &[by(typed), by(factor)], Rounding::Ore)?;
    Ok(Base { included, excluded: typed.value })
}

/// 14 % of all hours, and the same from the skilled workers' hours alone: the trainees are part
/// of the whole, so it is 14/86 of the others.
fn hour_methods(
    question: &Question,
    quota: Figure<Percent>,
    year: Figure<Hours>,
    sum: &mut Sum,
) -> Result<Vec<Method>, Overflow> {
    let mut methods = Vec::new();
    let mut method = |id, ids: [&'static str; 2], terms: &[Term], sum: &mut Sum| {
        let hours: Figure<Number> = sum.product(ids[0], terms, Rounding::Whole)?;
        let aarsvaerk: Figure<Number> = sum.product(ids[1], &[terms, &[over(year)]].concat(), Rounding::Hundredth)?;
        methods.push(Method {
            id,
            counts: false,
            aarsvaerk: aarsvaerk.value,
            hours: hours.value,
        });
        Ok(())
    };
    if let Some(total) = question.total_hours {
        let terms = [by(Figure::input(Field::TotalHours, total)), by(quota)];
        method("allHours", ["hours.alleTimer", "hours.alleAarsvaerk"], &terms, sum)?;
    }
    if let Some(skilled) = question.skilled_hours {
        let whole = Figure::constant(Percent::WHOLE);
        let others = sum.add("hours.andre", &[with(whole), less(quota)])?;
        let terms = [by(Figure::input(Field::SkilledHours, skilled)), by(quota), over(others)];
        method("skilledHours", ["hours.faglaerteTimer", "hours.faglaerteAarsvaerk"], &terms, sum)?;
    }
    Ok(methods)
}

/// Is the need by hours far from what the amount can pay for? Then one of the two is mistyped.
fn is_unlikely(aarsvaerk: Number, base: Figure<Kroner>, date: Date) -> Result<bool, Failure> {
    if base.value == Kroner::ZERO {
        return Ok(aarsvaerk > Number::ZERO);
    }
    let mut aside = Sum::silent();
    let terms = [by(Figure::constant(aarsvaerk)), by(MILLION), over(base)];
    // To the millionth, so that the limits are the limits.
    let per_million: Figure<Number> = aside.product("", &terms, Rounding::Ore)?;
    let low = rates::LAERLING_AARSVAERK_PR_MIO_ADVARSEL_LAV.on(date)?.value;
    let high = rates::LAERLING_AARSVAERK_PR_MIO_ADVARSEL_HOEJ.on(date)?.value;
    Ok(!(low..=high).contains(&per_million.value))
}
