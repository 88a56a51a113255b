//! Lærlinge: from the tender's number to the handover's proof. How many lærlinge a renovation must
//! require so that 14 % of those who work on the site are under oplæring, where they can be, and
//! whether they were.
//!
//! `requirement` finds the contract's number by every method; `comparison` and `duty` say what
//! others and the law ask for; `trades` and `plan` place the hours; `ledger` adds up what was
//! done, `status` measures it against the contract, `report` tells it by year; `money` is what a
//! lærling costs.

mod comparison;
mod duty;
mod ledger;
mod money;
mod plan;
mod question;
mod report;
mod requirement;
mod status;
mod trades;

use alloc::vec::Vec;

use serde::Serialize;

use self::{
    comparison::Comparison,
    duty::Duty,
    ledger::Faulty,
    money::Money,
    plan::Plan,
    question::Question,
    report::Report,
    requirement::{Heads, Method, Range},
    status::Status,
};
use crate::{
    date::Date,
    field::Field,
    input::{Fault, Reader, Value},
    law::Failure,
    money::{Hours, Kroner, Number, Percent, Rounding},
    rates::{self, LAST_DAY, User},
    sum::{Figure, Line, LineOf, Sum, Weakest, by},
};

/// The numbers that every part of the answer counts with.
struct Law {
    /// The conversion is one published figure without yearly values; the newest is used.
    date: Date,
    /// 14 %.
    quota: Figure<Percent>,
    /// Hours of an årsværk.
    year: Figure<Hours>,
    /// Hours of a full week.
    full_week: Figure<Hours>,
    /// Weeks a year on the site, in the net reading (trap T5).
    on_site: Option<Figure<Number>>,
}

impl Law {
    fn of(question: &Question) -> Result<Self, Failure> {
        let date = LAST_DAY;
        Ok(Self {
            date,
            quota: rates::LAERLING_KVOTE.on(date)?,
            year: rates::LAERLING_TIMER_PR_AARSVAERK.on(date)?,
            full_week: rates::FULDTID_TIMER_UGE.on(date)?,
            on_site: question.on_site.map(|weeks| Figure::assumption(Field::SchoolWeeks, Number::whole(weeks))),
        })
    }
}

/// What the contract says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Contract {
    aarsvaerk: Number,
    hours: Number,
    typed: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    base: Kroner,
    base_without_moms: Kroner,
    byggesum: Option<Kroner>,
    contract: Option<Contract>,
    methods: Vec<Method>,
    comparisons: Vec<Comparison>,
    band: Option<Range>,
    total_aarsvaerk: Option<Number>,
    heads: Option<Heads>,
    months: Option<i32>,
    average_present: Option<Number>,
    per_million: Option<Number>,
    drop_out_published: Percent,
    per_missing_aarsvaerk: Option<Kroner>,
    duty: Option<Duty>,
    plan: Option<Plan>,
    status: Option<Status>,
    faulty: Vec<Faulty>,
    faulty_count: usize,
    report: Option<Report>,
    money: Option<Money>,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
    line_of: LineOf,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input that is not a ledger row's.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let typed = reader.rates(User::Laerlinge);
    rates::using(&typed, || {
        let (question, rows) = Question::read(reader)?;
        compute(&question, rows).map_err(|failure| alloc::vec![failure.into()])
    })
}

fn compute(question: &Question, rows: ledger::Rows) -> Result<Answer, Failure> {
    let law = Law::of(question)?;
    let mut sum = Sum::written();
    let carrying = trades::carrying(&question.trades, law.date, &mut sum)?;
    let requirement = requirement::requirement(question, &carrying, &law, &mut sum)?;
    let comparisons = comparison::comparisons(question, &requirement, &law, &mut sum)?;
    let duty = question.duty.map(|contract| duty::duty(&contract, question.lbf)).transpose()?;
    // A plan has a line or two for each month, and `weakest` rests on none of them.
    let mut aside = Sum::silent();
    let of_plan = if question.sum.any() { &mut sum } else { &mut aside };
    let plan = plan::plan(question, &carrying, &requirement, &law, of_plan)?;
    let status = status::status(question, &rows, requirement.contract, plan.as_ref(), &law, &mut sum)?;
    let report = question.report.map(|period| report::report(question, &rows, period, &law, &mut sum)).transpose()?;
    let money = question.money.map(|cost| money::money(&cost, &law, &mut sum)).transpose()?;
    let mut per_missing_aarsvaerk = None;
    if let Some(penalty) = question.penalty {
        sum.section("money");
        let terms = [by(Figure::input(Field::Penalty, penalty)), by(law.year)];
        let each = sum.product("money.bodAarsvaerk", &terms, Rounding::Ore)?;
        sum.place("");
        per_missing_aarsvaerk = Some(sum.told("perMissingAarsvaerk", each));
    }

    let nothing = requirement.base.included.value == Kroner::ZERO;
    let asked = [question.money.as_ref().map(|cost| cost.on), question.duty.as_ref().map(|contract| contract.begun)];
    let notes = [
        ("ratesEnd", asked.into_iter().flatten().any(|day| day > LAST_DAY)),
        ("noRequirement", nothing),
        ("byggesumUsed", requirement.base.byggesum.is_some()),
        ("anlaeg", !question.is_building),
        ("roundedUp", requirement.rounded_up),
        ("contractBelowNeed", requirement.below_need),
        ("hoursUnlikely", requirement.unlikely),
        ("methodsDiffer", requirement.has_other_methods()),
        ("notIndexed", question.is_building && !nothing),
        ("oplaeringskravUncertain", duty.as_ref().is_some_and(|duty| duty.conflict)),
        ("tradesOld", trades::uses_published_share(&question.trades)),
        ("cannotCarry", plan.as_ref().is_some_and(|plan| plan.cannot_carry == Some(true))),
        ("netReading", question.on_site.is_some()),
        ("noDates", status.is_none() && question.dates.is_none() && !rows.good.is_empty()),
    ];
    sum.place("contract");
    let contract = requirement.contract.map(|contract| Contract {
        aarsvaerk: sum.told("aarsvaerk", contract.aarsvaerk),
        hours: sum.told("hours", contract.hours),
        typed: contract.typed,
    });
    sum.place("");
    let (base, base_without_moms) =
        (sum.told("base", requirement.base.included), sum.told("baseWithoutMoms", requirement.base.excluded));
    let weakest = sum.weakest(&requirement.origins());
    sum.tell_weakest(&weakest);
    let (lines, line_of) = sum.finish(question.sum);
    Ok(Answer {
        base,
        base_without_moms,
        byggesum: requirement.base.byggesum,
        contract,
        comparisons,
        band: requirement.band,
        total_aarsvaerk: requirement.total,
        months: question.building_length(),
        average_present: requirement.average_present,
        per_million: requirement.per_million,
        drop_out_published: rates::LAERLING_FRAFALD.on(law.date)?.value,
        per_missing_aarsvaerk,
        duty,
        plan,
        status,
        faulty: rows.faulty,
        faulty_count: rows.faulty_count,
        report,
        money,
        notes: notes.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect(),
        weakest,
        methods: requirement.methods,
        heads: requirement.heads,
        lines,
        line_of,
    })
}
