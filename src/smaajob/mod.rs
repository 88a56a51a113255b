//! Småjob: what a person gains, hour by hour, from paid hours beside a benefit, and where the
//! småjob model's own line of 30 hours a month stands.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    input::{Fault, Reader, Value},
    law::{
        Failure,
        atp::Atp,
        benefits::{Benefit, Taper, WageCounted, Work, is_old_kontanthjaelp},
        tax::{LocalTax, TaxYear, Taxpayer, income_tax},
    },
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding},
    person::{BenefitPart, Person, TaxBasis},
    rates,
    sum::{Figure, Line, Sum, Weakest, by, less, over, with},
};

/// The curve goes to this many hours a month.
const CURVE_HOURS: i32 = 160;
/// The most hours that can be asked about.
const MOST_HOURS: i32 = 250;
/// The highest hourly wage: 2,000 kr.
const HIGHEST_WAGE: Kroner = Kroner::new(200_000);
/// The highest own pension contribution, percent of the wage.
const HIGHEST_PENSION: i32 = 20;
const MONTHS: Figure<Number> = Figure::constant(Number::whole(12));

/// Which reading of the 30-hour line the user looks through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// Supplementary benefit from the first hour, by the taper.
    Law,
    /// CFBU's sentence to the letter: a småjob begins at the line.
    Programme,
}

/// The question.
#[derive(Debug, Clone, Copy)]
struct Question {
    person: Person,
    hours: Hours,
    hourly_wage: Kroner,
    pension: Percent,
    atp: bool,
    line: Hours,
    reading: Reading,
    indexed: bool,
    counted: WageCounted,
    sum: bool,
}

impl Question {
    fn read(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(value);
        let person = Person::read(&mut reader);
        let line = rates::SMAAJOB_LINJE_TIMER.on(person.date).ok().map(|line| line.value);
        let question = Self {
            person,
            hours: reader.hours("hours", MOST_HOURS, None),
            hourly_wage: reader.kroner("hourlyWage", HIGHEST_WAGE, None),
            pension: reader.percent("pension", HIGHEST_PENSION, Percent::ZERO),
            atp: reader.flag("atp", true),
            line: reader.hours("line", CURVE_HOURS, line),
            reading: reader
                .choice("reading", &[("law", Reading::Law), ("programme", Reading::Programme)], Some(Reading::Law))
                .unwrap_or(Reading::Law),
            indexed: reader.flag("allowanceIndexed", false),
            counted: reader
                .choice(
                    "wageCounted",
                    &[("afterAm", WageCounted::AfterAm), ("beforeAm", WageCounted::BeforeAm)],
                    Some(WageCounted::AfterAm),
                )
                .unwrap_or(WageCounted::AfterAm),
            sum: reader.flag("sum", false),
        };
        reader.finish()?;
        Ok(question)
    }
}

/// One month with so many hours. Amounts in kr./month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Paid hours in the month.
    pub hours: Hours,
    /// Wage before everything.
    pub gross: Kroner,
    /// Own ATP.
    pub atp: Kroner,
    /// Own pension.
    pub pension: Kroner,
    /// AM-bidrag of the month, to the øre.
    pub am_bidrag: Kroner,
    /// Wage after ATP, pension and AM-bidrag.
    pub wage_after_am: Kroner,
    /// Supplementary benefit before tax.
    pub benefit: Kroner,
    /// A twelfth of the tax of twelve such months, less the AM-bidrag above.
    pub income_tax: Option<Kroner>,
    /// What is left.
    pub net: Option<Kroner>,
    /// Wage after AM-bidrag and benefit, before income tax.
    pub before_tax: Kroner,
}

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

/// What kind of limit a marker on the hour axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkerKind {
    /// In the law.
    Law,
    /// A project's own.
    Programme,
    /// Follows from this answer.
    Result,
}

/// A labelled place on the hour axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Marker {
    /// Hours a month.
    pub hours: Hours,
    /// Whose limit it is.
    pub kind: MarkerKind,
    /// Stable id.
    pub id: &'static str,
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
    gain: Gain,
    next_hour: Kroner,
    line: ProgrammeLine,
    markers: Vec<Marker>,
    depends: Vec<Depends>,
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

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Overflow => Self::overflow(),
            Failure::MissingRate(missing) => missing.into(),
        }
    }
}

/// The month of one person: everything that does not change with the hours.
struct Month<'a> {
    question: &'a Question,
    parts: Vec<Figure<Kroner>>,
    taper: Taper,
    atp: Option<Atp>,
    am_bidrag: Figure<Percent>,
    tax: Option<(TaxYear, LocalTax)>,
}

/// A computed month with the figures that a gain is taken between.
struct Computed {
    point: Point,
    before_tax: Figure<Kroner>,
    net: Option<Figure<Kroner>>,
}

fn compute(question: &Question) -> Result<Answer, Failure> {
    let month = Month::new(question)?;
    let mut sum = Sum::written();
    sum.section("zero");
    let zero = month.at(Hours::ZERO, &mut sum)?;
    sum.section("month");
    let here = month.at(question.hours, &mut sum)?;
    sum.section("gain");
    let hours = Figure::input("/hours", question.hours);
    let before_tax: Figure<Kroner> = sum.add("gain.foerSkat", &[with(here.before_tax), less(zero.before_tax)])?;
    let after_tax: Option<Figure<Kroner>> = match (here.net, zero.net) {
        (Some(here), Some(zero)) => Some(sum.add("gain.efterSkat", &[with(here), less(zero)])?),
        _ => None,
    };
    let worked = question.hours > Hours::ZERO;
    let mut per_hour = |id, gain: Figure<Kroner>| {
        sum.product::<Kroner>(id, &[by(gain), over(hours)], Rounding::Ore).map(|figure| figure.value)
    };
    let gain = Gain {
        before_tax: before_tax.value,
        after_tax: after_tax.map(|figure| figure.value),
        per_hour_before_tax: worked.then(|| per_hour("gain.prTimeFoerSkat", before_tax)).transpose()?,
        per_hour_after_tax: after_tax
            .filter(|_| worked)
            .map(|gain| per_hour("gain.prTimeEfterSkat", gain))
            .transpose()?,
    };

    let silently = |hours: Hours| month.at(hours, &mut Sum::silent()).map(|computed| computed.point);
    let curve: Vec<Point> = (0..=CURVE_HOURS).map(|hours| silently(whole_hours(hours))).collect::<Result<_, _>>()?;
    let next = silently(question.hours.plus(whole_hours(1))?)?;
    let next_hour = match (next.net, here.point.net) {
        (Some(next), Some(now)) => next.minus(now)?,
        _ => next.before_tax.minus(here.point.before_tax)?,
    };
    let results: Vec<_> = after_tax.into_iter().chain([before_tax]).map(|figure| figure.origin).collect();
    Ok(Answer {
        full_benefit: zero.point.benefit,
        parts: month.parts.iter().copied().map(BenefitPart::from).collect(),
        tax: TaxBasis::of(month.tax.as_ref().map(|(_, local)| local)),
        gain,
        next_hour,
        line: programme_line(question, &here.point, &silently(question.line)?)?,
        markers: markers(&month, &curve)?,
        depends: depends(question, gain.before_tax)?,
        notes: notes(&month),
        weakest: sum.weakest(&results),
        point: here.point,
        zero: zero.point,
        curve,
        lines: if question.sum { sum.into_lines() } else { Vec::new() },
    })
}

fn whole_hours(hours: i32) -> Hours {
    Hours::new(i64::from(hours) * Hours::SCALE)
}

impl<'a> Month<'a> {
    fn new(question: &'a Question) -> Result<Self, Failure> {
        let person = &question.person;
        Ok(Self {
            question,
            parts: person.held.parts(person.date)?,
            taper: person.held.taper(person.date, question.indexed, question.counted)?,
            atp: question.atp.then(|| Atp::on(person.date)).transpose()?,
            am_bidrag: rates::AM_BIDRAG.on(person.date)?,
            tax: person.tax(),
        })
    }

    /// The month with so many paid hours.
    fn at(&self, hours: Hours, sum: &mut Sum) -> Result<Computed, Failure> {
        let question = self.question;
        let zero = Figure::constant(Kroner::ZERO);
        let hours = Figure::input("/hours", hours);
        let parts: Vec<_> = self.parts.iter().copied().map(with).collect();
        let full = sum.add("benefit.fuld", &parts)?;
        let (mut gross, mut atp_own, mut atp_employer, mut pension, mut am_bidrag, mut after_am) =
            (zero, zero, zero, zero, zero, zero);
        let mut benefit = full;
        if hours.value > Hours::ZERO {
            let wage = Figure::input("/hourlyWage", question.hourly_wage);
            gross = sum.product("wage.brutto", &[by(wage), by(hours)], Rounding::Ore)?;
            if let Some(step) = self.atp.as_ref().and_then(|atp| atp.at(hours.value)) {
                // Own ATP is drawn from a wage; where there is none, nothing is drawn.
                atp_own = if gross.value < step.own.value { sum.lowest("wage.atp", step.own, gross) } else { step.own };
                atp_employer = step.employer;
            }
            if question.pension > Percent::ZERO {
                let share = Figure::input("/pension", question.pension);
                pension = sum.product("wage.pension", &[by(share), by(gross)], Rounding::Ore)?;
                let left = Figure::constant(gross.value.minus(atp_own.value)?);
                if pension.value > left.value {
                    pension = sum.lowest("wage.pension", pension, left);
                }
            }
            let base = sum.add("wage.amGrundlag", &[with(gross), less(atp_own), less(pension)])?;
            am_bidrag = sum.product("wage.amBidrag", &[by(self.am_bidrag), by(base)], Rounding::Ore)?;
            after_am = sum.add("wage.efterAm", &[with(base), less(am_bidrag)])?;
            let work = Work { hours, gross, after_am };
            benefit = self.taper.supplementary(full, &work, sum)?;
        }
        let before_tax = sum.add("month.foerSkat", &[with(after_am), with(benefit)])?;
        let income_tax = match &self.tax {
            None => None,
            Some((year, local)) => {
                let taxpayer = Taxpayer {
                    wage: twelve("month.aarsloen", gross, sum)?,
                    atp_own: twelve("month.aarsAtp", atp_own, sum)?,
                    atp_employer: twelve("month.aarsAtpArbejdsgiver", atp_employer, sum)?,
                    pension_own: twelve("month.aarsPension", pension, sum)?,
                    transfers: twelve("month.aarsydelse", benefit, sum)?,
                    single_provider: question.person.is_single_provider(),
                    ..Taxpayer::new(local.kommuneskat, local.kirkeskat)
                };
                Some(income_tax_of_month(year, &taxpayer, am_bidrag, sum)?)
            }
        };
        let net = income_tax.map(|tax| sum.add::<Kroner>("month.netto", &[with(before_tax), less(tax)])).transpose()?;
        let point = Point {
            hours: hours.value,
            gross: gross.value,
            atp: atp_own.value,
            pension: pension.value,
            am_bidrag: am_bidrag.value,
            wage_after_am: after_am.value,
            benefit: benefit.value,
            income_tax: income_tax.map(|tax| tax.value),
            net: net.map(|net| net.value),
            before_tax: before_tax.value,
        };
        Ok(Computed { point, before_tax, net })
    }
}

/// An amount of a month as that of twelve equal months.
fn twelve(id: &'static str, month: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    if month.value == Kroner::ZERO {
        return Ok(month);
    }
    sum.product(id, &[by(month), by(MONTHS)], Rounding::None)
}

/// A month's tax is the year's tax at twelve equal months: each receiver's amount divided by 12
/// and rounded to øre. What is returned is without the month's own AM-bidrag, which has been
/// drawn from the wage already.
fn income_tax_of_month(
    year: &TaxYear,
    taxpayer: &Taxpayer,
    am_bidrag: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let tax = income_tax(year, taxpayer, sum)?;
    let mut twelfth =
        |id, amount: Figure<Kroner>| sum.product::<Kroner>(id, &[by(amount), over(MONTHS)], Rounding::Ore);
    let mut terms =
        alloc::vec![with(twelfth("month.skatStat", tax.stat)?), with(twelfth("month.skatKommune", tax.kommuneskat)?)];
    if taxpayer.kirkeskat.is_some() {
        terms.push(with(twelfth("month.skatKirke", tax.kirkeskat)?));
    }
    if am_bidrag.value > Kroner::ZERO {
        terms.push(less(am_bidrag));
    }
    sum.add("month.indkomstskat", &terms)
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

fn markers(month: &Month<'_>, curve: &[Point]) -> Result<Vec<Marker>, Overflow> {
    let mut markers = Vec::new();
    // In order of hours. A few markers are placed one by one: sorting them would cost more bytes
    // in the wasm than all of them.
    let mut place = |hours: Hours, kind, id| {
        let at = markers.partition_point(|marker: &Marker| marker.hours <= hours);
        markers.insert(at, Marker { hours, kind, id });
    };
    place(month.question.line, MarkerKind::Programme, "programmeLine");
    if let Some(Atp { steps: [whole, two_thirds, third] }) = &month.atp {
        place(third.from.value, MarkerKind::Law, "atpThird");
        place(two_thirds.from.value, MarkerKind::Law, "atpTwoThirds");
        place(whole.from.value, MarkerKind::Law, "atpFull");
    }
    match &month.taper {
        Taper::HourForHour { full, least } => {
            place(full.value.minus(least.value)?, MarkerKind::Law, "dagpengeLastHour");
        }
        Taper::HourlyDisregard { hour_cap, .. } => place(hour_cap.value, MarkerKind::Law, "hourCap"),
        Taper::AllowanceAndShare { .. } => {}
    }
    // For dagpenge the law's own last hour says it.
    let is_dagpenge = month.question.person.held.benefit == Benefit::Dagpenge;
    let gone = curve.iter().find(|point| point.benefit == Kroner::ZERO && !is_dagpenge);
    if let Some(gone) = gone.filter(|gone| gone.hours > Hours::ZERO) {
        place(gone.hours, MarkerKind::Result, "benefitGone");
    }
    Ok(markers)
}

/// The answer under the other reading of each rule that is not settled, where it differs.
fn depends(question: &Question, gain: Kroner) -> Result<Vec<Depends>, Failure> {
    let mut depends = Vec::new();
    let unsettled =
        question.person.held.benefit == Benefit::Kontanthjaelp && !is_old_kontanthjaelp(question.person.date);
    if !unsettled {
        return Ok(depends);
    }
    let counted = match question.counted {
        WageCounted::AfterAm => WageCounted::BeforeAm,
        WageCounted::BeforeAm => WageCounted::AfterAm,
    };
    let others = [
        ("allowanceIndexed", Question { indexed: !question.indexed, ..*question }),
        ("wageCounted", Question { counted, ..*question }),
    ];
    for (field, other) in others {
        let month = Month::new(&other)?;
        let mut sum = Sum::silent();
        let none = month.at(Hours::ZERO, &mut sum)?.point;
        let gain_before_tax = month.at(other.hours, &mut sum)?.point.before_tax.minus(none.before_tax)?;
        let difference = gain_before_tax.minus(gain)?;
        if difference != Kroner::ZERO {
            depends.push(Depends { field, gain_before_tax, difference });
        }
    }
    Ok(depends)
}

/// What a reader must know about this answer; the page has a sentence for each.
fn notes(month: &Month<'_>) -> Vec<&'static str> {
    let person = &month.question.person;
    let kontanthjaelp = person.held.benefit == Benefit::Kontanthjaelp;
    let couple = person.held.household == crate::law::benefits::Household::Couple;
    let old = is_old_kontanthjaelp(person.date);
    let changes_this_year =
        is_old_kontanthjaelp(person.date.year_start()) != is_old_kontanthjaelp(person.date.year_end());
    let only_kirkeskat_is_missing = month.tax.is_none() && Person { church_member: false, ..*person }.tax().is_some();
    let average = month.tax.as_ref().is_some_and(|(_, local)| !local.own_kommune);
    let all = [
        ("beforeTax", month.tax.is_none() && !only_kirkeskat_is_missing),
        ("kirkeskatUnknown", only_kirkeskat_is_missing),
        ("averageTaxUsed", average && person.kommune.is_some()),
        ("ruleChangesThisYear", kontanthjaelp && changes_this_year),
        ("supplementsByHousehold", month.parts.len() > 1),
        ("spouseNotIncluded", couple && kontanthjaelp),
        ("kontanthjaelpsloftNotIncluded", kontanthjaelp && old),
        ("textNotRead", kontanthjaelp && !old),
        ("supplementaryDagpengeWeeks", !kontanthjaelp),
        ("dimittendRateFalls", person.held.variant == crate::law::benefits::Variant::DimittendFuldtid),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect()
}
