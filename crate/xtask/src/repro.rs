//! Whether the archives can be made again: the last commit is packed in a clone, and once more from that clone's source
//! archive, as a store's reviewer does it, in a folder of another name and length, with another language and time zone.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::ZipArchive;

use crate::dist;
use crate::error::{Error, FileContext, Result};
use crate::process;
use crate::step::{Done, step};
use crate::tree::{self, Tree};

/// Packs twice and compares byte for byte. Takes as long as two builds from nothing.
pub fn run(tree: &Tree) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("vigie-repro-{}", std::process::id()));
    let clone = Tree::new(folder.join("one"));
    // A blank and a letter beyond ASCII, because people have such folders.
    let unpacked = Tree::new(folder.join("another fôlder, further down/two"));
    step("clone of the last commit", || {
        let mut git = Command::new("git");
        git.args(["clone", "--quiet", "--local"]);
        process::output(git.arg(tree.root()).arg(clone.root()))?;
        Ok(Done::Made)
    })?;
    step("first archives", || pack(&clone, "C", "UTC"))?;
    let [.., source] = dist::archives(&clone);
    step("source archive unpacked", || unpack(&source, &unpacked))?;
    step("second archives", || {
        pack(&unpacked, "fr_FR.UTF-8", "Pacific/Auckland")
    })?;
    step("comparison", || compare(&clone, &unpacked))?;
    std::fs::remove_dir_all(&folder).on("empty", &folder)
}

fn pack(tree: &Tree, language: &str, zone: &str) -> Result<Done> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(tree.root())
        .args(["xtask", "dist"])
        .envs([("LC_ALL", language), ("TZ", zone)])
        // What builds here must not reach into there.
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_MANIFEST_DIR");
    process::output(&mut cargo)?;
    Ok(Done::Made)
}

fn unpack(archive: &Path, into: &Tree) -> Result<Done> {
    let refused = |source| Error::Archive {
        path: archive.to_path_buf(),
        source,
    };
    let mut zip = ZipArchive::new(File::open(archive).on("read", archive)?).map_err(refused)?;
    let files = zip.len();
    for index in 0..files {
        let mut file = zip.by_index(index).map_err(refused)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).on("read", archive)?;
        let name = file.name().map_err(refused)?;
        tree::write(&into.at(&name), bytes)?;
    }
    Ok(Done::Says(format!("{files} files")))
}

fn compare(first: &Tree, second: &Tree) -> Result<Done> {
    let pairs = dist::archives(first)
        .into_iter()
        .zip(dist::archives(second));
    let mut differing: Vec<PathBuf> = Vec::new();
    let mut bytes = 0;
    for (one, other) in pairs {
        let (left, right) = (tree::read_bytes(&one)?, tree::read_bytes(&other)?);
        bytes += left.len();
        if left != right {
            differing.extend([one, other]);
        }
    }
    if differing.is_empty() {
        return Ok(Done::Says(format!(
            "three archives, {bytes} bytes, the same"
        )));
    }
    let names: Vec<String> = differing
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    Err(Error::NotGreen(format!(
        "not the same, left to look at:\n  {}",
        names.join("\n  ")
    )))
}
