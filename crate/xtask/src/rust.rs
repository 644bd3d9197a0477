//! The compilers: the wasm32 target of the Rust in use, or Debian's compiler with its library source.

use std::path::Path;
use std::process::Command;

use crate::debian;
use crate::error::{Error, Result};
use crate::process;
use crate::step::Done;
use crate::tree::Tree;

const TARGET: &str = "wasm32-unknown-unknown";

/// How the engine's module gets compiled on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmCompiler {
    /// The Rust that runs this program has the wasm32 target.
    Own,
    /// Debian's compiler builds the standard library for wasm32 from its source.
    Debian {
        /// Name of the linker program, for instance `wasm-ld-22`.
        linker: String,
    },
}

impl WasmCompiler {
    /// The compiler of this machine; installs what is missing, rustup's target first.
    pub fn ensure() -> Result<Self> {
        if has_target() {
            return Ok(Self::Own);
        }
        let rustup = process::find("rustup").is_some()
            && process::output(Command::new("rustup").args(["target", "add", TARGET])).is_ok();
        if rustup && has_target() {
            return Ok(Self::Own);
        }
        Self::from_debian()
    }

    fn from_debian() -> Result<Self> {
        let wanted = |linker: &str| {
            ["rustc-web", "cargo-web", "rust-web-src", linker]
                .map(str::to_owned)
                .to_vec()
        };
        if let Some(linker) = debian_linker().filter(|_| debian_is_there()) {
            return Ok(Self::Debian { linker });
        }
        let linker = debian::newest("lld-").unwrap_or_else(|| "lld".to_owned());
        debian::install("a Rust compiler for wasm32", &wanted(&linker)).map_err(
            |error| match error {
                Error::Missing { what, command } => Error::Missing {
                    what,
                    command: format!("rustup target add {TARGET}\n  or, on Debian: {command}"),
                },
                other => other,
            },
        )?;
        let linker = debian_linker().ok_or_else(|| Error::Missing {
            what: "the wasm32 linker".to_owned(),
            command: format!("sudo apt-get install {linker}"),
        })?;
        Ok(Self::Debian { linker })
    }

    /// `cargo build` for wasm32, ready for the package and profile to be added.
    pub fn cargo_build(&self, tree: &Tree) -> Command {
        // Without these the folders of the machine that built it would stand in the module's panic messages.
        let home = std::env::var("CARGO_HOME")
            .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
            .unwrap_or_default();
        // In the form that allows for blanks in them, and that no setting of the machine adds to.
        let flags = format!(
            "--remap-path-prefix={}=/vigie\x1f--remap-path-prefix={home}=/cargo",
            tree.root().display()
        );
        let mut command = match self {
            Self::Own => cargo(tree),
            Self::Debian { linker } => {
                let mut command = Command::new("/usr/bin/cargo");
                command
                    .current_dir(tree.root())
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        };
        command.env("CARGO_ENCODED_RUSTFLAGS", flags);
        command
            .args(["build", "--locked", "--target", TARGET, "--target-dir"])
            .arg(tree.at("target"));
        if matches!(self, Self::Debian { .. }) {
            command.args(["-Z", "build-std=std,panic_abort"]);
        }
        command
    }

    /// The compiler in words, for the step's line.
    pub fn says(&self) -> Done {
        Done::Says(match self {
            Self::Own => format!("{TARGET} of the Rust in use"),
            Self::Debian { linker } => format!("Debian's compiler with {linker}"),
        })
    }
}

/// The cargo that runs this program.
pub fn cargo(tree: &Tree) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(tree.root());
    command
}

/// Makes sure that rustfmt and clippy are there.
pub fn ensure_components(tree: &Tree) -> Result<Done> {
    for (component, words) in [
        ("rustfmt", ["fmt", "--version"]),
        ("clippy", ["clippy", "--version"]),
    ] {
        let there = || process::output(cargo(tree).args(words)).is_ok();
        if !there() {
            let add = process::output(Command::new("rustup").args(["component", "add", component]));
            if add.is_err() || !there() {
                return Err(Error::Missing {
                    what: format!("cargo's {component}"),
                    command: format!("rustup component add {component}"),
                });
            }
        }
    }
    Ok(Done::Says("rustfmt and clippy".to_owned()))
}

fn has_target() -> bool {
    process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn debian_is_there() -> bool {
    Path::new("/usr/bin/cargo").is_file()
        && process::find("rustc").is_some()
        && Path::new("/usr/bin/rustc").is_file()
}

fn debian_linker() -> Option<String> {
    (15..40)
        .rev()
        .map(|version| format!("wasm-ld-{version}"))
        .find(|name| process::find(name).is_some())
}
