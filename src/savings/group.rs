//! A group: one person times the number, gross and net of those who would have found a job
//! anyway, with the effort's cost and what equalisation takes.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Cost, Question, equalisation_shares, path::PersonYear};
use crate::{
    field::Field,
    law::Failure,
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    names::names,
    rates,
    sum::{Figure, Part, Sum, by, less, over, with},
};

/// Who can pay for an effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// The municipality.
    Kommune,
    /// The state.
    Stat,
    /// Landsbyggefonden.
    Landsbyggefonden,
    /// A housing organisation.
    Boligorganisation,
    /// A foundation.
    Fond,
}

/// Who gains or pays. Kommune is the direct effect, before equalisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

names!(Purse { Kommune "kommune", Stat "stat", Borger "borger", Folkekirken "folkekirken", Landsbyggefonden "landsbyggefonden", Boligorganisation "boligorganisation", Fond "fond", Total "total" });

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

/// A purse's figures. Amounts in kr./year for the whole group.
pub struct Booked {
    purse: Purse,
    gross: Figure<Kroner>,
    net: Figure<Kroner>,
    cost: Figure<Kroner>,
    pub result: Figure<Kroner>,
}

impl Booked {
    pub const fn row(&self) -> PurseRow {
        PurseRow {
            purse: self.purse,
            gross: self.gross.value,
            net: self.net.value,
            cost: self.cost.value,
            result: self.result.value,
        }
    }
}

/// Ids of a purse's lines in the written sum.
struct Ids {
    gross: &'static str,
    net_of_one: &'static str,
    net: &'static str,
    cost: &'static str,
    result: &'static str,
}

macro_rules! ids {
    ($purse:literal) => {
        Ids {
            gross: concat!("group.", $purse),
            net_of_one: concat!("group.", $purse, "NettoPrPerson"),
            net: concat!("group.", $purse, "Netto"),
            cost: concat!("group.", $purse, "Udgift"),
            result: concat!("group.", $purse, "Resultat"),
        }
    };
}

/// The whole group.
pub struct Group {
    /// Kommune, stat, borger and folkekirken, then each third payer that pays.
    pub purses: Vec<Booked>,
    /// The kommune's net gain by one person.
    kommune_net_of_one: Figure<Kroner>,
    /// The share of the gain that the effort itself accounts for.
    effect: Figure<Percent>,
    persons: Figure<Number>,
}

/// More persons than anybody has.
const MOST_TO_BREAK_EVEN: Number = Number::new(1_000_000_000 * Number::SCALE);
const NOTHING: Figure<Kroner> = Figure::constant(Kroner::ZERO);

impl Group {
    /// Books the group's year.
    pub fn compute(question: &Question, one: &PersonYear, sum: &mut Sum) -> Result<Self, Overflow> {
        let persons = Figure::input(Field::Persons, Number::whole(question.persons));
        let anyway = Figure::assumption(Field::Counterfactual, question.counterfactual);
        let effect = sum.add("group.effekt", &[with(Figure::constant(Percent::WHOLE)), less(anyway)])?;
        let mut all = |ids: &Ids, one: Figure<Kroner>| -> Result<[Figure<Kroner>; 3], Overflow> {
            let gross = sum.product(ids.gross, &[by(one), by(persons)], Rounding::None)?;
            let net_of_one = sum.product(ids.net_of_one, &[by(one), by(effect)], Rounding::Ore)?;
            let net = sum.product(ids.net, &[by(net_of_one), by(persons)], Rounding::None)?;
            Ok([gross, net, net_of_one])
        };
        let [kommune, stat, borger, folkekirken] = [ids!("kommune"), ids!("stat"), ids!("borger"), ids!("folkekirken")];
        let [kommune_gross, kommune_net, kommune_net_of_one] = all(&kommune, one.kommune)?;
        let [stat_gross, stat_net, _] = all(&stat, one.stat)?;
        let [folkekirken_gross, folkekirken_net, _] = all(&folkekirken, one.folkekirken)?;
        // The total is rounded by itself; the citizens take the difference, so that all adds up.
        let [total_gross, total_net, _] = all(&ids!("iAlt"), one.total)?;
        let rest = |total, kommune, stat, folkekirken| [with(total), less(kommune), less(stat), less(folkekirken)];
        let borger_gross = sum.add(borger.gross, &rest(total_gross, kommune_gross, stat_gross, folkekirken_gross))?;
        let borger_net = sum.add(borger.net, &rest(total_net, kommune_net, stat_net, folkekirken_net))?;

        let mut purses = Vec::new();
        let mut book = |purse, ids: &Ids, gross, net, payer: Option<Payer>, sum: &mut Sum| {
            let paid = payer.map_or_else(Vec::new, |payer| question.costs_of(Some(payer)));
            let cost = if paid.is_empty() { NOTHING } else { sum.add(ids.cost, &paid)? };
            let result = if paid.is_empty() { net } else { sum.add(ids.result, &[with(net), less(cost)])? };
            purses.push(Booked { purse, gross, net, cost, result });
            Ok(())
        };
        book(Purse::Kommune, &kommune, kommune_gross, kommune_net, Some(Payer::Kommune), sum)?;
        book(Purse::Stat, &stat, stat_gross, stat_net, Some(Payer::Stat), sum)?;
        book(Purse::Borger, &borger, borger_gross, borger_net, None, sum)?;
        book(Purse::Folkekirken, &folkekirken, folkekirken_gross, folkekirken_net, None, sum)?;
        let third = [
            (Purse::Landsbyggefonden, ids!("landsbyggefonden"), Payer::Landsbyggefonden),
            (Purse::Boligorganisation, ids!("boligorganisation"), Payer::Boligorganisation),
            (Purse::Fond, ids!("fond"), Payer::Fond),
        ];
        for (purse, ids, payer) in third {
            if !question.costs_of(Some(payer)).is_empty() {
                book(purse, &ids, NOTHING, NOTHING, Some(payer), sum)?;
            }
        }
        Ok(Self { purses, kommune_net_of_one, effect, persons })
    }

    /// All purses together.
    pub fn total(&self) -> Result<PurseRow, Overflow> {
        let sum = |amount: fn(&Booked) -> Kroner| self.purses.iter().map(amount).try_fold(Kroner::ZERO, Kroner::plus);
        Ok(PurseRow {
            purse: Purse::Total,
            gross: sum(|purse| purse.gross.value)?,
            net: sum(|purse| purse.net.value)?,
            cost: sum(|purse| purse.cost.value)?,
            result: sum(|purse| purse.result.value)?,
        })
    }

    /// What the effort costs for each person in work, whoever pays.
    pub fn cost_per_person(&self, question: &Question, sum: &mut Sum) -> Result<Kroner, Overflow> {
        let paid = question.costs_of(None);
        if paid.is_empty() {
            return Ok(Kroner::ZERO);
        }
        let all = sum.add("group.udgift", &paid)?;
        let each: Figure<Kroner> =
            sum.product("group.udgiftPrPerson", &[by(all), over(self.persons)], Rounding::Ore)?;
        Ok(each.value)
    }

    /// How many persons like these the kommune's own cost takes, up to the next tenth; none
    /// without a cost, without a gain, and above a billion.
    pub fn break_even_persons(&self, sum: &mut Sum) -> Option<Number> {
        let cost = self.kommune().map_or(NOTHING, |kommune| kommune.cost);
        if cost.value <= Kroner::ZERO || self.kommune_net_of_one.value <= Kroner::ZERO {
            return None;
        }
        let terms = [by(cost), over(self.kommune_net_of_one)];
        // A number of persons beyond all numbers is no answer, but no reason to withhold the rest.
        let persons = sum.product::<Number>("group.balance", &terms, Rounding::TenthUp).ok();
        persons.map(|persons| persons.value).filter(|persons| *persons <= MOST_TO_BREAK_EVEN)
    }

    /// Tax equalisation (udligningsloven § 2) takes a share of the tax value of the larger base,
    /// at the average kommuneskat of the country, and gives it to other kommuner.
    pub fn equalisation(
        &self,
        question: &Question,
        base_change: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Vec<EqualisationRow>, Failure> {
        let Some(kommune) = self.kommune() else { return Ok(Vec::new()) };
        let average = rates::KOMMUNESKAT_GENNEMSNIT.on(question.person.date)?;
        let mut rows = Vec::new();
        for percent in equalisation_shares(&question.person) {
            // Only the share that was chosen is written out.
            let mut silent = Sum::silent();
            let sum = if percent == question.equalisation { &mut *sum } else { &mut silent };
            let share = Figure::assumption(Field::Equalisation, percent);
            let value = [by(share), by(average), by(base_change), by(self.effect)];
            let [share, average, base, _] = value;
            let one: Figure<Kroner> = sum.product("group.udligningPrPerson", &[share, average, base], Rounding::Ore)?;
            let one_net: Figure<Kroner> = sum.product("group.udligningNettoPrPerson", &value, Rounding::Ore)?;
            let others = sum.product("group.udligning", &[by(one), by(self.persons)], Rounding::None)?;
            let others_net = sum.product("group.udligningNetto", &[by(one_net), by(self.persons)], Rounding::None)?;
            let gross = sum.add("group.kommuneEfterUdligning", &[with(kommune.gross), less(others)])?;
            let net = sum.add("group.kommuneEfterUdligningNetto", &[with(kommune.net), less(others_net)])?;
            let result = if kommune.cost.value == Kroner::ZERO {
                net
            } else {
                sum.add("group.kommuneEfterUdligningResultat", &[with(net), less(kommune.cost)])?
            };
            rows.push(EqualisationRow {
                percent,
                others_gross: others.value,
                others_net: others_net.value,
                kommune_gross: gross.value,
                kommune_net: net.value,
                kommune_result: result.value,
            });
        }
        Ok(rows)
    }

    fn kommune(&self) -> Option<&Booked> {
        self.purses.iter().find(|purse| purse.purse == Purse::Kommune)
    }
}

impl Question {
    /// The effort's cost lines of one payer, or of all.
    fn costs_of(&self, payer: Option<Payer>) -> Vec<Part<Kroner>> {
        let counts = |cost: &&Cost| cost.amount > Kroner::ZERO && payer.is_none_or(|payer| payer == cost.payer);
        let lines = self.costs.iter().filter(counts);
        lines.map(|cost| with(Figure::input(Field::Costs, cost.amount))).collect()
    }
}
