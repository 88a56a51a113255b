//! How many must move, by which way, and by when.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    criterion::{self, State, Weight},
    lists::{OnList, Status},
    moves::{COUNTED, MONTHS_COUNTED, months_counted, months_in},
    question::{ListId, Question, january},
    range::{Assumption, Range, View},
    rules::{Id, LevelId, Rules},
};
use crate::{
    date::Month,
    law::{Failure, MONTHS},
    money::{Number, Percent, Quantity, Rounding},
    rates::{self, LAST_DAY},
    sum::{Figure, Origin, Sum, by, over},
};

/// What a start counts on a list: months of the two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StartWeight {
    months: i32,
    of: i32,
    share: Percent,
}

impl StartWeight {
    /// Of a start for good.
    pub fn of(list: i32, start: Month, sum: &mut Sum) -> Result<Self, Failure> {
        let months = months_counted(list, start);
        let terms = [by(Figure::constant(Number::whole(months))), over(COUNTED)];
        let share: Figure<Percent> = sum.product("area.weight", &terms, Rounding::Ore)?;
        Ok(Self { months, of: MONTHS_COUNTED, share: sum.told("share", share) })
    }
}

/// A way to bring a criterion down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    criterion: Id,
    by: Option<&'static str>,
    persons: Option<Range>,
    missing: Vec<&'static str>,
    too_late: bool,
    /// Nothing: it hangs on what is not known.
    alone: Option<bool>,
    /// What the number of people rests on.
    #[serde(skip)]
    origin: Option<Origin>,
}

/// The fewest people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mix {
    criteria: Vec<Id>,
    jobs: i64,
    elever: i64,
    persons: i64,
}

/// To be off a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    list: ListId,
    by: i32,
    from: Month,
    weight: StartWeight,
    status: Status,
    least_fall: Option<i64>,
    must_fall: Option<i64>,
    routes: Vec<Route>,
    mix: Option<Mix>,
    employment_decides: Option<bool>,
    job_also_moves: Vec<Id>,
}

impl Target {
    /// What its numbers of people rest on.
    pub fn origins(&self) -> Vec<Origin> {
        self.routes.iter().filter_map(|route| route.origin).collect()
    }

    /// Is this one of the criteria that are met?
    pub fn has(&self, id: Id) -> bool {
        self.routes.iter().any(|route| route.criterion == id)
    }
}

/// Lists, and how many must start by each month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deadline {
    list: i32,
    excess: Number,
    months: Vec<Begun>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Begun {
    start: Month,
    weight: StartWeight,
    persons: Option<Range>,
}

/// The limits that a list counts by.
pub const fn level_of(list: ListId) -> LevelId {
    match list {
        ListId::Forebyggelse => LevelId::Forebyggelse,
        _ => LevelId::Udsat,
    }
}

/// Those who get work may move away, as published.
fn staying() -> Option<Assumption> {
    rates::OMRAADE_BLIVER_BOENDE.on(LAST_DAY).ok().map(|published| Assumption::Staying(published.value))
}

fn later() -> State {
    State { is_later: true, ..State::default() }
}

/// The months that count for a criterion, of how many; nothing where it is no matter of months.
fn weight(question: &Question, id: Id, list: i32, start: Month) -> Option<(i32, Figure<Number>)> {
    match id {
        Id::Employment => Some((months_counted(list, start), COUNTED)),
        Id::Income => {
            let back = question.income.map_or(1, |income| income.years_back);
            Some((months_in(list - back, start, None), MONTHS))
        }
        _ => None,
    }
}

fn count(figure: Figure<Number>) -> i64 {
    figure.value.count() / Number::SCALE
}

/// How many people start in a month to bring a criterion of the list down; nothing where it is not
/// known.
fn starters(
    question: &Question,
    rules: Rules,
    what: (Id, Figure<Percent>),
    start: Month,
    view: &View,
    sum: &mut Sum,
) -> Result<Option<Figure<Number>>, Failure> {
    let months = weight(question, what.0, rules.list, start);
    if matches!(months, Some((0, _))) {
        return Ok(None);
    }
    let months = months.map(|(months, of)| (Figure::constant(Number::whole(months)), of));
    let months = months.filter(|(months, of)| months.value != of.value);
    let weight = Weight { months, stays: true };
    criterion::people_needed(question, rules, what, &later(), (view, weight), sum)
}

fn route(
    question: &Question,
    rules: Rules,
    (level, id): (LevelId, Id),
    view: &View,
    sum: &mut Sum,
) -> Result<Route, Failure> {
    let limit = rules.limit(question, level, id, sum)?.map(|limit| limit.figure);
    let start = question.from;
    let drawn_after = id == Id::Education && start >= january(rules.list);
    let too_late = drawn_after || matches!(weight(question, id, rules.list, start), Some((0, _)));
    let by = match id {
        Id::Employment | Id::Income => Some("jobs"),
        Id::Education => Some("elever"),
        Id::Convicted | Id::Nonwestern => None,
    };
    let mut route = Route {
        criterion: id,
        by,
        persons: None,
        missing: lacks(question, id, limit.is_some()),
        too_late,
        alone: None,
        origin: None,
    };
    let Some(what) = limit.filter(|_| !too_late && by.is_some()).map(|limit| (id, limit)) else { return Ok(route) };
    if let Some(central) = starters(question, rules, what, start, view, sum)? {
        let assumptions: Vec<_> = criterion::assumptions(question, id, true).chain(staying()).collect();
        let others =
            |view: &View| Ok(starters(question, rules, what, start, view, &mut Sum::silent())?.map_or(0, count));
        let persons = Range::of(count(central), view, &assumptions, others)?;
        if persons.central <= criterion::most(question, id, &later(), view)? {
            sum.told("persons/central", central);
            route.origin = Some(central.origin);
            route.persons = Some(persons);
        }
        route.too_late = route.persons.is_none();
    }
    Ok(route)
}

/// What is not known of a criterion, so that people cannot be counted.
fn lacks(question: &Question, id: Id, has_limit: bool) -> Vec<&'static str> {
    let residents = match id {
        Id::Employment => question.outside.and_then(|years| years.residents),
        Id::Convicted => question.convicted.and_then(|years| years.residents),
        Id::Education => question.education.and_then(|part| part.residents),
        Id::Nonwestern => question.nonwestern.and_then(|part| part.residents),
        Id::Income => None,
    };
    let income = question.income.filter(|_| id == Id::Income);
    let of_income = |is_there: bool| income.is_some() && !is_there;
    let lacks = [
        ("residents", id != Id::Income && residents.is_none()),
        ("region", of_income(income.is_some_and(|income| income.region.is_some()))),
        ("taxpayers", of_income(income.is_some_and(|income| income.taxpayers.is_some()))),
        ("wage", of_income(income.is_some_and(|income| income.wage.is_some()))),
        ("benefit", of_income(income.is_some_and(|income| income.benefit.is_some()))),
        ("limit", !has_limit),
    ];
    lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(name, _)| name).collect()
}

/// The fewest people that make so many of the routes' criteria fall. One job counts for employment
/// and for income; one elev for education, and for employment from the start.
fn cheapest(routes: &[Route], must_fall: i64) -> Option<Mix> {
    let persons =
        |id: Id| routes.iter().find(|route| route.criterion == id)?.persons.as_ref().map(|range| range.central);
    let movable: Vec<(Id, i64)> = [Id::Employment, Id::Income, Id::Education]
        .into_iter()
        .filter_map(|id| persons(id).map(|needed| (id, needed)))
        .collect();
    let mut best: Option<Mix> = None;
    for chosen in 1_u32..1 << movable.len() {
        if i64::from(chosen.count_ones()) != must_fall {
            continue;
        }
        let some: Vec<(Id, i64)> =
            movable.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1).map(|(_, some)| *some).collect();
        let needed = |id: Id| some.iter().find(|(some, _)| *some == id).map_or(0, |(_, needed)| *needed);
        let elever = needed(Id::Education);
        let jobs = needed(Id::Income).max(needed(Id::Employment) - elever).max(0);
        let mix = Mix {
            criteria: some.iter().map(|(id, _)| *id).collect(),
            jobs,
            elever,
            persons: jobs + elever,
        };
        if best.as_ref().is_none_or(|best| mix.persons < best.persons) {
            best = Some(mix);
        }
    }
    best
}

/// How many must move to be off the list; `on`: the list if nothing is done.
pub fn target(question: &Question, id: ListId, on: &OnList, view: &View, sum: &mut Sum) -> Result<Target, Failure> {
    let rules = Rules::of(question.by);
    let level = level_of(id);
    sum.section("target");
    sum.place("target/weight");
    let weight = StartWeight::of(question.by, question.from, sum)?;
    let list = on.list(id);
    let status = list.map_or(Status::NotMet, |list| list.status);
    let deciding = list.map(|list| list.deciding.as_slice()).unwrap_or_default();
    let mut routes = Vec::new();
    let (mut met, mut unknown, mut needed) = (0, 0, i64::MAX);
    if let Some(level_now) = on.level(level) {
        (met, unknown, needed) = (level_now.met, level_now.unknown, level_now.needed);
        let criteria = level_now.criteria.iter().filter(|criterion| criterion.met == Some(true));
        for (index, criterion) in criteria.enumerate() {
            sum.place_of("target/routes", index);
            routes.push(route(question, rules, (level, criterion.id), view, sum)?);
        }
    }
    let met = i64::try_from(met).unwrap_or(i64::MAX);
    let least_fall = match status {
        Status::NotMet => Some(0),
        Status::Met => Some(met - needed + 1),
        Status::Unknown => None,
    };
    // What is not known can only make more of them.
    let must_fall = least_fall.filter(|_| status == Status::NotMet || unknown == 0);
    for route in &mut routes {
        route.alone = least_fall.filter(|least| must_fall.is_some() || *least > 1).map(|least| least == 1);
    }
    let falls = must_fall.filter(|must_fall| *must_fall > 0);
    let job_also_moves =
        [Id::Income].into_iter().filter(|id| routes.iter().any(|route| route.criterion == *id)).collect();
    Ok(Target {
        list: id,
        by: question.by,
        from: question.from,
        weight,
        status,
        least_fall,
        must_fall,
        mix: falls.and_then(|must_fall| cheapest(&routes, must_fall)),
        routes,
        employment_decides: (status != Status::Unknown).then(|| deciding.contains(&Id::Employment)),
        job_also_moves,
    })
}

/// To be at or under the limit of employment on each list: so many by each month.
pub fn calendar(question: &Question, level: LevelId, view: &View) -> Result<Vec<Deadline>, Failure> {
    let mut deadlines = Vec::new();
    let mut aside = Sum::silent();
    for list in question.list + 1..question.list + question.lists {
        let rules = Rules::of(list);
        // The limits of 2014 to 2017 and of udsatte are one level; forebyggelse begins later.
        let level = if rules.levels().contains(&level) { level } else { LevelId::Udsat };
        let Some(limit) = rules.limit(question, level, Id::Employment, &mut aside)? else { return Ok(Vec::new()) };
        let what = (Id::Employment, limit.figure);
        let Some(excess) = criterion::people_too_many(question, rules, what, &later(), view, &mut aside)? else {
            return Ok(Vec::new());
        };
        let (corners, most) = (corners(view), criterion::most(question, Id::Employment, &later(), view)?);
        let mut months = Vec::new();
        let mut start = question.from;
        while start < january(list) {
            let ask = |view: &View| {
                let needed = starters(question, rules, what, start, view, &mut Sum::silent())?;
                Ok::<_, Failure>(needed.map_or(0, |needed| count(needed).max(0)))
            };
            let central = ask(view)?;
            let mut range = Range { low: central, central, high: central, because: Vec::new() };
            for corner in &corners {
                let people = ask(corner)?;
                range.low = range.low.min(people);
                range.high = range.high.max(people);
            }
            months.push(Begun {
                start,
                weight: StartWeight::of(list, start, &mut aside)?,
                persons: Some(range).filter(|range| range.central <= most),
            });
            start = start.later(1);
        }
        deadlines.push(Deadline { list, excess: excess.value, months });
    }
    Ok(deadlines)
}

/// The readings that need the fewest and the most.
fn corners(view: &View) -> [View; 2] {
    let best = View {
        rounded: true,
        spread: -1,
        staying: Figure::constant(Percent::WHOLE),
        ..*view
    };
    let staying = match staying() {
        Some(Assumption::Staying(published)) => Figure::constant(published.min(view.staying.value)),
        _ => view.staying,
    };
    [best, View { rounded: false, spread: 1, staying, ..*view }]
}
