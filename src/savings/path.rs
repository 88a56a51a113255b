//! One person, two paths: with what they moved to, and on the benefit all the time. Every krone
//! of a year is booked to a purse; the gain is the difference.
//!
//! The paths run week by week, but a year is its runs of equal weeks: so many weeks in one
//! [`State`], then so many in the next. Years with the same runs are computed once.

use alloc::vec::Vec;
use core::mem::{self, Discriminant, discriminant};

use super::{
    outlook::{MOST_YEARS, NOTHING},
    parts::{Part, Parts},
    row::{MOST_STATES, Row, Subsidy, SubsidyPayer, To, Told, Wage, no_benefit},
};
use crate::{
    date::Date,
    few::Few,
    field::Field,
    law::{
        Failure, MONTHS, WEEKS,
        benefits::{Benefit, Held, Taper, VARIANTS},
        refusion::{Counter, Ladder, Split, WEEKS_A_YEAR},
        tax::{LocalTax, TaxYear, Taxpayer, income_tax},
    },
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding},
    month::{Flows, Month, Situation},
    person::Person,
    rates,
    sum::{Figure, Sum, by, less, over, with},
};

/// What the law says on the price date, looked up once for everybody.
#[derive(Debug)]
pub struct Law {
    pub tax: TaxYear,
    pub ladder: Ladder,
    counter: Counter,
    boligsikring_kommune: Figure<Percent>,
    /// None before it began.
    obligatorisk_pension: Option<Figure<Percent>>,
    /// Hours a week.
    full_time: Figure<Hours>,
}

impl Law {
    /// # Errors
    /// [`Failure::MissingRate`] where the year's tax is not known: half of the gain is tax, so
    /// there is no honest answer before tax.
    pub fn on(date: Date, obligatorisk_pension: bool) -> Result<Self, Failure> {
        let pension = rates::OBLIGATORISK_PENSION_SATS;
        Ok(Self {
            tax: TaxYear::on(date)?,
            ladder: Ladder::on(date)?,
            counter: Counter::on(date, 0)?,
            boligsikring_kommune: rates::BOLIGSIKRING_KOMMUNE_ANDEL.on(date)?,
            obligatorisk_pension: if obligatorisk_pension { pension.in_force(date)? } else { None },
            full_time: rates::FULDTID_TIMER_UGE.on(date)?,
        })
    }
}

/// How the kommune counts the weeks of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    /// A benefit week: moves the counter.
    Support,
    /// Selvforsørgelse: 52 of them restart the counter.
    SelfSupporting,
    /// Neither.
    Other,
}

/// Who pays the benefit of a state.
#[derive(Debug, Clone, Copy)]
enum Payer {
    /// Kommune and state, by the ladder.
    Ladder,
    /// The state alone.
    Stat,
    /// Outside the ladder, with a share that was told.
    Fixed(Figure<Percent>),
}

/// A year (52 weeks) of one state. Amounts in kr./year.
#[derive(Debug, Clone, Copy)]
struct State {
    wage: Figure<Kroner>,
    atp_own: Figure<Kroner>,
    atp_employer: Figure<Kroner>,
    pension_own: Figure<Kroner>,
    pension_employer: Figure<Kroner>,
    benefit: Figure<Kroner>,
    /// Own ATP of fleksløntilskud.
    benefit_atp: Figure<Kroner>,
    payer: Payer,
    boligsikring: Figure<Kroner>,
    boernetilskud: Figure<Kroner>,
    /// Paid for daycare after friplads.
    daycare: Figure<Kroner>,
    obligatorisk_pension: Figure<Kroner>,
    subsidy: Option<(Figure<Kroner>, SubsidyPayer)>,
    /// Activation that the kommune saves.
    activation: Figure<Kroner>,
    time: Time,
    /// In work or in education.
    active: bool,
    /// Receives a pension that gives grøn check.
    has_pension: bool,
    lacks: Lacks,
}

/// What the data lacks of the support that rent gives.
#[derive(Debug, Clone, Copy)]
pub struct Lacks {
    /// Boligsikring is left out, since the year's rules are not all known.
    pub boligsikring: bool,
    /// Boligsikring is counted, and kontanthjælpsloftet, which may cut it, is not known.
    pub loft: bool,
}

/// Bits of a way's key for a state, for the weeks in it and for a counter: five runs, their number and six
/// counters fit into it.
const STATE_BITS: u32 = 3;
const WEEK_BITS: u32 = 6;
const COUNTER_BITS: u32 = 13;

/// So many weeks in a state, by its index: 0 is before.
type Run = (usize, i32);

/// The runs of a year: each state at most once.
type Runs = Few<Run, MOST_STATES>;

/// A year on the benefit.
const ALL_BEFORE: Run = (0, WEEKS_A_YEAR);

/// What a year holds but for who pays the benefit, which depends on the weeks before it.
#[derive(Debug, Clone, Copy)]
struct Year {
    kommuneskat: Figure<Kroner>,
    kirkeskat: Figure<Kroner>,
    /// The state's part of the tax.
    tax_of_stat: Figure<Kroner>,
    /// The kommune's tax base after personfradrag.
    base: Figure<Kroner>,
    boligsikring_kommune: Figure<Kroner>,
    boligsikring_stat: Figure<Kroner>,
    boernetilskud: Figure<Kroner>,
    daycare: Figure<Kroner>,
    obligatorisk_pension: Figure<Kroner>,
    subsidy_kommune: Figure<Kroner>,
    subsidy_stat: Figure<Kroner>,
    activation: Figure<Kroner>,
    borger: Figure<Kroner>,
    opsparing: Figure<Kroner>,
    /// What employers pay for the work: wage, and their ATP and pension.
    production: Figure<Kroner>,
}

impl Year {
    const NOTHING: Self = Self {
        kommuneskat: NOTHING,
        kirkeskat: NOTHING,
        tax_of_stat: NOTHING,
        base: NOTHING,
        boligsikring_kommune: NOTHING,
        boligsikring_stat: NOTHING,
        boernetilskud: NOTHING,
        daycare: NOTHING,
        obligatorisk_pension: NOTHING,
        subsidy_kommune: NOTHING,
        subsidy_stat: NOTHING,
        activation: NOTHING,
        borger: NOTHING,
        opsparing: NOTHING,
        production: NOTHING,
    };

    /// Adds so many times another's amounts.
    fn add_times(&mut self, times: i64, other: &Self) -> Result<(), Overflow> {
        let own = [
            (&mut self.kommuneskat, other.kommuneskat),
            (&mut self.kirkeskat, other.kirkeskat),
            (&mut self.tax_of_stat, other.tax_of_stat),
            (&mut self.base, other.base),
            (&mut self.boligsikring_kommune, other.boligsikring_kommune),
            (&mut self.boligsikring_stat, other.boligsikring_stat),
            (&mut self.boernetilskud, other.boernetilskud),
            (&mut self.daycare, other.daycare),
            (&mut self.obligatorisk_pension, other.obligatorisk_pension),
            (&mut self.subsidy_kommune, other.subsidy_kommune),
            (&mut self.subsidy_stat, other.subsidy_stat),
            (&mut self.activation, other.activation),
            (&mut self.borger, other.borger),
            (&mut self.opsparing, other.opsparing),
            (&mut self.production, other.production),
        ];
        own.into_iter().try_for_each(|(own, other)| add_times(own, times, other))
    }
}

/// Adds so many times another amount.
fn add_times(own: &mut Figure<Kroner>, times: i64, other: Figure<Kroner>) -> Result<(), Overflow> {
    own.value = own.value.plus(other.value.times(times)?)?;
    Ok(())
}

const NOTHING_PAID: Split = Split { benefit: NOTHING, kommune: NOTHING, stat: NOTHING };

fn add_times_paid(own: &mut Split, times: i64, other: &Split) -> Result<(), Overflow> {
    add_times(&mut own.kommune, times, other.kommune)?;
    add_times(&mut own.stat, times, other.stat)
}

/// A way that a year can go beside the year on the benefit.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// Its year, an index into [`Walker::years`].
    year: usize,
    /// Who pays the benefits of it, and of the year on the benefit.
    paid: [Split; 2],
    grant: Figure<Kroner>,
}

/// Years of those who keep the job.
const KEPT: usize = MOST_YEARS.unsigned_abs() as usize;

/// How the years of each scenario go.
#[derive(Debug, Default)]
pub struct Walk {
    /// By year, then by scenario: which way it goes, an index into [`Room::ways`], and its weeks in work
    /// or in education.
    years: Vec<(usize, i32)>,
    scenarios: usize,
    /// The counter restarts in one of the scenarios.
    pub restarts: bool,
}

impl Walk {
    /// The scenarios of each year.
    pub fn years(&self) -> impl Iterator<Item = &[(usize, i32)]> {
        self.years.chunks_exact(self.scenarios.max(1))
    }
}

/// What a row is computed in. It is used again from row to row: one among many takes no memory of its own.
#[derive(Debug, Default)]
pub struct Room {
    states: Vec<State>,
    /// Is a week of the state to the øre as one before?
    as_before: Vec<bool>,
    years: Vec<(Runs, Year)>,
    /// What is paid of a year on the benefit, by the counter's weeks.
    without: Vec<(i32, Split)>,
    /// Every way that occurs, and everything that moves in it, by where it was taken from.
    ways: Vec<Way>,
    keys: Vec<u128>,
    /// What is booked of those that were written.
    written: Vec<Parts<Figure<Kroner>>>,
    /// Later years on the benefit, by the counter's step that they begin on.
    later: Vec<(i32, i32, usize)>,
    walk: Walk,
}

impl Room {
    fn clear(&mut self) {
        let Self {
            states,
            as_before,
            years,
            without,
            ways,
            keys,
            written,
            later,
            walk,
        } = self;
        states.clear();
        as_before.clear();
        years.clear();
        without.clear();
        ways.clear();
        keys.clear();
        written.clear();
        later.clear();
        walk.years.clear();
    }
}

/// The person's side of the two paths.
pub struct Walker<'a> {
    row: &'a Row,
    law: &'a Law,
    local: &'a LocalTax,
    room: Room,
    staying: Figure<Percent>,
}

/// What is the same for all rows and not of the law.
#[derive(Debug, Clone, Copy)]
pub struct Common {
    /// Own and employer's ATP is counted.
    pub atp: bool,
    /// Share who stay in the kommune.
    pub staying: Percent,
    /// Kr. a year.
    pub saved_activation: Kroner,
}

impl<'a> Walker<'a> {
    /// Computes the states of a row, its wages taken as a share of what they are.
    pub fn new(
        row: &'a Row,
        law: &'a Law,
        local: &'a LocalTax,
        common: &Common,
        wages: Percent,
        mut room: Room,
        sum: &mut Sum,
    ) -> Result<Self, Failure> {
        room.clear();
        sum.section("before");
        let before = State::before(row, law, common, sum)?;
        room.as_before.push(true);
        let as_before = before.moved();
        room.states.push(before);
        for (phase, number) in row.phases.iter().zip(1..) {
            sum.section_of("phase", number);
            let wage = phase.wage.map(|wage| varied(wage, wages)).transpose()?;
            let state = match phase.to {
                To::Smaajob => State::beside(row, law, common, row.person.held, wage, sum)?,
                To::Fleksjob => State::beside(row, law, common, fleksjob(row), wage, sum)?,
                To::Su => match phase.su {
                    Some(su) => State::beside(row, law, common, held_in(row, su), wage, sum)?,
                    None => State::without_benefit(row, law, common, phase.to, wage, None, sum)?,
                },
                to => State::without_benefit(row, law, common, to, wage, phase.subsidy, sum)?,
            };
            room.as_before.push(state.moved() == as_before);
            room.states.push(state);
        }
        Ok(Self {
            row,
            law,
            local,
            room,
            staying: Figure::assumption(Field::Staying, common.staying),
        })
    }

    /// The room for the next row, with what was walked in it.
    pub fn into_room(self, walk: Walk) -> Room {
        Room { walk, ..self.room }
    }

    /// The same states where another share stay in the kommune: it moves what is booked, but
    /// neither the states nor the years.
    #[must_use]
    pub fn with_staying(&self, share: Percent) -> Self {
        Self {
            row: self.row,
            law: self.law,
            local: self.local,
            room: Room {
                states: self.room.states.clone(),
                as_before: self.room.as_before.clone(),
                years: self.room.years.clone(),
                without: self.room.without.clone(),
                ..Room::default()
            },
            staying: Figure::assumption(Field::Staying, share),
        }
    }

    /// Walks every scenario: the job lost after so many weeks, or never within the years.
    pub fn walk(&mut self, losses: &[i32], years: i32, weeks_on_support: i32, sum: &mut Sum) -> Result<Walk, Failure> {
        let horizon = years * WEEKS_A_YEAR;
        let granted_after = self.grant_week(horizon)?;
        let granted = |year: i32, lost: i32| {
            granted_after.is_some_and(|week| {
                week <= lost && (year * WEEKS_A_YEAR + 1..=(year + 1) * WEEKS_A_YEAR).contains(&week)
            })
        };
        // Only the ladder has a first step to come back to.
        let by_ladder = self.state(0).is_some_and(|before| before.time == Time::Support);
        let mut walk = Walk {
            scenarios: losses.len(),
            restarts: false,
            ..mem::take(&mut self.room.walk)
        };
        let all = losses.len() * usize::try_from(years).unwrap_or_default();
        walk.years.resize(all, (0, 0));
        // Those who never lose the job: the counter as each year begins, and the year.
        let mut counter = self.law.counter.starting_at(weeks_on_support);
        let mut kept = Few::<_, KEPT>::none((counter, 0, 0));
        for year in 0..years {
            let (at_start, runs) = (counter, self.runs(year, horizon)?);
            let active = self.active_weeks(&runs);
            let way = self.way((weeks_on_support, year), runs, &mut counter, granted(year, horizon), sum)?;
            kept.push((at_start, active, way))?;
        }
        self.room.later.clear();
        for (scenario, lost) in losses.iter().enumerate() {
            let mut counter = self.law.counter;
            let booked = walk.years.iter_mut().skip(scenario).step_by(losses.len()).zip(&*kept);
            for (year, (goes, (at_start, active, way))) in (0_i32..).zip(booked) {
                if (year + 1) * WEEKS_A_YEAR <= *lost {
                    *goes = (*way, *active);
                    continue;
                }
                if year * WEEKS_A_YEAR <= *lost {
                    counter = *at_start;
                    let runs = self.runs(year, *lost)?;
                    let active = self.active_weeks(&runs);
                    let granted = granted(year, *lost);
                    *goes = (self.way((weeks_on_support, year), runs, &mut counter, granted, sum)?, active);
                    // It matters to those who come back to the benefit.
                    let restarts = at_start.weeks() < weeks_on_support || counter.weeks() < at_start.weeks();
                    walk.restarts |= by_ladder && restarts;
                    continue;
                }
                let begins = counter.weeks().min(self.law.ladder.last_step());
                let known = self.room.later.iter().find(|(known, of, _)| *known == year && *of == begins);
                if let Some((_, _, way)) = known {
                    *goes = (*way, 0);
                    self.advance(&mut counter, 0, WEEKS_A_YEAR);
                } else {
                    let way = self.way((weeks_on_support, year), all_before(), &mut counter, false, sum)?;
                    self.room.later.push((year, begins, way));
                    *goes = (way, 0);
                }
            }
        }
        Ok(walk)
    }

    fn active_weeks(&self, runs: &[Run]) -> i32 {
        runs.iter().filter(|(state, _)| self.is_active(*state)).map(|(_, weeks)| weeks).sum()
    }

    fn state(&self, index: usize) -> Option<&State> {
        self.room.states.get(index)
    }

    fn is_active(&self, state: usize) -> bool {
        self.state(state).is_some_and(|state| state.active)
    }

    fn is_as_before(&self, state: usize) -> bool {
        self.room.as_before.get(state).copied().unwrap_or_default()
    }

    fn advance(&self, counter: &mut Counter, state: usize, weeks: i32) {
        match self.state(state).map(|state| state.time) {
            Some(Time::Support) => counter.benefit_weeks(weeks),
            Some(Time::SelfSupporting) => counter.self_supporting_weeks(weeks),
            Some(Time::Other) | None => counter.other_weeks(weeks),
        }
    }

    /// The runs of a year (from 0) when the job is lost after so many weeks.
    fn runs(&self, year: i32, lost: i32) -> Result<Runs, Overflow> {
        let (from, to) = (year * WEEKS_A_YEAR, (year + 1) * WEEKS_A_YEAR);
        let mut runs = Runs::none(ALL_BEFORE);
        let mut at = from;
        for (index, phase) in self.row.phases.iter().enumerate() {
            let ends = self.row.phases.get(index + 1).map_or(to, |next| next.from_week).min(lost).min(to);
            if ends > at && phase.from_week <= at {
                runs.push((index + 1, ends - at))?;
                at = ends;
            }
        }
        if at < to {
            runs.push((0, to - at))?;
        }
        Ok(runs)
    }

    /// The week in which the grant's condition is met by those who keep the job.
    fn grant_week(&self, horizon: i32) -> Result<Option<i32>, Overflow> {
        let Some(grant) = self.row.grant else { return Ok(None) };
        let mut missing = grant.weeks;
        for year in 0..horizon / WEEKS_A_YEAR {
            let mut at = year * WEEKS_A_YEAR;
            for (state, weeks) in self.runs(year, horizon)?.iter() {
                if self.is_active(*state) {
                    if *weeks >= missing {
                        return Ok(Some(at + missing));
                    }
                    missing -= weeks;
                }
                at += weeks;
            }
        }
        Ok(None)
    }

    /// Is a full year of the last wage less than the benefit? Then supplementary benefit is likely
    /// beside it, which is not counted.
    pub fn is_wage_below_benefit(&self) -> bool {
        let benefit = self.state(0).map_or(Kroner::ZERO, |before| before.benefit.value);
        let Some((phase, state)) = self.row.phases.last().zip(self.room.states.last()) else { return false };
        let wage = state.wage.value;
        matches!(phase.to, To::Job | To::Elev | To::Loentilskud) && wage < benefit
    }

    /// What one of the states lacks.
    pub fn lacks(&self) -> Lacks {
        let any = |lacks: fn(&Lacks) -> bool| self.room.states.iter().any(|state| lacks(&state.lacks));
        Lacks {
            boligsikring: any(|lacks| lacks.boligsikring),
            loft: any(|lacks| lacks.loft),
        }
    }

    /// Which way it is: computed once for each way that a year can go.
    fn way(
        &mut self,
        (weeks_on_support, year): (i32, i32),
        runs: Runs,
        counter: &mut Counter,
        granted: bool,
        sum: &mut Sum,
    ) -> Result<usize, Failure> {
        let last_step = self.law.ladder.last_step();
        let start = *counter;
        // The key: the counter at each run that the ladder pays, up to its last step; the same of the path
        // on the benefit; the runs.
        let mut key = u128::from(granted);
        let mut to_key = |bits: u32, value: i32| {
            let value = u128::try_from(value).ok().filter(|value| value >> bits == 0).ok_or(Overflow)?;
            key = key << bits | value;
            Ok::<_, Overflow>(())
        };
        for (state, weeks) in runs.iter() {
            if self.state(*state).is_some_and(|state| matches!(state.payer, Payer::Ladder)) {
                to_key(COUNTER_BITS, counter.weeks().min(last_step))?;
            }
            self.advance(counter, *state, *weeks);
        }
        let counterfactual = self.state(0).map_or(0, |before| match before.time {
            Time::Support => (weeks_on_support + year * WEEKS_A_YEAR).min(last_step),
            _ => 0,
        });
        to_key(COUNTER_BITS, counterfactual)?;
        // Where every state is as before, the year is too, to the øre: it is not divided in runs.
        let runs = if runs.iter().all(|(state, _)| self.is_as_before(*state)) { all_before() } else { runs };
        for (state, weeks) in runs.iter() {
            to_key(STATE_BITS, i32::try_from(*state).map_err(|_| Overflow)?)?;
            to_key(WEEK_BITS, *weeks)?;
        }
        // With their number, what a bit means is certain.
        to_key(STATE_BITS, i32::try_from(runs.len()).map_err(|_| Overflow)?)?;
        if let Some(known) = self.room.keys.iter().position(|known| *known == key) {
            return Ok(known);
        }
        let way = self.compute(&runs, counterfactual, granted, start, sum)?;
        if sum.is_written() {
            let gain = self.book(&way, sum)?;
            self.room.written.push(gain);
        }
        self.room.keys.push(key);
        self.room.ways.push(way);
        Ok(self.room.ways.len() - 1)
    }

    fn compute(
        &mut self,
        runs: &Runs,
        counterfactual: i32,
        granted: bool,
        start: Counter,
        sum: &mut Sum,
    ) -> Result<Way, Failure> {
        // The first of all years.
        self.year(&all_before(), sum)?;
        let year = self.year(runs, sum)?;
        sum.section_of("gain", self.room.ways.len() + 1);
        let paid_without = self.support_without(counterfactual, sum)?;
        let mut counter = start;
        let paid = self.support(runs, &mut counter, sum)?;
        let grant = match self.row.grant {
            Some(grant) if granted => Figure::input(Field::GrantAmount, grant.amount),
            _ => NOTHING,
        };
        Ok(Way { year, paid: [paid, paid_without], grant })
    }

    fn book(&self, way: &Way, sum: &mut Sum) -> Result<Parts<Figure<Kroner>>, Failure> {
        let year = |index: usize| self.room.years.get(index).map(|(_, year)| year).ok_or(Overflow);
        let [paid, paid_without] = &way.paid;
        book(year(way.year)?, year(0)?, paid, paid_without, way.grant, self.staying, sum)
    }

    /// What is booked of a way.
    pub fn gain(&self, way: usize) -> Result<Parts<Figure<Kroner>>, Failure> {
        match self.room.written.get(way) {
            Some(gain) => Ok(*gain),
            None => self.book(self.room.ways.get(way).ok_or(Overflow)?, &mut Sum::silent()),
        }
    }

    /// What is booked of ways, each times its chance in millionths, added: millionths of øre.
    ///
    /// Where everybody stays, nothing is rounded from a year to what is booked of it. Then the years
    /// are averaged, and booked once.
    pub fn average(&self, chances: &[(usize, Percent)]) -> Result<Parts<Kroner>, Failure> {
        let mut all = Parts::<Kroner>::default();
        if self.staying.value != Percent::WHOLE {
            for (way, chance) in chances {
                all.try_join(&self.gain(*way)?, |all, one| all.plus(one.value.times(chance.count())?))?;
            }
            return Ok(all);
        }
        let [mut with_it, mut without] = [Year::NOTHING; 2];
        let [mut paid, mut paid_without] = [NOTHING_PAID; 2];
        let mut grant = NOTHING;
        let mut all_chances = 0;
        let year = |index: usize| self.room.years.get(index).map(|(_, year)| year).ok_or(Overflow);
        for (way, chance) in chances {
            let way = self.room.ways.get(*way).ok_or(Overflow)?;
            let times = chance.count();
            all_chances += times;
            with_it.add_times(times, year(way.year)?)?;
            for (all, paid) in [&mut paid, &mut paid_without].into_iter().zip(&way.paid) {
                add_times_paid(all, times, paid)?;
            }
            add_times(&mut grant, times, way.grant)?;
        }
        without.add_times(all_chances, year(0)?)?;
        let booked = book(&with_it, &without, &paid, &paid_without, grant, self.staying, &mut Sum::silent())?;
        all.try_join(&booked, |_, one| Ok::<_, Overflow>(one.value))?;
        Ok(all)
    }

    /// Who pays the benefits of a year on it, from the counter's weeks on: of a silent sum computed once.
    fn support_without(&mut self, weeks: i32, sum: &mut Sum) -> Result<Split, Failure> {
        let known = self.room.without.iter().find(|(known, _)| *known == weeks && !sum.is_written());
        if let Some((_, split)) = known {
            return Ok(*split);
        }
        let split = self.support(&all_before(), &mut self.law.counter.starting_at(weeks), sum)?;
        self.room.without.push((weeks, split));
        Ok(split)
    }

    /// Which year these runs are: computed once.
    fn year(&mut self, runs: &Runs, sum: &mut Sum) -> Result<usize, Failure> {
        if let Some(known) = self.room.years.iter().position(|(known, _)| known == runs) {
            return Ok(known);
        }
        sum.section_of("year", self.room.years.len() + 1);
        let year = self.compute_year(runs, sum)?;
        self.room.years.push((*runs, year));
        Ok(self.room.years.len() - 1)
    }

    /// A flow of the year: of each run its weeks of the state's year.
    fn flow(
        &self,
        runs: &[Run],
        ids: [&'static str; 2],
        of: impl Fn(&State) -> Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Figure<Kroner>, Overflow> {
        let [part, all] = ids;
        let mut last = NOTHING;
        let mut flows = Few::<_, MOST_STATES>::none(with(NOTHING));
        for (state, weeks) in runs {
            let Some(yearly) = self.state(*state).map(&of) else { continue };
            if yearly.value != Kroner::ZERO {
                last = of_weeks(part, yearly, *weeks, sum)?;
                flows.push(with(last))?;
            }
        }
        if flows.len() > 1 { sum.add(all, &flows) } else { Ok(last) }
    }

    fn compute_year(&self, runs: &[Run], sum: &mut Sum) -> Result<Year, Failure> {
        let row = self.row;
        let wage = self.flow(runs, ids!("loen"), |state| state.wage, sum)?;
        let atp_own = self.flow(runs, ids!("atp"), |state| state.atp_own, sum)?;
        let atp_employer = self.flow(runs, ids!("atpArbejdsgiver"), |state| state.atp_employer, sum)?;
        let pension_own = self.flow(runs, ids!("pension"), |state| state.pension_own, sum)?;
        let pension_employer = self.flow(runs, ids!("pensionArbejdsgiver"), |state| state.pension_employer, sum)?;
        let benefit = self.flow(runs, ids!("ydelse"), |state| state.benefit, sum)?;
        let benefit_atp = self.flow(runs, ids!("ydelseAtp"), |state| state.benefit_atp, sum)?;
        let boligsikring = self.flow(runs, ids!("boligsikring"), |state| state.boligsikring, sum)?;
        let boernetilskud = self.flow(runs, ids!("boernetilskud"), |state| state.boernetilskud, sum)?;
        let daycare = self.flow(runs, ids!("pasning"), |state| state.daycare, sum)?;
        let obligatorisk_pension =
            self.flow(runs, ids!("obligatoriskPension"), |state| state.obligatorisk_pension, sum)?;
        let subsidy_of = |payer: SubsidyPayer| {
            move |state: &State| state.subsidy.filter(|(_, by)| *by == payer).map_or(NOTHING, |(amount, _)| amount)
        };
        let subsidy_kommune = self.flow(runs, ids!("tilskudKommune"), subsidy_of(SubsidyPayer::Kommune), sum)?;
        let subsidy_stat = self.flow(runs, ids!("tilskudStat"), subsidy_of(SubsidyPayer::Stat), sum)?;
        let activation = self.flow(runs, ids!("aktivering"), |state| state.activation, sum)?;

        let transfers = if benefit_atp.value == Kroner::ZERO {
            benefit
        } else {
            sum.add("year.skattepligtigYdelse", &[with(benefit), less(benefit_atp)])?
        };
        let taxpayer = Taxpayer {
            wage,
            atp_own,
            atp_employer,
            pension_own,
            pension_employer,
            transfers,
            age: row.age,
            single_provider: row.person.is_single_provider(),
            children: row.children,
            // As the year ends.
            pensioner: runs.last().and_then(|(state, _)| self.state(*state)).is_some_and(|state| state.has_pension),
            ..Taxpayer::new(self.local.kommuneskat, self.local.kirkeskat)
        };
        let tax = income_tax(&self.law.tax, &taxpayer, sum)?;
        let base = tax.kommune_base(sum)?;
        let boligsikring_kommune = if boligsikring.value == Kroner::ZERO {
            NOTHING
        } else {
            let half = [by(self.law.boligsikring_kommune), by(boligsikring)];
            sum.product("year.boligsikringKommune", &half, Rounding::Ore)?
        };
        let boligsikring_stat = sum.add_some("year.boligsikringStat", &[boligsikring], &[boligsikring_kommune])?;
        let given = [wage, benefit, boligsikring, boernetilskud];
        let borger = sum.add_some("year.borger", &given, &[atp_own, pension_own, benefit_atp, daycare, tax.total])?;
        let saved = [atp_own, atp_employer, pension_own, pension_employer, benefit_atp, obligatorisk_pension];
        let opsparing = sum.add_some("year.opsparing", &saved, &[])?;
        let production = sum.add_some("year.produktion", &[wage, atp_employer, pension_employer], &[])?;
        Ok(Year {
            kommuneskat: tax.kommuneskat,
            kirkeskat: tax.kirkeskat,
            tax_of_stat: tax.stat,
            base,
            boligsikring_kommune,
            boligsikring_stat,
            boernetilskud,
            daycare,
            obligatorisk_pension,
            subsidy_kommune,
            subsidy_stat,
            activation,
            borger,
            opsparing,
            production,
        })
    }

    /// Who pays the benefits of a year: by the ladder, from the counter's weeks on.
    fn support(&self, runs: &[Run], counter: &mut Counter, sum: &mut Sum) -> Result<Split, Failure> {
        let none = Split { benefit: NOTHING, kommune: NOTHING, stat: NOTHING };
        let mut splits = Few::<Split, MOST_STATES>::none(none);
        for (index, weeks) in runs {
            let Some(state) = self.state(*index) else { continue };
            if state.benefit.value != Kroner::ZERO {
                splits.push(match state.payer {
                    Payer::Ladder => self.law.ladder.split(state.benefit, counter.weeks(), *weeks, sum)?,
                    Payer::Stat => {
                        let benefit = of_weeks("refusion.ydelse", state.benefit, *weeks, sum)?;
                        Split { benefit, kommune: NOTHING, stat: benefit }
                    }
                    Payer::Fixed(share) => {
                        let benefit = of_weeks("refusion.ydelse", state.benefit, *weeks, sum)?;
                        let kommune = sum.product("refusion.fast", &[by(share), by(benefit)], Rounding::Ore)?;
                        let stat = sum.add("refusion.stat", &[with(benefit), less(kommune)])?;
                        Split { benefit, kommune, stat }
                    }
                })?;
            }
            self.advance(counter, *index, *weeks);
        }
        let mut all = |id, of: fn(&Split) -> Figure<Kroner>| {
            let mut figures = [NOTHING; MOST_STATES];
            figures.iter_mut().zip(splits.iter().map(of)).for_each(|(place, figure)| *place = figure);
            sum.add_some(id, &figures, &[])
        };
        Ok(Split {
            benefit: all("refusion.ydelser", |split| split.benefit)?,
            kommune: all("refusion.kommuneIAlt", |split| split.kommune)?,
            stat: all("refusion.statIAlt", |split| split.stat)?,
        })
    }
}

/// Ids of a flow's lines: of one run, and of all.
macro_rules! ids {
    ($name:literal) => {
        [concat!("year.", $name), concat!("year.", $name, "IAlt")]
    };
}
use ids;

/// A year that is as one before.
fn all_before() -> Runs {
    let mut runs = Runs::none(ALL_BEFORE);
    // There is room for more than one.
    let _ = runs.push(ALL_BEFORE);
    runs
}

fn of_weeks(id: &'static str, yearly: Figure<Kroner>, weeks: i32, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    if weeks == WEEKS_A_YEAR {
        return Ok(yearly);
    }
    let weeks = Figure::constant(Number::whole(weeks));
    sum.product(id, &[by(yearly), by(weeks), over(WEEKS)], Rounding::Ore)
}

/// Books what moved between two years.
fn book(
    after: &Year,
    before: &Year,
    paid: &Split,
    paid_before: &Split,
    grant: Figure<Kroner>,
    staying: Figure<Percent>,
    sum: &mut Sum,
) -> Result<Parts<Figure<Kroner>>, Failure> {
    let mut more = |id, after: Figure<Kroner>, before: Figure<Kroner>| {
        if after.value == before.value { Ok(NOTHING) } else { sum.add::<Kroner>(id, &[with(after), less(before)]) }
    };
    let forsoergelse = more("gain.forsoergelse", paid_before.kommune, paid.kommune)?;
    let kommuneskat = more("gain.kommuneskat", after.kommuneskat, before.kommuneskat)?;
    let boligstoette = more("gain.boligstoette", before.boligsikring_kommune, after.boligsikring_kommune)?;
    let friplads = more("gain.friplads", after.daycare, before.daycare)?;
    let folkekirken = more("gain.folkekirken", after.kirkeskat, before.kirkeskat)?;
    let borger = more("gain.borger", after.borger, before.borger)?;
    let opsparing = more("gain.opsparing", after.opsparing, before.opsparing)?;
    let base = more("gain.udskrivningsgrundlag", after.base, before.base)?;
    let produced = more("gain.produktion", after.production, before.production)?;
    let stat = [
        more("gain.statSkat", after.tax_of_stat, before.tax_of_stat)?,
        more("gain.statYdelse", paid_before.stat, paid.stat)?,
        more("gain.statBoligstoette", before.boligsikring_stat, after.boligsikring_stat)?,
        more("gain.statBoernetilskud", before.boernetilskud, after.boernetilskud)?,
        more("gain.statPension", before.obligatorisk_pension, after.obligatorisk_pension)?,
    ];
    // The tax follows those who move away; what they no longer are paid stays saved.
    let tax_kept = if staying.value == Percent::WHOLE || kommuneskat.value == Kroner::ZERO {
        kommuneskat
    } else {
        sum.product("gain.skat", &[by(staying), by(kommuneskat)], Rounding::Ore)?
    };
    let oevrige = sum.add_some("gain.oevrige", &[kommuneskat], &[tax_kept])?;
    let indsats = sum.add_some("gain.indsats", &[after.activation, grant], &[after.subsidy_kommune])?;
    let kommune = sum.add_some("gain.kommune", &[forsoergelse, tax_kept, boligstoette, friplads, indsats], &[])?;
    let stat = sum.add_some("gain.stat", &stat, &[after.subsidy_stat, grant])?;
    let arbejdsgiver = sum.add_some("gain.arbejdsgiver", &[after.subsidy_kommune, after.subsidy_stat], &[])?;
    let all = [kommune, stat, borger, opsparing, arbejdsgiver, oevrige, folkekirken];
    let total = sum.add_some("gain.iAlt", &all, &[])?;
    let production = sum.add_some("gain.produktionIAlt", &[produced, after.activation], &[])?;
    let mut parts = Parts::all(NOTHING);
    for (part, figure) in [
        (Part::Kommune, kommune),
        (Part::Stat, stat),
        (Part::Borger, borger),
        (Part::Opsparing, opsparing),
        (Part::Arbejdsgiver, arbejdsgiver),
        (Part::Oevrige, oevrige),
        (Part::Folkekirken, folkekirken),
        (Part::Total, total),
        (Part::Forsoergelse, forsoergelse),
        (Part::Skat, tax_kept),
        (Part::Boligstoette, boligstoette),
        (Part::Friplads, friplads),
        (Part::Indsats, indsats),
        (Part::Base, base),
        (Part::Production, production),
    ] {
        parts.set(part, figure);
    }
    Ok(parts)
}

impl State {
    const EMPTY: Self = Self {
        wage: NOTHING,
        atp_own: NOTHING,
        atp_employer: NOTHING,
        pension_own: NOTHING,
        pension_employer: NOTHING,
        benefit: NOTHING,
        benefit_atp: NOTHING,
        payer: Payer::Stat,
        boligsikring: NOTHING,
        boernetilskud: NOTHING,
        daycare: NOTHING,
        obligatorisk_pension: NOTHING,
        subsidy: None,
        activation: NOTHING,
        time: Time::Other,
        active: false,
        has_pension: false,
        lacks: Lacks { boligsikring: false, loft: false },
    };

    /// Everything that moves but a subsidy.
    const fn amounts(&self) -> [Figure<Kroner>; 12] {
        [
            self.wage,
            self.atp_own,
            self.atp_employer,
            self.pension_own,
            self.pension_employer,
            self.benefit,
            self.benefit_atp,
            self.boligsikring,
            self.boernetilskud,
            self.daycare,
            self.obligatorisk_pension,
            self.activation,
        ]
    }

    /// Everything that moves, as it is compared.
    fn moved(&self) -> ([Kroner; 12], [bool; 2], Discriminant<Payer>) {
        let amounts = self.amounts().map(|amount| amount.value);
        (amounts, [self.subsidy.is_some(), self.has_pension], discriminant(&self.payer))
    }

    /// On the benefit, or on nothing where none was held.
    fn before(row: &Row, law: &Law, common: &Common, sum: &mut Sum) -> Result<Self, Failure> {
        if !row.has_benefit {
            let mut state = Self::without_benefit(row, law, common, To::Unknown, None, None, sum)?;
            (state.time, state.activation) = (Time::Other, NOTHING);
            return Ok(state);
        }
        let mut state = Self::beside(row, law, common, row.person.held, None, sum)?;
        state.active = false;
        Ok(state)
    }

    /// A benefit, with or without hours beside it.
    fn beside(
        row: &Row,
        law: &Law,
        common: &Common,
        held: Held,
        wage: Option<Wage>,
        sum: &mut Sum,
    ) -> Result<Self, Failure> {
        let (situation, hours) = situation(row, held, law, common, wage.as_ref(), sum)?;
        let mut month = Month::new(&situation, sum)?;
        if let Taper::Absence { hourly, .. } = &mut month.taper {
            // The hours beside an illness do not tell the wage before it: what is paid for the
            // others is their part of the rate.
            *hourly = None;
        }
        let flows = month.flows(hours, sum)?;
        let mut state = Self::of_month(&flows, None, sum)?;
        state.lacks.boligsikring = row.rent > Kroner::ZERO && month.boligsikring.is_none();
        state.lacks.loft =
            held.variant.is_old_help() && month.loft.is_none() && state.boligsikring.value > Kroner::ZERO;
        let benefit = held.variant.benefit;
        let is_own = held.variant == row.person.held.variant;
        state.payer = match row.kommune_share.filter(|_| is_own) {
            Some(share) => Payer::Fixed(Figure::input(Field::KommuneShare, share)),
            None if benefit.is_paid_by_the_state() => Payer::Stat,
            None => Payer::Ladder,
        };
        state.time = match state.payer {
            // Where the hours leave nothing of the benefit, it is a job.
            Payer::Ladder | Payer::Fixed(_) if state.benefit.value == Kroner::ZERO && wage.is_some() => {
                Time::SelfSupporting
            }
            Payer::Ladder => Time::Support,
            Payer::Stat | Payer::Fixed(_) => Time::Other,
        };
        state.active = true;
        if let Some(rate) = law.obligatorisk_pension.filter(|_| benefit.has_obligatorisk_pension())
            && state.benefit.value > Kroner::ZERO
        {
            let terms = [by(rate), by(state.benefit)];
            state.obligatorisk_pension = sum.product("state.obligatoriskPension", &terms, Rounding::Ore)?;
        }
        let is_left = state.benefit.value > Kroner::ZERO;
        state.has_pension = is_left && benefit.is_pension();
        let is_su = |held: &Held| held.variant.benefit == Benefit::Su;
        let left_benefit = (!is_left && wage.is_some()) || (is_su(&held) && !is_su(&row.person.held));
        if row.has_benefit && left_benefit {
            state.activation = Figure::input(Field::SavedActivation, common.saved_activation);
        }
        Ok(state)
    }

    /// No benefit: a job, or nothing.
    fn without_benefit(
        row: &Row,
        law: &Law,
        common: &Common,
        to: To,
        wage: Option<Wage>,
        subsidy: Option<Subsidy>,
        sum: &mut Sum,
    ) -> Result<Self, Failure> {
        let Held { household, provider, .. } = row.person.held;
        let held = no_benefit(row.person.date, household, provider);
        let (situation, hours) = situation(row, held, law, common, wage.as_ref(), sum)?;
        let month = Month::new(&situation, sum)?;
        let flows = month.flows_without_benefit(hours, sum)?;
        let of_hours = wage.as_ref().map(|wage| wage_of_hours(wage, sum)).transpose()?.flatten();
        let mut state = Self::of_month(&flows, of_hours, sum)?;
        state.lacks.boligsikring = row.rent > Kroner::ZERO && month.boligsikring.is_none();
        state.time = if to == To::Loentilskud { Time::Other } else { Time::SelfSupporting };
        state.active = to.is_active();
        if to != To::Loentilskud && row.has_benefit {
            state.activation = Figure::input(Field::SavedActivation, common.saved_activation);
        }
        if let Some(Subsidy { amount, payer }) = subsidy {
            let amount = Figure::input(Field::SubsidyAmount, amount);
            let year = sum.product("state.tilskudAar", &[by(amount), by(MONTHS)], Rounding::None)?;
            state.subsidy = Some((year, payer));
        }
        Ok(state)
    }

    /// Twelve such months, with the year's wage if it is no twelve such months' one.
    fn of_month(flows: &Flows, year_wage: Option<Figure<Kroner>>, sum: &mut Sum) -> Result<Self, Overflow> {
        let support = flows.support.after_loft(sum)?;
        let wage = &flows.wage;
        let mut twelve = |id, month: Figure<Kroner>| {
            if month.value == Kroner::ZERO {
                Ok(NOTHING)
            } else {
                sum.product::<Kroner>(id, &[by(month), by(MONTHS)], Rounding::None)
            }
        };
        Ok(Self {
            wage: year_wage.map_or_else(|| twelve("state.loenAar", wage.gross), Ok)?,
            atp_own: twelve("state.atpAar", wage.atp_own)?,
            atp_employer: twelve("state.atpArbejdsgiverAar", wage.atp_employer)?,
            pension_own: twelve("state.pensionAar", wage.pension)?,
            pension_employer: twelve("state.pensionArbejdsgiverAar", wage.pension_employer)?,
            benefit: twelve("state.ydelseAar", flows.benefit)?,
            benefit_atp: twelve("state.ydelseAtpAar", flows.benefit_atp)?,
            boligsikring: twelve("state.boligsikringAar", support.boligsikring)?,
            boernetilskud: twelve("state.boernetilskudAar", support.boernetilskud)?,
            daycare: twelve("state.pasningAar", support.daycare)?,
            ..Self::EMPTY
        })
    }
}

/// A benefit as this household has it.
fn held_in(row: &Row, held: Held) -> Held {
    Held {
        household: row.person.held.household,
        provider: row.person.held.provider,
        ..held
    }
}

fn fleksjob(row: &Row) -> Held {
    let own = row.person.held;
    let variant = VARIANTS.iter().find(|variant| variant.benefit == Benefit::Fleksjob).unwrap_or(own.variant);
    if own.variant == variant { own } else { Held { variant, amount: None, weekly_hours: None, ..own } }
}

/// The row's situation with a wage, as the law of a month asks for it; and its hours a month.
fn situation(
    row: &Row,
    held: Held,
    law: &Law,
    common: &Common,
    wage: Option<&Wage>,
    sum: &mut Sum,
) -> Result<(Situation, Hours), Overflow> {
    let mut situation = Situation {
        children: row.children,
        age: row.age,
        rent: row.rent,
        daycare: row.daycare,
        ..Situation::new(Person { held, ..row.person }, common.atp)
    };
    let Some(wage) = wage else {
        // Nothing is earned, so nothing is looked up in them.
        situation.told.indkomstfradrag = Some(Kroner::ZERO);
        situation.told.su_fribeloeb = Some(Kroner::ZERO);
        return Ok((situation, Hours::ZERO));
    };
    let hours = hours_a_month(wage, law, sum)?;
    [situation.told.indkomstfradrag, situation.told.su_fribeloeb] = row.allowances;
    situation.pension = row.pension;
    situation.pension_employer = row.pension_employer;
    if wage.per_hour {
        situation.hourly_wage = wage.amount;
    } else {
        situation.monthly_wage = Some(wage.amount);
        if hours > Hours::ZERO {
            // Some rules go by the hour: what this month pays for one.
            let exact = i128::from(wage.amount.ore()) * i128::from(Hours::SCALE);
            let hourly = Rounding::Ore.divide(exact, i128::from(hours.count()), Kroner::SCALE)?;
            situation.hourly_wage = Kroner::new(hourly);
        }
    }
    Ok((situation, hours))
}

/// The hours of a month.
fn hours_a_month(wage: &Wage, law: &Law, sum: &mut Sum) -> Result<Hours, Overflow> {
    let weekly = match wage.hours {
        Some(Told::Month(hours)) => return Ok(hours),
        Some(Told::Week(hours)) => Figure::input(Field::WageHours, hours),
        None => law.full_time,
    };
    let hours = sum.product("state.timerMaaned", &[by(weekly), by(WEEKS), over(MONTHS)], Rounding::Hundredth)?;
    Ok(hours.value)
}

/// The wage of a full year in a job without a benefit, where it is paid by the hour and the hours are told: by the hours
/// of the year, not of twelve rounded months.
fn wage_of_hours(wage: &Wage, sum: &mut Sum) -> Result<Option<Figure<Kroner>>, Overflow> {
    let Some((told, true)) = wage.hours.map(|told| (told, wage.per_hour)) else { return Ok(None) };
    let (hours, times) = match told {
        Told::Week(hours) => (hours, WEEKS),
        Told::Month(hours) => (hours, MONTHS),
    };
    let terms =
        [by(Figure::input(Field::WageAmount, wage.amount)), by(Figure::input(Field::WageHours, hours)), by(times)];
    sum.product("state.loenAar", &terms, Rounding::Ore).map(Some)
}

/// Every wage changed by the same share.
fn varied(wage: Wage, share: Percent) -> Result<Wage, Overflow> {
    if share == Percent::WHOLE {
        return Ok(wage);
    }
    let exact = i128::from(wage.amount.ore()) * i128::from(share.count());
    let amount = Rounding::Ore.divide(exact, i128::from(Percent::SCALE), Kroner::SCALE)?;
    Ok(Wage { amount: Kroner::new(amount), ..wage })
}
