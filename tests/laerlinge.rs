//! Lærlinge against the published conversion: Bygherreforeningen, 9 September 2022, "Nyt
//! omregningstal": 6 lærlingeårsværk for each 100 million kr. incl. moms, 1,924 hours each.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a test fails loudly, and compares the very number it expects"
)]

mod common;

use common::{faults, json, kr};
use jobgevinst::laerlinge;
use serde_json::{Value, json};

fn ask(input: &Value) -> Value {
    json(&laerlinge::answer(&input.into()))
}

fn with_moms(kroner: i64) -> Value {
    ask(&json!({ "supported": kroner * 100, "moms": "included" }))
}

fn number(answer: &Value, pointer: &str) -> f64 {
    answer.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("{pointer} in {answer}"))
}

/// The published example and the exact ones that follow from it: kr., årsværk, the contract's
/// number, hours, all årsværk on the site.
#[test]
#[rustfmt::skip]
fn bygherreforeningen_2022_conversion() {
    let vectors = [
        (0, 0.0, 0.0, 0.0, 0.0),
        (1_000_000, 0.06, 0.1, 115.0, 0.43),
        (16_666_667, 1.0, 1.1, 1_924.0, 7.14),
        (25_000_000, 1.5, 1.5, 2_886.0, 10.71),
        (100_000_000, 6.0, 6.0, 11_544.0, 42.86),
        (180_000_000, 10.8, 10.8, 20_779.0, 77.14),
        (250_000_000, 15.0, 15.0, 28_860.0, 107.14),
        (1_000_000_000, 60.0, 60.0, 115_440.0, 428.57),
    ];
    for (kroner, aarsvaerk, contract, hours, total) in vectors {
        let answer = with_moms(kroner);
        assert_eq!(number(&answer, "/methods/0/aarsvaerk"), aarsvaerk, "{kroner} kr.");
        assert_eq!(number(&answer, "/contract/aarsvaerk"), contract, "{kroner} kr.");
        assert_eq!(number(&answer, "/methods/0/hours"), hours, "{kroner} kr.");
        assert_eq!(number(&answer, "/totalAarsvaerk"), total, "{kroner} kr.");
    }
}

/// 120 + 60 million: 10.80 årsværk, need 20,779 hours; the contract's line is 10.8 and 20,780.
#[test]
fn supported_and_unsupported_part_together() {
    let answer = ask(&json!({ "supported": kr("120000000"), "unsupported": kr("60000000"), "moms": "included" }));
    assert_eq!(number(&answer, "/contract/aarsvaerk"), 10.8);
    assert_eq!(number(&answer, "/contract/hours"), 20_780.0);
    assert_eq!(number(&answer, "/methods/0/hours"), 20_779.0);
    assert_eq!(number(&answer, "/totalAarsvaerk"), 77.14);
    assert_eq!([number(&answer, "/band/low"), number(&answer, "/band/high")], [9.9, 11.7]);
    let other_way = ask(&json!({ "supported": kr("60000000"), "unsupported": kr("120000000"), "moms": "included" }));
    assert_eq!(answer["contract"], other_way["contract"]);
    // Without moms the same sum is 144 million.
    let without = ask(&json!({ "supported": kr("144000000"), "moms": "excluded" }));
    assert_eq!(answer["contract"], without["contract"]);
    assert_eq!(without["base"], json!(kr("180000000")));
    assert_eq!(answer["baseWithoutMoms"], json!(kr("144000000")));
}

/// The contract's hours are its own number times 1,924, rounded up: 1.1 is 2,117.
#[test]
fn the_contract_is_never_below_the_need() {
    assert_eq!(number(&with_moms(16_666_667), "/contract/hours"), 2_117.0);
    for kroner in (1..400).map(|n| n * 777_777) {
        let answer = with_moms(kroner);
        assert!(number(&answer, "/contract/aarsvaerk") * 1e8 >= kroner as f64 * 6.0 - 1e-3, "{kroner}");
        assert!(number(&answer, "/contract/hours") >= number(&answer, "/methods/0/hours"), "{kroner}");
    }
}

/// 14 % of all hours is 16.28 % of the skilled: 43,000 skilled hours need 7,000 of 50,000.
#[test]
fn fourteen_per_cent_by_hours() {
    let answer =
        ask(&json!({ "supported": kr("100000000"), "moms": "included", "totalHours": 50_000, "skilledHours": 43_000 }));
    for index in [1, 2] {
        assert_eq!(number(&answer, &format!("/methods/{index}/hours")), 7_000.0);
        assert_eq!(number(&answer, &format!("/methods/{index}/aarsvaerk")), 3.64);
        assert_eq!(answer["methods"][index]["counts"], json!(false));
    }
    assert_eq!(answer["methods"][0]["counts"], json!(true));
}

/// Trap: an hour estimate that the sum cannot pay for (a factor read "per 100,000 kr.") warns.
#[test]
fn hours_that_do_not_fit_the_sum_warn() {
    let notes = |hours: i64| {
        ask(&json!({ "supported": kr("100000000"), "moms": "included", "totalHours": hours }))["notes"].clone()
    };
    let warns = |hours| notes(hours).as_array().expect("notes").contains(&json!("hoursUnlikely"));
    assert!(!warns(82_457));
    assert!(warns(8_245_700));
    assert!(warns(8_245));
    // The limits are 0.03 and 0.12 årsværk per million: 3 and 12 årsværk here, so 41,229 and
    // 164,914 hours in all.
    assert!(warns(41_100));
    assert!(!warns(41_300));
    assert!(!warns(164_900));
    assert!(warns(165_100));
}

/// Average present: 6 årsværk over 18 months are 4 lærlinge.
#[test]
fn lærlinge_present_on_average() {
    let answer = ask(&json!({ "supported": kr("100000000"), "moms": "included", "months": 18 }));
    assert_eq!(number(&answer, "/averagePresent"), 4.0);
    assert_eq!(with_moms(100_000_000)["averagePresent"], Value::Null);
    assert_eq!([number(&answer, "/heads/low"), number(&answer, "/heads/high")], [2.58, 15.6]);
}

#[test]
fn bad_input_names_the_field() {
    let one = |code: &str, field: &str| vec![(code.to_owned(), field.to_owned())];
    assert_eq!(faults(&ask(&json!({ "moms": "included" }))), one("missing", "/supported"));
    assert_eq!(faults(&ask(&json!({ "supported": 1 }))), one("missing", "/moms"));
    assert_eq!(
        faults(&ask(&json!({ "supported": 10_000_000_000_001_i64, "moms": "included" }))),
        one("tooLarge", "/supported")
    );
    assert_eq!(faults(&ask(&json!({ "supported": 10_000_000_000_000_i64, "moms": "excluded" }))), []);
    assert_eq!(faults(&ask(&json!({ "supported": 1, "moms": "included", "months": 0 }))), one("tooSmall", "/months"));
    assert_eq!(faults(&ask(&json!({ "supported": 1, "moms": "included", "totalHours": 1e8 }))), []);
}
