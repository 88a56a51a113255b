//! Writes what only people read beside the wasm: `publish <folder>` puts `rates.json`,
//! `rates.csv`, `changes.json`, `kommuner.json`, `limits.json`, `limits-<calculator>.json`, `cases-<calculator>.json` and
//! `examples.json` there.

use std::{env, fs, io, path::PathBuf, process::ExitCode};

const FILES: [(&str, &str); 12] = [
    ("rates.json", include_str!(concat!(env!("OUT_DIR"), "/rates.json"))),
    ("changes.json", include_str!(concat!(env!("OUT_DIR"), "/changes.json"))),
    ("rates.csv", include_str!("../../data/rates.csv")),
    ("examples.json", include_str!(concat!(env!("OUT_DIR"), "/examples.json"))),
    ("kommuner.json", include_str!(concat!(env!("OUT_DIR"), "/kommuner.json"))),
    ("limits.json", include_str!(concat!(env!("OUT_DIR"), "/limits.json"))),
    ("limits-smaajob.json", include_str!(concat!(env!("OUT_DIR"), "/limits-smaajob.json"))),
    ("limits-savings.json", include_str!(concat!(env!("OUT_DIR"), "/limits-savings.json"))),
    ("limits-laerlinge.json", include_str!(concat!(env!("OUT_DIR"), "/limits-laerlinge.json"))),
    ("cases-smaajob.json", include_str!(concat!(env!("OUT_DIR"), "/cases-smaajob.json"))),
    ("cases-savings.json", include_str!(concat!(env!("OUT_DIR"), "/cases-savings.json"))),
    ("cases-laerlinge.json", include_str!(concat!(env!("OUT_DIR"), "/cases-laerlinge.json"))),
];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: publish <folder>");
        return ExitCode::FAILURE;
    };
    let written = fs::create_dir_all(&folder)
        .and_then(|()| FILES.iter().try_for_each(|(name, text)| write_if_changed(folder.join(name), text)));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// Leaves an unchanged file alone, so that caches stay warm.
fn write_if_changed(path: PathBuf, text: &str) -> io::Result<()> {
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}
