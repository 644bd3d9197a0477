//! `cargo xtask test`: every check and every test, in order, with each runner's own words on the screen.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::audit;
use crate::error::{Error, Result};
use crate::npm;
use crate::process;
use crate::rust;
use crate::step::step;
use crate::tally::Tally;
use crate::tree::Tree;

/// Runs everything, the rest too when something fails, and closes with the totals.
pub fn run(tree: &Tree) -> Result<()> {
    let mut total = Tally::default();
    let mut broken = Vec::new();
    let mut note = |name: &str, tally: Tally| {
        total.add(tally);
        if tally.failed > 0 {
            broken.push(name.to_owned());
        }
    };
    for (name, mut command) in checks(tree) {
        note(name, check(name, &mut command)?);
    }
    note("web-ext lint", judged(tree));
    note(
        "cargo test",
        tests(
            "cargo test",
            rust::cargo(tree).args(["test", "--workspace", "--exclude", "vigie-wasm"]),
        )?,
    );
    for (name, folder) in [
        ("unit tests", "extension"),
        ("sites", "tests/sites"),
        ("gallery", "tests/gallery"),
        ("end to end", "tests/e2e"),
    ] {
        note(name, tests(name, &mut node_tests(tree, folder)?)?);
    }
    if !broken.is_empty() {
        println!("not green: {}", broken.join(", "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Error::NotGreen(format!("not green: {}", broken.join(", "))))
    }
}

/// What passes or fails as a whole.
fn checks(tree: &Tree) -> Vec<(&'static str, Command)> {
    let mut fmt = rust::cargo(tree);
    fmt.args(["fmt", "--all", "--check"]);
    let mut clippy = rust::cargo(tree);
    clippy.args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    let mut doc = rust::cargo(tree);
    doc.env("RUSTDOCFLAGS", "-D warnings")
        .args(["doc", "--quiet", "--workspace", "--no-deps"])
        .arg("--document-private-items");
    let mut tsc = npm::tool(tree, "tsc");
    tsc.arg("--noEmit");
    vec![
        ("cargo fmt", fmt),
        ("cargo clippy", clippy),
        ("rustdoc", doc),
        ("tsc", tsc),
    ]
}

/// The package for Firefox, as its store's own tool judges it.
fn judged(tree: &Tree) -> Tally {
    let clean = step("web-ext lint", || audit::addon(tree));
    if let Err(error) = &clean {
        println!("✗ {error}");
    }
    Tally {
        passed: usize::from(clean.is_ok()),
        failed: usize::from(clean.is_err()),
    }
}

fn check(name: &str, command: &mut Command) -> Result<Tally> {
    println!("· {name} …");
    let start = Instant::now();
    let succeeded = process::watch(command, |_| {})?;
    let mark = if succeeded { '✓' } else { '✗' };
    println!("{mark} {name}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(Tally {
        passed: usize::from(succeeded),
        failed: usize::from(!succeeded),
    })
}

fn tests(name: &str, command: &mut Command) -> Result<Tally> {
    println!("· {name} …");
    let start = Instant::now();
    let mut tally = Tally::default();
    let succeeded = process::watch(command, |line| tally.see(line))?;
    let tally = tally.close(succeeded);
    let mark = if tally.failed == 0 { '✓' } else { '✗' };
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{mark} {name}: {} passed, {} failed, {seconds:.1} s",
        tally.passed, tally.failed
    );
    Ok(tally)
}

/// Node's test runner over the test files of one folder. Files run one after another: browsers on two cores would
/// otherwise wait for each other.
fn node_tests(tree: &Tree, folder: &str) -> Result<Command> {
    let is_test = |path: &PathBuf| {
        let name = path.to_string_lossy();
        name.ends_with(".test.ts") || name.ends_with(".test.tsx")
    };
    let files: Vec<PathBuf> = tree.files(&[folder])?.into_iter().filter(is_test).collect();
    if files.is_empty() {
        return Err(Error::Content {
            path: tree.at(folder),
            reason: "holds no *.test.ts; tests are never skipped".to_owned(),
        });
    }
    let mut command = npm::node(tree);
    command
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files);
    Ok(command)
}
