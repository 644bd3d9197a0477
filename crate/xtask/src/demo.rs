//! `cargo xtask demo`: the founding case, played against the extension in a real browser.

use crate::error::{Error, Result};
use crate::npm;
use crate::process;
use crate::tree::Tree;

/// Language of the browser, and of the conversation that is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// Plays the founding case. `headed` opens a window that stays open until it is closed by hand.
pub fn run(tree: &Tree, language: Language, headed: bool) -> Result<()> {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if headed && !display {
        return Err(Error::Missing {
            what: "a display for --headed".to_owned(),
            command:
                "cargo xtask demo (without a window), or: xvfb-run -a cargo xtask demo --headed"
                    .to_owned(),
        });
    }
    let language = match language {
        Language::Fr => "fr",
        Language::En => "en",
    };
    let mut node = npm::node(tree);
    node.args(["tests/e2e/demo.ts", "--lang", language]);
    if headed {
        node.arg("--headed");
    }
    process::run(&mut node)
}
