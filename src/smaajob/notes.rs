//! What a reader must know about an answer; the page has a sentence for each.

use alloc::vec::Vec;

use super::{
    month::{Month, Point},
    question::Spouse,
};
use crate::{
    law::benefits::{Benefit, Taper, is_old_kontanthjaelp},
    money::Kroner,
    person::Person,
    rates,
};

/// The notes of the answer at the hours asked for.
pub fn notes(month: &Month<'_>, here: &Point) -> Vec<&'static str> {
    let mut notes = Vec::new();
    let groups = [tax(month), benefit(month, here), household(month, here), special(month, here)];
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
        ("dimittendRateFalls", matches!(held.variant.id, "dimittendFuldtid" | "dimittendDeltid") && !held.provider,),
        ("efterloenLenient", lenient),
        ("efterloenOrdinary", is(Benefit::Efterloen) && !lenient),
        ("fullRateExceptions", is(Benefit::Sygedagpenge)),
        ("fleksjobCompared", is(Benefit::Fleksjob)),
        ("foertidspensionDormant", is(Benefit::Foertidspension)),
        ("suSevenPercent", is(Benefit::Su) && here.benefit < month_full(month)),
        ("closedToNew", closed && (is(Benefit::Revalidering) || is(Benefit::Ressourceforloeb))),
        ("yearlyBasis", matches!(month.taper, Taper::Yearly { .. } | Taper::Su { .. }) || question.socialt_frikort,),
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

fn household(month: &Month<'_>, here: &Point) -> Notes {
    let question = month.question;
    let held = &question.person.held;
    let couple = !question.is_single();
    let has_income = question.spouse.as_ref().is_some_and(Spouse::has_income);
    let supported = question.rent > Kroner::ZERO || question.daycare > Kroner::ZERO;
    let ceiling_bites =
        held.variant.is_old_help() && (question.saerlig_stoette > Kroner::ZERO || month.boligsikring.is_some());
    alloc::vec![
        ("spouseIncomeUnknown", couple && !has_income && (question.is_help() || supported)),
        ("spouseSplit", has_income && question.is_help() && question.spouse.is_some_and(|spouse| spouse.married)),
        ("childrenAgesMissing", held.provider && question.children == 0),
        ("boligsikringUnknown", question.rent > Kroner::ZERO && month.boligsikring.is_none()),
        ("boligstoetteloft", couple && held.variant.is_forhoejet() && question.rent > Kroner::ZERO),
        (
            "boernetilskudUnknown",
            question.is_single()
                && question.children > 0
                && rates::BOERNETILSKUD_ORDINAERT.on(question.person.date).is_err(),
        ),
        ("loftUnknown", ceiling_bites && month.loft.is_none()),
        ("loftCouple", ceiling_bites && month.loft.is_some() && couple && here.loft > Kroner::ZERO),
        ("repayment", supported),
    ]
}

fn special(month: &Month<'_>, here: &Point) -> Notes {
    let question = month.question;
    let held = &question.person.held;
    let old = held.variant.is_old_help();
    let cut = month.regel225.is_some_and(|(_, year)| question.hours.times(12).is_ok_and(|hours| hours < year));
    let rule_known = held.cut_by_225_hours(question.person.date, month_full(month)).is_ok();
    let wants_fritidstillaeg = question.fritidstillaeg && question.children > 0 && held.variant.is_new_help();
    alloc::vec![
        ("regel225Applies", cut),
        ("regel225Couple", question.regel225 && old && !question.is_single()),
        ("regel225Unknown", question.regel225 && old && question.is_single() && !rule_known),
        (
            "frikortUnknown",
            question.socialt_frikort
                && rates::SOCIALT_FRIKORT.is_listed(question.person.date)
                && !question.benefit().is_paid_by_the_hour()
                && question.benefit() != Benefit::Fleksjob
                && month.frikort.is_none(),
        ),
        ("jobpraemiePeriod", question.jobpraemie && rates::JOBPRAEMIE_SATS.is_listed(question.person.date),),
        ("fritidstillaegSingle", wants_fritidstillaeg && question.is_single() && !held.variant.is_forhoejet()),
        ("fritidstillaegEnds", wants_fritidstillaeg && here.benefit == Kroner::ZERO),
    ]
}
