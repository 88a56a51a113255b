//! The question, read field by field. The ledger's rows are read by themselves, so that a faulty
//! one refuses nothing but itself.

use alloc::vec::Vec;

use super::{
    duty::{Contract, Exception, Kind},
    ledger::Rows,
    money::{Cost, Trin, WageTrade},
    report::Period,
    trades::Trade,
};
use crate::{
    date::{Date, Month},
    field::Field,
    input::{Allowed, Bound, Fault, FaultCode, Reader},
    law::refusion::WEEKS_A_YEAR,
    money::{Hours, Kroner, Number, Percent},
    sum::{Asked, Figure},
};

/// 100 billion kr.
pub const HIGHEST_AMOUNT: Kroner = Kroner::new(10_000_000_000_000);
pub const MOST_HOURS: i32 = 100_000_000;
pub const MOST_MONTHS: i32 = 240;
const MOST_AARSVAERK: i32 = 100_000;
const MOST_TRADES: i32 = 200;
/// 100,000 kr. an hour.
const HIGHEST_PENALTY: Kroner = Kroner::new(10_000_000);
/// 2,000 kr. an hour.
const HIGHEST_HOURLY_WAGE: Kroner = Kroner::new(200_000);
/// 50,000 kr. a week.
const HIGHEST_AUB_WEEK: Kroner = Kroner::new(5_000_000);
/// The least share above nothing that can be typed.
const SOME_SHARE: Percent = Percent::new(1);

/// The question.
#[allow(clippy::struct_excessive_bools, reason = "each is a yes or no of the form")]
#[derive(Debug)]
pub struct Question {
    pub supported: Kroner,
    pub unsupported: Kroner,
    pub with_moms: bool,
    /// The amounts are a byggesum, and this part of it is håndværkerudgifter.
    pub craft_share: Option<Percent>,
    pub is_building: bool,
    pub lbf: bool,
    pub total_hours: Option<Hours>,
    pub skilled_hours: Option<Hours>,
    pub contract: Option<Number>,
    /// Byggeplads established, aflevering.
    pub dates: Option<(Date, Date)>,
    pub months: Option<i32>,
    pub duty: Option<Contract>,
    pub payroll: Option<Kroner>,
    pub trades: Vec<Trade>,
    /// Weeks a year on the site, where only those count.
    pub on_site: Option<i32>,
    pub drop_out: Option<Percent>,
    pub only_laerlinge: bool,
    pub as_of: Option<Date>,
    pub progress: Option<Percent>,
    pub site_hours: Option<Hours>,
    pub report: Option<Period>,
    pub money: Option<Cost>,
    pub penalty: Option<Kroner>,
    pub sum: Asked,
}

impl Question {
    /// Reads the question and its ledger.
    ///
    /// # Errors
    /// Every fault that is not a ledger row's.
    pub fn read(mut reader: Reader<'_>) -> Result<(Self, Rows), Vec<Fault>> {
        let dates = read_dates(&mut reader);
        let most_share = read_share(&mut reader, "mostShare").map(|share| Figure::assumption(Field::MostShare, share));
        let question = Self {
            supported: reader.kroner("supported", HIGHEST_AMOUNT, None),
            unsupported: reader.kroner("unsupported", HIGHEST_AMOUNT, Some(Kroner::ZERO)),
            with_moms: reader.choice("moms", &[("included", true), ("excluded", false)], None).unwrap_or(true),
            craft_share: read_craft_share(&mut reader),
            is_building: {
                let works = [("building", true), ("anlaeg", false)];
                reader.choice("works", &works, Some(true)).unwrap_or(true)
            },
            lbf: reader.flag("lbf", true),
            total_hours: optional_hours(&mut reader, "totalHours"),
            skilled_hours: optional_hours(&mut reader, "skilledHours"),
            contract: {
                let is_there = reader.has("contractAarsvaerk");
                let number = reader.number("contractAarsvaerk", 2, MOST_AARSVAERK, Some(Number::ZERO));
                is_there.then_some(number)
            },
            dates,
            months: reader.optional_whole("months", 1, MOST_MONTHS),
            duty: reader.optional_object("duty", read_contract).flatten(),
            payroll: reader.optional_kroner("payroll", HIGHEST_AMOUNT),
            trades: reader.list("trades", MOST_TRADES, |trade| Trade::read(trade, most_share, months_of(dates))),
            on_site: read_on_site(&mut reader),
            drop_out: {
                let is_there = reader.has("dropOut");
                let share = reader.percent("dropOut", 99, Percent::ZERO);
                is_there.then_some(share)
            },
            only_laerlinge: reader.flag("onlyLaerlinge", false),
            as_of: read_as_of(&mut reader, dates),
            progress: reader.optional_percent("progress"),
            site_hours: optional_hours(&mut reader, "siteHours"),
            report: reader.optional_object("report", |report| {
                let by = [("calendarYear", true), ("twelveMonths", false)];
                let by_year = report.choice("by", &by, None).unwrap_or(true);
                Period { by_year, from: report.month("from") }
            }),
            money: reader.optional_object("money", read_cost).flatten(),
            penalty: reader.optional_kroner("penalty", HIGHEST_PENALTY),
            sum: reader.written_sum(),
        };
        check_plan_months(&question, &mut reader);
        let rows = Rows::read(&mut reader, question.building_months(), question.as_of);
        reader.finish()?;
        Ok((question, rows))
    }

    /// The building's first and last month.
    pub fn building_months(&self) -> Option<(Month, Month)> {
        months_of(self.dates)
    }

    /// How many calendar months the building touches, or the number that was typed.
    pub fn building_length(&self) -> Option<i32> {
        self.building_months().map(|(first, last)| last.number() - first.number() + 1).or(self.months)
    }
}

/// The first and the last month of two days.
fn months_of(dates: Option<(Date, Date)>) -> Option<(Month, Month)> {
    dates.map(|(start, end)| (start.month(), end.month()))
}

/// The day of the status, not before the byggeplads: then there is nothing to have a status of.
fn read_as_of(reader: &mut Reader<'_>, dates: Option<(Date, Date)>) -> Option<Date> {
    let day = reader.day("asOf")?;
    if let Some((start, _)) = dates.filter(|(start, _)| day < *start) {
        let min = Some(Bound::Date(start));
        reader.fault("asOf", FaultCode::DateOutOfRange, Allowed { min, ..Allowed::unit("date") });
        return None;
    }
    Some(day)
}

fn optional_hours(reader: &mut Reader<'_>, name: &'static str) -> Option<Hours> {
    let is_there = reader.has(name);
    let hours = reader.hours(name, MOST_HOURS, Some(Hours::ZERO));
    is_there.then_some(hours)
}

/// A share above nothing, where it is there.
pub fn read_share(reader: &mut Reader<'_>, name: &'static str) -> Option<Percent> {
    let is_there = reader.has(name);
    let share = reader.percent_between(name, (SOME_SHARE, Percent::WHOLE), Some(Percent::WHOLE));
    is_there.then_some(share)
}

/// Both dates or none: half a building has no length.
fn read_dates(reader: &mut Reader<'_>) -> Option<(Date, Date)> {
    if !reader.has("start") && !reader.has("end") {
        reader.know(&["start", "end"]);
        return None;
    }
    let (start, end) = (reader.needed_day("start")?, reader.needed_day("end")?);
    let last = start.month().later(MOST_MONTHS - 1).last_day();
    if !(start..=last).contains(&end) {
        let (min, max) = (Some(Bound::Date(start)), Some(Bound::Date(last)));
        reader.fault("end", FaultCode::DateOutOfRange, Allowed { min, max, ..Allowed::unit("date") });
        return None;
    }
    Some((start, end))
}

fn read_craft_share(reader: &mut Reader<'_>) -> Option<Percent> {
    let bases = [("haandvaerkerudgifter", false), ("byggesum", true)];
    let is_byggesum = reader.choice("base", &bases, Some(false)).unwrap_or(false);
    if !is_byggesum {
        reader.know(&["craftShare"]);
        return None;
    }
    // Trap T1: fees and land are no håndværkerudgifter, and nobody but the user knows how much.
    Some(reader.percent_between("craftShare", (SOME_SHARE, Percent::WHOLE), None))
}

fn read_on_site(reader: &mut Reader<'_>) -> Option<i32> {
    let readings = [("gross", false), ("net", true)];
    let is_net = reader.choice("reading", &readings, Some(false)).unwrap_or(false);
    if !is_net {
        reader.know(&["schoolWeeks"]);
        return None;
    }
    Some(WEEKS_A_YEAR - reader.whole("schoolWeeks", 0, WEEKS_A_YEAR - 1, None))
}

fn read_contract(duty: &mut Reader<'_>) -> Option<Contract> {
    let kinds = [("works", Kind::Works), ("services", Kind::Services), ("goods", Kind::Goods)];
    let exceptions = [
        ("none", Exception::None),
        ("security", Exception::Some),
        ("unsuited", Exception::Some),
        ("otherLaw", Exception::Some),
    ];
    let kind = duty.choice("kind", &kinds, None);
    let value = duty.kroner("value", HIGHEST_AMOUNT, None);
    let months = duty.number("months", 1, MOST_MONTHS, None);
    let begun = duty.needed_day("begun");
    let in_denmark = duty.flag("denmark", true);
    let exception = duty.choice("exception", &exceptions, Some(Exception::None));
    let eu_threshold = duty.optional_kroner("euThreshold", HIGHEST_AMOUNT);
    Some(Contract {
        kind: kind?,
        value,
        months,
        begun: begun?,
        in_denmark,
        exception: exception?,
        eu_threshold,
    })
}

fn read_cost(money: &mut Reader<'_>) -> Option<Cost> {
    let trades = [
        ("toemrer", WageTrade::Toemrer),
        ("murer", WageTrade::Murer),
        ("maler", WageTrade::Maler),
        ("other", WageTrade::Other),
    ];
    let steps =
        [("1", Trin::First), ("2", Trin::Second), ("3", Trin::Third), ("4", Trin::Fourth), ("voksen", Trin::Voksen)];
    let trade = money.choice("trade", &trades, None);
    let trin = money.choice("trin", &steps, None);
    let on = money.needed_day("on");
    let hourly_wage = money.optional_kroner("hourlyWage", HIGHEST_HOURLY_WAGE);
    let school_weeks = money.optional_whole("schoolWeeks", 0, WEEKS_A_YEAR);
    let aub_week = money.optional_kroner("aubWeek", HIGHEST_AUB_WEEK);
    let aub_extra = money.optional_percent("aubExtra");
    Some(Cost {
        trade: trade?,
        trin: trin?,
        on: on?,
        hourly_wage,
        school_weeks,
        aub_week,
        aub_extra,
    })
}

/// The trades' months and the building's must lie within what a plan can hold.
fn check_plan_months(question: &Question, reader: &mut Reader<'_>) {
    let first = super::plan::span(question).map(|(first, last)| (first, last.number() - first.number()));
    if let Some((first, _)) = first.filter(|(_, length)| *length >= MOST_MONTHS) {
        let max = Some(Bound::Month(first.later(MOST_MONTHS - 1)));
        let allowed = Allowed {
            min: Some(Bound::Month(first)),
            max,
            ..Allowed::unit("month")
        };
        reader.fault("trades", FaultCode::Outside, allowed);
    }
}
