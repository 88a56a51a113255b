//! A wrong row stops the build and says where and what: the build script's own checks, on rows
//! that somebody might write.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "the build script is included whole, and a test fails loudly"
)]

#[path = "../build.rs"]
mod build_script;

use std::{env, fs, path::Path, process};

use build_script::{Changes, Kommuner, Rates, check_limits, day_number, fingerprint};
use serde_json::{Value, json};

const HEADER: &str = "id,subject,value,unit,valid_from,valid_to,legal_basis,source,status,checked_on";

/// What reading these rows says, the file's folder left out.
fn said(name: &str, rows: &[&str]) -> Result<usize, String> {
    let folder = env::temp_dir().join(format!("jobgevinst-{}-{name}", process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("rates.csv");
    fs::write(&file, format!("{HEADER}\n{}\n", rows.join("\n"))).expect("a file");
    let read = Rates::read(&file).map(|rates| rates.rows().count()).map_err(|error| error.to_string());
    fs::remove_dir_all(&folder).expect("the folder is there");
    let without_folder =
        |error: String| error.split_once("rates.csv").map_or_else(String::new, |(_, rest)| rest.to_owned());
    read.map_err(|error| format!("rates.csv{}", without_folder(error)))
}

#[test]
fn a_right_row_is_read() {
    let rows = [
        "a,skat,12.01,percent,2025-01-01,2025-12-31,PSL § 6,https://example.org,law,2026-11-21",
        "a,skat,unknown,percent,2026-01-01,,PSL § 6,ikke fundet,assumption,2026-11-21",
    ];
    assert_eq!(said("right", &rows), Ok(2));
}

#[test]
fn a_wrong_row_says_file_line_and_what() {
    let first = "a,skat,8,percent,2025-01-01,2025-12-31,AMBL § 1,https://example.org,law,2026-11-21";
    for (name, second, expected) in [
        (
            "gap",
            "a,skat,8,percent,2026-01-02,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: `a` has a gap after 2025-12-31",
        ),
        (
            "overlap",
            "a,skat,8,percent,2025-12-31,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: `a` overlaps the row on line 2",
        ),
        (
            "unit",
            "b,skat,8,procent,2025-01-01,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: unit `procent` must be one of",
        ),
        (
            "other unit",
            "a,skat,8,kr,2026-01-01,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: `a` has another unit or subject",
        ),
        (
            "value",
            "b,skat,8 %,percent,2025-01-01,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: value `8 %` must be a number",
        ),
        (
            "decimals",
            "b,skat,8.001,kr,2025-01-01,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: value `8.001` must be a number",
        ),
        (
            "danish",
            "b,skat,\"8,5\",percent,2025-01-01,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: value `8,5` must be a number",
        ),
        ("source", "b,skat,8,percent,2025-01-01,,AMBL § 1, ,law,2026-11-21", "rates.csv:3: source is empty"),
        ("basis", "b,skat,8,percent,2025-01-01,,,x,law,2026-11-21", "rates.csv:3: legal_basis is empty"),
        (
            "status",
            "b,skat,8,percent,2025-01-01,,AMBL § 1,x,verified,2026-11-21",
            "rates.csv:3: status `verified` must be one of",
        ),
        (
            "date",
            "b,skat,8,percent,2025-02-29,,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: valid_from `2025-02-29` is not a date",
        ),
        (
            "end",
            "b,skat,8,percent,2025-02-01,2025-01-01,AMBL § 1,x,law,2026-11-21",
            "rates.csv:3: ends 2025-01-01 before it begins",
        ),
        ("id", "B b,skat,8,percent,2025-01-01,,AMBL § 1,x,law,2026-11-21", "rates.csv:3: id `B b` must be"),
        ("cells", "b,skat,8,percent,2025-01-01", "rates.csv: CSV error"),
    ] {
        let said = said(name, &[first, second]);
        assert!(said.as_ref().is_err_and(|said| said.starts_with(expected)), "{name}: {said:?}");
    }
}

#[test]
fn a_year_is_counted_with_its_leap_days() {
    let days = |from: &str, to: &str| day_number(to).zip(day_number(from)).map(|(to, from)| to - from);
    assert_eq!(days("2024-02-28", "2024-03-01"), Some(2));
    assert_eq!(days("2025-02-28", "2025-03-01"), Some(1));
    assert_eq!(days("2023-12-31", "2024-01-01"), Some(1));
    assert_eq!(day_number("2025-13-01"), None);
}

const CHANGES: &str = "data_version,id,valid_from,old,new,why";

/// The data as it stands in the repository.
fn data() -> (Rates, Kommuner) {
    let rates = Rates::read(Path::new("data/rates.csv")).expect("the rates are right");
    (rates, Kommuner::read(Path::new("data/kommuner.csv")).expect("the municipalities are right"))
}

/// What reading these changes says about the data of today.
fn said_of_changes(name: &str, rows: &[&str]) -> String {
    let file = env::temp_dir().join(format!("jobgevinst-{}-{name}-changes.csv", process::id()));
    fs::write(&file, format!("{CHANGES}\n{}\n", rows.join("\n"))).expect("a file");
    let (rates, kommuner) = data();
    let said = Changes::read(&file, &rates, &kommuner).map_or_else(|error| error.to_string(), |_| String::new());
    fs::remove_file(&file).expect("the file is there");
    said.split_once("changes.csv").map_or(String::new(), |(_, rest)| rest.to_owned())
}

#[test]
fn a_value_does_not_change_without_saying_why() {
    let (rates, kommuner) = data();
    let changes = Changes::read(Path::new("data/changes.csv"), &rates, &kommuner).expect("the changes are right");
    let now = fingerprint(&rates, &kommuner);
    assert_eq!(
        changes.fingerprint(),
        now,
        "The values of data/rates.csv or data/kommuner.csv are not those of the last row `*` of data/changes.csv. For each \
         value that was there and is another now, add a row to data/changes.csv (data_version, id, valid_from, old, new, why; \
         `gone` for one that is taken out), since links tell their readers what has changed. After those add a row \
         `<data_version>,*,,,{now},Alle værdier i denne version`; git diff data/ shows what you have changed."
    );
}

#[test]
fn a_wrong_change_says_file_line_and_what() {
    let su = "2026-11-22,su_videregaaende_udeboende,2023-01-01,unknown,6589,fundet";
    assert_eq!(said_of_changes("right", &[su, "2026-11-22,*,,,abc,alle"]), "");
    for (name, rows, expected) in [
        (
            "value",
            vec!["2026-11-22,su_videregaaende_udeboende,2023-01-01,unknown,6588,fundet"],
            ":2: `su_videregaaende_udeboende` of 2023-01-01 is `6589` now",
        ),
        (
            "chain",
            vec![su, "2026-11-22,su_videregaaende_udeboende,2023-01-01,6500,6589,rettet"],
            ":3: old is `6500`, but it had become `6589`",
        ),
        (
            "unknown id",
            vec!["2026-11-22,su_paa_maanen,2023-01-01,1,2,x"],
            ":2: `su_paa_maanen` of 2023-01-01 is `gone` now",
        ),
        ("version", vec!["2199-01-01,su_paa_maanen,2023-01-01,1,gone,x"], ":2: data_version 2199-01-01 is after"),
        (
            "same",
            vec!["2026-11-22,su_paa_maanen,2023-01-01,gone,gone,x"],
            ":2: old and new must both be there, and differ",
        ),
        ("why", vec!["2026-11-22,su_paa_maanen,2023-01-01,1,gone, "], ":2: why is empty"),
    ] {
        let said = said_of_changes(name, &rows);
        assert!(said.starts_with(expected), "{name}: {said}");
    }
}

#[test]
fn a_wrong_limit_says_which_and_what() {
    let said = |limit: Value| check_limits(&json!({ "smaajob": [limit], "savings": [], "laerlinge": [], "areas": [] }));
    assert_eq!(
        said(
            json!({ "id": "a", "when": [{ "/rows/*": { "/to": ["su"] }, "/date": { "from": "2025-07-01" } }], "source": "x" })
        ),
        Ok(())
    );
    for (limit, expected) in [
        (json!({ "id": "a", "source": " " }), "smaajob/a has no source"),
        (json!({ "id": "a", "source": "x", "text": "y" }), "smaajob/a: `text` must be one of"),
        (json!({ "id": "a", "source": "x", "note": "n", "when": [{ "/rent": true }] }), "smaajob/a has both"),
        (json!({ "id": "a", "source": "x", "when": [{ "rent": true }] }), "smaajob/a: `rent` must be a JSON pointer"),
        (json!({ "id": "a", "source": "x", "when": [{ "/rent": [] }] }), "smaajob/a: /rent must be a list"),
    ] {
        let error = said(limit).expect_err(expected);
        assert!(error.starts_with(expected), "{error}");
    }
}
