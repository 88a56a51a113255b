//! The compiler for the wasm: one that has the standard library for wasm32.
//!
//! rustup brings that library to most machines. Where it cannot, one is made with Debian's
//! compiler: see [`crate::debian_rust`].

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::debian_rust::OwnToolchain;
use crate::process::{self, Result, which};
use crate::project::Project;

/// The target that the wasm is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that can build for wasm32.
pub enum Toolchain {
    /// The one that cargo uses anyway.
    Active,
    /// The project's own, whose programs lie in this folder.
    Own { bin: PathBuf },
}

impl Toolchain {
    /// Finds a compiler for the wasm, or sets one up.
    pub fn ready(project: &Project) -> Result<Self> {
        if has_library()? {
            return Ok(Self::Active);
        }
        let own = OwnToolchain::new(project);
        if !own.is_current() {
            if rustup_adds_target() && has_library()? {
                return Ok(Self::Active);
            }
            own.set_up()?;
            // What was compiled against an earlier library does not fit this one.
            if project.wasm_target().exists() {
                fs::remove_dir_all(project.wasm_target())?;
            }
        }
        Ok(Self::Own { bin: own.bin() })
    }

    /// The compiler's program.
    pub fn rustc(&self) -> PathBuf {
        match self {
            Self::Active => "rustc".into(),
            Self::Own { bin } => bin.join("rustc"),
        }
    }

    /// The folder that has to come first on `PATH`, if any.
    pub fn bin(&self) -> Option<&Path> {
        match self {
            Self::Active => None,
            Self::Own { bin } => Some(bin),
        }
    }
}

/// Whether the compiler that cargo uses has the standard library for the target.
fn has_library() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    let folder = process::stdout(rustc.args(["--target", TARGET, "--print", "target-libdir"]))?;
    Ok(Path::new(&folder).is_dir())
}

/// Lets rustup bring the library, unless its user has told it to install nothing by itself.
fn rustup_adds_target() -> bool {
    let limit = Duration::from_secs(60);
    let forbidden = env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0");
    if forbidden || which("rustup").is_none() {
        return false;
    }
    println!("adding the target {TARGET} with rustup (seconds, once) …");
    process::succeeds_within(limit, Command::new("rustup").args(["target", "add", TARGET]))
}
