//! Measures how fast the engine is, and writes `BENCH.md`. In no test: times do not repeat.

use crate::process::{self, Result};
use crate::project::Project;
use crate::test::{Engine, in_browser};
use crate::toolchain::Toolchain;
use crate::{dist, wasm};

/// What is measured in wasm and is no page's: the income tax alone.
const TAX: (&str, &str) = ("bench/tax", "target/bench/tax");

/// Measures with `bench/run.mjs`, which takes the options: `--peers`, `--persons N`.
pub fn run(project: &Project, options: &[&str]) -> Result<()> {
    wasm::build(project)?;
    wasm::pack(project, &Toolchain::ready(project)?, "", TAX.0, TAX.1, &[])?;
    dist::make(project, None)?;
    let mut node = in_browser(project, Engine::Chromium, project.dist(), "bench/run.mjs")?;
    process::run(node.args(options).current_dir(project.root()))
}
