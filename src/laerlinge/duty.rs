//! Must the contract hold an oplæringskrav? Udbudsloven § 176, stk. 2-4, tilbudsloven § 7 and
//! BEK 1079, as two readers tell it: the text itself has not been read, and they disagree on
//! works (trap T4), so both answers are given.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    law::Failure,
    money::{Kroner, Number, Rounding},
    names::names,
    rates::{self, MissingRate},
    sum::{Figure, Sum, by},
};

const A_MILLION: Figure<Kroner> = Figure::constant(Kroner::new(100_000_000));

/// What is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Building and construction.
    Works,
    /// Services.
    Services,
    /// Goods: the law does not speak of them.
    Goods,
}

/// May the requirement be left out?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exception {
    /// No.
    None,
    /// A risk to security, a contract that is not suited, or another law.
    Some,
}

/// The contract.
#[derive(Debug, Clone, Copy)]
pub struct Contract {
    pub kind: Kind,
    /// Without moms.
    pub value: Kroner,
    /// From signature to delivery.
    pub months: Number,
    /// The procurement was begun.
    pub begun: Date,
    pub in_denmark: bool,
    pub exception: Exception,
    /// The EU threshold, typed.
    pub eu_threshold: Option<Kroner>,
}

/// Must there be a requirement?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    /// Exactly at a limit: read the text.
    Check,
    Exempt,
    /// The limit is not known.
    Unknown,
}

names!(Answer { Yes "yes", No "no", Check "check", Exempt "exempt", Unknown "unknown" });

/// One reader's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// "di2022" or "ansvarlig".
    id: &'static str,
    answer: Answer,
}

/// The answer and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Duty {
    answer: Answer,
    why: &'static str,
    readings: Vec<Reading>,
    /// The readings give different answers, or may do so.
    pub conflict: bool,
    eu_threshold: Option<Kroner>,
    lbf: bool,
}

/// The duty of one contract; `lbf`: the case is supported by Landsbyggefonden.
pub fn duty(contract: &Contract, lbf: bool) -> Result<Duty, Failure> {
    let settled = |answer, why| Duty {
        answer,
        why,
        readings: Vec::new(),
        conflict: false,
        eu_threshold: None,
        lbf,
    };
    let date = contract.begun;
    let limits = (rates::OPLAERINGSKRAV_BELOEB.in_force(date)?, rates::OPLAERINGSKRAV_MAANEDER.in_force(date)?);
    let (value, months) = match limits {
        _ if contract.kind == Kind::Goods => return Ok(settled(Answer::No, "kind")),
        _ if !contract.in_denmark => return Ok(settled(Answer::No, "abroad")),
        (Some(value), Some(months)) => (value.value, months.value),
        _ => return Ok(settled(Answer::No, "before")),
    };
    if contract.exception == Exception::Some {
        return Ok(settled(Answer::Exempt, "exception"));
    }
    let eu_threshold = if contract.kind == Kind::Works { eu_threshold(contract, date)? } else { None };
    let over_both = over_both(contract, value, months);
    let at_least = contract.months >= months;
    let (di, ansvarlig) = match (contract.kind, eu_threshold) {
        (Kind::Works, None) if at_least => (over_both, Answer::Unknown),
        (Kind::Works, None) => (over_both, Answer::No),
        (Kind::Works, Some(threshold)) => (over_both, yes(at_least && contract.value > threshold)),
        _ => (Answer::Unknown, yes(at_least && contract.value >= value)),
    };
    let answer = if contract.kind == Kind::Works { di } else { ansvarlig };
    let why = match answer {
        Answer::Yes => "met",
        Answer::Check => "limit",
        _ if contract.value < value => "value",
        _ => "months",
    };
    Ok(Duty {
        answer,
        why,
        readings: alloc::vec![Reading { id: "di2022", answer: di }, Reading { id: "ansvarlig", answer: ansvarlig }],
        conflict: conflict(contract.kind, di, ansvarlig),
        eu_threshold,
        lbf,
    })
}

/// May the readings give different answers? Where the threshold is not known and the other reading
/// is not a plain no, nobody can say that they agree. Of services only one reader speaks.
fn conflict(kind: Kind, di: Answer, ansvarlig: Answer) -> bool {
    match (di, ansvarlig) {
        (_, Answer::Unknown) => di != Answer::No,
        _ => kind == Kind::Works && di != ansvarlig,
    }
}

const fn yes(is: bool) -> Answer {
    if is { Answer::Yes } else { Answer::No }
}

/// More than the value and more than the months; exactly at one of them nobody has read
/// (decisions.md 27).
fn over_both(contract: &Contract, value: Kroner, months: Number) -> Answer {
    if contract.value < value || contract.months < months {
        Answer::No
    } else if contract.value == value || contract.months == months {
        Answer::Check
    } else {
        Answer::Yes
    }
}

/// Above it udbudsloven applies; nothing where nobody has found it for the year.
fn eu_threshold(contract: &Contract, date: Date) -> Result<Option<Kroner>, Failure> {
    if contract.eu_threshold.is_some() {
        return Ok(contract.eu_threshold);
    }
    match rates::OPLAERINGSKRAV_EU_TAERSKEL.on(date) {
        Ok(millions) => {
            let mut aside = Sum::silent();
            let threshold: Figure<Kroner> = aside.product("", &[by(millions), by(A_MILLION)], Rounding::None)?;
            Ok(Some(threshold.value))
        }
        Err(MissingRate { .. }) => Ok(None),
    }
}
