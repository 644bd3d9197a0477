//! The unpacked extensions: what a browser loads and what a store gets.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::bundle;
use crate::error::{Error, Result};
use crate::manifest::{self, Browser, Reach};
use crate::sites;
use crate::stamp::Stamp;
use crate::step::Done;
use crate::tree::{self, Tree};

/// The version of everything: the workspace's, which this crate shares.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Folders of the extension that are shipped as they are.
const AS_THEY_ARE: [&str; 2] = ["_locales", "icons"];

/// Where a package is unpacked, relative to the root.
pub fn folder(browser: Browser, reach: Reach) -> String {
    let variant = match reach {
        Reach::Store => "",
        Reach::Test => "-test",
    };
    format!("target/extension/{}{variant}", browser.name())
}

/// Makes the four packages: two browsers, for the stores and for the tests.
pub fn build(tree: &Tree) -> Result<Done> {
    let inputs = tree.files(&[
        "manifest.json",
        "Cargo.toml",
        "target/generated",
        "extension",
        "target/bundle",
        "target/wasm/engine_bg.wasm",
    ])?;
    let packages = [Browser::Chromium, Browser::Firefox]
        .into_iter()
        .flat_map(|browser| [Reach::Store, Reach::Test].map(|reach| (browser, reach)));
    let outputs: Vec<PathBuf> = packages
        .clone()
        .map(|(browser, reach)| tree.at(&folder(browser, reach)).join("manifest.json"))
        .collect();
    let stamp = Stamp::of(tree, "package", &inputs)?;
    if stamp.holds(&outputs) {
        return Ok(Done::UpToDate);
    }
    let source: Map<String, Value> = parse(&tree.at("manifest.json"))?;
    for (browser, reach) in packages {
        fill(tree, &source, browser, reach)?;
    }
    stamp.keep()?;
    Ok(Done::Says(format!(
        "version {VERSION} in {}",
        tree.name_of(&tree.at("target/extension"))
    )))
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_str(&tree::read(path)?).map_err(|error| Error::Content {
        path: path.to_path_buf(),
        reason: error.to_string(),
    })
}

fn fill(tree: &Tree, source: &Map<String, Value>, browser: Browser, reach: Reach) -> Result<()> {
    let package = tree.at(&folder(browser, reach));
    tree::empty_folder(&package)?;
    let sites: Vec<Value> = parse(&tree.at(sites::joined(reach)))?;
    let manifest = Value::Object(manifest::derive(source, VERSION, browser, &sites));
    tree::write(&package.join("manifest.json"), format!("{manifest:#}\n"))?;
    tree::copy(
        &tree.at("target/wasm/engine_bg.wasm"),
        &package.join("engine.wasm"),
    )?;
    for script in tree.files(&[bundle::folder(reach)])? {
        copy_into(&package, &script)?;
    }
    for page in tree.files(&["extension/pages", "extension/styles"])? {
        if page
            .extension()
            .is_some_and(|kind| kind == "html" || kind == "css")
        {
            copy_into(&package, &page)?;
        }
    }
    let root = tree.at("extension");
    for file in tree.files(
        &AS_THEY_ARE
            .map(|name| format!("extension/{name}"))
            .each_ref()
            .map(String::as_str),
    )? {
        tree::copy(
            &file,
            &package.join(file.strip_prefix(&root).unwrap_or(&file)),
        )?;
    }
    Ok(())
}

/// Packages are flat: pages, scripts and styles stand beside the manifest.
fn copy_into(package: &Path, file: &Path) -> Result<()> {
    file.file_name()
        .map_or(Ok(()), |name| tree::copy(file, &package.join(name)))
}
