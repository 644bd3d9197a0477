//! The unpacked extensions: what a browser loads and what a store gets.

use std::path::Path;

use serde_json::{Map, Value};

use crate::bundle;
use crate::error::{Error, Result};
use crate::manifest::{self, Browser, Reach};
use crate::step::Done;
use crate::tree::{self, Tree};

/// The version of everything: the workspace's, which this crate shares.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where a package is unpacked, relative to the root.
pub fn folder(browser: Browser, reach: Reach) -> String {
    let variant = match reach {
        Reach::Store => "",
        Reach::Test => "-test",
    };
    format!("target/extension/{}{variant}", browser.name())
}

/// Makes the four packages: two browsers, for the stores and for the tests. Always anew: copying takes no time, and
/// nothing else must lie in them.
pub fn build(tree: &Tree) -> Result<Done> {
    let source = source_manifest(&tree.at("manifest.json"))?;
    for browser in [Browser::Chromium, Browser::Firefox] {
        for reach in [Reach::Store, Reach::Test] {
            fill(tree, &source, browser, reach)?;
        }
    }
    Ok(Done::Says(format!(
        "version {VERSION} in {}",
        tree.name_of(&tree.at("target/extension"))
    )))
}

fn source_manifest(path: &Path) -> Result<Map<String, Value>> {
    serde_json::from_str(&tree::read(path)?).map_err(|error| Error::Content {
        path: path.to_path_buf(),
        reason: error.to_string(),
    })
}

fn fill(tree: &Tree, source: &Map<String, Value>, browser: Browser, reach: Reach) -> Result<()> {
    let package = tree.at(&folder(browser, reach));
    tree::empty_folder(&package)?;
    let manifest = Value::Object(manifest::derive(source, VERSION, browser, reach));
    tree::write(&package.join("manifest.json"), format!("{manifest:#}\n"))?;
    tree::copy(
        &tree.at("target/wasm/engine_bg.wasm"),
        &package.join("engine.wasm"),
    )?;
    if browser == Browser::Chromium {
        copy_into(&package, &tree.at("extension/data/managed-schema.json"))?;
    }
    for script in tree.files(&[bundle::folder(reach)])? {
        copy_into(&package, &script)?;
    }
    let mut styles = tree.files(&["extension/styles", "extension/pages"])?;
    for page in tree
        .files(&["extension/pages"])?
        .into_iter()
        .filter(|file| is(file, "html"))
    {
        let html = tree::read(&page)?;
        copy_into(&package, &page)?;
        // Only sheets that a page asks for; the overlay's are inside the content script.
        for sheet in styles.extract_if(.., |file| is(file, "css") && html.contains(&name_of(file)))
        {
            copy_into(&package, &sheet)?;
        }
    }
    for icon in tree
        .files(&["extension/icons"])?
        .into_iter()
        .filter(|file| is(file, "png"))
    {
        tree::copy(&icon, &package.join("icons").join(name_of(&icon)))?;
    }
    let words = tree.at("extension");
    for file in tree.files(&["extension/_locales"])? {
        tree::copy(
            &file,
            &package.join(file.strip_prefix(&words).unwrap_or(&file)),
        )?;
    }
    Ok(())
}

fn is(file: &Path, kind: &str) -> bool {
    file.extension().is_some_and(|found| found == kind)
}

fn name_of(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Packages are flat: pages, scripts and styles stand beside the manifest.
fn copy_into(package: &Path, file: &Path) -> Result<()> {
    tree::copy(file, &package.join(name_of(file)))
}
