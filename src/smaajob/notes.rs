//! What a reader must know about an answer; the page has a sentence for each.

use alloc::vec::Vec;

use super::month::{Case, Point};
use crate::{
    law::benefits::{Benefit, Taper, is_old_kontanthjaelp},
    money::{Hours, Kroner},
    month::{Month, Spouse},
    person::Person,
    rates,
};

/// The notes of the answer at the hours asked for.
pub fn notes(case: &Case<'_>, zero: &Point, here: &Point) -> Vec<&'static str> {
    let mut notes = Vec::new();
    let month = &case.month;
    let groups = [tax(case), benefit(month, here), household(month, zero, here), special(case, here)];
    for (note, holds) in groups.into_iter().flatten() {
        if holds {
            notes.push(note);
        }
    }
    notes
}

type Notes = Vec<(&'static str, bool)>;

fn tax(case: &Case<'_>) -> Notes {
    let situation = case.month.situation;
    let person = &situation.person;
    let only_kirkeskat_is_missing = case.tax.is_none() && Person { church_member: false, ..*person }.tax().is_some();
    let average = case.tax.as_ref().is_some_and(|(_, local)| !local.own_kommune);
    alloc::vec![
        ("ratesEnd", person.date > rates::LAST_DAY),
        ("beforeTax", case.tax.is_none() && !only_kirkeskat_is_missing),
        ("kirkeskatUnknown", only_kirkeskat_is_missing),
        ("averageTaxUsed", average && person.kommune.is_some()),
        ("tidligPensionTax", situation.benefit() == Benefit::TidligPension),
    ]
}

fn benefit(month: &Month<'_>, here: &Point) -> Notes {
    let situation = month.situation;
    let (date, held) = (situation.person.date, &situation.person.held);
    let is = |benefit| situation.benefit() == benefit;
    let changes_this_year = is_old_kontanthjaelp(date.year_start()) != is_old_kontanthjaelp(date.year_end());
    let lenient = matches!(month.taper, Taper::HourForHour { lenient: Some(lenient), .. } if lenient.holds(situation.hourly_wage));
    let closed = rates::REVALIDERING_RESSOURCEFORLOEB_LUKKET_FOR_NYE.is_listed(date);
    alloc::vec![
        ("ruleChangesThisYear", situation.is_help() && changes_this_year),
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
                situation.benefit(),
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
    let situation = month.situation;
    let held = &situation.person.held;
    let couple = !situation.is_single();
    let has_income = situation.spouse.as_ref().is_some_and(Spouse::has_income);
    let supported = situation.rent > Kroner::ZERO || situation.daycare > Kroner::ZERO;
    let provide = situation.spouse.filter(|spouse| spouse.married && situation.is_help());
    let wage_without_hours = |spouse: Spouse| spouse.wage > Kroner::ZERO && spouse.hours == Hours::ZERO;
    let ceiling_cuts = zero.loft > Kroner::ZERO || here.loft > Kroner::ZERO;
    let ceiling_bites =
        held.variant.is_old_help() && (situation.saerlig_stoette > Kroner::ZERO || month.boligsikring.is_some());
    alloc::vec![
        ("spouseIncomeUnknown", couple && !has_income && (situation.is_help() || supported)),
        ("spouseSplit", has_income && provide.is_some()),
        ("spouseHelpAsTyped", provide.is_none() && situation.spouse.is_some_and(|spouse| spouse.help > Kroner::ZERO)),
        ("spouseHoursMissing", held.variant.is_old_help() && provide.is_some_and(wage_without_hours)),
        ("childrenAgesMissing", situation.children == 0 && (held.provider || situation.daycare > Kroner::ZERO)),
        ("boligsikringUnknown", situation.rent > Kroner::ZERO && month.boligsikring.is_none()),
        ("boligstoetteloft", couple && held.variant.is_forhoejet() && situation.rent > Kroner::ZERO),
        ("boernetilskudUnknown", situation.is_single() && situation.children > 0 && month.boernetilskud.is_none()),
        ("loftUnknown", ceiling_bites && month.loft.is_none()),
        ("loftCuts", ceiling_cuts),
        ("loftCouple", ceiling_cuts && couple),
        ("saerligStoette", zero.saerlig_stoette > Kroner::ZERO),
        ("repayment", supported),
    ]
}

fn special(case: &Case<'_>, here: &Point) -> Notes {
    let month = &case.month;
    let situation = month.situation;
    let held = &situation.person.held;
    let old = held.variant.is_old_help();
    let rule_known = held.cut_by_225_hours(situation.person.date, month_full(month)).is_ok();
    let wants_fritidstillaeg = situation.fritidstillaeg && situation.children > 0 && held.variant.is_new_help();
    alloc::vec![
        ("regel225Applies", month.regel225.is_some()),
        ("regel225Couple", situation.regel225 && old && !situation.is_single()),
        ("regel225Unknown", situation.regel225 && old && situation.is_single() && !rule_known),
        (
            "frikortUnknown",
            situation.socialt_frikort
                && rates::SOCIALT_FRIKORT.is_listed(situation.person.date)
                && month.frikort.is_none(),
        ),
        (
            "jobpraemiePeriod",
            situation.jobpraemie
                && situation.benefit().has_jobpraemie()
                && rates::JOBPRAEMIE_SATS.is_listed(situation.person.date),
        ),
        ("fritidstillaegSingle", wants_fritidstillaeg && situation.is_single() && !held.variant.is_forhoejet()),
        ("fritidstillaegEnds", wants_fritidstillaeg && case.is_gone(here)),
    ]
}
