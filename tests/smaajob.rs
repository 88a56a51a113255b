//! Småjob against published and own examples. Amounts in kr. a month.

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

use common::{faults, json, kr, ore};
use jobgevinst::smaajob;
use serde_json::{Value, json};

fn ask(input: &Value) -> Value {
    json(&smaajob::answer(&input.into()))
}

/// Kontanthjælp of 2019 as the vectors have it: 30 or more, no children, 130 kr. an hour, no ATP.
fn kontanthjaelp_2019(hours: f64) -> Value {
    json!({ "date": "2019-05-01", "benefit": "kontanthjaelp", "variant": "fyldt30", "household": "single",
            "hours": hours, "hourlyWage": 13_000, "atp": false })
}

/// The second half of 2025, 145 kr. an hour, no ATP; a couple without children has no supplements.
fn kontanthjaelp_2025(variant: &str, hours: f64) -> Value {
    json!({ "date": "2025-09-01", "benefit": "kontanthjaelp", "variant": variant, "household": "couple",
            "hours": hours, "hourlyWage": 14_500, "atp": false, "amount": null })
}

fn dagpenge(hours: f64) -> Value {
    json!({ "date": "2024-05-01", "benefit": "dagpenge", "variant": "fuldtid", "household": "single",
            "hours": hours, "hourlyWage": 15_000 })
}

/// Supplerende dagpenge: the hours left of 160.33 are paid, at least 14.8 of them.
#[test]
fn supplerende_dagpenge_of_the_hours_left() {
    // 2024: 20,359 kr. for 160.33 hours.
    let paid = |hours: f64| (20_359.0 * hours / 160.33 * 100.0).round() as i64;
    for (worked, left) in [(50.0, 110.33), (145.53, 14.8), (145.54, 0.0), (170.0, 0.0)] {
        assert_eq!(ore(&ask(&dagpenge(worked)), "/point/benefit"), paid(left), "{worked} hours");
    }
}

/// Part-time insured: 130 hours, at least 12 (Min A-kasse: last payable month 118 hours).
#[test]
fn part_time_insured_dagpenge() {
    let benefit = |hours: f64| {
        let mut input = dagpenge(hours);
        input["variant"] = json!("deltid");
        ore(&ask(&input), "/point/benefit")
    };
    assert_eq!(benefit(0.0), kr("13573"));
    assert_eq!(benefit(118.0), (13_573.0_f64 * 12.0 / 130.0 * 100.0).round() as i64);
    assert_eq!(benefit(118.01), 0);
}

/// The benefit is rounded once, after all reductions, and half an øre is rounded up: 65 % of 0.10
/// above the fribeløb of 2,500 leaves 12,497.935.
#[test]
fn half_an_ore_goes_to_the_benefit() {
    let mut input = kontanthjaelp_2025("forhoejetSats", 2.0);
    input["hourlyWage"] = json!(125_005);
    input["wageCounted"] = json!("beforeAm");
    assert_eq!(ore(&ask(&input), "/point/benefit"), kr("12497.94"));
}

/// LL § 9 J, stk. 3: a single provider has the extra deduction, so the same month leaves more.
#[test]
fn a_single_provider_pays_less_tax_of_the_same_month() {
    let tax = |household: &str| {
        let mut input = dagpenge(60.0);
        input["household"] = json!(household);
        input["provider"] = json!(true);
        ore(&ask(&input), "/point/incomeTax")
    };
    // 6.25 % of 108,792 kr. (60 hours at 150 kr. and the employer's ATP of 66 kr., 12 months) at 25.07 %.
    let deduction = (108_792.0 * 0.0625_f64).floor();
    let saved = tax("couple") - tax("single");
    assert!((saved - (deduction * 0.2507 / 12.0 * 100.0).round() as i64).abs() <= 1, "{saved}");
}

/// The line is CFBU's: both readings are always told, and no reading takes the law's benefit away.
#[test]
fn the_thirty_hour_line_has_two_readings() {
    let mut below = kontanthjaelp_2025("forhoejetSats", 20.0);
    let law = ask(&below);
    below["reading"] = json!("programme");
    let programme = ask(&below);
    for answer in [&law, &programme] {
        assert_eq!(answer["line"]["met"], json!(false));
        assert_eq!(answer["line"]["hoursMissing"], json!(10.0));
        assert_eq!(ore(answer, "/line/programmeSupplement"), 0);
        assert_eq!(ore(answer, "/line/gross"), kr("4350"));
        assert_eq!(ore(answer, "/line/benefit"), kr("11521.70"));
        assert_eq!(ore(answer, "/line/beforeTax"), kr("4002") + kr("11521.70"));
        assert!(ore(answer, "/point/benefit") > 0);
    }
    assert_eq!(law["point"], programme["point"]);
    assert_eq!(law["curve"], programme["curve"]);
    let at = ask(&kontanthjaelp_2025("forhoejetSats", 30.0));
    assert_eq!(at["line"]["met"], json!(true));
    assert_eq!(ore(&at, "/line/programmeSupplement"), kr("11521.70"));
    assert_eq!(ore(&at, "/line/krMissing"), 0);
}

/// The rules whose text is not settled: the answer says how much depends on each.
#[test]
fn the_unsettled_rules_say_what_they_change() {
    let answer = ask(&kontanthjaelp_2025("forhoejetSats", 30.0));
    let depends = answer["depends"].as_array().expect("a list");
    // Indexed fribeløb 2,590: 65 % of 90 kr. less is deducted.
    assert_eq!(depends[0]["field"], json!("allowanceIndexed"));
    assert_eq!(ore(&answer, "/depends/0/difference"), kr("58.50"));
    // Wage before AM-bidrag: 65 % of 348 kr. more is deducted.
    assert_eq!(depends[1]["field"], json!("wageCounted"));
    assert_eq!(ore(&answer, "/depends/1/difference"), -kr("226.20"));
    let old = ask(&kontanthjaelp_2019(30.0));
    assert_eq!(old["depends"], json!([]));
}

/// The month alone is the same month; what needs other months is left out.
#[test]
fn without_its_curve_an_answer_is_the_same() {
    for mut input in [kontanthjaelp_2019(30.0), kontanthjaelp_2025("grundsats", 47.25), dagpenge(80.0)] {
        let mut whole = ask(&input);
        input["curve"] = json!(false);
        for (part, empty) in
            [("curve", json!([])), ("markers", json!([])), ("cliffs", json!([])), ("coach", Value::Null)]
        {
            assert!(part == "cliffs" || whole[part] != empty, "{part}");
            whole[part] = empty;
        }
        assert_eq!(whole, ask(&input));
    }
}

/// Net: a twelfth of the year's tax at twelve equal months, and the parts add up to the øre.
#[test]
fn net_is_what_the_parts_say() {
    for input in [kontanthjaelp_2019(30.0), kontanthjaelp_2025("grundsats", 47.25), dagpenge(80.0)] {
        let answer = ask(&input);
        let curve = answer["curve"].as_array().expect("a curve");
        assert_eq!(curve.len(), 161);
        for point in curve.iter().chain([&answer["point"], &answer["zero"]]) {
            let part = |name: &str| ore(point, &format!("/{name}"));
            let net =
                part("gross") - part("atp") - part("pension") - part("amBidrag") - part("incomeTax") + part("benefit");
            assert_eq!(net, part("net"), "{point}");
            assert_eq!(part("wageAfterAm") + part("benefit"), part("beforeTax"));
        }
    }
}

/// ATP by hours (ATP's rates 2024-): 0 below 39, 33 from 39, 66 from 78, 99 from 117.
#[test]
fn atp_follows_the_hours() {
    for (hours, atp) in
        [(38.99, "0"), (39.0, "33"), (77.0, "33"), (78.0, "66"), (116.0, "66"), (117.0, "99"), (160.0, "99")]
    {
        assert_eq!(ore(&ask(&dagpenge(hours)), "/point/atp"), kr(atp), "{hours}");
    }
}

/// The benefit falls with the hours, but for one exception in the law: where own ATP takes a step
/// up (39, 78 and 117 hours), less wage is counted. At a wage below the step the benefit rises.
#[test]
fn exception_the_benefit_may_rise_where_atp_takes_a_step() {
    let benefit = |hours: f64, atp: bool| {
        let mut input = kontanthjaelp_2019(hours);
        input["hourlyWage"] = json!(5_700);
        input["atp"] = json!(atp);
        ore(&ask(&input), "/point/benefit")
    };
    assert!(benefit(39.0, true) > benefit(38.0, true));
    assert!(benefit(39.0, false) < benefit(38.0, false));
}

/// No year without a tax table is passed off as taxed; those that have one are taxed.
#[test]
fn every_year_is_taxed_with_its_own_average() {
    for year in 2018..=2026 {
        let mut input = dagpenge(30.0);
        input["date"] = json!(format!("{year}-05-01"));
        let answer = ask(&input);
        assert_eq!(answer["tax"]["basis"], json!("average"), "{year}");
        assert!(answer["gain"]["afterTax"].is_i64(), "{year}");
    }
}

/// Kirkeskat's average of members is not known for 2020: with it the result is before tax.
#[test]
fn an_unknown_tax_makes_the_result_before_tax() {
    let mut input = kontanthjaelp_2019(30.0);
    input["churchMember"] = json!(true);
    let answer = ask(&input);
    assert_eq!(answer["tax"]["basis"], json!("none"));
    assert_eq!(answer["gain"]["afterTax"], Value::Null);
    assert_eq!(ore(&answer, "/gain/beforeTax"), kr("819.60"));
    assert!(answer["notes"].as_array().expect("notes").contains(&json!("kirkeskatUnknown")));
}

#[test]
fn bad_input_names_the_field_and_everything_at_once() {
    let fault = |change: Value| {
        let mut input = dagpenge(30.0);
        for (name, field) in change.as_object().expect("an object") {
            input[name] = field.clone();
        }
        faults(&ask(&input))
    };
    let one = |code: &str, field: &str| vec![(code.to_owned(), field.to_owned())];
    assert_eq!(fault(json!({ "hours": -1 })), one("tooSmall", "/hours"));
    assert_eq!(fault(json!({ "hours": 250 })), []);
    assert_eq!(fault(json!({ "hours": 250.01 })), one("tooLarge", "/hours"));
    assert_eq!(fault(json!({ "hours": 1e99 })), one("tooLarge", "/hours"));
    assert_eq!(fault(json!({ "hours": 1.005 })), one("tooManyDecimals", "/hours"));
    assert_eq!(fault(json!({ "hours": "30" })), one("wrongType", "/hours"));
    assert_eq!(fault(json!({ "hours": null })), one("missing", "/hours"));
    assert_eq!(fault(json!({ "hourlyWage": 200_000 })), []);
    assert_eq!(fault(json!({ "hourlyWage": 200_001 })), one("tooLarge", "/hourlyWage"));
    assert_eq!(fault(json!({ "hourlyWage": 150.5 })), one("tooManyDecimals", "/hourlyWage"));
    assert_eq!(fault(json!({ "date": "2017-12-31" })), one("dateOutOfRange", "/date"));
    assert_eq!(fault(json!({ "date": "2025-02-30" })), one("notADate", "/date"));
    assert_eq!(fault(json!({ "kommune": "9999" })), one("unknownKommune", "/kommune"));
    assert_eq!(fault(json!({ "kommune": "0101" })), []);
    assert_eq!(fault(json!({ "variant": "grundsats" })), one("notAChoice", "/variant"));
    assert_eq!(fault(json!({ "hourlyWages": 1 })), one("unknownField", "/hourlyWages"));
    assert_eq!(fault(json!({ "benefit": "kontanthjaelp", "variant": "grundsats" })), one("notHeldThen", "/variant"));
    assert_eq!(fault(json!({ "hours": "x", "kommune": 7 })).len(), 2);
    assert_eq!(faults(&ask(&json!([]))), one("wrongType", ""));
    let both = [one("dateOutOfRange", "/date"), one("notAChoice", "/variant")].concat();
    assert_eq!(fault(json!({ "date": "2099-01-01", "variant": "grundsats" })), both);
}

#[test]
fn the_result_names_its_weakest_value() {
    let answer = ask(&kontanthjaelp_2025("forhoejetSats", 30.0));
    assert_eq!(answer["weakest"]["status"], json!("derived"));
    assert_eq!(answer["weakest"]["cause"]["id"], json!("kth_forhoejet_sats"));
}

/// A date after the rates is answered with the last ones, and the answer says so: for five years.
#[test]
fn a_date_after_the_last_rates_says_so() {
    let on = |date: &str, kommune: &str| {
        let mut input = dagpenge(30.0);
        input["date"] = json!(date);
        input["kommune"] = json!(kommune);
        ask(&input)
    };
    let last = on("2026-12-31", "0482");
    assert!(!last["notes"].as_array().expect("notes").contains(&json!("ratesEnd")));
    for date in ["2027-01-01", "2028-06-15", "2031-12-31"] {
        let later = on(date, "0482");
        assert!(later["notes"].as_array().expect("notes").contains(&json!("ratesEnd")), "{date}");
        for part in ["point", "zero", "gain", "tax", "curve", "weakest"] {
            assert_eq!(later[part], last[part], "{part} on {date}");
        }
    }
    assert_eq!(faults(&on("2032-01-01", "0482")), [("dateOutOfRange".to_owned(), "/date".to_owned())]);
}
