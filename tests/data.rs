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

use std::{env, fs, process};

use build_script::{Rates, day_number};

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
