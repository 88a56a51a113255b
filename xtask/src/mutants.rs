//! Mutation tests: the code is broken on purpose, one place at a time, and a test has to fail.

use std::fs;
use std::process::Command;

use crate::process::{self, Result};
use crate::project::Project;
use crate::setup;

/// What is broken in full: money and the law.
const IN_FULL: &[&str] = &["src/money.rs", "src/law/*.rs"];
/// What is broken where it has changed.
const IN_CHANGES: &[&str] = &["src/savings", "src/laerlinge"];

/// Runs cargo-mutants, which `.cargo/mutants.toml` tells which tests to make. What survives stands in
/// `target/mutants.out/missed.txt`.
pub fn run(project: &Project, options: &[&str]) -> Result<()> {
    setup::cargo_mutants(project)?;
    let target = project.path("target");
    let mut mutants = Command::new(project.tool("cargo-mutants"));
    mutants.args(["mutants", "--dir"]).arg(project.root()).arg("--output").arg(&target);
    let mut files = Vec::new();
    let mut options = options.iter();
    while let Some(&option) = options.next() {
        let value = *options.next().ok_or_else(|| format!("`{option}` lacks its value"))?;
        match option {
            "--file" => files.push(value),
            "--since" => {
                let mut diff = Command::new("git");
                diff.arg("-C").arg(project.root()).args(["diff", value, "--"]).args(IN_CHANGES);
                let file = target.join("mutants.diff");
                fs::write(&file, process::stdout(&mut diff)? + "\n")?;
                mutants.arg("--in-diff").arg(file);
                files.extend(["src/savings/*.rs", "src/laerlinge/*.rs"]);
            }
            "--shard" => {
                mutants.args(["--shard", value]);
            }
            _ => return Err(format!("`{option}` is no option of `mutants`").into()),
        }
    }
    for file in if files.is_empty() { IN_FULL } else { &files } {
        mutants.args(["--file", file]);
    }
    process::run(&mut mutants)
}
