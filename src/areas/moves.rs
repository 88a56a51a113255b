//! People who leave a benefit, and what each list sees of it: full-time persons by the months of
//! the two years that the list counts, lærlinge who have completed, and income.

use super::{
    groups,
    products::Products,
    question::{Income, Question, YEARS_COUNTED, january},
};
use crate::{
    date::{Date, Month},
    field::Field,
    law::{MONTHS_A_YEAR, benefits::Variant},
    money::{Hours, Kroner, Number, Percent},
    rates,
    sum::{Figure, by, over},
};

/// The months of the two years that a list counts.
pub const MONTHS_COUNTED: i32 = YEARS_COUNTED * MONTHS_A_YEAR;
/// The same as a term.
pub const COUNTED: Figure<Number> = Figure::constant(Number::whole(MONTHS_COUNTED));

/// What somebody moves to, by the names that Gevinst has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Job,
    Smaajob,
    Fleksjob,
    Elev,
    Su,
    Loentilskud,
    Selvforsoergelse,
}

impl To {
    /// The choices of the field.
    pub const CHOICES: [(&'static str, Self); 7] = [
        ("job", Self::Job),
        ("smaajob", Self::Smaajob),
        ("fleksjob", Self::Fleksjob),
        ("elev", Self::Elev),
        ("su", Self::Su),
        ("loentilskud", Self::Loentilskud),
        ("selvforsoergelse", Self::Selvforsoergelse),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::CHOICES.into_iter().find(|(_, to)| *to == self).map_or("", |(name, _)| name)
    }

    /// The group that they are in from then on, where it may count as outside.
    const fn group(self) -> Option<usize> {
        match self {
            Self::Loentilskud => Some(groups::AKTIVERING),
            Self::Selvforsoergelse => Some(groups::NONE),
            _ => None,
        }
    }
}

/// People who leave a benefit alike.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    pub persons: i32,
    /// From its first day.
    pub start: Month,
    /// The last month; none: for good.
    pub end: Option<Month>,
    /// Index into [`groups::GROUPS`].
    pub benefit: usize,
    pub to: To,
    /// A month.
    pub hours: Option<Hours>,
    /// Of a full-time person, before.
    pub share: Percent,
    /// A month.
    pub wage: Option<Kroner>,
    /// A month, of the benefit.
    pub amount: Option<Kroner>,
    pub variant: Option<&'static Variant>,
    pub completes: Option<Month>,
    pub age_counts: bool,
}

/// How the effect of moves is read.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// What the sources leave open makes the effect larger.
    pub best: bool,
    pub staying: Figure<Percent>,
}

impl Move {
    /// The people who go on living in the area, as so much of a full-time person each.
    fn persons(&self, share: Percent, staying: Figure<Percent>) -> Products {
        let persons = Products::of(&[by(Figure::input(Field::Moves, Number::whole(self.persons))), by(staying)], &[]);
        if share == Percent::WHOLE { persons } else { persons.times(&[by(Figure::input(Field::Moves, share))], &[]) }
    }

    /// Full-time persons less in a month of it: what they counted for before less what they count
    /// for now, of those who still live in the area.
    pub fn effect(&self, question: &Question, reading: &Reading, date: Date) -> Products {
        let open = |group, best| question.counts.share(group, date).or(reading.best.then_some(Figure::constant(best)));
        let people = self.persons(self.share, reading.staying);
        let counted = |share: Figure<Percent>| {
            if share.value == Percent::ZERO { Products::default() } else { people.clone().times(&[by(share)], &[]) }
        };
        // Nobody knows whether they count now: nothing is promised.
        let Some(before) = open(self.benefit, Percent::WHOLE).map(counted) else { return Products::default() };
        if self.to == To::Smaajob {
            return self.by_hours(question, reading, date, before);
        }
        let Some(group) = self.to.group() else { return before };
        open(group, Percent::ZERO).map_or(Products::default(), |after| before.minus(counted(after)))
    }

    /// A småjob leaves the hours that are not paid on the benefit. Only of dagpenge a source says
    /// so.
    fn by_hours(&self, question: &Question, reading: &Reading, date: Date, whole: Products) -> Products {
        let by_law = [groups::DAGPENGE, groups::SUPPLERENDE_DAGPENGE].contains(&self.benefit);
        if !by_law && !question.smaajob_hours.unwrap_or(reading.best) {
            return Products::default();
        }
        let (Some(hours), Ok(full)) = (self.hours, rates::OMRAADE_TIMER_PR_MAANED.on(date)) else {
            return Products::default();
        };
        if hours >= full.value {
            return whole;
        }
        whole.times(&[by(Figure::input(Field::Moves, hours))], &[over(full)])
    }

    /// The months of it in the two years that a list counts.
    pub fn months(&self, list: i32) -> [i32; 2] {
        [list - YEARS_COUNTED, list - 1].map(|year| months_in(year, self.start, self.end))
    }

    /// Do they have a wage in the year that is reckoned as income?
    pub fn earns(&self, year: i32) -> bool {
        matches!(self.to, To::Job | To::Fleksjob | To::Elev) && months_in(year, self.start, self.end) > 0
    }

    /// Wage and benefit of a month; nothing where one of them is not known.
    pub fn amounts(&self, income: &Income) -> Option<[Figure<Kroner>; 2]> {
        let own = |own: Option<Kroner>, all: Option<Figure<Kroner>>| {
            own.map(|own| Figure::input(Field::Moves, own)).or(all.filter(|_| self.to == To::Job))
        };
        Some([own(self.wage, income.wage)?, own(self.amount, income.benefit)?])
    }

    /// What the area earns more in a year, of those who get a job. Nothing where wage or benefit is
    /// not known.
    pub fn gain(&self, income: &Income, staying: Figure<Percent>, year: i32) -> Option<Products> {
        let [wage, benefit] = self.amounts(income)?;
        if !self.earns(year) {
            return None;
        }
        let months = months_in(year, self.start, self.end);
        let people = self.persons(Percent::WHOLE, staying).times(&[by(Figure::constant(Number::whole(months)))], &[]);
        let times = |amount| people.clone().times(&[by(amount)], &[]);
        Some(times(wage).minus(times(benefit)))
    }

    /// Those who have more than grundskole when education is drawn, at the beginning of the list's
    /// year.
    pub fn educated(&self, staying: Figure<Percent>, list: i32) -> Option<Products> {
        let is_done = self.completes.is_some_and(|month| month < january(list));
        let counts = self.to == To::Elev && self.age_counts && is_done;
        counts.then(|| self.persons(Percent::WHOLE, staying))
    }
}

/// The months of a year from a start to the last month, where there is one.
pub fn months_in(year: i32, start: Month, end: Option<Month>) -> i32 {
    let (first, last) = (january(year), january(year + 1).later(-1));
    let (from, to) = (start.max(first), end.map_or(last, |end| end.min(last)));
    (to.number() - from.number() + 1).max(0)
}

/// The months that a start for good has in the two years that a list counts.
pub fn months_counted(list: i32, start: Month) -> i32 {
    months_in(list - YEARS_COUNTED, start, None) + months_in(list - 1, start, None)
}
