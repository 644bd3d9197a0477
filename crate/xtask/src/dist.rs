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

/// Writes `target/dist/vigie-VERSION-{chromium,firefox,source}.zip`.
pub fn build(tree: &Tree) -> Result<Done> {
    let mut sizes = Vec::new();
    for browser in [Browser::Chromium, Browser::Firefox] {
        let folder = package::folder(browser, Reach::Store);
        let files = tree.files(&[&folder])?;
        sizes.push(archive(tree, browser.name(), &tree.at(&folder), &files)?);
    }
    sizes.push(archive(tree, "source", tree.root(), &tracked(tree)?)?);
    Ok(Done::Says(sizes.join(", ")))
}

/// The files that git tracks: what is in the checkout besides them is not source.
fn tracked(tree: &Tree) -> Result<Vec<PathBuf>> {
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
    let path = tree.at(&format!("target/dist/vigie-{VERSION}-{name}.zip"));
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
