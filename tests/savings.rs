//! Gevinst against published and own examples. Amounts in kr. a year.

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
use jobgevinst::savings;
use serde_json::{Value, json};

fn ask(input: &Value) -> Value {
    json(&savings::answer(&input.into()))
}

/// A row on kontanthjælp with an own amount, to a job paid by the month.
fn row(monthly_benefit: &str, monthly_wage: &str, weeks: i32) -> Value {
    json!({ "benefit": "kontanthjaelp", "variant": "forhoejetSats", "amount": kr(monthly_benefit), "household": "single",
        "weeksOnSupport": weeks, "phases": [{ "to": "job", "wage": { "per": "month", "amount": kr(monthly_wage) } }] })
}

/// One person in work all the time, without ATP, as the vectors of savings.md section 8 are.
fn one(row: &Value) -> Value {
    json!({ "date": "2026-01-01", "years": 1, "retention": { "kind": "own" }, "atp": false, "obligatoriskPension": false,
        "rows": [row] })
}

fn purse<'a>(answer: &'a Value, name: &str) -> &'a Value {
    answer["purses"].as_array().and_then(|rows| rows.iter().find(|row| row["purse"] == name)).expect("the purse")
}

fn area<'a>(answer: &'a Value, name: &str) -> &'a Value {
    answer["areas"].as_array().and_then(|rows| rows.iter().find(|row| row["area"] == name)).expect("the area")
}

/// Nine singles on 11,282 kr. a month to 125 kr. an hour for 1,924 hours (KL and BL's catalogue
/// 2020), without ATP, which their own number has not.
fn greve_nord() -> Value {
    json!({ "date": "2018-01-01", "atp": false, "retention": { "kind": "own" }, "rows": [{ "persons": 9,
        "benefit": "kontanthjaelp", "variant": "fyldt30", "household": "single", "weeksOnSupport": 53,
        "phases": [{ "to": "job", "wage": { "per": "hour", "amount": 12_500, "hours": 37 } }] }] })
}

/// Greve Nord 2018: in work all year 1,113,115 kr. (and 59 øre) to the kommune before
/// equalisation, against Greve's own about 1,000,000; by the months/12 shortcut 751,359.
#[test]
fn greve_nord_2018() {
    let answer = ask(&greve_nord());
    assert_eq!(ore(purse(&answer, "kommune"), "/gross/0"), kr("1113115.59"));
    // The grøn check of 2018 makes the state's and the citizen's part; the sum is the wage.
    assert_eq!(ore(&answer, "/total/gross/0"), kr("240500") * 9);
    assert_eq!(answer["fullYear"]["shortcut"], Value::Null);
    let mut expected = greve_nord();
    expected["retention"] = json!({ "kind": "curve" });
    let answer = ask(&expected);
    assert_eq!(ore(&answer, "/fullYear/purses/0/amount"), kr("1113115.59"));
    assert_eq!(ore(&answer, "/fullYear/shortcut/kommune") / 100, 751_359);
}

fn with(mut input: Value, changes: &Value) -> Value {
    for (name, field) in changes.as_object().expect("an object") {
        input[name] = field.clone();
    }
    input
}

/// W7 (corrected): Høje Kolstrup's 171 jobs for 3,400,000 kr., 1,020,000 of it the jobcenter's:
/// 19,883 kr. a job in all, 5,965 from the jobcenter, 13,918 from Landsbyggefonden.
/// A line that no number comes from would be a second answer to the same question.
#[test]
fn a_year_paid_by_the_hour_has_one_wage() {
    for (hours_per, year) in [("week", 24_050_000), ("month", 5_550_000)] {
        let mut input = greve_nord();
        input["rows"][0]["phases"][0]["wage"]["hoursPer"] = json!(hours_per);
        input["sum"] = json!(true);
        let answer = ask(&input);
        let lines = answer["lines"].as_array().expect("lines");
        let wages: Vec<_> =
            lines.iter().filter(|line| line["id"] == "state.loenAar").map(|line| &line["result"]).collect();
        // 125 kr. in 37 hours of 52 weeks, or of 12 months.
        assert_eq!(wages, [&json!(year)], "{hours_per}");
    }
}

#[test]
fn hoeje_kolstrup_cost_of_a_job() {
    let costs = json!([{ "amount": kr("255000"), "payer": "kommune", "to": 4 }, { "amount": kr("595000"), "payer": "landsbyggefonden", "to": 4 }]);
    let mut input = with(greve_nord(), &json!({ "costs": costs }));
    input["rows"][0]["persons"] = json!(171);
    let answer = ask(&input);
    let whole = |amount: i64| (amount + 50) / 100;
    assert_eq!(whole(ore(&answer, "/costPerPerson")), 19_883);
    assert_eq!(whole(ore(purse(&answer, "kommune"), "/costPerPerson")), 5_965);
    assert_eq!(whole(ore(purse(&answer, "landsbyggefonden"), "/costPerPerson")), 13_918);
    assert_eq!(ore(&answer, "/total/totalCost"), kr("3400000"));
    assert_eq!(ore(purse(&answer, "landsbyggefonden"), "/totalResult"), -kr("2380000"));
    assert_eq!(ore(purse(&answer, "landsbyggefonden"), "/cost/4"), 0);
}

/// The refusion table of savings.md 1.1 to six digits: a year of benefit saved by weeks used.
#[test]
fn the_refusion_table() {
    for (weeks, share) in
        [(0, "61.9231"), (4, "66.5385"), (20, "72.6923"), (26, "75.0000"), (40, "77.6923"), (52, "80.0000")]
    {
        let answer = ask(&one(&row("10000", "25000", weeks)));
        let kommune = ore(area(&answer, "forsoergelse"), "/gross/0") as f64;
        assert_eq!(format!("{:.4}", kommune / kr("120000") as f64 * 100.0), share, "{weeks}");
    }
}

/// W9: 78 % and 61 % are the conditional shares of Fair Start Scotland's 23, 18 and 14 %: observed
/// after 12 weeks' worth of months they are what is left.
#[test]
fn what_was_observed_is_what_is_left() {
    for (share, month) in [(78.0, 12), (61.0, 12), (90.0, 12)] {
        let retention = json!({ "kind": "observed", "month": month, "share": share });
        let answer = ask(&with(greve_nord(), &json!({ "retention": retention })));
        assert_eq!(answer["retention"]["share"][0].as_f64(), Some(share));
    }
    assert_eq!(((18.0_f64 / 23.0 * 100.0).round(), (14.0_f64 / 23.0 * 100.0).round()), (78.0, 61.0));
}

/// The same path with and without: nothing moves in any purse.
#[test]
fn nothing_changed_is_nothing_gained() {
    for benefit in ["none", "dagpenge"] {
        let phases = json!([{ "to": "smaajob", "wage": { "per": "hour", "amount": 0, "hours": 0 } }]);
        let mut same = json!({ "benefit": benefit, "variant": "fuldtid", "rent": 700_000, "phases": phases });
        if benefit == "none" {
            same = json!({ "benefit": "none", "rent": 700_000, "phases": [{ "to": "selvforsoergelse" }] });
        }
        let answer = ask(&json!({ "date": "2026-01-01", "rows": [same] }));
        for purse in answer["purses"].as_array().expect("purses").iter().chain([&answer["total"]]) {
            for column in ["gross", "net", "result", "accumulated"] {
                assert_eq!(purse[column], json!([0, 0, 0, 0, 0]), "{benefit} {} {column}", purse["purse"]);
            }
        }
    }
}

/// Decisions 19: after 52 self-supporting weeks the counter starts over. Who loses the job then
/// costs the kommune less and the state more than somebody who never worked.
#[test]
fn a_restart_of_the_counter_is_the_states_loss() {
    let lost = |months: i32| {
        let mut input = with(greve_nord(), &json!({ "years": 3 }));
        input["rows"][0]["months"] = json!(months);
        ask(&input)
    };
    let after_a_year = lost(12);
    assert!(ore(purse(&after_a_year, "stat"), "/gross/1") < 0);
    assert_eq!(ore(purse(&after_a_year, "stat"), "/gross/1"), -ore(purse(&after_a_year, "kommune"), "/gross/1"));
    assert!(after_a_year["notes"].as_array().expect("notes").contains(&json!("counterRestarts")));
    // The first year on the benefit again: 32.2 kommune weeks of 52 against 41.6.
    let yearly = kr("11282") * 12;
    let expected = 9 * ((yearly as f64 * 9.4 / 52.0).round() as i64);
    assert_eq!(ore(purse(&after_a_year, "kommune"), "/gross/1"), expected);
    let before_a_year = lost(11);
    assert_eq!(ore(purse(&before_a_year, "stat"), "/gross/1"), 0);
    assert!(!before_a_year["notes"].as_array().expect("notes").contains(&json!("counterRestarts")));
}

/// The tornado's ends are the answers to those inputs, to the øre.
#[test]
fn the_tornado_asks_the_same_question() {
    let costs = json!([{ "amount": kr("300000"), "payer": "kommune" }]);
    let input = with(greve_nord(), &json!({ "retention": { "kind": "curve" }, "costs": costs }));
    let answer = ask(&input);
    let bar = |name: &str| {
        answer["tornado"]
            .as_array()
            .and_then(|bars| bars.iter().find(|bar| bar["assumption"] == name))
            .expect("the bar")
            .clone()
    };
    let worth = |changes: Value| ore(purse(&ask(&with(input.clone(), &changes)), "kommune"), "/presentValue");
    assert_eq!(ore(&bar("counterfactual"), "/low/kommune"), worth(json!({ "counterfactual": 25 })));
    assert_eq!(ore(&bar("counterfactual"), "/high/kommune"), worth(json!({ "counterfactual": 75 })));
    assert_eq!(ore(&bar("displacement"), "/high/kommune"), worth(json!({ "displacement": 25 })));
    assert_eq!(
        ore(&bar("retention"), "/low/kommune"),
        worth(json!({ "retention": { "kind": "curve", "level": "low" } }))
    );
    assert_eq!(
        ore(&bar("retention"), "/high/kommune"),
        worth(json!({ "retention": { "kind": "curve", "level": "high" } }))
    );
    assert_eq!(ore(&bar("discountRate"), "/high/kommune"), worth(json!({ "discountRate": 5 })));
    let staying = bar("staying");
    assert_eq!((&staying["low"]["value"], &staying["high"]["value"]), (&json!(85.0), &json!(100.0)));
    let moved = ask(&with(input.clone(), &json!({ "staying": 85 })));
    for (end, of) in [("low", &moved), ("high", &answer)] {
        let end = &staying[end];
        assert_eq!(ore(end, "/kommune"), ore(purse(of, "kommune"), "/presentValue"));
        assert_eq!(ore(end, "/kommuneAfter"), ore(of, "/equalisation/0/presentValue"));
        assert_eq!(ore(end, "/total"), ore(of, "/total/presentValue"));
    }
    // Around what was chosen: 85 is within it, and who has fewer staying has their own as the low.
    for (chosen, low) in [(90, 85), (85, 85), (40, 40)] {
        let chosen = with(input.clone(), &json!({ "staying": chosen }));
        let bars = ask(&chosen)["tornado"].clone();
        let bar = bars.as_array().and_then(|bars| bars.iter().find(|bar| bar["assumption"] == "staying"));
        let bar = bar.expect("the bar");
        assert_eq!((bar["low"]["value"].as_f64(), bar["high"]["value"].as_f64()), (Some(f64::from(low)), Some(100.0)));
        assert_eq!(ore(bar, "/low/kommune"), worth(json!({ "staying": low })));
        assert_eq!(ore(bar, "/high/kommune"), worth(json!({ "staying": 100 })));
    }
    // Each row otherwise than it is given: its question can be asked too, and has its lines.
    for (name, low, high) in
        [("wage", json!(-10), json!(10)), ("months", json!(-25), json!(0)), ("weeksOnSupport", json!(0), json!(53))]
    {
        for (end, value) in [("low", low), ("high", high)] {
            let asked = ask(&with(input.clone(), &json!({ "under": { name: value } })));
            let end = &bar(name)[end];
            assert_eq!(end["value"].as_f64(), value.as_f64(), "{name}");
            assert_eq!(ore(end, "/kommune"), ore(purse(&asked, "kommune"), "/presentValue"), "{name}");
            assert_eq!(ore(end, "/kommuneAfter"), ore(&asked, "/equalisation/0/presentValue"), "{name}");
            // All together is rounded once here, and once for each purse there.
            let purses = i64::try_from(asked["purses"].as_array().map_or(0, Vec::len)).expect("a few");
            let off = ore(end, "/total") - ore(&asked, "/total/presentValue");
            assert!(off.abs() <= purses, "{name}: {off}");
        }
    }
    let mut wage = input["rows"].clone();
    wage[0]["phases"][0]["wage"]["amount"] = json!(11_250);
    assert_eq!(ore(&bar("wage"), "/low/kommune"), worth(json!({ "rows": wage })));
    let mut weeks = input["rows"].clone();
    weeks[0]["weeksOnSupport"] = json!(0);
    assert_eq!(ore(&bar("weeksOnSupport"), "/low/kommune"), worth(json!({ "rows": weeks })));
    let after = ask(&with(input.clone(), &json!({ "equalisation": 95 })));
    assert_eq!(ore(&bar("equalisation"), "/high/kommuneAfter"), ore(&after, "/equalisation/2/presentValue"));
    // Half of the time is lost where three quarters are left: a job of 40 months lasts 30.
    let mut months = greve_nord();
    months["rows"][0]["months"] = json!(40);
    let shorter = ask(&months);
    months["rows"][0]["months"] = json!(30);
    let bar = shorter["tornado"]
        .as_array()
        .and_then(|bars| bars.iter().find(|bar| bar["assumption"] == "months"))
        .expect("the bar");
    assert_eq!(ore(bar, "/low/kommune"), ore(purse(&ask(&months), "kommune"), "/presentValue"));
}

/// The draws come from the seed alone, lie around the answer, and widen with the ranges.
#[test]
fn the_same_seed_draws_the_same() {
    let costs = json!([{ "amount": kr("300000"), "payer": "kommune" }]);
    let draws = |seed: i32| {
        let changes =
            json!({ "retention": { "kind": "curve" }, "costs": costs, "draws": { "count": 2000, "seed": seed } });
        ask(&with(greve_nord(), &changes))["draws"].clone()
    };
    assert_eq!(draws(7), draws(7));
    assert_ne!(draws(7), draws(8));
    let kommune = &draws(7)["kommune"];
    assert!(ore(kommune, "/low") < ore(kommune, "/median") && ore(kommune, "/median") < ore(kommune, "/high"));
    let counts = kommune["histogram"]["counts"].as_array().expect("bins");
    assert_eq!(counts.iter().filter_map(Value::as_i64).sum::<i64>(), 2000);
    // Nothing is uncertain where every range is a point.
    let point = json!({ "low": 50, "high": 50 });
    let ranges = json!({ "counterfactual": point, "displacement": { "low": 0, "high": 0 }, "wage": { "low": 0, "high": 0 }, "months": { "low": 0 } });
    let certain = ask(&with(greve_nord(), &json!({ "ranges": ranges, "draws": { "count": 10, "seed": 1 } })));
    let off = ore(&certain, "/draws/kommune/low") - ore(purse(&certain, "kommune"), "/presentValue");
    // Each person's year is rounded to øre, the draws are not.
    assert!(off.abs() <= 9 * 5, "{off}");
    assert_eq!(certain["draws"]["kommune"]["surplus"], json!(100.0));
}

/// Payback is by whole years and undiscounted; months are within the year, and a cost paid once
/// falls at its beginning.
#[test]
fn when_the_cost_is_won_back() {
    let gain = ore(purse(&ask(&with(greve_nord(), &json!({ "counterfactual": 0 }))), "kommune"), "/gross/0");
    let once = |amount: i64| {
        let costs = json!([{ "amount": amount, "payer": "kommune", "period": "once" }]);
        let answer = ask(&with(greve_nord(), &json!({ "counterfactual": 0, "costs": costs })));
        let kommune = purse(&answer, "kommune").clone();
        (kommune["payback"].clone(), kommune["breakEvenMonths"].clone())
    };
    assert_eq!(once(gain / 2), (json!(1), json!(6)));
    assert_eq!(once(gain), (json!(1), json!(12)));
    assert_eq!(once(gain + 12), (json!(2), json!(13)));
    assert_eq!(once(gain * 6), (Value::Null, Value::Null));
    let nobody_pays = ask(&greve_nord());
    assert_eq!(purse(&nobody_pays, "kommune")["payback"], Value::Null);
    assert_eq!(purse(&nobody_pays, "stat")["perKrone"], Value::Null);
}

/// CFBU 2020: 12 % against 8 % in the control group: a third of the gain is the effort's own.
#[test]
fn the_effect_against_a_control_group() {
    let answer = ask(&with(greve_nord(), &json!({ "control": { "treated": 12, "control": 8 } })));
    assert_eq!(answer["effect"], json!(33.3333));
    let worse = ask(&with(greve_nord(), &json!({ "control": { "treated": 13, "control": 14 } })));
    assert!(ore(purse(&worse, "kommune"), "/net/0") < 0);
    assert!(worse["notes"].as_array().expect("notes").contains(&json!("negativeEffect")));
}

/// Who is only counted is not valued, and stands in no amount.
#[test]
fn unknown_destinations_are_counted_only() {
    for phase in [
        json!({ "to": "unknown" }),
        json!({ "to": "elev" }),
        json!({ "to": "loentilskud", "wage": { "per": "month", "amount": 2_000_000 } }),
    ] {
        let mut input = greve_nord();
        let counted = json!({ "persons": 4, "benefit": "dagpenge", "variant": "fuldtid", "phases": [phase] });
        input["rows"].as_array_mut().expect("rows").push(counted);
        let answer = ask(&input);
        assert_eq!((&answer["persons"], &answer["valued"], &answer["unvalued"]), (&json!(13), &json!(9), &json!(4)));
        assert_eq!(answer["purses"], ask(&greve_nord())["purses"]);
        assert_eq!(answer["rows"][1]["valued"], json!(false));
    }
}

/// Tax of those who move away goes to other kommuner; the saved benefit stays (issue of staying).
#[test]
fn those_who_move_take_their_tax_along() {
    let all = ask(&greve_nord());
    let some = ask(&with(greve_nord(), &json!({ "staying": 85 })));
    assert_eq!(area(&all, "forsoergelse")["gross"], area(&some, "forsoergelse")["gross"]);
    let (skat, kept) = (ore(area(&all, "skat"), "/gross/0"), ore(area(&some, "skat"), "/gross/0"));
    assert_eq!(kept + ore(purse(&some, "oevrige"), "/gross/0"), skat);
    assert!((kept - skat * 85 / 100).abs() <= 9);
    assert_eq!(all["total"]["gross"], some["total"]["gross"]);
}

/// A year whose tax is not known cannot be answered; kirkeskat alone is the row's own fault.
#[test]
fn an_unknown_kirkeskat_is_a_fault_of_the_membership() {
    for kommune in [Value::Null, json!("0101")] {
        let mut input = greve_nord();
        input["date"] = json!("2020-01-01");
        input["rows"][0]["churchMember"] = json!(true);
        input["rows"][0]["kommune"] = kommune;
        assert_eq!(faults(&ask(&input)), [("noRate".into(), "/rows/0/churchMember".into())]);
    }
}

#[test]
fn bad_input_names_the_field() {
    let fault = |change: Value| faults(&ask(&with(greve_nord(), &change)));
    let of_row = |change: Value| {
        let mut input = greve_nord();
        input["rows"][0] = with(input["rows"][0].clone(), &change);
        faults(&ask(&input))
    };
    let one = |code: &str, field: &str| vec![(code.to_owned(), field.to_owned())];
    let allowed = |change: Value| ask(&with(greve_nord(), &change))["faults"][0]["allowed"].clone();
    assert_eq!(fault(json!({ "rows": [] })), one("tooSmall", "/rows"));
    assert_eq!(allowed(json!({ "rows": [] })), json!({ "unit": "list", "min": 1.0 }));
    assert_eq!(fault(json!({ "rows": null })), one("missing", "/rows"));
    assert_eq!(fault(json!({ "rows": vec![json!({}); 2_001] })), one("tooMany", "/rows"));
    assert_eq!(fault(json!({ "years": 11 })), one("tooLarge", "/years"));
    assert_eq!(fault(json!({ "counterfactual": 100.01 })), one("tooLarge", "/counterfactual"));
    assert_eq!(fault(json!({ "equalisation": 80 })), one("notAChoice", "/equalisation"));
    assert_eq!(fault(json!({ "equalisation": 93 })), []);
    assert_eq!(fault(json!({ "person": 7 })), one("unknownField", "/person"));
    assert_eq!(fault(json!({ "control": { "treated": 0, "control": 8 } })), one("tooSmall", "/control/treated"));
    assert_eq!(
        fault(json!({ "retention": { "kind": "observed", "month": 12, "share": 0 } })),
        one("tooSmall", "/retention/share")
    );
    assert_eq!(fault(json!({ "draws": { "count": 100_001, "seed": 1 } })), one("tooLarge", "/draws/count"));
    assert_eq!(
        fault(json!({ "costs": [{ "amount": 1, "payer": "fond", "from": 3, "to": 2 }] })),
        one("tooSmall", "/costs/0/to")
    );
    assert_eq!(
        fault(json!({ "costs": [{ "amount": -1, "payer": "kommune" }, { "amount": 5, "payer": "pengetræet" }] })),
        [("tooSmall".into(), "/costs/0/amount".into()), ("notAChoice".into(), "/costs/1/payer".into())]
    );
    assert_eq!(of_row(json!({ "persons": 0 })), one("tooSmall", "/rows/0/persons"));
    assert_eq!(of_row(json!({ "benefit": "su", "variant": "suUdeboende" })), []);
    assert_eq!(of_row(json!({ "variant": "grundsats" })), one("notAChoice", "/rows/0/variant"));
    assert_eq!(of_row(json!({ "variant": null })), one("missing", "/rows/0/variant"));
    assert_eq!(of_row(json!({ "end": "2018-02-01" })), one("missing", "/rows/0/start"));
    assert_eq!(of_row(json!({ "start": "2018-02-02", "end": "2018-02-01" })), one("tooSmall", "/rows/0/end"));
    assert_eq!(of_row(json!({ "phases": [{ "to": "job" }] })), one("missing", "/rows/0/phases/0/wage"));
    assert_eq!(
        of_row(json!({ "phases": [{ "to": "job", "wage": { "per": "hour", "amount": 1 } }] })),
        one("missing", "/rows/0/phases/0/wage/hours")
    );
    // A share of a benefit that is not there, and benefits of other years.
    let none = json!({ "benefit": "none", "variant": null, "kommuneShare": 65 });
    assert_eq!(of_row(none), one("unknownField", "/rows/0/kommuneShare"));
    assert_eq!(of_row(json!({ "benefit": "ukendt", "kommuneShare": 65 })), one("notAChoice", "/rows/0/benefit"));
    for variant in [Value::Null, json!("tidligPension")] {
        let early = json!({ "benefit": "tidligPension", "variant": variant });
        assert_eq!(of_row(early), one("notHeldThen", "/rows/0/benefit"));
    }
    // A wage for no hours.
    let too_many = json!({ "per": "hour", "amount": 15_000, "hours": 61 });
    assert_eq!(
        of_row(json!({ "phases": [{ "to": "job", "wage": too_many }] })),
        one("tooLarge", "/rows/0/phases/0/wage/hours")
    );
    for (per, amount, hours_per, most) in [("month", 2_000_000, "week", 60.0), ("hour", 15_000, "month", 250.0)] {
        let no_hours = json!({ "per": per, "amount": amount, "hours": 0, "hoursPer": hours_per });
        let phases = json!([{ "to": "job", "wage": no_hours }]);
        assert_eq!(of_row(json!({ "phases": phases })), one("tooSmall", "/rows/0/phases/0/wage/hours"));
        let row = with(greve_nord()["rows"][0].clone(), &json!({ "phases": phases }));
        assert_eq!(allowed(json!({ "rows": [row] })), json!({ "unit": "hours", "min": 0.01, "max": most }));
    }
    let two = json!([{ "from": 1, "to": "unknown" }, { "from": 1, "to": "unknown" }]);
    assert_eq!(of_row(json!({ "phases": two })), one("tooSmall", "/rows/0/phases/1/from"));
    // With skipFaulty the others are computed and the faulty one is told.
    let mut some = with(greve_nord(), &json!({ "skipFaulty": true }));
    some["rows"].as_array_mut().expect("rows").push(json!({ "benefit": "ukendt", "phases": [{ "to": "job" }] }));
    let answer = ask(&some);
    assert_eq!(answer["faultyCount"], json!(1));
    assert_eq!(answer["faulty"][0]["row"], json!(1));
    assert_eq!(answer["faulty"][0]["faults"][0]["field"], json!("/rows/1/benefit"));
    assert_eq!(answer["purses"], ask(&greve_nord())["purses"]);
}

/// Who held no benefit, and who leaves a pension whose allowance the data lacks, are answered: the
/// allowance matters only beside hours. No activation is saved for those who had none.
#[test]
fn no_benefit_and_pensions_are_answered() {
    let job = json!([{ "to": "job", "wage": { "per": "month", "amount": 2_500_000 } }]);
    for (date, benefit, variant) in [
        ("2024-10-29", "none", Value::Null),
        ("2026-01-01", "foertidspension", Value::Null),
        ("2019-05-01", "none", Value::Null),
    ] {
        let row = json!({ "benefit": benefit, "variant": variant, "phases": job });
        let answer = ask(&json!({ "date": date, "rows": [row], "savedActivation": 1_000_000 }));
        assert!(answer["faults"].is_null(), "{date} {benefit}: {answer}");
        let saved = ore(area(&answer, "indsats"), "/gross/0");
        assert_eq!(saved == 0, benefit == "none", "{date} {benefit}");
    }
}

/// Of the answer to Greve Nord's question with these costs, everybody in work: the years it takes
/// the kommune, the months, and the notes.
fn won_back(years: i32, costs: &Value) -> (Value, Value, Vec<Value>) {
    let answer = ask(&with(greve_nord(), &json!({ "years": years, "counterfactual": 0, "costs": costs })));
    let kommune = purse(&answer, "kommune");
    // After equalisation it cannot be sooner, nor for all who pay together.
    for later in [&answer["equalisation"][0]["payback"], &answer["total"]["payback"]] {
        assert!(later.as_i64() >= kommune["payback"].as_i64(), "{later}");
    }
    (kommune["payback"].clone(), kommune["breakEvenMonths"].clone(), notes(&answer))
}

fn notes(answer: &Value) -> Vec<Value> {
    answer["notes"].as_array().expect("notes").clone()
}

/// What has not been paid yet cannot be won back: the years before the first cost do not count.
#[test]
fn a_cost_that_begins_late_is_not_won_back_before_it() {
    let cost = |more: Value| json!([with(json!({ "amount": 100, "payer": "kommune" }), &more)]);
    let (payback, months, _) = won_back(5, &cost(json!({ "from": 3 })));
    assert_eq!((payback, months), (json!(3), json!(25)));
    let (payback, months, _) = won_back(5, &cost(json!({ "from": 4, "period": "once" })));
    assert_eq!((payback, months), (json!(4), json!(37)));
    // A line of nothing is no cost.
    let late = json!([{ "amount": 0, "payer": "kommune" }, { "amount": 100, "payer": "kommune", "from": 2 }]);
    assert_eq!(won_back(5, &late).0, json!(2));
}

/// What falls after the last year is in no amount, and the answer says so.
#[test]
fn a_cost_after_the_last_year_is_told() {
    let told = |years: i32, cost: Value| won_back(years, &json!([cost])).2.contains(&json!("costAfterYears"));
    for period in ["yearly", "once"] {
        let cost = json!({ "amount": 100, "payer": "fond", "period": period, "from": 4 });
        assert!(told(3, cost.clone()) && !told(4, cost), "{period}");
    }
    assert!(!told(3, json!({ "amount": 0, "payer": "fond", "from": 4 })));
    assert!(!told(3, json!({ "amount": 100, "payer": "fond", "from": 2, "to": 9 })));
}

/// The effect that was measured replaces the assumption about those who would have found a job
/// anyway: nothing of it is left to vary, unless a range for it is typed.
#[test]
fn a_control_group_leaves_the_counterfactual_alone() {
    let control = json!({ "treated": 12, "control": 8 });
    let nothing = json!({ "low": 0, "high": 0 });
    let ranges = json!({ "displacement": nothing, "wage": nothing, "months": { "low": 0 } });
    let asked = json!({ "control": control, "ranges": ranges, "draws": { "count": 500, "seed": 1 } });
    let answer = ask(&with(greve_nord(), &asked));
    assert!(bar(&answer, "counterfactual").is_none());
    let kommune = &answer["draws"]["kommune"];
    assert!((ore(kommune, "/high") - ore(kommune, "/low")).abs() <= 1, "{kommune}");
    let off = ore(kommune, "/low") - ore(purse(&answer, "kommune"), "/presentValue");
    // Each person's year is rounded to øre and the effect to millionths, the draws are not.
    assert!(off.abs() <= ore(kommune, "/low") / 300_000, "{off}");
    // With a range of one's own it is varied, around what was measured.
    let mut typed = asked;
    typed["ranges"]["counterfactual"] = json!({ "low": 50, "high": 80 });
    let answer = ask(&with(greve_nord(), &typed));
    let kommune = &answer["draws"]["kommune"];
    assert!(ore(kommune, "/low") < ore(kommune, "/high"));
    let bar = bar(&answer, "counterfactual").expect("the bar");
    assert_eq!((&bar["low"]["value"], &bar["high"]["value"]), (&json!(50.0), &json!(80.0)));
    let worth = |share: i32| {
        let answer = ask(&with(greve_nord(), &json!({ "counterfactual": share })));
        ore(purse(&answer, "kommune"), "/presentValue")
    };
    assert_eq!((ore(bar, "/low/kommune"), ore(bar, "/high/kommune")), (worth(50), worth(80)));
}

fn bar<'a>(answer: &'a Value, assumption: &str) -> Option<&'a Value> {
    answer["tornado"].as_array()?.iter().find(|bar| bar["assumption"] == assumption)
}

/// Fewer months are fewer for each person, of the time until the job's own end or the last year's:
/// a job that was over within the first of five years too.
#[test]
fn fewer_months_are_fewer_for_each() {
    let lasting = |months: [i64; 2]| {
        let mut input = greve_nord();
        let row = input["rows"][0].clone();
        let rows: Vec<Value> = months.iter().map(|months| with(row.clone(), &json!({ "months": months }))).collect();
        input["rows"] = json!(rows);
        ask(&input)
    };
    // 17 weeks are 12.75, so 13; and 52 are 39: three months and nine.
    let (answer, shorter) = (lasting([4, 12]), lasting([3, 9]));
    let low = bar(&answer, "months").expect("the bar");
    assert_eq!(ore(low, "/low/kommune"), ore(purse(&shorter, "kommune"), "/presentValue"));
    assert_eq!(ore(low, "/high/kommune"), ore(purse(&answer, "kommune"), "/presentValue"));
    assert!(ore(low, "/low/kommune") < ore(low, "/high/kommune"));
    let ended = |end: &str| {
        let mut input = greve_nord();
        input["rows"][0] = with(input["rows"][0].clone(), &json!({ "start": "2018-01-01", "end": end }));
        ask(&input)
    };
    let (year, shorter) = (ended("2018-12-31"), ended("2018-09-30"));
    let low = bar(&year, "months").expect("the bar");
    assert_eq!(ore(low, "/low/kommune"), ore(purse(&shorter, "kommune"), "/presentValue"));
    // Who is not asked about an end is in work until the last year's: 60 months, then 45.
    let all_the_time = ask(&greve_nord());
    let mut some = greve_nord();
    some["rows"][0]["months"] = json!(45);
    let low = bar(&all_the_time, "months").expect("the bar");
    assert_eq!(ore(low, "/low/kommune"), ore(purse(&ask(&some), "kommune"), "/presentValue"));
}

/// What was chosen lies within its own bar, and within what is drawn, however far from the
/// ordinary range it is.
#[test]
fn what_was_chosen_lies_within_its_bar() {
    for (field, chosen, expected) in [
        ("counterfactual", 10.0, (10.0, 75.0)),
        ("counterfactual", 90.0, (25.0, 90.0)),
        ("counterfactual", 50.0, (25.0, 75.0)),
        ("displacement", 60.0, (0.0, 60.0)),
        ("discountRate", 1.0, (1.0, 5.0)),
        ("discountRate", 10.0, (2.0, 10.0)),
    ] {
        let answer = ask(&with(greve_nord(), &json!({ field: chosen })));
        let bar = bar(&answer, field).expect("the bar");
        let value = |end: &str| bar[end]["value"].as_f64().expect("a value");
        assert_eq!((value("low"), value("high")), expected, "{field} {chosen}");
        let ends = ["low", "high"].map(|end| ore(bar, &format!("/{end}/kommune")));
        let worth = ore(purse(&answer, "kommune"), "/presentValue");
        assert!(ends.iter().min() <= Some(&worth) && Some(&worth) <= ends.iter().max(), "{field} {chosen}");
    }
    // The same for a range of one's own.
    let ranges = json!({ "counterfactual": { "low": 40, "high": 60 } });
    let answer = ask(&with(greve_nord(), &json!({ "counterfactual": 20, "ranges": ranges })));
    let bar = bar(&answer, "counterfactual").expect("the bar");
    assert_eq!((&bar["low"]["value"], &bar["high"]["value"]), (&json!(20.0), &json!(60.0)));
}

/// Until the user chooses, no share of equalisation is the chosen one, though 75 % stands in where
/// one is needed.
#[test]
fn equalisation_is_chosen_by_the_user_alone() {
    let chosen = |answer: &Value| {
        let rows = answer["equalisation"].as_array().expect("rows");
        let chosen: Vec<bool> = rows.iter().map(|row| row["chosen"] == json!(true)).collect();
        (chosen, answer["equalisationChosen"].clone())
    };
    let need = json!({ "need": { "unitValue": 1_000_000, "lag": 0 } });
    let none = ask(&with(greve_nord(), &need));
    assert_eq!(chosen(&none), (vec![false; 3], json!(false)));
    let three_quarters = ask(&with(with(greve_nord(), &need), &json!({ "equalisation": 75 })));
    assert_eq!(chosen(&three_quarters), (vec![true, false, false], json!(true)));
    assert_eq!(none["need"], three_quarters["need"]);
    assert!(none["need"]["lost"].is_array());
    assert_eq!(none["tornado"], three_quarters["tornado"]);
    let small = ask(&with(greve_nord(), &json!({ "equalisation": 95 })));
    assert_eq!(chosen(&small), (vec![false, false, true], json!(true)));
}

/// Where nobody is valued there is nothing to vary, and a cost alone is no loss.
#[test]
fn nobody_valued_has_no_tornado_and_no_loss() {
    let mut input = with(
        greve_nord(),
        &json!({ "costs": [{ "amount": kr("300000"), "payer": "kommune" }], "draws": { "count": 100, "seed": 1 } }),
    );
    assert!(!ask(&input)["tornado"].as_array().expect("bars").is_empty());
    input["rows"][0]["phases"] = json!([{ "to": "unknown" }]);
    let answer = ask(&input);
    assert_eq!(answer["valued"], json!(0));
    assert_eq!(answer["tornado"], json!([]));
    assert_eq!(answer["draws"], Value::Null);
    assert!(notes(&answer).contains(&json!("counted")) && !notes(&answer).contains(&json!("loss")));
    // The cost itself is still told.
    assert_eq!(ore(&answer, "/total/totalCost"), kr("300000") * 5);
}

/// The older help ended on 30 June 2025 and the new began the day after; a year in which a benefit
/// is the same from the first day to the last has no such note.
#[test]
fn a_benefit_that_changes_within_the_year_is_told() {
    let told = |date: &str, benefit: &str, variant: &str| {
        let mut input = with(greve_nord(), &json!({ "date": date }));
        input["rows"][0]["benefit"] = json!(benefit);
        input["rows"][0]["variant"] = json!(variant);
        notes(&ask(&input)).contains(&json!("ruleChangesThisYear"))
    };
    for (date, benefit, variant) in [
        ("2025-03-01", "kontanthjaelp", "fyldt30"),
        ("2025-03-01", "kontanthjaelp", "under30Hjemmeboende"),
        ("2025-09-01", "kontanthjaelp", "grundsats"),
        ("2025-03-01", "uddannelseshjaelp", "uddUdeboende"),
        ("2025-03-01", "sho", "shoVoksen"),
    ] {
        assert!(told(date, benefit, variant), "{date} {benefit}");
    }
    for (date, benefit, variant) in [
        ("2025-03-01", "dagpenge", "fuldtid"),
        ("2023-09-01", "dagpenge", "dimittendEfter481Under30"),
        ("2024-03-01", "kontanthjaelp", "fyldt30"),
        ("2026-03-01", "kontanthjaelp", "grundsats"),
        ("2024-03-01", "sho", "shoVoksen"),
    ] {
        assert!(!told(date, benefit, variant), "{date} {benefit}");
    }
}

/// Hours that leave nothing of the benefit are a job to the counter too where the kommune pays a
/// share of its own: after a year of them it starts over, for a benefit of the ladder that follows.
#[test]
fn an_own_share_does_not_stop_the_restart() {
    let wage = json!({ "per": "hour", "amount": 30_000, "hours": 37 });
    let fleksjob = json!({ "from": 13, "to": "fleksjob", "wage": { "per": "hour", "amount": 15_000, "hours": 10 } });
    let second_year = |first: Value| {
        let mut input = with(greve_nord(), &json!({ "years": 2, "date": "2026-01-01" }));
        let row = json!({ "benefit": "kontanthjaelp", "variant": "forhoejetSats", "kommuneShare": 65, "phases": [first, fleksjob] });
        input["rows"] = json!([row]);
        let answer = ask(&input);
        assert!(answer["faults"].is_null(), "{answer}");
        ore(area(&answer, "forsoergelse"), "/gross/1")
    };
    let hours = second_year(json!({ "to": "smaajob", "wage": wage }));
    assert_eq!(hours, second_year(json!({ "to": "job", "wage": wage })));
    // Løntilskud is no self-support: the kommune goes on paying the last step's share.
    let subsidy = json!({ "amount": 100_000, "payer": "stat" });
    assert!(hours > second_year(json!({ "to": "loentilskud", "wage": wage, "subsidy": subsidy })));
}

/// Only who comes back to a benefit of the ladder comes back to its first step.
#[test]
fn a_restart_is_told_where_the_ladder_pays() {
    let told = |row: Value| {
        let mut input = greve_nord();
        input["rows"][0] = with(with(input["rows"][0].clone(), &json!({ "months": 24 })), &row);
        notes(&ask(&input)).contains(&json!("counterRestarts"))
    };
    assert!(told(json!({})));
    assert!(told(json!({ "benefit": "dagpenge", "variant": "fuldtid" })));
    assert!(!told(json!({ "kommuneShare": 65 })));
    assert!(!told(json!({ "benefit": "none", "variant": null })));
    assert!(!told(json!({ "benefit": "efterloen", "variant": "efterloen91" })));
}

/// The discount rate of March 2023 is today's; the nettoafgiftsfaktor of that month is not known.
#[test]
fn guidance_of_today_is_told_where_the_factor_is_unknown() {
    let told =
        |date: &str| notes(&ask(&with(greve_nord(), &json!({ "date": date })))).contains(&json!("guidanceOfToday"));
    assert!(told("2018-01-01") && told("2023-03-01"));
    assert!(!told("2023-07-01") && !told("2024-01-01"));
}

/// The hours beside an illness do not tell the wage before it: what is paid for the others is the
/// rate, whatever the hours give. 27 of 37 hours are left.
#[test]
fn sygedagpenge_beside_hours_stays_the_rate() {
    let saved = |wage: Value| {
        let mut input = with(greve_nord(), &json!({ "date": "2026-01-15" }));
        input["rows"] = json!([{ "benefit": "sygedagpenge", "variant": "sygedagpenge", "phases": [{ "to": "smaajob", "wage": wage }] }]);
        let answer = ask(&input);
        assert!(answer["faults"].is_null(), "{answer}");
        ore(area(&answer, "forsoergelse"), "/gross/0")
    };
    let hourly = |amount: i64| json!({ "per": "hour", "amount": amount, "hours": 10 });
    let low = saved(hourly(6_000));
    assert_eq!(low, saved(hourly(30_000)));
    // 10 hours a week by the month, told as a month's wage.
    assert_eq!(low, saved(json!({ "per": "month", "amount": 520_000, "hours": 10 })));
    // 5,085 a week; the kommune saves 80 % of ten hours of 37. A month's hours are rounded to hundredths.
    let expected = kr("5085") * 52 * 8 / 37;
    assert!((low - expected).abs() < expected / 1_000, "{low} {expected}");
}

/// The rent of 2024 is not counted since one figure of boligsikring is unknown, and børnetilskud of
/// 2023 is not either: what is left out of the answer is told, and nothing else.
#[test]
fn support_that_is_left_out_is_told() {
    let told = |date: &str, note: &str, home: &Value| {
        let mut input = with(greve_nord(), &json!({ "date": date }));
        let benefit = json!({ "benefit": "dagpenge", "variant": "fuldtid" });
        input["rows"][0] = with(with(input["rows"][0].clone(), &benefit), home);
        let answer = ask(&input);
        assert!(answer["faults"].is_null(), "{date}: {answer}");
        let housing = ore(area(&answer, "boligstoette"), "/gross/0");
        (notes(&answer).contains(&json!(note)), housing)
    };
    // Of the limit or of the highest rent, one year or another lacks one or both.
    for year in 2018..=2026 {
        let date = format!("{year}-03-01");
        let (is_told, housing) = told(&date, "boligsikringUnknown", &json!({ "rent": 900_000, "children": 2 }));
        assert_eq!(is_told, housing == 0, "{date}");
        assert!(!told(&date, "boligsikringUnknown", &json!({})).0, "{date}");
    }
    assert!(told("2024-03-01", "boligsikringUnknown", &json!({ "rent": 900_000, "children": 2 })).0);
    // The ceiling on help and boligsikring together: of selvforsørgelses- og hjemrejseydelse there is none in the data.
    let home = json!({ "rent": 700_000, "children": 1 });
    let on = |benefit: &str, variant: &str| with(home.clone(), &json!({ "benefit": benefit, "variant": variant }));
    assert!(told("2025-03-01", "loftUnknown", &on("sho", "shoVoksen")).0);
    assert!(!told("2025-03-01", "loftUnknown", &on("kontanthjaelp", "fyldt30")).0);
    assert!(!told("2025-03-01", "loftUnknown", &home).0);
    assert!(!told("2025-03-01", "loftUnknown", &with(on("sho", "shoVoksen"), &json!({ "rent": 0 }))).0);
    let child = json!({ "children": 1 });
    assert!(told("2023-03-01", "boernetilskudUnknown", &child).0);
    assert!(!told("2024-03-01", "boernetilskudUnknown", &child).0);
    assert!(!told("2023-03-01", "boernetilskudUnknown", &json!({ "children": 1, "household": "couple" })).0);
}

/// What goes to other kommuner is written for the share that is used alone, gross and net apart,
/// and what is written is what is told.
#[test]
fn equalisation_of_the_whole_row_is_written_once() {
    for (at, share) in [75, 93, 95].into_iter().enumerate() {
        let changes = json!({ "sum": true, "equalisation": share, "years": 3, "retention": { "kind": "curve" } });
        let answer = ask(&with(greve_nord(), &changes));
        let amounts = |id: &str| -> Vec<i64> {
            let lines = answer["lines"].as_array().expect("lines");
            lines.iter().filter(|line| line["id"] == id).map(|line| ore(line, "/result")).collect()
        };
        let told = |column: &str| -> Vec<i64> {
            (0..3).map(|year| ore(&answer, &format!("/equalisation/{at}/{column}/{year}"))).collect()
        };
        assert_eq!(amounts("group.udligning"), told("othersGross"), "{share}");
        assert_eq!(amounts("group.udligningNetto"), told("othersNet"), "{share}");
    }
}

/// The answer at the low and the high share who would have found a job anyway is the answer to
/// the question with that share, to the øre; around what was chosen, and measured shares have none.
#[test]
fn the_answer_at_other_shares_is_that_of_their_question() {
    // Amounts that do not divide, for many.
    let mut input = with(greve_nord(), &json!({ "retention": { "kind": "curve" }, "displacement": 7, "years": 2 }));
    input["rows"][0]["persons"] = json!(997);
    let mut other = row("12345.67", "24681.35", 17);
    other["persons"] = json!(331);
    other["variant"] = json!("fyldt30");
    input["rows"].as_array_mut().expect("rows").push(other);
    let asked = |input: &Value| -> Vec<(f64, i64)> {
        let answer = ask(input);
        let shares = answer["otherShares"].as_array().expect("shares").clone();
        shares.iter().map(|at| (at["counterfactual"].as_f64().expect("a share"), ore(at, "/kommune"))).collect()
    };
    let at = |share: f64| {
        (share, ore(purse(&ask(&with(input.clone(), &json!({ "counterfactual": share }))), "kommune"), "/net/0"))
    };
    assert_eq!(asked(&input), [at(25.0), at(75.0)]);
    let range = json!({ "ranges": { "counterfactual": { "low": 12.5, "high": 33.3333 } } });
    assert_eq!(asked(&with(input.clone(), &range)), [at(12.5)], "50 is the high end");
    assert_eq!(asked(&with(input.clone(), &json!({ "counterfactual": 10 }))), [at(75.0)]);
    assert_eq!(asked(&with(input.clone(), &json!({ "tornado": false }))), [at(25.0), at(75.0)]);
    let measured = with(input.clone(), &json!({ "control": { "treated": 12, "control": 8 } }));
    assert_eq!(asked(&with(measured, &range)), []);
    let mut nobody = input.clone();
    nobody["rows"] = json!([{ "benefit": "dagpenge", "variant": "fuldtid", "phases": [{ "to": "unknown" }] }]);
    assert_eq!(asked(&nobody), []);
}

/// Beside our own person-year stand the lowest and the highest that are published: KORA's 122,000
/// and the ministry's 300,000.
#[test]
fn the_published_band_stands_beside_the_person_year() {
    for date in ["2025-08-01", "2026-11-01"] {
        let answer = ask(&with(one(&row("12000", "25000", 53)), &json!({ "date": date })));
        let band = json!({ "low": kr("122000"), "high": kr("300000") });
        assert_eq!(answer["perPersonYear"]["published"], band, "{date}: {answer}");
    }
}

/// A price date after the rates is answered with the last ones, and the answer says so.
#[test]
fn a_date_after_the_last_rates_says_so() {
    let on = |date: &str| {
        let mut input = one(&row("12000", "25000", 53));
        input["date"] = json!(date);
        ask(&input)
    };
    let (last, later) = (on("2026-12-31"), on("2029-03-01"));
    let says = |answer: &Value| answer["notes"].as_array().expect("notes").contains(&json!("ratesEnd"));
    assert_eq!((says(&last), says(&later)), (false, true));
    assert_eq!(later["purses"], last["purses"]);
    assert_eq!(faults(&on("2032-01-01")), [("dateOutOfRange".to_owned(), "/date".to_owned())]);
}

/// A job of four months gives something in the first year, and what it gave is there after the last.
#[test]
fn what_was_won_stays_won() {
    let mut input = greve_nord();
    input["rows"][0]["months"] = json!(4);
    let answer = ask(&input);
    let kommune = purse(&answer, "kommune");
    let first = ore(kommune, "/result/0");
    assert!(first > 0);
    assert_eq!(kommune["result"], json!([first, 0, 0, 0, 0]));
    assert_eq!(kommune["accumulated"], json!(vec![first; 5]));
    let after = &answer["equalisation"][0];
    assert_eq!(after["accumulated"], json!(vec![ore(after, "/kommuneResult/0"); 5]));
}
