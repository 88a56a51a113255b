//! The door: the only file that knows JavaScript. It turns a plain JavaScript object into a
//! [`Value`], asks the engine, and turns the answer into a plain object.
//!
//! Input is read field by field by [`crate::input::Reader`] and not by serde: serde both ways
//! costs about twice the bytes, and its errors name neither the field nor what is allowed.

use alloc::{string::ToString, vec::Vec};

use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    input::{Allowed, Fault, FaultCode, Value},
    laerlinge, offer, savings, smaajob,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// How deep an input may nest before it is no input of ours; ends a cycle.
const DEEPEST: u32 = 8;

/// What a call returns.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<T> {
    Answer { ok: bool, result: T },
    Faults { ok: bool, faults: Vec<Fault> },
}

fn outcome<T: Serialize>(answer: Result<T, Vec<Fault>>) -> JsValue {
    let outcome = match answer {
        Ok(result) => Outcome::Answer { ok: true, result },
        Err(faults) => Outcome::Faults { ok: false, faults },
    };
    to_js(&outcome).unwrap_or_else(|| {
        // An amount beyond what a JavaScript number holds exactly.
        let faults = alloc::vec![Fault {
            code: FaultCode::Overflow,
            field: alloc::string::String::new(),
            allowed: Allowed::default(),
        }];
        to_js(&Outcome::<()>::Faults { ok: false, faults }).unwrap_or(JsValue::NULL)
    })
}

fn to_js<T: Serialize>(value: &T) -> Option<JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()
}

fn from_js(value: &JsValue, depth: u32) -> Value {
    if value.is_null() || value.is_undefined() {
        Value::Nothing
    } else if let Some(flag) = value.as_bool() {
        Value::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if depth >= DEEPEST {
        Value::Other
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Value::List(list.iter().map(|entry| from_js(&entry, depth + 1)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>().filter(|object| !object.is_function()) {
        let entries = Object::entries(object);
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), from_js(&entry.get(1), depth + 1))
        };
        Value::Object(entries.iter().map(field).collect())
    } else {
        Value::Other
    }
}

/// Paid hours beside a benefit, hour by hour.
#[wasm_bindgen(js_name = smaajob, skip_typescript)]
#[must_use]
pub fn smaajob_js(input: &JsValue) -> JsValue {
    outcome(smaajob::answer(&from_js(input, 0)))
}

/// Who gains when people leave a benefit for a job.
#[wasm_bindgen(js_name = savings, skip_typescript)]
#[must_use]
pub fn savings_js(input: &JsValue) -> JsValue {
    outcome(savings::answer(&from_js(input, 0)))
}

/// How many lærlinge a renovation must require.
#[wasm_bindgen(js_name = laerlinge, skip_typescript)]
#[must_use]
pub fn laerlinge_js(input: &JsValue) -> JsValue {
    outcome(laerlinge::answer(&from_js(input, 0)))
}

/// What the forms offer on a date.
#[wasm_bindgen(js_name = rates, skip_typescript)]
#[must_use]
pub fn rates_js(date: &JsValue) -> JsValue {
    let input = Value::Object(alloc::vec![("date".to_string(), from_js(date, 0))]);
    outcome(offer::on(&input))
}

/// Which engine and which data this is.
#[wasm_bindgen(js_name = version, skip_typescript)]
#[must_use]
pub fn version_js() -> JsValue {
    to_js(&offer::version()).unwrap_or(JsValue::NULL)
}
