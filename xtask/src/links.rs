//! Checks that what the documents and pages link to is there.
//!
//! Only links within the project are looked at; nothing is fetched.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Result;
use crate::project::Project;

/// Folders whose files are not the project's own.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "pkg"];

/// Checks every document (`*.md`) and every page (`www/**/*.html`).
pub fn check(project: &Project) -> Result<()> {
    let mut files = Vec::new();
    collect(project.root(), "md", &mut files)?;
    collect(&project.www(), "html", &mut files)?;
    files.sort();

    let mut links = 0;
    let mut broken = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file)?;
        let shown = file.strip_prefix(project.root()).unwrap_or(file);
        for link in links_of(file, &text) {
            links += 1;
            if let Err(why) = follow(file, &link) {
                broken.push(format!("{}: `{link}` {why}", shown.display()));
            }
        }
    }
    println!("{links} links in {} files", files.len());
    if broken.is_empty() { Ok(()) } else { Err(format!("broken links:\n  {}", broken.join("\n  ")).into()) }
}

fn collect(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            let name = entry.file_name();
            if !NOT_OURS.iter().any(|not_ours| name == *not_ours) {
                collect(&path, extension, files)?;
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    Ok(())
}

/// The links of a file that lead to somewhere in the project.
fn links_of(file: &Path, text: &str) -> Vec<String> {
    let mut links: Vec<String> = if is_markdown(file) {
        let prose: Vec<String> = prose(text).map(without_code).collect();
        let prose = prose.join("\n");
        let html = attributes(&prose, &["href", "src"]);
        html.into_iter().chain(markdown_links(&prose)).map(str::to_owned).collect()
    } else {
        let html = attributes(text, &["href", "src"]);
        html.into_iter().map(str::to_owned).collect()
    };
    links.retain(|link| !leads_out(link));
    links
}

/// Whether a link names a scheme or a host.
fn leads_out(link: &str) -> bool {
    link.starts_with("//") || link.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'))
}

fn is_markdown(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
}

/// Says what is wrong with a link, if anything is.
fn follow(from: &Path, link: &str) -> std::result::Result<(), &'static str> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    if path.starts_with('/') {
        return Err("is absolute, and breaks where the project lies in a folder");
    }
    let target = if path.is_empty() { from.to_path_buf() } else { from.parent().unwrap_or(from).join(path) };
    if !target.exists() {
        return Err("leads to no file");
    }
    // Behind `#` a page of ours may also carry the inputs of a calculator.
    if anchor.is_empty() || anchor.contains('=') {
        return Ok(());
    }
    let text = fs::read_to_string(&target).map_err(|_| "has an anchor, but leads to no text")?;
    let found = attributes(&text, &["id", "name"]).contains(&anchor)
        || is_markdown(&target) && headings(&text).any(|heading| heading == anchor);
    if found { Ok(()) } else { Err("leads to no anchor of that name") }
}

/// The values of these attributes, in HTML or in the HTML within Markdown.
pub fn attributes<'a>(text: &'a str, names: &[&str]) -> Vec<&'a str> {
    let mut values = Vec::new();
    for (equals, _) in text.match_indices('=') {
        let (before, after) = text.split_at(equals);
        let wanted =
            names.iter().any(|name| before.strip_suffix(name).is_some_and(|rest| rest.ends_with(char::is_whitespace)));
        let value = after.strip_prefix('=').unwrap_or_default();
        let quoted = ['"', '\'']
            .into_iter()
            .find_map(|quote| value.strip_prefix(quote)?.split_once(quote).map(|(inner, _)| inner));
        if let (true, Some(value)) = (wanted, quoted) {
            values.push(value);
        }
    }
    values
}

/// The targets of `[text](target)`, `![text](target)` and `[name]: target`.
fn markdown_links(prose: &str) -> Vec<&str> {
    let mut links = Vec::new();
    for line in prose.lines() {
        if let Some((name, target)) = line.split_once("]: ")
            && name.starts_with('[')
        {
            links.extend(target.split_whitespace().next());
        }
        for after in line.split("](").skip(1) {
            let target = after.split([')', ' ']).next().unwrap_or_default();
            links.push(target.trim_matches(['<', '>']));
        }
    }
    links
}

/// A line of Markdown without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// The lines of a Markdown text outside its code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    })
}

/// The anchors that a Markdown text's headings get.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text).filter(|line| line.starts_with('#')).map(|line| {
        line.trim_start_matches('#')
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_markdown_are_found() {
        let text = "See [one](a.md#x), ![two](<b.png>) and `[not](this)`.\n\
                    ```\n[nor](that) <a href=\"or this\">\n```\n[`code`](e.rs)\n[ref]: c.md \"title\"\n<img src=\"d.png\" alt=\"\">\n\
                    [out](https://example.org) [mail](mailto:a@example.org)\n";
        assert_eq!(links_of(Path::new("a.md"), text), ["d.png", "a.md#x", "b.png", "e.rs", "c.md"]);
    }

    #[test]
    fn links_in_html_are_found() {
        let text = "<a class='x' href='a.html'>a</a><script src=\"js/a.js\"></script>\
                    <img data-src=\"no.png\"><a href=\"//example.org/x\">b</a>";
        assert_eq!(links_of(Path::new("a.html"), text), ["a.html", "js/a.js"]);
    }

    #[test]
    fn headings_become_anchors() {
        let text = "# How to change a rate\n```\n# no heading\n```\n## `build.rs`, & more\n";
        assert_eq!(headings(text).collect::<Vec<_>>(), ["how-to-change-a-rate", "buildrs--more"]);
    }

    #[test]
    fn a_link_is_followed() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("here.md");
        assert_eq!(follow(&here, "Cargo.toml"), Ok(()));
        assert_eq!(follow(&here, "src/"), Ok(()));
        assert!(follow(&here, "/Cargo.toml").is_err());
        assert!(follow(&here, "nowhere.md").is_err());
        assert!(follow(&here, "Cargo.toml#nowhere").is_err());
    }
}
