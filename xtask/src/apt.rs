//! Debian's packages: the only thing that is installed outside the project, and only by root.

use std::process::Command;

use crate::process::{self, Result, is_root, which};

/// Whether this is a system with Debian's package manager.
pub fn exists() -> bool {
    which("apt-get").is_some()
}

/// Installs packages, or names the command that does.
pub fn install(packages: &[&str], why: &str, takes: &str) -> Result<()> {
    if !is_root() {
        return Err(format!("{why}; install it with\n  {}", command(packages)).into());
    }
    println!("installing {} with apt-get ({takes}) …", packages.join(", "));
    process::run(apt_get().args(["--quiet=2", "update"]))?;
    process::run(
        apt_get().args(["--quiet=2", "install", "--yes", "--no-remove"]).arg("--no-install-recommends").args(packages),
    )
}

/// The command that a user who is not root gives.
pub fn command(packages: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        // A machine that has just started may still be installing its own updates.
        .arg("-oDPkg::Lock::Timeout=120");
    command
}
