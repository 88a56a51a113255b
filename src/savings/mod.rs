//! Gevinst: what the kommune, the state, the citizens and others gain in a year when people
//! leave a benefit for a job; before and after those who would have found a job anyway, and
//! after what the effort costs.
//!
//! A group is one person (`path`) times the number of persons (`group`).

mod group;
mod path;

use alloc::vec::Vec;

use serde::Serialize;

use self::{
    group::{Booked, EqualisationRow, Group, Payer, PurseRow},
    path::{PersonYear, Wage, person_year},
};
use crate::{
    input::{Fault, Reader, Value},
    law::{
        Failure,
        benefits::{Benefit, is_old_kontanthjaelp},
        tax::{LocalTax, TaxYear},
    },
    money::{Kroner, Number, Percent},
    person::{HIGHEST_HOURLY_WAGE, HIGHEST_MONTHLY_WAGE, Particulars, Person, TaxBasis, weeks_on_support},
    rates,
    sum::{Line, Sum, Weakest},
};

const MOST_PERSONS: i32 = 1_000_000;
const MOST_COST_LINES: i32 = 20;
const MOST_HOURS_A_WEEK: i32 = 60;
/// 10 billion kr.
const HIGHEST_COST: Kroner = Kroner::new(1_000_000_000_000);

const PAYERS: [(&str, Payer); 5] = [
    ("kommune", Payer::Kommune),
    ("stat", Payer::Stat),
    ("landsbyggefonden", Payer::Landsbyggefonden),
    ("boligorganisation", Payer::Boligorganisation),
    ("fond", Payer::Fond),
];

/// One line of what the effort costs in the year.
#[derive(Debug, Clone, Copy)]
struct Cost {
    amount: Kroner,
    payer: Payer,
}

/// The question.
#[derive(Debug)]
struct Question {
    person: Person,
    persons: i32,
    weeks_on_support: i32,
    wage: Wage,
    months: i32,
    counterfactual: Percent,
    equalisation: Percent,
    costs: Vec<Cost>,
    sum: bool,
}

impl Question {
    fn read(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(value);
        let person = Person::read(&mut reader, answers, Particulars::default());
        let equalisation = equalisation_shares(&person);
        let counterfactual =
            rates::FORUDSAETNING_KONTRAFAKTISK.on(person.date).map_or(Percent::ZERO, |share| share.value);
        let question = Self {
            persons: reader.whole("persons", 1, MOST_PERSONS, None),
            weeks_on_support: weeks_on_support(&mut reader),
            wage: reader.object("wage", read_wage).unwrap_or(Wage::Month(Kroner::ZERO)),
            months: reader.whole("months", 1, 12, Some(12)),
            counterfactual: reader.percent("counterfactual", 100, counterfactual),
            equalisation: reader.percent_choice(
                "equalisation",
                &equalisation,
                equalisation.first().copied().unwrap_or_default(),
            ),
            costs: reader.list("costs", MOST_COST_LINES, |cost| Cost {
                amount: cost.kroner("amount", HIGHEST_COST, None),
                payer: cost.choice("payer", &PAYERS, None).unwrap_or(Payer::Kommune),
            }),
            sum: reader.flag("sum", false),
            person,
        };
        reader.finish()?;
        Ok(question)
    }
}

fn read_wage(reader: &mut Reader<'_>) -> Wage {
    match reader.choice("per", &[("month", false), ("hour", true)], None) {
        Some(true) => Wage::Hour {
            amount: reader.kroner("amount", HIGHEST_HOURLY_WAGE, None),
            hours_a_week: reader.hours("hoursPerWeek", MOST_HOURS_A_WEEK, None),
        },
        _ => Wage::Month(reader.kroner("amount", HIGHEST_MONTHLY_WAGE, None)),
    }
}

/// The benefits whose payers this question knows.
const fn answers(benefit: Benefit) -> bool {
    matches!(benefit, Benefit::Kontanthjaelp | Benefit::Dagpenge)
}

/// What equalisation takes of the tax value of a larger tax base, lowest first: an ordinary
/// kommune, one with a large tax base, one with a small.
fn equalisation_shares(person: &Person) -> Vec<Percent> {
    [rates::UDLIGNING_SKATTEGRUNDLAG, rates::UDLIGNING_SKATTEGRUNDLAG_HOEJ, rates::UDLIGNING_SKATTEGRUNDLAG_LAV]
        .iter()
        .filter_map(|rate| rate.on(person.date).or_else(|_| rate.first()).ok())
        .map(|share| share.value)
        .collect()
}

/// The answer.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    person: PersonSavings,
    purses: Vec<PurseRow>,
    total: PurseRow,
    equalisation: Vec<EqualisationRow>,
    chosen_equalisation: Percent,
    person_months: i64,
    cost_per_person: Kroner,
    break_even_persons: Option<Number>,
    tax: TaxBasis,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
}

/// One person's year, direct effect before equalisation. Amounts in kr./year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonSavings {
    wage: Kroner,
    benefit_before: Kroner,
    benefit_after: Kroner,
    weeks_in_work: i32,
    kommune_benefit: Kroner,
    kommune_tax: Kroner,
    stat_benefit: Kroner,
    stat_tax: Kroner,
    kommune: Kroner,
    stat: Kroner,
    borger: Kroner,
    folkekirken: Kroner,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input. A year whose tax is not known is a fault of the date: half of the
/// gain is tax, so there is no honest answer before tax.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let question = Question::read(value)?;
    compute(&question).map_err(|failure| alloc::vec![fault(failure, &question)])
}

/// Kirkeskat is the one tax that a year may lack while the rest is known: then it is membership
/// that cannot be answered, not the date.
fn fault(failure: Failure, question: &Question) -> Fault {
    let Person { date, kommune, church_member, .. } = question.person;
    let known_without = church_member && LocalTax::on(date, kommune, false).is_ok();
    match failure {
        Failure::MissingRate(_) if known_without && LocalTax::on(date, kommune, true).is_err() => {
            Fault::no_rate("/churchMember")
        }
        other => other.into(),
    }
}

fn compute(question: &Question) -> Result<Answer, Failure> {
    let person = &question.person;
    let tax_year = TaxYear::on(person.date)?;
    let local = LocalTax::on(person.date, person.kommune, person.church_member)?;
    let mut sum = Sum::written();
    let tax = (&tax_year, &local);
    let one = person_year(person, question.wage, question.months, question.weeks_on_support, tax, &mut sum)?;
    sum.section("group");
    let group = Group::compute(question, &one, &mut sum)?;
    let equalisation = group.equalisation(question, one.base_change, &mut sum)?;
    let results: Vec<_> = group.purses.iter().map(|purse| purse.result.origin).collect();
    Ok(Answer {
        person: one.savings(),
        purses: group.purses.iter().map(Booked::row).collect(),
        total: group.total()?,
        equalisation,
        chosen_equalisation: question.equalisation,
        person_months: i64::from(question.persons) * i64::from(question.months),
        cost_per_person: group.cost_per_person(question, &mut sum)?,
        break_even_persons: group.break_even_persons(&mut sum),
        tax: TaxBasis::of(Some(&local)),
        notes: notes(question, &one, &local),
        weakest: sum.weakest(&results),
        lines: if question.sum { sum.into_lines() } else { Vec::new() },
    })
}

/// What a reader must know about this answer; the page has a sentence for each.
fn notes(question: &Question, one: &PersonYear, local: &LocalTax) -> Vec<&'static str> {
    let date = question.person.date;
    let changes_this_year = is_old_kontanthjaelp(date.year_start()) != is_old_kontanthjaelp(date.year_end());
    let kontanthjaelp = question.person.held.variant.benefit == Benefit::Kontanthjaelp;
    let all = [
        ("averageTaxUsed", !local.own_kommune && question.person.kommune.is_some()),
        ("ruleChangesThisYear", kontanthjaelp && changes_this_year),
        ("equalisationOfToday", rates::UDLIGNING_SKATTEGRUNDLAG.on(date).is_err()),
        ("partOfYear", question.months < 12),
        ("wageBelowBenefit", one.is_wage_below_benefit()),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect()
}
