//! The door, in node and in a real browser: the runner of the tests chooses.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation, reason = "a test fails loudly")]

use jobgevinst::web::{SavingsBatch, areas_js, laerlinge_js, rates_js, savings_js, smaajob_js, version_js};
use js_sys::{BigInt64Array, Int32Array, JSON, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The value at a dotted path.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| Reflect::get(&value, &name.into()).unwrap())
}

#[wasm_bindgen_test]
fn smaajob_answers_in_ore() {
    let answer = smaajob_js(&parse(
        r#"{ "date": "2019-05-01", "benefit": "kontanthjaelp", "variant": "fyldt30", "household": "single",
             "hours": 30, "hourlyWage": 13000, "atp": false }"#,
    ));
    assert_eq!(at(&answer, "ok"), JsValue::TRUE);
    assert_eq!(at(&answer, "result.point.benefit"), JsValue::from(865_460));
    assert_eq!(at(&answer, "result.gain.beforeTax"), JsValue::from(81_960));
    assert_eq!(at(&answer, "result.curve.length"), JsValue::from(161));
}

#[wasm_bindgen_test]
fn laerlinge_answers_in_decimals() {
    let answer = laerlinge_js(&parse(r#"{ "supported": 12000000000, "unsupported": 6000000000, "moms": "included" }"#));
    assert_eq!(at(&answer, "result.contract.aarsvaerk"), JsValue::from(10.8));
    assert_eq!(at(&answer, "result.contract.hours"), JsValue::from(20_780));
    assert_eq!(at(&answer, "result.averagePresent"), JsValue::NULL);
}

#[wasm_bindgen_test]
fn an_area_answers_in_people_and_percent() {
    let answer = areas_js(&parse(r#"{ "list": 2026, "outside": { "average": 41.9, "residents": 1200 } }"#));
    assert_eq!(at(&answer, "result.now.levels.0.criteria.0.value"), JsValue::from(41.9));
    assert_eq!(at(&answer, "result.now.levels.0.criteria.0.mustMove.central"), JsValue::from(23));
    assert_eq!(at(&answer, "result.calendar.0.months.0.start"), JsValue::from("2026-01"));
}

#[wasm_bindgen_test]
fn savings_names_every_fault() {
    let answer = savings_js(&parse(
        r#"{ "date": "2026-01-01", "rows": [{ "persons": "ni", "phases": [{}] }, {}], "costs": [{ "amount": -5 }] }"#,
    ));
    assert_eq!(at(&answer, "ok"), JsValue::FALSE);
    let faults = JSON::stringify(&at(&answer, "faults")).unwrap().as_string().unwrap();
    for field in [
        "/rows/0/persons",
        "/rows/0/benefit",
        "/rows/0/phases/0/to",
        "/rows/1/phases",
        "/costs/0/amount",
        "/costs/0/payer",
    ] {
        assert!(faults.contains(field), "{field}: {faults}");
    }
}

/// Rows in portions give what they give together, and a faulty one is told by its number.
#[wasm_bindgen_test]
fn a_batch_is_the_rows_together() {
    let row = r#"{ "benefit": "dagpenge", "variant": "fuldtid", "phases": [{ "to": "job", "wage": { "per": "month", "amount": 2500000 } }] }"#;
    let mut batch = SavingsBatch::new(&parse(r#"{ "date": "2026-01-01" }"#));
    let faulty = batch.add(&parse(&format!(r#"[{row}, {{ "benefit": "ukendt" }}]"#)));
    assert_eq!(at(&faulty, "faulty.0.row"), JsValue::from(1));
    assert_eq!(at(&batch.add(&parse(&format!("[{row}]"))), "faulty.length"), JsValue::from(0));
    let answer = batch.finish();
    let together = savings_js(&parse(&format!(r#"{{ "date": "2026-01-01", "rows": [{row}, {row}] }}"#)));
    assert_eq!(at(&answer, "result.faultyCount"), JsValue::from(1));
    let purses = |answer| JSON::stringify(&at(answer, "result.purses")).unwrap().as_string();
    assert_eq!(purses(&answer), purses(&together));
    let refused = SavingsBatch::new(&parse(r#"{ "date": "1900-01-01" }"#)).finish();
    assert_eq!(at(&refused, "ok"), JsValue::FALSE);
}

/// Rows in columns, half of them by another batch, are the rows as objects.
#[wasm_bindgen_test]
fn a_batch_takes_columns_and_anothers_part() {
    let kind = r#"{ "benefit": "dagpenge", "variant": "fuldtid", "phases": [{ "to": "job", "wage": { "per": "month", "amount": 0 } }] }"#;
    let with_wage = |wage: i32| kind.replace("\"amount\": 0", &format!("\"amount\": {wage}"));
    let question = parse(r#"{ "date": "2026-01-01" }"#);
    let columns = |kinds: &[u32], wages: &[i32]| {
        let columns = Object::new();
        Reflect::set(&columns, &"kind".into(), &Uint32Array::from(kinds)).unwrap();
        Reflect::set(&columns, &"wage".into(), &Int32Array::from(wages)).unwrap();
        JsValue::from(columns)
    };
    let kinds = parse(&format!("[{kind}]"));
    let (mut batch, mut other) = (SavingsBatch::new(&question), SavingsBatch::new(&question));
    let added = batch.add_columns(&kinds, &columns(&[0, 1, 0], &[2_500_000, 2_500_000, i32::MAX]));
    assert_eq!(at(&added, "faulty.0.faults.0.field"), JsValue::from("/rows/1/kind"));
    assert_eq!(at(&added, "faulty.1.faults.0.field"), JsValue::from("/rows/2/phases/0/wage/amount"));
    let gross = at(&added, "total").dyn_into::<BigInt64Array>().unwrap().to_vec();
    other.add_columns(&kinds, &columns(&[0], &[3_000_000]));
    let part = BigInt64Array::from(other.part().as_slice());
    batch.join(&part);
    let answer = batch.finish();
    let rows = [2_500_000, 3_000_000].map(with_wage).join(",");
    let together = savings_js(&parse(&format!(r#"{{ "date": "2026-01-01", "tornado": true, "rows": [{rows}] }}"#)));
    assert_eq!(at(&answer, "result.faultyCount"), JsValue::from(2));
    assert_eq!(gross, [at(&together, "result.rows.0.total").as_f64().unwrap() as i64, 0, 0]);
    for what in ["purses", "total", "tornado", "perPersonYear"] {
        let text = |answer| JSON::stringify(&at(answer, &format!("result.{what}"))).unwrap().as_string();
        assert_eq!(text(&answer), text(&together), "{what}");
    }
}

/// What is no column is told at the end, by its name.
#[wasm_bindgen_test]
fn a_batch_names_what_is_no_column() {
    let question = parse(r#"{ "date": "2026-01-01" }"#);
    let told = |kinds: &str, columns: &str| {
        let mut batch = SavingsBatch::new(&question);
        let added = batch.add_columns(&parse(kinds), &parse(columns));
        assert_eq!(at(&added, "faulty.length"), JsValue::from(0));
        let answer = batch.finish();
        at(&answer, "faults")
            .dyn_into::<js_sys::Array>()
            .unwrap()
            .iter()
            .map(|fault| {
                format!("{} {}", at(&fault, "code").as_string().unwrap(), at(&fault, "field").as_string().unwrap())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told("1", "{}"), ["wrongType /kinds"]);
    assert_eq!(told("[]", "[1]"), ["unknownField /columns/0", "unknownField /columns/length"]);
    assert_eq!(told("[]", "{}"), ["missing /columns/kind"]);
    assert_eq!(
        told("[]", r#"{ "kind": [0], "rent": 3, "hours": [] }"#),
        ["wrongType /columns/kind", "wrongType /columns/rent", "unknownField /columns/hours"]
    );
    let mut batch = SavingsBatch::new(&question);
    batch.join(&JsValue::from("no part"));
    assert_eq!(at(&batch.finish(), "faults.0.field"), JsValue::from("/part"));
}

/// An amount that a JavaScript number cannot hold to the øre is a fault, never a number near it.
#[wasm_bindgen_test]
fn an_amount_beyond_2_to_the_53_is_an_overflow() {
    let ask = |rows: usize| {
        let row = r#"{ "persons": 1000000, "benefit": "none", "pensionEmployer": 30,
            "phases": [{ "to": "job", "wage": { "per": "month", "amount": 30000000 } }] }"#;
        let rows = vec![row; rows].join(",");
        let asked =
            r#""date": "2026-01-01", "years": 10, "retention": { "kind": "own" }, "counterfactual": 0, "atp": false"#;
        savings_js(&parse(&format!(r#"{{ {asked}, "draws": {{ "count": 100, "seed": 1 }}, "rows": [{rows}] }}"#)))
    };
    // A million of the best paid: each year 4.68 million kr. (wage and pension) of each.
    let most = ask(1);
    assert_eq!(at(&most, "result.production.9"), JsValue::from(468_000_000_000_000_f64));
    for rows in [2, 20, 2_000] {
        let answer = ask(rows);
        assert_eq!(at(&answer, "ok"), JsValue::FALSE, "{rows}");
        assert_eq!(at(&answer, "faults.0.code"), JsValue::from("overflow"), "{rows}");
    }
}

#[wasm_bindgen_test]
fn odd_values_are_faults_and_not_panics() {
    let cycle = parse(r#"{ "date": "2026-01-01" }"#);
    Reflect::set(&cycle, &"self".into(), &cycle).unwrap();
    let odd = [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(f64::NAN),
        JsValue::symbol(None),
        JsValue::bigint_from_str("7"),
        cycle,
    ];
    for input in odd {
        for answer in [smaajob_js(&input), savings_js(&input), laerlinge_js(&input), areas_js(&input)] {
            assert_eq!(at(&answer, "ok"), JsValue::FALSE);
        }
    }
}

/// A wide cycle, a list without end and a getter that throws end at once, as faults.
#[wasm_bindgen_test]
fn hostile_values_end() {
    let wide = parse("{}");
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        Reflect::set(&wide, &name.into(), &wide).unwrap();
    }
    let endless = parse(r#"{ "costs": [] }"#);
    Reflect::set(&at(&endless, "costs"), &"length".into(), &JsValue::from(300_000_000)).unwrap();
    let throws = js_sys::eval("({ get date() { throw new Error('no') } })").unwrap();
    for input in [wide, endless, throws] {
        assert_eq!(at(&savings_js(&input), "ok"), JsValue::FALSE);
    }
}

#[wasm_bindgen_test]
fn the_forms_get_their_defaults() {
    let offer = rates_js(&"2026-01-01".into());
    assert_eq!(at(&offer, "result.benefits.0.variants.0.variant"), JsValue::from("forhoejetSats"));
    assert_eq!(at(&offer, "result.tax.basis"), JsValue::from("average"));
    assert_eq!(at(&rates_js(&JsValue::from(7)), "ok"), JsValue::FALSE);
    assert!(at(&version_js(), "engine").is_string());
}
