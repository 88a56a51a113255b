//! Tools that the project installs for itself, below `target/tools`.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::pins;
use crate::process::{self, Result, cargo};
use crate::project::Project;

/// wasm-pack and the command line of wasm-bindgen.
pub fn cargo_tools(project: &Project) -> Result<()> {
    cargo_tool(project, "wasm-pack", "wasm-pack", pins::WASM_PACK, &[])?;
    let lock = fs::read_to_string(project.path("Cargo.lock"))?;
    let wasm_bindgen =
        locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock has no wasm-bindgen; run `cargo generate-lockfile`")?;
    cargo_tool(project, "wasm-bindgen-cli", "wasm-bindgen", wasm_bindgen, &[])
}

/// What tells licences and sources.
pub fn cargo_deny(project: &Project) -> Result<()> {
    cargo_tool(project, "cargo-deny", "cargo-deny", pins::CARGO_DENY, SOON)
}

/// What breaks the code on purpose.
pub fn cargo_mutants(project: &Project) -> Result<()> {
    cargo_tool(project, "cargo-mutants", "cargo-mutants", pins::CARGO_MUTANTS, SOON)
}

/// For a tool that has little to compute: built in a fraction of the time.
const SOON: &[&str] = &["--debug"];

fn cargo_tool(project: &Project, package: &str, program: &str, version: &str, profile: &[&str]) -> Result<()> {
    let tool = project.tool(program);
    let wanted = format!("{program} {version}");
    // What cargo starts is told its own name first.
    let version_of = |tool| process::stdout(Command::new(tool).args(program.strip_prefix("cargo-")).arg("--version"));
    if tool.exists() && version_of(&tool).is_ok_and(|version| version == wanted) {
        return Ok(());
    }
    println!("building {package} {version} (about 3 minutes on two cores, once) …");
    let install = |lock: &[&str]| {
        process::run(
            cargo()
                .args(["install", "--quiet", "--force", package])
                .args(["--version", version])
                .args(profile)
                .args(lock)
                .arg("--root")
                .arg(project.tools())
                .env("CARGO_PROFILE_DEV_DEBUG", "0"),
        )
    };
    install(&["--locked"]).or_else(|_| {
        // A mirror of the registry may lack a version that the tool was released with.
        println!("once more, with the versions of its dependencies that are to be had …");
        install(&[])
    })
}

/// The packages from the npm registry, under `node_modules`.
pub fn npm_packages(project: &Project) -> Result<()> {
    node()?;
    let folder = project.node();
    let installed = folder.join("node_modules/.package-lock.json");
    let manifest = folder.join("package.json");
    let wanted = npm_manifest();
    if installed.exists() && fs::read_to_string(&manifest).is_ok_and(|text| text == wanted) {
        return Ok(());
    }
    println!("installing the npm packages of xtask/src/pins.rs (half a minute, once) …");
    // The mark of a finished installation has to go before the manifest that it would vouch for.
    if installed.exists() {
        fs::remove_file(&installed)?;
    }
    fs::create_dir_all(&folder)?;
    fs::write(&manifest, wanted)?;
    process::run(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--no-package-lock"])
            .args(["--ignore-scripts", "--loglevel=error"])
            .current_dir(&folder),
    )
}

/// Refuses a Node.js that is missing or too old.
fn node() -> Result<()> {
    let needed = pins::NODE_MAJOR;
    let version = process::stdout(Command::new("node").arg("--version"))
        .map_err(|_| format!("Node.js is missing; install version {needed} or newer, with npm"))?;
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= needed => Ok(()),
        _ => Err(format!("Node.js {version} is too old; install {needed} or newer").into()),
    }
}

fn npm_manifest() -> String {
    let mut text = String::from("{\n  \"private\": true,\n  \"dependencies\": {");
    for (number, (package, version)) in pins::NPM.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}\n    \"{package}\": \"{version}\"");
    }
    text.push_str("\n  }\n}\n");
    text
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn the_manifest_fixes_exact_versions() {
        let manifest = npm_manifest();
        assert!(manifest.contains("\"playwright-core\": \"1."));
        assert_eq!(manifest.matches("\": \"").count(), pins::NPM.len());
    }
}
