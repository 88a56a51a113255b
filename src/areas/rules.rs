//! The law by the list's day: which criteria there are, their limits, how many must be met, and
//! what the lists are called (almenboligloven §§ 61 a and 61 b; before 2018 the criteria for
//! særligt udsatte boligområder).

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::question::{ListId, Question};
use crate::{
    date::Date,
    field::Field,
    money::{Number, Overflow, Percent, Rounding},
    names::names,
    rates::{self, Rate},
    sum::{Figure, Origin, Sum, by, over},
};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Id {
    Employment,
    Convicted,
    Education,
    Income,
    Nonwestern,
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Id {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Employment => "employment",
            Self::Convicted => "convicted",
            Self::Education => "education",
            Self::Income => "income",
            Self::Nonwestern => "nonwestern",
        }
    }
}

/// Which limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelId {
    /// Of udsatte boligområder, and of the lists that begin with them.
    Udsat,
    /// Of forebyggelsesområder.
    Forebyggelse,
}

names!(LevelId { Udsat "udsat", Forebyggelse "forebyggelse" });

/// When a value meets the criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Above,
    AtLeast,
    Below,
}

names!(Comparison { Above "above", AtLeast "atLeast", Below "below" });

/// A limit and how it is known.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub figure: Figure<Percent>,
    /// The rate or the field behind it.
    pub source: Origin,
    /// Of an earlier list, as the year's own is not known.
    pub kept: bool,
    /// From the other level's, as both are times the national average.
    pub worked_out: bool,
}

impl Limit {
    /// Of the list's own year.
    const fn own(figure: Figure<Percent>) -> Self {
        Self {
            figure,
            source: figure.origin,
            kept: false,
            worked_out: false,
        }
    }
}

/// The rules of one list.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    pub list: i32,
    /// 1 December of its year.
    pub date: Date,
}

impl Rules {
    pub fn of(list: i32) -> Self {
        Self { list, date: Date::new(list.unsigned_abs(), 12, 1) }
    }

    /// Before the multiples of the national average, origin was a criterion among five.
    pub fn has_five(self) -> bool {
        !rates::OMRAADE_DOMME_GANGE.is_listed(self.date)
    }

    /// Today's names, and forebyggelsesområder.
    pub fn has_prevention(self) -> bool {
        rates::OMRAADE_UDENFOR_GRAENSE_FOREBYGGELSE.is_listed(self.date)
    }

    /// Which rules, by the first list that had them.
    pub fn name(self) -> &'static str {
        match (self.has_five(), self.has_prevention()) {
            (true, _) => "2014",
            (_, false) => "2018",
            _ => "2021",
        }
    }

    /// The criteria.
    pub fn criteria(self) -> &'static [Id] {
        const FIVE: [Id; 5] = [Id::Employment, Id::Convicted, Id::Education, Id::Income, Id::Nonwestern];
        if self.has_five() { &FIVE } else { FIVE.split_at(4).0 }
    }

    /// The levels of limits.
    pub fn levels(self) -> &'static [LevelId] {
        const BOTH: [LevelId; 2] = [LevelId::Udsat, LevelId::Forebyggelse];
        if self.has_prevention() { &BOTH } else { BOTH.split_at(1).0 }
    }

    /// The lists, each with the law's name on the day.
    pub fn lists(self) -> Vec<(ListId, &'static str)> {
        let [udsat, forebyggelse] = [(ListId::Udsat, "udsat"), (ListId::Forebyggelse, "forebyggelse")];
        match self.name() {
            "2014" => alloc::vec![(ListId::Parallelsamfund, "ghetto")],
            "2018" => {
                alloc::vec![udsat, (ListId::Parallelsamfund, "ghetto"), (ListId::Omdannelse, "haardGhetto")]
            }
            _ => alloc::vec![
                udsat,
                (ListId::Parallelsamfund, "parallelsamfund"),
                (ListId::Omdannelse, "omdannelse"),
                forebyggelse,
            ],
        }
    }

    /// When a value meets the criterion. A fixed limit of convictions was to be exceeded; a
    /// multiple of the average is to be reached.
    pub fn comparison(self, id: Id) -> Comparison {
        match id {
            Id::Convicted if !self.has_five() => Comparison::AtLeast,
            Id::Income => Comparison::Below,
            _ => Comparison::Above,
        }
    }

    /// How many of the criteria must be met.
    pub fn needed(self, level: LevelId) -> Option<Figure<Number>> {
        let rate = match level {
            LevelId::Udsat => rates::OMRAADE_KRITERIER,
            LevelId::Forebyggelse => rates::OMRAADE_KRITERIER_FOREBYGGELSE,
        };
        rate.on(self.date).ok()
    }

    /// The least number of residents; nothing where it is not known.
    pub fn size(self) -> Option<Figure<Number>> {
        rates::OMRAADE_BEBOERE.on(self.date).ok()
    }

    /// The limit of a criterion or of the condition of origin; nothing where it is not known.
    ///
    /// # Errors
    /// [`Overflow`], with rates that somebody typed.
    pub fn limit(self, question: &Question, level: LevelId, id: Id, sum: &mut Sum) -> Result<Option<Limit>, Overflow> {
        if id == Id::Convicted {
            return self.convicted(question, level, sum);
        }
        let figure = rate_of(level, id).on(self.date).ok();
        Ok(figure.map(Limit::own))
    }

    /// Typed, or the year's own, or worked out from the other level's, or that of the list that is
    /// asked about.
    fn convicted(self, question: &Question, level: LevelId, sum: &mut Sum) -> Result<Option<Limit>, Overflow> {
        let other = match level {
            LevelId::Udsat => LevelId::Forebyggelse,
            LevelId::Forebyggelse => LevelId::Udsat,
        };
        let is_later = self.list > question.list;
        let typed = |level: LevelId| {
            let limit = question.convicted_limits.get(level as usize).copied().flatten();
            limit.map(|figure| Limit { kept: is_later, ..Limit::own(figure) })
        };
        let listed = |level: LevelId| rate_of(level, Id::Convicted).on(self.date).ok().map(Limit::own);
        if let Some(known) = typed(level).or(listed(level)) {
            return Ok(Some(known));
        }
        let multiples = self.multiple(level).zip(self.multiple(other));
        if let (Some(known), Some((own, others))) = (typed(other).or(listed(other)), multiples) {
            let terms = [by(known.figure), by(own), over(others)];
            let figure = sum.product("area.convictedLimit", &terms, Rounding::Ore)?;
            return Ok(Some(Limit { figure, worked_out: true, ..known }));
        }
        if !is_later {
            return Ok(None);
        }
        let before = Self::of(question.list).convicted(question, level, sum)?;
        Ok(before.map(|limit| Limit { kept: true, ..limit }))
    }

    /// How many times the national average.
    fn multiple(self, level: LevelId) -> Option<Figure<Number>> {
        let rate = match level {
            LevelId::Udsat => rates::OMRAADE_DOMME_GANGE,
            LevelId::Forebyggelse => rates::OMRAADE_DOMME_GANGE_FOREBYGGELSE,
        };
        rate.on(self.date).ok()
    }
}

/// The fields where the limits of convictions may be typed, by level.
pub const CONVICTED_LIMITS: [(&str, Field); 2] =
    [("limit", Field::ConvictedLimit), ("preventionLimit", Field::ConvictedPreventionLimit)];

const fn rate_of(level: LevelId, id: Id) -> Rate<Percent> {
    match (level, id) {
        (LevelId::Udsat, Id::Employment) => rates::OMRAADE_UDENFOR_GRAENSE,
        (LevelId::Udsat, Id::Convicted) => rates::OMRAADE_DOMME_GRAENSE,
        (LevelId::Udsat, Id::Education) => rates::OMRAADE_GRUNDSKOLE_GRAENSE,
        (LevelId::Udsat, Id::Income) => rates::OMRAADE_INDKOMST_GRAENSE,
        (LevelId::Udsat, Id::Nonwestern) => rates::OMRAADE_IKKEVESTLIGE_GRAENSE,
        (LevelId::Forebyggelse, Id::Employment) => rates::OMRAADE_UDENFOR_GRAENSE_FOREBYGGELSE,
        (LevelId::Forebyggelse, Id::Convicted) => rates::OMRAADE_DOMME_GRAENSE_FOREBYGGELSE,
        (LevelId::Forebyggelse, Id::Education) => rates::OMRAADE_GRUNDSKOLE_GRAENSE_FOREBYGGELSE,
        (LevelId::Forebyggelse, Id::Income) => rates::OMRAADE_INDKOMST_GRAENSE_FOREBYGGELSE,
        (LevelId::Forebyggelse, Id::Nonwestern) => rates::OMRAADE_IKKEVESTLIGE_GRAENSE_FOREBYGGELSE,
    }
}
