//! How many lærlinge must be required: every method beside the others, and the one that counts.
//!
//! Every number is rounded once, from the exact quotient; the contract's number is rounded up, so
//! that it is never below the need.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    Law,
    question::Question,
    trades::{self, Carrying, Lack},
};
use crate::{
    date::Date,
    field::Field,
    law::{Failure, MONTHS},
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding},
    names::names,
    rates::{self, Rate},
    sum::{Figure, Origin, Sum, Term, by, less, over, with},
};

/// The published conversion is so many årsværk for each 100 million kr.
const PER_AMOUNT: Figure<Kroner> = Figure::constant(Kroner::new(10_000_000_000));
const MILLION: Figure<Kroner> = Figure::constant(Kroner::new(100_000_000));
const HUNDRED: Figure<Number> = Figure::constant(Number::whole(100));
/// Persons for each årsværk, as published (K1 to K4): no two agree, so heads are an interval.
const FACTORS: [Rate<Number>; 4] = [
    rates::LAERLING_HOVEDER_LAV,
    rates::LAERLING_KUBEN_AFTALER_PR_AARSVAERK,
    rates::LAERLING_HOVEDER_FEMERN_FBC,
    rates::LAERLING_HOVEDER_HOEJ,
];

/// A way to the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodId {
    Conversion,
    AllHours,
    SkilledHours,
    Trades,
}

names!(MethodId { Conversion "conversion", AllHours "allHours", SkilledHours "skilledHours", Trades "trades" });

/// What a method lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The conversion is for buildings (trap T7).
    Building,
    TotalHours,
    SkilledHours,
    Trades,
    Value,
    CostPerHour,
}

names!(Missing { Building "building", TotalHours "totalHours", SkilledHours "skilledHours", Trades "trades", Value "value", CostPerHour "costPerHour" });

impl From<Lack> for Missing {
    fn from(lack: Lack) -> Self {
        match lack {
            Lack::Value => Self::Value,
            Lack::CostPerHour => Self::CostPerHour,
        }
    }
}

/// The requirement by one method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Method {
    id: MethodId,
    /// Landsbyggefonden counts by this one. It is never chosen by its size.
    counts: bool,
    /// Lærlingeårsværk, two decimals.
    pub aarsvaerk: Option<Number>,
    /// Whole hours.
    pub hours: Option<Number>,
    missing: Option<Missing>,
}

/// What the contract says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    /// Lærlingeårsværk: rounded up to one decimal, or as typed.
    pub aarsvaerk: Figure<Number>,
    /// The same in whole hours, rounded up.
    pub hours: Figure<Number>,
    /// It was typed.
    pub typed: bool,
}

/// A low and a high number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    pub low: Number,
    pub high: Number,
}

/// The persons that the need may be, and the published factors behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heads {
    low: Number,
    high: Number,
    reasons: Vec<Factor>,
}

/// A published relation of persons to årsværk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Factor {
    id: &'static str,
    factor: Number,
}

/// Everything about the requirement.
#[derive(Debug)]
pub struct Requirement {
    pub base: Base,
    pub contract: Option<Contract>,
    pub methods: Vec<Method>,
    pub band: Option<Range>,
    pub total: Option<Number>,
    pub heads: Option<Heads>,
    pub average_present: Option<Number>,
    pub per_million: Option<Number>,
    /// The exact need by the method that counts.
    pub need: Option<Need>,
    /// 14 % of the trades' hours, where all are known: hours and årsværk.
    pub by_trades: Option<[Figure<Number>; 2]>,
    /// The contract says more than the shown need, because it is rounded up.
    pub rounded_up: bool,
    /// The typed number is below the need.
    pub below_need: bool,
    /// A method's or the typed number is far from what the amount can pay for (trap T2).
    pub unlikely: bool,
}

impl Requirement {
    /// What the contract's number rests on, the hours last.
    pub fn origins(&self) -> Vec<Origin> {
        // Of two equally weak, the one behind the contract's number is named.
        self.contract.iter().flat_map(|contract| [contract.hours.origin, contract.aarsvaerk.origin]).collect()
    }

    /// Does a method beside the one that counts give a number?
    pub fn has_other_methods(&self) -> bool {
        self.methods.iter().any(|method| !method.counts && method.aarsvaerk.is_some())
    }
}

/// An exact need: products and quotients that are rounded only where they are shown.
#[derive(Debug)]
pub struct Need(Vec<Term>);

impl Need {
    fn by_conversion(base: Figure<Kroner>, coefficient: Figure<Number>) -> Self {
        Self(alloc::vec![by(base), by(coefficient), over(PER_AMOUNT)])
    }

    /// The need times (or divided by) what follows, rounded once.
    pub fn rounded(
        &self,
        sum: &mut Sum,
        id: &'static str,
        factors: &[Term],
        rounding: Rounding,
    ) -> Result<Figure<Number>, Overflow> {
        sum.product(id, &[self.0.as_slice(), factors].concat(), rounding)
    }

    /// The same of hours: divided by a year of them.
    fn by_hours(hours: &[Term], year: Figure<Hours>) -> Self {
        Self([hours, &[over(year)]].concat())
    }
}

/// The requirement.
pub fn requirement(
    question: &Question,
    carrying: &[Result<Carrying, Lack>],
    law: &Law,
    sum: &mut Sum,
) -> Result<Requirement, Failure> {
    let date = law.date;
    sum.section("requirement");
    let base = base(question, date, sum)?;
    let conversion = Need::by_conversion(base.included, rates::LAERLING_AARSVAERK_PR_100MIO.on(date)?);
    let mut all = Methods { law, counts: MethodId::Conversion, list: Vec::new() };
    if question.is_building {
        let hours = [conversion.0.as_slice(), &[by(law.year)]].concat();
        all.add(MethodId::Conversion, ["requirement.timer", "requirement.aarsvaerk"], &hours, &conversion, sum)?;
    } else {
        all.counts = MethodId::AllHours;
        all.lacks(MethodId::Conversion, Missing::Building);
    }
    sum.section("hours");
    let by_all = hour_methods(question, &mut all, sum)?;
    let by_trades = by_trades(carrying, &mut all, sum)?;

    sum.section("requirement");
    let need = if question.is_building { Some(conversion) } else { by_all };
    let contract = contract(question, need.as_ref(), law.year, sum)?;
    let mut result = Requirement {
        band: None,
        total: None,
        heads: None,
        average_present: None,
        per_million: None,
        by_trades,
        rounded_up: false,
        below_need: false,
        unlikely: false,
        methods: all.list,
        contract,
        need,
        base,
    };
    if question.is_building {
        result.band = Some(band(base.included, date, sum)?);
    }
    sized(question, &mut result, law, sum)?;
    Ok(result)
}

/// What follows from the need and the contract: the same in other units, and whether the size can
/// be right.
fn sized(question: &Question, result: &mut Requirement, law: &Law, sum: &mut Sum) -> Result<(), Failure> {
    let date = law.date;
    if let Some(need) = &result.need {
        let total = need.rounded(sum, "requirement.iAlt", &[over(law.quota)], Rounding::Hundredth)?;
        sum.place("");
        result.total = Some(sum.told("totalAarsvaerk", total));
        sum.section("people");
        result.heads = Some(heads(need, date, sum)?);
        if let Some(months) = question.building_length() {
            let months = [by(MONTHS), over(Figure::input(Field::Months, Number::whole(months)))];
            let factors = [months.as_slice(), &law.per_person()].concat();
            let average = need.rounded(sum, "people.gennemsnit", &factors, Rounding::Hundredth)?;
            sum.place("");
            result.average_present = Some(sum.told("averagePresent", average));
        }
    }
    let mut aside = Sum::silent();
    let counts = result.methods.iter().find(|method| method.counts).and_then(|method| method.aarsvaerk);
    if let Some(contract) = result.contract {
        result.rounded_up = !contract.typed && counts.is_some_and(|need| contract.aarsvaerk.value > need);
        if let Some(need) = result.need.as_ref().filter(|_| contract.typed) {
            // Hundredths of the need, rounded up: a number with two decimals is below them when
            // it is below the need itself.
            let hundredths = need.rounded(&mut aside, "", &[by(HUNDRED)], Rounding::WholeUp)?;
            result.below_need = contract.aarsvaerk.value.times(100)? < hundredths.value;
        }
        result.per_million = per_million(contract.aarsvaerk.value, result.base.included)?;
    }
    let typed = result.contract.filter(|contract| contract.typed).map(|contract| contract.aarsvaerk.value);
    let others = result.methods.iter().filter(|method| method.id != MethodId::Conversion);
    for number in others.filter_map(|method| method.aarsvaerk).chain(typed) {
        result.unlikely |= is_unlikely(number, result.base.included, date)?;
    }
    Ok(())
}

/// The contract's number: typed, or the need rounded up to a tenth.
fn contract(
    question: &Question,
    need: Option<&Need>,
    year: Figure<Hours>,
    sum: &mut Sum,
) -> Result<Option<Contract>, Overflow> {
    let aarsvaerk = match (question.contract, need) {
        (Some(typed), _) => Figure::input(Field::ContractAarsvaerk, typed),
        (None, Some(need)) => need.rounded(sum, "requirement.kontrakt", &[], Rounding::TenthUp)?,
        (None, None) => return Ok(None),
    };
    let hours = sum.product("requirement.kontraktTimer", &[by(aarsvaerk), by(year)], Rounding::WholeUp)?;
    Ok(Some(Contract { aarsvaerk, hours, typed: question.contract.is_some() }))
}

fn band(base: Figure<Kroner>, date: Date, sum: &mut Sum) -> Result<Range, Failure> {
    sum.place("band");
    let mut bound = |name, id, coefficient: Rate<Number>| {
        let need = Need::by_conversion(base, coefficient.on(date)?);
        let need = need.rounded(sum, id, &[], Rounding::Hundredth)?;
        Ok::<_, Failure>(sum.told(name, need))
    };
    Ok(Range {
        low: bound("low", "requirement.lav", rates::LAERLING_AARSVAERK_PR_100MIO_LAV)?,
        high: bound("high", "requirement.hoej", rates::LAERLING_AARSVAERK_PR_100MIO_HOEJ)?,
    })
}

fn heads(need: &Need, date: Date, sum: &mut Sum) -> Result<Heads, Failure> {
    let mut reasons = Vec::new();
    for rate in FACTORS {
        reasons.push(Factor { id: rate.id(), factor: rate.on(date)?.value });
    }
    sum.place("heads");
    let mut people = |name, id, factor: Rate<Number>| {
        let people = need.rounded(sum, id, &[by(factor.on(date)?)], Rounding::Hundredth)?;
        Ok::<_, Failure>(sum.told(name, people))
    };
    Ok(Heads {
        low: people("low", "people.lav", rates::LAERLING_HOVEDER_LAV)?,
        high: people("high", "people.hoej", rates::LAERLING_HOVEDER_HOEJ)?,
        reasons,
    })
}

/// Håndværkerudgifter, supported and unsupported part together.
#[derive(Debug, Clone, Copy)]
pub struct Base {
    /// With moms.
    pub included: Figure<Kroner>,
    /// Without.
    pub excluded: Figure<Kroner>,
    /// The byggesum, where that was typed.
    pub byggesum: Option<Kroner>,
}

fn base(question: &Question, date: Date, sum: &mut Sum) -> Result<Base, Failure> {
    let supported = Figure::input(Field::Supported, question.supported);
    let unsupported = Figure::input(Field::Unsupported, question.unsupported);
    let mut typed: Figure<Kroner> = sum.add("requirement.grundlag", &[with(supported), with(unsupported)])?;
    let mut byggesum = None;
    if let Some(share) = question.craft_share {
        byggesum = Some(typed.value);
        let share = Figure::input(Field::CraftShare, share);
        typed = sum.product("requirement.haandvaerker", &[by(typed), by(share)], Rounding::Ore)?;
    }
    let moms = rates::MOMS.on(date)?;
    let factor: Figure<Percent> =
        sum.add("requirement.momsFaktor", &[with(Figure::constant(Percent::WHOLE)), with(moms)])?;
    if question.with_moms {
        let excluded = sum.product("requirement.udenMoms", &[by(typed), over(factor)], Rounding::Ore)?;
        return Ok(Base { included: typed, excluded, byggesum });
    }
    let included = sum.product("requirement.medMoms", &[by(typed), by(factor)], Rounding::Ore)?;
    Ok(Base { included, excluded: typed, byggesum })
}

/// The methods as they are found.
struct Methods<'a> {
    law: &'a Law,
    counts: MethodId,
    list: Vec<Method>,
}

impl Methods<'_> {
    fn add(
        &mut self,
        id: MethodId,
        ids: [&'static str; 2],
        hours: &[Term],
        need: &Need,
        sum: &mut Sum,
    ) -> Result<[Figure<Number>; 2], Overflow> {
        let hours = sum.product(ids[0], hours, Rounding::Whole)?;
        let aarsvaerk = need.rounded(sum, ids[1], &[], Rounding::Hundredth)?;
        sum.place_of("methods", self.list.len());
        self.list.push(Method {
            id,
            counts: id == self.counts,
            aarsvaerk: Some(sum.told("aarsvaerk", aarsvaerk)),
            hours: Some(sum.told("hours", hours)),
            missing: None,
        });
        Ok([hours, aarsvaerk])
    }

    /// A method whose need is counted in hours.
    fn add_hours(
        &mut self,
        id: MethodId,
        ids: [&'static str; 2],
        hours: &[Term],
        sum: &mut Sum,
    ) -> Result<Need, Overflow> {
        let need = Need::by_hours(hours, self.law.year);
        self.add(id, ids, hours, &need, sum)?;
        Ok(need)
    }

    fn lacks(&mut self, id: MethodId, missing: Missing) {
        let counts = id == self.counts;
        self.list.push(Method {
            id,
            counts,
            aarsvaerk: None,
            hours: None,
            missing: Some(missing),
        });
    }
}

/// 14 % of all hours, and the same from the skilled workers' hours alone: the trainees are part
/// of the whole, so it is 14/86 of the others (trap T6). Returns the need by all hours.
fn hour_methods(question: &Question, all: &mut Methods<'_>, sum: &mut Sum) -> Result<Option<Need>, Overflow> {
    let quota = all.law.quota;
    let mut by_all = None;
    if let Some(total) = question.total_hours {
        let hours = [by(Figure::input(Field::TotalHours, total)), by(quota)];
        by_all = Some(all.add_hours(MethodId::AllHours, ["hours.alleTimer", "hours.alleAarsvaerk"], &hours, sum)?);
    } else {
        all.lacks(MethodId::AllHours, Missing::TotalHours);
    }
    if let Some(skilled) = question.skilled_hours {
        let others = sum.add("hours.andre", &[with(Figure::constant(Percent::WHOLE)), less(quota)])?;
        let skilled = Figure::input(Field::SkilledHours, skilled);
        let hours = [by(skilled), by(quota), over(others)];
        all.add_hours(MethodId::SkilledHours, ["hours.faglaerteTimer", "hours.faglaerteAarsvaerk"], &hours, sum)?;
    } else {
        all.lacks(MethodId::SkilledHours, Missing::SkilledHours);
    }
    Ok(by_all)
}

/// 14 % of the trades' hours: hours and årsværk.
fn by_trades(
    carrying: &[Result<Carrying, Lack>],
    all: &mut Methods<'_>,
    sum: &mut Sum,
) -> Result<Option<[Figure<Number>; 2]>, Failure> {
    if carrying.is_empty() {
        all.lacks(MethodId::Trades, Missing::Trades);
        return Ok(None);
    }
    let hours = match trades::all_hours(carrying, sum)? {
        Ok(hours) => hours,
        Err(lack) => {
            all.lacks(MethodId::Trades, lack.into());
            return Ok(None);
        }
    };
    let terms = [by(hours), by(all.law.quota)];
    let need = Need::by_hours(&terms, all.law.year);
    Ok(Some(all.add(MethodId::Trades, ["trades.behov", "trades.behovAarsvaerk"], &terms, &need, sum)?))
}

/// Årsværk for each million kr. with moms, to the millionth so that the limits are the limits.
fn per_million(aarsvaerk: Number, base: Figure<Kroner>) -> Result<Option<Number>, Overflow> {
    if base.value == Kroner::ZERO {
        return Ok(None);
    }
    let mut aside = Sum::silent();
    let terms = [by(Figure::constant(aarsvaerk)), by(MILLION), over(base)];
    aside.product("", &terms, Rounding::Ore).map(|figure| Some(figure.value))
}

/// Is the number far from what the amount can pay for? Then one of the two is mistyped. Without an
/// amount there is nothing to compare with.
fn is_unlikely(aarsvaerk: Number, base: Figure<Kroner>, date: Date) -> Result<bool, Failure> {
    let low = rates::LAERLING_AARSVAERK_PR_MIO_ADVARSEL_LAV.on(date)?.value;
    let high = rates::LAERLING_AARSVAERK_PR_MIO_ADVARSEL_HOEJ.on(date)?.value;
    Ok(per_million(aarsvaerk, base)?.is_some_and(|per_million| !(low..=high).contains(&per_million)))
}

/// A whole number of hours as a plain one.
pub fn whole(number: Number) -> i64 {
    number.count() / Number::SCALE
}
