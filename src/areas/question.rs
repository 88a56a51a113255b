//! The question, read field by field.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{
    groups::{self, Chosen},
    moves::{Move, To},
    rules::CONVICTED_LIMITS,
};
use crate::{
    date::{Date, Month},
    field::Field,
    input::{Allowed, Bound, Fault, FaultCode, Reader},
    money::{Kroner, Number, Percent, Quantity},
    sum::{Asked, Figure},
};

/// The first list with the criteria as the data has them.
const FIRST_LIST: i32 = 2014;
const LAST_LIST: i32 = 2030;
/// So many lists after the one that is asked about.
const MOST_LATER: i32 = 10;
const MOST_PEOPLE: i32 = 1_000_000;
const MOST_MOVES: i32 = 200;
const MOST_HEADS: i32 = 10_000;
/// 10 million kr. a year.
const HIGHEST_INCOME: Kroner = Kroner::new(1_000_000_000);
/// 300,000 kr. and 50,000 kr. a month.
const HIGHEST_WAGE: Kroner = Kroner::new(30_000_000);
const HIGHEST_BENEFIT: Kroner = Kroner::new(5_000_000);
/// An income of so many percent of the region's.
const MOST_OF_REGION: i32 = 1000;
const MOST_EARLIER: i32 = 50;
/// The least share above nothing that can be typed.
const SOME_SHARE: Percent = Percent::new(1);
const ONE_PERCENT: Percent = Percent::new(Percent::SCALE / 100);
const MOST_HOURS: i32 = 250;
/// A list counts two years: those before it.
pub const YEARS_COUNTED: i32 = 2;

/// A number of people, as a share of the residents or counted.
#[derive(Debug, Clone, Copy)]
pub enum Share {
    Percent(Figure<Percent>),
    Persons(Figure<Number>),
}

/// Two years' shares of the residents.
#[derive(Debug, Clone, Copy)]
pub struct TwoYears {
    /// The same as `newer` where only their average is known.
    pub older: Share,
    pub newer: Share,
    pub is_average: bool,
    /// Residents of the age, in the newer and in the older year.
    pub residents: Option<Figure<Number>>,
    pub residents_older: Option<Figure<Number>>,
}

/// A share of a group of residents.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub share: Share,
    pub residents: Option<Figure<Number>>,
}

/// The area's income against the region's.
#[derive(Debug, Clone, Copy)]
pub struct Income {
    pub area: Option<Figure<Kroner>>,
    pub region: Option<Figure<Kroner>>,
    pub share: Option<Figure<Percent>>,
    pub taxpayers: Option<Figure<Number>>,
    /// A month.
    pub wage: Option<Figure<Kroner>>,
    /// A month.
    pub benefit: Option<Figure<Kroner>>,
    /// The list uses the income of the year so many before it.
    pub years_back: i32,
}

/// One of today's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListId {
    Udsat,
    Parallelsamfund,
    Omdannelse,
    Forebyggelse,
}

impl ListId {
    /// All of them, as the input and the answer name them.
    const ALL: [(&'static str, Self); 4] = [
        ("udsat", Self::Udsat),
        ("parallelsamfund", Self::Parallelsamfund),
        ("omdannelse", Self::Omdannelse),
        ("forebyggelse", Self::Forebyggelse),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, id)| *id == self).map_or("", |(name, _)| name)
    }
}

impl Serialize for ListId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The question.
#[derive(Debug)]
pub struct Question {
    /// The year of the list.
    pub list: i32,
    pub residents: Option<Figure<Number>>,
    pub kommune: Option<u16>,
    pub outside: Option<TwoYears>,
    pub convicted: Option<TwoYears>,
    /// For udsatte and for forebyggelse, typed.
    pub convicted_limits: [Option<Figure<Percent>>; 2],
    pub education: Option<Part>,
    pub income: Option<Income>,
    pub nonwestern: Option<Part>,
    pub earlier_lists: Option<i32>,
    pub target: Option<ListId>,
    pub by: i32,
    pub from: Month,
    /// How many lists are shown.
    pub lists: i32,
    pub moves: Vec<Move>,
    pub staying: Figure<Percent>,
    pub pooled: bool,
    pub rounded: bool,
    pub counts: Chosen,
    /// None: open.
    pub smaajob_hours: Option<bool>,
    pub sum: Asked,
    /// What one more in a job earns more in a year, once it is worked out.
    pub gain: Option<Figure<Kroner>>,
}

/// January of a year.
pub fn january(year: i32) -> Month {
    Date::new(year.unsigned_abs(), 1, 1).month()
}

impl Question {
    /// Reads the question.
    ///
    /// # Errors
    /// Every fault.
    pub fn read(mut reader: Reader<'_>) -> Result<Self, Vec<Fault>> {
        let list = reader.whole("list", FIRST_LIST, LAST_LIST, None);
        let (first, end) = (january(list), january(list + MOST_LATER).later(-1));
        let from = reader.month("from").map_or(first, |from| within(&mut reader, "from", from, first, end));
        // The newer year of the list is the first that the month begins.
        let full = from.later(11).january().first_day().year().cast_signed() + YEARS_COUNTED;
        let by = reader.whole("by", list + 1, list + MOST_LATER, Some(full.min(list + MOST_LATER)));
        let shown = reader.whole("lists", 2, MOST_LATER + 1, Some(4.max(by - list + 1)));
        let residents = people(&mut reader, "residents", Field::Residents);
        let convicted = reader.optional_object("convicted", |convicted| {
            let years = read_years(convicted, &CONVICTED);
            (
                years,
                CONVICTED_LIMITS
                    .map(|(name, field)| convicted.optional_percent(name).map(|limit| Figure::input(field, limit))),
            )
        });
        let (convicted, convicted_limits) = convicted.unwrap_or_default();
        let question = Self {
            list,
            residents,
            kommune: reader.kommune("kommune"),
            outside: reader.optional_object("outside", |outside| read_years(outside, &OUTSIDE)).flatten(),
            convicted,
            convicted_limits,
            education: reader.optional_object("education", read_education).flatten(),
            income: reader.optional_object("income", read_income),
            nonwestern: {
                let fields = (Field::NonwesternPercent, Field::NonwesternPersons);
                let share = reader.optional_object("nonwestern", |part| read_share(part, fields)).flatten();
                check_counted(&mut reader, "residents", share, residents);
                share.map(|share| Part { share, residents })
            },
            earlier_lists: reader.optional_whole("earlierLists", 0, MOST_EARLIER),
            target: reader.optional_choice("target", &ListId::ALL),
            by,
            from,
            lists: shown.max(by - list + 1),
            moves: reader.list("moves", MOST_MOVES, |each| read_move(each, first, end)).into_iter().flatten().collect(),
            staying: {
                let staying = reader.percent_between("staying", (ONE_PERCENT, Percent::WHOLE), Some(Percent::WHOLE));
                Figure::assumption(Field::Staying, staying)
            },
            pooled: reader.choice("averaging", &[("mean", false), ("pooled", true)], Some(false)).unwrap_or(false),
            rounded: reader.choice("test", &[("exact", false), ("rounded", true)], Some(false)).unwrap_or(false),
            counts: Chosen::read(&mut reader),
            smaajob_hours: {
                let is_there = reader.has("smaajobHours");
                let counts = reader.flag("smaajobHours", false);
                is_there.then_some(counts)
            },
            sum: reader.written_sum(),
            gain: None,
        };
        reader.finish()?;
        Ok(question)
    }
}

/// The fields of two years' shares.
struct YearsFields {
    older: (Field, Field),
    newer: (Field, Field),
    average: Field,
    residents: Field,
    residents_older: Field,
}

const OUTSIDE: YearsFields = YearsFields {
    older: (Field::OutsideOlderPercent, Field::OutsideOlderPersons),
    newer: (Field::OutsideNewerPercent, Field::OutsideNewerPersons),
    average: Field::OutsideAverage,
    residents: Field::OutsideResidents,
    residents_older: Field::OutsideResidentsOlder,
};

const CONVICTED: YearsFields = YearsFields {
    older: (Field::ConvictedOlderPercent, Field::ConvictedOlderPersons),
    newer: (Field::ConvictedNewerPercent, Field::ConvictedNewerPersons),
    average: Field::ConvictedAverage,
    residents: Field::ConvictedResidents,
    residents_older: Field::ConvictedResidentsOlder,
};

/// The month, which must be one of those that are counted.
fn within(reader: &mut Reader<'_>, name: &'static str, month: Month, first: Month, last: Month) -> Month {
    if !(first..=last).contains(&month) {
        let (min, max) = (Some(Bound::Month(first)), Some(Bound::Month(last)));
        reader.fault(name, FaultCode::Outside, Allowed { min, max, ..Allowed::unit("month") });
        return first;
    }
    month
}

fn people(reader: &mut Reader<'_>, name: &'static str, field: Field) -> Option<Figure<Number>> {
    let people = reader.optional_whole(name, 1, MOST_PEOPLE);
    people.map(|people| Figure::input(field, Number::whole(people)))
}

fn read_share(reader: &mut Reader<'_>, (percent, persons): (Field, Field)) -> Option<Share> {
    let counted = reader.has("persons");
    let typed = reader.optional_percent("percent");
    let number = reader.number("persons", 2, MOST_PEOPLE, Some(Number::ZERO));
    if counted {
        return Some(Share::Persons(Figure::input(persons, number)));
    }
    if typed.is_none() {
        reader.fault("percent", FaultCode::Missing, Allowed { min: None, ..Allowed::unit("percent") });
    }
    typed.map(|share| Share::Percent(Figure::input(percent, share)))
}

/// Counted people need the residents that they are a part of, and cannot be more than these.
fn check_counted(reader: &mut Reader<'_>, name: &'static str, share: Option<Share>, residents: Option<Figure<Number>>) {
    let Some(Share::Persons(persons)) = share else { return };
    match residents {
        // Told once, whichever year asks for it.
        None => reader.fault_once("residents", FaultCode::Missing, Allowed::unit("count")),
        Some(residents) if persons.value > residents.value => {
            let whole = (persons.value.count() + Number::SCALE - 1) / Number::SCALE;
            let allowed = Allowed {
                min: i32::try_from(whole).ok().map(|whole| Bound::Number(whole.into())),
                max: Some(Bound::Number(MOST_PEOPLE.into())),
                decimals: Some(0),
                ..Allowed::unit("count")
            };
            reader.fault_once(name, FaultCode::TooSmall, allowed);
        }
        Some(_) => {}
    }
}

fn read_years(reader: &mut Reader<'_>, fields: &YearsFields) -> Option<TwoYears> {
    let residents = people(reader, "residents", fields.residents);
    let residents_older = people(reader, "residentsOlder", fields.residents_older);
    let average = reader.optional_percent("average");
    let older = reader.optional_object("older", |year| read_share(year, fields.older)).flatten();
    let newer = reader.optional_object("newer", |year| read_share(year, fields.newer)).flatten();
    for (name, is_missing) in [("older", !reader.has("older")), ("newer", !reader.has("newer"))] {
        // One year alone says nothing of two, unless their average is known.
        if is_missing && (reader.has("older") || reader.has("newer")) {
            reader.fault(name, FaultCode::Missing, Allowed::unit("object"));
        }
    }
    let of_older = if residents_older.is_some() { "residentsOlder" } else { "residents" };
    check_counted(reader, of_older, older, residents_older.or(residents));
    check_counted(reader, "residents", newer, residents);
    let years = older.zip(newer).map(|(older, newer)| TwoYears {
        older,
        newer,
        is_average: false,
        residents,
        residents_older: residents_older.or(residents),
    });
    let alone = average.map(|average| Share::Percent(Figure::input(fields.average, average)));
    years.or(alone.map(|share| TwoYears {
        older: share,
        newer: share,
        is_average: true,
        residents,
        residents_older: residents,
    }))
}

fn read_education(reader: &mut Reader<'_>) -> Option<Part> {
    let residents = people(reader, "residents", Field::EducationResidents);
    let share = read_share(reader, (Field::EducationPercent, Field::EducationPersons))?;
    check_counted(reader, "residents", Some(share), residents);
    Some(Part { share, residents })
}

fn read_income(reader: &mut Reader<'_>) -> Income {
    let kroner = |reader: &mut Reader<'_>, name, field, max| {
        reader.optional_kroner(name, max).map(|amount| Figure::input(field, amount))
    };
    let income = Income {
        area: kroner(reader, "area", Field::IncomeArea, HIGHEST_INCOME),
        region: {
            let is_there = reader.has("region");
            // A share of nothing is no share.
            let region = reader.kroner_between("region", (Kroner::new(1), HIGHEST_INCOME));
            is_there.then(|| Figure::input(Field::IncomeRegion, region))
        },
        share: {
            let is_there = reader.has("share");
            let share = reader.percent("share", MOST_OF_REGION, Percent::ZERO);
            is_there.then(|| Figure::input(Field::IncomeShare, share))
        },
        taxpayers: people(reader, "taxpayers", Field::IncomeTaxpayers),
        wage: kroner(reader, "wage", Field::IncomeWage, HIGHEST_WAGE),
        benefit: kroner(reader, "benefit", Field::IncomeBenefit, HIGHEST_BENEFIT),
        years_back: reader.whole("yearsBack", 1, YEARS_COUNTED, Some(1)),
    };
    if income.area.is_some() && income.region.is_none() {
        reader.fault("region", FaultCode::Missing, Allowed::unit("ore"));
    }
    income
}

fn read_move(reader: &mut Reader<'_>, first: Month, last: Month) -> Option<Move> {
    let persons = reader.whole("persons", 1, MOST_HEADS, Some(1));
    let start = reader.needed_month("start").map(|start| within(reader, "start", start, first, last));
    let begins = start.unwrap_or(first);
    let end = reader.month("end").map(|end| within(reader, "end", end, begins, last));
    let benefit = reader.choice("benefit", &groups::choices(), None);
    let to = reader.choice("to", &To::CHOICES, None);
    let hours = reader.has("hours").then_some(());
    let needs_hours = to == Some(To::Smaajob);
    let typed = reader.hours("hours", MOST_HOURS, if needs_hours { None } else { Some(crate::money::Hours::ZERO) });
    let by_hours = benefit == Some(groups::SUPPLERENDE_DAGPENGE);
    let share = reader.percent_between(
        "share",
        (SOME_SHARE, Percent::WHOLE),
        if by_hours { None } else { Some(Percent::WHOLE) },
    );
    let wage = reader.optional_kroner("wage", HIGHEST_WAGE);
    let amount = reader.optional_kroner("amount", HIGHEST_BENEFIT);
    let rates = super::rows::variants(benefit.unwrap_or(groups::NONE));
    let variant = if benefit.is_none() {
        // Which rates there are is the benefit's to say.
        reader.know(&["variant"]);
        None
    } else {
        reader.optional_choice("variant", &rates)
    };
    let completes = reader.month("completes").map(|month| within(reader, "completes", month, begins, last));
    let age_counts = reader.flag("ageCounts", false);
    Some(Move {
        persons,
        start: start?,
        end,
        benefit: benefit?,
        to: to?,
        hours: hours.map(|()| typed),
        share,
        wage,
        amount,
        variant,
        completes,
        age_counts,
    })
}
