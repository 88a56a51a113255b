//! Known weaknesses of what others wrote, as `RustSec` and the npm registry list them. They change
//! without us, so no test asks for them: a workflow does, every week.

use std::process::Command;

use crate::process::{self, Result};
use crate::project::Project;
use crate::setup;

/// Asks for those of the crates in `Cargo.lock` and of the npm packages that the project fixes.
pub fn check(project: &Project) -> Result<()> {
    setup::cargo_deny(project)?;
    setup::npm_packages(project)?;
    let mut deny = Command::new(project.tool("cargo-deny"));
    let crates = process::run(deny.args(["--locked", "check", "advisories"]).current_dir(project.root()));
    let npm = |arguments: &[&str]| process::run(Command::new("npm").args(arguments).current_dir(project.node()));
    // What npm audits is a lock file, which nothing else here needs.
    let packages = npm(&["install", "--package-lock-only", "--ignore-scripts", "--no-fund", "--no-audit"])
        .and_then(|()| npm(&["audit"]));
    crates.and(packages)
}
