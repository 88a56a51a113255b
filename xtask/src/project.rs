//! Where things lie.

use std::env;
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
