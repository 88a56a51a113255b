//! Gevinst: what the kommune, the state, the citizens and others gain in a year when people
//! leave a benefit for a job; before and after those who would have found a job anyway, and
//! after what the effort costs.
//!
//! A group is one person ([`path`]) times the number of persons.

mod path;

use alloc::vec::Vec;

use serde::Serialize;

use self::path::{PersonYear, Wage, person_year};
use crate::{
    input::{Fault, Reader, Value},
    law::{
        Failure,
        benefits::is_old_kontanthjaelp,
        tax::{LocalTax, TaxYear},
    },
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    person::{Person, TaxBasis},
    rates,
    sum::{Figure, Line, Part, Sum, Weakest, by, less, with},
};

const MOST_PERSONS: i32 = 1_000_000;
/// 50 years: longer than a working life.
const MOST_WEEKS: i32 = 2_600;
/// The first week of the ladder's last step: most long-term recipients are beyond it.
const LAST_STEP: i32 = 53;
const MOST_COST_LINES: i32 = 20;
/// 300,000 kr. a month.
const HIGHEST_MONTHLY_WAGE: Kroner = Kroner::new(30_000_000);
/// 2,000 kr. an hour.
const HIGHEST_HOURLY_WAGE: Kroner = Kroner::new(200_000);
const MOST_HOURS_A_WEEK: i32 = 60;
/// 10 billion kr.
const HIGHEST_COST: Kroner = Kroner::new(1_000_000_000_000);

/// Who can pay for an effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Payer {
    Kommune,
    Stat,
    Landsbyggefonden,
    Boligorganisation,
    Fond,
}

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
        let person = Person::read(&mut reader);
        let equalisation = equalisation_shares(&person);
        let counterfactual =
            rates::FORUDSAETNING_KONTRAFAKTISK.on(person.date).map_or(Percent::ZERO, |share| share.value);
        let question = Self {
            persons: reader.whole("persons", 1, MOST_PERSONS, None),
            weeks_on_support: reader.whole("weeksOnSupport", 0, MOST_WEEKS, Some(LAST_STEP)),
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

/// What equalisation takes of the tax value of a larger tax base, lowest first: an ordinary
/// kommune, one with a large tax base, one with a small.
fn equalisation_shares(person: &Person) -> Vec<Percent> {
    [&rates::UDLIGNING_SKATTEGRUNDLAG, &rates::UDLIGNING_SKATTEGRUNDLAG_HOEJ, &rates::UDLIGNING_SKATTEGRUNDLAG_LAV]
        .iter()
        .filter_map(|rate| rate.on(person.date).or_else(|_| rate.first()).ok())
        .map(|share| share.value)
        .collect()
}

/// Who gains or pays. Kommune is the direct effect, before equalisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purse {
    /// The municipality.
    Kommune,
    /// The state.
    Stat,
    /// The citizens themselves.
    Borger,
    /// Folkekirken, by kirkeskat.
    Folkekirken,
    /// Landsbyggefonden, as payer of the effort.
    Landsbyggefonden,
    /// A housing organisation, as payer of the effort.
    Boligorganisation,
    /// A foundation, as payer of the effort.
    Fond,
    /// All of them.
    Total,
}

/// A purse's year. Amounts in kr./year for the whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PurseRow {
    /// Whose.
    pub purse: Purse,
    /// All who are in work.
    pub gross: Kroner,
    /// Less those who would have found a job anyway.
    pub net: Kroner,
    /// The purse's cost of the effort.
    pub cost: Kroner,
    /// Net less cost.
    pub result: Kroner,
}

/// The kommune after equalisation at one share. Amounts in kr./year for the whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EqualisationRow {
    /// Share of the tax value that equalisation takes.
    pub percent: Percent,
    /// What goes to other kommuner, gross.
    pub others_gross: Kroner,
    /// The same, net.
    pub others_net: Kroner,
    /// The kommune after equalisation, gross.
    pub kommune_gross: Kroner,
    /// The same, net.
    pub kommune_net: Kroner,
    /// The same, net of the kommune's cost.
    pub kommune_result: Kroner,
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
    compute(&question).map_err(|failure| alloc::vec![failure.into()])
}

fn compute(question: &Question) -> Result<Answer, Failure> {
    let person = &question.person;
    let tax_year = TaxYear::on(person.date)?;
    let local = LocalTax::on(person.date, person.kommune, person.church_member)?;
    let mut sum = Sum::written();
    let one =
        person_year(person, question.wage, question.months, question.weeks_on_support, (&tax_year, &local), &mut sum)?;
    sum.section("group");
    let group = Group::new(question, &one, &mut sum)?;
    let equalisation = group.equalisation(&mut sum)?;
    let results: Vec<_> = group.net.iter().map(|(_, figure)| figure.origin).collect();
    let kommune_cost = question.cost_of(Payer::Kommune)?;
    let all_costs = question.costs.iter().try_fold(Kroner::ZERO, |sum, cost| sum.plus(cost.amount))?;
    let persons = i64::from(question.persons);
    Ok(Answer {
        person: one.savings(),
        purses: group.rows()?,
        total: group.total()?,
        equalisation,
        chosen_equalisation: question.equalisation,
        person_months: persons * i64::from(question.months),
        cost_per_person: Kroner::new(Rounding::Ore.divide(all_costs.ore().into(), persons.into(), Kroner::SCALE)?),
        break_even_persons: break_even(kommune_cost, group.net_per_person()),
        tax: TaxBasis::of(Some(&local)),
        notes: notes(question, &local),
        weakest: sum.weakest(&results),
        lines: if question.sum { sum.into_lines() } else { Vec::new() },
    })
}

/// How many persons like these the kommune's own cost takes, up to the next tenth.
fn break_even(cost: Kroner, net_per_person: Kroner) -> Option<Number> {
    if cost <= Kroner::ZERO || net_per_person <= Kroner::ZERO {
        return None;
    }
    let scaled = i128::from(cost.ore()) * i128::from(Number::SCALE);
    Rounding::TenthUp.divide(scaled, net_per_person.ore().into(), Number::SCALE).ok().map(Number::new)
}

impl Question {
    fn cost_of(&self, payer: Payer) -> Result<Kroner, Overflow> {
        self.costs.iter().filter(|cost| cost.payer == payer).try_fold(Kroner::ZERO, |sum, cost| sum.plus(cost.amount))
    }
}

/// The whole group: gross and net of each purse.
struct Group<'a> {
    question: &'a Question,
    one: &'a PersonYear,
    net_kommune: Kroner,
    gross: Vec<(Purse, Figure<Kroner>)>,
    net: Vec<(Purse, Figure<Kroner>)>,
}

impl<'a> Group<'a> {
    fn new(question: &'a Question, one: &'a PersonYear, sum: &mut Sum) -> Result<Self, Overflow> {
        let purses = [
            (Purse::Kommune, one.kommune, ["group.kommune", "group.kommuneNettoPrPerson", "group.kommuneNetto"]),
            (Purse::Stat, one.stat, ["group.stat", "group.statNettoPrPerson", "group.statNetto"]),
            (
                Purse::Folkekirken,
                one.folkekirken,
                ["group.folkekirken", "group.folkekirkenNettoPrPerson", "group.folkekirkenNetto"],
            ),
        ];
        let persons = Figure::input("/persons", Number::whole(question.persons));
        let effect = question.effect(sum)?;
        let mut net_kommune = Kroner::ZERO;
        let (mut gross, mut net) = (Vec::new(), Vec::new());
        for (purse, figure, [gross_id, net_one_id, net_id]) in purses {
            gross.push((purse, sum.product(gross_id, &[by(figure), by(persons)], Rounding::None)?));
            let net_one: Figure<Kroner> = sum.product(net_one_id, &[by(figure), by(effect)], Rounding::Ore)?;
            net.push((purse, sum.product(net_id, &[by(net_one), by(persons)], Rounding::None)?));
            if purse == Purse::Kommune {
                net_kommune = net_one.value;
            }
        }
        // The total is rounded by itself; the citizens take the difference, so that all adds up.
        let total_gross: Figure<Kroner> = sum.product("group.iAlt", &[by(one.total), by(persons)], Rounding::None)?;
        let total_one: Figure<Kroner> =
            sum.product("group.iAltNettoPrPerson", &[by(one.total), by(effect)], Rounding::Ore)?;
        let total_net: Figure<Kroner> =
            sum.product("group.iAltNetto", &[by(total_one), by(persons)], Rounding::None)?;
        let rest = |total: Figure<Kroner>, others: &[(Purse, Figure<Kroner>)]| -> Vec<Part<Kroner>> {
            core::iter::once(with(total)).chain(others.iter().map(|(_, figure)| less(*figure))).collect()
        };
        let borger = sum.add("group.borger", &rest(total_gross, &gross))?;
        let borger_net = sum.add("group.borgerNetto", &rest(total_net, &net))?;
        gross.insert(2, (Purse::Borger, borger));
        net.insert(2, (Purse::Borger, borger_net));
        Ok(Self { question, one, net_kommune, gross, net })
    }

    const fn net_per_person(&self) -> Kroner {
        self.net_kommune
    }

    /// A row for each purse; third payers only where they pay.
    fn rows(&self) -> Result<Vec<PurseRow>, Overflow> {
        let mut rows = Vec::new();
        for ((purse, gross), (_, net)) in self.gross.iter().zip(&self.net) {
            let cost = match purse {
                Purse::Kommune => self.question.cost_of(Payer::Kommune)?,
                Purse::Stat => self.question.cost_of(Payer::Stat)?,
                _ => Kroner::ZERO,
            };
            rows.push(row(*purse, gross.value, net.value, cost)?);
        }
        let third = [
            (Purse::Landsbyggefonden, Payer::Landsbyggefonden),
            (Purse::Boligorganisation, Payer::Boligorganisation),
            (Purse::Fond, Payer::Fond),
        ];
        for (purse, payer) in third {
            let cost = self.question.cost_of(payer)?;
            if cost > Kroner::ZERO {
                rows.push(row(purse, Kroner::ZERO, Kroner::ZERO, cost)?);
            }
        }
        Ok(rows)
    }

    fn total(&self) -> Result<PurseRow, Overflow> {
        let rows = self.rows()?;
        let sum = |amount: fn(&PurseRow) -> Kroner| rows.iter().map(amount).try_fold(Kroner::ZERO, Kroner::plus);
        row(Purse::Total, sum(|row| row.gross)?, sum(|row| row.net)?, sum(|row| row.cost)?)
    }

    /// Tax equalisation (udligningsloven § 2) takes a share of the tax value of the larger base,
    /// at the average kommuneskat of the country, and gives it to other kommuner.
    fn equalisation(&self, sum: &mut Sum) -> Result<Vec<EqualisationRow>, Failure> {
        let date = self.question.person.date;
        let average = rates::KOMMUNESKAT_GENNEMSNIT.on(date)?;
        let persons = Figure::input("/persons", Number::whole(self.question.persons));
        let gross = of(&self.gross, Purse::Kommune);
        let net = of(&self.net, Purse::Kommune);
        let cost = self.question.cost_of(Payer::Kommune)?;
        let mut rows = Vec::new();
        for percent in equalisation_shares(&self.question.person) {
            // Only the share that was chosen is written out.
            let mut silent = Sum::silent();
            let sum = if percent == self.question.equalisation { &mut *sum } else { &mut silent };
            let share = Figure::assumption("/equalisation", percent);
            let effect = self.question.effect(&mut Sum::silent())?;
            let base = [by(share), by(average), by(self.one.base_change)];
            let one: Figure<Kroner> = sum.product("group.udligningPrPerson", &base, Rounding::Ore)?;
            let others_gross: Figure<Kroner> =
                sum.product("group.udligning", &[by(one), by(persons)], Rounding::None)?;
            let one_net: Figure<Kroner> =
                sum.product("group.udligningNettoPrPerson", &[base.as_slice(), &[by(effect)]].concat(), Rounding::Ore)?;
            let others_net: Figure<Kroner> =
                sum.product("group.udligningNetto", &[by(one_net), by(persons)], Rounding::None)?;
            let kommune_gross: Figure<Kroner> =
                sum.add("group.kommuneEfterUdligning", &[with(gross), less(others_gross)])?;
            let kommune_net: Figure<Kroner> =
                sum.add("group.kommuneEfterUdligningNetto", &[with(net), less(others_net)])?;
            rows.push(EqualisationRow {
                percent,
                others_gross: others_gross.value,
                others_net: others_net.value,
                kommune_gross: kommune_gross.value,
                kommune_net: kommune_net.value,
                kommune_result: kommune_net.value.minus(cost)?,
            });
        }
        Ok(rows)
    }
}

/// The purse's figure.
fn of(figures: &[(Purse, Figure<Kroner>)], purse: Purse) -> Figure<Kroner> {
    let found = figures.iter().find(|(known, _)| *known == purse);
    found.map_or(Figure::constant(Kroner::ZERO), |(_, figure)| *figure)
}

impl Question {
    /// The share of the gain that the effort itself accounts for.
    fn effect(&self, sum: &mut Sum) -> Result<Figure<Percent>, Overflow> {
        let anyway = Figure::assumption("/counterfactual", self.counterfactual);
        sum.add("group.effekt", &[with(Figure::constant(Percent::WHOLE)), less(anyway)])
    }
}

fn row(purse: Purse, gross: Kroner, net: Kroner, cost: Kroner) -> Result<PurseRow, Overflow> {
    let result = net.minus(cost)?;
    Ok(PurseRow { purse, gross, net, cost, result })
}

/// What a reader must know about this answer; the page has a sentence for each.
fn notes(question: &Question, local: &LocalTax) -> Vec<&'static str> {
    let date = question.person.date;
    let changes_this_year = is_old_kontanthjaelp(date.year_start()) != is_old_kontanthjaelp(date.year_end());
    let kontanthjaelp = question.person.held.benefit == crate::law::benefits::Benefit::Kontanthjaelp;
    let all = [
        ("averageTaxUsed", !local.own_kommune && question.person.kommune.is_some()),
        ("ruleChangesThisYear", kontanthjaelp && changes_this_year),
        ("equalisationOfToday", rates::UDLIGNING_SKATTEGRUNDLAG.on(date).is_err()),
        ("partOfYear", question.months < 12),
        ("costsCovered", !question.costs.is_empty()),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect()
}
