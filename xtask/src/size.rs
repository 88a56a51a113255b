//! Writes `SIZE.md`: what a visitor loads, and what is inside of it.

use std::process::Command;

use crate::process::{self, Result, cargo};
use crate::project::Project;
use crate::test::{Engine, in_browser};
use crate::toolchain::{TARGET, Toolchain};
use crate::{dist, wasm};

/// Where each question's wasm goes with the names of its functions, which the published one has not.
const NAMED: &str = "target/size";

/// Builds, and lets `xtask/size.mjs` weigh it.
pub fn report(project: &Project) -> Result<()> {
    wasm::build(project)?;
    dist::make(project, None)?;
    let toolchain = Toolchain::ready(project)?;
    for question in wasm::QUESTIONS {
        process::run(
            wasm::command(project, &toolchain, cargo())?
                .args(["build", "--quiet", "--lib", "--release", "--target", TARGET])
                .args(["--no-default-features", "--features", question]),
        )?;
        let built = project.wasm_target().join(TARGET).join("release/jobgevinst.wasm");
        process::run(
            Command::new(project.tool("wasm-bindgen"))
                .arg(built)
                .args(["--target", "web", "--no-typescript", "--out-name", "jobgevinst", "--out-dir"])
                .arg(project.path(NAMED).join(question)),
        )?;
    }
    process::run(&mut in_browser(project, Engine::Chromium, project.dist(), "xtask/size.mjs")?)
}
