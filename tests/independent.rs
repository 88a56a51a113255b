//! A second opinion: answers computed by a second implementation, written in another language from
//! the project's notes on the statutes. It shares a few parameters with `data/` (kontanthjælp of
//! hjemmeboende, the average kommuneskat of 2019 to 2021, kirkeskat of 2024 and some limits of 2021
//! and 2022), so for those it repeats and does not confirm. It covers every variant in every year,
//! both readings of what is not settled, church and kommune, part of a year, and every step of the
//! ladder: a rate or a rule that changes here and not there is red.
//!
//! Its answers about gevinst are of one year without ATP, which it does not count, and without
//! children in the years of grøn check's part for them.
//!
//! The answers about benefits other than kontanthjælp and dagpenge, and about the household, come
//! from a third implementation, written without having seen this code, from the notes, the
//! decisions and `data/`: it confirms the rules, not the rates. Where the notes leave a choice it
//! was told which one is ours; questions where it chose otherwise itself (ATP at 15, the pension
//! of a wage under a socialt frikort, a typed amount beside a known rate, how much of grøn check
//! is the benefit's) are not among them.
//!
//! A fourth, likewise written without having seen this code, gave the answers of those who have a
//! child at home on a rate of those who live with their parents or on revalidering, and of tidlig
//! pension with its grøn check: the first three held the rate that was named.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use common::{json, ore};
use jobgevinst::{input::Value, savings, smaajob};
use serde_json::Value as Json;

#[test]
fn a_second_implementation_gives_the_same_ore() {
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
