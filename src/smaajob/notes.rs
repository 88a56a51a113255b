//! What a reader must know about an answer; the page has a sentence for each.

use alloc::vec::Vec;

use super::{
    month::{Month, Point},
    question::Spouse,
};
use crate::{
    law::benefits::{Benefit, Taper, is_old_kontanthjaelp},
    money::{Hours, Kroner},
    person::Person,
    rates,
};

/// The notes of the answer at the hours asked for.
pub fn notes(month: &Month<'_>, zero: &Point, here: &Point) -> Vec<&'static str> {
    let mut notes = Vec::new();
    let groups = [tax(month), benefit(month, here), household(month, zero, here), special(month, here)];
    for (note, holds) in groups.into_iter().flatten() {
        if holds {
            notes.push(note);
        }
    }
    notes
}

type Notes = Vec<(&'static str, bool)>;

fn tax(month: &Month<'_>) -> Notes {
    let person = &month.question.person;
    let only_kirkeskat_is_missing = month.tax.is_none() && Person { church_member: false, ..*person }.tax().is_some();
    let average = month.tax.as_ref().is_some_and(|(_, local)| !local.own_kommune);
    alloc::vec![
        ("beforeTax", month.tax.is_none() && !only_kirkeskat_is_missing),
        ("kirkeskatUnknown", only_kirkeskat_is_missing),
        ("averageTaxUsed", average && person.kommune.is_some()),
        ("tidligPensionTax", month.question.benefit() == Benefit::TidligPension),
    ]
}

fn benefit(month: &Month<'_>, here: &Point) -> Notes {
    let question = month.question;
    let (date, held) = (question.person.date, &question.person.held);
    let is = |benefit| question.benefit() == benefit;
    let changes_this_year = is_old_kontanthjaelp(date.year_start()) != is_old_kontanthjaelp(date.year_end());
    let lenient =
        matches!(month.taper, Taper::HourForHour { lenient: Some(lenient), .. } if lenient.holds(question.hourly_wage));
    let closed = rates::REVALIDERING_RESSOURCEFORLOEB_LUKKET_FOR_NYE.is_listed(date);
    alloc::vec![
        ("ruleChangesThisYear", question.is_help() && changes_this_year),
        ("supplementsByHousehold", month.parts.len() > 1),
        ("textNotRead", held.variant.is_new_help()),
        ("supplementaryDagpengeWeeks", is(Benefit::Dagpenge)),
        (
            "dimittendRateFalls",
            matches!(held.variant.id, "dimittendFuldtid" | "dimittendDeltid")
                && !held.provider
                && rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_U30_EFTER481_FULDTID.is_listed(date),
        ),
        ("efterloenLenient", lenient),
        ("efterloenOrdinary", is(Benefit::Efterloen) && !lenient),
        ("fullRateExceptions", is(Benefit::Sygedagpenge)),
        ("fleksjobCompared", is(Benefit::Fleksjob)),
        ("foertidspensionDormant", is(Benefit::Foertidspension)),
        ("suSevenPercent", is(Benefit::Su) && here.benefit < month_full(month)),
        ("suRebateUnknown", matches!(month.taper, Taper::Su { rebate: None, .. }) && here.benefit < month_full(month)),
        ("closedToNew", closed && (is(Benefit::Revalidering) || is(Benefit::Ressourceforloeb))),
        ("yearlyBasis", matches!(month.taper, Taper::Yearly { .. } | Taper::Su { .. }) || month.frikort.is_some()),
        (
            "payerAssumed",
            matches!(
                question.benefit(),
                Benefit::Su
                    | Benefit::TidligPension
                    | Benefit::Efterloen
                    | Benefit::Revalidering
                    | Benefit::Ressourceforloeb
                    | Benefit::Jobafklaring
                    | Benefit::Fleksjob
                    | Benefit::Foertidspension
            ),
        ),
    ]
}

/// The full benefit without any work.
fn month_full(month: &Month<'_>) -> Kroner {
    month.parts.iter().fold(Kroner::ZERO, |full, part| full.plus(part.value).unwrap_or(full))
}

fn household(month: &Month<'_>, zero: &Point, here: &Point) -> Notes {
    let question = month.question;
    let held = &question.person.held;
    let couple = !question.is_single();
    let has_income = question.spouse.as_ref().is_some_and(Spouse::has_income);
    let supported = question.rent > Kroner::ZERO || question.daycare > Kroner::ZERO;
    let provide = question.spouse.filter(|spouse| spouse.married && question.is_help());
    let wage_without_hours = |spouse: Spouse| spouse.wage > Kroner::ZERO && spouse.hours == Hours::ZERO;
    let ceiling_cuts = zero.loft > Kroner::ZERO || here.loft > Kroner::ZERO;
    let ceiling_bites =
        held.variant.is_old_help() && (question.saerlig_stoette > Kroner::ZERO || month.boligsikring.is_some());
    alloc::vec![
        ("spouseIncomeUnknown", couple && !has_income && (question.is_help() || supported)),
        ("spouseSplit", has_income && provide.is_some()),
        ("spouseHelpAsTyped", provide.is_none() && question.spouse.is_some_and(|spouse| spouse.help > Kroner::ZERO)),
        ("spouseHoursMissing", held.variant.is_old_help() && provide.is_some_and(wage_without_hours)),
        ("childrenAgesMissing", question.children == 0 && (held.provider || question.daycare > Kroner::ZERO)),
        ("boligsikringUnknown", question.rent > Kroner::ZERO && month.boligsikring.is_none()),
        ("boligstoetteloft", couple && held.variant.is_forhoejet() && question.rent > Kroner::ZERO),
        (
            "boernetilskudUnknown",
            question.is_single()
                && question.children > 0
                && rates::BOERNETILSKUD_ORDINAERT.on(question.person.date).is_err(),
        ),
        ("loftUnknown", ceiling_bites && month.loft.is_none()),
        ("loftCuts", ceiling_cuts),
        ("loftCouple", ceiling_cuts && couple),
        ("saerligStoette", zero.saerlig_stoette > Kroner::ZERO),
        ("repayment", supported),
    ]
}

fn special(month: &Month<'_>, here: &Point) -> Notes {
    let question = month.question;
    let held = &question.person.held;
    let old = held.variant.is_old_help();
    let rule_known = held.cut_by_225_hours(question.person.date, month_full(month)).is_ok();
    let wants_fritidstillaeg = question.fritidstillaeg && question.children > 0 && held.variant.is_new_help();
    alloc::vec![
        ("regel225Applies", month.regel225.is_some()),
        ("regel225Couple", question.regel225 && old && !question.is_single()),
        ("regel225Unknown", question.regel225 && old && question.is_single() && !rule_known),
        (
            "frikortUnknown",
            question.socialt_frikort
                && rates::SOCIALT_FRIKORT.is_listed(question.person.date)
                && month.frikort.is_none(),
        ),
        (
            "jobpraemiePeriod",
            question.jobpraemie
                && question.benefit().has_jobpraemie()
                && rates::JOBPRAEMIE_SATS.is_listed(question.person.date),
        ),
        ("fritidstillaegSingle", wants_fritidstillaeg && question.is_single() && !held.variant.is_forhoejet()),
        ("fritidstillaegEnds", wants_fritidstillaeg && month.is_gone(here)),
    ]
}
