//! How the building stands on a day: what is done, expected and to come, against the contract's
//! number (decisions.md 26).
//!
//! What is done is rounded down to the hundredth of an årsværk and of an hour. The contract's
//! number has two decimals at most, so what is shown reaches it when the exact sum does.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    Law,
    ledger::{Both, Row, Rows, Tally},
    plan::{Plan, count},
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Opfyldt,
    PaaVej,
    /// Behind, but it can still be reached.
    Bagud,
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
    /// "plan" or "pace".
    by: &'static str,
    shortfall: Option<Missing>,
    remaining: Remaining,
    share_of_contract: Option<Percent>,
    share_real: Option<Percent>,
    elapsed: Percent,
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
    let tallied = Tallied::of(rows, question.only_laerlinge)?;
    let counts = Counted { tally: &tallied.counts, law };
    let laerling = tallied.all.laerling.aarsvaerk(law, "status.laerling", Rounding::Hundredth, sum)?.value;
    let anden = tallied.all.anden.aarsvaerk(law, "status.anden", Rounding::Hundredth, sum)?.value;
    let done = counts.amount(["status.udfoert", "status.udfoertTimer"], &[], &[], sum)?;

    let elapsed = elapsed(question, (start, end), as_of, sum)?;
    let expected = sum.product("status.forventet", &[by(contract.aarsvaerk), by(elapsed)], Rounding::Hundredth)?;
    let expected_hours =
        sum.product("status.forventetTimer", &[by(contract.aarsvaerk), by(elapsed), by(law.year)], Rounding::Ore)?;

    let (forecast, way) = forecast(&counts, plan, as_of.month(), (done, elapsed), sum)?;
    let edge = rates::LAERLING_BAGUD_GRAENSE.on(law.date)?;
    let terms = [by(contract.aarsvaerk), by(elapsed), by(edge)];
    let edge: Figure<Number> = sum.product("status.graense", &terms, Rounding::Hundredth)?;
    let reaches = |amount: Figure<Number>| amount.value >= contract.aarsvaerk.value;
    // Where nothing has gone and there is no plan, nothing is foreseen and nothing is late.
    let can_reach = forecast.is_none_or(|forecast| reaches(forecast.aarsvaerk));
    let state = match () {
        () if reaches(done.aarsvaerk) => State::Opfyldt,
        () if !can_reach => State::KanIkkeNaas,
        () if done.aarsvaerk.value >= edge.value => State::PaaVej,
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
        penalty = Some(sum.product("status.bod", &terms, Rounding::Ore)?.value);
    }
    Ok(Some(Status {
        state,
        done: Done {
            aarsvaerk: done.aarsvaerk.value,
            hours: done.hours.value,
            laerling,
            anden,
        },
        required: Amount {
            aarsvaerk: contract.aarsvaerk.value,
            hours: hours_of(contract.hours.value)?,
        },
        expected: Amount { aarsvaerk: expected.value, hours: expected_hours.value },
        forecast: forecast.map(Pair::values),
        by: way,
        shortfall: shortfall.map(MissingFigures::values),
        remaining: Remaining { missing: remaining.values(), months },
        share_of_contract: share_of_contract(&counts, contract, sum)?,
        share_real: share_real(&counts, question.site_hours, sum)?,
        elapsed: elapsed.value,
        by_contractor: tallied.by_contractor(law)?,
        by_trade: tallied.by_trade(law)?,
        penalty,
        counted: rows.good.len(),
    }))
}

fn hours_of(number: Number) -> Result<Hours, Overflow> {
    Hours::new(whole(number)).times(Hours::SCALE)
}

/// The rows added up in every way that is shown.
struct Tallied {
    all: Both,
    /// What counts towards the contract.
    counts: Tally,
    contractors: Vec<(i32, Both)>,
    trades: Vec<(Option<usize>, Both)>,
}

impl Tallied {
    fn of(rows: &Rows, only_laerlinge: bool) -> Result<Self, Overflow> {
        let mut all = Both::NOTHING;
        let (mut contractors, mut trades) = (Vec::new(), Vec::new());
        for row in &rows.good {
            all.add(row)?;
            add(&mut contractors, row.contractor, row)?;
            add(&mut trades, row.trade, row)?;
        }
        contractors.sort_by_key(|(contractor, _)| *contractor);
        // Rows without a trade last.
        trades.sort_by_key(|(trade, _)| trade.unwrap_or(usize::MAX));
        let counts = if only_laerlinge { all.laerling.clone() } else { all.laerling.plus(&all.anden)? };
        Ok(Self { all, counts, contractors, trades })
    }

    fn by_contractor(&self, law: &Law) -> Result<Vec<OfContractor>, Overflow> {
        let one = |(contractor, both): &(i32, Both)| {
            shares(both, law).map(|shares| OfContractor { contractor: *contractor, shares })
        };
        self.contractors.iter().map(one).collect()
    }

    fn by_trade(&self, law: &Law) -> Result<Vec<OfTrade>, Overflow> {
        let one = |(trade, both): &(Option<usize>, Both)| {
            let trade = trade.and_then(|index| TRADES.get(index)).map(|(name, _)| *name);
            shares(both, law).map(|shares| OfTrade { trade, shares })
        };
        self.trades.iter().map(one).collect()
    }
}

/// Takes a row in where its key's rows are.
fn add<K: Copy + PartialEq>(list: &mut Vec<(K, Both)>, key: K, row: &Row) -> Result<(), Overflow> {
    let mut found = list.iter_mut().find(|(known, _)| *known == key);
    if found.is_none() {
        list.push((key, Both::NOTHING));
        found = list.last_mut();
    }
    found.map_or(Ok(()), |(_, both)| both.add(row))
}

fn shares(both: &Both, law: &Law) -> Result<Shares, Overflow> {
    let mut aside = Sum::silent();
    let all = both.laerling.plus(&both.anden)?;
    Ok(Shares {
        laerling: both.laerling.aarsvaerk(law, "", Rounding::Hundredth, &mut aside)?.value,
        anden: both.anden.aarsvaerk(law, "", Rounding::Hundredth, &mut aside)?.value,
        hours: aside.products("", &all.terms(law, &[by(law.year)], &[]), Rounding::Whole)?.value,
    })
}

/// The days from the start until and with the day, of all days; or the invoiced share.
fn elapsed(
    question: &Question,
    (start, end): (Date, Date),
    as_of: Date,
    sum: &mut Sum,
) -> Result<Figure<Percent>, Overflow> {
    if let Some(progress) = question.progress {
        return Ok(Figure::assumption(Field::Progress, progress));
    }
    let days = |until: Date| Number::whole((until.min(end).day_number() - start.day_number() + 1).max(0));
    let (gone, all) = (Figure::input(Field::AsOf, days(as_of)), Figure::input(Field::End, days(end)));
    sum.product("status.forloebet", &[by(gone), over(all)], Rounding::Ore)
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
    const fn values(self) -> Amount {
        Amount { aarsvaerk: self.aarsvaerk.value, hours: self.hours.value }
    }
}

impl Counted<'_> {
    /// What is done divided by what is given, and more hours on top, both rounded down.
    fn amount(
        &self,
        [id, hours_id]: [&'static str; 2],
        divided: &[Term],
        more: &[Term],
        sum: &mut Sum,
    ) -> Result<Pair, Overflow> {
        let year = self.law.year;
        let mut terms = self.tally.terms(self.law, &[], divided);
        let mut hours = self.tally.terms(self.law, &[by(year)], divided);
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

/// What there will be at aflevering: by the plan where it is whole, else by the pace so far.
/// Nothing where nothing has gone.
fn forecast(
    counts: &Counted<'_>,
    plan: Option<&Plan>,
    month: Month,
    (done, elapsed): (Pair, Figure<Percent>),
    sum: &mut Sum,
) -> Result<(Option<Pair>, &'static str), Overflow> {
    const IDS: [&str; 2] = ["status.prognose", "status.prognoseTimer"];
    if let Some(hours) = plan.and_then(|plan| plan.hours_after(month)) {
        let more = [by(Figure::assumption(Field::Trades, count(hours)?))];
        return Ok((Some(counts.amount(IDS, &[], &more, sum)?), "plan"));
    }
    match elapsed.value {
        Percent::ZERO => Ok((None, "pace")),
        Percent::WHOLE => Ok((Some(done), "pace")),
        _ => Ok((Some(counts.amount(IDS, &[over(elapsed)], &[], sum)?), "pace")),
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
    heads: Option<Number>,
}

impl MissingFigures {
    const fn values(self) -> Missing {
        Missing {
            aarsvaerk: self.aarsvaerk.value,
            hours: self.hours.value,
            heads: self.heads,
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
            heads = Some(self.law.persons(hours, &[over(months)], ids[3], sum)?.value);
        }
        Ok(MissingFigures { aarsvaerk, hours, heads })
    }
}

fn share_of_contract(counts: &Counted<'_>, contract: Contract, sum: &mut Sum) -> Result<Option<Percent>, Overflow> {
    if contract.aarsvaerk.value == Number::ZERO {
        return Ok(None);
    }
    let terms = counts.tally.terms(counts.law, &[], &[over(contract.aarsvaerk)]);
    sum.products("status.andel", &terms, Rounding::Ore).map(|share| Some(share.value))
}

/// The share of all hours on the site, where those are known.
fn share_real(counts: &Counted<'_>, site: Option<Hours>, sum: &mut Sum) -> Result<Option<Percent>, Overflow> {
    let Some(site) = site.filter(|hours| *hours != Hours::ZERO) else { return Ok(None) };
    let site = Figure::input(Field::SiteHours, site);
    let terms = counts.tally.terms(counts.law, &[by(counts.law.year)], &[over(site)]);
    sum.products("status.andelPaaPladsen", &terms, Rounding::Ore).map(|share| Some(share.value))
}
