//! The door: the only file that knows JavaScript. It turns a plain JavaScript object into a
//! [`Value`], asks the engine, and turns the answer into a plain object.
//!
//! Input is read field by field by [`crate::input::Reader`] and not by serde: serde both ways
//! costs about twice the bytes, and its errors name neither the field nor what is allowed.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use js_sys::{JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[cfg(feature = "savings")]
use crate::savings;
use crate::{
    input::{Allowed, Fault, FaultCode, Value},
    json, offer,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// How many values an input may hold, all told. The largest of ours is a ledger of 10,000 rows with
/// nine each, beside 200 trades with a dozen; this ends cycles and lists without end.
const MOST_VALUES: u32 = 120_000;
/// How deep an input may be: ours are five objects and lists within each other.
const MOST_DEPTH: u32 = 16;

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
            field: String::new(),
            allowed: Allowed::default(),
        }];
        to_js(&Outcome::<()>::Faults { ok: false, faults }).unwrap_or(JsValue::NULL)
    })
}

fn to_js<T: Serialize>(value: &T) -> Option<JsValue> {
    json::text(value).ok().and_then(|text| JSON::parse(&text).ok())
}

// An exception that went through the engine would leave it as it was in the middle: whatever a page's
// own code can answer (a getter, a proxy) is asked so that it is caught.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// A JavaScript value as a plain one. What is beyond the budget is of the wrong type.
fn from_js(value: &JsValue) -> Value {
    let mut left = MOST_VALUES;
    plain(value, MOST_DEPTH, &mut left)
}

fn plain(value: &JsValue, depth: u32, left: &mut u32) -> Value {
    let (Some(rest), Some(depth)) = (left.checked_sub(1), depth.checked_sub(1)) else { return Value::Other };
    *left = rest;
    if value.is_null() || value.is_undefined() {
        Value::Nothing
    } else if let Some(flag) = value.as_bool() {
        Value::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if is_array(value).unwrap_or(false) {
        entries(value, depth, left).map_or(Value::Other, Value::List)
    } else if let Some(object) = value.dyn_ref::<Object>().filter(|object| !object.is_function()) {
        fields(object, depth, left).map_or(Value::Other, Value::Object)
    } else {
        Value::Other
    }
}

/// A list's entries; none where they are too many, or reading one of them throws.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "compared with what is left before it is cast"
)]
fn entries(list: &JsValue, depth: u32, left: &mut u32) -> Option<Vec<Value>> {
    let length = Reflect::get(list, &"length".into()).ok()?.as_f64()?;
    if length > f64::from(*left) {
        return None;
    }
    (0..length as u32).map(|index| Some(plain(&Reflect::get_u32(list, index).ok()?, depth, left))).collect()
}

/// An object's own fields; none where reading one of them throws.
fn fields(object: &Object, depth: u32, left: &mut u32) -> Option<Vec<(String, Value)>> {
    let mut fields = Vec::new();
    for name in Reflect::own_keys(object).ok()?.iter() {
        // A symbol is no name of a field.
        let Some(text) = name.as_string() else { continue };
        let value = Reflect::get(object, &name).ok()?;
        fields.push((text, plain(&value, depth, left)));
        if *left == 0 {
            return None;
        }
    }
    Some(fields)
}

/// Paid hours beside a benefit, hour by hour.
#[cfg(feature = "smaajob")]
#[wasm_bindgen(js_name = smaajob, skip_typescript)]
#[must_use]
pub fn smaajob_js(input: &JsValue) -> JsValue {
    outcome(crate::smaajob::answer(&from_js(input)))
}

/// Who gains when people leave a benefit for a job.
#[cfg(feature = "savings")]
#[wasm_bindgen(js_name = savings, skip_typescript)]
#[must_use]
pub fn savings_js(input: &JsValue) -> JsValue {
    outcome(savings::answer(&from_js(input)))
}

/// The same for many rows, which come in portions.
#[cfg(feature = "savings")]
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct SavingsBatch(Result<savings::Batch, Vec<Fault>>);

/// What was wrong with a portion of rows.
#[cfg(feature = "savings")]
#[derive(Serialize)]
struct Portion {
    faulty: Vec<savings::Faulty>,
}

#[cfg(feature = "savings")]
#[wasm_bindgen]
impl SavingsBatch {
    /// The question without its rows. What is wrong with it is told at the end.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(input: &JsValue) -> Self {
        Self(savings::Batch::new(&from_js(input)))
    }

    /// Takes rows in. What is no list of them is told at the end, as what does not fit.
    pub fn add(&mut self, rows: &JsValue) -> JsValue {
        let mut portion = Portion { faulty: Vec::new() };
        if let Ok(batch) = &mut self.0 {
            let added = match from_js(rows) {
                Value::List(rows) => batch.add(&rows),
                _ => Err(alloc::vec![Fault {
                    code: FaultCode::WrongType,
                    field: "/rows".to_string(),
                    allowed: Allowed::unit("list"),
                }]),
            };
            match added {
                Ok(faulty) => portion.faulty = faulty,
                Err(faults) => self.0 = Err(faults),
            }
        }
        to_js(&portion).unwrap_or(JsValue::NULL)
    }

    /// The answer for all rows.
    #[must_use]
    pub fn finish(self) -> JsValue {
        outcome(self.0.and_then(savings::Batch::finish))
    }
}

/// How many lærlinge a renovation must require.
#[cfg(feature = "laerlinge")]
#[wasm_bindgen(js_name = laerlinge, skip_typescript)]
#[must_use]
pub fn laerlinge_js(input: &JsValue) -> JsValue {
    outcome(crate::laerlinge::answer(&from_js(input)))
}

/// How many must move into work before a housing area falls under a criterion.
#[cfg(feature = "areas")]
#[wasm_bindgen(js_name = areas, skip_typescript)]
#[must_use]
pub fn areas_js(input: &JsValue) -> JsValue {
    outcome(crate::areas::answer(&from_js(input)))
}

/// What the forms offer on a date.
#[wasm_bindgen(js_name = rates, skip_typescript)]
#[must_use]
pub fn rates_js(date: &JsValue) -> JsValue {
    let input = Value::Object(alloc::vec![("date".to_string(), from_js(date))]);
    outcome(offer::on(&input))
}

/// Which engine and which data this is.
#[wasm_bindgen(js_name = version, skip_typescript)]
#[must_use]
pub fn version_js() -> JsValue {
    to_js(&offer::version()).unwrap_or(JsValue::NULL)
}
