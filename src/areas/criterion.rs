//! One criterion on one list: its value, how far it is from the limit, and how many people that is.
//!
//! What decides is exact: value and limit are products that are subtracted, and only the sign, or
//! the next whole number of people, is read from them. What is shown is rounded beside it.

use serde::Serialize;

use super::{
    products::Products,
    question::{Income, Part, Question, Share, TwoYears},
    range::{Assumption, Range, View},
    rules::{Comparison, Id, LevelId, Limit, Rules},
};
use crate::{
    few::Few,
    field::Field,
    law::{Failure, MONTHS, TWO},
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    sum::{Figure, Origin, Sum, Term, by, less, over, with},
};

const ONE: Figure<Number> = Figure::constant(Number::whole(1));
/// Counts of a tenth and of a hundredth of a percentage point, in which shares are published.
const TENTH: i64 = Percent::SCALE / 1000;
const HUNDREDTH: i64 = Percent::SCALE / 10_000;

/// What moves have changed on a list, and which of the typed figures it uses.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// A list after the one asked about: the newer year goes on.
    pub is_later: bool,
    /// Full-time persons less, the average of two years.
    pub moved: Products,
    /// With more than grundskole.
    pub educated: Products,
    /// What the area earns more in a year.
    pub gained: Products,
}

/// A value and, where they are known, the people behind it.
struct Measure {
    /// Of the whole.
    share: Products,
    people: Option<People>,
}

/// A share in people: their number, and a share of the whole is so many.
struct People {
    value: Products,
    /// The limit is multiplied and divided by these.
    by: Few<Term, 2>,
    over: Option<Term>,
}

impl People {
    fn of(value: Products, residents: Figure<Number>) -> Self {
        Self { value, by: Few::one(by(residents)), over: None }
    }
}

/// The lines of a criterion.
struct Lines {
    value: &'static str,
    points: &'static str,
    persons: &'static str,
    excess: &'static str,
    down: &'static str,
    needed: &'static str,
}

const fn lines(id: Id) -> Lines {
    match id {
        Id::Employment => Lines {
            value: "area.outsideShare",
            points: "area.outsidePoints",
            persons: "area.outsidePersons",
            excess: "area.outsideExcess",
            down: "area.outsideDown",
            needed: "area.outsideNeeded",
        },
        Id::Convicted => Lines {
            value: "area.convictedShare",
            points: "area.convictedPoints",
            persons: "area.convictedPersons",
            excess: "area.convictedExcess",
            down: "area.convictedDown",
            needed: "area.convictedNeeded",
        },
        Id::Education => Lines {
            value: "area.educationShare",
            points: "area.educationPoints",
            persons: "area.educationPersons",
            excess: "area.educationExcess",
            down: "area.educationDown",
            needed: "area.educationNeeded",
        },
        Id::Income => Lines {
            value: "area.incomeShare",
            points: "area.incomePoints",
            persons: "area.incomePersons",
            excess: "area.incomeExcess",
            down: "area.incomeDown",
            needed: "area.incomeNeeded",
        },
        Id::Nonwestern => Lines {
            value: "area.nonwesternShare",
            points: "area.nonwesternPoints",
            persons: "area.nonwesternPersons",
            excess: "area.nonwesternExcess",
            down: "area.nonwesternDown",
            needed: "area.nonwesternNeeded",
        },
    }
}

/// Half of the step that the number was published in, if it was: as coarse as it can be.
fn half_step(id: Id, share: Percent) -> i64 {
    let steps = [TENTH, HUNDREDTH, HUNDREDTH / 10];
    let possible = steps.into_iter().filter(|step| id != Id::Convicted || *step < TENTH);
    possible.into_iter().find(|step| share.count() % step == 0).unwrap_or_default() / 2
}

fn is_percent(share: Share) -> bool {
    matches!(share, Share::Percent(_))
}

impl View {
    /// What the typed percentage may have been before it was rounded.
    fn of(&self, id: Id, share: Figure<Percent>) -> Figure<Percent> {
        if self.spread == 0 {
            return share;
        }
        let count = share.value.count() + i64::from(self.spread) * half_step(id, share.value);
        Figure::constant(Percent::new(count.max(0)))
    }

    /// A share of residents of which so many are counted.
    fn share(&self, id: Id, share: Share, residents: Option<Figure<Number>>) -> Products {
        match (share, residents) {
            (Share::Percent(share), _) => Products::of(&[by(self.of(id, share))], &[]),
            (Share::Persons(persons), Some(residents)) => Products::of(&[by(persons)], &[over(residents)]),
            (Share::Persons(persons), None) => Products::of(&[by(persons)], &[]),
        }
    }

    /// The same as people among `now`.
    fn people(&self, id: Id, share: Share, residents: Option<Figure<Number>>, now: Figure<Number>) -> Products {
        match (share, residents) {
            (Share::Persons(persons), Some(then)) if then.value == now.value => Products::of(&[by(persons)], &[]),
            _ => self.share(id, share, residents).times(&[by(now)], &[]),
        }
    }
}

fn of_two_years(id: Id, years: &TwoYears, state: &State, view: &View, sum: &mut Sum) -> Result<Measure, Overflow> {
    let newer = view.share(id, years.newer, years.residents);
    let people = years.residents;
    let alone = state.is_later || years.is_average;
    let unlike = years.residents_older.zip(years.residents).filter(|(older, newer)| older.value != newer.value);
    // With as many residents in both years the two averages are the same.
    let is_same =
        people.map(|now| now.value).is_some_and(|now| years.residents_older.is_some_and(|then| then.value == now));
    let two = if is_same { TWO } else { Figure::assumption(Field::Averaging, TWO.value) };
    let mut measure = if alone {
        let value = people.map(|now| (view.people(id, years.newer, years.residents, now), now));
        Measure {
            share: newer,
            people: value.map(|(value, now)| People::of(value, now)),
        }
    } else if let Some((then, now)) = unlike {
        let both = sum.add("area.residentsBoth", &[with(then), with(now)])?;
        let mean: Figure<Number> = sum.product("area.residentsMean", &[by(both), over(TWO)], Rounding::None)?;
        let older = view.share(id, years.older, years.residents_older);
        // One less in both years is two of both years' residents, or half of one of each year's.
        let share = if view.pooled {
            older.times(&[by(then)], &[]).plus(newer.times(&[by(now)], &[])).times(&[], &[over(both)])
        } else {
            older.plus(newer).times(&[], &[over(two)])
        };
        let (by, over) =
            if view.pooled { (Few::one(by(mean)), None) } else { (Few::from([by(then), by(now)]), Some(over(mean))) };
        let value = in_people(&by, over, share.clone());
        Measure { share, people: Some(People { value, by, over }) }
    } else {
        let older = view.share(id, years.older, years.residents_older);
        let value = people.map(|now| {
            let older = view.people(id, years.older, years.residents_older, now);
            (older.plus(view.people(id, years.newer, years.residents, now)).times(&[], &[over(two)]), now)
        });
        Measure {
            share: older.plus(newer).times(&[], &[over(two)]),
            people: value.map(|(value, now)| People::of(value, now)),
        }
    };
    if let (Id::Employment, Some(now), false) = (id, people, state.moved.is_empty()) {
        measure.share = measure.share.minus(state.moved.clone().times(&[], &[over(now)]));
        measure.people =
            measure.people.map(|people| People { value: people.value.minus(state.moved.clone()), ..people });
    }
    Ok(measure)
}

fn of_part(id: Id, part: &Part, state: &State, view: &View) -> Measure {
    let mut share = view.share(id, part.share, part.residents);
    let Some(now) = part.residents else { return Measure { share, people: None } };
    let mut value = view.people(id, part.share, part.residents, now);
    if id == Id::Education && !state.educated.is_empty() {
        share = share.minus(state.educated.clone().times(&[], &[over(now)]));
        value = value.minus(state.educated.clone());
    }
    Measure { share, people: Some(People::of(value, now)) }
}

/// What one more in a job earns more in a year; nothing where it is not known or not more.
pub fn gain(income: &Income, sum: &mut Sum) -> Result<Option<Figure<Kroner>>, Overflow> {
    let Some((wage, benefit)) = income.wage.zip(income.benefit).filter(|(wage, benefit)| wage.value > benefit.value)
    else {
        return Ok(None);
    };
    let month = sum.add("area.gainMonth", &[with(wage), less(benefit)])?;
    sum.product("area.gainYear", &[by(month), by(MONTHS)], Rounding::None).map(Some)
}

fn of_income(income: &Income, gain: Option<Figure<Kroner>>, state: &State, view: &View) -> Option<Measure> {
    // The area's income: typed, or its share of the region's.
    let area = match (income.area, income.share) {
        (Some(area), _) => Some((Products::of(&[by(area)], &[]), None)),
        (None, Some(share)) => {
            let share = view.of(Id::Income, share);
            Some((
                income.region.map_or(Products::default(), |region| Products::of(&[by(share), by(region)], &[])),
                Some(share),
            ))
        }
        (None, None) => None,
    };
    let (mut area, typed) = area?;
    let gained = income.taxpayers.filter(|_| !state.gained.is_empty());
    if let Some(taxpayers) = gained {
        area = area.plus(state.gained.clone().times(&[], &[over(taxpayers)]));
    }
    let share = match (income.region, typed) {
        (_, Some(share)) if gained.is_none() || income.region.is_none() => Products::of(&[by(share)], &[]),
        (Some(region), _) => area.clone().times(&[], &[over(region)]),
        (None, _) => return None,
    };
    let mut people = None;
    if let (Some(region), Some(taxpayers), Some(gain)) = (income.region, income.taxpayers, gain) {
        people = Some(People {
            value: area.times(&[by(taxpayers)], &[over(gain)]),
            by: Few::from([by(taxpayers), by(region)]),
            over: Some(over(gain)),
        });
    }
    Some(Measure { share, people })
}

fn measure(
    question: &Question,
    id: Id,
    state: &State,
    view: &View,
    sum: &mut Sum,
) -> Result<Option<Measure>, Overflow> {
    match id {
        Id::Employment => question.outside.map(|years| of_two_years(id, &years, state, view, sum)).transpose(),
        Id::Convicted => question.convicted.map(|years| of_two_years(id, &years, state, view, sum)).transpose(),
        Id::Education => Ok(question.education.map(|part| of_part(id, &part, state, view))),
        Id::Nonwestern => Ok(question.nonwestern.map(|part| of_part(id, &part, state, view))),
        Id::Income => Ok(question.income.and_then(|income| of_income(&income, question.gain, state, view))),
    }
}

/// Can it not be told what the number was before it was rounded, and do two ways of averaging
/// differ?
pub fn assumptions(question: &Question, id: Id, is_later: bool) -> impl Iterator<Item = Assumption> {
    let years = match id {
        Id::Employment => question.outside,
        Id::Convicted => question.convicted,
        _ => None,
    };
    let part = match id {
        Id::Education => question.education,
        Id::Nonwestern => question.nonwestern,
        _ => None,
    };
    let is_typed = years.is_some_and(|years| is_percent(years.newer) || (!is_later && is_percent(years.older)))
        || part.is_some_and(|part| is_percent(part.share))
        || (id == Id::Income && question.income.is_some_and(|income| income.area.is_none()));
    let differs = !is_later
        && years.is_some_and(|years| {
            !years.is_average && years.residents.map(|n| n.value) != years.residents_older.map(|n| n.value)
        });
    let all = [(Assumption::Test, true), (Assumption::Typed, is_typed), (Assumption::Averaging, differs)];
    all.into_iter().filter(|(_, holds)| *holds).map(|(assumption, _)| assumption)
}

/// The limit that the exact value is compared with, and whether reaching it is enough to meet the
/// criterion (or, of income, not to be below it).
struct Test {
    limit: Figure<Percent>,
    /// A value at the limit meets the criterion.
    at_limit: bool,
}

fn test(rules: Rules, id: Id, limit: Figure<Percent>, view: &View, sum: &mut Sum) -> Result<Test, Overflow> {
    let comparison = rules.comparison(id);
    if !view.rounded {
        return Ok(Test { limit, at_limit: comparison == Comparison::AtLeast });
    }
    // A rounded value is above the limit from half a step over the last published number that is not, and at least
    // at it (or not below it) from half a step under the first that is.
    let step = if id == Id::Convicted { HUNDREDTH } else { TENTH };
    let count = limit.value.count();
    let (first, last) = ((count + step - 1).div_euclid(step) * step, count.div_euclid(step) * step);
    let from = if comparison == Comparison::Above { last + step / 2 } else { first - step / 2 };
    let part = Figure::constant(Percent::new(from - count));
    let limit = sum.add("area.limitBeforeRounding", &[with(limit), with(part)])?;
    Ok(Test { limit, at_limit: comparison != Comparison::Below })
}

/// What is too much, in people (or as a share).
fn gap(value: Products, limit: Products, comparison: Comparison) -> Products {
    if comparison == Comparison::Below { limit.minus(value) } else { value.minus(limit) }
}

/// The fewest whole ones less with whom the criterion is not met. Negative: so many more could be
/// added.
fn needed(id: &Lines, gap: &Products, at_limit: bool, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
    if at_limit {
        let down = sum.products(id.down, &gap.terms(), Rounding::WholeDown)?;
        return sum.add(id.needed, &[with(down), with(ONE)]);
    }
    sum.products(id.needed, &gap.terms(), Rounding::WholeUp)
}

/// Multiplies what is too much, where people do not count for a whole one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    /// Months that count, of so many.
    pub months: Option<(Figure<Number>, Figure<Number>)>,
    /// Those who go on living in the area.
    pub stays: bool,
}

/// The fewest people with whom the criterion is not met on the list, as [`needed`] has it; nothing
/// where it is not known.
pub fn people_needed(
    question: &Question,
    rules: Rules,
    (id, limit): (Id, Figure<Percent>),
    state: &State,
    (view, weight): (&View, Weight),
    sum: &mut Sum,
) -> Result<Option<Figure<Number>>, Failure> {
    let Some(Measure { people: Some(people), .. }) = measure(question, id, state, view, sum)? else { return Ok(None) };
    let (names, test) = (lines(id), test(rules, id, limit, view, sum)?);
    let mut too_many = gap(
        people.value,
        in_people(&people.by, people.over, Products::of(&[by(test.limit)], &[])),
        rules.comparison(id),
    );
    let stays = Some(view.staying).filter(|_| weight.stays);
    if weight.months.is_some() || stays.is_some() {
        // Where it is exact it is a line of its own, which is easier to follow.
        if let Ok(exact) = sum.products::<Number>(names.excess, &too_many.terms(), Rounding::None) {
            too_many = Products::of(&[by(exact)], &[]);
        }
    }
    if let Some((counted, of)) = weight.months {
        too_many = too_many.times(&[by(of)], &[over(counted)]);
    }
    if let Some(staying) = stays {
        too_many = too_many.times(&[], &[over(staying)]);
    }
    Ok(Some(needed(&names, &too_many, test.at_limit, sum)?))
}

/// People too many on the list, two decimals; nothing where it is not known.
pub fn people_too_many(
    question: &Question,
    rules: Rules,
    (id, limit): (Id, Figure<Percent>),
    state: &State,
    view: &View,
    sum: &mut Sum,
) -> Result<Option<Figure<Number>>, Failure> {
    let Some(Measure { people: Some(people), .. }) = measure(question, id, state, view, sum)? else { return Ok(None) };
    let too_many =
        gap(people.value, in_people(&people.by, people.over, Products::of(&[by(limit)], &[])), rules.comparison(id));
    let too_many = sum.products(lines(id).persons, &too_many.terms(), Rounding::Hundredth)?;
    Ok(Some(sum.at_least_zero("area.noneTooMany", too_many)))
}

/// The whole people of whom the criterion speaks, who are the most that can leave it; of income the
/// taxpayers.
pub fn most(question: &Question, id: Id, state: &State, view: &View) -> Result<i64, Failure> {
    let aside = &mut Sum::silent();
    if id == Id::Income {
        let taxpayers = question.income.and_then(|income| income.taxpayers);
        return Ok(taxpayers.map_or(i64::MAX, |people| people.value.count() / Number::SCALE));
    }
    let Some(Measure { people: Some(people), .. }) = measure(question, id, state, view, aside)? else {
        return Ok(i64::MAX);
    };
    let whole: Figure<Number> = aside.products("", &people.value.terms(), Rounding::WholeUp)?;
    Ok(whole.value.count() / Number::SCALE)
}

/// The value of a criterion on a list; nothing where it is not known.
pub fn value(
    question: &Question,
    id: Id,
    state: &State,
    view: &View,
    line: &'static str,
    sum: &mut Sum,
) -> Result<Option<Figure<Percent>>, Failure> {
    let Some(Measure { share, .. }) = measure(question, id, state, view, sum)? else { return Ok(None) };
    Ok(Some(sum.products(line, &share.terms(), Rounding::Ore)?))
}

/// A share of the whole in people.
fn in_people(by: &[Term], over: Option<Term>, share: Products) -> Products {
    share.times(by, over.as_slice())
}

/// A criterion of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    pub id: Id,
    pub value: Option<Percent>,
    pub limit: Option<Percent>,
    limit_origin: Option<Origin>,
    comparison: Comparison,
    pub met: Option<bool>,
    points: Option<Percent>,
    persons: Option<Number>,
    pub must_move: Option<Range>,
    room: Option<i64>,
    published: Option<Percent>,
    /// The limit with where it came from.
    #[serde(skip)]
    figure: Option<Figure<Percent>>,
    /// What the test rests on.
    #[serde(skip)]
    pub origins: [Option<Origin>; 2],
}

/// A criterion of a list, written down.
pub fn criterion(
    question: &Question,
    rules: Rules,
    (level, id): (LevelId, Id),
    state: &State,
    view: &View,
    sum: &mut Sum,
) -> Result<Criterion, Failure> {
    let (names, comparison) = (lines(id), rules.comparison(id));
    let limit = rules.limit(question, level, id, sum)?;
    let measure = measure(question, id, state, view, sum)?;
    let mut criterion = Criterion {
        id,
        value: None,
        limit: limit.map(|limit| sum.told("limit", limit.figure)),
        limit_origin: limit.map(|limit| limit.source),
        comparison,
        met: None,
        points: None,
        persons: None,
        must_move: None,
        room: None,
        published: None,
        figure: limit.map(|limit| limit.figure),
        origins: [limit.map(|limit| limit.figure.origin), None],
    };
    let Some(Measure { share, people }) = measure else { return Ok(criterion) };
    let value = sum.products(names.value, &share.terms(), Rounding::Ore)?;
    criterion.value = Some(sum.told("value", value));
    criterion.origins[1] = Some(value.origin);
    let mut aside = Sum::silent();
    let step = if id == Id::Convicted { HUNDREDTH } else { TENTH };
    let steps = Figure::constant(Number::new(Percent::SCALE / step * Number::SCALE));
    let published: Figure<Number> =
        aside.products("", &share.clone().times(&[by(steps)], &[]).terms(), Rounding::Whole)?;
    criterion.published = Some(Percent::new(published.value.count() / Number::SCALE * step));
    let Some(Limit { figure: limit, .. }) = limit else { return Ok(criterion) };
    let parts = if comparison == Comparison::Below { [with(limit), less(value)] } else { [with(value), less(limit)] };
    let points = sum.add(names.points, &parts)?;
    criterion.points = Some(sum.told("points", points));
    let test = test(rules, id, limit, view, &mut aside)?;
    let exact = gap(share, Products::of(&[by(test.limit)], &[]), comparison);
    criterion.met = Some(needed(&names, &exact, test.at_limit, &mut aside)?.value > Number::ZERO);
    if let Some(people) = people {
        let too_many =
            gap(people.value, in_people(&people.by, people.over, Products::of(&[by(limit)], &[])), comparison);
        let persons = sum.products(names.persons, &too_many.terms(), Rounding::Hundredth)?;
        criterion.persons = Some(sum.told("persons", persons));
    }
    Ok(criterion)
}

/// Adds how many must move and how many more there is room for, in people.
pub fn add_people(
    criterion: &mut Criterion,
    question: &Question,
    rules: Rules,
    view: &View,
    sum: &mut Sum,
) -> Result<(), Failure> {
    let Some(limit) = criterion.figure else { return Ok(()) };
    let (state, what) = (State::default(), (criterion.id, limit));
    let ask = |view: &View, sum: &mut Sum| people_needed(question, rules, what, &state, (view, Weight::default()), sum);
    let Some(central) = ask(view, sum)? else { return Ok(()) };
    let count = |figure: Figure<Number>| figure.value.count() / Number::SCALE;
    let assumptions: alloc::vec::Vec<_> = assumptions(question, criterion.id, false).collect();
    let others = |view: &View| Ok(ask(view, &mut Sum::silent())?.map_or(0, count));
    criterion.room = Some((-count(central)).max(0));
    if central.value > Number::ZERO {
        sum.told("mustMove/central", central);
    }
    criterion.must_move = Some(Range::of(count(central), view, &assumptions, others)?);
    Ok(())
}
