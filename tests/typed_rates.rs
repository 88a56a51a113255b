//! Values that somebody uses instead of a rate's: they change what the law says they change, they
//! are marked, and they are gone with the question.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;

use common::{faults, json, kr, ore, written::check};
use jobgevinst::{
    areas,
    input::Value,
    laerlinge,
    rates::{self, User},
    savings::{self, Batch},
    smaajob,
};
use proptest::{prelude::*, test_runner::RngSeed};
use serde_json::{Map, Value as Json, json};

fn ask(calculator: &str, input: &Json) -> Json {
    let input = Value::from(input);
    match calculator {
        "smaajob" => json(&smaajob::answer(&input)),
        "savings" => json(&savings::answer(&input)),
        "areas" => json(&areas::answer(&input)),
        _ => json(&laerlinge::answer(&input)),
    }
}

/// The published cases, each with its calculator and its sum written out.
fn cases() -> Vec<(String, Json)> {
    let files = [
        ("smaajob", include_str!(concat!(env!("OUT_DIR"), "/cases-smaajob.json"))),
        ("savings", include_str!(concat!(env!("OUT_DIR"), "/cases-savings.json"))),
        ("laerlinge", include_str!(concat!(env!("OUT_DIR"), "/cases-laerlinge.json"))),
        ("areas", include_str!(concat!(env!("OUT_DIR"), "/cases-areas.json"))),
    ];
    let mut all = Vec::new();
    for (calculator, text) in files {
        let cases: Vec<Json> = serde_json::from_str(text).expect("the build has checked them");
        for mut case in cases {
            case["input"]["sum"] = json!(true);
            all.push((calculator.to_owned(), case["input"].take()));
        }
    }
    all
}

fn with(input: &Json, rates: Json) -> Json {
    let mut input = input.clone();
    input["rates"] = rates;
    input
}

/// Kontanthjælp of 2019: 11,423 kr., 30 hours at 130 kr.
fn kontanthjaelp() -> Json {
    json!({ "date": "2019-05-01", "benefit": "kontanthjaelp", "variant": "fyldt30", "household": "single",
        "hours": 30, "hourlyWage": 13_000, "atp": false, "sum": true })
}

/// By hand: 3,900 - 8 % = 3,588; less 30 x 27.32 = 819.60 it reduces the help by 2,768.40.
#[test]
fn a_typed_rate_changes_what_the_law_says_it_changes() {
    let gain_and_help = |rates: Json| {
        let answer = ask("smaajob", &with(&kontanthjaelp(), rates));
        check(&answer);
        (ore(&answer, "/gain/beforeTax"), ore(&answer, "/point/benefit"))
    };
    assert_eq!(gain_and_help(json!({})), (kr("819.60"), kr("8654.60")));
    assert_eq!(gain_and_help(json!({ "kth_timefradrag": 30 })), (kr("900.00"), kr("8735.00")));
    assert_eq!(gain_and_help(json!({ "kth_30plus_andre": 12_000.5 })), (kr("819.60"), kr("9232.10")));
    // 3,900 - 10 % = 3,510; less 819.60 it reduces the help by 2,690.40.
    assert_eq!(gain_and_help(json!({ "am_bidrag": 10 })), (kr("819.60"), kr("8732.60")));

    // 180 million kr. at 7 årsværk for each 100 million; 12.6 x 1,924 = 24,242.4, rounded up.
    let renovation = json!({ "supported": 12_000_000_000_i64, "unsupported": 6_000_000_000_i64, "moms": "included" });
    let answer = ask("laerlinge", &with(&renovation, json!({ "laerling_aarsvaerk_pr_100mio": 7 })));
    assert_eq!(answer["contract"]["aarsvaerk"], json!(12.6));
    assert_eq!(answer["contract"]["hours"], json!(24_243.0));

    // The kommune saves its share of 120,000 kr. a year.
    let left = json!({ "date": "2026-01-01", "years": 1, "counterfactual": 0, "retention": { "kind": "own" }, "rows": [{
        "benefit": "kontanthjaelp", "variant": "grundsats", "amount": 1_000_000, "weeksOnSupport": 60,
        "phases": [{ "to": "selvforsoergelse" }] }] });
    for (share, saved) in [(80, "96000.00"), (50, "60000.00"), (0, "0.00")] {
        let answer = ask("savings", &with(&left, json!({ "refusion_kommune_uge_53": share })));
        assert_eq!(ore(&answer, "/areas/0/gross/0"), kr(saved), "{share}");
    }
}

/// A kommune's own tax is a rate as any other.
#[test]
fn a_typed_kommuneskat_is_the_kommunes() {
    let mut input = kontanthjaelp();
    input["date"] = json!("2026-01-01");
    input["variant"] = json!("grundsats");
    input["kommune"] = json!("0101");
    input["churchMember"] = json!(true);
    let answer = ask("smaajob", &with(&input, json!({ "kommuneskat": 27.5, "kirkeskat": 1 })));
    assert_eq!(answer["tax"], json!({ "basis": "kommune", "kommuneskat": 27.5, "kirkeskat": 1.0 }));
    check(&answer);
    let other = ask("smaajob", &with(&input, json!({ "kommuneskat_gennemsnit": 27.5 })));
    assert_eq!(other["tax"]["kommuneskat"], json!(23.39));
}

#[test]
fn a_typed_rate_is_marked_wherever_it_is_used() {
    let answer = ask("smaajob", &with(&kontanthjaelp(), json!({ "am_bidrag": 10 })));
    let used: Vec<&Json> = answer["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| line["terms"].as_array())
        .flatten()
        .collect();
    let typed: Vec<_> = used.iter().filter(|term| term["origin"]["typed"] == json!(true)).collect();
    assert!(!typed.is_empty());
    for term in typed {
        assert_eq!(term["origin"], json!({ "kind": "rate", "id": "am_bidrag", "status": "assumption", "typed": true }));
        assert_eq!(term["value"], json!(10.0));
    }
    assert!(
        used.iter().any(|term| term["origin"]["id"] == json!("kth_timefradrag") && term["origin"]["typed"].is_null())
    );
    assert_eq!(answer["weakest"]["status"], json!("assumption"));

    let help = ask("smaajob", &with(&kontanthjaelp(), json!({ "kth_30plus_andre": 12_000 })));
    assert_eq!(help["parts"][0]["origin"]["typed"], json!(true));
}

/// What rates a written answer used, each with the value as the data writes it; those that were
/// used with two values (of two dates) are left out.
fn used(answer: &Json) -> Map<String, Json> {
    let mut used: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for term in answer["lines"].as_array().expect("lines").iter().filter_map(|line| line["terms"].as_array()).flatten()
    {
        if let Some(id) = term["origin"]["id"].as_str() {
            let value = match term["unit"].as_str() {
                Some("ore") => json!(term["value"].as_f64().expect("an amount") / 100.0),
                _ => term["value"].clone(),
            };
            let values = used.entry(id.to_owned()).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    used.into_iter().filter(|(_, values)| values.len() == 1).map(|(id, mut values)| (id, values.remove(0))).collect()
}

/// The answer without how well its values are known.
fn without_status(mut answer: Json) -> Json {
    fn strip(json: &mut Json) {
        match json {
            Json::Object(fields) => {
                fields.remove("typed");
                fields.remove("status");
                fields.values_mut().for_each(strip);
            }
            Json::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    answer["weakest"] = Json::Null;
    answer["lineOf"].as_object_mut().expect("places").remove("/weakest");
    strip(&mut answer);
    answer
}

#[test]
fn the_datas_own_values_change_nothing_but_the_mark() {
    for (calculator, input) in cases() {
        let answer = ask(&calculator, &input);
        for id in 0..2 {
            let mut typed = used(&answer);
            // Equalisation is a field of its own; typed, its share is the rate's.
            typed.retain(|name, _| !name.starts_with("udligning"));
            if typed.len() > 50 {
                typed =
                    typed.into_iter().enumerate().filter(|(index, _)| index % 2 == id).map(|(_, one)| one).collect();
            }
            assert!(!typed.is_empty(), "{input}");
            let again = ask(&calculator, &with(&input, Json::Object(typed)));
            assert_ne!(again, answer, "{input}");
            assert_eq!(without_status(again), without_status(answer.clone()), "{input}");
        }
    }
}

/// The values belong to the question, and to it alone.
#[test]
fn the_next_question_knows_nothing_of_them() {
    for (calculator, input) in cases() {
        let before = ask(&calculator, &input);
        let all: Map<String, Json> = used(&before).into_iter().take(50).map(|(id, _)| (id, json!(3))).collect();
        let other = ask(&calculator, &with(&input, Json::Object(all)));
        assert_ne!(other, before, "{input}");
        assert_eq!(ask(&calculator, &input), before, "{input}");
    }
}

#[test]
fn a_batch_keeps_them_from_portion_to_portion() {
    let row = json!({ "benefit": "dagpenge", "variant": "fuldtid",
        "phases": [{ "to": "job", "wage": { "per": "month", "amount": 2_500_000 } }] });
    let rates = json!({ "am_bidrag": 12, "kommuneskat_gennemsnit": 30 });
    let mut batch = Batch::new(&Value::from(&json!({ "date": "2026-01-01", "rates": rates }))).expect("a question");
    let portion = [Value::from(&row)];
    assert!(batch.add(&portion).expect("it fits").is_empty());
    // Somebody else's question between two portions.
    let _ = ask("savings", &json!({ "date": "2026-01-01", "rates": { "am_bidrag": 1 }, "rows": [row] }));
    assert!(batch.add(&portion).expect("it fits").is_empty());
    let together = ask("savings", &json!({ "date": "2026-01-01", "rates": rates, "rows": [row, row] }));
    assert_eq!(json(&batch.finish()), together);
    let without = ask("savings", &json!({ "date": "2026-01-01", "rows": [row, row] }));
    assert_ne!(without["purses"], together["purses"]);
}

/// A value that nobody has found, and one that no field can hold, is given this way; the fault
/// says which rate lacks.
#[test]
fn a_rate_that_is_not_known_may_be_typed() {
    let su = json!({ "date": "2021-03-01", "benefit": "su", "variant": "suUdeboende", "household": "single", "hours": 0, "hourlyWage": 13_000 });
    let fault = &ask("smaajob", &su)["faults"][0];
    assert_eq!((&fault["code"], &fault["field"]), (&json!("noRate"), &json!("/amount")));
    assert_eq!(fault["allowed"]["rate"], json!("su_videregaaende_udeboende"));
    let typed = json!({ "su_videregaaende_udeboende": 6_300, "su_fribeloeb_videregaaende": 14_000 });
    assert_eq!(ore(&ask("smaajob", &with(&su, typed)), "/fullBenefit"), kr("6300.00"));

    let church = json!({ "date": "2020-01-01", "rows": [{ "benefit": "dagpenge", "variant": "fuldtid", "churchMember": true,
        "phases": [{ "to": "job", "wage": { "per": "month", "amount": 2_500_000 } }] }] });
    let fault = &ask("savings", &church)["faults"][0];
    assert_eq!(fault["allowed"]["rate"], json!("kirkeskat_gennemsnit_medlemmer"));
    let answer = ask("savings", &with(&church, json!({ "kirkeskat_gennemsnit_medlemmer": 0.87 })));
    assert!(answer["faults"].is_null(), "{answer}");
    assert_eq!(answer["tax"]["kirkeskat"], json!(0.87));
}

/// Whether a rule exists is the law's to say: a value typed for the old help does not make it that
/// of another date.
#[test]
fn a_typed_rate_brings_no_rule_back() {
    let mut new = kontanthjaelp();
    new["date"] = json!("2026-01-01");
    new["variant"] = json!("grundsats");
    let typed = json!({ "kth_timefradrag": 30, "kth_30plus_andre": 12_000, "jobpraemie_sats": 10, "jobpraemie_max_maaned": 2_500 });
    let mut answer = ask("smaajob", &with(&new, typed));
    assert_eq!(answer, ask("smaajob", &new));
    // And what begins later does not begin earlier.
    let typed = json!({ "toptopskat_sats": 5, "toptopskat_graense": 100, "kth_aftrapning": 50 });
    answer = ask("smaajob", &with(&kontanthjaelp(), typed));
    assert_eq!(answer, ask("smaajob", &kontanthjaelp()));
}

/// A share that has a field of its own is the field's where something is typed there.
#[test]
fn a_typed_assumption_is_marked_and_its_field_goes_before_it() {
    let people = json!({ "date": "2026-01-01", "sum": true, "rows": [{ "benefit": "dagpenge", "variant": "fuldtid",
        "phases": [{ "to": "job", "wage": { "per": "month", "amount": 2_500_000 } }] }] });
    for (id, field, line) in [
        ("forudsaetning_kontrafaktisk", "counterfactual", "effect.indsats"),
        ("fortraengning", "displacement", "effect.fortraengning"),
        ("diskonteringsrente", "discountRate", "nutid.faktor"),
    ] {
        let marked = |input: &Json| {
            let answer = ask("savings", &with(input, json!({ id: 12 })));
            let lines = answer["lines"].as_array().expect("lines");
            let line = lines.iter().find(|one| one["id"] == line).expect(line);
            let term = &line["terms"][1];
            (term["value"].as_f64(), term["origin"]["kind"].clone(), term["origin"]["typed"] == json!(true))
        };
        assert_eq!(marked(&people), (Some(12.0), json!("rate"), true), "{id}");
        let mut own = people.clone();
        own[field] = json!(7);
        assert_eq!(marked(&own), (Some(7.0), json!("input"), false), "{id}");
    }
}

/// Chosen by the data's value, used at the typed one.
#[test]
fn a_share_of_equalisation_is_chosen_by_its_name() {
    let people = json!({ "date": "2026-01-01", "equalisation": 93, "rows": [{ "benefit": "dagpenge", "variant": "fuldtid",
        "phases": [{ "to": "job", "wage": { "per": "month", "amount": 2_500_000 } }] }] });
    let answer = ask("savings", &with(&people, json!({ "udligning_skattegrundlag_hoej": 40 })));
    assert_eq!(answer["equalisation"][1]["percent"], json!(40.0));
    assert_eq!(answer["equalisation"][1]["chosen"], json!(true));
    assert_eq!(ask("savings", &people)["equalisation"][1]["percent"], json!(93.0));
}

/// A question of each calculator.
fn questions() -> [(&'static str, User, Json); 4] {
    let of = |name: &str| cases().into_iter().find(|(calculator, _)| calculator == name).map(|(_, input)| input);
    [("smaajob", User::Smaajob), ("savings", User::Savings), ("laerlinge", User::Laerlinge), ("areas", User::Areas)]
        .map(|(name, user)| (name, user, of(name).expect("a case")))
}

#[test]
fn every_id_that_a_question_uses_is_accepted_and_no_other() {
    let all: Json = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rates.json"))).expect("rates");
    let all: Vec<&str> = all["rates"].as_object().expect("by id").keys().map(String::as_str).collect();
    for (name, user, input) in questions() {
        let ids: Vec<&str> = rates::ids_of(user).collect();
        assert!(ids.len() > 30 && ids.len() < 300 && ids.contains(&"kommuneskat"), "{name}: {}", ids.len());
        for id in &ids {
            for value in [0.0, 1.0, 37.5] {
                let told = faults(&ask(name, &with(&input, json!({ *id: value }))));
                let of_it = told.iter().any(|(code, field)| code == "unknownRate" || field.contains("/rates/"));
                assert!(!of_it, "{name} {id} {value}: {told:?}");
            }
        }
        let others = all.iter().copied().filter(|id| !ids.contains(id));
        for id in others.chain(["ukendt", "", "am_bidrag ", "am_bidrag kth_timefradrag"]) {
            let told = faults(&ask(name, &with(&input, json!({ id: 1 }))));
            assert!(told.contains(&("unknownRate".to_owned(), format!("/rates/{id}"))), "{name} {id}: {told:?}");
        }
    }
}

/// What an answer's lines name, may be typed.
#[test]
fn every_rate_of_a_sum_can_be_typed() {
    for (calculator, input) in cases() {
        let (_, user, _) = questions().into_iter().find(|(name, ..)| *name == calculator).expect("a calculator");
        let ids: Vec<&str> = rates::ids_of(user).collect();
        for (id, _) in used(&ask(&calculator, &input)) {
            assert!(ids.contains(&id.as_str()), "{calculator} does not take {id}");
        }
    }
}

#[test]
fn what_is_wrong_with_them_is_told_at_once() {
    let wrong = json!({ "am_bidrag": 100.1, "bundskat": -1, "personfradrag": "54.100", "kth_timefradrag": 26.123, "fuldtid_timer_uge": 10_001,
        "a/b": 1, "topskat_sats": null, "moms": 25, "kirkeskat": [] });
    let mut input = with(&kontanthjaelp(), wrong);
    input["hours"] = json!(-3);
    let told: BTreeMap<String, String> =
        faults(&ask("smaajob", &input)).into_iter().map(|(code, field)| (field, code)).collect();
    let expected = [
        ("/hours", "tooSmall"),
        ("/rates/a~1b", "unknownRate"),
        ("/rates/am_bidrag", "tooLarge"),
        ("/rates/bundskat", "tooSmall"),
        ("/rates/fuldtid_timer_uge", "tooLarge"),
        ("/rates/kirkeskat", "wrongType"),
        ("/rates/kth_timefradrag", "tooManyDecimals"),
        ("/rates/moms", "unknownRate"),
        ("/rates/personfradrag", "wrongType"),
    ];
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code.to_owned())).into());
    let answer = ask("smaajob", &with(&kontanthjaelp(), json!({ "personfradrag": "x" })));
    assert_eq!(
        answer["faults"][0]["allowed"],
        json!({ "unit": "kr", "min": 0.0, "max": 100_000_000.0, "decimals": 2 })
    );

    let many: Map<String, Json> = rates::ids().take(51).map(|id| (id.to_owned(), json!(1))).collect();
    assert_eq!(
        faults(&ask("smaajob", &with(&kontanthjaelp(), Json::Object(many)))),
        [("tooMany".to_owned(), "/rates".to_owned())]
    );
    for odd in [json!([]), json!(7), json!("am_bidrag")] {
        assert_eq!(
            faults(&ask("smaajob", &with(&kontanthjaelp(), odd))),
            [("wrongType".to_owned(), "/rates".to_owned())]
        );
    }
}

fn config() -> ProptestConfig {
    let long = std::env::var_os("JOBGEVINST_LONG").is_some();
    ProptestConfig {
        failure_persistence: None,
        rng_seed: if long { RngSeed::Random } else { RngSeed::Fixed(2026) },
        ..ProptestConfig::with_cases(if long { 20_000 } else { 300 })
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is typed, an answer follows from its own lines, or there is a fault.
    #[test]
    fn any_values_give_a_sum_that_adds_up(
        case in 0..cases().len(),
        typed in proptest::collection::vec((0..400_usize, prop_oneof![Just(0.0), 0.0..=100.0, Just(100.0), Just(5_000.0)]), 1..8),
        of_its_own: bool,
    ) {
        let (calculator, input) = cases().swap_remove(case);
        let own: Vec<String> = used(&ask(&calculator, &input)).into_iter().map(|(id, _)| id).collect();
        let user = questions().into_iter().find(|(name, ..)| *name == calculator).expect("a calculator").1;
        let all: Vec<String> = rates::ids_of(user).map(str::to_owned).collect();
        let ids = if of_its_own { &own } else { &all };
        let rates: Map<String, Json> =
            typed.into_iter().map(|(at, value)| (ids[at % ids.len()].clone(), json!((value * 100.0_f64).round() / 100.0))).collect();
        let answer = ask(&calculator, &with(&input, Json::Object(rates.clone())));
        if answer["faults"].is_null() {
            check(&answer);
        }
        for (code, _) in faults(&answer) {
            prop_assert!(["tooLarge", "overflow", "noRate"].contains(&code.as_str()), "{} {:?}", answer, rates);
        }
    }
}
