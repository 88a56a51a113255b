//! What is asked.

use alloc::vec::Vec;

use super::{CURVE_HOURS, MOST_HOURS, Reading};
use crate::{
    input::{Fault, Reader},
    law::benefits::{Household, Supplements, Told, Ungetillaeg, WageCounted},
    money::{Hours, Kroner, Percent},
    month::{Situation, Spouse},
    person::{
        HIGHEST_BENEFIT, HIGHEST_HOURLY_WAGE, HIGHEST_MONTHLY_WAGE, Particulars, Person, allowances, weeks_on_support,
    },
    rates,
    sum::Asked,
};

/// The highest own and employer's pension contribution, percent of the wage.
const HIGHEST_PENSION: i32 = 20;
const HIGHEST_PENSION_EMPLOYER: i32 = 30;
/// 50,000 kr. a month.
const HIGHEST_RENT: Kroner = Kroner::new(5_000_000);
/// 20,000 kr. a month.
const HIGHEST_COST: Kroner = Kroner::new(2_000_000);
/// 5,000 kr. a month.
const HIGHEST_MEMBERSHIP: Kroner = Kroner::new(500_000);
/// 100,000 kr. a year.
const HIGHEST_FRIKORT: Kroner = Kroner::new(10_000_000);
/// 500,000 kr. a year.
const HIGHEST_ALLOWANCE: Kroner = Kroner::new(50_000_000);
/// 1 million kr. a year.
const HIGHEST_YEAR: Kroner = Kroner::new(100_000_000);
const MOST_CHILDREN: i32 = 12;
const OLDEST_CHILD: i32 = 17;
const AGES: (i32, i32) = (15, 70);
const LARGEST_HOME: i32 = 500;
/// 1,000 kr. more a month.
const WANT_MORE: Kroner = Kroner::new(100_000);

/// The question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    pub situation: Situation,
    pub hours: Hours,
    pub weeks_on_support: i32,
    pub want_more: Kroner,
    pub line: Hours,
    pub reading: Reading,
    /// Months of other hours too.
    pub curve: bool,
    pub sum: Asked,
}

impl Question {
    pub fn read(mut whole: Reader<'_>) -> Result<Self, Vec<Fault>> {
        let reader = &mut whole;
        let children = reader.wholes("children", MOST_CHILDREN, 0, OLDEST_CHILD);
        let particulars = Particulars {
            supplements: read_supplements(reader),
            weekly_hours: read_weekly_hours(reader),
            has_children: !children.is_empty(),
        };
        let person = Person::read(reader, |_| true, particulars);
        let line = rates::SMAAJOB_LINJE_TIMER.on(person.date).ok().map(|line| line.value);
        let spouse = reader.optional_object("spouse", read_spouse);
        let kr = |reader: &mut Reader<'_>, name, most| reader.kroner(name, most, Some(Kroner::ZERO));
        let age = reader.optional_whole("age", AGES.0, AGES.1);
        let hours = reader.hours("hours", MOST_HOURS, None);
        let situation = Situation {
            person,
            children: i32::try_from(children.len()).unwrap_or(MOST_CHILDREN),
            age,
            hourly_wage: reader.kroner("hourlyWage", HIGHEST_HOURLY_WAGE, None),
            monthly_wage: None,
            pension: reader.percent("pension", HIGHEST_PENSION, Percent::ZERO),
            pension_employer: reader.percent("pensionEmployer", HIGHEST_PENSION_EMPLOYER, Percent::ZERO),
            atp: reader.flag("atp", true),
            fritidstillaeg: reader.flag("fritidstillaeg", false),
            saerlig_stoette: kr(reader, "saerligStoette", HIGHEST_COST),
            regel225: reader.flag("regel225", false),
            jobpraemie: reader.flag("jobpraemie", false),
            socialt_frikort: reader.flag("socialtFrikort", false),
            frikort_beloeb: reader.optional_kroner("frikortBeloeb", HIGHEST_FRIKORT),
            told: read_told(reader),
            // Somebody who lives alone has none.
            spouse: spouse.filter(|_| person.held.household == Household::Couple),
            rent: kr(reader, "rent", HIGHEST_RENT),
            area: reader.optional_whole("area", 1, LARGEST_HOME),
            daycare: kr(reader, "daycare", HIGHEST_COST),
            transport: kr(reader, "transport", HIGHEST_COST),
            membership: kr(reader, "membership", HIGHEST_MEMBERSHIP),
        };
        let question = Self {
            situation,
            hours,
            weeks_on_support: weeks_on_support(reader),
            want_more: reader.kroner("wantMore", HIGHEST_BENEFIT, Some(WANT_MORE)),
            line: reader.hours("line", CURVE_HOURS, line),
            reading: reader
                .choice("reading", &[("law", Reading::Law), ("programme", Reading::Programme)], Some(Reading::Law))
                .unwrap_or(Reading::Law),
            curve: reader.flag("curve", true),
            sum: reader.written_sum(),
        };
        whole.finish()?;
        Ok(question)
    }
}

fn read_spouse(reader: &mut Reader<'_>) -> Spouse {
    Spouse {
        wage: reader.kroner("wage", HIGHEST_MONTHLY_WAGE, Some(Kroner::ZERO)),
        hours: reader.hours("hours", MOST_HOURS, Some(Hours::ZERO)),
        help: reader.kroner("help", HIGHEST_BENEFIT, Some(Kroner::ZERO)),
        benefit: reader.kroner("benefit", HIGHEST_BENEFIT, Some(Kroner::ZERO)),
        married: reader.flag("married", true),
    }
}

fn read_supplements(reader: &mut Reader<'_>) -> Supplements {
    let ages = [("none", Ungetillaeg::None), ("under25", Ungetillaeg::Under25), ("from25", Ungetillaeg::From25)];
    Supplements {
        ungetillaeg: reader.choice("ungetillaeg", &ages, Some(Ungetillaeg::None)).unwrap_or_default(),
        tilpasningstillaeg: reader.flag("tilpasningstillaeg", false),
        danskbonus: reader.flag("danskbonus", false),
    }
}

fn read_weekly_hours(reader: &mut Reader<'_>) -> Option<Hours> {
    let is_there = reader.has("normalWeeklyHours");
    // From the least absence that is paid for to a full week.
    let limit = |rate: rates::Rate<Hours>| rate.first().map_or(Hours::ZERO, |hours| hours.value);
    let (least, most) = (limit(rates::SYGEDAGPENGE_DELVIS_MIN_FRAVAER), limit(rates::FULDTID_TIMER_UGE));
    let hours = reader.hours_between("normalWeeklyHours", least, most);
    is_there.then_some(hours)
}

fn read_told(reader: &mut Reader<'_>) -> Told {
    let counted = [("afterAm", WageCounted::AfterAm), ("beforeAm", WageCounted::BeforeAm)];
    let [indkomstfradrag, su_fribeloeb] = allowances(reader);
    Told {
        indexed: reader.flag("allowanceIndexed", false),
        counted: reader.choice("wageCounted", &counted, Some(WageCounted::AfterAm)).unwrap_or(WageCounted::AfterAm),
        indkomstfradrag,
        partner_pensioner: reader.flag("partnerPensioner", false),
        omregningssats: reader.optional_kroner("omregningssats", HIGHEST_HOURLY_WAGE),
        lempet_graense: reader.optional_kroner("lempetGraense", HIGHEST_ALLOWANCE),
        earned_this_year: reader.kroner("earnedThisYear", HIGHEST_YEAR, Some(Kroner::ZERO)),
        already_employed: reader.flag("alreadyEmployed", false),
        su_fribeloeb,
    }
}
