//! The archives for the stores, and the source that their reviewers rebuild from: the same bytes every time.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, FileContext, Result};
use crate::manifest::{Browser, Reach};
use crate::package::{self, VERSION};
use crate::process;
use crate::step::Done;
use crate::tree::{self, Tree};

const SOURCE: &str = "source";

/// Folders that a build makes.
const MADE: [&str; 2] = ["target", "node_modules"];

/// Writes `target/dist/vigie-VERSION-{chromium,firefox,source}.zip`.
pub fn build(tree: &Tree) -> Result<Done> {
    let mut sizes = Vec::new();
    for browser in [Browser::Chromium, Browser::Firefox] {
        let folder = package::folder(browser, Reach::Store);
        let files = tree.files(&[&folder])?;
        sizes.push(archive(tree, browser.name(), &tree.at(&folder), &files)?);
    }
    sizes.push(archive(tree, SOURCE, tree.root(), &source(tree)?)?);
    let compiler = process::output(Command::new("rustc").arg("--version"))?;
    sizes.push(format!("by {}", compiler.trim()));
    Ok(Done::Says(sizes.join(", ")))
}

/// The archives of the current version, by their names.
pub fn archives(tree: &Tree) -> [PathBuf; 3] {
    [Browser::Chromium.name(), Browser::Firefox.name(), SOURCE].map(|name| path(tree, name))
}

fn path(tree: &Tree, name: &str) -> PathBuf {
    tree.at(&format!("target/dist/vigie-{VERSION}-{name}.zip"))
}

/// The files that git tracks: what is in the checkout besides them is not source. In an unpacked source archive there
/// is no git, and all files but what a build makes are source.
fn source(tree: &Tree) -> Result<Vec<PathBuf>> {
    if !tree.at(".git").exists() {
        let made = |file: &PathBuf| {
            let inside = file.strip_prefix(tree.root()).unwrap_or(file);
            inside
                .components()
                .any(|part| MADE.iter().any(|name| part.as_os_str() == *name))
        };
        let mut files = tree.files(&["."])?;
        files.retain(|file| !made(file));
        return Ok(files);
    }
    let listed = process::output(
        Command::new("git")
            .current_dir(tree.root())
            .args(["ls-files", "-z"]),
    )?;
    let mut files: Vec<PathBuf> = listed
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(|name| tree.at(name))
        .collect();
    files.sort();
    Ok(files)
}

fn archive(tree: &Tree, name: &str, root: &Path, files: &[PathBuf]) -> Result<String> {
    let path = path(tree, name);
    tree::write(&path, [])?;
    let refused = |source| Error::Archive {
        path: path.clone(),
        source,
    };
    let mut writer = ZipWriter::new(File::create(&path).on("write", &path)?);
    // One date and one mode for all: an archive must not tell when or where it was made.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for file in files {
        let inside = file
            .strip_prefix(root)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        writer.start_file(inside, options).map_err(refused)?;
        writer
            .write_all(&tree::read_bytes(file)?)
            .on("write", &path)?;
    }
    writer.finish().map_err(refused)?;
    let size = std::fs::metadata(&path).on("read", &path)?.len();
    Ok(format!(
        "{} {} KB",
        tree.name_of(&path),
        size.div_ceil(1000)
    ))
}
