//! Programs that come from Debian's packages: browsers, the chat server, and a compiler where rustup cannot be reached.

use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::process;

/// A program from a Debian package, by the names under which it may already be there.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// What it is, in words.
    pub what: &'static str,
    /// Names to look for on `PATH`.
    pub names: &'static [&'static str],
    /// The package that brings it.
    pub package: &'static str,
}

/// The browser of the demo and of most end-to-end tests.
pub const CHROMIUM: Program = Program {
    what: "Chromium",
    names: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};
/// The other browser.
pub const FIREFOX: Program = Program {
    what: "Firefox ESR",
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};
/// The real chat server.
pub const PROSODY: Program = Program {
    what: "the Prosody chat server",
    names: &["prosody"],
    package: "prosody",
};

impl Program {
    /// Makes sure that the program is there; gives its path in words.
    pub fn ensure(self) -> Result<String> {
        if self.found().is_none() {
            install(self.what, &[self.package.to_owned()])?;
        }
        self.found()
            .ok_or_else(|| missing(self.what, &[self.package.to_owned()]))
    }

    fn found(self) -> Option<String> {
        self.names
            .iter()
            .find_map(|name| process::find(name))
            .map(|path| path.display().to_string())
    }
}

/// Makes sure that Debian's Chromium can speak French; other builds bring all languages along.
pub fn ensure_french_chromium() -> Result<()> {
    let languages = Path::new("/usr/lib/chromium/locales");
    if languages.is_dir() && !languages.join("fr.pak").exists() {
        install("Chromium in French", &["chromium-l10n".to_owned()])?;
    }
    Ok(())
}

/// Installs packages where this machine is a Debian and the user is root; else names the command.
pub fn install(what: &str, packages: &[String]) -> Result<()> {
    if process::find("apt-get").is_none() || !is_root()? {
        return Err(missing(what, packages));
    }
    println!("  installing {}", packages.join(" "));
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
        process::output(&mut command)
    };
    let names: Vec<&str> = packages.iter().map(String::as_str).collect();
    apt(&["update", "-qq"])?;
    apt(&[
        &["install", "-y", "-qq", "--no-install-recommends"],
        names.as_slice(),
    ]
    .concat())?;
    Ok(())
}

/// The newest package whose name is `prefix` and a number, for instance `lld-22`.
pub fn newest(prefix: &str) -> Option<String> {
    let listed = process::output(Command::new("apt-cache").args(["pkgnames", prefix])).ok()?;
    let number = |name: &str| name.strip_prefix(prefix)?.parse::<u32>().ok();
    let newest = listed.lines().filter_map(number).max()?;
    Some(format!("{prefix}{newest}"))
}

fn missing(what: &str, packages: &[String]) -> Error {
    Error::Missing {
        what: what.to_owned(),
        command: format!(
            "sudo apt-get update && sudo apt-get install {}",
            packages.join(" ")
        ),
    }
}

fn is_root() -> Result<bool> {
    Ok(process::output(Command::new("id").arg("-u"))?.trim() == "0")
}
