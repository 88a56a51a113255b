//! The project's commands: `cargo xtask build`, `serve`, `dist` and `test`.
//!
//! Each of them first sets up what it needs and does not find, below `target/tools`.

mod advisories;
mod apt;
mod bench;
mod browser;
mod debian_rust;
mod dist;
mod links;
mod mutants;
mod pins;
mod process;
mod project;
mod remap;
mod report;
mod serve;
mod setup;
mod size;
mod test;
mod toolchain;
mod wasm;

use std::env;
use std::process::ExitCode;

use process::Result;
use project::Project;
use serve::Server;

const HELP: &str = "\
The project's commands. Each first sets up what is missing, below target/tools.

cargo xtask build              build the wasm into www/pkg and the data into www/data
cargo xtask serve              build, then serve www on this machine
    --port N                   on another port than 8080
    --dist                     serve target/dist, which is made first
cargo xtask dist               build, then make target/dist, the folder to publish
    --origin URL               for the server of this origin, which its _headers then name
    --check                    make it once more, and tell whether target/dist is the same and whole
cargo xtask rates              what of the rates runs out or is not certain, and the coming year's drafts
    --date YYYY-MM-DD          on another day than today
    --year YYYY                the drafts of another year than the one after the data
    --write                    put the drafts into data/rates.csv
cargo xtask advisories         ask for known weaknesses of the crates and npm packages
cargo xtask bench              measure how fast it is, and write BENCH.md (ten minutes)
    --peers                    beside OpenFisca's country template, which is installed from PyPI
    --persons N                with so many of the cohort instead of 20,000
cargo xtask mutants            break src/money.rs and src/law on purpose, and tell what no test sees (hours)
    --file PATH                break this file instead; more than once for several
    --since COMMIT             break what has changed since then in src/savings and src/laerlinge
    --shard K/N                only the Kth of N parts, from 0
cargo xtask size               weigh what a visitor loads and what is inside of it, and write SIZE.md
cargo xtask test               run every check; the last line counts them
    --long                     take more cases where they are taken at random, and all walks in WebKit
    --only STEP                run one step (a wrong name lists them all)
    --walk TEXT                run only the browser walks with TEXT in their name
    --engine NAME              run the browser walks in this engine: chromium, firefox or webkit
    --shots                    run the browser walks and write the README's pictures anew
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    command(&arguments).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn command(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        ["build"] => wasm::build(&Project::find()?)?,
        ["serve", options @ ..] => serve(&serve::Options::parse(options)?)?,
        ["dist", options @ ..] => {
            let (check, options) = match options {
                ["--check", rest @ ..] | [rest @ .., "--check"] => (true, rest),
                _ => (false, options),
            };
            let origin = match options {
                [] => None,
                ["--origin", origin] if dist::is_origin(origin) => Some(*origin),
                _ => {
                    return Err("`dist` takes `--origin https://…`, without a path, `--check`, and nothing else".into());
                }
            };
            let project = Project::find()?;
            wasm::build(&project)?;
            if check {
                dist::check(&project, origin)?;
            } else {
                dist::make(&project, origin)?;
                println!("target/dist is ready to be copied to a web server");
            }
        }
        ["rates", options @ ..] => {
            // 1: something has to be done; what, it has told.
            let mut rates = process::cargo();
            rates.args(["run", "--quiet", "--bin", "rates", "--"]).args(options).current_dir(Project::find()?.root());
            return Ok(if rates.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        ["advisories"] => advisories::check(&Project::find()?)?,
        ["bench", options @ ..] => bench::run(&Project::find()?, options)?,
        ["mutants", options @ ..] => mutants::run(&Project::find()?, options)?,
        ["size"] => size::report(&Project::find()?)?,
        ["test", options @ ..] => {
            // The tests tell by themselves what failed; nothing is said after their last line.
            if !test::test(Project::find()?, test::Options::parse(options)?) {
                return Ok(ExitCode::FAILURE);
            }
        }
        _ => return Err("unknown command or option; `cargo xtask` alone shows them all".into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(options: &serve::Options) -> Result<()> {
    let project = Project::find()?;
    let (name, folder) = if options.dist { ("target/dist", project.dist()) } else { ("www", project.www()) };
    // The port first: a build for nothing takes longer.
    let server = Server::bind(folder, options.port)?;
    wasm::build(&project)?;
    if options.dist {
        dist::make(&project, None)?;
    }
    println!("serving {name} on {} (end it with Ctrl-C)", server.url()?);
    server.run();
    Ok(())
}
