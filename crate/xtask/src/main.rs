//! `cargo xtask`: the project's one door, for people and for continuous integration.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks by printing"
)]

mod audit;
mod bundle;
mod debian;
mod demo;
mod dist;
mod error;
mod fuzz;
mod manifest;
mod npm;
mod package;
mod peers;
mod process;
mod repro;
mod rust;
mod sites;
mod stamp;
mod step;
mod suite;
mod tally;
mod tree;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::demo::Language;
use crate::error::Result;
use crate::rust::WasmCompiler;
use crate::step::{Done, step};
use crate::tree::Tree;

/// Builds, shows, tests and packs Vigie. Each step prints its seconds and is skipped when nothing has changed.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Builds the extension for Chromium and Firefox into target/extension
    Build,
    /// Plays a blackmail case against the extension in a real chat; screenshots in target/demo
    Demo {
        /// Language of browser and conversation
        #[arg(long, value_enum, default_value = "fr")]
        lang: Language,
        /// Opens a window that stays open to play with
        #[arg(long)]
        headed: bool,
    },
    /// Runs every check and every test
    Test,
    /// Packs the archives for the stores into target/dist
    Dist,
    /// Takes the pictures for the stores' listings into target/store
    Store,
    /// Tries any bytes on what reads them, with a nightly compiler and cargo-fuzz
    Fuzz {
        /// What is tried
        #[arg(value_enum)]
        target: fuzz::Target,
        /// How many times
        #[arg(long, default_value_t = 10_000_000)]
        runs: u64,
    },
    /// Packs the last commit twice, in two folders, the second time from the source archive, and compares the bytes
    Repro,
    /// Asks outside judges about the package for Firefox, the crates and the npm packages
    Audit,
    /// Learns again from the example messages, into crate/learned/weights.bin
    Train,
    /// Judges the same messages by Vigie and by what one would use instead; prints a table, takes minutes
    Peers,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let tree = Tree::here();
    match task {
        Task::Build => build(&tree),
        Task::Demo { lang, headed } => {
            build(&tree)?;
            step("chat and browser", || {
                programs(&[debian::CHROMIUM, debian::PROSODY])
            })?;
            demo::run(&tree, *lang, *headed)
        }
        Task::Test => {
            build(&tree)?;
            step("test programs", || {
                programs(&[debian::CHROMIUM, debian::FIREFOX, debian::PROSODY])
            })?;
            step("Rust components", || rust::ensure_components(&tree))?;
            suite::run(&tree)
        }
        Task::Dist => {
            build(&tree)?;
            step("archives", || dist::build(&tree))
        }
        Task::Store => {
            build(&tree)?;
            step("browser", || programs(&[debian::CHROMIUM]))?;
            process::run(npm::node(&tree).arg("tests/gallery/store.ts"))
        }
        Task::Fuzz { target, runs } => fuzz::run(&tree, *target, *runs),
        Task::Repro => repro::run(&tree),
        Task::Audit => {
            build(&tree)?;
            audit::run(&tree)
        }
        Task::Train => {
            process::run(rust::cargo(&tree).args(["run", "--release", "--package", "vigie-train"]))
        }
        Task::Peers => peers::run(&tree),
    }
}

fn build(tree: &Tree) -> Result<()> {
    let mut compiler = WasmCompiler::Own;
    step("compiler for wasm32", || {
        compiler = WasmCompiler::ensure()?;
        Ok(compiler.says())
    })?;
    step("npm packages", || npm::ensure(tree))?;
    step("engine module", || wasm::build(tree, &compiler))?;
    step("sites", || sites::build(tree))?;
    step("scripts", || bundle::build(tree))?;
    step("packages", || package::build(tree))
}

fn programs(wanted: &[debian::Program]) -> Result<Done> {
    debian::ensure_french_chromium()?;
    let found = wanted
        .iter()
        .map(|program| program.ensure())
        .collect::<Result<Vec<_>>>()?;
    Ok(Done::Says(found.join(", ")))
}
