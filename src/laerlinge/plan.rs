//! Lærlingeplanen: the contract's hours placed in the trades that can carry them, month by month.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::{
    Law,
    question::Question,
    requirement::{Requirement, whole},
    trades::{Carrying, Lack, Trade},
};
use crate::{
    date::Month,
    field::Field,
    law::{Failure, MONTHS, WEEKS},
    money::{Hours, Number, Overflow, Percent, Quantity, Rounding},
    sum::{Figure, Sum, Term, by, over, with},
};

const NOTHING: Figure<Number> = Figure::constant(Number::ZERO);
const ONE: Figure<Number> = Figure::constant(Number::whole(1));
/// Months of all trades whose numbers have lines: nobody reads a table of more, and its lines would
/// take megabytes.
const MOST_WRITTEN: usize = 5_000;

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    first: Option<Month>,
    months: i32,
    #[serde(flatten)]
    all: Amount,
    placed: Number,
    unplaced: Number,
    unplaced_aarsvaerk: Number,
    pub cannot_carry: Option<bool>,
    need_by_trades: Option<Amount>,
    trades: Vec<Planned>,
    #[serde(flatten)]
    together: ByMonth,
    cumulative: Vec<Number>,
    cumulative_aarsvaerk: Vec<Number>,
    quota: Option<Vec<Number>>,
    quota_aarsvaerk: Option<Vec<Number>>,
    contractors: Vec<OfContractor>,
    /// The most that the trades can carry until and with each month, spread as their hours are.
    #[serde(skip)]
    capacity: Vec<Number>,
}

/// Hours of a month and of all the months after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToCome {
    pub month: Number,
    pub later: Number,
}

impl ToCome {
    /// Of sums until and with each month, the first of which is so many months before.
    fn of(sums: &[Number], month: i32) -> Result<Self, Overflow> {
        let all = sums.last().copied().unwrap_or_default();
        Ok(Self {
            month: until(sums, month).minus(until(sums, month - 1))?,
            later: all.minus(until(sums, month))?,
        })
    }
}

/// The sum until and with a month.
fn until(sums: &[Number], month: i32) -> Number {
    match usize::try_from(month) {
        Ok(index) => sums.get(index).or_else(|| sums.last()).copied().unwrap_or_default(),
        Err(_) => Number::ZERO,
    }
}

/// Whole hours, and the same in årsværk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Amount {
    hours: Number,
    aarsvaerk: Number,
}

impl Amount {
    fn told([hours, aarsvaerk]: [Figure<Number>; 2], sum: &mut Sum) -> Self {
        Self {
            hours: sum.told("hours", hours),
            aarsvaerk: sum.told("aarsvaerk", aarsvaerk),
        }
    }
}

/// Whole hours in each month, and the same in årsværk and in persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ByMonth {
    monthly: Vec<Number>,
    monthly_aarsvaerk: Vec<Number>,
    heads: Vec<Number>,
}

/// A trade's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Planned {
    hours: Option<Hours>,
    potential: Option<Hours>,
    most: Option<Number>,
    allocated: Number,
    aarsvaerk: Number,
    #[serde(flatten)]
    months: ByMonth,
    most_heads: Option<Number>,
    agreements: Option<Number>,
    missing: Option<Lack>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct OfContractor {
    contractor: i32,
    #[serde(flatten)]
    amount: Amount,
}

impl Plan {
    /// The plan's hours of a month and after it, and the most that can be carried then; nothing
    /// where the plan has no months, or where a trade's hours are not known.
    pub fn to_come(&self, month: Month) -> Result<Option<[ToCome; 2]>, Overflow> {
        let Some(index) = self.index(month) else { return Ok(None) };
        Ok(Some([ToCome::of(&self.cumulative, index)?, ToCome::of(&self.capacity, index)?]))
    }

    /// The plan's hours before a month; nothing as above.
    pub fn before(&self, month: Month) -> Option<Number> {
        self.index(month).map(|index| until(&self.cumulative, index - 1))
    }

    fn index(&self, month: Month) -> Option<i32> {
        let first = self.first.filter(|_| self.need_by_trades.is_some())?;
        Some(month.number() - first.number())
    }
}

/// The plan's first and last month: the building's and the trades' own. A building without dates
/// lasts from the first to the last month that its trades tell.
pub fn span(question: &Question) -> Option<(Month, Month)> {
    let building = question.building_months();
    let own = question.trades.iter().filter_map(|trade| months_of(trade, building));
    own.chain(building).reduce(|(first, last), (from, to)| (first.min(from), last.max(to)))
}

/// A trade's months: its own where they are told, else the building's. In a building whose months are
/// not known either, one that tells only when it begins or ends is known to have that month.
fn months_of(trade: &Trade, building: Option<(Month, Month)>) -> Option<(Month, Month)> {
    let (first, last) = building.unzip();
    Some((trade.from.or(first).or(trade.to)?, trade.to.or(last).or(trade.from)?))
}

/// The plan of the contract's hours; nothing without trades or a contract.
pub fn plan(
    question: &Question,
    carrying: &[Result<Carrying, Lack>],
    requirement: &Requirement,
    law: &Law,
    sum: &mut Sum,
) -> Result<Option<Plan>, Failure> {
    let Some(contract) = requirement.contract.filter(|_| !carrying.is_empty()) else { return Ok(None) };
    let able: Vec<Carrying> = carrying.iter().map(|one| one.unwrap_or(Carrying::NOTHING)).collect();
    let allocated = allocate(contract.hours, &able, sum)?;
    sum.section("plan");
    let placed = sum.add_some("plan.placeret", &allocated, &[])?;
    let unplaced = sum.add_some("plan.uplaceret", &[contract.hours], &[placed])?;
    let all = in_years(contract.hours, law, sum)?;
    let unplaced_years = in_years(unplaced, law, sum)?;
    let most: Vec<_> = able.iter().map(|one| one.most).collect();
    let carries = Sum::silent().add_some("", &most, &[])?.value;

    let span = span(question);
    let months = span.map_or(0, |(first, last)| last.number() - first.number() + 1);
    let length = usize::try_from(months).unwrap_or_default();
    let mut aside = Sum::silent();
    let is_written = sum.is_written() && length * able.len() <= MOST_WRITTEN;
    let (mut trades, mut parts, mut worked, mut capacity) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, ((trade, one), (able, allocated))) in
        question.trades.iter().zip(carrying).zip(able.iter().zip(&allocated)).enumerate()
    {
        sum.section_of("trade", index + 1);
        sum.place_of("plan/trades", index);
        let own = span.zip(months_of(trade, question.building_months().or(span)));
        let own = own.map(|((first, _), (from, to))| Own {
            at: usize::try_from(from.number() - first.number()).unwrap_or_default(),
            months: to.number() - from.number() + 1,
            length,
        });
        let aarsvaerk = in_years(*allocated, law, sum)?;
        let mut months = Months::NONE;
        let mut agreements = None;
        if let Some(own) = own {
            agreements = Some(own.agreements(*allocated, question.drop_out, law, sum)?);
            let sum = if is_written { &mut *sum } else { &mut aside };
            months = Months::of(own.spread(by(*allocated), whole(allocated.value), &MONTHLY, sum)?, law, sum)?;
            capacity.push(own.spread(by(able.most), whole(able.most.value), &MONTHLY, &mut Sum::silent())?);
            if requirement.by_trades.is_some() {
                worked.push(own.spread(by(able.hours), able.hours.value.count(), &WORKED, sum)?);
            }
        }
        // The first of those that are as many.
        let most_heads =
            months.heads.iter().copied().reduce(|most, one| if one.value > most.value { one } else { most });
        trades.push(Planned {
            hours: one.ok().map(|one| sum.told("hours", one.hours)),
            potential: one.ok().map(|one| sum.told("potential", one.potential)),
            most: one.ok().map(|one| sum.told("most", one.most)),
            allocated: sum.told("allocated", *allocated),
            aarsvaerk: sum.told("aarsvaerk", aarsvaerk),
            months: months.told(sum),
            most_heads: most_heads.map(|heads| sum.told("mostHeads", heads)),
            agreements: agreements.map(|agreements| sum.told("agreements", agreements)),
            missing: one.err(),
        });
        parts.push(months);
    }

    let contractors = by_contractor(&question.trades, &allocated, law, sum)?;
    sum.section("planMonths");
    let by_month = if is_written { &mut *sum } else { &mut aside };
    let together = Months::together(&parts, length, law, by_month)?;
    let cumulative = running("plan.loebende", &together.monthly, by_month)?;
    let cumulative_aarsvaerk = each(&cumulative, |hours| in_years(hours, law, by_month))?;
    let quota = requirement.by_trades.map(|_| quota(&worked, length, law, by_month)).transpose()?;
    let capacity = added("", &capacity, length, &mut Sum::silent())?;
    let capacity = running("", &capacity, &mut Sum::silent())?;

    sum.place("plan/needByTrades");
    let need_by_trades = requirement.by_trades.map(|need| Amount::told(need, sum));
    sum.place("plan");
    let unplaced = sum.told("unplaced", unplaced);
    let [quota, quota_aarsvaerk] = match quota {
        Some([hours, aarsvaerk]) => [Some(told("quota", &hours, sum)), Some(told("quotaAarsvaerk", &aarsvaerk, sum))],
        None => [None, None],
    };
    Ok(Some(Plan {
        first: span.map(|(first, _)| first),
        months,
        all: Amount::told([contract.hours, all], sum),
        placed: sum.told("placed", placed),
        unplaced,
        unplaced_aarsvaerk: sum.told("unplacedAarsvaerk", unplaced_years),
        cannot_carry: need_by_trades.map(|need| unplaced > Number::ZERO || carries < need.hours),
        need_by_trades,
        trades,
        together: together.told(sum),
        cumulative: told("cumulative", &cumulative, sum),
        cumulative_aarsvaerk: told("cumulativeAarsvaerk", &cumulative_aarsvaerk, sum),
        quota,
        quota_aarsvaerk,
        contractors,
        capacity: capacity.iter().map(|hours| hours.value).collect(),
    }))
}

/// Whole hours to each trade in proportion to its potential and never above its most: what a full
/// trade cannot take goes to the others (decisions.md 28). Largest remainder; ties to the first.
fn allocate(hours: Figure<Number>, able: &[Carrying], sum: &mut Sum) -> Result<Vec<Figure<Number>>, Overflow> {
    // Who is not open has its most.
    let mut allocated: Vec<_> = able.iter().map(|one| one.most).collect();
    let mut open: Vec<_> = able.iter().enumerate().collect();
    let mut full = Vec::new();
    loop {
        let left = Sum::silent().add_some("", &[hours], &full)?.value.count();
        let all = open.iter().map(|(_, one)| i128::from(one.potential.value.count())).sum::<i128>();
        let before = full.len();
        let mut still_open = Vec::new();
        for (index, one) in open {
            let share = i128::from(one.potential.value.count()).checked_mul(left.into()).ok_or(Overflow)?;
            // One that can carry nothing is full of it.
            if share >= all.checked_mul(one.most.value.count().into()).ok_or(Overflow)? {
                full.push(one.most);
            } else {
                still_open.push((index, one));
            }
        }
        open = still_open;
        if full.len() == before {
            break;
        }
    }
    sum.section("plan");
    let left = sum.add_some("plan.rest", &[hours], &full)?;
    let potentials: Vec<_> = open.iter().map(|(_, one)| one.potential).collect();
    let all = sum.add_some("plan.potentialer", &potentials, &[])?;
    let mut extra = left.value;
    let mut remainders: Vec<(i128, usize, Figure<Number>)> = Vec::new();
    for (index, one) in open {
        sum.section_of("trade", index + 1);
        let terms = [by(left), by(one.potential), over(all)];
        let share: Figure<Number> = sum.product("plan.andel", &terms, Rounding::WholeDown)?;
        extra = extra.minus(share.value)?;
        let exact = i128::from(left.value.count()) * i128::from(one.potential.value.count());
        let one_hour = i128::from(all.value.count()) * i128::from(Number::SCALE);
        let remainder = exact.checked_rem(one_hour).ok_or(Overflow)?;
        // The largest first, and ties in the order of the input. Placed one by one: sorting takes more bytes in the wasm.
        let at = remainders.partition_point(|(before, ..)| *before >= remainder);
        remainders.insert(at, (remainder, index, share));
    }
    let extra = usize::try_from(whole(extra)).unwrap_or_default();
    for (at, (_, index, mut share)) in remainders.into_iter().enumerate() {
        if at < extra {
            sum.section_of("trade", index + 1);
            share = sum.add("plan.tildelt", &[with(share), with(ONE)])?;
        }
        if let Some(place) = allocated.get_mut(index) {
            *place = share;
        }
    }
    Ok(allocated)
}

/// The same in årsværk.
fn in_years(hours: Figure<Number>, law: &Law, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
    sum.product("plan.aarsvaerk", &[by(hours), over(law.year)], Rounding::Hundredth)
}

/// How a trade's hours are spread over its months: the lines of a month and of the first ones, which
/// have one more of the smallest part each.
struct Spread {
    ids: [&'static str; 2],
    smallest: Number,
    down: Rounding,
}

/// Whole hours for lærlinge.
const MONTHLY: Spread = Spread {
    ids: ["plan.maaned", "plan.maanedFoerst"],
    smallest: Number::whole(1),
    down: Rounding::WholeDown,
};
/// The trade's own hours, by which the quota is counted.
const WORKED: Spread = Spread {
    ids: ["plan.fagMaaned", "plan.fagMaanedFoerst"],
    smallest: Number::new(Number::SCALE / Hours::SCALE),
    down: Rounding::HundredthDown,
};

/// Where a trade's months are in the plan's.
#[derive(Debug, Clone, Copy)]
struct Own {
    at: usize,
    months: i32,
    /// Months of the plan.
    length: usize,
}

impl Own {
    /// How many there are.
    const fn count(self) -> Figure<Number> {
        Figure::input(Field::TradeMonths, Number::whole(self.months))
    }

    /// So many of the smallest parts spread evenly over the trade's months, what is left over to the
    /// first of them; as long as the plan.
    fn spread(self, all: Term, parts: i64, how: &Spread, sum: &mut Sum) -> Result<Vec<Figure<Number>>, Overflow> {
        let mut monthly = vec![NOTHING; self.length];
        if parts == 0 {
            return Ok(monthly);
        }
        let each = sum.product(how.ids[0], &[all, over(self.count())], how.down)?;
        let left = parts % i64::from(self.months);
        let mut first = each;
        if left > 0 {
            first = sum.add(how.ids[1], &[with(each), with(Figure::constant(how.smallest))])?;
        }
        for (place, month) in monthly.iter_mut().skip(self.at).zip(0..i64::from(self.months)) {
            *place = if month < left { first } else { each };
        }
        Ok(monthly)
    }

    /// Persons on average over the trade's own months, raised by those who break the agreement.
    fn agreements(
        self,
        allocated: Figure<Number>,
        drop_out: Option<Percent>,
        law: &Law,
        sum: &mut Sum,
    ) -> Result<Figure<Number>, Overflow> {
        let mut terms = vec![over(self.count())];
        if let Some(share) = drop_out {
            terms.push(over(Figure::assumption(Field::DropOut, Percent::WHOLE.minus(share)?)));
        }
        law.persons(allocated, &terms, "plan.aftaler", sum)
    }
}

/// Hours in each month, and what they are in årsværk and in persons.
struct Months {
    monthly: Vec<Figure<Number>>,
    aarsvaerk: Vec<Figure<Number>>,
    heads: Vec<Figure<Number>>,
}

impl Months {
    const NONE: Self = Self {
        monthly: Vec::new(),
        aarsvaerk: Vec::new(),
        heads: Vec::new(),
    };

    fn of(monthly: Vec<Figure<Number>>, law: &Law, sum: &mut Sum) -> Result<Self, Overflow> {
        Ok(Self {
            aarsvaerk: each(&monthly, |hours| in_years(hours, law, sum))?,
            heads: each(&monthly, |hours| law.persons(hours, &[], "plan.personer", sum))?,
            monthly,
        })
    }

    /// All trades together.
    fn together(parts: &[Self], length: usize, law: &Law, sum: &mut Sum) -> Result<Self, Overflow> {
        let hours: Vec<_> = parts.iter().map(|part| part.monthly.clone()).collect();
        let heads: Vec<_> = parts.iter().map(|part| part.heads.clone()).collect();
        let monthly = added("plan.maanedIAlt", &hours, length, sum)?;
        Ok(Self {
            aarsvaerk: each(&monthly, |hours| in_years(hours, law, sum))?,
            heads: added("plan.personerIAlt", &heads, length, sum)?,
            monthly,
        })
    }

    fn told(&self, sum: &mut Sum) -> ByMonth {
        ByMonth {
            monthly: told("monthly", &self.monthly, sum),
            monthly_aarsvaerk: told("monthlyAarsvaerk", &self.aarsvaerk, sum),
            heads: told("heads", &self.heads, sum),
        }
    }
}

/// A number of each month as the answer tells it.
fn told(name: &'static str, figures: &[Figure<Number>], sum: &mut Sum) -> Vec<Number> {
    figures.iter().enumerate().map(|(month, figure)| sum.told_of(name, month, *figure)).collect()
}

/// What follows from each month's number. Months next to each other mostly have the same, and then
/// share the line; nothing follows from nothing.
fn each(
    figures: &[Figure<Number>],
    mut follows: impl FnMut(Figure<Number>) -> Result<Figure<Number>, Overflow>,
) -> Result<Vec<Figure<Number>>, Overflow> {
    let mut all: Vec<Figure<Number>> = Vec::with_capacity(figures.len());
    let mut before = None;
    for figure in figures {
        let nothing = Some(NOTHING).filter(|nothing| figure.value == nothing.value);
        let same = nothing.or_else(|| all.last().copied().filter(|_| before == Some(figure)));
        all.push(same.map_or_else(|| follows(*figure), Ok)?);
        before = Some(figure);
    }
    Ok(all)
}

/// The parts of each month added; months next to each other share the line as above.
fn added(
    id: &'static str,
    parts: &[Vec<Figure<Number>>],
    length: usize,
    sum: &mut Sum,
) -> Result<Vec<Figure<Number>>, Overflow> {
    let mut all: Vec<Figure<Number>> = Vec::with_capacity(length);
    let mut before = Vec::new();
    for month in 0..length {
        let these: Vec<_> = parts.iter().filter_map(|part| part.get(month).copied()).collect();
        let same = all.last().copied().filter(|_| before == these);
        all.push(same.map_or_else(|| sum.add_some(id, &these, &[]), Ok)?);
        before = these;
    }
    Ok(all)
}

/// What has come until and with each month.
fn running(id: &'static str, months: &[Figure<Number>], sum: &mut Sum) -> Result<Vec<Figure<Number>>, Overflow> {
    let mut until = NOTHING;
    let add = |month: &Figure<Number>| {
        until = sum.add_some(id, &[until, *month], &[])?;
        Ok(until)
    };
    months.iter().map(add).collect()
}

/// 14 % of the trades' hours until and with each month, in whole hours and in årsværk.
fn quota(
    worked: &[Vec<Figure<Number>>],
    length: usize,
    law: &Law,
    sum: &mut Sum,
) -> Result<[Vec<Figure<Number>>; 2], Overflow> {
    let worked = running("plan.fagtimerLoebende", &added("plan.fagtimer", worked, length, sum)?, sum)?;
    let of = |hours| sum.product("plan.kvoteLoebende", &[by(hours), by(law.quota)], Rounding::Whole);
    let hours = each(&worked, of)?;
    let aarsvaerk = each(&hours, |hours| in_years(hours, law, sum))?;
    Ok([hours, aarsvaerk])
}

/// The hours of each contractor's trades, in order of their numbers.
fn by_contractor(
    trades: &[Trade],
    allocated: &[Figure<Number>],
    law: &Law,
    sum: &mut Sum,
) -> Result<Vec<OfContractor>, Overflow> {
    let mut contractors: Vec<(i32, Vec<Figure<Number>>)> = Vec::new();
    for (trade, hours) in trades.iter().zip(allocated) {
        let at = contractors.partition_point(|(known, _)| *known < trade.contractor);
        match contractors.get_mut(at).filter(|(known, _)| *known == trade.contractor) {
            Some((_, parts)) => parts.push(*hours),
            None => contractors.insert(at, (trade.contractor, vec![*hours])),
        }
    }
    let one = |(at, (contractor, parts)): (usize, (i32, Vec<Figure<Number>>))| {
        sum.section_of("planContractor", at + 1);
        sum.place_of("plan/contractors", at);
        let hours = sum.add_some("plan.entreprenoer", &parts, &[])?;
        let aarsvaerk = in_years(hours, law, sum)?;
        Ok(OfContractor { contractor, amount: Amount::told([hours, aarsvaerk], sum) })
    };
    contractors.into_iter().enumerate().map(one).collect()
}

impl Law {
    /// What more persons it takes where only the weeks on the site count.
    pub fn per_person(&self) -> Vec<Term> {
        self.on_site.map_or_else(Vec::new, |on_site| vec![by(WEEKS), over(on_site)])
    }

    /// Persons that so many hours in one month are, times what follows.
    pub fn persons(
        &self,
        hours: Figure<Number>,
        factors: &[Term],
        id: &'static str,
        sum: &mut Sum,
    ) -> Result<Figure<Number>, Overflow> {
        let mut terms = vec![by(hours), by(MONTHS), over(self.year)];
        terms.extend(self.per_person());
        terms.extend(factors);
        sum.product(id, &terms, Rounding::Hundredth)
    }
}
