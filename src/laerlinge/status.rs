//! How the building stands on a day: what is done, expected and to come, against the contract's
//! number (decisions.md 26).
//!
//! The issue asks for the status against the plan, so what is expected is the plan's hours of the
//! months that have ended. Where there is no plan whose trades' hours are all known, or where the
//! invoiced share is typed, it is the contract's number times the share that has gone (laerlinge.md
//! 4 E).
//!
//! What is done is rounded down to the hundredth of an årsværk and of an hour. The contract's
//! number has two decimals at most, so what is shown reaches it when the exact sum does.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    Law,
    ledger::{Both, Row, Rows, Tally},
    plan::{Plan, ToCome},
    question::Question,
    requirement::{Contract, whole},
    trades::TRADES,
};
use crate::{
    date::{Date, Month},
    field::Field,
    law::Failure,
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding},
    names::names,
    rates,
    sum::{Figure, Sum, Term, by, less, over, with},
};

/// How it stands.
///
/// The notes have "cannot be reached" where the forecast is below the contract. But a plan places
/// exactly the contract's hours, so one hour's delay would make it unreachable. Here it cannot be
/// reached only when the trades cannot carry what lacks: what is done and the most of the months
/// that are left, the running one with what is not recorded in it yet. Where the trades' hours are
/// not all known nobody knows what they can carry: no number of lærlinge is too many for a site of
/// unknown size, so it is behind, however late it is, and only the building's end says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// What is done is the contract's number.
    Opfyldt,
    /// The forecast reaches the contract's number, and what is done is at least 90 % of what is
    /// expected.
    PaaVej,
    /// Behind, but it can still be reached.
    Bagud,
    /// What is left cannot carry what lacks.
    KanIkkeNaas,
}

names!(State { Opfyldt "opfyldt", PaaVej "paaVej", Bagud "bagud", KanIkkeNaas "kanIkkeNaas" });

/// The status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    state: State,
    done: Done,
    required: Amount,
    expected: Amount,
    forecast: Option<Amount>,
    reachable: Option<Amount>,
    /// "plan" or "pace".
    by: &'static str,
    shortfall: Option<Missing>,
    remaining: Remaining,
    share_of_contract: Option<Percent>,
    share_real: Option<Percent>,
    elapsed: Percent,
    /// The day that `elapsed` is of; nothing where it was typed.
    measured: Option<Date>,
    by_contractor: Vec<OfContractor>,
    by_trade: Vec<OfTrade>,
    penalty: Option<Kroner>,
    counted: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Done {
    aarsvaerk: Number,
    hours: Hours,
    laerling: Number,
    anden: Number,
}

impl Done {
    fn told(all: Pair, [laerling, anden]: [Figure<Number>; 2], sum: &mut Sum) -> Self {
        sum.place("status/done");
        let Amount { aarsvaerk, hours } = all.told(sum);
        let (laerling, anden) = (sum.told("laerling", laerling), sum.told("anden", anden));
        Self { aarsvaerk, hours, laerling, anden }
    }
}

/// The same in two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Amount {
    aarsvaerk: Number,
    hours: Hours,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Missing {
    aarsvaerk: Number,
    /// Whole hours, rounded up.
    hours: Number,
    heads: Option<Number>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Remaining {
    #[serde(flatten)]
    missing: Missing,
    months: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Shares {
    laerling: Number,
    anden: Number,
    /// Whole hours.
    hours: Number,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct OfContractor {
    contractor: i32,
    #[serde(flatten)]
    shares: Shares,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct OfTrade {
    trade: Option<&'static str>,
    #[serde(flatten)]
    shares: Shares,
}

/// The status; nothing without a contract, the building's dates and the day.
pub fn status(
    question: &Question,
    rows: &Rows,
    contract: Option<Contract>,
    plan: Option<&Plan>,
    law: &Law,
    sum: &mut Sum,
) -> Result<Option<Status>, Failure> {
    let (Some(contract), Some((start, end)), Some(as_of)) = (contract, question.dates, question.as_of) else {
        return Ok(None);
    };
    sum.section("status");
    let clock = Clock::of((start, end), as_of);
    let tallied = Tallied::of(rows, question.only_laerlinge, clock.running)?;
    let counts = Counted { tally: &tallied.counts, law };
    let done = counts.amount(["status.udfoert", "status.udfoertTimer"], &[], &[], &[], sum)?;
    let parts = parts(&tallied.all, (!question.only_laerlinge).then_some(done.aarsvaerk), law, sum)?;

    let gone = Gone::of(question, &clock, sum)?;
    let planned = plan.filter(|_| question.progress.is_none()).and_then(|plan| plan.before(clock.running));
    let expected = match planned {
        Some(hours) => Expected::by_plan(hours, law),
        None => Expected::by_contract(contract, &gone, law),
    };
    let expected_amount = expected.amount(sum)?;

    let ended = Counted { tally: &tallied.ended, law };
    let foreseen = Foreseen { counts: &counts, ended: &ended, clock: &clock };
    let to_come = plan.map_or(Ok(None), |plan| plan.to_come(as_of.month()))?;
    let (forecast, way) = match to_come {
        Some([planned, _]) => (Some(foreseen.with_hours(FORECAST, planned, sum)?), "plan"),
        None => (foreseen.by_pace(done, &gone, sum)?, "pace"),
    };
    let reachable = to_come.map(|[_, most]| foreseen.with_hours(REACHABLE, most, sum)).transpose()?;

    let edge = rates::LAERLING_BAGUD_GRAENSE.on(law.date)?;
    let terms = [&expected.aarsvaerk[..], &[by(edge)]].concat();
    let _: Figure<Number> = sum.product("status.graense", &terms, Rounding::Hundredth)?;
    // What is done is at least the limit, exactly: divided by it, it is at least 1.
    let is_near = || {
        if expected.is_nothing {
            return Ok::<_, Overflow>(true);
        }
        let limit = [&expected.divided[..], &[over(edge)]].concat();
        let terms = tallied.counts.terms(law, &expected.times, &limit);
        let times: Figure<Number> = Sum::silent().products("", &terms, Rounding::WholeDown)?;
        Ok(times.value >= Number::whole(1))
    };
    let reaches = |amount: Pair| amount.aarsvaerk.value >= contract.aarsvaerk.value;
    // Where nothing has gone and there is no plan, nothing is foreseen and nothing is late.
    let state = match () {
        () if reaches(done) => State::Opfyldt,
        () if !reachable.map_or(as_of < end, reaches) => State::KanIkkeNaas,
        () if forecast.is_none_or(reaches) && is_near()? => State::PaaVej,
        () => State::Bagud,
    };

    let months = months_left((start, end), as_of);
    let required = Required {
        aarsvaerk: contract.aarsvaerk,
        hours: sum.product("status.kravTimer", &[by(contract.aarsvaerk), by(law.year)], Rounding::None)?,
        law,
        months,
    };
    let remaining = required.missing(done, REMAINING, sum)?;
    let shortfall = forecast.map(|forecast| required.missing(forecast, SHORTFALL, sum)).transpose()?;
    let mut penalty = None;
    if let (Some(bod), Some(shortfall)) = (question.penalty, shortfall) {
        let terms = [by(shortfall.hours), by(Figure::input(Field::Penalty, bod))];
        let bod = sum.product("status.bod", &terms, Rounding::Ore)?;
        sum.place("status");
        penalty = Some(sum.told("penalty", bod));
    }
    let shares = (share_of_contract(&counts, contract, sum)?, share_real(&counts, question.site_hours, sum)?);
    let done = Done::told(done, parts, sum);
    let mut at = |place, pair: Pair| {
        sum.place(place);
        pair.told(sum)
    };
    let expected = at("status/expected", expected_amount);
    let forecast = forecast.map(|forecast| at("status/forecast", forecast));
    let reachable = reachable.map(|reachable| at("status/reachable", reachable));
    sum.place("status/shortfall");
    let shortfall = shortfall.map(|shortfall| shortfall.told(sum));
    sum.place("status/remaining");
    let remaining = Remaining { missing: remaining.told(sum), months };
    sum.place("status/required");
    let required = Amount {
        aarsvaerk: sum.told("aarsvaerk", contract.aarsvaerk),
        hours: hours_of(sum.told("hours", contract.hours))?,
    };
    let by_contractor = tallied.by_contractor(law, sum)?;
    let by_trade = tallied.by_trade(law, sum)?;
    sum.place("status");
    Ok(Some(Status {
        state,
        done,
        required,
        expected,
        forecast,
        reachable,
        by: way,
        shortfall,
        remaining,
        share_of_contract: shares.0.map(|share| sum.told("shareOfContract", share)),
        share_real: shares.1.map(|share| sum.told("shareReal", share)),
        elapsed: sum.told("elapsed", gone.shown),
        measured: gone.measured,
        by_contractor,
        by_trade,
        penalty,
        counted: rows.good.len(),
    }))
}

fn hours_of(number: Number) -> Result<Hours, Overflow> {
    Hours::new(whole(number)).times(Hours::SCALE)
}

/// The building's days as the status measures them.
#[derive(Debug, Clone, Copy)]
struct Clock {
    start: Date,
    end: Date,
    /// The last day of the last month that has ended, the building's last ending with it; the day
    /// itself where none has.
    measured: Date,
    /// Has the day's month ended?
    has_ended: bool,
    /// The first month that has not ended.
    running: Month,
}

impl Clock {
    fn of((start, end): (Date, Date), as_of: Date) -> Self {
        let month = as_of.month();
        let has_ended = month.last_day().min(end) <= as_of;
        let before = month.later(-1).last_day();
        let measured = match () {
            () if has_ended => as_of.min(end),
            () if before < start => as_of,
            () => before,
        };
        Self {
            start,
            end,
            measured,
            has_ended,
            running: if has_ended { month.later(1) } else { month },
        }
    }

    /// Has a month ended?
    fn has_months(&self) -> bool {
        self.running > self.start.month()
    }
}

/// Lærlinge, rounded down, and anden oplæring: what lacks in the whole that is shown, so that the
/// parts are the whole.
fn parts(all: &Both, whole: Option<Figure<Number>>, law: &Law, sum: &mut Sum) -> Result<[Figure<Number>; 2], Overflow> {
    let whole = match whole {
        Some(whole) => whole,
        None => all.counted(false)?.aarsvaerk(law, "status.iAlt", Rounding::HundredthDown, sum)?,
    };
    let laerling = all.laerling.aarsvaerk(law, "status.laerling", Rounding::HundredthDown, sum)?;
    Ok([laerling, sum.add("status.anden", &[with(whole), less(laerling)])?])
}

/// The rows added up in every way that is shown.
struct Tallied {
    all: Both,
    /// What counts towards the contract.
    counts: Tally,
    /// The same of the months that have ended.
    ended: Tally,
    contractors: Vec<(i32, Both)>,
    trades: Vec<((bool, Option<usize>), Both)>,
    only_laerlinge: bool,
}

impl Tallied {
    fn of(rows: &Rows, only_laerlinge: bool, running: Month) -> Result<Self, Overflow> {
        let (mut all, mut ended) = (Both::NOTHING, Both::NOTHING);
        let (mut contractors, mut trades) = (Vec::new(), Vec::new());
        for row in &rows.good {
            all.add(row)?;
            ended.add_before(row, running)?;
            add(&mut contractors, row.contractor, row)?;
            // Rows without a trade last.
            add(&mut trades, (row.trade.is_none(), row.trade), row)?;
        }
        Ok(Self {
            counts: all.counted(only_laerlinge)?,
            ended: ended.counted(only_laerlinge)?,
            all,
            contractors,
            trades,
            only_laerlinge,
        })
    }

    fn by_contractor(&self, law: &Law, sum: &mut Sum) -> Result<Vec<OfContractor>, Overflow> {
        let one = |(at, (contractor, both)): (usize, &(i32, Both))| {
            sum.section_of("ofContractor", at + 1);
            sum.place_of("status/byContractor", at);
            self.shares(both, law, sum).map(|shares| OfContractor { contractor: *contractor, shares })
        };
        self.contractors.iter().enumerate().map(one).collect()
    }

    fn by_trade(&self, law: &Law, sum: &mut Sum) -> Result<Vec<OfTrade>, Overflow> {
        let one = |(at, ((_, trade), both)): (usize, &((bool, Option<usize>), Both))| {
            sum.section_of("ofTrade", at + 1);
            sum.place_of("status/byTrade", at);
            let trade = trade.and_then(|index| TRADES.get(index)).map(|(name, _)| *name);
            self.shares(both, law, sum).map(|shares| OfTrade { trade, shares })
        };
        self.trades.iter().enumerate().map(one).collect()
    }

    fn shares(&self, both: &Both, law: &Law, sum: &mut Sum) -> Result<Shares, Overflow> {
        let [laerling, anden] = parts(both, None, law, sum)?;
        let counts = both.counted(self.only_laerlinge)?;
        let hours = sum.products("status.udfoertTimer", &counts.terms(law, &[by(law.year)], &[]), Rounding::Whole)?;
        Ok(Shares {
            laerling: sum.told("laerling", laerling),
            anden: sum.told("anden", anden),
            hours: sum.told("hours", hours),
        })
    }
}

/// Takes a row in where its key's rows are, in order of the keys.
fn add<K: Copy + Ord>(list: &mut Vec<(K, Both)>, key: K, row: &Row) -> Result<(), Overflow> {
    let at = list.partition_point(|(known, _)| *known < key);
    if list.get(at).is_none_or(|(known, _)| *known != key) {
        list.insert(at, (key, Both::NOTHING));
    }
    list.get_mut(at).map_or(Ok(()), |(_, both)| both.add(row))
}

/// How much of the building has gone on the day that is measured, exactly: a part of all days, or
/// the invoiced share.
struct Gone {
    shown: Figure<Percent>,
    measured: Option<Date>,
    is_nothing: bool,
    /// The days that have gone, or the share.
    part: Term,
    /// To divide by it.
    divisor: Term,
    /// To divide by all days, and to multiply by them; nothing where the share is known.
    of_all: Vec<Term>,
    all: Vec<Term>,
}

impl Gone {
    fn of(question: &Question, clock: &Clock, sum: &mut Sum) -> Result<Self, Overflow> {
        if let Some(progress) = question.progress {
            let shown = Figure::assumption(Field::Progress, progress);
            return Ok(Self {
                shown,
                measured: None,
                is_nothing: progress == Percent::ZERO,
                part: by(shown),
                divisor: over(shown),
                of_all: Vec::new(),
                all: Vec::new(),
            });
        }
        let days = |until: Date| Number::whole(until.day_number() - clock.start.day_number() + 1);
        let gone = Figure::input(Field::AsOf, days(clock.measured));
        let all = Figure::input(Field::End, days(clock.end));
        Ok(Self {
            shown: sum.product("status.forloebet", &[by(gone), over(all)], Rounding::Ore)?,
            measured: Some(clock.measured),
            is_nothing: false,
            part: by(gone),
            divisor: over(gone),
            of_all: alloc::vec![over(all)],
            all: alloc::vec![by(all)],
        })
    }
}

/// What is expected to be done, exactly.
struct Expected {
    ids: [&'static str; 2],
    is_nothing: bool,
    aarsvaerk: Vec<Term>,
    hours: Vec<Term>,
    /// To divide by the årsværk, and what to multiply by then.
    divided: Vec<Term>,
    times: Vec<Term>,
}

impl Expected {
    /// The plan's hours of the months that have ended. In the first month nothing is expected yet.
    fn by_plan(hours: Number, law: &Law) -> Self {
        let planned = Figure::assumption(Field::Trades, hours);
        Self {
            ids: ["status.forventetPlan", "status.forventetPlanTimer"],
            is_nothing: hours == Number::ZERO,
            aarsvaerk: alloc::vec![by(planned), over(law.year)],
            hours: alloc::vec![by(planned)],
            divided: alloc::vec![over(planned)],
            times: alloc::vec![by(law.year)],
        }
    }

    /// The contract's number times the share that has gone.
    fn by_contract(contract: Contract, gone: &Gone, law: &Law) -> Self {
        let share = [by(contract.aarsvaerk), gone.part];
        Self {
            ids: ["status.forventet", "status.forventetTimer"],
            is_nothing: gone.is_nothing,
            aarsvaerk: [&share[..], &gone.of_all].concat(),
            hours: [&share[..], &[by(law.year)], &gone.of_all].concat(),
            divided: alloc::vec![over(contract.aarsvaerk), gone.divisor],
            times: gone.all.clone(),
        }
    }

    fn amount(&self, sum: &mut Sum) -> Result<Pair, Overflow> {
        let [id, hours_id] = self.ids;
        Ok(Pair {
            aarsvaerk: sum.product(id, &self.aarsvaerk, Rounding::Hundredth)?,
            hours: sum.product(hours_id, &self.hours, Rounding::Ore)?,
        })
    }
}

/// Calendar months after the day's until the last.
fn months_left((start, end): (Date, Date), as_of: Date) -> i32 {
    let gone = as_of.month().max(start.month().later(-1));
    (end.month().number() - gone.number()).max(0)
}

/// What counts, in the two units.
struct Counted<'a> {
    tally: &'a Tally,
    law: &'a Law,
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    aarsvaerk: Figure<Number>,
    hours: Figure<Hours>,
}

impl Pair {
    fn told(self, sum: &mut Sum) -> Amount {
        Amount {
            aarsvaerk: sum.told("aarsvaerk", self.aarsvaerk),
            hours: sum.told("hours", self.hours),
        }
    }
}

impl Counted<'_> {
    /// What is done times and divided by what is given, and more hours on top, both rounded down.
    fn amount(
        &self,
        [id, hours_id]: [&'static str; 2],
        times: &[Term],
        divided: &[Term],
        more: &[Term],
        sum: &mut Sum,
    ) -> Result<Pair, Overflow> {
        let year = self.law.year;
        let mut terms = self.tally.terms(self.law, times, divided);
        let mut hours = self.tally.terms(self.law, &[times, &[by(year)]].concat(), divided);
        if !more.is_empty() {
            terms.extend(more.iter().copied().chain([over(year)]));
            hours.extend(more.iter().copied().chain([by(year), over(year)]));
        }
        Ok(Pair {
            aarsvaerk: sum.products(id, &terms, Rounding::HundredthDown)?,
            hours: sum.products(hours_id, &hours, Rounding::HundredthDown)?,
        })
    }
}

const FORECAST: [&str; 2] = ["status.prognose", "status.prognoseTimer"];
const REACHABLE: [&str; 2] = ["status.hoejst", "status.hoejstTimer"];

/// What there will be at aflevering.
struct Foreseen<'a> {
    counts: &'a Counted<'a>,
    /// What counts of the months that have ended.
    ended: &'a Counted<'a>,
    clock: &'a Clock,
}

impl Foreseen<'_> {
    /// With hours to come: in the month that is running the larger of them and what is recorded.
    fn with_hours(&self, ids: [&'static str; 2], hours: ToCome, sum: &mut Sum) -> Result<Pair, Overflow> {
        let more = |hours: Number| [by(Figure::assumption(Field::Trades, hours))];
        let later = more(hours.later);
        let recorded = |sum: &mut Sum| self.counts.amount(ids, &[], &[], &later, sum);
        // A month that has ended counts what is recorded in it, and no more.
        if self.clock.has_ended {
            return recorded(sum);
        }
        let all = more(hours.month.plus(hours.later)?);
        let planned = |sum: &mut Sum| self.ended.amount(ids, &[], &[], &all, sum);
        let mut aside = Sum::silent();
        let is_more = planned(&mut aside)?.hours.value > recorded(&mut aside)?.hours.value;
        if is_more { planned(sum) } else { recorded(sum) }
    }

    /// By the tempo so far, of the months that have ended or of the days where none has; nothing
    /// where nothing has gone. Never less than what is done.
    fn by_pace(&self, done: Pair, gone: &Gone, sum: &mut Sum) -> Result<Option<Pair>, Overflow> {
        if gone.is_nothing {
            return Ok(None);
        }
        let is_of_months = gone.measured.is_some() && self.clock.has_months();
        let measured = if is_of_months { self.ended } else { self.counts };
        let at = |sum: &mut Sum| measured.amount(FORECAST, &gone.all, &[gone.divisor], &[], sum);
        if at(&mut Sum::silent())?.hours.value < done.hours.value {
            return Ok(Some(self.counts.amount(FORECAST, &[], &[], &[], sum)?));
        }
        at(sum).map(Some)
    }
}

const REMAINING: [&str; 4] = ["status.mangler", "status.manglerTimer", "status.manglerHele", "status.manglerPersoner"];
const SHORTFALL: [&str; 4] =
    ["status.udeblevet", "status.udeblevetTimer", "status.udeblevetHele", "status.udeblevetPersoner"];

/// What the contract asks for, exactly, and the months that are left for it.
struct Required<'a> {
    aarsvaerk: Figure<Number>,
    hours: Figure<Hours>,
    law: &'a Law,
    months: i32,
}

#[derive(Debug, Clone, Copy)]
struct MissingFigures {
    aarsvaerk: Figure<Number>,
    hours: Figure<Number>,
    heads: Option<Figure<Number>>,
}

impl MissingFigures {
    fn told(self, sum: &mut Sum) -> Missing {
        Missing {
            aarsvaerk: sum.told("aarsvaerk", self.aarsvaerk),
            hours: sum.told("hours", self.hours),
            heads: self.heads.map(|heads| sum.told("heads", heads)),
        }
    }
}

impl Required<'_> {
    fn missing(&self, there: Pair, ids: [&'static str; 4], sum: &mut Sum) -> Result<MissingFigures, Overflow> {
        let aarsvaerk = sum.add(ids[0], &[with(self.aarsvaerk), less(there.aarsvaerk)])?;
        let aarsvaerk = sum.at_least_zero("status.intet", aarsvaerk);
        let hours = sum.add(ids[1], &[with(self.hours), less(there.hours)])?;
        let hours = sum.at_least_zero("status.intet", hours);
        let hours: Figure<Number> = sum.product(ids[2], &[by(hours)], Rounding::WholeUp)?;
        let mut heads = None;
        if self.months > 0 {
            let months = Figure::input(Field::End, Number::whole(self.months));
            heads = Some(self.law.persons(hours, &[over(months)], ids[3], sum)?);
        }
        Ok(MissingFigures { aarsvaerk, hours, heads })
    }
}

fn share_of_contract(
    counts: &Counted<'_>,
    contract: Contract,
    sum: &mut Sum,
) -> Result<Option<Figure<Percent>>, Overflow> {
    if contract.aarsvaerk.value == Number::ZERO {
        return Ok(None);
    }
    let terms = counts.tally.terms(counts.law, &[], &[over(contract.aarsvaerk)]);
    sum.products("status.andel", &terms, Rounding::Ore).map(Some)
}

/// The share of all hours on the site, where those are known.
fn share_real(counts: &Counted<'_>, site: Option<Hours>, sum: &mut Sum) -> Result<Option<Figure<Percent>>, Overflow> {
    let Some(site) = site.filter(|hours| *hours != Hours::ZERO) else { return Ok(None) };
    let site = Figure::input(Field::SiteHours, site);
    let terms = counts.tally.terms(counts.law, &[by(counts.law.year)], &[over(site)]);
    sum.products("status.andelPaaPladsen", &terms, Rounding::Ore).map(Some)
}
