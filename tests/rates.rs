//! The data reproduces the rules that it was made by.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use common::kr;
use jobgevinst::{
    date::Date,
    money::{Kroner, Number, Quantity},
    rates::{self, Rate},
};

fn amount(rate: Rate<Kroner>, year: u32) -> i64 {
    rate.on(Date::new(year, 1, 1)).expect("the year has a value").value.ore()
}

fn index(year: u32) -> i64 {
    let index: Number = rates::PSL20_INDEX.on(Date::new(year, 1, 1)).expect("the year has an index").value;
    index.count() / (Number::SCALE / 10)
}

/// PSL § 20: the amount of 2010 times the index, rounded up to a multiple of 100.
#[test]
fn psl_20_indexation() {
    let indexed = |base: i64, year: u32| (base * index(year) + 99_999).div_euclid(100_000) * 10_000;
    let years = |rate: Rate<Kroner>, base: i64, years: &[u32]| {
        for year in years {
            assert_eq!(indexed(base, *year), amount(rate, *year), "{} {year}", rate.id());
        }
    };
    years(rates::PERSONFRADRAG, 39_350, &[2024, 2025, 2026]);
    years(rates::TOPSKAT_GRAENSE, 467_000, &[2024, 2025]);
    years(rates::MELLEMSKAT_GRAENSE, 467_000, &[2026]);
    years(rates::JOBFRADRAG_GRAENSE, 171_300, &[2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    years(rates::BOERNE_UNGEYDELSE_AFTRAPNING_GRAENSE, 700_000, &[2018, 2019, 2022]);
}

/// Dansk Metals a-kasse: the highest dagpenge of 2025 is 90 % of 305,681 / 12 after AM-bidrag.
#[test]
fn dansk_metal_2025_highest_dagpenge() {
    let am_bidrag = rates::AM_BIDRAG.on(Date::new(2025, 1, 1)).expect("a rate").value.count();
    let after_am = i128::from(30_568_100_i64 * (1_000_000 - am_bidrag)) * 90;
    let kroner = (after_am / (12 * 1_000_000 * 100) + 50) / 100;
    assert_eq!(i128::from(amount(rates::DAGPENGE_MAX_FULDTID, 2025)), kroner * 100);
}

/// Kontanthjælp changes within the year: the old rates end on 30 June 2025, the new begin the
/// day after.
#[test]
fn kontanthjaelp_changes_on_1_july_2025() {
    let (last, first) = (Date::new(2025, 6, 30), Date::new(2025, 7, 1));
    assert_eq!(rates::KTH_30PLUS_ANDRE.on(last).map(|rate| rate.value.ore()), Ok(kr("12770")));
    assert!(rates::KTH_30PLUS_ANDRE.on(first).is_err());
    assert!(rates::KTH_GRUNDSATS.on(last).is_err());
    assert_eq!(rates::KTH_GRUNDSATS.on(first).map(|rate| rate.value.ore()), Ok(kr("7205")));
}

/// A value that nobody has found is an error, not a zero and not last year's.
#[test]
fn an_unknown_value_is_not_a_number() {
    assert!(rates::KIRKESKAT_GENNEMSNIT_MEDLEMMER.on(Date::new(2020, 1, 1)).is_err());
    assert!(rates::SU_VIDEREGAAENDE_UDEBOENDE.on(Date::new(2021, 1, 1)).is_err());
}

/// 98 municipalities; the lowest kommuneskat of 2026 is København's 23.39, the highest 26.30.
#[test]
fn the_municipalities_of_2026() {
    let taxes: Vec<i64> = (0..1000)
        .filter_map(|code| rates::kommune_tax(code, 2026))
        .map(|tax| tax.kommuneskat.value.count() / 100)
        .collect();
    assert_eq!(taxes.len(), 98);
    assert_eq!((taxes.iter().min(), taxes.iter().max()), (Some(&2339), Some(&2630)));
    assert_eq!(taxes.iter().filter(|rate| **rate == 2630).count(), 11);
    assert!(rates::kommune_tax(101, 2022).is_none());
    assert!(!rates::is_kommune(411), "Christiansø is no kommune");
}
