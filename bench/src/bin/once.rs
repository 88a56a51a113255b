//! Does one piece of work so many times, and nothing else: for those who count instructions or look where the time goes.
//! `once smaajob 10`, `once cohort 1 target/bench/cohort.json`.

use std::{env, hint::black_box, path::Path};

use bench::{Result, SINGLES, batch, case, cohort, single, taxes};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (what, times) = match arguments.as_slice() {
        [what, times, ..] => (what.as_str(), times.parse::<u32>()?),
        _ => return Err("once WHAT TIMES [COHORT]".into()),
    };
    let mut all = 0;
    if what == "cohort" {
        let cohort = cohort(Path::new(arguments.get(2).ok_or("which cohort?")?))?;
        for _ in 0..times {
            all += batch(black_box(&cohort));
        }
    } else if what == "taxes" {
        for _ in 0..times {
            all += usize::from(black_box(taxes()) > 0.0);
        }
    } else {
        let (ask, name) = SINGLES.into_iter().find(|(ask, _)| *ask == what).ok_or("no such piece of work")?;
        let input = case(name)?;
        for _ in 0..times {
            all += single(ask, black_box(&input));
        }
    }
    println!("{all}");
    Ok(())
}
