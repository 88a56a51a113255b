//! The public test set: every number in `examples/` is what the engine answers, or differs from it
//! as the file says. One that does not is named, with the rates that it rests on and their rows.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::{collections::BTreeSet, fmt::Write as _};

use common::json;
use jobgevinst::{areas, input::Value, laerlinge, savings, smaajob};
use serde_json::{Value as Json, json};

fn ask(example: &Json, expected: &Json) -> Json {
    let mut input = example["input"].clone();
    for (name, field) in expected["with"].as_object().into_iter().flatten().chain([(&"sum".to_owned(), &json!(true))]) {
        input[name] = field.clone();
    }
    let input = Value::from(&input);
    match example["question"].as_str() {
        Some("smaajob") => json(&smaajob::answer(&input)),
        Some("savings") => json(&savings::answer(&input)),
        Some("areas") => json(&areas::answer(&input)),
        _ => json(&laerlinge::answer(&input)),
    }
}

fn lines(answer: &Json) -> &[Json] {
    answer["lines"].as_array().map_or(&[], Vec::as_slice)
}

/// Our number: at a pointer, or of the last line with an id.
fn ours(answer: &Json, expected: &Json) -> Option<f64> {
    let line = |id: &str| lines(answer).iter().rfind(|line| line["id"] == id).map(|line| &line["result"]);
    let number =
        expected["at"].as_str().map_or_else(|| expected["line"].as_str().and_then(line), |at| answer.pointer(at));
    number.and_then(Json::as_f64)
}

/// The rates that the lines with this result rest on, or all of them where no line has it.
fn rates(answer: &Json, result: Option<f64>) -> BTreeSet<&str> {
    let lines = lines(answer);
    let mut open: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).and_then(|line| line["result"].as_f64()) == result).collect();
    if open.is_empty() {
        open = (0..lines.len()).collect();
    }
    let (mut seen, mut rates) = (BTreeSet::new(), BTreeSet::new());
    while let Some(at) = open.pop() {
        let Some(line) = lines.get(at).filter(|_| seen.insert(at)) else { continue };
        for origin in line["terms"].as_array().into_iter().flatten().map(|term| &term["origin"]) {
            rates.extend(origin["id"].as_str());
            open.extend(origin["line"].as_u64().and_then(|line| usize::try_from(line).ok()));
        }
    }
    rates
}

/// The rows of a rate that were in force on a day, as they stand in the file.
fn rows(id: &str, date: &str) -> String {
    let mut text = String::new();
    let mut reader = csv::Reader::from_path("data/rates.csv").expect("the rates");
    for row in reader.records().map(|row| row.expect("a row")) {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let holds = cell(4) <= date && (cell(5).is_empty() || date <= cell(5));
        if cell(0) == id && holds {
            let line = row.position().map_or(0, csv::Position::line);
            writeln!(text, "    data/rates.csv:{line}: {id} is {} {}", cell(2), cell(3)).expect("text");
        }
    }
    text
}

#[test]
fn every_example_gives_what_was_published() {
    let examples: Vec<Json> =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/examples.json"))).expect("a list");
    assert!(examples.len() >= 39, "{}", examples.len());
    let mut wrong = String::new();
    for example in &examples {
        for expected in example["expected"].as_array().expect("a list") {
            let answer = ask(example, expected);
            let number = |value: &Json| value.as_f64().expect("a number");
            let due = expected["known"].get("ours").unwrap_or(&expected["value"]);
            let ours = ours(&answer, expected);
            if ours.is_some_and(|ours| (ours - number(due)).abs() <= number(&expected["tolerance"]) + 1e-9) {
                continue;
            }
            writeln!(wrong, "{}: {}: {ours:?} and not {due}", example["id"], expected["what"]["da"]).expect("text");
            let day = [&expected["with"]["date"], &example["input"]["date"]];
            let day = day.into_iter().find_map(Json::as_str).unwrap_or("2026-12-31");
            for id in rates(&answer, ours) {
                wrong.push_str(&rows(id, day));
            }
            if !answer["faults"].is_null() {
                writeln!(wrong, "    {}", answer["faults"]).expect("text");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
