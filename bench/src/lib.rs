//! The pieces of work that are measured natively; `work.mjs` has the same for the wasm.

use std::{error::Error, fs, path::Path};

use jobgevinst::{
    input::{Fault, Value},
    json, laerlinge,
    savings::{self, Batch, COLUMNS, RowColumns},
    smaajob,
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

/// The cohort that `cohort.mjs` wrote.
#[derive(Debug)]
pub struct Cohort {
    /// Without its rows.
    pub question: Value,
    /// As objects.
    pub rows: Vec<Value>,
    /// The same in columns: what they have in common, and the numbers.
    pub table: (Vec<Value>, RowColumns),
}

/// Reads it.
///
/// # Errors
/// The file is not there, or something else.
pub fn cohort(file: &Path) -> Result<Cohort> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let all: Json = serde_json::from_str(&text)?;
    let values = |place: &str| -> Result<Vec<Value>> {
        let list = all.pointer(place).and_then(Json::as_array).ok_or_else(|| format!("no {place}"))?;
        Ok(list.iter().map(Value::from).collect())
    };
    let column = |name: &str| all.pointer(&format!("/table/columns/{name}")).cloned().ok_or_else(|| format!("no {name}"));
    let mut columns = RowColumns { kind: serde_json::from_value(column("kind")?)?, ..RowColumns::default() };
    for ((name, _), numbers) in COLUMNS.iter().zip(&mut columns.numbers) {
        *numbers = Some(serde_json::from_value(column(name)?)?);
    }
    Ok(Cohort {
        question: all.get("question").ok_or("no question")?.into(),
        rows: values("/rows")?,
        table: (values("/table/kinds")?, columns),
    })
}

fn everybody(question: &Value, add: impl FnOnce(&mut Batch)) -> usize {
    let mut batch = Batch::new(question).expect("the question is in order");
    add(&mut batch);
    written(batch.finish())
}

/// Everybody's answer, from columns. How long its text is.
///
/// # Panics
/// The engine refuses the question or a row.
#[must_use]
pub fn batch(cohort: &Cohort) -> usize {
    let (kinds, columns) = &cohort.table;
    everybody(&cohort.question, |batch| {
        let added = batch.add_columns(kinds, columns).expect("the amounts fit");
        assert!(added.faulty.is_empty(), "{:?}", added.faulty);
    })
}

/// The same from objects.
///
/// # Panics
/// The engine refuses the question or a row.
#[must_use]
pub fn objects(cohort: &Cohort) -> usize {
    everybody(&cohort.question, |batch| {
        for rows in cohort.rows.chunks(1000) {
            let faulty = batch.add(rows).expect("the amounts fit");
            assert!(faulty.is_empty(), "{faulty:?}");
        }
    })
}

/// The question of nine of the rows, with ten thousand draws.
///
/// # Panics
/// The question is no object.
#[must_use]
pub fn drawn(Cohort { question, rows, .. }: &Cohort) -> Value {
    let Value::Object(fields) = question else { panic!("no object: {question:?}") };
    let draws = serde_json::json!({ "count": 10_000, "seed": 1 });
    let more = [("rows", Value::List(rows.iter().take(9).cloned().collect())), ("draws", (&draws).into())];
    Value::Object(fields.iter().cloned().chain(more.map(|(name, value)| (name.to_owned(), value))).collect())
}
