//! Builds what `www/` does not hold itself: the wasm with its glue, the one library that the pages
//! use, and the data beside it.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::process::{self, Result, cargo};
use crate::project::{Project, files_in};
use crate::toolchain::Toolchain;
use crate::{remap, setup};

/// What the wasm and the data are made from.
const INPUTS: &[&str] = &["Cargo.toml", "Cargo.lock", "build.rs", "data", "src", "tests/examples", "xlsx", "xtask/src"];

/// The wasm and its glue, with every question: what hosts load.
pub const PKG: &str = "www/pkg";

/// The questions, each a feature of the engine. The page of one loads a wasm that knows no other:
/// it lies below [`PKG`] in the folder of this name.
pub const QUESTIONS: [&str; 4] = ["smaajob", "savings", "laerlinge", "areas"];

/// What a worker computes many rows with, below [`PKG`] too: its folder and its feature. It is loaded
/// by those who have many alone, and made for speed.
const BATCH: &str = "batch";
const FAST: &str = "profile.release.opt-level=3";

/// What wasm-pack calls the engine in each of the folders.
const NAME: &str = "jobgevinst";

/// What writes a workbook, below [`PKG`] too: its crate and its folder.
const XLSX: &str = "xlsx";

const DATA: &str = "www/data";

/// The published cases, and where a page finds each by itself.
const CASES: (&str, &str) = ("data/cases", "www/data/cases");

/// The libraries that read CSV and make QR codes, and the licence that goes with every copy of them:
/// in their packages, and where the pages find them.
const LIBRARIES: &[(&str, &str)] = &[
    ("d3-dsv/dist/d3-dsv.mjs", "www/pkg/d3-dsv.js"),
    ("d3-dsv/LICENSE", "www/pkg/d3-dsv.LICENSE"),
    ("uqr/dist/index.mjs", "www/pkg/uqr.js"),
    ("uqr/LICENSE", "www/pkg/uqr.LICENSE"),
];

/// Builds, unless nothing has changed since the last time.
pub fn build(project: &Project) -> Result<()> {
    let stamp = project.wasm_target().join("built");
    if is_fresh(project, &stamp)? {
        return Ok(());
    }
    setup::cargo_tools(project)?;
    setup::npm_packages(project)?;
    let toolchain = Toolchain::ready(project)?;
    let start = SystemTime::now();

    println!("building the wasm (about a minute, and longer the first time) …");
    // What an earlier build has left and this one does not make is not published.
    for made in [PKG, DATA] {
        let made = project.path(made);
        if made.exists() {
            fs::remove_dir_all(made)?;
        }
    }
    let commit = commit(project);
    let every = QUESTIONS.join(",") + "," + BATCH;
    pack(project, &toolchain, &commit, ".", PKG, &["--", "--no-default-features", "--features", &every])?;
    for question in QUESTIONS {
        let alone = ["--no-typescript", "--", "--no-default-features", "--features", question];
        pack(project, &toolchain, &commit, ".", &format!("{PKG}/{question}"), &alone)?;
    }
    let fast = ["--no-typescript", "--", "--no-default-features", "--features", BATCH, "--config", FAST];
    pack(project, &toolchain, &commit, ".", &format!("{PKG}/{BATCH}"), &fast)?;
    pack(project, &toolchain, &commit, XLSX, &format!("{PKG}/{XLSX}"), &[])?;
    for (from, to) in LIBRARIES {
        fs::copy(project.node().join("node_modules").join(from), project.path(to))?;
    }
    process::run(
        cargo().args(["run", "--quiet", "--bin", "publish", "--", DATA, &commit]).current_dir(project.root()),
    )?;

    publish_cases(project)?;

    // A file that was changed during the build is newer than the stamp: next time builds again.
    File::create(&stamp)?.set_modified(start)?;
    Ok(())
}

/// Builds a wasm with its glue. What it depends on is compiled once for all of them.
pub fn pack(
    project: &Project,
    toolchain: &Toolchain,
    commit: &str,
    krate: &str,
    folder: &str,
    options: &[&str],
) -> Result<()> {
    println!("  {folder}");
    process::run(
        command(project, toolchain, Command::new(project.tool("wasm-pack")))?
            .args(["--quiet", "build", krate, "--release", "--target", "web", "--out-dir"])
            .arg(project.path(folder))
            .args(["--out-name", NAME])
            .args(["--mode", "no-install", "--no-pack", "--no-gitignore"])
            .args(options)
            .env("JOBGEVINST_COMMIT", commit),
    )
}

/// Puts each case beside the data, so that a page loads the one that it shows.
fn publish_cases(project: &Project) -> Result<()> {
    let (from, to) = (project.path(CASES.0), project.path(CASES.1));
    fs::create_dir_all(&to)?;
    for file in files_in(&from)? {
        if let Some(name) = file.file_name() {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// The commit that the wasm is built from, for its `version()`; empty outside a git checkout.
fn commit(project: &Project) -> String {
    let mut git = Command::new("git");
    git.args(["rev-parse", "--short=9", "HEAD"]).current_dir(project.root());
    process::stdout(&mut git).unwrap_or_default()
}

/// Makes a command work for the wasm: with the right compiler, with the project's own tools, and
/// with nothing of this machine in the result.
pub fn command(project: &Project, toolchain: &Toolchain, mut command: Command) -> Result<Command> {
    let rustc = toolchain.rustc();
    let sysroot = process::stdout(Command::new(&rustc).args(["--print", "sysroot"]))?;
    let flags = remap::flags(&[
        (project.root(), "/jobgevinst"),
        (&Path::new(&sysroot).join("lib/rustlib/src/rust"), "/rustc"),
    ])?;
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = toolchain
        .bin()
        .map(Path::to_path_buf)
        .into_iter()
        .chain([project.tools().join("bin"), project.node().join("node_modules/.bin")])
        .chain(env::split_paths(&path));

    command
        .current_dir(project.root())
        .env("PATH", env::join_paths(folders)?)
        .env("CARGO_TARGET_DIR", project.wasm_target())
        .env("CARGO_ENCODED_RUSTFLAGS", remap::encoded(&flags))
        .env("WASM_PACK_CACHE", project.tools().join("wasm-pack-cache"));
    if toolchain.bin().is_some() {
        // rustup's cargo would use its own compiler, whatever stands first on PATH.
        command.env("RUSTC", &rustc).env("RUSTDOC", rustc.with_file_name("rustdoc"));
    }
    Ok(command)
}

/// Whether everything is there, and no input is newer than the last build.
fn is_fresh(project: &Project, stamp: &Path) -> Result<bool> {
    let others = LIBRARIES.iter().map(|(_, to)| *to).chain([DATA, CASES.1]).map(str::to_owned);
    let alone = QUESTIONS.iter().chain([&BATCH, &XLSX]);
    let folders = alone.map(|name| format!("{PKG}/{name}")).chain([PKG.to_owned()]);
    let mut outputs = folders.map(|folder| format!("{folder}/{NAME}_bg.wasm")).chain(others);
    if !stamp.exists() || outputs.any(|output| !project.path(&output).exists()) {
        return Ok(false);
    }
    let built = fs::metadata(stamp)?.modified()?;
    for input in INPUTS {
        if newest(&project.path(input))? > built {
            return Ok(false);
        }
    }
    Ok(true)
}

/// When the newest file or folder of a tree was changed. Folders count, since taking a file away
/// changes nothing else.
fn newest(path: &Path) -> Result<SystemTime> {
    let meta = fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut time = meta.modified()?;
    if meta.is_dir() {
        for entry in fs::read_dir(path)? {
            time = time.max(newest(&entry?.path())?);
        }
    }
    Ok(time)
}
