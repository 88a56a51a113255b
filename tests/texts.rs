//! Every text that an answer or a page needs stands in both languages, and nowhere else.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use common::json;
use jobgevinst::{areas, input::Value, laerlinge, savings, smaajob};
use serde_json::{Value as Json, json};

/// A language's texts: those that the pages share, those of one page, and those that load later. A
/// key stands in one file.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/www/i18n")).expect("the texts");
    for file in files.map(|file| file.expect("a file").path()) {
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        if file.extension().is_none_or(|extension| extension != "json")
            || !(name.starts_with(&format!("{language}-")) || name == format!("{language}.json"))
        {
            continue;
        }
        let own: BTreeMap<String, String> =
            serde_json::from_str(&fs::read_to_string(&file).expect("the texts")).expect("a flat object of texts");
        for (key, text) in own {
            assert!(texts.insert(key.clone(), text).is_none(), "{key} stands in {name} and in another file");
        }
    }
    texts
}

/// Every benefit on a day that has it.
const PEOPLE: [(&str, &str, &str); 40] = [
    ("2018-03-01", "kontanthjaelp", "fyldt30"),
    ("2019-03-01", "kontanthjaelp", "under30"),
    ("2023-03-01", "kontanthjaelp", "under30Hjemmeboende"),
    ("2021-03-01", "kontanthjaelp", "gravid"),
    ("2021-03-01", "uddannelseshjaelp", "uddUdeboende"),
    ("2020-03-01", "uddannelseshjaelp", "uddHjemmeboende"),
    ("2023-03-01", "uddannelseshjaelp", "uddGravid"),
    ("2020-03-01", "uddannelseshjaelp", "uddPsykisk"),
    ("2021-03-01", "sho", "shoVoksen"),
    ("2022-03-01", "sho", "shoHjemmeboende"),
    ("2025-09-01", "kontanthjaelp", "grundsats"),
    ("2026-03-01", "kontanthjaelp", "forhoejetSats"),
    ("2026-03-01", "kontanthjaelp", "mindstesats"),
    ("2026-03-01", "kontanthjaelp", "hjemmeboende"),
    ("2026-03-01", "dagpenge", "fuldtid"),
    ("2026-03-01", "dagpenge", "deltid"),
    ("2020-03-01", "dagpenge", "dimittendFuldtid"),
    ("2024-03-01", "dagpenge", "dimittendDeltid"),
    ("2024-03-01", "dagpenge", "dimittendEfter481Under30"),
    ("2024-03-01", "dagpenge", "dimittendEfter481Fyldt30"),
    ("2024-03-01", "dagpenge", "dimittendEfter481Under30Deltid"),
    ("2024-03-01", "dagpenge", "dimittendEfter481Fyldt30Deltid"),
    ("2024-03-01", "dagpenge", "ungesats"),
    ("2024-03-01", "dagpenge", "beskaeftigelsestillaeg"),
    ("2024-03-01", "dagpenge", "beskaeftigelsestillaegDeltid"),
    ("2022-03-01", "efterloen", "efterloen91"),
    ("2025-03-01", "efterloen", "efterloen100"),
    ("2026-03-01", "sygedagpenge", "sygedagpenge"),
    ("2024-03-01", "ressourceforloeb", "ressourceforloebVoksen"),
    ("2026-03-01", "ressourceforloeb", "ressourceforloebHjemmeboende"),
    ("2026-03-01", "jobafklaring", "jobafklaringVoksen"),
    ("2024-03-01", "jobafklaring", "jobafklaringHjemmeboende"),
    ("2026-03-01", "revalidering", "revalFyldt30"),
    ("2020-03-01", "revalidering", "revalFyldt25"),
    ("2020-03-01", "revalidering", "revalUdeboende"),
    ("2020-03-01", "revalidering", "revalHjemmeboende"),
    ("2026-03-01", "fleksjob", "fleksjob"),
    ("2024-03-01", "foertidspension", "foertidspension"),
    ("2022-03-01", "tidligPension", "tidligPension"),
    ("2026-03-01", "su", "suUdeboende"),
];

/// The person of småjob leaving the benefit, with everything that can be asked.
fn leaving(person: &Json, to: &str) -> Json {
    let pays = !["selvforsoergelse", "unknown"].contains(&to);
    let wage = json!({ "per": "hour", "amount": 14_500, "hours": 12, "hoursPer": "week" });
    let mut phase = json!({ "to": to });
    if pays {
        phase["wage"] = wage.clone();
    }
    if to == "loentilskud" {
        phase["subsidy"] = json!({ "amount": 500_000, "payer": "stat" });
    }
    let later = json!({ "from": 7, "to": "job", "wage": { "per": "month", "amount": 9_000_000 } });
    let provider = person["provider"] == true;
    let row = json!({ "persons": 2, "benefit": person["benefit"], "variant": person["variant"], "household": person["household"],
        "children": if provider { 4 } else { 0 }, "kommune": "0482", "churchMember": person["churchMember"], "weeksOnSupport": 2,
        "amount": if person["benefit"] == "foertidspension" { json!(1_500_000) } else { Json::Null },
        "rent": 900_000, "daycare": 300_000, "months": 10, "pension": 4, "pensionEmployer": 8, "grant": { "amount": 5_000_000, "weeks": 26 },
        "phases": if to == "smaajob" && person["benefit"] == "foertidspension" { json!([later]) } else { json!([phase, later]) } });
    let mut row = row;
    if let Some(first) = row["phases"].as_array_mut().and_then(|phases| phases.first_mut()) {
        first["from"] = json!(1);
    }
    // The first is written out: a few lines hold all of them where the job has its own end. The
    // second is in it long enough for the counter to start over.
    let mut stays = row.clone();
    stays["months"] = json!(14);
    let payers = ["kommune", "stat", "region", "arbejdsgiver", "landsbyggefonden", "boligorganisation", "fond"];
    let mut costs: Vec<Json> = payers.iter().map(|payer| json!({ "amount": 100, "payer": payer })).collect();
    costs.push(json!({ "amount": 100, "payer": "fond", "from": 3 }));
    json!({ "date": person["date"], "rows": [row, stays], "staying": 85, "displacement": 5, "savedActivation": 1_000_000,
        "control": if provider { json!({ "treated": 12, "control": 8 }) } else { Json::Null },
        "years": 2, "need": { "unitValue": 5_000_000 }, "unpriced": [{ "kind": "health", "amount": 100 }], "costs": costs, "tornado": false, "sum": true })
}

/// Asks for answers that between them use every benefit, every step of the tax and every payer, and
/// shows them one at a time: together they fill gigabytes.
fn each_answer(mut show: impl FnMut(Json)) {
    for (date, benefit, variant) in PEOPLE {
        for (household, provider) in [("single", false), ("single", true), ("couple", true)] {
            let person = json!({ "date": date, "benefit": benefit, "variant": variant, "household": household,
                "provider": provider, "kommune": "0482", "churchMember": date > "2022", "sum": true });
            let with = |fields: Json| {
                let mut input = person.clone();
                for (name, field) in fields.as_object().expect("an object") {
                    input[name] = field.clone();
                }
                Value::from(&input)
            };
            let children = if provider { json!([1, 4, 9, 16]) } else { json!([]) };
            let everything = json!({ "children": children, "pensionEmployer": 8, "fritidstillaeg": true, "saerligStoette": 50_000,
                "regel225": true, "jobpraemie": true, "partnerPensioner": true, "rent": 900_000, "area": 190, "daycare": 300_000,
                "transport": 50_000, "membership": 40_000, "tilpasningstillaeg": true, "normalWeeklyHours": 30,
                "spouse": { "wage": 2_000_000, "hours": 80, "help": 600_000, "benefit": 100_000 } });
            for (hours, wage) in [(0, 14_500), (10, 14_500), (40, 100), (120, 14_500), (155, 14_500), (200, 200_000)] {
                let work = json!({ "hours": hours, "hourlyWage": wage, "pension": 4 });
                show(json(&smaajob::answer(&with(work.clone()))));
                let mut all = everything.clone();
                all.as_object_mut().expect("an object").extend(work.as_object().expect("an object").clone());
                show(json(&smaajob::answer(&with(all.clone()))));
                all["socialtFrikort"] = json!(true);
                all["spouse"]["married"] = json!(false);
                show(json(&smaajob::answer(&with(all))));
            }
            for to in ["job", "smaajob", "fleksjob", "loentilskud", "elev", "selvforsoergelse", "unknown"] {
                show(json(&savings::answer(&Value::from(&leaving(&person, to)))));
            }
        }
    }
    // Supplements that the young ask for, one by one: not every year has every one.
    for (date, benefit, variant) in [
        ("2023-03-01", "kontanthjaelp", "under30"),
        ("2024-03-01", "kontanthjaelp", "under30Hjemmeboende"),
        ("2024-03-01", "uddannelseshjaelp", "uddUdeboende"),
        ("2024-03-01", "uddannelseshjaelp", "uddHjemmeboende"),
        ("2024-03-01", "sho", "shoVoksen"),
        ("2026-03-01", "kontanthjaelp", "grundsats"),
    ] {
        for ungetillaeg in ["under25", "from25"] {
            for (household, provider) in [("single", false), ("single", true), ("couple", true)] {
                let input = json!({ "date": date, "benefit": benefit, "variant": variant, "household": household,
                    "provider": provider, "ungetillaeg": ungetillaeg, "danskbonus": true, "hours": 30, "hourlyWage": 14_500, "sum": true });
                show(json(&smaajob::answer(&Value::from(&input))));
            }
        }
    }
    for moms in ["included", "excluded"] {
        for amount in [0, 1_666_666_700_i64] {
            let input = json!({ "supported": amount, "moms": moms, "totalHours": 1, "skilledHours": 1, "months": 1, "sum": true });
            show(json(&laerlinge::answer(&Value::from(&input))));
        }
    }
    buildings().into_iter().for_each(&mut show);
    housing_areas().into_iter().for_each(show);
}

fn entries(list: &Json) -> &[Json] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// Lærlinge from the tender to the handover: every line, rate and note.
fn buildings() -> Vec<Json> {
    let row = |basis: &str, category: &str| json!({ "from": "2025-11", "to": "2026-02", "category": category, "basis": basis, "amount": 100 });
    let names = ["jordBeton", "betonelement", "murer", "toemrer", "snedker", "maler", "vvs", "el", "other"];
    let trades: Vec<Json> = names
        .iter()
        .cycle()
        .take(41)
        .map(|name| json!({ "trade": name, "value": 100_000_000, "costPerHour": 40_000 }))
        .collect();
    let base = json!({ "supported": 10_000_000_000_i64, "moms": "included", "totalHours": 1, "skilledHours": 1, "payroll": 500_000_000,
        "start": "2025-10-01", "end": "2026-12-31", "asOf": "2026-06-30", "ledger": [row("hours", "laerling"), row("months", "anden"), row("days", "laerling")],
        "siteHours": 10_000, "report": { "by": "calendarYear" }, "penalty": 100, "sum": true });
    let duty = json!({ "kind": "works", "value": 600_000_000, "months": 8, "begun": "2025-01-01" });
    let mut fields = vec![
        json!({ "trades": trades, "duty": duty }),
        json!({ "trades": trades, "reading": "net", "schoolWeeks": 10, "mostShare": 1, "skilledHours": null }),
        json!({ "base": "byggesum", "craftShare": 80, "contractAarsvaerk": 0.01 }),
        json!({ "works": "anlaeg", "moms": "excluded" }),
        json!({ "start": null, "end": null }),
        json!({ "onlyLaerlinge": true }),
        json!({ "start": "1976-01-01", "end": "1995-12-31", "ledger": [] }),
    ];
    for (trade, day) in
        [("toemrer", "2018-05-01"), ("murer", "2022-05-01"), ("murer", "2024-05-01"), ("maler", "2018-05-01")]
    {
        for trin in ["1", "2", "3", "4", "voksen"] {
            fields.push(json!({ "money": { "trade": trade, "trin": trin, "on": day, "schoolWeeks": 10 } }));
        }
    }
    let ask = |fields: &Json| {
        let mut input = base.clone();
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        json(&laerlinge::answer(&Value::from(&input)))
    };
    fields.iter().map(ask).collect()
}

/// Boligområde: every criterion on both sides of its limit, every group and every move.
fn housing_areas() -> Vec<Json> {
    let groups = [
        "kontanthjaelp",
        "uddannelseshjaelp",
        "sho",
        "dagpenge",
        "supplerendeDagpenge",
        "foertidspension",
        "su",
        "efterloen",
        "ressourceforloeb",
        "none",
    ];
    let to = ["job", "smaajob", "fleksjob", "elev", "su", "loentilskud", "selvforsoergelse"];
    let moves: Vec<Json> = groups
        .iter()
        .flat_map(|benefit| to.iter().map(move |to| json!({ "start": "2026-03", "benefit": benefit, "to": to, "hours": 40, "share": 60, "completes": "2027-06", "ageCounts": true })))
        .collect();
    let base = json!({ "list": 2026, "lists": 6, "moves": moves, "sum": true,
        "outside": { "older": { "persons": 500 }, "residentsOlder": 900, "newer": { "percent": 43.7 }, "residents": 1_000 },
        "convicted": { "average": 2.3, "residents": 1_200, "limit": 2.2 }, "education": { "percent": 62, "residents": 700 },
        "nonwestern": { "percent": 60 }, "income": { "area": 20_000_000, "region": 40_000_000, "taxpayers": 800, "wage": 2_500_000, "benefit": 1_200_000 } });
    let ask = |fields: Json| {
        let mut input = base.clone();
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        json(&areas::answer(&Value::from(&input)))
    };
    [
        json!({}),
        json!({ "averaging": "pooled", "test": "rounded", "staying": 80 }),
        json!({ "target": "forebyggelse", "by": 2030, "counts": { "none": true, "aktivering": true }, "smaajobHours": true, "residents": 1_500, "earlierLists": 2 }),
        json!({ "list": 2019, "moves": [], "outside": { "average": 41 }, "convicted": { "average": 2 } }),
        json!({ "list": 2016, "moves": [], "nonwestern": { "persons": 900 }, "residents": 1_500 }),
        json!({ "list": 2025, "convicted": { "average": 2 }, "income": { "share": 60, "wage": 1_000_000, "benefit": 1_200_000 }, "moves": [] }),
        json!({ "list": 2030, "moves": [{ "start": "2034-01", "benefit": "kontanthjaelp", "to": "job" }], "outside": { "average": 39, "residents": 1_000 } }),
    ]
    .map(ask)
    .into()
}

#[test]
fn every_line_rate_note_and_marker_has_its_text() {
    let mut needed = BTreeSet::new();
    let (rates, danish) = (published(), texts("da"));
    each_answer(|answer| {
        assert!(answer["faults"].is_null(), "{answer}");
        let calculator = ["smaajob", "savings", "laerlinge", "areas"];
        let calculator = calculator
            .into_iter()
            .zip(["point", "purses", "methods", "calendar"])
            .find(|(_, own)| !answer[*own].is_null());
        let calculator = calculator.map(|(name, _)| json!(name)).expect("one of them");
        let list = |name: &str| entries(&answer[name]);
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        for line in list("lines") {
            needed.insert(format!("line.{}", text(&line["id"])));
            // Sections that are counted have one name.
            let section = text(&line["section"]);
            let name = section.trim_end_matches(|digit: char| digit.is_ascii_digit());
            needed.insert(format!("section.{name}{}", if name == section { "" } else { ".n" }));
            needed.insert(format!("rounding.{}", text(&line["rounding"])));
            let origins = entries(&line["terms"]).iter().map(|term| &term["origin"]);
            for origin in origins.filter(|origin| origin["kind"] == "rate") {
                let id = text(&origin["id"]);
                // What the build has found in the code is at least what the answers name. A
                // municipality's own tax is no row of rates.csv.
                let rate = &rates[id.as_str()];
                assert!(rate.is_null() || entries(&rate["usedBy"]).contains(&calculator), "{id}: {calculator}");
                needed.insert(format!("rate.{id}"));
            }
        }
        let name = calculator.as_str().unwrap_or_default();
        needed.extend(list("notes").iter().map(|note| {
            // A calculator's own words for it, where it has some.
            let own = format!("note.{name}.{}", text(note));
            if danish.contains_key(&own) { own } else { format!("note.{}", text(note)) }
        }));
        let reasons = answer["heads"]["reasons"].as_array().cloned().unwrap_or_default();
        needed.extend(reasons.iter().map(|reason| format!("rate.{}", text(&reason["id"]))));
        needed.extend(list("cliffs").iter().map(|cliff| format!("cliff.{}", text(&cliff["cause"]))));
        let markers = list("markers").iter().filter(|marker| marker["id"] != "programmeLine");
        needed.extend(markers.map(|marker| format!("marker.{}", text(&marker["id"]))));
    });
    assert!(needed.len() > 150, "the answers must really use the law: {}", needed.len());
    for language in ["da", "en"] {
        let texts = texts(language);
        let missing: Vec<_> = needed.iter().filter(|key| !texts.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language}.json lacks {missing:#?}");
    }
}

/// The rates as the pages get them, by id.
fn published() -> Json {
    let rates: Json = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rates.json"))).expect("the rates");
    rates["rates"].clone()
}

/// Also those that no answer names: satser.html shows all of them.
#[test]
fn every_rate_and_subject_has_a_name() {
    let texts = texts("da");
    for (id, rate) in published().as_object().expect("rates") {
        assert!(texts.contains_key(&format!("rate.{id}")), "{id}");
        let subject = rate["subject"].as_str().expect("a subject");
        assert!(texts.contains_key(&format!("subject.{subject}")), "{subject}");
    }
}

/// A rate that no other calculator can reach is not said to be used there.
#[test]
fn a_rate_is_used_where_the_code_names_it() {
    let rates = published();
    for (id, users) in [
        ("personfradrag", json!(["smaajob", "savings"])),
        ("laerling_kvote", json!(["laerlinge"])),
        ("diskonteringsrente", json!(["savings"])),
        ("smaajob_linje_timer", json!(["smaajob"])),
        ("sammenligning_greve", json!(["savings"])),
        ("fuldtid_timer_uge", json!(["smaajob", "savings", "laerlinge"])),
        ("omraade_udenfor_graense", json!(["areas"])),
        ("seniorpension_enlig", json!([])),
    ] {
        assert_eq!(rates[id]["usedBy"], users, "{id}");
    }
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places() {
    let (danish, english) = (texts("da"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let (danish_keys, english_keys) = (keys(&danish), keys(&english));
    assert_eq!(danish_keys.symmetric_difference(&english_keys).collect::<Vec<_>>(), Vec::<&String>::new());
    let places = |text: &str| {
        let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        parts.map(|(place, _)| place.to_owned()).collect::<BTreeSet<_>>()
    };
    for (key, text) in &danish {
        assert!(!text.trim().is_empty(), "{key}");
        assert_eq!(places(text), places(&english[key]), "{key}");
    }
}

/// The files of a folder of www/ with this ending, by name.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/www/{folder}", env!("CARGO_MANIFEST_DIR"));
    let paths = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|own| own == ending));
    wanted
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            (name, fs::read_to_string(path).expect("a text"))
        })
        .collect()
}

/// What stands between two marks, again and again.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |part| part.split_once(to).map(|(own, _)| own))
}

/// A page's HTML says the same as the texts, until the script has come or where there is none.
#[test]
fn a_page_without_its_script_shows_the_danish_texts() {
    let texts = texts("da");
    let pages = files("", "html");
    assert!(pages.len() > 5);
    for (name, page) in &pages {
        let mut rest = String::new();
        for (i, part) in page.split("<noscript>").enumerate() {
            rest.push_str(if i == 0 { part } else { part.split_once("</noscript>").expect("an end").1 });
        }
        for element in rest.split('<') {
            let Some((tag, text)) = element.split_once('>') else { continue };
            let text = text.trim().replace("&gt;", ">").replace("&amp;", "&");
            for (attribute, label) in [
                ("data-t=\"", text.as_str()),
                ("data-t-label=\"", between(tag, "aria-label=\"", "\"").next().unwrap_or_default()),
            ] {
                for key in between(tag, attribute, "\"") {
                    assert_eq!(texts.get(key).map(String::as_str), Some(label), "{name}: {key}");
                }
            }
            let is_text = text.chars().any(char::is_alphabetic) && !tag.starts_with('/') && !tag.starts_with("title");
            assert!(
                !is_text || tag.contains("data-t=\"") || ["jobgevinst", "English"].contains(&text.as_str()),
                "{name}: {text:?} has no key"
            );
            assert!(!tag.contains("aria-label=\"") || tag.contains("data-t-label=\""), "{name}: <{tag}> has no key");
        }
        let title = between(page, "data-title=\"", "\"").next().and_then(|key| texts.get(key));
        assert_eq!(title.map(String::as_str), between(page, "<title>", "</title>").next(), "{name}");
    }
}

/// Words that could be a key or a part of one.
fn words(text: &str) -> BTreeSet<&str> {
    let inside = |letter: char| letter.is_alphanumeric() || "._/-".contains(letter);
    text.split(|letter| !inside(letter)).filter(|word| !word.is_empty()).collect()
}

#[test]
fn the_code_asks_for_no_text_that_is_not_there_and_no_text_is_left_over() {
    let code: String = files("js", "js").into_values().chain(files("", "html").into_values()).collect();
    let texts = texts("da");
    for asked in ["t(\"", "plural(\"", "rich(\""] {
        for (before, key) in code.split(asked).zip(between(&code, asked, "\"")) {
            let is_call = !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '.');
            assert!(!is_call || texts.contains_key(key), "{key} is asked for");
        }
    }
    let words = words(&code);
    // "note.${code}" asks for every note, "${label}.hint" for every hint.
    let beginnings: BTreeSet<&str> = code
        .split("${")
        .filter_map(|part| part.rsplit(|letter: char| !letter.is_alphanumeric() && !"._/-".contains(letter)).next())
        .filter(|begin| begin.len() > 2 && begin.ends_with(['.', '/']))
        .collect();
    let is_asked = |key: &str| {
        words.contains(key)
            || beginnings.iter().any(|begin| key.starts_with(begin))
            || key.split('.').all(|part| words.iter().any(|word| word.split('.').any(|own| own == part)))
    };
    let left: Vec<_> = texts.keys().filter(|key| !is_asked(key)).collect();
    assert!(left.is_empty(), "nobody asks for {left:#?}");
}

/// Where words stand that a file may hold, in a column's head or a cell: these are read, not shown.
const READ: [&str; 4] = ["gevinst-import.js", "gevinst-read.js", "laerlinge-read.js", "laerlinge-sheet.js"];

/// The loader of other people's pages has no texts to fetch.
const LOADER: [&str; 2] =
    ["The calculator cannot be shown here. To the web editor: ", "Beregneren kan ikke vises her. Til webredaktøren: "];

#[test]
fn no_text_stands_in_the_code() {
    let mut found = Vec::new();
    for (name, code) in files("js", "js").into_iter().chain(files("", "js")) {
        if READ.contains(&name.as_str()) {
            continue;
        }
        for line in code.lines().map(str::trim) {
            let is_comment = ["*", "/*", "//"].iter().any(|mark| line.starts_with(mark));
            if is_comment || line.contains("Error(") {
                continue;
            }
            let shown = line.split(" // ").next().unwrap_or_default();
            for literal in shown.split('"').skip(1).step_by(2).chain(shown.split('`').skip(1).step_by(2)) {
                // What is put into a template is code.
                let parts = literal.split("${").enumerate();
                let own: String = parts
                    .map(|(i, part)| if i == 0 { part } else { part.rsplit('}').next().unwrap_or_default() })
                    .collect();
                let words: Vec<&str> = own.split(' ').collect();
                let sentence = words.windows(2).any(|pair| {
                    let word = |text: &str| text.len() > 2 && text.chars().skip(1).all(char::is_lowercase);
                    word(pair[0]) && word(pair[1]) && pair[0].starts_with(char::is_uppercase)
                });
                if LOADER.contains(&own.as_str()) {
                    continue;
                }
                if sentence || own.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']) {
                    found.push(format!("{name}: {own}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
