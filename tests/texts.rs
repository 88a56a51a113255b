//! Every text that an answer needs stands in both languages.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use common::json;
use jobgevinst::{input::Value, laerlinge, savings, smaajob};
use serde_json::{Value as Json, json};

/// A language's texts: those of the pages, and those that load with the regnestykke.
fn texts(language: &str) -> BTreeMap<String, String> {
    let file = |name: &str| format!("{}/www/i18n/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> BTreeMap<String, String> {
        serde_json::from_str(&fs::read_to_string(file(name)).expect("the texts")).expect("a flat object of texts")
    };
    let mut texts = read(language);
    texts.extend(read(&format!("{language}-sum")));
    texts
}

/// Answers that between them use every benefit, every step of the tax and every payer.
fn answers() -> Vec<Json> {
    let people = [
        ("2018-03-01", "kontanthjaelp", "fyldt30"),
        ("2019-03-01", "kontanthjaelp", "under30"),
        ("2020-03-01", "dagpenge", "dimittendFuldtid"),
        ("2022-03-01", "kontanthjaelp", "under30Hjemmeboende"),
        ("2025-09-01", "kontanthjaelp", "grundsats"),
        ("2026-03-01", "kontanthjaelp", "forhoejetSats"),
        ("2026-03-01", "kontanthjaelp", "mindstesats"),
        ("2026-03-01", "kontanthjaelp", "hjemmeboende"),
        ("2026-03-01", "dagpenge", "fuldtid"),
        ("2026-03-01", "dagpenge", "deltid"),
    ];
    let mut answers = Vec::new();
    for (date, benefit, variant) in people {
        for (household, provider) in [("single", false), ("single", true), ("couple", true)] {
            let person = json!({ "date": date, "benefit": benefit, "variant": variant, "household": household,
                "provider": provider, "kommune": "0482", "churchMember": date > "2021", "sum": true });
            let with = |fields: Json| {
                let mut input = person.clone();
                for (name, field) in fields.as_object().expect("an object") {
                    input[name] = field.clone();
                }
                Value::from(&input)
            };
            for hours in [0, 10, 40, 80, 120, 155, 200] {
                for wage in [0, 100, 14_500, 200_000] {
                    let input = with(json!({ "hours": hours, "hourlyWage": wage, "pension": 4 }));
                    answers.push(json(&smaajob::answer(&input)));
                }
            }
            for (wage, months) in [(1, 12), (2_500_000, 3), (7_500_000, 12), (30_000_000, 12)] {
                for weeks in [0, 53] {
                    let payers = ["kommune", "stat", "landsbyggefonden", "boligorganisation", "fond"];
                    let costs = payers.map(|payer| json!({ "amount": 100, "payer": payer }));
                    let input =
                        with(json!({ "persons": 2, "wage": { "per": "month", "amount": wage }, "months": months,
                        "weeksOnSupport": weeks, "costs": costs }));
                    answers.push(json(&savings::answer(&input)));
                }
            }
        }
    }
    for moms in ["included", "excluded"] {
        for amount in [0, 1_666_666_700_i64] {
            let input = json!({ "supported": amount, "moms": moms, "totalHours": 1, "skilledHours": 1, "months": 1, "sum": true });
            answers.push(json(&laerlinge::answer(&Value::from(&input))));
        }
    }
    answers
}

#[test]
fn every_line_rate_note_and_marker_has_its_text() {
    let mut needed = BTreeSet::new();
    for answer in answers() {
        assert!(answer["faults"].is_null(), "{answer}");
        let list = |name: &str| answer[name].as_array().cloned().unwrap_or_default();
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        for line in list("lines") {
            needed.insert(format!("line.{}", text(&line["id"])));
            needed.insert(format!("section.{}", text(&line["section"])));
            needed.insert(format!("rounding.{}", text(&line["rounding"])));
            let origins = line["terms"].as_array().cloned().unwrap_or_default();
            for origin in origins.iter().map(|term| &term["origin"]).filter(|origin| origin["kind"] == "rate") {
                needed.insert(format!("rate.{}", text(&origin["id"])));
            }
        }
        needed.extend(list("notes").iter().map(|note| format!("note.{}", text(note))));
        let markers = list("markers").into_iter().filter(|marker| marker["id"] != "programmeLine");
        needed.extend(markers.map(|marker| format!("marker.{}", text(&marker["id"]))));
    }
    assert!(needed.len() > 150, "the answers must really use the law: {}", needed.len());
    for language in ["da", "en"] {
        let texts = texts(language);
        let missing: Vec<_> = needed.iter().filter(|key| !texts.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language}.json lacks {missing:#?}");
    }
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places() {
    let (danish, english) = (texts("da"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let (danish_keys, english_keys) = (keys(&danish), keys(&english));
    assert_eq!(danish_keys.symmetric_difference(&english_keys).collect::<Vec<_>>(), Vec::<&String>::new());
    let places = |text: &str| {
        let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        parts.map(|(place, _)| place.to_owned()).collect::<BTreeSet<_>>()
    };
    for (key, text) in &danish {
        assert!(!text.trim().is_empty(), "{key}");
        assert_eq!(places(text), places(&english[key]), "{key}");
    }
}
