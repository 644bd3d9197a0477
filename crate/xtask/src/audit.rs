//! What outside judges say: of the package for Firefox, of the crates, and of the npm packages.

use std::process::Command;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::manifest::{Browser, Reach};
use crate::npm;
use crate::package;
use crate::process;
use crate::rust;
use crate::step::{Done, step};
use crate::tree::Tree;

/// Asks about everything that Vigie is made from. Licences, bans and sources are decided from files; the lists of known
/// faults are asked of their servers, and where those do not answer that is said.
pub fn run(tree: &Tree) -> Result<()> {
    step("crates: licences, bans, sources", || crates(tree))?;
    step("crates: known faults", || {
        let mut deny = rust::cargo(tree);
        asked(deny.args(["deny", "check", "advisories"]), |said| {
            said.contains("failed to fetch advisory database")
        })
    })?;
    step("npm packages: known faults", || {
        let mut audit = Command::new("npm");
        audit.current_dir(tree.root()).args(["audit", "--audit"]);
        asked(&mut audit, |said| {
            said.contains("audit endpoint returned an error")
        })
    })?;
    step("package for Firefox", || addon(tree))
}

/// Judges the package for Firefox as its store does: no error, no warning, no notice. Chromium's store publishes no
/// such judge, and Firefox's would only miss its own keys in that package.
pub fn addon(tree: &Tree) -> Result<Done> {
    let folder = package::folder(Browser::Firefox, Reach::Store);
    let mut lint = npm::tool(tree, "web-ext");
    lint.args(["lint", "--no-config-discovery", "--output=json"])
        .args(["--source-dir", &folder]);
    // A package with faults makes it fail, and what it prints says which.
    let said = match process::output(&mut lint) {
        Ok(said) => said,
        Err(Error::Failed { output, .. }) => output,
        Err(other) => return Err(other),
    };
    let faults = faults(&said).ok_or_else(|| Error::NotGreen(format!("web-ext lint: {said}")))?;
    if faults.is_empty() {
        Ok(Done::Says("0 errors, 0 warnings, 0 notices".to_owned()))
    } else {
        Err(Error::NotGreen(format!(
            "web-ext lint:\n  {}",
            faults.join("\n  ")
        )))
    }
}

/// Each fault of the report in one line; nothing if it is no report.
fn faults(report: &str) -> Option<Vec<String>> {
    let start = report.find('{')?;
    let report: Value = serde_json::from_str(report.get(start..)?.trim_end()).ok()?;
    let mut faults = Vec::new();
    for kind in ["errors", "warnings", "notices"] {
        for fault in report[kind].as_array()? {
            let word = |key: &str| fault[key].as_str().unwrap_or_default().to_owned();
            let (code, file, message) = (word("code"), word("file"), word("message"));
            faults.push(format!("{kind}: {code} {file}:{} {message}", fault["line"]));
        }
    }
    Some(faults)
}

fn crates(tree: &Tree) -> Result<Done> {
    let version = process::output(rust::cargo(tree).args(["deny", "--version"]));
    let Ok(version) = version else {
        return Err(Error::Missing {
            what: "cargo-deny".to_owned(),
            command: "cargo install --locked cargo-deny".to_owned(),
        });
    };
    process::output(rust::cargo(tree).args(["deny", "check", "licenses", "bans", "sources"]))?;
    Ok(Done::Says(format!("as deny.toml says, {}", version.trim())))
}

/// Runs a question to a server. That it could not be asked, which `unreachable` reads from what was printed, is no
/// fault of the packages.
fn asked(question: &mut Command, unreachable: impl Fn(&str) -> bool) -> Result<Done> {
    match process::output(question) {
        Ok(_) => Ok(Done::Says("none".to_owned())),
        Err(Error::Failed { output, .. }) if unreachable(&output) => Ok(Done::Says(
            "NOT asked, their list cannot be reached from here".to_owned(),
        )),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn names_each_fault_of_a_report() {
        let report = r#"{"errors":[],"notices":[],"warnings":[{"code":"UNSAFE","file":"popup.js","line":3,"message":"Unsafe assignment"}]}"#;
        assert_eq!(
            faults(report),
            Some(vec![
                "warnings: UNSAFE popup.js:3 Unsafe assignment".to_owned()
            ])
        );
    }

    #[test]
    fn finds_nothing_in_a_clean_report_and_takes_no_other_text_for_one() {
        assert_eq!(
            faults("\n{\"errors\":[],\"notices\":[],\"warnings\":[]}\n"),
            Some(Vec::new())
        );
        assert_eq!(faults("cannot find the folder"), None);
        assert_eq!(faults("{}"), None);
    }
}
