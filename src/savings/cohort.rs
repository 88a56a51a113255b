//! Everybody: each row's expected years times its persons, added up.

use alloc::{borrow::Cow, vec::Vec};
use core::mem;

use serde::Serialize;

use super::{
    Question,
    outlook::{Level, Losses, NOTHING, expected_weeks},
    parts::{Part, Parts},
    path::{Law, Room, Walk, Walker},
    row::Row,
    uncertainty::rest,
};
use crate::{
    date::Date,
    few::Few,
    field::Field,
    input::{Fault, Value},
    law::{Failure, benefits::Benefit, household::boernetilskud, refusion::WEEKS_A_YEAR, tax::LocalTax},
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    person::TaxBasis,
    rates::{self, MissingRate, Rate},
    sum::{Figure, Shares, Status, Sum, Weakest, by, less, with},
    text::{entry_of, field_of},
};

/// The most rows whose own results are told.
pub const MOST_TOLD: usize = 2_000;
/// The most faulty rows that are told.
const MOST_FAULTY: usize = 1_000;
/// The low and the high of who would have found a job anyway.
const OTHER_SHARES: usize = 2;
/// So many kinds of rows are looked through for the weakest of their sources.
const MOST_KINDS: usize = 200;

/// A year of everybody. Amounts in kr./year.
#[derive(Debug, Clone, Copy, Default)]
pub struct YearTotals {
    pub gross: Parts<Kroner>,
    pub net: Parts<Kroner>,
    /// To other kommuner by equalisation, at each share: gross and net.
    pub others: [[Kroner; 2]; 3],
    /// Expected weeks in work or in education.
    pub active: Number,
}

/// One row's result. Amounts in kr., gross, for the whole row.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RowResult {
    row: usize,
    persons: i32,
    valued: bool,
    months: Number,
    kommune_first: Kroner,
    stat_first: Kroner,
    borger_first: Kroner,
    kommune: Kroner,
    stat: Kroner,
    borger: Kroner,
    total: Kroner,
}

/// A row that was left out.
#[derive(Debug, Clone, Serialize)]
pub struct Faulty {
    /// Its number, from the first on.
    pub row: usize,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// A question about everybody under another assumption: which paths, how long jobs last, and the
/// share of the gain that counts.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub paths: PathCase,
    pub level: Option<Level>,
    pub shares: [Percent; 2],
}

/// Which paths: another wage or counter, another share who stay, and jobs that are shorter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathCase {
    /// Every wage, as a share of itself.
    pub wages: Percent,
    /// Benefit weeks already, instead of each row's own.
    pub weeks_on_support: Option<i32>,
    /// The share of the job's time that is taken off.
    pub shorter: Percent,
    /// The share who stay in the kommune, instead of the question's.
    pub staying: Option<Percent>,
}

impl PathCase {
    pub const BASE: Self = Self {
        wages: Percent::WHOLE,
        weeks_on_support: None,
        shorter: Percent::ZERO,
        staying: None,
    };

    /// Benefit weeks of a row already.
    fn counter_of(&self, row: &Row) -> i32 {
        self.weeks_on_support.unwrap_or(row.weeks_on_support)
    }
}

/// What a [`Case`] comes to by year: kommune, all purses, and to other kommuner by equalisation.
pub type CaseYears = Vec<[Kroner; 3]>;

/// The figures of the row that is written out, for all of its persons.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its place among the rows that are told.
    pub at: usize,
    pub years: Vec<WrittenYear>,
    /// Year 1 of those who keep the job all of it.
    pub full_year: Parts<Figure<Kroner>>,
    /// The share of the gain that the effort accounts for, and the share of that that displaces
    /// nobody.
    pub shares: [Figure<Percent>; 2],
}

/// A year's figures of the row that is written out, for all of its persons.
#[derive(Debug, Clone)]
pub struct WrittenYear {
    pub gross: Parts<Figure<Kroner>>,
    pub net: Parts<Figure<Kroner>>,
    pub others: [[Figure<Kroner>; 2]; 3],
    /// Expected weeks in work or in education.
    pub active: Figure<Number>,
}

/// What must be known about an answer; the page has a sentence for each.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sentence that is said or not")]
pub struct Flags {
    pub average_tax: bool,
    pub rule_changes: bool,
    pub wage_below_benefit: bool,
    pub counted: bool,
    pub restarts: bool,
    pub boligsikring_unknown: bool,
    pub loft_unknown: bool,
    pub boernetilskud_unknown: bool,
    pub spouse: bool,
    pub payer_assumed: bool,
    pub su: bool,
    pub loentilskud: bool,
    pub own_end: bool,
}

impl Flags {
    /// Each of them.
    pub const fn each(&mut self) -> [&mut bool; 13] {
        [
            &mut self.average_tax,
            &mut self.rule_changes,
            &mut self.wage_below_benefit,
            &mut self.counted,
            &mut self.restarts,
            &mut self.boligsikring_unknown,
            &mut self.loft_unknown,
            &mut self.boernetilskud_unknown,
            &mut self.spouse,
            &mut self.payer_assumed,
            &mut self.su,
            &mut self.loentilskud,
            &mut self.own_end,
        ]
    }
}

/// Everybody so far.
#[derive(Debug)]
pub struct Cohort {
    pub question: Question,
    law: Law,
    /// The average kommuneskat of the country.
    average: Figure<Percent>,
    equalisation: Vec<Figure<Percent>>,
    pub losses: Losses,
    /// At low, central and high.
    levels: [Losses; 3],
    cases: Vec<Case>,
    pub case_totals: Vec<CaseYears>,
    pub years: Vec<YearTotals>,
    /// What the kommune gets net in year 1 at each of the question's other shares who would have
    /// found a job anyway.
    pub other_shares: Vec<(Percent, Kroner)>,
    /// Year 1 of those who keep the job all of it.
    pub full_year: Parts<Kroner>,
    pub rows: Vec<RowResult>,
    pub faulty: Vec<Faulty>,
    pub faulty_count: usize,
    pub seen: usize,
    pub persons: i64,
    pub valued: i64,
    kinds: Vec<Vec<usize>>,
    room: Room,
    chances: Chances,
    /// A row's own years.
    expected: Vec<ExpectedYear>,
    pub weakest: Option<Weakest>,
    pub flags: Flags,
    pub tax: Option<TaxBasis>,
    /// Begins with the row that is written out, if there is one.
    pub sum: Sum,
    pub written: Option<Written>,
}

impl Cohort {
    pub fn new(question: Question, cases: Vec<Case>) -> Result<Self, Failure> {
        let (date, years) = (question.date, question.years);
        let expected = |retention| Losses::expected(retention, date, years);
        let at = |level| expected(question.retention.at(level));
        let count = usize::try_from(years).unwrap_or_default();
        Ok(Self {
            law: Law::on(date, question.obligatorisk_pension)?,
            average: rates::KOMMUNESKAT_GENNEMSNIT.on(date)?,
            equalisation: equalisation_shares(&question),
            losses: expected(question.retention)?,
            levels: [at(Level::Low)?, at(Level::Central)?, at(Level::High)?],
            case_totals: cases.iter().map(|_| alloc::vec![[Kroner::ZERO; 3]; count]).collect(),
            cases,
            years: alloc::vec![YearTotals::default(); count],
            other_shares: question.other_shares().into_iter().map(|share| (share, Kroner::ZERO)).collect(),
            full_year: Parts::default(),
            rows: Vec::new(),
            faulty: Vec::new(),
            faulty_count: 0,
            seen: 0,
            persons: 0,
            valued: 0,
            kinds: Vec::new(),
            room: Room::default(),
            chances: Chances::default(),
            expected: Vec::new(),
            weakest: None,
            flags: Flags::default(),
            tax: None,
            sum: if question.sum.any() { Sum::written() } else { Sum::silent() },
            written: None,
            question,
        })
    }

    /// Takes rows in. Faulty ones are left out and told.
    ///
    /// # Errors
    /// An amount of everybody together that does not fit.
    pub fn add(&mut self, rows: &[Value]) -> Result<Vec<Faulty>, Overflow> {
        let mut left_out = Vec::new();
        for value in rows {
            let number = self.count_row();
            if let Err(faults) = self.add_value(number, value)? {
                self.left_out(Faulty { row: number, faults }, &mut left_out);
            }
        }
        Ok(left_out)
    }

    /// One row more: its number.
    pub fn count_row(&mut self) -> usize {
        let number = self.seen;
        self.seen = self.seen.saturating_add(1);
        if self.seen > MOST_TOLD {
            // So many are told by nobody, and need no room.
            self.rows = Vec::new();
        }
        number
    }

    /// Leaves a row out.
    pub fn left_out(&mut self, faulty: Faulty, all: &mut Vec<Faulty>) {
        self.faulty_count = self.faulty_count.saturating_add(1);
        if self.faulty.len() < MOST_FAULTY {
            self.faulty.push(faulty.clone());
        }
        all.push(faulty);
    }

    /// Takes in a row, and tells what it comes to or what is wrong with it.
    pub fn add_value(&mut self, number: usize, value: &Value) -> Result<Result<Gross, Vec<Fault>>, Overflow> {
        match Row::read(value, number, self.question.date) {
            Ok(row) => self.add_one(number, &row),
            Err(faults) => Ok(Err(faults)),
        }
    }

    /// The same of a row that was read.
    pub fn add_one(&mut self, number: usize, row: &Row) -> Result<Result<Gross, Vec<Fault>>, Overflow> {
        match self.add_row(number, row) {
            Err(Wrong::Law(Failure::Overflow)) => Err(Overflow),
            Err(wrong) => Ok(Err(wrong.of_row(number))),
            Ok(gross) => Ok(Ok(gross)),
        }
    }

    fn add_row(&mut self, number: usize, row: &Row) -> Result<Gross, Wrong> {
        let told = self.seen <= MOST_TOLD;
        if !row.is_valued() {
            self.persons = self.persons.checked_add(row.persons.into()).ok_or(Overflow)?;
            self.flags.counted = true;
            if told {
                self.rows.push(RowResult::counted(number, row.persons));
            }
            return Ok(NOT_VALUED);
        }
        let local = local_tax(row)?;
        let is_written = self.question.sum.any()
            && self.written.is_none()
            && self.question.sum_row.is_none_or(|wanted| wanted == number);
        let kind = (self.kinds.len() < MOST_KINDS).then(|| kind_of(row)).filter(|kind| !self.kinds.contains(kind));
        let mut sum = if is_written || kind.is_some() { Sum::written() } else { Sum::silent() };

        // The row's own years, before anything of everybody's is touched.
        let paths = self.question.paths;
        let (room, mut chances, mut expected) =
            (mem::take(&mut self.room), mem::take(&mut self.chances), mem::take(&mut self.expected));
        let weeks = self.loss_weeks(row, paths.shorter);
        let mut walker = self.walker(row, &local, paths.wages, room, &mut sum)?;
        let walk = walker.walk(&weeks, self.question.years, paths.counter_of(row), &mut sum)?;
        sum.section("effect");
        let shares = self.question.shares(&mut sum)?;
        self.expect(row, shares, (&walker, &walk), &mut chances, &mut expected, &mut sum)?;
        let kept = walk.years().next().and_then(|first| first.last()).map(|(way, _)| walker.gain(*way)).transpose()?;
        let mut flags = self.flags;
        Self::note(&mut flags, self.question.date, row, &local, &walker, &walk);
        let other_shares = self.at_other_shares(row, &walker, &walk, &mut chances)?;
        let (cases, room) = if self.cases.is_empty() {
            (Vec::new(), walker.into_room(walk))
        } else {
            (self.cases_of(row, &local, walker, walk, &mut chances)?, Room::default())
        };
        let gross = gross(row.persons, &expected)?;

        self.flags = flags;
        (self.room, self.chances) = (room, chances);
        // From here on nothing but an amount of everybody that does not fit can go wrong.
        for (total, year) in self.years.iter_mut().zip(&expected) {
            total.take_in(year, row.persons)?;
        }
        for (total, case) in self.case_totals.iter_mut().flatten().zip(cases.iter().flatten()) {
            for (total, amount) in total.iter_mut().zip(case) {
                *total = total.plus(amount.times(row.persons.into())?)?;
            }
        }
        for ((_, total), amount) in self.other_shares.iter_mut().zip(&*other_shares) {
            *total = total.plus(amount.times(row.persons.into())?)?;
        }
        if let Some(kept) = &kept {
            self.full_year.try_join(kept, |all, one| all.plus(one.value.times(row.persons.into())?))?;
        }
        let used = self.question.used();
        let written = is_written.then(|| {
            let (years, full_year) = group(row, &expected, kept, used, &mut sum)?;
            Ok::<_, Overflow>(Written { at: self.rows.len(), years, full_year, shares })
        });
        let written = written.transpose()?;

        self.persons = self.persons.checked_add(row.persons.into()).ok_or(Overflow)?;
        self.valued = self.valued.checked_add(row.persons.into()).ok_or(Overflow)?;
        if let Some(kind) = kind {
            let origins: Vec<_> =
                expected.iter().flat_map(|year| [year.net.of(Part::Kommune), year.net.of(Part::Total)]).collect();
            let weakest = sum.weakest(&origins.iter().map(|figure| figure.origin).collect::<Vec<_>>());
            if self.weakest.is_none_or(|so_far| weakest.status > so_far.status) {
                // A line of another row's sum is nothing that could be pointed to.
                self.weakest = Some(weakest);
            }
            self.kinds.push(kind);
        }
        if told {
            self.rows.push(RowResult::of(number, row.persons, gross, &expected)?);
        }
        if is_written {
            (self.sum, self.written) = (sum, written);
        }
        if self.tax.is_none() {
            self.tax = Some(TaxBasis::of(Some(&local)));
        }
        self.expected = expected;
        Ok(gross)
    }

    /// After how many weeks the row's job may be lost; the last is never.
    fn loss_weeks(&self, row: &Row, shorter: Percent) -> Cow<'_, [i32]> {
        let horizon = self.question.years * WEEKS_A_YEAR;
        match row.lasts {
            Some(weeks) => {
                let mut own = Losses::certain(weeks.min(horizon)).shorter(shorter);
                own.push(horizon);
                own.into()
            }
            None if shorter == Percent::ZERO => self.losses.weeks.as_slice().into(),
            None => self.losses.shorter(shorter).into(),
        }
    }

    /// The chance of each of [`Self::loss_weeks`].
    fn weights(&self, row: &Row, level: Option<Level>) -> &[Percent] {
        const CERTAIN: [Percent; 2] = [Percent::WHOLE, Percent::ZERO];
        let [low, central, high] = &self.levels;
        match (row.lasts, level) {
            (Some(_), _) => &CERTAIN,
            (None, None) => &self.losses.weights,
            (None, Some(Level::Low)) => &low.weights,
            (None, Some(Level::Central)) => &central.weights,
            (None, Some(Level::High)) => &high.weights,
        }
    }

    fn walker<'a>(
        &'a self,
        row: &'a Row,
        local: &'a LocalTax,
        wages: Percent,
        room: Room,
        sum: &mut Sum,
    ) -> Result<Walker<'a>, Failure> {
        Walker::new(row, &self.law, local, &self.question.common, wages, room, sum)
    }

    /// A row's expected years, for one person.
    fn expect(
        &self,
        row: &Row,
        shares: [Figure<Percent>; 2],
        (walker, walk): (&Walker<'_>, &Walk),
        chances: &mut Chances,
        years: &mut Vec<ExpectedYear>,
        sum: &mut Sum,
    ) -> Result<(), Failure> {
        let weights = self.weights(row, None);
        let shares = Shares::of(shares)?;
        let whole = Shares::of([Figure::constant(Percent::WHOLE); 2])?;
        let staying = Figure::assumption(Field::Staying, self.question.common.staying);
        let used = self.question.used();
        years.clear();
        for year in walk.years() {
            sum.section_of("expected", years.len() + 1);
            let average = Average::of(walker, chances.of(year, weights), sum)?;
            let gross = expected_parts(&average, &whole, |[gross, _]| gross, sum)?;
            let net = expected_parts(&average, &shares, |[_, net]| net, sum)?;
            let mut others = [[NOTHING; 2]; 3];
            for (index, (others, share)) in others.iter_mut().zip(&self.equalisation).enumerate() {
                // Only the share that is used is written out.
                let mut silent = Sum::silent();
                let sum = if index == used { &mut *sum } else { &mut silent };
                for ((amount, base), id) in others.iter_mut().zip([&gross, &net]).zip(EQUALISED) {
                    let terms = [by(*share), by(self.average), by(staying), by(base.of(Part::Base))];
                    *amount = sum.product(id, &terms, Rounding::Ore)?;
                }
            }
            let active = expected_weeks("expected.uger", weights, year.iter().map(|(_, active)| *active), sum)?;
            years.push(ExpectedYear { gross, net, others, active });
        }
        Ok(())
    }

    /// The kommune's first year at the other shares who would have found a job anyway, for one
    /// person: what their own question would answer.
    fn at_other_shares(
        &self,
        row: &Row,
        walker: &Walker<'_>,
        walk: &Walk,
        chances: &mut Chances,
    ) -> Result<Few<Kroner, OTHER_SHARES>, Failure> {
        let mut all = Few::none(Kroner::ZERO);
        let Some(first) = walk.years().next() else { return Ok(all) };
        let kommune = walker.average(chances.of(first, self.weights(row, None)))?.of(Part::Kommune);
        let [_, kept] = self.question.shares(&mut Sum::silent())?;
        for (share, _) in &self.other_shares {
            all.push(Shares::of([Figure::constant(rest(*share)), kept])?.of_total(kommune)?)?;
        }
        Ok(all)
    }

    /// The row under the other assumptions, for one person.
    fn cases_of<'a>(
        &'a self,
        row: &'a Row,
        local: &'a LocalTax,
        base: Walker<'a>,
        walk: Walk,
        chances: &mut Chances,
    ) -> Result<Vec<CaseYears>, Failure> {
        let mut silent = Sum::silent();
        let sum = &mut silent;
        let nothing = Figure::constant(Percent::ZERO);
        let used = self.equalisation.get(self.question.used()).copied().unwrap_or(nothing);
        // The years of a wage are computed once, whatever the counter and the jobs' time; what is
        // booked of them depends on who stays.
        let paths = self.question.paths;
        let mut walkers = alloc::vec![((paths.wages, None), base)];
        let mut walks = alloc::vec![(paths, walk)];
        let mut all = Vec::with_capacity(self.cases.len());
        for case in &self.cases {
            let PathCase { wages, staying, .. } = case.paths;
            if !walkers.iter().any(|(known, _)| *known == (wages, staying)) {
                let own_staying = walkers.iter().find(|(known, _)| *known == (wages, None));
                let walker = match (own_staying, staying) {
                    (Some((_, walker)), Some(share)) => walker.with_staying(share),
                    (None, Some(share)) => self.walker(row, local, wages, Room::default(), sum)?.with_staying(share),
                    (_, None) => self.walker(row, local, wages, Room::default(), sum)?,
                };
                walkers.push(((wages, staying), walker));
            }
            let Some((_, walker)) = walkers.iter_mut().find(|(known, _)| *known == (wages, staying)) else { continue };
            let staying = Figure::constant(staying.unwrap_or(self.question.common.staying));
            if !walks.iter().any(|(known, _)| *known == case.paths) {
                let weeks = self.loss_weeks(row, case.paths.shorter);
                let walk = walker.walk(&weeks, self.question.years, case.paths.counter_of(row), sum)?;
                walks.push((case.paths, walk));
            }
            let Some((_, walk)) = walks.iter().find(|(known, _)| *known == case.paths) else { continue };
            let weights = self.weights(row, case.level);
            let shares = Shares::of(case.shares.map(Figure::constant))?;
            let mut years = Vec::with_capacity(self.years.len());
            for year in walk.years() {
                let average = walker.average(chances.of(year, weights))?;
                let of = |part| shares.of_total(average.of(part));
                let base = Figure::constant(of(Part::Base)?);
                let terms = [by(used), by(self.average), by(staying), by(base)];
                let others: Figure<Kroner> = sum.product("", &terms, Rounding::Ore)?;
                years.push([of(Part::Kommune)?, of(Part::Total)?, others.value]);
            }
            all.push(years);
        }
        Ok(all)
    }

    /// What must be known about a row's answer.
    fn note(flags: &mut Flags, date: Date, row: &Row, local: &LocalTax, walker: &Walker<'_>, walk: &Walk) {
        let held = row.person.held.variant;
        let benefit = row.has_benefit.then_some(held.benefit);
        // A rate of help that does not last from the first day of the year to the last.
        let changes_this_year = held.exists_on(date.year_start()) != held.exists_on(date.year_end());
        let has = |to| row.phases.iter().any(|phase| phase.to == to);
        flags.average_tax |= !local.own_kommune && row.person.kommune.is_some();
        flags.rule_changes |= benefit.is_some_and(Benefit::is_help) && changes_this_year;
        flags.wage_below_benefit |= walker.is_wage_below_benefit();
        flags.restarts |= walk.restarts;
        let lacks = walker.lacks();
        flags.boligsikring_unknown |= lacks.boligsikring;
        flags.loft_unknown |= lacks.loft;
        let boernetilskud = || boernetilskud(date, row.children, &mut Sum::silent());
        flags.boernetilskud_unknown |= row.children > 0 && row.is_single() && boernetilskud().is_err();
        flags.spouse |= !row.is_single();
        flags.payer_assumed |= row.kommune_share.is_none()
            && matches!(benefit, Some(Benefit::Foertidspension | Benefit::Fleksjob | Benefit::Revalidering));
        flags.su |= has(super::row::To::Su);
        flags.loentilskud |= has(super::row::To::Loentilskud);
        flags.own_end |= row.lasts.is_some();
    }

    /// The written sum, when all is done.
    pub fn take_sum(&mut self) -> Sum {
        mem::replace(&mut self.sum, Sum::silent())
    }

    pub fn weakest(&self) -> Weakest {
        self.weakest.unwrap_or(Weakest {
            status: Status::Law,
            cause: Figure::constant(Kroner::ZERO).origin,
        })
    }

    pub fn equalisation(&self) -> &[Figure<Percent>] {
        &self.equalisation
    }
}

/// Why a row gives no answer.
enum Wrong {
    Law(Failure),
    /// Kirkeskat is the one tax that a year may lack while the rest is known.
    Church(MissingRate),
}

impl From<Failure> for Wrong {
    fn from(failure: Failure) -> Self {
        Self::Law(failure)
    }
}

impl From<Overflow> for Wrong {
    fn from(_: Overflow) -> Self {
        Self::Law(Failure::Overflow)
    }
}

impl Wrong {
    fn of_row(self, number: usize) -> Vec<Fault> {
        alloc::vec![match self {
            Self::Church(missing) => Fault::no_rate(&field_of(&entry_of("/rows", number), "churchMember"), missing),
            Self::Law(Failure::MissingRate(missing)) => {
                let field = missing.field.map_or("/variant", Field::pointer);
                Fault::no_rate(&(entry_of("/rows", number) + field), missing)
            }
            Self::Law(Failure::Overflow) => Fault::overflow(),
        }]
    }
}

fn local_tax(row: &Row) -> Result<LocalTax, Wrong> {
    let person = &row.person;
    LocalTax::on(person.date, person.kommune, person.church_member).map_err(|missing| {
        let known_without = person.church_member && LocalTax::on(person.date, person.kommune, false).is_ok();
        if known_without { Wrong::Church(missing) } else { Wrong::Law(missing.into()) }
    })
}

/// Rows of the same kind rest on the same sources.
fn kind_of(row: &Row) -> Vec<usize> {
    let variant = core::ptr::from_ref(row.person.held.variant).addr();
    let some = [
        row.has_benefit,
        row.person.held.amount.is_some(),
        row.person.church_member,
        row.is_single(),
        row.children > 0,
        row.rent > Kroner::ZERO,
        row.daycare > Kroner::ZERO,
        row.kommune_share.is_some(),
        row.allowances.iter().any(Option::is_some),
        row.lasts.is_some(),
        row.age.is_some_and(|age| age < 18),
    ];
    let flags = some.into_iter().fold(0, |flags, flag| flags << 1 | usize::from(flag));
    let kommune = row.person.kommune.map_or(0, usize::from);
    let mut kind = alloc::vec![variant, flags, kommune];
    kind.extend(row.phases.iter().map(|phase| phase.to as usize));
    kind
}

/// One person's expected year.
#[derive(Debug, Clone)]
struct ExpectedYear {
    gross: Parts<Figure<Kroner>>,
    net: Parts<Figure<Kroner>>,
    others: [[Figure<Kroner>; 2]; 3],
    active: Figure<Number>,
}

impl YearTotals {
    fn take_in(&mut self, year: &ExpectedYear, persons: i32) -> Result<(), Overflow> {
        let times = |all: Kroner, one: Figure<Kroner>| all.plus(one.value.times(persons.into())?);
        self.gross.try_join(&year.gross, times)?;
        self.net.try_join(&year.net, times)?;
        for (all, one) in self.others.iter_mut().flatten().zip(year.others.iter().flatten()) {
            *all = times(*all, *one)?;
        }
        self.active = self.active.plus(year.active.value.times(persons.into())?)?;
        Ok(())
    }
}

/// A row over all years, gross and for all its persons: of each of [`GROSS_OF_ALL`].
pub type Gross = [Kroner; GROSS_OF_ALL.len()];
/// Which.
pub const GROSS_OF_ALL: [Part; 4] = [Part::Kommune, Part::Stat, Part::Borger, Part::Total];
/// Of a row that is only counted.
pub const NOT_VALUED: Gross = [Kroner::ZERO; GROSS_OF_ALL.len()];

fn gross(persons: i32, years: &[ExpectedYear]) -> Result<Gross, Overflow> {
    let mut gross = NOT_VALUED;
    for (all, part) in gross.iter_mut().zip(GROSS_OF_ALL) {
        let sum = |all: Kroner, year: &ExpectedYear| all.plus(year.gross.of(part).value);
        *all = years.iter().try_fold(Kroner::ZERO, sum)?.times(persons.into())?;
    }
    Ok(gross)
}

impl RowResult {
    const fn counted(row: usize, persons: i32) -> Self {
        Self {
            row,
            persons,
            valued: false,
            months: Number::ZERO,
            kommune_first: Kroner::ZERO,
            stat_first: Kroner::ZERO,
            borger_first: Kroner::ZERO,
            kommune: Kroner::ZERO,
            stat: Kroner::ZERO,
            borger: Kroner::ZERO,
            total: Kroner::ZERO,
        }
    }

    fn of(row: usize, persons: i32, gross: Gross, years: &[ExpectedYear]) -> Result<Self, Overflow> {
        let [kommune, stat, borger, total] = gross;
        let first = |part| years.first().map_or(Kroner::ZERO, |year| year.gross.of(part).value).times(persons.into());
        let active = years.iter().try_fold(Number::ZERO, |all, year| all.plus(year.active.value))?;
        Ok(Self {
            row,
            persons,
            valued: true,
            months: super::months_of(Figure::constant(active.times(persons.into())?), "", &mut Sum::silent())?.value,
            kommune_first: first(Part::Kommune)?,
            stat_first: first(Part::Stat)?,
            borger_first: first(Part::Borger)?,
            kommune,
            stat,
            borger,
            total,
        })
    }
}

/// What equalisation takes of the tax value of a larger tax base, lowest first: an ordinary
/// kommune, one with a large tax base, one with a small.
pub const EQUALISATION: [Rate<Percent>; 3] =
    [rates::UDLIGNING_SKATTEGRUNDLAG, rates::UDLIGNING_SKATTEGRUNDLAG_HOEJ, rates::UDLIGNING_SKATTEGRUNDLAG_LAV];

/// [`EQUALISATION`] of the price date, or the first there was where the rule had not begun.
pub fn equalisation_shares(question: &Question) -> Vec<Figure<Percent>> {
    EQUALISATION
        .iter()
        .filter_map(|rate| rate.on(question.date).or_else(|_| rate.first()).ok())
        .map(|share| share.chosen_in(Field::Equalisation))
        .collect()
}

/// The ways of a year, each with the chance of all scenarios that go it.
#[derive(Debug, Default)]
struct Chances(Vec<(usize, Percent)>);

impl Chances {
    /// Those of a year, in place of the last one's. `weights`: the chance of each scenario.
    fn of(&mut self, year: &[(usize, i32)], weights: &[Percent]) -> &[(usize, Percent)] {
        let Self(all) = self;
        all.clear();
        for ((way, _), weight) in year.iter().zip(weights).filter(|(_, weight)| **weight != Percent::ZERO) {
            // Scenarios next to each other mostly go the same way.
            match all.iter_mut().rev().find(|(known, _)| known == way) {
                Some((_, chance)) => *chance = Percent::new(chance.count() + weight.count()),
                None => all.push((*way, *weight)),
            }
        }
        all
    }
}

/// A year's gain over all scenarios: a written sum has each with its chance.
enum Average {
    Written(Vec<(Figure<Percent>, Parts<Figure<Kroner>>)>),
    Silent(Parts<Kroner>),
}

impl Average {
    fn of(walker: &Walker<'_>, chances: &[(usize, Percent)], sum: &Sum) -> Result<Self, Failure> {
        if !sum.is_written() {
            return walker.average(chances).map(Self::Silent);
        }
        let each = |(way, chance): &(usize, Percent)| {
            Ok::<_, Failure>((Figure::assumption(Field::Retention, *chance), walker.gain(*way)?))
        };
        chances.iter().map(each).collect::<Result<_, _>>().map(Self::Written)
    }

    /// A part of it times the shares; nothing where no scenario has something of it.
    fn part(&self, id: &'static str, part: Part, shares: &Shares, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let gains = match self {
            Self::Silent(average) => return shares.of_total(average.of(part)).map(Figure::constant),
            Self::Written(gains) => gains,
        };
        let some = gains.iter().map(|(chance, gain)| (*chance, gain.of(part)));
        let some = some.filter(|(_, gain)| gain.value != Kroner::ZERO);
        if some.clone().next().is_none() { Ok(NOTHING) } else { sum.mix(id, shares, some) }
    }
}

macro_rules! line_ids {
    ($prefix:literal: $($part:ident $name:literal),*) => {
        [$((Part::$part, [concat!($prefix, $name), concat!($prefix, $name, "Netto")])),*]
    };
}
/// The parts that are averaged, with the ids of their lines, gross and net.
const EXPECTED: [(Part, [&str; 2]); 13] = line_ids!("expected.":
    Kommune "kommune", Stat "stat", Opsparing "opsparing", Arbejdsgiver "arbejdsgiver", Oevrige "oevrige",
    Folkekirken "folkekirken", Total "iAlt", Skat "skat", Boligstoette "boligstoette", Friplads "friplads",
    Indsats "indsats", Base "udskrivningsgrundlag", Production "produktion"
);
/// Those of the parts that are what is left of the others.
const BORGER: [&str; 2] = ["expected.borger", "expected.borgerNetto"];
const FORSOERGELSE: [&str; 2] = ["expected.forsoergelse", "expected.forsoergelseNetto"];
const EQUALISED: [&str; 2] = ["expected.udligning", "expected.udligningNetto"];

/// Every part of an expected year. The total is rounded by itself and the citizens take the
/// difference, so that all adds up; in the kommune the benefits do (decisions.md 25). `id`: of a line's
/// gross and net id the one that is meant.
fn expected_parts(
    average: &Average,
    shares: &Shares,
    id: fn([&'static str; 2]) -> &'static str,
    sum: &mut Sum,
) -> Result<Parts<Figure<Kroner>>, Overflow> {
    let mut parts = Parts::all(NOTHING);
    for (part, ids) in EXPECTED {
        parts.set(part, average.part(id(ids), part, shares, sum)?);
    }
    let mut rest = |ids, whole, others: &[Part]| {
        let mut terms = Few::<_, 7>::none(with(NOTHING));
        terms.push(with(parts.of(whole)))?;
        for part in others {
            terms.push(less(parts.of(*part)))?;
        }
        sum.add::<Kroner>(id(ids), &terms)
    };
    let purses = [Part::Kommune, Part::Stat, Part::Opsparing, Part::Arbejdsgiver, Part::Oevrige, Part::Folkekirken];
    let borger = rest(BORGER, Part::Total, &purses)?;
    let areas = [Part::Skat, Part::Boligstoette, Part::Friplads, Part::Indsats];
    let forsoergelse = rest(FORSOERGELSE, Part::Kommune, &areas)?;
    parts.set(Part::Borger, borger);
    parts.set(Part::Forsoergelse, forsoergelse);
    Ok(parts)
}

/// The written row's years for all of its persons, and year 1 of those who keep the job all of it; of
/// equalisation the share that is used. `kept`: what that year 1 gives of one person.
fn group(
    row: &Row,
    years: &[ExpectedYear],
    kept: Option<Parts<Figure<Kroner>>>,
    used: usize,
    sum: &mut Sum,
) -> Result<(Vec<WrittenYear>, Parts<Figure<Kroner>>), Overflow> {
    let persons = Figure::input(Field::Persons, Number::whole(row.persons));
    let times = |id, one: Figure<Kroner>, sum: &mut Sum| times(id, one, persons, sum);
    let mut all = Vec::new();
    for (year, number) in years.iter().zip(1..) {
        sum.section_of("expected", number);
        let (mut gross, mut net) = (year.gross, year.net);
        for (part, [gross_id, net_id]) in GROUP {
            gross.set(part, times(gross_id, gross.of(part), sum)?);
            net.set(part, times(net_id, net.of(part), sum)?);
        }
        let mut others = year.others;
        for (index, others) in others.iter_mut().enumerate() {
            let mut silent = Sum::silent();
            let sum = if index == used { &mut *sum } else { &mut silent };
            for (other, id) in others.iter_mut().zip(GROUP_EQUALISED) {
                *other = times(id, *other, sum)?;
            }
        }
        let active = self::times("group.uger", year.active, persons, sum)?;
        all.push(WrittenYear { gross, net, others, active });
    }
    sum.section("fullYear");
    let mut full_year = kept.unwrap_or(Parts::all(NOTHING));
    for (part, [id, _]) in GROUP {
        full_year.set(part, times(id, full_year.of(part), sum)?);
    }
    Ok((all, full_year))
}

/// A figure of one person for all of a row's.
fn times<T: Quantity>(
    id: &'static str,
    one: Figure<T>,
    persons: Figure<Number>,
    sum: &mut Sum,
) -> Result<Figure<T>, Overflow> {
    if persons.value == Number::whole(1) || one.value.count() == 0 {
        return Ok(one);
    }
    sum.product(id, &[by(one), by(persons)], Rounding::None)
}

const GROUP_EQUALISED: [&str; 2] = ["group.udligning", "group.udligningNetto"];

/// The purses, with the ids of their lines for all persons of a row.
pub const GROUP: [(Part, [&str; 2]); 8] = line_ids!("group.":
    Kommune "kommune", Stat "stat", Borger "borger", Opsparing "opsparing", Arbejdsgiver "arbejdsgiver",
    Oevrige "oevrige", Folkekirken "folkekirken", Total "iAlt"
);
