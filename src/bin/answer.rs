//! Asks the engine from the command line: each line of standard input is
//! `{"ask": "smaajob" | "savings" | "laerlinge", "input": {…}}`, each line of standard output the
//! answer as the browser gets it. The test that compares native and wasm uses it.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        io::{self, BufRead, Write},
        process::ExitCode,
    };

    use jobgevinst::{
        input::{Fault, Value},
        laerlinge, savings, smaajob,
    };
    use serde::Serialize;
    use serde_json::{Value as Json, json};

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
            let answer = match question.get("ask").and_then(Json::as_str) {
                Some("smaajob") => outcome(smaajob::answer(&input)),
                Some("savings") => outcome(savings::answer(&input)),
                Some("laerlinge") => outcome(laerlinge::answer(&input)),
                _ => return Err(io::Error::other("`ask` must be smaajob, savings or laerlinge")),
            }?;
            writeln!(out, "{answer}")?;
        }
        out.flush()
    }

    fn outcome<T: Serialize>(answer: Result<T, Vec<Fault>>) -> Result<Json, serde_json::Error> {
        Ok(match answer {
            Ok(result) => json!({ "ok": true, "result": serde_json::to_value(result)? }),
            Err(faults) => json!({ "ok": false, "faults": serde_json::to_value(faults)? }),
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The tests of the wasm compile every program; this one is for the command line only.
#[cfg(target_arch = "wasm32")]
fn main() {}
