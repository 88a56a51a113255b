//! Where things lie.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Result;

/// The root of the repository, and the places below it.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project that `cargo xtask` was started in.
    pub fn find() -> Result<Self> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = xtask.as_deref().and_then(Path::parent);
        let root = root.ok_or("start this as `cargo xtask`: cargo says where the project lies")?;
        Ok(Self { root: root.to_path_buf() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path given relative to the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The pages, as they are written.
    pub fn www(&self) -> PathBuf {
        self.path("www")
    }

    /// The folder to publish.
    pub fn dist(&self) -> PathBuf {
        self.path("target/dist")
    }

    /// Everything that the project installs for itself.
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }

    /// A program that cargo installed for the project.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.tools().join("bin").join(name)
    }

    /// The folder that holds the project's `node_modules`.
    pub fn node(&self) -> PathBuf {
        self.tools().join("node")
    }

    /// Cargo's folder for the wasm, its own because its compiler can be another one.
    pub fn wasm_target(&self) -> PathBuf {
        self.path("target/wasm")
    }
}

/// The files of a folder and of those in it, in an order that does not depend on the machine.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.append(&mut files_in(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
