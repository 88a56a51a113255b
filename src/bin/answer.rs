//! Asks the engine from the command line: each line of standard input is
//! `{"ask": "smaajob" | "savings" | "laerlinge" | "areas", "input": {…}}`, each line of standard
//! output the answer as the browser gets it. The test that compares native and wasm uses it.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        io::{self, BufRead, Write},
        process::ExitCode,
    };

    use jobgevinst::{
        areas,
        input::{Fault, Value},
        laerlinge, savings, smaajob,
    };
    use serde::Serialize;
    use serde_json::Value as Json;

    /// Answers until the input ends.
    pub fn main() -> ExitCode {
        match answer_all() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        }
    }

    fn answer_all() -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for line in io::stdin().lock().lines() {
            let question: Json = serde_json::from_str(&line?)?;
            let input = question.get("input").map_or(Value::Nothing, Value::from);
            match question.get("ask").and_then(Json::as_str) {
                Some("smaajob") => write(&mut out, smaajob::answer(&input)),
                Some("savings") => write(&mut out, savings::answer(&input)),
                Some("laerlinge") => write(&mut out, laerlinge::answer(&input)),
                Some("areas") => write(&mut out, areas::answer(&input)),
                _ => Err(io::Error::other("`ask` must be smaajob, savings, laerlinge or areas")),
            }?;
            // Who asks line by line waits for it.
            out.flush()?;
        }
        Ok(())
    }

    /// The fields in their own order, as the browser has them.
    fn write<T: Serialize>(out: &mut impl Write, answer: Result<T, Vec<Fault>>) -> io::Result<()> {
        match answer {
            Ok(result) => {
                write!(out, r#"{{"ok":true,"result":"#)?;
                serde_json::to_writer(&mut *out, &result)?;
            }
            Err(faults) => {
                write!(out, r#"{{"ok":false,"faults":"#)?;
                serde_json::to_writer(&mut *out, &faults)?;
            }
        }
        writeln!(out, "}}")
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The tests of the wasm compile every program; this one is for the command line only.
#[cfg(target_arch = "wasm32")]
fn main() {}
