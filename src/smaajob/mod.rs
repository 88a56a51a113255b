//! Småjob: what a person gains, hour by hour, from paid hours beside a benefit, and where the
//! småjob model's own line of 30 hours a month stands.

mod markers;
mod month;
mod notes;
mod question;

use alloc::vec::Vec;

use serde::Serialize;

use self::{
    markers::left,
    month::{Case, Computed, Levels},
    question::Question,
};
pub use self::{
    markers::{Cause, Cliff, Marker, MarkerKind},
    month::{Point, Purses},
};
use crate::{
    field::Field,
    input::{Fault, Reader, Value},
    law::{
        Failure,
        benefits::{Taper, Told, WageCounted},
    },
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding},
    month::Situation,
    names::names,
    person::{BenefitPart, TaxBasis},
    rates::{self, User},
    sum::{Figure, Line, LineOf, Origin, Sum, Weakest, by, less, over, with},
};

/// The curve goes to this many hours a month.
const CURVE_HOURS: i32 = 160;
/// The most hours that can be asked about.
const MOST_HOURS: i32 = 250;
/// A whole working day is so much of a full-time week.
const DAYS_A_WEEK: Figure<Number> = Figure::constant(Number::whole(5));

/// Which reading of the 30-hour line the user looks through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Supplementary benefit from the first hour, by the taper.
    Law,
    /// CFBU's sentence to the letter: a småjob begins at the line.
    Programme,
}

names!(Reading { Law "law", Programme "programme" });

/// What the hours give more than none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gain {
    /// After AM-bidrag, before income tax, kr./month.
    pub before_tax: Kroner,
    /// After tax, kr./month.
    pub after_tax: Option<Kroner>,
    /// For each hour on average; none at 0 hours.
    pub per_hour_before_tax: Option<Kroner>,
    /// The same after tax.
    pub per_hour_after_tax: Option<Kroner>,
}

/// The småjob model's line, seen both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeLine {
    /// Hours a month.
    pub hours: Hours,
    /// The reading chosen.
    pub reading: Reading,
    /// The hours asked for reach the line: a småjob in the model.
    pub met: bool,
    /// Hours missing to the line; below zero, hours beyond it.
    pub hours_missing: Hours,
    /// Wage at the line.
    pub gross: Kroner,
    /// Wage at the line after AM-bidrag.
    pub wage_after_am: Kroner,
    /// The law's supplementary benefit at the line.
    pub benefit: Kroner,
    /// Both together.
    pub before_tax: Kroner,
    /// What is left at the line after tax.
    pub net: Option<Kroner>,
    /// How much more the month gives at the line than at the hours asked for, before tax.
    pub kr_missing: Kroner,
    /// The programme's supplement at the hours asked for: the law's benefit from the line on,
    /// nothing below it. The citizen's income is the law's either way.
    pub programme_supplement: Kroner,
}

/// How the answer changes under the other reading of a rule that is not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Depends {
    /// The field that switches the reading.
    pub field: &'static str,
    /// The gain before tax under the other reading.
    pub gain_before_tax: Kroner,
    /// How much more (or less) than now.
    pub difference: Kroner,
}

/// Beside the net of the chosen hours, never in it. Kr./month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Beside {
    /// Feriepenge, before tax; paid out when holiday is held.
    pub feriepenge: Kroner,
    /// The employer's pension.
    pub pension_employer: Kroner,
}

/// What more hours give, and how many it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coach {
    /// What the next hour gives, after tax if known.
    pub next_hour: Kroner,
    /// What the next five give.
    pub next_five: Kroner,
    /// What a whole day more gives.
    pub next_day: Kroner,
    /// The gain that is looked for.
    pub want_more: Kroner,
    /// The fewest whole hours that give it; none where no month does.
    pub hours_for_more: Option<Hours>,
    /// The first whole hour without benefit.
    pub benefit_gone: Option<Hours>,
}

/// What a line that experts disagree about takes of the gain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The field.
    pub field: &'static str,
    /// How much the gain changes by it; below zero it takes.
    pub gain: Kroner,
}

/// The answer.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    full_benefit: Kroner,
    parts: Vec<BenefitPart>,
    tax: TaxBasis,
    point: Point,
    zero: Point,
    curve: Vec<Point>,
    full_month: Option<Point>,
    gain: Gain,
    beside: Beside,
    coach: Option<Coach>,
    line: ProgrammeLine,
    markers: Vec<Marker>,
    cliffs: Vec<Cliff>,
    depends: Vec<Depends>,
    effects: Vec<Effect>,
    kommune_share: Percent,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
    line_of: LineOf,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let typed = reader.rates(User::Smaajob);
    rates::using(&typed, || {
        let question = Question::read(reader)?;
        compute(&question).map_err(|failure| alloc::vec![failure.into()])
    })
}

fn compute(question: &Question) -> Result<Answer, Failure> {
    let mut sum = Sum::written();
    sum.section("zero");
    sum.place("zero");
    let case = Case::new(question, &mut sum)?;
    let month = &case.month;
    let mut zero = case.at(Hours::ZERO, &mut sum)?;
    let none = zero;
    against_zero(&mut zero, &none, &mut Sum::silent())?;
    sum.place("");
    let full_benefit = sum.told("fullBenefit", zero.benefit);
    sum.section("month");
    sum.place("point");
    let mut here = case.at(question.hours, &mut sum)?;
    sum.section("gain");
    sum.place("gain");
    let (gain, results) = gain(question, &zero, &here, &mut sum)?;
    sum.section("purses");
    sum.place("point");
    against_zero(&mut here, &zero, &mut sum)?;
    sum.section("beside");
    sum.place("beside");
    let beside = beside(&here, question, &mut sum)?;

    let curve = Curve { case: &case, zero: &zero };
    let before = Hours::new(question.hours.count() - Hours::SCALE);
    if question.hours >= whole_hours(1) && question.hours.count() % Hours::SCALE == 0 {
        here.point.step_from(&curve.compute(before)?)?;
    }
    let points = if question.curve { curve.points()? } else { Vec::new() };
    let full_month = match &month.taper {
        Taper::HourForHour { full, .. } if full.value.count() % Hours::SCALE != 0 => Some(curve.compute(full.value)?),
        _ => None,
    };
    let coach = question.curve.then(|| curve.coach(&here.point, &points)).transpose()?;
    let markers = coach.map(|coach| markers::markers(&case, coach.benefit_gone)).transpose()?;
    let weakest = sum.weakest(&results);
    sum.tell_weakest(&weakest);
    let (lines, line_of) = sum.finish(question.sum);
    Ok(Answer {
        full_benefit,
        parts: month.parts.iter().copied().map(BenefitPart::from).collect(),
        tax: TaxBasis::of(case.tax.as_ref().map(|(_, local)| local)),
        line: programme_line(question, &here.point, &curve.compute(question.line)?)?,
        markers: markers.unwrap_or_default(),
        cliffs: markers::cliffs(&points)?,
        depends: depends(question, gain.before_tax)?,
        effects: effects(question, &gain)?,
        kommune_share: case.kommune_share.value,
        notes: notes::notes(&case, &zero.point, &here.point),
        weakest,
        full_month,
        gain,
        beside,
        coach,
        point: here.point,
        zero: zero.point,
        curve: points,
        lines,
        line_of,
    })
}

fn whole_hours(hours: i32) -> Hours {
    Hours::new(i64::from(hours) * Hours::SCALE)
}

/// The gain against 0 hours, and the lines that it is.
fn gain(question: &Question, zero: &Computed, here: &Computed, sum: &mut Sum) -> Result<(Gain, Vec<Origin>), Overflow> {
    let hours = Figure::input(Field::Hours, question.hours);
    let before_tax: Figure<Kroner> = sum.add("gain.foerSkat", &[with(here.before_tax), less(zero.before_tax)])?;
    let after_tax: Option<Figure<Kroner>> = match (here.net, zero.net) {
        (Some(here), Some(zero)) => Some(sum.add("gain.efterSkat", &[with(here), less(zero)])?),
        _ => None,
    };
    let worked = question.hours > Hours::ZERO;
    let mut per_hour = |id, name, gain: Figure<Kroner>| {
        let each = sum.product::<Kroner>(id, &[by(gain), over(hours)], Rounding::Ore)?;
        Ok::<_, Overflow>(sum.told(name, each))
    };
    let gain = Gain {
        per_hour_before_tax: worked
            .then(|| per_hour("gain.prTimeFoerSkat", "perHourBeforeTax", before_tax))
            .transpose()?,
        per_hour_after_tax: after_tax
            .filter(|_| worked)
            .map(|gain| per_hour("gain.prTimeEfterSkat", "perHourAfterTax", gain))
            .transpose()?,
        before_tax: sum.told("beforeTax", before_tax),
        after_tax: after_tax.map(|figure| sum.told("afterTax", figure)),
    };
    let results = after_tax.into_iter().chain([before_tax]).map(|figure| figure.origin).collect();
    Ok((gain, results))
}

/// What a month is against none: purses, the gain of each hour, and the rates of the whole wage.
fn against_zero(month: &mut Computed, zero: &Computed, sum: &mut Sum) -> Result<(), Overflow> {
    let hours = Figure::input(Field::Hours, month.point.hours);
    if let (Some(now), Some(then)) = (&month.levels, &zero.levels) {
        month.point.purses = Some(purses(now, then, sum)?);
    }
    let (Some(net), Some(none)) = (month.net, zero.net) else {
        return Ok(());
    };
    let whole = Figure::constant(Percent::new(Percent::SCALE));
    let gain: Figure<Kroner> = sum.add("rate.gevinst", &[with(net), less(none)])?;
    if month.point.hours > Hours::ZERO {
        let per_hour: Figure<Kroner> = sum.product("rate.prTime", &[by(gain), over(hours)], Rounding::Ore)?;
        month.point.per_hour = Some(sum.told("perHour", per_hour));
    }
    if month.gross.value > Kroner::ZERO {
        let kept: Figure<Percent> = sum.product("rate.beholdt", &[by(gain), over(month.gross)], Rounding::Ore)?;
        let taken = sum.add("rate.deltagelsesskat", &[with(whole), less(kept)])?;
        month.point.participation_rate = Some(sum.told("participationRate", taken));
    }
    if net.value > Kroner::ZERO {
        let share: Figure<Percent> = sum.product("rate.nettokompensation", &[by(none), over(net)], Rounding::Ore)?;
        month.point.replacement_rate = Some(sum.told("replacementRate", share));
    }
    Ok(())
}

fn purses(now: &Levels, then: &Levels, sum: &mut Sum) -> Result<Purses, Overflow> {
    let mut change = |id, now: Figure<Kroner>, then: Figure<Kroner>| sum.add::<Kroner>(id, &[with(now), less(then)]);
    let borger = change("purse.borger", now.borger, then.borger)?;
    let kommune = change("purse.kommune", now.kommune, then.kommune)?;
    let stat = change("purse.stat", now.stat, then.stat)?;
    let folkekirken = change("purse.folkekirken", now.folkekirken, then.folkekirken)?;
    let opsparing = change("purse.opsparing", now.opsparing, then.opsparing)?;
    sum.add::<Kroner>("purse.iAlt", &[with(borger), with(kommune), with(stat), with(folkekirken), with(opsparing)])?;
    Ok(Purses {
        borger: sum.told("purses/borger", borger),
        kommune: sum.told("purses/kommune", kommune),
        stat: sum.told("purses/stat", stat),
        folkekirken: sum.told("purses/folkekirken", folkekirken),
        opsparing: sum.told("purses/opsparing", opsparing),
    })
}

fn beside(here: &Computed, question: &Question, sum: &mut Sum) -> Result<Beside, Failure> {
    let rate = rates::FERIEGODTGOERELSE_SATS.on(question.situation.person.date)?;
    let feriepenge: Figure<Kroner> = sum.product("beside.feriepenge", &[by(rate), by(here.gross)], Rounding::Ore)?;
    let employer = Figure::input(Field::PensionEmployer, question.situation.pension_employer);
    let pension: Figure<Kroner> =
        sum.product("beside.pensionArbejdsgiver", &[by(employer), by(here.gross)], Rounding::Ore)?;
    Ok(Beside {
        feriepenge: sum.told("feriepenge", feriepenge),
        pension_employer: sum.told("pensionEmployer", pension),
    })
}

impl Point {
    /// What this hour gave against the hour before, and what of its wage was not kept.
    fn step_from(&mut self, before: &Self) -> Result<(), Overflow> {
        let (Some(now), Some(then)) = (self.net, before.net) else {
            return Ok(());
        };
        let step = now.minus(then)?;
        self.step = Some(step);
        let wage = self.gross.minus(before.gross)?;
        if wage > Kroner::ZERO {
            let terms = [by(Figure::constant(step)), over(Figure::constant(wage))];
            let kept: Figure<Percent> = Sum::silent().product("", &terms, Rounding::Ore)?;
            self.marginal_rate = Some(Percent::new(Percent::SCALE).minus(kept.value)?);
        }
        Ok(())
    }
}

/// Months of other hours than those asked for.
struct Curve<'a> {
    case: &'a Case<'a>,
    zero: &'a Computed,
}

impl Curve<'_> {
    fn compute(&self, hours: Hours) -> Result<Point, Failure> {
        let mut sum = Sum::silent();
        let mut computed = self.case.at(hours, &mut sum)?;
        against_zero(&mut computed, self.zero, &mut sum)?;
        Ok(computed.point)
    }

    /// The whole hours from 0, each with what its last hour gave.
    fn points(&self) -> Result<Vec<Point>, Failure> {
        let mut points: Vec<Point> = Vec::new();
        for hours in 0..=CURVE_HOURS {
            let mut point = self.compute(whole_hours(hours))?;
            if let Some(before) = points.last() {
                point.step_from(before)?;
            }
            points.push(point);
        }
        Ok(points)
    }

    fn coach(&self, here: &Point, curve: &[Point]) -> Result<Coach, Failure> {
        let full_week = rates::FULDTID_TIMER_UGE.on(self.case.question.situation.person.date)?;
        let day: Figure<Hours> = Sum::silent().product("", &[by(full_week), over(DAYS_A_WEEK)], Rounding::Ore)?;
        let more = |hours: Hours| {
            let there = self.compute(here.hours.plus(hours)?)?;
            Ok::<_, Failure>(left(&there).minus(left(here))?)
        };
        let want_more = self.case.question.want_more;
        let mut coach = Coach {
            next_hour: more(whole_hours(1))?,
            next_five: more(whole_hours(5))?,
            next_day: more(day.value)?,
            want_more,
            hours_for_more: None,
            benefit_gone: None,
        };
        // Beyond the curve the benefit only falls, so its last month tells whether to go on looking.
        let is_gone_at_last = self.case.is_gone(&self.compute(whole_hours(MOST_HOURS))?);
        for hours in 0..=MOST_HOURS {
            if hours > CURVE_HOURS && coach.hours_for_more.is_some() && !is_gone_at_last {
                break;
            }
            let known = usize::try_from(hours).ok().and_then(|at| curve.get(at)).copied();
            let point = known.map_or_else(|| self.compute(whole_hours(hours)), Ok)?;
            if coach.hours_for_more.is_none() && left(&point).minus(left(&self.zero.point))? >= want_more {
                coach.hours_for_more = Some(point.hours);
            }
            if coach.benefit_gone.is_none() && self.case.is_gone(&point) {
                coach.benefit_gone = Some(point.hours);
            }
            if coach.hours_for_more.is_some() && coach.benefit_gone.is_some() {
                break;
            }
        }
        Ok(coach)
    }
}

fn programme_line(question: &Question, here: &Point, at_line: &Point) -> Result<ProgrammeLine, Overflow> {
    let met = question.hours >= question.line;
    Ok(ProgrammeLine {
        hours: question.line,
        reading: question.reading,
        met,
        hours_missing: question.line.minus(question.hours)?,
        gross: at_line.gross,
        wage_after_am: at_line.wage_after_am,
        benefit: at_line.benefit,
        before_tax: at_line.before_tax,
        net: at_line.net,
        kr_missing: at_line.before_tax.minus(here.before_tax)?,
        programme_supplement: if met { here.benefit } else { Kroner::ZERO },
    })
}

/// The answer under the other reading of each rule that is not settled, where it differs.
fn depends(question: &Question, gain: Kroner) -> Result<Vec<Depends>, Failure> {
    let mut depends = Vec::new();
    if !question.situation.person.held.variant.is_new_help() {
        return Ok(depends);
    }
    let told = question.situation.told;
    let counted = match told.counted {
        WageCounted::AfterAm => WageCounted::BeforeAm,
        WageCounted::BeforeAm => WageCounted::AfterAm,
    };
    let others =
        [("allowanceIndexed", Told { indexed: !told.indexed, ..told }), ("wageCounted", Told { counted, ..told })];
    for (field, told) in others {
        let situation = Situation { told, ..question.situation };
        let gain_before_tax = gain_of(&Question { situation, ..*question })?.0;
        let difference = gain_before_tax.minus(gain)?;
        if difference != Kroner::ZERO {
            depends.push(Depends { field, gain_before_tax, difference });
        }
    }
    Ok(depends)
}

/// The gain before and after tax, computed anew.
fn gain_of(question: &Question) -> Result<(Kroner, Option<Kroner>), Failure> {
    let mut sum = Sum::silent();
    let case = Case::new(question, &mut sum)?;
    let (zero, here) = (case.at(Hours::ZERO, &mut sum)?, case.at(question.hours, &mut sum)?);
    let after = match (here.point.net, zero.point.net) {
        (Some(here), Some(zero)) => Some(here.minus(zero)?),
        _ => None,
    };
    Ok((here.point.before_tax.minus(zero.point.before_tax)?, after))
}

/// What each line that experts disagree about takes of the gain: the gain without it, taken off.
fn effects(question: &Question, gain: &Gain) -> Result<Vec<Effect>, Failure> {
    let now = question.situation;
    let without = [
        ("pension", now.pension > Percent::ZERO, Situation { pension: Percent::ZERO, ..now }),
        ("atp", now.atp, Situation { atp: false, ..now }),
        ("transport", now.transport > Kroner::ZERO, Situation { transport: Kroner::ZERO, ..now }),
        ("membership", now.membership > Kroner::ZERO, Situation { membership: Kroner::ZERO, ..now }),
    ];
    let mut effects = Vec::new();
    for (field, is_on, situation) in without {
        if is_on {
            let (before, after) = gain_of(&Question { situation, ..*question })?;
            let with_it = gain.after_tax.unwrap_or(gain.before_tax);
            effects.push(Effect { field, gain: with_it.minus(after.unwrap_or(before))? });
        }
    }
    Ok(effects)
}
