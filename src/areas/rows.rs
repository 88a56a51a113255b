//! The moves as rows of Gevinst, with what its form still needs.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{
    groups,
    moves::{Move, To},
    question::Question,
};
use crate::{
    date::{Date, Month},
    law::benefits::{Benefit, VARIANTS, Variant},
    money::{Hours, Kroner},
    rates::LAST_DAY,
    text::dashed,
};

/// What somebody of a group has in Gevinst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Benefit(Benefit),
    /// No benefit at all.
    Nothing,
}

impl Held {
    const fn benefit(self) -> Option<Benefit> {
        match self {
            Self::Benefit(benefit) => Some(benefit),
            Self::Nothing => None,
        }
    }
}

/// What a group is in Gevinst; nothing where Gevinst has not that benefit.
fn held(group: usize) -> Option<Held> {
    Some(Held::Benefit(match groups::name(group) {
        "kontanthjaelp" => Benefit::Kontanthjaelp,
        "uddannelseshjaelp" => Benefit::Uddannelseshjaelp,
        "sho" => Benefit::Sho,
        "dagpenge" => Benefit::Dagpenge,
        "foertidspension" => Benefit::Foertidspension,
        "su" => Benefit::Su,
        "sygedagpengeJob" | "sygedagpengeLedig" => Benefit::Sygedagpenge,
        // Fleksjob without hours is ledighedsydelse.
        "fleksjob" | "ledighedsydelse" => Benefit::Fleksjob,
        "efterloen" => Benefit::Efterloen,
        "ressourceforloeb" => Benefit::Ressourceforloeb,
        "jobafklaring" => Benefit::Jobafklaring,
        "revalidering" => Benefit::Revalidering,
        "tidligPension" => Benefit::TidligPension,
        "none" => return Some(Held::Nothing),
        _ => return None,
    }))
}

/// The rates that somebody in the group may have.
pub fn variants(group: usize) -> Vec<(&'static str, &'static Variant)> {
    let benefit = held(group).and_then(Held::benefit);
    VARIANTS.iter().filter(|variant| Some(variant.benefit) == benefit).map(|variant| (variant.id, variant)).collect()
}

/// A municipality's code in four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kommune(u16);

impl Serialize for Kommune {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&dashed(&[(self.0.into(), 4)]))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Wage {
    per: &'static str,
    amount: Kroner,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<Hours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours_per: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Phase {
    to: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wage: Option<Wage>,
}

/// A row as Gevinst reads it; what is missing is left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    persons: i32,
    benefit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'static Variant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Kroner>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kommune: Option<Kommune>,
    start: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Date>,
    phases: Vec<Phase>,
}

/// A move with its row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoveRow {
    r#move: usize,
    row: Option<Row>,
    missing: Vec<&'static str>,
}

impl MoveRow {
    /// Does Gevinst have it?
    pub const fn is_there(&self) -> bool {
        self.row.is_some()
    }
}

/// The benefit's name in Gevinst.
fn benefit_name(benefit: Option<Benefit>) -> &'static str {
    let known = crate::law::benefits::BENEFITS.into_iter().find(|(_, known)| Some(*known) == benefit);
    known.map_or("none", |(name, _)| name)
}

/// One for each move.
pub fn rows(question: &Question) -> Vec<MoveRow> {
    question.moves.iter().enumerate().map(|(index, each)| row(question, index, each)).collect()
}

fn row(question: &Question, index: usize, each: &Move) -> MoveRow {
    let Some(benefit) = held(each.benefit).map(Held::benefit) else {
        return MoveRow { r#move: index, row: None, missing: alloc::vec!["benefit"] };
    };
    // SU is never earned with: Gevinst asks which of its rates they get.
    let own = if each.to == To::Su { None } else { each.wage };
    let rates = variants(each.benefit).iter().filter(|(_, variant)| variant.exists_on(LAST_DAY)).count();
    let has_wage = !matches!(each.to, To::Su | To::Selvforsoergelse);
    let needs_hours = matches!(each.to, To::Smaajob | To::Fleksjob);
    let missing = [
        ("variant", (benefit.is_some() && rates != 1 && each.variant.is_none()) || each.to == To::Su),
        ("wage", has_wage && own.is_none()),
        ("hours", needs_hours && each.hours.is_none()),
        ("subsidy", each.to == To::Loentilskud),
    ];
    let wage = own.filter(|_| has_wage).map(|amount| Wage {
        per: "month",
        amount,
        hours: each.hours,
        hours_per: each.hours.map(|_| "month"),
    });
    let row = Row {
        persons: each.persons,
        benefit: benefit_name(benefit),
        variant: each.variant,
        amount: each.amount.filter(|_| benefit.is_some()),
        kommune: question.kommune.map(Kommune),
        start: each.start.first_day(),
        end: each.end.map(Month::last_day),
        phases: alloc::vec![Phase { to: each.to.name(), wage }],
    };
    let missing = missing.into_iter().filter(|(_, lacks)| *lacks).map(|(name, _)| name).collect();
    MoveRow { r#move: index, row: Some(row), missing }
}
