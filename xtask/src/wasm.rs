//! Builds what `www/` does not hold itself: the wasm with its glue, and the data beside it.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::process::{self, Result, cargo};
use crate::project::Project;
use crate::toolchain::Toolchain;
use crate::{remap, setup};

/// What the wasm and the data are made from.
const INPUTS: &[&str] = &["Cargo.toml", "Cargo.lock", "build.rs", "data", "src", "xtask/src"];

/// The wasm and its glue.
pub const PKG: &str = "www/pkg";

const WASM: &str = "www/pkg/jobgevinst_bg.wasm";
const DATA: &str = "www/data";

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

    let wasm_pack = Command::new(project.tool("wasm-pack"));
    println!("building the wasm (about half a minute, and longer the first time) …");
    process::run(
        command(project, &toolchain, wasm_pack)?
            .args(["build", "--release", "--target", "web"])
            .args(["--out-dir", "www/pkg", "--out-name", "jobgevinst"])
            .args(["--mode", "no-install", "--no-pack", "--no-gitignore"])
            .env("JOBGEVINST_COMMIT", commit(project)),
    )?;
    process::run(cargo().args(["run", "--quiet", "--bin", "publish", "--", DATA]).current_dir(project.root()))?;

    // A file that was changed during the build is newer than the stamp: next time builds again.
    File::create(&stamp)?.set_modified(start)?;
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
    let outputs = [project.path(WASM), project.path(DATA)];
    if !stamp.exists() || outputs.iter().any(|output| !output.exists()) {
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
