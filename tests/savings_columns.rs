//! Gevinst of rows in columns, and of two batches that share the work: to the øre what the same rows
//! come to as objects, in one batch.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails loudly"
)]

mod common;

use common::json;
use jobgevinst::{
    input::Value as Plain,
    savings::{Batch, COLUMNS, Column, RowColumns},
};
use serde_json::{Value, json};

/// The same numbers in every run.
struct Lots(u64);

impl Lots {
    fn whole(&mut self, from: i32, to: i32) -> i32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + ((self.0 >> 33) % (to - from + 1) as u64) as i32
    }
}

/// Kinds of people: every way to move, with and without what may be absent; the last two are no rows.
fn kinds() -> Vec<Value> {
    let to = |to: &str| json!([{ "to": to, "wage": { "per": "month", "amount": 0 } }]);
    vec![
        json!({ "benefit": "kontanthjaelp", "variant": "forhoejetSats", "children": 2, "household": "single", "phases": to("job") }),
        json!({ "benefit": "dagpenge", "variant": "fuldtid", "churchMember": true, "pension": 4, "pensionEmployer": 8, "phases": to("job") }),
        json!({ "benefit": "sygedagpenge", "variant": "sygedagpenge", "household": "couple", "children": 1, "months": 9, "phases": to("job") }),
        json!({ "benefit": "foertidspension", "variant": "foertidspension", "age": 51, "kommuneShare": 80,
            "phases": [{ "to": "smaajob", "wage": { "per": "hour", "amount": 0, "hours": 8 } }] }),
        json!({ "benefit": "kontanthjaelp", "variant": "grundsats", "persons": 4, "grant": { "amount": 5_000_000, "weeks": 26 },
            "phases": [{ "to": "loentilskud", "wage": { "per": "hour", "amount": 0, "hours": 37 }, "subsidy": { "amount": 900_000, "payer": "kommune" } },
                { "from": 7, "to": "job", "wage": { "per": "month", "amount": 2_600_000 } }] }),
        json!({ "benefit": "none", "phases": to("job") }),
        json!({ "benefit": "dagpenge", "variant": "fuldtid", "phases": [{ "to": "unknown" }] }),
        json!({ "benefit": "kontanthjaelp", "variant": "mindstesats", "phases": [{ "to": "job", "wage": { "per": "month", "amount": 0, "hours": 0 } }] }),
        json!({ "benefit": "dagpenge", "variant": "fuldtid", "phases": [] }),
    ]
}

/// So many rows of the kinds: a number in a hundred is one that a row may not have.
fn columns(lots: &mut Lots, rows: usize) -> RowColumns {
    let mut columns = RowColumns { kind: Vec::new(), ..RowColumns::default() };
    let mut numbers: [Vec<i32>; COLUMNS.len()] = Default::default();
    for _ in 0..rows {
        let kind = lots.whole(0, 9);
        columns.kind.push(kind as u32);
        for ((_, column), numbers) in COLUMNS.iter().zip(&mut numbers) {
            let (least, most) = match column {
                Column::Persons => (1, 9),
                Column::Age => (16, 66),
                Column::Kommune => ([101, 147, 461, 751, 101, 147, 461, 751, 999][lots.whole(0, 8) as usize], 0),
                Column::WeeksOnSupport => (0, 120),
                Column::Rent => (0, 900_000),
                Column::Daycare => (0, 400_000),
                Column::Wage => (0, if matches!(kind, 3 | 4) { 40_000 } else { 4_000_000 }),
            };
            numbers.push(match lots.whole(0, 99) {
                0 => i32::MAX,
                1..=20 => -1,
                _ if most == 0 => least,
                _ => lots.whole(least, most),
            });
        }
    }
    columns.numbers = numbers.map(Some);
    columns
}

/// The rows as objects.
fn objects(kinds: &[Value], columns: &RowColumns) -> Vec<Value> {
    let row = |(row, kind): (usize, &u32)| {
        let Some(kind) = kinds.get(*kind as usize) else { return json!(null) };
        let mut object = kind.clone();
        for ((name, column), numbers) in COLUMNS.iter().zip(&columns.numbers) {
            let Some(number) = numbers.as_ref().map(|numbers| numbers[row]).filter(|number| *number >= 0) else {
                continue;
            };
            match column {
                Column::Kommune => object[*name] = json!(format!("{number:04}")),
                Column::Wage => {
                    if let Some(phase) = object["phases"].get_mut(0) {
                        phase["wage"]["amount"] = json!(number);
                    }
                }
                _ => object[*name] = json!(number),
            }
        }
        object
    };
    columns.kind.iter().enumerate().map(row).collect()
}

fn plain(values: &[Value]) -> Vec<Plain> {
    values.iter().map(Plain::from).collect()
}

fn batch(tornado: bool) -> Batch {
    let question = json!({ "date": "2026-01-01", "years": 4, "tornado": tornado, "savedActivation": 1_200_000,
        "costs": [{ "payer": "kommune", "amount": 9_000_000 }] });
    Batch::new(&Plain::from(&question)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn rows_in_columns_are_the_same_rows() {
    let lots = &mut Lots(7);
    let kinds = kinds();
    let columns = columns(lots, 1_500);
    let (mut of_objects, mut of_columns) = (batch(true), batch(true));
    let faulty = of_objects.add(&plain(&objects(&kinds, &columns))).expect("amounts that fit");
    let added = of_columns.add_columns(&plain(&kinds), &columns).expect("amounts that fit");

    // What a kind's number is, an object does not say: it is no row at all.
    let told = |faulty: &Value| {
        let faulty = faulty.as_array().cloned().unwrap_or_default();
        faulty
            .into_iter()
            .filter(|row| columns.kind[row["row"].as_u64().unwrap_or_default() as usize] < 9)
            .collect::<Vec<_>>()
    };
    let [faulty, of_columns_faulty] =
        [serde_json::to_value(&faulty), serde_json::to_value(&added.faulty)].map(Result::unwrap_or_default);
    assert_eq!(told(&faulty), told(&of_columns_faulty));
    assert!((150..900).contains(&added.faulty.len()), "{}", added.faulty.len());

    let [mut objects, mut columns] = [of_objects.finish(), of_columns.finish()].map(|answer| json(&answer));
    let rows = objects["rows"].as_array().cloned().unwrap_or_default();
    assert!(rows.len() > 500, "{}", rows.len());
    for row in &rows {
        let number = row["row"].as_u64().unwrap_or_default() as usize;
        for (part, gross) in ["kommune", "stat", "borger", "total"].iter().zip(&added.gross) {
            assert_eq!(row[part].as_i64(), Some(gross[number].ore()), "row {number}, {part}");
        }
    }
    assert_eq!(added.gross.each_ref().map(Vec::len), [1_500; 4]);
    for answer in [&mut objects, &mut columns] {
        answer["faulty"] = json!(null);
    }
    assert_eq!(objects, columns);
}

#[test]
fn two_batches_that_are_joined_are_one() {
    let lots = &mut Lots(11);
    let kinds = plain(&kinds());
    let columns = columns(lots, 900);
    let part = |rows: core::ops::Range<usize>| {
        let mut batch = batch(true);
        let part = RowColumns {
            kind: columns.kind[rows.clone()].to_vec(),
            numbers: columns.numbers.each_ref().map(|numbers| Some(numbers.as_ref()?[rows.clone()].to_vec())),
        };
        batch.add_columns(&kinds, &part).expect("amounts that fit");
        batch
    };
    let without_rows = |mut answer: Value| {
        (answer["rows"], answer["faulty"]) = (json!([]), json!([]));
        answer
    };
    let whole = without_rows(json(&part(0..900).finish()));
    for cut in [0, 1, 450, 899, 900] {
        let (mut first, mut second) = (part(0..cut), part(cut..900));
        first.join(&second.part()).expect("a part");
        assert_eq!(without_rows(json(&first.finish())), whole, "cut at {cut}");
    }
}

#[test]
fn what_is_no_part_is_refused_and_changes_nothing() {
    let kinds = plain(&kinds());
    let columns = columns(&mut Lots(3), 50);
    let with_rows = || {
        let mut batch = batch(false);
        batch.add_columns(&kinds, &columns).expect("amounts that fit");
        batch
    };
    let good = with_rows().part();
    let of_another_question = batch(true).part();
    let changed = |at: usize, number: i64| {
        let mut part = good.clone();
        part[at] = number;
        part
    };
    let bad = [
        Vec::new(),
        vec![0; 3],
        of_another_question,
        good[1..].to_vec(),
        changed(0, -1),
        changed(1, i64::MAX),
        changed(2, -5),
        changed(5, 9),
        changed(7, 9),
    ];
    let untouched = json(&with_rows().finish());
    for part in bad {
        let mut batch = with_rows();
        let refused = batch.join(&part).expect_err("no part");
        assert_eq!(refused[0].field, "/part", "{part:?}");
        assert_eq!(json(&batch.finish()), untouched);
    }
}

#[test]
fn columns_are_of_one_length() {
    let mut columns = columns(&mut Lots(5), 10);
    columns.numbers[4] = Some(vec![0; 9]);
    let faults = batch(false).add_columns(&plain(&kinds()), &columns).expect_err("a column that is too short");
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["/columns/rent"]);
}

#[test]
fn a_number_below_nothing_is_the_kinds_own() {
    let kinds = plain(&kinds());
    let own = RowColumns { kind: vec![3, 4], ..RowColumns::default() };
    let told = RowColumns {
        numbers: core::array::from_fn(|_| Some(vec![-1; 2])),
        ..own.clone()
    };
    let gross = |columns: &RowColumns| batch(false).add_columns(&kinds, columns).expect("rows").gross;
    assert_eq!(gross(&own), gross(&told));
}
