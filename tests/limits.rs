//! What the calculators leave out (`data/limits.json`): each has its text, and each condition names
//! fields and choices that the engine knows, so that it can be met.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::{collections::BTreeSet, fs, path::Path};

use common::json;
use jobgevinst::{areas, input::Value, laerlinge, savings, smaajob};
use serde_json::{Value as Json, json};

const PAGES: [(&str, &str); 4] =
    [("smaajob", "smaajob"), ("savings", "gevinst"), ("laerlinge", "laerlinge"), ("areas", "boligomraade")];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file")
}

fn limits(calculator: &str) -> Vec<Json> {
    let all: Json = serde_json::from_str(&read("data/limits.json")).expect("limits");
    all[calculator].as_array().expect("a list").clone()
}

/// Something that the engine answers.
fn base(calculator: &str) -> Json {
    let job = json!({ "to": "job", "wage": { "per": "hour", "amount": 14_500 } });
    match calculator {
        "smaajob" => {
            json!({ "date": "2026-01-01", "benefit": "kontanthjaelp", "variant": "grundsats", "household": "single",
            "hours": 30, "hourlyWage": 14_500 })
        }
        "savings" => {
            json!({ "date": "2026-01-01", "rows": [{ "benefit": "kontanthjaelp", "variant": "grundsats", "phases": [job] }] })
        }
        "areas" => json!({ "list": 2026 }),
        _ => json!({ "supported": 10_000_000_000_i64, "moms": "included" }),
    }
}

/// Code and field of what is wrong with it when this stands at this pointer.
fn faults(calculator: &str, pointer: &str, value: &Json) -> Vec<(String, String)> {
    let mut input = base(calculator);
    let mut at = &mut input;
    for part in pointer.split('/').skip(1) {
        if part == "*" && !at.is_array() {
            *at = json!([null]);
        } else if part != "*" && !at.is_object() {
            *at = json!({});
        }
        at = if part == "*" { &mut at[0] } else { &mut at[part] };
    }
    *at = value.clone();
    let input = Value::from(&input);
    common::faults(&match calculator {
        "smaajob" => json(&smaajob::answer(&input)),
        "savings" => json(&savings::answer(&input)),
        "areas" => json(&areas::answer(&input)),
        _ => json(&laerlinge::answer(&input)),
    })
}

/// Whether the engine knows the field and, of a choice, the word.
fn knows(calculator: &str, pointer: &str, value: &Json) -> bool {
    let field = pointer.replace('*', "0");
    !faults(calculator, pointer, value).iter().any(|(code, at)| {
        *at == field && ["unknownField", "notAChoice", "notADate", "wrongType"].contains(&code.as_str())
    })
}

/// Of any kind: a field that is told only has to exist.
fn exists(calculator: &str, pointer: &str) -> bool {
    let field = pointer.replace('*', "0");
    !faults(calculator, pointer, &json!({ "?": 0 })).iter().any(|(code, at)| *at == field && code == "unknownField")
}

/// What is wrong with a condition below a pointer.
fn wrong(calculator: &str, above: &str, condition: &Json) -> Vec<String> {
    let mut wrong = Vec::new();
    for (pointer, wanted) in condition.as_object().expect("a condition") {
        let pointer = format!("{above}{pointer}");
        let is_span = wanted.get("from").is_some() || wanted.get("before").is_some();
        match wanted {
            Json::Array(choices) => {
                let unknown = choices.iter().filter(|choice| !knows(calculator, &pointer, choice));
                wrong.extend(unknown.map(|choice| format!("{pointer}: {choice}")));
            }
            Json::Object(span) if is_span => {
                let unknown = span.values().filter(|end| !knows(calculator, &pointer, end));
                wrong.extend(unknown.map(|end| format!("{pointer}: {end}")));
            }
            Json::Object(_) => wrong.extend(self::wrong(calculator, &pointer, wanted)),
            _ => wrong.extend((!exists(calculator, &pointer)).then_some(pointer)),
        }
    }
    wrong
}

#[test]
fn a_condition_names_what_the_engine_knows() {
    for (calculator, _) in PAGES {
        for limit in limits(calculator) {
            for condition in limit["when"].as_array().into_iter().flatten() {
                assert_eq!(wrong(calculator, "", condition), Vec::<String>::new(), "{calculator}/{}", limit["id"]);
            }
        }
    }
}

#[test]
fn a_misspelt_condition_is_found() {
    for condition in [
        json!({ "/husstand": ["couple"] }),
        json!({ "/household": ["pair"] }),
        json!({ "/spouse/income": true }),
        json!({ "/date": { "from": "1.7.2025" } }),
    ] {
        assert_eq!(wrong("smaajob", "", &condition).len(), 1, "{condition}");
    }
    assert_eq!(wrong("savings", "", &json!({ "/rows/*": { "/phases/*": { "/to": ["arbejde"] } } })).len(), 1);
}

#[test]
fn a_note_is_one_of_the_engine() {
    let types = read("src/types.d.ts");
    for (calculator, _) in PAGES {
        for limit in limits(calculator) {
            let note = &limit["note"];
            assert!(note.is_null() || types.contains(&note.to_string()), "{calculator}: {note}");
        }
    }
}

#[test]
fn each_has_its_text_and_each_text_its_limit() {
    for (calculator, page) in PAGES {
        let ids = |limit: &Json| format!("limit.{calculator}.{}", limit["id"].as_str().expect("an id"));
        let wanted: BTreeSet<String> = limits(calculator).iter().map(ids).collect();
        for language in ["da", "en"] {
            let texts: serde_json::Map<String, Json> =
                serde_json::from_str(&read(&format!("www/i18n/{language}-{page}-limits.json"))).expect("texts");
            let found: BTreeSet<String> = texts.keys().cloned().collect();
            assert_eq!(found, wanted, "{language}-{page}");
        }
    }
}
