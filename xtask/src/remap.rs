//! Keeps this machine's folders out of what is published: by compiler flags for the wasm, whose
//! panic messages would otherwise name them, and by a look at every file.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::process::Result;
use crate::project::{Project, files_in};

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

/// Refuses a folder with a file that names folders of the machine that it was made on.
pub fn names_no_folder_of_this_machine(project: &Project, made: &Path) -> Result<()> {
    let cargo_home = cargo_home()?;
    for file in files_in(made)? {
        let bytes = fs::read(&file)?;
        for folder in [project.root(), &cargo_home] {
            let name = folder.as_os_str().as_encoded_bytes();
            if bytes.windows(name.len()).any(|part| part == name) {
                let file = file.strip_prefix(project.root()).unwrap_or(&file);
                return Err(format!("{} names the folder {}", file.display(), folder.display()).into());
            }
        }
    }
    Ok(())
}
