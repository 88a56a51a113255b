//! Everything that the project checks about itself.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::num::NonZero;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Instant;

use crate::browser::{self, Browser};
use crate::process::{self, Result, cargo};
use crate::project::Project;
use crate::report::Tally;
use crate::serve::Server;
use crate::toolchain::{TARGET, Toolchain};
use crate::{dist, links, remap, setup, wasm};

/// What the command line may ask for.
#[derive(Default)]
pub struct Options {
    /// Do more of what is done at random.
    pub long: bool,
    /// The only step to run.
    pub only: Option<String>,
    /// Run only the walks whose name contains this.
    pub walk: Option<String>,
    /// Run the walks in this engine.
    pub engine: Option<Engine>,
    /// Write the pictures of the README anew.
    pub shots: bool,
}

impl Options {
    /// Reads the words after `cargo xtask test`.
    pub fn parse(arguments: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(&argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().map(|&value| value.to_owned());
                value.ok_or_else(|| format!("`{argument}` lacks its value"))
            };
            match argument {
                "--long" => options.long = true,
                "--only" => options.only = Some(value()?),
                "--walk" => options.walk = Some(value()?),
                "--engine" => options.engine = Some(Engine::named(&value()?)?),
                "--shots" => options.shots = true,
                _ => return Err(format!("`{argument}` is no option of `test`").into()),
            }
        }
        if options.only.is_none() && (options.walk.is_some() || options.engine.is_some() || options.shots) {
            options.only = Some(options.engine.unwrap_or(Engine::Chromium).walks().to_owned());
        }
        if let Some(only) = &options.only
            && !STEPS.iter().any(|step| step.name == only)
        {
            return Err(format!("no step `{only}`; the steps are{}", step_names()).into());
        }
        Ok(options)
    }
}

/// A browser that the walks are made in.
#[derive(Clone, Copy)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    fn named(name: &str) -> Result<Self> {
        let engine = [Self::Chromium, Self::Firefox, Self::WebKit].into_iter().find(|engine| engine.name() == name);
        engine.ok_or_else(|| format!("no engine `{name}`; there are chromium, firefox and webkit").into())
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The step that makes the walks in it.
    const fn walks(self) -> &'static str {
        match self {
            Self::Chromium => "walks",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What `tests/browser/engines.mjs` starts it with.
    fn arguments(self) -> Result<Vec<OsString>> {
        let mut arguments: Vec<OsString> = vec!["--engine".into(), self.name().into(), "--browser".into()];
        match self {
            Self::Chromium => {
                arguments.push(Browser::ready()?.chromium.into());
                arguments.extend(Browser::flags().into_iter().map(|flag| format!("--flag={flag}").into()));
            }
            Self::Firefox => arguments.push(browser::firefox()?.into()),
            Self::WebKit => arguments.push(browser::webkit()?.into()),
        }
        Ok(arguments)
    }
}

struct Context {
    project: Project,
    options: Options,
}

struct Step {
    name: &'static str,
    what: &'static str,
    /// The steps that make what it looks at.
    needs: &'static [&'static str],
    run: fn(&Context) -> Result<Tally>,
}

const BUILD: &str = "build";
const DIST: &str = "dist";

const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "the Rust is formatted",
        needs: &[],
        run: |context| once(cargo_at_root(context).args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "clippy",
        what: "clippy has nothing to say",
        needs: &[],
        run: lint,
    },
    Step {
        name: "native",
        what: "the tests on this machine's own processor",
        needs: &[],
        run: |context| Ok(native(context)),
    },
    Step {
        name: "docs",
        what: "the documentation builds without a warning",
        needs: &[],
        run: |context| {
            once(
                cargo_at_root(context)
                    .args(["doc", "--quiet", "--workspace", "--no-deps"])
                    .env("RUSTDOCFLAGS", "-Dwarnings"),
            )
        },
    },
    Step {
        name: "deny",
        what: "licences and sources of the crates, and that none is there twice",
        needs: &[],
        run: |context| {
            setup::cargo_deny(&context.project)?;
            let mut deny = Command::new(context.project.tool("cargo-deny"));
            deny.args(["--locked", "--log-level", "error", "check", "licenses", "bans", "sources"]);
            once(deny.current_dir(context.project.root()))
        },
    },
    Step {
        name: BUILD,
        what: "the wasm and the data",
        needs: &[],
        run: |context| {
            wasm::build(&context.project)?;
            remap::names_no_folder_of_this_machine(&context.project, &context.project.path(wasm::PKG))?;
            Ok(Tally::PASSED)
        },
    },
    Step {
        name: "node",
        what: "the wasm tests in Node.js",
        needs: &[],
        run: |context| wasm_tests(context, None),
    },
    Step {
        name: "browser",
        what: "the wasm tests in Chromium",
        needs: &[],
        run: |context| wasm_tests(context, Some(&Browser::ready()?)),
    },
    Step {
        name: "parity",
        what: "native and wasm give the same answers",
        needs: &[BUILD],
        run: parity,
    },
    Step {
        name: "arbitrary",
        what: "nothing that is passed in makes the wasm panic, hang or refuse without a field",
        needs: &[BUILD],
        run: |context| {
            let (inputs, seed) = if context.options.long { ("10000000", "new") } else { ("200000", "2026") };
            once(Command::new("node").arg(context.project.path("tests/arbitrary.mjs")).args([inputs, seed]))
        },
    },
    Step {
        name: "examples",
        what: "the published examples in wasm, and the data against its schemas",
        needs: &[BUILD],
        run: examples,
    },
    Step {
        name: "types",
        what: "the types of the JavaScript",
        needs: &[BUILD],
        run: types,
    },
    Step {
        name: "walks",
        what: "walks through the pages in Chromium",
        needs: &[BUILD],
        run: |context| walks(context, Engine::Chromium),
    },
    Step {
        name: "firefox",
        what: "the same walks in Firefox",
        needs: &[BUILD],
        run: |context| walks(context, Engine::Firefox),
    },
    Step {
        name: "webkit",
        what: "those that engines differ in, in WebKit; with --long all",
        needs: &[BUILD],
        run: |context| walks(context, Engine::WebKit),
    },
    Step {
        name: DIST,
        what: "the folder to publish, and its pages in Chromium and Firefox",
        needs: &[BUILD],
        run: published,
    },
    Step {
        name: "size",
        what: "what a visitor loads up to the first answer",
        needs: &[BUILD, DIST],
        run: size,
    },
    Step {
        name: "links",
        what: "links lead somewhere",
        needs: &[BUILD],
        run: |context| {
            links::check(&context.project)?;
            Ok(Tally::PASSED)
        },
    },
];

/// Runs the steps one after another, whether or not one fails, and tells whether all passed.
pub fn test(project: Project, options: Options) -> bool {
    let context = Context { project, options };
    let start = Instant::now();
    let mut total = Tally::default();
    let mut summary = String::new();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| wanted(step, &context.options)) {
        println!("\n== {}: {}", step.name, step.what);
        let began = Instant::now();
        let result = match step.needs.iter().find(|needed| failed.contains(*needed)) {
            Some(needed) => Err(format!("not looked at, since `{needed}` failed").into()),
            None => (step.run)(&context),
        };
        let tally = result.unwrap_or_else(|error| {
            println!("{error}");
            Tally::FAILED
        });
        if tally.failed > 0 {
            failed.push(step.name);
        }
        total += tally;
        let line = format!("{:<8} {:>6.1} s  {tally}", step.name, began.elapsed().as_secs_f64());
        println!("-- {line}");
        // Writing to a String cannot fail.
        let _ = writeln!(summary, "{line}");
    }
    print!("\n{summary}");
    println!("all      {:>6.1} s\n", start.elapsed().as_secs_f64());
    println!("{total}");
    total.failed == 0
}

/// Whether a step is asked for, or makes what the one asked for looks at.
fn wanted(step: &Step, options: &Options) -> bool {
    options.only.as_deref().is_none_or(|only| {
        let asked = STEPS.iter().find(|step| step.name == only);
        step.name == only || asked.is_some_and(|asked| asked.needs.contains(&step.name))
    })
}

fn step_names() -> String {
    STEPS.iter().fold(String::new(), |names, step| names + " " + step.name)
}

/// A step that either passes or fails.
fn once(command: &mut Command) -> Result<Tally> {
    process::run(command)?;
    Ok(Tally::PASSED)
}

/// A step that consists of tests and reports how many passed.
fn counted(command: &mut Command) -> Tally {
    let mut reported = Tally::default();
    let result = process::run_seen(command, |line| {
        if let Some(tally) = Tally::reported(line) {
            reported += tally;
        }
    });
    if let Err(error) = &result {
        println!("{error}");
    }
    Tally::of_run(reported, result.is_ok())
}

fn cargo_at_root(context: &Context) -> Command {
    let mut cargo = cargo();
    cargo.current_dir(context.project.root());
    cargo
}

/// Everything together, and the engine with each question alone, as the wasm of its page has it.
fn lint(context: &Context) -> Result<Tally> {
    let clippy = |what: &[&str]| {
        let mut clippy = cargo_at_root(context);
        process::run(clippy.args(["clippy", "--quiet"]).args(what).args(["--", "-Dwarnings"]))
    };
    clippy(&["--workspace", "--all-targets"])?;
    for question in wasm::QUESTIONS {
        clippy(&["--lib", "--no-default-features", "--features", &format!("std,{question}")])?;
    }
    Ok(Tally::PASSED)
}

fn native(context: &Context) -> Tally {
    let mut tests = cargo_at_root(context);
    tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    tell_how_long(context, &mut tests);
    counted(&mut tests)
}

/// The tests of `tests/web.rs`, in Node.js or in a browser.
fn wasm_tests(context: &Context, browser: Option<&Browser>) -> Result<Tally> {
    let project = &context.project;
    setup::cargo_tools(project)?;
    let toolchain = Toolchain::ready(project)?;
    let runner = project.tool("wasm-bindgen-test-runner");
    let mut tests = wasm::command(project, &toolchain, cargo())?;
    tests
        .args(["test", "--target", TARGET, "--test", "web"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        // Seconds; the runner's own 20 are not enough for many random cases.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    tell_how_long(context, &mut tests);
    if let Some(browser) = browser {
        tests
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.webdriver_json(project)?);
    }
    Ok(counted(&mut tests))
}

/// Tests that take cases at random take more of them when this is set. Wasm has no environment:
/// there it is read when the test is compiled.
fn tell_how_long(context: &Context, tests: &mut Command) {
    if context.options.long {
        tests.env("JOBGEVINST_LONG", "1");
    } else {
        tests.env_remove("JOBGEVINST_LONG");
    }
}

/// Asks both engines the same questions: `tests/parity.mjs`.
fn parity(context: &Context) -> Result<Tally> {
    let project = &context.project;
    let target = project.path("target");
    process::run(cargo_at_root(context).args(["build", "--quiet", "--bin", "answer", "--target-dir"]).arg(&target))?;
    let questions = if context.options.long { "1000000" } else { "100000" };
    once(Command::new("node").arg(project.path("tests/parity.mjs")).arg(target.join("debug/answer")).arg(questions))
}

fn examples(context: &Context) -> Result<Tally> {
    setup::npm_packages(&context.project)?;
    once(Command::new("node").arg(context.project.path("tests/examples.mjs")))
}

fn types(context: &Context) -> Result<Tally> {
    let project = &context.project;
    setup::npm_packages(project)?;
    let tsc = project.node().join("node_modules/.bin/tsc");
    for config in ["tests/tsconfig.json", "tests/browser/tsconfig.json", "xtask/tsconfig.json"] {
        process::run(Command::new(&tsc).arg("--project").arg(project.path(config)))?;
    }
    Ok(Tally::PASSED)
}

/// The walks, several at a time: one waits more than it computes.
fn walks(context: &Context, engine: Engine) -> Result<Tally> {
    let mut walks = in_browser(&context.project, engine, context.project.www(), "tests/browser/run.mjs")?;
    let at_a_time = thread::available_parallelism().map_or(2, NonZero::get);
    walks.arg(format!("--jobs={at_a_time}"));
    // One set of pictures is enough to look at.
    if matches!(engine, Engine::Chromium) {
        walks.arg("--screenshots").arg(context.project.path("target/screenshots"));
    }
    if context.options.shots {
        walks.arg("--pictures").arg(context.project.path("tests/pictures"));
    }
    if let Some(name) = &context.options.walk {
        walks.args(["--walk", name]);
    }
    if context.options.long {
        walks.arg("--long");
    }
    Ok(counted(&mut walks))
}

fn published(context: &Context) -> Result<Tally> {
    dist::make(&context.project, None)?;
    let mut tally = Tally::default();
    for engine in [Engine::Chromium, Engine::Firefox] {
        println!("in {}", engine.name());
        tally += counted(&mut in_browser(&context.project, engine, context.project.dist(), "tests/browser/dist.mjs")?);
    }
    Ok(tally)
}

fn size(context: &Context) -> Result<Tally> {
    once(&mut in_browser(&context.project, Engine::Chromium, context.project.dist(), "tests/browser/size.mjs")?)
}

/// A script that looks at the pages of a folder in a browser, while a server of our own runs beside
/// it.
pub fn in_browser(project: &Project, engine: Engine, folder: PathBuf, script: &str) -> Result<Command> {
    setup::npm_packages(project)?;
    let browser = engine.arguments()?;
    let server = Server::bind(folder, 0)?;
    let url = server.url()?;
    // It ends with this program, which has nothing to clean up after it.
    thread::spawn(move || server.run());

    let mut node = Command::new("node");
    node.arg(project.path(script)).args(["--url", &url]).args(browser);
    Ok(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_step_needs_runs_before_it() {
        for (number, step) in STEPS.iter().enumerate() {
            for needed in step.needs {
                assert!(STEPS.iter().take(number).any(|before| before.name == *needed), "{}: {needed}", step.name);
            }
        }
    }

    #[test]
    fn a_step_alone_brings_what_it_needs() -> Result<()> {
        let options = Options::parse(&["--only", "size"])?;
        let names: Vec<_> = STEPS.iter().filter(|step| wanted(step, &options)).map(|step| step.name).collect();
        assert_eq!(names, [BUILD, DIST, "size"]);
        Ok(())
    }
}
