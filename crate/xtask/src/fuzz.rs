//! `cargo xtask fuzz`: one of the fuzzing targets, for as many executions as are asked for.

use std::process::Command;

use crate::error::{Error, Result};
use crate::process;
use crate::tree::Tree;

/// What is fuzzed; `fuzz/src/lib.rs` says what must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Target {
    /// Folding a text.
    Fold,
    /// Reading a conversation.
    Read,
    /// The stored state of a conversation.
    Thread,
    /// Files given to `vigie`.
    Input,
    /// The question before sending.
    Draft,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Fold => "fold",
            Self::Read => "read",
            Self::Thread => "thread",
            Self::Input => "input",
            Self::Draft => "draft",
        }
    }

    /// Longest input, in bytes: a short conversation is read thousands of times a second, a long one is not.
    fn longest(self) -> u32 {
        match self {
            Self::Read | Self::Draft => 96,
            Self::Fold | Self::Thread => 256,
            Self::Input => 512,
        }
    }
}

/// Runs a target until `runs` executions are done or one fails. New inputs stay in `target/fuzz`; the kept corpus is
/// only read.
pub fn run(tree: &Tree, target: Target, runs: u64) -> Result<()> {
    if process::output(Command::new("cargo").args(["fuzz", "--version"])).is_err() {
        return Err(Error::Missing {
            what: "cargo-fuzz with a nightly compiler".to_owned(),
            command: "rustup toolchain install nightly && cargo install --locked cargo-fuzz"
                .to_owned(),
        });
    }
    let found = tree.at(&format!("target/fuzz/{}", target.name()));
    crate::tree::empty_folder(&found)?;
    process::run(
        Command::new("cargo")
            .current_dir(tree.root())
            .env("RUSTUP_TOOLCHAIN", "nightly")
            // `unsafe` is forbidden everywhere, so the address sanitiser has nothing to find and only costs time.
            .args(["fuzz", "run", "--features=libfuzzer", "--sanitizer=none"])
            .arg(target.name())
            .arg(&found)
            .arg(tree.at(&format!("fuzz/corpus/{}", target.name())))
            .arg("--")
            .arg(format!("-runs={runs}"))
            .arg(format!("-max_len={}", target.longest()))
            .arg(format!("-dict={}", tree.at("fuzz/words.dict").display())),
    )
}
