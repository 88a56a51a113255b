//! A second opinion: answers computed by another implementation, written from the statutes in
//! another language by somebody who had not read this one. Every variant in every year, both
//! readings of what is not settled, church and kommune, part of a year, every step of the ladder.
//! A rate or a rule that changes here and not there is red.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use common::{json, ore};
use jobgevinst::{input::Value, savings, smaajob};
use serde_json::Value as Json;

#[test]
fn an_independent_implementation_gives_the_same_ore() {
    let cases: Vec<Json> = serde_json::from_str(include_str!("independent/answers.json")).expect("a list");
    assert!(cases.len() > 200);
    for case in &cases {
        let input = Value::from(&case["input"]);
        let answer = match case["ask"].as_str() {
            Some("smaajob") => json(&smaajob::answer(&input)),
            Some("savings") => json(&savings::answer(&input)),
            other => panic!("nothing is called {other:?}"),
        };
        for (pointer, expected) in case["expected"].as_object().expect("expectations") {
            assert_eq!(Some(ore(&answer, pointer)), expected.as_i64(), "{pointer} of {}", case["input"]);
        }
    }
}
