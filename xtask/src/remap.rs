//! Compiler flags that keep this machine's folders out of the wasm, whose panic messages would
//! otherwise name them.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::process::Result;

/// The flags that give other names to these folders, and to those of the dependencies.
pub fn flags(folders: &[(&Path, &str)]) -> Result<Vec<String>> {
    let mut flags: Vec<String> = folders.iter().map(|(from, to)| flag(from, to)).collect();
    let sources = cargo_home()?.join("registry/src");
    flags.push(flag(&sources, "/registry"));
    if sources.exists() {
        // The last flag that fits counts: each registry's own folder goes without a name.
        let registries = fs::read_dir(sources)?.collect::<io::Result<Vec<_>>>()?;
        let mut registries: Vec<_> = registries.iter().map(fs::DirEntry::path).collect();
        registries.sort();
        flags.extend(registries.iter().map(|one| flag(one, "/registry")));
    }
    Ok(flags)
}

fn flag(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// Compiler flags in the form in which a path among them may have spaces in it.
pub fn encoded(flags: &[String]) -> String {
    flags.join("\x1f")
}

/// The folder of cargo, where the sources of all dependencies lie.
pub fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .ok_or_else(|| "neither CARGO_HOME nor HOME is set".into())
}
