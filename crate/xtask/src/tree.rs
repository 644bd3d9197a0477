//! The checkout: where things are, and reading and writing them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{FileContext, Result};

/// The root of the checkout.
#[derive(Debug, Clone)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// The checkout that cargo runs this program from.
    pub fn here() -> Self {
        // Cargo sets the variable at run time too; it is right even where the build folder was moved.
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .ancestors()
            .nth(2)
            .map_or_else(|| own.clone(), Path::to_path_buf);
        Self { root }
    }

    /// A checkout elsewhere.
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout, given with forward slashes.
    pub fn at(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path of the checkout as people write it, relative to the root.
    pub fn name_of(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// All files under the given files and folders, sorted, so that every machine sees the same order. What does not
    /// exist gives nothing.
    pub fn files(&self, relative: &[&str]) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for name in relative {
            collect(&self.at(name), &mut found)?;
        }
        found.sort();
        Ok(found)
    }
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).on("list", path)? {
            collect(&entry.on("list", path)?.path(), found)?;
        }
    }
    Ok(())
}

/// The whole text of a file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).on("read", path)
}

/// The bytes of a file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).on("read", path)
}

/// Writes a file, making its folder where needed.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).on("make", folder)?;
    }
    fs::write(path, content).on("write", path)
}

/// Copies one file, making the folder where needed.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, read_bytes(from)?)
}

/// An empty folder at `path`: what was there goes.
pub fn empty_folder(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).on("empty", path)?;
    }
    fs::create_dir_all(path).on("make", path)
}
