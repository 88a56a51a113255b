//! Landsbyggefonden's yearly lines: lærlinge and anden oplæring in årsværk. What "the past year"
//! is has not been said (L8), so both the calendar year and twelve months can be asked for.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    Law,
    ledger::{Both, Rows},
    question::Question,
};
use crate::{
    date::{Date, Month},
    law::MONTHS_A_YEAR,
    money::{Number, Overflow, Rounding},
    sum::{Figure, Sum, less, with},
};

/// Which years.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// Calendar years; otherwise twelve months.
    pub by_year: bool,
    /// The first month of one of the twelve months' periods.
    pub from: Option<Month>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    lines: Vec<ReportLine>,
    total: Amounts,
    difference: Amounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct ReportLine {
    from: Date,
    to: Date,
    #[serde(flatten)]
    amounts: Amounts,
}

/// Årsværk, two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Amounts {
    laerling: Number,
    anden: Number,
}

/// The report of the ledger.
pub fn report(question: &Question, rows: &Rows, period: Period, law: &Law, sum: &mut Sum) -> Result<Report, Overflow> {
    let mut all = Both::NOTHING;
    let mut years = Years::of(question, rows, period);
    for row in &rows.good {
        all.add(row)?;
        for month in row.all_months() {
            if let Some(both) = years.of_month(month) {
                both.add_month(row)?;
            }
        }
    }
    let mut lines = Vec::new();
    let (mut laerling, mut anden) = (Vec::new(), Vec::new());
    for (index, both) in years.list.iter().enumerate() {
        sum.section_of("period", index + 1);
        let first = years.first.later(i32::try_from(index).unwrap_or_default() * MONTHS_A_YEAR);
        let figures = rounded(both, ["report.laerling", "report.anden"], law, sum)?;
        laerling.push(with(figures[0]));
        anden.push(with(figures[1]));
        let (from, to) = (first.first_day(), first.later(MONTHS_A_YEAR - 1).last_day());
        sum.place_of("report/lines", index);
        lines.push(ReportLine { from, to, amounts: amounts(figures, sum) });
    }
    sum.section("report");
    let total = rounded(&all, ["report.laerlingIAlt", "report.andenIAlt"], law, sum)?;
    laerling.push(less(total[0]));
    anden.push(less(total[1]));
    let difference = [sum.add("report.laerlingForskel", &laerling)?, sum.add("report.andenForskel", &anden)?];
    sum.place("report/total");
    let total = amounts(total, sum);
    sum.place("report/difference");
    Ok(Report { lines, total, difference: amounts(difference, sum) })
}

fn amounts([laerling, anden]: [Figure<Number>; 2], sum: &mut Sum) -> Amounts {
    Amounts {
        laerling: sum.told("laerling", laerling),
        anden: sum.told("anden", anden),
    }
}

fn rounded(both: &Both, ids: [&'static str; 2], law: &Law, sum: &mut Sum) -> Result<[Figure<Number>; 2], Overflow> {
    Ok([
        both.laerling.aarsvaerk(law, ids[0], Rounding::Hundredth, sum)?,
        both.anden.aarsvaerk(law, ids[1], Rounding::Hundredth, sum)?,
    ])
}

/// The periods from the building's start (or the first row) to the day (or the last row).
struct Years {
    /// The first month of the first.
    first: Month,
    list: Vec<Both>,
}

impl Years {
    fn of(question: &Question, rows: &Rows, period: Period) -> Self {
        let building = question.building_months();
        let rows_first = rows.good.iter().map(|row| row.from).min();
        let rows_last = rows.good.iter().filter_map(|row| row.all_months().last()).max();
        let until = building.zip(question.as_of).map(|((first, last), day)| (first, last.min(day.month())));
        // Before the start, and with no row, there is nothing to report.
        let until = until.filter(|(first, last)| first <= last);
        let first = until.map(|(first, _)| first).into_iter().chain(rows_first).min();
        let last = until.map(|(_, last)| last).into_iter().chain(rows_last).max();
        let (Some(first), Some(last)) = (first, last) else {
            return Self { first: Date::new(1900, 1, 1).month(), list: Vec::new() };
        };
        let base = if period.by_year { first.january() } else { period.from.unwrap_or(first) };
        let back = (first.number() - base.number()).div_euclid(MONTHS_A_YEAR);
        let first = base.later(back * MONTHS_A_YEAR);
        let count = (last.number() - first.number()) / MONTHS_A_YEAR + 1;
        Self {
            first,
            list: alloc::vec![Both::NOTHING; usize::try_from(count).unwrap_or_default()],
        }
    }

    fn of_month(&mut self, month: Month) -> Option<&mut Both> {
        let since = usize::try_from((month.number() - self.first.number()).div_euclid(MONTHS_A_YEAR)).ok()?;
        self.list.get_mut(since)
    }
}
