//! One person, one year, two paths: with the job, and on the benefit all year. Every krone is
//! booked to a purse; the gain is the difference.

use super::PersonSavings;
use crate::{
    field::Field,
    law::{
        Failure, MONTHS, WEEKS,
        refusion::{Ladder, Split, WEEKS_A_YEAR},
        tax::{LocalTax, Tax, TaxYear, Taxpayer, income_tax},
    },
    money::{Hours, Kroner, Number, Overflow, Rounding},
    person::Person,
    sum::{Figure, Sum, by, less, over, with},
};

/// The wage of the job.
#[derive(Debug, Clone, Copy)]
pub enum Wage {
    /// Kr. a month.
    Month(Kroner),
    /// Kr. an hour, and how many hours a week.
    Hour {
        /// Kr. an hour.
        amount: Kroner,
        /// Paid hours a week.
        hours_a_week: Hours,
    },
}

/// What one person's job moves in a year.
#[derive(Debug, Clone, Copy)]
pub struct PersonYear {
    weeks_in_work: i32,
    /// Of a full year in the job.
    full_wage: Figure<Kroner>,
    wage: Figure<Kroner>,
    before: Path,
    after: Path,
    kommune_benefit: Figure<Kroner>,
    kommune_tax: Figure<Kroner>,
    stat_benefit: Figure<Kroner>,
    stat_tax: Figure<Kroner>,
    /// Direct effect, before equalisation.
    pub kommune: Figure<Kroner>,
    /// The state's gain.
    pub stat: Figure<Kroner>,
    /// Folkekirken's gain.
    pub folkekirken: Figure<Kroner>,
    /// The citizen's gain: more disposable income.
    borger: Figure<Kroner>,
    /// All of them: the wage.
    pub total: Figure<Kroner>,
    /// How much larger the kommune's tax base is: what equalisation counts.
    pub base_change: Figure<Kroner>,
}

/// One path's year.
#[derive(Debug, Clone, Copy)]
struct Path {
    benefit: Split,
    tax: Tax,
    /// The kommune's tax base after personfradrag.
    kommune_base: Figure<Kroner>,
}

/// Simulates the two paths. The job begins with the year; after it the person is back on the
/// benefit, with the refusion counter where it was left.
///
/// # Errors
/// A rate that the date lacks, or an overflow.
pub fn person_year(
    person: &Person,
    wage: Wage,
    months: i32,
    weeks_on_support: i32,
    tax: (&TaxYear, &LocalTax),
    sum: &mut Sum,
) -> Result<PersonYear, Failure> {
    let weeks_in_work = weeks_of_months(months);
    sum.section("person");
    let parts: alloc::vec::Vec<_> = person.held.parts(person.date, sum)?.into_iter().map(with).collect();
    let monthly: Figure<Kroner> = sum.add("person.ydelseMd", &parts)?;
    let yearly: Figure<Kroner> = sum.product("person.ydelseAar", &[by(monthly), by(MONTHS)], Rounding::None)?;
    let full_wage = wage_of_year(wage, sum)?;
    let wage = wage_of_weeks(full_wage, weeks_in_work, sum)?;
    let nothing = Figure::constant(Kroner::ZERO);
    let ladder = Ladder::on(person.date)?;
    let mut path = |section, wage, weeks| -> Result<Path, Failure> {
        sum.section(section);
        let benefit = ladder.split(yearly, weeks_on_support, weeks, sum)?;
        let (year, local) = tax;
        let taxpayer = Taxpayer {
            wage,
            transfers: benefit.benefit,
            single_provider: person.is_single_provider(),
            ..Taxpayer::new(local.kommuneskat, local.kirkeskat)
        };
        let tax = income_tax(year, &taxpayer, sum)?;
        let kommune_base = tax.kommune_base(sum)?;
        Ok(Path { benefit, tax, kommune_base })
    };
    let before = path("before", nothing, WEEKS_A_YEAR)?;
    let after = path("after", wage, WEEKS_A_YEAR - weeks_in_work)?;

    sum.section("gain");
    let mut change =
        |id, after: Figure<Kroner>, before: Figure<Kroner>| sum.add::<Kroner>(id, &[with(after), less(before)]);
    let kommune_benefit = change("gain.kommuneYdelse", before.benefit.kommune, after.benefit.kommune)?;
    let kommune_tax = change("gain.kommuneSkat", after.tax.kommuneskat, before.tax.kommuneskat)?;
    let stat_benefit = change("gain.statYdelse", before.benefit.stat, after.benefit.stat)?;
    let stat_tax = change("gain.statSkat", after.tax.stat, before.tax.stat)?;
    let folkekirken = change("gain.folkekirken", after.tax.kirkeskat, before.tax.kirkeskat)?;
    let benefit_lost = change("gain.borgerYdelse", before.benefit.benefit, after.benefit.benefit)?;
    let tax_more = change("gain.borgerSkat", after.tax.total, before.tax.total)?;
    let base_change = change("gain.udskrivningsgrundlag", after.kommune_base, before.kommune_base)?;
    let kommune = sum.add("gain.kommune", &[with(kommune_benefit), with(kommune_tax)])?;
    let stat = sum.add("gain.stat", &[with(stat_benefit), with(stat_tax)])?;
    let borger = sum.add("gain.borger", &[with(wage), less(benefit_lost), less(tax_more)])?;
    let total = sum.add("gain.iAlt", &[with(kommune), with(stat), with(borger), with(folkekirken)])?;
    Ok(PersonYear {
        weeks_in_work,
        full_wage,
        wage,
        before,
        after,
        kommune_benefit,
        kommune_tax,
        stat_benefit,
        stat_tax,
        kommune,
        stat,
        folkekirken,
        borger,
        total,
        base_change,
    })
}

impl PersonYear {
    /// Is a full year of the wage less than a full year of the benefit? Then supplementary benefit
    /// is likely beside it, which this question does not count.
    pub fn is_wage_below_benefit(&self) -> bool {
        self.full_wage.value < self.before.benefit.benefit.value
    }

    /// The figures a page shows of one person.
    pub const fn savings(&self) -> PersonSavings {
        PersonSavings {
            wage: self.wage.value,
            benefit_before: self.before.benefit.benefit.value,
            benefit_after: self.after.benefit.benefit.value,
            weeks_in_work: self.weeks_in_work,
            kommune_benefit: self.kommune_benefit.value,
            kommune_tax: self.kommune_tax.value,
            stat_benefit: self.stat_benefit.value,
            stat_tax: self.stat_tax.value,
            kommune: self.kommune.value,
            stat: self.stat.value,
            borger: self.borger.value,
            folkekirken: self.folkekirken.value,
        }
    }
}

/// Whole weeks of so many months, the half week to the even number.
fn weeks_of_months(months: i32) -> i32 {
    let twelfths = months * WEEKS_A_YEAR;
    let (weeks, rest) = (twelfths / 12, twelfths % 12);
    match rest.cmp(&6) {
        core::cmp::Ordering::Less => weeks,
        core::cmp::Ordering::Greater => weeks + 1,
        core::cmp::Ordering::Equal => weeks + weeks % 2,
    }
}

/// The wage of a full year in the job.
fn wage_of_year(wage: Wage, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    match wage {
        Wage::Month(amount) => {
            let amount = Figure::input(Field::WageAmount, amount);
            sum.product("person.loenAar", &[by(amount), by(MONTHS)], Rounding::None)
        }
        Wage::Hour { amount, hours_a_week } => {
            let amount = Figure::input(Field::WageAmount, amount);
            let hours = Figure::input(Field::WageHoursPerWeek, hours_a_week);
            sum.product("person.loenAar", &[by(amount), by(hours), by(WEEKS)], Rounding::Ore)
        }
    }
}

fn wage_of_weeks(year: Figure<Kroner>, weeks: i32, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    if weeks == WEEKS_A_YEAR {
        return Ok(year);
    }
    let weeks = Figure::constant(Number::whole(weeks));
    sum.product("person.loen", &[by(year), by(weeks), over(WEEKS)], Rounding::Ore)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Quantity;

    #[test]
    fn months_become_whole_weeks() {
        let weeks: alloc::vec::Vec<i32> = (1..=12).map(weeks_of_months).collect();
        assert_eq!(weeks, [4, 9, 13, 17, 22, 26, 30, 35, 39, 43, 48, 52]);
        assert_eq!(Number::whole(52).count(), 52_000_000);
    }
}
