//! Running other programs.

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What can go wrong is told in a sentence, to a person.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program whose output goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|e| not_started(command, &e))?;
    check(command, status)
}

/// Runs a program, shows what it prints and gives each line of it to `see`.
pub fn run_seen(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| not_started(command, &e))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            see(&line);
        }
    }
    let status = child.wait()?;
    check(command, status)
}

/// What a program prints, without the white space around it.
pub fn stdout(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| not_started(command, &e))?;
    check(command, output.status)?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Whether a program ends well in the time given; one that takes longer is ended.
pub fn succeeds_within(limit: Duration, command: &mut Command) -> bool {
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(100)),
            Ok(Some(status)) => return status.success(),
            Err(_) => break,
        }
    }
    // It may have ended by itself just now, and then there is nothing left to end.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// The first program of this name on `PATH`.
pub fn which(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether this is root, who may install packages and has to start Chromium without its sandbox.
pub fn is_root() -> bool {
    stdout(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", told(command)).into()) }
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}", told(command))
}

/// A command as a person would write it: the program without its folder, and its arguments.
fn told(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(program).chain(command.get_args()).map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("/bin/sh").args(["-c", "exit 3"])).map_err(|e| e.to_string());
        assert_eq!(error, Err("`sh -c exit 3` failed (exit status: 3)".to_owned()));
    }

    #[test]
    fn lines_are_seen_as_they_come() {
        let mut lines = Vec::new();
        let result =
            run_seen(Command::new("/bin/sh").args(["-c", "echo en; echo to"]), |line| lines.push(line.to_owned()));
        assert!(result.is_ok());
        assert_eq!(lines, ["en", "to"]);
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let start = Instant::now();
        assert!(!succeeds_within(Duration::from_millis(200), Command::new("sleep").arg("20")));
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
