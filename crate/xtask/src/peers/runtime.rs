//! What runs the peers: Node, Python and cargo, each with its packages in a folder of its own.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::slice;

use crate::error::{FileContext, Result};
use crate::peers::judged::{FOLDER, Set};
use crate::process;
use crate::rust;
use crate::stamp::Stamp;
use crate::step::Done;
use crate::tree::{self, Tree};

/// A language's own runtime with its package registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runtime {
    /// A release build: rustrict, and Vigie's engine.
    Cargo,
    /// Node with packages of the npm registry.
    Npm,
    /// Python with packages of `PyPI`, in a virtual environment.
    Python,
}

impl Runtime {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Cargo, Self::Npm, Self::Python];

    /// The name, for lines on the screen and for its folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cargo => "cargo",
            Self::Npm => "npm",
            Self::Python => "python",
        }
    }

    /// Gets the packages, at the versions that `tests/peers` states.
    pub fn ensure(self, tree: &Tree) -> Result<Done> {
        match self {
            Self::Cargo => {
                let mut build = rust::cargo(tree);
                build
                    .args(["build", "--quiet", "--release", "--manifest-path"])
                    .arg(tree.at("tests/peers/rust/Cargo.toml"))
                    .arg("--target-dir")
                    .arg(self.folder(tree));
                process::output(&mut gently(&build))?;
                Ok(Done::Made)
            }
            Self::Npm => {
                let files = ["package.json", "package-lock.json", "judge.mjs"];
                for name in files {
                    let from = tree.at("tests/peers").join(name);
                    tree::copy(&from, &self.folder(tree).join(name))?;
                }
                let inputs = [tree.at("tests/peers/package-lock.json")];
                let installed = self.folder(tree).join("node_modules/.package-lock.json");
                self.once(tree, &inputs, &[installed], || {
                    let mut npm = Command::new("npm");
                    npm.current_dir(self.folder(tree))
                        .args(["ci", "--no-audit", "--no-fund"]);
                    process::output(&mut npm)
                })
            }
            Self::Python => {
                let wanted = tree.at("tests/peers/requirements.txt");
                let made = self.folder(tree).join("pyvenv.cfg");
                self.once(tree, slice::from_ref(&wanted), &[made], || {
                    let mut venv = Command::new("python3");
                    venv.args(["-m", "venv"]).arg(self.folder(tree));
                    process::output(&mut venv)?;
                    let mut pip = self.python(tree);
                    pip.args(["-m", "pip", "install", "--quiet", "--requirement"])
                        .arg(&wanted);
                    process::output(&mut gently(&pip))
                })
            }
        }
    }

    /// Judges a set; gives the file of verdicts.
    pub fn judge(self, tree: &Tree, set: &Set) -> Result<PathBuf> {
        let judge = match self {
            Self::Cargo => Command::new(self.folder(tree).join("release/peers")),
            Self::Npm => {
                let mut node = Command::new("node");
                node.arg(self.folder(tree).join("judge.mjs"));
                node
            }
            Self::Python => {
                let mut python = self.python(tree);
                python
                    .arg(tree.at("tests/peers/judge.py"))
                    .arg(set.examples(tree));
                python
            }
        };
        let input = set.input(tree);
        let name = format!("{}.{}.verdicts.jsonl", set.name, self.name());
        let verdicts = tree.at(FOLDER).join(name);
        let mut command = gently(&judge);
        command
            .stdin(File::open(&input).on("read", &input)?)
            .stdout(File::create(&verdicts).on("write", &verdicts)?)
            // One core for each peer: that is what a chat's page would have.
            .env("OPENBLAS_NUM_THREADS", "1");
        process::run(&mut command)?;
        Ok(verdicts)
    }

    fn folder(self, tree: &Tree) -> PathBuf {
        tree.at(FOLDER).join(self.name())
    }

    fn python(self, tree: &Tree) -> Command {
        Command::new(self.folder(tree).join("bin/python"))
    }

    fn once(
        self,
        tree: &Tree,
        inputs: &[PathBuf],
        outputs: &[PathBuf],
        install: impl FnOnce() -> Result<String>,
    ) -> Result<Done> {
        let stamp = Stamp::of(tree, &format!("peers-{}", self.name()), inputs)?;
        if stamp.holds(outputs) {
            return Ok(Done::UpToDate);
        }
        fs::create_dir_all(self.folder(tree)).on("make", &self.folder(tree))?;
        install()?;
        stamp.keep(outputs)?;
        Ok(Done::Made)
    }
}

/// The same command, giving way to whatever else the machine does.
fn gently(command: &Command) -> Command {
    let mut nice = Command::new("nice");
    nice.args(["-n", "10"])
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        nice.current_dir(folder);
    }
    nice
}
