//! The door: the only file that knows JavaScript. It turns a plain JavaScript object into a
//! [`Value`], asks the engine, and turns the answer into a plain object.
//!
//! Input is read field by field by [`crate::input::Reader`] and not by serde: serde both ways
//! costs about twice the bytes, and its errors name neither the field nor what is allowed.

#[cfg(feature = "batch")]
use alloc::{format, string::ToString};
use alloc::{string::String, vec::Vec};

#[cfg(feature = "batch")]
use js_sys::{Array, ArrayBuffer, BigInt64Array, Function, Int32Array, Uint32Array};
use js_sys::{JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[cfg(feature = "savings")]
use crate::savings;
#[cfg(feature = "batch")]
use crate::savings::RowColumns;
use crate::{
    input::{Allowed, Fault, FaultCode, Value},
    json, offer,
};

#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Whoever loads it sees that the wasm has stopped, as with the standard library.
#[cfg(not(feature = "std"))]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

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
#[cfg(feature = "batch")]
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct SavingsBatch(Result<savings::Batch, Vec<Fault>>);

/// What was wrong with a portion of rows.
#[cfg(feature = "batch")]
#[derive(Serialize)]
struct Portion {
    faulty: Vec<savings::Faulty>,
}

/// The most rows in columns at a time: four megabytes for each column.
#[cfg(feature = "batch")]
const MOST_IN_COLUMNS: u32 = 1_000_000;

/// A copy of a typed array of the kind with this name. What only says that it is one (a proxy, an own
/// `length`) has no say in the copy.
#[cfg(feature = "batch")]
fn copied<T: JsCast>(value: &JsValue, name: &str) -> Option<T> {
    if !(ArrayBuffer::is_view(value) && value.is_instance_of::<T>()) {
        return None;
    }
    let kind: Function = Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&kind, &Array::of1(value)).ok()?.dyn_into().ok()
}

/// The columns of an object, or what is wrong with them.
#[cfg(feature = "batch")]
fn columns(object: &JsValue) -> Result<RowColumns, Vec<Fault>> {
    let mut columns = RowColumns::default();
    let mut faults = Vec::new();
    let Some(keys) = object.dyn_ref::<Object>().and_then(|object| Reflect::own_keys(object).ok()) else {
        return Err(alloc::vec![fault(FaultCode::WrongType, "/columns", "object")]);
    };
    let mut has_kinds = false;
    for name in keys.iter().filter_map(|name| name.as_string()) {
        let value = Reflect::get(object, &name.as_str().into()).unwrap_or(JsValue::NULL);
        let known = savings::COLUMNS.iter().zip(&mut columns.numbers).find(|((known, _), _)| *known == name);
        let (kinds, numbers) =
            (copied::<Uint32Array>(&value, "Uint32Array"), copied::<Int32Array>(&value, "Int32Array"));
        let code = match (name.as_str(), kinds, numbers, known) {
            ("kind", Some(kinds), ..) if kinds.length() <= MOST_IN_COLUMNS => {
                columns.kind = kinds.to_vec();
                has_kinds = true;
                continue;
            }
            (_, _, Some(numbers), Some((_, column))) if numbers.length() <= MOST_IN_COLUMNS => {
                *column = Some(numbers.to_vec());
                continue;
            }
            (_, _, _, Some(_)) if value.is_undefined() => continue,
            ("kind", Some(_), ..) | (_, _, Some(_), Some(_)) => FaultCode::TooMany,
            ("kind", ..) | (_, _, _, Some(_)) => FaultCode::WrongType,
            _ => FaultCode::UnknownField,
        };
        faults.push(fault(code, &format!("/columns/{name}"), "list"));
    }
    if !has_kinds && faults.is_empty() {
        faults.push(fault(FaultCode::Missing, "/columns/kind", "list"));
    }
    if faults.is_empty() { Ok(columns) } else { Err(faults) }
}

#[cfg(feature = "batch")]
fn fault(code: FaultCode, field: &str, unit: &'static str) -> Fault {
    Fault { code, field: field.to_string(), allowed: Allowed::unit(unit) }
}

/// The entries of a list.
#[cfg(feature = "batch")]
fn list(value: &JsValue, field: &str) -> Result<Vec<Value>, Vec<Fault>> {
    match from_js(value) {
        Value::List(entries) => Ok(entries),
        _ => Err(alloc::vec![fault(FaultCode::WrongType, field, "list")]),
    }
}

#[cfg(feature = "batch")]
#[wasm_bindgen]
impl SavingsBatch {
    /// The question without its rows. What is wrong with it is told at the end.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(input: &JsValue) -> Self {
        Self(savings::Batch::new(&from_js(input)))
    }

    /// Does something with the batch; what is wrong with more than rows is told at the end.
    fn with<R: Default>(&mut self, work: impl FnOnce(&mut savings::Batch) -> Result<R, Vec<Fault>>) -> R {
        let Ok(batch) = &mut self.0 else { return R::default() };
        work(batch).unwrap_or_else(|faults| {
            self.0 = Err(faults);
            R::default()
        })
    }

    /// Takes rows in. What is no list of them is told at the end, as what does not fit.
    pub fn add(&mut self, rows: &JsValue) -> JsValue {
        let faulty = self.with(|batch| batch.add(&list(rows, "/rows")?));
        to_js(&Portion { faulty }).unwrap_or(JsValue::NULL)
    }

    /// Takes rows in that come in columns, and tells what each comes to.
    #[wasm_bindgen(js_name = addColumns)]
    pub fn add_columns(&mut self, kinds: &JsValue, of_rows: &JsValue) -> JsValue {
        let added = self.with(|batch| batch.add_columns(&list(kinds, "/kinds")?, &columns(of_rows)?));
        let portion = to_js(&Portion { faulty: added.faulty }).unwrap_or(JsValue::NULL);
        for (name, gross) in ["kommune", "stat", "borger", "total"].into_iter().zip(&added.gross) {
            let amounts: Vec<i64> = gross.iter().map(|amount| amount.ore()).collect();
            // An object of our own takes it.
            let _ = Reflect::set(&portion, &name.into(), &BigInt64Array::from(amounts.as_slice()));
        }
        portion
    }

    /// What the rows so far come to, for another batch.
    pub fn part(&mut self) -> Vec<i64> {
        self.with(|batch| Ok(batch.part()))
    }

    /// Takes in the rows of another batch. What is no part of its is told at the end.
    pub fn join(&mut self, part: &JsValue) {
        let part = copied::<BigInt64Array>(part, "BigInt64Array").filter(|part| part.length() <= MOST_IN_COLUMNS);
        let numbers = part.map(|part| part.to_vec()).unwrap_or_default();
        self.with(|batch| batch.join(&numbers));
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
    let input = Value::Object(alloc::vec![(String::from("date"), from_js(date))]);
    outcome(offer::on(&input))
}

/// Which engine and which data this is.
#[wasm_bindgen(js_name = version, skip_typescript)]
#[must_use]
pub fn version_js() -> JsValue {
    to_js(&offer::version()).unwrap_or(JsValue::NULL)
}
