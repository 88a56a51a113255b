//! The ledger: who was under oplæring, for how long.
//!
//! A row is told in hours, months or days, and may be spread over some months. What rows told is
//! kept as whole numbers by basis and by how many months they are spread over, and turned into
//! årsværk once, where it is shown. So a row that is split changes nothing, to the last bit.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::{
    Law,
    trades::{LAST_CONTRACTOR, choices},
};
use crate::{
    date::{Date, Month},
    field::Field,
    input::{Allowed, Bound, Fault, FaultCode, Reader, Value},
    law::{MONTHS, WEEKS},
    money::{Hours, Number, Overflow, Quantity, Rounding},
    rates::{self, LAST_DAY},
    sum::{Figure, Sum, Term, by, over},
};

const MOST_ROWS: i32 = 10_000;
/// Faulty rows that are told one by one.
const MOST_FAULTY: usize = 1_000;
/// Months that a row may be spread over.
const LONGEST: usize = 12;
const MOST_AMOUNT: i32 = 10_000_000;
/// Of person-months: with the hours of a week their product is still a [`Number`].
const MOST_PERSON_MONTHS: i32 = 100_000;
const WEEKLY_HOURS: (Hours, Hours) = (Hours::new(100), Hours::new(6_000));
/// An agreement counts by the day of a calendar year, as AUB counts its praktikårselever (W16).
const DAYS_A_YEAR: Figure<Number> = Figure::constant(Number::whole(365));

/// What a person does on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// A lærling.
    Laerling,
    /// Under another oplæring.
    Anden,
    /// Neither: told, not counted.
    None,
}

/// How an amount is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    Hours,
    Months,
    Days,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub contractor: i32,
    /// Index of the trade.
    pub trade: Option<usize>,
    pub from: Month,
    /// Months from `from` on, 1 to 12.
    months: usize,
    pub category: Category,
    basis: Basis,
    /// Hours and days in hundredths; months times weekly hours in ten-thousandths.
    amount: i64,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Faulty {
    /// From 1.
    row: usize,
    faults: Vec<Fault>,
}

/// The rows without fault, and the others.
#[derive(Debug, Default)]
pub struct Rows {
    pub good: Vec<Row>,
    pub faulty: Vec<Faulty>,
    pub faulty_count: usize,
}

impl Rows {
    /// Reads the ledger. Rows must lie within the building's months, and not after `as_of`.
    pub fn read(reader: &mut Reader<'_>, building: Option<(Month, Month)>, as_of: Option<Date>) -> Self {
        let entries = reader.entries("ledger", MOST_ROWS);
        if !entries.is_empty() && !reader.has("asOf") {
            reader.fault("asOf", FaultCode::Missing, Allowed::unit("date"));
        }
        let first = building.map(|(first, _)| first);
        let last = building.map(|(_, last)| last).into_iter().chain(as_of.map(Date::month)).min();
        let full_week = rates::FULDTID_TIMER_UGE.on(LAST_DAY).map_or(WEEKLY_HOURS.0, |hours| hours.value);
        let mut rows = Self::default();
        for (index, value) in entries.iter().enumerate() {
            match Row::read(value, index, (first, last), full_week) {
                Ok(row) => rows.good.push(row),
                Err(faults) => {
                    rows.faulty_count += 1;
                    if rows.faulty.len() < MOST_FAULTY {
                        rows.faulty.push(Faulty { row: index + 1, faults });
                    }
                }
            }
        }
        rows
    }
}

impl Row {
    fn read(
        value: &Value,
        index: usize,
        (first, last): (Option<Month>, Option<Month>),
        full_week: Hours,
    ) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::entry(value, "ledger", index);
        let kinds = [("hours", Basis::Hours), ("months", Basis::Months), ("days", Basis::Days)];
        let categories =
            [("laerling", Category::Laerling), ("anden", Category::Anden), ("taellerIkke", Category::None)];
        let contractor = reader.whole("contractor", 0, LAST_CONTRACTOR, Some(0));
        let trade = reader.optional_choice("trade", &choices());
        let category = reader.choice("category", &categories, None);
        let basis = reader.choice("basis", &kinds, None);
        let most = if basis == Some(Basis::Months) { MOST_PERSON_MONTHS } else { MOST_AMOUNT };
        let mut amount = reader.hours("amount", most, None).count();
        let is_there = reader.has("weeklyHours");
        let weekly = reader.hours_between("weeklyHours", WEEKLY_HOURS.0, WEEKLY_HOURS.1);
        if basis == Some(Basis::Months) {
            amount = amount.saturating_mul(if is_there { weekly } else { full_week }.count());
        }
        let from = reader.needed_month("from");
        let to = reader.month("to");
        let mut months = 1;
        if let Some(from) = from {
            months = read_length(&mut reader, from, to);
            check_outside(&mut reader, from, to.unwrap_or(from), (first, last));
        }
        reader.finish()?;
        match (from, category, basis) {
            (Some(from), Some(category), Some(basis)) => {
                Ok(Self { contractor, trade, from, months, category, basis, amount })
            }
            // Each of them that is missing has been told above.
            _ => Err(Vec::new()),
        }
    }

    /// The months that it is spread over.
    pub fn all_months(&self) -> impl Iterator<Item = Month> {
        let from = self.from;
        (0..self.months).map(move |later| from.later(i32::try_from(later).unwrap_or_default()))
    }
}

/// How many months a row is spread over.
fn read_length(reader: &mut Reader<'_>, from: Month, to: Option<Month>) -> usize {
    let months = to.map_or(0, |to| to.number() - from.number()) + 1;
    match usize::try_from(months) {
        Ok(months) if (1..=LONGEST).contains(&months) => months,
        _ => {
            let code = if months < 1 { FaultCode::TooSmall } else { FaultCode::TooLarge };
            let longest = i32::try_from(LONGEST).unwrap_or(1);
            let (min, max) = (Some(Bound::Month(from)), Some(Bound::Month(from.later(longest - 1))));
            reader.fault("to", code, Allowed { min, max, ..Allowed::unit("month") });
            1
        }
    }
}

/// Counting begins when the byggeplads is established and ends at aflevering (L9), and nothing is
/// done yet in a month that has not come.
fn check_outside(reader: &mut Reader<'_>, from: Month, to: Month, (first, last): (Option<Month>, Option<Month>)) {
    let outside = |month: Month| first.is_some_and(|first| month < first) || last.is_some_and(|last| month > last);
    let name = if outside(from) { "from" } else { "to" };
    if outside(from) || outside(to) {
        let (min, max) = (first.map(Bound::Month), last.map(Bound::Month));
        reader.fault(name, FaultCode::Outside, Allowed { min, max, ..Allowed::unit("month") });
    }
}

/// What some rows told, by how many months they are spread over.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    hours: Hours,
    /// Person-months times weekly hours.
    months: Number,
    days: Number,
}

/// What some rows told, exactly.
#[derive(Debug, Clone)]
pub struct Tally([Told; LONGEST]);

impl Tally {
    pub const NOTHING: Self = Self([Told { hours: Hours::ZERO, months: Number::ZERO, days: Number::ZERO }; LONGEST]);

    /// Takes a row in as one that is spread over so many months.
    fn add_to(&mut self, months: usize, row: &Row) -> Result<(), Overflow> {
        let Some(told) = months.checked_sub(1).and_then(|at| self.0.get_mut(at)) else { return Ok(()) };
        match row.basis {
            Basis::Hours => told.hours = told.hours.plus(Hours::new(row.amount))?,
            Basis::Months => told.months = told.months.plus(Number::new(row.amount).times(100)?)?,
            Basis::Days => told.days = told.days.plus(Number::new(row.amount).times(10_000)?)?,
        }
        Ok(())
    }

    /// Everything of both.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn plus(&self, other: &Self) -> Result<Self, Overflow> {
        let mut both = self.clone();
        for (told, other) in both.0.iter_mut().zip(&other.0) {
            told.hours = told.hours.plus(other.hours)?;
            told.months = told.months.plus(other.months)?;
            told.days = told.days.plus(other.days)?;
        }
        Ok(both)
    }

    /// The terms of the årsværk: products to be added, each times and divided by what is given.
    pub fn terms(&self, law: &Law, times: &[Term], divided: &[Term]) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut product = |amount: Term, inside: bool, divisors: &[Term], spread: usize| {
            terms.push(amount);
            terms.extend(times);
            // The net reading counts only the weeks on the site of what was not told in hours.
            let net = law.on_site.filter(|_| inside);
            terms.extend(net.map(by));
            terms.extend(net.map(|_| over(WEEKS)));
            terms.extend(divisors);
            if spread > 1 {
                terms.push(over(Figure::constant(Number::whole(i32::try_from(spread).unwrap_or(1)))));
            }
            terms.extend(divided);
        };
        for (index, told) in self.0.iter().enumerate() {
            let spread = index + 1;
            if told.hours != Hours::ZERO {
                product(by(Figure::input(Field::Ledger, told.hours)), false, &[over(law.year)], spread);
            }
            if told.months != Number::ZERO {
                let divisors = [over(MONTHS), over(law.full_week)];
                product(by(Figure::input(Field::Ledger, told.months)), true, &divisors, spread);
            }
            if told.days != Number::ZERO {
                product(by(Figure::input(Field::Ledger, told.days)), true, &[over(DAYS_A_YEAR)], spread);
            }
        }
        if terms.is_empty() {
            terms = vec![by(Figure::input(Field::Ledger, Hours::ZERO)), over(law.year)];
        }
        terms
    }

    /// Årsværk, rounded once.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn aarsvaerk(
        &self,
        law: &Law,
        id: &'static str,
        rounding: Rounding,
        sum: &mut Sum,
    ) -> Result<Figure<Number>, Overflow> {
        sum.products(id, &self.terms(law, &[], &[]), rounding)
    }
}

/// Lærlinge and anden oplæring, which Landsbyggefonden asks for by themselves.
#[derive(Debug, Clone)]
pub struct Both {
    pub laerling: Tally,
    pub anden: Tally,
}

impl Both {
    pub const NOTHING: Self = Self { laerling: Tally::NOTHING, anden: Tally::NOTHING };

    /// Takes all of a row in, where it counts.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn add(&mut self, row: &Row) -> Result<(), Overflow> {
        self.of(row.category).map_or(Ok(()), |tally| tally.add_to(1, row))
    }

    /// Takes the part of a row in that is in the months before, where it counts.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn add_before(&mut self, row: &Row, month: Month) -> Result<(), Overflow> {
        if row.all_months().all(|own| own < month) {
            return self.add(row);
        }
        row.all_months().filter(|own| *own < month).try_for_each(|_| self.add_month(row))
    }

    /// Takes one month's part of a row in, where it counts.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn add_month(&mut self, row: &Row) -> Result<(), Overflow> {
        self.of(row.category).map_or(Ok(()), |tally| tally.add_to(row.months, row))
    }

    /// What counts towards the contract.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn counted(&self, only_laerlinge: bool) -> Result<Tally, Overflow> {
        if only_laerlinge { Ok(self.laerling.clone()) } else { self.laerling.plus(&self.anden) }
    }

    const fn of(&mut self, category: Category) -> Option<&mut Tally> {
        match category {
            Category::Laerling => Some(&mut self.laerling),
            Category::Anden => Some(&mut self.anden),
            Category::None => None,
        }
    }
}
