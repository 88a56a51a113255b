//! Every version that the project fixes, in one place.
//!
//! One is not here: wasm-bindgen's command line has to be of exactly the version in `Cargo.lock`,
//! so [`crate::setup`] reads it from there.

/// Builds the wasm, from crates.io.
pub const WASM_PACK: &str = "0.15.1";

/// Tells which licences and sources the crates have, from crates.io.
pub const CARGO_DENY: &str = "0.20.2";

/// Breaks the code on purpose, from crates.io: for `cargo xtask mutants` alone.
pub const CARGO_MUTANTS: &str = "27.1.0";

/// The oldest Node.js that the packages below and the browser tests run on.
pub const NODE_MAJOR: u32 = 20;

/// Packages from the npm registry: the wasm's optimiser, what makes the rest small, the type
/// checker, what checks data against its schema, and what the browser tests use. Two go out with the pages:
/// d3-dsv, which reads CSV, and uqr, which draws QR codes. The next playwright-core asks more of Debian's Firefox
/// than that one can.
pub const NPM: &[(&str, &str)] = &[
    ("@types/node", "20.19.9"),
    ("ajv", "8.20.0"),
    ("axe-core", "4.14.1"),
    ("binaryen", "132.0.0"),
    ("d3-dsv", "3.0.2"),
    ("esbuild", "0.28.2"),
    ("playwright-core", "1.64.1"),
    ("typescript", "7.0.2"),
    ("uqr", "0.1.3"),
];

/// Debian's compiler and its library source, where rustup cannot bring the wasm32 library.
pub const DEBIAN_RUST: &[&str] = &["rustc-web", "rust-web-src"];

/// Debian's browser, its driver, and one font, since a bare machine has none.
pub const DEBIAN_CHROMIUM: &[&str] = &["chromium", "chromium-driver", "fonts-liberation"];

/// Debian's Firefox.
pub const DEBIAN_FIREFOX: &[&str] = &["firefox-esr", "fonts-liberation"];

/// Debian's `WebKit` with its driver, and a screen that nobody sees, which it needs.
pub const DEBIAN_WEBKIT: &[&str] = &["webkit2gtk-driver", "xvfb", "fonts-liberation"];
