//! Chromium with its driver, Firefox and `WebKit`, for the tests that need a real browser.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::process::{Result, is_root, which};
use crate::project::Project;
use crate::{apt, pins};

/// Names that Chromium and Chrome go by, and where macOS keeps them.
const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const DRIVER: &[&str] = &["chromedriver"];

/// Firefox, which needs no driver.
const FIREFOX: &[&str] = &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// A browser that asks nobody for updates, since a test's only server is ours.
const FLAGS: &[&str] = &[
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
];

/// A Chromium, and the driver of the same version.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// Finds both, or installs them where that is possible.
    pub fn ready() -> Result<Self> {
        if let Some(browser) = Self::find()? {
            return Ok(browser);
        }
        if !apt::exists() {
            return Err("Chromium or chromedriver is missing; install both, or say where \
                 they are with the variables CHROMIUM and CHROMEDRIVER"
                .into());
        }
        let missing = "Chromium or chromedriver is missing";
        apt::install(pins::DEBIAN_CHROMIUM, missing, "about a minute, once")?;
        Self::find()?.ok_or_else(|| "Chromium is installed and yet not found on PATH".into())
    }

    fn find() -> Result<Option<Self>> {
        let chromium = program("CHROMIUM", CHROMIUM)?;
        let driver = program("CHROMEDRIVER", DRIVER)?;
        Ok(chromium.zip(driver).map(|(chromium, driver)| Self { chromium, driver }))
    }

    /// The flags to start it with.
    pub fn flags() -> Vec<&'static str> {
        let mut flags = FLAGS.to_vec();
        if is_root() {
            flags.push("--no-sandbox");
        }
        flags
    }

    /// Writes what the driver has to know, in the form that wasm-bindgen's test runner reads.
    pub fn webdriver_json(&self, project: &Project) -> Result<PathBuf> {
        let file = project.tools().join("webdriver.json");
        let chromium = self.chromium.to_string_lossy();
        let flags = Self::flags().join("\", \"");
        let text = format!(
            "{{\"goog:chromeOptions\": \
             {{\"binary\": {chromium:?}, \"args\": [\"--headless\", \"{flags}\"]}}}}\n"
        );
        fs::write(&file, text)?;
        Ok(file)
    }
}

/// Finds Firefox, or installs it where that is possible.
pub fn firefox() -> Result<PathBuf> {
    let find = || program("FIREFOX", FIREFOX);
    if let Some(firefox) = find()? {
        return Ok(firefox);
    }
    if !apt::exists() {
        return Err("Firefox is missing; install it, or say where it is with the variable FIREFOX".into());
    }
    apt::install(pins::DEBIAN_FIREFOX, "Firefox is missing", "half a minute, once")?;
    find()?.ok_or_else(|| "Firefox is installed and yet not found on PATH".into())
}

/// The small browser that comes with `WebKit`'s driver, where Debian puts it.
const WEBKIT: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// Finds `WebKit`, its driver and the screen that it draws on, or installs them where that is possible.
pub fn webkit() -> Result<PathBuf> {
    let find = || -> Result<Option<PathBuf>> {
        let there = which("WebKitWebDriver").is_some() && which("Xvfb").is_some();
        let browser = program("WEBKIT", &[])?.or_else(|| Some(PathBuf::from(WEBKIT)).filter(|file| file.is_file()));
        Ok(browser.filter(|_| there))
    };
    let missing = "WebKit, WebKitWebDriver or Xvfb is missing";
    if let Some(webkit) = find()? {
        return Ok(webkit);
    }
    if !apt::exists() {
        return Err(format!("{missing}; install them, and say where MiniBrowser is with the variable WEBKIT").into());
    }
    apt::install(pins::DEBIAN_WEBKIT, missing, "half a minute, once")?;
    find()?.ok_or_else(|| "WebKit is installed and yet not found; say where MiniBrowser is with WEBKIT".into())
}

/// A program that a variable names, or else the first of these names that there is.
fn program(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        return if named.is_file() {
            Ok(Some(named))
        } else {
            Err(format!("{variable} names {}, which is no file", named.display()).into())
        };
    }
    Ok(names.iter().find_map(|name| which(name)))
}
