//! A calendar day. Rates are looked up by day, because kontanthjælp changes on 1 July 2025.

use alloc::string::String;

use serde::{Serialize, Serializer};

use crate::text::dashed;

/// A day from 1 January 1900 to 31 December 2199, ordered in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 20260131 for 31 January 2026: orders as the calendar does.
    packed: u32,
}

impl Date {
    /// A day that the caller knows to exist; for constants of the data.
    #[must_use]
    pub const fn new(year: u32, month: u32, day: u32) -> Self {
        Self { packed: year * 10_000 + month * 100 + day }
    }

    /// Reads `YYYY-MM-DD`; nothing else is a date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(is_dash);
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        let exists = parts.next().is_none()
            && (1900..2200).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then(|| Self::new(year, month, day))
    }

    /// The year, 2026.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.packed / 10_000
    }

    const fn month_and_day(self) -> (u32, u32) {
        (self.packed / 100 % 100, self.packed % 100)
    }

    /// Days since 1 March of the year 0: what lies between two days is their difference.
    #[must_use]
    pub const fn day_number(self) -> i32 {
        // The year begins in March, so that the leap day is its last.
        let (month, day) = self.month_and_day();
        let year = if month > 2 { self.year() } else { self.year() - 1 };
        let leap_days = year / 4 - year / 100 + year / 400;
        (365 * year + leap_days + (153 * ((month + 9) % 12) + 2) / 5 + day - 1).cast_signed()
    }

    /// The day, or the first Monday of its month where that is later: a week belongs to the month that its Monday is in.
    #[must_use]
    pub fn in_the_months_weeks(self) -> Self {
        /// A Monday's day number modulo seven: 1 March 2000, a Wednesday, has none left over.
        const MONDAY: i32 = 5;
        let (month, _) = self.month_and_day();
        let first = Self::new(self.year(), month, 1);
        let before = (MONDAY - first.day_number()).rem_euclid(7).cast_unsigned();
        self.max(Self::new(self.year(), month, 1 + before))
    }

    /// The same day so many years later; of 29 February 1 March, where there is none.
    #[must_use]
    pub const fn years_later(self, years: u32) -> Self {
        let (month, day) = self.month_and_day();
        let year = self.year() + years;
        if day > days_in(year, month) { Self::new(year, month + 1, 1) } else { Self::new(year, month, day) }
    }

    /// The month that the day is in.
    #[must_use]
    pub const fn month(self) -> Month {
        let (month, _) = self.month_and_day();
        Month { number: (self.year() * 12 + month - 1).cast_signed() }
    }

    /// 31 December of the day's year.
    #[must_use]
    pub const fn year_end(self) -> Self {
        Self::new(self.year(), 12, 31)
    }

    /// 1 January of the day's year.
    #[must_use]
    pub const fn year_start(self) -> Self {
        Self::new(self.year(), 1, 1)
    }

    fn text(self) -> String {
        let (month, day) = self.month_and_day();
        dashed(&[(self.year(), 4), (month, 2), (day, 2)])
    }
}

impl core::fmt::Display for Date {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for Date {
    /// `YYYY-MM-DD`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// A calendar month, ordered in time. What lies between two months is the difference of their
/// numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Months since January of the year 0.
    number: i32,
}

impl Month {
    /// Reads `YYYY-MM`, 1900 to 2199; nothing else is a month.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(is_dash);
        let (year, month) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?);
        let exists = parts.next().is_none() && (1900..2200).contains(&year) && (1..=12).contains(&month);
        exists.then(|| Date::new(year, month, 1).month())
    }

    /// Months since January of the year 0.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.number
    }

    /// So many months later, or earlier where it is below zero.
    #[must_use]
    pub const fn later(self, months: i32) -> Self {
        Self { number: self.number.saturating_add(months) }
    }

    /// January of the month's year.
    #[must_use]
    pub const fn january(self) -> Self {
        Self { number: self.number - self.number.rem_euclid(12) }
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Date {
        let (year, month) = self.year_and_month();
        Date::new(year, month, 1)
    }

    /// Its last day.
    #[must_use]
    pub const fn last_day(self) -> Date {
        let (year, month) = self.year_and_month();
        Date::new(year, month, days_in(year, month))
    }

    const fn year_and_month(self) -> (u32, u32) {
        (self.number.div_euclid(12).unsigned_abs(), self.number.rem_euclid(12).unsigned_abs() + 1)
    }

    fn text(self) -> String {
        let (year, month) = self.year_and_month();
        dashed(&[(year, 4), (month, 2)])
    }
}

impl core::fmt::Display for Month {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for Month {
    /// `YYYY-MM`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// Less code than a search for the letter itself, which is made for long texts.
fn is_dash(letter: char) -> bool {
    letter == '-'
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let all_digits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_that_exist_and_no_others() {
        assert_eq!(Date::parse("2026-07-01"), Some(Date::new(2026, 7, 1)));
        assert_eq!(Date::parse("2024-02-29"), Some(Date::new(2024, 2, 29)));
        for wrong in [
            "2025-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-1-1",
            "26-01-01",
            "2026-01-01T00",
            "",
            "i dag",
            "2026-01-01-01",
            "+026-01-01",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_begins_with_its_first_monday() {
        // The first Mondays of January in which sygedagpenge changed (benefits.md 0, 5; rates.csv).
        for (day, monday) in [
            ("2018-01-01", "2018-01-01"),
            ("2025-01-01", "2025-01-06"),
            ("2026-01-04", "2026-01-05"),
            ("2026-01-06", "2026-01-06"),
            ("2027-01-01", "2027-01-04"),
            ("2025-06-01", "2025-06-02"),
            ("2026-12-31", "2026-12-31"),
        ] {
            assert_eq!(Date::parse(day).map(Date::in_the_months_weeks), Date::parse(monday), "{day}");
        }
    }

    #[test]
    fn counts_the_days_between() {
        let days =
            |from: &str, to: &str| Date::parse(from).zip(Date::parse(to)).map(|(a, b)| b.day_number() - a.day_number());
        assert_eq!(days("2018-01-01", "2018-12-31"), Some(364));
        assert_eq!(days("2020-02-28", "2020-03-01"), Some(2));
        assert_eq!(days("2019-02-28", "2019-03-01"), Some(1));
        assert_eq!(days("1999-12-31", "2000-01-01"), Some(1));
        assert_eq!(days("1900-01-01", "2199-12-31"), Some(109_572));
        assert_eq!(Date::new(2020, 2, 29).years_later(1), Date::new(2021, 3, 1));
        assert_eq!(Date::new(2020, 2, 29).years_later(4), Date::new(2024, 2, 29));
    }

    #[test]
    fn months_are_counted_through_the_years() {
        let month = |text: &str| Month::parse(text);
        assert_eq!(month("2026-11").map(|month| month.later(3).to_string()), Some("2027-02".to_owned()));
        assert_eq!(month("2026-01").map(|month| month.later(-1).to_string()), Some("2025-12".to_owned()));
        assert_eq!(month("2024-02").map(Month::last_day), Date::parse("2024-02-29"));
        assert_eq!(month("2026-07").map(|month| month.january().first_day()), Date::parse("2026-01-01"));
        assert_eq!(Date::new(2026, 12, 31).month().to_string(), "2026-12");
        for wrong in ["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "", "marts"] {
            assert_eq!(month(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn writes_what_it_reads_and_orders_as_the_calendar() {
        let day = Date::new(2025, 6, 30);
        assert_eq!(day.to_string(), "2025-06-30");
        assert!(day < Date::new(2025, 7, 1));
        assert_eq!(day.year_end(), Date::new(2025, 12, 31));
    }
}
