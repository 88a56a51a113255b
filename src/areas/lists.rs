//! Which lists an area is on, what that hangs on, and which criteria decide it.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    criterion::{self, Criterion, State},
    question::{ListId, Question},
    range::View,
    rules::{Id, LevelId, Rules},
};
use crate::{
    law::Failure,
    money::{Number, Percent, Quantity},
    names::names,
    rates,
    sum::{Origin, Sum},
};

/// Whether conditions are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Met,
    NotMet,
    /// It hangs on what is not known.
    Unknown,
}

names!(Status { Met "met", NotMet "notMet", Unknown "unknown" });

impl Status {
    const fn of(met: Option<bool>) -> Self {
        match met {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::Unknown,
        }
    }

    /// Both must be met.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Met, Self::Met) => Self::Met,
            _ => Self::Unknown,
        }
    }
}

/// The criteria with one set of limits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Level {
    id: LevelId,
    pub needed: i64,
    of: usize,
    pub met: usize,
    pub unknown: usize,
    pub criteria: Vec<Criterion>,
}

impl Level {
    /// Are enough criteria met, when one is turned round?
    fn status(&self, turned: Option<Id>) -> Status {
        let known = |criterion: &Criterion| criterion.met.map(|met| met != (turned == Some(criterion.id)));
        let met = count(self.criteria.iter().filter(|criterion| known(criterion) == Some(true)));
        let unknown = count(self.criteria.iter().filter(|criterion| known(criterion).is_none()));
        if met >= self.needed {
            Status::Met
        } else if met + unknown < self.needed {
            Status::NotMet
        } else {
            Status::Unknown
        }
    }
}

fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}

/// The condition of origin that a list has beside its criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Origins {
    limit: Percent,
    value: Option<Percent>,
    met: Option<bool>,
}

/// Lists in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Years {
    needed: Option<i64>,
    have: Option<i32>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    pub id: ListId,
    name: &'static str,
    pub level: LevelId,
    pub status: Status,
    why: Vec<&'static str>,
    missing: Vec<&'static str>,
    pub deciding: Vec<Id>,
    nonwestern: Option<Origins>,
    years: Option<Years>,
}

/// An area on the lists of one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnList {
    pub levels: Vec<Level>,
    pub lists: Vec<List>,
}

impl OnList {
    /// One of its lists.
    pub fn list(&self, id: ListId) -> Option<&List> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The criteria that a list counts.
    pub fn level(&self, id: LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// Lists in a row with the conditions of parallelsamfund, this one counted; nothing where that
    /// is not known.
    pub fn in_a_row(&self, before: Option<i32>) -> Option<i32> {
        match self.list(ListId::Parallelsamfund)?.status {
            Status::Met => before.map(|before| before + 1),
            Status::NotMet => Some(0),
            Status::Unknown => None,
        }
    }

    /// What the criteria of a level rest on.
    pub fn origins(&self, id: LevelId) -> Vec<Origin> {
        self.level(id)
            .into_iter()
            .flat_map(|level| &level.criteria)
            .flat_map(|criterion| criterion.origins)
            .flatten()
            .collect()
    }
}

/// Where the criteria of a level stand in the answer.
const fn place(level: LevelId) -> &'static str {
    match level {
        LevelId::Udsat => "now/levels/0/criteria",
        LevelId::Forebyggelse => "now/levels/1/criteria",
    }
}

/// The area on the lists of a year; `before`: lists in a row before it. With `people` it is the
/// list asked about: people are counted, and its numbers are told.
pub fn on_list(
    question: &Question,
    rules: Rules,
    state: &State,
    (view, before, people): (&View, Option<i32>, bool),
    sum: &mut Sum,
) -> Result<OnList, Failure> {
    let mut levels = Vec::new();
    let mut origins = Vec::new();
    for level in rules.levels() {
        if people {
            sum.section(match level {
                LevelId::Udsat => "udsat",
                LevelId::Forebyggelse => "forebyggelse",
            });
        }
        let mut criteria = Vec::new();
        for (index, id) in rules.criteria().iter().enumerate() {
            if people {
                sum.place_of(place(*level), index);
            }
            let mut criterion = criterion::criterion(question, rules, (*level, *id), state, view, sum)?;
            if people {
                criterion::add_people(&mut criterion, question, rules, view, sum)?;
            }
            criteria.push(criterion);
        }
        let known = |met| criteria.iter().filter(|criterion: &&Criterion| criterion.met == met).count();
        levels.push(Level {
            id: *level,
            needed: rules.needed(*level).map_or(i64::MAX, |needed| needed.value.count() / Number::SCALE),
            of: criteria.len(),
            met: known(Some(true)),
            unknown: known(None),
            criteria,
        });
        let both = (*level, Id::Nonwestern);
        origins.push(criterion::criterion(question, rules, both, state, view, &mut Sum::silent())?);
    }
    let named = rules.lists().into_iter();
    let lists = named.filter_map(|(id, name)| {
        let index = usize::from(id == ListId::Forebyggelse);
        let (level, origin) = levels.get(index).zip(origins.get(index))?;
        let has_origin = !rules.has_five() && id != ListId::Udsat;
        Some(list(question, rules, (id, name, level), origin, has_origin, before))
    });
    let lists = lists.collect();
    Ok(OnList { levels, lists })
}

fn list(
    question: &Question,
    rules: Rules,
    (id, name, level): (ListId, &'static str, &Level),
    origin: &Criterion,
    has_origin: bool,
    before: Option<i32>,
) -> List {
    let nonwestern =
        origin.limit.filter(|_| has_origin).map(|limit| Origins { limit, value: origin.value, met: origin.met });
    let origin = if has_origin { Status::of(origin.met) } else { Status::Met };
    // Without the number of residents the area is taken to be large enough: the answer says so.
    let is_small = question.residents.zip(rules.size()).is_some_and(|(residents, least)| residents.value < least.value);
    let size = Status::of(Some(!is_small));
    let needed = rates::OMRAADE_OMDANNELSE_AAR.on(rules.date).ok().map(|years| years.value.count() / Number::SCALE);
    let conditions = |turned| level.status(turned).and(origin).and(size);
    let in_a_row = |conditions| match conditions {
        Status::Met => before.map(|before| before + 1),
        Status::NotMet => Some(0),
        Status::Unknown => None,
    };
    let years = |turned| {
        let enough = in_a_row(conditions(turned)).zip(needed).map(|(have, needed)| i64::from(have) >= needed);
        // After so few lists this one is not enough, whatever is not known.
        let too_few = before.zip(needed).is_some_and(|(before, needed)| i64::from(before) + 1 < needed);
        if id == ListId::Omdannelse { Status::of(enough.or(too_few.then_some(false))) } else { Status::Met }
    };
    let status_if = |turned| conditions(turned).and(years(turned));
    let status = status_if(None);
    let decides = |criterion: &&Criterion| {
        let turned = status_if(Some(criterion.id));
        criterion.met.is_some() && status != Status::Unknown && turned != Status::Unknown && turned != status
    };
    let hindered = [
        ("criteria", level.status(None)),
        ("nonwestern", origin),
        ("size", size),
        ("years", if conditions(None) == Status::NotMet { Status::Met } else { years(None) }),
    ];
    let mut missing = Vec::new();
    if status == Status::Unknown {
        if level.status(None) == Status::Unknown {
            missing.extend(
                level.criteria.iter().filter(|criterion| criterion.met.is_none()).map(|criterion| criterion.id.name()),
            );
        }
        if origin == Status::Unknown {
            missing.push(Id::Nonwestern.name());
        }
        if id == ListId::Omdannelse && before.is_none() {
            missing.push("earlierLists");
        }
    }
    List {
        id,
        name,
        level: level.id,
        status,
        why: hindered.into_iter().filter(|(_, status)| *status == Status::NotMet).map(|(why, _)| why).collect(),
        missing,
        deciding: level.criteria.iter().filter(decides).map(|criterion| criterion.id).collect(),
        nonwestern,
        years: (id == ListId::Omdannelse).then(|| Years { needed, have: in_a_row(conditions(None)) }),
    }
}
