//! What the native tests share: JSON in and out, exactly as a page sees it.

#![allow(dead_code, clippy::panic, reason = "each test file uses its own part, and fails loudly")]

pub mod written;

use serde::Serialize;

/// An engine's answer, or its faults, as JSON.
pub fn json<T: Serialize, F: Serialize>(answer: &Result<T, F>) -> serde_json::Value {
    match answer {
        Ok(result) => serde_json::to_value(result),
        Err(faults) => serde_json::to_value(faults).map(|faults| serde_json::json!({ "faults": faults })),
    }
    .unwrap_or_default()
}

/// The amount at a JSON pointer, in øre.
#[track_caller]
pub fn ore(json: &serde_json::Value, pointer: &str) -> i64 {
    json.pointer(pointer)
        .and_then(serde_json::Value::as_i64)
        .unwrap_or_else(|| panic!("no amount at {pointer} in {json}"))
}

/// "8,654.60" or "8654.60" as øre.
#[track_caller]
pub fn kr(text: &str) -> i64 {
    let plain = text.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "00"));
    format!("{whole}{fraction:0<2}").parse().unwrap_or_else(|_| panic!("no amount: {text}"))
}

/// Code and field of each fault.
pub fn faults(json: &serde_json::Value) -> Vec<(String, String)> {
    let text = |fault: &serde_json::Value, name: &str| fault[name].as_str().unwrap_or_default().to_owned();
    let list = json["faults"].as_array().cloned().unwrap_or_default();
    list.iter().map(|fault| (text(fault, "code"), text(fault, "field"))).collect()
}
