//! The pieces of work that are measured natively; `work.mjs` has the same for the wasm.

use std::{error::Error, fs, path::Path};

use jobgevinst::{
    input::{Fault, Value},
    json, laerlinge, savings, smaajob,
};
use serde::Serialize;
use serde_json::Value as Json;
pub use tax::taxes;

/// What can go wrong is told in a sentence.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What is asked, by its name in the report.
pub const SINGLES: [(&str, &str); 3] =
    [("smaajob", "smaajob-30-timer"), ("savings", "greve-nord-2018"), ("laerlinge", "laerlinge-byggesag")];

/// The input of a published case.
///
/// # Errors
/// The file is not there, or has no input.
pub fn case(name: &str) -> Result<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cases").join(name).with_extension("json");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let case: Json = serde_json::from_str(&text)?;
    Ok(case.get("input").ok_or("the case has no input")?.into())
}

/// A single answer as a page gets it: read, computed and written as text. How long the text is.
///
/// # Panics
/// The engine refuses the question, or the question is none.
#[must_use]
pub fn single(ask: &str, input: &Value) -> usize {
    match ask {
        "smaajob" => written(smaajob::answer(input)),
        "savings" => written(savings::answer(input)),
        "laerlinge" => written(laerlinge::answer(input)),
        _ => panic!("no question: {ask}"),
    }
}

fn written<T: Serialize>(answer: std::result::Result<T, Vec<Fault>>) -> usize {
    let answer = answer.unwrap_or_else(|faults| panic!("refused: {faults:?}"));
    json::text(&answer).expect("an answer is text").len()
}

/// The cohort that `cohort.mjs` wrote: the question, and its rows.
///
/// # Errors
/// The file is not there, or something else.
pub fn cohort(file: &Path) -> Result<(Value, Vec<Value>)> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let all: Json = serde_json::from_str(&text)?;
    let rows = all.get("rows").and_then(Json::as_array).ok_or("no rows")?;
    Ok((all.get("question").ok_or("no question")?.into(), rows.iter().map(Value::from).collect()))
}

/// Everybody's answer. How long its text is.
///
/// # Panics
/// The engine refuses the question or a row.
#[must_use]
pub fn batch(question: &Value, rows: &[Value]) -> usize {
    let mut batch = savings::Batch::new(question).expect("the question is in order");
    for rows in rows.chunks(1000) {
        let faulty = batch.add(rows).expect("the amounts fit");
        assert!(faulty.is_empty(), "{faulty:?}");
    }
    written(batch.finish())
}

/// The question of nine of the rows, with ten thousand draws.
///
/// # Panics
/// The question is no object.
#[must_use]
pub fn drawn(question: &Value, rows: &[Value]) -> Value {
    let Value::Object(fields) = question else { panic!("no object: {question:?}") };
    let draws = serde_json::json!({ "count": 10_000, "seed": 1 });
    let more = [("rows", Value::List(rows.iter().take(9).cloned().collect())), ("draws", (&draws).into())];
    Value::Object(fields.iter().cloned().chain(more.map(|(name, value)| (name.to_owned(), value))).collect())
}
