//! A toolchain for the wasm that is made of Debian's packages.
//!
//! Debian's compiler comes with the source of its own standard library. The library is built for
//! wasm32 once, and put into a folder of the project together with links to the rest.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, Result, cargo};
use crate::project::Project;
use crate::toolchain::TARGET;
use crate::{apt, pins, remap};

const RUSTC: &str = "/usr/bin/rustc";

/// The linker that goes with Debian's compiler, as a shell finds its name.
const LLD_OF_RUSTC: &str = r"lld-$(/usr/bin/rustc -vV | sed -n 's/LLVM version: \([0-9]*\).*/\1/p')";

/// A crate that is nothing but a reason to build the standard library. It is a workspace of its
/// own, or cargo would look for it in the project's.
const EMPTY_CRATE: &str = r#"[package]
name = "empty"
version = "0.0.0"
edition = "2024"

[profile.release]
opt-level = 3
codegen-units = 1
panic = "abort"

[workspace]
"#;

/// The folder in which Debian's compiler has a library for wasm32.
pub struct OwnToolchain {
    folder: PathBuf,
}

/// What there is to know about Debian's compiler.
struct Debian {
    /// All that it says about its version.
    version: String,
    host: String,
    lld: PathBuf,
    sysroot: PathBuf,
    source: PathBuf,
}

impl OwnToolchain {
    pub fn new(project: &Project) -> Self {
        Self { folder: project.tools().join("wasm-toolchain") }
    }

    /// Where its programs lie.
    pub fn bin(&self) -> PathBuf {
        self.folder.join("bin")
    }

    /// Names the compiler that the folder was made for; written last.
    fn stamp(&self) -> PathBuf {
        self.folder.join("made-for")
    }

    /// Whether it is there, and made for the compiler that Debian has now.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(self.stamp())
            .is_ok_and(|made_for| process::stdout(Command::new(RUSTC).arg("-vV")).is_ok_and(|now| now == made_for))
    }

    /// Makes it anew.
    pub fn set_up(&self) -> Result<()> {
        let debian = Debian::ready()?;
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        let libraries = self.build_library(&debian)?;
        self.link(&debian, &libraries)?;
        fs::write(self.stamp(), &debian.version)?;
        Ok(())
    }

    /// Builds the standard library and tells the folder that it is in.
    fn build_library(&self, debian: &Debian) -> Result<PathBuf> {
        println!("building the standard library for {TARGET} (about a minute, once) …");
        let build = self.folder.join("build");
        fs::create_dir_all(build.join("src"))?;
        fs::write(build.join("src/lib.rs"), "#![no_std]\n")?;
        fs::write(build.join("Cargo.toml"), EMPTY_CRATE)?;
        let source = fs::canonicalize(&debian.source)?;
        let mut flags = remap::flags(&[(&debian.source, "/rustc"), (&source, "/rustc")])?;
        // Bitcode for link-time optimisation, beside the object code for debug builds.
        flags.push("-Cembed-bitcode=yes".to_owned());
        process::run(
            cargo()
                .args(["build", "--quiet", "--release", "--target", TARGET])
                .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
                .current_dir(&build)
                .env("RUSTC", RUSTC)
                // Lets a stable compiler take -Zbuild-std; nothing else is built this way.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_DIR", build.join("target"))
                .env("CARGO_ENCODED_RUSTFLAGS", remap::encoded(&flags)),
        )?;
        Ok(build.join("target").join(TARGET).join("release/deps"))
    }

    /// Lays out the folder as a toolchain.
    fn link(&self, debian: &Debian, libraries: &Path) -> Result<()> {
        let rustlib = self.folder.join("lib/rustlib");
        let host = rustlib.join(&debian.host);
        let wasm = rustlib.join(TARGET).join("lib");
        for folder in [&self.bin(), &host.join("bin"), &wasm] {
            fs::create_dir_all(folder)?;
        }
        let host_library = format!("lib/rustlib/{}/lib", debian.host);
        symlink(debian.sysroot.join(host_library), host.join("lib"))?;
        symlink(debian.sysroot.join("lib/rustlib/src"), rustlib.join("src"))?;
        symlink(&debian.lld, host.join("bin/rust-lld"))?;
        for library in fs::read_dir(libraries)? {
            let library = library?;
            let name = library.file_name();
            let name = name.to_string_lossy();
            if name.ends_with(".rlib") && !name.starts_with("libempty-") {
                fs::copy(library.path(), wasm.join(&*name))?;
            }
        }
        for program in ["rustc", "rustdoc"] {
            let wrapper = self.bin().join(program);
            // Debian's compiler takes the folder above its own for the sysroot: it must be told.
            let text = format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot \"${{0%/bin/*}}\" \"$@\"\n");
            fs::write(&wrapper, text)?;
            fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755))?;
        }
        fs::remove_dir_all(self.folder.join("build"))?;
        Ok(())
    }
}

impl Debian {
    /// Finds Debian's compiler, its library source and the linker of the same LLVM; installs them
    /// when that is possible.
    fn ready() -> Result<Self> {
        let source = Path::new("/usr/lib/rustlib/src/rust");
        if !Path::new(RUSTC).exists() || !source.join("library/std").is_dir() {
            let missing = format!("the Rust library for {TARGET} is missing");
            if !apt::exists() {
                return Err(format!(
                    "{missing}; run `rustup target add {TARGET}`, or install it with the packages \
                     of your system"
                )
                .into());
            }
            if !process::is_root() {
                return Err(format!(
                    "{missing}; run `rustup target add {TARGET}`, or install it with\n  {}\n  {}",
                    apt::command(pins::DEBIAN_RUST),
                    apt::command(&[LLD_OF_RUSTC])
                )
                .into());
            }
            apt::install(pins::DEBIAN_RUST, &missing, "about a minute, once")?;
        }
        let version = process::stdout(Command::new(RUSTC).arg("-vV"))?;
        let llvm = field(&version, "LLVM version")
            .and_then(|version| version.split('.').next())
            .ok_or("Debian's rustc does not name its LLVM")?;
        let lld = PathBuf::from(format!("/usr/bin/lld-{llvm}"));
        if !lld.exists() {
            let package = format!("lld-{llvm}");
            apt::install(&[&package], "the linker for the wasm is missing", "seconds")?;
        }
        let host = field(&version, "host").ok_or("Debian's rustc does not name its host")?;
        let sysroot = process::stdout(Command::new(RUSTC).args(["--print", "sysroot"]))?;
        Ok(Self {
            host: host.to_owned(),
            lld,
            sysroot: sysroot.into(),
            source: source.to_path_buf(),
            version,
        })
    }
}

/// The value of a field in what `rustc -vV` prints.
fn field<'a>(version: &'a str, name: &str) -> Option<&'a str> {
    version.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}
