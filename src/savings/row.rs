//! One row of the question: a person or a group of equals, what they had and what they moved to.

use alloc::vec::Vec;

use super::columns::Column;
use crate::{
    date::Date,
    input::{Allowed, Bound, Fault, FaultCode, Reader, Value},
    law::{
        MONTHS_A_YEAR,
        benefits::{BENEFITS, Benefit, Held, Household, Supplements, VARIANTS, Variant},
        refusion::WEEKS_A_YEAR,
    },
    money::{Hours, Kroner, Percent},
    person::{
        HIGHEST_BENEFIT, HIGHEST_HOURLY_WAGE, HIGHEST_MONTHLY_WAGE, MOST_WEEKS, Person, allowances, check_variant,
        weeks_on_support,
    },
    rates,
};

pub const MOST_PERSONS: i32 = 1_000_000;
const MOST_PHASES: i32 = 4;
/// Each phase has its state, and there is the one before them.
pub const MOST_STATES: usize = MOST_PHASES.unsigned_abs() as usize + 1;
/// Ten years, the most that is counted.
const MOST_MONTHS: i32 = 120;
const MOST_CHILDREN: i32 = 12;
const AGES: (i32, i32) = (15, 70);
const MOST_HOURS_A_WEEK: i32 = 60;
const MOST_HOURS_A_MONTH: i32 = 250;
const HIGHEST_PENSION: i32 = 20;
const HIGHEST_PENSION_EMPLOYER: i32 = 30;
/// 50,000 kr. a month.
const HIGHEST_RENT: Kroner = Kroner::new(5_000_000);
/// 20,000 kr. a month.
const HIGHEST_DAYCARE: Kroner = Kroner::new(2_000_000);
/// 1 million kr.
const HIGHEST_GRANT: Kroner = Kroner::new(100_000_000);

/// What somebody moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// An ordinary job.
    Job,
    /// A few paid hours beside the benefit.
    Smaajob,
    /// A fleksjob with fleksløntilskud.
    Fleksjob,
    /// A job with wage support.
    Loentilskud,
    /// An education on SU.
    Su,
    /// An apprenticeship.
    Elev,
    /// A young person's job beside school.
    Fritidsjob,
    /// No benefit and no job.
    Selvforsoergelse,
    /// Nobody knows: counted, not valued.
    Unknown,
}

const DESTINATIONS: [(&str, To); 9] = [
    ("job", To::Job),
    ("smaajob", To::Smaajob),
    ("fleksjob", To::Fleksjob),
    ("loentilskud", To::Loentilskud),
    ("su", To::Su),
    ("elev", To::Elev),
    ("fritidsjob", To::Fritidsjob),
    ("selvforsoergelse", To::Selvforsoergelse),
    ("unknown", To::Unknown),
];

impl To {
    /// In work or in education: counts in the person-months.
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Selvforsoergelse | Self::Unknown)
    }
}

/// Hours of a job, as they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Hours a week.
    Week(Hours),
    /// Hours a month.
    Month(Hours),
}

/// The wage of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wage {
    /// An hourly wage; otherwise a monthly.
    pub per_hour: bool,
    /// Kr. an hour or a month.
    pub amount: Kroner,
    /// Full time where none are told.
    pub hours: Option<Told>,
}

/// Who pays løntilskud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubsidyPayer {
    /// The municipality.
    Kommune,
    /// The state.
    Stat,
}

/// Løntilskud to the employer.
#[derive(Debug, Clone, Copy)]
pub struct Subsidy {
    /// Kr. a month.
    pub amount: Kroner,
    /// Who pays.
    pub payer: SubsidyPayer,
}

/// A part of the way, from a week until the next phase.
#[derive(Debug, Clone, Copy)]
pub struct Phase {
    /// The first of its weeks, counted from 0.
    pub from_week: i32,
    /// What it is.
    pub to: To,
    /// What is earned.
    pub wage: Option<Wage>,
    /// SU, for an education.
    pub su: Option<Held>,
    /// Løntilskud, where its amount and payer are known.
    pub subsidy: Option<Subsidy>,
}

/// Resultattilskud: a one-off grant from the state to the kommune.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    /// Kr.
    pub amount: Kroner,
    /// Weeks in work or education that it takes.
    pub weeks: i32,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// How many equals.
    pub persons: i32,
    /// The person, on the benefit that was held before.
    pub person: Person,
    /// Is there a benefit at all? Without one, `person.held` is empty.
    pub has_benefit: bool,
    /// Children under 18 at home.
    pub children: i32,
    /// The age turned in the year; none is an adult below pension age.
    pub age: Option<i32>,
    /// Benefit weeks already.
    pub weeks_on_support: i32,
    /// The kommune's share of a benefit that stands outside the ladder.
    pub kommune_share: Option<Percent>,
    /// Beside hours: of a pension, kr./year, and of SU, kr./month, where they were told.
    pub allowances: [Option<Kroner>; 2],
    /// Rent, kr./month.
    pub rent: Kroner,
    /// Daycare before friplads, kr./month.
    pub daycare: Kroner,
    /// Own pension share of the wage.
    pub pension: Percent,
    /// The employer's.
    pub pension_employer: Percent,
    /// After so many weeks the job was lost; none where nobody told.
    pub lasts: Option<i32>,
    /// Resultattilskud.
    pub grant: Option<Grant>,
    /// At least one.
    pub phases: Vec<Phase>,
}

impl Row {
    /// Reads the row with this number.
    pub fn read(value: &Value, number: usize, date: Date) -> Result<Self, Vec<Fault>> {
        let mut whole = Reader::entry(value, "rows", number);
        let reader = &mut whole;
        let children = reader.whole("children", 0, MOST_CHILDREN, Some(0));
        let household = [("single", Household::Single), ("couple", Household::Couple)];
        let household = reader.choice("household", &household, Some(Household::Single)).unwrap_or(Household::Single);
        let (held, has_benefit) = read_benefit(reader, date, household, children > 0);
        let kommune = reader.kommune("kommune");
        let church_member = reader.flag("churchMember", false);
        let row = Self {
            persons: reader.whole("persons", 1, MOST_PERSONS, Some(1)),
            person: Person { date, held, kommune, church_member },
            has_benefit,
            children,
            age: reader.optional_whole("age", AGES.0, AGES.1),
            weeks_on_support: weeks_on_support(reader),
            // Nobody pays a share of what is not there.
            kommune_share: has_benefit.then(|| reader.optional_percent("kommuneShare")).flatten(),
            allowances: allowances(reader),
            rent: reader.kroner("rent", HIGHEST_RENT, Some(Kroner::ZERO)),
            daycare: reader.kroner("daycare", HIGHEST_DAYCARE, Some(Kroner::ZERO)),
            pension: reader.percent("pension", HIGHEST_PENSION, Percent::ZERO),
            pension_employer: reader.percent("pensionEmployer", HIGHEST_PENSION_EMPLOYER, Percent::ZERO),
            lasts: read_end(reader),
            grant: reader.optional_object("grant", |grant| Grant {
                amount: grant.kroner("amount", HIGHEST_GRANT, None),
                weeks: grant.whole("weeks", 1, MOST_MONTHS / MONTHS_A_YEAR * WEEKS_A_YEAR, None),
            }),
            phases: read_phases(reader, date, has_benefit),
        };
        whole.finish()?;
        Ok(row)
    }

    /// The numbers that rows of its kind may differ by.
    pub fn numbers(&self) -> Numbers {
        let wage = self.phases.first().and_then(|phase| phase.wage);
        // A wage without an hour is no wage that the law knows: that is for those who read objects.
        let most_wage = wage.filter(|wage| !wage.is_told_without_hours()).map(|wage| highest_wage(wage.per_hour));
        Numbers {
            persons: self.persons,
            age: self.age,
            kommune: self.person.kommune,
            weeks_on_support: self.weeks_on_support,
            rent: self.rent,
            daycare: self.daycare,
            wage: wage.map_or(Kroner::ZERO, |wage| wage.amount),
            most_wage,
        }
    }

    /// The same row with other numbers.
    pub fn take(&mut self, numbers: &Numbers) {
        let Numbers {
            persons, age, kommune, weeks_on_support, rent, daycare, wage, ..
        } = *numbers;
        (self.persons, self.age, self.person.kommune) = (persons, age, kommune);
        (self.weeks_on_support, self.rent, self.daycare) = (weeks_on_support, rent, daycare);
        if let Some(first) = self.phases.first_mut().and_then(|phase| phase.wage.as_mut()) {
            first.amount = wage;
        }
    }

    /// Lives alone.
    pub fn is_single(&self) -> bool {
        self.person.held.household == Household::Single
    }

    /// Is the gain computed, or is the row only counted?
    pub fn is_valued(&self) -> bool {
        self.phases.iter().all(|phase| match phase.to {
            To::Unknown => false,
            To::Elev => phase.wage.is_some(),
            To::Loentilskud => phase.wage.is_some() && phase.subsidy.is_some(),
            _ => true,
        })
    }
}

/// The numbers that rows of a kind may differ by.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    persons: i32,
    age: Option<i32>,
    kommune: Option<u16>,
    weeks_on_support: i32,
    rent: Kroner,
    daycare: Kroner,
    /// Of the first phase.
    wage: Kroner,
    /// None where there is no wage, or more than a number belongs to it.
    most_wage: Option<Kroner>,
}

impl Numbers {
    /// Puts a number, nothing or above, in its place, where [`Row::read`] would take it. Did it?
    pub fn put(&mut self, column: Column, number: i32) -> bool {
        let kroner = Kroner::new(number.into());
        let takes = match column {
            Column::Persons => (1..=MOST_PERSONS).contains(&number),
            Column::Age => (AGES.0..=AGES.1).contains(&number),
            Column::Kommune => u16::try_from(number).is_ok_and(rates::is_kommune),
            Column::WeeksOnSupport => number <= MOST_WEEKS,
            Column::Rent => kroner <= HIGHEST_RENT,
            Column::Daycare => kroner <= HIGHEST_DAYCARE,
            Column::Wage => self.most_wage.is_some_and(|most| kroner <= most),
        };
        match column {
            _ if !takes => {}
            Column::Persons => self.persons = number,
            Column::Age => self.age = Some(number),
            Column::Kommune => self.kommune = u16::try_from(number).ok(),
            Column::WeeksOnSupport => self.weeks_on_support = number,
            Column::Rent => self.rent = kroner,
            Column::Daycare => self.daycare = kroner,
            Column::Wage => self.wage = kroner,
        }
        takes
    }
}

impl Wage {
    /// Were no hours told for it?
    fn is_told_without_hours(&self) -> bool {
        matches!(self.hours, Some(Told::Week(Hours::ZERO) | Told::Month(Hours::ZERO)))
    }
}

const fn highest_wage(per_hour: bool) -> Kroner {
    if per_hour { HIGHEST_HOURLY_WAGE } else { HIGHEST_MONTHLY_WAGE }
}

fn variants_on(benefit: Benefit, date: Date) -> Vec<(&'static str, &'static Variant)> {
    let held_then = |variant: &&Variant| variant.benefit == benefit && variant.exists_on(date);
    VARIANTS.iter().filter(held_then).map(|variant| (variant.id, variant)).collect()
}

/// The rate of a benefit: asked for where there is more than one.
fn read_variant(reader: &mut Reader<'_>, benefit: Benefit, date: Date) -> Option<&'static Variant> {
    let choices = variants_on(benefit, date);
    let only = match choices.as_slice() {
        [(_, only)] => Some(*only),
        _ => None,
    };
    reader.choice("variant", &choices, only)
}

fn held(variant: &'static Variant, household: Household, provider: bool, amount: Option<Kroner>) -> Held {
    let supplements = Supplements::NONE;
    Held {
        variant: variant.of(provider),
        household,
        provider,
        amount,
        supplements,
        weekly_hours: None,
    }
}

/// Nobody's benefit: a rate of the day, so that its law can be looked up, and an amount of nothing.
pub fn no_benefit(date: Date, household: Household, provider: bool) -> Held {
    let then = VARIANTS.iter().find(|variant| variant.benefit == Benefit::Kontanthjaelp && variant.exists_on(date));
    held(then.unwrap_or(&VARIANTS[0]), household, provider, Some(Kroner::ZERO))
}

fn read_benefit(reader: &mut Reader<'_>, date: Date, household: Household, provider: bool) -> (Held, bool) {
    let mut benefits: Vec<(&str, Option<Benefit>)> =
        BENEFITS.into_iter().map(|(name, benefit)| (name, Some(benefit))).collect();
    benefits.push(("none", None));
    let nothing = no_benefit(date, household, provider);
    let Some(benefit) = reader.choice("benefit", &benefits, None) else {
        // The fields that belong to it cannot be judged, but they are no strangers.
        reader.know(&["variant", "amount", "kommuneShare"]);
        return (nothing, false);
    };
    let Some(benefit) = benefit else { return (nothing, false) };
    if variants_on(benefit, date).is_empty() {
        let held_then =
            benefits.iter().filter(|(_, benefit)| benefit.is_none_or(|benefit| !variants_on(benefit, date).is_empty()));
        let choices = Some(held_then.map(|(name, _)| *name).collect());
        reader.fault("benefit", FaultCode::NotHeldThen, Allowed { choices, ..Allowed::default() });
        reader.know(&["variant", "amount"]);
        return (nothing, true);
    }
    let variant = read_variant(reader, benefit, date);
    let amount = reader.optional_kroner("amount", HIGHEST_BENEFIT);
    let Some(variant) = variant else { return (nothing, true) };
    let held = held(variant, household, provider, amount);
    check_variant(reader, date, &held);
    (held, true)
}

/// How many weeks the job lasted, from its dates or its months.
fn read_end(reader: &mut Reader<'_>) -> Option<i32> {
    let start = reader.day("start");
    let end = reader.day("end");
    let months = reader.optional_whole("months", 1, MOST_MONTHS);
    if let (true, Some(_)) = (reader.has("end"), months) {
        reader.fault("months", FaultCode::UnknownField, Allowed::default());
    }
    match (start, end) {
        (Some(start), Some(end)) if end < start => {
            let allowed = Allowed { min: Some(Bound::Date(start)), ..Allowed::unit("date") };
            reader.fault("end", FaultCode::TooSmall, allowed);
            None
        }
        (Some(start), Some(end)) => Some(weeks_between(start, end)),
        (None, Some(_)) if !reader.has("start") => {
            reader.fault("start", FaultCode::Missing, Allowed::unit("date"));
            None
        }
        _ => months.map(weeks_of_months),
    }
}

fn read_phases(reader: &mut Reader<'_>, date: Date, has_benefit: bool) -> Vec<Phase> {
    let mut after = 0;
    let mut first = true;
    let phases = reader.list("phases", MOST_PHASES, |phase| {
        // The first begins at once; each of the others later than the one before it.
        let from = if first {
            phase.whole("from", 1, 1, Some(1))
        } else {
            phase.whole("from", (after + 1).min(MOST_MONTHS), MOST_MONTHS, None)
        };
        first = false;
        after = from;
        read_phase(phase, from, date, has_benefit)
    });
    if phases.is_empty() {
        reader.need_some("phases");
    }
    phases
}

fn read_phase(reader: &mut Reader<'_>, from: i32, date: Date, has_benefit: bool) -> Phase {
    // A few hours beside a benefit need one.
    let destinations: Vec<_> = DESTINATIONS.into_iter().filter(|(_, to)| has_benefit || *to != To::Smaajob).collect();
    let to = reader.choice("to", &destinations, None);
    let from_week = weeks_of_months(from - 1);
    let mut phase = Phase {
        from_week,
        to: to.unwrap_or(To::Unknown),
        wage: None,
        su: None,
        subsidy: None,
    };
    let Some(to) = to else {
        reader.know(&["wage", "variant", "amount", "subsidy"]);
        return phase;
    };
    if !matches!(to, To::Selvforsoergelse | To::Unknown) {
        let needs_hours = matches!(to, To::Smaajob | To::Fleksjob);
        phase.wage = reader.optional_object("wage", |wage| read_wage(wage, needs_hours));
        if phase.wage.is_none() && !reader.has("wage") && !matches!(to, To::Su | To::Elev | To::Loentilskud) {
            reader.fault("wage", FaultCode::Missing, Allowed::unit("object"));
        }
    }
    if to == To::Su {
        let variant = read_variant(reader, Benefit::Su, date);
        let amount = reader.optional_kroner("amount", HIGHEST_BENEFIT);
        if let Some(variant) = variant {
            let held = held(variant, Household::Single, false, amount);
            check_variant(reader, date, &held);
            phase.su = Some(held);
        }
    }
    if to == To::Loentilskud {
        phase.subsidy = reader.optional_object("subsidy", |subsidy| Subsidy {
            amount: subsidy.kroner("amount", HIGHEST_BENEFIT, None),
            payer: subsidy
                .choice("payer", &[("kommune", SubsidyPayer::Kommune), ("stat", SubsidyPayer::Stat)], None)
                .unwrap_or(SubsidyPayer::Kommune),
        });
    }
    phase
}

fn read_wage(reader: &mut Reader<'_>, needs_hours: bool) -> Wage {
    let per_hour = reader.choice("per", &[("month", false), ("hour", true)], None) == Some(true);
    let amount = reader.kroner("amount", highest_wage(per_hour), None);
    let per_month = reader.choice("hoursPer", &[("week", false), ("month", true)], Some(false)) == Some(true);
    let most = if per_month { MOST_HOURS_A_MONTH } else { MOST_HOURS_A_WEEK };
    let told = reader.has("hours");
    let hours = reader.hours("hours", most, if per_hour || needs_hours { None } else { Some(Hours::ZERO) });
    if told && hours == Hours::ZERO && amount > Kroner::ZERO {
        // A wage without an hour is no wage that the law knows.
        let (min, max) = (Some(Bound::Number(0.01)), Some(Bound::Number(most.into())));
        reader.fault_once("hours", FaultCode::TooSmall, Allowed { min, max, ..Allowed::unit("hours") });
    }
    let hours = told.then_some(if per_month { Told::Month(hours) } else { Told::Week(hours) });
    Wage { per_hour, amount, hours }
}

/// `numerator / denominator`, the half to the even number; both are positive or nothing.
pub const fn round_half_even(numerator: i32, denominator: i32) -> i32 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    if 2 * rest < denominator || (2 * rest == denominator && whole % 2 == 0) { whole } else { whole + 1 }
}

/// Whole weeks of so many months, the half week to the even number.
pub const fn weeks_of_months(months: i32) -> i32 {
    round_half_even(months * WEEKS_A_YEAR, MONTHS_A_YEAR)
}

/// The weeks of a job with these first and last days: 52 for each whole year, and the whole weeks
/// of what is left.
fn weeks_between(start: Date, end: Date) -> i32 {
    let after = end.day_number() + 1;
    let mut years = 0;
    while start.years_later(years + 1).day_number() <= after {
        years += 1;
    }
    let days = after - start.years_later(years).day_number();
    years.cast_signed() * WEEKS_A_YEAR + (days / 7).min(WEEKS_A_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_become_whole_weeks() {
        let weeks: Vec<i32> = (1..=12).map(weeks_of_months).collect();
        assert_eq!(weeks, [4, 9, 13, 17, 22, 26, 30, 35, 39, 43, 48, 52]);
    }

    #[test]
    fn dates_become_whole_weeks() {
        let weeks = |start: &str, end: &str| Date::parse(start).zip(Date::parse(end)).map(|(a, b)| weeks_between(a, b));
        assert_eq!(weeks("2018-01-01", "2018-12-31"), Some(52));
        assert_eq!(weeks("2018-01-01", "2018-01-06"), Some(0));
        assert_eq!(weeks("2018-01-01", "2018-01-07"), Some(1));
        assert_eq!(weeks("2018-01-01", "2018-12-30"), Some(52));
        assert_eq!(weeks("2016-02-29", "2020-02-28"), Some(4 * 52));
        assert_eq!(weeks("2016-02-29", "2017-02-28"), Some(52));
        assert_eq!(weeks("2018-07-01", "2028-06-30"), Some(520));
    }
}
