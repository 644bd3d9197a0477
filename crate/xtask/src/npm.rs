//! Node and the npm packages, at the versions of the lock file.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::process;
use crate::step::Done;
use crate::tree::{self, Tree};

const OLDEST_NODE: u32 = 20;

/// Makes sure that Node is there and that `node_modules` is what the lock file says.
pub fn ensure(tree: &Tree) -> Result<Done> {
    let version = process::output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|word| word.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        return Err(Error::Missing {
            what: format!("Node {OLDEST_NODE} or newer"),
            command: "sudo apt-get install nodejs npm, or the installer of nodejs.org".to_owned(),
        });
    }
    let lock = tree.at("package-lock.json");
    let installed = tree.at("node_modules/.package-lock.json");
    if installed.exists() && matches(&lock, &installed)? {
        return Ok(Done::UpToDate);
    }
    let mut npm = Command::new("npm");
    npm.current_dir(tree.root())
        .args(["ci", "--no-audit", "--no-fund"]);
    process::output(&mut npm).map_err(|error| match error {
        Error::Failed { output, .. } => Error::Missing {
            what: "a package of package-lock.json".to_owned(),
            command: format!("npm ci{output}"),
        },
        other => other,
    })?;
    Ok(Done::Made)
}

/// A tool of `node_modules`, run at the root of the checkout.
pub fn tool(tree: &Tree, name: &str) -> Command {
    let mut command = Command::new(tree.at("node_modules/.bin").join(name));
    command.current_dir(tree.root());
    command
}

/// Node with TypeScript support, run at the root of the checkout.
pub fn node(tree: &Tree) -> Command {
    let mut command = Command::new("node");
    command.current_dir(tree.root()).args(["--import", "tsx"]);
    command
}

/// Whether what npm says it installed is what the lock file asks for.
fn matches(lock: &Path, installed: &Path) -> Result<bool> {
    let (wanted, there) = (packages(lock)?, packages(installed)?);
    let same = |name: &String, package: &Value| {
        there.get(name).map_or_else(
            // npm leaves out what is for other systems; only such packages are optional.
            || package["optional"] == Value::Bool(true),
            |found| found["version"] == package["version"],
        )
    };
    Ok(wanted
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .all(|(name, package)| same(name, package))
        && there.keys().all(|name| wanted.contains_key(name)))
}

fn packages(file: &Path) -> Result<serde_json::Map<String, Value>> {
    let content = |reason: String| Error::Content {
        path: file.to_path_buf(),
        reason,
    };
    let value: Value =
        serde_json::from_str(&tree::read(file)?).map_err(|error| content(error.to_string()))?;
    value["packages"]
        .as_object()
        .cloned()
        .ok_or_else(|| content("has no `packages`: make it anew with `npm install`".to_owned()))
}
