//! Reads `data/`, checks it, and generates what the engine and the pages need:
//!
//! - `rates.rs`: compact constants for the engine (`src/rates/mod.rs` includes it),
//! - `rates.json`, `changes.json`, `kommuner.json`, `limits.json`, `limits-<calculator>.json`, `cases-<calculator>.json`,
//!   `examples.json`: what
//!   only people read, published beside the wasm (`src/bin/publish.rs` writes them out).
//!
//! A wrong row stops the build with file, line and what is wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process,
};

use serde::Deserialize;
use serde_json::{Value, json};

const STATUSES: [&str; 5] = ["law", "official", "secondary", "derived", "assumption"];
const REGIONS: [&str; 5] = ["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"];
const CALCULATORS: [&str; 4] = ["smaajob", "savings", "laerlinge", "areas"];

/// So many rates have a common beginning in the table of values: a rate is found by adding a few lengths, not hundreds.
const BLOCK: usize = 16;

/// What the page of a calculator shows beside its own answer: rates that no module of it names.
const BESIDE: (&str, &str) = ("savings", "www/js/gevinst-compare.js");

/// What a calculator hands to another by name, and counts nothing by: it must know since when there is such a thing, but
/// its rates are not its own.
const HANDED_ON: (&str, &str) = ("areas", "benefits");

/// Unit as written in the data, Rust type, decimals of its count, and how many of the unit one
/// count of the type is short of: 8 percent is 0.08 of the whole.
const UNITS: [(&str, &str, u32); 18] = [
    ("kr/month", "Kroner", 2),
    ("kr/year", "Kroner", 2),
    ("kr/week", "Kroner", 2),
    ("kr/day", "Kroner", 2),
    ("kr/hour", "Kroner", 2),
    ("kr", "Kroner", 2),
    // A Percent counts millionths of the whole, the data says 0..100.
    ("percent", "Percent", 4),
    ("hours/month", "Hours", 2),
    ("hours/year", "Hours", 2),
    ("hours/week", "Hours", 2),
    ("weeks", "Number", 6),
    ("months", "Number", 6),
    ("years", "Number", 6),
    ("count", "Number", 6),
    ("index", "Number", 6),
    ("factor", "Number", 6),
    ("aarsvaerk/100mio", "Number", 6),
    // An amount that is too large for the table in øre.
    ("mio. kr", "Number", 6),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for input in ["data", "src", "tests", BESIDE.1] {
        println!("cargo:rerun-if-changed={input}");
    }
    if let Err(error) = generate() {
        eprintln!("error: {error}");
        process::exit(1);
    }
}

fn generate() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let rates = Rates::read(Path::new("data/rates.csv"))?;
    let kommuner = Kommuner::read(Path::new("data/kommuner.csv"))?;
    let [calculators, known] = words_of_calculators()?;
    let code = rates.code(&words_of_the_code()?, &calculators, &known)?;
    let code = format!("{code}{}", kommuner.code()?);
    fs::write(out.join("rates.rs"), code)?;
    fs::write(out.join("rates.json"), rates.json(&calculators).to_string())?;
    let changes = Changes::read(Path::new("data/changes.csv"), &rates, &kommuner)?;
    fs::write(out.join("changes.json"), changes.json(&rates).to_string())?;
    fs::write(out.join("kommuner.json"), kommuner.json().to_string())?;
    let limits = limits(Path::new("data/limits.json"))?;
    fs::write(out.join("limits.json"), limits.to_string())?;
    let cases = objects(Path::new("data/cases"), check_case)?;
    fs::write(out.join("examples.json"), json!(examples(&cases)?).to_string())?;
    for calculator in CALCULATORS {
        let own: Vec<_> = cases.iter().filter(|case| case.get("calculator") == Some(&json!(calculator))).collect();
        fs::write(out.join(format!("cases-{calculator}.json")), json!(own).to_string())?;
        fs::write(out.join(format!("limits-{calculator}.json")), conditions(limits.get(calculator)).to_string())?;
    }
    Ok(())
}

/// Every word of the engine and its tests: a rate that is not among them need not be in the wasm.
fn words_of_the_code() -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut words = BTreeSet::new();
    for (_, text) in [sources(Path::new("src"))?, sources(Path::new("tests"))?].concat() {
        words.extend(words_of(&text).map(str::to_owned));
    }
    Ok(words)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// The Rust files below a folder with their texts.
fn sources(folder: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                open.push(entry?.path());
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            found.push((path, text));
        }
    }
    Ok(found)
}

/// The words of each calculator, by its name.
type WordsOf = Vec<(&'static str, BTreeSet<String>)>;

/// The words of each calculator: of its own module, of every module that one of these names in a
/// path (`tax::`), and of what its page shows beside. A rate among them is one that the calculator
/// uses. Then the same with what it only hands on: a rate among these is one that it knows.
fn words_of_calculators() -> Result<[WordsOf; 2], Box<dyn Error>> {
    let mut modules = BTreeMap::<String, String>::new();
    for (path, text) in sources(Path::new("src"))? {
        // A folder is one module, but for the families of statutes in `law`.
        let parts: Vec<_> = path.iter().skip(1).filter_map(|part| part.to_str()).collect();
        let (["law", name, ..] | [name, ..]) = parts.as_slice() else { continue };
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        modules.entry(name.trim_end_matches(".rs").to_owned()).or_default().extend(code.flat_map(|line| [line, "\n"]));
    }
    let beside = fs::read_to_string(BESIDE.1)?;
    let words_of_one = |calculator, but| {
        let (mut used, mut open) = (BTreeSet::new(), vec![calculator]);
        let mut words = BTreeSet::new();
        while let Some((name, text)) = open.pop().and_then(|name| modules.get_key_value(name)) {
            if used.insert(name) {
                words.extend(words_of(text).map(str::to_owned));
                let named = |other: &&str| text.contains(&format!("{other}::")) && Some((calculator, *other)) != but;
                open.extend(modules.keys().map(String::as_str).filter(named));
            }
        }
        if calculator == BESIDE.0 {
            words.extend(words_of(&beside).map(str::to_uppercase));
        }
        (calculator, words)
    };
    Ok([Some(HANDED_ON), None].map(|but| CALCULATORS.map(|calculator| words_of_one(calculator, but)).into()))
}

/// A count without the zeros at its end, and how many these are.
const fn without_zeros(mut count: i32) -> (i32, u8) {
    let mut zeros = 0;
    while count != 0 && count % 10 == 0 {
        count /= 10;
        zeros += 1;
    }
    (count, zeros)
}

/// A bit for each calculator, from the first: is it so of the one with this name and these words?
fn bits(calculators: &WordsOf, is_so: impl Fn(&str, &BTreeSet<String>) -> bool) -> u8 {
    calculators.iter().rev().fold(0, |bits, (name, words)| bits << 1 | u8::from(is_so(name, words)))
}

/// The error of one row: `data/rates.csv:12: what is wrong`.
fn wrong(file: &Path, line: u64, what: impl std::fmt::Display) -> Box<dyn Error> {
    format!("{}:{line}: {what}", file.display()).into()
}

// ------------------------------------------------------------------------------ rates.csv

/// One row as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateRow {
    id: String,
    subject: String,
    value: String,
    unit: String,
    valid_from: String,
    valid_to: String,
    legal_basis: String,
    source: String,
    status: String,
    checked_on: String,
    #[serde(skip)]
    line: u64,
}

/// All rows by id, each id's rows in order of time.
pub struct Rates {
    by_id: BTreeMap<String, Vec<RateRow>>,
}

impl Rates {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// File, line and what is wrong with the first row that is.
    pub fn read(file: &Path) -> Result<Self, Box<dyn Error>> {
        let mut by_id = BTreeMap::<String, Vec<RateRow>>::new();
        let mut reader = csv::Reader::from_path(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let headers = reader.headers()?.clone();
        for record in reader.records() {
            let record = record.map_err(|e| format!("{}: {e}", file.display()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let mut row: RateRow = record.deserialize(Some(&headers)).map_err(|e| wrong(file, line, e))?;
            row.line = line;
            row.check().map_err(|what| wrong(file, line, what))?;
            by_id.entry(row.id.clone()).or_default().push(row);
        }
        for rows in by_id.values_mut() {
            rows.sort_by(|a, b| a.valid_from.cmp(&b.valid_from));
            for pair in rows.windows(2) {
                if let [before, after] = pair {
                    follows(before, after).map_err(|what| wrong(file, after.line, what))?;
                }
            }
        }
        Ok(Self { by_id })
    }

    /// Rust constants, one a rate, and the table of all their values in columns, which is what
    /// compresses best: the day that a value holds from, its entry, and its count. Days after
    /// the last, days that change nothing, and rates that the code does not name are
    /// left out. A build without all questions has those rates alone that its own know.
    fn code(&self, named: &BTreeSet<String>, calculators: &WordsOf, known: &WordsOf) -> Result<String, Box<dyn Error>> {
        let last = self.last_day().ok_or("data/rates.csv: `kommuneskat_gennemsnit` has no known row")?;
        let is_here = |name: &str| env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some();
        let here: u8 = bits(calculators, |name, _| is_here(name));
        let has_all = here == bits(calculators, |_, _| true);
        let mut code = String::from("use crate::money::{Hours, Kroner, Number, Unit};\n\n");
        let (mut ids, mut units, mut lengths, mut table) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut users = Vec::new();
        for (id, rows) in &self.by_id {
            let word = id.to_uppercase();
            let Some(first) = rows.first().filter(|_| named.contains(&word)) else { continue };
            let (_, kind, _) = unit(&first.unit)?;
            let [used_by, known_by] = [calculators, known].map(|all| bits(all, |_, words| words.contains(&word)));
            let is_left_out = !has_all && known_by & here == 0;
            let index = if is_left_out { "NOWHERE".to_owned() } else { ids.len().to_string() };
            writeln!(code, "/// {} ({}).", first.legal_basis.replace(['[', ']'], ""), first.unit)?;
            writeln!(code, "pub const {word}: Rate<{kind}> = Rate::new({index});")?;
            if is_left_out {
                continue;
            }
            users.push(used_by);
            let entries = entries(rows, last)?;
            ids.push(id.as_str());
            units.push(kind_of(kind));
            lengths.push(u8::try_from(entries.len())?);
            table.extend(entries);
        }
        let days: BTreeSet<&str> = table.iter().map(|(from, ..)| from.as_str()).collect();
        let days: Vec<&str> = days.into_iter().collect();
        let mut from = Vec::new();
        for (day, ..) in &table {
            from.push(u8::try_from(days.partition_point(|known| known < &day.as_str()))?);
        }
        let known: Vec<&str> = table.iter().map(|(_, entry, _)| entry.as_str()).collect();
        // Amounts are mostly round, and the higher bytes alike: apart, they take two thirds of the bytes.
        let counts: Vec<(i32, u8)> = table.iter().map(|(.., count)| without_zeros(*count)).collect();
        let zeros: Vec<u8> = counts.iter().map(|(_, zeros)| *zeros).collect();
        let mut bytes: [Vec<u8>; 4] = Default::default();
        for (count, _) in &counts {
            for (all, byte) in bytes.iter_mut().zip(count.to_le_bytes()) {
                all.push(byte);
            }
        }
        let days: Vec<String> = days.into_iter().map(date_code).collect();
        writeln!(code, "const KOMMUNESKAT: u16 = {};\nconst KIRKESKAT: u16 = {};", ids.len(), ids.len() + 1)?;
        ids.extend(["kommuneskat", "kirkeskat"]);
        units.extend([kind_of("Percent"); 2]);
        users.extend([u8::MAX; 2]);
        let id_lengths = ids.iter().map(|id| u8::try_from(id.len())).collect::<Result<Vec<u8>, _>>()?;
        writeln!(code, "static IDS: &str = \"{}\";", ids.concat())?;
        writeln!(code, "static ID_LENGTHS: [u8; {}] = {id_lengths:?};", id_lengths.len())?;
        writeln!(code, "static UNITS: [Unit; {}] = [{}];", units.len(), units.join(", "))?;
        writeln!(code, "static USERS: [u8; {}] = {users:?};", users.len())?;
        writeln!(code, "static LENGTHS: [u8; {}] = {lengths:?};", lengths.len())?;
        let mut before = 0;
        let starts = lengths.chunks(BLOCK).map(|block| {
            let start = before;
            before += block.iter().copied().map(usize::from).sum::<usize>();
            start
        });
        let starts: Vec<usize> = starts.collect();
        writeln!(code, "/// So many rates make a block.\nconst BLOCK: usize = {BLOCK};")?;
        writeln!(code, "/// Where each block begins.\nstatic BLOCKS: [u16; {}] = {starts:?};", starts.len())?;
        writeln!(code, "static DAYS: [Date; {}] = [{}];", days.len(), days.join(", "))?;
        writeln!(code, "static FROM: [u8; {}] = {from:?};", from.len())?;
        writeln!(code, "static ENTRIES: [Entry; {}] = [{}];", known.len(), known.join(", "))?;
        writeln!(
            code,
            "/// How many zeros each count has at its end.\nstatic ZEROS: [u8; {}] = {zeros:?};",
            zeros.len()
        )?;
        writeln!(code, "/// What stands before them: the lowest byte of each, and so on.")?;
        writeln!(code, "static COUNTS: [[u8; {}]; 4] = {bytes:?};", counts.len())?;
        writeln!(code, "/// The last day whose rates are all there.\npub const LAST_DAY: Date = {};", date_code(last))?;
        writeln!(
            code,
            "/// The day on which the newest row was checked: the version of the data.\npub const DATA_VERSION: &str = \"{}\";",
            self.version()
        )?;
        Ok(code)
    }

    /// The day on which the newest row was checked.
    fn version(&self) -> &str {
        self.rows().map(|row| row.checked_on.as_str()).max().unwrap_or("")
    }

    /// The last day whose rates are all there: what municipalities have decided cannot be drafted by
    /// an index, so their average is what runs out first.
    fn last_day(&self) -> Option<&str> {
        let rows = self.by_id.get("kommuneskat_gennemsnit")?;
        rows.iter().filter(|row| row.value != "unknown").map(|row| row.valid_to.as_str()).max()
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &RateRow> {
        self.by_id.values().flatten()
    }

    /// Everything, as `www/schema/rates.json` describes it.
    fn json(&self, calculators: &WordsOf) -> Value {
        let rate = |id: &str, rows: &[RateRow]| {
            let (first, word) = (rows.first(), id.to_uppercase());
            let users = calculators.iter().filter(|(_, words)| words.contains(&word));
            json!({
                "subject": first.map(|row| &row.subject),
                "unit": first.map(|row| &row.unit),
                "usedBy": users.map(|(calculator, _)| *calculator).collect::<Vec<_>>(),
                "rows": rows.iter().map(RateRow::json).collect::<Vec<_>>(),
            })
        };
        let rates = self.by_id.iter().map(|(id, rows)| (id.clone(), rate(id, rows)));
        json!({
            "$schema": "../schema/rates.json",
            "name": "jobgevinst",
            "licence": "CC0-1.0",
            "engine": env!("CARGO_PKG_VERSION"),
            "version": self.version(),
            "lastDay": self.last_day(),
            "rates": rates.collect::<serde_json::Map<_, _>>(),
        })
    }
}

impl RateRow {
    fn check(&self) -> Result<(), String> {
        let snake = |text: &str| {
            text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                && text.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        };
        if !snake(&self.id) {
            return Err(format!("id `{}` must be lower-case ASCII words joined by `_`", self.id));
        }
        if !snake(&self.subject) {
            return Err(format!("subject `{}` must be a lower-case ASCII word", self.subject));
        }
        unit(&self.unit)?;
        self.count()?;
        for (name, text) in [("legal_basis", &self.legal_basis), ("source", &self.source)] {
            if text.trim().is_empty() {
                return Err(format!("{name} is empty; every row says what it rests on"));
            }
        }
        if !STATUSES.contains(&self.status.as_str()) {
            return Err(format!("status `{}` must be one of {}", self.status, STATUSES.join(", ")));
        }
        for (name, text) in
            [("valid_from", &self.valid_from), ("valid_to", &self.valid_to), ("checked_on", &self.checked_on)]
        {
            let open = name == "valid_to" && text.is_empty();
            if !open && day_number(text).is_none() {
                return Err(format!("{name} `{text}` is not a date like 2026-07-01"));
            }
        }
        if !self.valid_to.is_empty() && self.valid_to < self.valid_from {
            return Err(format!("ends {} before it begins {}", self.valid_to, self.valid_from));
        }
        Ok(())
    }

    /// The value as the count that the engine holds; none where the data says `unknown`.
    fn count(&self) -> Result<Option<i64>, String> {
        if self.value == "unknown" {
            return Ok(None);
        }
        let (_, _, digits) = unit(&self.unit)?;
        decimal(&self.value, digits).map(Some)
    }

    fn json(&self) -> Value {
        json!({
            "value": (self.value != "unknown").then_some(&self.value),
            "from": self.valid_from,
            "to": (!self.valid_to.is_empty()).then_some(&self.valid_to),
            "basis": self.legal_basis,
            "source": self.source,
            "status": self.status,
            "checkedOn": self.checked_on,
        })
    }
}

/// A day, what the engine's table says from then on, and the count.
type Entry = (String, String, i32);

/// The days on which a rate's value or its status changes up to the last day that can be asked
/// about.
fn entries(rows: &[RateRow], last: &str) -> Result<Vec<Entry>, Box<dyn Error>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |from: &str, entry: String, count: i32| {
        let is_same = entries.last().is_some_and(|(_, before, known)| (before, *known) == (&entry, count));
        if from <= last && !is_same {
            entries.push((from.to_owned(), entry, count));
        }
    };
    for row in rows {
        match row.count()? {
            None => add(&row.valid_from, "Entry::Unknown".to_owned(), 0),
            Some(count) => {
                let count =
                    i32::try_from(count).map_err(|_| format!("`{}` of {} is too large", row.id, row.valid_from))?;
                add(&row.valid_from, format!("Entry::Known(Status::{})", capitalised(&row.status)), count);
            }
        }
    }
    let end = rows.last().map_or("", |row| &row.valid_to);
    if !end.is_empty() {
        add(&day_after(end), "Entry::Ended".to_owned(), 0);
    }
    Ok(entries)
}

/// Two rows of one rate: the later begins the day after the earlier ends.
fn follows(before: &RateRow, after: &RateRow) -> Result<(), String> {
    if (&before.unit, &before.subject) != (&after.unit, &after.subject) {
        return Err(format!("`{}` has another unit or subject than on line {}", after.id, before.line));
    }
    let end = day_number(&before.valid_to)
        .ok_or_else(|| format!("`{}` on line {} has no end although this row follows it", before.id, before.line))?;
    let begin = day_number(&after.valid_from).unwrap_or(end);
    match begin - end {
        1 => Ok(()),
        gap if gap > 1 => Err(format!(
            "`{}` has a gap after {}; a value that is not found is a row that says unknown",
            after.id, before.valid_to
        )),
        _ => Err(format!("`{}` overlaps the row on line {}", after.id, before.line)),
    }
}

fn unit(name: &str) -> Result<(&'static str, &'static str, u32), String> {
    let found = UNITS.into_iter().find(|(known, ..)| *known == name);
    found.ok_or_else(|| format!("unit `{name}` must be one of {}", UNITS.map(|(known, ..)| known).join(", ")))
}

/// The kind of number that a Rust type holds.
fn kind_of(kind: &str) -> &'static str {
    match kind {
        "Kroner" => "Unit::Ore",
        "Percent" => "Unit::Percent",
        "Hours" => "Unit::Hours",
        _ => "Unit::Number",
    }
}

/// A decimal text as a whole count of `10^-digits`.
fn decimal(text: &str, digits: u32) -> Result<i64, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let short = usize::try_from(digits).is_ok_and(|digits| fraction.len() <= digits);
    if whole.is_empty() || !plain(whole) || !plain(fraction) || !short || text.ends_with('.') {
        return Err(format!(
            "value `{text}` must be a number like 12498 or 25.049 with at most {digits} decimals, or unknown"
        ));
    }
    let padded = format!("{whole}{fraction:0<width$}", width = digits as usize);
    padded.parse().map_err(|_| format!("value `{text}` is too large"))
}

/// Days since a fixed day; none where the text is no date.
#[must_use]
pub fn day_number(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let &[year, month, day] = parts.as_slice() else {
        return None;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let index = usize::try_from(month - 1).ok()?;
    let in_month = *days.get(index)?;
    let before: i64 = days.iter().take(index).sum();
    let ok = text.len() == 10 && (1900..2200).contains(&year) && (1..=in_month).contains(&day);
    let leaps = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
    ok.then_some(year * 365 + leaps + before + day)
}

/// The day after, as far as dates are ordered as texts: a day that the calendar may not have.
fn day_after(iso: &str) -> String {
    let (month, day) = iso.split_at(8);
    format!("{month}{:02}", day.parse::<u32>().map_or(99, |day| day + 1))
}

fn date_code(iso: &str) -> String {
    let numbers: Vec<&str> = iso.split('-').map(|part| part.trim_start_matches('0')).collect();
    format!("Date::new({})", numbers.join(", "))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

// ---------------------------------------------------------------------------- changes.csv

/// What a value was, what it became, in which version of the data, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    data_version: String,
    id: String,
    valid_from: String,
    old: String,
    new: String,
    why: String,
}

/// The values that have been changed since they were first published, oldest first; after those of
/// a version a row `*` with the fingerprint of all values, which tells when one has no row.
pub struct Changes {
    rows: Vec<Change>,
}

impl Changes {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// File, line and what is wrong with the first row that is.
    pub fn read(file: &Path, rates: &Rates, kommuner: &Kommuner) -> Result<Self, Box<dyn Error>> {
        let values = values(rates, kommuner);
        let mut reader = csv::Reader::from_path(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let headers = reader.headers()?.clone();
        let mut rows = Vec::<Change>::new();
        let mut latest = BTreeMap::<(String, String), (u64, String)>::new();
        for record in reader.records() {
            let record = record.map_err(|e| format!("{}: {e}", file.display()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let row: Change = record.deserialize(Some(&headers)).map_err(|e| wrong(file, line, e))?;
            let before = rows.last().map_or("", |row| &row.data_version);
            row.check(before, rates.version()).map_err(|what| wrong(file, line, what))?;
            if row.id != ALL {
                let key = (row.id.clone(), row.valid_from.clone());
                if let Some((_, was)) = latest.get(&key).filter(|(_, was)| *was != row.old) {
                    return Err(wrong(file, line, format!("old is `{}`, but it had become `{was}`", row.old)));
                }
                latest.insert(key, (line, row.new.clone()));
            }
            rows.push(row);
        }
        for (key, (line, new)) in &latest {
            let now = values.get(key).map_or(GONE, String::as_str);
            if new != now {
                let what = format!("`{}` of {} is `{now}` now: add a row that says so and why", key.0, key.1);
                return Err(wrong(file, *line, what));
            }
        }
        Ok(Self { rows })
    }

    /// What all values were together when the last row `*` was written.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        self.rows.iter().rfind(|row| row.id == ALL).map_or("", |row| &row.new)
    }

    fn json(&self, rates: &Rates) -> Value {
        let change = |row: &Change| {
            let own = rates.by_id.get(&row.id).map_or(&[][..], Vec::as_slice);
            let to = own.iter().find(|rate| rate.valid_from == row.valid_from).map(|rate| &rate.valid_to);
            json!({
                "version": row.data_version,
                "id": row.id,
                "unit": own.first().map(|rate| &rate.unit),
                "from": row.valid_from,
                "to": to.filter(|to| !to.is_empty()),
                "old": row.old,
                "new": row.new,
                "why": row.why,
            })
        };
        self.rows.iter().filter(|row| row.id != ALL).map(change).collect()
    }
}

/// The id of a row that is about all values.
const ALL: &str = "*";
/// What a value becomes whose row is taken out of the data.
const GONE: &str = "gone";

impl Change {
    fn check(&self, before: &str, newest: &str) -> Result<(), String> {
        if day_number(&self.data_version).is_none() {
            return Err(format!("data_version `{}` is not a date like 2026-07-01", self.data_version));
        }
        if self.data_version.as_str() > newest || self.data_version.as_str() < before {
            return Err(format!("data_version {} is after {newest}, or before the row above", self.data_version));
        }
        if self.id != ALL && day_number(&self.valid_from).is_none() {
            return Err(format!("valid_from `{}` is not a date like 2026-07-01", self.valid_from));
        }
        if self.old == self.new || self.new.is_empty() || (self.old.is_empty() && self.id != ALL) {
            return Err("old and new must both be there, and differ".to_owned());
        }
        if self.why.trim().is_empty() {
            return Err("why is empty; every change says why".to_owned());
        }
        Ok(())
    }
}

/// Every value by its id and first day; those of the municipalities as `kommuneskat_0101`.
fn values(rates: &Rates, kommuner: &Kommuner) -> BTreeMap<(String, String), String> {
    let mut values = BTreeMap::new();
    for row in rates.rows() {
        values.insert((row.id.clone(), row.valid_from.clone()), row.value.clone());
    }
    for kommune in &kommuner.rows {
        for (year, (kommuneskat, kirkeskat)) in (kommuner.first_year..).zip(&kommune.rates) {
            for (name, hundredths) in [("kommuneskat", kommuneskat), ("kirkeskat", kirkeskat)] {
                let key = (format!("{name}_{}", kommune.code), format!("{year}-01-01"));
                values.insert(key, format!("{}.{:02}", hundredths / 100, hundredths % 100));
            }
        }
    }
    values
}

/// A short text that is another when any value is (FNV-1a).
#[must_use]
pub fn fingerprint(rates: &Rates, kommuner: &Kommuner) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for ((id, from), value) in values(rates, kommuner) {
        for byte in format!("{id} {from} {value}\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

// --------------------------------------------------------------------------- kommuner.csv

/// The municipalities, each with its tax of each year.
pub struct Kommuner {
    first_year: u32,
    years: usize,
    rows: Vec<Kommune>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kommune {
    code: String,
    name: String,
    region: String,
    status: String,
    /// Kommuneskat and kirkeskat of each year in hundredths of a percentage point.
    rates: Vec<(i64, i64)>,
}

impl Kommuner {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// File, line and what is wrong with the first row that is.
    pub fn read(file: &Path) -> Result<Self, Box<dyn Error>> {
        let mut reader = csv::Reader::from_path(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let headers = reader.headers()?.clone();
        let years: Vec<u32> = headers
            .iter()
            .filter_map(|name| name.strip_prefix("kommuneskat_"))
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let first_year = *years.first().ok_or_else(|| wrong(file, 1, "no column `kommuneskat_<year>`"))?;
        if !years.iter().copied().eq((first_year..).take(years.len())) {
            return Err(wrong(file, 1, "the years of the columns must follow each other"));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| format!("{}: {e}", file.display()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |name: &str| {
                let at = headers
                    .iter()
                    .position(|header| header == name)
                    .ok_or_else(|| wrong(file, 1, format!("no column `{name}`")))?;
                Ok::<_, Box<dyn Error>>(record.get(at).unwrap_or_default().to_owned())
            };
            let (code, name, region) = (cell("code")?, cell("name")?, cell("region")?);
            if code.len() != 4 || code.parse::<u16>().is_err() {
                return Err(wrong(file, line, format!("code `{code}` must be four digits")));
            }
            if !REGIONS.contains(&region.as_str()) {
                return Err(wrong(file, line, format!("region `{region}` must be one of {}", REGIONS.join(", "))));
            }
            let status = cell("status")?;
            if !STATUSES.contains(&status.as_str()) || cell("source")?.is_empty() {
                return Err(wrong(file, line, "source and status must be filled in"));
            }
            let mut rates = Vec::new();
            for year in &years {
                let rate = |column: &str| {
                    let text = cell(&format!("{column}_{year}"))?;
                    if text.is_empty() { Ok(0) } else { decimal(&text, 2).map_err(|what| wrong(file, line, what)) }
                };
                let (kommuneskat, kirkeskat) = (rate("kommuneskat")?, rate("kirkeskat")?);
                let unknown = (kommuneskat, kirkeskat) == (0, 0);
                let possible = (1500..=3500).contains(&kommuneskat) && (1..=200).contains(&kirkeskat);
                if !unknown && !possible {
                    return Err(wrong(file, line, format!("the tax rates of {year} cannot be right")));
                }
                rates.push((kommuneskat, kirkeskat));
            }
            rows.push(Kommune { code, name, region, status, rates });
        }
        rows.sort();
        if rows.len() != 98 || rows.windows(2).any(|pair| matches!(pair, [a, b] if a.code == b.code)) {
            return Err(wrong(file, 1, format!("{} rows; there are 98 municipalities, each once", rows.len())));
        }
        Ok(Self { first_year, years: years.len(), rows })
    }

    fn code(&self) -> Result<String, Box<dyn Error>> {
        let mut code = String::new();
        writeln!(
            code,
            "/// The first year that the data has municipal tax rates for.\npub const KOMMUNER_FIRST_YEAR: u32 = {};",
            self.first_year
        )?;
        writeln!(code, "const KOMMUNER_YEARS: usize = {};", self.years)?;
        writeln!(code, "static KOMMUNER: [Kommune; {}] = [", self.rows.len())?;
        for kommune in &self.rows {
            let years: Vec<String> = kommune.rates.iter().map(|rates| format!("{rates:?}")).collect();
            writeln!(
                code,
                "    Kommune {{ code: {}, status: Status::{}, years: [{}] }},",
                kommune.code.trim_start_matches('0'),
                capitalised(&kommune.status),
                years.join(", ")
            )?;
        }
        code.push_str("];\n");
        Ok(code)
    }

    fn json(&self) -> Value {
        self.rows
            .iter()
            .map(|Kommune { code, name, region, .. }| json!({ "code": code, "name": name, "region": region }))
            .collect()
    }
}

// ------------------------------------------------------------- cases/*.json, examples/*.json

/// The published examples. What one must hold is said by `www/schema/example.json`, which the tests
/// read; one about a case has the case's input.
fn examples(cases: &[Value]) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut examples = objects(Path::new("tests/examples"), |_| Ok(()))?;
    for example in &mut examples {
        if let Some(id) = example["case"].as_str() {
            let case = cases.iter().find(|case| case["id"] == id);
            example["input"] = case.ok_or_else(|| format!("{}: no case `{id}`", example["id"]))?["input"].clone();
        }
    }
    Ok(examples)
}

/// The JSON files of a folder, each checked.
fn objects(folder: &Path, check: fn(&Value) -> Result<(), String>) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut objects = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let object: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let named = if object.get("id") == Some(&json!(name)) {
            Ok(())
        } else {
            Err(format!("id must be `{name}`, as the file is named"))
        };
        named.and_then(|()| check(&object)).map_err(|what| format!("{}: {what}", file.display()))?;
        objects.push(object);
    }
    Ok(objects)
}

/// A published case. One without a calculator holds figures for whoever reads the data.
fn check_case(case: &Value) -> Result<(), String> {
    for text in ["/title/da", "/title/en", "/publication/name"] {
        if !case.pointer(text).is_some_and(Value::is_string) {
            return Err(format!("{text} is missing"));
        }
    }
    for list in ["figures", "added"] {
        if !case[list].is_array() {
            return Err(format!("/{list} must be a list"));
        }
    }
    match (&case["calculator"], &case["input"]) {
        (Value::Null, Value::Null) => Ok(()),
        (Value::String(calculator), Value::Object(_)) if CALCULATORS.contains(&calculator.as_str()) => Ok(()),
        _ => {
            Err(format!("calculator must be one of {} and come with an input, or both be null", CALCULATORS.join(", ")))
        }
    }
}

// ---------------------------------------------------------------------------- limits.json

/// What each calculator leaves out.
fn limits(file: &Path) -> Result<Value, Box<dyn Error>> {
    let limits: Value =
        serde_json::from_str(&fs::read_to_string(file)?).map_err(|e| format!("{}: {e}", file.display()))?;
    check_limits(&limits).map_err(|what| format!("{}: {what}", file.display()))?;
    Ok(limits)
}

/// What a calculator's own page asks for: which there are, and when each matters.
fn conditions(limits: Option<&Value>) -> Value {
    let own = limits.and_then(Value::as_array).into_iter().flatten();
    own.map(|limit| match &limit["when"] {
        Value::Null => json!({ "id": limit["id"] }),
        when => json!({ "id": limit["id"], "when": when }),
    })
    .collect()
}

/// Checks what a page relies on; that the fields and notes exist is for `tests/limits.rs` to say.
///
/// # Errors
/// Which entry is wrong, and how.
pub fn check_limits(limits: &Value) -> Result<(), String> {
    for calculator in CALCULATORS {
        let own = limits[calculator].as_array().ok_or_else(|| format!("no list for {calculator}"))?;
        let mut ids = BTreeSet::new();
        for limit in own {
            let id = limit["id"].as_str().ok_or_else(|| format!("{calculator}: an entry has no id"))?;
            let name = format!("{calculator}/{id}");
            if !ids.insert(id) {
                return Err(format!("{name} stands twice"));
            }
            if limit["source"].as_str().is_none_or(|source| source.trim().is_empty()) {
                return Err(format!("{name} has no source"));
            }
            if !limit["when"].is_null() && !limit["note"].is_null() {
                return Err(format!("{name} has both a condition and a note; the note stands by the answer already"));
            }
            let known = ["id", "when", "note", "source"];
            if let Some(other) = limit.as_object().and_then(|own| own.keys().find(|key| !known.contains(&key.as_str())))
            {
                return Err(format!("{name}: `{other}` must be one of {}", known.join(", ")));
            }
            let conditions = if limit["when"].is_null() { &[] } else { list(&limit["when"], &name)? };
            conditions.iter().try_for_each(|condition| check_condition(condition, &name))?;
        }
    }
    Ok(())
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a [Value], String> {
    value
        .as_array()
        .filter(|list| !list.is_empty())
        .map(Vec::as_slice)
        .ok_or_else(|| format!("{name}: when must be a list"))
}

fn check_condition(condition: &Value, name: &str) -> Result<(), String> {
    let parts = condition.as_object().filter(|parts| !parts.is_empty());
    for (pointer, wanted) in parts.ok_or_else(|| format!("{name}: a condition must be an object"))? {
        let is_span = |span: &serde_json::Map<String, Value>| span.keys().all(|key| key == "from" || key == "before");
        if !pointer.starts_with('/') {
            return Err(format!("{name}: `{pointer}` must be a JSON pointer"));
        }
        match wanted {
            Value::Bool(_) => {}
            Value::Array(choices) if !choices.is_empty() => {}
            Value::Object(span) if !span.is_empty() && is_span(span) => {}
            Value::Object(_) => check_condition(wanted, name)?,
            _ => return Err(format!("{name}: {pointer} must be a list, true, false, a span or a condition")),
        }
    }
    Ok(())
}
