//! Boligområde: what has been published of areas, the weights of a start, exact limits, and what
//! must hold for every area. The published values are an area's own of the year that is named; none
//! of the sources gives the number of residents, unless it stands beside the case.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use common::{faults, json, written::check};
use jobgevinst::{areas, input::Value, json::text, savings};
use proptest::{prelude::*, test_runner::RngSeed};
use serde_json::{Value as Json, json};

fn ask(input: &Json) -> Json {
    let answer = areas::answer(&Value::from(input));
    // As it leaves the wasm.
    assert!(answer.as_ref().is_ok_and(|answer| text(answer).is_ok()) || answer.is_err());
    json(&answer)
}

/// The answer to a question that has one.
#[track_caller]
fn answered(input: &Json) -> Json {
    let answer = ask(input);
    assert!(answer["faults"].is_null(), "{answer}");
    answer
}

fn entries(list: &Json) -> &[Json] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// A criterion of the list asked about.
fn criterion<'a>(on: &'a Json, level: &str, id: &str) -> &'a Json {
    let level = entries(&on["levels"]).iter().find(|one| one["id"] == level).expect("a level");
    entries(&level["criteria"]).iter().find(|one| one["id"] == id).expect("a criterion")
}

fn list<'a>(on: &'a Json, id: &str) -> &'a Json {
    entries(&on["lists"]).iter().find(|one| one["id"] == id).expect("a list")
}

fn status(on: &Json, id: &str) -> String {
    list(on, id)["status"].as_str().expect("a status").to_owned()
}

/// The ids of the criteria that are met.
fn met(on: &Json, level: &str) -> Vec<String> {
    let level = entries(&on["levels"]).iter().find(|one| one["id"] == level).expect("a level");
    let met = entries(&level["criteria"]).iter().filter(|one| one["met"] == true);
    met.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

// ------------------------------------------------------------------------- published areas

/// Korskærparken (Fredericia), list of 1 December 2019: 40.1 %, and the municipality says that two
/// persons fewer would have been enough. <https://www.fredericia.dk/nyheder/korskaerparken-knebent-paa-ghettolisten>
/// Caveat: the residents are not given. Two fits 670 to 4,000 of them, as 40.1 is a rounded figure.
#[test]
fn korskaerparken_2019_needs_two_for_the_residents_that_fit() {
    let typed = |residents: i32| {
        let answer = answered(&json!({ "list": 2019, "outside": { "average": 40.1, "residents": residents } }));
        let range = criterion(&answer["now"], "udsat", "employment")["mustMove"].clone();
        let central = range["central"].as_i64().expect("a number");
        let typed = entries(&range["because"]).iter().find(|one| one["id"] == "typed").cloned();
        typed.map_or((central, central), |typed| {
            (typed["low"].as_i64().expect("low"), typed["high"].as_i64().expect("high"))
        })
    };
    for residents in [670, 1_000, 2_000, 4_000] {
        let (low, high) = typed(residents);
        assert!((low..=high).contains(&2), "{residents}: {low} to {high}");
    }
    assert_eq!(typed(660).1, 1);
    assert_eq!(typed(4_200).0, 3);
    let answer =
        answered(&json!({ "list": 2019, "residents": 1_900, "outside": { "average": 40.1, "residents": 1_300 },
        "nonwestern": { "percent": 50.1 } }));
    assert_eq!(criterion(&answer["now"], "udsat", "employment")["mustMove"]["central"], 2);
    assert_eq!(answer["years"], json!([2017, 2018]));
    assert_eq!(list(&answer["now"], "parallelsamfund")["nonwestern"]["met"], true);
    assert_eq!(list(&answer["now"], "parallelsamfund")["name"], "ghetto");
}

/// Solbakken (Odense), list of 1 December 2020: 2.30 % convicted against 2.27 %, "one person too many".
/// <https://www.tv2fyn.dk/odense/en-kriminel-meget-solbakken-staar-til-nedrivning>; 1,015 adults, undated,
/// <http://boligsocialthus.dk/hvem-er-vi/>. 23.3 against 23.0 persons: one fewer is enough. The limit is the
/// year's in the data.
#[test]
fn solbakken_2020_is_one_convicted_too_many() {
    let answer = answered(&json!({ "list": 2020, "convicted": { "average": 2.30, "residents": 1_015 } }));
    let convicted = criterion(&answer["now"], "udsat", "convicted");
    assert_eq!(convicted["limit"], 2.27);
    assert_eq!(convicted["comparison"], "atLeast");
    assert_eq!(convicted["points"], 0.03);
    assert_eq!(convicted["persons"], 0.3);
    assert_eq!(convicted["mustMove"]["central"], 1);
    // Counted: 23 of 1,015 is 2.266 %, below the limit.
    let counted = |persons: i32| {
        let year = json!({ "persons": persons });
        let asked = json!({ "list": 2020, "convicted": { "older": year, "newer": year, "residents": 1_015 } });
        criterion(&answered(&asked)["now"], "udsat", "convicted").clone()
    };
    assert_eq!((&counted(24)["met"], &counted(24)["mustMove"]["central"]), (&json!(true), &json!(1)));
    assert_eq!((&counted(23)["met"], &counted(23)["mustMove"]["central"]), (&json!(false), &json!(0)));
}

/// Agervang (Holbæk), May 2018: 86 more must get work, of 982 of working age.
/// <https://sn.dk/Holbaek/86-mere-i-job-kan-faa-bugt-med-ghetto/artikel/749262?rss>
/// Caveat: the rate is not given; 86 of 982 is 8.8 points, so about 48.8 %.
#[test]
fn agervang_2018_needs_86_of_982() {
    let year = json!({ "persons": 478.8 });
    let counted = json!({ "list": 2018, "outside": { "older": year, "newer": year, "residents": 982 } });
    let answer = answered(&counted);
    let employment = criterion(&answer["now"], "udsat", "employment");
    assert_eq!(employment["published"], 48.8);
    assert_eq!(employment["mustMove"]["central"], 86);
    let answer = answered(&json!({ "list": 2018, "outside": { "average": 48.8, "residents": 982 } }));
    let range = &criterion(&answer["now"], "udsat", "employment")["mustMove"];
    assert!(range["low"].as_i64() <= Some(86) && Some(86) <= range["high"].as_i64(), "{range}");
}

/// Munkebo and Skovvejen/Skovparken (Kolding), April 2018: 25 and 40 must get jobs; published 42.1 and 41.8 %.
/// <https://www.jv.dk/kolding/120-deltagere-lagde-hovedet-i-bloed-for-et-hurtigt-opgoer-med-ghettolisten/artikel/2599789>
/// Caveat: that is 1,190 and 2,220 residents if the effect covers both years; the second is too many for an area of
/// about 2,300 residents, so a margin or a one-year effect was probably in it.
#[test]
fn kolding_2018_needs_25_and_40_with_the_implied_residents() {
    for (average, residents, jobs) in [(42.1, 1_190, 25), (41.8, 2_220, 40)] {
        let answer = answered(&json!({ "list": 2018, "outside": { "average": average, "residents": residents } }));
        assert_eq!(criterion(&answer["now"], "udsat", "employment")["mustMove"]["central"], jobs);
    }
}

/// Taastrupgaard (Høje-Taastrup), <https://www.dingeo.dk/ghetto/taastrupgaard>; the year 2023 is derived. It is held
/// by education and by income, where jobs work; employment decides nothing.
#[test]
fn taastrupgaard_2023_is_held_by_education_and_income() {
    let mut input = json!({ "list": 2023, "residents": 1_587, "outside": { "average": 26.7 }, "education": { "percent": 77.3 },
        "income": { "share": 54.2 }, "convicted": { "average": 1.62, "limit": 2.18 }, "nonwestern": { "percent": 66.4 }, "earlierLists": 5 });
    let answer = answered(&input);
    let now = &answer["now"];
    assert_eq!(met(now, "udsat"), ["education", "income"]);
    assert_eq!(list(now, "udsat")["deciding"], json!(["education", "income"]));
    for id in ["udsat", "parallelsamfund", "omdannelse", "forebyggelse"] {
        assert_eq!(status(now, id), "met", "{id}");
    }
    assert_eq!(answer["target"]["employmentDecides"], false);
    assert_eq!(answer["target"]["jobAlsoMoves"], json!(["income"]));
    let income = criterion(now, "udsat", "income");
    assert_eq!(income["points"], 0.8);
    // 55 / 54.2 is 1.0148: with kroner, so many jobs of 10,000 kr. a month more.
    input["income"] =
        json!({ "share": 54.2, "region": 40_000_000, "taxpayers": 1_000, "wage": 2_300_000, "benefit": 1_300_000 });
    let income = criterion(&answered(&input)["now"], "udsat", "income").clone();
    assert_eq!(income["persons"], 26.67);
    assert_eq!(income["mustMove"]["central"], 27);
    // The year's limit of convictions is not in the data: then nobody can say which decide.
    input["convicted"]["limit"] = Json::Null;
    let answer = answered(&input);
    assert_eq!(criterion(&answer["now"], "udsat", "convicted")["met"], Json::Null);
    assert_eq!(status(&answer["now"], "udsat"), "met");
    assert_eq!(answer["target"]["mustFall"], Json::Null);
    assert!(entries(&answer["notes"]).contains(&json!("limitUnknown")));
}

/// Askerød (Greve), <https://www.dingeo.dk/ghetto/askeroed>; the year 2023 is derived, and so is that the limit of
/// convictions was below 2.11 %: education and convictions held it, employment did not.
#[test]
fn askeroed_2023_is_not_held_by_employment() {
    let answer = answered(
        &json!({ "list": 2023, "residents": 1_489, "outside": { "average": 26.3 }, "education": { "percent": 68.9 },
        "income": { "share": 68.8 }, "convicted": { "average": 2.11, "limit": 2.1 }, "nonwestern": { "percent": 52.9 } }),
    );
    assert_eq!(met(&answer["now"], "udsat"), ["convicted", "education"]);
    assert_eq!(status(&answer["now"], "parallelsamfund"), "met");
    assert_eq!(status(&answer["now"], "omdannelse"), "unknown");
    assert_eq!(list(&answer["now"], "omdannelse")["missing"], json!(["earlierLists"]));
    assert_eq!(answer["target"]["employmentDecides"], false);
}

/// Korsløkkeparken Øst (Odense), lists of 2019 and 2020:
/// <https://www.dknyt.dk/artikel/113566/isaer-flere-i-arbejde-fik-syv-boligomraader-af-ghettolisten>. It left with 60.0 %
/// of grundskole: exactly at the limit is not above.
#[test]
fn korsloekkeparken_oest_left_with_exactly_sixty() {
    let area = |list: i32, outside: f64, education: f64| {
        answered(
            &json!({ "list": list, "residents": 2_002, "outside": { "average": outside }, "education": { "percent": education, "residents": 1_000 },
            "convicted": { "average": 1.0 }, "income": { "share": 60 }, "nonwestern": { "percent": 60 } }),
        )
    };
    let before = area(2019, 45.2, 65.4);
    assert_eq!(
        (met(&before["now"], "udsat"), status(&before["now"], "udsat")),
        (vec!["employment".into(), "education".into()], "met".into())
    );
    let after = area(2020, 39.6, 60.0);
    assert_eq!((met(&after["now"], "udsat"), status(&after["now"], "udsat")), (Vec::new(), "notMet".into()));
    let education = criterion(&after["now"], "udsat", "education");
    assert_eq!(
        (&education["points"], &education["mustMove"]["central"], &education["room"]),
        (&json!(0.0), &json!(0), &json!(0))
    );
}

/// What the other rows with a value say of the criteria of their year (the sources are those of areas.csv).
#[test]
fn published_values_meet_the_criteria_of_their_year() {
    // Year; outside, education, income, convicted, non-western; the criteria that are met, and the statuses.
    type Row = (i32, [Option<f64>; 5], &'static [&'static str], &'static [(&'static str, &'static str)]);
    let rows: [Row; 9] = [
        // Mjølnerparken 2017, under the rule of five (education under the old rule).
        (
            2017,
            [Some(43.5), Some(53.0), Some(51.0), Some(2.52), Some(82.1)],
            &["employment", "education", "income", "nonwestern"],
            &[("parallelsamfund", "met")],
        ),
        // Munkebo 2017: the official share of grundskole is not known, and hangs on it.
        (
            2017,
            [Some(42.1), None, Some(66.9), Some(1.7), Some(59.2)],
            &["employment", "nonwestern"],
            &[("parallelsamfund", "unknown")],
        ),
        // Skovvejen/Skovparken 2017: the same.
        (
            2017,
            [Some(41.8), None, Some(61.2), Some(2.4), Some(62.6)],
            &["employment", "nonwestern"],
            &[("parallelsamfund", "unknown")],
        ),
        // Nørager/Søstjernevej: 2.10 % was under the fixed limit of 2017, 2.60 % over that of 2018.
        (2017, [None, None, None, Some(2.1), None], &[], &[("parallelsamfund", "unknown")]),
        (2018, [None, None, None, Some(2.6), None], &["convicted"], &[("udsat", "unknown")]),
        // Korskærparken 2018: udsat; 1.94 % is under 1.98 %.
        (
            2018,
            [Some(44.6), Some(67.4), Some(61.8), Some(1.94), None],
            &["employment", "education"],
            &[("udsat", "met"), ("parallelsamfund", "unknown")],
        ),
        // Rønnebærparken/Æblehaven left in 2019.
        (
            2019,
            [Some(39.4), Some(61.0), Some(64.3), Some(1.55), None],
            &["education"],
            &[("udsat", "notMet"), ("parallelsamfund", "notMet")],
        ),
        // Ringparken 2019.
        (
            2019,
            [Some(41.2), Some(70.2), Some(57.7), Some(2.07), Some(57.0)],
            &["employment", "convicted", "education"],
            &[("udsat", "met"), ("parallelsamfund", "met")],
        ),
        // Sønderbro 2021, a forebyggelsesområde: not above 40 %.
        (2021, [Some(39.4), None, None, None, None], &[], &[("udsat", "unknown")]),
    ];
    for (list, [outside, education, income, convicted, nonwestern], criteria, statuses) in rows {
        let answer = answered(&json!({
            "list": list,
            "outside": outside.map(|average| json!({ "average": average })),
            "education": education.map(|percent| json!({ "percent": percent })),
            "income": income.map(|share| json!({ "share": share })),
            "convicted": convicted.map(|average| json!({ "average": average })),
            "nonwestern": nonwestern.map(|percent| json!({ "percent": percent })),
        }));
        assert_eq!(met(&answer["now"], "udsat"), criteria, "{list} {outside:?}");
        for (id, expected) in statuses {
            assert_eq!(status(&answer["now"], id), *expected, "{list} {outside:?} {id}");
        }
    }
    let prevention = answered(&json!({ "list": 2021, "outside": { "average": 39.4 } }));
    assert_eq!(met(&prevention["now"], "forebyggelse"), ["employment"]);
}

// --------------------------------------------------------------------- the law by the list's day

#[test]
fn the_rules_are_those_of_the_lists_day() {
    let names = |list: i32| -> Vec<String> {
        let answer = answered(&json!({ "list": list }));
        entries(&answer["now"]["lists"]).iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(2014), ["ghetto"]);
    assert_eq!(names(2017), ["ghetto"]);
    assert_eq!(names(2018), ["udsat", "ghetto", "haardGhetto"]);
    assert_eq!(names(2020), ["udsat", "ghetto", "haardGhetto"]);
    assert_eq!(names(2021), ["udsat", "parallelsamfund", "omdannelse", "forebyggelse"]);
    for (list, needed, of) in [(2014, 3, 5), (2017, 3, 5), (2018, 2, 4), (2026, 2, 4)] {
        let level = &answered(&json!({ "list": list }))["now"]["levels"][0];
        assert_eq!((&level["needed"], &level["of"]), (&json!(needed), &json!(of)), "{list}");
    }
    // The limits that moved: grundskole 50 and 60 %, convictions fixed and then by the year, each with its comparison.
    for (list, education, convicted, comparison) in [
        (2017, 50.0, json!(2.7), "above"),
        (2018, 60.0, json!(1.98), "atLeast"),
        (2019, 60.0, json!(2.03), "atLeast"),
        (2020, 60.0, json!(2.27), "atLeast"),
        (2021, 60.0, Json::Null, "atLeast"),
        (2022, 60.0, json!(2.18), "atLeast"),
        (2023, 60.0, Json::Null, "atLeast"),
    ] {
        let answer = answered(&json!({ "list": list }));
        assert_eq!(criterion(&answer["now"], "udsat", "education")["limit"], education, "{list}");
        assert_eq!(criterion(&answer["now"], "udsat", "convicted")["limit"], convicted, "{list}");
        assert_eq!(criterion(&answer["now"], "udsat", "convicted")["comparison"], comparison, "{list}");
    }
    let prevention = answered(&json!({ "list": 2022 }));
    let limits = ["employment", "convicted", "education", "income"]
        .map(|id| criterion(&prevention["now"], "forebyggelse", id)["limit"].clone());
    assert_eq!(limits, [json!(30.0), json!(1.45), json!(60.0), json!(65.0)]);
}

/// A limit that is typed wins; of one level the other's is worked out, three times and twice the average.
#[test]
fn a_typed_limit_of_convictions_wins_and_gives_the_other() {
    let limits = |convicted: Json| {
        let answer = answered(&json!({ "list": 2023, "convicted": convicted }));
        ["udsat", "forebyggelse"].map(|level| criterion(&answer["now"], level, "convicted")["limit"].clone())
    };
    assert_eq!(limits(json!({ "limit": 2.4 })), [json!(2.4), json!(1.6)]);
    assert_eq!(limits(json!({ "preventionLimit": 1.6 })), [json!(2.4), json!(1.6)]);
    assert_eq!(limits(json!({ "limit": 2.4, "preventionLimit": 1.5 })), [json!(2.4), json!(1.5)]);
    assert_eq!(limits(json!({})), [Json::Null, Json::Null]);
    // Later lists keep it, unless the data has the year's own.
    let kept = answered(&json!({ "list": 2023, "convicted": { "average": 2, "limit": 2.4 } }));
    assert_eq!(criterion(&kept["path"][2]["without"], "udsat", "convicted")["limit"], 2.4);
    assert!(entries(&kept["notes"]).contains(&json!("limitKept")));
    let own = answered(&json!({ "list": 2018, "convicted": { "average": 2 } }));
    assert_eq!(criterion(&own["path"][1]["without"], "udsat", "convicted")["limit"], 2.03);
}

/// Five lists in a row, this one counted; the year in which the sources disagree says nothing.
#[test]
fn omdannelse_takes_five_lists_in_a_row() {
    let area = |list: i32, before: Json| {
        let answer = answered(
            &json!({ "list": list, "earlierLists": before, "outside": { "average": 45 }, "education": { "percent": 70 },
            "nonwestern": { "percent": 60 } }),
        );
        status(&answer["now"], "omdannelse")
    };
    assert_eq!(area(2022, json!(4)), "met");
    assert_eq!(area(2022, json!(3)), "notMet");
    assert_eq!(area(2022, Json::Null), "unknown");
    assert_eq!(area(2020, json!(4)), "met");
    assert_eq!(area(2021, json!(4)), "unknown");
    // Off the list of parallelsamfund it begins anew.
    let path = answered(
        &json!({ "list": 2026, "earlierLists": 9, "outside": { "older": { "percent": 45 }, "newer": { "percent": 39 } },
        "education": { "percent": 70 }, "nonwestern": { "percent": 60 } }),
    );
    assert_eq!(status(&path["now"], "omdannelse"), "met");
    assert_eq!(status(&path["path"][1]["without"], "udsat"), "unknown");
}

#[test]
fn a_small_area_is_on_no_list() {
    let area = |residents: Json| {
        answered(
            &json!({ "list": 2026, "residents": residents, "outside": { "average": 45 }, "education": { "percent": 70 } }),
        )
    };
    assert_eq!(status(&area(json!(1_000))["now"], "udsat"), "met");
    let small = area(json!(999));
    assert_eq!(
        (status(&small["now"], "udsat"), &list(&small["now"], "udsat")["why"]),
        ("notMet".into(), &json!(["size"]))
    );
    let unknown = area(Json::Null);
    assert_eq!(status(&unknown["now"], "udsat"), "met");
    assert!(entries(&unknown["notes"]).contains(&json!("sizeUnknown")));
}

// -------------------------------------------------------------------------- weights and the calendar

/// One person for good from 1 July 2026: the lists of December 2027, 2028 and 2029.
#[test]
fn a_move_on_1_july_2026_counts_a_quarter_three_quarters_and_all() {
    let answer = answered(&json!({ "list": 2026, "outside": { "average": 42, "residents": 1_000 },
        "moves": [{ "start": "2026-07", "benefit": "kontanthjaelp", "to": "job", "persons": 12 }] }));
    let shares = |index: usize| {
        entries(&answer["weights"][index]["lists"]).iter().map(|one| one["share"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(answer["weights"][1]["start"], "2026-07");
    assert_eq!(shares(1), [json!(0.0), json!(25.0), json!(75.0), json!(100.0)]);
    let months = entries(&answer["weights"][1]["lists"]).iter().map(|one| one["months"].clone()).collect::<Vec<_>>();
    assert_eq!(months, [json!(0), json!(6), json!(18), json!(24)]);
    let effects: Vec<_> =
        entries(&answer["path"]).iter().map(|step| step["effect"]["employment"]["central"].clone()).collect();
    assert_eq!(effects, [json!(0.0), json!(-0.3), json!(-0.9), json!(-1.2)]);
    assert_eq!(answer["moves"][0]["lists"], json!([0.0, 3.0, 9.0, 12.0]));
}

/// 50 too many of 1,000: 50 from January 2026 on the list of 2028 or 2029, twice as many where one year counts, and
/// twelve times as many for a month of it, rounded up.
#[test]
fn the_calendar_says_how_many_by_each_month() {
    let answer = answered(
        &json!({ "list": 2026, "outside": { "older": { "persons": 500 }, "newer": { "persons": 450 }, "residents": 1_000 } }),
    );
    let needed = |list: usize, start: &str| {
        let months = entries(&answer["calendar"][list]["months"]);
        months.iter().find(|one| one["start"] == start).expect("a month")["persons"]["central"].clone()
    };
    assert_eq!(answer["calendar"][0]["list"], 2027);
    assert_eq!(answer["calendar"][0]["excess"], 50.0);
    assert_eq!(needed(0, "2026-01"), 100);
    assert_eq!(needed(0, "2026-07"), 200);
    assert_eq!(needed(1, "2026-01"), 50);
    assert_eq!(needed(1, "2026-07"), 67);
    assert_eq!(needed(2, "2027-01"), 50);
    // More than are outside cannot leave.
    assert_eq!(needed(0, "2026-12"), Json::Null);
    // The list itself is of years that have been: 475 of 1,000.
    assert_eq!(criterion(&answer["now"], "udsat", "employment")["value"], 47.5);
}

/// What leaves counts by the months that it lasts.
#[test]
fn a_job_that_ends_counts_its_months() {
    let answer = answered(&json!({ "list": 2026, "outside": { "average": 42, "residents": 1_000 },
        "moves": [{ "start": "2026-07", "end": "2027-03", "benefit": "kontanthjaelp", "to": "job", "persons": 8 }] }));
    // 6 and 3 months: lists of 2027 (6), 2028 (9), 2029 (3), 2030 (0) of 24.
    assert_eq!(answer["moves"][0]["lists"], json!([0.0, 2.0, 3.0, 1.0]));
}

// -------------------------------------------------------------------------------------- exact limits

/// A third and seven fifteenths are two fifths on average: no binary fraction is, and no tenth.
#[test]
fn exactly_at_a_limit_nobody_is_too_many() {
    let area = |newer: f64| {
        let answer = answered(&json!({ "list": 2026, "outside": { "older": { "persons": 300 }, "residentsOlder": 900,
            "newer": { "persons": newer }, "residents": 1_500 } }));
        let employment = criterion(&answer["now"], "udsat", "employment").clone();
        (employment["met"].clone(), employment["mustMove"]["central"].clone(), employment["room"].clone())
    };
    assert_eq!(area(700.0), (json!(false), json!(0), json!(0)));
    assert_eq!(area(700.01), (json!(true), json!(1), json!(0)));
    // One more in both years: 301 of 900 and 699 of 1,500 are 40.02 %, 301 and 698 are 39.99 %.
    assert_eq!(area(698.0), (json!(false), json!(0), json!(0)));
    assert_eq!(area(697.0), (json!(false), json!(0), json!(1)));
    // Convictions: at the limit is met, so one fewer than nothing too many.
    let answer = answered(&json!({ "list": 2018, "convicted": { "average": 1.98, "residents": 5_000 } }));
    let convicted = criterion(&answer["now"], "udsat", "convicted");
    assert_eq!(
        (&convicted["met"], &convicted["mustMove"]["central"], &convicted["persons"]),
        (&json!(true), &json!(1), &json!(0.0))
    );
    // Income: at the limit is not below.
    let income = |area: i64| {
        let answer = answered(
            &json!({ "list": 2026, "income": { "area": area, "region": 40_000_000, "taxpayers": 800, "wage": 2_000_000, "benefit": 1_000_000 } }),
        );
        let income = criterion(&answer["now"], "udsat", "income").clone();
        (income["met"].clone(), income["mustMove"]["central"].clone())
    };
    assert_eq!(income(22_000_000), (json!(false), json!(0)));
    assert_eq!(income(21_999_999), (json!(true), json!(1)));
    // 800 x 150,000 kr. too little in all, 120,000 kr. a job: 1,000 cannot be a fraction more.
    assert_eq!(income(7_000_000), (json!(true), json!(1_000)));
}

/// 24 people from December: 13 of 24 months each is 13 full-time persons, without a twenty-fourth too little.
#[test]
fn moves_that_just_reach_the_limit_do() {
    let area = |persons: i32| {
        let answer = answered(
            &json!({ "list": 2026, "outside": { "older": { "persons": 413 }, "newer": { "persons": 413 }, "residents": 1_000 },
            "moves": [{ "start": "2026-12", "benefit": "kontanthjaelp", "to": "job", "persons": persons }] }),
        );
        criterion(&answer["path"][2]["with"], "udsat", "employment")["met"].clone()
    };
    assert_eq!((area(24), area(23)), (json!(false), json!(true)));
}

/// 40.04 % is published as 40.0: whether the test is on one or the other decides.
#[test]
fn a_rounded_test_forgives_half_a_tenth() {
    let area = |test: &str, average: f64| {
        let answer =
            answered(&json!({ "list": 2026, "test": test, "outside": { "average": average, "residents": 10_000 } }));
        criterion(&answer["now"], "udsat", "employment").clone()
    };
    assert_eq!((&area("exact", 40.04)["met"], &area("exact", 40.04)["mustMove"]["central"]), (&json!(true), &json!(4)));
    assert_eq!((&area("rounded", 40.04)["met"], &area("rounded", 40.04)["room"]), (&json!(false), &json!(0)));
    // 40.05 is rounded up to 40.1: one person fewer.
    assert_eq!(
        (&area("rounded", 40.05)["met"], &area("rounded", 40.05)["mustMove"]["central"]),
        (&json!(true), &json!(1))
    );
    let range = &area("exact", 40.1)["mustMove"];
    assert_eq!((&range["low"], &range["central"], &range["high"]), (&json!(1), &json!(10), &json!(15)));
}

#[test]
fn the_two_averages_differ_where_the_residents_do() {
    let area = |averaging: &str| {
        let answer = answered(
            &json!({ "list": 2026, "averaging": averaging, "outside": { "older": { "percent": 50 }, "residentsOlder": 500,
            "newer": { "percent": 35 }, "residents": 1_000 } }),
        );
        criterion(&answer["now"], "udsat", "employment").clone()
    };
    // 17 fewer in both years: 233 of 500 and 333 of 1,000 are 39.95 % on average; 16 are 40.1 %.
    assert_eq!((&area("mean")["value"], &area("mean")["mustMove"]["central"]), (&json!(42.5), &json!(17)));
    assert_eq!((&area("pooled")["value"], &area("pooled")["mustMove"]["central"]), (&json!(40.0), &json!(0)));
    let because = area("mean")["mustMove"]["because"].clone();
    assert!(entries(&because).contains(&json!({ "id": "averaging", "low": 0, "high": 17 })), "{because}");
}

/// How many people too many there are, and how many more there is room for, is of both years, each with its own residents
/// (types.d.ts: "in both years"). By hand: 350 of 1,000 and 700 of 2,000 take 66 more (41.6 and 38.3 %: 39.95), not 67
/// (40.03); the two years together 75 (1,050 and 2 x 75 of 3,000 are 40 %); 24 of 1,200 and 36 of 2,000 convicted 12.
#[test]
fn room_is_of_both_years() {
    let room = |averaging: &str| {
        let answer = answered(
            &json!({ "list": 2026, "averaging": averaging, "outside": { "residents": 2_000, "residentsOlder": 1_000,
            "older": { "persons": 350 }, "newer": { "persons": 700 } } }),
        );
        criterion(&answer["now"], "udsat", "employment")["room"].clone()
    };
    assert_eq!([room("mean"), room("pooled")], [json!(66), json!(75)]);
    let answer = answered(&json!({ "list": 2016, "convicted": { "residents": 2_000, "residentsOlder": 1_200,
        "older": { "persons": 24 }, "newer": { "percent": 1.8 } } }));
    assert_eq!(criterion(&answer["now"], "udsat", "convicted")["room"], 12);
}

/// A typed limit of convictions is of its own level: the other's that the data knows stays (areas.md 1.3: 2.03 in 2019,
/// 1.45 in 2022), and where there is no such level it changes nothing.
#[test]
fn a_typed_limit_leaves_what_the_data_knows() {
    let limit = |list: i32, level: &str, typed: Json| {
        let mut convicted = json!({ "average": 1.45 });
        convicted.as_object_mut().expect("an object").extend(typed.as_object().expect("an object").clone());
        let answer = answered(&json!({ "list": list, "convicted": convicted }));
        criterion(&answer["now"], level, "convicted")["limit"].clone()
    };
    assert_eq!(limit(2019, "udsat", json!({ "preventionLimit": 1.5 })), 2.03);
    assert_eq!(limit(2022, "forebyggelse", json!({ "limit": 2.18 })), 1.45);
    assert_eq!(limit(2022, "udsat", json!({ "preventionLimit": 1.45 })), 2.18);
    assert_eq!(limit(2022, "forebyggelse", json!({ "preventionLimit": 1.5 })), 1.5);
}

/// After too few lists an area is no omdannelsesområde, whatever is not known of this one (areas.md 1.1: five in a row).
#[test]
fn too_few_lists_before_are_too_few_whatever_is_unknown() {
    let omdannelse = |before: i32| {
        let answer = answered(
            &json!({ "list": 2026, "outside": { "average": 45 }, "nonwestern": { "percent": 60 }, "earlierLists": before }),
        );
        let lists = entries(&answer["now"]["lists"]);
        let own = lists.iter().find(|list| list["id"] == "omdannelse").expect("the list").clone();
        (own["status"].clone(), own["why"].clone())
    };
    for before in 0..4 {
        assert_eq!(omdannelse(before), (json!("notMet"), json!(["years"])), "{before}");
    }
    assert_eq!(omdannelse(4).0, "unknown");
}

// ------------------------------------------------------------------------------- what counts as outside

#[test]
fn what_counts_is_as_the_sources_have_it() {
    let area = |benefit: &str, to: &str, more: Json| {
        let mut input = json!({ "list": 2026, "outside": { "average": 42, "residents": 1_000 },
            "moves": [{ "start": "2026-01", "benefit": benefit, "to": to, "persons": 10, "hours": 80, "share": 100 }] });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let answer = answered(&input);
        let effect = &answer["path"][3]["effect"]["employment"];
        [answer["moves"][0]["fullYear"].clone(), effect["low"].clone(), effect["high"].clone()]
    };
    for benefit in ["kontanthjaelp", "uddannelseshjaelp", "sho", "dagpenge", "supplerendeDagpenge", "foertidspension"] {
        assert_eq!(area(benefit, "job", json!({})), [json!(10.0), json!(-1.0), json!(-0.85)], "{benefit}");
    }
    for benefit in ["su", "feriedagpenge", "barselsdagpenge", "sygedagpengeJob", "fleksjob", "fleksydelse", "efterloen"]
    {
        assert_eq!(area(benefit, "job", json!({})), [json!(0.0), json!(0.0), json!(0.0)], "{benefit}");
    }
    // Open: nothing is promised, the best end has it.
    for benefit in [
        "ressourceforloeb",
        "jobafklaring",
        "ledighedsydelse",
        "revalidering",
        "aktivering",
        "sygedagpengeLedig",
        "seniorpension",
        "tidligPension",
        "none",
    ] {
        assert_eq!(area(benefit, "job", json!({})), [json!(0.0), json!(-1.0), json!(0.0)], "{benefit}");
        assert_eq!(area(benefit, "job", json!({ "counts": { benefit: true } }))[0], 10.0, "{benefit}");
        assert_eq!(
            area(benefit, "job", json!({ "counts": { benefit: false } })),
            [json!(0.0), json!(0.0), json!(0.0)],
            "{benefit}"
        );
    }
    for (to, full) in
        [("fleksjob", 10.0), ("elev", 10.0), ("su", 10.0), ("loentilskud", 0.0), ("selvforsoergelse", 0.0)]
    {
        assert_eq!(area("kontanthjaelp", to, json!({}))[0], full, "{to}");
    }
    assert_eq!(area("kontanthjaelp", "loentilskud", json!({ "counts": { "aktivering": false } }))[0], 10.0);
    assert_eq!(area("kontanthjaelp", "selvforsoergelse", json!({ "counts": { "none": true } }))[0], 0.0);
    // From what does not count to what does: the area has more outside.
    assert_eq!(area("efterloen", "loentilskud", json!({ "counts": { "aktivering": true } }))[0], -10.0);
    // A smaajob: 80 of 160.33 hours of dagpenge; of the others no source says.
    assert_eq!(area("dagpenge", "smaajob", json!({}))[0], 4.99);
    assert_eq!(area("kontanthjaelp", "smaajob", json!({})), [json!(0.0), json!(-0.499), json!(0.0)]);
    assert_eq!(area("kontanthjaelp", "smaajob", json!({ "smaajobHours": true }))[0], 4.99);
    assert_eq!(
        area("kontanthjaelp", "smaajob", json!({ "smaajobHours": false })),
        [json!(0.0), json!(0.0), json!(0.0)]
    );
}

/// A lærling of 30 to 59 counts in education once the education is done before the 1 January of the list's year.
#[test]
fn a_laerling_moves_education_on_completion() {
    let area = |completes: &str, age: bool| {
        let answer = answered(
            &json!({ "list": 2026, "lists": 5, "education": { "persons": 420, "residents": 600 }, "moves": [
            { "start": "2026-08", "benefit": "kontanthjaelp", "to": "elev", "persons": 6, "completes": completes, "ageCounts": age }] }),
        );
        entries(&answer["path"]).iter().map(|step| step["effect"]["education"].clone()).collect::<Vec<_>>()
    };
    let none = json!(0.0);
    assert_eq!(area("2028-12", true), [none.clone(), none.clone(), none.clone(), json!(-1.0), json!(-1.0)]);
    assert_eq!(area("2029-01", true), [none.clone(), none.clone(), none.clone(), none.clone(), json!(-1.0)]);
    assert_eq!(area("2028-12", false), vec![none; 5]);
}

/// What cannot be told is not nothing: the income of those who get a job, without their wage or the region's, and of
/// lærlinge without the number of residents.
#[test]
fn what_moves_change_is_unknown_where_an_amount_lacks() {
    let all =
        json!({ "share": 54.2, "region": 40_000_000, "taxpayers": 1_000, "wage": 2_300_000, "benefit": 1_300_000 });
    let effect = |income: &Json, to: &str| {
        let elev = to == "elev";
        let answer = answered(&json!({ "list": 2026, "income": income, "education": { "percent": 62 }, "moves": [
            { "start": "2027-01", "benefit": "kontanthjaelp", "to": to, "persons": 10, "completes": elev.then_some("2027-06"), "ageCounts": elev }] }));
        let last = &answer["path"][3]["effect"];
        // On the list that is typed nothing has changed.
        assert_eq!(answer["path"][0]["effect"]["income"], 0.0);
        [last["income"].clone(), last["education"].clone()]
    };
    // 10 of 1,000 earn 120,000 kr. more, of 400,000.
    assert_eq!(effect(&all, "job"), [json!(0.3), json!(0.0)]);
    for lacks in ["region", "taxpayers", "wage", "benefit"] {
        let mut some = all.clone();
        some[lacks] = Json::Null;
        assert_eq!(effect(&some, "job")[0], Json::Null, "{lacks}");
    }
    assert_eq!(effect(&json!({ "share": 54.2 }), "selvforsoergelse")[0], 0.0);
    assert_eq!(effect(&all, "elev"), [Json::Null, Json::Null]);
}

/// Nobody's benefit counts: not where one person's does, and not where no source says.
#[test]
fn that_nothing_counts_is_said_of_all_and_of_what_is_known() {
    let told = |benefits: &[&str]| {
        let from = |benefit: &&str| json!({ "start": "2027-01", "benefit": benefit, "to": "job", "persons": 5 });
        let moves: Vec<_> = benefits.iter().map(from).collect();
        entries(&answered(&json!({ "list": 2026, "moves": moves }))["notes"]).contains(&json!("countsNothing"))
    };
    assert!(told(&["su"]) && told(&["su", "efterloen"]));
    assert!(!told(&["su", "kontanthjaelp"]) && !told(&["ressourceforloeb"]) && !told(&[]));
}

// --------------------------------------------------------------------------------- ways off the list

/// Both employment and education too high by one person each: one elev is enough for both.
#[test]
fn the_cheapest_mix_counts_one_person_for_two_criteria() {
    let mut input = json!({ "list": 2026, "residents": 2_000, "outside": { "older": { "persons": 404 }, "newer": { "persons": 404 }, "residents": 1_000 },
        "education": { "persons": 363, "residents": 600 }, "convicted": { "average": 3, "residents": 1_200, "limit": 2 },
        "income": { "share": 60 } });
    // Three are met and two are needed: two must fall, and jobs cannot bring the convictions down.
    let target = answered(&input)["target"].clone();
    assert_eq!(target["mustFall"], 2);
    assert_eq!(target["mix"], json!({ "criteria": ["employment", "education"], "jobs": 1, "elever": 3, "persons": 4 }));
    let by: Vec<_> = entries(&target["routes"])
        .iter()
        .map(|route| (route["criterion"].clone(), route["by"].clone(), route["alone"].clone()))
        .collect();
    assert_eq!(
        by,
        [
            (json!("employment"), json!("jobs"), json!(false)),
            (json!("convicted"), Json::Null, json!(false)),
            (json!("education"), json!("elever"), json!(false)),
        ]
    );
    // Without the convictions one is enough, and it is the cheaper.
    input["convicted"]["limit"] = json!(4);
    let target = answered(&input)["target"].clone();
    assert_eq!(
        (&target["mustFall"], &target["mix"]),
        (&json!(1), &json!({ "criteria": ["education"], "jobs": 0, "elever": 3, "persons": 3 }))
    );
    assert_eq!(target["employmentDecides"], true);
    // Whether one is enough hangs on the limit of convictions; with income met too it is not, whatever the limit is.
    input["convicted"]["limit"] = Json::Null;
    let alone = |input: &Json, least: i64| {
        let target = answered(input)["target"].clone();
        assert_eq!((&target["leastFall"], &target["mustFall"]), (&json!(least), &Json::Null));
        entries(&target["routes"]).iter().map(|route| route["alone"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(alone(&input, 1), vec![Json::Null; 2]);
    input["income"]["share"] = json!(50);
    assert_eq!(alone(&input, 2), vec![json!(false); 3]);
    input["income"]["share"] = json!(60);
    input["convicted"]["limit"] = json!(4);
    // Off already.
    input["education"]["persons"] = json!(300);
    let target = answered(&input)["target"].clone();
    assert_eq!((&target["mustFall"], &target["status"], &target["mix"]), (&json!(0), &json!("notMet"), &Json::Null));
}

#[test]
fn staying_85_percent_takes_more_people() {
    let area = |staying: i32| {
        let answer = answered(
            &json!({ "list": 2026, "staying": staying, "outside": { "older": { "persons": 417 }, "newer": { "persons": 417 }, "residents": 1_000 } }),
        );
        answer["target"]["routes"][0]["persons"].clone()
    };
    assert_eq!((&area(100)["low"], &area(100)["central"], &area(100)["high"]), (&json!(17), &json!(17), &json!(20)));
    assert_eq!((&area(85)["low"], &area(85)["central"], &area(85)["high"]), (&json!(17), &json!(20), &json!(20)));
    assert_eq!(area(100)["because"], json!([{ "id": "staying", "low": 17, "high": 20 }]));
}

// ------------------------------------------------------------------------------------------- faults

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let told = faults(&ask(
        &json!({ "outside": { "older": { "percent": 101 }, "residents": 0 }, "convicted": { "newer": {}, "older": { "persons": 3 } },
        "income": { "area": 1 }, "from": "2025-12", "counts": { "kontanthjaelp": true }, "moves": [{ "start": "2025-12", "benefit": "bistand", "to": "job" },
        { "start": "2026-05", "end": "2026-04", "benefit": "supplerendeDagpenge", "to": "smaajob" }], "target": "ghetto", "staying": 0, "list": 2026 }),
    ));
    for expected in [
        ("tooLarge", "/outside/older/percent"),
        ("missing", "/outside/newer"),
        ("tooSmall", "/outside/residents"),
        ("missing", "/convicted/newer/percent"),
        ("missing", "/convicted/residents"),
        ("missing", "/income/region"),
        ("outside", "/from"),
        ("unknownField", "/counts/kontanthjaelp"),
        ("outside", "/moves/0/start"),
        ("notAChoice", "/moves/0/benefit"),
        ("outside", "/moves/1/end"),
        ("missing", "/moves/1/hours"),
        ("missing", "/moves/1/share"),
        ("notAChoice", "/target"),
        ("tooSmall", "/staying"),
    ] {
        assert!(told.contains(&(expected.0.to_owned(), expected.1.to_owned())), "{expected:?} in {told:?}");
    }
    assert_eq!(told.len(), 15, "{told:?}");
    assert_eq!(faults(&ask(&json!({}))), [("missing".to_owned(), "/list".to_owned())]);
    assert_eq!(faults(&ask(&json!({ "list": 2013 }))), [("tooSmall".to_owned(), "/list".to_owned())]);
    // Of the list's year.
    assert_eq!(
        faults(&ask(&json!({ "list": 2018, "target": "forebyggelse" }))),
        [("notAChoice".to_owned(), "/target".to_owned())]
    );
    // More than there are.
    let more = json!({ "list": 2026, "education": { "persons": 601, "residents": 600 } });
    assert_eq!(faults(&ask(&more)), [("tooSmall".to_owned(), "/education/residents".to_owned())]);
}

// --------------------------------------------------------------------------------- what must hold

/// An area near its limits, counted, with jobs that pay more than the benefit.
fn area() -> impl Strategy<Value = Json> {
    let people = (200..3_000_i32, 200..3_000_i32, 35_00..46_00_i32, 35_00..46_00_i32, 55..66_i32);
    let moves = prop::collection::vec(
        (
            1..20_i32,
            0..36_i32,
            prop::sample::select(vec!["kontanthjaelp", "dagpenge", "foertidspension", "ressourceforloeb"]),
        ),
        0..4,
    );
    let rest = (20_000_000..25_000_000_i64, 50..=100_i32, prop::bool::ANY, 0..30_i32, 2019..=2027_i32);
    (people, moves, rest).prop_map(|((older, newer, first, second, education), moves, (income, staying, pooled, from, list))| {
        let month = |months: i32| format!("{}-{:02}", list + months / 12, months % 12 + 1);
        let counted = |hundredths: i32, among: i32| f64::from(hundredths * among / 100) / 100.0;
        let moves: Vec<Json> = moves
            .into_iter()
            .map(|(persons, start, benefit)| json!({ "persons": persons, "start": month(start), "benefit": benefit, "to": "job" }))
            .collect();
        json!({ "list": list, "residents": 2_000, "lists": 5, "from": month(from), "staying": staying, "averaging": if pooled { "pooled" } else { "mean" },
            "outside": { "older": { "persons": counted(first, older) }, "newer": { "persons": counted(second, newer) }, "residents": newer, "residentsOlder": older },
            "education": { "percent": education, "residents": 700 }, "convicted": { "average": 1.9, "residents": 1_500, "limit": 2.1 },
            "income": { "area": income, "region": 40_000_000, "taxpayers": 900, "wage": 2_600_000, "benefit": 1_200_000 },
            "nonwestern": { "percent": 45 }, "moves": moves, "sum": true })
    })
}

/// How many criteria are met on each list, and the value of employment.
fn course(answer: &Json) -> Vec<(i64, f64)> {
    let step = |step: &Json| {
        let on = &step["with"];
        let value = criterion(on, "udsat", "employment")["value"].as_f64().expect("a value");
        (on["levels"][0]["met"].as_i64().expect("a number"), value)
    };
    entries(&answer["path"]).iter().map(step).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(20_261_122), ..ProptestConfig::default() })]

    #[test]
    fn more_people_into_work_never_add_a_criterion(question in area(), persons in 1..30_i32, start in 0..36_i32) {
        let list = question["list"].as_i64().expect("a year");
        let mut more = question.clone();
        let one = json!({ "persons": persons, "start": format!("{}-{:02}", list + i64::from(start / 12), start % 12 + 1), "benefit": "kontanthjaelp", "to": "job" });
        more["moves"].as_array_mut().expect("a list").push(one);
        for (before, after) in course(&answered(&question)).into_iter().zip(course(&answered(&more))) {
            prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{before:?} {after:?}");
        }
    }

    #[test]
    fn an_earlier_start_never_counts_less(question in area(), start in 1..36_i32, earlier in 1..36_i32) {
        let list = question["list"].as_i64().expect("a year");
        let with = |months: i32| {
            let mut question = question.clone();
            let months = i64::from(months);
            question["moves"] = json!([{ "persons": 7, "start": format!("{}-{:02}", list + months / 12, months % 12 + 1), "benefit": "kontanthjaelp", "to": "job" }]);
            answered(&question)
        };
        let (late, soon) = (with(start), with((start - earlier).max(0)));
        for (late, soon) in course(&late).into_iter().zip(course(&soon)) {
            prop_assert!(soon.0 <= late.0 && soon.1 <= late.1, "{late:?} {soon:?}");
        }
    }

    /// What is needed is enough, and one fewer is not: the moves are computed by another way than the need.
    #[test]
    fn so_many_as_are_needed_are_enough_and_no_fewer(question in area()) {
        let mut question = question;
        question["moves"] = json!([]);
        let answer = answered(&question);
        let by = answer["target"]["by"].as_i64().expect("a year");
        let from = answer["target"]["from"].clone();
        for route in entries(&answer["target"]["routes"]) {
            let Some(persons) = route["persons"]["central"].as_i64() else { continue };
            if route["by"] != "jobs" {
                continue;
            }
            let met = |persons: i64| {
                let mut question = question.clone();
                if persons > 0 {
                    question["moves"] = json!([{ "persons": persons, "start": from, "benefit": "kontanthjaelp", "to": "job" }]);
                }
                let answer = answered(&question);
                let step = entries(&answer["path"]).iter().find(|step| step["list"] == by).expect("the list").clone();
                criterion(&step["with"], "udsat", route["criterion"].as_str().expect("an id"))["met"].clone()
            };
            prop_assert_eq!(met(persons), json!(false), "{} are enough: {}", persons, route);
            prop_assert_eq!(met(persons - 1), json!(true), "{} are one too few: {}", persons - 1, route);
        }
    }

    #[test]
    fn the_written_sum_is_what_was_computed(question in area()) {
        check(&answered(&question));
    }

    #[test]
    fn every_range_is_in_order(question in area()) {
        let answer = answered(&question);
        let ordered = |range: &Json| {
            let [low, central, high] = ["low", "central", "high"].map(|name| range[name].as_i64().expect("a number"));
            low <= central && central <= high
        };
        for deadline in entries(&answer["calendar"]) {
            for month in entries(&deadline["months"]).iter().filter(|month| !month["persons"].is_null()) {
                prop_assert!(ordered(&month["persons"]), "{month}");
            }
        }
        for route in entries(&answer["target"]["routes"]).iter().filter(|route| !route["persons"].is_null()) {
            prop_assert!(ordered(&route["persons"]), "{route}");
        }
    }

    /// To Gevinst and back: the rows hold as many people, and Gevinst counts them all.
    #[test]
    fn gevinst_has_as_many_people(question in area()) {
        let mut question = question;
        for one in question["moves"].as_array_mut().expect("a list") {
            one["wage"] = json!(2_600_000);
            one["variant"] = match one["benefit"].as_str() {
                Some("kontanthjaelp") => json!("grundsats"),
                Some("dagpenge") => json!("fuldtid"),
                Some("ressourceforloeb") => json!("ressourceforloebVoksen"),
                _ => Json::Null,
            };
        }
        let answer = answered(&question);
        let rows: Vec<Json> = entries(&answer["rows"]).iter().map(|one| one["row"].clone()).collect();
        for row in entries(&answer["rows"]) {
            prop_assert_eq!(&row["missing"], &json!([]));
        }
        prop_assert_eq!(&answer["rowPersons"], &answer["persons"]);
        if !rows.is_empty() {
            let gevinst = json(&savings::answer(&Value::from(&json!({ "date": "2026-01-01", "rows": rows, "tornado": false }))));
            prop_assert_eq!(&gevinst["persons"], &answer["persons"], "{}", gevinst);
            prop_assert_eq!(&gevinst["valued"], &answer["persons"]);
            // And back: each row is a move of as many.
            let back: Vec<Json> = rows
                .iter()
                .map(|row| json!({ "persons": row["persons"], "start": row["start"].as_str().map(|day| &day[..7]), "benefit": row["benefit"], "to": row["phases"][0]["to"] }))
                .collect();
            question["moves"] = json!(back);
            let again = answered(&question);
            prop_assert_eq!(&again["persons"], &answer["persons"]);
            prop_assert_eq!(&again["path"], &answer["path"]);
        }
    }
}

/// What Gevinst does not have is named, not dropped.
#[test]
fn what_gevinst_lacks_is_named() {
    let one = |benefit: &str, to: &str| {
        let answer = answered(
            &json!({ "list": 2026, "kommune": "0621", "moves": [{ "start": "2026-03", "end": "2027-02", "benefit": benefit, "to": to, "hours": 40, "share": 50, "persons": 3 }] }),
        );
        answer["rows"][0].clone()
    };
    assert_eq!(one("aktivering", "job"), json!({ "move": 0, "row": null, "missing": ["benefit"] }));
    assert_eq!(one("kontanthjaelp", "loentilskud")["missing"], json!(["variant", "wage", "subsidy"]));
    assert_eq!(one("foertidspension", "fleksjob")["missing"], json!(["wage"]));
    assert_eq!(one("none", "su")["missing"], json!(["variant"]));
    assert_eq!(
        one("ledighedsydelse", "selvforsoergelse"),
        json!({ "move": 0, "missing": [], "row": { "persons": 3, "benefit": "fleksjob",
        "kommune": "0621", "start": "2026-03-01", "end": "2027-02-28", "phases": [{ "to": "selvforsoergelse" }] } })
    );
}

/// Nothing known at all is an answer too: everything hangs on what is not typed.
#[test]
fn an_area_without_figures_hangs_on_all_of_them() {
    let answer = answered(&json!({ "list": 2026 }));
    assert_eq!(status(&answer["now"], "udsat"), "unknown");
    assert_eq!(list(&answer["now"], "udsat")["missing"], json!(["employment", "convicted", "education", "income"]));
    assert_eq!(answer["calendar"], json!([]));
    assert_eq!(answer["lines"], json!([]));
}
