//! Makes `target/dist`, the folder to publish: what is in `www`, small.
//!
//! The pages are written as many modules, which a browser takes as they are. A visitor gets fewer
//! and smaller files: `xtask/minify.mjs` makes them, and here the pages are told their names. Each
//! calculator also becomes one file that needs no server: `xtask/single.mjs`. In the end
//! `xtask/release.mjs` names what they load by its content, and lists what is inside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::links::attributes;
use crate::process::{self, Result};
use crate::project::{Project, files_in};
use crate::toolchain::{TARGET, Toolchain};
use crate::{remap, serve, setup, wasm};

/// Modules that the README offers to hosts, each of which goes on being one file of this name.
const FOR_HOSTS: &[&str] = &["js/engine.js"];

/// Modules that a page starts as a worker, each of which becomes one file.
const WORKERS: &[&str] = &["js/gevinst-worker.js"];

/// Where the calculators lie that are one file each, and where a page names them.
const SINGLE: &str = "enkeltfil";
const SINGLE_LISTED: &str = "data-single=\"";

/// What the licences ask to go with every copy, and where it goes.
const LICENCES: &[(&str, &str)] =
    &[("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE"), ("data/LICENSE", "data/LICENSE")];

/// What each page's module has become: its file, and then those that this one imports.
type Bundles = BTreeMap<String, Vec<String>>;

/// Makes the folder anew from what `build` has made, for a server at `origin` if that is known.
pub fn make(project: &Project, origin: Option<&str>) -> Result<()> {
    make_in(project, &project.dist(), origin)
}

/// Tells whether the folder that is there is whole, and the same as one that is made now.
pub fn check(project: &Project, origin: Option<&str>) -> Result<()> {
    let again = project.path("target/dist-again");
    make_in(project, &again, origin)?;
    let whole = process::run(release(project, &project.dist()).arg("--check").arg(&again));
    fs::remove_dir_all(&again)?;
    whole.map_err(|_| "target/dist is not to be published: the lines above say why".into())
}

fn make_in(project: &Project, dist: &Path, origin: Option<&str>) -> Result<()> {
    setup::npm_packages(project)?;
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fill(project, dist, origin).inspect_err(|_| {
        // Nobody is to publish a part of it; the error to tell is the first.
        let _ = fs::remove_dir_all(dist);
    })
}

fn fill(project: &Project, dist: &Path, origin: Option<&str>) -> Result<()> {
    let www = project.www();
    let mut pages = Vec::new();
    let mut to_minify = Vec::new();
    let mut to_copy = Vec::new();
    for file in files_in(&www)? {
        let path = file.strip_prefix(&www)?.to_path_buf();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => pages.push((path, fs::read_to_string(&file)?)),
            Some("css" | "js" | "json") => to_minify.push(path),
            // Types: no browser asks for them.
            Some("ts") => {}
            _ => to_copy.push(path),
        }
    }
    let modules: BTreeSet<&str> = pages.iter().flat_map(|(_, text)| modules_of(text)).collect();

    let bundles = minify(project, dist, &modules, &to_minify)?;
    let single: Vec<String> = pages
        .iter()
        .filter(|(_, text)| is_calculator(text))
        .map(|(path, _)| path.to_string_lossy().into_owned())
        .collect();
    let listed = format!("{SINGLE_LISTED}{}", single.join(" "));
    for (path, text) in &pages {
        fs::write(target(dist, path)?, with_bundles(text, &bundles).replace(SINGLE_LISTED, &listed))?;
    }
    in_one_file(project, dist, &single)?;
    for path in &to_copy {
        fs::copy(www.join(path), target(dist, path)?)?;
    }
    for (from, to) in LICENCES {
        fs::copy(project.path(from), target(dist, Path::new(to))?)?;
    }
    fs::write(dist.join("_headers"), headers(origin))?;
    finish(project, dist)?;
    remap::names_no_folder_of_this_machine(project, dist)
}

/// Names what the pages load by what is in it, and adds licences, the package and the list of digests.
fn finish(project: &Project, dist: &Path) -> Result<()> {
    let mut metadata = process::cargo();
    metadata.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET]);
    let crates = project.path("target/metadata.json");
    fs::write(&crates, process::stdout(metadata.current_dir(project.root()))?)?;
    let rust = process::stdout(Command::new(Toolchain::ready(project)?.rustc()).arg("--version"))?;
    let version = rust.split_whitespace().nth(1).ok_or("rustc does not tell its version")?;
    process::run(release(project, dist).arg("--metadata").arg(&crates).args(["--rust", version]))
}

fn release(project: &Project, dist: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg(project.path("xtask/release.mjs")).arg("--root").arg(project.root()).arg("--dist").arg(dist);
    node
}

/// Whether it is a scheme and a host, and no more.
pub fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(serve::is_host)
}

/// What the server is to send with every file, in the form that several static hosts read by themselves.
fn headers(origin: Option<&str>) -> String {
    let headers = serve::headers(origin);
    headers.iter().fold("/*\n".to_owned(), |text, (name, value)| text + "  " + name + ": " + value + "\n")
}

/// Where a file of the folder goes, with the folders above it made.
fn target(dist: &Path, path: &Path) -> Result<PathBuf> {
    let target = dist.join(path);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(target)
}

/// Bundles the modules of the pages, and writes the other files small.
fn minify(project: &Project, dist: &Path, modules: &BTreeSet<&str>, files: &[PathBuf]) -> Result<Bundles> {
    let mut node = Command::new("node");
    node.arg(project.path("xtask/minify.mjs")).arg("--from").arg(project.www()).arg("--to").arg(dist);
    for module in modules {
        node.args(["--page", module]);
    }
    for module in FOR_HOSTS {
        node.args(["--host", module]);
    }
    for module in WORKERS {
        node.args(["--worker", module]);
    }
    for file in files {
        node.arg("--file").arg(file);
    }
    let printed = process::stdout(&mut node);
    // The command would be longer than what is wrong, which node has told.
    printed.map(|printed| bundles(&printed)).map_err(|_| "target/dist is not made: the lines above say why".into())
}

/// Makes of each of these pages a file that needs no other.
fn in_one_file(project: &Project, dist: &Path, pages: &[String]) -> Result<()> {
    let mut node = Command::new("node");
    node.arg(project.path("xtask/single.mjs")).arg("--from").arg(project.www()).arg("--to").arg(dist.join(SINGLE));
    for page in pages {
        node.args(["--page", page]);
    }
    process::run(&mut node)
}

/// Whether a page loads the engine of one question.
fn is_calculator(page: &str) -> bool {
    let mut ahead = tags(page).filter_map(|(_, tag)| preload_of(tag));
    ahead.any(|module| wasm::QUESTIONS.iter().any(|question| module.contains(&format!("/{question}/"))))
}

/// Reads what `xtask/minify.mjs` prints.
fn bundles(printed: &str) -> Bundles {
    let lines = printed.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(module, files)| (module.to_owned(), files.split('\t').map(str::to_owned).collect())).collect()
}

/// The modules that a page starts.
fn modules_of(page: &str) -> Vec<&str> {
    tags(page).filter_map(|(_, tag)| module_of(tag)).collect()
}

/// The page with its modules' new names, and with a list of what to load ahead that fits them.
fn with_bundles(page: &str, bundles: &Bundles) -> String {
    let modules: Vec<_> =
        modules_of(page).into_iter().filter_map(|module| Some((module, bundles.get(module)?))).collect();
    let is_inside = |preload: &str| modules.iter().any(|(module, _)| folder(module) == folder(preload));
    // Two modules may share files.
    let mut ahead = BTreeSet::new();
    let ahead: Vec<&String> = modules.iter().flat_map(|(_, files)| *files).filter(|file| ahead.insert(*file)).collect();

    let mut written = String::with_capacity(page.len());
    let mut listed = false;
    for (before, tag) in tags(page) {
        let module = module_of(tag).and_then(|module| Some((module, bundles.get(module)?.first()?)));
        let outdated = preload_of(tag).is_some_and(is_inside);
        let (text, space) = before.split_at(before.trim_end().len());
        written += text;
        // The new list stands where the old one began, or else before the first module.
        if (outdated || module.is_some()) && !listed {
            listed = true;
            for file in &ahead {
                written.extend([space, "<link rel=\"modulepreload\" href=\"", file, "\">"]);
            }
        }
        if outdated {
            continue;
        }
        written += space;
        match module {
            Some((module, file)) => written += &tag.replace(module, file),
            None => written += tag,
        }
    }
    written
}

/// The tags of a page, each with the text before it; what stands after the last has no tag.
fn tags(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split_inclusive('>').map(|part| part.split_at(part.rfind('<').unwrap_or(part.len())))
}

/// The module that a tag starts.
fn module_of(tag: &str) -> Option<&str> {
    let starts = tag.starts_with("<script") && attributes(tag, &["type"]).contains(&"module");
    starts.then(|| attributes(tag, &["src"]).first().copied()).flatten()
}

/// The module that a tag has loaded ahead.
fn preload_of(tag: &str) -> Option<&str> {
    let preloads = tag.starts_with("<link") && attributes(tag, &["rel"]).contains(&"modulepreload");
    preloads.then(|| attributes(tag, &["href"]).first().copied()).flatten()
}

/// The folder that a module lies in. Those beside a page's module are in its bundle, or wait until
/// somebody asks for them.
fn folder(module: &str) -> Option<&str> {
    module.rsplit_once('/').map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html>
<head>
  <title>1 > 0</title>
  <link rel="stylesheet" href="style.css">
  <link rel="modulepreload" href="js/a.js">
  <link rel="modulepreload" href="js/shared.js">
  <link rel="preload" href="i18n/da.json" as="fetch">
  <link rel="modulepreload" href="pkg/glue.js">
  <script type="module" src="js/a.js"></script>
</head>
"#;

    #[test]
    fn a_page_loads_its_bundle_ahead_and_nothing_else_changes() {
        let bundles = bundles("js/a.js\tjs/a-1.js\tjs/chunk-2.js\njs/b.js\tjs/b-3.js");
        let expected = r#"<!doctype html>
<head>
  <title>1 > 0</title>
  <link rel="stylesheet" href="style.css">
  <link rel="modulepreload" href="js/a-1.js">
  <link rel="modulepreload" href="js/chunk-2.js">
  <link rel="preload" href="i18n/da.json" as="fetch">
  <link rel="modulepreload" href="pkg/glue.js">
  <script type="module" src="js/a-1.js"></script>
</head>
"#;
        assert_eq!(with_bundles(PAGE, &bundles), expected);
    }

    #[test]
    fn a_page_without_a_list_gets_one() {
        let page = "<p>x</p>y\n<script type='module' src='js/a.js'></script>\n<script type=\"module\" src=\"js/b.js\"></script>";
        let bundles = bundles("js/a.js\tjs/a-1.js\tjs/chunk-2.js\njs/b.js\tjs/b-3.js\tjs/chunk-2.js");
        let expected = "<p>x</p>y\n<link rel=\"modulepreload\" href=\"js/a-1.js\">\n<link rel=\"modulepreload\" href=\"js/chunk-2.js\">\n\
             <link rel=\"modulepreload\" href=\"js/b-3.js\">\n<script type='module' src='js/a-1.js'></script>\n\
             <script type=\"module\" src=\"js/b-3.js\"></script>";
        assert_eq!(with_bundles(page, &bundles), expected);
    }

    #[test]
    fn a_page_without_modules_stays_as_it_is() {
        let page = "<link rel=\"modulepreload\" href=\"js/a.js\">\n<script src=\"js/a.js\"></script>\n<p>a < b, b > c";
        assert_eq!(with_bundles(page, &bundles("js/a.js\tjs/a-1.js")), page);
    }

    #[test]
    fn the_headers_name_the_origin_that_is_told() {
        assert!(
            headers(None)
                .contains("\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
        );
        assert!(headers(Some("https://example.org")).contains("; font-src 'self' https://example.org;"));
        assert!(is_origin("https://example.org:8443"));
        for wrong in ["https://example.org/jobgevinst", "example.org", "https://", "https://a; script-src *"] {
            assert!(!is_origin(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_page_with_an_engine_of_its_own_is_a_calculator() {
        assert!(is_calculator("<link rel=\"modulepreload\" href=\"pkg/savings/jobgevinst.js\">"));
        assert!(!is_calculator("<link rel=\"modulepreload\" href=\"pkg/jobgevinst.js\">"));
    }

    #[test]
    fn the_modules_of_a_page_are_found() {
        assert_eq!(modules_of(PAGE), ["js/a.js"]);
    }
}
