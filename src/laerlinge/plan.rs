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
    sum::{Figure, Sum, Term, by, over},
};

const HUNDRED: i64 = Hours::SCALE;

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    first: Option<Month>,
    months: i32,
    hours: i64,
    unplaced: i64,
    pub cannot_carry: Option<bool>,
    need_by_trades: Option<Need>,
    trades: Vec<Planned>,
    cumulative: Vec<i64>,
    quota: Option<Vec<i64>>,
    contractors: Vec<OfContractor>,
    /// The most that the trades can carry until and with each month, spread as their hours are.
    #[serde(skip)]
    capacity: Vec<i64>,
}

/// Hours of a month and of all the months after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToCome {
    pub month: i64,
    pub later: i64,
}

impl ToCome {
    /// Of sums until and with each month, the first of which is so many months before.
    fn of(sums: &[i64], month: i32) -> Self {
        Self {
            month: until(sums, month) - until(sums, month - 1),
            later: sums.last().copied().unwrap_or_default() - until(sums, month),
        }
    }
}

/// The sum until and with a month.
fn until(sums: &[i64], month: i32) -> i64 {
    match usize::try_from(month) {
        Ok(index) => sums.get(index).or_else(|| sums.last()).copied().unwrap_or_default(),
        Err(_) => 0,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Need {
    hours: Number,
    aarsvaerk: Number,
}

/// A trade's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Planned {
    hours: Option<Hours>,
    potential: Option<Hours>,
    most: Option<i64>,
    allocated: i64,
    monthly: Vec<i64>,
    heads: Vec<Number>,
    agreements: Option<Number>,
    missing: Option<Lack>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct OfContractor {
    contractor: i32,
    hours: i64,
}

impl Plan {
    /// The plan's hours of a month and after it, and the most that can be carried then; nothing
    /// where the plan has no months, or where a trade's hours are not known.
    pub fn to_come(&self, month: Month) -> Option<[ToCome; 2]> {
        let index = self.index(month)?;
        Some([&self.cumulative, &self.capacity].map(|sums| ToCome::of(sums, index)))
    }

    /// The plan's hours before a month; nothing as above.
    pub fn before(&self, month: Month) -> Option<i64> {
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
) -> Result<Option<Plan>, Failure> {
    let Some(contract) = requirement.contract.filter(|_| !carrying.is_empty()) else { return Ok(None) };
    let hours = whole(contract.hours.value);
    let able: Vec<Carrying> = carrying.iter().map(|one| one.unwrap_or(Carrying::NOTHING)).collect();
    let allocated = allocate(hours, &able)?;
    let span = span(question);
    let months = span.map_or(0, |(first, last)| last.number() - first.number() + 1);
    let length = usize::try_from(months).unwrap_or_default();

    let (mut cumulative, mut capacity) = (vec![0; length], vec![0; length]);
    let mut quota = requirement.by_trades.map(|_| vec![0; length]);
    let mut planned = Vec::new();
    let mut contractors: Vec<OfContractor> = Vec::new();
    for ((trade, one), (able, allocated)) in question.trades.iter().zip(carrying).zip(able.iter().zip(&allocated)) {
        let own = span.zip(months_of(trade, question.building_months().or(span)));
        let own = own.map(|((first, _), (from, to))| Own {
            at: usize::try_from(from.number() - first.number()).unwrap_or_default(),
            months: i64::from(to.number() - from.number()) + 1,
        });
        let monthly = own.map_or_else(Vec::new, |own| own.spread(*allocated, length));
        running(&mut cumulative, &monthly);
        if let Some(own) = own {
            running(&mut capacity, &own.spread(able.most, length));
        }
        if let (Some(quota), Some(own)) = (&mut quota, own) {
            running(quota, &own.spread(able.hours.value.count(), length));
        }
        planned.push(Planned {
            hours: one.ok().map(|one| one.hours.value),
            potential: one.ok().map(|one| one.potential.value),
            most: one.ok().map(|one| one.most),
            allocated: *allocated,
            heads: heads(&monthly, law)?,
            agreements: own.map(|own| agreements(*allocated, own.months, question.drop_out, law)).transpose()?,
            missing: one.err(),
            monthly,
        });
        let at = contractors.partition_point(|known| known.contractor < trade.contractor);
        match contractors.get_mut(at).filter(|known| known.contractor == trade.contractor) {
            Some(known) => known.hours += allocated,
            None => contractors.insert(at, OfContractor { contractor: trade.contractor, hours: *allocated }),
        }
    }

    let unplaced = hours - allocated.iter().sum::<i64>();
    let carries: i64 = able.iter().map(|one| one.most).sum();
    let need = requirement.by_trades.map(|(hours, aarsvaerk)| Need { hours, aarsvaerk });
    Ok(Some(Plan {
        first: span.map(|(first, _)| first),
        months,
        hours,
        unplaced,
        cannot_carry: need.map(|need| unplaced > 0 || carries < whole(need.hours)),
        need_by_trades: need,
        trades: planned,
        cumulative,
        quota: quota.map(|quota| quota_of(&quota, law)).transpose()?,
        contractors,
        capacity,
    }))
}

/// Where a trade's months are in the plan's.
#[derive(Debug, Clone, Copy)]
struct Own {
    at: usize,
    months: i64,
}

impl Own {
    /// A whole number spread evenly over the trade's months, what is left over to the first of
    /// them; as long as the plan.
    fn spread(self, all: i64, length: usize) -> Vec<i64> {
        let (each, left) = (all / self.months, all % self.months);
        let own = (0..self.months).map(|month| each + i64::from(month < left));
        let mut monthly: Vec<i64> = vec![0; self.at];
        monthly.extend(own);
        monthly.resize(length, 0);
        monthly
    }
}

/// Adds what has come until and with each month.
fn running(sums: &mut [i64], monthly: &[i64]) {
    let mut until = 0;
    for (sum, month) in sums.iter_mut().zip(monthly) {
        until += month;
        *sum += until;
    }
}

/// Whole hours to each trade in proportion to its potential and never above its most: what a full
/// trade cannot take goes to the others (decisions.md 28). Largest remainder; ties to the first.
fn allocate(hours: i64, able: &[Carrying]) -> Result<Vec<i64>, Overflow> {
    let mut allocated = vec![0; able.len()];
    let mut open: Vec<usize> = (0..able.len()).collect();
    let mut left = hours;
    let all_of = |open: &[usize]| open.iter().filter_map(|index| able.get(*index)).map(|one| one.weight).sum::<i128>();
    loop {
        let all = all_of(&open);
        let is_full = |one: &Carrying| {
            let share = one.weight.checked_mul(left.into()).ok_or(Overflow)?;
            Ok::<_, Overflow>(share > all.checked_mul(one.most.into()).ok_or(Overflow)?)
        };
        let mut still_open = Vec::new();
        let mut placed = 0;
        for index in &open {
            let Some((one, place)) = able.get(*index).zip(allocated.get_mut(*index)) else { continue };
            if is_full(one)? {
                *place = one.most;
                placed += one.most;
            } else {
                still_open.push(*index);
            }
        }
        let is_settled = still_open.len() == open.len();
        left -= placed;
        open = still_open;
        if is_settled {
            break;
        }
    }
    let all = all_of(&open);
    if all == 0 {
        return Ok(allocated);
    }
    let mut remainders = Vec::new();
    let mut floors = 0;
    for index in open {
        let Some((one, place)) = able.get(index).zip(allocated.get_mut(index)) else { continue };
        let share = one.weight.checked_mul(left.into()).ok_or(Overflow)?;
        *place = i64::try_from(share / all).map_err(|_| Overflow)?;
        floors += *place;
        // The largest first, and ties in the order of the input. Placed one by one: sorting takes more bytes in the wasm.
        let remainder = share % all;
        let at = remainders.partition_point(|(before, _)| *before >= remainder);
        remainders.insert(at, (remainder, index));
    }
    let extra = usize::try_from(left - floors).unwrap_or_default();
    for (_, index) in remainders.iter().take(extra) {
        if let Some(place) = allocated.get_mut(*index) {
            *place += 1;
        }
    }
    Ok(allocated)
}

/// Persons that so many hours in a month are.
fn heads(monthly: &[i64], law: &Law) -> Result<Vec<Number>, Overflow> {
    let mut heads = Vec::new();
    // Months next to each other mostly have the same hours.
    let mut last = (0, Number::ZERO);
    for hours in monthly {
        if *hours != last.0 {
            last = (*hours, law.persons(Figure::constant(count(*hours)?), &[], "", &mut Sum::silent())?.value);
        }
        heads.push(last.1);
    }
    Ok(heads)
}

/// Persons on average over the trade's own months, raised by those who break the agreement.
fn agreements(allocated: i64, months: i64, drop_out: Option<Percent>, law: &Law) -> Result<Number, Overflow> {
    let mut terms = vec![over(Figure::constant(count(months)?))];
    if let Some(share) = drop_out {
        terms.push(over(Figure::assumption(Field::DropOut, Percent::WHOLE.minus(share)?)));
    }
    Ok(law.persons(Figure::constant(count(allocated)?), &terms, "", &mut Sum::silent())?.value)
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

/// 14 % of hundredths of hours, in whole hours.
fn quota_of(hundredths: &[i64], law: &Law) -> Result<Vec<i64>, Overflow> {
    let whole_hours = |hundredths: &i64| {
        let hours = i128::from(*hundredths) * i128::from(law.quota.value.count());
        Rounding::Whole.divide(hours, i128::from(Percent::SCALE) * i128::from(HUNDRED), 1)
    };
    hundredths.iter().map(whole_hours).collect()
}

/// A plain number as one.
pub fn count(number: i64) -> Result<Number, Overflow> {
    Number::new(1).times(number.checked_mul(Number::SCALE).ok_or(Overflow)?)
}
