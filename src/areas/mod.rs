//! Boligområde: which lists a housing area is on, which criterion binds, how many must move into
//! work before it is off, and by when.
//!
//! `rules` is the law by the list's day; `criterion` one criterion on one list, `lists` what
//! follows from all of them; `groups` is what counts as outside, `moves` what people who leave a
//! benefit change, list by list; `target` how many must move, `range` what that hangs on; `rows`
//! hands the people to Gevinst.
//!
//! No list of areas is in here: the figures are the user's own.

mod criterion;
mod groups;
mod lists;
mod moves;
mod products;
mod question;
mod range;
mod rows;
mod rules;
mod target;

use alloc::vec::Vec;

use serde::Serialize;

use self::{
    criterion::State,
    groups::Group,
    lists::{OnList, Status},
    moves::{MONTHS_COUNTED, Move, Reading},
    products::Products,
    question::{ListId, Question, YEARS_COUNTED},
    range::View,
    rows::MoveRow,
    rules::{Id, LevelId, Rules},
    target::{Deadline, StartWeight, Target},
};
use crate::{
    date::Month,
    input::{Allowed, Fault, FaultCode, Reader, Value},
    law::{Failure, MONTHS_A_YEAR},
    money::{Number, Percent, Rounding},
    rates::{self, LAST_DAY, User},
    sum::{Figure, Line, LineOf, Sum, Weakest, by, less, over, with},
};

/// What is shown of a change: percentage points, best reading first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Change {
    low: Percent,
    central: Percent,
    high: Percent,
}

/// What the moves do on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Effect {
    older: Number,
    newer: Number,
    average: Number,
    employment: Option<Change>,
    education: Option<Percent>,
    income: Option<Percent>,
    persons: i64,
}

/// A list, with and without the moves.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Step {
    list: i32,
    years: Vec<i32>,
    without: OnList,
    with: OnList,
    effect: Effect,
}

/// What a start counts on each list.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Weights {
    start: Month,
    lists: Vec<StartWeight>,
}

/// What a move counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    counts: &'static str,
    full_year: Number,
    lists: Vec<Number>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    list: i32,
    years: Vec<i32>,
    rules: &'static str,
    now: OnList,
    path: Vec<Step>,
    target: Target,
    calendar: Vec<Deadline>,
    weights: Vec<Weights>,
    moves: Vec<Counted>,
    groups: Vec<Group>,
    rows: Vec<MoveRow>,
    persons: i64,
    row_persons: i64,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
    line_of: LineOf,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let typed = reader.rates(User::Areas);
    rates::using(&typed, || {
        let question = Question::read(reader)?;
        let wanted = wanted(&question)?;
        worked_out(question, wanted).map_err(|failure| alloc::vec![failure.into()])
    })
}

fn years(list: i32) -> Vec<i32> {
    alloc::vec![list - YEARS_COUNTED, list - 1]
}

/// The list that the area is to be off: chosen, or the first that there is. It must be one of those
/// of both its own year and the one asked about.
fn wanted(question: &Question) -> Result<ListId, Vec<Fault>> {
    let there: Vec<ListId> = Rules::of(question.by).lists().into_iter().map(|(id, _)| id).collect();
    match question.target {
        Some(target) if there.contains(&target) => Ok(target),
        None => Ok(there.first().copied().unwrap_or(ListId::Udsat)),
        Some(_) => {
            let choices = Some(there.into_iter().map(ListId::name).collect());
            let allowed = Allowed { choices, ..Allowed::unit("text") };
            Err(alloc::vec![Fault {
                code: FaultCode::NotAChoice,
                field: "/target".into(),
                allowed,
            }])
        }
    }
}

fn worked_out(mut question: Question, wanted: ListId) -> Result<Answer, Failure> {
    let mut sum = Sum::written();
    sum.section("udsat");
    question.gain = question.income.map(|income| criterion::gain(&income, &mut sum)).transpose()?.flatten();
    let question = &question;
    let rules = Rules::of(question.list);
    let view = View {
        rounded: question.rounded,
        spread: 0,
        pooled: question.pooled,
        staying: question.staying,
    };
    let now = lists::on_list(question, rules, &State::default(), (&view, question.earlier_lists, true), &mut sum)?;
    let path = path(question, &view, &now, &mut sum)?;
    let by = path.iter().find(|step| step.list == question.by).map_or(&now, |step| &step.without);
    let target = target::target(question, wanted, by, &view, &mut sum)?;
    let calendar = target::calendar(question, target::level_of(wanted), &view)?;
    let rows = rows::rows(question);
    let heads = |counts: &dyn Fn(usize) -> bool| {
        let some = question.moves.iter().enumerate().filter(|(index, _)| counts(*index));
        some.map(|(_, each)| i64::from(each.persons)).sum()
    };
    let row_persons = heads(&|index| rows.get(index).is_some_and(MoveRow::is_there));
    let moves = counted(question)?;
    let weights = weights(question, &mut Sum::silent())?;
    let notes = notes(question, &now, &path, &target, &moves);
    let weakest = sum.weakest(&[now.origins(target::level_of(wanted)), target.origins()].concat());
    sum.tell_weakest(&weakest);
    let (lines, line_of) = sum.finish(question.sum);
    Ok(Answer {
        list: question.list,
        years: years(question.list),
        rules: rules.name(),
        now,
        path,
        target,
        calendar,
        weights,
        moves,
        groups: question.counts.all(rules.date),
        rows,
        persons: heads(&|_| true),
        row_persons,
        notes,
        weakest,
        lines,
        line_of,
    })
}

/// What the moves change of a list's figures. The list asked about is of years that have been.
fn changed(question: &Question, list: i32, reading: &Reading) -> State {
    let mut state = State { is_later: list > question.list, ..State::default() };
    if !state.is_later {
        return state;
    }
    let date = Rules::of(list).date;
    for each in &question.moves {
        let months = each.months(list).into_iter().sum();
        state.moved = state.moved.plus(over_months(each.effect(question, reading, date), months, MONTHS_COUNTED));
        if let Some(educated) = each.educated(reading.staying, list) {
            state.educated = state.educated.plus(educated);
        }
        let gain = question.income.and_then(|income| each.gain(&income, reading.staying, list - income.years_back));
        if let Some(gain) = gain {
            state.gained = state.gained.plus(gain);
        }
    }
    state
}

/// So many months of so many of an effect of all of them.
fn over_months(effect: Products, months: i32, of: i32) -> Products {
    if months == 0 {
        return Products::default();
    }
    let [months, of] = [months, of].map(|months| Figure::constant(Number::whole(months)));
    effect.times(&[by(months)], &[over(of)])
}

/// Full-time persons, two decimals.
fn full_time(sum: &mut Sum, id: &'static str, effect: &Products) -> Result<Figure<Number>, Failure> {
    if effect.is_empty() {
        return Ok(Figure::constant(Number::ZERO));
    }
    Ok(sum.products(id, &effect.terms(), Rounding::Hundredth)?)
}

fn path(question: &Question, view: &View, now: &OnList, sum: &mut Sum) -> Result<Vec<Step>, Failure> {
    let mut path = Vec::new();
    // Lists in a row before the one that is worked out, without and with the moves.
    let mut before = [question.earlier_lists; 2];
    for (index, list) in (question.list..question.list + question.lists).enumerate() {
        let rules = Rules::of(list);
        let central = Reading { best: false, staying: question.staying };
        let state = changed(question, list, &central);
        let plain = State { is_later: state.is_later, ..State::default() };
        let aside = &mut Sum::silent();
        let (without, with) = if index == 0 {
            (now.clone(), now.clone())
        } else {
            let without = lists::on_list(question, rules, &plain, (view, before[0], false), aside)?;
            let with = if question.moves.is_empty() {
                without.clone()
            } else {
                lists::on_list(question, rules, &state, (view, before[1], false), aside)?
            };
            (without, with)
        };
        before = [without.in_a_row(before[0]), with.in_a_row(before[1])];
        let effect = effect(question, rules, (&state, index), view, sum)?;
        path.push(Step { list, years: years(list), without, with, effect });
    }
    Ok(path)
}

/// A criterion that moves change: its lines (before, after, the change), and where they stand in a
/// step of the path.
const CHANGED: [(Id, [&str; 3], [&str; 2]); 3] = [
    (
        Id::Employment,
        ["area.outsideShare", "area.outsideAfter", "area.outsideChange"],
        ["with/levels/0/criteria/0/value", "effect/employment/central"],
    ),
    (
        Id::Education,
        ["area.educationShare", "area.educationAfter", "area.educationChange"],
        ["with/levels/0/criteria/2/value", "effect/education"],
    ),
    (
        Id::Income,
        ["area.incomeShare", "area.incomeAfter", "area.incomeChange"],
        ["with/levels/0/criteria/3/value", "effect/income"],
    ),
];

/// Can what the moves change of a criterion be told? Nothing is promised of what is not known, and
/// it is not nothing either.
fn is_known(question: &Question, id: Id, state: &State, list: i32) -> bool {
    match id {
        Id::Education => state.educated.is_empty() || question.education.is_some_and(|part| part.residents.is_some()),
        // Those with other than a job are counted only with amounts of their own, but all of them are not nothing.
        Id::Income if state.is_later => question.income.is_none_or(|income| {
            let mut earning = question.moves.iter().filter(|each| each.earns(list - income.years_back)).peekable();
            earning.peek().is_none()
                || (income.region.is_some()
                    && income.taxpayers.is_some()
                    && !state.gained.is_empty()
                    && earning.all(|each| each.to != moves::To::Job || each.amounts(&income).is_some()))
        }),
        _ => true,
    }
}

fn effect(
    question: &Question,
    rules: Rules,
    (state, index): (&State, usize),
    view: &View,
    sum: &mut Sum,
) -> Result<Effect, Failure> {
    sum.section_of("list", index);
    sum.place_of("path", index);
    let central = Reading { best: false, staying: question.staying };
    let of_year = |which: usize, sum: &mut Sum, id| {
        let mut all = Products::default();
        for each in question.moves.iter().filter(|_| state.is_later) {
            let months = each.months(rules.list).get(which).copied().unwrap_or_default();
            all = all.plus(over_months(each.effect(question, &central, rules.date), months, MONTHS_A_YEAR));
        }
        full_time(sum, id, &all)
    };
    let (older, newer) = (of_year(0, sum, "area.movedOlder")?, of_year(1, sum, "area.movedNewer")?);
    let average = full_time(sum, "area.moved", &state.moved)?;
    let plain = State { is_later: state.is_later, ..State::default() };
    let mut changes = [None; CHANGED.len()];
    for (change, (id, lines, told)) in changes.iter_mut().zip(CHANGED) {
        let moved = match id {
            Id::Employment => &state.moved,
            Id::Education => &state.educated,
            _ => &state.gained,
        };
        if !is_known(question, id, state, rules.list) {
            continue;
        }
        let aside = &mut Sum::silent();
        let sum = if moved.is_empty() { aside } else { &mut *sum };
        let before = criterion::value(question, id, &plain, view, lines[0], sum)?;
        let after = criterion::value(question, id, state, view, lines[1], sum)?;
        if let Some((before, after)) = before.zip(after) {
            sum.told(told[0], after);
            let difference = sum.add(lines[2], &[with(after), less(before)])?;
            *change = Some(sum.told(told[1], difference));
        }
    }
    let [employment, education, income] = changes;
    let counted = question.outside.is_some_and(|years| years.residents.is_some());
    let mut employment = employment.filter(|_| counted).map(|central| Change { low: central, central, high: central });
    if let Some(change) = &mut employment {
        let worst = rates::OMRAADE_BLIVER_BOENDE.on(LAST_DAY)?.value.min(question.staying.value);
        for (best, staying) in [(true, Percent::WHOLE), (false, worst)] {
            let reading = Reading { best, staying: Figure::constant(staying) };
            let state = changed(question, rules.list, &reading);
            let aside = &mut Sum::silent();
            let before = criterion::value(question, Id::Employment, &plain, view, "", aside)?;
            let after = criterion::value(question, Id::Employment, &state, view, "", aside)?;
            if let Some((before, after)) = before.zip(after) {
                let other = after.value.minus(before.value)?;
                change.low = change.low.min(other);
                change.high = change.high.max(other);
            }
        }
    }
    let begun = question.moves.iter().filter(|each| state.is_later && each.start < question::january(rules.list));
    Ok(Effect {
        older: sum.told("effect/older", older),
        newer: sum.told("effect/newer", newer),
        average: sum.told("effect/average", average),
        employment,
        education,
        income,
        persons: begun.map(|each| i64::from(each.persons)).sum(),
    })
}

fn counted(question: &Question) -> Result<Vec<Counted>, Failure> {
    let reading = Reading { best: false, staying: question.staying };
    let mut aside = Sum::silent();
    let mut all = Vec::new();
    for each in &question.moves {
        let date = Rules::of(question.list).date;
        let effect = each.effect(question, &reading, date);
        let mut lists = Vec::new();
        for list in question.list..question.list + question.lists {
            let months: i32 = each.months(list).into_iter().sum();
            let counts = if list > question.list { months } else { 0 };
            let on = over_months(each.effect(question, &reading, Rules::of(list).date), counts, MONTHS_COUNTED);
            lists.push(full_time(&mut aside, "", &on)?.value);
        }
        all.push(Counted {
            counts: groups::counts(question.counts.share(each.benefit, date)),
            full_year: full_time(&mut aside, "", &effect)?.value,
            lists,
        });
    }
    Ok(all)
}

fn weights(question: &Question, aside: &mut Sum) -> Result<Vec<Weights>, Failure> {
    let starts = || question.moves.iter().map(|each| each.start).chain([question.from]);
    let mut weights = Vec::new();
    for start in core::iter::successors(starts().min(), |last| starts().filter(|start| start > last).min()) {
        let mut lists = Vec::new();
        for list in question.list..question.list + question.lists {
            lists.push(StartWeight::of(list, start, aside)?);
        }
        weights.push(Weights { start, lists });
    }
    Ok(weights)
}

fn notes(question: &Question, now: &OnList, path: &[Step], target: &Target, moves: &[Counted]) -> Vec<&'static str> {
    let rules = Rules::of(question.list);
    let last = question.list + question.lists - 1;
    let limit =
        |of: i32| Rules::of(of).limit(question, LevelId::Udsat, Id::Convicted, &mut Sum::silent()).ok().flatten();
    let convicted = question.convicted.is_some();
    let is_open = |each: &Move| {
        let group = question.counts.share(each.benefit, rules.date).is_none();
        group || matches!(each.to, moves::To::Loentilskud | moves::To::Selvforsoergelse)
    };
    let smaajob = |each: &Move| {
        each.to == moves::To::Smaajob && ![groups::DAGPENGE, groups::SUPPLERENDE_DAGPENGE].contains(&each.benefit)
    };
    let income = question.income;
    let lists_now = now.lists.iter().any(|list| list.status == Status::Met);
    let current = LAST_DAY.year().cast_signed();
    let notes = [
        ("ratesEnd", question.list > current),
        ("sizeUnknown", question.residents.is_none() && rules.size().is_some()),
        ("limitUnknown", convicted && limit(question.list).is_none()),
        ("limitKept", convicted && (question.list + 1..=last).any(|list| limit(list).is_some_and(|limit| limit.kept))),
        ("limitWorkedOut", convicted && worked_out_limit(question, rules)),
        ("averageOnly", question.outside.is_some_and(|years| years.is_average)),
        ("unchangedPopulation", true),
        ("regionUnchanged", income.is_some()),
        ("incomeYear", income.is_some()),
        (
            "wageBelowBenefit",
            income.is_some_and(|income| {
                income.wage.zip(income.benefit).is_some_and(|(wage, benefit)| wage.value <= benefit.value)
            }),
        ),
        ("openGroups", question.moves.iter().any(is_open)),
        ("smaajobOpen", question.smaajob_hours.is_none() && question.moves.iter().any(smaajob)),
        ("countsNothing", !moves.is_empty() && moves.iter().all(|counted| counted.counts == "no")),
        ("afterLists", question.moves.iter().any(|each| each.start >= question::january(last))),
        ("staying", question.staying.value != Percent::WHOLE),
        ("developmentPlan", !rules.has_five() && lists_now),
        ("euCourt", last >= EU_COURT),
        ("rulesMayChange", last > current),
        ("educationDelay", question.moves.iter().any(|each| each.age_counts)),
        ("convictedNotByJobs", target.has(Id::Convicted)),
        (
            "earlierListsUnknown",
            question.earlier_lists.is_none() && rules.lists().iter().any(|(id, _)| *id == ListId::Omdannelse),
        ),
        (
            "yearsRule2021",
            path.iter().any(|step| rates::OMRAADE_OMDANNELSE_AAR.on(Rules::of(step.list).date).is_err())
                && !rules.has_five(),
        ),
    ];
    notes.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect()
}

/// The EU Court judged on 18 December 2025, after that year's list.
const EU_COURT: i32 = 2025;

fn worked_out_limit(question: &Question, rules: Rules) -> bool {
    rules.levels().iter().any(|level| {
        let limit = rules.limit(question, *level, Id::Convicted, &mut Sum::silent());
        limit.ok().flatten().is_some_and(|limit| limit.worked_out)
    })
}
