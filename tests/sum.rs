//! The written sum: read by itself, it gives the same øre.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeSet;

use common::{json, written::check};
use jobgevinst::{areas, input::Value, laerlinge, savings, smaajob};
use serde_json::{Value as Json, json};

/// The value of the last line with the id. A year of work is looked at apart, with the same names.
fn result(answer: &Json, id: &str) -> Json {
    let lines = answer["lines"].as_array().expect("lines");
    let apart = |line: &&Json| ["fullYear", "personYear"].contains(&line["section"].as_str().expect("a section"));
    let of_answer = lines.iter().rev().filter(|line| !apart(line));
    of_answer.filter(|line| line["id"] == id).map(|line| line["result"].clone()).next().unwrap_or_default()
}

/// The section and the id of the line that a number of the answer is.
fn line_of(answer: &Json, pointer: &str) -> [String; 2] {
    let line = answer["lineOf"][pointer].as_u64().and_then(|line| usize::try_from(line).ok()).expect(pointer);
    ["section", "id"].map(|what| answer["lines"][line][what].as_str().expect("a name").to_owned())
}

#[test]
fn smaajob_lines_give_the_answer() {
    let everything = json!({ "children": [1, 4, 9, 16], "pensionEmployer": 8.3, "fritidstillaeg": true, "saerligStoette": 51_000,
        "regel225": true, "jobpraemie": true, "rent": 912_345, "area": 190, "daycare": 312_345, "transport": 50_001,
        "membership": 40_001, "tilpasningstillaeg": true, "normalWeeklyHours": 30, "indkomstfradrag": 5_000_000,
        "spouse": { "wage": 777_777, "hours": 80, "help": 612_345, "benefit": 100_001 }, "churchMember": true });
    for (date, benefit, variant) in [
        ("2018-05-01", "kontanthjaelp", "fyldt30"),
        ("2024-05-01", "uddannelseshjaelp", "uddUdeboende"),
        ("2022-05-01", "sho", "shoVoksen"),
        ("2025-09-01", "kontanthjaelp", "forhoejetSats"),
        ("2026-03-01", "kontanthjaelp", "hjemmeboende"),
        ("2026-03-01", "dagpenge", "deltid"),
        ("2022-05-01", "efterloen", "efterloen91"),
        ("2026-03-01", "sygedagpenge", "sygedagpenge"),
        ("2026-03-01", "jobafklaring", "jobafklaringVoksen"),
        ("2024-03-01", "ressourceforloeb", "ressourceforloebVoksen"),
        ("2026-03-01", "revalidering", "revalFyldt30"),
        ("2026-03-01", "fleksjob", "fleksjob"),
        ("2026-03-01", "foertidspension", "foertidspension"),
        ("2022-03-01", "tidligPension", "tidligPension"),
        ("2026-03-01", "su", "suUdeboende"),
    ] {
        for (hours, frikort) in
            [(0.0, false), (7.25, true), (30.0, false), (99.99, true), (160.0, false), (250.0, false)]
        {
            for household in ["single", "couple"] {
                let mut input = everything.clone();
                let fields = json!({ "date": date, "benefit": benefit, "variant": variant, "household": household, "provider": true,
                    "hours": hours, "hourlyWage": 14_555, "pension": 4.1, "kommune": "0482", "socialtFrikort": frikort, "sum": true });
                input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
                let answer = json(&smaajob::answer(&Value::from(&input)));
                check(&answer);
                assert_eq!(result(&answer, "gain.foerSkat"), answer["gain"]["beforeTax"]);
                assert_eq!(result(&answer, "gain.efterSkat"), answer["gain"]["afterTax"]);
                assert_eq!(result(&answer, "month.netto"), answer["point"]["net"]);
                for purse in ["borger", "kommune", "stat", "folkekirken", "opsparing"] {
                    assert_eq!(result(&answer, &format!("purse.{purse}")), answer["point"]["purses"][purse]);
                }
                assert_eq!(result(&answer, "purse.iAlt"), answer["point"]["gross"]);
                assert_eq!(result(&answer, "beside.feriepenge"), answer["beside"]["feriepenge"]);
                assert_eq!(result(&answer, "rate.deltagelsesskat"), answer["point"]["participationRate"]);
            }
        }
    }
}

#[test]
fn savings_lines_give_the_answer() {
    for retention in [json!({ "kind": "own" }), json!({ "kind": "curve" })] {
        for (wage, persons) in [(2_500_000, 13), (9_876_543, 1), (1, 2)] {
            let row = json!({ "persons": persons, "benefit": "kontanthjaelp", "variant": "grundsats", "children": 2, "rent": 700_000,
                "daycare": 300_000, "weeksOnSupport": 20, "kommune": "0360", "churchMember": true, "pension": 4, "pensionEmployer": 8,
                "grant": { "amount": 8_881_700, "weeks": 26 },
                "phases": [{ "to": "smaajob", "wage": { "per": "hour", "amount": 13_000, "hours": 8 } },
                    { "from": 7, "to": "job", "wage": { "per": "month", "amount": wage } }] });
            let other = json!({ "benefit": "dagpenge", "variant": "fuldtid",
                "phases": [{ "to": "loentilskud", "wage": { "per": "month", "amount": 2_000_000 }, "subsidy": { "amount": 900_000, "payer": "kommune" } }] });
            let input = json!({ "date": "2026-01-01", "retention": retention, "rows": [row, other], "counterfactual": 37.5,
                "displacement": 10, "staying": 85, "equalisation": 93, "savedActivation": 1_000_000, "sum": true,
                "costs": [{ "amount": 7_777_777, "payer": "kommune" }, { "amount": 1, "payer": "fond", "period": "once" }] });
            let answer = json(&savings::answer(&Value::from(&input)));
            check(&answer);
            for (line, pointer) in [
                ("all.kommune", "/purses/0/totalGross"),
                ("all.borgerNetto", "/purses/3/totalNet"),
                ("all.kommuneUdgift", "/purses/0/totalCost"),
                ("all.kommuneResultat", "/purses/0/totalResult"),
                ("all.kommuneOpgjort", "/purses/0/accumulated/4"),
                ("all.iAltResultat", "/total/totalResult"),
                ("nutid.iAlt", "/total/presentValue"),
            ] {
                assert_eq!(Some(&result(&answer, line)), answer.pointer(pointer), "{line}");
            }
            // Gross and net have as many lines each, under their own names: what is left over, too.
            let named =
                |id: &str| answer["lines"].as_array().expect("lines").iter().filter(|line| line["id"] == id).count();
            for rest in ["borger", "forsoergelse"] {
                for (id, beside) in
                    [(rest.to_owned(), "expected.kommune"), (format!("{rest}Netto"), "expected.kommuneNetto")]
                {
                    assert_eq!(named(&format!("expected.{id}")), named(beside), "{id}");
                }
            }
            assert_eq!(result(&answer, "all.efterUdligningResultat"), answer["equalisation"][1]["totalKommuneResult"]);
            assert_eq!(result(&answer, "all.indsatsResultat"), answer["areas"][4]["totalResult"]);
            assert_eq!(result(&answer, "wider.tilbageloeb"), answer["wider"]["totalTilbageloeb"]);
            assert_eq!(result(&answer, "row.maaneder"), answer["rows"][0]["months"]);
            let left = answer["retention"]["share"].as_array().expect("years");
            let falls = left.windows(2).all(|years| years[0].as_f64() > years[1].as_f64());
            // Those who are never lost are left, after the last year too.
            assert_eq!(falls && left[4].as_f64() > Some(0.0), retention["kind"] == "curve", "{left:?}");
            let told = answer["lineOf"].as_object().expect("lines");
            let by_curve = ["/retention/share/0", "/retention/months/4", "/fullYear/shortcut/kommune"];
            for pointer in by_curve.iter().filter(|_| retention["kind"] == "curve").chain(&[
                "/effect",
                "/personMonths/gross/0",
                "/personMonths/aarsvaerk/4",
                "/personMonths/net/1",
                "/personMonths/totalGross",
                "/personMonths/totalAarsvaerk",
                "/personMonths/totalNet",
                "/rows/0/months",
                "/rows/0/kommuneFirst",
                "/rows/0/total",
                "/fullYear/purses/0/amount",
                "/fullYear/total",
                "/fullYear/kommunePerPerson",
                "/perPersonYear/kommuneAndStat",
                "/perPersonYear/public",
            ]) {
                assert!(told.contains_key(*pointer), "{pointer} in {told:?}");
            }
        }
    }
}

/// Of one row, a full year is all of its persons'.
#[test]
fn a_full_year_is_the_rows_own() {
    let wage = json!({ "per": "month", "amount": 2_500_000 });
    let row = json!({ "persons": 13, "benefit": "kontanthjaelp", "variant": "grundsats", "phases": [{ "to": "job", "wage": wage }] });
    let answer = json(&savings::answer(&Value::from(&json!({ "date": "2026-01-01", "rows": [row], "sum": true }))));
    assert_eq!(line_of(&answer, "/fullYear/purses/0/amount"), ["fullYear", "group.kommune"]);
}

/// A number of a year is a line of that year, and one of the row is the row's.
#[test]
fn a_line_stands_with_its_year() {
    let row = |persons: i32| {
        let wage = json!({ "per": "month", "amount": 2_500_000 });
        json!({ "persons": persons, "benefit": "kontanthjaelp", "variant": "grundsats", "phases": [{ "to": "job", "wage": wage }] })
    };
    let need = json!({ "unitValue": 6_000_000, "lag": 1 });
    let input = json!({ "date": "2026-01-01", "rows": [row(13), row(2)], "need": need, "sum": true });
    let answer = json(&savings::answer(&Value::from(&input)));
    check(&answer);
    for (pointer, section, id) in [
        ("/personMonths/gross/1", "time2", "time.maaneder"),
        ("/personMonths/aarsvaerk/2", "time3", "time.aarsvaerk"),
        ("/personMonths/net/3", "time4", "time.nettoMaaneder"),
        ("/personMonths/totalGross", "years", "time.maaneder"),
        ("/retention/share/1", "time2", "time.tilbage"),
        ("/retention/months/4", "time5", "time.maanederHver"),
        ("/need/lost/2", "all3", "all.udgiftsbehov"),
        ("/rows/0/months", "row", "row.maaneder"),
        ("/rows/0/kommuneFirst", "expected1", "group.kommune"),
        ("/rows/0/stat", "row", "group.stat"),
        ("/rows/0/total", "row", "group.iAlt"),
        ("/equalisation/0/accumulated/2", "all3", "all.efterUdligningOpgjort"),
        ("/perPersonYear/public", "personYear", "personYear.offentlig"),
        ("/fullYear/total", "fullYear", "all.iAlt"),
    ] {
        assert_eq!(line_of(&answer, pointer), [section, id], "{pointer}");
    }
    let lines = answer["lines"].as_array().expect("lines").iter();
    let weeks: Vec<_> = lines.filter(|line| line["id"] == "time.alleUger").map(|line| &line["section"]).collect();
    assert_eq!(weeks, ["time1", "time2", "time3", "time4", "time5"]);
    // All who stay are fifteen in work for five years: a year of each is a seventy-fifth.
    let mut other = input;
    other["retention"] = json!({ "kind": "own" });
    let answer = json(&savings::answer(&Value::from(&other)));
    let ore = |pointer: &str| answer.pointer(pointer).and_then(Json::as_i64).expect(pointer);
    let (kommune, stat) = (ore("/purses/0/totalGross"), ore("/purses/1/totalGross"));
    let all = [
        ("kommune", kommune),
        ("stat", stat),
        ("kommuneAndStat", kommune + stat),
        ("borger", ore("/purses/3/totalGross")),
        ("total", ore("/total/totalGross")),
    ];
    for (name, all) in all {
        assert!((75 * ore(&format!("/perPersonYear/{name}")) - all).abs() <= 38, "{name}");
    }
    // The row that is asked for is the one that is told.
    other["sumRow"] = json!(1);
    let answer = json(&savings::answer(&Value::from(&other)));
    check(&answer);
    assert_eq!(line_of(&answer, "/rows/1/total"), ["row", "group.iAlt"]);
    assert!(answer["lineOf"].get("/rows/0/total").is_none());
}

#[test]
fn laerlinge_lines_give_the_answer() {
    let row = |from: &str, to: &str, category: &str, basis: &str, amount: f64| json!({ "from": from, "to": to, "category": category, "basis": basis, "amount": amount, "trade": "el", "contractor": 2 });
    let ledger = json!([
        row("2025-11", "2026-05", "laerling", "hours", 1_234.57),
        row("2026-01", "2026-03", "laerling", "months", 7.25),
        row("2026-02", "2026-02", "anden", "days", 77.0),
        row("2026-02", "2026-02", "anden", "months", 1.01),
        row("2025-12", "2026-02", "laerling", "days", 33.33),
    ]);
    let trades = json!([
        { "trade": "murer", "value": 1_234_567_891_i64, "costPerHour": 41_234, "suited": 80.5 },
        { "trade": "maler", "value": 777_777_777, "labourShare": 61.5, "costPerHour": 39_999, "mostShare": 33.3 },
        { "trade": "other", "hours": 1_234.56, "from": "2026-04" },
    ]);
    let base = json!({ "supported": 1_234_567_891_i64, "unsupported": 77, "moms": "excluded", "totalHours": 1234.5,
        "skilledHours": 999.99, "payroll": 876_543_210, "start": "2025-11-13", "end": "2026-12-24", "asOf": "2026-05-17",
        "ledger": ledger, "siteHours": 23_456.78, "report": { "by": "calendarYear" }, "penalty": 12_345, "sum": true,
        "money": { "trade": "murer", "trin": "2", "on": "2024-02-01", "schoolWeeks": 7 } });
    for (fields, way) in [
        (json!({}), "pace"),
        (json!({ "progress": 33.33 }), "pace"),
        (json!({ "trades": trades }), "plan"),
        (json!({ "trades": trades, "reading": "net", "schoolWeeks": 9 }), "plan"),
        (json!({ "reading": "net", "schoolWeeks": 9, "contractAarsvaerk": 1.37, "onlyLaerlinge": true }), "pace"),
        (
            json!({ "base": "byggesum", "craftShare": 81.25, "moms": "included", "works": "anlaeg", "months": 17 }),
            "pace",
        ),
    ] {
        let mut input = base.clone();
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        let answer = json(&laerlinge::answer(&Value::from(&input)));
        check(&answer);
        let lines_and_answer = [
            ("requirement.kontraktTimer", "/contract/hours"),
            ("requirement.iAlt", "/totalAarsvaerk"),
            ("people.gennemsnit", "/averagePresent"),
            ("compare.ctr", "/comparisons/7/high"),
            ("compare.gentofte", "/comparisons/6/low"),
            ("status.udfoert", "/status/done/aarsvaerk"),
            ("status.prognose", "/status/forecast/aarsvaerk"),
            ("status.prognoseTimer", "/status/forecast/hours"),
            ("status.manglerHele", "/status/remaining/hours"),
            ("status.manglerPersoner", "/status/remaining/heads"),
            ("status.udeblevetHele", "/status/shortfall/hours"),
            ("status.bod", "/status/penalty"),
            ("status.andel", "/status/shareOfContract"),
            ("status.andelPaaPladsen", "/status/shareReal"),
            ("report.laerling", "/report/lines/1/laerling"),
            ("report.anden", "/report/lines/1/anden"),
            ("report.laerlingIAlt", "/report/total/laerling"),
            ("report.laerlingForskel", "/report/difference/laerling"),
            ("money.aarsloen", "/money/wage"),
            ("money.refusionUge", "/money/refundWeek"),
            ("money.netto", "/money/net"),
            ("money.bodAarsvaerk", "/perMissingAarsvaerk"),
        ];
        for (line, pointer) in lines_and_answer {
            let told = answer.pointer(pointer).expect(pointer);
            assert!(!told.is_null(), "{pointer}");
            assert_eq!(result(&answer, line), *told, "{line}");
        }
        assert_eq!(answer["status"]["by"], json!(way));
        let [expected, hours] = match way {
            "plan" => ["status.forventetPlan", "status.forventetPlanTimer"],
            _ => ["status.forventet", "status.forventetTimer"],
        };
        assert_eq!(result(&answer, expected), answer["status"]["expected"]["aarsvaerk"]);
        assert_eq!(result(&answer, hours), answer["status"]["expected"]["hours"]);
        if way == "plan" {
            assert_eq!(result(&answer, "status.hoejst"), answer["status"]["reachable"]["aarsvaerk"]);
            assert_eq!(result(&answer, "status.hoejstTimer"), answer["status"]["reachable"]["hours"]);
            assert_eq!(result(&answer, "trades.behov"), answer["plan"]["needByTrades"]["hours"]);
            assert_eq!(result(&answer, "trade.timer"), answer["plan"]["trades"][1]["hours"]);
            assert_eq!(result(&answer, "trade.potentiale"), answer["plan"]["trades"][2]["potential"]);
            assert_eq!(result(&answer, "trade.hoejst").as_f64(), answer["plan"]["trades"][2]["most"].as_f64());
        }
    }
}

#[test]
fn area_lines_give_the_answer() {
    let base = json!({ "list": 2026, "residents": 1_900, "lists": 5, "from": "2026-08", "sum": true,
        "outside": { "older": { "persons": 431.25 }, "residentsOlder": 983, "newer": { "percent": 43.7 }, "residents": 1_017 },
        "convicted": { "older": { "persons": 31 }, "newer": { "persons": 33 }, "residents": 1_313, "limit": 2.23 },
        "education": { "percent": 62.4, "residents": 701 }, "nonwestern": { "percent": 54.3 },
        "income": { "area": 21_234_567, "region": 40_123_456, "taxpayers": 877, "wage": 2_345_678, "benefit": 1_234_567 },
        "moves": [
            { "start": "2026-07", "benefit": "kontanthjaelp", "to": "job", "persons": 12 },
            { "start": "2027-03", "end": "2028-05", "benefit": "dagpenge", "to": "smaajob", "persons": 7, "hours": 33.25 },
            { "start": "2026-08", "benefit": "foertidspension", "to": "elev", "persons": 5, "completes": "2028-06", "ageCounts": true },
        ] });
    for fields in [
        json!({}),
        json!({ "averaging": "pooled", "test": "rounded", "staying": 85 }),
        json!({ "target": "forebyggelse", "by": 2028 }),
        json!({ "income": { "share": 53.1, "region": 40_123_456, "taxpayers": 877, "wage": 2_345_678, "benefit": 1_234_567, "yearsBack": 2 } }),
    ] {
        let mut input = base.clone();
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        let answer = json(&areas::answer(&Value::from(&input)));
        check(&answer);
        let told = answer["lineOf"].as_object().expect("lines");
        for pointer in [
            "/now/levels/0/criteria/0/value",
            "/now/levels/0/criteria/0/persons",
            "/now/levels/0/criteria/0/mustMove/central",
            "/now/levels/0/criteria/1/points",
            "/now/levels/0/criteria/1/mustMove/central",
            "/now/levels/0/criteria/2/mustMove/central",
            "/now/levels/0/criteria/3/mustMove/central",
            "/now/levels/1/criteria/1/limit",
            "/now/levels/1/criteria/3/points",
            "/path/2/effect/older",
            "/path/2/effect/average",
            "/path/2/effect/employment/central",
            "/path/3/effect/education",
            "/path/4/effect/income",
            "/path/4/with/levels/0/criteria/0/value",
            "/path/4/with/levels/0/criteria/3/value",
            "/target/weight/share",
            "/target/routes/0/persons/central",
            "/target/routes/2/persons/central",
            "/target/routes/3/persons/central",
        ] {
            assert!(told.contains_key(pointer), "{pointer} in {told:?}");
        }
    }
}

/// A plan in which one trade is full, one has the hour that is left over, and one carries nothing.
#[test]
fn each_number_of_the_plan_is_its_line() {
    let trades = json!([
        { "trade": "murer", "value": 1_234_567_891_i64, "costPerHour": 41_234, "suited": 80.5, "contractor": 3 },
        { "trade": "maler", "hours": 1_777.77, "mostShare": 3.3, "from": "2026-03", "to": "2026-05" },
        { "trade": "el", "hours": 9_876.54, "suited": 61.5, "to": "2026-07", "contractor": 3 },
        { "trade": "vvs", "hours": 5_000, "suited": 0 },
    ]);
    let question = |fields: Json| {
        let mut input = json!({ "supported": 4_234_567_891_i64, "moms": "included", "start": "2026-01-13", "end": "2026-12-24", "dropOut": 23.6,
            "reading": "net", "schoolWeeks": 9, "trades": trades });
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        json(&laerlinge::answer(&Value::from(&input)))
    };
    let answer = question(json!({ "sum": true }));
    check(&answer);
    // Nobody has to ask for the lines to have the numbers.
    assert_eq!(question(json!({}))["plan"], answer["plan"]);
    let of = |pointer: &str, id: &str| {
        let [section, own] = line_of(&answer, pointer);
        assert_eq!(own, id, "{pointer}");
        section
    };
    for (pointer, id) in [
        ("/plan/hours", "requirement.kontraktTimer"),
        ("/plan/aarsvaerk", "plan.aarsvaerk"),
        ("/plan/placed", "plan.placeret"),
        ("/plan/unplaced", "plan.uplaceret"),
        ("/plan/unplacedAarsvaerk", "plan.aarsvaerk"),
        ("/plan/needByTrades/hours", "trades.behov"),
        ("/plan/needByTrades/aarsvaerk", "trades.behovAarsvaerk"),
        ("/plan/trades/0/hours", "trade.timer"),
        // Where the largest remainder gives an hour more and where it does not, and two that are full.
        ("/plan/trades/0/allocated", "plan.andel"),
        ("/plan/trades/1/allocated", "trade.hoejst"),
        ("/plan/trades/2/allocated", "plan.tildelt"),
        ("/plan/trades/3/allocated", "trade.hoejst"),
        ("/plan/trades/1/monthly/2", "plan.maanedFoerst"),
        ("/plan/trades/1/monthly/4", "plan.maaned"),
        // Two contractors: the first has a full trade and one that carries nothing.
        ("/plan/contractors/0/hours", "trade.hoejst"),
        ("/plan/contractors/1/hours", "plan.entreprenoer"),
        ("/plan/contractors/0/aarsvaerk", "plan.aarsvaerk"),
        ("/plan/contractors/1/aarsvaerk", "plan.aarsvaerk"),
    ] {
        of(pointer, id);
    }
    for trade in 0..4 {
        for (name, id) in [
            ("potential", "trade.potentiale"),
            ("most", "trade.hoejst"),
            ("aarsvaerk", "plan.aarsvaerk"),
            ("agreements", "plan.aftaler"),
        ] {
            let section = of(&format!("/plan/trades/{trade}/{name}"), id);
            assert_eq!(section, format!("trade{}", trade + 1), "{name}");
        }
    }
    // What is given of what is left is its trade's too, and all hours of the trades come into the quota.
    assert_eq!(of("/plan/trades/0/allocated", "plan.andel"), "trade1");
    assert_eq!(of("/plan/trades/2/allocated", "plan.tildelt"), "trade3");
    assert_eq!(answer["plan"]["quota"][11], answer["plan"]["needByTrades"]["hours"]);
    for contractor in 0..2 {
        let section = of(&format!("/plan/contractors/{contractor}/aarsvaerk"), "plan.aarsvaerk");
        assert_eq!(section, format!("planContractor{}", contractor + 1));
    }
    for trade in 0..3 {
        of(&format!("/plan/trades/{trade}/mostHeads"), "plan.personer");
        of(&format!("/plan/trades/{trade}/heads/3"), "plan.personer");
        of(&format!("/plan/trades/{trade}/monthlyAarsvaerk/3"), "plan.aarsvaerk");
    }
    assert_eq!(answer["plan"]["months"], json!(12));
    for (month, hours) in (0..12).zip(["plan.maanedIAlt"; 7].into_iter().chain(["plan.maaned"; 5])) {
        for (name, id) in [
            ("monthly", hours),
            ("monthlyAarsvaerk", "plan.aarsvaerk"),
            ("heads", if month < 7 { "plan.personerIAlt" } else { "plan.personer" }),
            ("cumulative", if month == 0 { hours } else { "plan.loebende" }),
            ("cumulativeAarsvaerk", "plan.aarsvaerk"),
            ("quota", "plan.kvoteLoebende"),
            ("quotaAarsvaerk", "plan.aarsvaerk"),
        ] {
            of(&format!("/plan/{name}/{month}"), id);
        }
    }
}

/// A table of more months than anybody reads has no lines, and the same numbers.
#[test]
fn the_months_of_a_huge_plan_have_no_lines() {
    let trades: Vec<Json> = (0..200).map(|n| json!({ "trade": "el", "hours": 10_000 + 7 * n })).collect();
    let asked = |end: &str, sum: bool| {
        let input = json!({ "supported": 100_000_000_000_i64, "moms": "included", "start": "2024-01-01", "end": end, "trades": trades, "sum": sum });
        json(&laerlinge::answer(&Value::from(&input)))
    };
    for (end, has_lines) in [("2026-01-31", true), ("2026-02-01", false)] {
        let answer = asked(end, true);
        check(&answer);
        assert_eq!(asked(end, false)["plan"], answer["plan"]);
        let told = answer["lineOf"].as_object().expect("lines");
        assert!(told.contains_key("/plan/trades/199/aarsvaerk"));
        for pointer in ["/plan/trades/199/heads/0", "/plan/monthly/24", "/plan/cumulativeAarsvaerk/24", "/plan/quota/0"]
        {
            assert_eq!(told.contains_key(pointer), has_lines, "{pointer} until {end}");
        }
    }
}

/// The patterns of the numbers in the cases' answers that are no line: "#" is any place in a list.
fn without_a_line(cases: &str, ask: impl Fn(&Value) -> Json) -> BTreeSet<String> {
    fn numbers(json: &Json, pointer: &str, all: &mut Vec<String>) {
        match json {
            Json::Object(fields) => {
                fields.iter().for_each(|(name, field)| numbers(field, &format!("{pointer}/{name}"), all));
            }
            Json::Array(list) => {
                list.iter().enumerate().for_each(|(at, one)| numbers(one, &format!("{pointer}/{at}"), all));
            }
            Json::Number(number) if number.as_f64() != Some(0.0) => all.push(pointer.to_owned()),
            _ => {}
        }
    }
    let mut patterns = BTreeSet::new();
    for mut case in serde_json::from_str::<Vec<Json>>(cases).expect("the build has checked them") {
        case["input"]["sum"] = json!(true);
        let mut answer = ask(&Value::from(&case["input"]));
        check(&answer);
        let told = answer["lineOf"].take();
        answer["lines"] = Json::Null;
        let mut all = Vec::new();
        numbers(&answer, "", &mut all);
        for pointer in all.iter().filter(|pointer| told.get(pointer).is_none()) {
            let place = |part: &str| if part.parse::<usize>().is_ok() { "#".to_owned() } else { part.to_owned() };
            patterns.insert(pointer.split('/').map(place).collect::<Vec<_>>().join("/"));
        }
    }
    patterns
}

/// A page that shows no line asks for their places alone.
#[test]
fn without_its_lines_an_answer_is_the_same() {
    fn check_cases(cases: &str, ask: impl Fn(&Value) -> Json) {
        for mut case in serde_json::from_str::<Vec<Json>>(cases).expect("the build has checked them") {
            case["input"]["sum"] = json!(true);
            let mut whole = ask(&Value::from(&case["input"]));
            case["input"]["lines"] = json!(false);
            let places = ask(&Value::from(&case["input"]));
            assert!(!whole["lineOf"].as_object().expect("places").is_empty());
            assert_ne!(whole["lines"].take(), json!([]));
            whole["lines"] = json!([]);
            assert_eq!(whole, places, "{}", case["id"]);
        }
    }
    check_cases(include_str!(concat!(env!("OUT_DIR"), "/cases-smaajob.json")), |input| json(&smaajob::answer(input)));
    check_cases(include_str!(concat!(env!("OUT_DIR"), "/cases-savings.json")), |input| json(&savings::answer(input)));
    check_cases(include_str!(concat!(env!("OUT_DIR"), "/cases-areas.json")), |input| json(&areas::answer(input)));
    check_cases(include_str!(concat!(env!("OUT_DIR"), "/cases-laerlinge.json")), |input| {
        json(&laerlinge::answer(input))
    });
}

/// Every number that a written sum computes says which line it is; these are the others.
#[test]
fn every_number_has_its_line() {
    let known = |patterns: BTreeSet<String>, known: &[&str]| {
        let others: Vec<_> =
            patterns.into_iter().filter(|pattern| !known.iter().any(|known| pattern.starts_with(known))).collect();
        assert_eq!(others, Vec::<String>::new());
    };
    let smaajob = without_a_line(include_str!(concat!(env!("OUT_DIR"), "/cases-smaajob.json")), |input| {
        json(&smaajob::answer(input))
    });
    let savings = without_a_line(include_str!(concat!(env!("OUT_DIR"), "/cases-savings.json")), |input| {
        json(&savings::answer(input))
    });
    let areas = without_a_line(include_str!(concat!(env!("OUT_DIR"), "/cases-areas.json")), |input| {
        json(&areas::answer(input))
    });
    let laerlinge = without_a_line(include_str!(concat!(env!("OUT_DIR"), "/cases-laerlinge.json")), |input| {
        json(&laerlinge::answer(input))
    });
    // Other months than the one that is asked for, and what is the difference to them; fields and
    // rates as they stand.
    let others = ["/coach", "/curve", "/fullMonth", "/line/", "/cliffs", "/depends", "/effects", "/markers"];
    let compared = ["/point/step", "/point/marginalRate", "/zero/replacementRate"];
    // The tax that the benefit would have alone.
    let alone = ["/point/benefitAfterTax", "/point/wageAfterTax", "/zero/benefitAfterTax"];
    let given = ["/point/hours", "/parts", "/tax", "/kommuneShare"];
    known(smaajob, &[&others[..], &compared, &alone, &given].concat());
    // Rows that are not written out, other assumptions, and the shares of equalisation that are not used: each is
    // the answer to a question of its own, which has them as lines.
    let others = ["/rows", "/tornado", "/draws", "/otherShares"];
    let published = ["/perPersonYear/published"];
    // The curve's own area, as the published figures have it; and all are left where nobody loses the job.
    let curve = ["/fullYear/shortcut/months", "/retention/share"];
    let unused =
        ["accumulated", "kommune", "others", "total", "presentValue"].map(|of| format!("/equalisation/#/{of}"));
    let unused = unused.each_ref().map(String::as_str);
    let times = [
        "/equalisation/#/payback",
        "/purses/#/breakEvenMonths",
        "/purses/#/payback",
        "/total/breakEvenMonths",
        "/total/payback",
    ];
    // The total's gross under another name.
    let same = ["/production", "/costPerPerson"];
    let given = [
        "/discountRate",
        "/equalisation/#/percent",
        "/tax",
        "/wider/naf",
        "/years",
        "/persons",
        "/valued",
        "/unvalued",
    ];
    known(savings, &[&others[..], &published, &curve, &unused, &times, &same, &given].concat());
    let counted = [
        "/plan/months",
        "/plan/contractors/#/contractor",
        "/status/byContractor/#/contractor",
        "/status/counted",
        "/status/remaining/months",
    ];
    let given = ["/months", "/heads/reasons", "/dropOutPublished", "/perMillion", "/plan/trades/#/hours"];
    known(laerlinge, &[&counted[..], &given].concat());
    // Other lists, months and readings than those that are written out; whole criteria and years are counted.
    let others = ["/path", "/calendar", "/weights", "/moves", "/groups", "/rows", "/now/lists"];
    let read_otherwise = ["/now/levels/#/criteria/#/mustMove", "/target/routes/#/persons"];
    let rounded = ["/now/levels/#/criteria/#/published", "/now/levels/#/criteria/#/room"];
    let counted = [
        "/now/levels/#/needed",
        "/now/levels/#/of",
        "/now/levels/#/met",
        "/now/levels/#/unknown",
        "/target/leastFall",
        "/target/mustFall",
        "/target/mix",
    ];
    let given = [
        "/list",
        "/years",
        "/target/by",
        "/target/weight",
        "/persons",
        "/rowPersons",
        "/now/levels/#/criteria/#/limit",
    ];
    known(areas, &[&others[..], &read_otherwise, &rounded, &counted, &given].concat());
}

#[test]
fn nothing_is_written_when_nobody_asked() {
    let input = json!({ "supported": 1, "moms": "included" });
    assert_eq!(json(&laerlinge::answer(&Value::from(&input)))["lines"], json!([]));
}
