//! Writes what only people read beside the wasm: `publish <folder> <commit>` puts `rates.json`,
//! `rates.csv`, `changes.json`, `kommuner.json`, `limits.json`, `limits-<calculator>.json`, `cases-<calculator>.json`,
//! `examples.json` and `front.json` there.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        env,
        error::Error,
        fs, io,
        path::{Path, PathBuf},
        process::ExitCode,
    };

    use jobgevinst::{
        areas,
        input::{Fault, Value},
        laerlinge, offer, rates, savings, smaajob,
    };
    use serde::Serialize;
    use serde_json::{Value as Json, json};

    const FILES: [(&str, &str); 14] = [
        ("rates.json", include_str!(concat!(env!("OUT_DIR"), "/rates.json"))),
        ("changes.json", include_str!(concat!(env!("OUT_DIR"), "/changes.json"))),
        ("rates.csv", include_str!("../../data/rates.csv")),
        ("examples.json", include_str!(concat!(env!("OUT_DIR"), "/examples.json"))),
        ("kommuner.json", include_str!(concat!(env!("OUT_DIR"), "/kommuner.json"))),
        ("limits.json", include_str!(concat!(env!("OUT_DIR"), "/limits.json"))),
        ("limits-smaajob.json", include_str!(concat!(env!("OUT_DIR"), "/limits-smaajob.json"))),
        ("limits-savings.json", include_str!(concat!(env!("OUT_DIR"), "/limits-savings.json"))),
        ("limits-laerlinge.json", include_str!(concat!(env!("OUT_DIR"), "/limits-laerlinge.json"))),
        ("limits-areas.json", include_str!(concat!(env!("OUT_DIR"), "/limits-areas.json"))),
        ("cases-smaajob.json", include_str!(concat!(env!("OUT_DIR"), "/cases-smaajob.json"))),
        ("cases-savings.json", include_str!(concat!(env!("OUT_DIR"), "/cases-savings.json"))),
        ("cases-laerlinge.json", include_str!(concat!(env!("OUT_DIR"), "/cases-laerlinge.json"))),
        ("cases-areas.json", include_str!(concat!(env!("OUT_DIR"), "/cases-areas.json"))),
    ];

    /// The question of each calculator that the front page answers.
    const FRONT: &str = include_str!("../../data/front.json");

    pub fn main() -> ExitCode {
        let mut arguments = env::args_os().skip(1);
        let (Some(folder), Some(commit)) = (arguments.next().map(PathBuf::from), arguments.next()) else {
            eprintln!("usage: publish <folder> <commit>");
            return ExitCode::FAILURE;
        };
        match publish(&folder, &commit.to_string_lossy()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{}: {error}", folder.display());
                ExitCode::FAILURE
            }
        }
    }

    fn publish(folder: &Path, commit: &str) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(folder)?;
        for (name, text) in FILES {
            write_if_changed(&folder.join(name), text)?;
        }
        write_if_changed(&folder.join("front.json"), &front(commit)?)?;
        Ok(())
    }

    /// What the front page shows, so that nobody has to load four engines to read four numbers: an
    /// amount of each answer that is in the page's sentence, and what the footer says of the rates.
    fn front(commit: &str) -> Result<String, Box<dyn Error>> {
        let questions: Json = serde_json::from_str(FRONT)?;
        let input = |name: &str| questions.get(name).map_or(Value::Nothing, Value::from);
        let smaajob = answered(smaajob::answer(&input("smaajob")))?;
        let savings = answered(savings::answer(&input("savings")))?;
        let laerlinge = answered(laerlinge::answer(&input("laerlinge")))?;
        let areas = answered(areas::answer(&input("areas")))?;
        let purses = savings.get("purses").and_then(Json::as_array).ok_or("no purses")?;
        let is_kommune = |purse: &&Json| purse.get("purse").is_some_and(|name| name == "kommune");
        let kommune = purses.iter().find(is_kommune).ok_or("the municipality has no purse")?;
        let version = json!(offer::version());
        let shown = json!({
            "smaajob": { "beforeTax": at(&smaajob, "/gain/beforeTax")?, "afterTax": at(&smaajob, "/gain/afterTax")? },
            "savings": { "gross": at(kommune, "/gross/0")?, "net": at(kommune, "/net/0")? },
            "laerlinge": { "aarsvaerk": at(&laerlinge, "/contract/aarsvaerk")?, "hours": at(&laerlinge, "/contract/hours")? },
            // The way by jobs, which is the criterion of employment.
            "areas": { "persons": at(&areas, "/target/routes/0/persons/central")?, "from": at(&areas, "/target/from")?, "by": at(&areas, "/target/by")? },
            "version": { "engine": at(&version, "/engine")?, "data": at(&version, "/data")?, "commit": commit },
            "ratesTo": rates::LAST_DAY,
        });
        Ok(shown.to_string())
    }

    fn at(answer: &Json, pointer: &str) -> Result<Json, String> {
        let number = answer.pointer(pointer).filter(|value| !value.is_null());
        number.cloned().ok_or_else(|| format!("the answer has no {pointer}"))
    }

    /// The answer as the pages get it.
    fn answered<T: Serialize>(answer: Result<T, Vec<Fault>>) -> Result<Json, Box<dyn Error>> {
        let result = answer.map_err(|faults| format!("data/front.json: {}", json!(faults)))?;
        Ok(serde_json::to_value(result)?)
    }

    /// Leaves an unchanged file alone, so that caches stay warm.
    fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
        if fs::read_to_string(path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(path, text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The tests of the wasm compile every program; this one is for the command line only.
#[cfg(target_arch = "wasm32")]
fn main() {}
