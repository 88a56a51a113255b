//! The page on the method (`www/metode.html`) holds none of the law's numbers: they are put in from
//! `data/rates.csv`, so that the text is never older than the data.

#![allow(clippy::expect_used, reason = "a test fails loudly")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What a text names beside rates.
const OTHERS: [&str; 8] = ["section", "date", "from", "to", "source", "version", "data", "url"];
/// The numbers of sums, not of the law: one, months, weeks and percent.
const OF_SUMS: [&str; 4] = ["1", "12", "52", "100"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file")
}

fn texts(language: &str) -> BTreeMap<String, String> {
    serde_json::from_str(&read(&format!("www/i18n/{language}-metode.json"))).expect("a flat object of texts")
}

/// What stands in braces, and the text without it.
fn places(text: &str) -> (Vec<&str>, String) {
    let mut parts = text.split('{');
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut places = Vec::new();
    for part in parts {
        let (place, after) = part.split_once('}').unwrap_or((part, ""));
        places.push(place);
        rest.push_str(after);
    }
    (places, rest)
}

/// Numbers that are no paragraph, year, day of a month, or number of a sum.
fn bare_numbers(text: &str) -> Vec<String> {
    let (_, text) = places(text);
    let mut bare = Vec::new();
    let mut rest = text.as_str();
    let mut before = String::new();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (ahead, from) = rest.split_at(start);
        before.push_str(ahead);
        let (number, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
        let is_paragraph = before.ends_with("§ ");
        let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let is_day = [". juli", ". juni", " July", " June"].iter().any(|month| after.starts_with(month));
        if !(is_paragraph || is_year || is_day || OF_SUMS.contains(&number)) {
            bare.push(number.to_owned());
        }
        before.push_str(number);
        rest = after;
    }
    bare
}

#[test]
fn a_number_of_the_law_in_a_text_is_found() {
    assert_eq!(bare_numbers("Fra 1. juli 2025 trækkes 65 % fra (§ 31) over 2.500 kr."), ["65", "2", "500"]);
    assert!(bare_numbers("Ved {kth_aftrapning} er 1 år 12 måneder (§ 9 J).").is_empty());
}

#[test]
fn the_method_holds_no_number_of_the_law() {
    for language in ["da", "en"] {
        for (key, text) in texts(language) {
            // What a study has found does not change with the law.
            if !key.starts_with("metode.evidens.") {
                assert_eq!(bare_numbers(&text), Vec::<String>::new(), "{language} {key}: {text}");
            }
        }
    }
}

#[test]
fn every_place_in_the_method_is_a_rate() {
    let data = read("data/rates.csv");
    let ids: BTreeSet<&str> = data.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let mut named = 0;
    for (key, text) in texts("da") {
        let (places, _) = places(&text);
        for place in places.into_iter().filter(|place| !OTHERS.contains(place)) {
            assert!(ids.contains(place), "{key}: {place} is no rate");
            named += 1;
        }
    }
    assert!(named > 80, "the method must name the rates: {named}");
}
